"""A company's status over the matrix, on the map and on the whole table: of the invented companies, on their day."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Literal

import pytest

from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import wording
from tests.site.test_accessibility import ALL, AXE, RUN
from tests.support.frameworks import ISO, SOC2
from tests.support.hosting import base_of, hosted
from tests.support.programmes import company

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from mkdocs_crosswalk.programme.programme import Programme
    from tests.support.builds import BuiltSite
    from tests.support.programmes import Company

AT = "crosswalk/"
FILE = f"{AT}programme/status.json"
MAP, WHOLE = f"{AT}matrix/", f"{AT}matrix/all/"
MARKS = """side => Object.fromEntries(
    [...document.querySelectorAll(side === "left" ? ".xw-mx tbody tr:not(.g)" : ".xw-mx thead th")]
    .flatMap(e => { const head = side === "left" ? e.cells[0] : e;
        const mark = head.querySelector(".xw-ours__m");
        return mark && !e.hidden ? [[head.querySelector("a").href, mark.textContent.trim()]] : []; }))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def site(company_site: BuiltSite) -> BuiltSite:
    return company_site


def expected(programme: Programme) -> dict[str, str]:
    """Return the words of the mark of each entry, by the end of its address."""
    late = {one.entry.id: f" {wording.number(one.late, 'day')} late" for one in programme.overdue}
    return {
        f"/{one.entry.address}/": wording.STATES[one.state] + late.get(one.entry.id, "") for one in programme.standings
    }


def ends(found: dict[str, str], wanted: dict[str, str]) -> dict[str, str]:
    return {end: words for url, words in found.items() for end in wanted if url.endswith(end)}


def switch(page: Page) -> None:
    page.get_by_role("button", name="Our status").click()
    page.locator(".xw-ours__m").first.wait_for()


def choose(page: Page, field: str, value: str) -> None:
    page.locator(f".xw-ours select[name={field}]").select_option(value)


def test_the_file_has_every_entry_with_what_is_said_of_it(site: BuiltSite, programme: Programme) -> None:
    said = json.loads((site.folder / FILE).read_text("utf-8"))
    assert list(said["entries"]) == [one.entry.id for one in programme.standings]
    for one in programme.standings:
        found = said["entries"][one.entry.id]
        due = one.due.isoformat() if one.due else ""
        assert (found["state"], found.get("owner", ""), found.get("due", ""), found.get("late", 0)) == (
            one.state, one.owner, due, one.late,
        )  # fmt: skip
    assert said["entries"]["A.5.1"]["policy"]
    assert "policy" not in said["entries"]["A.7.1"]


def test_a_site_without_a_status_has_nothing_of_it(tmp_path: Path) -> None:
    said = {"owners.yml": "- {entry: A.5.1, owner: Somebody}\n"}
    plain = company(tmp_path / "site", said).built(tmp_path / "out")
    assert FILE not in plain.files
    for url in (MAP, WHOLE):
        assert "data-ours" not in plain.page(url).html
        assert "programme.css" not in plain.page(url).html


@pytest.mark.browser
def test_the_whole_table_shows_each_state_and_counts_apart(page: Page, address: str, programme: Programme) -> None:
    page.goto(f"{address}{WHOLE}", wait_until="load")
    page.get_by_role("button", name="Our status").wait_for()
    assert not page.locator(".xw-ours__m").count()
    switch(page)
    wanted = expected(programme)
    assert ends(page.evaluate(MARKS, "left"), wanted) == wanted
    lines = [re.sub(r"\s+", " ", line).strip() for line in page.locator(".xw-ours__key li").all_text_contents()]
    assert lines == [
        "Clauses 4 to 10 Implemented 13 of 30 Partly 10 of 30 Planned 5 of 30 Not started 2 of 30 Overdue 2",
        "Annex A Implemented 47 of 81 Partly 16 of 81 Planned 15 of 81 Not started 3 of 81 Excluded 12 of 93 Overdue 3",
        "Held against 15 March 2027.",
    ]
    assert page.url.endswith("all/#ours=on")
    switch_off = page.get_by_role("button", name="Our status")
    switch_off.click()
    page.locator(".xw-ours__m").first.wait_for(state="detached")
    assert page.url.endswith("all/")


@pytest.mark.browser
def test_filters_leave_rows_out_and_stand_behind_the_hash(page: Page, address: str, programme: Programme) -> None:
    page.goto(f"{address}{WHOLE}?theme=A.5", wait_until="load")
    page.get_by_role("button", name="Our status").wait_for()
    switch(page)
    choose(page, "status", "late")

    def shown(ids: set[str]) -> None:
        count = f"{len(ids)} of {len(programme.standings)} controls"
        page.locator(".xw-line [role=status]", has_text=re.compile(f"^{count}")).wait_for()
        heads = page.locator(".xw-mx tbody tr:not(.g):visible .xw-id").all_inner_texts()
        assert {head.strip() for head in heads} == ids

    late = {one.entry.id for one in programme.overdue if one.entry.id.startswith("A.5.")}
    assert late
    shown(late)
    assert page.url.endswith("?theme=A.5#ours=on&status=late")
    page.reload(wait_until="load")
    shown(late)
    choose(page, "status", "")
    choose(page, "owner", "Head of IT")
    shown({
        one.entry.id for one in programme.standings
        if one.owner == "Head of IT" and one.entry.id.startswith("A.5.") and one.state != State.EXCLUDED
    })  # fmt: skip
    page.locator(".xw-seg a", has_text="Blocks").click()
    page.wait_for_url("**/matrix/?*#ours=on&owner=Head+of+IT")


