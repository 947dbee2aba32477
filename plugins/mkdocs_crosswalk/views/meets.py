"""Where the entries of a framework meet another one: their matches by its groups, as the map counts them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from . import wording
from .matrix.axis import axis
from .matrix.heat import query_of
from .scopes import in_scope, least
from .text import Link
from .tree import with_pages
from .ways import crosswalk_of, levelled, matched, matrix_uri, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry

    from .extent import Extent
    from .ways import Way


def meeting(catalogue: Catalogue, members: tuple[Entry, ...], way: Way) -> dict[str, int]:
    """Return how many matches some entries have with each outermost group of the other framework that has a page.

    First the groups that the least scope has, which the verdicts are for, and of these those with most matches.
    """
    counts: Counter[str] = Counter()
    groups = {m: g.id for g in with_pages(catalogue, way.held) for m in catalogue.members(g.id)}
    for entry in members:
        for overlap in catalogue.overlaps_with(entry.id, way.held.id):
            other = overlap.other(entry.id)
            if other in groups and matched(catalogue, way, overlap):
                counts[groups[other]] += 1
    return dict(sorted(counts.items(), key=lambda found: (not _always(catalogue, way, found[0]), -found[1])))


def meeting_said(catalogue: Catalogue, way: Way, found: Mapping[str, int]) -> str:
    """Return how many matches there are together, what is reused for what, and how many of them the least scope has."""
    crosswalk = crosswalk_of(catalogue, way)
    total = sum(found.values())
    count = wording.number(total, *words_of(catalogue, crosswalk))
    if not total or not levelled(catalogue, crosswalk):
        return count
    always = sum(count for group, count in found.items() if _always(catalogue, way, group))
    first = "first the " if always else ""
    within = f"; {first}{always} with {least(catalogue, way.held).name} alone" if always < total else ""
    held, asked = (f.short.replace(" ", "\N{NO-BREAK SPACE}") for f in (way.held, way.asked))
    return f"{count}, reusing {held} for {asked}{within}"


def meeting_links(
    extent: Extent, way: Way, found: Mapping[str, int], group: Entry | None
) -> Iterator[tuple[Link, int, str]]:
    """Yield each of these groups with its matches; it leads to the block of the matrix with them, or to its page."""
    catalogue = extent.catalogue
    lines = {line.id for side in (way.asked, way.held) for line in axis(catalogue, side)}
    for other, count in found.items():
        entry = catalogue.entries[other]
        block = _block(extent, way, group, entry) if group and {group.id, other} <= lines else None
        said = f"{entry.bare} {entry.word or entry.brief}"
        yield Link(block.target, said, query=block.query) if block else Link(other, said), count, ""


def _always(catalogue: Catalogue, way: Way, group: str) -> bool:
    """Say whether the least scope has a group of what is held."""
    return not way.held.scope or in_scope(catalogue, catalogue.entries[group], least(catalogue, way.held))


def _block(extent: Extent, way: Way, asked: Entry, held: Entry) -> Link | None:
    """Return the block of a row and a column of the matrix, in the direction of a way, if there is a matrix."""
    catalogue = extent.catalogue
    crosswalk = crosswalk_of(catalogue, way)
    uri = matrix_uri(catalogue, crosswalk)
    if not extent.has(uri):
        return None
    left, right = sorted((asked, held), key=lambda e: e.framework != crosswalk.left.id)
    towards = query_of(crosswalk, way) if levelled(catalogue, crosswalk) else ""
    return Link(uri, "", query="&".join(filter(None, (towards, f"block={left.slug},{right.slug}"))))
