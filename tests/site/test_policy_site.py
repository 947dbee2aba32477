"""A company's ten policies and one more line of configuration: the wheel, a strict build, and a browser over it."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site.test_policies import ON, section
from tests.support.builds import ROOT, BuiltSite, build, write_site
from tests.support.crawl import broken_links
from tests.support.hosting import hosted
from tests.support.installed import NO_CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.support.builds import BuiltPage
    from tests.support.hosting import Host
    from tests.support.installed import Clean

BEFORE = """\
site_name: Policies of your company
site_url: https://docs.example.com/policies/
theme: {name: material, font: false}
validation: {absolute_links: warn, unrecognized_links: warn, anchors: warn}
plugins:
  - search
"""
LINE = "  - crosswalk\n"

EXAMPLE = ROOT / "examples/policies/docs/policies"
TOP = "information-security"
"""The policy that is also the start page."""
OTHERS = (
    *("acceptable-use", "access-control", "backup", "business-continuity", "change-management"),
    *("cryptography", "incident-response", "remote-working", "suppliers"),
)
SILENT = "remote-working/"
REPORT = "crosswalk/policies/"
INDEX = "search/search_index.json"

BEGINNINGS = ("5.1", "5.2", "5.3", "7.1", "8.1", "8.2", "8.3")
"""Controls whose ids begin those of others, such as A.8.2 that of A.8.20."""

KB = 1024
HTML, HTML_A_LINK = 2 * KB, 200
SENT, SENT_AN_ID = 1100, 110
"""What the page of a policy may gain: on disk, with each link to an entry; compressed, with each id that it names."""


class PolicySite(NamedTuple):
    """The same ten pages without the plugin and with it."""

    before: BuiltSite
    after: BuiltSite


def policies() -> dict[str, str]:
    """Return the ten policies, which say nothing of a company."""
    named = {"index": TOP, **{name: name for name in OTHERS}}
    texts = {f"{page}.md": (EXAMPLE / f"{name}.md").read_text("utf-8") for page, name in named.items()}
    return {page: text.replace("Example: Saltmarsh Ltd does not exist.\n\n", "") for page, text in texts.items()}


@pytest.fixture(scope="module")
def policy_site(clean: Clean, tmp_path_factory: pytest.TempPathFactory) -> PolicySite:
    def built(name: str, config: str) -> BuiltSite:
        folder = write_site(tmp_path_factory.mktemp(name), config, policies())
        result = build(folder, folder / "site", {**NO_CHECKOUT, **ON}, strict=True, python=clean.python)
        assert result.returncode == 0, result.stderr
        return BuiltSite(folder / "site", log=result.stderr + result.stdout)

    return PolicySite(built("before", BEFORE), built("after", BEFORE + LINE))


def own(site: PolicySite) -> dict[str, tuple[BuiltPage, BuiltPage]]:
    """Return the site's own pages, each as it was before and as it is after."""
    return {url: (page, site.after.page(url)) for url, page in site.before.pages.items()}


def without(page: BuiltPage, selector: str) -> LexborHTMLParser:
    """Return the tree of a page without a part of it."""
    tree = LexborHTMLParser(page.html)
    for node in tree.css(selector):
        node.decompose()
    return tree


def named_on(page: BuiltPage) -> set[str]:
    """Return the ids that a page names: in its prose, and in its front matter, which the box shows unfolded."""
    return {n.text() for n in without(page, "details").css("article a.xw-id")}


def test_ten_pages_build_quietly_outside_the_repository(policy_site: PolicySite) -> None:
    assert len(policies()) == 10
    assert "Saltmarsh" not in "".join(policies().values())
    assert not policy_site.after.folder.is_relative_to(ROOT)
    assert not [line for line in policy_site.after.log.splitlines() if not line.startswith("INFO")]
    assert not broken_links(policy_site.after)[:10]


