"""The pages and files of a programme in real sites: the invented companies of the examples, on their day."""

from __future__ import annotations

import csv
import gzip
import re
from datetime import date, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Literal

import pytest

from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.programme.work import Work
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.wording import STATUSES
from tests.site.test_accessibility import ALL, AXE, RUN
from tests.support.builds import ROOT
from tests.support.hosting import base_of, hosted
from tests.support.programmes import company
from tests.support.spreadsheets import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.programme.programme import Programme
    from tests.support.builds import BuiltSite

AT = "crosswalk/"
BOARD, WORK, PEOPLE = (f"{AT}programme/{name}" for name in ("", "work/", "people/"))
REQUESTS = f"{AT}programme/requests/soc2-type-2/"
EXPECTED = "tests/catalogue/example_programmes.txt"
LARGEST, PACKED = 64 * 1024, 12 * 1024
"""Bytes of a page, and of it compressed."""
FEWEST_POINTS = 7
PERIOD = "{framework: soc2, categories: [%s], type: 2, period: {from: 2027-01-01, to: 2027-12-31}}"
EVERYTHING = "Availability, Confidentiality, Processing Integrity, Privacy"
PLANNED = "entries:\n  - {range: all, status: planned, due: 2027-02-01, owner: Head of something}\n"


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build a report on all groups, of which everything is late, and a rule."""
    folder = tmp_path_factory.mktemp("large")
    rule = "must_run:\n  - {what: Reviews, entries: [CC6.2], records: [user-access-review], rule: Each quarter}\n"
    said = f"name: All\nholds:\n  - framework: iso\nwants:\n  - {PERIOD % EVERYTHING}\n{rule}"
    return company(folder / "site", {"organisation.yml": said, "status.yml": PLANNED}).built(folder / "out")


def words(node: LexborNode | None, separator: str = "") -> str:
    return re.sub(r"\s+", " ", node.text(separator=separator)).strip() if node else ""


def rows(site: BuiltSite, url: str, table: str) -> list[list[str]]:
    found = site.page(url).tree.css(f"table.xw-t--{table} tbody tr")
    return [[words(cell) for cell in row.css("th, td")] for row in found]


def expected(name: str) -> dict[str, dict[str, str]]:
    """Return what each entry of an example is expected to show, as people wrote it by hand."""
    lines = (ROOT / EXPECTED).read_text("utf-8").splitlines()
    heads = ("entry", "state", "owner", "due", "late", "run_by", "because", "controls", "records")
    cells = [[cell.strip() for cell in line.split(" | ")] for line in lines if line.startswith(f"{name} |")]
    return {row[1]: dict(zip(heads, row[1:], strict=False)) for row in cells}


def test_the_overview_counts_parts_apart_and_what_is_left_out_below(company_site: BuiltSite) -> None:
    found = [words(node, " ") for node in company_site.page(BOARD).tree.css(".xw-states")]
    assert found == [
        (
            "Clauses 4 to 10: 30 sub-clauses , all bind 13 of 30 implemented 10 of 30 partly 5 of 30 planned "
            "2 of 30 not started None of these can be left out."
        ),
        (
            "Annex A: 81 of 93 controls necessary 47 of 81 implemented 16 of 81 partly 15 of 81 planned "
            "3 of 81 not started 12 of 93 excluded , each with its reason; not counted above."
        ),
    ]


def test_the_overview_has_every_date_and_what_is_late(company_site: BuiltSite) -> None:
    line = [words(node) for node in company_site.page(BOARD).tree.css(".xw-days li")]
    assert line == [
        "1 Dec 2026 In force",
        "12 Jan Risks assessed",
        "15 Mar 2027 This sheet",
        "31 Mar End of the next SOC 2 period",
        "9 Apr Internal audit",
        "19 Apr Stage 1",
        "14 May Management review",
        "7 Jun Stage 2",
    ]
    assert rows(company_site, BOARD, "late") == [
        ["A.5.5 Contact with authorities", "Security manager", "26 February", "17 days late"],
        ["A.5.32 Intellectual property rights", "Finance and legal lead", "5 March", "10 days late"],
        ["Clause 4.4 Information security management system", "Security manager", "12 March", "3 days late"],
        ["Clause 7.4 Communication", "Security manager", "12 March", "3 days late"],
        ["A.5.27 Learning from information security incidents", "Security manager", "12 March", "3 days late"],
    ]


def test_where_it_stands_is_what_the_entries_say(company_site: BuiltSite, programme: Programme) -> None:
    found = rows(company_site, BOARD, "counts")
    assert found[0] == ["Clause 4 Context of the organization", "3 of 4", "1", "", "", "1", ""]
    assert found[9] == ["A.7 Physical", "3 of 4", "1", "", "", "", "10"]
    for row, (theme, below) in zip(found, programme.themes, strict=True):
        states = [one.state for one in below]
        necessary = len(states) - states.count(State.EXCLUDED)
        assert row[0].startswith(theme.id)
        assert row[1] == f"{states.count(State.IMPLEMENTED)} of {necessary}"
        late = sum(one.late > 0 for one in below)
        after = [
            *map(states.count, (State.PARTLY, State.PLANNED, State.NOT_STARTED)),
            late,
            states.count(State.EXCLUDED),
        ]
        assert row[2:] == [str(n) if n else "" for n in after]


def test_what_must_have_run_and_the_rest_of_the_overview(company_site: BuiltSite) -> None:
    found = rows(company_site, BOARD, "run")
    assert found[1] == [
        "Internal audit of clauses 4 to 10 9.2.1, 9.2.2",
        "One, by somebody who does not run the ISMS",
        *("No record yet; due 9 April", "", "0 of 1 record"),
    ]
    assert found[6] == [
        *("Restore tests A.8.13", "Each quarter", "1 July to 31 December 2026", "26 weeks", "1 of 2 records")
    ]
    heads = [words(head) for head in company_site.page(BOARD).tree.css("table.xw-t--run thead th")]
    assert heads == ["What", "Our rule", "Shown without a break", "For", "Records from 1 December 2026 on"]
    text = words(company_site.page(BOARD).tree.css_first(".xw-board"))
    assert "6 now implemented: 5.1, 7.2, A.5.9, A.6.1, A.8.5, A.8.9" in text
    assert "80 records; of the 76 latest of their items, 67 are fresh, 6 run out soon, 3 are too old" in text
    assert "As of 15 March 2027." in text
    assert "%" not in text


def test_the_work_list_has_what_is_open_by_what_was_written_by_hand(company_site: BuiltSite) -> None:
    open_ = {e for e, row in expected("company").items() if row["state"] not in ("implemented", "excluded")}
    found = [row["id"] for row in csv.DictReader(StringIO(file_of(company_site, "programme-work.csv"), newline=""))]
    assert set(found) == open_
    assert len(found) == len(open_)


def file_of(site: BuiltSite, name: str) -> str:
    return (site.folder / AT / "downloads" / name).read_text("utf-8-sig")


def test_page_and_csv_of_the_work_list_agree_with_the_core_cell_by_cell(
    company_site: BuiltSite, programme: Programme
) -> None:
    in_file = list(csv.DictReader(StringIO(file_of(company_site, "programme-work.csv"), newline="")))
    by_hand = expected("company")
    on_page = [
        [words(cell) for cell in row.css("th, td")]
        for row in company_site.page(WORK).tree.css(".xw-t--work tr[data-k]")
    ]
    tasks = Work(programme).tasks
    for task, row, cells in zip(tasks, in_file, on_page, strict=True):
        one, hand = task.standing, by_hand[task.entry.id]
        assert (row["id"], row["status"], row["owner"], row["next_step"]) == (
            *(one.entry.id, wording.STATES[one.state], one.owner, task.step),
        )
        assert (one.state.value, row["owner"], row["due"], row["days_late"]) == (
            *(hand["state"], hand["owner"], hand["due"], hand["late"]),
        )
        assert cells[0] == f"{one.entry.id}{programme.catalogue.title_apart(one.entry)}"
        assert cells[1].startswith(task.step)
        assert cells[2] == one.owner
        assert cells[3].endswith(f"{one.late} days late" if one.late else "") or one.late == 1
        assert cells[4].startswith(wording.STATES[one.state])
        upkeep = programme.catalogue.own.entries.get(task.entry.id)
        assert row["next_review"] == (upkeep.due.isoformat() if upkeep and upkeep.due else "")
        lie = {one.record.place for item in task.there for one in programme.records_of(item)[:1]}
        kept = {p for i in task.there if (u := programme.catalogue.own.items.get(i)) for p in u.records}
        assert bool(task.there) == bool(row["records_in"]) and set(row["records_in"].splitlines()) <= lie | kept
        names = [programme.catalogue.evidence[item].name for item in task.missing]
        assert row["to_bring"].splitlines() == names
        assert not names or f"Still to bring: {', '.join(names)}" in cells[1]


def test_the_workbook_has_every_entry_and_its_summary_the_counts_of_the_pages(
    company_site: BuiltSite, programme: Programme
) -> None:
    book = read_workbook((company_site.folder / AT / "downloads/programme-work.xlsx").read_bytes())
    heads, *lines = book["Work"].rows
    assert heads == [*("Id", "Title", "Group", "Outcome", "Steps", "Evidence", "Owner", "Due", "Status", "Notes")]
    assert [line[0] for line in lines] == [one.entry.id for one in programme.standings]
    start = date(1899, 12, 30)
    for line, one in zip(lines, programme.standings, strict=True):
        due = (start + timedelta(days=int(float(line[7])))) if line[7] else None
        assert (line[6], due, line[8]) == (one.owner, one.due, wording.STATES[one.state])
        evidence = [text.split(": ")[0].removesuffix(" (no record yet)") for text in line[5].splitlines()]
        assert evidence == [programme.catalogue.evidence[i].name for i in programme.evidence_of(one.entry.id)]
    assert set(book["Work"].validations.values()) == {",".join(STATUSES)}
    summary = [row for row in book["Summary"].rows if len(row) > 2]
    assert summary[0] == [
        *("Group", "Necessary", "Implemented", "Partly", "Planned", "Not started", "Not said", "Overdue", "Excluded")
    ]
    totals = {row[0]: row[1:] for row in summary}
    assert totals["Clauses 4 to 10"] == ["30", "13", "10", "5", "2", "0", "2", "0"]
    assert totals["Annex A"] == ["81", "47", "16", "15", "3", "0", "3", "12"]
    assert totals["A.7 Physical"] == ["4", "3", "1", "0", "0", "0", "0", "10"]
    assert "TODAY()" in book["Summary"].xml
    assert 'fitToHeight="0"' in book["Work"].xml
    titles = [line[1] for line in lines]
    assert len(titles) == len(set(titles))


def events(text: str) -> list[dict[str, str]]:
    """Read a calendar as RFC 5545 has it: unfold, split into components, unescape."""
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name not in ("END", "BEGIN"):
            found[-1][name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
    return found


def test_the_calendar_has_what_is_due_what_is_reviewed_and_the_audit(
    company_site: BuiltSite, programme: Programme
) -> None:
    text = (company_site.folder / AT / "downloads/programme.ics").read_bytes().decode()
    found = events(text)
    days = {event["SUMMARY"]: event for event in found}
    assert len({event["UID"] for event in found}) == len(found) == len(days)
    assert {event["DTSTAMP"] for event in found} == {"20270315T000000Z"}
    for event in found:
        begin, end = (datetime.strptime(event[f"{n};VALUE=DATE"], "%Y%m%d").date() for n in ("DTSTART", "DTEND"))  # noqa: DTZ007 - days
        assert end - begin == timedelta(days=1)
    late = days["Due: A.5.5 Contact with authorities"]
    assert late["DTSTART;VALUE=DATE"] == "20270226"
    assert late["DESCRIPTION"].startswith("Owner: Security manager\nPlanned\nName the data protection authority, ")
    assert late["URL"] == "https://gullwharf.example.com/crosswalk/iso27001/a-5-5/"
    assert days["Stage 2"]["DTSTART;VALUE=DATE"] == "20270607"
    assert days["Review: Access control policy"]["CATEGORIES"] == "Review"
    due = [event for event in found if event["SUMMARY"].startswith("Due: ")]
    entries = [one for one in programme.standings if one.due]
    controls = [c for c in programme.catalogue.own.controls.values() if c.due and c.status != "implemented"]
    assert len(due) == len(entries) + len(controls)


def test_people_have_all_that_they_answer_for(company_site: BuiltSite) -> None:
    found = {row[0]: row[1:] for row in rows(company_site, PEOPLE, "people")}
    assert found["Head of IT"] == ["19", "8 of 19", "8", "9", "1", "", "17 March"]
    finance = found["Finance and legal lead"]
    assert (*finance[:2], *finance[5:]) == ("7", "3 of 7", "5", "28 April")
    page = company_site.page(PEOPLE)
    assert page.tree.css_first("#by-head-of-it")
    assert "0 of 111 necessary entries have no owner" in words(page.tree.css_first(".xw-lede"))
    for link in company_site.page(WORK).tree.css(".xw-people a"):
        target, anchor = company_site.page(WORK).to(link.attributes["href"] or "")
        assert target == PEOPLE
        assert not anchor or anchor in page.ids


def test_a_report_counts_by_group_and_series(report_site: BuiltSite) -> None:
    bars = [words(node, " ") for node in report_site.page(BOARD).tree.css(".xw-states")]
    assert bars == [
        (
            "Security: 33 criteria , all bind 20 of 33 implemented 6 of 33 partly 4 of 33 planned 2 of 33 not started "
            "1 of 33 not said None of these can be left out."
        )
    ]
    assert [row[0].split()[0] for row in rows(report_site, BOARD, "counts")] == [f"CC{n}" for n in range(1, 10)]
    options = [words(node) for node in report_site.page(WORK).tree.css("select[name=theme] option")]
    assert all(option.startswith(("All", "CC")) for option in options)
    label = report_site.page(WORK).tree.css_first("label:has(select[name=theme])")
    assert words(label).startswith("Series ")
    html = "".join(words(report_site.page(url).tree.css_first("article")) for url in (BOARD, WORK, REQUESTS, PEOPLE))
    assert not re.search(r"Annex A|[Ss]ub-clause|Clauses 4|\bTheme\b", html)


def test_where_a_report_has_several_groups_each_stands_above_its_series(large_site: BuiltSite) -> None:
    found = [row[0] for row in rows(large_site, BOARD, "counts")]
    assert found[0] == "Security"
    assert found[found.index("Privacy") + 1].startswith("P1")
    assert "Availability (A1)" in found
    assert len(large_site.page(BOARD).tree.css(".xw-states")) == 5


@pytest.mark.parametrize("url", [BOARD, WORK, PEOPLE])
@pytest.mark.parametrize("name", ["company_site", "report_site", "large_site"])
def test_pages_are_small(request: pytest.FixtureRequest, name: str, url: str) -> None:
    html = request.getfixturevalue(name).page(url).html.encode()
    assert len(html) <= LARGEST
    assert len(gzip.compress(html, 9)) <= PACKED


def test_the_statement_is_small(company_site: BuiltSite) -> None:
    html = company_site.page(f"{AT}programme/soa/").html.encode()
    assert len(html) <= 96 * 1024
    assert len(gzip.compress(html, 6)) <= 14 * 1024


def test_the_tab_stands_after_home_on_every_page_and_its_styles_on_its_own(company_site: BuiltSite) -> None:
    for url in ("", BOARD, WORK, f"{AT}iso27001/a-5-5/", "policies/access-control/"):
        tabs = [words(node) for node in company_site.page(url).tree.css(".md-tabs__item")]
        assert tabs[:2] == ["Home", "Your programme"], url
    active = {
        url: words(company_site.page(url).tree.css_first(".md-tabs__item--active")) for url in (BOARD, WORK, PEOPLE)
    }
    assert set(active.values()) == {"Your programme"}
    for url, page in company_site.pages.items():
        if url.startswith((f"{AT}sources/", f"{AT}counterparts")):
            assert "programme.css" not in page.html, url


def test_links_lead_somewhere(company_site: BuiltSite, large_site: BuiltSite) -> None:
    for site in (company_site, large_site):
        for url in (u for u in site.pages if u.startswith((BOARD, f"{AT}evidence/user-access-review"))):
            page = site.page(url)
            for href in page.hrefs():
                target, anchor = page.to(href)
                if "://" not in href and not href.startswith("mailto:"):
                    assert target in site.pages or target in site.files, (url, href)
                    assert not anchor or target not in site.pages or anchor in site.page(target).ids, (url, href)


def test_whoever_is_named_leads_to_what_they_answer_for_and_back(company_site: BuiltSite) -> None:
    people = company_site.page(PEOPLE)
    for url, place in ((BOARD, -3), (BOARD, -1), (WORK, 2), (f"{AT}programme/soa/", -1)):
        table = {BOARD: {-3: "late", -1: "next"}.get(place, ""), WORK: "work"}.get(url, "soa")
        cells = [row.css("th, td")[place] for row in company_site.page(url).tree.css(f".xw-t--{table} tr:has(td)")]
        named = [cell for cell in cells if words(cell) and not words(cell).startswith("Owner")]
        assert len(named) >= 5, table
        for cell in named:
            link = cell.css_first("a")
            assert link, (table, words(cell))
            target, anchor = company_site.page(url).to(link.attributes["href"] or "")
            head = people.tree.css_first(f"#{anchor}")
            assert target == PEOPLE and head and words(head).startswith(words(link)), (table, words(cell))
    back = {people.to(href)[0] for href in people.hrefs()}
    assert {f"{AT}iso27001/a-5-5/", f"{AT}evidence/user-access-review/", WORK} <= back


def test_a_company_that_says_nothing_of_itself_has_none_of_it(tmp_path: Path) -> None:
    said = {"owners.yml": "- {entry: A.5.1, owner: Somebody}\n"}
    site = company(tmp_path / "site", said).built(tmp_path / "out")
    ours = re.compile(r"^crosswalk/programme/|programme\.(css|ics)|programme-|work-list")
    assert not [name for name in site.files if ours.search(name)]
    assert "Your programme" not in site.page("").html


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


SMALLEST = """() => Math.min(...[...document.querySelectorAll(".xw-board *, .xw-about span")]
    .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .map(e => parseFloat(getComputedStyle(e).fontSize) * .75))"""


@pytest.mark.browser
@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["company_site", "report_site", "large_site"])
def test_the_overview_is_one_sheet_of_paper(request: pytest.FixtureRequest, page: Page, name: str, size: str) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    with hosted(site.folder, base_of(site)) as host:
        page.goto(f"{host.address}{BOARD}", wait_until="load")
        page.emulate_media(media="print")
        assert page.evaluate(SMALLEST) >= FEWEST_POINTS
        page.emulate_media(media="null")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size))) == 1


@pytest.mark.browser
def test_filters_and_orders_of_the_work_list_stand_behind_the_hash(page: Page, company_address: str) -> None:
    page.goto(f"{company_address}{WORK}", wait_until="load")

    def said(text: str) -> None:
        page.locator(".xw-choose [role=status]").filter(has_text=re.compile(f"^{text}$")).wait_for()

    said("51 of 51 shown")
    page.locator("select[name=owner]").select_option("Head of IT")
    said("8 of 51 shown")
    assert page.url.endswith("work/#owner=Head+of+IT")
    page.locator("select[name=order]").select_option("By theme")
    heads = page.locator(".xw-t--work tbody:visible .xw-work__g b").all_inner_texts()
    assert heads == ["A.5 Organizational", "A.7 Physical", "A.8 Technological"]
    page.reload(wait_until="load")
    said("8 of 51 shown")
    assert page.locator(".xw-people [aria-current]").inner_text().startswith("Head of IT")
    page.locator(".xw-people a", has_text="Everybody").press("Enter")
    said("51 of 51 shown")
    page.locator("select[name=order]").select_option("By due date")
    page.locator("input[name=find]").fill("quarterly REVIEW")
    said("1 of 51 shown")
    assert page.url.endswith("#find=quarterly+REVIEW")
    page.locator("input[name=find]").fill("nowhere")
    said("0 of 51 shown")
    page.get_by_role("button", name="Show all").click()
    said("51 of 51 shown")
    assert page.url.endswith("work/")
    assert not page.get_by_role("button", name="Show all").is_visible()
    page.evaluate("location.hash = '#due=Overdue'")
    said("5 of 51 shown")
    assert "?" not in page.url


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, company_address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    sheet = context.new_page()
    found = {}
    for url in (BOARD, WORK, PEOPLE):
        sheet.goto(f"{company_address}{url}", wait_until="load")
        assert sheet.evaluate("document.documentElement.scrollWidth") <= width
        sheet.evaluate(AXE)
        found[url] = [said for said in sheet.evaluate(RUN, ALL) if ".xw-" in said or "main" in said]
    context.close()
    assert {url: said for url, said in found.items() if said} == {}
