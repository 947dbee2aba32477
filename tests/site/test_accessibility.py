"""axe-core over every kind of page: wide and narrow, light and dark, folded and unfolded, and with the search open."""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.views.addresses import place_of
from tests.site.test_browser import KINDS
from tests.site.test_whole_site import url_of
from tests.support.builds import ROOT
from tests.support.seldom import seldom

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.builds import BuiltSite

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
ALL = {"type": "tag", "values": TAGS}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RUN = """async runOnly => {
    const found = await axe.run(document, {runOnly, resultTypes: ["violations"]});
    return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`));
}"""
UNFOLD = "document.querySelectorAll('details:not([open])').forEach(d => { d.open = true })"
SCREENS = tuple(product((1280, 390), ("light", "dark")))
OFTEN = (0, 1, 2)
"""Both widths, and both colours on the wide one; every page that people wrote is dark and narrow each time."""
LARGE = tuple(product((1920,), ("light", "dark")))


@pytest.fixture(scope="module", params=seldom(SCREENS, OFTEN), ids=lambda screen: f"{screen[0]}-{screen[1]}")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Give a screen on which nothing moves, so that no colour is measured halfway."""
    width, scheme = request.param
    # The policy would keep axe out, which is the point of a policy; what axe looks at is the same without.
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    yield context.new_page()
    context.close()


def go(page: Page, url: str) -> None:
    """Open a page with every part of it laid out: what is laid out while axe measures moves what it measures."""
    page.goto(url, wait_until="load")
    page.add_style_tag(content="* { content-visibility: visible !important }")
    page.evaluate(AXE)


def faults(page: Page, only: Mapping[str, object] = ALL) -> list[str]:
    found: list[str] = page.evaluate(RUN, only)
    return found


def unfolded(page: Page) -> list[str]:
    """Return what axe finds with everything unfolded; where it is dark, of the colours alone: nothing else differs."""
    page.evaluate(UNFOLD)
    dark = page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    return faults(page, COLOURS if dark else ALL)


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_folded_or_unfolded(page: Page, address: str, kind: str) -> None:
    go(page, address + kind)
    dark = page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    if not dark and page.locator("details:not([open])").count():
        assert not faults(page)
    assert not unfolded(page)


@pytest.mark.audit
@pytest.mark.parametrize("page", LARGE, indirect=True, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_large_screen(page: Page, address: str, kind: str) -> None:
    go(page, address + kind)
    assert not unfolded(page)


@pytest.mark.audit
@pytest.mark.parametrize("page", SCREENS, indirect=True, ids=str)
def test_axe_finds_nothing_on_any_page_that_people_wrote(page: Page, address: str) -> None:
    written = sorted(
        p.relative_to(ROOT / "content").with_suffix("").as_posix() for p in (ROOT / "content").rglob("*.md")
    )
    assert len(written) > 20
    found = {}
    for name in written:
        go(page, f"{address}{name}/")
        found[name] = faults(page)
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.audit
def test_axe_finds_nothing_on_any_page_of_a_theme_series_or_chapter_on_a_phone(
    browser: Browser, site: BuiltSite, address: str
) -> None:
    """With nothing done to the page: what a browser leaves out until later counts too."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True)
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.add_init_script(AXE)
    groups = [
        url for url, built in site.pages.items() if built.tree.css_first(".xw-mx") and not url.startswith("matrix/")
    ]
    assert len(groups) > 20
    found = {}
    for url in groups:
        page.goto(address + url, wait_until="load")
        found[url] = faults(page)
    assert {url: said for url, said in found.items() if said} == {}
    context.close()


