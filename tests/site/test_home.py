"""The first page: its numbers are those of the lists of what remains, and each square, block and bar leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.judgement import SAID
from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views.addresses import address_of, evidence_uri
from mkdocs_crosswalk.views.planned import planned
from mkdocs_crosswalk.views.reuse import reuse_of
from mkdocs_crosswalk.views.scopes import in_scope
from mkdocs_crosswalk.views.ways import ways
from tests.support.frameworks import ISO, ISO_TO_SOC2, SOC2, SOC2_TO_ISO
from tests.support.silent import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.levels import Direction
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.ways import Way
    from tests.support.builds import BuiltSite

MARKS = dict(zip("cen", SAID, strict=True))
COUNTS = "way => 'cen'.split('').map(mark => Number(way.querySelector(`[data-n=${mark}]`).textContent))"
SQUARES = """way => [...way.querySelectorAll(".xw-row")].filter(row => row.checkVisibility()).flatMap(
    row => [...row.querySelectorAll(".xw-sqs a")].map(
        a => [new URL(a.href).pathname.slice("/mkdocs-crosswalk/".length), a.className, a.textContent]))"""

BARS = """() => [...document.querySelectorAll(".xw-top li")].filter(li => li.checkVisibility()).map(
    li => [li.querySelector("a").textContent, Number(li.querySelector("b").firstChild.textContent)])"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with silent(browser, viewport={"width": 1440, "height": 900}) as page:
        page.goto(address, wait_until="load")
        yield page


