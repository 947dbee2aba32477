"""The page that lists the evidence plans: every way, every scope, with its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Details, TableRow, table
from mkdocs_crosswalk.views.gap.gap import toggles
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.tally import Card, Cards
from mkdocs_crosswalk.views.text import Link, Mark, listing

from .said import counted, figures, over_time, record_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.planned import Planned
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.text import Text
    from mkdocs_crosswalk.views.ways import Way

BEGIN = 3
"""How many records to begin with a card names."""
FIGURES = 2
"""How many figures a card shows; the others stand in the list and on the page of the plan."""
COLUMNS = ("First record for each", "Asked for in all", "Run over a period", "Entries with one alone")


def plan_index(extent: Extent) -> Page:
    """Return the page that leads to the plans."""
    ways = {one.way.key: one.way for one in extent.plans.values()}
    return Page(
        uri=addresses.PLAN,
        title="Evidence plan",
        description="Which records to collect first, what has to run over a period, and what then rests on one record.",
        heading="What to collect first?",
        place=addresses.PLAN,
        updated=extent.catalogue.updated,
        crumbs=(Link(addresses.EVIDENCE, "Evidence"),),
        lead=(
            (
                "Few records serve many entries: a plan says which to begin today, which to collect after that, and "
                "where each is kept. Choose what you hold and what your report covers."
            ),
        ),
        opening=(Cards(tuple(_card(extent, way) for way in ways.values())),),
        anchors=tuple(ways),
        sections=(_scopes(extent, tuple(ways.values())), counted(extent)),
        wide=True,
        data=f"{addresses.API}verdicts.json",
        styles=("gap.css",),
    )


def _card(extent: Extent, way: Way) -> Card:
    """Return what is held and asked for, with the figures of the first scope and the way to all others."""
    first = next(one for one in extent.plans.values() if one.way == way)
    uri = way.plan(first.scope)

    def page(scope: Scope) -> str:
        return found if extent.has(found := way.plan(scope)) else ""

    return Card(
        key=way.key,
        title=f"You hold {way.held.held}, and are asked for {way.asked.asked}",
        toggles=next(iter(toggles(extent.catalogue, way, first.scope, page)), None),
        tiles=figures(extent.catalogue, first, uri, FIGURES),
        link=Link(uri, "Open the plan"),
        first=_first(extent, first),
    )


def _first(extent: Extent, one: Planned) -> Text:
    """Return the records to begin with now: of those that run over a period, what most entries ask for."""
    items = over_time(extent.catalogue, one.plan.asked)[:BEGIN]
    links = listing((record_link(extent.catalogue.evidence[item]) for item in items), last=", ")
    if not items:
        return ()
    return (
        Mark("strong", "Begin now:"),
        " ",
        *links,
        ". Of the records that build up over time, these are asked for most.",
    )


def _scopes(extent: Extent, ways: tuple[Way, ...]) -> Section:
    """Return every plan with its figures, folded: the cards say the same of the first of each way."""
    folds = []
    for way in ways:
        there = [one for one in extent.plans.values() if one.way == way]
        shown = _table(extent, way, f"Evidence plans for {way.asked.asked}", there)
        folds.append(Details(f"You hold {way.held.held}: {wording.number(len(there), 'plan')}", (shown,)))
    return Section("scopes", "All plans", tuple(folds))


def _table(extent: Extent, way: Way, caption: str, plans: Iterable[Planned]) -> Block:
    head = f"{wording.begin(way.scoped.report)} on" if way.scoped else "Plan"
    rows = tuple(_row(extent, one) for one in plans)
    return table(caption, (head, *COLUMNS), rows, style="figures")


def _row(extent: Extent, one: Planned) -> TableRow:
    way, scope, plan = one
    name = Link(way.plan(scope), wording.begin(scope.name) or way.asked.name, strong=True)
    figures = (
        len(plan.steps),
        len(plan.asked),
        len(over_time(extent.catalogue, plan.asked)),
        f"{plan.resting} of {len(plan.entries)}",
    )
    return TableRow(((name,), *((str(n),) for n in figures)))
