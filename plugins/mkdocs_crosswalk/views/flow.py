"""The pairs of two frameworks as bands between their groups: those of what is held, left, to those of what is asked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.frozen import frozen

from . import wording
from .tree import above, chapter, outermost
from .ways import both, spoken_of

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

SLOT = 20
"""The least height of a group, so that its name has room."""
GAP = 4
UNIT = 1.6
"""The width of a band for each pair; all lengths are those of the drawing, in which text is 13 high."""
TOP = 24


class Side(NamedTuple):
    """A group of a framework: the id or word that names it shortly, and its title."""

    short: str
    title: str


@frozen
class Node:
    """A group in the drawing: how many pairs it has, and the middle and the height of its bar."""

    side: Side
    count: int
    middle: float
    height: float


@frozen
class Band:
    """The pairs of two groups: the middles of both ends, and the width."""

    left: float
    right: float
    width: float


@frozen
class Flow:
    """The drawing, and what it shows as numbers.

    Attributes:
        held: What is held, whose groups are at the left.
        asked: What is asked for.
        counts: The number of pairs of each two groups that have any.
    """

    held: Framework
    asked: Framework
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    bands: tuple[Band, ...]
    counts: dict[tuple[Side, Side], int]
    height: float


def flow(catalogue: Catalogue) -> Flow | None:
    """Return the flow of the first two frameworks, towards the first; None where nothing is compared."""
    if not catalogue.crosswalks:
        return None
    way = both(catalogue.crosswalks[0])[0]
    left, right = _sides(catalogue, way.held), _sides(catalogue, way.asked)
    counts: Counter[tuple[Side, Side]] = Counter()
    for overlap in catalogue.between(way.asked.id, way.held.id):
        if overlap.reaches(way.direction) if spoken_of(catalogue, way) else overlap.counted:
            counts[left[overlap.right], right[overlap.left]] += 1
    one = _nodes(left, Counter(dict.fromkeys(left.values(), 0)), [(a, n) for (a, _), n in counts.items()])
    other = _nodes(right, Counter(dict.fromkeys(right.values(), 0)), [(b, n) for (_, b), n in counts.items()])
    height = max(_bottom(one), _bottom(other))
    one, other = _centred(one, height), _centred(other, height)
    return Flow(way.held, way.asked, one, other, tuple(_bands(one, other, counts)), dict(counts), height)


def _sides(catalogue: Catalogue, framework: Framework) -> dict[str, Side]:
    singles = (e for e in catalogue.singles if e.framework == framework.id)
    return {entry.id: _side(catalogue, entry) for entry in singles}


def _side(catalogue: Catalogue, entry: Entry) -> Side:
    """Return the group of an entry: a division with pages of its own is one, and so is a category that is a choice."""
    if division := chapter(catalogue, entry):
        kinds = catalogue.frameworks[entry.framework].kinds
        return Side(wording.begin(kinds[division.kinds[0]].many), division.short)
    top, groups = outermost(catalogue, entry), above(catalogue, entry)
    if not groups:
        return Side(catalogue.frameworks[entry.framework].short, "")
    inner = [group for group in groups if group.kind.page == "own"]
    several = len([group for group in catalogue.children(top.id) if not group.kind.single]) > 1
    shown = top if not inner or (several and not top.common) else inner[-1]
    return Side(shown.id, "" if shown.title == shown.id else shown.brief)


def _nodes(sides: dict[str, Side], totals: Counter[Side], found: list[tuple[Side, int]]) -> tuple[Node, ...]:
    """Return the groups in their order, one below the other."""
    for side, count in found:
        totals[side] += count
    nodes, y = [], float(TOP)
    for side in dict.fromkeys(sides.values()):
        slot = max(SLOT, totals[side] * UNIT)
        nodes.append(Node(side, totals[side], y + slot / 2, totals[side] * UNIT))
        y += slot + GAP
    return tuple(nodes)


def _bottom(nodes: tuple[Node, ...]) -> float:
    return max((node.middle + max(SLOT, node.height) / 2 for node in nodes), default=float(TOP))


def _centred(nodes: tuple[Node, ...], height: float) -> tuple[Node, ...]:
    """Return the groups of a side spread over the height of the other."""
    if len(nodes) < 2:  # noqa: PLR2004 - between two there is room
        return nodes
    more = (height - _bottom(nodes)) / (len(nodes) - 1)
    return tuple(Node(n.side, n.count, n.middle + more * place, n.height) for place, n in enumerate(nodes))


def _bands(left: tuple[Node, ...], right: tuple[Node, ...], counts: dict[tuple[Side, Side], int]) -> list[Band]:
    """Return the bands, each beside the one before it at both of its ends."""
    ends = {node.side: node.middle - node.height / 2 for node in right}
    bands = []
    for node in left:
        start = node.middle - node.height / 2
        for other in right:
            if width := counts.get((node.side, other.side), 0) * UNIT:
                bands.append(Band(start + width / 2, ends[other.side] + width / 2, width))
                start += width
                ends[other.side] += width
    return bands
