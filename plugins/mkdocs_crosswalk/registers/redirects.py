"""Addresses that pages have left, and where the pages are now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .identity import LONGEST

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

_ADDRESS = re.compile(r"(?:[a-z0-9-]+/)+")


@dataclass(frozen=True, slots=True)
class Redirect:
    """A move. Both addresses are written from the crosswalk's own folder, such as `evidence/user-access-review/`."""

    old: str
    new: str
    old_at: Position
    new_at: Position


def read_redirects(items: tuple[Fields, ...], problems: Problems) -> tuple[Redirect, ...]:
    """Return the moves in the order of the file; whether pages are there, only the pages can say."""
    found: dict[str, Redirect] = {}
    for fields in items:
        old, new = (_address(fields, name) for name in ("from", "to"))
        move = Redirect(old, new, fields.place("from"), fields.place("to"))
        fields.close()
        if old in found:
            problems.add(move.old_at, f'"{old}" stands twice (first in line {found[old].old_at.line})')
        elif old and new:
            found[old] = move
    return tuple(found.values())


def _address(fields: Fields, name: str) -> str:
    text = fields.text(name, required=True)
    if text and (not _ADDRESS.fullmatch(text) or max(map(len, text.split("/"))) > LONGEST):
        fields.problems.add(fields.place(name), f'"{text}" is no address; write it as evidence/user-access-review/')
        return ""
    return text
