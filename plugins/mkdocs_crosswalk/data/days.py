"""Days so many days away: the calendar has a first and a last one, and nothing lies beyond."""

from __future__ import annotations

from datetime import date


def days_from(day: date, days: int) -> date:
    """Return the day so many days after another, or before it if they are less than 0, within the years 1 to 9999."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))
