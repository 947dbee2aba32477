"""Owners, places, dates, status and records of a company in every list, page and file, cell by cell."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from mkdocs_crosswalk.programme.here import Here
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.addresses import evidence_uri, place_of
from mkdocs_crosswalk.views.ways import ways
from tests.site.test_whole_site import url_of
from tests.support.crawl import broken_links
from tests.support.frameworks import ISO
from tests.support.programmes import company, example
from tests.support.spreadsheets import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.programme.state import Standing
    from tests.support.builds import BuiltPage, BuiltSite
    from tests.support.programmes import Company

LIST = "gap/soc2-to-iso27001/availability-confidentiality/"
NAME = "At Gullwharf Example Ltd"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Company:
    found = example("company", tmp_path_factory.mktemp("company") / "home")
    config = found.folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace("data: compliance\n", "data: compliance\n      parts: [all]\n")
    config.write_text(text, "utf-8")
    return found


@pytest.fixture(scope="module")
def programme(made: Company) -> Programme:
    return made.programme


@pytest.fixture(scope="module")
def site(made: Company) -> BuiltSite:
    return made.built(made.folder / "site")


def words(node: LexborNode | None) -> str:
    return " ".join(node.text(separator=" ").split()) if node else ""


def box(page: BuiltPage) -> dict[str, str]:
    """Return the terms of the company's box with what stands behind them."""
    return {words(term): words(term.next) for term in page.tree.css(".xw-here dt")}


def page_of(site: BuiltSite, programme: Programme, entry: str) -> BuiltPage:
    return site.page(f"crosswalk/{url_of(place_of(programme.catalogue.entries[entry]).uri)}")


def text(site: BuiltSite, name: str) -> str:
    return (site.folder / "crosswalk" / name).read_text("utf-8")


def said_in_files(one: Standing) -> tuple[str, str, str]:
    status = "" if one.state == State.UNSAID else wording.STATES[one.state]
    return one.owner, one.due.isoformat() if one.due else "", status


def test_the_box_of_an_entry_says_all_that_the_company_says(site: BuiltSite, programme: Programme) -> None:
    page = page_of(site, programme, "A.5.18")
    assert words(page.tree.css_first(".xw-here h2")) == NAME
    assert words(page.tree.css_first(".xw-here__h p")).startswith("Example, invented. From status.yml, line ")
    said = box(page)
    assert said["Status"] == "Partly since 2 March 2027"
    assert said["Due"] == "26 March 2027, in 11 days: HR and finance tools into the quarterly review"
    assert said["Owner"] == "Head of IT ; run by us"
    assert said["In the SoA"] == "Necessary, because of risk, contract"
    assert said["Own controls"].startswith("EC-07 Quarterly review of access rights Tested: The review of a quarter")
    assert [words(c) for c in page.tree.css(".xw-here > table tbody tr")[0].css("th, td")] == [
        "User access review R-002, Ticket system, review of the fourth quarter",
        "1 October to 31 December 2026",
        "14 of 16 systems, 212 rights",
        "Runs out soon next by 2 April 2027",
    ]
    assert len(page.tree.css(".xw-here > table tbody tr")) == 3
    assert words(page.tree.css_first(".xw-here summary")) == "5 more records"
    assert "programme.css" in page.html


def test_every_entry_has_its_status_owner_and_records(site: BuiltSite, programme: Programme) -> None:
    here = Here(programme)
    for entry in programme.catalogue.singles:
        page, one = page_of(site, programme, entry.id), programme.standing(entry.id)
        said = box(page)
        if one.state != State.UNSAID:
            assert said["Status"].startswith(wording.STATES[one.state]), entry.id
        if one.owner:
            assert said["Owner"].startswith(one.owner), entry.id
        if one.late:
            assert f"{one.late} day" in said["Due"] and page.tree.css_first(".xw-here dd .xw-late"), entry.id
        rows = [words(row.css_first("th")) for row in page.tree.css(".xw-here table tbody tr")]
        records = here.records(entry.id)
        assert len(rows) == len(records), entry.id
        assert all(f"{one.record.id}, " in row for one, row in zip(records, rows, strict=True)), entry.id
        assert ("Look at again" in said) == bool(here.checks(entry.id)), entry.id


