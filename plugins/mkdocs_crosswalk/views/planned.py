"""The evidence plans of a site: one for each way and scope in which verdicts name records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.figures.plan import brought, evidence_plan

from .ways import ways

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.figures.plan import Plan

    from .scopes import Scope
    from .ways import Way


class Planned(NamedTuple):
    """The plan for what is asked for on a way, in a scope."""

    way: Way
    scope: Scope
    plan: Plan


def planned(catalogue: Catalogue) -> dict[str, Planned]:
    """Return the plans by the source addresses of their pages, way by way; there is none of nothing."""
    found = {}
    for way in ways(catalogue):
        for scope in way.scopes(catalogue):
            entries = (entry.id for entry in way.entries(catalogue, scope))
            plan = evidence_plan(catalogue, brought(catalogue, entries, scope.groups))
            if plan.entries:
                found[way.plan(scope)] = Planned(way, scope, plan)
    return found
