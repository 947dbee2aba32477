"""The side navigation shows where the reader is, and what an address names stands clear of the head that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser

    from tests.support.builds import BuiltSite

pytestmark = pytest.mark.browser

SECTIONS = ("iso27001/", "iso27001-2013/", "soc2/", "gap/", "evidence/", "documents/", "sources/", "guides/", "about/")
SAMPLE = (
    "iso27001/a-5-1/",
    "iso27001/a-5-37/",
    "iso27001/a-8-20/",
    "iso27001/a-8-34/",
    "iso27001/clauses/10-2/",
    "soc2/cc6-8/",
    "documents/information-security-policy/",
    "guides/glossary/",
    "about/options/",
)
# The entry of this page: whether it is seen between the edges of the navigation; nothing where a page has no entry.
HERE = """() => {
    const here = ":is([aria-current=page], .md-nav__item--active > a.md-nav__link--active)";
    const entry = [...document.querySelectorAll(`.md-sidebar--primary ${here}`)].find(e => e.checkVisibility());
    if (!entry) return null;
    const [box, pane] = [entry, entry.closest(".md-sidebar__scrollwrap")].map(e => e.getBoundingClientRect());
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const inside = box.top >= pane.top && box.bottom <= Math.min(pane.bottom, innerHeight);
    return scrollY === 0 && inside && entry.contains(hit);
}"""
SETTLED = "() => document.querySelector('.md-sidebar--primary .md-sidebar__scrollwrap').style.height"


def test_every_page_lights_its_tab_and_the_first_page_of_a_tab_that_tab(site: BuiltSite) -> None:
    lit = {
        url: [" ".join(tab.text().split()) for tab in page.tree.css(".md-tabs__item--active")]
        for url, page in site.pages.items()
        if url not in ("404.html", "go/")  # for any page, and of none
    }
    assert {url: tabs for url, tabs in lit.items() if len(tabs) != 1} == {}
    home = site.page("")
    for tab in home.tree.css(".md-tabs__link"):
        assert lit[home.to(tab.attributes["href"] or "")[0]] == [" ".join(tab.text().split())]


def test_what_is_for_who_runs_the_site_stands_after_what_readers_need(site: BuiltSite) -> None:
    for url in ("sources/", "corrections/", "counterparts/", "about/how-to-read/"):
        page = site.page(url)
        links = [page.to(href)[0] for href in page.hrefs(".xw-side a") if "://" not in href]
        groups = [" ".join(group.text().split()) for group in page.tree.css(".xw-side__group > .xw-side__title")]
        assert groups[-1] == "For maintainers", url
        assert not {"about/options/", "about/engines/", "about/console/", "about/hosting/"} & set(links), url
        assert links[-1] == "about/your-own-data/", url
        assert links.index("sources/") < len(links) - 1
    opened = site.page("about/options/").tree.css(".xw-side__group--open a")
    assert len(opened) > 8, "its group is open on each of its pages"


def shown(browser: Browser, address: str, urls: Iterable[str]) -> dict[str, bool | None]:
    """Return for each page whether its navigation shows its entry, on a screen that is none too high."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    found = {}
    for url in urls:
        page.goto(address + url, wait_until="load")
        page.wait_for_function(SETTLED)
        page.wait_for_timeout(50)  # the theme scrolls in the frame after
        found[url] = page.evaluate(HERE)
    context.close()
    return found


def test_the_navigation_shows_the_entry_of_this_page(browser: Browser, address: str) -> None:
    found = shown(browser, address, SAMPLE)
    assert set(found.values()) == {True}, found


@pytest.mark.audit
def test_the_navigation_of_every_page_shows_its_entry(browser: Browser, site: BuiltSite, address: str) -> None:
    urls = [url for url, page in site.pages.items() if url.startswith(SECTIONS) and not page.moved_to]
    found = shown(browser, address, urls)
    assert not [url for url, seen in found.items() if seen is False]
    assert not [url for url, seen in found.items() if seen is None and url.startswith(("iso27001/a-", "soc2/c"))]


# The links of a page to a path that a reader sees without a move.
SEEN = """path => [...document.querySelectorAll("a[href]")].filter(a => {
    const box = a.getBoundingClientRect();
    if (new URL(a.href).pathname !== path || box.top < 0 || box.bottom > innerHeight) return false;
    return a.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
}).length"""


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1000)])
@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("evidence/", "documents/"),
        ("documents/", "evidence/"),
        ("evidence/web-filtering-configuration/", "documents/"),
        ("documents/secure-development-policy/", "evidence/"),
    ],
)
def test_records_and_documents_lead_to_each_other_wherever_the_side_list_stands(
    browser: Browser, address: str, url: str, other: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + url, wait_until="load")
    page.wait_for_timeout(50)  # the theme scrolls in the frame after
    path = page.evaluate("address => new URL(address).pathname", address + other)
    assert page.evaluate(SEEN, path)
    context.close()


@pytest.mark.parametrize(("url", "other"), [("evidence/", "documents/"), ("documents/", "evidence/")])
def test_a_phone_has_the_switch_of_records_and_documents(browser: Browser, address: str, url: str, other: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + url, wait_until="load")
    switch = page.locator("nav.xw-switch a")
    assert switch.locator("visible=true").count() == 2
    assert switch.locator(":scope[aria-current=page]").inner_text() in ("Evidence", "Documents")
    assert {address + url, address + other} == set(switch.evaluate_all("all => all.map(a => a.href)"))
    context.close()


@pytest.mark.parametrize(
    "url", ["iso27001/a-5-18/#cc6-2", "iso27001/a-5-18/#evidence", "guides/questions/#audits-and-reports"]
)
@pytest.mark.parametrize("width", [390, 1280])
def test_what_an_address_names_is_clear_of_the_head(browser: Browser, address: str, url: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + url, wait_until="load")
    page.wait_for_function("scrollY > 0")
    named = page.locator(":target").bounding_box()
    head = page.locator(".md-header").bounding_box()
    assert named
    assert head
    assert head["y"] == 0
    assert page.locator(".md-tabs").is_visible() == (width == 1280)
    assert head["height"] <= named["y"] <= head["height"] + 60
    context.close()
