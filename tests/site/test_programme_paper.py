"""Paper: no letter of what a company's programme adds is smaller than 7 points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
FEWEST_POINTS = 7
PAGES = {
    **{f"programme/{name}/": "article" for name in ("evidence", "soa", "work", "people")},
    **dict.fromkeys(("iso27001/a-5-18/", "evidence/user-access-review/"), ".xw-here"),
    "matrix/all/#ours=on": ".xw-ours, .xw-mx tbody .xw-ours__m",
    "matrix/#ours=on": ".xw-ours",
}
"""Pages, with what of them the programme brings."""
SMALLER = """([part, least]) => [...document.querySelectorAll(part)].flatMap(e => [e, ...e.querySelectorAll("*")])
    .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .filter(e => parseFloat(getComputedStyle(e).fontSize) * .75 < least)
    .map(e => `${e.className || e.parentElement.className}: ${e.textContent.slice(0, 40)}`)"""


@pytest.mark.parametrize("url", PAGES)
def test_letters_on_paper_can_be_read(browser: Browser, company_address: str, url: str) -> None:
    context = browser.new_context(viewport={"width": 718, "height": 1000})
    page = context.new_page()
    page.goto(f"{company_address}crosswalk/{url}", wait_until="load")
    if "#" in url:
        page.locator(".xw-ours__key li").first.wait_for()
    page.emulate_media(media="print")
    assert page.locator(PAGES[url]).count()
    assert page.evaluate(SMALLER, [PAGES[url], FEWEST_POINTS]) == []
    context.close()


HEADS = """() => [...document.querySelectorAll("article table")].filter(e => e.rows.length > 40)
    .map(e => getComputedStyle(e.tHead).display)"""
LANDSCAPE = re.compile(rb"/MediaBox\s*\[\s*0 0 84\d(?:\.\d+)? 59\d(?:\.\d+)?\s*\]")


@pytest.mark.parametrize("url", ["programme/soa/", "programme/requests/soc2-type-2/"])
def test_wide_lists_lie_on_their_sides_and_repeat_their_heads(browser: Browser, company_address: str, url: str) -> None:
    page = browser.new_page()
    page.goto(f"{company_address}crosswalk/{url}", wait_until="load")
    sheets = page.pdf(prefer_css_page_size=True, format="A4")
    assert len(LANDSCAPE.findall(sheets)) == len(re.findall(rb"/Type\s*/Page\b", sheets)) > 3
    page.emulate_media(media="print")
    assert page.evaluate(HEADS) == ["table-header-group"]
    page.close()
