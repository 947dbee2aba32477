"""The whole table of the matrix in a real browser, held against the catalogue."""

from __future__ import annotations

import csv
import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import expect

from mkdocs_crosswalk.registers.levels import Agreement, Direction, Level
from tests.support.frameworks import ISO, ISO_TO_SOC2, SOC2, SOC2_TO_ISO
from tests.support.hosting import base_of, hosted
from tests.support.reviewers import ENTRY
from tests.support.seldom import seldom
from tests.support.silent import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Route

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.frameworks import Entry
    from tests.support.builds import BuiltSite

pytestmark = pytest.mark.browser

TO_ISO, TO_SOC2 = SOC2_TO_ISO, ISO_TO_SOC2
WORDS = {Level.FULL: "Full", Level.PARTIAL: "Partial", Level.NONE: "Not a match"}
# What is seen of the first table: ids of rows and columns, and the pairs whose mark is drawn.
SEEN = """() => {
    const box = document.querySelector(".xw-mx");
    const shown = e => e.checkVisibility({visibilityProperty: true});
    const id = tr => (tr.parentElement.dataset.before ?? "") + tr.querySelector(".xw-id").textContent;
    const text = e => e.textContent.split(",")[0].trim();
    const rows = [...box.querySelectorAll("tbody tr:not(.g)")].filter(shown);
    return {
        rows: rows.map(id),
        columns: [...box.querySelectorAll("thead tr:last-child th")].filter(shown).map(text),
        pairs: rows.flatMap(tr => [...tr.querySelectorAll("td > a")].filter(shown)
            .map(a => id(tr) + "," + text(a))),
    };
}"""


class View(NamedTuple):
    """What a filter leaves: ids of controls, sub-clauses and criteria in order, and pairs."""

    rows: list[str]
    columns: list[str]
    pairs: list[str]


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    with hosted(site.folder, base_of(site)) as host:
        yield f"{host.address}matrix/all/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with silent(browser, viewport={"width": 1440, "height": 900}, accept_downloads=True) as page:
        yield page


def opened(page: Page, url: str) -> Page:
    page.goto(url, wait_until="load")
    page.locator(".xw-mx--live").first.wait_for()
    return page


def settled(page: Page) -> Page:
    """Wait until the rows out of view, the columns and the address have followed."""
    page.wait_for_timeout(450)
    page.locator(".xw-mx[aria-busy]").wait_for(state="detached")
    return page


def seen(page: Page) -> View:
    return View(**settled(page).evaluate(SEEN))


def status(page: Page) -> str:
    return page.locator(".xw-line [role=status]").inner_text()


def query(page: Page) -> str:
    return page.url.partition("?")[2]


def text_field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Filter")


def shown_pairs(catalogue: Catalogue) -> list[Overlap]:
    return [o for o in catalogue.between(ISO, SOC2) if o.counted or o.mappings]


def rows_of(catalogue: Catalogue) -> tuple[Entry, ...]:
    return catalogue.framework_entries(ISO, "control", "subclause")


def expected(
    catalogue: Catalogue,
    keep: Callable[[Overlap], bool] = lambda _: True,
    row: Callable[[Entry], bool] = lambda _: True,
    column: Callable[[Entry], bool] = lambda _: True,
    *,
    narrow: bool = False,
    filtered: bool = True,
) -> View:
    """Work out from the data what a filter has to leave; `narrow` keeps only rows of a pair that passes.

    Columns without a pair go while there is a filter.
    """
    controls = [e for e in rows_of(catalogue) if row(e)]
    criteria = [e for e in catalogue.framework_entries(SOC2, "criterion") if column(e)]
    overlaps = {(o.left, o.right): o for o in shown_pairs(catalogue) if keep(o)}
    pairs = [(r.id, c.id) for r in controls for c in criteria if (r.id, c.id) in overlaps]
    if narrow:
        controls = [r for r in controls if any(p[0] == r.id for p in pairs)]
    if filtered:
        criteria = [c for c in criteria if any(p[1] == c.id for p in pairs)]
    return View([r.id for r in controls], [c.id for c in criteria], [",".join(p) for p in pairs])


