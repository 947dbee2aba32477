"""The policy set: the documents that frameworks ask for, as records and as they stand in `documents.yml`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.fields import report_repeats
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import MADE, Form, published_of, read_record, record, shape_of
from mkdocs_crosswalk.data.shapes import one_of, some
from mkdocs_crosswalk.data.words import listed, with_article

from .allowed import ANY
from .evidence import serves_of
from .forms import ENTRIES, ENTRY, EVIDENCE_IDS, ID, NAMES, SOME_IDS, Reviewed
from .identity import check_ids
from .shortcuts import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems
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


def _entries(fields: Fields, name: str, required: bool, reader: DocumentReader) -> tuple[str, ...]:
    return reader.entries(fields.texts(name, required=required))


@record
class StandingText:
    """What pages call the documents of a standing, and what it means for them."""

    standing: Annotated[Standing, Form("Who asks for such documents.")]
    name: Annotated[str, Form("What pages call these documents.")]
    meaning: Annotated[str, Form("What that means, in a sentence.")]


@record
class Point:
    """Something that a document says, and the entries that it says it for."""

    text: Annotated[str, Form("What the document must say, in our words.", key="point")]
    entries: Annotated[
        tuple[str, ...],
        Form("The entries that ask for it.", key="for", read=_entries, shape=ENTRIES, published=SOME_IDS),
    ]


@record
class Demand:
    """An entry, or a text outside the frameworks, that asks for a document. One of the two names is empty.

    Attributes:
        written: Whether the entry's own text says what must be in writing.
    """

    entry: Annotated[str, Form(shape=ENTRY, published=ID)] = ""
    outside: Annotated[str, Form("A text that is no entry here and asks for it.")] = ""
    bond: Annotated[Bond, Form("required if the text itself asks for something in writing.", key="how")]
    why: Annotated[str, Form("What in that text asks for it.")]
    part: Annotated[bool, Form("Whether the text asks for proof, of which the document is a part.")] = False
    written: Annotated[bool, MADE] = False


_DEMANDS = some(one_of(shape_of(Demand), "entry", "outside"))
DEMAND = one_of(published_of(Demand), "entry", "outside")
"""A demand in files for machines."""


@record
class Document:
    """A document of the policy set.

    Attributes:
        evidence: The items of the register that show it, or that it is lived by; its own item first.
        template: The page with an empty one to fill in, or "".
        serves: Every entry that a point or a demand names, in order.
    """

    id: Annotated[str, Form("The last part of the address.")]
    name: Annotated[str, Form("What pages call it.")]
    kind: Annotated[str, Form("What kind of document it is.", words=KINDS)]
    purpose: Annotated[str, Form("What it is for, in a sentence.")]
    says: Annotated[tuple[Point, ...], Form("What it must say, point by point.")]
    demands: Annotated[
        tuple[Demand, ...],
        Form("Who asks for it, each with the reason.", key="required_by", shape=_DEMANDS, published=some(DEMAND)),
    ]
    approved_by: Annotated[str, Form("Who approves it: a function.")]
    review: Annotated[str, Form("How often it is looked at again, and after what.")]
    evidence: Annotated[tuple[str, ...], Form(shape=EVIDENCE_IDS, published=NAMES)]
    mistakes: Annotated[tuple[str, ...], Form("What auditors find wrong with it.")]
    template: Annotated[str, Form("The page that has an empty one to fill in.", words=PAGES, private=True)] = ""
    serves: Annotated[tuple[str, ...], Form(derived=True, published=SOME_IDS, kept=True)] = ()
    reviewed: Reviewed = date.min
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
        self.reviewed = date.min
        self.standings: dict[Standing, StandingText] = {}

    def read(self, fields: Fields) -> dict[str, Document]:
        """Return the documents by id, in the order of the file."""
        self.reviewed = fields.day("reviewed", required=True) or date.min
        self.standings = read_standings(fields)
        items = fields.items("documents", required=True)
        found = [self._document(item) for item in items]
        fields.close()
        check_ids(items, "document", self.problems)
        return {d.id: d for d in found}

    def _document(self, fields: Fields) -> Document:
        before = len(self.problems)
        points = fields.items("says", required=True)
        report_repeats(points, "point")
        says = tuple(read_record(Point, item, self) for item in points)
        demands = self._demands(fields)
        named = {e for p in says for e in p.entries} | {d.entry for d in demands if d.entry}
        whole = named if len(self.problems) == before else set(self.references.entries)
        serves = self.references.ids.sorted(named)
        evidence = self._evidence(fields, whole | {d.outside for d in demands if d.outside})
        return read_record(Document, fields, self, says=says, demands=demands, evidence=evidence, serves=serves)

    def entries(self, scalars: Iterable[Scalar]) -> tuple[str, ...]:
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
        entries = self.entries(fields.texts("entry"))
        if not fields.told("entry", "outside") or (fields.has("entry") and fields.has("outside")):
            self.problems.add(fields.at, 'give either "entry", or "outside" for a text that is no entry here')
        elif len(entries) > 1:
            self.problems.add(fields.place("entry"), '"entry" must be one entry; name each with its own reason')
        entry = entries[0] if entries else ""
        written = bool(entry) and self._says_written(self.references.entries[entry])
        demand = read_record(Demand, fields, entry=entry, written=written)
        if entry and demand.bond == Bond.REQUIRED:
            self._check_required(entry, fields.place("how"))
        return demand

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
        """Return the evidence of a document; each item must serve what the document serves, or be asked for with it."""
        found: list[str] = []
        for scalar in fields.texts("evidence", required=True):
            item = self.evidence.get(scalar.text)
            if item is None:
                self.problems.unknown(scalar.at, "evidence item", scalar.text, self.evidence)
            elif item.id in found:
                self.problems.add(scalar.at, f'"{item.id}" stands twice')
            elif not named.intersection((*item.serves, item.outside)) and not self.problems.lost(serves_of(item.id)):
                self.problems.add(scalar.at, f'"{item.id}" serves none of the entries that the document serves')
            else:
                found.append(item.id)
        return tuple(found)


def read_standings(fields: Fields) -> dict[Standing, StandingText]:
    """Return what is said of the documents of each standing; of one that is not named nothing is."""
    read = (read_record(StandingText, item) for item in fields.items("standings"))
    nothing = (StandingText(standing=standing, name="Documents", meaning="") for standing in Standing)
    return {said.standing: said for said in (*nothing, *read)}
