"""The Statement of Applicability of a company, held against what the table of the examples says, cell by cell."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.files.programme_requests import REQUEST_COLUMNS, request_rows
from mkdocs_crosswalk.iso_soc2.parts import STATEMENT
from mkdocs_crosswalk.iso_soc2.soa_here import soa_here_pages
from mkdocs_crosswalk.iso_soc2.statement import COLUMNS as SOA_COLUMNS
from mkdocs_crosswalk.iso_soc2.statement import soa_entries, soa_row
from mkdocs_crosswalk.iso_soc2.statement_here import CSV, HEADS, PAGE, WORKBOOK, questions, statement
from mkdocs_crosswalk.programme.here import Here
from mkdocs_crosswalk.programme.requests import Requests
from mkdocs_crosswalk.programme.work import Work
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.extent import PARTS, Extent
from mkdocs_crosswalk.views.text import plain
from tests.support.builds import ROOT
from tests.support.programmes import DAY, company
from tests.support.spreadsheets import badly_printed, read_workbook, short_rows

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.registers.organisation import Window

TABLE = ROOT / "tests/catalogue/example_programmes.txt"
WORDS = {
    "implemented": "Implemented",
    "partly": "Partly",
    "planned": "Planned",
    "not-started": "Not started",
    "excluded": "Excluded",
}
WHY = {"business": "Why: business need"}
RUN_BY = {"us": "Us", "provider": "Provider", "both": "Both", "": ""}
SAID = """entries:
  - {entry: A.5.18, applicable: true, because: risk, status: implemented}
  - {entry: A.8.30, applicable: false, excluded_because: "=All software is ours. <b>"}
  - {entry: A.7.1, status: not-started, run_by: provider}
"""


def extent_of(programme: Programme, *, workbooks: bool = True) -> Extent:
    parts = frozenset((*PARTS, STATEMENT.name))
    return Extent(programme.catalogue, parts, workbooks, (STATEMENT,), today=programme.today)


def files_of(programme: Programme) -> dict[str, bytes]:
    assert STATEMENT.files
    return STATEMENT.files(extent_of(programme), lambda place: place.uri)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def expected() -> dict[str, list[str]]:
    lines = (line.split("|") for line in TABLE.read_text("utf-8").splitlines() if line.startswith("company | A."))
    return {entry: [cell.strip() for cell in cells] for _, entry, *cells in ([c.strip() for c in x] for x in lines)}


def test_the_file_says_of_each_control_what_the_company_says(
    programme: Programme, expected: dict[str, list[str]]
) -> None:
    rows = {row["Control"]: row for row in rows_of(files_of(programme)[CSV]) if row["From"] == "Annex A"}
    assert list(rows) == list(expected)
    assert len(rows) == 93
    for entry, (state, owner, due, _, run_by, because, own, _) in expected.items():
        row = rows[entry]
        assert row["Status"] == WORDS[state], entry
        assert row["Necessary"] == ("No" if state == "excluded" else "Yes"), entry
        assert (row["Owner"], row["Due"], row["Run by"]) == (owner, due, RUN_BY[run_by]), entry
        reasons = {word for word in because.split() if row[WHY.get(word, f"Why: {word}")]}
        assert reasons == set(because.split()), entry
        assert [line.split()[0] for line in row["How it is done"].splitlines()] == own.split(), entry
        assert bool(row["Why excluded"]) == (state == "excluded"), entry


def test_counts_are_those_of_the_table_on_the_page_and_the_cover(
    programme: Programme, expected: dict[str, list[str]]
) -> None:
    found = statement(programme)
    states = [cells[0] for cells in expected.values()]
    assert {str(state): found.tally.number(state) for state in found.tally.states if state != "unsaid"} == {
        word: states.count(word) for word in WORDS
    }
    (page,) = soa_here_pages(extent_of(programme))
    assert page.uri == PAGE
    assert plain(page.lead).startswith("All 93 controls of Annex A: 81 of 93 necessary, 12 of 93 excluded")
    cover = read_workbook(files_of(programme)[WORKBOOK])["Cover"]
    numbers = {row[0]: row[1] for row in cover.rows if len(row) > 1}
    assert (numbers["Necessary"], numbers["Excluded"], numbers["Not decided"]) == ("81", "12", "0")
    assert numbers["Version of this Statement"] == "0.9, draft of 15 March 2027"
    for state, word in WORDS.items():
        if state != "excluded":
            assert numbers[word] == str(states.count(state))


def test_the_workbook_has_the_rows_of_the_file(programme: Programme) -> None:
    files = files_of(programme)
    sheet = read_workbook(files[WORKBOOK])["Statement"]
    assert tuple(sheet.rows[0]) == HEADS
    said = [list(row.values()) for row in rows_of(files[CSV])]
    for row, cells in zip(sheet.rows[1:], said, strict=True):
        assert [*row, *[""] * (len(cells) - len(row))] == cells
    assert short_rows(files[WORKBOOK]) == []
    assert badly_printed(files[WORKBOOK]) == []


def test_what_is_to_be_looked_at_names_its_controls(programme: Programme) -> None:
    asked = {question.text: question for question in questions(statement(programme))}
    assert asked["run by a provider without a record of its assurance"].entries == ("A.8.17",)
    assert set(asked["implemented while an own control is not"].entries) == {"A.5.10", "A.5.22", "A.8.2", "A.8.3"}
    premises = next(q for text, q in asked.items() if text.startswith("excluded though people work"))
    assert premises.entries == ("A.7.5", "A.7.8")
    assert asked["planned without a date"].entries == ()


KEPT = {
    "organisation.yml": """name: A
