"""The gap pages as built and as used: every entry once, under the right outcome, to tick, share and print."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.views.addresses import evidence_uri, place_of
from tests.site.test_whole_site import url_of
from tests.support.frameworks import SOC2
from tests.support.gaps import SCOPES, SETS, TO_ISO, TO_SOC2, WAYS, scope_of, scopes_of, way_of
from tests.support.hosting import base_of, hosted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.ways import Way
    from tests.support.builds import BuiltPage, BuiltSite

ADDRESSES = {f"gap/soc2-to-iso27001/{'' if key == 'security' else f'{key}/'}": groups for key, groups in SETS.items()}
WHAT = {TO_ISO: "What remains for ISO", TO_SOC2: "What remains for a SOC 2"}
ALL = [(way, scope) for way in WAYS for scope in SCOPES]
every_gap = pytest.mark.parametrize(("way", "scope"), ALL, indirect=True)


@pytest.fixture
def way(request: pytest.FixtureRequest, catalogue: Catalogue) -> Way:
    return way_of(catalogue, request.param)


@pytest.fixture
def scope(request: pytest.FixtureRequest, catalogue: Catalogue) -> Scope:
    return scope_of(catalogue, request.param)


def words(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def listed(page: BuiltPage) -> dict[str, list[tuple[str, LexborNode]]]:
    """Return the entries of each section: id as the box has it, and the item."""
    found: dict[str, list[tuple[str, LexborNode]]] = {}
    section = ""
    for node in page.tree.css("article h2, ul.xw-todo > li"):
        if node.tag == "h2":
            section = node.attributes["id"] or ""
            found[section] = []
        else:
            box = node.css_first("input[type=checkbox]")
            assert box
            found[section].append((box.attributes["value"] or "", node))
    return found


def asked(catalogue: Catalogue, way: Way, scope: Scope) -> set[str]:
    criteria = set(catalogue.in_scope(SOC2, scope.groups))
    if way.key == TO_ISO:
        return {e.id for e in catalogue.singles if e.kind.key != "criterion"}
    return criteria


def test_addresses_are_guessable_and_stand_for_what_they_say(site: BuiltSite, catalogue: Catalogue) -> None:
    way = way_of(catalogue, TO_ISO)
    assert {url_of(way.page(scope)): scope.groups for scope in scopes_of(catalogue)} == ADDRESSES
    other = {url.replace("soc2-to-iso27001", "iso27001-to-soc2") for url in ADDRESSES}
    assert {*ADDRESSES, *other, "gap/", "soa/"} <= set(site.pages)


@every_gap
def test_a_page_lists_every_entry_once_under_its_outcome(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    sections = listed(site.page(url_of(way.page(scope))))
    assert list(sections) == ["new", "extend", "carries-over"]
    shown = [value for items in sections.values() for value, _ in items]
    bare = {i.removeprefix("Clause "): i for i in asked(catalogue, way, scope)}
    assert sorted(shown) == sorted(bare)
    for outcome, items in sections.items():
        for value, _ in items:
            assert catalogue.verdict(bare[value], scope.groups).outcome == outcome, value


@every_gap
def test_what_has_to_begin_first_stands_first_and_then_what_is_more_work(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    bare = {i.removeprefix("Clause "): i for i in asked(catalogue, way, scope)}
    for items in listed(site.page(url_of(way.page(scope)))).values():
        groups: dict[str, list[tuple[int, int]]] = {}
        for value, _ in items:
            entry, verdict = catalogue.entries[bare[value]], catalogue.verdict(bare[value], scope.groups)
            group = entry.kind.key if way.key == TO_ISO else ("common" if entry.common else entry.id[:2].rstrip("1"))
            groups.setdefault(group, []).append((verdict.runs.wait, -verdict.size.work))
        assert all(keys == sorted(keys) for keys in groups.values())


@every_gap
def test_counts_are_those_of_the_catalogue_with_what_they_are_out_of(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    page = site.page(url_of(way.page(scope)))
    boxes = [words(node) for node in page.tree.css(".xw-sum > div")]
    groups: list[tuple[tuple[str, ...], tuple[str, ...]]] = (
        [(("subclause",), ()), (("control",), ())]
        if way.key == TO_ISO
        else [(("criterion",), (category,)) for category in scope.groups]
    )
    assert len(boxes) == len(groups)
    for box, (kinds, under) in zip(boxes, groups, strict=True):
        for outcome, count in outcomes(catalogue, kinds, scope.groups, under).items():
            verb = {Outcome.CARRIES_OVER: "carry over", Outcome.EXTEND: "to extend", Outcome.NEW: "new"}[outcome]
            assert f"{count} {verb}" in box
    heads = [words(node) for node in page.tree.css("h3.xw-todo__h small")]
    found = [
        str(outcomes(catalogue, kinds, scope.groups, under)[outcome])
        for outcome in (Outcome.NEW, Outcome.EXTEND, Outcome.CARRIES_OVER)
        for kinds, under in groups
    ]
    assert heads == found


@every_gap
def test_an_entry_shows_its_steps_its_evidence_and_what_it_rests_on_with_links(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    page = site.page(url_of(way.page(scope)))
    bare = {i.removeprefix("Clause "): i for i in asked(catalogue, way, scope)}
    for items in listed(page).values():
        for value, item in items:
            verdict = catalogue.verdict(bare[value], scope.groups)
            assert words(item.css_first("p")) == " ".join(verdict.add[0].split())
            assert [words(li) for li in item.css("details li")] == [" ".join(s.split()) for s in verdict.add[1:]]
            note = item.css_first("p.xw-sub")
            assert note
            links = [page.to(a.attributes["href"] or "")[0] for a in note.css("a")]
            by = [url_of(place_of(catalogue.entries[i]).uri) for i in verdict.by]
            assert links == [*by, *(url_of(evidence_uri(i)) for i in verdict.bring)], value
            title = item.css_first("label + a")
            assert title and page.to(title.attributes["href"] or "")[0] == url_of(
                place_of(catalogue.entries[bare[value]]).uri
            )
            assert title.text().startswith(catalogue.entries[bare[value]].title)


def test_clauses_and_annex_a_stand_side_by_side_in_every_section(site: BuiltSite) -> None:
    for url in ADDRESSES:
        pairs = [[words(h.css_first("span")) for h in two.css("h3")] for two in site.page(url).tree.css(".xw-two")]
        assert pairs == [["Clauses 4 to 10", "Annex A"]] * 3


@pytest.mark.parametrize("way", WAYS, indirect=True)
def test_a_wider_report_never_leaves_more_to_do(site: BuiltSite, catalogue: Catalogue, way: Way) -> None:
    every = scopes_of(catalogue)
    rank = {"carries-over": 0, "extend": 1, "new": 2}
    work = {
        scope: {
            value: rank[section]
            for section, items in listed(site.page(url_of(way.page(scope)))).items()
            for value, _ in items
        }
        for scope in every
    }
    compared = 0
    for narrow in every:
        for wide in (s for s in every if set(narrow.groups) < set(s.groups)):
            compared += 1
            assert all(work[wide][value] <= left for value, left in work[narrow].items())
    assert compared == 3**4 - 2**4


@every_gap
def test_each_category_is_a_plain_link_to_the_report_with_or_without_it_and_the_files_are_there(
    site: BuiltSite, catalogue: Catalogue, way: Way, scope: Scope
) -> None:
    pages = {frozenset(s.groups): url_of(way.page(s)) for s in scopes_of(catalogue)}
    page = site.page(url_of(way.page(scope)))
    security, *others = page.tree.css(".xw-scopes li > *:not(.xw-all)")
    assert (security.tag, security.attributes.get("class")) == ("span", "xw-on")
    for category, link in zip(SETS["all"][1:], others, strict=True):
        held = category in scope.groups
        assert words(link) == f"{'Leave out' if held else 'Add'} {category}"
        assert link.attributes.get("class") == ("xw-on" if held else None)
        assert page.to(link.attributes["href"] or "")[0] == pages[frozenset(scope.groups) ^ {category}]
    whole = [page.to(a.attributes["href"] or "")[0] for a in page.tree.css(".xw-scopes .xw-all")]
    assert whole == ([] if scope.key == "all" else [pages[frozenset(SETS["all"])]])
    files = [page.to(a.attributes["href"] or "")[0] for a in page.tree.css("a[download]")]
    assert files == [way.csv(scope), "downloads/control-matrix.xlsx"]
    assert set(files) <= site.files


@pytest.mark.parametrize("way", WAYS, indirect=True)
def test_the_first_page_has_every_report_with_its_counts_and_folds_all_but_the_usual_ones(
    site: BuiltSite, catalogue: Catalogue, way: Way
) -> None:
    page = site.page("gap/")
    tables = [t for t in page.tree.css("table") if words(t.css_first("caption")).startswith(WHAT[way.key])]
    rows = [list(table.css("tbody tr")) for table in tables]
    assert [len(found) for found in rows] == [5, 11]
    assert tables[1].parent and tables[1].parent.tag == "details"
    scopes = {url_of(way.page(scope)): scope for scope in scopes_of(catalogue)}
    for row in (row for found in rows for row in found):
        link = row.css_first("th a")
        assert link
        scope = scopes.pop(page.to(link.attributes["href"] or "")[0])
        for outcome, cell in zip(("new", "extend", "carries-over"), row.css("td"), strict=False):
            counts = [outcomes(catalogue, (kind.key,), scope.groups)[Outcome(outcome)] for kind in way.kinds]
            assert [words(span) for span in cell.css(".xw-sub")] == [
                f"{count} {kind.many}" for count, kind in zip(counts, way.kinds, strict=True)
            ]


def test_the_page_of_the_statement_offers_it_and_leads_to_clause_and_guide(site: BuiltSite) -> None:
    page = site.page("soa/")
    targets = {page.to(href)[0] for href in page.hrefs("article a[href]")}
    files = {"downloads/statement-of-applicability.csv", "downloads/statement-of-applicability.xlsx"}
    assert {*files, "iso27001/clauses/6-1-3/", "guides/clause-6/"} <= targets
    assert files <= site.files


def test_home_and_guides_lead_to_the_gaps(site: BuiltSite) -> None:
    doors = [site.page("").to(href)[0] for href in site.page("").hrefs("a.xw-door")]
    assert doors == ["gap/soc2-to-iso27001/", "gap/iso27001-to-soc2/"]
    for guide, target in (("clause-6", "soa/"), ("questions", "gap/soc2-to-iso27001/"), ("timelines", "gap/")):
        page = site.page(f"guides/{guide}/")
        assert target in {page.to(href)[0] for href in page.hrefs("article a[href]")}, guide


# In a browser

GAP = "gap/soc2-to-iso27001/"
STORED = "[localStorage, sessionStorage].map(kept => JSON.stringify(kept))"


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    with hosted(site.folder, base_of(site)) as host:
        yield host.address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    assert not context.cookies()
    context.close()


def status(page: Page) -> str:
    return page.locator(".xw-acts [role=status]").inner_text()


@pytest.mark.browser
def test_a_tick_is_counted_and_stands_in_the_address_which_brings_it_back(
    page: Page, address: str, catalogue: Catalogue
) -> None:
    found = [outcomes(catalogue, (kind,), ("Security",))[Outcome.NEW] for kind in ("subclause", "control")]
    clause, control = (count.of[0].removeprefix("Clause ") for count in found)
    page.goto(address + GAP)
    assert status(page) == "0 of 123 done"
    stored = page.evaluate(STORED)  # what the theme keeps
    page.get_by_label(control, exact=True).check()
    page.get_by_label(clause, exact=True).check()
    assert status(page).startswith("2 of 123 done")
    assert page.url in [f"{address}{GAP}?done={control}_{clause}", f"{address}{GAP}?done={clause}_{control}"]
    heads = [text for text in page.locator("h3.xw-todo__h small").all_inner_texts() if "done" in text]
    assert heads == [f"{count}, 1 of {count.numerator} done" for count in found]
    page.reload()
    assert page.get_by_label(control, exact=True).is_checked()
    assert status(page).startswith("2 of 123 done")
    page.get_by_label(control, exact=True).uncheck()
    assert page.url == f"{address}{GAP}?done={clause}"
    assert page.evaluate(STORED) == stored


@pytest.mark.browser
def test_ticks_go_along_to_another_scope_and_back_and_are_cleared_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}{GAP}?done=A.5.30_A.9.9")
    page.get_by_role("link", name="Add Availability", exact=True).click()
    page.wait_for_url(f"{address}{GAP}availability/?done=A.5.30_A.9.9")
    assert page.get_by_label("A.5.30", exact=True).is_checked()
    assert status(page).startswith("1 of 123 done")
    page.get_by_role("button", name="Clear ticks").click()
    assert page.url == f"{address}{GAP}availability/"
    assert status(page) == "0 of 123 done"
    page.go_back()
    page.wait_for_url(f"{address}{GAP}?done=A.5.30_A.9.9")
    assert page.get_by_label("A.5.30", exact=True).is_checked()


@pytest.mark.browser
def test_categories_are_chosen_one_after_the_other_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}{GAP}?done=A.5.30")
    page.get_by_role("link", name="Add Privacy").press("Enter")
    page.wait_for_url(f"{address}{GAP}privacy/?done=A.5.30")
    page.wait_for_function("document.activeElement.textContent === 'Leave out Privacy'")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{GAP}processing-integrity-privacy/?done=A.5.30")
    page.get_by_role("link", name="Add Availability").click()
    page.wait_for_url(f"{address}{GAP}availability-processing-integrity-privacy/?done=A.5.30")


@pytest.mark.browser
def test_a_box_is_ticked_by_keyboard_and_a_link_to_it_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + GAP)
    page.get_by_label("4.4", exact=True).focus()
    page.keyboard.press("Space")
    assert status(page).startswith("1 of 123 done")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}{GAP}?done=4.4"
    context.close()


@pytest.mark.browser
def test_paper_has_the_boxes_and_no_navigation_and_as_many_steps_as_were_chosen(page: Page, address: str) -> None:
    page.goto(address + GAP)
    sheets = len(page.pdf(format="A4").split(b"/Type /Page\n")) - 1
    assert 1 < sheets <= 9
    page.emulate_media(media="print")
    for unwanted in (".md-header", ".md-tabs", ".xw-scopes", ".xw-btn", ".xw-crumbs", ".xw-foot", ".xw-todo details"):
        assert not page.locator(unwanted).first.is_visible(), unwanted
    box = page.locator(".xw-todo input").first.bounding_box()
    assert box and box["width"] > 5
    page.emulate_media(media="screen")
    page.get_by_role("button", name="All steps").click()
    assert page.locator(".xw-todo details:not([open])").count() == 0
    page.emulate_media(media="print")
    assert page.locator(".xw-todo details li").first.is_visible()
    assert len(page.pdf(format="A4").split(b"/Type /Page\n")) - 1 > sheets


@pytest.mark.browser
def test_a_long_list_beside_a_short_one_takes_both_columns_of_the_paper(page: Page, address: str) -> None:
    page.goto(f"{address}{GAP}availability-confidentiality/")
    page.emulate_media(media="print")
    edges = page.locator(".xw-two").evaluate_all(
        """twos => twos.map(two => [...two.querySelectorAll("ul.xw-todo")].flatMap(list => [...list.children])
          .map(item => Math.round(item.getClientRects()[0].left)))"""
    )
    for lists in edges:
        used = Counter(lists)
        assert len(used) == 2
        assert min(used.values()) > sum(used.values()) / 4


@pytest.mark.browser
def test_it_is_whole_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + GAP)
    assert page.locator(".xw-todo > li").count() == 123
    assert not page.get_by_role("button", name="Print").is_visible()
    page.locator("li", has_text="A.5.5").locator("summary").first.click()
    assert page.locator("li", has_text="A.5.5").locator("details li").first.is_visible()
    page.get_by_label("A.5.5", exact=True).check()
    page.get_by_role("link", name="All five").click()
    page.wait_for_url(f"{address}{GAP}all/")
    context.close()
