"""The map of a few groups of one framework: how often each is named beside each group of another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.ways import matched, words_of

from .axis import axis, group_of, single_group
from .heat import steps_of
from .map_view import Heat, HeatCell, HeatRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.ways import Way

    from .axis import Group

FEWEST = 2
"""Of fewer rows a map says no more than the bars beside a page."""


def group_heat(catalogue: Catalogue, groups: Iterable[Entry], way: Way) -> tuple[Heat, ...]:
    """Return the map of some groups, a row each, that leads to their pages; none of a single group."""
    rows = tuple(single_group(catalogue, entry) for entry in groups)
    if len(rows) < FEWEST:
        return ()
    crosswalk = catalogue.crosswalk_of(way.asked.id)
    every = axis(catalogue, way.held)
    counts = _counts(catalogue, rows, every, way)
    columns = tuple(n for n in range(len(every)) if any(counts[r, n] for r in range(len(rows))))
    steps = steps_of(max(counts.values(), default=0))
    words = words_of(catalogue, crosswalk)
    found = tuple(
        HeatRow(
            row,
            tuple(_cell(row, every[c], counts[r, c], steps, words) for c in columns),
            sum(counts[r, c] for c in columns),
        )
        for r, row in enumerate(rows)
    )
    heat = Heat(
        caption=f"{wording.begin(words[1])} by groups of {way.asked.name} and {way.held.name}",
        columns=tuple(every[c] for c in columns),
        rows=found,
        totals=tuple(sum(counts[r, c] for r in range(len(rows))) for c in columns),
        steps=steps,
        levels=words[0] == "match",
    )
    return (heat,)


def _counts(
    catalogue: Catalogue, rows: tuple[Group, ...], columns: tuple[Group, ...], way: Way
) -> Counter[tuple[int, int]]:
    beside = group_of(columns)
    counts: Counter[tuple[int, int]] = Counter()
    for number, row in enumerate(rows):
        for member in row.members:
            for overlap in catalogue.overlaps_with(member, way.held.id):
                if matched(catalogue, way, overlap):
                    counts[number, beside[overlap.other(member)]] += 1
    return counts


def _cell(row: Group, column: Group, count: int, steps: tuple[int, ...], words: tuple[str, str]) -> HeatCell | None:
    if not count:
        return None
    return HeatCell(
        count=count,
        step=sum(count >= least for least in steps),
        full=False,
        said=f"{row.title} with {column.title}: {wording.number(count, *words)}",
        block="",
        target=row.target,
        anchor="entries",
    )
