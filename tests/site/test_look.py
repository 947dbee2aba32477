"""How pages look and behave where it is tight: long words, small screens, paper, the keyboard, other colours."""

from __future__ import annotations

import base64
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.site.test_browser import KINDS
from tests.support.builds import BuiltSite, build, copy_of_repository
from tests.support.hosting import base_of, hosted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

FOCUSED = ("", "iso27001/a-5-18/", "soc2/cc6-1/", "nist-csf/", "matrix/", "gap/soc2-to-iso27001/", "evidence/")
CONTROL = re.compile(r"iso27001/a-\d+-\d+/")
# What is laid out beyond the right edge, unless a pane of its own scrolls there.
BEYOND = """() => [...document.querySelectorAll(".md-content *, .xw-foot *")].filter(e => {
    const box = e.getBoundingClientRect();
    return e.checkVisibility() && box.width > 1 && box.right > innerWidth + 1
        && !e.closest(".xw-mx, .md-typeset__scrollwrap, .xw-hidden");
}).map(e => e.outerHTML.slice(0, 120))"""
OVER = """() => [...document.querySelectorAll(".xw-sizes")].flatMap(head => {
    const texts = e => {
        const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let n; (n = walker.nextNode());) {
            const range = document.createRange();
            range.selectNodeContents(n);
            found.push(...range.getClientRects());
        }
        return found;
    };
    const cross = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    const beside = [head.previousElementSibling, head.nextElementSibling];
    return beside.filter(e => texts(e).some(a => texts(head).some(b => cross(a, b)))).map(e => e.textContent);
})"""
"""What the head of the column of sizes is printed over."""
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""The theme fits its side list to the screen in the frame after it has scrolled."""
FOCUS = """() => {
    const e = document.activeElement;
    if (e === document.body) return null;
    const look = () => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor]; };
    const box = e.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    // A radio button of the theme's switch lies over its label and lets a press through to it.
    const own = !!hit && (e.contains(hit) || hit.contains(e) || !!e.closest(".md-header__option")?.contains(hit));
    const seen = box.width > 0 && box.height > 0 && own;
    const focused = look();
    e.blur();
    const blurred = look();
    e.focus({preventScroll: true});
    return {what: e.outerHTML.slice(0, 120), href: e.getAttribute("href") ?? "", seen, focused, blurred};
}"""
INK = """async png => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${png}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    const {data} = canvas.getImageData(0, 0, picture.width, picture.height);
    const grey = Array.from({length: data.length / 4}, (_, i) => [0, 1, 2].map(c => data[4 * i + c]));
    const light = grey.map(([r, g, b]) => .2126 * r + .7152 * g + .0722 * b);
    const middle = (Math.min(...light) + Math.max(...light)) / 2;
    return {ink: light.filter(l => l < middle).length / light.length,
            coloured: grey.some(([r, g, b]) => Math.max(r, g, b) - Math.min(r, g, b) > 2)};
}"""


@contextmanager
def opened(browser: Browser, url: str, width: int = 1280, height: int = 900, scale: float = 1) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        reduced_motion="reduce",
        bypass_csp=True,  # some tests add rules of their own
    )
    page = context.new_page()
    page.goto(url, wait_until="load")
    yield page
    context.close()


def tab(page: Page) -> dict[str, object] | None:
    """Press Tab as slowly as the theme needs; returns what has the focus, or nothing at the end of the page."""
    page.keyboard.press("Tab")
    page.evaluate(SETTLED)
    page.wait_for_function("() => !document.activeElement?.matches('.md-search__input') || __search.checked")
    found: dict[str, object] | None = page.evaluate(FOCUS)
    return found


def tab_to(page: Page, href: str) -> None:
    """Press Tab until the link with an address has the focus."""
    for _ in range(400):
        found = tab(page)
        assert found, f"the focus left the page before it reached {href}"
        if found["href"] == href:
            return
    pytest.fail(f"400 times Tab, and not at {href}")


@pytest.mark.parametrize("kind", KINDS)
def test_everything_fits_a_small_phone_and_a_zoom_of_200_percent(browser: Browser, address: str, kind: str) -> None:
    for width, height, scale in ((320, 640, 1), (640, 450, 2)):
        with opened(browser, address + kind, width, height, scale) as page:
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert not page.evaluate(BEYOND)


def test_nothing_is_printed_over_what_stands_above_a_list_of_steps(
    browser: Browser, site: BuiltSite, address: str
) -> None:
    pages = [url for url, built in site.pages.items() if built.tree.css_first("p + .xw-sizes")]
    assert len(pages) > 20
    with opened(browser, address) as page:
        for url in pages:
            page.goto(address + url, wait_until="load")
            for width in (390, 1440, 1920):
                page.set_viewport_size({"width": width, "height": 900})
                assert not page.evaluate(OVER), (url, width)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_long_titles_and_long_words_wrap(browser: Browser, address: str, width: int) -> None:
    with opened(browser, f"{address}iso27001/a-5-18/", width) as page:
        page.evaluate("""() => {
            const word = "Informationssicherheitsbeauftragtenstellvertretung";
            for (const place of ["h1", ".xw-card dd", ".xw-lines .t", ".xw-t b, .xw-t td", ".xw-says p", ".xw-pn a"])
                document.querySelector(`.md-content ${place}`).append(` ${word} of many words, and then ${word}`);
        }""")
        assert not page.evaluate(BEYOND)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_longest_controls_print_on_two_sheets(browser: Browser, site: BuiltSite, address: str) -> None:
    def words(url: str) -> int:
        content = site.page(url).tree.css_first(".md-content")
        return len(content.text()) if content else 0

    longest = sorted((url for url in site.pages if CONTROL.fullmatch(url)), key=words, reverse=True)[:10]
    sheets = {}
    with opened(browser, address) as page:
        for url in longest:
            page.goto(address + url)
            for size in ("A4", "Letter"):
                sheets[url, size] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))
    assert len(sheets) == 20
    assert set(sheets.values()) <= {1, 2}, sheets


@pytest.mark.parametrize("kind", FOCUSED)
def test_the_focus_is_seen_wherever_it_goes(browser: Browser, address: str, kind: str) -> None:
    with opened(browser, address + kind) as page:
        page.add_style_tag(content="html { scroll-behavior: auto !important }")
        stops: list[dict[str, object]] = []
        while (stop := tab(page)) and len(stops) < 120:
            stops.append(stop)
        assert len(stops) > 20
        unseen = [stop for stop in stops if not stop["seen"]]
        assert not unseen
        bare = [s for s in stops if s["focused"] == s["blurred"] or "none" in str(s["focused"])]
        assert not bare


def test_the_keyboard_alone_leads_from_home_to_a_criterion_and_back(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        for href, arrives in (
            ("iso27001/", "iso27001/"),
            ("a-5-18/", "iso27001/a-5-18/"),
            ("../../soc2/cc6-2/", "soc2/cc6-2/"),
            ("../../iso27001/a-5-18/", "iso27001/a-5-18/"),
        ):
            tab_to(page, href)
            page.keyboard.press("Enter")
            page.wait_for_url(address + arrives)
        page.go_back()
        assert page.url == f"{address}soc2/cc6-2/"


def test_a_fold_opens_by_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}iso27001/a-5-18/") as page:
        fold = page.locator("li#cc6-2 > details")
        fold.locator("summary").focus()
        page.keyboard.press("Enter")
        assert fold.get_attribute("open") is not None


def colours(browser: Browser, folder: Path) -> dict[str, str]:
    site = BuiltSite(folder)
    with hosted(folder, base_of(site)) as host, opened(browser, f"{host.address}iso27001/a-8-5/") as page:
        get = "e => getComputedStyle(e).color"
        return {
            "link": page.locator(".xw-t tbody th a").first.evaluate(get),
            **{f"level {n}": page.locator(f".xw-l--{n}").first.evaluate(get) for n in ("full", "part")},
        }


def test_links_follow_a_companys_palette_and_levels_do_not(browser: Browser, site: BuiltSite, tmp_path: Path) -> None:
    ours = colours(browser, site.folder)
    copy = copy_of_repository(tmp_path / "fork")
    config = copy / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert text.count("primary: custom") == text.count("accent: custom") == 3
    text = text.replace("primary: custom", "primary: red").replace("accent: custom", "accent: pink")
    config.write_text(text, "utf-8")
    result = build(copy, tmp_path / "site", {"PYTHONPATH": str(copy / "plugins")})
    assert result.returncode == 0, result.stderr
    theirs = colours(browser, tmp_path / "site")
    assert theirs.pop("link") != ours.pop("link")
    assert theirs == ours


def glyph(badge: Locator) -> dict[str, float]:
    """Return the share of ink in the left end of a badge, where its shape is, and whether it has any colour."""
    badge.scroll_into_view_if_needed()
    box = badge.bounding_box()
    assert box
    height = box["height"]
    clip = {"x": box["x"] + height * 0.3, "y": box["y"] + height * 0.2, "width": height * 0.6, "height": height * 0.6}
    picture = badge.page.screenshot(clip=clip)  # type: ignore[arg-type]  # a dict with the four names it asks for
    measured: dict[str, float] = badge.page.evaluate(INK, base64.b64encode(picture).decode())
    return measured


def test_levels_are_told_apart_in_grey_by_shape_and_by_word(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}iso27001/a-8-5/", scale=4) as page:
        page.evaluate("""() => document.querySelector(".xw-says p").insertAdjacentHTML("beforeend",
            [["full", "Full"], ["part", "Partial"], ["none", "Not a match"]].map(([name, word]) =>
                ` <span class='xw-l xw-l--${name}' id='${name}'>${word}</span>`).join(""))""")
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
        badges = [page.locator(f"#{name}") for name in ("full", "part", "none")]
        for badge in badges:
            assert badge.evaluate("e => getComputedStyle(e, '::before').width") != "auto"
        assert [badge.inner_text() for badge in badges] == ["Full", "Partial", "Not a match"]
        full, part, none = (glyph(badge) for badge in badges)
    assert not any(found["coloured"] for found in (full, part, none))
    assert full["ink"] > part["ink"] + 0.1
    assert part["ink"] > none["ink"] + 0.05


@pytest.mark.parametrize("width", [1440, 1920])
def test_a_match_that_others_name_is_one_line_if_its_title_is_short(browser: Browser, address: str, width: int) -> None:
    with opened(browser, f"{address}nist-csf/pr-aa-05/", width) as page:
        rows = page.locator("h2#overlap + .xw-t--named tbody tr")
        heights = rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
        assert len(heights) > 10
        assert max(heights) <= 46


CLIPPED = """() => [...document.querySelectorAll("select")].filter(e => e.checkVisibility()).filter(e => {
    const style = getComputedStyle(e), pen = document.createElement("canvas").getContext("2d");
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 16;
    return pen.measureText(e.selectedOptions[0].text).width > room;
}).map(e => e.selectedOptions[0].text)"""
"""What is chosen in a list, and has no room beside its arrow."""


@pytest.mark.parametrize("width", [1280, 1440])
@pytest.mark.parametrize("path", ["evidence/", "gap/soc2-to-iso27001/"])
def test_no_choice_is_cut_in_a_wide_font(browser: Browser, address: str, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(address + path, wait_until="load")
    page.locator(".xw-live").wait_for()
    page.add_style_tag(content="* { font-family: 'DejaVu Sans' !important; }")
    assert page.locator("select:visible").count() >= 3
    assert page.evaluate(CLIPPED) == []
    context.close()


@pytest.mark.parametrize("width", [1440, 1920, 2560])
def test_titles_of_work_lists_are_whole_under_the_heads_of_their_columns(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    for path in ("gap/soc2-to-iso27001/", "gap/iso27001-to-soc2/all/"):
        page.goto(address + path, wait_until="load")
        page.add_style_tag(content="* { font-family: 'DejaVu Sans' !important; }")
        cut = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)"
        assert page.locator(".xw-todo > li > a").evaluate_all(cut) == []
        heads = page.locator(".xw-cols > span")
        assert heads.all_inner_texts() == ["Entry", "Size up to ?", "Records", "First step"]
        assert page.locator(".xw-cols").evaluate("e => e.clientHeight") < 24, "they stand on one line"
        page.evaluate("scrollTo(0, 2000)")
        row = page.locator(".xw-todo > li").first
        for head, part in ((heads.nth(1), "i"), (heads.nth(3), "details")):
            above, below = head.bounding_box(), row.locator(part).bounding_box()
            assert above and below
            assert abs(above["x"] - below["x"]) <= 1
    context.close()


@pytest.mark.parametrize("width", [1440, 2560])
def test_both_levels_of_the_matrix_begin_where_the_head_does(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    left = "e => Math.round(e.getBoundingClientRect().left)"
    for path, tools in (("matrix/", ".xw-map__tools"), ("matrix/all/", "form.xw-bar")):
        page.goto(address + path, wait_until="load")
        tab = page.locator(".md-tabs__link").first.evaluate(left)
        for selector in ("h1", tools):
            assert abs(page.locator(selector).first.evaluate(left) - tab) <= 4, (path, selector)
    table = page.locator(".xw-mx table").bounding_box()
    assert table
    assert abs(table["x"] - (width - table["x"] - table["width"])) <= 20 or table["x"] + table["width"] > width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_drawer_of_a_phone_opens_at_the_page_and_says_its_part(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}iso27001/a-5-18/", wait_until="load")
    page.locator("html.xw-on").wait_for()
    title, first = (page.locator(f".xw-side {s}").first for s in (".md-nav__title", ".xw-side__main a"))
    page.locator("label.md-header__button[for=__drawer]").click()
    current = page.locator(".xw-side__group [aria-current=page]")
    page.wait_for_function(
        "e => { const y = e.getBoundingClientRect().y; return y > 60 && y < 780; }", arg=current.element_handle()
    )
    assert page.locator(".xw-side__main [aria-current]").inner_text() == "ISO 27001"
    above, below = title.bounding_box(), first.bounding_box()
    assert above and below
    assert above["height"] <= 48
    context.close()


def test_on_a_phone_the_menu_of_a_page_takes_no_line(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for path in ("matrix/", "evidence/", "gap/", "gap/soc2-to-iso27001/"):
        page.goto(address + path, wait_until="load")
        button, heading = (page.locator(s).first.bounding_box() for s in (".xw-head > .xw-cite", ".xw-head > h1"))
        assert button and heading
        assert button["y"] + button["height"] <= heading["y"] + max(heading["height"], 30), path
        assert min(button["width"], button["height"]) >= 24
        assert page.get_by_role("button", name="Cite or share").first.is_visible()
    context.close()
