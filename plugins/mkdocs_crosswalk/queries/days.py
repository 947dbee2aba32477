"""Days in a condition: `2026-05-12`, a whole month or year, `before 2026-06`, `2026-04 to 2026-06`, `today`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

HOW = "write it as 2026-05-12, 2026-05 or 2026, after, before, from or until, or as 2026-04 to 2026-06"
TODAY = "today"
_DECEMBER = 12
_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_SAID = re.compile(
    rf"(?:(?P<word>before|after|from|until|since|by)\s+)?(?P<first>{_DAY}|today)(?:\s+to\s+(?P<last>{_DAY}|today))?",
    re.IGNORECASE,
)


class Days(NamedTuple):
    """A stretch of time, both of its days within."""

    first: date = date.min
    last: date = date.max

    def has(self, day: str) -> bool:
        """Say whether a day lies in it."""
        return self.first <= date.fromisoformat(day) <= self.last


def days(text: str, today: date) -> Days | None:
    """Return the days that a text names, or None if it names none.

    Args:
        text: The text.
        today: The day of the build, for the word `today`.
    """
    match = _SAID.fullmatch(text.strip())
    first = _days(match["first"], today) if match else None
    if match is None or first is None:
        return None
    word = (match["word"] or "").lower()
    if match["last"]:
        last = _days(match["last"], today)
        return Days(first.first, last.last) if last and not word else None
    if word == "before":
        return Days(last=_step(first.first, -1))
    if word == "after":
        return Days(first=_step(first.last, 1))
    if word in ("until", "by"):
        return Days(last=first.last)
    return Days(first=first.first) if word else first


def _days(text: str, today: date) -> Days | None:
    if text.lower() == TODAY:
        return Days(today, today)
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    has_month, has_day = "-" in text, text.count("-") > 1
    try:
        first = date(year, month if has_month else 1, day if has_day else 1)
    except ValueError:
        return None
    if has_day:
        return Days(first, first)
    last = month if has_month else _DECEMBER
    return Days(first, date(year, last, monthrange(year, last)[1]))


def _step(day: date, by: int) -> date:
    """Return the day before or after, or the same at an end of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))
