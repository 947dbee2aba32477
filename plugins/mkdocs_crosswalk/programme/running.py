"""What must have run before the audit, by the company's own rules: for how long its records show it, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.periods import DAYS

from .fresh import GRACE, Coverage, counted_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mkdocs_crosswalk.registers.company_records import CompanyRecord
    from mkdocs_crosswalk.registers.organisation import MustRun

    from .programme import Programme


@frozen
class Run:
    """A rule of the company held against its records.

    Attributes:
        since: The first day that its records show without a break up to `until`, or None where there is no record. A
            break is longer than the rhythm of what they are records of, and the `GRACE` for making one. What has no
            rhythm has no break.
        until: The last day of its last record. What has been done after it is not known.
        count: How many of its records lie in the window.
        all: How many records of it there are.
        due: The last day by which what is open of its entries is due; None where nothing is open, or has a day.
    """

    rule: MustRun
    since: date | None
    until: date | None
    count: int
    all: int
    due: date | None

    @property
    def weeks(self) -> int:
        """Return how many whole weeks its records show without a break; 0 where they show no time, or a shorter one."""
        return ((self.until - self.since).days + 1) // 7 if self.since and self.until else 0

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
    since, until = _shown(programme, records)
    due = max((d for d in (programme.standing(entry).due for entry in rule.entries) if d), default=None)
    return Run(rule, since, until, len(inside), len(records), due)


def _shown(programme: Programme, records: Sequence[CompanyRecord]) -> tuple[date | None, date | None]:
    """Return from which day to which records follow each other, up to the last of them."""
    since: date | None = None
    for one in sorted(records, key=lambda one: one.end, reverse=True):
        rhythm = one.fresh_for or DAYS.get(programme.catalogue.evidence[one.item].rhythm)
        if since and rhythm and (since - one.end).days > rhythm + GRACE:
            break
        since = min(since, one.begin) if since else one.begin
    return since, max((one.end for one in records), default=None)
