"""The evidence plan of a company: what it still has to collect, beside the records that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.figures.plan import evidence_plan

from .state import State

if TYPE_CHECKING:
    from mkdocs_crosswalk.figures.plan import Plan

    from .programme import Programme


def own_plan(programme: Programme) -> Plan:
    """Return the plan for all that is asked for and not left out; its systems stand in the company's order."""
    said = programme.organisation
    return evidence_plan(
        programme.catalogue,
        {entry.id: programme.evidence_of(entry.id) for entry in programme.entries},
        there=programme.records,
        excluded=[one.entry.id for one in programme.standings if one.state == State.EXCLUDED],
        systems=said.systems if said else (),
    )
