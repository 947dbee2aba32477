"""Days and periods of a company: when something was done or is planned, and how long a record stays fresh."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data import shapes
from mkdocs_crosswalk.data.problems import closest_word, hint
from mkdocs_crosswalk.data.records import Form, read_record, record

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.records import Read

DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "half-year": 184, "year": 366}
"""How many days what is made anew in a rhythm stays fresh: those of the longest such time."""
_NUMBERED = re.compile(r"(?P<number>[1-9]\d{0,2}) (?P<word>[a-z-]+?)s?")


def day_ahead(fields: Fields, name: str, must: bool, _: object) -> date | None:
    """Return a day that may not have come yet."""
    return fields.day(name, required=must, ahead=True)


DAY = Form("A day, as 2026-05-12.", read=day_ahead, shape=shapes.day())
"""Of a day that may lie ahead."""


@record
class Period:
    """From one day to another, both within."""

    begin: Annotated[date, Form("Its first day.", key="from", read=day_ahead, shape=shapes.day())]
    end: Annotated[date, Form("Its last day.", key="to", read=day_ahead, shape=shapes.day())]


PERIOD = shapes.record({"from": shapes.day("Its first day."), "to": shapes.day("Its last day.")})


def read_period(fields: Fields, name: str) -> Period | None:
    """Return a period under a name, or None if there is none or it ends before it begins."""
    table = fields.mapping(name)
    return checked(table, read_record(Period, table)) if table else None


def checked(fields: Fields, period: Period) -> Period | None:
    """Return a period that was read, or None after reporting that it ends before it begins."""
    if not period.begin or not period.end:
        return None
    if period.end < period.begin:
        fields.problems.add(fields.place("to"), f"{period.end} is before {period.begin}, the first day")
        return None
    return period


def period_of() -> Read:
    """Return how a period is read that may be left out."""
    return lambda fields, name, *_: read_period(fields, name)


def read_fresh_for(fields: Fields, name: str, *_: object) -> int | None:
    """Return for how many days something stays fresh: a rhythm such as `quarter`, or a number of them."""
    text = fields.text(name)
    if not text:
        return None
    match = _NUMBERED.fullmatch(text)
    number, word = (int(match["number"]), match["word"]) if match else (1, text)
    if word in DAYS:
        return number * DAYS[word]
    near = hint(closest_word(word, DAYS))
    says = f'"{text}" is no length of time{near}; write one such as quarter or 2 years, of {", ".join(DAYS)}'
    fields.problems.add(fields.place(name), says)
    return None