@pytest.mark.browser
def test_what_no_policy_names_can_be_chosen(page: Page, address: str, site: BuiltSite) -> None:
    said = json.loads((site.folder / FILE).read_text("utf-8"))["entries"]
    page.goto(f"{address}{WHOLE}#policy=none", wait_until="load")
    without = sum(one.get("policy") is False for one in said.values())
    assert 0 < without < len(said)
    page.locator(".xw-line [role=status]", has_text=re.compile(f"^{without} of ")).wait_for()


@pytest.mark.browser
def test_the_spreadsheet_says_it_too(page: Page, address: str, programme: Programme) -> None:
    page.goto(f"{address}{WHOLE}#status=late", wait_until="load")
    page.locator(".xw-ours__m").first.wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text("utf-8-sig"))))
    late = {one.entry.id: one for one in programme.overdue}
    assert {row["Control or clause"] for row in rows if row["Control or clause"]} == set(late)
    for row in rows:
        if one := late.get(row["Control or clause"]):
            said = (wording.STATES[one.state], one.owner, one.due.isoformat() if one.due else "", str(one.late))
            assert (row["Our status"], row["Owner"], row["Due"], row["Days late"]) == said


@pytest.mark.browser
def test_the_map_counts_by_groups_and_only_what_is_left(page: Page, address: str, programme: Programme) -> None:
    page.goto(f"{address}{MAP}", wait_until="load")
    page.get_by_role("button", name="Our status").wait_for()
    switch(page)
    for theme, below in programme.themes:
        said = page.locator(f".xw-heat tbody th:has(a[href$='/{theme.slug}/']) .xw-ours__m")
        tally = programme.tally(below)
        words = f"{tally.number(State.IMPLEMENTED)} of {tally.necessary} implemented"
        late = tally.late.numerator
        assert said.text_content() == (f"{words} {late} overdue" if late else words), theme.id
    choose(page, "status", "excluded")
    out = {one.entry.id for one in programme.standings if one.state == State.EXCLUDED}
    overlaps = programme.catalogue.between(ISO, SOC2)
    towards = programme.catalogue.crosswalks[0].directions[0]
    pairs = sum(o.counted and o.left in out and o.level(towards) is not None for o in overlaps)
    page.locator(".xw-map [role=status]", has_text=re.compile(f"^{pairs} matches in ")).wait_for()
    assert page.locator(".xw-heat tbody tr:visible th > a b").all_inner_texts() == ["A.7", "A.8"]
    page.locator(".xw-heat td a", has_text=re.compile(r"^\d")).first.click()
    page.locator(".xw-grid .xw-out .xw-st--excluded").first.wait_for()
    assert "#ours=on&status=excluded" in page.url


@pytest.mark.browser
@pytest.mark.parametrize("status", ["late", "not-started", "excluded"])
def test_the_map_marks_as_many_as_the_filter_counts(
    page: Page, address: str, programme: Programme, status: str
) -> None:
    page.goto(f"{address}{MAP}#status={status}", wait_until="load")
    page.locator(".xw-ours__m").first.wait_for(state="attached")
    option = page.locator(f".xw-ours option[value={status}]").inner_text()
    kept = [one for one in programme.standings if (one.late if status == "late" else one.state == status)]
    assert option.endswith(f" ({len(kept)})")
    groups = {programme.catalogue.theme_of(one.entry).slug: programme.catalogue.theme_of(one.entry) for one in kept}
    heads = page.locator(".xw-heat tbody tr:visible th > a").evaluate_all("links => links.map(a => a.href)")
    assert {href.rstrip("/").rpartition("/")[2] for href in heads} == set(groups)
    towards = programme.catalogue.crosswalks[0].directions[0]
    pairs = [o for o in programme.catalogue.between(ISO, SOC2) if o.counted and o.level(towards) is not None]
    bare = [one.entry.id for one in kept if not any(o.left == one.entry.id for o in pairs)]
    assert bare or status != "late"
    said = page.locator(".xw-ours [role=status]").inner_text()
    named = re.search(rf"^{len(bare)} of {len(kept)} without a match here: (.+)$", said)
    assert set(named[1].split(", ") if named else ()) == set(bare)


@pytest.mark.browser
def test_where_a_report_is_wanted_the_columns_say_it(
    page: Page, example_report: Company, report_site: BuiltSite
) -> None:
    wanted = expected(example_report.programme)
    with hosted(report_site.folder, base_of(report_site)) as host:
        page.goto(f"{host.address}{WHOLE}#ours=on", wait_until="load")
        page.locator(".xw-mx thead .xw-ours__m").first.wait_for()
        assert ends(page.evaluate(MARKS, "right"), wanted) == wanted
        assert not page.locator(".xw-mx tbody .xw-ours__m").count()
        choose(page, "status", "open")
        columns = sum(one.state.open for one in example_report.programme.standings)
        page.locator(".xw-line [role=status]", has_text=f", {columns} of 61 criteria,").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    sheet = context.new_page()
    found = {}
    for url in (f"{MAP}#ours=on", f"{WHOLE}#ours=on", f"{MAP}?block=a-7,cc6#ours=on"):
        sheet.goto("about:blank")
        sheet.goto(f"{address}{url}", wait_until="load")
        sheet.locator(".xw-ours__m").first.wait_for(state="attached")
        assert sheet.evaluate("document.documentElement.scrollWidth") <= width
        sheet.evaluate(AXE)
        found[url] = [said for said in sheet.evaluate(RUN, ALL) if ".xw-" in said or "main" in said]
    context.close()
    assert {url: said for url, said in found.items() if said} == {}
