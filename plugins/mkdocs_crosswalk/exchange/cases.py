"""What can be said of a pair, and of an entry without one: what every format has a word for, or leaves out."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.levels import Level

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.levels import Direction


class Case(StrEnum):
    """A case.

    `FULL` to `NONE` are of one direction. `BOTH`, `TO_TARGET`, `TO_SOURCE` and `PART` are of a pair as a whole, for
    formats that have one word for both directions. The others are of both.
    """

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    BOTH = "full-both-ways"
    TO_TARGET = "full-to-target"
    TO_SOURCE = "full-to-source"
    PART = "part"
    UNSAID = "unsaid"
    REJECTED = "rejected"
    GAP = "gap"


SAID = {
    Case.FULL: "The records of the one serve the other as they are",
    Case.PARTIAL: "They help, and must be extended",
    Case.NONE: "They are of no use in this direction, only in the other",
    Case.BOTH: "The records of each serve the other as they are",
    Case.TO_TARGET: "The records of the source serve the target as they are; back, less or nothing",
    Case.TO_SOURCE: "The records of the target serve the source as they are; back, less or nothing",
    Case.PART: "They help in one direction at least, and must be extended",
    Case.UNSAID: "The two are named beside each other; no list read here gives a level",
    Case.REJECTED: "Somebody names the pair, and it was looked at and rejected",
    Case.GAP: "The entry has no pair that counts",
}
"""What each case means, in the words of a table."""

_OF_LEVELS = {Level.FULL: Case.FULL, Level.PARTIAL: Case.PARTIAL, Level.NONE: Case.NONE, None: Case.UNSAID}


def rejected(overlap: Overlap) -> bool:
    """Say whether a pair was looked at and found to be none; one that is only printed wrongly was not."""
    if overlap.counted:
        return False
    ruled = overlap.decision or overlap.judgement
    return ruled is not None or any(m.sound and m.level == Level.NONE for m in overlap.mappings)


def told(overlap: Overlap) -> bool:
    """Say whether other tools are told of a pair: one that counts, or that was rejected."""
    return overlap.counted or rejected(overlap)


def way_case(overlap: Overlap, direction: Direction) -> Case:
    """Return the case of a pair that is told, in one direction."""
    return _OF_LEVELS[overlap.levels.get(direction)] if overlap.counted else Case.REJECTED


def pair_case(overlap: Overlap, crosswalk: Crosswalk) -> Case:
    """Return the case of a pair that is told as a whole; its left side is the source, its right side the target."""
    if not overlap.counted:
        return Case.REJECTED
    to_source, to_target = (overlap.levels.get(direction) for direction in crosswalk.directions)
    if to_source is to_target is None:
        return Case.UNSAID
    full = (to_target == Level.FULL, to_source == Level.FULL)
    return {(True, True): Case.BOTH, (True, False): Case.TO_TARGET, (False, True): Case.TO_SOURCE}.get(full, Case.PART)
