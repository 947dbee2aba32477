"""The two levels of the matrix in a real browser: the map of blocks, and a block with the panel of a pair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.registers.levels import Level
from tests.support.frameworks import ISO, ISO_TO_SOC2, SOC2, SOC2_TO_ISO
from tests.support.hosting import base_of, hosted
from tests.support.silent import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.levels import Direction
    from tests.support.builds import BuiltSite

pytestmark = pytest.mark.browser

WORDS = {Level.FULL: "Full", Level.PARTIAL: "Partial"}
HEAT = """() => Object.fromEntries([...document.querySelectorAll(".xw-heat td a")].filter(a => a.checkVisibility())
    .map(a => [a.dataset.block, [Number(a.textContent), a.classList.contains("f")]]))"""
CELLS = """() => [...document.querySelectorAll(".xw-grid tbody tr")].flatMap(tr => [...tr.querySelectorAll("td a")].map(
    a => [tr.querySelector("th a").textContent, a.querySelector("b").textContent, a.lastChild.textContent.trim()]))"""
FOCUS = """() => {
    const cell = document.activeElement.closest("td, th");
    const row = ["b", "a"].map(inside => cell?.parentElement.cells[0].querySelector(inside)?.textContent)
        .find(Boolean) ?? "";
    const column = cell && cell.cellIndex ? cell.closest("table").tHead.rows[0].cells[cell.cellIndex] : null;
    return [row, column?.querySelector("a")?.textContent ?? ""];
}"""
# What is read on paper in a size below 7 points.
SMALL = """() => {
    const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    const small = [];
    while (texts.nextNode()) {
        const { textContent: text, parentElement: inside } = texts.currentNode;
        const size = parseFloat(getComputedStyle(inside).fontSize) * .75;
        const seen = inside.checkVisibility({visibilityProperty: true}) && !inside.closest(".xw-hidden, td > a");
        if (text.trim() && seen && size < 6.95) small.push([text, size]);
    }
    return small;
}"""


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    with hosted(site.folder, base_of(site)) as host:
        yield f"{host.address}matrix/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with silent(browser, viewport={"width": 1440, "height": 900}, reduced_motion="reduce") as page:
        yield page


def opened(page: Page, url: str) -> Page:
    page.goto(url, wait_until="load")
    page.locator(".xw-map a[data-block]").first.wait_for()
    return page


def block_of(overlap: Overlap) -> str:
    """Return the word of a pair's block, worked out from its ids."""
    left = overlap.left.removeprefix("Clause ").split(".")
    row = f"a-{left[1]}" if left[0] == "A" else left[0]
    privacy = re.match(r"P\d", overlap.right)
    return f"{row},{'privacy' if privacy else overlap.right.split('.')[0].lower()}"


def blocks(
    catalogue: Catalogue, direction: Direction, keep: Callable[[Overlap], bool] = lambda _: True
) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for overlap in catalogue.between(ISO, SOC2):
        if overlap.reaches(direction) and keep(overlap):
            count, full = found.get(block_of(overlap), [0, False])
            said = full or overlap.level(direction) == Level.FULL
            found[block_of(overlap)] = [int(str(count)) + 1, said]
    return found


def test_the_map_counts_each_block_in_the_direction_chosen(page: Page, address: str, catalogue: Catalogue) -> None:
    opened(page, address)
    assert page.evaluate(HEAT) == blocks(catalogue, SOC2_TO_ISO)
    page.get_by_role("link", name="Reuse ISO for SOC 2").click()
    page.wait_for_url("**/matrix/?direction=iso-to-soc2")
    assert page.evaluate(HEAT) == blocks(catalogue, ISO_TO_SOC2) != blocks(catalogue, SOC2_TO_ISO)
    total = page.locator(".xw-heat tfoot td").last.inner_text()
    assert int(total) == sum(o.reaches(ISO_TO_SOC2) for o in catalogue.between(ISO, SOC2))
    page.go_back()
    page.wait_for_url(address)
    assert page.evaluate(HEAT) == blocks(catalogue, SOC2_TO_ISO)


