"""Crosswalk files to rows: what a source printed, checked and read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .frameworks import SINGLE
from .ids import IdError
from .model import Confidence, Direction, Level, Objection, Published, Reading, Row
from .problems import closest_id, closest_word, hint
from .yaml_files import Mapping

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from .evidence import EvidenceItem, System
    from .fields import Fields
    from .model import Source
    from .problems import Position, Problems
    from .references import References
    from .yaml_files import Scalar

SAYS = ("overlap", "no-counterpart", "level-only", "adds", "evidence")
PRINTED_IN = ("table", "prose")
HOW = ("automatic", "manual", "both")
_DIRECTIONS = tuple(Direction)
_LEVELS = tuple(Level)
_CONFIDENCES = tuple(Confidence)


@dataclass(frozen=True, slots=True)
class Registers:
    """What rows may refer to beside entries."""

    sources: dict[str, Source]
    evidence: dict[str, EvidenceItem]
    systems: dict[str, System]


class RowReader:
    """Reads the rows of one crosswalk file."""

    def __init__(self, references: References, registers: Registers, problems: Problems) -> None:
        self.references = references
        self.registers = registers
        self.problems = problems

    def read(self, fields: Fields) -> tuple[Row, ...]:
        """Return the rows of a file in its order."""
        self.source = fields.known("source", "source", self.registers.sources, required=True)
        self.direction = fields.choice("direction", _DIRECTIONS)
        self.direction_misspelt = fields.has("direction") and not self.direction
        self.edition = fields.choice("edition", ("2013", "2022"), default="2022")
        self.levels = self._levels(fields)
        self.levels_misspelt = fields.has("levels") and not self.levels
        rows = tuple(self._row(item, number) for number, item in enumerate(fields.items("rows", required=True), 1))
        self._report_repeats(rows)
        fields.close()
        return rows

    def _report_repeats(self, rows: Iterable[Row]) -> None:
        """Report a row that keeps the same printed statement as one before; it would be counted twice."""
        first: dict[object, int] = {}
        for row in rows:
            stated = (row.at, row.says, row.direction, row.published, row.topic)
            key = (*stated, row.evidence, row.systems, row.how, row.note)
            if key in first:
                self.problems.add(row.position, f"the row stands twice (first in line {first[key]})")
            first.setdefault(key, row.position.line)

    def _levels(self, fields: Fields) -> dict[str, Level]:
        """The source's own words for levels, such as `Gap: none`."""
        levels = {}
        table = fields.mapping("levels")
        for word in table.names() if table else ():
            level = table.choice(word, _LEVELS, required=True) if table else ""
            if level:
                levels[word] = Level(level)
        return levels

    def _row(self, fields: Fields, number: int) -> Row:
        says = fields.choice("says", SAYS) or ("" if fields.has("says") else "overlap")
        direction = fields.choice("direction", _DIRECTIONS) or self.direction
        published, iso, soc2, groups, nonexistent = self._published(fields)
        level_at, title_at = (self._place(fields, name) for name in ("level", "title"))
        readings, reason = self._corrected(fields)
        if readings:
            iso = readings
        elif (
            published.title
            and self.edition == "2022"
            and (owner := self.references.foreign_title(published.title, (r.id for r in iso)))
        ):
            title = self.references.entries[owner].title
            self.problems.add(
                title_at,
                f'the printed title "{published.title}" belongs to {owner} ({title}); say so under '
                '"corrected", with confidence and reason',
            )
        soc2_readings = tuple(Reading(i) for i in soc2)
        suggested, suggested_reason = self._suggested(fields)
        row = Row(
            source=self.source,
            at=fields.text("at", required=True),
            number=number,
            position=fields.at,
            says=says,
            printed_in=fields.choice("printed_in", PRINTED_IN, default="table"),
            direction=Direction(direction) if direction else None,
            published=published,
            iso=tuple(iso),
            soc2=soc2_readings,
            groups=groups,
            level=self._level(published.level, says, level_at),
            corrected=bool(readings),
            correction_reason=reason,
            contradicted=self._objections(fields, "contradicted", {r.id for r in (*iso, *soc2_readings)} | set(groups)),
            nonexistent=nonexistent,
            narrowing=self.references.each(fields.texts("narrowing"), "iso"),
            topic=fields.text("topic"),
            evidence=self._known(fields, "evidence", self.registers.evidence),
            systems=self._known(fields, "systems", self.registers.systems),
            how=fields.choice("how", HOW),
            note=fields.text("note"),
            remark=fields.text("remark"),
            suggested=suggested,
            suggested_reason=suggested_reason,
        )
        self._check(row, fields)
        fields.close()
        return row

    @staticmethod
    def _place(fields: Fields, name: str) -> Position:
        """Where a part of `published` stands."""
        table = fields.mapping("published") if isinstance(fields.node("published"), Mapping) else None
        return table.place(name) if table else fields.at

    def _published(
        self, fields: Fields
    ) -> tuple[Published, tuple[Reading, ...], tuple[str, ...], tuple[str, ...], tuple[Objection, ...]]:
        nonexistent = self._nonexistent(fields)
        table = fields.mapping("published")
        if table is None:
            if not fields.has("published"):
                self.problems.add(fields.at, 'the field "published" is missing; it keeps what the source printed')
            return Published(), (), (), (), nonexistent
        side = "iso-2013" if self.edition == "2013" else "iso"
        iso_texts, soc2_texts = table.texts("iso"), table.texts("soc2")
        published = Published(
            iso=tuple(s.text for s in iso_texts),
            soc2=tuple(s.text for s in soc2_texts),
            level=table.text("level"),
            title=table.text("title"),
        )
        table.close()
        gone = {o.id for o in nonexistent}
        for item, objection in zip(fields.items("nonexistent"), nonexistent, strict=True):
            if objection.id not in (*published.iso, *published.soc2):
                self.problems.add(
                    item.place("id"), f'"{objection.id}" is listed as nonexistent, but the row does not print it'
                )
        iso = self._printed(iso_texts, side, gone, silent=fields.has("corrected"))
        soc2 = self._printed(soc2_texts, "soc2", gone)
        entries = self.references.entries
        groups = tuple(i for i in (*iso, *soc2) if entries[i].kind not in SINGLE)
        single_iso = tuple(Reading(i) for i in iso if i not in groups)
        return published, single_iso, tuple(i for i in soc2 if i not in groups), groups, nonexistent

    def _printed(
        self, scalars: Iterable[Scalar], side: str, gone: set[str], *, silent: bool = False
    ) -> tuple[str, ...]:
        """Read printed references; where `corrected` replaces them, one that names nothing is no problem."""
        found: list[str] = []
        for scalar in scalars:
            if scalar.text in gone:
                continue
            try:
                found += self.references.printed(scalar.text, side)
            except IdError as error:
                if not silent:
                    self.references.explain(scalar, side, error)
        return tuple(dict.fromkeys(found))

    def _corrected(self, fields: Fields) -> tuple[tuple[Reading, ...], str]:
        table = fields.mapping("corrected")
        if table is None:
            return (), ""
        readings: dict[str, Reading] = {}
        for item in table.items("iso", required=True):
            scalar = item.scalar("id", required=True)
            confidence = item.choice("confidence", _CONFIDENCES, required=True)
            for entry in self._meant(scalar, item) if scalar else ():
                if entry in readings:
                    self.problems.add(item.place("id"), f'"{entry}" stands twice in this correction')
                readings[entry] = Reading(entry, Confidence(confidence or "ambiguous"))
            item.close()
        reason = table.text("reason", required=True)
        table.close()
        return tuple(readings.values()), reason

    def _meant(self, scalar: Scalar, item: Fields) -> tuple[str, ...]:
        """The entries that a correction names; a theme, or a clause that only heads others, is none."""
        ids = self.references.expand(scalar, "iso")
        groups = [i for i in ids if self.references.entries[i].kind not in SINGLE]
        for group in groups:
            self.problems.add(item.place("id"), f'"{group}" is a group; a correction names controls or sub-clauses')
        return tuple(i for i in ids if i not in groups)

    def _objections(self, fields: Fields, name: str, among: set[str]) -> tuple[Objection, ...]:
        found: dict[str, Objection] = {}
        for item in fields.items(name):
            scalar = item.scalar("id", required=True)
            reason = item.text("reason", required=True)
            for i in self.references.expand(scalar, "any") if scalar else ():
                if i not in among:
                    near = hint(closest_id(i, sorted(among)))
                    self.problems.add(item.place("id"), f'"{i}" is contradicted, but this row does not name it{near}')
                elif i in found:
                    self.problems.add(item.place("id"), f'"{i}" stands twice')
                found.setdefault(i, Objection(i, reason))
            item.close()
        return tuple(found.values())

    def _nonexistent(self, fields: Fields) -> tuple[Objection, ...]:
        found: list[Objection] = []
        for item in fields.items("nonexistent"):
            text = item.text("id", required=True)
            if self.references.ids.find(text):
                self.problems.add(item.place("id"), f'"{text}" is listed as nonexistent, but it exists')
            if text and any(text == o.id for o in found):
                self.problems.add(item.place("id"), f'"{text}" stands twice')
            found.append(Objection(text, item.text("reason", required=True)))
            item.close()
        return tuple(found)

    def _suggested(self, fields: Fields) -> tuple[tuple[str, ...], str]:
        table = fields.mapping("suggested")
        if table is None:
            return (), ""
        ids = self.references.each(table.texts("soc2", required=True), "soc2")
        reason = table.text("reason")
        table.close()
        return ids, reason

    def _level(self, word: str, says: str, at: Position) -> Level | None:
        if not word or says == "no-counterpart" or self.levels_misspelt:
            return None
        if word not in self.levels:
            near = hint(closest_word(word, self.levels))
            has = ", ".join(self.levels) or "none"
            self.problems.add(at, f'unknown level "{word}"{near}; the file\'s "levels" has {has}')
            return None
        return self.levels[word]

    def _known(self, fields: Fields, name: str, register: Collection[str]) -> tuple[str, ...]:
        found = []
        for scalar in fields.texts(name):
            if scalar.text in register or not register:  # an unreadable register is one problem, not one a row
                found.append(scalar.text)
            else:
                near = hint(closest_word(scalar.text, register))
                self.problems.add(scalar.at, f'unknown {name.removesuffix("s")} "{scalar.text}"{near}')
        return tuple(dict.fromkeys(found))

    def _check(self, row: Row, fields: Fields) -> None:
        """What a row says decides which sides and which of direction and level it needs."""
        sides = (bool(row.published.iso), bool(row.published.soc2))
        if row.says == "overlap" and not all(sides):
            self.problems.add(
                fields.place("published"), 'an overlap needs entries on both sides; for one side say "no-counterpart"'
            )
        if row.says in ("no-counterpart", "level-only", "adds") and sum(sides) != 1:
            self.problems.add(
                fields.place("published"), f'"{row.says}" is said of one side, but both or none are given'
            )
        if (
            row.says in ("overlap", "no-counterpart", "level-only", "adds")
            and row.direction is None
            and not self.direction_misspelt
        ):
            self.problems.add(fields.at, f"the row has no direction; allowed: {', '.join(_DIRECTIONS)}")
        if row.says == "evidence" and not row.evidence:
            self.problems.add(fields.at, "the row is about evidence but names none")
        if row.direction == Direction.UNDIRECTED and row.level:
            self.problems.add(
                fields.place("published"), "an undirected row cannot have a level; levels belong to a direction"
            )
        if row.says == "overlap" and row.direction not in (None, Direction.UNDIRECTED) and not row.published.level:
            self.problems.add(fields.place("published"), "the row has no level as printed")
