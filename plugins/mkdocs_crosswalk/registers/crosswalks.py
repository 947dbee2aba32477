"""Two frameworks that are compared: a left and a right one, and the direction towards each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import closest_word, hint
from mkdocs_crosswalk.data.words import listed

from .levels import UNDIRECTED, Direction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from .frameworks import Framework


FEW = 7
"""As many directions as a message lists."""


@frozen
class Crosswalk:
    """Two frameworks, in the order in which frameworks are shown."""

    left: Framework
    right: Framework

    @property
    def sides(self) -> dict[str, str]:
        """Return the side of each of the two, by its key."""
        return {self.left.key: "left", self.right.key: "right"}

    @property
    def directions(self) -> tuple[Direction, Direction]:
        """Return the directions towards the left and towards the right framework."""
        to_left = Direction(self.right.key, self.left.key)
        return to_left, to_left.back

    def towards(self, framework: str) -> Direction:
        """Return the direction in which one of the two is asked for, by its id."""
        to_left, to_right = self.directions
        return to_left if framework == self.left.id else to_right

    def other(self, framework: str) -> Framework:
        """Return the one that has not this id."""
        return self.right if framework == self.left.id else self.left

    def pair(self, framework: str, entry: str, other: str) -> tuple[str, str]:
        """Return the pair of an entry of one of the two, by its id, and an entry of the other."""
        return (entry, other) if framework == self.left.id else (other, entry)

    def __contains__(self, framework: str) -> bool:
        return framework in (self.left.id, self.right.id)


def crosswalks(frameworks: Iterable[Framework]) -> tuple[Crosswalk, ...]:
    """Return every two frameworks whose entries pairs may join, in the order in which frameworks are shown."""
    there = [f for f in frameworks if f.single]
    return tuple(Crosswalk(left, right) for n, left in enumerate(there) for right in there[n + 1 :])


def compared(
    frameworks: Iterable[Framework], pairs: Collection[tuple[str, str]], judged: Collection[tuple[str, str]]
) -> tuple[Crosswalk, ...]:
    """Return the crosswalks of which there are pairs: first those of which some are judged, whatever the order is.

    Both are given by the ids of their frameworks.
    """
    found = (c for c in crosswalks(frameworks) if (c.left.id, c.right.id) in pairs)
    return tuple(sorted(found, key=lambda c: (c.left.id, c.right.id) not in judged))


def no_direction(text: str, directions: Collection[str], keys: Sequence[str]) -> str:
    """Say why a text is no direction; where there are many, what one is made of.

    Args:
        text: The text.
        directions: The words for directions.
        keys: The keys of the frameworks that pairs may join.
    """
    one, to, other = text.partition("-to-")
    if to and one == other and one in keys:
        return f'"{text}" names one framework twice; a direction leads from one of {listed(keys)} to another'
    near = hint(closest_word(text, directions))
    allowed = ", ".join(directions)
    if len(directions) > FEW:
        allowed = f'{UNDIRECTED}, and two of {", ".join(keys)} with "-to-" between'
    return f'unknown direction "{text}"{near}; allowed: {allowed}'


def meant(among: Sequence[Crosswalk], names: Collection[str], direction: Direction | None = None) -> Crosswalk:
    """Return the crosswalk that something in a file is of: the first of those that fit best.

    Args:
        among: The crosswalks that it may be of.
        names: The names of its fields: lists of ids by the keys of the frameworks, and levels by their directions.
        direction: The direction that it says.
    """

    def fits(crosswalk: Crosswalk) -> tuple[int, int]:
        levels = sum(d.field in names for d in crosswalk.directions)
        return sum(key in names for key in crosswalk.sides), levels + (direction in crosswalk.directions)

    return max(among, key=fits)
