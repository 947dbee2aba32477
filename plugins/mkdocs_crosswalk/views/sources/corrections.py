"""Corrections: every slip of the sources in one place, and where a source contradicts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Table, TableRow
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.provenance import printed, row_anchor, source_link
from mkdocs_crosswalk.views.text import Id, Line, Link, Mark, id_list, linked
from mkdocs_crosswalk.views.ways import compared

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.changes import Correction
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.views.text import Inline, Text


def correction_rows(catalogue: Catalogue, source: str) -> tuple[TableRow, ...]:
    """Return a source's corrections: first those of its rows, then those of the rest of its text."""
    of_rows = tuple(
        _row(catalogue, r)
        for r in catalogue.rows
        if r.source == source and (r.corrected or r.contradicted or r.nonexistent)
    )
    of_text = tuple(_text(catalogue, c) for c in catalogue.corrections if c.source == source)
    return of_rows + of_text


def _row(catalogue: Catalogue, row: Row) -> TableRow:
    place: Text = (Link(addresses.source_uri(row.source), row.at, row_anchor(row)),)
    right: list[Inline] = []
    if row.corrected:
        for number, reading in enumerate(row.meant):
            right += [", " if number else "", Id(reading.id), f" ({wording.CONFIDENCE[reading.confidence].lower()})"]
        right.append(Line(linked(wording.sentence(row.correction_reason), catalogue)))
    for objection in (*row.contradicted, *row.nonexistent):
        word = "No such" if objection in row.nonexistent else "Not counted"
        right.append(
            Line(
                (
                    f"{word} ",
                    Mark("strong", objection.id),
                    ": ",
                    *linked(wording.sentence(objection.reason), catalogue),
                )
            )
        )
    if row.suggested:
        right.append(Line(("Fits better, we think: ", *id_list(row.suggested), ".")))
    return TableRow((place, printed(row), tuple(part for part in right if part)))


def _text(catalogue: Catalogue, correction: Correction) -> TableRow:
    place: Text = (correction.at, Line((wording.CORRECTION_KINDS[correction.kind],)))
    return TableRow((place, linked(correction.says, catalogue), linked(correction.correct, catalogue)))


def corrections_page(catalogue: Catalogue) -> Page:
    """Return the page of all corrections, a section a source."""
    sections = []
    total = 0
    for source in catalogue.sources.values():
        rows = correction_rows(catalogue, source.id)
        if not rows:
            continue
        total += len(rows)
        table = Table(
            f"Corrections to {source.name}", ("Place", "Printed or said", "Right, and why"), rows, style="correction"
        )
        sections.append(Section(source.id, f"{source.name}, {len(rows)}", (table,)))
    held = listed([framework.held for framework in reversed(compared(catalogue))])
    read = sum(bool(r.corrected) for r in catalogue.rows)
    contradicted = sum(len(r.contradicted) for r in catalogue.rows)
    names = tuple(
        source_link(catalogue, s.id)
        for s in catalogue.sources.values()
        if any(c.source == s.id for c in catalogue.corrections)
    )
    return Page(
        uri=addresses.CORRECTIONS,
        title="Corrections",
        description=(
            f"{total} slips, contradictions and outdated statements in published mappings of {held}, each with what is "
            "right and why."
        ),
        heading="Corrections",
        place="sources",
        updated=catalogue.updated,
        crumbs=(Link(addresses.SOURCES, "Sources"),),
        lead=(
            (
                f"{total} slips, contradictions and outdated statements in {len(names)} sources. {read} rows print "
                "an id that meant another; "
                f"{contradicted} entries stand in rows that do not fit them. What is read as certain or likely is "
                "counted; the rest is shown and not counted. "
                "Readings are this project's own."
            ),
        ),
        sections=tuple(sections),
        data=f"{addresses.API}statements.json",
        searchable=False,
    )
