"""How much of the crosswalk a site holds: the one place that decides whether there is a page or file to link to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.frameworks import ISO_2013

from . import addresses
from .addresses import Place
from .gap.scopes import WAYS, scopes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

PARTS = (
    *("matrix", "gap", "soa", "evidence", "documents", "sources", "counterparts", "corrections"),
    *("guides", "downloads", "api", "twins"),
)
"""The parts that a site may do without, by the names that options use."""

FOR_PROGRAMS = ("api", "twins")
"""The parts that no page needs; they are more files than all others together."""

_FOLDERS = ("gap", "evidence", "documents", "sources", "guides")
_SOA_FILES = (addresses.SOA_CSV, addresses.SOA_WORKBOOK)
_CROSSWALK_FILES = (addresses.CROSSWALK_TO_ISO, addresses.CROSSWALK_TO_SOC2)
_GAP_FILES = (addresses.CONTROL_MATRIX, f"{addresses.DOWNLOADS}gap-")
OVERLAPS = f"{addresses.API}overlaps.json"


@dataclass(frozen=True)
class Extent:
    """What of the crosswalk a site holds.

    Attributes:
        catalogue: The catalogue; it may be a selection.
        parts: The names of the parts, of `PARTS`.
        workbooks: Whether workbooks can be written beside CSV files.
    """

    catalogue: Catalogue
    parts: frozenset[str] = frozenset(PARTS)
    workbooks: bool = True

    def has(self, target: str, anchor: str = "") -> bool:
        """Say whether a link to an entry, page or file leads somewhere; one that never was anything does not matter."""
        if target in self.catalogue.full.entries:
            return target in self.catalogue.entries
        if self._gone.intersection((Place(target), Place(target, anchor))):
            return False
        return self.parts.issuperset(_parts_of(target)) or (target == OVERLAPS and "matrix" in self.parts)

    @cached_property
    def _gone(self) -> frozenset[Place]:
        """The pages and files of what a selection leaves out."""
        return frozenset((*self._pages_gone(), *self._files_gone()))

    def _pages_gone(self) -> Iterator[Place]:
        here, full = self.catalogue, self.catalogue.full
        yield from (addresses.place_of(e) for i, e in full.entries.items() if i not in here.entries)
        if ISO_2013 not in here.frameworks:
            yield Place(addresses.ISO_2013)
        yield from (Place(addresses.evidence_uri(i)) for i in full.evidence if i not in here.evidence)
        yield from (Place(addresses.document_uri(d)) for d in full.documents if d not in here.documents)
        yield from (Place(addresses.source_uri(s)) for s in full.sources if s not in here.sources)
        yield from (Place(way.page(s)) for way in WAYS for s in scopes(full.categories) if s.key not in self._scopes)

    def _files_gone(self) -> Iterator[Place]:
        here, full = self.catalogue, self.catalogue.full
        yield from (Place(addresses.data_of(e)) for e in full.singles if e.id not in here.entries)
        yield from (Place(way.csv(s)) for way in WAYS for s in scopes(full.categories) if s.key not in self._scopes)
        if not self.workbooks:
            yield from (Place(addresses.CONTROL_MATRIX), Place(addresses.SOA_WORKBOOK))

    @cached_property
    def _scopes(self) -> frozenset[str]:
        return frozenset(s.key for s in scopes(self.catalogue.categories))


def _parts_of(uri: str) -> tuple[str, ...]:
    """Return the parts without which there is no such page or file; a file goes with the page that offers it."""
    if uri in _SOA_FILES:
        return ("soa",)
    if uri in _CROSSWALK_FILES:
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
