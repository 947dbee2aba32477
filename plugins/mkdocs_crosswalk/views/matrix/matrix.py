"""The matrix of two frameworks, entries of the left by those of the right: the whole of it, or the block of a group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.figures.counts import Basis, counterparts
from mkdocs_crosswalk.registers.levels import Agreement, Level
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Legend, Matrix, Paragraph
from mkdocs_crosswalk.views.checklist import Downloads
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Link
from mkdocs_crosswalk.views.told import numbered, numbered_all
from mkdocs_crosswalk.views.tree import outermost
from mkdocs_crosswalk.views.ways import both, way_to

from .tools import sources, tools
from .view import Cell, Column, ColumnGroup, MatrixView, RowGroup, RowHead

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.kinds import Kind
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text

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
    ("", "Empty: none of these"),
)
"""Shapes with their meanings. Levels are those of the direction chosen; without scripts, towards the left framework."""

SHAPES = {Level.FULL: "f", Level.PARTIAL: "p"}
ONLY_BACK = {Level.FULL: "o", Level.PARTIAL: "q"}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def in_blocks(catalogue: Catalogue, group: Entry) -> bool:
    """Say whether a group's page shows its block of the matrix: its entries are of the first kind of its framework."""
    kinds = {catalogue.entries[i].kind.key for i in catalogue.members(group.id)}
    first = catalogue.frameworks[group.framework].single[0].key
    return way_to(catalogue, group.framework) is not None and kinds == {first}


def matrix_view(catalogue: Catalogue, group: Entry) -> MatrixView:
    """Return the block of a group: only the rows and columns that have a pair in it."""
    members = set(catalogue.members(group.id))
    crosswalk = catalogue.crosswalk_of(group.framework)
    kind, on_left = crosswalk.left.single[0], group.framework == crosswalk.left.id
    left, right = _entries(catalogue, crosswalk.left, kind), _entries(catalogue, crosswalk.right)
    ids = {e.id for e in left}, {e.id for e in right}
    pairs = [
        (o.left, o.right)
        for o in catalogue.overlaps.values()
        if (o.left in members or o.right in members) and o.left in ids[0] and o.right in ids[1] and _shown(o)
    ]
    rows = {pair[0] for pair in pairs} | (members if on_left else set())
    columns = {pair[1] for pair in pairs} | (set() if on_left else members)
    caption = f"Matrix of {group.label}"
    return _view(
        catalogue, caption, kind, tuple(e for e in left if e.id in rows), tuple(e for e in right if e.id in columns)
    )


def _entries(catalogue: Catalogue, framework: Framework, *kinds: Kind) -> tuple[Entry, ...]:
    """Return the single entries of a framework, of some kinds if any are given."""
    return catalogue.framework_entries(framework.id, *(kind.key for kind in kinds or framework.single))


def _shown(overlap: Overlap) -> bool:
    """Say whether a matrix shows a pair; what only we looked at and found no match stands on the entries' pages."""
    return overlap.counted or bool(overlap.mappings)


def _view(
    catalogue: Catalogue, caption: str, kind: Kind, rows: tuple[Entry, ...], columns: tuple[Entry, ...]
) -> MatrixView:
    return MatrixView(
        caption=caption,
        heads=wording.begin(kind.one),
        columns=_columns(catalogue, columns),
        rows=_rows(catalogue, rows, columns),
        before=rows[0].id.removesuffix(rows[0].bare) if rows else "",
    )


def _columns(catalogue: Catalogue, entries: tuple[Entry, ...]) -> tuple[ColumnGroup, ...]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.parent or "", []).append(entry)
    found = []
    outer = ""
    for members in groups.values():
        group = catalogue.entries.get(members[0].parent or "")
        first = outer != (outer := outermost(catalogue, members[0]).id)
        columns = tuple(
            Column(c.id, c.title, starts=n == 0, outer_starts=n == 0 and first) for n, c in enumerate(members)
        )
        head = (group.id, group.id, group.title) if group else _head(catalogue, members[0])
        name = group.word if group and _fits(f"{group.id} {group.word}", len(members)) else ""
        found.append(ColumnGroup(*head, name, columns, first))
    return tuple(found)


def _head(catalogue: Catalogue, entry: Entry) -> tuple[str, str, str]:
    """Return where the head of entries without a group leads to, what it says, and its full name."""
    framework = catalogue.frameworks[entry.framework]
    return addresses.index_of(framework), framework.short, framework.name


def _fits(words: str, columns: int) -> bool:
    return len(words) <= (columns - 1) * CHARACTERS_A_COLUMN


def _rows(catalogue: Catalogue, entries: tuple[Entry, ...], columns: tuple[Entry, ...]) -> tuple[RowGroup, ...]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        group = outermost(catalogue, entry)
        groups.setdefault("" if group is entry else group.id, []).append(entry)
    named = sources(catalogue)
    found = []
    for group_id, members in groups.items():
        rows = tuple(
            RowHead(e.id, e.bare, e.title, tuple(_cell(catalogue, e, c, named) for c in columns)) for e in members
        )
        mapped = sum(any(_counted(cell) for cell in row.cells) for row in rows)
        counts = tuple(sum(_counted(row.cells[n]) for row in rows) for n in range(len(columns)))
        uri, _, name = _head(catalogue, members[0])
        label = catalogue.entries[group_id].label if group_id else name
        found.append(RowGroup(group_id or uri, label, f"{mapped} of {len(rows)}", counts, rows))
    return tuple(found)


