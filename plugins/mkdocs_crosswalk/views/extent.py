"""How much of the crosswalk a site holds: the one place that decides whether there is a page or file to link to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from . import addresses
from .addresses import Place
from .ways import both, ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

    from .menu import Group
    from .page import Page, Section
    from .text import Link, Text

PARTS = (
    *("matrix", "gap", "evidence", "documents", "sources", "counterparts", "corrections"),
    *("guides", "downloads", "api", "twins"),
)
"""The parts that a site may do without, by the names that options use; those of some frameworks alone come to them."""

FOR_PROGRAMS = ("api", "twins")
"""The parts that no page needs; they are more files than all others together."""

_FOLDERS = ("gap", "evidence", "documents", "sources", "guides")
_GAP_FILES = (addresses.CONTROL_MATRIX, f"{addresses.DOWNLOADS}gap-")
OVERLAPS = f"{addresses.API}overlaps.json"


class Offer(NamedTuple):
    """A page to go on with from a list of what remains: what the list says of it, and what is there."""

    link: Link
    advice: Text
    holds: str


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True)
class Extent:
    """What of the crosswalk a site holds.

    Attributes:
        catalogue: The catalogue; it may be a selection.
        parts: The names of the parts that are wanted.
        workbooks: Whether workbooks can be written beside CSV files.
        offered: The parts that only some frameworks have.
    """

    catalogue: Catalogue
    parts: frozenset[str]
    workbooks: bool
    offered: tuple[Part, ...]

    @cached_property
    def more(self) -> tuple[Part, ...]:
        """The parts of frameworks that the data has."""
        return tuple(part for part in self.offered if part.framework in self.catalogue.frameworks)

    def offers(self, framework: str) -> tuple[Offer, ...]:
        """Return the pages that help with what a framework asks, by its id."""
        every = (part.offer(self) for part in self.more if part.offer and part.framework == framework)
        return tuple(offer for offer in every if self.has(offer.link.target))

    def has(self, target: str, anchor: str = "") -> bool:
        """Say whether a link to an entry, page or file leads somewhere; one that never was anything does not matter."""
        asked = (target, anchor)
        if asked not in self._answers:
            self._answers[asked] = self._has(target, anchor)
        return self._answers[asked]

    @cached_property
    def _answers(self) -> dict[tuple[str, str], bool]:
        """What was asked of `has`, which thousands of links ask again."""
        return {}

    def _has(self, target: str, anchor: str) -> bool:
        if target in self.catalogue.full.entries:
            return target in self.catalogue.entries
        if self._gone.intersection((Place(target), Place(target, anchor))):
            return False
        return self._there.issuperset(self._parts_of(target)) or (target == OVERLAPS and "matrix" in self._there)

    @cached_property
    def _there(self) -> frozenset[str]:
        """The parts that are wanted and that the data has."""
        full = self.catalogue.full
        data = {
            **dict.fromkeys(("matrix", "counterparts"), bool(full.crosswalks)),
            "gap": bool(ways(full)),
            "evidence": bool(full.evidence),
            "documents": bool(full.documents),
            "corrections": any(r.corrected or r.contradicted or r.nonexistent for r in full.rows)
            or bool(full.corrections),
            **{part.name: part in self.more for part in self.offered},
        }
        return frozenset(part for part in self.parts if data.get(part, True))

    @cached_property
    def _gone(self) -> frozenset[Place]:
        """The pages and files of what a selection leaves out."""
        return frozenset((*self._pages_gone(), *self._files_gone()))

    def _pages_gone(self) -> Iterator[Place]:
        here, full = self.catalogue, self.catalogue.full
        yield from (addresses.place_of(e) for i, e in full.entries.items() if i not in here.entries)
        yield from (Place(addresses.index_of(f)) for i, f in full.frameworks.items() if i not in here.frameworks)
        yield from (Place(addresses.evidence_uri(i)) for i in full.evidence if i not in here.evidence)
        yield from (Place(addresses.document_uri(d)) for d in full.documents if d not in here.documents)
        yield from (Place(addresses.source_uri(s)) for s in full.sources if s not in here.sources)
        yield from (Place(page) for page, _ in self._lists_gone)

    def _files_gone(self) -> Iterator[Place]:
        here, full = self.catalogue, self.catalogue.full
        yield from (Place(addresses.data_of(e)) for e in full.singles if e.id not in here.entries)
        yield from (Place(file) for _, file in self._lists_gone)
        if not self.workbooks:
            yield Place(addresses.CONTROL_MATRIX)
            yield from (Place(uri) for part in self.offered for uri in part.workbooks)

    @cached_property
    def _lists_gone(self) -> tuple[tuple[str, str], ...]:
        """The page and the file of each list of what remains, for the scopes that a selection has not."""
        here, full = self.catalogue, self.catalogue.full
        gone = []
        for way in ways(full):
            kept = {scope.key for scope in way.scopes(here)}
            gone += [(way.page(scope), way.csv(scope)) for scope in way.scopes(full) if scope.key not in kept]
        return tuple(gone)

    def _parts_of(self, uri: str) -> tuple[str, ...]:
        """Return the parts without which there is no such page or file; a file goes with the page that offers it."""
        for part in self.offered:
            if uri in part.uris:
                return (part.name,) if part.name else ()
        if uri in self._pair_files:
            return ("downloads", "matrix")
        if uri.startswith(_GAP_FILES):
            return ("downloads", "gap")
        if uri.startswith(addresses.DOWNLOADS):
            return ("downloads",)
        if uri.startswith(addresses.API) or uri == addresses.INVENTORY:
            return ("api",)
        name = uri.removesuffix(".md")
        folder, slash, _ = uri.partition("/")
        return (name,) if name in PARTS and not slash else (folder,) if folder in _FOLDERS and slash else ()

    @cached_property
    def _pair_files(self) -> frozenset[str]:
        return frozenset(way.pairs_csv for crosswalk in self.catalogue.full.crosswalks for way in both(crosswalk))
