"""Ways on from the page of an entry: up to its groups and framework, and to the entries before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import addresses, wording
from .text import Link
from .tree import above, chapter

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry


def crumbs(catalogue: Catalogue, entry: Entry) -> tuple[Link, ...]:
    """Return the links to what an entry stands in, the framework first."""
    framework = catalogue.frameworks[entry.framework]
    top = [Link(addresses.index_of(framework), framework.name)]
    if division := chapter(catalogue, entry):
        kind = framework.kinds[division.kinds[0]]
        top.append(Link(addresses.division_uri(framework, division), wording.begin(kind.many)))
    groups = (group for group in reversed(above(catalogue, entry)) if group.kind.page == "own")
    return (*top, *(Link(group.id, group.label) for group in groups))


def step(catalogue: Catalogue, entry: Entry | None) -> Link | None:
    """Return the link to the entry before or after, if there is one."""
    return Link(entry.id, catalogue.label_apart(entry)) if entry else None
