"""What is left to judge: points of which nobody says what does their work, and pairs that nobody has looked at."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.points import owner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.points import Point

ITEMS = 2
"""The evidence items that serve both entries of a pair from which it is likely."""


@frozen
class Unjudged:
    """A pair that this project has not judged, with what speaks for it.

    Attributes:
        items: Evidence items that serve both entries.
        points: Points of the one that say what points of other entries say, whose work the other does.
        sources: Published sources that name the pair, the reference not speaking against them.
        near: Entries beside the one, in the same group, that make a pair with the other.
    """

    left: str
    right: str
    items: tuple[str, ...]
    points: tuple[str, ...]
    sources: tuple[str, ...]
    near: tuple[str, ...]

    @property
    def likely(self) -> bool:
        """Say whether it has to be judged: by two evidence items, a point, or a published source."""
        return len(self.items) >= ITEMS or bool(self.points or self.sources)

    @property
    def weight(self) -> int:
        """Return a rank by which the likelier of two pairs is the greater."""
        return 4 * len(self.sources) + 3 * len(self.points) + 2 * len(self.items) + len(self.near)


def unanswered(catalogue: Catalogue) -> tuple[Point, ...]:
    """Return the points that no judgement names and that are not said to have no match."""
    named = {point for judgement in catalogue.judgements.values() for point in judgement.points}
    points = (point for entry in catalogue.entries.values() for point in entry.points)
    return tuple(p for p in points if p.id not in named and p.id not in catalogue.unmatched)


def unjudged(catalogue: Catalogue) -> tuple[Unjudged, ...]:
    """Return the pairs that are not judged and for which something speaks, the likeliest first.

    They are of frameworks between which this project judges; others are only named beside each other.
    """
    of = {entry.id: entry.framework for entry in catalogue.entries.values()}
    judged = {(of[left], of[right]) for left, right in catalogue.judgements}
    among = [c for c in catalogue.crosswalks if not judged or (c.left.id, c.right.id) in judged]
    found = [pair for crosswalk in among for pair in _unjudged(catalogue, crosswalk)]
    return tuple(sorted(found, key=lambda pair: (not pair.likely, -pair.weight)))


def _unjudged(catalogue: Catalogue, crosswalk: Crosswalk) -> Iterator[Unjudged]:
    left, right = ([e.id for e in catalogue.singles if e.framework == f.id] for f in (crosswalk.left, crosswalk.right))
    alike = _alike(catalogue)
    for pair in product(left, right):
        if pair in catalogue.judgements:
            continue
        overlap = catalogue.overlaps.get(pair)
        one, other = (catalogue.items_for(entry) for entry in pair)
        made = Unjudged(
            *pair,
            items=tuple(item.id for item in one if item in other),
            points=tuple(alike.get(pair, {})),
            sources=tuple({m.row.source: None for m in overlap.mappings if m.sound}) if overlap else (),
            near=tuple(_near(catalogue, *pair)) + tuple(_near(catalogue, *reversed(pair))),
        )
        if made.weight:
            yield made


def _alike(catalogue: Catalogue) -> dict[tuple[str, str], dict[str, None]]:
    """Return by pair the points that say what others say whose work the other entry of the pair does."""
    same: dict[str, list[Point]] = {}
    for entry in catalogue.entries.values():
        for point in entry.points:
            same.setdefault(point.label, []).append(point)
    alike = {point.id: points for points in same.values() for point in points}
    found: dict[tuple[str, str], dict[str, None]] = {}
    for judgement in catalogue.judgements.values():
        for named in () if judgement.rejects else judgement.points:
            of_right = owner(named) == judgement.right
            for point in alike[named]:
                pair = (judgement.left, owner(point.id)) if of_right else (owner(point.id), judgement.right)
                found.setdefault(pair, {})[point.id] = None
    return found


def _near(catalogue: Catalogue, entry: str, other: str) -> Iterator[str]:
    """Yield the entries beside one, in its group, that make a pair with the other."""
    parent = catalogue.entries[entry].parent
    for overlap in catalogue.overlaps_of(other):
        beside = overlap.other(other)
        if overlap.counted and beside != entry and catalogue.entries[beside].parent == parent:
            yield beside
