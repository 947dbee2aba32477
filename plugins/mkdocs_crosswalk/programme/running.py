"""What must have run before the audit, by the company's own rules: since when it does, and how many records show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .dates import ends
from .fresh import Coverage, counted_in

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_crosswalk.registers.organisation import MustRun

    from .programme import Programme


@dataclass(frozen=True, slots=True)
class Run:
    """A rule of the company held against its records.

    Attributes:
        since: The first day of its first record, or None.
        weeks: How many whole weeks lie between that and the audit; None where either day is not known.
        count: How many of its records lie in the window.
        all: How many records of it there are.
        due: The last day by which what is open of its entries is due; None where nothing is open, or has a day.
    """

    rule: MustRun
    since: date | None
    weeks: int | None
    count: int
    all: int
    due: date | None

    @property
    def coverage(self) -> Coverage:
        """Say how its records lie in the window: enough of them, some, none in it, or none at all."""
        if self.count >= self.rule.needed:
            return Coverage.IN
        if self.count:
            return Coverage.PART
        return Coverage.OUTSIDE if self.all else Coverage.MISSING


def runs(programme: Programme) -> tuple[Run, ...]:
    """Return every rule of the company, in its order."""
    said = programme.organisation
    return tuple(_run(programme, rule) for rule in said.must_run) if said else ()


def window(programme: Programme) -> tuple[date | None, date]:
    """Return the first and the last day of the time whose records count: that of the auditor, up to today.

    It is the window that the company names for what it wants; else the period of the report, or the time from the
    day on which it began to work so. Where no first day is known, every record up to today counts.
    """
    said, target, today = programme.organisation, programme.target, programme.today
    if said is None or target is None:
        return None, today
    named = next((w for w in said.windows if w.framework == target.framework), None)
    if named:
        return named.begin, min(named.end, today)
    if target.period:
        return target.period.begin, min(target.period.end, today)
    return target.in_force, today


def _run(programme: Programme, rule: MustRun) -> Run:
    begin, end = window(programme)
    records = [one.record for item in rule.records for one in programme.records_of(item)]
    inside = counted_in(records, begin, end)
    since = min((one.begin for one in records), default=None)
    audit = ends(programme)
    weeks = (audit.day - since).days // 7 if audit and since and since <= audit.day else None
    due = max((d for d in (programme.standing(entry).due for entry in rule.entries) if d), default=None)
    return Run(rule, since, weeks, len(inside), len(records), due)