def said(view: View, catalogue: Catalogue, direction: Direction = SOC2_TO_ISO) -> str:
    """Return the counts in words, as the page has to say them."""
    shown = [catalogue.overlaps[iso, soc2] for iso, soc2 in (p.split(",") for p in view.pairs)]
    matches, rest = sum(o.reaches(direction) for o in shown), sum(not o.counted for o in shown)
    words = f"{len(view.rows)} of 123 controls or clauses, {len(view.columns)} of 61 criteria, "
    words += f"{matches} match{'es' * (matches != 1)}"
    none = "" if view.rows else "Nothing fits the filters: "
    back = len(shown) - matches - rest
    words += f"; {back} only the other way round" if back else ""
    return none + words + (f"; {rest} published, not a match" if rest else "")


def test_all_of_it_is_there_at_first(page: Page, address: str, catalogue: Catalogue) -> None:
    view = seen(opened(page, address))
    assert view == expected(catalogue, filtered=False)
    assert (len(view.rows), len(view.columns)) == (123, 61)
    assert status(page) == said(view, catalogue)
    assert query(page) == ""


COUNTS = """() => [...document.querySelectorAll(".xw-mx tbody")].map(({ rows: [head, ...rows] }) => {
    const counts = [...head.cells].slice(1);
    const marks = counts.map((_, n) => rows.filter(r => /(^| )[fpu]( |$)/.test(r.cells[n + 1].className)));
    return {
        written: counts.map(cell => Number(cell.textContent)),
        seen: marks.map(found => found.length),
        share: head.querySelector("small").firstChild.textContent,
        rows: new Set(marks.flat()).size,
        of: rows.length,
    };
})"""


@pytest.mark.parametrize("towards", ["", "?direction=iso-to-soc2"])
def test_a_group_counts_the_marks_that_its_rows_show(page: Page, address: str, towards: str) -> None:
    """One number cannot mean both ways round where the marks below it are those of one."""
    opened(page, f"{address}{towards}")
    for group in page.evaluate(COUNTS):
        assert group["written"] == group["seen"]
        assert group["share"] == f"{group['rows']} of {group['of']}"


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_titles_are_whole_and_the_table_begins_where_pages_do(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, address)
    cut = "all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent)"
    assert page.locator(".xw-mx tbody th a").evaluate_all(cut) == []
    pane, head = page.locator(".xw-mx").bounding_box(), page.locator("h1").bounding_box()
    assert pane
    assert head
    assert abs(pane["x"] - head["x"]) <= 1 or width > 1600


