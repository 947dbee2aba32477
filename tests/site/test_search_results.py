"""What the open search shows: what each hit is, in groups, each page once, suggestions, and what is close to a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.server import served
from tests.support.silent import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.support.builds import BuiltSite

pytestmark = pytest.mark.browser

BELOW = "mkdocs-crosswalk/"
BOX = ".md-search__input"
QUERIES = ("MFA", "access review", "offboarding", "internal audit", "vendor", "mapping", "access", "policy", "A.5.18")
ROWS = """() => [...document.querySelectorAll(".xw-sr a.xw-hit")].map(a => ({
  path: new URL(a.href).pathname, hash: new URL(a.href).hash,
  group: a.closest("ol").previousElementSibling.textContent,
  kind: a.querySelector(".xw-hit__kind").textContent, name: a.querySelector(".xw-hit__name").textContent,
  verdict: a.querySelector(".xw-v")?.textContent ?? "", note: a.querySelector(".xw-hit__note")?.textContent ?? "",
  line: a.querySelector(".xw-hit__line").textContent,
  tall: a.querySelector(".xw-hit__line").getBoundingClientRect().height / parseFloat(getComputedStyle(a).fontSize),
}))"""

FREE = """() => {
  const [pane, list] = [".md-search-result", ".xw-sr"].map(of => document.querySelector(of).getBoundingClientRect());
  return pane.width - list.width;
}"""
"""How much of the width of the open search is left beside the hits."""

ANSWERED = """async () => {
  const said = document.querySelector(".xw-sr__say");
  while (said.textContent === "waiting") await new Promise(done => setTimeout(done, 10));
}"""


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    with served(site.folder, BELOW) as url:
        yield url


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with silent(browser, viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{address}soc2/cc6-1/", wait_until="load")
        page.locator(BOX).focus()
        page.locator(".xw-suggested a").first.wait_for()
        yield page


def results(page: Page, text: str) -> list[dict[str, str]]:
    """Type a text and return the rows once the index has been asked too."""
    page.evaluate("document.querySelector('.xw-sr__say').textContent = 'waiting'")
    page.locator(BOX).fill(text)
    page.evaluate(ANSWERED)
    found: list[dict[str, str]] = page.evaluate(ROWS)
    return [{**row, "path": row["path"].removeprefix(f"/{BELOW}")} for row in found]


def test_mfa_is_an_entry_of_each_side_and_a_record_before_it_is_a_word(page: Page) -> None:
    rows = results(page, "MFA")
    first = [(row["kind"], row["path"]) for row in rows[:3]]
    assert first == [
        ("Control", "iso27001/a-8-5/"),
        ("Criterion", "soc2/cc6-1/"),
        ("Evidence", "evidence/mfa-configuration/"),
    ]
    assert rows[0]["verdict"] == "Carries over"
    words = [row for row in rows if row["group"] == "Glossary"]
    assert [(row["kind"], row["name"], row["path"], row["hash"]) for row in words] == [
        ("Term", "MFA", "guides/glossary/", "#mfa")
    ]
    assert words[0]["line"].startswith("Term Multi-factor authentication")
    assert rows.index(words[0]) == len(rows) - 1


def test_a_record_serves_in_the_search_what_it_serves_on_its_page(page: Page, site: BuiltSite) -> None:
    for name in ("user access review", "asset inventory", "baseline configuration record", "MFA configuration"):
        (row,) = (r for r in results(page, name) if r["kind"] == "Evidence" and r["name"].lower() == name.lower())
        entries = site.page(row["path"]).tree.css("#serves ~ .xw-lines > li")
        assert row["note"] == f"serves {len(entries)} entries", name


def test_a_group_is_said_to_be_what_its_page_says(page: Page, site: BuiltSite) -> None:
    row = next(row for row in results(page, "A.5") if row["path"] == "iso27001/a-5/")
    heading = site.page("iso27001/a-5/").tree.css_first(".xw-says h2")
    assert heading
    assert row["verdict"] == heading.text().strip() == "Mostly to extend"


def test_no_page_stands_twice_and_no_line_is_longer_than_two(page: Page) -> None:
    for text in QUERIES:
        rows = results(page, text)
        assert rows
        places = [row["path"] + (row["hash"] if row["kind"] in ("Term", "Control", "Category") else "") for row in rows]
        assert sorted(set(places)) == sorted(places), text
        assert not [row["name"] for row in rows if float(row["tall"]) > 3], text
        assert not [row["name"] for row in rows if not row["kind"]], text


def test_pages_for_whoever_keeps_the_site_come_last(page: Page) -> None:
    for text in ("mapping", "data", "access", "evidence"):
        groups = list(dict.fromkeys(row["group"] for row in results(page, text)))
        assert groups.index("About this site") == len(groups) - 1, text
        assert groups[0] == "Best", text


def test_the_theme_draws_no_list_of_its_own_and_counts_nothing(page: Page) -> None:
    rows = results(page, "access")
    assert page.locator(".md-search-result > ol").locator("a").count() == 0
    assert page.locator(".md-search-result__meta").is_hidden()
    hidden = sum(int(text.split()[0]) for text in page.locator(".xw-sr__rest summary").all_inner_texts())
    assert hidden > 10
    assert page.locator(".xw-sr__say").inner_text() == f"{len(rows) + hidden} results"
    rest = page.locator(".xw-sr__rest").first
    seen = int(rest.locator("summary").inner_text().split()[0])
    rest.locator("summary").click()
    rest.locator("a").nth(seen - 1).wait_for()
    assert rest.locator("a").count() == seen


def test_beside_every_stylesheet_the_hits_have_the_whole_width_of_the_open_search(
    browser: Browser, site: BuiltSite, address: str
) -> None:
    """Some pages load sheets that others do not, and one name in two sheets means two things."""
    loaded: dict[str, str] = {}
    for url, built in site.pages.items():
        for href in () if built.moved_to else built.hrefs("link[rel=stylesheet]"):
            loaded.setdefault(href.rpartition("/")[2], url)
    assert {"status.css", "gap.css", "matrix.css", "home.css"} <= loaded.keys()
    for width in (390, 1440):
        with silent(browser, viewport={"width": width, "height": 900}) as page:
            for url in sorted(set(loaded.values())):
                page.goto(address + url, wait_until="load")
                page.locator("label[for=__search]:visible").first.click() if width < 960 else page.locator(BOX).focus()
                page.locator(".xw-suggested a").first.wait_for()
                results(page, "access review")
                assert page.locator(".md-search-result__meta").is_hidden(), url
                assert page.evaluate(FREE) < 2, url


def test_an_empty_box_offers_six_texts_and_each_leads_somewhere(page: Page) -> None:
    texts = page.locator(".xw-suggested a").all_inner_texts()
    assert len(texts) == 6
    for text in texts:
        page.locator(BOX).fill("")
        page.locator(".xw-suggested a", has_text=text).click()
        page.locator(".xw-jump a").first.wait_for()
        assert page.locator(BOX).input_value() == text
        assert page.locator("#__search").is_checked()
    page.locator(BOX).press("Enter")
    page.wait_for_url("**/guides/physical-controls-without-an-office/")


def test_arrows_go_through_all_rows_and_enter_opens_the_one_that_is_reached(page: Page) -> None:
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == page.locator(".xw-suggested a").nth(1).inner_text()
    page.keyboard.press("Enter")
    page.locator(".xw-jump a").first.wait_for()
    assert page.evaluate("document.activeElement.matches('.md-search__input')")
    rows = results(page, "MFA")
    for row in rows:
        page.keyboard.press("ArrowDown")
        assert page.evaluate("new URL(document.activeElement.href).pathname") == f"/{BELOW}{row['path']}"
    page.keyboard.press("Enter")
    page.wait_for_url("**/guides/glossary/#mfa")


@pytest.mark.parametrize(
    ("typed", "close"),
    [
        ("A.5.51", ["iso27001/a-5-15/", "iso27001/a-5-1/", "iso27001/a-5/"]),
        ("A.8.55", ["iso27001/a-8-5/", "iso27001/a-8/"]),
        ("CC6.11", ["soc2/cc6-1/", "soc2/cc6/"]),
        ("ofboardng", ["evidence/offboarding-checklist/"]),
    ],
)
def test_what_is_nothing_leads_to_what_is_close_to_it(page: Page, typed: str, close: list[str]) -> None:
    rows = results(page, typed)
    assert [row["path"] for row in rows if row["path"] in close] == close
    assert {row["group"] for row in rows} >= {"Close to it"}
    page.locator(BOX).press("Enter")
    page.wait_for_url(f"**/{rows[0]['path']}")


def test_where_nothing_is_found_it_says_so_and_offers_texts(page: Page) -> None:
    assert results(page, "zzzz") == []
    assert page.get_by_role("status").filter(has_text="Nothing is found for “zzzz”.").is_visible()
    assert page.locator(".xw-suggested a").count() == 6


def test_without_our_search_the_themes_own_answers(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search.js", lambda route: route.abort())
    page.goto(f"{address}soc2/cc6-1/", wait_until="load")
    page.locator(BOX).focus()
    page.locator(BOX).press_sequentially("screening")
    page.locator(".md-search-result__item a", has_text="A.6.1").first.wait_for()
    context.close()


def test_what_is_sent_as_a_form_is_answered_by_go(page: Page, address: str) -> None:
    """Some keyboards on screens send the form and no key."""
    page.locator(BOX).fill("A.5.15")
    page.evaluate("document.forms.search.submit()")
    page.wait_for_url(f"{address}iso27001/a-5-15/")


def test_what_looks_like_markup_in_the_index_is_text(page: Page) -> None:
    assert page.evaluate(
        """async () => {
          const at = new URL("../../assets/crosswalk/", location.href);
          const names = ["hits.js", "jump.js"];
          const [{ Hits, row }, { load }] = await Promise.all(names.map(name => import(new URL(name, at))));
          const engine = { href: location => new URL(location, new URL("../../", at)).href, docs: new Map() };
          const title = "<mark>Quokka</mark> &lt;img src=x&gt;<img src=x onerror=window.bad=1>";
          const found = { location: "odd/", title, text: "<p>a</p>", score: 1, terms: { quokka: true } };
          const [hit] = new Hits(await load(), engine).ofFound([[found]], [], "quokka");
          const made = row(hit);
          document.body.append(made);
          const name = made.querySelector(".xw-hit__name").textContent;
          return [name, made.querySelectorAll("img").length, window.bad ?? 0, hit.kind];
        }"""
    ) == ["Quokka <img src=x>", 0, 0, "Page"]
