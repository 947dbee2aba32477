"""The matrix at the widths, text sizes and fonts that readers have: heads are whole, and a chosen cell is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import fontpkg
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route


pytestmark = pytest.mark.browser

PHONES = (320, 390)
WIDTHS = (768, 1024, 1280, 1440, 1600, 1920, 2560)
OWN = "the machine's own"
FAMILIES = (OWN, "Inter", "Open Sans", "Roboto")
FACES = "".join(
    f"@font-face {{ font-family: 'Test {name}'; src: url('/font/{name}') }}" for name in FAMILIES if name != OWN
)
# What has nothing to do with the width of a column takes most of the time of a layout.
REST = ".xw-mx tbody tr:not(.g), .xw-t, .md-sidebar, .xw-foot"
STYLE = f"{FACES} body {{ font-family: var(--test, inherit) !important }} :is({REST}) {{ display: none }}"
USE = """async name => {
    const sample = document.createElement("canvas").getContext("2d");
    const width = font => { sample.font = `40px ${font}`; return sample.measureText("CC6.1 Logical access").width; };
    const face = `"Test ${name}"`;
    await document.fonts.load(`16px ${face}`);
    document.body.style.setProperty("--test", face);
    return document.fonts.check(`16px ${face}`) && width(`${face}, monospace`) !== width("monospace");
}"""
# Each head that is shown, and what is wrong with it: on several lines, or beyond its cell or the button before it.
HEADS = """() => {
    const heads = [...document.querySelectorAll(".xw-mx :is(thead, tr.g) :is(a, small)")];
    return heads.filter(head => head.checkVisibility()).map(head => {
        const range = document.createRange();
        range.selectNodeContents(head.firstChild); // without what only screen readers say
        const cell = head.closest("th");
        const [text, box] = [range.getBoundingClientRect(), cell.getBoundingClientRect()];
        const button = cell.querySelector("button")?.getBoundingClientRect();
        const left = button?.width ? button.right : box.left;
        const turned = getComputedStyle(head).writingMode !== "horizontal-tb";
        const starts = [...range.getClientRects()].filter(r => r.width).map(r => Math.round(turned ? r.left : r.top));
        const wrong = [];
        if (new Set(starts).size !== 1) wrong.push("not on one line");
        if (text.left < left - .5 || text.right > box.right + .5) wrong.push("beyond its width");
        if (text.top < box.top - .5 || text.bottom > box.bottom + .5) wrong.push("beyond its height");
        return [head.firstChild.textContent, wrong.join(", ")];
    });
}"""
# What is laid out beyond the right edge of the screen.
BEYOND = """() => [...document.querySelectorAll(".xw-pane :is(a, th, small)")].filter(
    e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.textContent)"""


def font(route: Route) -> None:
    route.fulfill(path=fontpkg.path(route.request.url.rsplit("/", 1)[1].replace("%20", " ")), content_type="font/ttf")


@pytest.mark.parametrize(
    ("url", "size"),
    [
        ("matrix/all/", 16),
        ("matrix/all/", 20),
        ("matrix/iso27001-and-nist-csf/all/", 16),
        ("soc2/cc6/", 16),
        *(pytest.param(u, s, marks=pytest.mark.audit) for u, s in (("soc2/cc6/", 20), ("iso27001/a-5/", 16))),
    ],
)
def test_heads_are_whole_at_every_width_in_every_font(
    browser: Browser, large_text: Browser, address: str, url: str, size: int
) -> None:
    context = (large_text if size == 20 else browser).new_context(bypass_csp=True)
    page = context.new_page()
    page.route("**/font/*", font)
    page.goto(address + url, wait_until="load")
    if url.endswith("/all/"):
        page.locator(".xw-mx--live").first.wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    page.add_style_tag(content=STYLE)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{size * 1.25:g}px"
    faults: dict[tuple[str, int], list[str]] = {}
    for family in FAMILIES:
        assert family == OWN or page.evaluate(USE, family), f"{family} was not loaded"
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            heads = page.evaluate(HEADS)
            groups = page.locator(".xw-mx tr.g").count()  # each with a name and a count, which a phone shows alone
            assert len(heads) >= 2 * groups > 0
            faults[family, width] = [f"{head}: {said}" for head, said in heads if said]
    assert not {where: wrong for where, wrong in faults.items() if wrong}
    context.close()


def test_a_word_over_a_single_column_is_as_large_as_the_others_and_whole(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page.goto(f"{address}matrix/all/", wait_until="load")
    page.locator(".xw-mx--live").wait_for()
    page.add_style_tag(content="* { font-family: 'DejaVu Sans' !important; }")
    words = page.locator(".xw-mx a.xw-alone")
    assert words.count() > 3
    assert min(words.evaluate_all("all => all.map(e => parseFloat(getComputedStyle(e).fontSize))")) >= 11
    cut = "all => all.filter(e => e.scrollHeight > e.clientHeight || e.scrollWidth > e.clientWidth).map(e => e.text)"
    assert words.evaluate_all(cut) == []
    page.close()


def test_on_a_phone_large_text_fits_too(large_text: Browser, address: str) -> None:
    context = large_text.new_context(bypass_csp=True)
    page = context.new_page()
    for url in ("matrix/", "matrix/all/", "soc2/p6/"):
        page.goto(address + url, wait_until="load")
        for width in PHONES:
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert not page.evaluate(BEYOND)
    context.close()


# Boxes of the chosen cell and its panel; whether the cell is what lies there; what of its row and column is lit.
CHOSEN = """() => {
    const cell = document.querySelector(".xw-mx td.on");
    const box = e => ["left", "top", "right", "bottom"].map(side => Math.round(e.getBoundingClientRect()[side]));
    const at = cell.getBoundingClientRect();
    const hit = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
    const table = cell.closest("table");
    const heads = table.querySelectorAll("thead tr:last-child th");
    const painted = e => getComputedStyle(e).backgroundColor;
    const plain = [table.querySelector("col"), table.querySelector("tbody tr:not(.g, .on)"), heads[0]];
    const lit = [table.querySelectorAll("col")[cell.cellIndex], cell.parentElement, heads[cell.cellIndex - 1]];
    return {
        cell: box(cell), panel: box(document.querySelector(".xw-cell")), seen: cell.contains(hit),
        lit: lit.map((e, n) => painted(e) !== painted(plain[n])),
    };
}"""


def chosen(page: Page) -> None:
    """Hold that the chosen cell and all of its panel are in view, neither over the other."""
    page.locator(".xw-cell--full").wait_for()
    found = page.evaluate(CHOSEN)
    assert found["lit"] == [True, True, True]
    assert found["seen"]
    screen = page.viewport_size
    assert screen
    left, top, right, bottom = found["panel"]
    assert min(left, top) >= 0, found
    assert right <= screen["width"], found
    assert bottom <= screen["height"], found
    cell = found["cell"]
    assert cell[2] <= left or cell[3] <= top, found


@pytest.mark.parametrize(
    ("width", "height"),
    [
        (1280, 800),
        (1440, 900),
        *(pytest.param(*screen, marks=pytest.mark.audit) for screen in ((800, 900), (1920, 1080))),
    ],
)
def test_a_chosen_cell_and_its_panel_are_in_view_together(
    browser: Browser, address: str, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    for pair in ("A.5.18,CC6.2", "A.8.34,P8.1", "Clause 9.2.2,CC4.1"):
        page.goto(f"{address}matrix/all/?pair={pair}", wait_until="load")
        chosen(page)
        assert not page.evaluate("scrollY") or width < 1000
    page.goto(f"{address}matrix/all/", wait_until="load")
    pane = page.locator(".xw-mx--live").first
    alone = pane.bounding_box()
    rows = page.locator(".xw-mx--whole tr:not(.g):has(.xw-id)")
    near_the_edge = min(width // 24 - 16, 60)  # from which the pane gives way
    rows.nth(5).locator("td").nth(near_the_edge).click()
    page.mouse.move(0, 0)
    chosen(page)
    page.keyboard.press("Escape")
    assert not page.locator(".xw-mx .on").count()
    assert pane.bounding_box() == alone, "nothing chosen takes no room"
    assert page.locator(".xw-pane").first.evaluate("e => e.offsetHeight") == pane.evaluate("e => e.offsetHeight")
    page.locator("tbody[data-before='Clause '] tr:not(.g) td").nth(30).click()
    page.mouse.move(0, 0)
    chosen(page)
    context.close()


# Words of the heads of a map that stand on two lines without a hyphen where they part.
BROKEN = """() => [...document.querySelectorAll(".xw-heat thead small")].filter(head => {
    if (!head.checkVisibility()) return false;
    const letter = place => /\\w/.test(text.data[place] ?? "");
    const text = head.firstChild, range = document.createRange();
    const upright = getComputedStyle(head).writingMode !== "horizontal-tb";
    let line = null;
    for (let n = 0; n < text.length; n += 1) {
        range.setStart(text, n);
        range.setEnd(text, n + 1);
        const box = [...range.getClientRects()].at(-1); // the first of a line has the end of the one before too
        const at = box && Math.round(upright ? box.left : box.top);
        if (line !== null && Math.abs(at - line) > 3 && letter(n) && letter(n - 1)) return true;
        if (letter(n)) line = at;
    }
    return false;
}).map(head => head.textContent)"""
# The ids of the heads, and the head of the sums: where their letters end.
FEET = """() => [...document.querySelectorAll(".xw-heat thead th")].map(head => {
    const range = document.createRange();
    range.selectNodeContents(head.querySelector("a") ?? head);
    return range.getBoundingClientRect().bottom;
})"""


@pytest.mark.parametrize("url", ["matrix/", "matrix/iso27001-and-nist-csf/", ""])
def test_no_head_of_a_map_is_broken_within_a_word_without_a_hyphen(browser: Browser, address: str, url: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.route("**/font/*", font)
    page.goto(address + url, wait_until="load")
    page.add_style_tag(content=STYLE)
    for family in FAMILIES:
        assert family == OWN or page.evaluate(USE, family), f"{family} was not loaded"
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate(BROKEN) == [], (family, media, width)
                feet = page.evaluate(FEET)
                assert max(feet) - min(feet) < 1.5 or width == 768, (media, width)
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_head_of_the_site_keeps_its_place_over_the_whole_table(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    left = "() => ['.md-logo', '.md-tabs__link', 'h1'].map(s => document.querySelector(s).getBoundingClientRect().left)"
    page.goto(f"{address}matrix/", wait_until="load")
    before = page.evaluate(left)
    page.goto(f"{address}matrix/all/", wait_until="load")
    page.locator(".xw-mx--live").wait_for()
    assert page.evaluate(left) == before
    table = page.locator(".xw-pane").bounding_box()
    assert table
    assert table["width"] >= width * 0.93 - 15
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.close()


@pytest.mark.parametrize("block", ["a-8,cc6", "a-5,cc7", "a-6,cc1"])
def test_the_ids_over_a_block_stand_on_one_line(browser: Browser, address: str, block: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}matrix/?block={block}", wait_until="load")
    ids = page.locator(".xw-grid thead a")
    ids.first.wait_for()
    tops = "all => new Set(all.map(a => Math.round(a.getBoundingClientRect().top))).size"
    assert ids.evaluate_all(tops) == 1
    lines = "all => Math.max(...all.map(a => [...a.childNodes].at(-1)).map(text => {"
    lines += " const r = document.createRange(); r.selectNodeContents(text); return r.getClientRects().length; }))"
    assert page.locator(".xw-grid td a").evaluate_all(lines) == 1, "a cell says it on one line"
    page.close()