def test_clauses_are_rows_of_the_map_and_their_old_anchors_stay(site: BuiltSite) -> None:
    table = site.page("matrix/").tree.css_first(".xw-heat")
    assert table
    heads = [th.text() for th in table.css("tbody th b")]
    assert heads == ["A.5", "A.6", "A.7", "A.8", "4", "5", "6", "7", "8", "9", "10"]
    assert [tr.attributes["id"] for tr in table.css("tbody tr[id]")] == ["controls", "clauses"]


def test_a_text_leaves_its_blocks_and_lists_what_it_found(page: Page, address: str, catalogue: Catalogue) -> None:
    def hit(entry: str) -> bool:
        return re.search(r"\baccess", catalogue.entries[entry].title, re.IGNORECASE) is not None

    opened(page, address)
    page.get_by_role("searchbox", name="Filter").press_sequentially("access", delay=5)
    left = blocks(catalogue, SOC2_TO_ISO, lambda o: hit(o.left) or hit(o.right))
    assert page.evaluate(HEAT) == left
    singles = [e.id for e in catalogue.singles if e.framework in (ISO, SOC2) and hit(e.id)]
    found = page.get_by_role("region", name="Entries found")
    assert found.locator("li > a").all_inner_texts() == singles
    assert f"{len(left)} blocks; {len(singles)} entries found" in page.locator(".xw-map [role=status]").inner_text()
    page.wait_for_url("**/matrix/?text=access")
    page.reload()
    found.wait_for()
    assert page.evaluate(HEAT) == left


def test_a_block_holds_the_pairs_of_its_groups_with_whole_titles(
    page: Page, address: str, catalogue: Catalogue
) -> None:
    opened(page, f"{address}?block=a-5,cc6")
    of = [o for o in catalogue.between(ISO, SOC2) if block_of(o) == "a-5,cc6" and o.counted]
    cells = page.evaluate(CELLS)
    assert {(left, right) for left, right, _ in cells} == {(o.left, o.right) for o in of}
    for left, right, said in cells:
        level = catalogue.overlaps[left, right].level(SOC2_TO_ISO)
        assert said == (WORDS[level] if level else "SOC 2 only")
    heads = page.locator(".xw-grid thead th small").all_inner_texts()
    assert heads == [catalogue.entries[c].title for c in sorted({right for _, right, _ in cells})]
    assert page.get_by_role("heading", name="A.5 Organizational with CC6 Access").is_visible()
    page.get_by_role("link", name=re.compile("^CC7 ")).click()
    page.wait_for_url("**/matrix/?block=a-5,cc7")
    page.get_by_role("link", name="All blocks").click()
    page.locator(".xw-heat").wait_for()
    assert page.evaluate("document.activeElement.dataset.block") == "a-5,cc7"


def test_titles_of_many_columns_stand_upright_and_whole(page: Page, address: str) -> None:
    opened(page, f"{address}?block=a-5,privacy")
    heads = page.locator(".xw-grid thead th > div")
    assert heads.count() == 18
    boxes = heads.evaluate_all("all => all.map(e => [e.scrollHeight > e.clientHeight + 1, e.clientWidth])")
    assert not [box for box in boxes if box[0]]
    key = page.locator(".xw-gridkey").inner_text()
    assert "Partial" in key


@pytest.mark.parametrize("pair", ["A.5.18,CC6.2", "Clause 9.2.2,CC4.1", "A.5.1,P8.1"])
def test_an_address_of_a_pair_opens_its_block_with_the_panel_beside(page: Page, address: str, pair: str) -> None:
    opened(page, f"{address}?pair={pair}")
    left, right = pair.split(",")
    panel = page.get_by_role("region", name="Chosen pair")
    panel.get_by_role("link", name=left, exact=True).wait_for()
    cell = page.locator(".xw-grid td.on")
    row = cell.locator("xpath=..")
    assert row.locator("th a").inner_text() == left
    at, beside = cell.bounding_box(), panel.bounding_box()
    assert at and beside
    assert at["x"] + at["width"] <= beside["x"]
    assert page.locator(".xw-grid thead th.on a").inner_text() == right
    assert row.evaluate("e => e.classList.contains('on')")
    assert at["y"] + at["height"] <= 900