def test_what_is_left_out_says_why(site: BuiltSite, programme: Programme) -> None:
    page = page_of(site, programme, "A.7.1")
    said = box(page)
    assert said["Status"] == "Excluded"
    assert said["In the SoA"] == "Excluded Decided by Security manager on 12 January 2027"
    assert said["Because"].startswith("No premises: all 60 people work from home.")
    assert not page.tree.css(".xw-here table")
    assert any(h.endswith("programme/soa/#a-7-1") for h in page.hrefs(".xw-here a"))
    assert [h for h in page.hrefs(".xw-card__box a") if "soa/" in h] == ["../../programme/soa/#a-7-1"]


def test_own_controls_say_how_they_are_tested(site: BuiltSite) -> None:
    said = box(site.page("crosswalk/controls/ec-07/"))
    assert (said["Status"], said["Owner"]) == ("Partly", "Head of IT")
    assert said["Tested"] == "The review of a quarter, all systems"


def test_items_have_their_records_with_freshness_and_windows(site: BuiltSite, programme: Programme) -> None:
    page = site.page("crosswalk/evidence/user-access-review/")
    said = box(page)
    assert said["Records are in"] == "Ticket system, label access-review"
    assert said["SOC 2 window"] == (
        "1 April 2026 to 31 March 2027: In part ; 2 of 3 rounds; "
        "no record of 1 April 2026 to 30 June 2026, 1 January 2027 to 29 January 2027, requests"
    )
    assert said["ISO window"].startswith("1 December 2026 to 7 June 2027: In part ;")
    rows = [[words(c) for c in row.css("th, td")] for row in page.tree.css(".xw-here tbody tr")]
    assert rows[1] == [
        "R-001 Ticket system, review of the third quarter; Head of IT",
        "1 July to 30 September 2026",
        "11 of 16 systems, 187 rights",
        "Earlier",
    ]
    for item, records in programme.records.items():
        page = site.page(f"crosswalk/{url_of(evidence_uri(item))}")
        assert len(page.tree.css(".xw-here tbody tr")) == len(records), item


@pytest.mark.parametrize("number", [0, 1])
def test_gap_lists_show_state_owner_and_date_and_count_no_excluded(
    site: BuiltSite, programme: Programme, number: int
) -> None:
    catalogue = programme.catalogue
    way = ways(catalogue)[number]
    for scope in way.scopes(catalogue):
        page = site.page(f"crosswalk/{url_of(way.page(scope))}")
        twin = text(site, way.page(scope))
        rows = {words(li.css_first("label")): li for li in page.tree.css("ul.xw-todo > li")}
        every = way.entries(catalogue, scope)
        kept = [e for e in every if programme.standing(e.id).state != State.EXCLUDED]
        assert sorted(rows) == sorted(e.bare for e in kept)
        for entry in kept:
            one = programme.standing(entry.id)
            said = words(rows[entry.bare].css_first(".xw-todo__at"))
            due = f"{one.late} day" if one.late else f"due {wording.day(one.due)}" if one.due else ""
            state = "" if one.state == State.UNSAID else wording.STATES[one.state]
            assert all(part in said for part in (one.owner, due, state)), (entry.id, said)
            assert bool(said) == bool(one.owner or due or state), entry.id
        assert sum(int(words(b)) for b in page.tree.css(".xw-strip .xw-ch b")) == len(kept)
        out = [words(row.css_first("th")).split()[0] for row in page.tree.css(".xw-t--excluded tbody tr")]
        assert out == [e.id for e in every if e not in kept]
        assert ("## Excluded here" in twin or 'id="excluded"></a>Excluded here' in twin) == bool(out)


def test_gap_list_of_the_target_word_by_word(site: BuiltSite) -> None:
    page = site.page(f"crosswalk/{LIST}")
    marks = {words(li.css_first("label")): words(li.css_first(".xw-todo__at")) for li in page.tree.css(".xw-todo > li")}
    assert marks["A.5.18"] == "Partly · Head of IT · due 26 March 2027"
    assert marks["4.4"] == "Partly · Security manager · 3 days late"
    assert "12 of 93 controls" in words(page.tree.css_first("h2#excluded + p"))
    assert words(page.tree.css("h2")[-1]) == "Excluded here"
    row = next(r for r in page.tree.css(".xw-t--excluded tr") if "A.7.12" in words(r))
    assert words(row) == (
        "A.7.12 Cabling security No premises, so no cabling of our own. Security manager 12 January 2027"
    )
    assert "Partly · Head of IT · due 26 March 2027" in text(
        site, "gap/soc2-to-iso27001/availability-confidentiality.md"
    )
    index = site.page("crosswalk/gap/")
    assert "Excluded here: 12 of 93 controls. No list counts them." in words(index.tree.css_first("article"))