def words(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def covered(catalogue: Catalogue, scope: Scope, direction: Direction) -> int:
    """Return how many matches have a criterion that a report covers."""
    pairs = [o for o in catalogue.between(ISO, SOC2) if o.reaches(direction)]
    return sum(in_scope(catalogue, catalogue.entries[o.right], scope) for o in pairs)


def expected(catalogue: Catalogue, way: Way, scope: Scope) -> list[int]:
    found = outcomes(catalogue, [kind.key for kind in way.asked.single], scope.groups)
    return [found[outcome].numerator for outcome in SAID]


def test_without_scripts_both_ways_are_there_for_the_least_scope(site: BuiltSite, catalogue: Catalogue) -> None:
    tree = site.page("").tree
    for way in ways(catalogue):
        (shown,) = tree.css(f"[data-way='{way.key}']")
        counts = [int(shown.css_first(f"[data-n={mark}]").text()) for mark in MARKS]  # type: ignore[union-attr]
        least = way.scopes(catalogue)[0]
        assert counts == expected(catalogue, way, least)
        rows = [row for row in shown.css(".xw-row") if "data-g" not in row.attributes]
        if way != ways(catalogue)[0]:
            assert not rows, "a link leads to the list"
            continue
        squares = {a.attributes["href"]: a.attributes["class"] for row in rows for a in row.css(".xw-sqs a")}
        entries = way.entries(catalogue, least)
        assert squares == {
            address_of(f"{e.address}.md"): mark
            for e in entries
            for mark, outcome in MARKS.items()
            if catalogue.verdict(e.id, least.groups).outcome == outcome
        }


def test_every_square_and_number_of_the_map_leads_to_a_page(site: BuiltSite) -> None:
    page = site.page("")
    squares = page.tree.css(".xw-sqs a")
    assert len(squares) == 123
    outcomes_said = ("Carries over", "Extend", "New")
    assert all(a.text().partition(": ")[2] in outcomes_said for a in squares)
    hrefs = page.hrefs(".xw-sqs a, .xw-heat a, .xw-top a, .xw-doors a, .xw-try a")
    assert len(hrefs) > 200
    assert {page.to(href.partition("?")[0])[0] for href in hrefs} <= set(site.pages)


def test_the_documents_are_a_set_and_not_all_of_it_is_to_write(site: BuiltSite, catalogue: Catalogue) -> None:
    """It is the same for each of the two, and a company may keep some already, and several as one."""
    (door,) = (li for li in site.page("").tree.css(".xw-doors > li") if words(li).startswith("Documents"))
    assert words(door).endswith(f"a set of {len(catalogue.documents)}")


def test_the_map_counts_what_serves_the_framework_of_its_rows(site: BuiltSite, catalogue: Catalogue) -> None:
    table = site.page("").tree.css_first(".xw-heat")
    assert table
    matches = [o for o in catalogue.between(ISO, SOC2) if o.reaches(SOC2_TO_ISO)]
    cells = {
        a.attributes["href"]: (int(a.text()), "f" in (a.attributes["class"] or "").split()) for a in table.css("td a")
    }
    assert sum(count for count, _ in cells.values()) == len(matches)
    block = [o for o in matches if o.left.startswith("A.8.") and o.right.startswith("CC7.")]
    full = any(o.level(SOC2_TO_ISO) == Level.FULL for o in block)
    assert cells["matrix/?block=a-8,cc7"] == (len(block), full)


def test_the_records_that_the_plan_begins_with_come_first(site: BuiltSite, catalogue: Catalogue) -> None:
    page = site.page("")
    uri, (_, _, plan) = next(iter(planned(catalogue).items()))
    bars = page.tree.css(".xw-top li")
    assert len(bars) == 10
    for bar, step in zip(bars, plan.steps, strict=False):
        link, said, part = bar.css_first("a"), bar.css_first("b"), bar.css_first("rect")
        assert link and said and part
        assert f"{(link.attributes['href'] or '').rstrip('/')}.md" == evidence_uri(step.item)
        assert said.text() == str(len(step.first))
        width = float((part.attributes["width"] or "").rstrip("%"))
        assert width == pytest.approx(100 * len(step.first) / len(plan.steps[0].first), abs=0.02)
    whole = page.tree.css_first("a.xw-all")
    assert whole and whole.text() == f"All {len(plan.steps)}, in this order"
    assert page.to(whole.attributes["href"] or "")[0] == address_of(uri)
    counts = page.tree.css_first("[data-reused]")
    assert counts and counts.text() == "How many more controls and clauses each covers."
    (every,) = (a for a in page.tree.css(".xw-band .xw-note a") if a.attributes["href"] == "evidence/")
    assert every.text() == f"All {len(catalogue.evidence)} records", "the others, without scripts too"


def test_the_map_counts_what_the_least_report_covers_and_the_rest_is_plain(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    tree = site.page("").tree
    least = ways(catalogue)[0].scopes(catalogue)[0]
    plain = [words(a) for a in tree.css(".xw-heat thead .off a")]
    assert plain == ["A1", "C1", "PI1", "P1\N{EN DASH}P8"]
    assert (
        words(tree.css_first("#meet small"))
        == f"{covered(catalogue, least, SOC2_TO_ISO)} matches where SOC 2 records serve ISO 27001, report on Security"
    )
    cells = [int(words(a)) for a in tree.css(".xw-heat td:not(.off) a")]
    assert sum(cells) == covered(catalogue, least, SOC2_TO_ISO)
    assert len(tree.css(".xw-heat tbody td.off")) == 4 * len(tree.css(".xw-heat tbody tr"))


def test_the_page_does_not_speak_of_whose_word_it_is(site: BuiltSite) -> None:
    article = site.page("").tree.css_first("article")
    assert article
    assert "whose word" not in article.text()
    assert "corrections/" not in site.page("").hrefs("article a[href]")
    assert len(site.page("").tree.css("article input:not([type=checkbox])")) == 1


@pytest.mark.browser
def test_the_switch_says_the_numbers_of_the_list_of_every_scope(page: Page, catalogue: Catalogue) -> None:
    page.locator(".xw-bring").hover()
    page.locator(".xw-bring[data-ready]").wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "favicon" not in request.url else None)
    plans = planned(catalogue)
    for way in ways(catalogue):
        page.get_by_role("button", name=f"I hold {way.held.held}", exact=True).click()
        shown = page.locator(".xw-way.on")
        for scope in way.scopes(catalogue):
            for group in catalogue.scope_groups(SOC2):
                box = page.get_by_role("checkbox", name=group.title)
                if box.is_enabled():
                    box.set_checked(group.id in scope.groups)
            assert shown.evaluate(COUNTS) == expected(catalogue, way, scope), (way.key, scope.name)
            entries = {address_of(f"{e.address}.md"): e.id for e in way.entries(catalogue, scope)}
            squares = shown.evaluate(SQUARES)
            assert {href for href, _, _ in squares} == entries.keys()
            for href, mark, name in squares:
                assert MARKS[mark] == catalogue.verdict(entries[href], scope.groups).outcome
                words = {"c": "Carries over", "e": "Extend", "n": "New"}[mark]
                assert name == f"{catalogue.entries[entries[href]].bare}: {words}"
            said = page.locator("#meet small").inner_text()
            meet = f"matches where {way.held.spoken} records serve {way.asked.spoken}, report on {scope.name}"
            assert said == f"{covered(catalogue, scope, way.direction)} {meet}"
            plan = plans[way.plan(scope)].plan
            assert page.evaluate(BARS) == [[catalogue.evidence[s.item].name, len(s.first)] for s in plan.steps[:10]]
            whole = page.locator("a.xw-all")
            assert whole.inner_text() == f"All {len(plan.steps)}, in this order"
            assert whole.evaluate("a => a.href").endswith(f"/{address_of(way.plan(scope))}")
            to = shown.locator(".xw-tot > a")
            target: str = to.evaluate("a => a.href")
            assert target.endswith(f"/{address_of(way.page(scope))}")
            assert f"these {len(entries)} as" in to.inner_text()
    assert not asked, "a choice asks for nothing"


HEAT = """() => Object.fromEntries([...document.querySelectorAll(".xw-heat td a")].map(a => [
    a.href.split("matrix/")[1], [Number(a.textContent), a.classList.contains("f")]]))"""


@pytest.mark.browser
def test_the_map_follows_the_switch(page: Page, catalogue: Catalogue, address: str) -> None:
    first = page.locator(".xw-band").inner_html()
    page.get_by_role("button", name="I hold ISO/IEC 27001").click()
    page.locator("#meet small", has_text="serve SOC 2").wait_for()
    matches = [o for o in catalogue.between(ISO, SOC2) if o.reaches(ISO_TO_SOC2)]
    found = page.evaluate(HEAT)
    assert sum(count for count, _ in found.values()) == len(matches)
    block = [o for o in matches if o.left.startswith("A.8.") and o.right.startswith("CC7.")]
    full = any(o.level(ISO_TO_SOC2) == Level.FULL for o in block)
    assert found["?direction=iso-to-soc2&block=a-8,cc7"] == [len(block), full]
    page.locator(".xw-heat td a").first.click()
    page.wait_for_url("**/matrix/?direction=iso-to-soc2&block=a-5,cc1")
    page.go_back()
    page.goto(address)
    page.locator(".xw-bring").hover()
    page.locator(".xw-bring[data-ready]").wait_for()
    for name in ("I hold ISO/IEC 27001", "I hold SOC 2"):
        page.get_by_role("button", name=name, exact=True).click()
    page.locator("#meet small", has_text="serve ISO 27001").wait_for()
    assert page.locator(".xw-band").inner_text() == page.evaluate(
        "html => { const box = document.createElement('div'); box.className = 'xw-band';"
        " document.querySelector('.xw-band').after(box); box.innerHTML = html; const text = box.innerText;"
        " box.remove(); return text; }",
        first,
    )


@pytest.mark.browser
def test_the_list_shows_the_most_reused_without_asking_for_it(page: Page, catalogue: Catalogue) -> None:
    first = page.evaluate(BARS)
    page.evaluate("document.querySelector('.xw-band .xw-seg [value=reused]').click()")  # before anything is loaded
    page.locator(".xw-band .xw-seg [aria-pressed=true]", has_text="Most reused").wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "favicon" not in request.url else None)
    most = [[catalogue.evidence[i].name, reuse.total] for i, reuse in list(reuse_of(catalogue).items())[:10]]
    assert page.evaluate(BARS) == most
    assert page.locator("[data-reused]").inner_text() == "How many controls, clauses and criteria each serves."
    assert not page.locator("a.xw-all").is_visible(), "the plan has another order"
    page.get_by_role("checkbox", name="Privacy").check()
    page.get_by_role("button", name="I hold ISO/IEC 27001").click()
    assert page.evaluate(BARS) == most
    page.get_by_role("checkbox", name="Privacy").uncheck()
    page.get_by_role("button", name="I hold SOC 2").click()
    page.get_by_role("button", name="First to collect").click()
    assert page.evaluate(BARS) == first
    assert page.locator("a.xw-all").is_visible()
    assert not asked


