"""The evidence register as built and as used: what serves most, rows to filter and order, what a record shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.views.planned import planned
from mkdocs_crosswalk.views.ways import ways
from mkdocs_crosswalk.views.wording import RHYTHMS
from tests.support.frameworks import ISO, SOC2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from tests.support.builds import BuiltPage, BuiltSite

INDEX = "evidence/"
ITEM_HTML = 0.6 * 1024
"""Bytes of the register's page for each record."""
SCREEN = 900
PHONE = 844


def words(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def link_of(page: BuiltPage, node: LexborNode) -> str:
    """Return the address of the page that a row or an item leads to first."""
    link = node.css_first("a")
    assert link
    return page.to(link.attributes["href"] or "")[0]


def serves(catalogue: Catalogue, item: EvidenceItem) -> tuple[int, int]:
    """Return how many entries of each framework an item serves."""
    owners = [catalogue.entries[i].framework for i in catalogue.served(item.id)]
    return owners.count(ISO), owners.count(SOC2)


def ranked(catalogue: Catalogue) -> list[EvidenceItem]:
    return sorted(catalogue.evidence.values(), key=lambda i: (-sum(serves(catalogue, i)), i.name.casefold()))


def test_the_ten_that_serve_most_stand_first_with_a_bar_in_two_parts(site: BuiltSite, catalogue: Catalogue) -> None:
    bars = site.page(INDEX).tree.css("ol.xw-top > li")
    most = ranked(catalogue)[:10]
    assert [words(bar.css_first("a")) for bar in bars] == [item.name for item in most]
    longest = sum(serves(catalogue, most[0]))
    for bar, item in zip(bars, most, strict=True):
        iso, soc2 = serves(catalogue, item)
        assert words(bar.css_first("b")) == f"{iso + soc2} entries: {iso} of ISO, {soc2} of SOC 2"
        widths = [float((rect.attributes["width"] or "").rstrip("%")) for rect in bar.css("rect")]
        assert widths == pytest.approx([100 * iso / longest, 100 * soc2 / longest], abs=0.02)


def test_every_record_is_a_row_under_its_topic_what_serves_most_first(site: BuiltSite, catalogue: Catalogue) -> None:
    page = site.page(INDEX)
    found: dict[str, list[str]] = {}
    for table in page.tree.css("table.xw-t--register"):
        head = table.prev
        while head and head.tag != "h2":
            head = head.prev
        assert head
        links = [a.attributes["href"] or "" for a in table.css("tbody th a")]
        found[head.attributes["id"] or ""] = [page.to(href)[0] for href in links]
    expected = {
        topic: [f"evidence/{item.id}/" for item in ranked(catalogue) if item.topic == topic]
        for topic in catalogue.topics
    }
    assert found == expected
    assert len(page.html.encode()) <= ITEM_HTML * len(catalogue.evidence)


def test_a_row_says_kind_systems_way_time_and_what_it_serves(site: BuiltSite, catalogue: Catalogue) -> None:
    rows = {words(row.css_first("th a")): row for row in site.page(INDEX).tree.css(".xw-t--register tbody tr")}
    how = {"automatic": "Automatic", "both": "In part", "manual": "By hand"}
    when = {"point-in-time": "On a date", "over-a-period": "Over the period"}
    for item in catalogue.evidence.values():
        kind, systems, way, time, reuse = (words(cell) for cell in rows[item.name].css("td"))
        assert kind.lower() == item.kind
        assert systems.lower() == ", ".join(catalogue.systems[i].name for i in item.collected_from).lower()
        assert (way, time) == (how[item.how], when[item.timing])
        assert reuse == " + ".join(map(str, serves(catalogue, item)))


def test_systems_are_listed_with_how_many_records_they_hold(site: BuiltSite, catalogue: Catalogue) -> None:
    items = [words(li) for li in site.page(INDEX).tree.css(".xw-systems > li")]
    held = {
        system.name: sum(system.id in item.collected_from for item in catalogue.evidence.values())
        for system in catalogue.systems.values()
    }
    assert sorted(items) == sorted(f"{name} {count}" for name, count in held.items() if count)
    counts = [int(item.rpartition(" ")[2]) for item in items]
    assert counts == sorted(counts, reverse=True)


def test_a_record_says_what_it_shows_for_each_entry_and_what_each_auditor_wants(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    for item in catalogue.evidence.values():
        page = site.page(f"evidence/{item.id}/")
        shown = {
            words(row.css_first("a")): words(row.css_first(".g")) for row in page.tree.css("#serves ~ .xw-lines > li")
        }
        assert set(item.shows.items()) <= set(shown.items()), item.id
        text = words(page.tree.css_first("article"))
        assert all(" ".join(said.split()) in text for said in (*item.wanted.values(), item.sampling)), item.id
        assert {"serves", "wanted", "quality", "collect", "sources"} <= page.ids


def test_how_often_a_record_is_made_is_said_to_be_usual(site: BuiltSite, catalogue: Catalogue) -> None:
    """Neither standard names a number; the policy of a company does."""
    for item in catalogue.evidence.values():
        card = site.page(f"evidence/{item.id}/").tree.css(".xw-card dt")
        facts = {words(term): words(term.next) for term in card if term.next}
        assert facts.get("Usual rhythm") == RHYTHMS[item.rhythm], item.id
        assert "How often" not in facts


@pytest.fixture(scope="module")
def listed(site: BuiltSite, catalogue: Catalogue) -> dict[str, tuple[int, int]]:
    """Return how many entries of each framework the page of each record lists as served, by the page's address."""
    found = {}
    for url in (f"evidence/{item}/" for item in catalogue.evidence):
        ids = [words(link) for link in site.page(url).tree.css("#serves ~ .xw-lines > li > a.xw-id")]
        owners = [catalogue.entries[entry].framework for entry in ids]
        found[url] = owners.count(ISO), owners.count(SOC2)
    return found


def test_register_and_search_count_what_the_page_of_a_record_lists(
    site: BuiltSite, listed: dict[str, tuple[int, int]]
) -> None:
    index = site.page(INDEX)
    rows = {link_of(index, row): words(row.css("td")[-1]) for row in index.tree.css(".xw-t--register tbody tr")}
    assert rows == {url: f"{iso} + {soc2}" for url, (iso, soc2) in listed.items()}
    places = json.loads((site.folder / "assets/crosswalk/jump.json").read_text("utf-8"))["places"]
    found = {place["url"]: place["serves"] for place in places if "serves" in place}
    assert found == {url: iso + soc2 for url, (iso, soc2) in listed.items()}


def test_an_entry_counts_what_the_page_of_a_record_lists(site: BuiltSite, listed: dict[str, tuple[int, int]]) -> None:
    for page in site.pages.values():
        for row in page.tree.css("#evidence ~ * .xw-t--evidence tbody tr, #evidence ~ .xw-t--evidence tbody tr"):
            others = sum(listed[link_of(page, row)]) - 1
            said = f"{others} other{'s' if others > 1 else ''}" if others else "Only this"
            assert words(row.css("td")[-1]) == said, page.url


def test_who_names_a_record_stands_in_one_fold_at_the_end(site: BuiltSite, catalogue: Catalogue) -> None:
    for item in catalogue.evidence.values():
        article = site.page(f"evidence/{item.id}/").tree.css_first("article")
        assert article
        folds = [fold for fold in article.css("details") if words(fold.css_first("summary")).startswith("Sources (")]
        assert len(folds) == 1, item.id
        inside = words(folds[0])
        assert words(article).count("This project") == inside.count("This project"), item.id
        names = {catalogue.sources[link.row.source].name for link in catalogue.served_by(item.id)}
        assert all(name in inside for name in names)


def test_an_entry_says_when_a_record_is_shown_and_how_auditors_test_it(site: BuiltSite, catalogue: Catalogue) -> None:
    page = site.page("iso27001/a-5-18/")
    heads = [words(th) for th in page.tree.css(".xw-t--evidence thead th")]
    when = heads.index("Shown") - 1
    for row in page.tree.css(".xw-t--evidence tbody tr"):
        item = next(i for i in catalogue.evidence.values() if i.name == words(row.css_first("th a")))
        assert (
            words(row.css("td")[when])
            == {"point-in-time": "On a date", "over-a-period": "Over the period"}[item.timing]
        )
        assert " ".join(item.sampling.split()) in words(page.tree.css_first(".xw-t--evidence + details"))


# In a browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": SCREEN}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def rows(page: Page) -> list[str]:
    return page.locator(".xw-t--register tbody tr:visible th a").all_inner_texts()


def opened(page: Page, url: str) -> Page:
    page.goto(url)
    page.locator(".xw-sieve.xw-live").wait_for()
    return page


@pytest.mark.browser
def test_the_ten_most_reused_are_in_the_first_screen_and_a_phone_takes_fifteen(page: Page, address: str) -> None:
    opened(page, address + INDEX)
    last = page.locator("ol.xw-top > li").last.bounding_box()
    sieve = page.locator(".xw-sieve").bounding_box()
    assert last and sieve
    assert last["y"] + last["height"] < sieve["y"] + sieve["height"] < SCREEN
    assert sieve["height"] < 60
    page.set_viewport_size({"width": 390, "height": PHONE})
    assert page.evaluate("document.documentElement.scrollHeight") <= 15 * PHONE


@pytest.mark.browser
def test_columns_stand_under_each_other_in_every_topic(page: Page, address: str) -> None:
    opened(page, address + INDEX)
    edges = page.locator(".xw-t--register").evaluate_all(
        """tables => tables.map(table => [...table.tBodies[0].rows[0].cells]
          .map(cell => Math.round(cell.getBoundingClientRect().left)))"""
    )
    assert len(edges) > 10
    assert all(max(column) - min(column) <= 1 for column in zip(*edges, strict=True))


@pytest.mark.browser
def test_rows_are_left_out_by_every_choice_and_the_address_keeps_it(
    page: Page, address: str, catalogue: Catalogue
) -> None:
    every = catalogue.evidence.values()
    opened(page, address + INDEX)
    page.get_by_label("Any system").select_option("identity-provider")
    assert set(rows(page)) == {i.name for i in every if "identity-provider" in i.collected_from}
    page.get_by_label("Any way").select_option(label="Automatic")
    assert set(rows(page)) == {
        i.name for i in every if "identity-provider" in i.collected_from and i.how == "automatic"
    }
    page.get_by_label("Any system").select_option("")
    page.get_by_label("Any timing").select_option(label="On a date")
    page.get_by_label("Any kind").select_option(label="Configuration")
    there = [i for i in every if (i.how, i.timing, i.kind) == ("automatic", "point-in-time", "configuration")]
    assert set(rows(page)) == {i.name for i in there}
    page.get_by_label("Any framework").select_option(label="Serves SOC 2")
    expected = {i.name for i in there if serves(catalogue, i)[1]}
    assert set(rows(page)) == expected
    opened(page, page.url)
    assert set(rows(page)) == expected
    assert page.locator(".xw-sieve [role=status]").inner_text() == f"{len(expected)} of {len(every)}"


@pytest.mark.browser
def test_where_nothing_fits_a_button_shows_all_again(page: Page, address: str, catalogue: Catalogue) -> None:
    opened(page, f"{address}{INDEX}?kind=policy&system=key-management-service&sort=name")
    assert rows(page) == []
    again = page.get_by_role("button", name="Show all")
    again.click()
    assert len(rows(page)) == len(catalogue.evidence)
    assert not again.is_visible()
    assert page.url == f"{address}{INDEX}?sort=name"
    assert page.evaluate("document.activeElement.type") == "search"


@pytest.mark.browser
def test_words_are_looked_for_and_rows_are_put_in_another_order_and_back(
    page: Page, address: str, catalogue: Catalogue
) -> None:
    opened(page, f"{address}{INDEX}?sort=reuse")
    assert rows(page) == [item.name for item in ranked(catalogue)]
    assert not page.locator("h2#access").is_visible()
    page.get_by_label("Order").select_option("name")
    assert rows(page) == sorted((i.name for i in catalogue.evidence.values()), key=str.casefold)
    page.get_by_label("Order").select_option("")
    assert page.locator("h2#access").is_visible()
    assert page.url == address + INDEX
    by_topic = [item.name for topic in catalogue.topics for item in ranked(catalogue) if item.topic == topic]
    assert rows(page) == by_topic
    page.get_by_label("Filter by name or word").fill("mfa")
    page.wait_for_url(f"{address}{INDEX}?q=mfa")
    assert "MFA configuration" in rows(page)
    assert all("mfa" in name.lower() for name in rows(page))


@pytest.mark.browser
def test_a_system_leads_to_its_records_from_the_list_and_from_a_record(
    page: Page, address: str, catalogue: Catalogue
) -> None:
    kept = {i.name for i in catalogue.evidence.values() if "ticket-system" in i.collected_from}
    page.goto(f"{address}evidence/user-access-review/")
    page.locator("#collect + ul a", has_text="Ticket system").click()
    page.wait_for_url(f"{address}{INDEX}?system=ticket-system#records")
    assert set(rows(page)) == kept
    page.locator(".xw-systems a", has_text="Badge system").click()
    assert page.url == f"{address}{INDEX}?system=badge-system#records"
    assert set(rows(page)) == {i.name for i in catalogue.evidence.values() if "badge-system" in i.collected_from}


@pytest.mark.browser
def test_on_a_phone_the_systems_are_folded_before_the_records(page: Page, address: str) -> None:
    page.goto(address + INDEX)
    page.locator(".xw-live").wait_for()
    assert page.locator(".xw-systems").is_visible()
    assert page.locator(".xw-kept > summary").is_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    page.locator(".xw-live").wait_for()
    assert page.locator(".xw-systems").is_hidden()
    records = page.locator("h2#records").bounding_box()
    assert records
    assert records["y"] < 844
    page.locator(".xw-kept > summary").click()
    page.locator(".xw-systems a", has_text="Badge system").click()
    assert page.url == f"{address}{INDEX}?system=badge-system#records"


@pytest.mark.browser
def test_the_register_is_whole_without_scripts(browser: Browser, address: str, catalogue: Catalogue) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + INDEX)
    assert len(rows(page)) == len(catalogue.evidence)
    assert page.locator("h2#access").is_visible()
    assert not page.locator(".xw-sieve").is_visible()
    context.close()


@pytest.mark.browser
def test_on_paper_an_entry_has_time_and_test_of_its_evidence(page: Page, address: str, catalogue: Catalogue) -> None:
    page.goto(f"{address}iso27001/a-5-18/")
    page.emulate_media(media="print")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")  # as the theme does
    sampling = catalogue.evidence["user-access-review"].sampling.split(".")[0]
    assert page.get_by_text(sampling).first.is_visible()
    assert page.get_by_text("Over the period").first.is_visible()


def test_each_number_of_records_says_what_it_counts(site: BuiltSite, catalogue: Catalogue) -> None:
    """The register has more than serve a framework, and those are more than its verdicts name: the plans have these."""
    every = len(catalogue.evidence)
    plans = {uri: len(plan.asked) for uri, (_, _, plan) in planned(catalogue).items()}
    register = words(site.page("evidence/").tree.body)
    for way in ways(catalogue):
        of = {e.id for e in catalogue.singles if e.framework == way.asked.id}
        serve = sum(not of.isdisjoint(catalogue.served(item)) for item in catalogue.evidence)
        least, *_, whole = way.scopes(catalogue)
        named = f"{plans[way.plan(least)]} named by the verdicts"
        if way.asked.scope:
            asked = plans[way.plan(whole)]
            named = f"{asked} named by the verdicts, {plans[way.plan(least)]} of them in {least.name}"
        assert f"{serve} serve an entry of {way.asked.held} ({named})" in register
        first = site.page(f"{way.asked.address}/")
        (fact,) = (dt.next for dt in first.tree.css(".xw-card dt") if words(dt) == "Records")
        link = fact.css_first("a") if fact else None
        assert link and words(fact) == words(link) == str(serve), "one figure, and the way to all of them"
        assert (link.attributes["href"] or "").endswith(f"evidence/?framework={way.asked.address}")
    assert f"{every} records in all" in words(site.page("").tree.body)
