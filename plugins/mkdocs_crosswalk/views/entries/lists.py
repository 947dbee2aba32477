"""The lists that have an entry, each with its place there: its row of what remains, and its pair in the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views.checklist import row_anchor
from mkdocs_crosswalk.views.text import Link
from mkdocs_crosswalk.views.tree import group_of
from mkdocs_crosswalk.views.ways import levelled, matrix_uri, way_to, ways

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Outcome
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.ways import Way


def lists_with(extent: Extent, entry: Entry, *, whole: bool = False) -> Iterator[Link]:
    """Yield the lists that have an entry or the entries of a group: what remains, and the matrix.

    With `whole`, those that have all of the entry's framework.
    """
    return (link for link in _lists(extent.catalogue, entry, whole=whole) if extent.has(link.target, link.anchor))


def _lists(catalogue: Catalogue, entry: Entry, *, whole: bool) -> Iterator[Link]:
    way = way_to(catalogue, entry.framework)
    if way is None:
        return
    if way in ways(catalogue):
        every = whole and way.scoped is not None and way.scoped.id == entry.framework
        yield _of_all(catalogue, way) if every else _remaining(catalogue, way, entry)
    crosswalk = next((c for c in catalogue.crosswalks if {c.left.id, c.right.id} == {way.held.id, way.asked.id}), None)
    if crosswalk:
        yield _matrix(catalogue, crosswalk, way, entry)


def chosen_from(extent: Extent, group: Entry, entries: tuple[Entry, ...], outcomes: Iterable[Outcome]) -> Link:
    """Return where a group's entries with some outcomes are listed: the rows of what remains, or the list on its page.

    Args:
        extent: What of the crosswalk the site holds.
        group: The group.
        entries: Those of its entries, at least one.
        outcomes: Their outcomes.
    """
    catalogue = extent.catalogue
    way = way_to(catalogue, group.framework)
    if way in ways(catalogue) and group_of(catalogue, entries[0]) is group:
        there = _remaining(catalogue, way, entries[0])
        if extent.has(there.target):
            return Link(there.target, query=urlencode({"show": "_".join(outcomes), "group": group.slug}))
    return Link("", anchor="entries")


def _of_all(catalogue: Catalogue, way: Way) -> Link:
    """Return the list of what remains in the widest scope."""
    *_, scope = way.scopes(catalogue)
    of = "" if scope.first else f" of {scope.name}"
    return Link(way.page(scope), f"In the gap list{of}")


def _remaining(catalogue: Catalogue, way: Way, entry: Entry) -> Link:
    """Return the row of an entry in the list of the least scope that has it; of a group, the first list."""
    first, *_ = scopes = way.scopes(catalogue)
    scope = next((s for s in scopes if way.asks_for(catalogue, entry, s)), None)
    return Link(way.page(scope or first), "In the gap list", row_anchor(entry.slug) if scope else "")


def _matrix(catalogue: Catalogue, crosswalk: Crosswalk, way: Way, entry: Entry) -> Link:
    """Return the pair of an entry that carries most, in its block; without scripts the row of the list that has it."""
    said = "In the matrix"
    pair = _best(catalogue, way, entry)
    uri = matrix_uri(catalogue, crosswalk)
    back = levelled(catalogue, crosswalk) and way.asked.id == crosswalk.right.id
    towards = {"direction": str(way.direction)} if back else {}
    if pair is None:
        row = row_anchor(entry.slug) if entry.kind.single and entry.framework == crosswalk.left.id else ""
        return Link(uri, said, row, query=urlencode(towards))
    query = {**towards, "pair": f"{pair.left},{pair.right}"}
    return Link(uri, said, row_anchor(catalogue.entries[pair.left].slug), query=urlencode(query, safe=","))


def _best(catalogue: Catalogue, way: Way, entry: Entry) -> Overlap | None:
    """Return the first pair that the verdict on an entry rests on; else the first of the highest level, if any."""
    verdicts = catalogue.verdicts.get(entry.id)
    by = verdicts.base.by if verdicts else ()

    def rank(overlap: Overlap) -> tuple[int, int]:
        other, level = overlap.other(entry.id), overlap.level(way.direction) or Level.NONE
        return (by.index(other) if other in by else len(by), level.caution)

    counted = (o for o in catalogue.overlaps_with(entry.id, way.held.id) if o.counted)
    return min(counted, key=rank, default=None)
