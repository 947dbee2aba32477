"""The pages of the evidence plans: what to collect first, for each way and scope."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Paragraph
from mkdocs_crosswalk.views.gap.gap import toggles
from mkdocs_crosswalk.views.page import Page
from mkdocs_crosswalk.views.text import Link

from .index import plan_index
from .said import answer, figures
from .tables import alone, begin, first, systems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.planned import Planned
    from mkdocs_crosswalk.views.scopes import Scope


def plan_pages(extent: Extent) -> Iterator[Page]:
    """Yield the page that lists the plans, then each of them; nothing where no verdict names a record."""
    if extent.has(addresses.PLAN):
        yield plan_index(extent)
        for one in extent.plans.values():
            yield _page(extent, one)


def _page(extent: Extent, one: Planned) -> Page:
    catalogue, (way, scope, plan) = extent.catalogue, one
    named = f": {scope.name}" if scope.name else ""
    kept = extent.keeps.on(way, scope)
    order = first(catalogue, plan, kept)
    how = Link(addresses.PLAN, "how this is counted, and CSV", "counted")
    enough = Paragraph(("One record is a beginning, and not enough: ", how, "."), quiet=True)
    return Page(
        uri=way.plan(scope),
        title=f"Evidence plan from {way.held.held} to {way.asked.asked}{named}",
        description=(
            f"What to collect first for {way.asked.asked} if you hold {way.held.held}{named}: "
            f"{len(plan.steps)} of {wording.number(len(plan.asked), 'record')}."
        ),
        heading=f"You hold {way.held.held}. What to collect first for {way.asked.asked}?",
        place=addresses.PLAN,
        updated=catalogue.updated,
        crumbs=(Link(addresses.EVIDENCE, "Evidence"), Link(addresses.PLAN, "Evidence plan")),
        lead=answer(catalogue, one, kept),
        opening=tuple(_opening(extent, one)),
        sections=(
            begin(catalogue, plan, kept),
            replace(order, blocks=(*order.blocks, enough)),
            systems(catalogue, plan),
            alone(catalogue, plan),
        ),
        next=_other_way(extent, one),
        data=f"{addresses.API}verdicts.json",
        wide=True,
        searchable=scope == way.scopes(catalogue)[0],
        styles=("gap.css",),
    )


def _opening(extent: Extent, one: Planned) -> Iterator[Block]:
    """Yield the switch of scopes, and the figures."""
    way, scope, _ = one

    def page(other: Scope) -> str:
        return uri if extent.has(uri := way.plan(other)) else ""

    yield from toggles(extent.catalogue, way, scope, page)
    yield figures(extent.catalogue, one)


def _other_way(extent: Extent, one: Planned) -> Link | None:
    """Return the plan for the other way round, of the same scope where that has one."""
    back = one.way.back
    scopes = {scope.key: scope for scope in back.scopes(extent.catalogue)}
    scope = scopes.get(one.scope.key) or next(iter(scopes.values()))
    uri = back.plan(scope)
    return Link(uri, f"The other way round: you hold {back.held.held}") if extent.has(uri) else None