def test_the_panel_says_why_what_to_add_and_which_records_serve_both(
    page: Page, address: str, catalogue: Catalogue
) -> None:
    opened(page, f"{address}?pair=A.5.18,CC6.2")
    panel = page.get_by_role("region", name="Chosen pair")
    judgement = catalogue.judgements["A.5.18", "CC6.2"]
    panel.get_by_text(judgement.why).wait_for()
    records = panel.locator(".xw-cell__go a").all_inner_texts()
    both = {i.name for i in catalogue.evidence.values() if {"A.5.18", "CC6.2"} <= set(i.serves)}
    assert records and set(records) <= both
    panel.get_by_role("button", name=re.compile("^CC6.3 ")).click()
    page.wait_for_url("**/matrix/?pair=A.5.18,CC6.3")
    assert panel.get_by_role("link", name="CC6.3", exact=True).is_visible()


@pytest.mark.parametrize("width", [1280, 1440, 1920])
@pytest.mark.parametrize("block", ["a-8,cc6", "a-5,privacy"])
def test_opening_a_cell_moves_none(page: Page, address: str, width: int, block: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, f"{address}?block={block}")
    cells = page.locator(".xw-grid td a")
    where = "all => all.map(a => { const b = a.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; })"
    before = cells.evaluate_all(where)
    for n in (0, 3):
        chosen = cells.nth(n)
        chosen.click()
        page.get_by_role("region", name="Chosen pair").get_by_role("button", name="Close").wait_for()
        assert cells.evaluate_all(where) == before
        x, y, wide, tall = before[n]
        under = page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y)?.closest('td a')?.ariaLabel", [x + wide / 2, y + tall / 2]
        )
        assert under == chosen.get_attribute("aria-label"), "the pointer stays on the cell"
    page.keyboard.press("Escape")
    assert cells.evaluate_all(where) == before


def test_the_map_says_how_its_totals_add_up(site: BuiltSite, catalogue: Catalogue) -> None:
    pairs = [o for o in catalogue.between(ISO, SOC2) if o.counted]
    numbers = [len(pairs), *(sum(o.reaches(way) for o in pairs) for way in (SOC2_TO_ISO, ISO_TO_SOC2))]
    for url in ("matrix/", "matrix/all/"):
        tree = site.page(url).tree
        said = [note.text() for note in tree.css("article > .xw-note") if "matches, of which" in note.text()]
        assert [re.findall(r"(\d+) (?:matches|serve)", text) for text in said] == [[str(n) for n in numbers]], url
        lead = tree.css_first(".xw-lede")
        assert lead
        named = re.sub(r"ISO/IEC 27001:2022|SOC 2", "", lead.text())
        assert len(re.findall(r"\d+", named)) <= 1, "a lead has one figure"


