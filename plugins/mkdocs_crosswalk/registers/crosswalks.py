"""Two frameworks that are compared: a left and a right one, and the direction towards each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .levels import Direction

if TYPE_CHECKING:
    from .frameworks import Framework


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Two frameworks, in the order in which frameworks are shown."""

    left: Framework
    right: Framework

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

    def __contains__(self, framework: str) -> bool:
        return framework in (self.left.id, self.right.id)
