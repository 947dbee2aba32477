"""What makes a record one: an id that stands once and makes an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Placed(Protocol):
    """Something that stands at a place of the data."""

    @property
    def position(self) -> Position:
        """Return the place."""


def check_ids(
    items: Iterable[Fields], what: str, problems: Problems, known: Mapping[str, Placed] | None = None
) -> None:
    """Report ids that stand twice, that the built-in data has already (`known`), or that make no address.

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
        elif item_id == "index":
            problems.add(at, '"index" is the address of the list; choose another id')
        elif not _ADDRESS.fullmatch(item_id):
            problems.add(at, f'"{item_id}" makes no address; write small letters, digits and dashes')
        seen.setdefault(item_id, at)
