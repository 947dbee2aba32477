"""All generated pages of the site, in order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from mkdocs_crosswalk.data.locations import needs_of
from mkdocs_crosswalk.registers.documents import Standing

from . import addresses, wording
from .changes import changes_page
from .documents import document_page, documents_index
from .editions import Succession, old_group_page, old_index
from .entries.entry import entry_page
from .evidence import evidence_page
from .evidence_index import evidence_index
from .exchange.pages import exchange_pages
from .extent import PARTS, Extent
from .frameworks import division_page, framework_page
from .gap.gap import gap_pages
from .gap.index import gap_index
from .go import go_page
from .groups import group_page
from .guide_pages import guides_index
from .home import home_page
from .lost import folders
from .matrix.matrix import matrix_page
from .matrix.table import large
from .matrix.whole import whole_matrix_page
from .navigation import navigation
from .pages import Pages, made
from .plan.pages import plan_pages
from .programme.pages import programme_pages
from .records import records_by_name
from .redirects import moved_pages, shorter_pages
from .scorecard import scorecard_pages
from .shortcuts import refuse_unknown
from .sources.corrections import corrections_page
from .sources.counterparts import counterparts_page
from .sources.index import source_index
from .sources.sources import source_page
from .ways import compared, ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Framework

    from .addresses import Place
    from .extent import Part
    from .glossary import Term
    from .guides import Guide
    from .lost import Folder
    from .menu import NavSection
    from .page import Page, Panel
    from .pages import Make, Making
    from .records import Record

T = TypeVar("T")


@dataclass(frozen=True)
class Site:
    """The pages by source address, the places of all entries, and the navigation.

    Attributes:
        extent: What the site holds, by which every link is made or left.
        moved: The source addresses of the pages that addresses of old lead to.
        written: The pages that people wrote, by their source addresses.
    """

    catalogue: Catalogue
    pages: Pages
    places: dict[str, Place]
    sections: tuple[NavSection, ...]
    extent: Extent
    moved: dict[str, str] = field(default_factory=dict)
    written: Mapping[str, Path] = field(default_factory=dict)

    def section_of(self, page: Page) -> NavSection | None:
        """Return the navigation section that a page belongs to, or None for pages that stand alone."""
        for section in self.sections:
            if page.uri == section.uri or (page.place and section.group(page.place)):
                return section
        return None

    @cached_property
    def folders(self) -> tuple[Folder, ...]:
        """Where the entries of each framework are; this project's page for missing addresses says it."""
        return tuple(folders(self.extent))

    @cached_property
    def records(self) -> dict[str, Record]:
        """Evidence items and documents by what a link calls them."""
        return records_by_name(self.catalogue)

    def panel(self, entry_id: str) -> Panel | None:
        """Return the verdict on the page of an entry, if it has one."""
        page = self.pages.get(self.places[entry_id].uri)
        return page.panel if page and page.panel and page.panel.outcome else None

    def verdict(self, entry_id: str) -> str:
        """Return what an entry's page says first, for whom; empty where it says nothing."""
        panel = self.panel(entry_id)
        return wording.begin(f"{panel.audience}: {panel.heading}") if panel else ""

    def summary(self, entry_id: str) -> str:
        """Return an entry's title and what its page says first."""
        label, verdict = self.catalogue.entries[entry_id].label, self.verdict(entry_id)
        return f"{label}. {verdict}" if verdict else label


def build_site(
    catalogue: Catalogue,
    written: Mapping[str, Path] | None = None,
    *,
    parts: Iterable[str] | None = None,
    workbooks: bool = False,
    offered: Iterable[Part] = (),
    guides: tuple[Guide, ...] = (),
    terms: Mapping[str, Term] | None = None,
    today: date = date.max,
) -> Site:
    """Return every generated page of a catalogue; most are made when they are first asked for.

    Args:
        catalogue: The catalogue.
        written: The pages that people wrote, by their source addresses; old addresses may lead to them as well. One
            that needs a framework that is not there is left out.
        parts: The names of the parts that there shall be, of `PARTS` and of those offered; all unless given.
        workbooks: Whether pages link workbooks; the files must then be there.
        offered: The parts that only some frameworks have.
        guides: What the guides among the pages that people wrote say of themselves.
        terms: The words that the glossary among them explains.
        today: The day against which what a company says of itself is held.

    Raises:
        CatalogueError: an old address, or a word, leads to no page, or a page stands at an old address.
    """
    making: dict[str, Make] = {}
    offered, written = tuple(offered), written or {}
    wanted = (*PARTS, *(part.name for part in offered)) if parts is None else parts
    unfit = frozenset(uri for uri, path in written.items() if not set(needs_of(path)) <= set(catalogue.frameworks))
    extent = Extent(catalogue, frozenset(wanted), workbooks, offered, unfit, guides, terms or {}, today)
    for uri, make in _pages(extent):
        if uri in making:
            raise ValueError(f"two pages have the address {uri}: {making[uri]().title}, {make().title}")
        making[uri] = partial(_whole, make, extent)
    pages = Pages(making)
    places = {e.id: addresses.place_of(e) for e in catalogue.entries.values()}
    refuse_unknown(catalogue.shortcuts, pages, written, extent)
    moved = moved_pages(catalogue.redirects, (*pages, *filter(extent.has, written)), extent) | shorter_pages(extent)
    kept = {uri: path for uri, path in written.items() if uri not in unfit}
    return Site(catalogue, pages, places, navigation(extent), extent, moved, kept)


