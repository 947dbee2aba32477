"""Records of the data as plain values, so that two readings of them can be held against each other.

Where something stands in its file is no part of it, nor is white space: two files that say the same are alike.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import keys_of
from mkdocs_crosswalk.registers.kinds import Kind
from mkdocs_crosswalk.registers.levels import Direction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_DIGITS = re.compile(r"(\d{1,9})")
ADDED, REMOVED, CHANGED = "added", "removed", "changed"
"""How something of one reading stands to the other."""
HOW = (ADDED, CHANGED, REMOVED)


class Turn(NamedTuple):
    """A value in the old reading and in the new one; None where there is none."""

    old: Any
    new: Any

    @property
    def differs(self) -> bool:
        """Say whether it is another one."""
        return bool(self.old != self.new)


@frozen
class Field:
    """A field that differs, by its name in the data, with its plain values."""

    name: str
    turn: Turn


@frozen
class Change:
    """A record that differs.

    Attributes:
        kind: What it is, in a word or two, such as "evidence item".
        how: Of `HOW`.
        fields: Where it is `changed`, what of it.
    """

    kind: str
    id: str
    how: str
    fields: tuple[Field, ...] = ()


def plain(value: Any, without: Collection[str] = ()) -> Any:
    """Return a value as texts, numbers, lists and mappings, without the places in it.

    Args:
        value: A record, or anything in one.
        without: Attributes of the record that are left out.
    """
    match value:
        case None | bool() | int():
            return value
        case Kind():
            return value.key
        case str() | Direction() | Enum():
            return str(value)
        case date():
            return value.isoformat() if value != date.min else None
        case dict():
            return {_word(key): plain(part) for key, part in value.items()}
        case tuple() | list():
            return [plain(part) for part in value if not isinstance(part, Position)]
        case set() | frozenset():
            return sorted(str(plain(part)) for part in value)
    return _record(value, without) if is_dataclass(value) else value


def _record(value: Any, without: Collection[str]) -> dict[str, Any]:
    """Return a record by the names that its fields have in files."""
    kind: Any = type(value)
    keys = keys_of(kind)
    found = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in without}
    return {keys.get(n, n): plain(part) for n, part in found.items() if not isinstance(part, Position)}


def differing(old: dict[str, Any], new: dict[str, Any]) -> tuple[Field, ...]:
    """Return the fields of two plain records that differ, in the order of the new one; nothing and "" are alike."""
    names = dict.fromkeys((*new, *old))
    turns = ((name, Turn(_some(old.get(name)), _some(new.get(name)))) for name in sorted(names))
    return tuple(Field(name, turn) for name, turn in turns if turn.differs)


def changes_of(
    kind: str, old: dict[str, Any], new: dict[str, Any], without: Collection[str] = ()
) -> tuple[Change, ...]:
    """Return what differs between two readings of records by their ids, in the order in which people count.

    Args:
        kind: What they are called.
        old: The records of the old reading.
        new: Those of the new one.
        without: Attributes that do not count.
    """
    found = []
    for key in counted({*old, *new}):
        if key not in old or key not in new:
            found.append(Change(kind, key, ADDED if key in new else REMOVED))
        elif old[key] is not new[key] and (changed := differing(plain(old[key], without), plain(new[key], without))):
            found.append(Change(kind, key, CHANGED, changed))
    return tuple(found)


def how_of(turn: Turn) -> str:
    """Return how something is that may be in one of two readings alone."""
    if turn.old is None:
        return ADDED
    return REMOVED if turn.new is None else CHANGED


def counted(texts: Iterable[str]) -> list[str]:
    """Return texts in the order in which people count: A.8.3 before A.8.10, whichever reading has them."""
    return sorted(texts, key=place_of)


def place_of(text: str) -> tuple[tuple[int, str], ...]:
    """Return what a text is sorted by where people count."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(text))


def _some(value: Any) -> Any:
    return None if value in ("", [], {}) else value


def _word(key: Any) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)
