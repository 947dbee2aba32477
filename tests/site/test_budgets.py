"""What a page may weigh: on the wire from a host that compresses, and on disk."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.builds import ROOT, BuiltSite, build, write_site
from tests.support.hosting import base_of, hosted
from tests.support.weight import around, too_heavy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.hosting import Host

KB = 1024
FIRST = 80 * KB
NEXT = 12 * KB
HTML = 52 * KB
COMPRESSED_HTML = 12 * KB
COMPRESSED_INDEX = 160 * KB

CONTROL = re.compile(r"iso27001/a-\d+-\d+/")

HOME_HTML = 48 * KB
COMPRESSED_HOME = 10.7 * KB

PREVIEW = "assets/crosswalk/every-page.js"
"""What the first page does not fetch before it is wanted, and all others do."""

MATRIX_HTML = 120 * KB
COMPRESSED_MATRIX = 25 * KB

GAP = re.compile(r"gap/[a-z0-9-]+/([a-z-]+/)?")
GAP_HTML = 130 * KB
COMPRESSED_GAP = 27 * KB


@pytest.fixture(scope="module")
def host(site: BuiltSite) -> Iterator[Host]:
    with hosted(site.folder, base_of(site)) as running:
        yield running


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 6, mtime=0))


def weight(page: Page, host: Host, path: str) -> dict[str, int]:
    """Return the bytes that the host sends for one visit, by path, but for the icon: a browser asks when it likes."""
    host.taken()
    page.goto(host.address + path, wait_until="networkidle")
    return {sent.path: sent.size for sent in host.taken() if not sent.path.endswith("favicon.svg")}


@pytest.mark.browser
@pytest.mark.parametrize(("first", "following"), [("", "iso27001/a-5-18/"), ("iso27001/a-5-18/", "soc2/cc6-2/")])
def test_a_first_visit_is_light_and_the_next_page_is_little_more_than_its_words(
    browser: Browser, host: Host, first: str, following: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    visit = weight(page, host, first)
    assert any(path.endswith(".css") for path in visit)
    assert sum(visit.values()) <= FIRST, visit
    then = weight(page, host, following)
    assert set(then) - {following} == (set() if first else {PREVIEW})
    assert sum(then.values()) <= NEXT, then
    context.close()


@pytest.mark.browser
def test_the_search_index_is_asked_for_when_the_box_is_used(browser: Browser, host: Host) -> None:
    context = browser.new_context()
    page = context.new_page()
    assert not [path for path in weight(page, host, "soc2/cc6-1/") if "search_index" in path]
    with page.expect_response("**/search_index.json"):
        page.locator(".md-search__input").focus()
    assert [sent for sent in host.taken() if "search_index" in sent.path]
    context.close()


def test_control_pages_are_small(site: BuiltSite) -> None:
    controls = {url: page.html for url, page in site.pages.items() if CONTROL.fullmatch(url)}
    assert len(controls) == 93
    assert not {url: size for url, html in controls.items() if (size := len(html.encode())) > HTML}
    assert not {url: size for url, html in controls.items() if (size := compressed(html)) > COMPRESSED_HTML}


@pytest.mark.parametrize("url", ["matrix/", "matrix/all/"])
def test_each_level_of_the_matrix_is_one_page_that_loads_at_once(site: BuiltSite, url: str) -> None:
    html = site.page(url).html
    assert len(html.encode()) <= MATRIX_HTML
    assert compressed(html) <= COMPRESSED_MATRIX


def test_the_first_page_is_light(site: BuiltSite) -> None:
    html = site.page("").html
    assert len(html.encode()) <= HOME_HTML
    assert compressed(html) <= COMPRESSED_HOME


def test_gap_pages_are_as_small_as_lists_of_all_entries_can_be(site: BuiltSite) -> None:
    gaps = {url: page.html for url, page in site.pages.items() if GAP.fullmatch(url)}
    assert len(gaps) == 32
    assert not {url: size for url, html in gaps.items() if (size := len(html.encode())) > GAP_HTML}
    assert not {url: size for url, html in gaps.items() if (size := compressed(html)) > COMPRESSED_GAP}


def test_the_search_index_is_small(site: BuiltSite) -> None:
    index = (site.folder / "search/search_index.json").read_text("utf-8")
    assert '"docs"' in index
    assert compressed(index) <= COMPRESSED_INDEX


def test_scripts_and_stylesheets_are_served_without_their_comments(site: BuiltSite) -> None:
    served = [path for path in (site.folder / "assets/crosswalk").iterdir() if path.suffix in (".css", ".js")]
    assert len(served) > 15
    for path in served:
        # one that says the type of what stands behind it on its line stays
        assert not re.search(r"^\s*/\*(?!.*\*/ *\S)", path.read_text("utf-8"), re.MULTILINE), path.name


def test_a_page_in_another_site_does_not_carry_the_sites_navigation(tmp_path: Path) -> None:
    sections = "".join(
        f"  - Part {part}:\n" + "".join(f"      - Page {n} of it: https://example.com/{part}/{n}/\n" for n in range(20))
        for part in range(15)
    )
    options = "{parts: [guides], categories: [security], frameworks: [iso27001-2022, soc2-2017]}"
    config = (
        "site_name: Handbook\ntheme: {name: material, font: false, features: [navigation.tabs]}\n"
        f"plugins: [search, {{crosswalk: {options}}}]\nnav:\n  - index.md\n  - empty.md\n{sections}"
    )
    write_site(tmp_path, config, {"index.md": "# Handbook\n", "empty.md": "# Empty\n"})
    result = build(tmp_path, tmp_path / "site", strict=True)
    assert result.returncode == 0, result.stderr
    site = BuiltSite(tmp_path / "site")
    full = around(site.page("empty/"))
    assert full > 100 * KB
    pages = {url: page for url, page in site.pages.items() if url.startswith("crosswalk/")}
    assert not {url: size for url, page in pages.items() if (size := around(page)) > 24 * KB}
    assert too_heavy(site, "empty/") == {}
    for url in ("crosswalk/iso27001/a-5-15/", "crosswalk/", "crosswalk/guides/choosing/"):
        tabs = pages[url].tree.css(".md-tabs__link")
        drawer = [n.text().strip() for n in pages[url].tree.css(".md-nav--primary > ul > li > a.md-nav__link")]
        assert [n.text().strip() for n in tabs][:17] == ["Handbook", "Empty", *(f"Part {n}" for n in range(15))], url
        assert drawer[:17] == [n.text().strip() for n in tabs][:17]
        assert tabs[2].attributes["href"] == "https://example.com/0/0/"


def test_no_text_of_a_script_goes_over_several_lines(site: BuiltSite) -> None:
    """The space before the lines of scripts is not sent, so that none of it may mean anything."""
    scripts = sorted((ROOT / "plugins/mkdocs_crosswalk/assets").glob("*.js"))
    assert len(scripts) > 30
    for script in scripts:
        for line in script.read_text("utf-8").splitlines():
            code = re.sub(r"/\[.*?\]/g", "", line)  # a pattern
            assert code.count("`") % 2 == 0 or code.lstrip().startswith(("*", "//")), (script.name, line)
    sent = (site.folder / "assets/crosswalk/work-bar.js").read_text("utf-8")
    assert not re.search(r"^\s", sent, re.MULTILINE)
