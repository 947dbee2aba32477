"""The matrix of controls by criteria: the whole of it, or the block of one theme or series."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.figures.counts import Basis, counterparts
from mkdocs_crosswalk.registers.frameworks import ISO, SOC2
from mkdocs_crosswalk.registers.levels import ISO_TO_SOC2, SOC2_TO_ISO, Agreement, Level
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Legend, Matrix, Paragraph
from mkdocs_crosswalk.views.checklist import Downloads
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.provenance import source_name
from mkdocs_crosswalk.views.text import Link

from .view import Cell, Choice, Column, ColumnGroup, MatrixView, RowGroup, RowHead, Tools

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.extent import Extent

SHORT_SERIES = {
    "CC1": "Environment", "CC2": "Information", "CC3": "Risk", "CC4": "Monitoring", "CC5": "Control",
    "CC6": "Access", "CC7": "Operations", "CC8": "Change", "CC9": "Mitigation",
    "A1": "Availability", "C1": "Confidentiality", "PI1": "Processing",
    "P1": "Notice", "P2": "Choice", "P3": "Collection", "P4": "Use", "P5": "Access", "P6": "Disclosure",
    "P7": "Quality", "P8": "Monitoring",
}  # fmt: skip
"""One word a series, for heads that are wide enough for it; the full name is the head's title."""

MATRIX_STYLES = ("matrix.css",)
"""The stylesheets of a page that shows a matrix."""

CHARACTERS_A_COLUMN = 3.2
"""What fits over a column of 24 pixels in the widest of the usual system fonts; one column is left to the button."""

LEGEND = (
    ("f", "Full: the records serve as they are"),
    ("p", "Partial: extend them"),
    ("o", "Only the other way round"),
    ("f m", "A published source agrees"),
    ("f d", "A published source differs"),
    ("x", "Published: not a match"),
    ("", "Empty: nobody names it"),
)
"""Shapes with their meanings. Levels are those for the direction chosen; without scripts, to reuse SOC 2 for ISO."""

FILES = (
    Paragraph(("A row for each pair, with the judgement and its reason, what to add, and what the sources print.",)),
    Downloads(
        (
            Link(addresses.CROSSWALK_TO_ISO, "CSV, SOC 2 to ISO/IEC 27001"),
            Link(addresses.CROSSWALK_TO_SOC2, "CSV, ISO/IEC 27001 to SOC 2"),
        )
    ),
)

SHAPES = {Level.FULL: "f", Level.PARTIAL: "p"}
ONLY_BACK = {Level.FULL: "o", Level.PARTIAL: "q"}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def matrix_view(catalogue: Catalogue, group: str) -> MatrixView:
    """Return the block of a theme or series: only the rows and columns that have a pair in it."""
    members = set(catalogue.members(group))
    pairs = [
        p
        for p, o in catalogue.overlaps.items()
        if (p[0] in members or p[1] in members) and catalogue.entries[p[0]].kind.key == "control" and _shown(o)
    ]
    rows = {p[0] for p in pairs} | (members if catalogue.is_iso(group) else set())
    columns = {p[1] for p in pairs} | (set() if catalogue.is_iso(group) else members)
    controls = tuple(e for e in catalogue.framework_entries(ISO, "control") if e.id in rows)
    criteria = tuple(e for e in catalogue.framework_entries(SOC2, "criterion") if e.id in columns)
    return _view(catalogue, f"Matrix of {catalogue.entries[group].label}", controls, criteria)


def _shown(overlap: Overlap) -> bool:
    """Say whether a matrix shows a pair; what only we looked at and found no match stands on the entries' pages."""
    return overlap.counted or bool(overlap.mappings)


def _view(catalogue: Catalogue, caption: str, entries: tuple[Entry, ...], criteria: tuple[Entry, ...]) -> MatrixView:
    return MatrixView(
        caption=caption,
        heads="Control" if not entries or entries[0].kind.key == "control" else "Sub-clause",
        columns=_columns(catalogue, criteria),
        rows=_rows(catalogue, entries, criteria),
    )


def _columns(catalogue: Catalogue, criteria: tuple[Entry, ...]) -> tuple[ColumnGroup, ...]:
    groups: dict[str, list[Entry]] = {}
    for criterion in criteria:
        groups.setdefault(criterion.parent or "", []).append(criterion)
    found = []
    category = ""
    for series_id, members in groups.items():
        series = catalogue.entries[series_id]
        first = category != (category := catalogue.category_of(series_id))
        width = len(members)
        name = SHORT_SERIES.get(series_id, "")
        if len(f"{series_id} {name}") > (width - 1) * CHARACTERS_A_COLUMN:
            name = ""
        columns = tuple(
            Column(c.id, c.title, starts=n == 0, category_starts=n == 0 and first) for n, c in enumerate(members)
        )
        found.append(ColumnGroup(series_id, name, series.title, columns, first))
    return tuple(found)


def _rows(catalogue: Catalogue, entries: tuple[Entry, ...], criteria: tuple[Entry, ...]) -> tuple[RowGroup, ...]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        above = entry.parent or ""
        while catalogue.entries[above].parent:
            above = catalogue.entries[above].parent or ""
        groups.setdefault(above, []).append(entry)
    found = []
    for group, members in groups.items():
        rows = tuple(RowHead(e.id, e.title, tuple(_cell(catalogue, e, c) for c in criteria)) for e in members)
        mapped = sum(any(_counted(cell) for cell in row.cells) for row in rows)
        counts = tuple(sum(_counted(row.cells[n]) for row in rows) for n in range(len(criteria)))
        found.append(RowGroup(group, catalogue.entries[group].label, f"{mapped} of {len(rows)}", counts, rows))
    return tuple(found)


