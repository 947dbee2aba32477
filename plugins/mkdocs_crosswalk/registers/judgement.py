"""What is judged, as frozen records: pairs and verdicts by this project, decisions by a site itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .levels import Direction, Level

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from mkdocs_crosswalk.data.problems import Position


class RestsOn(StrEnum):
    """What a judgement of a pair rests on: an entry's own subject, one of its points of focus, or habit."""

    CRITERION = "criterion"
    FOCUS_2017 = "point-of-focus-2017"
    FOCUS_2022 = "point-of-focus-2022"
    PRACTICE = "practice"

    @property
    def is_point(self) -> bool:
        """Say whether it is a point, which a judgement names."""
        return self in (RestsOn.FOCUS_2017, RestsOn.FOCUS_2022)


class Sureness(StrEnum):
    """How sure a judgement is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Outcome(StrEnum):
    """What the holder of the other framework has; the order of the members is from most to least.

    `carries-over` rests on at least one pair that is full in its direction, or says why partial ones do together.
    """

    CARRIES_OVER = "carries-over"
    EXTEND = "extend"
    NEW = "new"

    @property
    def work(self) -> int:
        """Return a rank by which the outcome with more to do is the greater."""
        return list(Outcome).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A level of a pair in both directions that goes before what is published. Both `none` rejects the pair."""

    left: str
    right: str
    levels: dict[Direction, Level]
    reviewed: date
    position: Position

    @property
    def rejects(self) -> bool:
        """Say whether neither side does the work of the other."""
        return set(self.levels.values()) == {Level.NONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Ruling):
    """This project's own ruling, with the reason."""

    why: str
    rests_on: RestsOn
    sureness: Sureness
    points: tuple[str, ...]  # the points of either entry that it rests on or speaks of, as in `CC7.2/3`
    adds: dict[Direction, str]  # what to add to the records that are reused in a direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Ruling):
    """The ruling of a site's company, which goes before our judgement, with who made it and why."""

    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the holder of the other framework has for an entry, for a report with some groups."""

    entry: str
    outcome: Outcome
    scope: tuple[str, ...]  # groups that the report must include beside what is in every one
    by: tuple[str, ...]  # entries of the other framework whose records do the work
    summary: str
    add: tuple[str, ...]
    bring: tuple[str, ...]  # evidence items, the most telling first
    why: str
    together: str  # why pairs that are all partial carry the entry over, or ""
    sureness: Sureness
    reviewed: date
    position: Position


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The verdict of an entry for the least report, and those for reports with more groups."""

    base: Verdict
    more: tuple[Verdict, ...] = ()

    def __iter__(self) -> Iterator[Verdict]:
        return iter((self.base, *self.more))

    def within(self, groups: Collection[str]) -> Verdict:
        """Return the verdict for a report: of those whose groups it includes, the one with the least to do.

        Of several, the one that rests on most groups says most about the report.
        """
        fitting = [v for v in self.more if set(v.scope) <= set(groups)]
        return min([self.base, *fitting], key=lambda v: (v.outcome.work, -len(v.scope)))