def test_a_page_that_names_nothing_is_the_same_bytes(policy_site: PolicySite) -> None:
    pages = own(policy_site)
    same = {url for url, (before, after) in pages.items() if before.html == after.html}
    assert same == {SILENT, "404.html"}
    assert {url for url, (_, after) in pages.items() if not named_on(after)} == same


def test_a_policy_gains_what_it_names_and_little_more(policy_site: PolicySite) -> None:
    def compressed(page: BuiltPage) -> int:
        return len(gzip.compress(page.html.encode(), 6, mtime=0))

    too_heavy = {}
    for url, (before, after) in own(policy_site).items():
        ids = named_on(after)
        gained = len(after.html.encode()) - len(before.html.encode()), compressed(after) - compressed(before)
        allowed = HTML + HTML_A_LINK * len(after.tree.css("article a.xw-id")), SENT + SENT_AN_ID * len(ids)
        if ids and (gained[0] > allowed[0] or gained[1] > allowed[1]):
            too_heavy[url] = gained, allowed
    assert not too_heavy


def test_the_words_of_a_policy_are_as_they_were(policy_site: PolicySite) -> None:
    for before, after in own(policy_site).values():
        said = [n.text().split() for page in (before, after) for n in without(page, ".xw-policy").css("article")]
        assert said[: len(said) // 2] == said[len(said) // 2 :], after.url


@pytest.fixture(scope="module")
def host(policy_site: PolicySite) -> Iterator[Host]:
    with hosted(policy_site.after.folder, "/policies/") as host:
        yield host


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on(
        "console", lambda m: wrong.append(f"{m.text} {m.location['url']}") if m.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda e: wrong.append(str(e)))
    yield page
    context.close()
    assert not wrong


@pytest.mark.browser
def test_from_an_id_in_prose_to_the_control_and_back(page: Page, host: Host) -> None:
    page.goto(f"{host.address}access-control/")
    page.locator("article p > a.xw-id", has_text="A.5.18").click()
    page.locator("h1", has_text="A.5.18 Access rights").wait_for()
    assert page.url == f"{host.address}crosswalk/iso27001/a-5-18/"
    there = page.locator("h2#policies ~ table").first
    assert page.locator("h2#policies").inner_text().startswith("Policies that address this")
    assert "Head of IT" in there.inner_text() and "Due 31 May 2027" in there.inner_text()
    there.get_by_role("link", name="Access reviews").click()
    page.wait_for_url(f"{host.address}access-control/#access-reviews")
    page.go_back()
    there.get_by_role("link", name="Access control policy").click()
    page.wait_for_url(f"{host.address}access-control/")
    page.locator("h1", has_text="Access control policy").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("how", ["pointer", "keyboard"])
def test_an_id_shows_title_and_verdict(page: Page, host: Host, policy_site: PolicySite, how: str) -> None:
    page.goto(f"{host.address}access-control/", wait_until="networkidle")
    link, peek = page.locator("article p > a.xw-id", has_text="CC6.2"), page.locator(".xw-peek")
    if how == "pointer":
        link.hover()
    else:
        page.locator("article p > a.xw-id", has_text="A.5.18").focus()
        page.keyboard.press("Tab")
        assert link.evaluate("e => e === document.activeElement")
    peek.wait_for()
    peek.get_by_text("CC6.2 User registration").wait_for()
    verdict = policy_site.after.page("crosswalk/soc2/cc6-2/").tree.css_first("h2#says")
    assert verdict
    assert f"If you hold ISO/IEC 27001: {verdict.text()}" in peek.inner_text()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("A.5.18", "crosswalk/iso27001/a-5-18/"),
        ("CC6.2", "crosswalk/soc2/cc6-2/"),
        *((f"A.{n}", f"crosswalk/iso27001/a-{n.replace('.', '-')}/") for n in BEGINNINGS),
        ("restore", "backup/"),
        ("access control policy", "access-control/"),
    ],
)
def test_the_themes_search_finds_controls_and_policies(page: Page, host: Host, words: str, first: str) -> None:
    page.goto(f"{host.address}{SILENT}", wait_until="networkidle")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(words)
    found = page.locator(".md-search-result__link").first
    found.wait_for()
    page.wait_for_function(
        "first => document.querySelector('.md-search-result__link')?.href.split('?')[0] === first",
        arg=f"{host.address}{first}",
    )
    found.click()
    page.wait_for_url(f"{host.address}{first}*")


