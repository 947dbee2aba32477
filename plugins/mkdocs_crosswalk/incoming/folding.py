"""Statements as rows: what is said of numbered parts of an entry, such as points of focus, becomes a row of the entry.

Where the parts of one entry are set beside one entry with different words, each word is a row. That a part is no match
says nothing of the whole, unless no other part is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.levels import UNDIRECTED, Direction, Level

from .found import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.registers.frameworks import Entry

    from .reading import Part

_Pair = tuple[Direction, bool, tuple[tuple[str, tuple[object, ...]], ...]]
"""What rows of one pair have in common: their direction, whether they name one side alone, and what they name."""
SOME = "for some of its points"
"""Stands behind a printed word that says of some parts what would be too much of all."""
FEW = 6
"""As many places as a row lists."""
_LAST = re.compile(r"(?P<before>.*?)(?P<number>\d+)")
_PLACE = re.compile(r"(?P<word>\w+) (?P<number>\d+)")


@frozen
class NewRow:
    """A row as it is to be written.

    Attributes:
        place: Its places in the file.
        at: The first of them.
        sides: The ids of each side by the key of its framework.
        level: The word, as printed.
        means: What it means in its direction, or None.
        lone: Whether it says that nothing corresponds to what it names.
    """

    place: str
    at: Position
    sides: dict[str, tuple[Part, ...]]
    direction: Direction
    level: str = ""
    means: Level | None = None
    lone: bool = False
    note: str = ""
    remark: str = ""


def folded(rows: Iterable[NewRow], entries: Mapping[str, Entry]) -> tuple[NewRow, ...]:
    """Return rows without parts of entries, in the order in which they first stand."""
    whole: list[NewRow] = []
    pairs: dict[_Pair, dict[tuple[str, Level | None], list[NewRow]]] = defaultdict(dict)
    for row in rows:
        if not any(part.point for parts in row.sides.values() for part in parts):
            whole.append(row)
            continue
        for one in _apart(row):
            pairs[_pair(one)].setdefault((one.level, one.means), []).append(one)
    matched = {pair[2] for pair, said in pairs.items() for _, means in said if means != Level.NONE}
    fine = {(pair[0], pair[2]) for pair, said in pairs.items() for _, means in said if means != Level.NONE}
    undirected = {pair[2] for pair in pairs if pair[0] == UNDIRECTED and pair[2] in matched}
    for pair, said in pairs.items():
        better = (pair[0], pair[2]) in fine or pair[2] in undirected
        refused = [row for (_, means), among in said.items() if means == Level.NONE for row in among]
        for (_, means), among in said.items():
            if means != Level.NONE or not better:
                whole.append(_together(among, refused if means != Level.NONE else [], entries))
    return tuple(sorted(whole, key=lambda row: row.at))


def _pair(row: NewRow) -> _Pair:
    named = ((key, tuple(part.entries or part.printed for part in parts)) for key, parts in row.sides.items())
    return row.direction, row.lone, tuple(named)


def _apart(row: NewRow) -> Iterator[NewRow]:
    """Yield a row for each entry of which a row names parts, and one for the entries that it names whole."""
    key = next(key for key, parts in row.sides.items() if any(part.point for part in parts))
    by_entry: dict[str, list[Part]] = defaultdict(list)
    for part in row.sides[key]:
        by_entry[part.printed if part.point else ""].append(part)
    for parts in by_entry.values():
        one = replace(row, sides={**row.sides, key: tuple(parts)})
        others = [k for k, side in one.sides.items() if k != key and any(part.point for part in side)]
        yield from _apart_other(one, others[0]) if others else (one,)


def _apart_other(row: NewRow, key: str) -> Iterator[NewRow]:
    for name in dict.fromkeys(part.printed for part in row.sides[key]):
        yield replace(row, sides={**row.sides, key: tuple(p for p in row.sides[key] if p.printed == name)})


def _together(rows: list[NewRow], refused: list[NewRow], entries: Mapping[str, Entry]) -> NewRow:
    first = rows[0]
    points = {key: [p for row in rows for p in row.sides[key] if p.point] for key in first.sides}
    sides = {key: (points[key][0]._replace(point=""),) if points[key] else parts for key, parts in first.sides.items()}
    said = [f"{len(rows)} statement{'' if len(rows) == 1 else 's'}", *(_named(p) for p in points.values() if p)]
    kinds = (entries[parts[0].printed].kind.points for parts in points.values() if parts)
    parts_of = listed(dict.fromkeys(kind.many for kind in kinds if kind))
    remark = f"Folded from {said[0]} on {parts_of}: {listed(said[1:])}."
    if refused:
        out = [p for row in refused for parts in row.sides.values() for p in parts if p.point]
        remark += f" Of {_named(out)} it says that they are no match."
    level, means = first.level, first.means
    asked = points.get(first.direction.asked, [])
    if means == Level.FULL and asked:
        every = len(entries[asked[0].printed].points)
        if len({part.point for part in asked}) < every:
            level, means = f"{level}, {SOME}", Level.PARTIAL
    note = " ".join(dict.fromkeys(row.note for row in rows if row.note))
    return replace(first, place=_places(rows), sides=sides, level=level, means=means, note=note, remark=remark)


def _named(points: Iterable[Part]) -> str:
    """Return the ids of parts, neighbours as runs."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for text in dict.fromkeys(part.point for part in points):
        match = _LAST.fullmatch(text)
        numbers[match["before"] if match else text].append(int(match["number"]) if match else 0)
    return "; ".join(f"{before}{runs(found)}" for before, found in numbers.items())


def _places(rows: Iterable[NewRow]) -> str:
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if match := _PLACE.fullmatch(row.place):
            numbers[match["word"]].append(int(match["number"]))
    if sum(len(found) for found in numbers.values()) > FEW:
        return " and ".join(f"lines {min(found)}-{max(found)}, {len(found)} of them" for found in numbers.values())
    several = {word: len(set(found)) > 1 for word, found in numbers.items()}
    return " and ".join(f"{word}{'s' * several[word]} {runs(found)}" for word, found in numbers.items())
