"""What a site adds to the built-in data, as parts of the items of `api/v1/*.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.records import item_of

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.judgement import Decision
    from mkdocs_crosswalk.registers.levels import Direction
    from mkdocs_crosswalk.registers.own_data import Upkeep


def own_mark(own: bool) -> dict[str, Any]:
    """Return the field that marks what is the site's own; nothing marks the rest."""
    return {"own": True} if own else {}


def field_of(direction: Direction) -> str:
    """Return the name of the field that says something of a direction."""
    return str(direction).replace("-", "_")


def decision_item(decision: Decision, crosswalk: Crosswalk) -> dict[str, Any]:
    """Return the site's decision on a pair."""
    return {
        **{field_of(direction): decision.levels[direction] for direction in crosswalk.directions},
        **item_of(decision),
    }


def upkeep_item(upkeep: Upkeep | None) -> dict[str, Any]:
    """Return who keeps an entry or evidence item at the site's company, as far as it says so."""
    return item_of(upkeep) if upkeep else {}