@pytest.mark.browser
def test_what_reads_data_works_without_the_files_for_programs(page: Page, host: Host) -> None:
    """The console of `page` says nothing: no file is asked for that is not there."""
    page.goto(f"{host.address}crosswalk/go/?id=cc 6.2")
    page.wait_for_url(f"{host.address}crosswalk/soc2/cc6-2/")
    page.goto(f"{host.address}crosswalk/matrix/?pair=A.5.15,CC6.1", wait_until="networkidle")
    page.get_by_role("region", name="Chosen pair").locator("summary", has_text="Sources").wait_for()
    page.goto(f"{host.address}crosswalk/gap/soc2-to-iso27001/", wait_until="networkidle")
    page.get_by_role("checkbox").first.check()
    page.locator("summary", has_text="Export").click()
    page.get_by_role("link", name="CSV").first.wait_for()
    page.goto(f"{host.address}crosswalk/iso27001/a-5-18/", wait_until="networkidle")
    page.get_by_role("button", name="Cite or share").click()


@pytest.mark.browser
def test_the_report_lists_what_is_missing_late_and_silent(page: Page, host: Host, policy_site: PolicySite) -> None:
    page.goto(host.address)
    page.get_by_role("link", name="All policies").click()
    page.wait_for_url(f"{host.address}{REPORT}")
    assert page.locator(".xw-lede").inner_text().startswith("10 policies of this site")
    report = policy_site.after.page(REPORT)
    assert section(report, "nothing").startswith("1 of 10. Remote working policy")
    assert "Change management procedure" in section(report, "review")
    assert section(report, "review").startswith("1 of 9 with a date.")
    missing = {n: section(report, n) for n in ("iso27001-2022", "soc2-2017")}
    assert "A.7.1" in missing["iso27001-2022"] and "A.5.18" not in missing["iso27001-2022"]
    assert "CC4.1" in missing["soc2-2017"] and "CC6.2" not in missing["soc2-2017"]
    page.locator("h2#nothing ~ ul a").first.click()
    page.wait_for_url(f"{host.address}{SILENT}")


@pytest.mark.browser
def test_a_browser_fetches_no_more_than_a_page_needs(browser: Browser, policy_site: PolicySite) -> None:
    def fetched(built: BuiltSite, url: str) -> dict[str, int]:
        context = browser.new_context()
        with hosted(built.folder, "/policies/") as host:
            context.new_page().goto(host.address + url, wait_until="networkidle")
            sent = {sent.path: sent.size for sent in host.taken()}
        context.close()
        return sent

    before, after = (fetched(built, SILENT) for built in policy_site)
    # The theme fetches the index of its search on every page; it is the one file that grows.
    assert {path for path in after if after[path] != before.get(path)} == {INDEX}
    told = re.search(r"index grows by about (\d+) KB", (ROOT / "content/about/internal-wiki.md").read_text("utf-8"))
    assert told and after[INDEX] - before[INDEX] == pytest.approx(int(told[1]) * 1000, rel=0.1)
    before, after = (fetched(built, "access-control/") for built in policy_site)
    assets = "crosswalk/assets/crosswalk/"
    added = {
        f"{assets}{name}": after.get(f"{assets}{name}", 0) for name in ("policy.css", "preview.css", "every-page.js")
    }
    assert set(after) - set(before) == set(added)
    assert sum(added.values()) <= 5 * KB
