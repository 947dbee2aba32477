"""The tables of two frameworks, entries of the left by those of the right: whole, or the block of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.registers.levels import Agreement, Level
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.tree import outermost
from mkdocs_crosswalk.views.ways import both, crosswalk_of, levelled, matched, way_to, words_of

from .axis import breakable
from .tools import sources
from .view import Cell, Column, ColumnGroup, MatrixView, RowGroup, RowHead

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.kinds import Kind
    from mkdocs_crosswalk.views.ways import Way

Sides = tuple[tuple["Entry", ...], tuple["Entry", ...]]
"""The entries of the rows, and those of the columns."""
MATRIX_STYLES = ("matrix.css",)
"""The stylesheets of a page that shows a matrix."""

CHARACTERS_A_COLUMN = 3.2
"""What fits over a column of 24 pixels in the widest of the usual system fonts; one column is left to the button."""

NAMED = "Named"
"""What is said of a pair of frameworks that are only named beside each other."""

SHAPES = {Level.FULL: "f", Level.PARTIAL: "p"}
ONLY_BACK = {Level.FULL: "o", Level.PARTIAL: "q"}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


CELLS = 20_000
"""How many cells a table may have; a matrix with more opens by blocks, and a block with more is a list."""


def large(catalogue: Catalogue, crosswalk: Crosswalk) -> bool:
    """Say whether two frameworks have too many cells for one table."""
    rows, columns = (len(entries_of(catalogue, f)) for f in (crosswalk.left, crosswalk.right))
    return rows * columns > CELLS


def in_blocks(catalogue: Catalogue, group: Entry) -> bool:
    """Say whether a group's page shows its block of the matrix: its entries are of the first kind of its framework."""
    members = catalogue.members(group.id)
    kinds = {catalogue.entries[i].kind.key for i in members}
    first = catalogue.frameworks[group.framework].single[0].key
    way = way_to(catalogue, group.framework)
    if way is None or kinds != {first}:
        return False
    if len(members) * len(entries_of(catalogue, way.held)) <= CELLS:
        return True
    others = {o.other(i) for i in members for o in catalogue.overlaps_with(i, way.held.id)}
    return len(members) * len(others) <= CELLS


def matrix_view(catalogue: Catalogue, group: Entry) -> MatrixView:
    """Return the block of a group, for its framework: only the rows and columns that have a pair in it."""
    members, entries = catalogue.members(group.id), catalogue.entries
    crosswalk = catalogue.crosswalk_of(group.framework)
    kind, on_left = crosswalk.left.single[0], group.framework == crosswalk.left.id
    way = next(way for way in both(crosswalk) if way.asked.id == group.framework)
    pairs = [o for member in members for o in catalogue.overlaps_with(member, way.held.id) if _shown(o)]
    there = [o for o in pairs if o.left in entries and o.right in entries and entries[o.left].kind.key == kind.key]
    others = catalogue.ordered(o.right if on_left else o.left for o in there)
    rows, columns = (members, others) if on_left else (others, members)
    shown = tuple(entries[i] for i in rows), tuple(entries[i] for i in columns)
    return table_view(catalogue, way, f"Matrix of {group.label}", kind.one, shown)


def entries_of(catalogue: Catalogue, framework: Framework, *kinds: Kind) -> tuple[Entry, ...]:
    """Return the single entries of a framework, of some kinds if any are given."""
    return catalogue.framework_entries(framework.id, *(kind.key for kind in kinds or framework.single))


def _shown(overlap: Overlap) -> bool:
    """Say whether a matrix shows a pair; what only we looked at and found no match stands on the entries' pages."""
    return overlap.counted or bool(overlap.mappings)


