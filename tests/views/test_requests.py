"""What an auditor asks for, as pages and files say it: figures of the example, what is missing, and sizes of lists."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.files.programme_requests import REQUEST_COLUMNS, plan_here_rows, request_rows
from mkdocs_crosswalk.programme.fresh import Coverage
from mkdocs_crosswalk.programme.plan import own_plan
from mkdocs_crosswalk.programme.requests import WORST_FIRST, Requests
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.programme.pages import programme_pages
from mkdocs_crosswalk.views.programme.requests_lists import Sampling, by_entry, by_record, fits
from mkdocs_crosswalk.views.programme.requests_said import missing, span, state, when
from mkdocs_crosswalk.views.site import build_site
from mkdocs_crosswalk.views.text import plain
from tests.support.programmes import DAY, company

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.programme.blocks import WorkList
    from tests.support.programmes import Company

ORGANISATION = """\
name: A
wants: [{framework: soc2, categories: [Security]}]
windows:
  first: {framework: soc2, from: 2026-04-01, to: 2027-03-31}
  soc2-next: {framework: soc2, from: 2027-04-01, to: 2028-03-31}
"""


@pytest.fixture(scope="module")
def soc2(programme: Programme) -> Requests:
    assert programme.organisation
    return Requests(programme, programme.organisation.windows[0])


@pytest.fixture(scope="module")
def iso(programme: Programme) -> Requests:
    assert programme.organisation
    return Requests(programme, programme.organisation.windows[1])


def pages_of(made: Company) -> dict[str, Page]:
    site = build_site(made.catalogue, workbooks=True, today=DAY)
    return {page.uri: page for page in programme_pages(site.extent)}


def said_of(found: Requests, item: str) -> str:
    return state(found.items[item], found.window)


def test_all_criteria_and_all_that_is_not_excluded_are_there(soc2: Requests, iso: Requests) -> None:
    catalogue = soc2.programme.catalogue
    groups = ("Security", "Availability", "Confidentiality")
    assert [a.entry.id for a in soc2.entries] == list(catalogue.in_scope("soc2-2017", groups))
    assert len(soc2.entries) == 38
    assert soc2.excluded == ()
    assert (len(iso.entries), len(iso.excluded)) == (111, 12)
    for found in (soc2, iso):
        for asked in found.entries:
            items = {one.item.id for one in asked.requests}
            assert items >= set(catalogue.verdict(asked.entry.id, groups).bring)
            order = [WORST_FIRST.index(one.held.coverage) for one in asked.requests]
            assert order == sorted(order)


def test_the_figures_of_the_example(soc2: Requests, iso: Requests) -> None:
    for found, requests, items, counts, bare in (
        (soc2, 240, 134, [56, 13, 3, 62], 0),
        (iso, 459, 178, [45, 7, 24, 102], 15),
    ):
        assert sum(len(asked.requests) for asked in found.entries) == requests
        assert len(found.items) == len(found.askers) == items
        assert [found.counts[coverage] for coverage in Coverage] == counts
        assert len(found.bare) == bare
        assert sum(map(len, found.askers.values())) == requests


def test_what_is_said_of_records_by_hand(soc2: Requests, iso: Requests) -> None:
    assert said_of(soc2, "business-continuity-plan") == "Before the window; still fresh, to 31 March 2027"
    assert said_of(soc2, "legal-requirements-register") == "Before the window; too old since 27 February 2027"
    review = "In part; nothing for 1 April to 30 June 2026; nothing since 1 January 2027; 2 of 3 quarters"
    assert said_of(soc2, "user-access-review") == review
    assert said_of(soc2, "access-provisioning-record") == "In the window; the rest to add"
    assert said_of(soc2, "incident-response-plan") == "In the window"
    assert said_of(soc2, "disciplinary-procedure") == "Missing"
    assert said_of(soc2, "asset-inventory") == "In the window"  # of a day: rounds are not counted
    assert said_of(iso, "job-description") == "Before the window; still fresh"
    assert said_of(iso, "phishing-exercise-result") == "Before the window"
    assert soc2.items["disciplinary-case-record"].populations[0].startswith("None: No breach of the rules")
    assert not iso.items["phishing-exercise-result"].still_fresh


def test_days_are_short_and_what_follows_without_a_gap_is_one_time(soc2: Requests) -> None:
    assert span(date(2027, 1, 1), date(2027, 1, 29)) == "1 to 29 January 2027"
    assert span(date(2026, 12, 1), date(2027, 1, 29)) == "1 December 2026 to 29 January 2027"
    assert span(DAY, DAY) == "15 March 2027"
    assert when(soc2.items["user-access-review"].held.records) == "1 July to 31 December 2026"
    assert when(()) == ""


def test_a_file_names_every_gap(soc2: Requests) -> None:
    review = soc2.items["phishing-exercise-result"]
    said = "nothing for 1 April to 27 September 2026; nothing since 6 October 2026"
    assert missing(review, soc2.window, every=True) == said


def cells(made: WorkList) -> list[list[str]]:
    return [[plain(cell) for cell in row.cells] for group in made.groups for row in group.rows]


def test_by_criterion_a_record_stands_in_full_once(soc2: Requests) -> None:
    made = by_entry(soc2, (), "")
    assert fits(made)
    assert [group.entry for group in made.groups] == [asked.entry.id for asked in soc2.entries]
    assert made.total == 240
    full = [row for row in cells(made) if len(row) == len(made.columns)]
    short = [row for row in cells(made) if len(row) == 2]
    assert (len(full), len(short)) == (134, 106)
    shown: dict[str, str] = {}
    for group, asked in zip(made.groups, soc2.entries, strict=True):
        for row, one in zip(group.rows, asked.requests, strict=True):
            texts = [plain(cell) for cell in row.cells]
            if one.item.id in shown:
                said = f"{wording.COVERAGES[one.held.coverage]}; see {shown[one.item.id]}"
                assert texts == [one.item.name, said]
                continue
            shown[one.item.id] = asked.entry.id
            assert texts[0].startswith(one.item.name)
            assert all(record.id in texts[0] for record in one.held.records[:3])
            assert texts[1] == state(one, soc2.window)
            assert texts[2:4] == [when(one.held.records), wording.TIMINGS[one.item.timing]]
            assert texts[6] == one.owner
            keys = [c.options[n - 1] for c, n in zip(made.choosers, row.key, strict=True)]
            assert keys == [wording.COVERAGES[one.held.coverage], texts[3], one.owner or "Nobody"]


def test_by_record_each_stands_once_with_all_that_ask_for_it(soc2: Requests, iso: Requests) -> None:
    for found in (soc2, iso):
        made = by_record(found, (), "")
        assert fits(made)
        at = made.columns.index("Asked for by")
        asked = {row[0]: row[at] for row in cells(made)}
        assert len(asked) == made.total == len(found.items)
        assert sorted(asked.values()) == sorted(", ".join(entries) for entries in found.askers.values())
        assert [group.title for group in made.groups] == ["Missing", "Outside the window", "In part", "In the window"]


def test_where_there_is_no_room_an_entry_has_one_row(iso: Requests) -> None:
    made = by_entry(iso, (), "Note.")
    assert fits(made)
    assert made.columns == ("Entry", "In the window", "Records", "Owner")
    assert made.total == 111
    for row, asked in zip(cells(made), iso.entries, strict=True):
        assert row[0].startswith(asked.entry.id)
        partly = f", {asked.partly} in part" if asked.partly else ""
        assert row[1] == f"{asked.inside} of {len(asked.requests)}{partly}"
        assert all(one.item.name in row[2] for one in asked.requests)
    assert made.note.startswith("The list is long") and made.note.endswith("Note.")


def test_a_short_list_says_of_all_how_they_are_sampled(tmp_path: Path) -> None:
    made = company(tmp_path / "site", {"organisation.yml": ORGANISATION}).programme
    assert made.organisation
    found = Requests(made, made.organisation.windows[0])
    listed = by_record(found, (), "")
    assert listed.columns[-1] == "How it is sampled"
    assert all(row[-1] for row in cells(listed))
    assert Sampling.ALL.value == "" and listed.note == ""


def test_there_are_two_pages_for_each_window_and_they_lead_to_each_other(tmp_path: Path) -> None:
    made = pages_of(company(tmp_path / "site", {"organisation.yml": ORGANISATION}))
    uris = [uri for uri in made if uri.startswith("programme/requests/")]
    assert uris == [
        of(key) for key in ("first", "soc2-next") for of in (addresses.requests_uri, addresses.records_asked_uri)
    ]
    assert [made[uri].heading for uri in uris[1:3]] == ["Requests for First", "Requests for SOC 2 next"]
    assert len({made[uri].title for uri in uris}) == len({made[uri].description for uri in uris}) == 4


def test_a_window_of_a_framework_that_is_not_there_has_no_page(tmp_path: Path) -> None:
    files = {"status.yml": "entries:\n  - {entry: A.5.1, status: implemented}\n"}
    assert not [uri for uri in pages_of(company(tmp_path / "site", files)) if "requests" in uri]


def test_the_file_has_a_row_for_each_record_of_each_entry(soc2: Requests, iso: Requests) -> None:
    for found, number in ((soc2, 240), (iso, 459)):
        rows = [dict(zip(REQUEST_COLUMNS, row, strict=True)) for row in request_rows(found)]
        assert len(rows) == number
        every = [(a.entry.id, one) for a in found.entries for one in a.requests]
        for row, (entry, one) in zip(rows, every, strict=True):
            assert (row["entry"], row["record"]) == (entry, one.item.name)
            assert row["record_ids"].split() == [record.id for record in one.held.records]
            assert row["state"] == wording.COVERAGES[one.held.coverage]
            assert bool(row["from"]) == bool(row["to"]) == bool(one.held.records)
            assert row["sampling"] == one.item.sampling


def test_the_plan_leaves_out_what_is_there_and_what_is_excluded(programme: Programme) -> None:
    plan = own_plan(programme)
    figures = (len(plan.entries), len(plan.asked), len(plan.there), len(plan.steps), plan.resting)
    assert figures == (111, 178, 76, 5, 30)
    assert not {*plan.taken} & {*programme.records}
    rows = list(plan_here_rows(programme, lambda place: place.uri))
    head, *lines = rows
    assert len(lines) == 178
    start = [row for row in lines if row[head.index("begin_now")]]
    assert len(start) == 40
    assert all(row[head.index("timing")] == "Over the period" and not row[head.index("record_ids")] for row in start)
    assert [row[0] for row in lines[:6]] == [*map(str, range(1, 6)), ""]
    text = StringIO()
    csv.writer(text).writerows(rows)
    assert text.getvalue().count("R-001\nR-002") + text.getvalue().count("R-002\nR-001") == 1