def _counted(cell: Cell | None) -> bool:
    return cell is not None and cell.counted


def _cell(catalogue: Catalogue, entry: Entry, column: Entry, named: list[str]) -> Cell | None:
    overlap = catalogue.overlaps.get((entry.id, column.id))
    if overlap is None or not _shown(overlap):
        return None
    who = {m.row.source for m in overlap.mappings} | ({PROJECT} if overlap.judgement else set())
    who |= {SITE} if overlap.decision else set()
    by = "".join(sorted(LETTERS[named.index(source)] for source in who))
    if not overlap.counted:
        return Cell(column.id, "x", wording.LEVELS[Level.NONE].lower(), counted=False, anchor="overlap", by=by)
    forward, back = catalogue.crosswalk_of(entry.framework).directions
    level, other = overlap.level(forward), overlap.level(back)
    words = []
    shape = []
    if level:
        words.append(wording.LEVELS[level])
        shape.append(SHAPES[level])
    if other:
        words.append(f"{wording.LEVELS[other]} {wording.towards(catalogue, back)}")
        shape += [f"b{SHAPES[other]}"] if level else [ONLY_BACK[other], f"b{SHAPES[other]}"]
    if Agreement.DIFFER in overlap.agreement.values():
        shape.append("d")
    elif overlap.voices > 1:
        shape.append("m")
    return Cell(column.id, " ".join(shape) or "u", ", ".join(words), counted=True, anchor=column.slug, by=by)


def matrix_page(extent: Extent) -> Page:
    """Return the page of the whole matrix: a table for each kind of the left framework, the first with the tools."""
    catalogue = extent.catalogue
    crosswalk = catalogue.crosswalks[0]
    left, right = crosswalk.left, crosswalk.right
    first = left.single[0]
    count, others = len(_entries(catalogue, left, first)), len(_entries(catalogue, right))
    many = wording.many_of(right)
    return Page(
        uri=addresses.MATRIX,
        title="Matrix",
        description=(
            f"All {count} {first.many} of {left.name} by all {others} {right.name} {many}: every pair "
            "that this project or a source names, with its level."
        ),
        heading="Matrix",
        place="",
        updated=catalogue.updated,
        lead=_lead(catalogue, crosswalk),
        sections=(
            *(_section(catalogue, crosswalk, kind) for kind in left.single),
            *_files(extent, crosswalk),
        ),
        data=f"{addresses.API}overlaps.json",
        wide=True,
        searchable=False,
        modules=("matrix.js",),
        styles=MATRIX_STYLES,
    )


def _lead(catalogue: Catalogue, crosswalk: Crosswalk) -> Text:
    left, right = crosswalk.left, crosswalk.right
    first, *others = left.single
    pairs = [o for o in catalogue.overlaps.values() if o.counted and catalogue.entries[o.left].framework == left.id]
    of_first = sum(catalogue.entries[o.left].kind == first for o in pairs)
    mapped = counterparts(catalogue, (first.key,), Basis(level=None))
    more = f"; {len(pairs) - of_first} more pairs are of {listed([k.many for k in others])}" if others else ""
    return (
        (
            f"{numbered(catalogue, left, first)} by {numbered_all(catalogue, right)}. {mapped.numerator} {first.many} "
            f"have a counterpart, in {of_first} pairs{more}. "
        ),
        Link(addresses.HOW_TO_READ, "How to read it"),
        ".",
    )


def _section(catalogue: Catalogue, crosswalk: Crosswalk, kind: Kind) -> Section:
    """Return the table of a kind; the first has the legend and the tools, the others say what they are of."""
    left, right = crosswalk.left, crosswalk.right
    division = next((d for d in left.divisions if kind.key in d.kinds), None)
    kinds, many = wording.begin(kind.many), wording.many_of(right)
    caption = f"{kinds} of {division.title if division else left.name} by {many} of {right.name}"
    entries, others = _entries(catalogue, left, kind), _entries(catalogue, right)
    view = _view(catalogue, caption, kind, entries, others)
    first = kind == left.single[0]
    about = f"the {division.name}, {division.title}" if division and division.name else kind.many
    top = Legend(LEGEND) if first else Paragraph((f"{wording.begin(about)}, beside the same {many}.",))
    shown = replace(view, tools=tools(catalogue, crosswalk, entries, others)) if first else view
    anchor = division.key if division and division.folder else "-".join(kind.many.split())
    return Section(anchor, f"{kinds} by {many}", (top, Matrix(shown)))


def _files(extent: Extent, crosswalk: Crosswalk) -> tuple[Section, ...]:
    """Return the section with the files of both directions, if there are any."""
    words = "A row for each pair, with the judgement and its reason, what to add, and what the sources print."
    links = tuple(Link(w.pairs_csv, f"CSV, {w.held.held} to {w.asked.held}") for w in both(crosswalk))
    if not extent.has(links[0].target):
        return ()
    return (Section("files", "To take along", (Paragraph((words,)), Downloads(links))),)