def table_view(catalogue: Catalogue, way: Way, caption: str, one: str, sides: Sides) -> MatrixView:
    """Return a table of entries of the left framework, `one` of which is called so, by those of the right.

    Marks and counts are those of a way, as on maps.
    """
    rows, columns = sides
    return MatrixView(
        caption=caption,
        heads=wording.begin(one),
        columns=_columns(catalogue, columns),
        rows=_rows(catalogue, way, rows, columns),
        one=words_of(catalogue, crosswalk_of(catalogue, way))[0],
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
        head = (
            (group.id, group.title if group.kind.named else group.id, group.title)
            if group
            else _head(catalogue, members[0])
        )
        name = group.word if group and _fits(f"{group.id} {group.word}", len(members)) else ""
        below = breakable(group.word or group.brief) if group else ""
        found.append(ColumnGroup(*head, name, below, columns, first))
    return tuple(found)


def _head(catalogue: Catalogue, entry: Entry) -> tuple[str, str, str]:
    """Return where the head of entries without a group leads to, what it says, and its full name."""
    framework = catalogue.frameworks[entry.framework]
    return addresses.index_of(framework), framework.short, framework.name


def _fits(words: str, columns: int) -> bool:
    return len(words) <= (columns - 1) * CHARACTERS_A_COLUMN


def _rows(
    catalogue: Catalogue, way: Way, entries: tuple[Entry, ...], columns: tuple[Entry, ...]
) -> tuple[RowGroup, ...]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        group = outermost(catalogue, entry)
        groups.setdefault("" if group is entry else group.id, []).append(entry)
    cells = _Cells(catalogue, way)
    found: list[RowGroup] = []
    for group_id, members in groups.items():
        rows = tuple(RowHead(e.id, e.bare, e.brief, e.title, cells.of(e, columns)) for e in members)
        matches = [[cell is not None and cell.match for cell in row.cells] for row in rows]
        matched_rows = sum(map(any, matches))
        counts = tuple(map(sum, zip(*matches, strict=True)))
        uri, _, name = _head(catalogue, members[0])
        group_entry = catalogue.entries.get(group_id)
        label = _short_label(group_entry) if group_entry else name
        before = members[0].id.removesuffix(members[0].bare)
        anchor = catalogue.entries[group_id].slug if group_id else ""
        count = f"{matched_rows} of {len(rows)}"
        found.append(RowGroup(group_id or uri, label, count, counts, rows, before, anchor))
    return tuple(found)


def _short_label(group: Entry) -> str:
    """Return what the row of a group says: its id without words, and its name in few characters."""
    return group.brief if group.kind.named else f"{group.bare} {group.brief}"


class _Cells:
    """Makes the cells of two frameworks on a way."""

    def __init__(self, catalogue: Catalogue, way: Way) -> None:
        self.catalogue, self.way = catalogue, way
        self.forward, self.back = way.direction, way.back.direction
        crosswalk = crosswalk_of(catalogue, way)
        named = sources(catalogue, crosswalk)
        self.letters = {source: LETTERS[n % len(LETTERS)] for n, source in enumerate(named)}
        self.towards_back = wording.towards(catalogue, self.back)
        self.named = "" if levelled(catalogue, crosswalk) else NAMED

    def of(self, entry: Entry, columns: tuple[Entry, ...]) -> tuple[Cell | None, ...]:
        """Return the cells of an entry, None for an empty one."""
        pairs = self.catalogue.overlaps_of(entry.id)
        shown = {pair.right: pair for pair in pairs if pair.left == entry.id and _shown(pair)}
        return tuple(self._of(shown[column.id], column) if column.id in shown else None for column in columns)

    def _of(self, overlap: Overlap, column: Entry) -> Cell:
        who = {m.row.source for m in overlap.mappings} | ({PROJECT} if overlap.judgement else set())
        who |= {SITE} if overlap.decision else set()
        by = "".join(sorted(self.letters[source] for source in who))
        if not overlap.counted:
            return Cell(column.id, "x", wording.LEVELS[Level.NONE].lower(), match=False, anchor="overlap", by=by)
        level, other = overlap.level(self.forward), overlap.level(self.back)
        words = [self.named] if self.named else []
        shape = [] if level or other else ["u"]
        if level:
            words.append(wording.LEVELS[level])
            shape.append(SHAPES[level])
        if other:
            words.append(f"{wording.LEVELS[other]} {self.towards_back}")
            shape += [f"b{SHAPES[other]}"] if level else [ONLY_BACK[other], f"b{SHAPES[other]}"]
        if Agreement.DIFFER in overlap.agreement.values():
            shape.append("d")
        elif overlap.voices > 1:
            shape.append("m")
        match = matched(self.catalogue, self.way, overlap)
        return Cell(column.id, " ".join(shape), ", ".join(words), match=match, anchor=column.slug, by=by)
