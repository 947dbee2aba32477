"""What makes a record one: an id that stands once and makes an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

LONGEST = 100
"""Letters of an id that names a file; file systems take names of 255 bytes."""
_SHOWN = 40
LIST = {"index": "the list"}
"""What stands in the folder of some records beside them, by the last part of its address."""
_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Placed(Protocol):
    """Something that stands at a place of the data."""

    @property
    def position(self) -> Position:
        """Return the place."""


class Named(Placed, Protocol):
    """Something at a place that has a name."""

    @property
    def name(self) -> str:
        """Return the name."""


def check_ids(
    items: Iterable[Fields],
    what: str,
    problems: Problems,
    known: Mapping[str, Placed] | None = None,
    pages: Mapping[str, str] = LIST,
) -> None:
    """Report ids that stand twice, that the built-in data has already (`known`), or that make no address.

    Some addresses are those of other `pages` in the folder.

    An item without an id of its own is lost to what names it.
    """
    seen: dict[str, Position] = {}
    for fields in items:
        item_id, at = fields.text("id"), fields.place("id")
        if not item_id or item_id in seen:
            problems.lose(what)
        if not item_id:
            continue
        if item_id in seen:
            first = seen[item_id]
            where = f"line {first.line}" if first.file == at.file else f"{first.file}:{first.line}"
            problems.add(at, f'the {what} "{item_id}" is defined twice (first in {where})')
        elif known and item_id in known:
            first = known[item_id].position
            problems.add(
                at,
                f'the built-in data has the {what} "{item_id}" already, in {first.file}:{first.line}; '
                "choose another id",
            )
        elif item_id in pages:
            problems.add(at, f'"{item_id}" is the address of {pages[item_id]}; choose another id')
        elif len(item_id) > LONGEST:
            begins = f"{item_id[:_SHOWN]}\N{HORIZONTAL ELLIPSIS}"
            problems.add(at, f'"{begins}" is too long for the name of a file; write at most {LONGEST} letters')
        elif not _ADDRESS.fullmatch(item_id):
            problems.add(at, f'"{item_id}" makes no address; write small letters, digits and dashes')
        seen.setdefault(item_id, at)


def check_names(
    items: Iterable[Fields], what: str, problems: Problems, known: Mapping[str, Named] | None = None
) -> None:
    """Report names that stand twice, or that the built-in data has already (`known`): no reader could tell them apart.

    Of an item whose id stands twice that is said already.
    """
    first = {_folded(record.name): record.position for record in (known or {}).values()}
    ids = set(known or ())
    for fields in items:
        name, at = _folded(fields.text("name")), fields.place("name")
        if name in first and fields.text("id") not in ids:
            before = first[name]
            where = f"line {before.line}" if before.file == at.file else f"{before.file}:{before.line}"
            problems.add(at, f'another {what} has the name "{fields.text("name")}" (in {where}); choose another name')
        ids.add(fields.text("id"))
        if name:
            first.setdefault(name, at)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
