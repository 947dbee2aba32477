"""A catalogue as a site with given options has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.selection import Selection
from mkdocs_crosswalk.catalogue.without import chosen

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


def with_frameworks(catalogue: Catalogue, *frameworks: str) -> Catalogue:
    """Return a catalogue with some frameworks; with those that every site has unless any is named."""
    return chosen(catalogue, Selection(frameworks=frameworks or None))
