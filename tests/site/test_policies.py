"""Policies that say what they satisfy, through real builds: the example of this repository, and other sites."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Literal

import pytest

from tests.site.test_accessibility import AXE, SCREENS, TAGS, UNFOLD
from tests.support.builds import ROOT, BuiltSite, build, write_site
from tests.support.choice import with_frameworks
from tests.support.hosting import hosted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from subprocess import CompletedProcess

    from playwright.sync_api import Browser

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.builds import BuiltPage

ON = {"SOURCE_DATE_EPOCH": "1795219200"}
"""21 November 2026."""

PLAIN = "site_name: Rules\nsite_url: https://example.org/rules/\nplugins: [search, crosswalk]\n"
ACCESS = """\
---
owner: Head of <IT>
next_review: 2027-01-31
satisfies:
  - A.5.15
  - reviews: [A.5.18, CC6.2]
---
# Access

## Reviews

Every quarter.
"""
PAGES = {"index.md": "# Home\n", "rules/access.md": ACCESS}
REPORT = "crosswalk/policies/"
KINDS = {
    "policies/access-control/": ".xw-policy",
    "policies/cryptography/": ".xw-policy",
    "crosswalk/iso27001/a-5-18/": "#policies ~ table",
    "crosswalk/documents/access-control-policy/": "article",
    REPORT: "article",
}
"""Pages, with the part of each that policies bring."""


RUN_INSIDE = """async ([part, tags]) => {
    const found = await axe.run(part, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
    return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`));
}"""
"""What surrounds our part is the theme's own, and the site's that chose it."""


def made(folder: Path, config: str = PLAIN, access: str = ACCESS) -> BuiltSite:
    result = run(folder, config, access)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    return BuiltSite(folder / "site")


def run(folder: Path, config: str = PLAIN, access: str = ACCESS) -> CompletedProcess[str]:
    pages = {**PAGES, "rules/access.md": access}
    if "prefix: ''" in config:
        del pages["index.md"]  # that is the crosswalk's then
    write_site(folder, config, pages)
    return build(folder, folder / "site", ON, strict=True)


def links(page: BuiltPage, selector: str) -> dict[str, tuple[str, str]]:
    return {n.text(): page.to(n.attributes["href"] or "") for n in page.tree.css(f"{selector} a[href]")}


def words(page: BuiltPage, selector: str) -> str:
    node = page.tree.css_first(selector)
    assert node, (page.url, selector)
    return " ".join(node.text().split())


def section(page: BuiltPage, anchor: str) -> str:
    """Return the words between a heading and the next."""
    node = page.tree.css_first(f'h2[id="{anchor}"]')
    assert node, (page.url, anchor)
    said = []
    after = node.next
    while after and after.tag != "h2":
        said.append(after.text())
        after = after.next
    return " ".join(" ".join(said).split())


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("example") / "site"
    result = build(ROOT / "examples/policies", folder, ON, strict=True)
    assert result.returncode == 0, result.stderr
    return BuiltSite(folder, log=result.stderr)


def test_the_example_builds_strictly_and_says_on_each_page_that_it_is_one(example: BuiltSite) -> None:
    assert "WARNING" not in example.log
    own = [p for url, p in example.pages.items() if not url.startswith("crosswalk/") and url != "404.html"]
    assert len(own) == 13
    assert all("does not exist" in words(page, "article") for page in own)


def test_a_policy_shows_what_it_satisfies_below_its_heading(example: BuiltSite) -> None:
    page = example.page("policies/access-control/")
    box = page.tree.css_first("article h1 + .xw-policy")
    assert box
    text = words(page, ".xw-policy")
    assert "Owner: Head of IT. Due 31 May 2027. Reviewed 4 May 2026" in text
    found = links(page, ".xw-policy")
    assert found["A.5.18"] == ("crosswalk/iso27001/a-5-18/", "")
    assert found["CC6.1"] == ("crosswalk/soc2/cc6-1/", "")
    assert found["Access reviews"] == ("policies/access-control/", "access-reviews")
    assert found["All policies"] == (REPORT, "")
    assert "Full" in text or "Partial" in text
    assert not page.tree.css(".xw-policy [style], .xw-policy script")
    for href in page.hrefs("link[rel=stylesheet][href*=crosswalk]"):
        assert page.to(href)[0] in example.files
    assert "policy.css" in page.html and "crosswalk.css" not in page.html


def test_an_entry_names_its_policies_with_section_owner_and_dates(example: BuiltSite) -> None:
    page = example.page("crosswalk/iso27001/a-5-18/")
    said = section(page, "policies")
    assert "Access control policy" in said and "Head of IT" in said
    assert "Due 31 May 2027" in said and "Reviewed 4 May 2026" in said
    found = links(page, "article")
    assert found["Access control policy"] == ("policies/access-control/", "")
    assert found["Access reviews"] == ("policies/access-control/", "access-reviews")
    assert found["Joiners, movers and leavers"] == ("policies/access-control/", "joiners-movers-and-leavers")
    clause = example.page("crosswalk/iso27001/clauses/5-2/")
    assert "Information security policy" in section(clause, "policies")
    assert 'id="policies"' not in example.page("crosswalk/iso27001/a-7-1/").html
    assert links(example.page("crosswalk/documents/"), ".xw-lede")["What the policies of this site name"][0] == REPORT


def test_a_document_names_the_policies_that_answer_to_who_asks_for_it(example: BuiltSite, catalogue: Catalogue) -> None:
    said = section(example.page("crosswalk/documents/access-control-policy/"), "policies")
    document = catalogue.documents["access-control-policy"]
    assert "Access control policy" in said and f"of {len(document.serves)}" in said
    assert said.index("Access control policy") < said.index("Acceptable use policy")
    assert "Backup policy" not in said


def test_the_report_counts_and_lists(example: BuiltSite, catalogue: Catalogue) -> None:
    page = example.page(REPORT)
    lead = words(page, ".xw-lede")
    listed = csv_of(example)
    named = {row["id"] for row in listed if row["policy"]}
    for kind, plural in (("control", "controls"), ("subclause", "sub-clauses"), ("criterion", "criteria")):
        entries = [e.id for e in catalogue.singles if e.kind.key == kind]
        assert f"{len(named & set(entries))} of {len(entries)} {plural}" in lead
    assert "11 policies" in lead and "21 November 2026" in lead
    late = section(page, "review")
    assert late.startswith("1 of 10 with a date. 1 of 11 give no date") and "Change management procedure" in late
    assert section(page, "nothing").startswith("1 of 11.") and "Remote working policy" in section(page, "nothing")
    missing = section(page, "iso27001-2022")
    assert "A.7.1" in missing and "A.5.15" not in missing
    assert "CC9.2" not in section(page, "soc2-2017")


def csv_of(built: BuiltSite) -> list[dict[str, str]]:
    text = (built.folder / "crosswalk/downloads/policies.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_csv_has_every_entry_and_each_place_that_names_it(example: BuiltSite, catalogue: Catalogue) -> None:
    rows = csv_of(example)
    assert list(dict.fromkeys(row["id"] for row in rows if row["link"])) == [
        e.id for e in with_frameworks(catalogue).singles
    ]
    assert {row["framework"] for row in rows if not row["link"]} == {"PCI DSS"}
    (row, *_) = [row for row in rows if row["id"] == "A.5.18" and row["section"] == "Access reviews"]
    assert row["policy_link"] == "https://policies.example.com/policies/access-control/#access-reviews"
    assert row["owner"] == "Head of IT" and row["next_review"] == "2027-05-31" and row["past_due"] == ""
    assert {r["policy"] for r in rows if r["past_due"]} == {"Change management procedure"}


def test_no_link_of_the_example_is_broken(example: BuiltSite) -> None:
    broken = []
    for page in example.pages.values():
        for href in page.hrefs():
            if page.url == "404.html" or "://" in href or href.startswith("mailto:"):
                continue
            path, fragment = page.to(href)
            if (path not in example.pages and path not in example.files) or (
                fragment and path in example.pages and fragment not in example.page(path).ids
            ):
                broken.append((page.url, href))
    assert not broken[:10]


def test_search_takes_what_is_named_and_leaves_what_overlaps(example: BuiltSite) -> None:
    index = (example.folder / "search/search_index.json").read_text("utf-8")
    assert "This policy satisfies" in index
    assert "more entries overlap" not in index


def test_two_builds_of_one_day_are_the_same_bytes_where_policies_stand(example: BuiltSite, tmp_path: Path) -> None:
    result = build(ROOT / "examples/policies", tmp_path / "again", ON, strict=True)
    assert result.returncode == 0, result.stderr
    for url in KINDS:
        again = (tmp_path / "again" / url / "index.html").read_text("utf-8")
        assert again == example.page(url).html


def test_the_theme_mkdocs_and_addresses_that_end_in_html(tmp_path: Path) -> None:
    built = made(tmp_path, f"{PLAIN}use_directory_urls: false\n")
    page = built.page("rules/access.html")
    found = links(page, ".xw-policy")
    assert found["A.5.15"] == ("crosswalk/iso27001/a-5-15.html", "")
    assert found["Reviews"] == ("rules/access.html", "reviews")
    assert "Owner: Head of <IT>" in words(page, ".xw-policy")
    entry = built.page("crosswalk/soc2/cc6-2.html")
    assert links(entry, "[role=main]")["Reviews"] == ("rules/access.html", "reviews")


def test_no_prefix_box_at_the_end_or_nowhere(tmp_path: Path) -> None:
    options = "plugins: [search, crosswalk: {{prefix: '', policy_box: {}}}]\n"
    config = PLAIN.replace("plugins: [search, crosswalk]\n", options)
    built = made(tmp_path / "bottom", config.format("bottom"))
    page = built.page("rules/access/")
    assert page.tree.css_first("h2 ~ .xw-policy") and not page.tree.css_first("h1 + .xw-policy")
    assert links(built.page("iso27001/a-5-18/"), "[role=main]")["Reviews"] == ("rules/access/", "reviews")
    assert built.page("policies/").title
    built = made(tmp_path / "off", config.format("off"))
    assert "xw-policy" not in built.page("rules/access/").html and "policy.css" not in built.page("rules/access/").html
    assert "Reviews" in links(built.page("iso27001/a-5-18/"), "[role=main]")


def test_wrong_front_matter_fails_a_strict_build_with_file_and_line(tmp_path: Path) -> None:
    wrong = ACCESS.replace("A.5.15", "A.5.51").replace("- reviews", "- revues")
    result = run(tmp_path, access=wrong)
    assert result.returncode == 1
    assert 'rules/access.md:5:5: there is no "A.5.51" (did you mean A.5.15, ' in result.stderr
    assert 'rules/access.md:6:5: there is no section "#revues" on this page (did you mean reviews?)' in result.stderr
    assert "Traceback" not in result.stderr


def test_a_day_that_cannot_be_is_a_warning_on_any_page_and_the_site_is_whole(tmp_path: Path) -> None:
    pages = {"index.md": "---\nreviewed: 2106-02-08\nlink_ids: maybe\n---\n# Home\n", "rules/access.md": ACCESS}
    write_site(tmp_path, PLAIN, pages)
    result = build(tmp_path, tmp_path / "site", ON)
    assert result.returncode == 0, result.stderr
    assert 'index.md:2:11: "reviewed" is 2106-02-08, which has not come yet' in result.stderr
    assert 'index.md:3:11: "link_ids" must be true, false or all' in result.stderr
    assert (tmp_path / "site/sitemap.xml.gz").is_file()
    assert "2106" not in (tmp_path / "site/sitemap.xml").read_text("utf-8")


def test_without_policies_there_is_no_trace_of_them(tmp_path: Path, site: BuiltSite) -> None:
    built = made(tmp_path, access="# Access\n")
    for found in (built, site):
        assert not [name for name in found.files if "policy.css" in name or name.endswith("policies.csv")]
    assert REPORT not in built.pages and "policies/" not in site.pages
    assert 'id="policies"' not in built.page("crosswalk/iso27001/a-5-15/").html


def test_the_report_can_be_asked_for(tmp_path: Path) -> None:
    config = PLAIN.replace("crosswalk]", "crosswalk: {policies: 'rules/**'}]")
    built = made(tmp_path, config, "# Access\n")
    said = section(built.page(REPORT), "nothing")
    assert said.startswith("1 of 1.") and "Access" in said


@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing(
    browser: Browser, host: str, kind: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(host + kind, wait_until="load")
    page.evaluate(UNFOLD)
    page.evaluate(AXE)
    found = page.evaluate(RUN_INSIDE, [KINDS[kind], TAGS])
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()
    assert not found
    assert not wide


@pytest.fixture(scope="module")
def host(example: BuiltSite) -> Iterator[str]:
    with hosted(example.folder) as host:
        yield host.address
