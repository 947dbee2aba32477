"""The catalogue's parts as frozen records; `content/about/how-to-read.md` explains the words to readers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_crosswalk.data.problems import Position

    from .judgement import Decision, Judgement


class Direction(StrEnum):
    """Whose records are reused for what. Levels are compared only within a direction."""

    SOC2_TO_ISO = "soc2-to-iso"
    ISO_TO_SOC2 = "iso-to-soc2"
    UNDIRECTED = "undirected"


class Level(StrEnum):
    """How far records reach in a direction; the order of the members is from most to least."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"

    @property
    def caution(self) -> int:
        """Return a rank by which the more cautious of two levels is the greater."""
        return _CAUTION[self]


_CAUTION = {level: rank for rank, level in enumerate(Level)}


class Confidence(StrEnum):
    """How sure the reading of a printed id is. `certain` and `likely` are counted, `ambiguous` is only shown."""

    CERTAIN = "certain"
    LIKELY = "likely"
    AMBIGUOUS = "ambiguous"


class Agreement(StrEnum):
    """What the counted rows of a direction say of a pair together."""

    ONE = "one"
    AGREE = "agree"
    DIFFER = "differ"


@dataclass(frozen=True, slots=True)
class Entry:
    """A node of a framework: a control, criterion or clause, or a group of them."""

    id: str
    framework: str
    kind: str  # a key of `frameworks.KIND_NAMES`
    title: str
    parent: str | None
    position: Position
    attributes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""
    title_27002: str = ""
    new_in_2022: bool = False
    documented_information: str = ""  # "", required, conditional
    document: str = ""
    coso_principle: int | None = None
    common: bool = False

    @property
    def label(self) -> str:
        """Return id and title."""
        return self.title if self.kind == "category" else f"{self.id} {self.title}"


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework and edition."""

    id: str
    name: str
    title: str
    source: str
    position: Position
    amendment: str = ""


@dataclass(frozen=True, slots=True)
class Recompute:
    """How a published figure is computed anew from the same source's rows; see `counts.recompute`."""

    measure: str
    scope: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that a source publishes."""

    id: str
    figure: str
    about: str
    at: str
    position: Position
    numerator: int | None = None
    denominator: int | None = None
    recompute: Recompute | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that states mappings or claims, a standard, or this project itself."""

    id: str
    name: str
    title: str
    kind: str
    position: Position
    author: str = ""
    publisher: str = ""
    date: date | None = None
    date_kind: str = ""
    year: str = ""
    address: str = ""
    states: str = ""
    good_for: str = ""
    bad_for: str = ""
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry as this project reads it in a row, with how sure that is."""

    id: str
    confidence: Confidence = Confidence.CERTAIN


@dataclass(frozen=True, slots=True)
class Objection:
    """An entry of a row that the reference speaks against, or that does not exist, with the reason."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Published:
    """What the source printed: ids and level as they stand there, and titles where they are not the official ones.

    Attributes:
        title: One title for all of the row.
        titles: Printed ids with the title beside each.
    """

    iso: tuple[str, ...] = ()
    soc2: tuple[str, ...] = ()
    level: str = ""
    title: str = ""
    titles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One source's statement at one place, as published and as read."""

    source: str
    at: str
    number: int  # counts from 1 within the source
    position: Position
    says: str  # overlap, no-counterpart, level-only, adds, evidence
    printed_in: str  # table, prose
    direction: Direction | None
    published: Published
    iso: tuple[Reading, ...]  # single entries as read
    soc2: tuple[Reading, ...]
    groups: tuple[str, ...]  # themes, clauses, series or domains as read
    level: Level | None
    corrected: tuple[str, ...] = ()  # the sides that were printed wrong: iso, soc2
    correction_reason: str = ""
    contradicted: tuple[Objection, ...] = ()
    nonexistent: tuple[Objection, ...] = ()
    suggested: tuple[str, ...] = ()
    suggested_reason: str = ""
    narrowing: tuple[str, ...] = ()
    topic: str = ""
    evidence: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    how: str = ""
    note: str = ""
    remark: str = ""
    whole: Row | None = None  # the row before entries were left out

    @property
    def full(self) -> Row:
        """Return the row with nothing left out."""
        return self.whole or self

    def objection(self, entry_id: str) -> Objection | None:
        """Return why the reference speaks against an entry of this row, or None."""
        return next((o for o in self.contradicted if o.id == entry_id), None)

    @property
    def entries(self) -> tuple[Reading, ...]:
        """Return the single entries of both sides."""
        return self.iso + self.soc2

    @property
    def meant(self) -> tuple[Reading, ...]:
        """Return the single entries of the sides that were printed wrong."""
        return tuple(reading for side in self.corrected for reading in getattr(self, side))


@dataclass(frozen=True, slots=True)
class Mapping:
    """One row's statement about one pair. What this project rejects is no longer counted, though it may be sound."""

    row: Row
    level: Level | None
    sound: bool  # the ids exist, are clear, and the reference does not speak against them
    counted: bool
    why_not: str  # why it is not counted, or ""
    confidence: Confidence

    @property
    def from_row(self) -> bool:
        """Say whether the level was printed for several entries at once."""
        row = self.row.full
        return len(row.iso) * len(row.soc2) > 1 or bool(row.groups)


@dataclass(frozen=True, slots=True)
class Overlap:
    """An ISO control or sub-clause and a SOC 2 criterion, with every row about the pair and our own judgement.

    Attributes:
        levels: The headline of each direction: the site's decision, our judgement, or the most cautious counted row.
        agreement: How the counted rows, our judgement and the site's decision stand to each other in a direction.
        undecided: The same pair without the site's decision; None if there is none, or if nobody else names the pair.
    """

    iso: str
    soc2: str
    mappings: tuple[Mapping, ...]
    judgement: Judgement | None
    levels: dict[Direction, Level]
    agreement: dict[Direction, Agreement]
    decision: Decision | None = None
    undecided: Overlap | None = None

    @property
    def counted(self) -> bool:
        """Say whether the site decides, or else this project judges, it a pair; or else whether a row is counted."""
        if ruling := self.decision or self.judgement:
            return not ruling.rejects
        return any(m.counted for m in self.mappings)

    def level(self, direction: Direction) -> Level | None:
        """Return the headline of a direction if there is anything to reuse in it."""
        level = self.levels.get(direction)
        return level if self.counted and level != Level.NONE else None

    def reaches(self, direction: Direction, least: Level = Level.PARTIAL) -> bool:
        """Say whether the headline of a direction is at least a level."""
        level = self.level(direction)
        return level is not None and level.caution <= least.caution

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the sources of the counted rows, each once."""
        return tuple(dict.fromkeys(m.row.source for m in self.mappings if m.counted))

    @property
    def voices(self) -> int:
        """Return how many name the pair: sources, this project, and the site itself."""
        rulings = (self.judgement, self.decision)
        return len(self.sources) + sum(self.counted and r is not None and not r.rejects for r in rulings)

    def other(self, entry_id: str) -> str:
        """Return the side of the pair that is not the entry given."""
        return self.soc2 if entry_id == self.iso else self.iso