def test_gap_files_have_the_columns_at_their_end(site: BuiltSite, programme: Programme) -> None:
    catalogue = programme.catalogue
    for way in ways(catalogue):
        for scope in way.scopes(catalogue):
            path = site.folder / "crosswalk" / way.csv(scope)
            head, *rows = csv.reader(io.StringIO(path.read_text("utf-8-sig")))
            assert head[-5:] == ["owner", "due", "status", "next_review", "records_in"]
            assert {row[0]: tuple(row[-5:-2]) for row in rows} == {
                e.id: said_in_files(programme.standing(e.id)) for e in way.entries(catalogue, scope)
            }
            for row in rows:
                verdict = catalogue.verdict(row[0], scope.groups)
                said = {i: keep.records for i, keep in catalogue.own.items.items() if keep.records}
                latest = {i: tuple(one.record.place for one in programme.records_of(i)[:1]) for i in verdict.bring}
                assert set(filter(None, row[-1].split("\n"))) == {p for i in latest for p in said.get(i, latest[i])}
                upkeep = catalogue.own.entries.get(row[0])
                assert row[-2] == (upkeep.due.isoformat() if upkeep and upkeep.due else "")
            states = [row[-3] == "Excluded" for row in rows]
            assert states == sorted(states)


def test_the_workbook_has_owner_and_status(site: BuiltSite, programme: Programme) -> None:
    book = read_workbook((site.folder / "crosswalk/downloads/control-matrix.xlsx").read_bytes())
    head, *rows = book["Entries"].rows
    assert head[-3:] == ["Our control id", "Owner", "Status"]
    for row in rows:
        one = programme.standing(row[0])
        owner, _, status = said_in_files(one)
        assert tuple(row[-2:]) == (owner, status), row[0]
        assert row[-3].split() == [c.entry for c in programme.controls_for(row[0])], row[0]
    head, *rows = book["Evidence"].rows
    assert head[-3:] == ["Owner here", "Records are in", "Newest record"]
    said = {row[0]: row[-3:] for row in rows}
    assert said["User access review"] == ["Head of IT", "Ticket system, label access-review", "R-002, 2026-12-31"]
    own = book["Own controls"].rows
    states = {row[0]: row[own[0].index("Status")] for row in own[1:]}
    assert states == {i: said_in_files(programme.standing(i))[2] for i in programme.catalogue.own.controls}


def test_the_register_has_place_owner_and_newest_record(site: BuiltSite, programme: Programme) -> None:
    page = site.page("crosswalk/evidence/")
    rows = {words(row.css_first("th")): words(row) for row in page.tree.css(".xw-t--register tbody tr")}
    for item, found in programme.catalogue.evidence.items():
        said = rows[next(name for name in rows if name.removesuffix(" Of this site") == found.name)]
        records = programme.records_of(item)
        newest = f"Newest here: {records[0].record.id}, {wording.day(records[0].record.end)}" if records else ""
        assert (newest in said) if newest else ("Newest here" not in said), item
        upkeep = programme.catalogue.own.items.get(item)
        assert ("Here:" in said) == bool(records or (upkeep and upkeep.records)), item
        assert (f"Owner here: {upkeep.owner}" in said) if upkeep and upkeep.owner else ("Owner here" not in said), item


