"""Sources: what each document says, what it is good for, and every row and figure of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.figures.counts import recompute
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Facts, Paragraph, Table, TableRow, table
from mkdocs_crosswalk.views.members import begun, filters
from mkdocs_crosswalk.views.page import Card, Chip, Page, Section
from mkdocs_crosswalk.views.provenance import printed, row_anchor
from mkdocs_crosswalk.views.text import External, Id, Line, Link, Mark, id_list, linked, listing
from mkdocs_crosswalk.views.ways import compared

from .corrections import correction_rows
from .worth import worth_section

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.figures.counts import Count
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.registers.sources import Claim, Source
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Inline, Text


OTHERS = ("standard", "project", "site")
"""The kinds of sources that are no documents with mappings and claims."""
STATED = "What a source states is its own; only how it is read is ours."
"""Whose judgement the pages of sources hold."""
MANY = 12
"""From how many rows on a table of a source is folded in part, with a box to look for words in it."""


def source_page(extent: Extent, source: Source, around: tuple[Source | None, Source | None]) -> Page:
    """Return the page of a source."""
    catalogue = extent.catalogue
    rows = tuple(r for r in catalogue.rows if r.source == source.id)
    corrected = correction_rows(catalogue, source.id)
    sections = list(worth_section(extent, source, rows, len(corrected)))
    if source.claims:
        count = len(source.claims)
        figures = (claims_table(catalogue, (source,)),)
        named = "Figures it publishes"
        sections.append(Section("figures", f"{named} ({count})", figures, folded=count > MANY, named=named))
    if rows:
        title = f"What it states ({len(rows)})"
        sections.append(Section("rows", title, _rows(catalogue, rows), named="What it states"))
    if corrected:
        corrections = Table(
            f"Corrections to {source.name}",
            ("Place", "Printed or said", "Right, and why"),
            corrected,
            style="correction",
        )
        title = f"Corrections ({len(corrected)})"
        sections.append(Section("corrections", title, begun(corrections), named="Corrections"))
    sections.append(Section("about", "About it", (Facts(_facts(source)),)))
    return Page(
        uri=addresses.source_uri(source.id),
        title=f"{source.name} (source)",
        description=_description(source, rows),
        heading=source.name,
        place="sources",
        updated=catalogue.updated,
        crumbs=(Link(addresses.SOURCES, "Sources"),),
        card=Card(chips=_chips(catalogue, source)),
        modules=filters(sections),
        lead=linked(source.states, catalogue),
        sections=tuple(sections),
        anchors=tuple(row_anchor(r) for r in rows) + tuple(f"claim-{c.id}" for c in source.claims),
        previous=_step(around[0]),
        next=_step(around[1]),
        position=source.position,
        judged="" if source.kind == "project" else STATED,
        data=f"{addresses.common(catalogue.frameworks.values())}sources.json",
    )


def _chips(catalogue: Catalogue, source: Source) -> tuple[Chip, ...]:
    when = wording.source_date(source)
    dated = (Chip(when),) if when else ()
    own = (Chip(wording.OWN, strong=True),) if source.id in catalogue.own.sources and source.id != SITE else ()
    return (Chip(wording.SOURCE_KINDS[source.kind], strong=True), *own, *dated)


def _step(source: Source | None) -> Link | None:
    return Link(addresses.source_uri(source.id), source.name) if source else None


def _description(source: Source, rows: tuple[Row, ...]) -> str:
    kind = wording.SOURCE_KINDS[source.kind].lower()
    if rows:
        return (
            f"{source.name}: {wording.number(len(rows), 'statement')} and "
            f"{wording.number(len(source.claims), 'figure')}, as published, as read, and what is counted."
        )
    return f"{source.name} ({kind}): what this site takes from it, and what it is good for."


def _without_address(source: Source) -> str:
    """Return what there is in the place of an address: a file that nobody else can look up."""
    return f"None: the project was given this {wording.SOURCE_KINDS[source.kind].lower()} as a file"


def _facts(source: Source) -> tuple[tuple[str, Text], ...]:
    when = wording.source_date(source)
    address: Text = (External(source.address, source.address) if source.address else _without_address(source),)
    facts: list[tuple[str, Text]] = [("Title", (source.title,))]
    for name, value in (("Author", source.author), ("Publisher", source.publisher)):
        if value:
            facts.append((name, (value,)))
    if when:
        facts.append(("Date", (f"{when}, {source.date_kind}" if source.date and source.date_kind else when,)))
    if source.kind not in OTHERS:
        facts.append(("Address", address))
    return tuple(facts)


def claims_table(catalogue: Catalogue, sources: tuple[Source, ...]) -> Table:
    """Return published figures beside what the same source's tables give, numerator and denominator spelled out."""
    several = len(sources) > 1
    rows = []
    for source in sources:
        for claim in source.claims:
            about: list[Inline] = [claim.about]
            place: Text = (
                (Line((Link(addresses.source_uri(source.id), source.name), f", {claim.at}")),)
                if several
                else (Line((claim.at,)),)
            )
            rows.append(
                TableRow(
                    (
                        (Mark("strong", claim.figure), *_stated(claim)),
                        (*about, *place),
                        _recomputed(catalogue, source, claim),
                    ),
                    anchor="" if several else f"claim-{claim.id}",
                )
            )
    return Table(
        "Published figures",
        ("Published", "Of what", "From the same source's tables"),
        tuple(rows),
        style="claim",
        filtered=len(rows) > MANY,
    )


