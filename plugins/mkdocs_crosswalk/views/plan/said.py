"""What every page says of a plan: its figures, kept apart, and how they are counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets
from mkdocs_crosswalk.views.checklist import Downloads
from mkdocs_crosswalk.views.keeps import IN_PART, LIKELY
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.tally import Tiles
from mkdocs_crosswalk.views.text import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.planned import Planned
    from mkdocs_crosswalk.views.text import Inline, Text

OVER_TIME = "over-a-period"
"""The timing of records that build up over a period."""


def over_time(catalogue: Catalogue, items: tuple[str, ...] | dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return those of some records that run over a period, in their order."""
    return tuple(item for item in items if catalogue.evidence[item].timing == OVER_TIME)


def record_link(item: EvidenceItem) -> Link:
    """Return the link to the page of a record."""
    return Link(addresses.evidence_uri(item.id), item.name)


def entries_said(catalogue: Catalogue, one: Planned) -> str:
    """Return how many entries ask for records, by what they are: `123 clauses and controls`."""
    there = {catalogue.entries[entry].kind.key for entry in one.plan.entries}
    kinds = [kind for kind in one.way.kinds if kind.key in there]
    count = len(one.plan.entries)
    return f"{count} {listed([kind.one if count == 1 else kind.many for kind in kinds])}"


def answer(catalogue: Catalogue, one: Planned, keeps: Mapping[str, str]) -> Text:
    """Return what a plan comes to, in the order in which it is done; `keeps` says whether each record is there."""
    asks = "asks" if len(one.plan.entries) == 1 else "ask"
    count = len(one.plan.asked)
    kept = Counter(keeps.values())
    has = f" You likely keep {kept[LIKELY]} of them, and {kept[IN_PART]} in part: look there first." if kept else ""
    asked = f"The {entries_said(catalogue, one)} {asks} for {wording.number(count, 'record')}."
    return (f"{asked}{has} Begin with those that build up over time.",)


def figures(catalogue: Catalogue, one: Planned, page: str = "", many: int | None = None) -> Tiles:
    """Return the figures of a plan, each by itself: all, what to begin, the first records, and what has one alone.

    `page` is that of the plan, for another page, and `many` how many of the figures it shows.
    """
    plan = one.plan
    found = (
        (len(plan.asked), "records asked for in all", "systems"),
        (len(over_time(catalogue, plan.asked)), "built up over time", "begin"),
        (len(plan.steps), "enough for one record each", "first"),
        (plan.resting, "entries left with a single record", "alone"),
    )
    return Tiles(tuple((count, Link(page, said, anchor)) for count, said, anchor in found[:many]))


def counted(extent: Extent) -> Section:
    """Return how the figures of plans are counted, and what they do not say."""
    order: list[Inline] = ["A record that is kept in several systems stands at the first of them in order of set-up"]
    if extent.guide(addresses.CONNECTING) and extent.has(addresses.CONNECTING):
        order += [", as the guide on ", Link(addresses.CONNECTING, "connecting systems"), " has it"]
    named = "Counted is what the verdicts name in this scope. Other records may serve an entry too; its page has them."
    step = (
        "Each step takes the record that gives most entries their first one. Of several, it takes the one in the "
        "earliest system, and then goes by its address."
    )
    enough = (
        "One record is a beginning, and not enough: a verdict asks for all the records that it names, and an auditor "
        "may ask for more."
    )
    items: tuple[Text, ...] = ((enough,), (named,), (step,), (*order, "."))
    files = (Downloads((Link(addresses.PLANS_CSV, "All records of every plan (CSV)"),)),)
    shown = (Bullets(items), *(files if extent.has(addresses.PLANS_CSV) else ()))
    return Section("counted", "How this is counted, and CSV", shown, folded=True, named="How this is counted")