@pytest.mark.audit
@pytest.mark.parametrize("page", tuple(product((1280, 1920), ("light", "dark"))), indirect=True, ids=str)
def test_axe_finds_nothing_on_any_page_of_a_group(page: Page, catalogue: Catalogue, address: str) -> None:
    """On those of themes, series, categories, chapters, functions, and of parts of the edition before."""
    groups = [e for e in catalogue.entries.values() if not e.kind.single and e.kind.page == "own"]
    assert len(groups) > 70
    found = {}
    for url in (url_of(place_of(group).uri) for group in groups):
        go(page, address + url)
        found[url] = unfolded(page)
    assert {url: said for url, said in found.items() if said} == {}


@pytest.mark.parametrize("kind", ["", "iso27001/a-5-18/"])
def test_axe_finds_nothing_in_the_open_search(page: Page, address: str, kind: str) -> None:
    go(page, address + kind)
    opener = page.locator("label.md-header__button[for=__search]")
    if opener.is_visible():
        opener.click()
    else:
        page.keyboard.press("f")  # the first page shows its own field alone until then
    page.locator(".md-search__output").wait_for()
    page.locator(".xw-suggested a").first.wait_for()
    assert not faults(page)
    for text, said in (("access", "results"), ("A.5.51", "“A.5.51”"), ("zzzz", "“zzzz”")):
        page.locator(".md-search__input").fill(text)
        page.get_by_role("status").filter(has_text=said).wait_for()
        assert page.locator(".xw-sr li").count()
        assert not faults(page), text


@pytest.mark.parametrize(
    ("state", "drawn"),
    [
        ("matrix/?pair=A.5.18,CC6.2", ".xw-cell--full"),
        ("matrix/?block=a-5,privacy", ".xw-grid--many"),
        ("matrix/?text=access", ".xw-found li"),
        ("matrix/all/?text=access&pair=A.5.18,CC6.2", ".xw-cell--full"),
        ("#iso27001-to-soc2+privacy", ".xw-way.on[data-way^=iso] .xw-row"),
    ],
)
def test_axe_finds_nothing_in_what_scripts_draw(page: Page, address: str, state: str, drawn: str) -> None:
    page.goto("about:blank")
    go(page, address + state)
    page.locator(drawn).first.wait_for()
    page.evaluate(UNFOLD)
    assert not faults(page)


def test_axe_finds_nothing_in_a_readers_own_list(page: Page, address: str, tmp_path: Path) -> None:
    report = tmp_path / "audit.csv"
    report.write_text("ref_id;compliance_result\nA.5.15;compliant\nA.5.99;done\n", "utf-8")
    page.goto("about:blank")
    go(page, f"{address}gap/soc2-to-iso27001/")
    page.get_by_label("A.5.6", exact=True).check()
    page.evaluate("document.querySelector('.xw-strip').classList.add('xw-wide')")
    page.get_by_role("button", name="Your columns").click()
    page.get_by_label("Status: A.7.12", exact=True).select_option(label="Excluded: not applicable")
    page.get_by_label("Status: A.5.5", exact=True).select_option(label="Planned")
    page.locator(".xw-own input[type=file]").set_input_files(report)
    page.locator(".xw-report [role=status]", has_text="2 rows").wait_for()
    page.evaluate("scrollTo(0, 0)")  # so that the strip, which stays in sight, lies over no field
    assert not faults(page)
    go(page, f"{address}matrix/#ours=on")
    page.locator(".xw-ours__key").wait_for()
    assert not faults(page)
    go(page, f"{address}gap/scorecard/soc2-to-iso27001/")
    page.locator(".xw-score.xw-live").wait_for()
    for number, answer in enumerate((0, 1, 2, 2, 1), 1):
        page.locator(f"#q{number} label").nth(answer).click()
    page.locator(".xw-score__next li").first.wait_for()
    assert not faults(page)


def test_axe_sees_what_is_wrong(page: Page, address: str) -> None:
    go(page, f"{address}iso27001/a-5-18/")
    page.evaluate("document.querySelector('.md-search').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('.xw-l').style.color = '#777'")
    assert {fault.split(":")[0] for fault in faults(page)} == {"aria-dialog-name", "color-contrast"}
