"""The page for missing addresses, at the root that the site was built for and at others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.hosting import base_of, hosted

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.builds import BuiltSite

pytestmark = pytest.mark.browser

ROOTS = ("/", "/deep/er/", "")
"""Where the site stands; the empty one is the root that it was built for."""
TALL = "() => [...document.querySelectorAll('svg')].map(e => e.getBoundingClientRect().height).filter(h => h > 40)"


def lost(page: Page, address: str) -> None:
    page.goto(f"{address}iso27001/a-5-18x", wait_until="load")
    page.get_by_role("heading", name="There is no such page").wait_for()


@pytest.mark.parametrize("root", ROOTS)
def test_it_has_its_styles_and_links_at_any_root(browser: Browser, site: BuiltSite, root: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("console", lambda m: wrong.append(m.text) if "Content Security Policy" in m.text else None)
    with hosted(site.folder, root or base_of(site)) as host:
        lost(page, host.address)
        page.locator("[data-xw-go] p").wait_for()
        page.wait_for_function("getComputedStyle(document.body).getPropertyValue('--xw-styled') === 'block'")
        page.locator(".md-tabs").wait_for()
        page.locator(".md-search__input").fill("cc61")
        page.locator(".xw-jump a").first.wait_for()
        page.locator(".md-search-result__item").first.wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("article").get_by_role("link", name="SOC 2").click()
        page.wait_for_url(f"{host.address}soc2/")
    assert not wrong
    context.close()


@pytest.mark.parametrize("root", ROOTS)
def test_without_scripts_it_can_be_read_at_any_root(browser: Browser, site: BuiltSite, root: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    with hosted(site.folder, root or base_of(site)) as host:
        lost(page, host.address)
        assert not page.evaluate(TALL)
        assert not [box for box in page.get_by_role("checkbox").all() if box.is_visible()]
        for name in ("There is no such page", "An id or a word"):
            box = page.get_by_text(name).bounding_box()
            assert box
            assert box["y"] + box["height"] < 800
        assert page.locator(".md-tabs").is_visible() == (root == "")
    context.close()


def test_it_has_one_button_for_the_colours_like_any_page(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    with hosted(site.folder, base_of(site)) as host:
        lost(page, host.address)
        page.wait_for_function("getComputedStyle(document.body).getPropertyValue('--xw-styled') === 'block'")
        buttons = page.locator("[data-md-component=palette] label")
        assert buttons.count() > 1
        assert sum(button.is_visible() for button in buttons.all()) == 1
    context.close()


def test_what_is_one_slip_away_stands_before_the_group(browser: Browser, site: BuiltSite) -> None:
    context = browser.new_context()
    page = context.new_page()
    with hosted(site.folder, base_of(site)) as host:
        page.goto(f"{host.address}iso27001/a-5-99/", wait_until="load")
        page.locator("[data-xw-go] a").first.wait_for()
        found = page.locator("[data-xw-go] a").evaluate_all("links => links.map(a => a.href)")
    close = [href.rstrip("/").rpartition("/")[2] for href in found]
    assert close == ["a-5-9", "a-5-19", "a-5-29", "a-5"]  # a digit too many, another one, what is above
    context.close()


@pytest.mark.parametrize("root", ROOTS)
def test_a_slip_in_an_address_leads_to_what_is_close_and_the_field_finds_the_rest(
    browser: Browser, site: BuiltSite, root: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    with hosted(site.folder, root or base_of(site)) as host:
        page.goto(f"{host.address}iso27001/a-5-51/", wait_until="load")
        page.locator("[data-xw-go] a").first.wait_for()
        close = page.locator("[data-xw-go] a").evaluate_all("links => links.map(a => a.href)")
        paths = [href.removeprefix(host.address) for href in close]
        assert paths[:2] == ["iso27001/a-5-15/", "iso27001/a-5-1/"]
        assert paths[-1] == "iso27001/a-5/"
        page.locator("input[name=id]").fill("cc6.1")
        page.get_by_role("button", name="Find").click()
        page.wait_for_url(f"{host.address}soc2/cc6-1/")
    context.close()
