"""A table with named columns to statements: which column holds what is said, or known from its head."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.problems import Position, closest_word, hint
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.levels import Level

from .found import WAY_LEVEL, Cell, Found, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_crosswalk.data.problems import Problems
    from mkdocs_crosswalk.registers.references import References

    from .text_tables import Row, Table

LEVEL, LEVELS, DIRECTION, NOTE = "level", "levels", "direction", "note"
_HEADS = {
    LEVEL: {"level", "strength", "coverage", "relationship", "match"},
    LEVELS: {"levels"},
    DIRECTION: {"direction"},
    NOTE: {"note", "notes", "comment", "comments"},
}
"""Heads of columns that are known without being named."""
_NOTHING = re.compile(r"(?:-+|\N{EN DASH}|\N{EM DASH}|n/?a|none|nil|no (?:match|mapping|equivalent))", re.IGNORECASE)
"""What people write into a cell where no id fits."""
_REFUSED = re.compile(r"not?[ _-]?related(?:[ _-]to)?|no[ _-]relation(?:ship)?", re.IGNORECASE)
"""Words of tables in use that two entries do not correspond, such as those of a set theory relationship mapping."""
SIDES = 2
FIRST_ROWS = 30
"""Rows among which the heads of the columns are looked for."""


class Columns(NamedTuple):
    """Which columns hold what, and the row of their heads."""

    sides: dict[str, int]
    others: dict[str, int]
    head: Row


def read_tables(
    tables: tuple[Table, ...], said: Mapping[str, str], references: References, *, sheet: str = ""
) -> Found:
    """Return the statements of the table that has the columns, after reporting what cannot be said.

    Args:
        tables: The sheets of a workbook, or the one table of a text.
        said: The keys of frameworks, or `level`, `direction` and `note`, by the heads of columns.
        references: Knows the frameworks.
        sheet: The name of the sheet that is meant.
    """
    problems = references.problems
    if sheet and tables:
        names = [table.name.partition(":")[2] for table in tables]
        if sheet not in names:
            place = Position(tables[0].name.partition(":")[0], 1, 1)
            problems.unknown(place, "sheet", sheet, names, f"; it has {', '.join(names)}")
            return Found(())
        tables = tuple(table for table in tables if table.name.partition(":")[2] == sheet)
    having = [(table, found) for table in tables if (found := _columns(table, said, references))]
    if len(having) > 1:
        names = [table.name.partition(":")[2] for table, _ in having]
        first = next(iter(having[0][1].head.cells.values()))
        says = f"the sheets {listed(names)} have these columns; say which is meant, as --sheet {names[0]}"
        problems.add(first.at, says)
        return Found(())
    if not having:
        _explain(tables, said, references)
        return Found(())
    table, columns = having[0]
    _hold(table, columns, problems)
    texts, used = columns.head.texts, {**columns.sides, **columns.others}
    read = [f'"{texts[n]}" is read as {role}' for role, n in used.items() if role != NOTE]
    levels = {level.value: level.value for level in Level} if LEVELS in used else {}
    return Found(tuple(_statements(table, columns)), levels, said=(f"{table.name}: {', '.join(read)}.",))


def _hold(table: Table, columns: Columns, problems: Problems) -> None:
    """Report what nobody can tell how to read: a head that stands twice, and a cell that has no head."""
    head = columns.head
    used = {head.texts[n].casefold(): n for n in (*columns.sides.values(), *columns.others.values())}
    for column, text in head.texts.items():
        if used.get(text.casefold(), column) != column:
            problems.add(head.cells[column].at, f'the column "{text}" stands twice; give one of them another name')
    last = max(head.texts)
    for row in (row for row in table.rows if row.number > head.number):
        if beyond := [cell for column, cell in row.cells.items() if column > last and cell.folded]:
            says = "this cell stands under no head; a cell with a separator in it has quotation marks around it"
            problems.add(beyond[0].at, says)


def roles(references: References) -> tuple[str, ...]:
    """Return what a column may hold."""
    return (*(f.key for f in references.frameworks.values() if f.single), *_HEADS)


def _columns(table: Table, said: Mapping[str, str], references: References) -> Columns | None:
    """Return the columns of a table: those that are said must be there, and two of frameworks."""
    for row in table.rows[:FIRST_ROWS]:
        heads = {text.casefold(): column for column, text in reversed(row.texts.items())}
        if any(" ".join(head.split()).casefold() not in heads for head in said):
            continue
        found = {role: heads[" ".join(head.split()).casefold()] for head, role in said.items()}
        known = _known(row, references) if len(found.keys() - _HEADS) < SIDES else {}
        known |= {r: n for r, names in _HEADS.items() for text, n in heads.items() if text in names}
        found = {**{r: n for r, n in known.items() if r not in found and n not in found.values()}, **found}
        sides = {role: n for role, n in sorted(found.items(), key=lambda item: item[1]) if role not in _HEADS}
        if len(sides) == SIDES:
            return Columns(sides, {role: n for role, n in found.items() if role in _HEADS}, row)
    return None


def _known(row: Row, references: References) -> dict[str, int]:
    """Return the columns whose heads name a framework and nothing else, if each is named once."""
    found: dict[str, list[int]] = {}
    keys = {f.id: f.key for f in references.frameworks.values() if f.single}
    for column, text in row.texts.items():
        spoken = references.ids.heads.column(text)
        named = {keys[n.framework] for n in spoken.ours or () if n.framework in keys} if spoken.heads else set()
        named |= {text.casefold()} & set(keys.values())
        if len(named) == 1:
            found.setdefault(named.pop(), []).append(column)
    return {key: columns[0] for key, columns in found.items() if len(columns) == 1}


def _explain(tables: tuple[Table, ...], said: Mapping[str, str], references: References) -> None:
    """Say which of the named columns the likeliest table has not, or that no two are of frameworks."""
    wanted = {" ".join(head.split()).casefold(): head for head in said}
    rows = [row for table in tables for row in table.rows[:FIRST_ROWS]]
    if not rows:
        references.problems.add(Position(tables[0].name, 1, 1), "the file is empty")
        return
    folded = {id(row): {text.casefold() for text in row.texts.values()} for row in rows}
    likest = [len([w for w in wanted if closest_word(w, folded[id(row)])]) for row in rows]
    row = max(zip(rows, likest, strict=True), key=lambda one: (one[1], len(one[0].texts)))[0]
    texts = [text[:40] for text in row.texts.values()][:20]
    at = next(iter(row.cells.values())).at
    has = f"; the columns are {listed(texts)}"
    missing = [head for name, head in wanted.items() if name not in folded[id(row)]]
    for head in missing:
        references.problems.add(at, f'there is no column "{head}"{hint(closest_word(head, texts))}{has}')
    if not missing:
        keys = ", ".join(key for key in roles(references) if key not in _HEADS)
        says = f"two columns must hold ids of frameworks; name them as --map COLUMN=KEY, with a key of {keys}{has}"
        references.problems.add(at, says)


def _statements(table: Table, columns: Columns) -> Iterator[Statement]:
    for row in table.rows:
        if row.number <= columns.head.number or row.texts == columns.head.texts:
            continue
        whole = Cell("", next(iter(row.cells.values())).at)
        sides = {key: _side(row.cells.get(n, whole)) for key, n in columns.sides.items()}
        others = {role: row.cells.get(n, whole) for role, n in columns.others.items()}
        if not any(sides.values()) and not any(cell.folded for cell in others.values()):
            continue
        level = others.get(LEVEL, whole)
        held = [key for key, cells in sides.items() if cells]
        stated = Statement(
            place=f"{table.word} {row.number}",
            at=next((cells[0].at for cells in sides.values() if cells), whole.at),
            sides=sides,
            level=level._replace(text=level.folded),
            direction=others[DIRECTION].folded if DIRECTION in others else "",
            refused=_REFUSED.fullmatch(level.folded) is not None,
            lone=held[0] if len(held) == 1 else "",
            note=others[NOTE].text if NOTE in others else "",
        )
        said = list(WAY_LEVEL.finditer(others[LEVELS].folded)) if LEVELS in others and not stated.lone else []
        for match in said:
            word = Cell(match["level"], others[LEVELS].at)
            yield replace(stated, level=word, direction=f"{match['held']}-to-{match['asked']}", refused=False)
        if not said:
            yield stated


def _side(cell: Cell) -> tuple[Cell, ...]:
    return (cell,) if cell.folded and not _NOTHING.fullmatch(cell.folded) else ()
