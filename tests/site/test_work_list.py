"""The list of work in a reader's browser, on the pages: entered, kept, shared, saved, opened, and sent nowhere."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page


pytestmark = pytest.mark.browser

GAP = "gap/soc2-to-iso27001/"
STORED = "JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes(' work ')))"


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Give a reader's browser; whatever it asks for is of this site, and no address tells what is entered."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    wrong: list[str] = []

    def asked(url: str, method: str, body: str | None) -> None:
        if not url.startswith((address, "blob:")) or method != "GET" or body or "done=" in url.removeprefix(SHARED):
            wrong.append(f"{method} {url}")

    context.on("request", lambda request: asked(request.url, request.method, request.post_data))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    yield context
    assert not context.cookies()
    context.close()
    assert not wrong


SHARED = "?"
"""Old links tell what is done in their query, once."""


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def opened(page: Page, url: str) -> None:
    page.goto(url)
    page.locator(".xw-strip.xw-live").wait_for()


def status(page: Page) -> str:
    return page.locator(".xw-prog").inner_text().strip()


def fact(page: Page) -> str:
    return page.locator(".xw-own__fact").inner_text()


def enter(page: Page, entry: str, **fields: str) -> None:
    for name, value in fields.items():
        field = page.get_by_label(f"{name}: {entry}", exact=True)
        if name == "Status":
            field.select_option(label=value)
        else:
            field.fill(value)
            field.blur()


def test_what_is_entered_stays_in_the_tab_and_on_the_device_only_when_asked(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    opened(page, address + GAP)
    assert not page.locator(".xw-own").is_visible()  # who enters nothing is told nothing
    page.get_by_role("button", name="Your columns").click()
    enter(page, "A.5.6", Status="Partly", Owner="Head of IT", Due="2020-02-01")
    page.get_by_label("9.2.1", exact=True).check()
    assert status(page) == "1 of 123 done, 1 overdue"
    assert "days late" in page.locator("li", has_text="A.5.6").first.inner_text()
    assert "2 of 123 entries have something of yours, until you close this tab." in fact(page)
    assert page.url == address + GAP
    assert page.evaluate(STORED) == "[]"
    page.get_by_role("link", name="Add Availability", exact=True).click()
    page.locator(".xw-strip.xw-live").wait_for()
    assert status(page) == "1 of 123 done, 1 overdue"
    other = context.new_page()
    opened(other, address + GAP)
    assert status(other) == "0 of 123 done"
    page.get_by_role("button", name="Keep on this device").click()
    other.locator(".xw-prog", has_text="1 of 123 done").wait_for()
    other.get_by_label("4.4", exact=True).check()
    page.locator(".xw-own__fact", has_text="Another tab changed Clause 4.4.").wait_for()
    assert status(page) == "2 of 123 done, 1 overdue"
    page.close()
    other.reload()
    other.locator(".xw-prog", has_text="2 of 123 done, 1 overdue").wait_for()
    other.get_by_role("button", name="Erase").click()
    other.get_by_role("button", name="Keep them").click()
    other.get_by_role("button", name="Erase").click()
    other.get_by_role("button", name="Erase 3 entries").click()
    assert status(other) == "0 of 123 done"
    assert other.evaluate(STORED) == "[]"
    other.get_by_role("button", name="Undo").click()
    assert status(other) == "2 of 123 done, 1 overdue"


def test_not_applicable_needs_a_reason_is_not_offered_where_all_are_bound_and_leaves_the_count(
    page: Page, address: str
) -> None:
    opened(page, address + GAP)
    page.get_by_role("button", name="Your columns").click()
    options = page.get_by_label("Status: Clause 9.2.1", exact=True).locator("option").all_inner_texts()
    assert options == ["Status", "Implemented", "Partly", "Planned", "Not started"]
    enter(page, "A.7.12", Status="Excluded: not applicable")
    assert page.evaluate("document.activeElement.required")
    page.keyboard.type("No premises")
    page.keyboard.press("Tab")
    assert status(page) == "0 of 122 done"
    page.get_by_label("Any status").select_option(label="Excluded")
    assert page.locator(".xw-todo > li:visible").count() == 1
    assert page.url == f"{address}{GAP}#status=excluded"


def test_a_list_is_saved_opened_again_and_goes_to_yaml_and_back(page: Page, address: str, tmp_path: Path) -> None:
    opened(page, address + GAP)
    page.get_by_role("button", name="Your columns").click()
    enter(page, "A.5.5", Status="Planned", Due="2027-03-26", Owner="Head of IT")
    enter(page, "A.8.23", Status="Excluded: not applicable")
    page.keyboard.type("=cmd|' /C calc'!A0")
    page.keyboard.press("Tab")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save file").click()
    first = tmp_path / "work.json"
    saved.value.save_as(first)
    with page.expect_download() as table:
        page.get_by_role("button", name="My list (CSV)").click()
    text = table.value.path().read_text("utf-8-sig")
    assert "'=cmd|" in text
    rows = list(csv.DictReader(io.StringIO(text)))
    shown = page.locator(".xw-todo > li > label").all_inner_texts()
    assert [row["id"].removeprefix("Clause ") for row in rows][: len(shown)] == [one.strip() for one in shown]
    first_row = page.locator(".xw-todo > li").first
    assert rows[0]["first_step"] == first_row.locator("summary").inner_text() and rows[0]["group"].startswith("First")
    assert {row["outcome"] for row in rows} == {"New", "Extend", "Carries over"}
    assert {row["size"] for row in rows} == {"Small", "Medium", "Large"}
    company = tmp_path / "own"
    assert main(["import", str(first), "--with", str(company)]) == 0
    assert main(["work", str(tmp_path / "back.json"), "--with", str(company)]) == 0
    page.get_by_role("button", name="Erase").click()
    page.get_by_role("button", name="Erase 2 entries").click()
    page.locator(".xw-own input[type=file]").set_input_files(tmp_path / "back.json")
    page.locator(".xw-own__fact", has_text="back.json is open: 2 entries taken").wait_for()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save file").click()
    again = json.loads(saved.value.path().read_text("utf-8"))["entries"]
    for entry, says in json.loads(first.read_text("utf-8"))["entries"].items():
        assert {**again[entry], "changed": ""} == {**says, "changed": ""}
    before = (company / "status.yml").read_bytes()
    shutil.copy(saved.value.path(), tmp_path / "third.json")
    assert main(["import", str(tmp_path / "third.json"), "--with", str(company)]) == 0
    assert (company / "status.yml").read_bytes() == before


BROKEN = {
    "budget.xlsx": (b"PK\x03\x04\x00\x00", "was not opened"),
    "cut.json": (b'{"version": 1, "entries": {"A.5.1": {"status": "partly"}, "A.5.2": {"st', "was not opened"),
    "newer.json": (b'{"version": 9, "entries": {}}', "made by a newer site"),
    "other.json": (b'{"name": "x"}', "was not opened"),
    "large.json": (b" " * 1_100_000, "larger than 1 MiB"),
    "words.json": (b'{"version": 1, "entries": {"A.5.1": {"status": "done"}}}', "was not opened"),
    "page.html": (b"<html><script>alert(1)</script></html>", "was not opened"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_taken_is_told_and_leaves_everything_as_it_was(
    page: Page, address: str, tmp_path: Path, name: str
) -> None:
    opened(page, address + GAP)
    page.get_by_label("4.4", exact=True).check()
    content, says = BROKEN[name]
    (tmp_path / name).write_bytes(content)
    page.locator(".xw-own input[type=file]").set_input_files(tmp_path / name)
    page.locator(".xw-own__fact", has_text=says).wait_for()
    assert status(page) == "1 of 123 done"
    if name == "cut.json":
        page.get_by_role("button", name="Take the 1 that is right").click()
        assert page.locator(".xw-own__fact").inner_text().startswith("cut.json is open: 1 entry taken")
        page.get_by_role("button", name="Undo").click()
    assert status(page) == "1 of 123 done"


def test_a_shared_list_is_a_view_and_changes_nothing_until_it_is_taken_over(page: Page, address: str) -> None:
    opened(page, address + GAP)
    page.get_by_label("10.1", exact=True).check()
    opened(page, f"{address}{GAP}?show=new#view=implemented:A.5.5_6.3~partly:A.5.6")
    assert fact(page) == "A shared list of 3 entries is shown. Yours is untouched."
    assert status(page) == "2 of 123 done"
    assert page.get_by_label("6.3", exact=True).is_disabled()
    page.get_by_role("button", name="Show mine").click()
    assert page.url == f"{address}{GAP}?show=new"
    assert status(page) == "1 of 123 done"
    opened(page, f"{address}{GAP}?show=carries-over&size=process#view=implemented:A.5.5")
    page.get_by_role("button", name="Show all").click()
    assert page.url == f"{address}{GAP}#view=implemented:A.5.5"
    page.go_back()
    page.goto(f"{address}{GAP}#view=implemented:A.5.5")
    page.get_by_role("button", name="Take it over").click()
    assert status(page) == "2 of 123 done"
    page.get_by_role("button", name="Undo").click()
    assert status(page) == "1 of 123 done"


def test_the_address_of_an_earlier_edition_opens_as_a_view_behind_the_hash(browser: Browser, address: str) -> None:
    page = browser.new_page()
    opened(page, f"{address}{GAP}?done=A.5.30_6.1.3&show=new")
    assert page.url == f"{address}{GAP}?show=new#view=implemented:6.1.3_A.5.30"
    assert status(page) == "2 of 123 done"
    page.close()


def test_refused_storage_is_told_and_all_works(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(address + GAP)
    page.locator(".xw-strip.xw-live").wait_for()
    page.get_by_label("4.4", exact=True).check()
    page.get_by_role("button", name="Keep on this device").click()
    page.locator(".xw-own__fact", has_text="This browser keeps nothing for this page.").wait_for()
    assert status(page) == "1 of 123 done"
    page.close()


AUDIT = """\
urn;ref_id;name;compliance_result;observations
a;A.5.15;Access control;compliant;ok
b;A.5.18;Access rights;partially_compliant;late
c;A.7.4;Monitoring;not_applicable;No premises
d;A.5.99;None;compliant;
"""
REPORTS = {
    "ciso.csv": (
        AUDIT,
        "3 entries in 4 rows: 1 implemented, 1 partly, 1 excluded. 1 row was not understood.",
        3,
    ),
    "prowler.csv": (
        "PROVIDER;REQUIREMENTS_ID;STATUS;MUTED\naws;A.8.5;FAIL;False\naws;A.8.5;PASS;False\naws;A.8.15;PASS;False\n",
        "2 entries in 3 rows: 2 partly. 2 of 3 checks pass; a check alone makes no entry implemented.",
        2,
    ),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_of_another_tool_is_read_looked_at_and_put_on_the_list(
    page: Page, address: str, tmp_path: Path, name: str
) -> None:
    opened(page, address + GAP)
    text, says, count = REPORTS[name]
    (tmp_path / name).write_text(text, "utf-8")
    page.get_by_role("button", name="Your columns").click()
    page.locator(".xw-own input[type=file]").set_input_files(tmp_path / name)
    page.locator(".xw-report [role=status]", has_text=says).wait_for()
    if name == "ciso.csv":
        assert status(page) == "1 of 122 done"  # looked at before it is taken
    page.get_by_role("button", name="Put on the list").click()
    page.locator(".xw-own__fact", has_text=f"{count} entries taken from {name}.").wait_for()
    page.get_by_role("button", name="Undo").click()
    assert status(page) == "0 of 123 done"


def test_the_columns_and_words_of_any_table_are_named_by_the_reader(page: Page, address: str, tmp_path: Path) -> None:
    opened(page, address + GAP)
    table = tmp_path / "ours.csv"
    table.write_text('Ref,Zustand,"Wer, bitte",Bis\r\nA.5.5,fertig,Jo,26.3.2027\r\n9.2.1,offen,Jo,\r\n', "utf-8")
    page.get_by_role("button", name="Your columns").click()
    page.locator(".xw-own input[type=file]").set_input_files(table)
    page.locator(".xw-report").wait_for()
    assert page.get_by_role("button", name="Put on the list").is_disabled()
    for label, column in (("Id of the entry", "Ref"), ("Status", "Zustand"), ("Owner", "Wer, bitte"), ("Due", "Bis")):
        page.locator(".xw-report").get_by_label(label, exact=True).select_option(label=column)
    page.locator(".xw-report").get_by_label("fertig (1 row)").select_option(label="Partly")
    page.locator(".xw-report").get_by_label("offen (1 row)").select_option(label="Not started")
    page.locator(".xw-report [role=status]", has_text="2 entries in 2 rows: 1 partly, 1 not started.").wait_for()
    page.get_by_role("button", name="Put on the list").click()
    assert page.get_by_label("Due: A.5.5", exact=True).input_value() == "2027-03-26"


def test_a_file_is_dropped_on_the_page(page: Page, address: str) -> None:
    opened(page, address + GAP)
    page.evaluate(
        """() => {
            const transfer = new DataTransfer();
            const text = '{"version": 1, "entries": {"A.5.5": {"status": "implemented"}}}';
            transfer.items.add(new File([text], "work.json", { type: "application/json" }));
            const drop = { dataTransfer: transfer, bubbles: true, cancelable: true };
            document.querySelector("article").dispatchEvent(new DragEvent("drop", drop));
        }"""
    )
    page.locator(".xw-own__fact", has_text="work.json is open: 1 entry taken").wait_for()
    assert status(page) == "1 of 123 done"


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 2560])
def test_the_columns_fit_every_width(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, address + GAP)
    if width < 768:
        page.get_by_role("button", name="Tools").click()
    page.get_by_role("button", name="Your columns").click()
    page.get_by_label("Status: A.5.6", exact=True).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_ticks_that_a_device_kept_before_are_on_the_list(page: Page, address: str) -> None:
    opened(page, address + GAP)
    root = page.evaluate("new URL('../../', location.href).pathname")
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)", [f"crosswalk {root} soc2-to-iso27001", "A.5.5 6.1.3"]
    )
    page.reload()
    page.locator(".xw-prog", has_text="2 of 123 done").wait_for()


@pytest.mark.parametrize("path", ["matrix/", "matrix/all/"])
def test_a_list_and_a_report_are_laid_over_the_matrix_for_the_side_that_is_asked_for(
    page: Page, address: str, tmp_path: Path, path: str
) -> None:
    opened(page, address + GAP)
    page.get_by_label("9.2.1", exact=True).check()
    page.goto(address + path)
    page.get_by_role("button", name="Your status").click()
    page.locator(".xw-ours:visible .xw-ours__key", has_text="Implemented 1 of 30").wait_for()
    assert page.url.endswith("#ours=on")
    (tmp_path / "audit.csv").write_text(AUDIT, "utf-8")
    page.locator(".xw-own:visible input[type=file]").set_input_files(tmp_path / "audit.csv")
    key = page.locator(".xw-ours:visible .xw-ours__key")
    key.filter(has_text="Implemented 1 of 92").wait_for()
    page.get_by_role("button", name="Close").click()
    key.filter(has_text="Not said 93 of 93").wait_for()
    page.get_by_role("link", name="Reuse ISO for SOC 2").click()
    page.locator(".xw-own:visible", has_text="Nothing of yours yet").wait_for()
    assert not page.locator(".xw-ours__key:visible, .xw-ours__m").count(), (
        "where nothing is said there is nothing to count"
    )
    list_of_them = page.locator(".xw-own:visible").get_by_role("link", name="the gap list")
    assert list_of_them.evaluate("a => a.href") == f"{address}gap/iso27001-to-soc2/"
    page.get_by_role("link", name="Reuse SOC 2 for ISO").click()
    page.locator(".xw-ours:visible .xw-ours__key", has_text="Implemented 1 of 30").wait_for()
    page.locator(".xw-ours:visible").get_by_label("Status").select_option(label="Implemented (1)")
    assert page.url.endswith("#ours=on&status=implemented")


@pytest.mark.parametrize("path", ["matrix/", "matrix/all/"])
def test_a_matrix_says_where_a_status_is_entered_and_counts_none_before(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.get_by_role("button", name="Your status").click()
    bar = page.locator(".xw-own:visible")
    bar.get_by_text("Tick entries in the gap list, or open a file.").wait_for()
    assert not page.locator(".xw-ours__m, .xw-ours select:visible, .xw-ours__key:visible").count()
    bar.get_by_role("link", name="the gap list").click()
    page.wait_for_url(f"{address}{GAP}")


@pytest.mark.parametrize("width", [320, 1440])
def test_the_statement_is_filled_in_with_the_same_list(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}soa/")
    page.locator(".xw-fill .xw-todo:visible").first.wait_for()
    assert page.locator(".xw-fill .xw-todo > li").count() == 93
    assert "Choose Yes or No" in page.locator(".xw-fill .xw-own").inner_text()
    assert page.get_by_label("Status: A.5.2", exact=True).evaluate("e => e.selectedOptions[0].text") == "Status"
    assert page.locator(".md-nav--secondary a[href$='#fill']").count() == 1
    counts = page.locator(".xw-fill__n")
    assert counts.inner_text() == "None of the 93 controls is decided yet."
    assert page.get_by_role("link", name="A.5.1 Security policies").is_visible()
    enter(page, "A.5.2", Status="Partly", Owner="Head of IT")
    necessary, why = (page.get_by_label(f"{name}: A.5.2", exact=True) for name in ("Necessary", "Why"))
    assert necessary.input_value() == "yes" and why.evaluate("field => field.required")
    assert counts.inner_text() == "Of 93 controls: 1 necessary, 92 still to decide. 1 of the 1 decided lacks a reason."
    why.fill("Risk R-02")
    why.press("Tab")
    assert counts.inner_text() == "Of 93 controls: 1 necessary, 92 still to decide."
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, address + GAP)
    page.get_by_role("button", name="Your columns").click()
    assert page.get_by_label("Owner: A.5.2", exact=True).input_value() == "Head of IT"


def test_the_statement_says_of_each_control_whether_it_is_necessary_and_why_in_or_out(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}soa/")
    page.locator(".xw-fill .xw-todo:visible").first.wait_for()
    heads = page.locator(".xw-fill__h").first.locator("span").all_inner_texts()
    assert heads == ["Control", "Necessary", "Why", "Status", "Owner", "Due"]
    for control, answer, reason in (("A.5.1", "Yes", "Law"), ("A.5.3", "Yes", "Risk"), ("A.5.2", "No", "One person")):
        page.get_by_label(f"Necessary: {control}", exact=True).select_option(label=answer)
        assert page.evaluate("document.activeElement.ariaLabel") == f"Why: {control}"
        page.keyboard.type(reason)
        page.keyboard.press("Tab")
    page.get_by_label("Necessary: A.5.3", exact=True).select_option(label="No")
    assert page.get_by_label("Why: A.5.3", exact=True).input_value() == "", "why it was necessary is not why it is not"
    said = "Of 93 controls: 1 necessary, 2 left out, 90 still to decide. 1 of the 3 decided lacks a reason."
    assert page.locator(".xw-fill__n").inner_text() == said
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save file").click()
    saved.value.save_as(tmp_path / "work.json")
    entries = json.loads((tmp_path / "work.json").read_text("utf-8"))["entries"]
    told = {control: (says["status"], says["reason"]) for control, says in entries.items()}
    assert told == {
        "A.5.1": ("not-started", "Law"),
        "A.5.2": ("excluded", "One person"),
        "A.5.3": ("excluded", ""),
    }


def test_owners_are_offered_again_and_paper_has_what_was_entered(page: Page, address: str) -> None:
    opened(page, address + GAP)
    page.get_by_role("button", name="Your columns").click()
    enter(page, "A.5.6", Status="Partly", Owner="Head of IT", Due="2027-03-26")
    assert page.locator("#xw-owners option").evaluate_all("all => all.map(o => o.value)") == ["Head of IT"]
    page.emulate_media(media="print")
    row = page.locator(".xw-todo > li", has_text="A.5.6").first
    assert not row.locator(".xw-mine :is(input, select):visible").count()
    said = row.locator(".xw-mine").evaluate("e => getComputedStyle(e, '::after').content.length && e.dataset.said")
    assert said == "Partly · Head of IT · due 2027-03-26"
    assert row.locator("input[type=checkbox]").is_visible()
    assert page.locator(".xw-mine:visible").count() == 1


def test_a_report_does_not_go_over_what_the_reader_says_unless_they_choose_so(
    page: Page, address: str, tmp_path: Path
) -> None:
    opened(page, address + GAP)
    page.get_by_label("A.7.4", exact=True).check()
    page.get_by_role("button", name="Your columns").click()
    (tmp_path / "audit.csv").write_text(AUDIT, "utf-8")
    page.locator(".xw-own input[type=file]").set_input_files(tmp_path / "audit.csv")
    page.locator(".xw-report [role=status]", has_text="You say otherwise of A.7.4.").wait_for()
    page.get_by_role("button", name="Put the other 2 on the list").click()
    assert page.get_by_label("Status: A.7.4", exact=True).input_value() == "implemented"
    page.locator(".xw-own input[type=file]").set_input_files(tmp_path / "audit.csv")
    page.get_by_role("button", name="Put all 3, over yours too").click()
    assert page.get_by_label("Status: A.7.4", exact=True).input_value() == "excluded"


def test_what_is_typed_when_the_page_is_left_is_entered_and_a_tick_taken_away_brings_back_what_was_there(
    page: Page, address: str
) -> None:
    opened(page, address + GAP)
    page.get_by_role("button", name="Your columns").click()
    enter(page, "A.5.6", Status="Partly")
    page.get_by_label("A.5.6", exact=True).check()
    page.get_by_label("Owner: A.5.5", exact=True).click()
    page.keyboard.type("Head\u00ad of\u200b IT")
    page.reload()
    page.locator(".xw-strip.xw-live").wait_for()
    assert page.get_by_label("Owner: A.5.5", exact=True).input_value() == "Head of IT"
    page.get_by_label("A.5.6", exact=True).uncheck()
    assert page.get_by_label("Status: A.5.6", exact=True).input_value() == "partly"


def test_what_yaml_made_of_a_list_is_no_news_to_it(page: Page, address: str, tmp_path: Path) -> None:
    opened(page, address + GAP)
    page.get_by_role("button", name="Your columns").click()
    enter(page, "A.5.5", Status="Partly", Due="2027-03-26", Owner="Head of IT")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save file").click()
    saved.value.save_as(tmp_path / "work.json")
    assert main(["import", str(tmp_path / "work.json"), "--with", str(tmp_path / "own")]) == 0
    assert main(["work", str(tmp_path / "back.json"), "--with", str(tmp_path / "own")]) == 0
    page.locator(".xw-own input[type=file]").set_input_files(tmp_path / "back.json")
    page.locator(".xw-own__fact", has_text="back.json is open: 0 entries taken.").wait_for()


def test_a_tab_that_was_told_of_an_erasure_follows_when_that_is_undone(context: BrowserContext, address: str) -> None:
    one, other = context.new_page(), context.new_page()
    opened(one, address + GAP)
    one.get_by_label("4.4", exact=True).check()
    one.get_by_role("button", name="Keep on this device").click()
    opened(other, address + GAP)
    one.get_by_role("button", name="Erase").click()
    one.get_by_role("button", name="Erase 1 entry").click()
    other.locator(".xw-own__fact", has_text="Another tab has erased").wait_for()
    one.get_by_role("button", name="Undo").click()
    other.locator(".xw-own__fact", has_text="keeps the list on this device again").wait_for()
    one.get_by_label("10.1", exact=True).check()
    other.locator(".xw-prog", has_text="2 of 123 done").wait_for()
