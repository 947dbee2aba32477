"""What pages and files say of what an auditor asks for: days, populations, places, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.programme.fresh import Coverage
from mkdocs_crosswalk.views import wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mkdocs_crosswalk.programme.requests import Request
    from mkdocs_crosswalk.registers.company_records import CompanyRecord
    from mkdocs_crosswalk.registers.organisation import Window

SHOWN = 2
"""How many gaps, days, ids or places a cell names; the files have all of them."""
ROUNDS = {
    "day": "days",
    "week": "weeks",
    "month": "months",
    "quarter": "quarters",
    "half-year": "half years",
    "year": "years",
}
COVERED = {
    Coverage.IN: "in the window",
    Coverage.PART: "cover a part of it",
    Coverage.OUTSIDE: "outside it",
    Coverage.MISSING: "missing",
}
"""Behind how many records lie how."""


def span(begin: date, end: date) -> str:
    """Return a time as `1 April to 30 June 2026`, or a day as `1 April 2026`."""
    if begin == end:
        return wording.day(begin)
    first = wording.day(begin)
    if (begin.year, begin.month) == (end.year, end.month):
        first = str(begin.day)
    elif begin.year == end.year:
        first = first.rpartition(" ")[0]
    return f"{first} to {wording.day(end)}"


def some(texts: Sequence[str], most: int = SHOWN) -> str:
    """Return the first of some texts, and how many more there are."""
    left = len(texts) - most
    return "; ".join(texts[:most]) + (f"; {left} more" if left > 0 else "")


def when(records: Sequence[CompanyRecord]) -> str:
    """Return the days of records in their order; those that follow each other without a gap are one time."""
    found: list[tuple[date, date]] = []
    for one in records:
        if found and one.period and one.begin.toordinal() <= found[-1][1].toordinal() + 1:
            found[-1] = (found[-1][0], max(found[-1][1], one.end))
        else:
            found.append((one.begin, one.end))
    return some([span(*days) for days in found])


def ids(request: Request) -> str:
    """Return the ids of the records that are there, the first and how many more."""
    return some([one.id for one in request.held.records], SHOWN + 1).replace(";", ",")


def missing(request: Request, window: Window, *, every: bool = False) -> str:
    """Return what is missing of a record, in a few words; "" where nothing is.

    Args:
        request: The record that is asked for.
        window: When it is asked for.
        every: Whether each gap is named, and not the first ones alone.
    """
    parts = (_outside(request, window), _gaps(request, window, every=every), _rounds(request), _rest(request, window))
    return "; ".join(part for part in parts if part)


def _outside(request: Request, window: Window) -> str:
    held = request.held
    if held.coverage == Coverage.MISSING:
        return "no record"
    if held.coverage != Coverage.OUTSIDE:
        return ""
    if request.before is None:
        return "before the window" if held.records[-1].end < window.begin else "after the window"
    until = request.before.until
    if not request.still_fresh:
        return f"before the window; too old since {wording.day(until)}" if until else "before the window"
    return f"before the window; still fresh{f', to {wording.day(until)}' if until else ''}"


def _gaps(request: Request, window: Window, *, every: bool) -> str:
    """Return the times that nothing covers; one up to where there can be a record yet has no end."""
    last = max((one.end for one in request.held.records), default=window.begin)
    closed = [span(*gap) for gap in request.held.gaps if gap[0] < last or gap[1] == window.end]
    open_ = [wording.day(gap[0]) for gap in request.held.gaps if gap[0] > last and gap[1] != window.end]
    said = [f"nothing for {listed(closed) if every else some(closed)}"] if closed else []
    return "; ".join((*said, *(f"nothing since {day}" for day in open_)))


def _rounds(request: Request) -> str:
    there, passed = request.rounds
    return f"{there} of {passed} {ROUNDS[request.item.rhythm]}" if passed else ""


def _rest(request: Request, window: Window) -> str:
    """Say that what runs over a period still lacks its last days, if nothing else is missing of it."""
    held = request.held
    if request.over_a_period and held.coverage == Coverage.IN and held.records[-1].end < window.end:
        return "the rest to add"
    return ""


def state(request: Request, window: Window) -> str:
    """Return how the records lie in the window, and what is missing."""
    found = missing(request, window)
    word = wording.COVERAGES[request.held.coverage]
    if request.held.coverage == Coverage.MISSING:
        return word
    if request.held.coverage == Coverage.OUTSIDE:
        return wording.begin(found)
    return f"{word}; {found}" if found else word
