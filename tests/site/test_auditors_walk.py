"""An auditor's walk through a finished programme: from the board's page to what is overdue, and to what proves it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.silent import silent

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from mkdocs_crosswalk.programme.programme import Programme

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_board_to_an_overdue_control_its_owner_record_and_line_and_back(
    browser: Browser, company_address: str, programme: Programme, width: int
) -> None:
    address = f"{company_address}crosswalk/"
    entries = programme.catalogue.entries
    late = next(
        one
        for one in programme.overdue
        if not one.entry.kind.always and any(programme.records_of(item) for item in programme.evidence_of(one.entry.id))
    )
    item = next(item for item in programme.evidence_of(late.entry.id) if programme.records_of(item))
    record = programme.records_of(item)[0].record
    with silent(browser, viewport={"width": width, "height": 900}, reduced_motion="reduce") as page:
        page.goto(f"{address}programme/", wait_until="load")
        row = page.locator(".xw-t--late tr", has=page.get_by_role("link", name=late.entry.id, exact=True))
        row.get_by_role("link", name=late.owner, exact=True).click()
        page.wait_for_url(f"{address}programme/people/#by-*")
        assert page.locator(page.url[page.url.index("#") :]).inner_text().startswith(late.owner)
        theirs = page.locator("table.xw-t--open", has_text=f"Open entries: {late.owner}")
        theirs.get_by_role("link", name=late.entry.id, exact=True).click()
        page.wait_for_url(f"{address}{entries[late.entry.id].address}/")
        box = page.locator(".xw-here")
        assert box.locator("dt", has_text=re.compile("^Owner$")).locator("+ dd").inner_text().startswith(late.owner)
        assert f"{late.late} days late" in box.inner_text()
        assert record.id in box.inner_text()
        box.locator("table").get_by_role("link", name=programme.catalogue.evidence[item].name, exact=True).first.click()
        page.wait_for_url(f"{address}evidence/{item}/#rec-*")
        shown = page.locator(f"tr{page.url[page.url.index('#') :]}")
        assert record.id in shown.inner_text() and record.place in shown.inner_text()
        assert shown.get_by_role("link", name=record.collected_by, exact=True).count()
        lines = page.locator(".xw-here dt", has_text=re.compile("^In the SoA$")).locator("+ dd")
        lines.get_by_role("link", name=late.entry.id, exact=True).click()
        page.wait_for_url(f"{address}programme/soa/#{late.entry.slug}")
        line = page.locator(f"#{late.entry.slug}")
        assert line.is_visible() and line.evaluate(
            "e => { const { top } = e.getBoundingClientRect(); return top > 0 && top < innerHeight; }"
        )
        assert late.owner in line.inner_text() and f"{late.late} days late" in line.inner_text()
        name = programme.catalogue.evidence[item].name
        assert (line.get_by_role("link", name=name).get_attribute("href") or "").endswith(record.id.lower())
        line.get_by_role("link", name=late.entry.id, exact=True).click()
        page.wait_for_url(f"{address}{entries[late.entry.id].address}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_search_leads_from_the_id_of_a_record_to_where_it_stands(
    browser: Browser, company_address: str, programme: Programme
) -> None:
    address = f"{company_address}crosswalk/"
    record = programme.catalogue.own.records[-1]
    stands = f"evidence/{record.item}/#rec-{record.id.lower()}"
    with silent(browser, viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as page:
        page.goto(f"{address}programme/", wait_until="load")
        page.wait_for_load_state("networkidle")
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").press_sequentially(record.id.lower())
        first = page.locator(".md-search-result__item").first
        first.locator(f"a[href*='{stands}']").wait_for(state="attached")
        page.goto(f"{address}go/?id={record.id.lower()}", wait_until="load")
        page.wait_for_url(f"**/{stands}")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_statement_is_filtered_behind_the_hash(
    browser: Browser, company_address: str, programme: Programme, width: int
) -> None:
    address = f"{company_address}crosswalk/"
    controls = [one for one in programme.standings if not one.entry.kind.always]
    late = {one.entry.id for one in controls if one.late}
    with silent(browser, viewport={"width": width, "height": 900}, reduced_motion="reduce") as page:
        page.goto(f"{address}programme/soa/", wait_until="load")
        shown = page.locator(".xw-choose [role=status]")
        page.locator("select[name=due]").select_option("Overdue")
        shown.filter(has_text=re.compile(f"^{len(late)} of ")).wait_for()
        assert set(page.locator(".xw-t--soa tr[data-k]:visible th .xw-id").all_inner_texts()) == late
        assert page.url.endswith("programme/soa/#due=Overdue")
        page.evaluate("location.hash = '#necessary=No'")
        out = sum(bool(one.said and one.said.excluded) for one in controls)
        shown.filter(has_text=re.compile(f"^{out} of ")).wait_for()
        assert "?" not in page.url
        assert page.evaluate("document.documentElement.scrollWidth") <= width
