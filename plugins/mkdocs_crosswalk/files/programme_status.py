"""`programme/status.json`: how far a company is, entry by entry, as the scripts of a matrix lay it over that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.programme.said import part_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.programme.state import Standing


def programme_status(programme: Programme, named: Collection[str] | None = None) -> str:
    """Return the file: the words of states, the parts that are counted apart, and each entry with its part.

    Args:
        programme: The programme.
        named: The entries that policies name, or None where it is not known.
    """
    parts = {one.entry.id: number for number, part in enumerate(programme.parts) for one in part.standings}
    said = {
        "as_of": programme.today.isoformat(),
        "states": {str(state): wording.STATES[state] for state in State},
        "late": "Overdue",
        "held": f"Held against {wording.day(programme.today)}.",
        "parts": [part_name(programme, part) for part in programme.parts],
        "entries": {one.entry.id: _entry(one, parts[one.entry.id], named) for one in programme.standings},
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _entry(one: Standing, part: int, named: Collection[str] | None) -> dict[str, object]:
    """Return what is said of an entry: days late and a policy only where there are any, or none."""
    said = {
        "part": part,
        "state": str(one.state),
        "owner": one.owner,
        "due": one.due.isoformat() if one.due else "",
        "late": one.late,
    }
    if named is not None and one.state != State.EXCLUDED:
        said["policy"] = one.entry.id in named
    return {name: value for name, value in said.items() if value not in ("", 0) or name in ("part", "policy")}
