"""Rows to overlaps: which pairs the rows state, what is counted, and what the sources say together."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.levels import Agreement, Confidence, Direction, Level
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.registers.row import Reading, Row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from collections.abc import Mapping as Mapping_

    from mkdocs_crosswalk.registers.judgement import Decision, Judgement


Pair = tuple[str, str]
Statement = tuple[Row, Reading, Reading]
"""A row, and the entries of both sides that it joins."""


@frozen
class Mapping:
    """One row's statement about one pair. What this project rejects is no longer counted, though it may be sound."""

    row: Row
    level: Level | None
    sound: bool  # the ids exist, are clear, and the reference does not speak against them
    counted: bool
    why_not: str  # why it is not counted, or ""
    confidence: Confidence
    voice: bool = True  # its source speaks for itself, and neither sells what it describes nor copies another

    @property
    def from_row(self) -> bool:
        """Say whether the level was printed for several entries at once."""
        row = self.row.full
        return len(row.left) * len(row.right) > 1 or bool(row.groups)


@frozen
class Overlap:
    """Entries of two frameworks, with every row about the pair and our own judgement.

    Attributes:
        levels: The headline of each direction: the site's decision, our judgement, or the most cautious counted row.
        agreement: How independent sources by their counted rows, our judgement and the site's decision stand to each
            other in a direction.
        undecided: The same pair without the site's decision; None if there is none, or if nobody else names the pair.
        counted: Whether the site decides, or else this project judges, it a pair; or else whether a row is counted.
    """

    left: str
    right: str
    mappings: tuple[Mapping, ...]
    judgement: Judgement | None
    levels: dict[Direction, Level]
    agreement: dict[Direction, Agreement]
    decision: Decision | None = None
    undecided: Overlap | None = None
    counted: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ruling = self.decision or self.judgement
        by_rows = any(m.counted and m.level != Level.NONE for m in self.mappings)
        object.__setattr__(self, "counted", not ruling.rejects if ruling else by_rows)

    def level(self, direction: Direction) -> Level | None:
        """Return the headline of a direction if there is anything to reuse in it."""
        level = self.levels.get(direction)
        return level if self.counted and level != Level.NONE else None

    def reaches(self, direction: Direction, least: Level = Level.PARTIAL) -> bool:
        """Say whether the headline of a direction is at least a level."""
        level = self.level(direction)
        return level is not None and level.caution <= least.caution

    @property
    def levelled(self) -> bool:
        """Say whether anybody gives the pair a level, in either direction."""
        return bool(self.levels)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the independent sources of the counted rows, each once."""
        return tuple(dict.fromkeys(m.row.source for m in self.mappings if m.counted and m.voice))

    @property
    def silent(self) -> tuple[str, ...]:
        """Return the sources of the counted rows that are no voice of their own, each once."""
        return tuple(dict.fromkeys(m.row.source for m in self.mappings if m.counted and not m.voice))

    @property
    def voices(self) -> int:
        """Return how many name the pair: independent sources, this project, and the site itself."""
        rulings = (self.judgement, self.decision)
        return len(self.sources) + sum(self.counted and r is not None and not r.rejects for r in rulings)

    def other(self, entry_id: str) -> str:
        """Return the side of the pair that is not the entry given."""
        return self.right if entry_id == self.left else self.left


@frozen
class EvidenceLink:
    """A row that names an evidence item for an entry."""

    item: str
    entry: str
    row: Row
    counted: bool
    why_not: str


def statements(rows: Iterable[Row]) -> Iterator[Statement]:
    """Yield what rows state of pairs, id to id."""
    for row in rows:
        if row.says == "overlap":
            yield from ((row, left, right) for left in row.left for right in row.right)


def build_overlaps(
    rows: Iterable[Row],
    judged: Mapping_[Pair, Judgement],
    decided: Mapping_[Pair, Decision],
    keys: Mapping_[str, str],
    silent: Collection[str] = (),
) -> dict[Pair, Overlap]:
    """Return every pair that a row, a judgement or a decision states id to id.

    Args:
        rows: The rows.
        judged: Our judgements by pair.
        decided: The site's decisions by pair.
        keys: The keys of the frameworks of all entries; pairs stand in the order of these.
        silent: Sources that are no independent voice.
    """
    found: dict[Pair, list[Statement]] = {pair: [] for pair in (*judged, *decided)}
    for statement in statements(rows):
        _, left, right = statement
        found.setdefault((left.id, right.id), []).append(statement)
    places = {entry: n for n, entry in enumerate(keys)}
    made = {}
    for pair in sorted(found, key=lambda pair: (places[pair[0]], places[pair[1]])):
        to_left = Direction(keys[pair[1]], keys[pair[0]])
        both = (to_left, to_left.back)
        judgement, decision = judged.get(pair), decided.get(pair)
        mappings = tuple(_mapping(s, judgement, decision, silent) for s in found[pair])
        made[pair] = _overlap(pair, both, mappings, judgement, decision)
        if decision and (mappings or judgement):
            before = tuple(_mapping(s, judgement, None, silent) for s in found[pair])
            made[pair] = replace(made[pair], undecided=_overlap(pair, both, before, judgement, None))
    return made


def _mapping(
    statement: Statement, judgement: Judgement | None, decision: Decision | None, silent: Collection[str]
) -> Mapping:
    row, left, right = statement
    why_not = ""
    for reading in (left, right):
        if objection := row.objection(reading.id):
            why_not = objection.reason
    unsure = max(left, right, key=lambda reading: reading.confidence.doubt)
    confidence = unsure.confidence
    if not why_not and confidence == Confidence.AMBIGUOUS:
        why_not = f"The printed id may have meant {unsure.id}, but it is not clear enough to count."
    sound = not why_not
    if sound and decision:
        why_not = f"This site rejects the pair. {decision.reason}" if decision.rejects else ""
    elif sound and judgement and judgement.rejects:
        why_not = f"This project rejects the pair. {judgement.why}"
    return Mapping(
        row=row,
        level=row.level,
        sound=sound,
        counted=not why_not,
        why_not=why_not,
        confidence=confidence,
        voice=row.source not in silent,
    )


def _overlap(
    pair: Pair,
    directions: tuple[Direction, Direction],
    mappings: tuple[Mapping, ...],
    judgement: Judgement | None,
    decision: Decision | None,
) -> Overlap:
    ruling = decision or judgement
    levels: dict[Direction, Level] = {}
    agreement: dict[Direction, Agreement] = {}
    for direction in directions:
        rows = [m for m in mappings if m.counted and m.row.direction == direction and m.level]
        said = [(m.row.source, m.level) for m in rows if m.level and m.voice]
        if judgement:
            said.append(("", judgement.levels[direction]))
        if decision:
            said.append((SITE, decision.levels[direction]))
        stated = [m.level for m in rows if m.level]
        if ruling or stated:
            levels[direction] = ruling.levels[direction] if ruling else max(stated, key=lambda v: v.caution)
        if not said:
            continue
        if len({level for _, level in said}) > 1:
            agreement[direction] = Agreement.DIFFER
        else:
            agreement[direction] = Agreement.AGREE if len({source for source, _ in said}) > 1 else Agreement.ONE
    return Overlap(
        left=pair[0],
        right=pair[1],
        mappings=mappings,
        judgement=judgement,
        levels=levels,
        agreement=agreement,
        decision=decision,
    )


def build_evidence_links(rows: Iterable[Row], below: Mapping_[str, tuple[str, ...]]) -> tuple[EvidenceLink, ...]:
    """Return, for every row that names evidence, each item with each entry that it serves there.

    A row's evidence serves its entries on both sides: what is kept for the one is reused for the other.

    Args:
        rows: The rows.
        below: What each group holds that stands where a single entry may; named there, evidence serves all of it.
    """
    return tuple(link for row in rows for link in _links(row, below))


def links_by(name: str, links: Iterable[EvidenceLink]) -> dict[str, tuple[EvidenceLink, ...]]:
    """Return links by one of their attributes."""
    found: dict[str, list[EvidenceLink]] = {}
    for link in links:
        found.setdefault(getattr(link, name), []).append(link)
    return {key: tuple(values) for key, values in found.items()}


def _links(row: Row, below: Mapping_[str, tuple[str, ...]]) -> Iterator[EvidenceLink]:
    entries = [r.id for r in row.entries] + [i for group in row.groups for i in below.get(group, ())]
    for item in row.evidence:
        for entry in entries:
            objection = row.objection(entry)
            yield EvidenceLink(
                item, entry, row, counted=objection is None, why_not=objection.reason if objection else ""
            )
