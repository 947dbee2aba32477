"""Requests of auditors and the evidence plan of a company, as built: cells, filters, files, sizes, hostile texts."""

from __future__ import annotations

import csv
import gzip
import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.programme.fresh import Coverage
from mkdocs_crosswalk.programme.requests import Requests
from mkdocs_crosswalk.views.programme.requests_said import state
from tests.support.hosting import hosted
from tests.support.programmes import company

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from selectolax.lexbor import LexborNode

    from tests.support.builds import BuiltSite
    from tests.support.programmes import Company

HOME = "crosswalk/programme/"
SOC2, ISO = f"{HOME}requests/soc2-type-2/", f"{HOME}requests/iso-stage-2/"
PLAN = f"{HOME}evidence/"
ALL = (SOC2, f"{SOC2}by-record/", ISO, f"{ISO}by-record/", PLAN)
HTML, COMPRESSED = 64 * 1024, 12 * 1024
HOSTILE = '<img src=x onerror=alert(1)> & "it\'s" | [x](javascript:1)'
FILES = {
    "organisation.yml": f"""\
name: {HOSTILE!r}
wants: [{{framework: soc2, categories: [Security]}}]
windows:
  only: {{framework: soc2, from: 2026-04-01, to: 2027-03-31}}
""",
    "records.yml": f"""\
records:
  - {{id: '=R<b>', item: user-access-review, period: {{from: 2026-04-01, to: 2026-12-31}}, place: {HOSTILE!r},
     population: {HOSTILE!r}, collected_by: {HOSTILE!r}}}
""",
}
FILES = {name: text.replace("\\'", "''").replace("it's", "it''s") for name, text in FILES.items()}


