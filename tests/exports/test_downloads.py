"""The files that readers take along, read back: CSV and workbooks hold all of the data, and nothing that computes."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_crosswalk.catalogue import Direction, Level, Outcome, outcomes, sort_key
from mkdocs_crosswalk.exports import download_files
from mkdocs_crosswalk.exports.csv_files import OWN_ROWS, csv_bytes
from mkdocs_crosswalk.pages import build_site
from mkdocs_crosswalk.pages.addresses import place_of
from mkdocs_crosswalk.pages.gap_scopes import WAYS, scopes
from mkdocs_crosswalk.pages.groups import ALL_CATEGORIES
from tests.support.spreadsheets import read_workbook

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue import Catalogue
    from mkdocs_crosswalk.pages.addresses import Place
    from mkdocs_crosswalk.pages.gap_scopes import Scope, Way

SCOPES = scopes(ALL_CATEGORIES)
SITE = "https://example.org/x/"
LEVELS = {Level.FULL: "Full", Level.PARTIAL: "Partial", Level.NONE: "Not a match"}
WORDS = {Outcome.CARRIES_OVER: "Carries over", Outcome.EXTEND: "Extend", Outcome.NEW: "New"}


def address(place: Place) -> str:
    return f"{SITE}{place.uri.removesuffix('.md')}/"


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, bytes]:
    return download_files(build_site(catalogue, workbooks=True), address)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_files_are_those_that_were_promised(files: dict[str, bytes]) -> None:
    keys = ("all", "availability", "availability-confidentiality", "confidentiality", "security")
    ways = ("iso27001-to-soc2", "soc2-to-iso27001")
    names = {f"downloads/gap-{way}-{scope}.csv" for way in ways for scope in keys}
    soa = {"downloads/statement-of-applicability.csv", "downloads/statement-of-applicability.xlsx"}
    crosswalks = {f"downloads/crosswalk-{way}.csv" for way in ways}
    assert set(files) == {*names, *crosswalks, *soa, "downloads/control-matrix.xlsx"}


@pytest.mark.parametrize("scope", SCOPES, ids=lambda s: s.key)
@pytest.mark.parametrize("way", WAYS, ids=lambda w: w.key)
def test_a_gap_as_csv_holds_every_entry_with_all_that_is_said_of_it(
    catalogue: Catalogue, files: dict[str, bytes], way: Way, scope: Scope
) -> None:
    rows = rows_of(files[way.csv(scope)])
    criteria = set(catalogue.criteria_of(scope.categories))
    asked = {e.id for e in catalogue.singles if e.kind in way.kinds and (e.kind != "criterion" or e.id in criteria)}
    assert len(rows) == len(asked) == (123 if "control" in way.kinds else len(criteria))
    assert {row["id"] for row in rows} == asked
    for row in rows:
        verdict = catalogue.verdict(row["id"], scope.categories)
        assert row["title"] == catalogue.entries[row["id"]].title
        assert row["outcome"] == WORDS[verdict.outcome]
        assert tuple(filter(None, row["by"].split(", "))) == verdict.by
        assert tuple(row["steps"].split("\n")) == verdict.add
        assert row["evidence"].split("\n") == [catalogue.evidence[i].name for i in verdict.bring]
        assert row["why"] == verdict.why
        assert row["confidence"].lower() == verdict.sureness
        assert row["link"].startswith(SITE)
        assert row["kind"] in ("control", "sub-clause", "criterion")
    for outcome, count in outcomes(catalogue, way.kinds, scope.categories).items():
        assert sum(row["outcome"] == WORDS[outcome] for row in rows) == count.numerator


@pytest.mark.parametrize("direction", [Direction.SOC2_TO_ISO, Direction.ISO_TO_SOC2])
def test_the_crosswalk_as_csv_holds_every_pair_with_all_that_is_said_of_it(
    catalogue: Catalogue, files: dict[str, bytes], direction: Direction
) -> None:
    one, other = ("soc2", "iso27001") if direction == Direction.SOC2_TO_ISO else ("iso27001", "soc2")
    rows = rows_of(files[f"downloads/crosswalk-{one}-to-{other}.csv"])
    assert list(rows[0])[:4] == [one, f"{one}_title", other, f"{other}_title"]
    assert [(row[one], row[other]) for row in rows] == sorted(
        ((row[one], row[other]) for row in rows), key=lambda pair: (sort_key(pair[0]), sort_key(pair[1]))
    )
    assert sorted((row["iso27001"], row["soc2"]) for row in rows) == sorted(catalogue.overlaps)
    for row in rows:
        overlap = catalogue.overlaps[row["iso27001"], row["soc2"]]
        judgement = overlap.judgement
        assert row["level"] == (LEVELS[overlap.levels[direction]] if direction in overlap.levels else "")
        assert row["counted"] == ("yes" if overlap.counted else "no")
        assert row["why"] == (judgement.why if judgement else "")
        assert row["add"] == (judgement.adds.get(direction, "") if judgement else "")
        assert row["confidence"].lower() == (judgement.sureness if judgement else "")
        assert bool(row["judged_by"]) == bool(row["level"])
        printed = [m for m in overlap.mappings if m.row.direction in (direction, Direction.UNDIRECTED)]
        assert len(row["published"].splitlines()) == len(printed)
        for said in printed:
            assert f"({said.row.at})" in row["published"]
            assert said.why_not in row["published"]
        for side in ("iso27001", "soc2"):
            assert row[f"{side}_title"] == catalogue.entries[row[side]].title
            assert row[f"{side}_link"] == address(place_of(catalogue.entries[row[side]]))


def test_csv_begins_with_a_mark_and_ends_its_lines_as_the_standard_has_it(files: dict[str, bytes]) -> None:
    data = files["downloads/gap-soc2-to-iso27001-security.csv"]
    assert data.startswith(b"\xef\xbb\xbfid,title,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 124


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    ((cell, other),) = csv.reader(StringIO(csv_bytes([(text, f"a{text}")]).decode("utf-8-sig"), newline=""))
    assert cell == f"'{text}"
    assert other == f"a{text}"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=4), min_size=1))
def test_any_text_comes_back_from_csv(rows: list[list[str]]) -> None:
    read = list(csv.reader(StringIO(csv_bytes(rows).decode("utf-8-sig"), newline="")))
    guarded = [[f"'{text}" if text[:1] in tuple("=+-@\t\r") else text for text in row] for row in rows]
    assert read == guarded


def test_the_workbook_has_a_row_for_every_entry_and_an_outcome_for_every_scope(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    heads, *rows = read_workbook(files["downloads/control-matrix.xlsx"])["Entries"].rows
    assert sorted(row[0] for row in rows) == sorted(e.id for e in catalogue.singles)
    assert heads[4:9] == [
        "Security",
        "+ Availability",
        "+ Confidentiality",
        "+ Availability and Confidentiality",
        "All five",
    ]
    assert heads[-3:] == ["Our control id", "Owner", "Status"]
    for row in rows:
        cells = dict(zip(heads, row, strict=True))
        verdict = catalogue.verdicts[row[0]].base
        for scope in SCOPES:
            said = WORDS[catalogue.verdict(row[0], scope.categories).outcome]
            out = catalogue.entries[row[0]].kind == "criterion" and row[0] not in catalogue.criteria_of(
                scope.categories
            )
            assert cells[scope.label] == ("Not in the report" if out else said), row[0]
        assert cells["Next steps"].split("\n") == list(verdict.add)
        assert cells["Evidence"].split("\n") == [catalogue.evidence[i].name for i in verdict.bring]
        assert cells["Link"].startswith(SITE)
        assert [cells[own] for own in heads[-3:]] == ["", "", ""]
        for more in catalogue.verdicts[row[0]].more:
            assert more.summary in cells["With more categories"]


def test_the_workbook_is_ready_for_screen_and_paper(files: dict[str, bytes]) -> None:
    sheet = read_workbook(files["downloads/control-matrix.xlsx"])["Entries"]
    assert re.search(r'<pane xSplit="1" ySplit="1"[^>]*state="frozen"', sheet.xml)
    assert '<autoFilter ref="A1:R185"/>' in sheet.xml
    assert re.search(r'<pageSetup paperSize="9"[^>]*fitToHeight="0" orientation="landscape"', sheet.xml)
    assert sheet.validations == {"R2:R185": "Not started,In progress,Done,Not applicable"}


def test_workbooks_are_the_same_bytes_each_time(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    again = download_files(build_site(catalogue, workbooks=True), address)
    assert [name for name in files if files[name] != again[name]] == []


def test_the_empty_statement_has_every_control_and_rows_of_ones_own_and_decides_nothing(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    controls = [(e.id, e.title, "Annex A") for e in catalogue.singles if e.kind == "control"]
    assert len(controls) == 93
    own = [("", "", "Own")] * OWN_ROWS
    as_csv = [tuple(row.values()) for row in rows_of(files["downloads/statement-of-applicability.csv"])]
    book = read_workbook(files["downloads/statement-of-applicability.xlsx"])
    heads, *in_book = book["Statement"].rows
    for rows in (as_csv, [tuple(row) for row in in_book]):
        assert [row[:3] for row in rows] == [*controls, *own]
        assert all(not any(row[3:]) for row in rows)
    assert list(rows_of(files["downloads/statement-of-applicability.csv"])[0]) == heads


def test_the_empty_statement_offers_lists_counts_what_is_open_and_names_evidence_elsewhere(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    book = read_workbook(files["downloads/statement-of-applicability.xlsx"])
    assert list(book) == ["Cover", "Statement", "Evidence to think of"]
    last = 1 + 93 + OWN_ROWS
    assert book["Statement"].validations == {
        f"D2:D{last}": "Yes,No",
        f"I2:I{last}": "Yes,Planned,No",
        f"J2:J{last}": "Us,Provider,Both",
    }
    assert ["Still to decide", "93"] in book["Cover"].rows
    assert {"Scope of the ISMS", "Version of this Statement", "Approved by", "Date"} <= {
        r[0] for r in book["Cover"].rows if r
    }
    suggested = {row[0]: row[2] for row in book["Evidence to think of"].rows[1:]}
    assert len(suggested) == 93
    for control, names in suggested.items():
        first = catalogue.verdicts[control].base.bring[0]
        assert names.startswith(catalogue.evidence[first].name)