@pytest.mark.browser
def test_words_of_the_map_stay_within_their_columns(page: Page) -> None:
    for width in (1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        over = page.locator(".xw-heat thead th").evaluate_all(
            "heads => heads.filter(h => [...h.children].some(n => n.checkVisibility() && ("
            "n.getBoundingClientRect().left < h.getBoundingClientRect().left - 1"
            " || n.getBoundingClientRect().right > h.getBoundingClientRect().right + 1))).map(h => h.textContent)"
        )
        assert not over, width
    sizes = page.locator(".xw-heat thead small").evaluate_all(
        "all => all.map(n => parseFloat(getComputedStyle(n).fontSize))"
    )
    assert min(sizes) >= 12


@pytest.mark.browser
def test_the_address_keeps_the_choice_behind_the_hash(page: Page, address: str) -> None:
    page.evaluate("document.querySelectorAll('.xw-bring .xw-seg button')[1].click()")  # before anything is loaded
    page.locator(".xw-way.on[data-way='iso27001-to-soc2'] .xw-row").first.wait_for()
    page.get_by_role("checkbox", name="Privacy").check()
    assert page.url == f"{address}#iso27001-to-soc2+privacy"
    counts = page.locator(".xw-way.on").evaluate(COUNTS)
    page.reload()
    page.locator(".xw-bring[data-ready]").wait_for()
    assert page.locator(".xw-way.on").evaluate(COUNTS) == counts
    assert page.get_by_role("checkbox", name="Privacy").is_checked()
    assert page.locator(".xw-way.on").get_attribute("data-way") == "iso27001-to-soc2"
    page.get_by_role("button", name="I hold SOC 2").click()
    page.get_by_role("checkbox", name="Privacy").uncheck()
    assert page.url == address


@pytest.mark.browser
def test_a_square_says_what_it_is_when_it_is_pointed_at(page: Page, catalogue: Catalogue) -> None:
    page.locator(".xw-bring").hover()
    page.locator(".xw-bring[data-ready]").wait_for()
    square = page.locator(".xw-sqs a").first
    square.hover()
    entry = next(e for e in catalogue.singles if (square.text_content() or "").startswith(f"{e.bare}: "))
    page.locator(".xw-peek").get_by_text(entry.title).wait_for()


@pytest.mark.browser
def test_a_row_of_squares_and_the_map_are_one_stop_each(page: Page) -> None:
    page.locator(".xw-bring").hover()
    page.locator(".xw-bring[data-ready]").wait_for()
    page.locator(".xw-sqs a").first.focus()
    page.keyboard.press("ArrowRight")
    said: str = page.evaluate("document.activeElement.textContent")
    assert said == page.locator(".xw-sqs a").nth(1).text_content()
    stops = []
    for _ in range(20):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('.xw-row, .xw-heat')?.className ?? ''"))
        if stops[-1] == "xw-heat":
            break
    assert stops.count("xw-row") == 8  # a link and a square in each of the other rows
    for selector in (".xw-band .xw-seg", ".xw-band .xw-seg", ".xw-top"):
        page.keyboard.press("Tab")
        assert page.evaluate("selector => document.activeElement.closest(selector) !== null", selector)


@pytest.mark.browser
def test_switch_counts_squares_map_and_list_are_in_the_first_screen(page: Page) -> None:
    bottom = "e => e.getBoundingClientRect().bottom"
    for selector in (".xw-seg", ".xw-way.on .xw-tot", ".xw-way.on .xw-rows", ".xw-top"):
        assert page.locator(selector).first.evaluate(bottom) <= 900, selector
    rows = page.locator(".xw-heat tbody tr").evaluate_all("rows => rows.map(r => r.getBoundingClientRect().bottom)")
    assert sum(end <= 900 for end in rows) >= 8
    page.set_viewport_size({"width": 1280, "height": 800})
    rows = page.locator(".xw-heat tbody tr").evaluate_all("rows => rows.map(r => r.getBoundingClientRect().bottom)")
    assert sum(end <= 800 for end in rows) >= 4


@pytest.mark.browser
@pytest.mark.parametrize("width", [1024, 1280, 1440, 1920])
def test_the_map_names_its_columns_from_a_laptop_on(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    heads = page.locator(".xw-heat thead th > small")
    assert heads.count() > 10
    assert heads.evaluate_all("all => all.every(e => e.checkVisibility() && e.scrollHeight <= e.clientHeight)")


@pytest.mark.browser
def test_the_answer_stands_before_the_ways_on_and_each_word_says_what_it_asks(page: Page) -> None:
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        card, doors = (page.locator(selector).bounding_box() for selector in (".xw-bring", ".xw-doors"))
        assert card and doors
        assert card["y"] + card["height"] <= doors["y"]
        heights = page.locator(".xw-doors > li").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
        assert max(heights) - min(heights) < 1
    said = page.locator(".xw-way.on .xw-tot .xw-v small").all_inner_texts()
    assert said == ["build it", "add to what you have", "check and complete"]


@pytest.mark.browser
def test_one_box_is_seen_and_the_key_of_the_search_brings_the_other(page: Page) -> None:
    head = page.locator(".md-search")
    assert head.evaluate("e => getComputedStyle(e).opacity") == "0"
    page.keyboard.press("f")
    page.wait_for_function("() => getComputedStyle(document.querySelector('.md-search')).opacity === '1'")


@pytest.mark.browser
@pytest.mark.parametrize(("typed", "path"), [("a 5.18", "iso27001/a-5-18/"), ("cc61", "soc2/cc6-1/")])
def test_the_box_leads_to_an_id(page: Page, address: str, typed: str, path: str) -> None:
    page.get_by_role("textbox", name="An id or a word").fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(address + path)


@pytest.mark.browser
def test_the_box_looks_for_words_in_the_search(page: Page) -> None:
    page.get_by_role("textbox", name="An id or a word").fill("offboarding")
    page.get_by_role("button", name="Find").click()
    page.locator(".md-search-result__item a").first.wait_for()
    assert page.locator(".md-search__input").input_value() == "offboarding"
