"""The files that readers take along, read back: CSV and workbooks hold all of the data, and nothing that computes."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from collections import Counter
from io import BytesIO, StringIO
from itertools import combinations
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.files.csv_files import csv_bytes
from mkdocs_crosswalk.files.downloads import download_files
from mkdocs_crosswalk.iso_soc2.statement import OWN_ROWS
from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.registers.levels import UNDIRECTED, Direction, Level
from mkdocs_crosswalk.views.addresses import place_of, word_uri
from mkdocs_crosswalk.views.site import build_site
from mkdocs_crosswalk.views.wording import RHYTHMS
from tests.support.frameworks import ISO, ISO_TO_SOC2, SOC2, SOC2_TO_ISO
from tests.support.gaps import SCOPES, WAYS, scope_of, scopes_of, way_of
from tests.support.spreadsheets import badly_printed, read_workbook, short_rows

if TYPE_CHECKING:
    from pathlib import Path

    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.addresses import Place

SITE = "https://example.org/x/"
LEVELS = {Level.FULL: "Full", Level.PARTIAL: "Partial", Level.NONE: "Not a match"}
STATUSES = "Implemented,Partly,Planned,Not started,Excluded"
WORDS = {Outcome.CARRIES_OVER: "Carries over", Outcome.EXTEND: "Extend", Outcome.NEW: "New"}


def address(place: Place) -> str:
    return f"{SITE}{place.uri.removesuffix('.md')}/"


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, bytes]:
    return download_files(build_site(catalogue, workbooks=True, offered=OFFERED), address)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_files_are_those_that_were_promised(files: dict[str, bytes], catalogue: Catalogue) -> None:
    ways = ("iso27001-to-soc2", "soc2-to-iso27001")
    names = {f"downloads/gap-{way}-{scope}.csv" for way in ways for scope in SCOPES}
    soa = {"downloads/statement-of-applicability.csv", "downloads/statement-of-applicability.xlsx"}
    crosswalks = {f"downloads/crosswalk-{way}.csv" for way in ways}
    named = "downloads/crosswalk-iso27001-and-nist-csf.csv"
    plans = "downloads/evidence-plans.csv"
    word = {word_uri(document) for document in catalogue.documents}
    assert set(files) == {*names, plans, *crosswalks, named, *soa, *word, "downloads/control-matrix.xlsx"}


@pytest.mark.parametrize("scoped", SCOPES)
@pytest.mark.parametrize("key", WAYS)
def test_a_gap_as_csv_holds_every_entry_with_all_that_is_said_of_it(
    catalogue: Catalogue, files: dict[str, bytes], key: str, scoped: str
) -> None:
    way, scope = way_of(catalogue, key), scope_of(catalogue, scoped)
    kinds = [kind.key for kind in way.kinds]
    rows = rows_of(files[way.csv(scope)])
    criteria = set(catalogue.in_scope(SOC2, scope.groups))
    asked = {e.id for e in catalogue.singles if e.kind.key in kinds and (e.kind.key != "criterion" or e.id in criteria)}
    assert len(rows) == len(asked) == (123 if "control" in kinds else len(criteria))
    assert {row["id"] for row in rows} == asked
    order = [row["id"] for row in rows]
    groups = list(dict.fromkeys(row["group"] for row in rows))
    assert [row["group"] for row in rows] == sorted((row["group"] for row in rows), key=groups.index)
    assert groups[0] == "First" and "Carries over" in groups
    assert any(row["after"] for row in rows)
    for row in rows:
        assert all(order.index(i) < order.index(row["id"]) for i in filter(None, row["after"].split(", ")))
        verdict = catalogue.verdict(row["id"], scope.groups)
        assert row["title"].startswith(catalogue.entries[row["id"]].title)
        assert row["outcome"] == WORDS[verdict.outcome]
        assert tuple(filter(None, row["by"].split(", "))) == verdict.by
        assert tuple(row["steps"].split("\n")) == verdict.add
        assert row["evidence"].split("\n") == [catalogue.evidence[i].name for i in verdict.bring]
        assert row["why"] == verdict.why
        assert row["confidence"].lower() == verdict.sureness
        assert row["link"].startswith(SITE)
        assert row["kind"] in ("control", "sub-clause", "criterion")
        sizes = [step.size for step in verdict.steps]
        largest = next(s for s in ("process", "record", "paragraph") if s in sizes)
        assert row["size"] == {"process": "Large", "record": "Medium", "paragraph": "Small"}[largest]
        runs = [step.runs for step in verdict.steps]
        none = {} if "control" in kinds else {"any": "before the period"}
        words = {"over-the-period": "over time", "before-stage-1": "before stage 1", "before-stage-2": "before stage 2"}
        assert row["runs"] == "; ".join(said for key, said in {**words, **none}.items() if key in runs)
    for outcome, count in outcomes(catalogue, kinds, scope.groups).items():
        assert sum(row["outcome"] == WORDS[outcome] for row in rows) == count.numerator


@pytest.mark.parametrize("direction", [SOC2_TO_ISO, ISO_TO_SOC2])
def test_the_crosswalk_as_csv_holds_every_pair_with_all_that_is_said_of_it(
    catalogue: Catalogue, files: dict[str, bytes], direction: Direction
) -> None:
    one, other = ("soc2", "iso27001") if direction == SOC2_TO_ISO else ("iso27001", "soc2")
    rows = rows_of(files[f"downloads/crosswalk-{one}-to-{other}.csv"])
    assert list(rows[0])[:4] == [one, f"{one}_title", other, f"{other}_title"]
    assert [(row[one], row[other]) for row in rows] == sorted(
        ((row[one], row[other]) for row in rows), key=lambda pair: [catalogue.ids.order[i] for i in pair]
    )
    pairs = [(overlap.left, overlap.right) for overlap in catalogue.between(ISO, SOC2)]
    assert sorted((row["iso27001"], row["soc2"]) for row in rows) == sorted(pairs)
    for row in rows:
        overlap = catalogue.overlaps[row["iso27001"], row["soc2"]]
        judgement = overlap.judgement
        assert row["level"] == (LEVELS[overlap.levels[direction]] if direction in overlap.levels else "")
        assert row["counted"] == ("yes" if overlap.counted else "no")
        assert row["why"] == (judgement.why if judgement else "")
        assert row["add"] == (judgement.adds.get(direction, "") if judgement else "")
        assert row["confidence"].lower() == (judgement.sureness if judgement else "")
        assert row["gist"] == (judgement.gist if judgement and judgement.levels[direction] != Level.NONE else "")
        assert bool(row["judged_by"]) == bool(row["level"])
        printed = [m for m in overlap.mappings if m.row.direction in (direction, UNDIRECTED)]
        assert len(row["published"].splitlines()) == len(printed)
        for said in printed:
            assert f"({said.row.at})" in row["published"]
            assert said.why_not in row["published"]
        for side in ("iso27001", "soc2"):
            assert row[f"{side}_title"].startswith(catalogue.entries[row[side]].title)
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
    assert sorted(row[0] for row in rows) == sorted(catalogue.verdicts)
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
        for scope in (s for s in scopes_of(catalogue) if s.label in heads):
            said = WORDS[catalogue.verdict(row[0], scope.groups).outcome]
            out = catalogue.entries[row[0]].kind.key == "criterion" and row[0] not in catalogue.in_scope(
                SOC2, scope.groups
            )
            assert cells[scope.label] == ("Not in the report" if out else said), row[0]
        assert cells["Next steps"].split("\n") == list(verdict.add)
        assert cells["Evidence"].split("\n") == [catalogue.evidence[i].name for i in verdict.bring]
        guidance = catalogue.guidance[row[0]]
        assert (cells["A control to adapt"], cells["A test of it"]) == (
            guidance.suggested_control,
            guidance.suggested_test,
        )
        assert cells["Link"].startswith(SITE)
        assert [cells[own] for own in heads[-3:]] == ["", "", ""]
        for more in catalogue.verdicts[row[0]].more:
            assert more.summary in cells["With more categories"]


def test_a_sheet_of_the_workbook_has_the_outcome_of_every_entry_in_every_scope(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    heads, *rows = read_workbook(files["downloads/control-matrix.xlsx"])["Every scope"].rows
    every = scopes_of(catalogue)
    assert heads == ["Id", "Title", *(scope.label for scope in every)]
    assert sorted(row[0] for row in rows) == sorted(catalogue.verdicts)
    for scope, said in zip(every, list(zip(*rows, strict=True))[2:], strict=True):
        within = catalogue.in_scope(SOC2, scope.groups)
        for row, outcome in zip(rows, said, strict=True):
            out = catalogue.entries[row[0]].kind.key == "criterion" and row[0] not in within
            expected = "Not in the report" if out else WORDS[catalogue.verdict(row[0], scope.groups).outcome]
            assert outcome == expected, (row[0], scope.key)


def test_a_sheet_of_the_workbook_says_of_each_evidence_item_what_it_shows_and_who_wants_what(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    heads, *rows = read_workbook(files["downloads/control-matrix.xlsx"])["Evidence"].rows
    assert [row[0] for row in rows] == [item.name for item in catalogue.evidence.values()]
    for row, item in zip(rows, catalogue.evidence.values(), strict=True):
        cells = dict(zip(heads, row, strict=True))
        assert cells["How often"] == RHYTHMS[item.rhythm]
        assert [cells["ISO auditor wants"], cells["SOC 2 auditor wants"]] == list(item.wanted.values())
        shown = [f"{entry}: {item.shows[entry]}" for entry in item.serves]
        assert cells["Shown for"].split("\n") == [*shown, *([item.outside] if item.outside else [])]
        assert cells["Link"].startswith(SITE)


def test_the_workbook_is_ready_for_screen_and_paper(files: dict[str, bytes]) -> None:
    sheet = read_workbook(files["downloads/control-matrix.xlsx"])["Entries"]
    assert re.search(r'<pane xSplit="1" ySplit="1"[^>]*state="frozen"', sheet.xml)
    assert '<autoFilter ref="A1:U185"/>' in sheet.xml
    assert re.search(r'<pageSetup paperSize="9"[^>]*pageOrder="overThenDown" orientation="landscape"', sheet.xml)
    assert sheet.validations == {"U2:U185": STATUSES}


@pytest.mark.parametrize("key", WAYS)
def test_titles_in_lists_are_told_apart(files: dict[str, bytes], key: str) -> None:
    rows = rows_of(files[f"downloads/gap-{key}-all.csv"])
    assert Counter(row["title"] for row in rows).most_common(1)[0][1] == 1
    titles = {row["id"]: row["title"] for row in rows}
    book = read_workbook(files["downloads/control-matrix.xlsx"])["Entries"].rows
    assert titles == {row[0]: row[3] for row in book if row[0] in titles}
    if "Clause 9.2.1" in titles:
        assert titles["Clause 9.2.1"] == "General (Internal audit)"


BOOKS = ("downloads/control-matrix.xlsx", "downloads/statement-of-applicability.xlsx")


@pytest.mark.parametrize("name", BOOKS)
def test_rows_are_as_high_as_their_wrapped_texts(files: dict[str, bytes], name: str) -> None:
    assert short_rows(files[name]) == []


@pytest.mark.parametrize("name", BOOKS)
def test_nothing_is_printed_in_letters_below_seven_points(files: dict[str, bytes], name: str) -> None:
    assert badly_printed(files[name]) == []


def test_heads_stand_on_each_page_and_ids_where_a_table_is_parted(files: dict[str, bytes]) -> None:
    names = {name: ZipFile(BytesIO(files[name])).read("xl/workbook.xml").decode() for name in BOOKS}
    assert "Entries!$A:$A,Entries!$1:$1" in names[BOOKS[0]]
    assert "Statement!$1:$1" in names[BOOKS[1]]


@pytest.mark.audit
@pytest.mark.parametrize("name", BOOKS)
def test_libreoffice_prints_no_text_over_another(files: dict[str, bytes], name: str, tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(files[name])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for command in (
        [program("soffice"), profile, "--headless", "--convert-to", "pdf", "book.xlsx"],
        [program("pdftotext"), "-bbox", "book.pdf", "book.html"],
    ):
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    over = []
    for page in LexborHTMLParser((tmp_path / "book.html").read_text("utf-8")).css("page"):
        boxes = sorted(box(word) for word in page.css("word"))
        for (top, bottom, left, right), (under, _, start, end) in combinations(boxes, 2):
            if top + 1 < under < (top + bottom) / 2 and start < right and left < end:
                over.append((top, under, left, start))
    assert over == []


def program(name: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is missing: install LibreOffice and Poppler"
    return found


def box(word: LexborNode) -> tuple[float, ...]:
    return tuple(float(word.attributes[side] or 0) for side in ("ymin", "ymax", "xmin", "xmax"))


def test_workbooks_are_the_same_bytes_each_time(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    again = download_files(build_site(catalogue, workbooks=True, offered=OFFERED), address)
    assert [name for name in files if files[name] != again[name]] == []


def test_the_empty_statement_has_every_control_and_rows_of_ones_own_and_decides_nothing(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    controls = [(e.id, e.title, "Annex A") for e in catalogue.singles if e.kind.key == "control"]
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
        f"I2:I{last}": STATUSES,
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
