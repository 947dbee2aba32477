"""Corrections: every error of the sources in one place, and where a source contradicts itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Table, TableRow
from mkdocs_crosswalk.views.members import begun, filters
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.provenance import printed, row_anchor
from mkdocs_crosswalk.views.tally import Tally, meetings
from mkdocs_crosswalk.views.text import Id, Line, Link, Mark, id_list, linked
from mkdocs_crosswalk.views.ways import compared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.changes import Correction
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.views.blocks import Block
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


def _errors(count: int) -> str:
    return "1 error" if count == 1 else f"{count} errors, contradictions and outdated statements"


def _is_about_something_else(row: Row) -> bool:
    """Say whether a row names an id that it cannot mean, and none that was meant in its place."""
    return bool(row.contradicted or row.nonexistent) and not row.corrected


def _overview(catalogue: Catalogue, sections: list[Section]) -> Tally:
    """Return how many corrections each source has, the most first, with what was wrong."""
    found = []
    for section in sections:
        of_rows = [r for r in catalogue.rows if r.source == section.anchor]
        counts = {
            "wrong ids": sum(bool(r.corrected) for r in of_rows),
            "ids about something else": sum(map(_is_about_something_else, of_rows)),
            "in its text": sum(c.source == section.anchor for c in catalogue.corrections),
        }
        name = Link(addresses.CORRECTIONS, catalogue.sources[section.anchor].name, section.anchor)
        said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        found.append((name, sum(counts.values()), said))
    return Tally(meetings(sorted(found, key=lambda one: -one[1])))


def _begun(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return tables with their first rows in the open."""
    return tuple(part for block in blocks if isinstance(block, Table) for part in begun(block))


def corrections_page(catalogue: Catalogue) -> Page:
    """Return the page of all corrections, a section a source."""
    sections = []
    counts: Counter[str] = Counter()
    for source in catalogue.sources.values():
        rows = correction_rows(catalogue, source.id)
        if not rows:
            continue
        counts[source.id] = len(rows)
        table = Table(
            f"Corrections to {source.name}",
            ("Place", "Printed or said", "Right, and why"),
            rows,
            style="correction",
            filtered=True,
        )
        sections.append(Section(source.id, f"{source.name}, {len(rows)}", (table,), folded=True, named=source.name))
    sections.sort(key=lambda section: -counts[section.anchor])
    sections[:1] = [replace(s, blocks=_begun(s.blocks), folded=False) for s in sections[:1]]
    held = listed([framework.held for framework in reversed(compared(catalogue))])
    read = sum(bool(r.corrected) for r in catalogue.rows)
    beside = sum(map(_is_about_something_else, catalogue.rows))
    wrong = wording.number(read, "row prints", "rows print")
    else_ = wording.number(beside, "other row names", "other rows name")
    prose = wording.number(counts.total() - read - beside, "error is", "errors are")
    known = (
        f"{wrong} a wrong id: we say which was meant, and count that where it is certain or likely.",
        f"{else_} an id about something else, or one that never existed: shown, and not counted.",
        f"{prose} in the text around the rows: each stands here with what is right.",
    )
    return Page(
        uri=addresses.CORRECTIONS,
        title="Corrections",
        description=(f"{_errors(counts.total())} in published mappings of {held}, each with what is right and why."),
        heading="Corrections",
        place="sources",
        updated=catalogue.updated,
        crumbs=(Link(addresses.SOURCES, "Sources"),),
        lead=(
            (
                f"{_errors(counts.total())} in {wording.number(len(sections), 'published document')}. "
                "If you use one of them, look at its list: what it prints, what is right, and why."
            ),
        ),
        opening=(_overview(catalogue, sections), Bullets(tuple((said,) for said in known))),
        sections=tuple(sections),
        listed=False,
        modules=filters(sections),
        data=f"{addresses.common(catalogue.frameworks.values())}statements.json",
        searchable=False,
    )
