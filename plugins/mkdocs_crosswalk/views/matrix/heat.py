"""The map of two frameworks: how many pairs each two groups have, with the way to their block."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.tree import division_of, outermost
from mkdocs_crosswalk.views.ways import both, levelled, matched, matrix_uri, whole_matrix_uri, words_of

from .axis import axis, group_of
from .map_view import Heat, HeatCell, HeatRow
from .table import in_blocks, large

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.views.ways import Way

    from .axis import Group

STEPS = (1, 3, 6, 10, 20)
"""From how many pairs on a block has each of five colours, where no block has many more than the last."""
USUAL = 40
"""Where a block has more pairs, all steps grow with it."""


def matches(catalogue: Catalogue, crosswalk: Crosswalk, way: Way | None = None) -> tuple[Overlap, ...]:
    """Return the pairs that a map counts on a way: that towards the left framework, unless another is given."""
    every = catalogue.between(crosswalk.left.id, crosswalk.right.id)
    return tuple(o for o in every if matched(catalogue, way or both(crosswalk)[0], o))


def heat(catalogue: Catalogue, crosswalk: Crosswalk, way: Way | None = None, *, elsewhere: bool = False) -> Heat:
    """Return the map of two frameworks on a way, or on that towards the left one.

    `elsewhere` is a page that is not the matrix's own.
    """
    left, right = crosswalk.left, crosswalk.right
    rows, columns = axis(catalogue, left), axis(catalogue, right)
    at, beside = group_of(rows), group_of(columns)
    way = way or both(crosswalk)[0]
    counts: Counter[tuple[int, int]] = Counter()
    full: Counter[tuple[int, int]] = Counter()
    for overlap in matches(catalogue, crosswalk, way):
        block = at[overlap.left], beside[overlap.right]
        counts[block] += 1
        full[block] += overlap.level(way.direction) == Level.FULL
    steps = steps_of(max(counts.values(), default=0))
    optional = _optional(catalogue, way) if elsewhere else {}
    found = []
    for r, row in enumerate(rows):
        cells = tuple(
            _cell(catalogue, crosswalk, (row, column), _Numbers(counts[r, c], full[r, c], steps))
            if counts[r, c]
            else None
            for c, column in enumerate(columns)
        )
        total = sum(counts[r, c] for c in range(len(columns)))
        anchor = _anchor(catalogue, left, row) if (not r or row.starts) and not elsewhere else ""
        found.append(HeatRow(row, cells, total, anchor, _scope(catalogue, row, optional)))
    return Heat(
        caption=f"Matches of {left.name} and {right.name} by groups",
        columns=columns,
        rows=tuple(found),
        totals=tuple(sum(counts[r, c] for r in range(len(rows))) for c in range(len(columns))),
        steps=steps,
        levels=levelled(catalogue, crosswalk),
        page=matrix_uri(catalogue, crosswalk) if elsewhere else "",
        query=query_of(crosswalk, way) if levelled(catalogue, crosswalk) else "",
        scopes=tuple(_scope(catalogue, column, optional) for column in columns),
    )


def _optional(catalogue: Catalogue, way: Way) -> dict[str, str]:
    """Return the groups that a scope may leave out, each with its number among all."""
    least = way.scopes(catalogue)[0].groups
    every = catalogue.scope_groups(way.scoped.id) if way.scoped else ()
    return {group.id: str(number) for number, group in enumerate(every) if group.id not in least}


def _scope(catalogue: Catalogue, group: Group, optional: dict[str, str]) -> str:
    return optional.get(outermost(catalogue, catalogue.entries[group.members[0]]).id, "")


def query_of(crosswalk: Crosswalk, way: Way) -> str:
    """Return the part of an address by which a matrix shows a way; that towards the left framework has none."""
    return "" if way == both(crosswalk)[0] else f"direction={way.direction}"


def _anchor(catalogue: Catalogue, framework: Framework, group: Group) -> str:
    """Return the anchor of the division that a group begins, or of its kind of entries."""
    entry = catalogue.entries[group.members[0]]
    division = division_of(framework, entry)
    return division.key if division and division.folder else "-".join(entry.kind.many.split())


def steps_of(most: int) -> tuple[int, ...]:
    """Return from how many pairs on a block has each colour, by the most pairs of any."""
    times = max(1, -(-most // USUAL))
    return (1, *(step * times for step in STEPS[1:]))


class _Numbers(NamedTuple):
    """How many pairs a block has, how many are full, and the least numbers of the colours."""

    pairs: int
    full: int
    steps: tuple[int, ...]


def _cell(catalogue: Catalogue, crosswalk: Crosswalk, block: tuple[Group, Group], numbers: _Numbers) -> HeatCell:
    row, column = block
    count, full, steps = numbers
    more = f", {full} full" if full else ""
    target, anchor = _without_scripts(catalogue, crosswalk, row)
    return HeatCell(
        count=count,
        step=sum(count >= least for least in steps),
        full=bool(full),
        said=f"{row.label} with {column.label}: {wording.number(count, *words_of(catalogue, crosswalk))}{more}",
        block=f"{row.slug},{column.slug}",
        target=target,
        anchor=anchor,
    )


def _without_scripts(catalogue: Catalogue, crosswalk: Crosswalk, row: Group) -> tuple[str, str]:
    """Return where a row is seen with its pairs: on the page of its group, or in the whole table."""
    entry = catalogue.entries.get(row.id)
    top = outermost(catalogue, entry).slug if entry else ""
    first = catalogue.crosswalk_of(crosswalk.left.id) == crosswalk
    if entry and first and in_blocks(catalogue, entry):
        return row.id, "matrix"
    return (row.target, "") if large(catalogue, crosswalk) else (whole_matrix_uri(catalogue, crosswalk), top)
