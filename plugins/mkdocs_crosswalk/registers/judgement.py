"""What is judged, as frozen records: pairs and verdicts by this project, decisions by a site itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import MADE, Form, record

from .forms import JUDGED_ON, Reviewed
from .levels import Direction, Level

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class RestsOn(StrEnum):
    """What a judgement of a pair rests on: an entry's own subject, one of its points of focus, or habit."""

    CRITERION = "criterion"
    FOCUS_2017 = "point-of-focus-2017"
    FOCUS_2022 = "point-of-focus-2022"
    PRACTICE = "practice"


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


@record
class Ruling:
    """A level of a pair in both directions that goes before what is published. Both `none` rejects the pair.

    The keys of its frameworks are the names of the fields that hold its entries and levels.
    """

    left: Annotated[str, MADE]
    right: Annotated[str, MADE]
    levels: Annotated[dict[Direction, Level], MADE]
    position: Position

    @property
    def rejects(self) -> bool:
        """Say whether neither side does the work of the other."""
        return set(self.levels.values()) == {Level.NONE}


@record
class Judgement(Ruling):
    """This project's own ruling, with the reason.

    Attributes:
        adds: What to add to the records that are reused in a direction.
    """

    why: Annotated[str, Form("What in the one does the work of the other.")]
    rests_on: RestsOn
    sureness: Annotated[Sureness, Form("How sure the judgement is.", key="confidence")]
    reviewed: Reviewed = date.min
    adds: Annotated[dict[Direction, str], MADE]


@record
class Decision(Ruling):
    """The ruling of a site's company, which goes before our judgement, with who made it and why."""

    reason: str
    by: Annotated[str, Form("Who decided: a person or a function.")]
    reviewed: Annotated[date, Form(JUDGED_ON)]


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
