"""One reading of the data, with the addresses that a site made of it has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views.addresses import address_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.views.site import Site

TOP = "top"
"""The anchor that every page has."""


@dataclass(frozen=True)
class Reading:
    """One reading of the data.

    Attributes:
        name: What it is called: a folder, a revision or a file.
        anchors: The anchors of each page, by its address.
        moved: Where addresses that pages have left lead.
        places: The lines of the data that pages come from, by address; not of those made of many.
        written: Whether the pages that people wrote are its own, and so are among them.
    """

    name: str
    catalogue: Catalogue
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    places: dict[str, Position] = field(default_factory=dict)
    written: frozenset[str] = frozenset()

    def reached(self, address: str) -> str | None:
        """Return the address of the page that an address leads to, or None; that of the home page is empty."""
        now = self.moved.get(address, address)
        return now if now in self.anchors else None


def reading_of(name: str, site: Site, written: Mapping[str, Iterable[str]]) -> Reading:
    """Return a reading with the addresses of its pages.

    Args:
        name: What it is called.
        site: All pages that can be made of it.
        written: The anchors of its own pages that people wrote, by their source addresses; empty if it has none.
    """
    anchors = {address_of(uri): frozenset(found) for uri, found in written.items() if uri in site.written}
    own = frozenset(anchors)
    for uri, page in site.pages.items():
        anchors[address_of(uri)] = frozenset((*(section.anchor for section in page.sections), *page.anchors)) - {TOP}
    moved = {old: address_of(uri) for old, uri in site.moved.items()}
    places = {address_of(uri): page.position for uri, page in site.pages.items() if page.position}
    return Reading(name, site.catalogue, anchors, moved, places, own)