def test_json_says_it_and_fits_its_schemas(site: BuiltSite, programme: Programme) -> None:
    here = Here(programme)
    items: dict[str, Any] = {e["id"]: e for e in json.loads(text(site, "api/v1/entries.json"))["items"]}
    assert items["A.7.12"]["here"] == {
        "owner": "Head of IT",
        "status": "excluded",
        "applicable": False,
        "excluded_because": "No premises, so no cabling of our own.",
        "run_by": "us",
    }
    first = items["A.5.18"]["here"]
    assert (first["status"], first["due"], first["applicable"]) == ("partly", "2027-03-26", True)
    assert (first["because"], first["run_by"]) == (["risk", "contract"], "us")
    assert first["dated_records"][0] == {
        "id": "R-002",
        "item": "user-access-review",
        "from": "2026-10-01",
        "to": "2026-12-31",
    }
    for entry, item in items.items():
        if programme.catalogue.entries[entry].framework == ISO:
            kept = item.get("here", {})
            assert [r["id"] for r in kept.get("dated_records", ())] == [r.record.id for r in here.records(entry)]
            assert kept.get("owner", "") == programme.standing(entry).owner
    evidence = {i["id"]: i for i in json.loads(text(site, "api/v1/evidence.json"))["items"]}
    records = {i: [r["id"] for r in e.get("here", {}).get("dated_records", ())] for i, e in evidence.items()}
    assert records == {i: [r.record.id for r in programme.records_of(i)] for i in evidence}
    for name, file in (("entries", "entries"), ("evidence", "evidence"), ("entry", "entries/a-7-12")):
        schema = json.loads(text(site, f"api/v1/schema/{name}.json"))
        assert list(Draft202012Validator(schema).iter_errors(json.loads(text(site, f"api/v1/{file}.json")))) == []
        assert "dated_records" in json.dumps(schema)


def test_groups_show_the_states_beside_the_verdicts(site: BuiltSite) -> None:
    page = site.page("crosswalk/iso27001/a-7/")
    assert words(page.tree.css_first(".xw-states")) == (
        f"{NAME} 3 of 4 implemented 1 of 4 partly 10 of 14 excluded , each with its reason; not counted above."
    )
    assert words(page.tree.css_first(".xw-says__main p")) == "7 of 14 controls new, 6 to extend, 1 carries over."
    assert "A.7.13" not in words(page.tree.css_first("h2#net-new ~ ol"))
    assert site.page("crosswalk/iso27001/").tree.css_first(".xw-states")
    assert not site.page("crosswalk/soc2/cc6/").tree.css_first(".xw-states")


def test_the_twin_of_an_entry_has_the_box(site: BuiltSite) -> None:
    twin = text(site, "iso27001/a-5-18.md")
    assert f"## {NAME}\n\n**Example, invented.** From status.yml" in twin
    assert "- Status: Partly since 2 March 2027" in twin
    assert "| 14 of 16 systems, 212 rights |" in twin


def test_descriptions_say_no_status_and_every_link_leads_somewhere(site: BuiltSite, programme: Programme) -> None:
    description = page_of(site, programme, "A.5.1").description
    assert not any(word in description for word in wording.STATUSES)
    assert broken_links(site) == []


def test_every_page_that_reckons_from_a_day_says_which(site: BuiltSite) -> None:
    reckoned = (".xw-late", ".xw-here .xw-rec", ".xw-pages")
    found = [page for page in site.pages.values() if any(page.tree.css(f"article {part}") for part in reckoned)]
    assert len(found) > 80
    silent = [page.url for page in found if "15 March 2027" not in words(page.tree.css_first("article"))]
    assert silent == []


def test_where_there_is_an_owner_alone_lists_say_that(tmp_path: Path) -> None:
    owners = "- {entry: A.5.1, owner: <b>Ann</b>}\n"
    site = company(tmp_path / "home", {"owners.yml": owners}, "parts: [all]").built(tmp_path / "site")
    page = site.page("crosswalk/gap/soc2-to-iso27001/")
    assert not page.tree.css(".xw-todo__at")
    row = next(li for li in page.tree.css(".xw-todo > li") if words(li.css_first("label")) == "A.5.1")
    assert "Owner here: <b>Ann</b>." in [words(p) for p in row.css("details > p")]
    (path,) = (site.folder / "crosswalk/downloads").glob("gap-soc2-to-iso27001-security.csv")
    found = {row["id"]: row for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))}
    assert (found["A.5.1"]["owner"], found["A.5.1"]["status"]) == ("<b>Ann</b>", "")
    assert "programme.css" not in page.html
    schema = text(site, "api/v1/schema/entries.json")
    assert "dated_records" not in schema
