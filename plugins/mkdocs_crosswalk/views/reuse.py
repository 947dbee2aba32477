"""The records that serve most entries: what is worth collecting first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from . import addresses
from .register import Bars, Reuse
from .text import Link
from .ways import by_framework, recorded, way_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

    from .extent import Extent
    from .scopes import Scope
    from .ways import Way


FIRST = 10
"""How many records are to be collected first."""
UNTIL_THEN = "the entries without a record until then"
"""What a bar of a plan counts."""


@frozen
class Begun:
    """The records with which the plan of a scope begins, and the way to all of them.

    A bar is the entries that had no record until then.
    """

    scope: Scope
    bars: Bars
    link: Link


def reuse_of(catalogue: Catalogue) -> dict[str, Reuse]:
    """Return how many entries each record serves, by its id: what serves most first, then by name."""
    frameworks = recorded(catalogue)
    found = {
        item: tuple(len(ids) for _, ids in by_framework(catalogue, catalogue.served(item), frameworks))
        for item in catalogue.evidence
    }
    most = max(1, *map(sum, found.values())) if found else 1
    ranked = sorted(found, key=lambda i: (-sum(found[i]), catalogue.evidence[i].name.casefold()))
    return {i: Reuse(found[i], most) for i in ranked}


def most_reused(catalogue: Catalogue) -> Bars:
    """Return the records that serve most entries, with a bar each."""
    ranked = [(catalogue.evidence[i], reuse) for i, reuse in reuse_of(catalogue).items() if reuse.total][:FIRST]
    items = ((Link(addresses.evidence_uri(item.id), item.name), reuse) for item, reuse in ranked)
    return Bars(tuple(f.short for f in recorded(catalogue)), tuple(items))


def begun_by(extent: Extent, way: Way | None) -> Iterator[Begun]:
    """Yield with which records the plan of each scope of a way begins, in its order."""
    catalogue = extent.catalogue
    for scope in way.scopes(catalogue) if way else ():
        if way and extent.has(uri := way.plan(scope)):
            steps = extent.plans[uri].plan.steps
            found = [(catalogue.evidence[step.item], len(step.first)) for step in steps[:FIRST]]
            most = max((count for _, count in found), default=1)
            bars = ((Link(addresses.evidence_uri(item.id), item.name), Reuse((n,), most)) for item, n in found)
            yield Begun(scope, Bars((UNTIL_THEN,), tuple(bars)), Link(uri, f"All {len(steps)}, in this order"))


def named_by_verdicts(extent: Extent, framework: str) -> str:
    """Return how many records the verdicts on a framework name, as its plans count them; "" where there are none.

    Where scopes change what is asked for, in all of them, and in the least.
    """
    way = way_to(extent.catalogue, framework)
    if way is None or not all(extent.has(way.plan(scope)) for scope in way.scopes(extent.catalogue)):
        return ""
    least, *more = way.scopes(extent.catalogue)
    asked = len(extent.plans[way.plan(least)].plan.asked)
    if not more or way.asked != way.scoped:
        return f"{asked} named by the verdicts"
    whole = len(extent.plans[way.plan(more[-1])].plan.asked)
    return f"{whole} named by the verdicts, {asked} of them in {least.name}"
