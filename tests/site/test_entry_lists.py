"""An entry leads to its own row of what remains and to its own pair in the matrix, and both are in sight there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.judgement import SAID, Outcome
from mkdocs_crosswalk.views.addresses import place_of
from mkdocs_crosswalk.views.ways import way_to, ways
from tests.site.test_whole_site import url_of
from tests.support.frameworks import SOC2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.builds import BuiltPage, BuiltSite

GAP, MATRIX = "In the gap list", "In the matrix"
ENTRIES = ("iso27001/a-5-34/", "iso27001/clauses/6-1-3/", "soc2/cc6-1/", "soc2/p1-1/")
IN_SIGHT = """row => {
    const box = row.getBoundingClientRect();
    const strip = document.querySelector(".xw-strip").getBoundingClientRect();
    return box.top >= strip.bottom && box.top < innerHeight - 30;
}"""


def link(page: BuiltPage, text: str) -> str:
    (found,) = (n.attributes["href"] or "" for n in page.tree.css(".xw-card a") if n.text() == text)
    return found


def test_every_entry_with_a_verdict_leads_to_its_row(site: BuiltSite, catalogue: Catalogue) -> None:
    entries = [e for e in catalogue.singles if way_to(catalogue, e.framework) in ways(catalogue)]
    assert len(entries) > 150
    for entry in entries:
        page = site.page(url_of(place_of(entry).uri))
        url, anchor = page.to(link(page, GAP))
        box = site.page(url).tree.css_first(f'.xw-todo input[id="{anchor}"]')
        assert box and box.parent and box.parent.text() == entry.bare, entry.id


def test_every_entry_with_a_pair_leads_to_one_and_without_scripts_to_its_row(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    known = set(catalogue.overlaps)
    found = 0
    for entry in catalogue.singles:
        page = site.pages.get(url_of(place_of(entry).uri))
        if page is None or way_to(catalogue, entry.framework) is None:
            continue
        href = link(page, MATRIX)
        url, anchor = page.to(href)
        assert not anchor or anchor in site.page(url).ids, entry.id
        if pair := parse_qs(urlsplit(href).query).get("pair"):
            left, _, right = pair[0].partition(",")
            assert entry.id in (left, right)
            assert (left, right) in known
            assert anchor == catalogue.entries[left].slug
            found += 1
    assert found > 150


def test_the_first_page_of_what_has_scopes_says_which_it_counts_and_leads_to_that_list(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    """The numbers of the panel are those of the list that it leads to; those of the least report stand beside them."""
    page = site.page("soc2/")
    said = " ".join((page.tree.css_first(".xw-says__main p").text()).split())  # type: ignore[union-attr]
    way = next(w for w in ways(catalogue) if w.asked.id == SOC2)
    least, *_, whole = way.scopes(catalogue)
    for scope, words in ((whole, "In all five categories: "), (least, "In Security alone: ")):
        found = outcomes(catalogue, ["criterion"], scope.groups)
        carry, extend, new = (found[outcome].numerator for outcome in SAID)
        total = found[Outcome.NEW].denominator
        assert f"{words}{new} of {total} criteria new, {extend} to extend, {carry} carry over." in said
    (to,) = (a.attributes["href"] for a in page.tree.css(".xw-says__foot a") if "gap list" in a.text())
    assert page.to(to or "")[0] == url_of(way.page(whole))
    assert "In the gap list of all five categories" in page.tree.css_first(".xw-says__foot").text()  # type: ignore[union-attr]


@pytest.fixture(params=[1280, 390])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("url", ENTRIES)
def test_the_row_is_unfolded_and_in_sight(page: Page, address: str, url: str) -> None:
    page.goto(address + url, wait_until="load")
    page.get_by_role("link", name=GAP).click()
    row = page.locator(".xw-todo > li:has(:target)")
    row.locator("details[open]").wait_for()
    page.wait_for_function(f"() => ({IN_SIGHT})(document.querySelector('.xw-todo > li:has(:target)'))")


@pytest.mark.browser
def test_a_row_that_was_left_out_is_shown_when_the_address_names_it(page: Page, address: str) -> None:
    page.goto(f"{address}gap/soc2-to-iso27001/?done=A.5.5&show=carries-over&group=a-7#a-5-34", wait_until="load")
    row = page.locator(".xw-todo > li:has(#a-5-34)")
    row.locator("details[open]").wait_for()
    assert row.evaluate(IN_SIGHT)
    assert page.locator(".xw-todo > li:visible").count() == page.locator(".xw-todo > li").count()
    page.wait_for_function("location.search === '' && location.hash === '#view=implemented:A.5.5'")
    page.evaluate("location.hash = 'a-8-34'")
    page.locator(".xw-todo > li:has(#a-8-34) details[open]").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("url", ENTRIES)
def test_the_pair_is_chosen_in_its_block(page: Page, address: str, catalogue: Catalogue, url: str) -> None:
    (entry,) = (e.id for e in catalogue.singles if url_of(place_of(e).uri) == url)
    page.goto(address + url, wait_until="load")
    page.get_by_role("link", name=MATRIX).click()
    cell = page.locator(".xw-grid td.on a[aria-current]")
    cell.wait_for()
    assert entry in (cell.get_attribute("aria-label") or "").split(": ")[0].split(" with ")
    assert " only" not in (cell.get_attribute("aria-label") or "")  # it is that of the entry's own direction
    page.locator(".xw-map__aside").get_by_text(entry).first.wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("name", [GAP, MATRIX])
def test_without_scripts_both_lead_to_the_row(browser: Browser, address: str, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}iso27001/a-8-34/")
    page.get_by_role("link", name=name).click()
    row = page.locator(":is(li, tr):is(:target, :has(:target))")
    row.wait_for()
    assert "A.8.34" in row.inner_text()
    context.close()