def words(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def read(company_site: BuiltSite, name: str) -> list[dict[str, str]]:
    text = (company_site.folder / f"crosswalk/downloads/{name}").read_text("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def requests(made: Company, number: int) -> Requests:
    programme = made.programme
    assert programme.organisation
    return Requests(programme, programme.organisation.windows[number])


def test_pages_are_within_their_budget(company_site: BuiltSite) -> None:
    for url in ALL:
        html = company_site.page(url).html.encode()
        assert len(html) <= HTML, url
        assert len(gzip.compress(html, 6, mtime=0)) <= COMPRESSED, url


def test_each_criterion_has_its_records_cell_by_cell(example_company: Company, company_site: BuiltSite) -> None:
    found = requests(example_company, 0)
    bodies = company_site.page(SOC2).tree.css("table.xw-t--asked > tbody")
    assert len(bodies) == len(found.entries) == 38
    shown: set[str] = set()
    for body, asked in zip(bodies, found.entries, strict=True):
        head, *rows = body.css("tr")
        assert words(head).startswith(asked.entry.id)
        partly = sum(one.held.coverage == Coverage.PART for one in asked.requests)
        counted = f"{asked.inside} of {len(asked.requests)} in the window"
        assert words(head).endswith(f"{counted}, {partly} in part" if partly else counted)
        assert len(rows) == len(asked.requests)
        for row, one in zip(rows, asked.requests, strict=True):
            cells = [words(cell) for cell in row.css("th, td")]
            assert cells[0].startswith(one.item.name)
            again = one.item.id in shown
            assert len(cells) == (2 if again else 8)
            assert again or cells[1] == state(one, found.window)
            assert again or cells[6] == one.owner
            shown.add(one.item.id)
    assert len(shown) == 134


def test_the_figures_stand_above_the_list(company_site: BuiltSite) -> None:
    for url, total, counts in ((SOC2, 134, (56, 13, 3, 62)), (ISO, 178, (45, 7, 24, 102))):
        for one in (url, f"{url}by-record/"):
            marks = [words(mark).split(" ")[:3] for mark in company_site.page(one).tree.css(".xw-facts + p > .xw-rec")]
            assert marks == [[str(count), "of", str(total)] for count in counts]
    facts = words(company_site.page(ISO).tree.css_first(".xw-facts"))
    assert "30 sub-clauses and 81 controls; 12 of 123 excluded" in facts
    assert "None, not even in part" in facts
    assert "15 of 111: Clause 6.2, " in facts
    assert "Security, Availability and Confidentiality: 38 criteria" in words(
        company_site.page(SOC2).tree.css_first(".xw-facts")
    )


def test_files_have_what_pages_have(example_company: Company, company_site: BuiltSite) -> None:
    for number, key, entries in ((0, "soc2-type-2", 38), (1, "iso-stage-2", 111)):
        found = requests(example_company, number)
        rows = read(company_site, f"programme-requests-{key}.csv")
        assert len({row["entry"] for row in rows}) == entries
        assert len({row["record"] for row in rows}) == len(found.items)
        missing = {row["record"] for row in rows if row["state"] == "Missing"}
        assert len(missing) == found.counts[Coverage.MISSING]
    assert len(read(company_site, "programme-evidence.csv")) == 178


def test_the_plan_begins_with_what_is_to_begin_now(company_site: BuiltSite) -> None:
    tree = company_site.page(PLAN).tree
    headings = [words(node) for node in tree.css("article h2")]
    assert headings[:4] == [
        "Begin now",
        "Collect in this order",
        "What is missing, by system",
        "What then has one record alone: 30 entries",
    ]
    lead = words(tree.css_first(".xw-lede"))
    assert "178 records; you have 76 of 178 on 15 March 2027. 5 more until each entry has its first one." in lead
    assert "30 of 111 then rest" in lead
    assert "40 of 75 records that run over a period have none yet" in words(tree.css_first("article"))
    assert len(tree.css("table.xw-t--plan tbody tr")) == 5
    first = [words(node) for node in tree.css("table.xw-t--systems tbody > tr:first-child th a")]
    assert first[:4] == ["Identity provider", "HR system", "Ticket system", "Document store"]


def test_every_page_leads_to_the_others(company_site: BuiltSite) -> None:
    for url in ALL:
        tree = company_site.page(url).tree
        here = [words(link) for link in tree.css(".xw-pages [aria-current]")]
        assert here == ["Evidence plan" if url == PLAN else "Requests"]
        if url != PLAN:
            assert [len(nav.css("a")) for nav in tree.css(".xw-switch")] == [2, 2]
            assert len(tree.css(".xw-switch [aria-current]")) == 2


@pytest.mark.browser
def test_what_is_chosen_stands_behind_the_sign_of_the_address(browser: Browser, company_site: BuiltSite) -> None:
    with hosted(company_site.folder, "/") as host:
        page = browser.new_page()
        page.goto(f"{host.address}{SOC2}")
        said = page.locator("form.xw-choose [role=status]")
        assert said.inner_text() == "240 of 240 shown"
        page.select_option("select[name=state]", "Missing")
        page.wait_for_function("location.hash == '#state=Missing'")
        shown = page.locator("tr[data-k]:visible").all()
        assert shown and all((row.get_attribute("data-k") or "").startswith("1,") for row in shown)
        page.fill("input[name=find]", "CC6.2")
        page.wait_for_function("location.hash == '#find=CC6.2&state=Missing'")
        assert page.locator("table tbody:visible").count() == 1
        page.goto("about:blank")
        page.goto(f"{host.address}{SOC2}#owner=Head+of+IT&timing=Over+the+period")
        page.wait_for_function("!document.querySelector('[role=status]').textContent.startsWith('240')")
        assert page.locator("tr[data-k]:visible").count() == 14
        assert page.locator("select[name=order]").count() == 0
        page.close()


def test_texts_of_a_company_are_no_markup(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    built = company(folder / "site", FILES).built(folder / "out")
    for url in (f"{HOME}requests/only/", f"{HOME}requests/only/by-record/", PLAN):
        tree = built.page(url).tree
        assert not tree.css("article img, article [onerror]")
        assert not [a for a in tree.css("article a") if "javascript" in (a.attributes.get("href") or "")]
    rows = [row for row in read(built, "programme-requests-only.csv") if row["record_ids"]]
    assert rows
    assert all(row["record_ids"] == "'=R<b>" and row["owner"].startswith("<img") for row in rows)
    whole = words(built.page(f"{HOME}requests/only/").tree.css_first("table.xw-t--asked"))
    assert "=R<b>" in whole and re.search(r"<img src=x onerror=alert\(1\)> & \"it's\" \| \[x\]", whole)
