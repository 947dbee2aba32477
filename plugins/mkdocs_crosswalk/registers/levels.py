"""The words of every statement about a pair: direction, level, confidence and agreement."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Direction(NamedTuple):
    """Whose records are reused for what. Levels are compared only within a direction.

    Attributes:
        held: The key of the framework that a company has records for.
        asked: That of the framework that they are reused for.
    """

    held: str
    asked: str

    def __str__(self) -> str:
        return f"{self.held}-to-{self.asked}" if self.held else "undirected"

    @property
    def field(self) -> str:
        """Return the name of the field that holds a level in this direction."""
        return f"{self.held}_to_{self.asked}"

    @property
    def add_field(self) -> str:
        """Return the name of the field that says what to add to the records that are reused in this direction."""
        return f"add_for_{self.asked}"

    @property
    def back(self) -> Direction:
        """Return the other way round."""
        return Direction(self.asked, self.held)


UNDIRECTED = Direction("", "")
"""The direction of what a source states of two frameworks without one."""


class Level(StrEnum):
    """How far records reach in a direction; the order of the members is from most to least."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"

    @property
    def caution(self) -> int:
        """Return a rank by which the more cautious of two levels is the greater."""
        return _CAUTION[self]


_CAUTION = {level: rank for rank, level in enumerate(Level)}


class Confidence(StrEnum):
    """How sure the reading of a printed id is. `certain` and `likely` are counted, `ambiguous` is only shown."""

    CERTAIN = "certain"
    LIKELY = "likely"
    AMBIGUOUS = "ambiguous"

    @cached_property
    def doubt(self) -> int:
        """A rank by which the less sure of two is the greater."""
        return list(Confidence).index(self)


class Agreement(StrEnum):
    """What the counted rows of a direction say of a pair together."""

    ONE = "one"
    AGREE = "agree"
    DIFFER = "differ"


HOW = ("automatic", "manual", "both")
"""How evidence is collected."""
