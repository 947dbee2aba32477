"""SSSOM, the Simple Standard for Sharing Ontological Mappings, as a table with its own words before it (1.0 and 1.1).

An id is `PREFIX:ID`; which framework a prefix is of is told by its ids.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from mkdocs_crosswalk.data.problems import Position, closest_word, hint
from mkdocs_crosswalk.registers.levels import Level

from .found import WAY_LEVEL, Cell, Found, Statement
from .text_tables import read_text_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.data.problems import Problems

    from .text_tables import Row

NEEDED = ("subject_id", "predicate_id", "object_id")
NOT = "Not"
NO_TERM = "sssom:NoTermFound"
OWN_LEVEL = re.compile(rf"(?<![\w-])level\s*[=:]\s*(?P<level>{'|'.join(Level)})(?![\w-])")
"""A level there that has no direction: it leads from the subject to the object."""
_ABOUT = {"mapping_set_title": "title", "mapping_provider": "address", "publication_date": "date"}


def is_sssom(text: str) -> bool:
    """Say whether a text is such a table: its first line that is no comment has the columns."""
    head = next((line for line in text.splitlines() if not line.startswith("#")), "")
    return all(name in head for name in NEEDED)


def read_sssom(text: str, name: str, problems: Problems) -> Found:
    """Return the statements of a table."""
    lines = text.splitlines(keepends=True)
    comments = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    ends = sum(line.endswith(("\n", "\r")) for line in lines[:comments])
    table = read_text_table("\n" * ends + "".join(lines[comments:]), name, problems)
    if not table.rows:
        problems.add(Position(name, 1, 1), "the table is empty")
        return Found(())
    heads = {text: column for column, text in table.rows[0].texts.items()}
    if missing := [head for head in NEEDED if head not in heads]:
        for head in missing:
            near = hint(closest_word(head, heads))
            problems.add(Position(name, table.rows[0].number, 1), f'there is no column "{head}"{near}')
        return Found(())
    about = _about("".join(line[1:] for line in lines[:comments]))
    statements = (s for row in table.rows[1:] for s in _statements(row, heads, problems))
    return Found(tuple(statements), {level.value: level.value for level in Level}, about)


def _about(text: str) -> dict[str, str]:
    """Return what the words before the table say of it; what is no YAML says nothing."""
    try:
        said = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it builds texts alone
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    known = said if isinstance(said, dict) else {}
    return {field: value for key, field in _ABOUT.items() if isinstance(value := known.get(key), str) and value}


def _statements(row: Row, heads: dict[str, int], problems: Problems) -> Iterator[Statement]:
    first = next(iter(row.cells.values()))
    empty = Cell("", first.at)

    def cell(head: str) -> Cell:
        return row.cells.get(heads.get(head, 0), empty)

    subject, predicate, other = (cell(head) for head in NEEDED)
    sides: dict[str, tuple[Cell, ...]] = {}
    for side in (subject, other):
        if side.folded == NO_TERM:
            sides[""] = ()
            continue
        prefix, colon, local = side.folded.partition(":")
        if not (prefix and colon and local):
            problems.add(side.at, f'"{side.folded}" is no id with a prefix, as PREFIX:ID')
            return
        sides[prefix] = (Cell(local, side.at),)
    if len(sides) == 1 or not any(sides.values()):
        problems.add(first.at, "both sides have the same prefix; a statement joins two frameworks")
        return
    refused = cell("predicate_modifier").folded == NOT
    word = Cell(f"{NOT} {predicate.folded}" if refused else predicate.folded, predicate.at)
    lone = next((name for name, ids in sides.items() if ids), "") if "" in sides else ""
    note = cell("comment").text
    stated = Statement(f"line {row.number}", first.at, sides, word, "", refused, lone, note, tokens=True)
    beside = cell("other")
    found = [(m["level"], f"{m['held']}-to-{m['asked']}") for m in WAY_LEVEL.finditer(beside.folded)]
    if not found and (match := OWN_LEVEL.search(beside.folded)):
        found = [(match["level"], "-to-".join(sides))]
    found = [] if lone else found
    for said, direction in found:
        level = Cell(said, beside.at)
        yield Statement(stated.place, stated.at, sides, level, direction, note=note, tokens=True)
    if not found:
        yield stated
