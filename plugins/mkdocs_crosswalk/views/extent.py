"""How much of the crosswalk a site holds: the one place that decides whether there is a page or file to link to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.exchange.files import strm_workbook
from mkdocs_crosswalk.programme.programme import Programme

from . import addresses
from .addresses import Place
from .guides import treatments
from .keeps import Keeps
from .planned import planned
from .programme.uris import programme_uris
from .scorecards import scorecards
from .text import Link
from .ways import matrix_uri, pairs_files, ways, whole_matrix_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

    from .glossary import Term
    from .guides import Guide, Treatment
    from .menu import Group
    from .offer import Beside, Offer
    from .page import Page, Section
    from .planned import Planned

PARTS = (
    *("matrix", "gap", "evidence", "documents", "sources", "counterparts", "corrections", "changes"),
    *("guides", "downloads", "exchange", "word", "api", "twins"),
)
"""The parts that a site may do without, by the names that options use; those of some frameworks alone come to them."""

ON_REQUEST = ("exchange", "word", "api", "twins")
"""The parts that no page needs and that a site has only if it names them; they are more files than all others."""

_FOLDERS = ("matrix", "gap", "evidence", "documents", "sources", "guides", "exchange")
_PROGRAMME = ("programme/", f"{addresses.DOWNLOADS}programme")
_FILES = {f"{addresses.DOWNLOADS}gap-": ("downloads", "gap"), addresses.WORD: ("downloads", "documents", "word")}
OVERLAPS = tuple(f"{folder}overlaps.json" for folder in addresses.APIS.values())
"""What the scripts of the matrix read."""


@frozen
class Part:
    """What a site has only with one framework. A room of its own brings it, so that nothing here names it.

    Attributes:
        framework: The id of the framework without which there is none of it.
        name: What options call it, or "" if it goes with what it is added to.
        uris: Its pages, and the files that go with them.
        workbooks: Those of its files that only the library for workbooks can write.
        pages: What makes each of its pages.
        menu: What it adds to sections of the side navigation, by their first pages.
        sections: What it adds to the ends of other pages, by their source addresses.
        called: What search calls its pages, by their source addresses.
        offer: What of it helps with what the framework asks.
        files: What makes its files, by their source addresses; it is told how a place becomes a whole address.
        programme: What makes its pages of a company's programme; each makes none where there is nothing to show.
        here: The pages and files of the programme that it makes in a site.
        beside: What is needed beside the entries of the framework.
    """

    framework: str
    name: str = ""
    uris: tuple[str, ...] = ()
    workbooks: tuple[str, ...] = ()
    pages: tuple[Callable[[Extent], Page], ...] = ()
    menu: dict[str, Group] = field(default_factory=dict)
    sections: dict[str, Callable[[Extent], Section]] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    offer: Callable[[Extent], Offer] | None = None
    files: Callable[[Extent, Callable[[Place], str]], dict[str, bytes]] | None = None
    programme: Callable[[Extent], Iterator[Page]] | None = None
    here: Callable[[Extent], Iterator[str]] | None = None
    beside: Callable[[Extent], Beside] | None = None


@dataclass(frozen=True)
class Extent:
    """What of the crosswalk a site holds.

    Attributes:
        catalogue: The catalogue; it may be a selection.
        parts: The names of the parts that are wanted.
        workbooks: Whether workbooks can be written beside CSV files.
        offered: The parts that only some frameworks have.
        unfit: The pages that people wrote, and that need a framework that is not there.
        guides: The guides among those that need none that is missing, in their order.
        terms: The words that the glossary explains, by themselves.
        today: The day against which what a company says of itself is held.
    """

    catalogue: Catalogue
    parts: frozenset[str]
    workbooks: bool
    offered: tuple[Part, ...]
    unfit: frozenset[str] = frozenset()
    guides: tuple[Guide, ...] = ()
    terms: Mapping[str, Term] = field(default_factory=dict)
    today: date = date.max

    @cached_property
    def programme(self) -> Programme:
        """The programme of the company of the site, on the day of the build."""
        return Programme(self.catalogue, self.today)

    @cached_property
    def more(self) -> tuple[Part, ...]:
        """The parts of frameworks that the data has."""
        return tuple(part for part in self.offered if part.framework in self.catalogue.frameworks)

    def offers(self, framework: str) -> tuple[Offer, ...]:
        """Return the pages that help with what a framework asks, by its id."""
        every = (part.offer(self) for part in self.more if part.offer and part.framework == framework)
        return tuple(offer for offer in every if self.has(offer.link.target))

    def beside(self, framework: str) -> tuple[Beside, ...]:
        """Return what is needed beside the entries of a framework, by its id."""
        return tuple(part.beside(self) for part in self.more if part.beside and part.framework == framework)

    @cached_property
    def plans(self) -> dict[str, Planned]:
        """The evidence plans by the source addresses of their pages; they are there with the part of evidence."""
        return planned(self.catalogue)

    @cached_property
    def keeps(self) -> Keeps:
        """Which records a holder keeps already."""
        return Keeps(self.catalogue, self.plans, self.programme.records)

    @cached_property
    def _plan_uris(self) -> frozenset[str]:
        """The pages and files of the plans; where there is a plan there is a page that lists them."""
        return frozenset((*self.plans, *((addresses.PLAN, addresses.PLANS_CSV) if self.plans else ())))

    @cached_property
    def _scorecards(self) -> frozenset[str]:
        """The pages of the scorecards that there are."""
        return frozenset(scorecards(self.catalogue))

    def guide(self, uri: str) -> Guide | None:
        """Return the guide of a source address, or None if it is none."""
        return next((guide for guide in self.guides if guide.uri == uri), None)

    def term(self, word: str) -> Term | None:
        """Return what the glossary says of a word, or None if it, or the glossary, is not there."""
        return self.terms.get(word) if self.has(addresses.GLOSSARY) else None

    def guides_for(self, entry_id: str) -> tuple[Link, ...]:
        """Return links to the guides that treat an entry or a group that is there, the most special first.

        Each guide is linked once, where it speaks of the entry itself or else of the nearest group above it.
        """
        return tuple(Link(guide.uri, guide.title, part.anchor) for guide, part in self.treatments_of(entry_id))

    def treatments_of(self, entry_id: str) -> tuple[Treatment, ...]:
        """Return the same as guides and parts, for whoever shows the headings too."""
        return tuple(found for found in self._treatments[entry_id] if self.has(found[0].uri))

    @cached_property
    def _treatments(self) -> dict[str, tuple[Treatment, ...]]:
        return treatments(self.catalogue, self.guides)

    def has(self, target: str, anchor: str = "") -> bool:
        """Say whether a link to an entry, page or file leads somewhere; one that never was anything does not matter."""
        asked = (target, anchor)
        if asked not in self._answers:
            self._answers[asked] = self._has(target, anchor)
        return self._answers[asked]

    @cached_property
    def programme_pages(self) -> frozenset[str]:
        """The pages and files of the programme that there are: none where a company says nothing of itself."""
        if not self.programme.exists:
            return frozenset()
        there = self._there
        downloads, matrix = "downloads" in there, "matrix" in there
        found = programme_uris(self.programme, files=downloads, workbooks=self.workbooks, matrix=matrix)
        parts = (uri for part in self.more if part.here for uri in part.here(self))
        return frozenset((*found, *parts))

    @cached_property
    def _answers(self) -> dict[tuple[str, str], bool]:
        """What was asked of `has`, which thousands of links ask again."""
        return {}

    def _has(self, target: str, anchor: str) -> bool:
        if target in self.catalogue.everything.entries:
            return target in self.catalogue.entries
        if target.startswith(_PROGRAMME):
            return target in self.programme_pages
        if target.startswith(addresses.SCORECARDS) and target not in self._scorecards:
            return False
        if addresses.of_plans(target) and target not in self._plan_uris:
            return False
        if self._gone.intersection((Place(target), Place(target, anchor))):
            return False
        return self._there.issuperset(self._parts_of(target)) or (target in OVERLAPS and "matrix" in self._there)

    @cached_property
    def _there(self) -> frozenset[str]:
        """The parts that are wanted and that the data has."""
        full = self.catalogue.full
        data = {
            **dict.fromkeys(("matrix", "counterparts", "exchange"), bool(full.crosswalks)),
            "gap": bool(ways(full)),
            "evidence": bool(full.evidence),
            **dict.fromkeys(("documents", "word"), bool(full.documents)),
            "corrections": any(r.corrected or r.contradicted or r.nonexistent for r in full.rows)
            or bool(full.corrections),
            "changes": bool(full.editions),
            **{part.name: part in self.more for part in self.offered},
        }
        return frozenset(part for part in self.parts if data.get(part, True))

    @property
    def empty(self) -> tuple[str, ...]:
        """Return the parts that are wanted and of which the data has nothing, in order."""
        return tuple(sorted(self.parts - self._there))

    @cached_property
    def _gone(self) -> frozenset[Place]:
        """The pages and files of what a selection leaves out."""
        return frozenset((*self._pages_gone(), *self._files_gone()))

    def _pages_gone(self) -> Iterator[Place]:
        here, full = self.catalogue, self.catalogue.everything
        yield from map(Place, self.unfit)
        yield from map(Place, _of_pairs(full) - _of_pairs(here.full))
        yield from (addresses.place_of(e) for i, e in full.entries.items() if i not in here.entries)
        yield from (Place(addresses.index_of(f)) for i, f in full.frameworks.items() if i not in here.frameworks)
        yield from (Place(addresses.evidence_uri(i)) for i in full.evidence if i not in here.evidence)
        yield from (Place(addresses.document_uri(d)) for d in full.documents if d not in here.documents)
        yield from (Place(addresses.source_uri(s)) for s in full.sources if s not in here.sources)
        yield from (Place(page) for page, _ in self._lists_gone)

    def _files_gone(self) -> Iterator[Place]:
        here, full = self.catalogue, self.catalogue.everything
        gone = (e for e in full.singles if e.id not in here.entries)
        yield from (Place(addresses.data_of(e, full.frameworks[e.framework])) for e in gone)
        yield from (Place(file) for _, file in self._lists_gone)
        yield from (Place(addresses.word_uri(d)) for d in full.documents if d not in here.documents)
        if not self.workbooks:
            yield from map(Place, (addresses.CONTROL_MATRIX, *map(strm_workbook, full.crosswalks)))
            yield from (Place(uri) for part in self.offered for uri in part.workbooks)

    @cached_property
    def _lists_gone(self) -> tuple[tuple[str, str], ...]:
        """The page and the file of each list of what remains, for the scopes that a selection has not."""
        here, full = self.catalogue, self.catalogue.everything
        gone = []
        for way in ways(full):
            both = {way.held.id, way.asked.id} <= here.frameworks.keys()
            kept = {scope.key for scope in way.scopes(here)} if both else set()
            gone += [(way.page(scope), way.csv(scope)) for scope in way.scopes(full) if scope.key not in kept]
        return tuple(gone)

    def _parts_of(self, uri: str) -> tuple[str, ...]:
        """Return the parts without which there is no such page or file; a file goes with the page that offers it."""
        for part in self.offered:
            if uri in part.uris:
                return (part.name,) if part.name else ()
        if uri in self._pair_files:
            return ("downloads", "matrix")
        if uri == addresses.CONTROL_MATRIX:
            return ("downloads", "gap" if ways(self.catalogue.full) else "matrix")
        if parts := next((parts for begins, parts in _FILES.items() if uri.startswith(begins)), ()):
            return parts
        if addresses.of_plans(uri):
            return (*(("downloads",) if uri.startswith(addresses.DOWNLOADS) else ()), "evidence", "gap")
        if uri.startswith(addresses.DOWNLOADS):
            return ("downloads",)
        if uri.startswith(tuple(addresses.APIS.values())) or uri == addresses.INVENTORY:
            return ("api",)
        name = uri.removesuffix(".md")
        folder, slash, _ = uri.partition("/")
        return (name,) if name in PARTS and not slash else (folder,) if folder in _FOLDERS and slash else ()

    @cached_property
    def _pair_files(self) -> frozenset[str]:
        full = self.catalogue.full
        return frozenset(file.uri for crosswalk in full.crosswalks for file in pairs_files(full, crosswalk))


def _of_pairs(catalogue: Catalogue) -> set[str]:
    """Return the matrices of two frameworks, and the files with their pairs."""
    pages = {uri(catalogue, c) for c in catalogue.crosswalks for uri in (matrix_uri, whole_matrix_uri)}
    return pages.union(file.uri for crosswalk in catalogue.crosswalks for file in pairs_files(catalogue, crosswalk))
