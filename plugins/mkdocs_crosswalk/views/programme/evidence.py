"""The evidence plan of a company: what to begin now, what to collect first, and what then rests on one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.figures.plan import by_system
from mkdocs_crosswalk.programme.dates import ends
from mkdocs_crosswalk.programme.plan import own_plan
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Details, Notice, Paragraph, Table, TableRow
from mkdocs_crosswalk.views.checklist import Downloads
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.plan.said import over_time
from mkdocs_crosswalk.views.plan.tables import alone, begin_blocks, first
from mkdocs_crosswalk.views.text import Line, Link, Mark

from .frame import programme_page
from .said import short_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.figures.plan import Kept, Plan
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.text import Inline, Text


def evidence_page(extent: Extent) -> Iterator[Page]:
    """Yield the page, where anything is asked for."""
    programme = extent.programme
    if not extent.has(addresses.PLAN_HERE):
        return
    plan = own_plan(programme)
    asked = programme.asked.name if programme.asked else ""
    yield programme_page(
        extent,
        addresses.PLAN_HERE,
        title="Evidence plan",
        description=(
            f"What to begin and to collect first for {asked}: "
            f"{len(plan.there)} of {wording.number(len(plan.asked), 'record')} are there."
        ),
        heading="Evidence plan",
        lead=_lead(programme, plan),
        opening=tuple(_opening(extent, plan)),
        sections=tuple(_sections(programme, plan)),
    )


def _lead(programme: Programme, plan: Plan) -> Text:
    """Return the three figures, each by itself."""
    asked, there, steps = len(plan.asked), len(plan.there), len(plan.steps)
    many = wording.number(len(plan.entries), "entry", "entries")
    ask = "asks" if len(plan.entries) == 1 else "ask"
    more = "No record is missing for a first one of each. "
    if steps:
        more = f" until each entry has {'its first one' if there else 'one'}. "
    return (
        f"{many} that you have not left out {ask} for ",
        Mark("strong", wording.number(asked, "record")),
        f"; you have {there} of {asked} on {wording.day(programme.today)}. ",
        *((Mark("strong", f"{steps} more"),) if steps else ()),
        more,
        Mark("strong", f"{plan.resting} of {len(plan.entries)}"),
        " then rest on one record alone.",
    )


def _opening(extent: Extent, plan: Plan) -> Iterator[Block]:
    if not plan.asked:
        yield Notice(("No record is asked for.",))
    if extent.has(addresses.PLAN_HERE_CSV):
        yield Downloads((Link(addresses.PLAN_HERE_CSV, "All records (CSV)"),))


def _sections(programme: Programme, plan: Plan) -> Iterator[Section]:
    if not plan.asked:
        return
    yield _begin(programme, plan)
    if plan.steps:
        yield first(programme.catalogue, plan)
    yield _systems(programme, plan)
    yield alone(programme.catalogue, plan)
    yield _counted()


def not_begun(programme: Programme, plan: Plan) -> tuple[str, ...]:
    """Return what runs over a period and has no record, by the ids, those that most entries ask for first."""
    return tuple(item for item in over_time(programme.catalogue, plan.asked) if item not in plan.there)


def _begin(programme: Programme, plan: Plan) -> Section:
    items, all_of_them = not_begun(programme, plan), over_time(programme.catalogue, plan.asked)
    said = f"{len(items)} of {len(all_of_them)} records that run over a period have none yet. "
    audit = ends(programme)
    if items and audit and audit.day >= programme.today:
        weeks = wording.number((audit.day - programme.today).days // 7, "whole week")
        what = f"{audit.what[0][0].lower()}{audit.what[0][1:]}"
        said += f"Begun today, each shows {weeks} at most by {what}, on {short_day(audit.day, programme.today)}. "
    said += "No later work makes up for a time without them." if items else ""
    words = Paragraph((said.strip(),), quiet=True)
    return Section("begin", "Begin now", (words, *begin_blocks(programme.catalogue, plan, items)))


def _systems(programme: Programme, plan: Plan) -> Section:
    """Return what is missing by the systems that it is kept in, in the order in which the company sets them up."""
    catalogue, said = programme.catalogue, programme.organisation
    order = said.systems if said else ()
    kept = [one for one in by_system(catalogue, plan.asked, order) if one.items]
    open_ = [one for one in kept if set(one.items) - set(plan.there)]
    done = [one for one in kept if one not in open_]
    rows = tuple(_system(programme, plan, number, one) for number, one in enumerate(open_, 1))
    columns = ("System, in your order", "No record yet", "Of these over a period")
    blocks: list[Block] = [Paragraph(("In brackets: how many entries ask for the record.",), quiet=True)]
    if rows:
        blocks.append(Table("What is missing, by system", columns, rows, "systems"))
    if done:
        names = ", ".join(catalogue.systems[one.system].name for one in done)
        blocks.append(Paragraph((f"Nothing is missing from: {names}.",), quiet=True))
    return Section("systems", "What is missing, by system", tuple(blocks))


def _system(programme: Programme, plan: Plan, number: int, kept: Kept) -> TableRow:
    catalogue, taken = programme.catalogue, set(plan.taken)
    missing = tuple(item for item in kept.items if item not in plan.there)
    there = [catalogue.evidence[item].name for item in kept.items if item in plan.there]
    ordered = sorted(missing, key=lambda item: item not in taken)
    link = Link(addresses.EVIDENCE, catalogue.systems[kept.system].name, f"system-{kept.system}")
    name: Text = (f"{number} ", link, Line((f"{len(missing)} of {len(kept.items)} have no record",)))
    said: list[Inline] = []
    for item in ordered:
        count = f" ({len(plan.asked[item])})"
        shown = catalogue.evidence[item].name
        said += [*((", ",) if said else ()), Mark("strong", shown) if item in taken else shown, count]
    summary = f"{len(there)} {'has a record' if len(there) == 1 else 'have records'}"
    more = Details(summary, (Paragraph((", ".join(there),)),)) if there else None
    period = over_time(catalogue, missing)
    return TableRow((name, tuple(said), (str(len(period)),) if period else ()), more)


def _counted() -> Section:
    counted = (
        "Counted is what the verdicts name in your scope, and what shows your own controls, of all that is not "
        "excluded. A record that you have counts whatever its age; Requests say how it lies in time."
    )
    enough = (
        "One record is a beginning, and not enough: a verdict asks for all that it names, and an auditor may ask for "
        "more."
    )
    step = (
        "Each step takes the record that gives most entries their first one. Of several, it takes the one in the "
        "earliest of your systems, and then goes by its address. Bold by system is what a step takes."
    )
    return Section("counted", "How this is counted", (Bullets(((counted,), (enough,), (step,))),))