def test_rows_stand_between_the_lines_that_the_table_draws(page: Page, address: str) -> None:
    """Lines are one background of the table, and the filter counts with these heights (matrix.css, matrix.js)."""
    opened(page, address)
    heights = "es => [...new Set(es.map(e => e.getBoundingClientRect().height))]"
    for width in (1440, 1920, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        (row,), (heads,) = (
            page.locator(f".xw-mx--whole {part}").evaluate_all(heights) for part in ("tbody tr", "thead")
        )
        assert (row, heads) == (25, 116) or width > 2000
        assert (row - 1) * 5 - 4 == heads
        assert row == int(row)


TEXTS = ("access", "A.8.2", "8.2", "polic", "cc6.1", "CC7", "incident", "backup")


@pytest.mark.parametrize("text", seldom(TEXTS, range(6)))
def test_text_keeps_rows_and_their_pairs(page: Page, address: str, catalogue: Catalogue, text: str) -> None:
    def hit(entry: Entry) -> bool:
        number = entry.id.removeprefix("A.").removeprefix("Clause ")
        titles = f"{entry.title} {entry.brief}" if entry.framework == ISO else entry.title
        return re.search(rf" {re.escape(text)}", f" {entry.id} {number} {titles}", re.IGNORECASE) is not None

    def kept(overlap: Overlap) -> bool:
        return hit(catalogue.entries[overlap.left]) or hit(catalogue.entries[overlap.right])

    opened(page, address)
    text_field(page).press_sequentially(text, delay=5)
    view = seen(page)
    partners = {o.left for o in shown_pairs(catalogue) if hit(catalogue.entries[o.right])}
    assert view.rows == [e.id for e in rows_of(catalogue) if hit(e) or e.id in partners]
    named = {o.right for o in shown_pairs(catalogue) if kept(o)}
    criteria = catalogue.framework_entries(SOC2, "criterion")
    assert view.columns == [e.id for e in criteria if hit(e) or e.id in named]
    everything = expected(catalogue, row=lambda e: e.id in view.rows, column=lambda e: e.id in view.columns)
    assert view.pairs == everything.pairs
    assert {o.left for o in shown_pairs(catalogue) if kept(o)} <= set(view.rows)
    assert status(page) == said(view, catalogue)
    assert query(page) == f"text={text}"
    page.reload()
    assert seen(page) == view, "the address does not bring the view back"
    text_field(page).fill("")
    assert seen(page) == expected(catalogue, filtered=False)


def test_nothing_moves_under_a_press_while_columns_are_still_to_come(page: Page, address: str) -> None:
    before, after = opened(page, address).evaluate(
        """async () => {
            const box = document.querySelector(".xw-mx");
            const field = document.querySelector("form.xw-bar [name=text]");
            const seen = () => [box.querySelectorAll("thead tr:last-child th:not([hidden])").length, box.ariaBusy];
            field.value = "A.5.15";
            field.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            const before = seen();
            box.dispatchEvent(new PointerEvent("pointermove", { bubbles: true }));
            return [before, seen()];
        }"""
    )
    assert before[1] == "true", "columns come when typing pauses"
    assert after[0] < before[0], "and at once, when a pointer comes"
    assert after[1] is None


def test_a_text_that_nothing_has_says_so(page: Page, address: str) -> None:
    opened(page, address)
    text_field(page).press_sequentially("zzzz")
    view = seen(page)
    assert not view.rows
    assert status(page).startswith("Nothing fits the filters: 0 of 123 controls or clauses")
    page.get_by_role("button", name="Clear filters").click()
    assert len(seen(page).rows) == 123
    assert page.evaluate("document.activeElement.name") == "text"


def filters(catalogue: Catalogue) -> dict[str, View]:
    """Return the filters of the form, as an address says them, and what each has to leave."""

    def towards(direction: Direction, level: Level | None) -> Callable[[Overlap], bool]:
        return lambda o: o.counted and o.level(direction) == level

    def differ(overlap: Overlap) -> bool:
        return Agreement.DIFFER in overlap.agreement.values()

    def in_theme(entry: Entry) -> bool:
        return entry.parent == "A.7"

    def in_common(entry: Entry) -> bool:
        return entry.id.startswith("CC")

    return {
        "theme=A.7": expected(catalogue, row=in_theme),
        "category=security": expected(catalogue, column=in_common),
        "level=full": expected(catalogue, towards(TO_ISO, Level.FULL), narrow=True),
        "direction=iso-to-soc2&level=full": expected(catalogue, towards(TO_SOC2, Level.FULL), narrow=True),
        "level=partial": expected(catalogue, towards(TO_ISO, Level.PARTIAL), narrow=True),
        "level=other": expected(catalogue, towards(TO_ISO, None), narrow=True),
        "level=none": expected(catalogue, lambda o: not o.counted, narrow=True),
        "agreement=one": expected(catalogue, lambda o: o.counted and o.voices == 1, narrow=True),
        "agreement=agree": expected(catalogue, lambda o: o.counted and o.voices > 1 and not differ(o), narrow=True),
        "agreement=differ": expected(catalogue, differ, narrow=True),
        "theme=A.7&category=security&level=full": expected(
            catalogue, towards(TO_ISO, Level.FULL), in_theme, in_common, narrow=True
        ),
    }


def test_each_filter_leaves_what_the_data_says(page: Page, address: str, catalogue: Catalogue) -> None:
    for said_so, left in filters(catalogue).items():
        opened(page, f"{address}?{said_so}")
        assert seen(page) == left, said_so
        direction = ISO_TO_SOC2 if "direction=iso-to-soc2" in said_so else SOC2_TO_ISO
        assert status(page) == said(left, catalogue, direction), said_so


def test_only_mapped_leaves_entries_of_counted_pairs(page: Page, address: str, catalogue: Catalogue) -> None:
    opened(page, address)
    page.locator("summary", has_text="Filters").click()
    page.get_by_label("Only mapped").check()
    view = seen(page)
    counted = expected(catalogue, lambda o: o.counted, narrow=True)
    assert (view.rows, view.columns) == (counted.rows, counted.columns)
    assert query(page) == "mapped=1"


def test_a_source_leaves_its_own_pairs(page: Page, address: str, catalogue: Catalogue) -> None:
    opened(page, address)
    page.locator("summary", has_text="Filters").click()
    for option in page.get_by_label("Source", exact=True).locator("option").all()[1:]:
        source = option.get_attribute("value") or ""
        page.get_by_label("Source", exact=True).select_option(source)
        view = seen(page)
        of_source = [o for o in shown_pairs(catalogue) if any(m.row.source == source for m in o.mappings)]
        counted = {f"{o.left},{o.right}" for o in of_source if o.counted}
        assert counted
        assert counted <= set(view.pairs) <= {f"{o.left},{o.right}" for o in of_source}
        assert query(page) == f"source={source}"


def test_the_direction_changes_what_a_cell_says(page: Page, address: str, catalogue: Catalogue) -> None:
    opened(page, address)
    both = next(o for o in shown_pairs(catalogue) if o.counted and set(o.levels) >= {TO_ISO, TO_SOC2})
    link = page.locator(
        f".xw-mx a[href$='{both.left.lower().replace('.', '-')}/#{both.right.lower().replace('.', '-')}']"
    ).first
    first, other = WORDS[both.levels[TO_ISO]], WORDS[both.levels[TO_SOC2]]
    assert link.text_content() == f"{both.right}, {first}, {other} for SOC 2"
    page.get_by_role("link", name="Reuse ISO for SOC 2").click()
    assert query(settled(page)) == "direction=iso-to-soc2"
    assert link.text_content() == f"{both.right}, {other}, {first} for ISO"
    page.go_back()
    assert query(settled(page)) == ""
    assert link.text_content() == f"{both.right}, {first}, {other} for SOC 2"


def test_themes_and_series_fold(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("button", name="A.5 Organizational").click()
    page.get_by_role("button", name=re.compile(r"^CC6 ")).first.click()
    view = seen(page)
    assert [r for r in view.rows if not r.startswith("A.5.")] == view.rows
    assert len(view.rows) == 123 - 37
    assert [c for c in view.columns if not c.startswith("CC6.")] == view.columns
    assert page.locator("tr.g", has_text="A.5 Organizational").first.is_visible()
    assert page.get_by_role("button", name="A.5 Organizational").get_attribute("aria-expanded") == "false"
    assert query(page) == "fold=A.5,CC6"
    page.reload()
    assert seen(page) == view
    page.get_by_role("button", name="A.5 Organizational").click()
    page.get_by_role("button", name=re.compile(r"^CC6 ")).first.click()
    assert len(seen(page).rows) == 123
    assert query(page) == ""


def focus(page: Page) -> tuple[str, str]:
    """Return the row's and the column's id of the focus; an empty one for a head's own axis."""
    found: list[str] = page.evaluate(
        """() => {
            const cell = document.activeElement.closest("td, th");
            const row = cell?.parentElement.querySelector(".xw-id")?.textContent ?? "";
            const heads = document.querySelectorAll(".xw-mx thead tr:last-child th");
            return [row, cell?.matches("td") ? heads[cell.cellIndex - 1].textContent : ""];
        }"""
    )
    return found[0], found[1]


def test_arrow_keys_move_from_cell_to_cell(page: Page, address: str) -> None:
    opened(page, address)
    page.locator(".xw-mx").first.focus()
    page.keyboard.press("Tab")
    assert focus(page) == ("A.5.1", "")
    for key, to in (
        ("ArrowRight", ("A.5.1", "CC1.1")),
        ("ArrowRight", ("A.5.1", "CC1.2")),
        ("ArrowDown", ("A.5.2", "CC1.2")),
        ("ArrowLeft", ("A.5.2", "CC1.1")),
        ("End", ("A.5.2", "P8.1")),
        ("PageDown", ("A.5.12", "P8.1")),
        ("Home", ("A.5.12", "")),
        ("Control+End", ("10.2", "P8.1")),
        ("ArrowUp", ("10.1", "P8.1")),
    ):
        page.keyboard.press(key)
        assert focus(page) == to, key
    box = page.evaluate(
        "(() => { const r = document.activeElement.getBoundingClientRect(); return [r.top, r.bottom]; })()"
    )
    pane = page.locator(".xw-mx").first.bounding_box()
    assert pane
    assert pane["y"] + 72 <= box[0]
    assert box[1] <= pane["y"] + pane["height"] + 1
    lit = page.evaluate("[...document.querySelectorAll('.xw-mx col')].findIndex(c => c.classList.contains('on'))")
    assert lit == 61
    assert page.evaluate("getComputedStyle(document.activeElement.closest('tr')).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_the_panel_says_who_says_what(page: Page, address: str, catalogue: Catalogue) -> None:
    overlap = next(o for o in shown_pairs(catalogue) if len(o.sources) > 1)
    opened(page, f"{address}?pair={overlap.left},{overlap.right}")
    panel = page.get_by_role("region", name="Chosen pair")
    panel.get_by_role("link", name=overlap.left, exact=True).wait_for()
    panel.locator("summary", has_text="Sources").click()
    for mapping in overlap.mappings:
        name = catalogue.sources[mapping.row.source].name
        item = panel.get_by_role("listitem").filter(has_text=mapping.row.at)
        assert item.first.get_by_role("link").inner_text() == name
        assert ("Not counted" in item.first.inner_text()) != mapping.counted
    assert page.evaluate("scrollY") == 0
    panel.get_by_role("button", name="Close").press("Enter")
    assert not panel.is_visible()
    assert focus(page) == (overlap.left, overlap.right)
    assert query(settled(page)) == ""


def test_the_panel_names_who_has_reviewed_a_judgement(page: Page, address: str, catalogue: Catalogue) -> None:
    def answer(route: Route) -> None:
        data = route.fetch().json()
        for item in data["items"]:
            if item["iso"] == ENTRY and item["judgement"]:
                look = {"name": "Ada <b>Berth", "credential": "CISA (ISACA)", "reviewed": "2027-02-14"}
                item["judgement"]["reviews"] = [look]
        route.fulfill(json=data)

    page.route("**/api/v1/overlaps.json", answer)
    overlap = next(o for o in shown_pairs(catalogue) if o.left == ENTRY and o.judgement)
    opened(page, f"{address}?pair={overlap.left},{overlap.right}")
    panel = page.get_by_role("region", name="Chosen pair")
    panel.locator("summary", has_text="Sources").click()
    panel.get_by_text("Reviewed by Ada <b>Berth (CISA (ISACA)), 2027-02-14.").wait_for()


def test_enter_opens_the_panel_and_escape_closes_it(page: Page, address: str) -> None:
    opened(page, address)
    page.locator(".xw-mx").first.focus()
    for key in ("Tab", "End"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    panel = page.get_by_role("region", name="Chosen pair")
    panel.get_by_text("Not judged a match, and not named by a source.").wait_for()
    assert query(settled(page)) == "pair=A.5.1,P8.1"
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert focus(page) == ("A.5.1", "P8.1")


def downloaded(page: Page, folder: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))


def test_the_spreadsheet_is_what_is_seen(page: Page, address: str, catalogue: Catalogue, tmp_path: Path) -> None:
    for asked in ("", "?theme=A.6", "?level=partial&direction=iso-to-soc2", "?text=cc6.1"):
        view = seen(opened(page, address + asked))
        lines = downloaded(page, tmp_path)
        pairs = [(x["Control or clause"], x["Criterion"]) for x in lines]
        assert sorted(",".join(pair) for pair in pairs if all(pair)) == sorted(view.pairs)
        assert {x["Control or clause"] for x in lines} - {""} == set(view.rows)
        assert {x["Criterion"] for x in lines} - {""} == set(view.columns)
        for line in lines:
            if not (line["Control or clause"] and line["Criterion"]):
                continue
            overlap = catalogue.overlaps[line["Control or clause"], line["Criterion"]]
            assert line["Counted"] == ("yes" if overlap.counted else "no")
            for direction, column in ((TO_ISO, "Reuse SOC 2 for ISO"), (TO_SOC2, "Reuse ISO for SOC 2")):
                if level := overlap.levels.get(direction):
                    assert line[column] == WORDS[level]
            assert all(catalogue.sources[m.row.source].name in line["Sources"] for m in overlap.mappings)


def test_an_address_with_nonsense_is_the_whole_matrix(page: Page, address: str) -> None:
    opened(page, f"{address}?theme=A.9&level=much&fold=X,,&pair=A.5.1,ZZ9&direction=up&source=nobody&agreement=1")
    view = seen(page)
    assert (len(view.rows), len(view.columns)) == (123, 61)
    assert not page.get_by_role("region", name="Chosen pair").is_visible()


def test_on_a_phone_it_is_a_list(browser: Browser, address: str, catalogue: Catalogue) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = opened(context.new_page(), address)
    row = page.locator("tr", has=page.locator(".xw-id", has_text=re.compile(r"^A\.5\.15$"))).first
    overlap = catalogue.overlaps["A.5.15", "CC6.1"]
    chip = row.get_by_role("link", name=re.compile("^CC6.1, "))
    chip.scroll_into_view_if_needed()
    expect(chip).to_have_text(re.compile(f"^CC6.1, {WORDS[overlap.levels[TO_ISO]]}"), use_inner_text=True)
    assert chip.evaluate("e => getComputedStyle(e).fontSize") == "0px", "only mark and id are seen"
    box = chip.bounding_box()
    assert box
    assert box["height"] >= 24
    assert box["width"] > 60
    assert not page.get_by_label("Theme or clause").is_visible()
    page.locator("summary", has_text="Filters").click()
    page.get_by_label("Theme or clause").select_option("A.6")
    assert len(seen(page).rows) == 8
    page.get_by_label("Theme or clause").select_option("")
    chip.click()
    panel = page.get_by_role("region", name="Chosen pair")
    panel.get_by_role("button", name="Close").wait_for()
    sheet = panel.bounding_box()
    assert sheet
    assert round(sheet["y"] + sheet["height"]) == 844
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Chosen pair"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "A"
    context.close()


def test_without_scripts_it_is_the_complete_table(browser: Browser, address: str, catalogue: Catalogue) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address)
    table = page.get_by_role("table").first
    assert table.get_by_role("rowheader").count() == 123 + 4 + 7
    assert table.get_by_role("columnheader").count() >= 61
    links = table.locator("td > a")
    assert links.count() == len(shown_pairs(catalogue))
    assert all("," in (text or "") for text in links.all_text_contents())
    assert not page.locator("form.xw-bar").count()
    context.close()


def test_it_prints_whole_on_its_side(browser: Browser, address: str, catalogue: Catalogue, tmp_path: Path) -> None:
    page = opened(browser.new_page(), f"{address}")
    page.emulate_media(media="print")
    view = seen(page)
    assert view == expected(catalogue, filtered=False)
    target = tmp_path / "matrix.pdf"
    page.pdf(path=str(target), prefer_css_page_size=True)
    raw = target.read_bytes()
    sheets = {(float(w), float(h)) for w, h in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", raw)}
    assert sheets
    assert all(width > height for width, height in sheets)
    overflow = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.xw-mx table')].map(t => t.getBoundingClientRect().width))"
    )
    assert overflow <= (297 - 16) / 25.4 * 96, "the table is wider than an A4 sheet on its side"
    page.close()


@pytest.mark.parametrize(
    ("url", "rows", "columns"),
    [("iso27001/a-6/", 8, 61), ("iso27001/a-7/", 14, 61), ("soc2/cc6/", 93, 8), ("soc2/p6/", 93, 7)],
)
def test_a_theme_and_a_series_show_their_own_block(site: BuiltSite, url: str, rows: int, columns: int) -> None:
    tree = site.page(url).tree
    table = tree.css_first(".xw-mx table")
    assert table
    assert len(table.css("thead tr:last-child th")) <= columns
    assert 0 < len(table.css("tbody tr:not(.g)")) <= rows
    own = {n.text(strip=True) for n in table.css("tbody .xw-id" if rows < 93 else "thead tr:last-child th")}
    assert len(own) == min(rows, columns)


def test_a_pair_without_a_level_never_looks_like_one_with_a_level(site: BuiltSite) -> None:
    page = site.page("matrix/iso27001-and-nist-csf/all/")
    shapes = [(cell.attributes["class"] or "").split() for cell in page.tree.css(".xw-mx td:has(a)")]
    assert len(shapes) > 300
    assert all("u" in shape and not {"f", "p", "x", "o"} & set(shape) for shape in shapes)
    legend = [item.text() for item in page.tree.css(".xw-key li:has(.xw-lg.u)")]
    assert legend == ["Named beside each other; no list read here gives a level"]


@pytest.mark.browser
def test_the_mark_of_a_pair_without_a_level_is_an_empty_ring(page: Page, address: str) -> None:
    page.goto(address.replace("/matrix/all/", "/matrix/iso27001-and-nist-csf/all/"))
    ring = page.locator(".xw-mx td.u > a").first
    assert ring.evaluate("e => getComputedStyle(e, '::before').backgroundColor") == "rgba(0, 0, 0, 0)"


@pytest.mark.browser
def test_the_whole_table_has_the_edges_of_the_page_and_on_a_wide_screen_goes_beyond_both_alike(
    browser: Browser, address: str
) -> None:
    left = "e => Math.round(e.getBoundingClientRect().left)"
    right = "e => Math.round(e.getBoundingClientRect().right)"
    for width in (1440, 1920):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(address)
        page.locator("form.xw-bar").wait_for()
        bar, pane = page.locator("form.xw-bar"), page.locator(".xw-pane")
        assert (
            bar.evaluate(left)
            == page.locator("h1").evaluate(left)
            == page.locator(".md-tabs__link").first.evaluate(left)
        )
        beyond = bar.evaluate(left) - pane.evaluate(left), pane.evaluate(right) - bar.evaluate(right)
        assert abs(beyond[0] - beyond[1]) <= 1
        assert beyond == (0, 0) if width == 1440 else min(beyond) > 100
        assert page.locator(".xw-mx--whole").evaluate(right) <= pane.evaluate(right), width
        page.close()


@pytest.mark.browser
def test_each_mark_has_one_meaning_on_screen_and_on_paper(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    said = page.locator(".xw-key li").all_inner_texts()
    assert said[2:] == ["Not a match", "Only the other way round"]
    edges = page.locator(".xw-key li").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(b => [b.left, b.right])"
    )
    assert all(begins - ended > 8 for (_, ended), (begins, _) in pairwise(edges))
    shape = """selector => { const of = getComputedStyle(document.querySelector(selector), "::before");
        return [of.borderTopStyle, of.backgroundImage === "none", of.borderTopLeftRadius]; }"""
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        rejected, back = (page.evaluate(shape, f".xw-mx td.{mark} a") for mark in "xq")
        assert rejected == ["solid", False, "50%"], media
        assert back == ["dotted", True, "50%"], media
        assert [page.evaluate(shape, f".xw-lg.{mark}") for mark in "xo"] == [rejected, back]
    page.close()


def test_a_group_says_what_its_number_counts(site: BuiltSite) -> None:
    heads = site.page("matrix/all/").tree.css(".xw-mxt tr.g small")
    assert heads
    for head in heads:
        assert re.fullmatch(r"\d+ of \d+ with a match", " ".join(head.text().split()))
        assert not head.css(".xw-hidden")