def _stated(claim: Claim) -> Text:
    if claim.numerator is None or claim.denominator is None:
        return ()
    return (Line((f"{claim.numerator} of {claim.denominator}",)),)


def _recomputed(catalogue: Catalogue, source: Source, claim: Claim) -> Text:
    result = recompute(catalogue, source.id, claim)
    parts: list[Inline] = []
    if result is None:
        parts.append("Cannot be recomputed")
    else:
        parts.append(Mark("strong", _figure(result.named)))
        if result.with_groups:
            parts.append(
                Line(
                    (
                        f"By ids as named. With statements about a whole {_group(catalogue)}: ",
                        Mark("strong", _figure(result.with_groups)),
                    )
                )
            )
    if claim.remark:
        parts.append(Line(linked(claim.remark, catalogue)))
    return tuple(parts)


def _group(catalogue: Catalogue) -> str:
    """Return what groups are called that statements are about: those of the first kind of the first framework."""
    first = compared(catalogue)[0]
    return next((kind.one for kind in first.kinds.values() if first.single[0].key in kind.holds), "group")


def _figure(count: Count) -> str:
    if count.numerator == count.denominator:
        return str(count)
    return f"{count} ({count.percent:.1f}\N{NO-BREAK SPACE}%)"


def _rows(catalogue: Catalogue, rows: tuple[Row, ...]) -> tuple[Block, ...]:
    table_rows = []
    for row in rows:
        extra = [Line(linked(row.note, catalogue))] if row.note else []
        if row.remark:
            extra.append(Line(("Our remark: ", *linked(row.remark, catalogue))))
        items = (Link(addresses.evidence_uri(i), catalogue.evidence[i].name) for i in _in_order(catalogue, row))
        cells = ((row.at,), printed(row), (*_read(catalogue, row), *extra), listing(items, last=", "))
        table_rows.append(TableRow(cells, anchor=row_anchor(row)))
    note = "As printed, and as this project reads it. Struck ids were misprinted; the reading beside them is ours."
    columns = ("Place", "Printed", "Read as", "Evidence")
    shown = table("Statements", columns, tuple(table_rows), style="rows")
    return (Paragraph((note,), quiet=True), *(begun(shown) if len(table_rows) > MANY else (shown,)))


def _in_order(catalogue: Catalogue, row: Row) -> tuple[str, ...]:
    return tuple(i for i in catalogue.evidence if i in row.evidence)


def _read(catalogue: Catalogue, row: Row) -> Text:
    """Return how a row is read: its entries, its groups, and what it says if it is no pair."""
    entries: Text = id_list(r.id for r in row.left)
    groups = listing((Link(g, catalogue.entries[g].label) for g in row.groups), last=", ")
    right = listing((Id(r.id) for r in row.right), last=", ")
    left = (*entries, *((", ",) if entries and groups else ()), *groups)
    if row.says == "no-counterpart":
        whose = left or right
        return ("No counterpart for ", *whose)
    if row.says == "level-only":
        return (*left, *right, f": {row.published.level}, no counterpart named")
    if row.says in ("adds", "evidence"):
        return (*left, *right)
    level = f": {wording.LEVELS[row.level]}" if row.level else ""
    return (*left, " with " if right else "", *right, level)
