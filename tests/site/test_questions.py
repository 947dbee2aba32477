"""Pages that ask: the examples of the guide and of a company's page hold what the data says."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import wording
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.programme.programme import Programme
    from tests.support.builds import BuiltSite
    from tests.support.programmes import Company

GUIDE = "about/tables-in-your-pages"
SHOWN = re.compile(
    r"^````text\n(?P<block>```crosswalk\n.*?\n```)\n````\n+(?P<live>```crosswalk\n.*?\n```)$", re.DOTALL | re.MULTILINE
)


def firsts(node: LexborNode, selector: str = "tbody th") -> list[str]:
    return [cell.text().strip() for cell in node.css(selector)]


def test_each_example_of_the_guide_is_shown_and_answered(site: BuiltSite, catalogue: Catalogue) -> None:
    examples = list(SHOWN.finditer((ROOT / f"content/{GUIDE}.md").read_text("utf-8")))
    assert len(examples) == 3
    assert all(match["block"] == match["live"] for match in examples)
    page = site.page(f"{GUIDE}/")
    controls, criteria, count = page.tree.css("article .xw-answer")
    verdict = catalogue.verdict
    assert firsts(controls) == [e for e in catalogue.members("A.7") if verdict(e).outcome == "new"]
    assert all(page.to(href)[0].startswith("iso27001/a-7-") for href in page.hrefs(".xw-answer table a"))
    some = [e for e in catalogue.members("Availability") if verdict(e).outcome in ("new", "extend")]
    assert firsts(criteria, "li > a") == some
    period = [i for i in catalogue.items_for("A.5.18") if i.timing == "over-a-period"]
    every = len(catalogue.evidence)
    assert count.text() == f"{len(period)} of {every} kinds of evidence serve A.5.18 and run over a period."
    assert "crosswalk.css" in page.html and not page.tree.css(".xw-answer pre")


def test_a_companys_page_says_what_its_programme_says(
    company_site: BuiltSite, programme: Programme, example_company: Company
) -> None:
    page = company_site.page("open/")
    count, table, records, policies = page.tree.css("article .xw-answer")
    catalogue = example_company.catalogue
    every = [e.id for e in catalogue.singles if e.kind.many == "controls"]
    late = [e for e in every if programme.standing(e).late]
    assert count.text() == f"{len(late)} of {len(every)} controls are past their due date."
    rows = [[cell.text().strip() for cell in row.css("th, td")] for row in table.css("tbody tr")]
    assert rows
    named = {href for page in company_site.pages.values() for href in page.hrefs(".xw-policy a.xw-id")}
    for entry, title, state, due, _ in rows:
        standing = programme.standing(entry)
        assert (title, state) == (standing.entry.title, wording.STATES[standing.state])
        assert due.replace("\N{NO-BREAK SPACE}", " ") == (wording.day(standing.due) if standing.due else "")
        assert standing.owner == "Head of IT" and not any(href.endswith(f"/{entry.lower()}/") for href in named)
    soon = {
        one.record.id
        for of in programme.records.values()
        for one in of
        if one.latest and one.until and one.until < date(2027, 5, 1)
    }
    assert set(firsts(records)) == soon
    links = [page.to(node.attributes["href"] or "")[0] for node in policies.css("li > a")]
    assert links and all(link.startswith("policies/") for link in links)