wants: [{framework: iso}]
windows: {w: {framework: iso, from: 2026-04-01, to: 2027-06-30}}
""",
    "status.yml": """entries:
  - {range: A.5 - A.8, applicable: true, because: risk, status: implemented}
  - {entry: A.5.28, applicable: false, excluded_because: x}
  - {entry: A.8.20, applicable: true, run_by: provider, assurance: cloud-provider-assurance-report}
  - {entry: A.8.14, applicable: true, run_by: provider, assurance: user-access-review}
""",
    "controls.yml": """framework: {id: ours, title: Ours, prefix: EC}
controls:
  - {id: EC-1, title: A, statement: B, satisfies: [A.7.4], evidence: [penetration-test-report]}
  - {id: EC-2, title: C, statement: D, satisfies: [CC6.2], evidence: [user-access-review]}
""",
}
"""A company that has a record of all that there is of one day, and with it of what no verdict asks for."""


@pytest.mark.parametrize("name", ["example", "written"])
def test_every_list_looks_at_the_same_records_for_an_entry(programme: Programme, name: str, tmp_path: Path) -> None:
    if name == "written":
        items = [i.id for i in programme.catalogue.evidence.values() if i.timing != "over-a-period"][::2]
        lines = (f"  - {{id: R-{n}, item: {i}, date: 2027-02-01, place: x}}\n" for n, i in enumerate(items))
        files = {**KEPT, "records.yml": f"records:\n{''.join(lines)}"}
        programme = company(tmp_path / "site", files).programme
    assert programme.organisation
    window = next(w for w in programme.organisation.windows if programme.asked and w.framework == programme.asked.id)
    asked = {a.entry.id: {one.item.id for one in a.requests} for a in Requests(programme, window).entries}
    here, served = Here(programme), 0
    for row in statement(programme).rows:
        looked_at = {*(item for item, _ in row.brought), *row.missing}
        assert looked_at == asked.get(row.entry.id, set()) == set(here.asked(row.entry.id)), row.entry.id
        assert bool(looked_at) == (row.necessary is not False), row.entry.id
        verdict = programme.verdict(row.entry.id)
        assert not verdict or row.necessary is False or looked_at >= set(verdict.bring)
        served += bool(verdict and {item for item, _ in row.brought} - set(verdict.bring))
    assert served > 5
    for task in Work(programme).tasks:
        assert {*task.missing, *task.there} == asked[task.entry.id]
    numbers = {(row["entry"], i) for row in requested(programme, window) for i in row["record_ids"].split()}
    for line in rows_of(files_of(programme)[CSV]):
        found = re.findall(r"\(([^ ,()]+), [0-9-]{10}\)$", line["Evidence"], re.MULTILINE)
        assert line["From"] == "Own" or {(line["Control"], i) for i in found} <= numbers
        assert found or not line["Evidence"] or line["Evidence"].startswith("Assurance: ")


def requested(programme: Programme, window: Window) -> list[dict[str, str]]:
    return [dict(zip(REQUEST_COLUMNS, row, strict=True)) for row in request_rows(Requests(programme, window))]


def test_nothing_is_filled_in_that_the_company_does_not_say(tmp_path: Path) -> None:
    made = company(tmp_path / "site", {"status.yml": SAID}).programme
    rows = {row["Control"]: row for row in rows_of(files_of(made)[CSV])}
    assert sum(bool(row["Necessary"] or row["Status"]) for row in rows.values()) == 3
    assert (rows["A.7.1"]["Necessary"], rows["A.7.1"]["Status"], rows["A.7.1"]["Run by"]) == (
        "",
        "Not started",
        "Provider",
    )
    assert rows["A.8.30"]["Why excluded"] == "'=All software is ours. <b>"
    assert {head for head, cell in rows["A.5.1"].items() if cell} <= {"Control", "Title", "From", "Evidence"}
    assert statement(made).decided == {True: 1, False: 1, None: 91}


def test_without_a_word_on_a_control_there_is_no_statement(tmp_path: Path) -> None:
    made = company(tmp_path / "site", {"organisation.yml": "name: A\nwants: [{framework: iso}]\n"}).programme
    assert not list(soa_here_pages(extent_of(made)))
    assert CSV not in files_of(made)
    assert not extent_of(made).has(PAGE)
    assert wording.STATUSES == ("Implemented", "Partly", "Planned", "Not started", "Excluded")
    assert made.today == DAY


def test_the_empty_statement_has_owners_and_places_that_the_site_names(tmp_path: Path) -> None:
    place = "https://records.example.com/reviews"
    (tmp_path / "owners.yml").write_text(f"- {{entry: A.5.18, owner: Head of IT, records: {place}}}\n", "utf-8")
    catalogue = load(ROOT / "mappings", {"own": tmp_path})
    rows = {entry.id: soa_row(catalogue, entry) for entry in soa_entries(catalogue) if entry}
    assert rows["A.5.18"][-2:] == ("Head of IT", place)
    assert not any(any(row[3:]) for entry, row in rows.items() if entry != "A.5.18")
    assert {len(row) for row in rows.values()} == {len(SOA_COLUMNS)}
