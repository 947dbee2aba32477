"""The last day of the calendar is a day like others: nothing is reckoned beyond it, nor before the first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.data.days import days_from
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.programme.work import Work

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


@pytest.mark.parametrize("day", [date.min, date.max])
def test_what_comes_next_is_known_on_any_day(catalogue: Catalogue, day: date) -> None:
    work = Work(Programme(catalogue, day))
    assert day <= work.soon <= date.max


def test_days_lie_within_the_calendar() -> None:
    assert days_from(date(2026, 12, 1), 31) == date(2027, 1, 1)
    assert days_from(date(2026, 12, 1), -1) == date(2026, 11, 30)
    assert days_from(date.max, 1) == date.max
    assert days_from(date.min, -1) == date.min
