"""Addresses that pages have left, and where the pages are now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, read_record, record
from mkdocs_crosswalk.data.shapes import text

from .identity import LONGEST

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

_ADDRESS = "([a-z0-9-]+/)+"
_SHAPE = text("An address, such as evidence/user-access-review/.", f"^{_ADDRESS}$")


def _address(fields: Fields, name: str, required: bool, _: None) -> str:
    text = fields.text(name, required=required)
    if text and (not re.fullmatch(_ADDRESS, text) or max(map(len, text.split("/"))) > LONGEST):
        fields.problems.add(fields.place(name), f'"{text}" is no address; write it as evidence/user-access-review/')
        return ""
    return text


@record
class Redirect:
    """A move. Both addresses are written from the crosswalk's own folder, such as `evidence/user-access-review/`."""

    old: Annotated[str, Form(key="from", read=_address, shape=_SHAPE)]
    new: Annotated[str, Form(key="to", read=_address, shape=_SHAPE)]
    old_at: Annotated[Position, Form(key="from")]
    new_at: Annotated[Position, Form(key="to")]


def read_redirects(items: tuple[Fields, ...], problems: Problems) -> tuple[Redirect, ...]:
    """Return the moves in the order of the file; whether pages are there, only the pages can say."""
    found: dict[str, Redirect] = {}
    for move in (read_record(Redirect, fields) for fields in items):
        if move.old in found:
            problems.add(move.old_at, f'"{move.old}" stands twice (first in line {found[move.old].old_at.line})')
        elif move.old and move.new:
            found[move.old] = move
    return tuple(found.values())
