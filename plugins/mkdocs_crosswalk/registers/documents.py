"""The policy set: the documents that frameworks ask for, as records and as they stand in `documents.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.fields import report_repeats
from mkdocs_crosswalk.data.words import listed, with_article

from .allowed import ANY
from .evidence import serves_of
from .identity import check_ids
from .shortcuts import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems
    from mkdocs_crosswalk.data.yaml_files import Scalar

    from .evidence import EvidenceItem
    from .frameworks import Entry
    from .references import References

KINDS = ("policy", "procedure", "plan", "register", "statement", "agreement", "standard", "description")

WRITTEN = "documented_information"
"""The field of entries whose own text says whether something must be in writing."""


class Bond(StrEnum):
    """How an entry is bound to a document: its own text asks for something in writing, or only auditors do."""

    REQUIRED = "required"
    EXPECTED = "expected"


class Standing(StrEnum):
    """Who asks for a document; the order of the members is from most to least binding."""

    CLAUSE = "required-by-a-clause"
    ELSEWHERE = "required-elsewhere"
    AUDITORS = "expected-by-auditors"


@dataclass(frozen=True, slots=True)
class StandingText:
    """What pages call the documents of a standing, and what it means for them."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Point:
    """Something that a document says, and the entries that it says it for."""

    text: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """An entry, or a text outside the frameworks, that asks for a document. One of the two names is empty.

    Attributes:
        written: Whether the entry's own text says what must be in writing.
    """

    entry: str
    outside: str
    bond: Bond
    why: str
    written: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the policy set.

    Attributes:
        serves: Every entry that a point or a demand names, in order.
        evidence: The items of the register that show it, or that it is lived by; its own item first.
    """

    id: str
    name: str
    kind: str
    purpose: str
    says: tuple[Point, ...]
    demands: tuple[Demand, ...]
    approved_by: str
    review: str
    evidence: tuple[str, ...]
    mistakes: tuple[str, ...]
    template: str  # the page with an empty one to fill in, or ""
    serves: tuple[str, ...]
    reviewed: date
    position: Position

    @property
    def required(self) -> tuple[Demand, ...]:
        """Return the demands that bind by their own text."""
        return tuple(d for d in self.demands if d.bond == Bond.REQUIRED)

    @property
    def standing(self) -> Standing:
        """Return who asks for it."""
        if any(d.written for d in self.required):
            return Standing.CLAUSE
        return Standing.ELSEWHERE if self.required else Standing.AUDITORS

    def bond(self, entry: str) -> Bond | None:
        """Return how an entry is bound to it, or None if it only says something for it."""
        return next((d.bond for d in self.demands if d.entry == entry), None)


class DocumentReader:
    """Reads the policy set; ids and evidence are held against the rest of the data."""

    def __init__(self, references: References, evidence: Mapping[str, EvidenceItem], problems: Problems) -> None:
        self.references = references
        self.evidence = evidence
        self.problems = problems
        self.standings: dict[Standing, StandingText] = {}

    def read(self, fields: Fields) -> dict[str, Document]:
        """Return the documents by id, in the order of the file."""
        reviewed = fields.day("reviewed", required=True) or date.min
        self.standings = read_standings(fields)
        items = fields.items("documents", required=True)
        found = [self._document(item, reviewed) for item in items]
        fields.close()
        check_ids([(d.id, item) for d, item in zip(found, items, strict=True)], "document", self.problems)
        return {d.id: d for d in found}

    def _document(self, fields: Fields, reviewed: date) -> Document:
        before = len(self.problems)
        points = fields.items("says", required=True)
        report_repeats(points, "point")
        says = tuple(self._point(item) for item in points)
        demands = self._demands(fields)
        named = {e for p in says for e in p.entries} | {d.entry for d in demands if d.entry}
        document = Document(
            id=fields.text("id", required=True),
            name=fields.text("name", required=True),
            kind=fields.choice("kind", KINDS, required=True),
            purpose=fields.text("purpose", required=True),
            says=says,
            demands=demands,
            approved_by=fields.text("approved_by", required=True),
            review=fields.text("review", required=True),
            evidence=self._evidence(fields, named if len(self.problems) == before else set(self.references.entries)),
            mistakes=fields.lines("mistakes", required=True),
            template=fields.choice("template", PAGES),
            serves=self.references.ids.sorted(named),
            reviewed=fields.day("reviewed", reviewed) or reviewed,
            position=fields.at,
        )
        fields.close()
        return document

    def _point(self, fields: Fields) -> Point:
        point = Point(fields.text("point", required=True), self._entries(fields.texts("for", required=True)))
        fields.close()
        return point

    def _entries(self, scalars: Iterable[Scalar]) -> tuple[str, ...]:
        """Return the entries of a list that pairs may join, each once."""
        found: list[str] = []
        for scalar in scalars:
            for entry in self.references.expand(scalar, ANY):
                if entry in found:
                    self.problems.add(scalar.at, f'"{entry}" stands twice')
                elif self._is_single(entry, scalar):
                    found.append(entry)
        return tuple(found)

    def _is_single(self, entry_id: str, scalar: Scalar) -> bool:
        entry = self.references.entries[entry_id]
        if entry.kind.single:
            return True
        what = f"{with_article(entry.kind.one)} of {self.references.frameworks[entry.framework].name}"
        says = f'"{scalar.text}" is {what}; a document serves {self._served}{self.references.moved(entry_id)}'
        self.problems.add(scalar.at, says)
        return False

    @property
    def _served(self) -> str:
        """Return what documents may serve, framework by framework: `controls of 2022, and criteria`."""
        there = [f for f in self.references.frameworks.values() if f.single]
        kinds = [listed(kind.many for kind in f.single) + (f" of {f.edition}" if f.succeeds else "") for f in there]
        return ", and ".join((", ".join(kinds[:-1]), kinds[-1]))

    def _demands(self, fields: Fields) -> tuple[Demand, ...]:
        found: dict[str, Demand] = {}
        for item in fields.items("required_by", required=True):
            demand = self._demand(item)
            name = demand.entry or demand.outside
            if name and name in found:
                self.problems.add(item.at, f'"{name}" stands twice')
            found.setdefault(name, demand)
        return tuple(found.values())

    def _demand(self, fields: Fields) -> Demand:
        entries = self._entries(fields.texts("entry"))
        outside = fields.text("outside")
        if fields.has("entry") == fields.has("outside"):
            self.problems.add(fields.at, 'give either "entry", or "outside" for a text that is no entry here')
        elif len(entries) > 1:
            self.problems.add(fields.place("entry"), '"entry" must be one entry; name each with its own reason')
        bond = fields.choice("how", tuple(Bond), default=Bond.EXPECTED, required=True)
        why = fields.text("why", required=True)
        fields.close()
        entry = entries[0] if entries else ""
        if entry and bond == Bond.REQUIRED:
            self._check_required(entry, fields.place("how"))
        written = bool(entry) and self._says_written(self.references.entries[entry])
        return Demand(entry, outside, Bond(bond), why, written)

    def _check_required(self, entry_id: str, at: Position) -> None:
        """Report an entry that asks for nothing in writing, though its own text would say so."""
        entry = self.references.entries[entry_id]
        if self._says_written(entry) and entry.text(WRITTEN) != Bond.REQUIRED:
            self.problems.add(
                at,
                f'{entry.position.file} does not say that {entry_id} requires documented information; use "expected"',
            )

    def _says_written(self, entry: Entry) -> bool:
        return any(own.name == WRITTEN for own in entry.kind.fields)

    def _evidence(self, fields: Fields, named: set[str]) -> tuple[str, ...]:
        """Return the evidence of a document; each item must serve an entry that the document serves."""
        found: list[str] = []
        for scalar in fields.texts("evidence", required=True):
            item = self.evidence.get(scalar.text)
            if item is None:
                self.problems.unknown(scalar.at, "evidence item", scalar.text, self.evidence)
            elif item.id in found:
                self.problems.add(scalar.at, f'"{item.id}" stands twice')
            elif not named.intersection(item.serves) and not self.problems.lost(serves_of(item.id)):
                self.problems.add(scalar.at, f'"{item.id}" serves none of the entries that the document serves')
            else:
                found.append(item.id)
        return tuple(found)


def read_standings(fields: Fields) -> dict[Standing, StandingText]:
    """Return what is said of the documents of each standing; of one that is not named nothing is."""
    found: dict[Standing, StandingText] = {}
    for item in fields.items("standings"):
        standing = item.choice("standing", tuple(Standing), required=True)
        text = StandingText(item.text("name", required=True), item.text("meaning", required=True))
        if standing:
            found[Standing(standing)] = text
        item.close()
    return {standing: found.get(standing, StandingText("Documents", "")) for standing in Standing}
