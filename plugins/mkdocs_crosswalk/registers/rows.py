"""Crosswalk files to rows: what a source printed, checked and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import closest_word, hint
from mkdocs_crosswalk.data.yaml_files import Mapping, Sequence
from mkdocs_crosswalk.ids.closest import closest_id

from .allowed import ANY
from .crosswalks import meant
from .levels import HOW, UNDIRECTED, Direction, Level
from .printed import PrintReader
from .row import Objection, Row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

    from .crosswalks import Crosswalk
    from .evidence import EvidenceItem, System
    from .printed import Print
    from .references import References
    from .sources import Source

SAYS = ("overlap", "no-counterpart", "level-only", "adds", "evidence")
PRINTED_IN = ("table", "prose")

_LEVELS = tuple(Level)


@frozen
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
        self.direction = self.references.direction(fields)
        self.direction_misspelt = fields.has("direction") and not self.direction
        self.printed = PrintReader(self.references, self.problems, fields)
        self.levels = self._levels(fields)
        self.levelled: list[Position] = []
        self.said: set[str] = set()
        rows = tuple(self._row(item, number) for number, item in enumerate(fields.items("rows", required=True), 1))
        self._report_repeats(rows)
        fields.close()
        if self.levelled:
            whole = self.direction == UNDIRECTED and fields.has("levels")
            self._undirected(fields.place("levels") if whole else self.levelled[0], len(self.levelled))
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

    def _levels(self, fields: Fields) -> dict[str, Level | None]:
        """The source's own words for levels, such as `Gap: none`; a word whose level is misspelt has none."""
        table = fields.mapping("levels")
        self.levels_missing = not fields.has("levels")
        self.levels_misspelt = table is None and not self.levels_missing
        words = table.names() if table else ()
        found = {word: table.choice(word, _LEVELS, required=True) for word in words if table}
        return {word: Level(level) if level else None for word, level in found.items()}

    def _undirected(self, at: Position, rows: int) -> None:
        self.problems.add(
            at,
            f"a level says whose records are reused, and {rows} undirected row{'' if rows == 1 else 's'} of this file "
            'cannot have one; give a direction, or leave the words out of "levels" and they are kept as printed',
        )

    def _row(self, fields: Fields, number: int) -> Row:
        says = fields.choice("says", SAYS) or ("" if fields.has("says") else "overlap")
        direction = self.references.direction(fields) or (None if fields.has("direction") else self.direction)
        crosswalk = self._crosswalk(fields, direction)
        printed = self.printed.read(fields, crosswalk)
        left, right = printed.readings.values()
        suggested, suggested_reason = self._suggested(fields, crosswalk)
        row = Row(
            source=self.source,
            at=fields.text("at", required=True),
            number=number,
            position=fields.at,
            between=(crosswalk.left.key, crosswalk.right.key),
            says=says,
            printed_in=fields.choice("printed_in", PRINTED_IN, default="table"),
            direction=direction,
            published=printed.published,
            left=left,
            right=right,
            groups=printed.groups,
            level=self._level(printed.published.level, says, direction, printed.level_at),
            corrected=tuple(crosswalk.sides[key] for key in printed.corrected),
            correction_reason=printed.reason,
            contradicted=self._objections(
                fields, {*(r.id for r in (*left, *right)), *printed.groups}, whole=printed.whole
            ),
            nonexistent=printed.nonexistent,
            narrowing=self.references.each(fields.texts("narrowing"), self._of_groups(printed, crosswalk)),
            topic=fields.text("topic"),
            evidence=self._known(fields, "evidence", "evidence item", self.registers.evidence),
            systems=self._known(fields, "systems", "system", self.registers.systems),
            how=fields.choice("how", HOW),
            note=fields.text("note"),
            remark=fields.text("remark"),
            suggested=suggested,
            suggested_reason=suggested_reason,
        )
        self._check(row, fields, crosswalk)
        fields.close()
        return row

    def _crosswalk(self, fields: Fields, direction: Direction | None) -> Crosswalk:
        """Return the two frameworks that a row is of: those whose keys it has, and whose direction it says."""
        found = (fields.node("published"), fields.node("corrected"))
        names = {key.text for node in found if isinstance(node, Mapping) for key, _ in node.pairs}
        return meant(self.references.crosswalks, names, direction)

    def _of_groups(self, printed: Print, crosswalk: Crosswalk) -> str:
        """Return the key of the framework of whose groups a row speaks; that is the left one where it names none."""
        of = {self.references.entries[group].framework for group in printed.groups}
        editions = {f.key: {f.id, f.succeeds} for f in (crosswalk.left, crosswalk.right)}
        return next((key for key, ids in editions.items() if ids & of), crosswalk.left.key)

    def _objections(self, fields: Fields, among: set[str], *, whole: bool) -> tuple[Objection, ...]:
        """Return what the reference speaks against, which must be among the entries of the row if it is whole."""
        found: dict[str, Objection] = {}
        for item in fields.items("contradicted"):
            scalar = item.scalar("id", required=True)
            reason = item.text("reason", required=True)
            for i in self.references.expand(scalar, ANY) if scalar else ():
                if whole and i not in among:
                    near = hint(closest_id(i, sorted(among)))
                    self.problems.add(item.place("id"), f'"{i}" is contradicted, but this row does not name it{near}')
                elif i in found:
                    self.problems.add(item.place("id"), f'"{i}" stands twice')
                found.setdefault(i, Objection(i, reason))
            item.close()
        return tuple(found.values())

    def _suggested(self, fields: Fields, crosswalk: Crosswalk) -> tuple[tuple[str, ...], str]:
        table = fields.mapping("suggested")
        if table is None:
            return (), ""
        keys = [key for key in crosswalk.sides if table.has(key)]
        found = tuple(i for key in keys for i in self.references.each(table.texts(key, required=True), key))
        reason = table.text("reason", required=True)
        table.close()
        if not keys and set(table.names()) <= {"reason"}:
            names = " or ".join(f'"{key}"' for key in crosswalk.sides)
            self.problems.add(table.at, f"a suggestion names what would fit better, under {names}")
        return found, reason

    def _level(self, word: str, says: str, direction: Direction | None, at: Position) -> Level | None:
        """Return the level of a printed word; what is wrong with a word is said once a file."""
        if not word or says == "no-counterpart" or self.levels_misspelt:
            return None
        if direction == UNDIRECTED:
            self.levelled += [at] if word in self.levels else []
            return None
        if word in self.levels:
            return self.levels[word]
        if self.levels_missing:
            self._once("levels", at, f'the field "levels" is missing; it says what "{word}" means, as {{{word}: full}}')
        else:
            near = hint(closest_word(word, self.levels))
            has = ", ".join(self.levels) or "none"
            self._once(f"level {word}", at, f'unknown level "{word}"{near}; the file\'s "levels" has {has}')
        return None

    def _once(self, what: str, at: Position, message: str) -> None:
        """Report what is one slip of the file, however many rows meet it."""
        if what in self.said:
            self.problems.pass_over()
        else:
            self.problems.add(at, message)
        self.said.add(what)

    def _known(self, fields: Fields, name: str, what: str, register: Collection[str]) -> tuple[str, ...]:
        found = []
        for scalar in fields.texts(name):
            if scalar.text in register:
                found.append(scalar.text)
            else:
                self.problems.unknown(scalar.at, what, scalar.text, register)
        return tuple(dict.fromkeys(found))

    def _check(self, row: Row, fields: Fields, crosswalk: Crosswalk) -> None:
        """What a row says decides which sides and which of direction and level it needs."""
        if row.says == "evidence" and not fields.told("evidence"):
            self.problems.add(fields.at, "the row is about evidence but names none")
        misspelt = self.direction_misspelt or fields.has("direction")
        if row.says in SAYS and row.says != "evidence" and row.direction is None and not misspelt:
            self._once(
                "direction", fields.at, f"the row has no direction; allowed: {', '.join(self.references.directions)}"
            )
        table = fields.node("published")
        if not isinstance(table, Mapping):
            return
        sides = sum(_holds(table, key) for key in crosswalk.sides)
        if row.says == "overlap" and sides != len(crosswalk.sides) and misspelt and row.direction is None:
            self.problems.pass_over()  # which two are meant is not said
        elif row.says == "overlap" and sides != len(crosswalk.sides):
            says = 'an overlap needs entries on both sides; for one side say "no-counterpart"'
            self.problems.add(table.at, says)
        if row.says in ("no-counterpart", "level-only", "adds") and sides != 1:
            self.problems.add(table.at, f'"{row.says}" is said of one side, but both or none are given')
        if row.says == "overlap" and row.direction not in (None, UNDIRECTED) and not _holds(table, "level"):
            self.problems.add(table.at, "the row has no level as printed")
        if row.direction not in (None, UNDIRECTED, *crosswalk.directions):
            names = " and ".join(f'"{key}"' for key in crosswalk.sides)
            self.problems.add(table.at, f"the direction {row.direction} is not one between {names}")


def _holds(table: Mapping, name: str) -> bool:
    """Say whether a field is there, even with a value that cannot be read; an empty list is none."""
    node = next((value for key, value in table.pairs if key.text == name), None)
    return node is not None and not (isinstance(node, Sequence) and not node.items)
