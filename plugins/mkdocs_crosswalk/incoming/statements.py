"""Statements of a file to rows: which framework each side is, what ids and words mean, and which way they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.characters import refusal, refused
from mkdocs_crosswalk.data.problems import closest_word, hint
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.levels import UNDIRECTED, Direction, Level

from .folding import NewRow, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_crosswalk.registers.references import References

    from .found import Cell, Found, Statement
    from .reading import IdReader

LONGEST_WORD = 120
"""Characters of a printed level."""
LONGEST_NOTE = 4_000


class StatementReader:
    """Reads statements.

    Args:
        references: Resolves ids, and collects what is wrong.
        ids: Reads ids.
        keys: The keys of frameworks by what the file calls their sides.
        levels: Our levels by the words of the file.
        direction: That of statements which say none; None where nobody says any.
        notes: Whether notes are taken.
    """

    def __init__(
        self,
        references: References,
        ids: IdReader,
        keys: Mapping[str, str],
        levels: Mapping[str, str],
        direction: Direction | None,
        *,
        notes: bool,
    ) -> None:
        self.references = references
        self.problems = references.problems
        self.ids = ids
        self.keys = dict(keys)
        self.levels = levels
        self.direction = direction
        self.notes = notes

    def rows(self, found: Found) -> tuple[NewRow, ...]:
        """Return the rows of a file, after reporting every statement that makes none."""
        self.known = {**found.levels, **self.levels}
        self._find_keys(found)
        rows = [row for statement in found.statements for row in self._rows(statement)]
        return folded(rows, self.references.entries)

    def _find_keys(self, found: Found) -> None:
        """Tell by their ids which frameworks the sides of a program's file are of."""
        tokens: dict[str, list[Cell]] = {}
        for statement in found.statements:
            for name, cells in statement.sides.items():
                if name and name not in self.keys:
                    tokens.setdefault(name, []).extend(cells)
        known = {f.key for f in self.references.frameworks.values() if f.single}
        for name, among in tokens.items():
            key = name if name in known else self.ids.key_of(cell.text for cell in among)
            if key:
                self.keys[name] = key
            else:
                says = f'nobody can tell which framework "{name}" is; say it as --map {name}=KEY, with a key of'
                self.problems.add(among[0].at, f"{says} {', '.join(sorted(known))}")

    def _rows(self, statement: Statement) -> Iterator[NewRow]:
        sides = {self.keys.get(name, ""): cells for name, cells in statement.sides.items()}
        if any(name and name not in self.keys for name in statement.sides):
            return
        before = len(self.problems.found)
        if "" in sides:
            sides = self._with_other(sides)
        if len(sides) == 1:
            self.problems.add(statement.at, f"both sides are of {next(iter(sides))}; a statement joins two frameworks")
            return
        note = self._note(statement)
        read = {key: self.ids.read(cells, key, tokens=statement.tokens) for key, cells in sides.items()}
        parts = {key: tuple(found) for key, found in read.items()}
        lone = self.keys.get(statement.lone, "")
        said = list(self._lone(statement, lone, [*sides])) if lone else list(self._said(statement, [*sides]))
        if len(self.problems.found) > before or (lone and not parts[lone]):
            return
        for direction, level, means in said:
            yield NewRow(
                place=statement.place,
                at=statement.at,
                sides=parts,
                direction=direction,
                level=level,
                means=means,
                lone=bool(lone),
                note=note,
            )

    def _with_other(self, sides: dict[str, tuple[Cell, ...]]) -> dict[str, tuple[Cell, ...]]:
        """Return the sides of a statement with the framework that it leaves unnamed: the other one of the file."""
        own = next(key for key in sides if key)
        other = next((key for key in self.keys.values() if key != own), own)
        return {own: sides[own], other: ()}

    def _note(self, statement: Statement) -> str:
        if not self.notes or not statement.note:
            return ""
        if odd := next(refused(statement.note), None):
            self.problems.add(statement.at, f"the note cannot be taken: {refusal(odd[0])}")
        if len(statement.note) > LONGEST_NOTE:
            says = f"the note has {len(statement.note):,} characters; at most {LONGEST_NOTE:,} are taken"
            self.problems.add(statement.at, says)
        return statement.note

    def _lone(self, statement: Statement, lone: str, keys: list[str]) -> Iterator[tuple[Direction, str, Level | None]]:
        """Yield what is said where one side is empty: that nothing corresponds, if the word is one for no match."""
        other = next(key for key in keys if key != lone)
        word = "" if statement.tokens else statement.level.folded
        if word and self.known.get(word) != Level.NONE:
            says = f'nothing of {other} stands here beside "{word}"; a merged cell has its text in its first row alone'
            rest = f"so write the id into each; a word for no match is {self._nones()}"
            self.problems.add(statement.at, f"{says}, {rest}")
        elif not word and not statement.tokens:
            says = f"nothing of {other} stands here; a merged cell has its text in its first row alone, so write the id"
            self.problems.add(statement.at, f"{says} into each, or a level for no match: {self._nones()}")
        yield Direction(other, lone), word, None

    def _nones(self) -> str:
        return listed([f'"{w}"' for w, means in self.known.items() if means == Level.NONE], "or") or "--level WORD=none"

    def _said(self, statement: Statement, keys: list[str]) -> Iterator[tuple[Direction, str, Level | None]]:
        """Yield the directions in which a statement is made, each with its word and what that means."""
        word = statement.level.folded
        if odd := next(refused(word), None):
            self.problems.add(statement.level.at, refusal(odd[0]))
        if len(word) > LONGEST_WORD:
            says = f'"{word[:40]} …" has {len(word):,} characters and is no level'
            self.problems.add(statement.level.at, says)
            return
        ways = (Direction(*keys), Direction(*reversed(keys)))
        direction = self._direction(statement, ways)
        if direction is None:
            return
        means = self.known.get(word)
        if direction == UNDIRECTED and (statement.refused or means == Level.NONE):
            yield from ((way, word, Level.NONE) for way in ways)
        elif direction == UNDIRECTED and means:
            says = f'"{word}" is {means} of records that are reused, and this statement is {direction}'
            self.problems.add(statement.level.at, f"{says}; give it a direction, or leave the word out of --level")
        elif direction == UNDIRECTED:
            yield direction, word, None
        elif not word:
            says = f"there is no level, and {direction} needs one; without levels say --direction {UNDIRECTED}"
            self.problems.add(statement.at, says)
        elif means:
            yield direction, word, Level(means)
        elif statement.refused:
            yield direction, word, Level.NONE
        else:
            has = ", ".join(self.known) or "no word"
            near = hint(closest_word(word, self.known))
            says = f'unknown level "{word}"{near}; --level has {has}: say --level "{word}=partial" or the like'
            self.problems.add(statement.level.at, says)

    def _direction(self, statement: Statement, ways: tuple[Direction, Direction]) -> Direction | None:
        said = {str(way): way for way in (*ways, UNDIRECTED)}
        if statement.direction:
            names = [*statement.sides]
            named = dict(zip(("-to-".join(names), "-to-".join(reversed(names))), ways, strict=True))
            if statement.direction in named:
                return named[statement.direction]
            if statement.direction not in said:
                rest = f"; allowed: {', '.join(said)}"
                self.problems.unknown(statement.at, "direction", statement.direction, said, rest)
            return said.get(statement.direction)
        if self.direction is not None and str(self.direction) not in said:
            says = f"the direction {self.direction} is not one of this statement; allowed: {', '.join(said)}"
            self.problems.add(statement.at, says)
            return None
        if self.direction is not None or statement.tokens or not self.levels:
            return self.direction or UNDIRECTED
        says = f"levels lead one way: say --direction {ways[0]} if who has the first has that much of the second"
        self.problems.add(statement.at, f"{says}, {ways[1]} for the way back, or {UNDIRECTED}")
        return None
