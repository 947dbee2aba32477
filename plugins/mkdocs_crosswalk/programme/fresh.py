"""Records held against a day and against the window that an auditor looks at."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.days import days_from
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.company_records import OVER_A_PERIOD
from mkdocs_crosswalk.registers.periods import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_crosswalk.registers.company_records import CompanyRecord
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.registers.organisation import Window

SOON = 30
"""Days before it is too old in which a record runs out soon, but never more than a third of its time."""
GRACE = 45
"""Days before the day of the build for which a record that runs over a period may not have been made yet."""
ONE = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""How many months a round of a rhythm takes; a shorter one has a number of days."""
DECEMBER = 12


class Freshness(StrEnum):
    """Whether the latest record of an item is new enough for its rhythm."""

    FRESH = "fresh"
    SOON = "soon"
    OLD = "old"


class Coverage(StrEnum):
    """How the records of an item lie in an auditor's window; the order of the members is from best to worst."""

    IN = "in"
    PART = "part"
    OUTSIDE = "outside"
    MISSING = "missing"


@frozen
class Aged:
    """A record with its freshness on a day.

    Attributes:
        until: Its last day of freshness; None for what has no rhythm, such as a record made for each event.
        latest: Whether no record of the same item ends later.
    """

    record: CompanyRecord
    until: date | None
    freshness: Freshness
    latest: bool


def aged(records: Iterable[CompanyRecord], item: EvidenceItem, today: date) -> tuple[Aged, ...]:
    """Return the records of an item with their freshness, the latest first."""
    ordered = sorted(records, key=lambda one: (one.end, one.begin), reverse=True)
    return tuple(_aged(one, item, today, latest=number == 0) for number, one in enumerate(ordered))


def _aged(one: CompanyRecord, item: EvidenceItem, today: date, *, latest: bool) -> Aged:
    days = one.fresh_for or DAYS.get(item.rhythm)
    if not days:
        return Aged(one, None, Freshness.FRESH, latest)
    left = (one.end - today).days + days
    until = days_from(one.end, days)
    if left < 0:
        return Aged(one, until, Freshness.OLD, latest)
    soon = min(SOON, days // 3)
    return Aged(one, until, Freshness.SOON if soon and left <= soon else Freshness.FRESH, latest)


def counted_in(records: Iterable[CompanyRecord], begin: date | None, end: date) -> tuple[CompanyRecord, ...]:
    """Return the records that count in a time: those that end in it; one that only reaches into it counts elsewhere.

    So each record counts in one of two times that follow each other. Where there is no first day, all count that end
    by the last.
    """
    return tuple(one for one in records if one.end <= end and (begin is None or one.end >= begin))


@frozen
class Held:
    """The records of an item held against a window.

    Attributes:
        records: Those that count for it, in the order of their days; all of the item where none does.
        gaps: The times of the window that none of them covers, up to where there can be one; first and last day.
        rounds: How many records end in the window, and how many whole rounds of its rhythm have passed in it; the
            second is 0 where the item has no rhythm.
    """

    coverage: Coverage
    records: tuple[CompanyRecord, ...] = ()
    gaps: tuple[tuple[date, date], ...] = ()
    rounds: tuple[int, int] = (0, 0)


def held_against(records: Sequence[CompanyRecord], item: EvidenceItem, window: Window, today: date) -> Held:
    """Return how the records of an item lie in a window; several of them are joined before they are judged.

    What is of a day lies in the window if it ends in it. What runs over a period has to cover the window up to `GRACE`
    days before the day of the build, and not only to touch it; of that a record that only reaches into the window
    covers its part.
    """
    ordered = tuple(sorted(records, key=lambda one: (one.begin, one.end)))
    counted = counted_in(ordered, window.begin, window.end)
    rounds = (len(counted), _rounds(item.rhythm, window.begin, min(window.end, today)))
    if not ordered:
        return Held(Coverage.MISSING, rounds=rounds)
    if item.timing != OVER_A_PERIOD:
        return Held(Coverage.IN, counted, (), rounds) if counted else Held(Coverage.OUTSIDE, ordered, (), rounds)
    inside = tuple(one for one in ordered if one.end >= window.begin and one.begin <= window.end)
    if not inside:
        return Held(Coverage.OUTSIDE, ordered, (), rounds)
    gaps = _gaps(inside, window.begin, min(window.end, days_from(today, -GRACE)))
    return Held(Coverage.PART if gaps else Coverage.IN, inside, gaps, rounds)


def _rounds(rhythm: str, begin: date, last: date) -> int:
    """Return how many whole rounds of a rhythm lie between two days, both within: a year has four quarters."""
    if last < begin or rhythm not in DAYS:
        return 0
    if rhythm not in MONTHS:
        return ((last - begin).days + 1) // DAYS[rhythm]
    months = (last.year - begin.year) * DECEMBER + last.month - begin.month
    while months and _later(begin, months) - ONE > last:
        months -= 1
    if _later(begin, months + 1) - ONE <= last:
        months += 1
    return months // MONTHS[rhythm]


def _later(day: date, months: int) -> date:
    """Return the day so many months later, or the last of a month that is shorter."""
    year, month = divmod(day.year * DECEMBER + day.month - 1 + months, DECEMBER)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _gaps(records: Iterable[CompanyRecord], begin: date, end: date) -> tuple[tuple[date, date], ...]:
    """Return the times between two days that no record covers; records stand in the order of their first days."""
    found = []
    at = begin
    for one in records:
        if one.begin > at and at <= end:
            found.append((at, min(end, one.begin - ONE)))
        at = max(at, days_from(one.end, 1))
    if at <= end:
        found.append((at, end))
    return tuple(found)
