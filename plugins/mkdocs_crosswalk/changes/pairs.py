"""Pairs of which two readings say something else: levels, agreement, whether they count, and what is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.frozen import frozen

from .values import ADDED, CHANGED, REMOVED, Field, Turn, differing, place_of, plain

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.judgement import Ruling
    from mkdocs_crosswalk.registers.levels import Direction

SAID = ("left", "right", "levels", "adds")
"""What of a ruling is said apart, by direction."""


@frozen
class Way:
    """What is said of a pair in a direction: the headline level, and how the voices stand to each other."""

    direction: str
    level: Turn
    agreement: Turn

    @property
    def differs(self) -> bool:
        """Say whether either of the two is another one."""
        return self.level.differs or self.agreement.differs


@frozen
class PairChange:
    """A pair of which the readings say something else.

    Attributes:
        ways: Both directions, also the one that stayed as it was.
        counted: Whether it counts.
        judged: What differs in this project's judgement, field by field; `decided` in the site's own decision.
    """

    left: str
    right: str
    how: str
    ways: tuple[Way, ...]
    counted: Turn
    judged: tuple[Field, ...] = ()
    decided: tuple[Field, ...] = ()

    @property
    def name(self) -> str:
        """Return what it is called in a list."""
        return f"{self.left} with {self.right}"

    def levelled(self, direction: str) -> bool:
        """Say whether the headline level of a direction is another one, or the pair counts now or no longer."""
        return self.counted.differs or any(way.level.differs for way in self.ways if way.direction == direction)


def compare_pairs(old: Catalogue, new: Catalogue) -> tuple[PairChange, ...]:
    """Return the pairs that differ, in the order in which people count."""
    every = sorted({*old.overlaps, *new.overlaps}, key=lambda pair: tuple(map(place_of, pair)))
    found = (_change(old.overlaps.get(pair), new.overlaps.get(pair)) for pair in every)
    return tuple(change for change in found if change)


def _change(old: Overlap | None, new: Overlap | None) -> PairChange | None:
    one = new or old
    assert one is not None  # noqa: S101 - the pair is in one of the two
    counted = Turn(old.counted if old else None, new.counted if new else None)
    judged = differing(ruling(old.judgement if old else None), ruling(new.judgement if new else None))
    decided = differing(ruling(old.decision if old else None), ruling(new.decision if new else None))
    ways = _ways(old, new)
    if old and new and not (counted.differs or judged or decided or any(way.differs for way in ways)):
        return None
    how = CHANGED if old and new else ADDED if new else REMOVED
    return PairChange(one.left, one.right, how, ways, counted, judged, decided)


def _ways(old: Overlap | None, new: Overlap | None) -> tuple[Way, ...]:
    both = [one for one in (old, new) if one]
    directions = sorted({direction for one in both for direction in (*one.levels, *one.agreement)}, key=str)

    def said(one: Overlap | None, name: str, direction: Direction) -> str | None:
        found = getattr(one, name).get(direction) if one else None
        return str(found) if found else None

    def turn(name: str, direction: Direction) -> Turn:
        return Turn(said(old, name, direction), said(new, name, direction))

    return tuple(Way(str(d), turn("levels", d), turn("agreement", d)) for d in directions)


def ruling(said: Ruling | None) -> dict[str, Any]:
    """Return a ruling as the data has it, levels and additions by the names of their fields; nothing of None."""
    if said is None:
        return {}
    levels = {direction.field: str(level) for direction, level in said.levels.items()}
    adds = {direction.add_field: text for direction, text in getattr(said, "adds", {}).items()}
    return {**levels, **plain(said, SAID), **adds}
