"""The day of a build, against which review dates are held."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

from mkdocs_crosswalk.data.days import days_from
from mkdocs_crosswalk.data.problems import CrosswalkError

VARIABLE = "SOURCE_DATE_EPOCH"
_SECONDS = re.compile(r"-?[0-9]{1,12}")


class BuildDayError(CrosswalkError):
    """The variable names no day."""


def build_day() -> date:
    """Return the day that SOURCE_DATE_EPOCH names, which is the commit's in this repository, or else today's.

    Raises:
        BuildDayError: the variable is set, not empty, and no number of seconds since 1970 within the years 1 to 9999.
    """
    return _moment().date()


def build_moment() -> str:
    """Return the moment itself, to the second, as 2026-05-12T08:30:00Z.

    Raises:
        BuildDayError: as `build_day`.
    """
    return _moment().strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment() -> datetime:
    epoch = os.environ.get(VARIABLE, "").strip()
    if not epoch:
        return datetime.now(UTC)
    try:
        if _SECONDS.fullmatch(epoch):
            return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):  # the clock of the system ends before or after
        pass
    raise BuildDayError(
        f'the variable {VARIABLE} is "{epoch}"; it must be a number of seconds since 1970, such as 1780272000'
    )


def latest_day() -> date:
    """Return the day after which nothing can have happened yet.

    It is the later of the build's and the clock's, so that an old day of a build refuses nothing, and a day more, since
    it is tomorrow somewhere. What it lets pass once it lets pass for ever, so builds stay alike.

    Raises:
        BuildDayError: as `build_day`.
    """
    return days_from(max(build_day(), datetime.now(UTC).date()), 1)
