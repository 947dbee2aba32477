"""How far a company is: states, what is late, records by their rhythm and in an auditor's window, and what is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.company_data import DAY, read_files

from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.programme.checks import Asks, checks
from mkdocs_crosswalk.programme.fresh import (
    GRACE,
    SOON,
    Coverage,
    Freshness,
    aged,
    counted_in,
    held_against,
)
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.registers.company_records import CompanyRecord
from mkdocs_crosswalk.registers.evidence import RHYTHMS, EvidenceItem
from mkdocs_crosswalk.registers.organisation import Window
from mkdocs_crosswalk.registers.periods import DAYS, Period

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

HERE = Position("example", 1, 1)
YEAR = Window(framework="soc2-2017", begin=date(2026, 4, 1), end=date(2027, 3, 31), position=HERE)
ISO = "organisation.yml"
WANTS_ISO = {"organisation.yml": "name: Example Ltd\nwants: [{framework: iso}]\n"}
WANTS_REPORT = {
    "organisation.yml": "name: Example Ltd\nholds: [{framework: iso}]\n"
    "wants: [{framework: soc2, categories: [Availability]}]\n"
}


def day(text: str) -> date:
    return date.fromisoformat(f"20{text}")


def record(begin: str, end: str = "", fresh_for: int | None = None) -> CompanyRecord:
    """Return a record of a day, or of a period, as `27-01-31`."""
    when = Period(begin=day(begin), end=day(end)) if end else None
    on = None if end else day(begin)
    return CompanyRecord(
        id=f"{begin}{end}", item="it", on=on, period=when, place="Here", position=HERE, fresh_for=fresh_for
    )


@pytest.fixture(scope="module")
def item(catalogue: Catalogue) -> Callable[..., EvidenceItem]:
    def make(rhythm: str, timing: str = "over-a-period") -> EvidenceItem:
        return replace(catalogue.evidence["user-access-review"], id="it", rhythm=rhythm, timing=timing)

    return make


@pytest.fixture
def programme(catalogue: Catalogue, tmp_path: Path) -> Callable[..., Programme]:
    """Return a function that makes a programme of files."""

    def make(files: dict[str, str], *lines: str, today: date = DAY) -> Programme:
        text = "entries:\n" + "".join(f"  - {{{line}}}\n" for line in lines)
        found = read_files(catalogue, tmp_path, {**files, **({"status.yml": text} if lines else {})})
        assert found.problems == ()
        own = replace(catalogue.own, **found.data._asdict())
        return Programme(replace(catalogue, own=own), today)

    return make


def test_a_company_that_says_nothing_has_no_programme(catalogue: Catalogue) -> None:
    none = Programme(catalogue, DAY)
    assert not none.exists
    assert (none.asked, none.target, none.held, none.organisation) == (None, None, None, None)
    assert (none.entries, none.standings, none.parts, none.themes, none.overdue, none.coming) == ((),) * 6
    assert (none.records, none.owners, checks(none)) == ({}, {}, ())


def test_a_line_of_the_status_makes_one(programme: Callable[..., Programme]) -> None:
    assert programme({}, "entry: A.5.1, owner: Lead").exists


@pytest.mark.parametrize(
    ("line", "state", "late", "due"),
    [
        ("status: implemented", State.IMPLEMENTED, 0, None),
        ("status: partly", State.PARTLY, 0, None),
        ("status: planned, due: 2027-03-14", State.PLANNED, 1, date(2027, 3, 14)),
        ("status: planned, due: 2027-03-15", State.PLANNED, 0, date(2027, 3, 15)),
        ("status: planned, due: 2027-03-16", State.PLANNED, 0, date(2027, 3, 16)),
        ("status: not-started, due: 2027-03-01", State.NOT_STARTED, 14, date(2027, 3, 1)),
        ("owner: Lead, due: 2027-03-01", State.UNSAID, 14, date(2027, 3, 1)),
        ("applicable: true", State.UNSAID, 0, None),
        ("applicable: false, excluded_because: x", State.EXCLUDED, 0, None),
    ],
)
def test_a_state_is_what_is_said_and_late_is_counted(
    line: str, state: State, late: int, due: date | None, programme: Callable[..., Programme]
) -> None:
    one = programme(WANTS_ISO, f"entry: A.7.1, action: Next, {line}").standing("A.7.1")
    assert (one.state, one.late, one.due) == (state, late, due)
    assert one.action == ("Next" if state.open else "")


def test_what_is_not_said_is_counted_apart_and_what_is_left_out_in_no_denominator(
    programme: Callable[..., Programme],
) -> None:
    found = programme(
        WANTS_ISO,
        "range: A.5 - A.8, status: planned, due: 2027-03-01",
        "range: A.7.1 - A.7.6, applicable: false, excluded_because: x",
        "entry: A.5.1, status: implemented",
    )
    parts = {part.key: part for part in found.parts}
    assert list(parts) == ["subclause", "control"] and parts["subclause"].binding and not parts["control"].binding
    controls, clauses = parts["control"].tally, parts["subclause"].tally
    assert (controls.all, controls.necessary, controls.open) == (93, 87, 86)
    assert [controls.number(state) for state in State] == [1, 0, 86, 0, 0, 6]
    assert (clauses.all, clauses.number(State.UNSAID)) == (30, 30)
    assert (controls.late.numerator, controls.late.denominator) == (86, 86)
    assert found.tally().all == 123
    assert sum(len(below) for _, below in found.themes) == 123


def test_what_binds_stands_first_and_what_is_out_of_the_report_nowhere(programme: Callable[..., Programme]) -> None:
    report = programme(WANTS_REPORT, "entry: soc2-2017, owner: Lead")
    groups = [part.name for part in report.parts]
    assert groups == ["Security", "Availability"] and [p.binding for p in report.parts] == [True, False]
    assert {one.entry.id[:2] for one in report.standings} == {"CC", "A1"}
    assert report.held and report.held.framework == "iso27001-2022"
    iso = programme(WANTS_ISO)
    assert [e.id for e in iso.entries[:1]] == ["Clause 4.1"] and iso.entries[-1].id == "A.8.34"


def test_without_an_organisation_the_framework_of_most_statuses_is_asked_for(
    programme: Callable[..., Programme],
) -> None:
    found = programme({}, "entry: CC6.1, status: implemented", "entry: [A.5.1, A.5.2], owner: Lead")
    assert found.asked and found.asked.id == "iso27001-2022"


def test_late_goes_from_the_latest_and_coming_from_the_nearest(programme: Callable[..., Programme]) -> None:
    found = programme(
        WANTS_ISO,
        "entry: A.5.1, status: planned, due: 2027-03-10",
        "entry: A.5.2, status: planned, due: 2027-02-10",
        "entry: A.5.3, status: planned, due: 2027-06-10",
        "entry: A.5.4, status: planned, due: 2027-03-15",
        "entry: A.5.5, due: 2027-04-01",
    )
    assert [one.entry.id for one in found.overdue] == ["A.5.2", "A.5.1"]
    assert [one.entry.id for one in found.coming] == ["A.5.4", "A.5.5", "A.5.3"]


def test_owners_are_of_what_is_necessary(programme: Callable[..., Programme]) -> None:
    found = programme(
        WANTS_ISO,
        "range: A.5 - A.8, owner: lead",
        "entry: A.5.2, owner: Chief",
        "theme: A.7, applicable: false, excluded_because: x",
    )
    assert list(found.owners) == ["", "Chief", "lead"]
    assert len(found.owners["lead"]) == 93 - 14 - 1


@pytest.mark.parametrize("rhythm", DAYS)
def test_a_record_is_fresh_then_soon_then_old(rhythm: str, item: Callable[..., EvidenceItem]) -> None:
    days = DAYS[rhythm]
    soon = min(SOON, days // 3)
    one = record("26-12-31")
    until = one.end + timedelta(days=days)

    def on(today: date) -> Freshness:
        (found,) = aged([one], item(rhythm), today)
        assert found.until == until
        return found.freshness

    assert on(until + timedelta(1)) == Freshness.OLD
    assert on(until) == (Freshness.SOON if soon else Freshness.FRESH)
    assert on(until - timedelta(soon)) == (Freshness.SOON if soon else Freshness.FRESH)
    assert on(until - timedelta(soon + 1)) == Freshness.FRESH
    assert on(one.end) == Freshness.FRESH


@pytest.mark.parametrize("rhythm", ["event", "once", ""])
def test_what_has_no_rhythm_is_fresh_until_it_is_replaced(rhythm: str, item: Callable[..., EvidenceItem]) -> None:
    (found,) = aged([record("01-01-31")], item(rhythm), DAY)
    assert (found.until, found.freshness, found.latest) == (None, Freshness.FRESH, True)
    (found,) = aged([record("26-01-31", fresh_for=92)], item(rhythm), DAY)
    assert found.freshness == Freshness.OLD


def test_the_latest_record_is_the_one_that_ends_last(item: Callable[..., EvidenceItem]) -> None:
    found = aged(
        [record("26-01-01", "26-03-31"), record("26-02-01"), record("25-01-01", "26-06-30")], item("year"), DAY
    )
    assert [(one.record.id, one.latest) for one in found] == [
        ("25-01-0126-06-30", True),
        ("26-01-0126-03-31", False),
        ("26-02-01", False),
    ]


def test_no_day_is_after_the_last_one(item: Callable[..., EvidenceItem]) -> None:
    one = CompanyRecord(id="x", item="it", on=date.max, place="x", position=HERE)
    (found,) = aged([one], item("year"), date.max)
    assert (found.until, found.freshness) == (date.max, Freshness.FRESH)


def held(found: EvidenceItem, *records: CompanyRecord, window: Window = YEAR, today: date = DAY) -> tuple[object, ...]:
    one = held_against(records, found, window, today)
    return one.coverage, [(f"{a:%y-%m-%d}", f"{b:%y-%m-%d}") for a, b in one.gaps], one.rounds


def test_several_records_are_joined_before_they_are_judged(item: Callable[..., EvidenceItem]) -> None:
    review = item("quarter")
    quarters = [record("26-04-01", "26-06-30"), record("26-07-01", "26-09-30"), record("26-10-01", "26-12-31")]
    assert held(review) == (Coverage.MISSING, [], (0, 3))
    assert held(review, *quarters, record("27-01-01", "27-02-28")) == (Coverage.IN, [], (4, 3))
    assert held(review, *quarters) == (Coverage.PART, [("27-01-01", "27-01-29")], (3, 3))
    assert held(review, quarters[2], quarters[0]) == (
        Coverage.PART,
        [("26-07-01", "26-09-30"), ("27-01-01", "27-01-29")],
        (2, 3),
    )
    assert held(review, record("25-01-01", "26-03-31")) == (Coverage.OUTSIDE, [], (0, 3))
    overlapping = [record("26-04-01", "26-12-31"), record("26-06-01", "26-07-31"), record("26-11-01", "27-03-01")]
    assert held(review, *overlapping) == (Coverage.IN, [], (3, 3))


def test_days_of_grace_are_before_the_day_and_not_before_the_end(item: Callable[..., EvidenceItem]) -> None:
    last = DAY - timedelta(GRACE)
    one = replace(record("26-04-01", "26-04-02"), period=Period(begin=YEAR.begin, end=last))
    assert held(item("month"), one)[0] == Coverage.IN
    short = replace(one, period=Period(begin=YEAR.begin, end=last - timedelta(1)))
    assert held(item("month"), short)[:2] == (Coverage.PART, [(f"{last:%y-%m-%d}", f"{last:%y-%m-%d}")])
    after = YEAR.end + timedelta(GRACE)
    assert held(item("month"), record("26-04-01", "27-03-31"), today=after + timedelta(9))[0] == Coverage.IN
    assert held(item("month"), record("26-04-01", "27-03-30"), today=after)[0] == Coverage.PART


def test_in_a_window_that_has_just_begun_nothing_is_missing_yet(item: Callable[..., EvidenceItem]) -> None:
    begun = Window(framework="x", begin=date(2027, 3, 1), end=date(2028, 2, 28), position=HERE)
    assert held(item("month"), record("27-03-08", "27-03-10"), window=begun) == (Coverage.IN, [], (1, 0))
    ahead = Window(framework="x", begin=date(2027, 6, 1), end=date(2027, 12, 31), position=HERE)
    assert held(item("month"), record("27-03-08", "27-03-10"), window=ahead) == (Coverage.OUTSIDE, [], (0, 0))


def test_what_is_of_a_day_lies_in_the_window_or_outside(item: Callable[..., EvidenceItem]) -> None:
    policy = item("year", "point-in-time")
    for when, coverage in (("26-03-31", Coverage.OUTSIDE), ("26-04-01", Coverage.IN), ("27-03-15", Coverage.IN)):
        assert held(policy, record(when))[0] == coverage
    gone = Window(framework="x", begin=date(2026, 1, 1), end=date(2026, 12, 31), position=HERE)
    assert held(policy, record("26-12-31"), window=gone) == (Coverage.IN, [], (1, 1))
    assert held(policy, record("27-01-01"), window=gone) == (Coverage.OUTSIDE, [], (0, 1))
    assert held(policy, record("26-12-01", "27-01-15"), window=gone)[0] == Coverage.OUTSIDE


def test_a_record_counts_in_the_time_in_which_it_ends(item: Callable[..., EvidenceItem]) -> None:
    into, inside, out = record("26-02-01", "26-04-30"), record("26-05-01", "26-05-31"), record("27-02-01", "27-04-30")
    every = (into, inside, out)
    assert counted_in(every, YEAR.begin, YEAR.end) == (into, inside)
    assert counted_in(every, None, YEAR.end) == (into, inside)
    assert counted_in(every, date(2027, 4, 1), date(2028, 3, 31)) == (out,)
    after = date(2027, 7, 1)
    one = held_against(every, item("quarter"), YEAR, after)
    assert one.rounds == (2, 4) and one.records == every  # the last covers a part of the window, and counts in the next


@pytest.mark.parametrize(
    ("rhythm", "begin", "end", "rounds"),
    [
        ("quarter", "26-04-01", "27-03-31", 4),
        ("quarter", "26-04-01", "27-03-30", 3),
        ("quarter", "27-01-01", "27-03-31", 1),
        ("month", "26-01-01", "26-12-31", 12),
        ("month", "27-01-31", "27-02-28", 1),
        ("month", "27-02-01", "27-02-28", 1),
        ("half-year", "26-12-01", "27-05-31", 1),
        ("half-year", "26-12-01", "27-05-30", 0),
        ("year", "26-04-01", "27-03-31", 1),
        ("week", "27-01-01", "27-01-14", 2),
        ("day", "27-01-01", "27-01-01", 1),
        ("event", "26-04-01", "27-03-31", 0),
        ("once", "26-04-01", "27-03-31", 0),
    ],
)
def test_rounds_are_those_of_the_calendar(
    rhythm: str, begin: str, end: str, rounds: int, item: Callable[..., EvidenceItem]
) -> None:
    window = Window(framework="x", begin=day(begin), end=day(end), position=HERE)
    assert held(item(rhythm), window=window, today=date(2028, 1, 1))[2] == (0, rounds)


DATES = st.dates(date(2026, 1, 1), date(2027, 12, 31))
PERIODS = st.lists(st.tuples(DATES, DATES).map(sorted), max_size=6)


@given(periods=PERIODS, bounds=st.tuples(DATES, DATES).map(sorted), today=DATES, rhythm=st.sampled_from(RHYTHMS))
def test_gaps_and_records_make_up_the_window(
    catalogue: Catalogue, periods: list[list[date]], bounds: list[date], today: date, rhythm: str
) -> None:
    window = Window(framework="x", begin=bounds[0], end=bounds[1], position=HERE)
    found = replace(catalogue.evidence["user-access-review"], rhythm=rhythm)
    records = [
        CompanyRecord(id=str(n), item="it", period=Period(begin=a, end=b), place="x", position=HERE)
        for n, (a, b) in enumerate(periods)
    ]
    one = held_against(records, found, window, today)
    needed = {window.begin + timedelta(n) for n in range((window.end - window.begin).days + 1)}
    needed = {d for d in needed if d <= today - timedelta(GRACE)}
    covered = {d for a, b in periods for d in needed if a <= d <= b}
    gaps = {a + timedelta(n) for a, b in one.gaps for n in range((b - a).days + 1)}
    if one.coverage in (Coverage.IN, Coverage.PART):
        assert gaps == needed - covered
        assert (one.coverage == Coverage.PART) == bool(gaps)
        assert len({*one.gaps}) == len(one.gaps) and list(one.gaps) == sorted(one.gaps)
    else:
        assert not any(b >= window.begin and a <= window.end for a, b in periods)
    assert held_against(records[::-1], found, window, today).gaps == one.gaps


RECORDS = "records.yml"
REVIEWS = "records:\n  - {id: R-1, item: user-access-review, period: {from: 2027-01-01, to: 2027-02-01}, place: x}\n"


def asked(found: Programme) -> set[tuple[str, Asks, str]]:
    return {(c.entry, c.asks, c.about) for c in checks(found) if c.asks != Asks.NOTHING_SAID}


def test_what_an_auditor_would_ask(programme: Callable[..., Programme]) -> None:
    found = programme(
        {**WANTS_ISO, RECORDS: REVIEWS},
        "entry: A.5.1, status: implemented",
        "entry: A.5.2, status: partly",
        "entry: A.8.14, status: planned, due: 2027-05-01, run_by: provider",
        "entry: A.8.17, status: planned, due: 2027-05-01, run_by: both, assurance: cloud-provider-assurance-report",
        "entry: A.8.20, status: planned, due: 2027-05-01, run_by: both, assurance: user-access-review",
        "entry: A.5.18, status: implemented",
        "entry: A.7.1, applicable: false, excluded_because: x, run_by: provider",
    )
    assert asked(found) == {
        ("A.5.1", Asks.NO_RECORD, ""),
        ("A.5.2", Asks.NO_DATE, ""),
        ("A.8.14", Asks.ASSURANCE, ""),
        ("A.8.17", Asks.ASSURANCE_RECORD, "cloud-provider-assurance-report"),
    }
    where = {c.entry: c.position for c in checks(found)}
    assert where["A.5.1"] and (where["A.5.1"].line, where["A.5.1"].column) == (2, 28)
    assert where["A.5.3"] is None
    unsaid = [c.entry for c in checks(found) if c.asks == Asks.NOTHING_SAID]
    assert len(unsaid) == 123 - 7
