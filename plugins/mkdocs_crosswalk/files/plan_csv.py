"""The evidence plans as one CSV: of each every record that is asked for, the first ones in their order, then the rest.

One file holds all plans, so that a site has no file more for every scope; its first columns say which plan it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording

from .csv_files import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.figures.plan import Plan
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.extent import Extent

WHICH = ("hold", "asked_for", "report_on")
"""What is held, what is asked for, and which groups are in the report of the one that has some."""
PLAN_COLUMNS = (
    *("step", "id", "record", "systems", "collected", "timing", "rhythm", "frequency"),
    *("first_for", "also_for", "alone_for", "second", "link"),
)

OF_RECORD = ("systems", "collected", "timing", "rhythm", "frequency", "link")
"""What is the same in every plan: the register says it, and a file of many plans leaves it out."""


def plan_files(extent: Extent, url: Callable[[Place], str]) -> dict[str, bytes]:
    """Return the file of all plans by its source address, or nothing where there is none.

    Args:
        extent: What the site holds.
        url: Turns a place into its address, with the site's own before it where that is known.
    """
    kept = [n for n, column in enumerate(PLAN_COLUMNS) if column not in OF_RECORD]
    rows = (
        (one.way.held.short, one.way.asked.short, one.scope.name, *(row[n] for n in kept))
        for one in extent.plans.values()
        for row in plan_rows(extent.catalogue, one.plan, url)
    )
    heads = (*WHICH, *(PLAN_COLUMNS[n] for n in kept))
    return {addresses.PLANS_CSV: csv_bytes([heads, *rows])} if extent.plans else {}


def plan_rows(catalogue: Catalogue, plan: Plan, url: Callable[[Place], str]) -> Iterator[tuple[str, ...]]:
    """Yield one row a record; one without a step comes after the first records, and gives no entry its first."""
    steps = {step.item: (str(number), step.first, step.also) for number, step in enumerate(plan.steps, 1)}
    alone = {one.item: one for one in plan.alone}
    for item_id in (*steps, *(item for item in plan.asked if item not in steps)):
        item = catalogue.evidence[item_id]
        step, first, also = steps.get(item_id, ("", (), plan.asked[item_id]))
        rests = alone.get(item_id)
        yield (
            step,
            item.id,
            item.name,
            ", ".join(catalogue.systems[system].name for system in item.collected_from),
            wording.COLLECTED[item.how],
            wording.TIMINGS[item.timing],
            wording.RHYTHMS.get(item.rhythm, ""),
            item.frequency,
            ", ".join(first),
            ", ".join(also),
            ", ".join(rests.entries if rests else ()),
            catalogue.evidence[rests.second].name if rests and rests.second else "",
            url(addresses.Place(addresses.evidence_uri(item.id))),
        )
