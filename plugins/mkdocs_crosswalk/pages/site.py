"""All generated pages of the site, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from mkdocs_crosswalk.catalogue.documents import Standing
from mkdocs_crosswalk.catalogue.frameworks import ISO, ISO_2013, SOC2

from . import addresses
from .corrections import corrections_page
from .counterparts_page import counterparts_page
from .documents import document_page, documents_index
from .entry import entry_page
from .evidence import evidence_index, evidence_page
from .gap import gap_pages
from .gap_index import gap_index
from .groups import clauses_index, group_page, iso_index, soc2_index
from .home import go_page, home_page
from .legacy import domain_page, legacy_index
from .matrix import matrix_page
from .navigation import NavSection, navigation
from .redirects import moved_pages
from .soa import soa_page
from .source_pages import source_index, source_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue import Catalogue

    from .addresses import Place
    from .page import Page

T = TypeVar("T")


@dataclass(frozen=True)
class Site:
    """The pages by source address, the places of all entries, and the navigation.

    Attributes:
        moved: The source addresses of the pages that addresses of old lead to.
    """

    catalogue: Catalogue
    pages: dict[str, Page]
    places: dict[str, Place]
    sections: tuple[NavSection, ...]
    workbooks: bool = False  # whether pages offer workbooks beside CSV
    moved: dict[str, str] = field(default_factory=dict)

    def section_of(self, page: Page) -> NavSection | None:
        """Return the navigation section that a page belongs to, or None for pages that stand alone."""
        for section in self.sections:
            if page.uri == section.uri or (page.place and section.group(page.place)):
                return section
        return None

    def verdict(self, entry_id: str) -> str:
        """Return what an entry's page says first, for whom; empty where it says nothing."""
        panel = self.pages[self.places[entry_id].uri].panel
        return f"{panel.audience}: {panel.heading}" if panel else ""

    def summary(self, entry_id: str) -> str:
        """Return an entry's title and what its page says first."""
        label, verdict = self.catalogue.entries[entry_id].label, self.verdict(entry_id)
        return f"{label}. {verdict}" if verdict else label


def build_site(catalogue: Catalogue, written: Iterable[str] = (), *, workbooks: bool = False) -> Site:
    """Return every generated page of a catalogue.

    Args:
        catalogue: The catalogue.
        written: The source addresses of the pages that people wrote, which old addresses may lead to as well.
        workbooks: Whether pages link workbooks; the files must then be there.

    Raises:
        CatalogueError: an old address leads to no page, or a page stands at it.
    """
    pages: dict[str, Page] = {}
    for page in _pages(catalogue, workbooks=workbooks):
        if page.uri in pages:
            raise ValueError(f"two pages have the address {page.uri}: {pages[page.uri].title}, {page.title}")
        pages[page.uri] = page
    places = {e.id: addresses.place_of(e) for e in catalogue.entries.values()}
    moved = moved_pages(catalogue.redirects, (*pages, *written))
    return Site(catalogue, pages, places, navigation(catalogue), workbooks, moved)


def _pages(catalogue: Catalogue, *, workbooks: bool) -> Iterator[Page]:
    yield home_page(catalogue)
    yield go_page(catalogue)
    yield iso_index(catalogue)
    for theme, around in _around(catalogue.framework_entries(ISO, "theme")):
        yield group_page(catalogue, theme, around)
    for control, around in _around(catalogue.framework_entries(ISO, "control")):
        yield entry_page(catalogue, control, around)
    yield clauses_index(catalogue)
    for clause, around in _around(catalogue.framework_entries(ISO, "clause", "heading", "subclause")):
        yield (entry_page if clause.kind == "subclause" else group_page)(catalogue, clause, around)
    yield soc2_index(catalogue)
    for series, around in _around(catalogue.framework_entries(SOC2, "series")):
        yield group_page(catalogue, series, around)
    for criterion, around in _around(catalogue.framework_entries(SOC2, "criterion")):
        yield entry_page(catalogue, criterion, around)
    yield matrix_page(catalogue)
    yield gap_index(catalogue, workbooks=workbooks)
    yield from gap_pages(catalogue, workbooks=workbooks)
    yield soa_page(catalogue, workbooks=workbooks)
    yield evidence_index(catalogue)
    by_topic = [i for t in catalogue.topics for i in catalogue.evidence.values() if i.topic == t]
    for item, neighbours in _around(by_topic):
        yield evidence_page(catalogue, item, neighbours)
    yield documents_index(catalogue)
    by_standing = [d for s in Standing for d in catalogue.documents.values() if d.standing == s]
    for document, both in _around(by_standing):
        yield document_page(catalogue, document, both)
    yield source_index(catalogue)
    for source, others in _around(catalogue.sources.values()):
        yield source_page(catalogue, source, others)
    yield counterparts_page(catalogue)
    yield corrections_page(catalogue)
    yield legacy_index(catalogue)
    for domain, around in _around(catalogue.framework_entries(ISO_2013, "domain")):
        yield domain_page(catalogue, domain, around)


def _around(items: Iterable[T]) -> Iterator[tuple[T, tuple[T | None, T | None]]]:
    """Yield each item with the one before and the one after it."""
    ring: list[T | None] = [None, *items, None]
    for (before, item), (_, after) in pairwise(pairwise(ring)):
        if item is not None:
            yield item, (before, after)
