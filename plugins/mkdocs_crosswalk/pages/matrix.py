"""The matrix of controls by criteria: the whole of it, or the block of one theme or series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue import Basis, Direction, counterparts, slug
from mkdocs_crosswalk.catalogue.frameworks import ISO, SOC2

from . import addresses, wording
from .blocks import Legend, Matrix, Paragraph
from .matrix_view import Cell, Column, ColumnGroup, MatrixView, RowGroup, RowHead
from .page import Page, Section
from .text import Link

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.model import Entry, Overlap

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
"""What fits over a column of 24 pixels in the widest of the usual system fonts."""

LEGEND = (
    ("f", "Full: the records serve as they are"),
    ("p", "Partial: extend them"),
    ("fb", "Only for SOC 2, the other way round"),
    ("f m", "Two sources name it"),
    ("x", "Published, not counted"),
    ("", "Empty: nobody says"),
)


def matrix_view(catalogue: Catalogue, group: str) -> MatrixView:
    """Return the block of a theme or series: only the rows and columns that have a pair in it."""
    members = set(catalogue.members(group))
    pairs = [
        p
        for p, o in catalogue.overlaps.items()
        if (p[0] in members or p[1] in members) and catalogue.entries[p[0]].kind == "control" and _shown(o)
    ]
    rows = {p[0] for p in pairs} | (members if catalogue.is_iso(group) else set())
    columns = {p[1] for p in pairs} | (set() if catalogue.is_iso(group) else members)
    controls = tuple(e for e in catalogue.framework_entries(ISO, "control") if e.id in rows)
    criteria = tuple(e for e in catalogue.framework_entries(SOC2, "criterion") if e.id in columns)
    return _view(catalogue, f"Matrix of {catalogue.entries[group].label}", controls, criteria)


def _shown(overlap: Overlap) -> bool:
    return bool(overlap.mappings)


def _view(catalogue: Catalogue, caption: str, entries: tuple[Entry, ...], criteria: tuple[Entry, ...]) -> MatrixView:
    return MatrixView(
        caption=caption,
        heads="Control" if not entries or entries[0].kind == "control" else "Sub-clause",
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
        if len(f"{series_id} {name}") > width * CHARACTERS_A_COLUMN:
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
        mapped = sum(any(cell is not None and cell.counted for cell in row.cells) for row in rows)
        found.append(
            RowGroup(group, catalogue.entries[group].label, f"{mapped} of {len(rows)} with a counterpart", rows)
        )
    return tuple(found)


def _cell(catalogue: Catalogue, entry: Entry, criterion: Entry) -> Cell | None:
    overlap = catalogue.overlaps.get((entry.id, criterion.id))
    if overlap is None:
        return None
    if not overlap.counted:
        return Cell(criterion.id, "x", "not counted", counted=False, anchor="overlap")
    forward = overlap.levels.get(Direction.SOC2_TO_ISO)
    back = overlap.levels.get(Direction.ISO_TO_SOC2)
    words = []
    if forward:
        words.append(wording.LEVELS[forward])
    if back:
        words.append(f"{wording.LEVELS[back]} for SOC 2")
    level = forward or back
    shape = (level.value[0] if level else "u") + ("" if forward else "b")
    return Cell(
        criterion.id,
        shape + (" m" if len(overlap.sources) > 1 else ""),
        ", ".join(words),
        counted=True,
        anchor=slug(criterion.id),
    )


def matrix_page(catalogue: Catalogue) -> Page:
    """Return the page of the whole matrix: controls by criteria, and below it sub-clauses by criteria."""
    controls = catalogue.framework_entries(ISO, "control")
    clauses = catalogue.framework_entries(ISO, "subclause")
    criteria = catalogue.framework_entries(SOC2, "criterion")
    pairs = [o for o in catalogue.overlaps.values() if o.counted]
    of_controls = sum(catalogue.entries[o.iso].kind == "control" for o in pairs)
    mapped = counterparts(catalogue, ("control",), Basis(level=None))
    lead = (
        (
            f"{len(controls)} controls by {len(criteria)} criteria. {mapped.numerator} controls have a named "
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
                Matrix(_view(catalogue, "Controls of Annex A by criteria of SOC 2", controls, criteria)),
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
    )
    return Page(
        uri=addresses.MATRIX,
        title="Matrix",
        description=(
            f"All {len(controls)} controls of ISO/IEC 27001:2022 by all {len(criteria)} SOC 2 criteria: every pair "
            "that a source names, with its level."
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