def test_a_group_says_for_whom_it_counts(site: BuiltSite, catalogue: Catalogue) -> None:
    """CC6 has one number of matches for ISO and another for SOC 2: its page counts and marks for SOC 2, and says so."""
    for series in (e for e in catalogue.framework_entries(SOC2) if e.kind.one == "series"):
        page, members = site.page(f"soc2/{series.slug}/"), set(catalogue.members(series.id))
        there = sum(o.reaches(ISO_TO_SOC2) for o in catalogue.between(ISO, SOC2) if o.right in members)
        said = page.tree.css_first(".xw-card__box h2 + small")
        count = f"{there} match{'es' * (there != 1)}"
        assert (said.text() if said else "") == (f"{count}, reusing ISO for SOC\N{NO-BREAK SPACE}2" if there else "")
        for href in (a.attributes["href"] or "" for a in page.tree.css(".xw-card a") if "/matrix/" in str(a.html)):
            assert "?direction=iso-to-soc2" in href, "what counts for SOC 2 opens the matrix for SOC 2"
        table, title = page.tree.css_first(".xw-mxt"), page.tree.css_first("#matrix")
        if not table:
            continue
        assert title
        assert "for SOC 2" in (title.text() or "")
        marks = {
            (o.left, o.right) for o in catalogue.between(ISO, SOC2) if o.reaches(ISO_TO_SOC2) and o.right in members
        }
        controls = [pair for pair in marks if pair[0].startswith("A.")]
        assert len(table.css("td.f, td.p")) == len(controls), series.id
        assert sum(int(td.text() or 0) for td in table.css("tr.g td")) == len(controls), series.id


def test_what_stands_beside_a_series_counts_as_its_column_does(site: BuiltSite, catalogue: Catalogue) -> None:
    for series in (e.id for e in catalogue.framework_entries(SOC2) if e.kind.one == "series"):
        members = set(catalogue.members(series))
        there = sum(o.reaches(ISO_TO_SOC2) for o in catalogue.between(ISO, SOC2) if o.right in members)
        shown = site.page(f"soc2/{catalogue.entries[series].slug}/").tree.css(".xw-meets a b, .xw-meets li b")
        assert sum(int(n.text()) for n in shown) == there, series


def test_a_theme_counts_first_what_its_verdict_is_about(site: BuiltSite, catalogue: Catalogue) -> None:
    """The verdict is for SOC 2 with Security: what more categories add is said apart, and comes last."""
    for theme in (e for e in catalogue.framework_entries(ISO) if e.kind.one == "theme"):
        page, members = site.page(f"iso27001/{theme.slug}/"), set(catalogue.members(theme.id))
        every = [o.right for o in catalogue.between(ISO, SOC2) if o.reaches(SOC2_TO_ISO) and o.left in members]
        security = sum(i.startswith("CC") for i in every)
        said = page.tree.css_first(".xw-card__box h2 + small")
        assert said
        within = f"; first the {security} with Security alone" if security < len(every) else ""
        assert said.text() == f"{len(every)} matches, reusing SOC\N{NO-BREAK SPACE}2 for ISO{within}"
        bars = list(zip(page.tree.css(".xw-meets > li > a"), page.tree.css(".xw-meets > li > b"), strict=True))
        common = [(a.text() or "").startswith("CC") for a, _ in bars]
        assert common == sorted(common, reverse=True), theme.id
        assert sum(int(b.text() or 0) for (_, b), one in zip(bars, common, strict=True) if one) == security
        for a, _ in bars:
            if (a.text() or "").startswith("CC"):
                assert f"?block={theme.slug},cc" in (a.attributes["href"] or "")


@pytest.mark.browser
def test_a_bar_opens_its_block_of_the_matrix_with_as_many_matches(page: Page, address: str) -> None:
    page.goto(address.replace("matrix/", "soc2/cc6/"))
    bar = page.locator(".xw-meets li").first
    count = bar.locator("b").text_content()
    bar.locator("a").click()
    page.locator(".xw-map--block").wait_for()
    assert "direction=iso-to-soc2" in page.url
    assert f"{count} matches" in page.locator(".xw-map").inner_text()