def site_without_pages(catalogue: Catalogue, offered: Iterable[Part] = ()) -> Site:
    """Return a site that knows where everything is and makes no page: enough to read what people write of it."""
    offered = tuple(offered)
    extent = Extent(catalogue, frozenset((*PARTS, *(part.name for part in offered))), False, offered)
    places = {e.id: addresses.place_of(e) for e in catalogue.entries.values()}
    return Site(catalogue, Pages(), places, (), extent)


def _whole(make: Make, extent: Extent) -> Page:
    """Return a page with what parts of the site add to it, whose way up and whose data lead somewhere."""
    page = make()
    more = [part.sections[page.uri](extent) for part in extent.more if page.uri in part.sections]
    crumbs = tuple(c for c in page.crumbs if extent.has(c.target, c.anchor))
    data = page.data if extent.has(page.data) else ""
    if not more and (crumbs, data) == (page.crumbs, page.data):
        return page
    return replace(page, crumbs=crumbs, data=data, sections=(*page.sections, *more))


def _pages(extent: Extent) -> Iterator[Making]:
    """Yield what makes each page; those of which there are many are not made yet."""
    yield from made((home_page(extent.catalogue), go_page(extent)))
    for framework in compared(extent.catalogue):
        yield from _framework_pages(extent, framework)
    yield from made(programme_pages(extent))
    yield from _work_pages(extent)
    if extent.guides and extent.has(addresses.GUIDES):
        yield from made((guides_index(extent),))
    yield from _source_pages(extent)
    yield from made(exchange_pages(extent))
    yield from made(_old_pages(extent.catalogue))


def _framework_pages(extent: Extent, framework: Framework) -> Iterator[Making]:
    """Yield the pages of a framework: of its groups, then of its entries, and those of a folder in reading order."""
    catalogue = extent.catalogue
    yield from made((framework_page(extent, framework),))
    folders = dict.fromkeys(kind.folder for kind in framework.kinds.values() if kind.page == "own")
    for folder in sorted(folders, key=bool):
        kinds = [kind.key for kind in framework.kinds.values() if kind.page == "own" and kind.folder == folder]
        for division in framework.divisions:
            if folder and division.folder == folder:
                yield from made((division_page(extent, framework, division),))
        for together in [kinds] if folder else [[kind] for kind in kinds]:
            for entry, around in with_neighbours(catalogue.framework_entries(framework.id, *together)):
                make = entry_page if entry.kind.single else group_page
                yield addresses.place_of(entry).uri, partial(make, extent, entry, around)


def _work_pages(extent: Extent) -> Iterator[Making]:
    """Yield what a company works with: the matrix, lists, evidence and documents."""
    catalogue = extent.catalogue
    if extent.has(addresses.MATRIX):
        for crosswalk in catalogue.crosswalks:
            yield from made((matrix_page(extent, crosswalk),))
            if not large(catalogue, crosswalk):
                yield from made((whole_matrix_page(extent, crosswalk),))
    if extent.has(addresses.GAP):
        yield addresses.GAP, partial(gap_index, extent)
        yield from gap_pages(extent)
        yield from made(scorecard_pages(extent))
    pages = (make(extent) for part in extent.more if not part.name or part.name in extent.parts for make in part.pages)
    yield from made(pages)
    if extent.has(addresses.EVIDENCE):
        yield addresses.EVIDENCE, partial(evidence_index, extent)
        yield from made(plan_pages(extent))
        by_topic = [i for t in catalogue.topics for i in catalogue.evidence.values() if i.topic == t]
        for item, neighbours in with_neighbours(by_topic):
            yield addresses.evidence_uri(item.id), partial(evidence_page, catalogue, item, neighbours)
    if extent.has(addresses.DOCUMENTS):
        yield addresses.DOCUMENTS, partial(documents_index, extent)
        by_standing = [d for s in Standing for d in catalogue.documents.values() if d.standing == s]
        for document, both in with_neighbours(by_standing):
            yield addresses.document_uri(document.id), partial(document_page, extent, document, both)


def _source_pages(extent: Extent) -> Iterator[Making]:
    catalogue = extent.catalogue
    if extent.has(addresses.SOURCES):
        yield addresses.SOURCES, partial(source_index, catalogue)
        for source, others in with_neighbours(catalogue.sources.values()):
            yield addresses.source_uri(source.id), partial(source_page, extent, source, others)
    if extent.has(addresses.COUNTERPARTS):
        yield addresses.COUNTERPARTS, partial(counterparts_page, extent)
    if extent.has(addresses.CORRECTIONS):
        yield addresses.CORRECTIONS, partial(corrections_page, catalogue)
    if extent.has(addresses.CHANGES):
        yield addresses.CHANGES, partial(changes_page, extent)


def _old_pages(catalogue: Catalogue) -> Iterator[Page]:
    for after, before in ended(catalogue).items():
        old = Succession(catalogue, catalogue.frameworks[after], before)
        yield old_index(old)
        for group, around in with_neighbours(old.groups()):
            yield old_group_page(old, group, around)


def with_neighbours(items: Iterable[T]) -> Iterator[tuple[T, tuple[T | None, T | None]]]:
    """Yield each item with the one before and the one after it."""
    ring: list[T | None] = [None, *items, None]
    for (before, item), (_, after) in pairwise(pairwise(ring)):
        if item is not None:
            yield item, (before, after)
