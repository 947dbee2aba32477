"""What a site adds, on the pages of what it adds to, and all of it together on the page of the source `this-site`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Facts, Paragraph, TableRow, table
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Badge, Id, Line, Link, Mark, VerdictBadge, linked
from mkdocs_crosswalk.views.told import numbered_all

from .on_pages import with_programme
from .policies import review
from .upkeep import places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.judgement import Decision, OwnVerdict
    from mkdocs_crosswalk.registers.own_data import Upkeep
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site
    from mkdocs_crosswalk.views.text import Inline, Text


def with_own_data(site: Site, today: date) -> Site:
    """Return a site with owners, records and reviews on the pages of what they are said of, and all on one page.

    Args:
        site: The site.
        today: The day that review dates are held against.
    """
    own, pages = site.catalogue.own, site.pages
    if site.extent.programme.exists:
        pages = pages.changed(with_programme(site))
    else:
        boxes = [(site.places[entry].uri, upkeep) for entry, upkeep in own.entries.items()]
        boxes += [(addresses.evidence_uri(item), upkeep) for item, upkeep in own.items.items()]
        pages = pages.changed({u: partial(_boxed, upkeep=k, today=today) for u, k in boxes if u in pages})
    added = (*map(addresses.source_uri, own.sources), *map(addresses.evidence_uri, own.evidence))
    pages = pages.changed({uri: partial(replace, own=True) for uri in added if uri in pages})
    uri = addresses.source_uri(SITE)
    if uri in pages:
        pages = pages.changed({uri: partial(_gathered, catalogue=site.catalogue, today=today)})
    return replace(site, pages=pages)


def _gathered(page: Page, catalogue: Catalogue, today: date) -> Page:
    return replace(
        page,
        position=None,
        description="What the company of this site decided, added and keeps itself, with who said so and when.",
        sections=(*page.sections, *_sections(catalogue, today)),
    )


def _boxed(page: Page, upkeep: Upkeep, today: date) -> Page:
    said = (
        ("Owner here", (upkeep.owner,) if upkeep.owner else ()),
        ("Records here", places(upkeep)),
        ("Review here", _reviews(upkeep, today)),
    )
    return replace(page, opening=(*page.opening, Facts(tuple((term, text) for term, text in said if text))))


def _reviews(upkeep: Upkeep, today: date) -> Text:
    late = (Line((Mark("strong", wording.LATE),)),) if upkeep.late(today) else ()
    return (*review(upkeep), *late)


def _sections(catalogue: Catalogue, today: date) -> Iterator[Section]:
    own = catalogue.own
    if own.frameworks:
        shown = [catalogue.frameworks[f] for f in own.frameworks if f in catalogue.frameworks]
        names = ((Link(addresses.index_of(f), f.name, strong=True),) for f in shown)
        rows = tuple(TableRow((name, (numbered_all(catalogue, f),))) for name, f in zip(names, shown, strict=True))
        yield Section("frameworks", "Frameworks", (table("Frameworks", ("Framework", "What"), rows, style="half"),))
    if own.decisions:
        yield Section("decisions", "Decisions", (_decisions(catalogue),))
    if own.verdicts:
        yield Section("verdicts", "Verdicts", (_verdicts(catalogue),))
    if own.evidence:
        rows = tuple(_item(catalogue, item) for item in own.evidence)
        yield Section("items", "Evidence items", (table("Evidence items", ("Evidence", "What"), rows, style="half"),))
    if sources := tuple(source for source in own.sources if source != SITE):
        rows = tuple(_source(catalogue, source) for source in sources)
        yield Section("documents", "Sources", (table("Sources", ("Source", "What it states"), rows, style="half"),))
    if own.entries or own.items:
        yield Section("owners", "Owners and reviews", _owners(catalogue, today))


def _decisions(catalogue: Catalogue) -> Block:
    rows = tuple(_decision(catalogue, decision) for decision in catalogue.own.decisions.values())
    return table("Decisions", ("Pair", wording.DECIDED, "Why", "By, and when"), rows, style="rows")


def _decision(catalogue: Catalogue, decision: Decision) -> TableRow:
    overlap = catalogue.overlaps[decision.left, decision.right]
    levels: list[Inline] = []
    for direction, level in decision.levels.items():
        before = overlap.undecided.levels.get(direction) if overlap.undecided else None
        towards = wording.begin(wording.towards(catalogue, direction))
        levels.append(Line((f"{towards}: ", Badge(level, quiet=True))))
        levels += [Line(("Otherwise: ", Badge(before, quiet=True)))] if before else []
    pair = (Id(decision.left), " with ", Id(decision.right))
    why = linked(decision.reason, catalogue)
    return TableRow((pair, tuple(levels), why, (decision.by, Line((wording.day(decision.reviewed),)))))


def _verdicts(catalogue: Catalogue) -> Block:
    rows = tuple(_verdict(catalogue, verdict) for verdict in catalogue.own.verdicts)
    return table("Verdicts", ("Entry", wording.DECIDED, "Why", "By, and when"), rows, style="rows")


def _verdict(catalogue: Catalogue, verdict: OwnVerdict) -> TableRow:
    """Return a verdict of the company beside that of this project for the same report."""
    project = catalogue.verdicts[verdict.entry].judged.within(verdict.scope).outcome
    scope = (Line((f"With {listed(verdict.scope)}",)),) if verdict.scope else ()
    said = (VerdictBadge(verdict.outcome), Line(("Otherwise: ", VerdictBadge(project))))
    who = (verdict.decided_by, Line((wording.day(verdict.reviewed),)))
    return TableRow(((Id(verdict.entry), *scope), said, linked(verdict.reason, catalogue), who))


def _item(catalogue: Catalogue, item: str) -> TableRow:
    found = catalogue.evidence[item]
    return TableRow(((Link(addresses.evidence_uri(item), found.name, strong=True),), linked(found.what, catalogue)))


def _source(catalogue: Catalogue, source: str) -> TableRow:
    found = catalogue.sources[source]
    return TableRow(((Link(addresses.source_uri(source), found.name, strong=True),), linked(found.states, catalogue)))


def _owners(catalogue: Catalogue, today: date) -> tuple[Block, ...]:
    own = catalogue.own
    kept: list[tuple[Text, Upkeep]] = [
        *(((Id(e), Line((catalogue.entries[e].title,))), upkeep) for e, upkeep in own.entries.items()),
        *(((Link(addresses.evidence_uri(i), catalogue.evidence[i].name),), upkeep) for i, upkeep in own.items.items()),
    ]
    late = sum(upkeep.late(today) for _, upkeep in kept)
    dated = sum(upkeep.due is not None for _, upkeep in kept)
    count = f"{late} of {dated} with a review date are past it on {wording.day(today)}. These come first."
    rows = tuple(
        TableRow((name, (upkeep.owner,) if upkeep.owner else (), places(upkeep), _reviews(upkeep, today)))
        for name, upkeep in sorted(kept, key=lambda one: not one[1].late(today))
    )
    columns = ("Entry or evidence", "Owner", "Records", "Review")
    return (Paragraph((count,)), table("Owners and reviews", columns, rows, style="rows"))
