"""No text is cut without the whole of it at hand, on any kind of page and at the widths that people have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.test_browser import KINDS
from tests.support.seldom import seldom

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

CUT = """() => [...document.querySelectorAll("body *")].filter(e => {
    const style = getComputedStyle(e);
    return style.textOverflow === "ellipsis" && style.overflowX !== "visible" && e.scrollWidth > e.clientWidth
        && e.clientWidth > 1 && e.checkVisibility() && !e.closest("[title], a[aria-label], button[aria-label]");
}).map(e => e.outerHTML.slice(0, 120))"""
BLOCKS = ("matrix/?block=a-5,cc6", "matrix/?block=a-8,p")
NARROW, WIDE = 390, 1440


@pytest.mark.parametrize("width", seldom([NARROW, WIDE, 1280, 1920], (0, 1)))
def test_a_text_that_is_cut_has_the_whole_of_it_at_hand(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    cut = {}
    for kind in (*KINDS, *BLOCKS):
        page.goto(address + kind, wait_until="load")
        page.add_style_tag(content="* { font-family: 'DejaVu Sans' !important; }")
        if found := page.evaluate(CUT):
            cut[kind] = found
    assert not cut
    context.close()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_what_stands_in_an_empty_box_is_read_to_its_end(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    cut = {}
    for kind in KINDS:
        page.goto(address + kind, wait_until="load")
        page.add_style_tag(content="* { font-family: 'DejaVu Sans' !important; }")
        found = page.evaluate("""() => [...document.querySelectorAll("main input[placeholder]")]
            .filter(e => e.checkVisibility()).filter(e => {
                const style = getComputedStyle(e), pen = document.createElement("canvas").getContext("2d");
                pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
                const room = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
                return pen.measureText(e.placeholder).width > room;
            }).map(e => e.placeholder)""")
        if found:
            cut[kind] = found
    assert not cut
    context.close()
