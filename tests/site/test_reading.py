"""A page answers before it proves: where the answer stands, how long a match is, and where provenance is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_crosswalk.views.addresses import place_of
from tests.site.test_whole_site import url_of
from tests.support.seldom import seldom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.builds import BuiltPage, BuiltSite

ENTRY = re.compile(r"(iso27001/(a-[5-8]-\d+|clauses/\d+(-\d+)+)|soc2/[a-z]+\d+-\d+)/")
GROUP = re.compile(r"(iso27001/(a-[5-8]|clauses/(\d+|\d+-\d+))|soc2/[a-z]+\d+)/")
ANCHORS = ("overlap", "evidence", "net-new", "guidance", "sources")
"""Published since the first edition."""
PROVENANCE = ("this project", "judged by", "certified auditor")
SAMPLE = (
    *("iso27001/a-5-9/", "iso27001/a-5-18/", "iso27001/a-5-21/", "iso27001/a-5-33/", "iso27001/a-5-34/"),
    *("iso27001/a-7-4/", "iso27001/a-7-5/", "iso27001/a-7-14/", "iso27001/a-8-11/", "iso27001/a-8-14/"),
    *("iso27001/clauses/9-2-2/", "soc2/cc6-1/", "soc2/cc6-3/", "soc2/cc8-1/", "soc2/p6-1/"),
)
"""Pages whose titles, verdicts or steps are longest, and one of each kind."""
ANSWER, SCREEN, MATCH = 300, 900, 46
LINE = 32
"""Of a title: one with three lines may pass by a line."""
POSITIONS = """() => {
    const title = document.getElementById("top");
    const box = found => found?.getBoundingClientRect();
    return {
        verdict: box(document.getElementById("says")).bottom,
        evidence: box(document.querySelector("#evidence ~ table tbody tr")).bottom,
        match: Math.max(0, ...[...document.querySelectorAll("#overlap ~ .xw-lines > li")].map(li => box(li).height)),
        wide: document.documentElement.scrollWidth > innerWidth,
        lines: box(title).height / parseFloat(getComputedStyle(title).lineHeight),
    };
}"""


def entries(site: BuiltSite) -> dict[str, BuiltPage]:
    found = {url: page for url, page in site.pages.items() if ENTRY.fullmatch(url) and page.tree.css_first(".xw-what")}
    assert len(found) == 184
    return found


def words(page: BuiltPage) -> str:
    """Return what a page says outside what is folded, in small letters."""
    tree = LexborHTMLParser(page.html)
    for folded in tree.css("details"):
        folded.decompose()
    content = tree.css_first(".xw-page__text")
    assert content
    return " ".join(content.text(separator=" ").split()).lower()


def test_every_entry_has_the_published_anchors_and_answers_in_the_readers_order(site: BuiltSite) -> None:
    for url, page in entries(site).items():
        order = [node.attributes.get("id") for node in page.tree.css(".xw-page__text h2")]
        assert set(ANCHORS) <= set(order), url
        assert [a for a in order if a in ANCHORS] == ["net-new", "evidence", "guidance", "overlap", "sources"], url
        assert order[0] == "says", url


@pytest.mark.parametrize("said", PROVENANCE)
def test_who_judged_is_said_once_outside_the_fold(site: BuiltSite, said: str) -> None:
    often = {url: words(page).count(said) for url, page in entries(site).items()}
    assert {url: count for url, count in often.items() if count > 1} == {}


def test_the_card_says_how_sure_a_verdict_is(site: BuiltSite, catalogue: Catalogue) -> None:
    for entry_id, verdicts in catalogue.verdicts.items():
        page = site.page(url_of(place_of(catalogue.entries[entry_id]).uri))
        facts = {dt.text(): dt.next for dt in page.tree.css(".xw-card dt")}
        said = facts["Confidence"]
        assert said and (said.text(deep=False) or "").strip().lower() == str(verdicts.base.sureness), entry_id


def test_records_to_bring_and_to_build_are_counted_apart(site: BuiltSite) -> None:
    seen = set()
    for url, page in entries(site).items():
        foot = " ".join(" ".join(li.text().split()) for li in page.tree.css(".xw-says__foot li"))
        outcome = next(o for o in ("carries-over", "extend", "new") if page.tree.css_first(f".xw-says--{o}"))
        found = re.search(r"(?:(Bring|Reuse) (\d+) records?)?(?:, b|B)uild (\d+)|(Bring|Reuse) (\d+) records?", foot)
        rows = page.tree.css("table.xw-t--evidence tbody tr")
        if not rows:
            continue
        assert found, url
        build = int(found[3] or 0)
        bring = int(found[2] or found[5] or 0)
        assert bring + build == len(rows), url
        marked = sum("(to\N{NO-BREAK SPACE}build)" in row.text() for row in rows)
        assert marked == (build if bring else 0), url
        heading = page.tree.css_first("#evidence")
        assert heading and heading.text(deep=False).strip() == ("Bring this" if bring else "Build this evidence"), url
        verb = found[1] or found[4]
        assert verb in (None, "Reuse" if outcome == "carries-over" else "Bring"), url
        seen |= {(outcome, bool(bring), bool(build))}
    assert {("new", True, True), ("new", False, True), ("extend", True, True), ("carries-over", True, False)} <= seen


def test_no_list_of_matches_holds_what_is_none(site: BuiltSite) -> None:
    for url, page in entries(site).items():
        assert not page.tree.css(".xw-page__text > .xw-lines .xw-l--none"), url


def test_groups_answer_too(site: BuiltSite) -> None:
    groups = {url: page for url, page in site.pages.items() if GROUP.fullmatch(url) and url not in entries(site)}
    assert len(groups) > 30
    for url, page in groups.items():
        assert page.tree.css_first("#says"), url
        assert page.tree.css_first("#net-new + ol, #net-new ~ ol"), url
        assert page.tree.css_first("#entries ~ .xw-lines"), url


def test_what_is_new_leads_to_a_guide(site: BuiltSite) -> None:
    new = {url: page for url, page in entries(site).items() if page.tree.css_first(".xw-says--new")}
    assert len(new) > 30
    for url, page in new.items():
        hrefs = page.hrefs(".xw-says__foot a, .xw-card a")
        assert any("guides/" in href for href in hrefs), url


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": SCREEN}, reduced_motion="reduce", bypass_csp=True)
    shown = context.new_page()
    # As wide as the widest of the usual system fonts: what fits with it fits with the others.
    font = "document.body.style.setProperty('--md-text-font', 'DejaVu Sans')"
    shown.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {font} }})")
    yield shown
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("every", seldom((False, True), (0,)))
def test_the_answer_and_the_first_record_stand_on_the_first_screen(
    page: Page, site: BuiltSite, address: str, every: bool
) -> None:
    late = {}
    for url in entries(site) if every else SAMPLE:
        page.goto(address + url, wait_until="load")
        found = page.evaluate(POSITIONS)
        limit = ANSWER + (LINE if found["lines"] > 2.5 else 0)
        if found["verdict"] > limit or found["evidence"] > SCREEN or found["match"] > MATCH or found["wide"]:
            late[url] = found
    assert late == {}


@pytest.mark.browser
def test_on_paper_stays_folded_what_the_reader_has_not_opened(page: Page, address: str) -> None:
    page.goto(f"{address}iso27001/a-5-18/", wait_until="load")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    fold = page.locator(".xw-fold")
    assert not fold.is_visible()
    sheet = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--xw-sheet')")
    assert sheet == '"A.5.18 Access rights - Crosswalk"'
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    fold.locator("summary").first.click()
    page.emulate_media(media="print")
    assert fold.is_visible()
    page.emulate_media(media="screen")


@pytest.mark.browser
def test_the_colours_follow_the_system_until_a_reader_chooses(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    shown = context.new_page()
    shown.goto(f"{address}iso27001/a-5-18/", wait_until="load")
    scheme = "document.body.dataset.mdColorScheme"
    assert shown.evaluate(scheme) == "slate"
    shown.locator("label[title='Light colours']").click()
    assert shown.evaluate(scheme) == "default"
    shown.locator("label[title='Dark colours']").click()
    assert shown.evaluate(scheme) == "slate"
    context.close()
