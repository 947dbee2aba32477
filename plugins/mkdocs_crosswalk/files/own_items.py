"""What a site adds to the built-in data, as parts of the items of `api/v1/*.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.records import item_of
from mkdocs_crosswalk.registers.levels import ISO_TO_SOC2, SOC2_TO_ISO

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.judgement import Decision
    from mkdocs_crosswalk.registers.own_data import Upkeep


def own_mark(own: bool) -> dict[str, Any]:
    """Return the field that marks what is the site's own; nothing marks the rest."""
    return {"own": True} if own else {}


def decision_item(decision: Decision) -> dict[str, Any]:
    """Return the site's decision on a pair."""
    return {
        "soc2_to_iso": decision.levels[SOC2_TO_ISO],
        "iso_to_soc2": decision.levels[ISO_TO_SOC2],
        "reason": decision.reason,
        "by": decision.by,
        "reviewed": decision.reviewed.isoformat(),
    }


def upkeep_item(upkeep: Upkeep | None) -> dict[str, Any]:
    """Return who keeps an entry or evidence item at the site's company, as far as it says so."""
    return item_of(upkeep) if upkeep else {}