def _counted(cell: Cell | None) -> bool:
    return cell is not None and cell.counted


def _cell(catalogue: Catalogue, entry: Entry, criterion: Entry) -> Cell | None:
    overlap = catalogue.overlaps.get((entry.id, criterion.id))
    if overlap is None or not _shown(overlap):
        return None
    named = sources(catalogue)
    who = {m.row.source for m in overlap.mappings} | ({PROJECT} if overlap.judgement else set())
    who |= {SITE} if overlap.decision else set()
    by = "".join(sorted(LETTERS[named.index(source)] for source in who))
    if not overlap.counted:
        return Cell(criterion.id, "x", wording.LEVELS[Level.NONE].lower(), counted=False, anchor="overlap", by=by)
    forward, back = (overlap.level(d) for d in (SOC2_TO_ISO, ISO_TO_SOC2))
    words = []
    shape = []
    if forward:
        words.append(wording.LEVELS[forward])
        shape.append(SHAPES[forward])
    if back:
        words.append(f"{wording.LEVELS[back]} for SOC 2")
        shape += [f"b{SHAPES[back]}"] if forward else [ONLY_BACK[back], f"b{SHAPES[back]}"]
    if Agreement.DIFFER in overlap.agreement.values():
        shape.append("d")
    elif overlap.voices > 1:
        shape.append("m")
    return Cell(criterion.id, " ".join(shape) or "u", ", ".join(words), counted=True, anchor=criterion.slug, by=by)


def sources(catalogue: Catalogue) -> list[str]:
    """Return the sources that name any pair, in the order of the data; last, who judges and who decides."""
    named = {m.row.source for o in catalogue.overlaps.values() for m in o.mappings}
    project = [PROJECT] if catalogue.judgements else []
    return [*(s for s in catalogue.sources if s in named), *project, *([SITE] if catalogue.own.decisions else ())]


def _tools(catalogue: Catalogue) -> Tools:
    themes = (e for e in catalogue.framework_entries(ISO, "theme"))
    series = catalogue.framework_entries(SOC2, "series")
    categories = catalogue.framework_entries(SOC2, "category")
    common = [s.id for s in series if catalogue.entries[s.parent or ""].common]
    choices = []
    for category in categories:
        own = [s.id for s in series if s.parent == category.id]
        label = f"{category.title}, common criteria" if category.common else f"{category.title} and common"
        choices.append(Choice(category.slug, label, holds=" ".join(dict.fromkeys(common + own))))
    return Tools(
        data=f"{addresses.API}overlaps.json",
        themes=tuple(Choice(theme.id, theme.label) for theme in themes),
        categories=tuple(choices),
        sources=tuple(Choice(s, source_name(catalogue, s), uri=addresses.source_uri(s)) for s in sources(catalogue)),
    )


def matrix_page(extent: Extent) -> Page:
    """Return the page of the whole matrix: controls by criteria, and below it sub-clauses by criteria."""
    catalogue = extent.catalogue
    controls = catalogue.framework_entries(ISO, "control")
    clauses = catalogue.framework_entries(ISO, "subclause")
    criteria = catalogue.framework_entries(SOC2, "criterion")
    pairs = [o for o in catalogue.overlaps.values() if o.counted]
    of_controls = sum(catalogue.entries[o.left].kind.key == "control" for o in pairs)
    mapped = counterparts(catalogue, ("control",), Basis(level=None))
    lead = (
        (
            f"{len(controls)} controls by {len(criteria)} criteria. {mapped.numerator} controls have a "
            f"counterpart, in {of_controls} pairs; "
            f"{len(pairs) - of_controls} more pairs are of sub-clauses. "
        ),
        Link(addresses.HOW_TO_READ, "How to read it"),
        ".",
    )
    sections = (
        Section(
            "controls",
            "Controls by criteria",
            (
                Legend(LEGEND),
                Matrix(
                    replace(
                        _view(catalogue, "Controls of Annex A by criteria of SOC 2", controls, criteria),
                        tools=_tools(catalogue),
                    )
                ),
            ),
        ),
        Section(
            "clauses",
            "Sub-clauses by criteria",
            (
                Paragraph(("The management system, clauses 4 to 10, beside the same criteria.",)),
                Matrix(_view(catalogue, "Sub-clauses of clauses 4 to 10 by criteria of SOC 2", clauses, criteria)),
            ),
        ),
        *((Section("files", "To take along", FILES),) if extent.has(addresses.CROSSWALK_TO_ISO) else ()),
    )
    return Page(
        uri=addresses.MATRIX,
        title="Matrix",
        description=(
            f"All {len(controls)} controls of ISO/IEC 27001:2022 by all {len(criteria)} SOC 2 criteria: every pair "
            "that this project or a source names, with its level."
        ),
        heading="Matrix",
        place="",
        updated=catalogue.updated,
        lead=lead,
        sections=sections,
        data=f"{addresses.API}overlaps.json",
        wide=True,
        searchable=False,
        modules=("matrix.js",),
        styles=MATRIX_STYLES,
    )