def test_the_keyboard_alone_leads_through_both_levels(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("button", name="Your status").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == ["A.5", "CC1"], "the map is one stop"
    for key, to in (
        ("ArrowRight", ["A.5", "CC2"]),
        ("ArrowDown", ["A.6", "CC2"]),
        ("ArrowRight", ["A.6", "CC3"]),
        ("End", ["A.6", "P1\N{EN DASH}P8"]),
        ("Control+Home", ["", "CC1"]),
        ("ArrowDown", ["A.5", "CC1"]),
        ("ArrowLeft", ["A.5", ""]),
        ("ArrowRight", ["A.5", "CC1"]),
        *(("ArrowRight", ["A.5", f"CC{n}"]) for n in range(2, 7)),
    ):
        page.keyboard.press(key)
        assert page.evaluate(FOCUS) == to, key
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.locator(".xw-grid").wait_for()
    first = page.evaluate(FOCUS)
    assert first[0].startswith("A.5.")
    assert first[1].startswith("CC6.")
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Chosen pair").get_by_role("button", name="Close").wait_for()
    assert page.evaluate(FOCUS) == first, "the focus stays on the cell"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert not page.get_by_role("region", name="Chosen pair").is_visible()
    page.keyboard.press("Escape")
    page.locator(".xw-heat").wait_for()
    assert page.evaluate(FOCUS) == ["A.5", "CC6"], "and comes back to the block that was opened"


@pytest.mark.parametrize("query", ["?theme=A.7", "?level=full&text=access", "?mapped=1", "?pair=A.5.18,CC6.2&fold=A.6"])
def test_an_address_with_filters_leads_to_the_whole_table(page: Page, address: str, query: str) -> None:
    page.goto(address + query, wait_until="load")
    page.wait_for_url(lambda url: "/matrix/all/" in url)
    page.locator(".xw-mx--live").wait_for()
    assert page.url.partition("?")[2] == query[1:]


def test_without_scripts_each_block_leads_to_a_table_that_has_it(
    browser: Browser, address: str, site: BuiltSite
) -> None:
    page = site.page("matrix/")
    for link in page.tree.css(".xw-heat td a"):
        url, anchor = page.to(link.attributes["href"] or "")
        there = site.page(url).tree
        assert there.css_first(f"[id='{anchor}']"), (url, anchor)
        assert there.css_first(".xw-mx table"), url
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(address)
    assert not shown.get_by_role("searchbox", name="Filter").is_visible()
    assert shown.locator(".xw-sheet").first.is_visible()
    context.close()


def test_on_a_phone_a_row_of_a_block_is_a_list(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = opened(context.new_page(), address)
    sizes = page.locator(".xw-heat td a").evaluate_all(
        "links => links.map(a => { const b = a.getBoundingClientRect(); return [b.width, b.height]; })"
    )
    assert min(min(size) for size in sizes) >= 23.5
    page.goto(f"{address}?pair=A.5.18,CC6.2")
    panel = page.get_by_role("region", name="Chosen pair")
    panel.get_by_role("button", name="Close").wait_for()
    chip = page.locator(".xw-grid td.on > a")
    assert chip.evaluate("e => [getComputedStyle(e).fontSize, e.querySelector('b').checkVisibility()]") == ["0px", True]
    at, sheet = chip.bounding_box(), panel.bounding_box()
    assert at and sheet
    assert at["y"] + at["height"] <= sheet["y"], "the panel hides what was chosen"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


@pytest.mark.parametrize(("level", "sheets"), [("", 5), ("all/", 3)])
def test_on_paper_sheets_are_full_of_themes_and_no_text_is_below_7_points(
    page: Page, address: str, tmp_path: Path, level: str, sheets: int
) -> None:
    page.goto(address + level, wait_until="load")
    page.locator(".xw-map a[data-block], .xw-mx--live").first.wait_for()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": round(281 / 25.4 * 96), "height": 700})
    assert page.evaluate(SMALL) == [], "text below 7 points"
    assert page.evaluate("document.documentElement.scrollWidth") <= 281 / 25.4 * 96 + 1, (
        "a browser would make it smaller"
    )
    kept = "all => all.map(e => getComputedStyle(e).breakInside)"
    assert set(page.locator("table.xw-sheet").evaluate_all(kept)) <= {"avoid"}, "what belongs together is parted"
    target = tmp_path / "matrix.pdf"
    page.pdf(path=str(target), prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", target.read_bytes())) == sheets
