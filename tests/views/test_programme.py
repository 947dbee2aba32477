"""The pages of a programme as data: days, rules that must have run, changes, the work list, and states with nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.files.programme_calendar import programme_calendar
from mkdocs_crosswalk.programme.changes import changes
from mkdocs_crosswalk.programme.dates import Dated, nearest, occasions, together
from mkdocs_crosswalk.programme.fresh import Coverage
from mkdocs_crosswalk.programme.people import duties
from mkdocs_crosswalk.programme.running import runs
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.programme.work import Stretch, Work
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.extent import PARTS, Extent
from mkdocs_crosswalk.views.programme.blocks import WorkList, time_line
from mkdocs_crosswalk.views.programme.pages import programme_pages
from mkdocs_crosswalk.views.programme.requests import requests_pages
from mkdocs_crosswalk.views.programme.said import owner_anchors
from mkdocs_crosswalk.views.site import build_site
from tests.support.gaps import way_of
from tests.support.programmes import DAY, company

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.views.site import Site
    from tests.support.programmes import Company

WANTS = "name: A\nwants:\n  - {framework: iso, stage_1: 2027-04-19, stage_2: 2027-06-07}\n"


def site_of(made: Company, *parts: str) -> Site:
    return build_site(made.catalogue, parts=parts or None, workbooks=True, today=DAY)


def test_the_days_are_those_of_the_audit_and_of_the_company(programme: Programme) -> None:
    found = [(dated.day.isoformat(), dated.what[0]) for dated in occasions(programme)]
    assert found == [
        ("2026-12-01", "In force"),
        ("2027-01-12", "Risks assessed"),
        ("2027-03-31", "End of the next SOC 2 period"),
        ("2027-04-09", "Internal audit"),
        ("2027-04-19", "Stage 1"),
        ("2027-05-14", "Management review"),
        ("2027-06-07", "Stage 2"),
    ]


def test_a_report_has_the_days_of_its_period(example_report: Company) -> None:
    found = [(dated.day.isoformat(), dated.what[0]) for dated in occasions(example_report.programme)]
    assert found[0] == ("2026-10-01", "Period begins")
    assert ("2027-03-31", "Period ends") in found


def test_what_falls_on_one_day_is_one_point_and_near_days_have_rooms_of_their_own() -> None:
    one, two, three = (date(2027, 3, day) for day in (1, 2, 31))
    days = together((Dated(two, ("B",)), Dated(one, ("A",)), Dated(two, ("C",)), Dated(three, ("D",))))
    assert [dated.what for dated in days] == [("A",), ("B", "C"), ("D",)]
    line = time_line(tuple((dated.day, "", "; ".join(dated.what)) for dated in days), two)
    assert [moment.at for moment in line.moments] == ["16.67%", "18.89%", "83.33%"]
    assert [moment.under for moment in line.moments] == ["16.67%", "50.00%", "83.33%"]
    assert [moment.side for moment in line.moments] == ["past", "now", "ahead"]


def test_where_there_is_no_room_the_days_nearest_to_today_stay() -> None:
    days = tuple(Dated(date(2027, month, 1), (str(month),)) for month in range(1, 13))
    assert [dated.what[0] for dated in nearest(days, date(2027, 3, 15), 4)] == ["2", "3", "4", "5"]


def test_what_must_have_run_is_counted_from_the_records_in_the_window(programme: Programme) -> None:
    found = [(str(r.since), str(r.until), r.weeks, r.count, r.rule.needed, r.coverage.value) for r in runs(programme)]
    assert found == [
        ("2026-12-01", "2027-03-05", 13, 2, 2, "in"),
        ("None", "None", 0, 0, 1, "missing"),
        ("None", "None", 0, 0, 1, "missing"),
        ("2026-12-01", "2027-03-05", 13, 1, 1, "in"),
        ("2026-07-01", "2026-12-31", 26, 1, 2, "part"),
        ("2026-04-01", "2027-03-08", 48, 2, 2, "in"),
        ("2026-07-01", "2026-12-31", 26, 1, 2, "part"),
        ("2026-12-01", "2027-01-31", 8, 1, 2, "part"),
    ]
    assert [run.due and run.due.isoformat() for run in runs(programme)][1:3] == ["2027-04-09", "2027-05-14"]


def test_records_before_the_window_show_that_it_runs_and_do_not_count(tmp_path: Path) -> None:
    rule = "must_run:\n  - {what: Reviews, records: [user-access-review]}\n"
    records = (
        "records:\n  - {id: R, item: user-access-review, period: {from: 2025-01-01, to: 2025-03-31}, place: Here}\n"
    )
    said = WANTS.replace("stage_1", "in_force: 2026-12-01, stage_1")
    made = company(tmp_path / "site", {"organisation.yml": said + rule, "records.yml": records})
    (run,) = runs(made.programme)
    assert (run.coverage, run.count, run.all, run.since, run.until) == (
        *(Coverage.OUTSIDE, 0, 1),
        *(date(2025, 1, 1), date(2025, 3, 31)),
    )


@pytest.mark.parametrize(
    ("periods", "since", "weeks"),
    [
        (["2026-01-01 2026-03-31", "2026-07-01 2026-12-31"], "2026-01-01", 52),  # a quarter, and the grace, between
        (["2025-01-01 2025-03-31", "2026-07-01 2026-12-31"], "2026-07-01", 26),
        (["2025-01-01 2026-06-30", "2025-03-01 2025-04-30", "2026-07-01 2026-12-31"], "2025-01-01", 104),
        (["2026-12-29 2026-12-31"], "2026-12-29", 0),
    ],
)
def test_what_ran_is_shown_for_as_long_as_records_follow_each_other(
    periods: list[str], since: str, weeks: int, tmp_path: Path
) -> None:
    rule = "must_run:\n  - {what: Reviews, records: [user-access-review]}\n"
    days = [period.split() for period in periods]
    lines = [
        f"  - {{id: R-{n}, item: user-access-review, period: {{from: {a}, to: {b}}}, place: x}}\n"
        for n, (a, b) in enumerate(days)
    ]
    files = {"organisation.yml": WANTS + rule, "records.yml": f"records:\n{''.join(lines)}"}
    (run,) = runs(company(tmp_path / "site", files).programme)
    assert (str(run.since), str(run.until), run.weeks) == (since, "2026-12-31", weeks)


def test_changes_are_those_that_lines_date(programme: Programme) -> None:
    found = changes(programme)
    assert found
    said = {state.value: [one.entry.id for one in ones] for state, ones in found.became.items()}
    assert said == {
        "implemented": ["Clause 5.1", "Clause 7.2", "A.5.9", "A.6.1", "A.8.5", "A.8.9"],
        "partly": ["A.5.18", "A.5.19", "A.8.16"],
    }
    assert [one.entry.id for one in found.excluded] == ["A.8.33"]


def test_the_work_list_begins_with_what_is_overdue_and_then_goes_by_due_date(programme: Programme) -> None:
    work = Work(programme)
    assert [len(work.within(stretch)) for stretch in Stretch] == [5, 12, 8, 25, 1]
    assert len(work.tasks) == 51
    assert [task.entry.id for task in work.within(Stretch.OVERDUE)] == [
        *("A.5.5", "A.5.32", "Clause 4.4", "Clause 7.4", "A.5.27")
    ]
    dues = [task.standing.due for task in work.tasks]
    assert dues == sorted(dues, key=lambda due: due or date.max)
    assert all(task.standing.state.open for task in work.tasks)


def test_the_next_step_is_the_companys_own_or_the_first_of_the_verdict(programme: Programme) -> None:
    tasks = {task.entry.id: task for task in Work(programme).tasks}
    assert tasks["A.5.18"].step == "HR and finance tools into the quarterly review"
    undated = tasks["A.8.11"]
    verdict = programme.verdict("A.8.11")
    assert verdict
    assert undated.step == (undated.standing.action or verdict.add[0])


def test_what_is_still_to_bring_has_no_record_and_what_is_there_has_one(programme: Programme) -> None:
    for task in Work(programme).tasks:
        assert not [item for item in task.missing if programme.records_of(item)]
        assert all(programme.records_of(item) for item in task.there)
        assert {*task.missing, *task.there} == set(programme.evidence_of(task.entry.id))


def test_who_answers_for_what(programme: Programme) -> None:
    found = {one.owner: one for one in duties(programme)}
    numbers = {owner: (len(one.entries), len(one.open), len(one.controls)) for owner, one in found.items()}
    assert numbers == {
        "Finance and legal lead": (7, 3, 4),
        "Head of Engineering": (10, 5, 3),
        "Head of IT": (19, 8, 8),
        "Head of Operations": (20, 5, 12),
        "Head of People": (8, 4, 3),
        "Managing director": (9, 3, 3),
        "Security manager": (38, 23, 7),
    }
    assert found["Head of IT"].next(DAY) == date(2027, 3, 17)


def test_owners_that_differ_in_signs_alone_have_anchors_of_their_own(tmp_path: Path) -> None:
    lines = "".join(
        f"  - {{entry: A.5.{n}, status: implemented, owner: {owner}}}\n"
        for n, owner in enumerate(("'Ann B.'", "'Ann-B'", "'!!'", "'Nobody'"), start=1)
    )
    made = company(tmp_path / "site", {"status.yml": f"entries:\n{lines}"})
    anchors = owner_anchors(made.programme, ["ann b"])
    assert len(set(anchors.values())) == len(anchors) == 6
    assert anchors == {**owner_anchors(made.programme), "ann b": "by-ann-b--3"}


@pytest.mark.parametrize(
    ("files", "pages"),
    [
        ({"organisation.yml": WANTS}, {"index", "work", "evidence", "people"}),
        (
            {"status.yml": "entries:\n  - {entry: A.5.1, status: implemented}\n"},
            {"index", "work", "evidence", "people"},
        ),
        (
            {"records.yml": "records:\n  - {id: R, item: asset-inventory, date: 2027-03-01, place: Here}\n"},
            {"index", "people"},
        ),
        ({"owners.yml": "- {entry: A.5.1, owner: Somebody}\n"}, set()),
    ],
    ids=["organisation", "status", "records", "no programme"],
)
def test_there_are_the_pages_and_files_that_are_said_to_be_there(
    tmp_path: Path, files: dict[str, str], pages: set[str]
) -> None:
    site = site_of(company(tmp_path / "site", files))
    made = {page.uri for page in programme_pages(site.extent)}
    assert made == {f"programme/{name}.md" for name in pages}
    told = {uri for uri in site.extent.programme_pages if uri.endswith(".md")}
    assert told == made
    assert ("programme/index.md" in [section.uri for section in site.sections]) == bool(pages)


def test_without_downloads_there_are_pages_and_no_files(tmp_path: Path) -> None:
    made = company(tmp_path / "site", {"organisation.yml": WANTS})
    extent = Extent(made.catalogue, frozenset(PARTS) - {"downloads"}, True, (), today=DAY)
    assert {uri for uri in extent.programme_pages if uri.startswith("downloads/")} == set()
    extent = Extent(made.catalogue, frozenset(PARTS), False, (), today=DAY)
    assert not extent.has(addresses.WORK_BOOK)
    assert extent.has(addresses.WORK_CSV)
    assert extent.has(addresses.CALENDAR)


def test_where_a_report_is_asked_for_its_groups_take_the_place_of_kinds(example_report: Company) -> None:
    report = example_report.programme
    assert [(part.name, len(part.standings)) for part in report.parts] == [("Security", 33)]
    tally = report.parts[0].tally
    assert [tally.number(state) for state in State] == [20, 6, 4, 2, 1, 0]
    assert [theme.id for theme, _ in report.themes] == [f"CC{n}" for n in range(1, 10)]


def test_each_entry_may_have_an_owner_of_its_own_whoever_else_is_asked_for_the_same_record(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    asked = [entry.id for entry in catalogue.singles if entry.framework == "iso27001-2022"]
    window = "windows: {iso-stage-2: {framework: iso, from: 2026-09-01, to: 2027-03-15}}\n"
    lines = "".join(f"  - {{entry: {entry}, owner: Owner of {entry}}}\n" for entry in asked)
    files = {"organisation.yml": f"{WANTS}{window}", "status.yml": f"entries:\n{lines}"}
    seen = 0
    for page in requests_pages(site_of(company(tmp_path / "site", files)).extent):
        blocks = [*page.opening, *(block for section in page.sections for block in section.blocks)]
        for work in (block for block in blocks if isinstance(block, WorkList)):
            (owners,) = (chooser.options for chooser in work.choosers if chooser.name == "owner")
            assert {"Owner of Clause 9.2.1", "Owner of A.5.9"} <= set(owners)
            seen += 1
    assert seen


def test_a_record_that_the_company_has_is_brought_and_not_built(tmp_path: Path) -> None:
    period = "period: {from: 2026-04-01, to: 2027-03-01}"
    held = f"records:\n  - {{id: R, item: internal-audit-programme, {period}, place: Here}}\n"
    for files, built in (({"organisation.yml": WANTS}, True), ({"records.yml": held}, False)):
        site = site_of(company(tmp_path / str(built), files))
        way = way_of(site.catalogue, "soc2-to-iso27001")
        entry = site.catalogue.entries["Clause 9.2.2"]
        brought = site.catalogue.verdicts[entry.id].base.bring
        assert "internal-audit-programme" in brought
        assert ("internal-audit-programme" in site.extent.keeps.to_build(way, entry, brought)) == built


def test_a_calendar_has_lines_that_are_short_and_texts_that_are_escaped(tmp_path: Path) -> None:
    owner = "Jürgen; \\ of “Ops”, " + "é" * 60
    files = {
        "organisation.yml": WANTS.replace("name: A", "name: 'A, b; c'"),
        "status.yml": f"entries:\n  - {{entry: A.5.1, status: planned, due: 2027-04-01, owner: '{owner}'}}\n",
    }
    site = site_of(company(tmp_path / "site", files))
    text = programme_calendar(site.extent, lambda place: f"https://x.example.com/{place.uri}")
    assert text.endswith("END:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "\n" not in text.replace("\r\n", "")
    whole = text.replace("\r\n ", "")
    assert "X-WR-CALNAME:A\\, b\\; c\r\n" in whole
    assert f"DESCRIPTION:Owner: Jürgen\\; \\\\ of “Ops”\\, {'é' * 60}\\nPlanned\r\n" in whole
