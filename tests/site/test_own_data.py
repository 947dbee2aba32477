"""A company's own data beside the built-in data: a real site of the files that the guide shows."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from mkdocs_crosswalk.registers.levels import Level
from tests.support.builds import BuiltSite, build, bytes_of
from tests.support.crawl import broken_links
from tests.support.frameworks import ISO_TO_SOC2, SOC2_TO_ISO
from tests.support.hosting import hosted
from tests.support.own_data import FOLDER, examples, written

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

    from playwright.sync_api import Browser
    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.builds import BuiltPage

ON = {"SOURCE_DATE_EPOCH": "1795219200"}
"""21 November 2026."""
MORE = "site_url: https://example.org/security/\nrepo_url: https://example.org/repo\nedit_uri: edit/main/docs/\n"
SITE_PAGE = "crosswalk/sources/this-site/"


def company(folder: Path, changed: dict[str, str] | None = None) -> Path:
    """Write the site of the guide."""
    files = {**examples(), "docs/index.md": "# Home\n", **(changed or {})}
    files["mkdocs.yml"] = MORE + files["mkdocs.yml"].replace("crosswalk:\n", "crosswalk:\n      parts: [all]\n")
    return written(folder, files)


def run(folder: Path) -> CompletedProcess[str]:
    return build(folder, folder / "site", ON, strict=True)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = company(tmp_path_factory.mktemp("company"))
    result = run(folder)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    return BuiltSite(folder / "site")


def words(node: LexborNode | None) -> str:
    assert node
    return " ".join(node.text(separator=" ").split())


def row_of(page: BuiltPage, table: str, first: str) -> LexborNode:
    """Return the body of the row of a table whose first cell names something."""
    found = [body for body in page.tree.css(f"table.xw-t--{table} tbody") if first in words(body.css_first("th"))]
    assert len(found) == 1, (page.url, table, first)
    return found[0]


def facts(page: BuiltPage) -> dict[str, str]:
    """Return the box of owner, records and review."""
    terms = page.tree.css(".xw-facts dt")
    return {words(t): words(t.next) for t in terms if words(t).endswith(" here")}


def items(site: BuiltSite, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((site.folder / f"crosswalk/api/v1/{name}.json").read_text("utf-8"))[
        "items"
    ]
    return found


def judged(catalogue: Catalogue, iso: str, soc2: str) -> tuple[str, str]:
    """Return this project's levels of a pair for ISO and for SOC 2, in words."""
    names = {Level.FULL: "Full", Level.PARTIAL: "Partial", Level.NONE: "Not a match"}
    levels = catalogue.judgements[iso, soc2].levels
    return names[levels[SOC2_TO_ISO]], names[levels[ISO_TO_SOC2]]


def test_a_decision_is_the_headline_and_says_whose_it_is(own: BuiltSite, catalogue: Catalogue) -> None:
    page = own.page("crosswalk/iso27001/a-8-16/")
    match = page.tree.css_first("li#cc7-2")
    assert words(match).startswith("Partial CC7.2")
    assert words(match.css_first("summary") if match else None).startswith("Decided here. ")
    assert "the office network is not monitored. Decided here by Head of compliance, 4 May 2026." in words(match)
    behind = words(page.tree.css_first(".xw-fold"))
    assert "CC7.2 : decided here. Otherwise: " in behind
    assert "We judge: {} for ISO, {} for SOC 2;".format(*judged(catalogue, "A.8.16", "CC7.2")) in behind
    assert "Mapping article, 2026" in behind
    assert "Decided here" in words(own.page("crosswalk/soc2/cc7-2/").tree.css_first("li#a-8-16"))


def test_a_rejected_pair_stays_visible_and_uncounted(own: BuiltSite, catalogue: Catalogue) -> None:
    page = own.page("crosswalk/iso27001/a-5-18/")
    row = row_of(page, "looked", "CC6.2")
    assert "Customers grant access" in words(row.css_first("td"))
    assert "Decided here by Head of compliance, 4 May 2026." in words(row.css_first("td"))
    behind = words(row.css_first("details"))
    assert "We judge: {} for ISO, {} for SOC 2;".format(*judged(catalogue, "A.5.18", "CC6.2")) in behind
    assert "Counted No. This site rejects the pair." in behind
    assert "CC6.2" not in [words(n) for n in page.tree.css(".xw-lines > li > .xw-id")]
    assert "Decided here: CC6.2 is not a match." in words(page.tree.css_first(".xw-says__more"))
    assert "cc6-2" not in page.ids


def test_pages_that_nobody_decided_on_say_nothing_of_it(own: BuiltSite) -> None:
    page = own.page("crosswalk/iso27001/a-7-14/")
    assert "Decided here" not in page.html
    assert facts(page) == {}


def test_owners_records_and_reviews_stand_on_the_page(own: BuiltSite) -> None:
    assert facts(own.page("crosswalk/iso27001/a-5-18/")) == {
        "Owner here": "Head of IT",
        "Review here": "Due 31 March 2027 Reviewed 2 March 2026",
    }
    assert facts(own.page("crosswalk/iso27001/a-5-30/")) == {"Owner here": "Head of operations"}
    review = own.page("crosswalk/evidence/user-access-review/")
    assert facts(review) == {
        "Owner here": "Head of IT",
        "Records here": "https://records.example.com/access-reviews",
        "Review here": "Due 30 June 2026 Past its review date",
    }
    assert "https://records.example.com/access-reviews" in review.hrefs(".xw-facts a[href]")
    backup = own.page("crosswalk/evidence/backup-configuration/")
    assert facts(backup)["Records here"] == "Ticket system, Shared drive of the platform team"


def test_a_review_is_held_against_the_day_of_the_build(own: BuiltSite, tmp_path: Path) -> None:
    folder = company(tmp_path)
    result = build(folder, folder / "site", {"SOURCE_DATE_EPOCH": "1780272000"}, strict=True)  # 1 June 2026
    assert result.returncode == 0, result.stderr
    url = "crosswalk/evidence/user-access-review/"
    assert "Past its review date" in own.page(url).html
    assert "Past its review date" not in BuiltSite(folder / "site").page(url).html


def test_the_evidence_of_an_entry_says_where_records_are_here(own: BuiltSite) -> None:
    row = row_of(own.page("crosswalk/iso27001/a-5-18/"), "evidence", "User access review")
    said = words(row)
    assert "Here: https://records.example.com/access-reviews" in said
    assert "Owner here: Head of IT" in said
    new = row_of(own.page("crosswalk/iso27001/a-7-7/"), "evidence", "Office round record")
    assert "Record. Of this site" in words(new)


def test_the_register_says_where_records_are_here(own: BuiltSite) -> None:
    rows = {
        words(r.css_first("th")): words(r) for r in own.page("crosswalk/evidence/").tree.css(".xw-t--register tbody tr")
    }
    assert "Here: https://records.example.com/access-reviews" in rows["User access review"]
    assert "Owner here: Head of IT" in rows["User access review"]
    assert [name for name, said in rows.items() if "Here:" in said] != list(rows)


def test_own_items_and_sources_are_marked_on_their_pages_and_in_lists(own: BuiltSite) -> None:
    marks = {
        "crosswalk/evidence/office-round-record/": ".xw-card dd",
        "crosswalk/sources/gap-assessment/": ".xw-chips li",
    }
    for url, where in marks.items():
        assert any("Of this site" in words(mark) for mark in own.page(url).tree.css(where)), url
    assert "Of this site" not in own.page("crosswalk/evidence/user-access-review/").html
    listed = own.page("crosswalk/evidence/").tree.css("table.xw-t--register tbody tr")
    marked = [words(row.css_first("th")) for row in listed if "Of this site" in words(row)]
    assert marked == ["Office round record Of this site"]
    source = row_of(own.page("crosswalk/sources/"), "worth", "Gap assessment")
    assert "Mapping table, 10 February 2026. Of this site" in words(source.css_first("th"))
    behind = words(own.page("crosswalk/iso27001/a-5-16/").tree.css_first(".xw-fold"))
    assert "Source Gap assessment (of this site)" in behind


def test_one_page_shows_all_that_is_the_sites_own(own: BuiltSite, catalogue: Catalogue) -> None:
    page = own.page(SITE_PAGE)
    assert {"decisions", "items", "documents", "owners"} <= page.ids
    rejected = [words(cell) for cell in row_of(page, "rows", "A.5.18 with CC6.2").css("td")]
    otherwise = "For ISO: Not a match Otherwise: {} For SOC 2: Not a match Otherwise: {}"
    assert rejected[0] == otherwise.format(*judged(catalogue, "A.5.18", "CC6.2"))
    assert rejected[2] == "Head of compliance 4 May 2026"
    said = words(page.tree.css_first("div[role=main]"))
    assert "1 of 3 with a review date are past it on 21 November 2026." in said
    owners = [words(n) for n in page.tree.css("table.xw-t--rows")[-1].css("tbody th")]
    assert owners[0] == "User access review"
    assert len(owners) == 9
    assert "Written by the company of this site" in said
    assert "Written by the company of this site" not in own.page("crosswalk/iso27001/a-5-18/").html


def test_every_link_of_the_site_leads_somewhere(own: BuiltSite) -> None:
    assert broken_links(own) == []


def test_edit_links_lead_to_the_companys_own_files(own: BuiltSite) -> None:
    edits = {
        url: sorted({h for h in own.page(url).hrefs() if "/edit/" in h})
        for url in ("crosswalk/evidence/office-round-record/", "crosswalk/evidence/user-access-review/", SITE_PAGE)
    }
    assert list(edits.values()) == [["https://example.org/repo/edit/main/compliance/evidence.yml#L4"], [], []]


def test_json_marks_what_is_own_and_fits_its_schemas(own: BuiltSite, catalogue: Catalogue) -> None:
    folder = own.folder / "crosswalk/api/v1"
    for path in [*folder.glob("*.json"), folder / "entries/a-5-18.json"]:
        name = "entry" if path.parent.name == "entries" else path.stem
        schema = json.loads((folder / f"schema/{name}.json").read_text("utf-8"))
        assert list(Draft202012Validator(schema).iter_errors(json.loads(path.read_text("utf-8")))) == []
    decided = {(o["iso"], o["soc2"]): o for o in items(own, "overlaps") if "decision" in o}
    assert set(decided) == {("A.5.18", "CC6.2"), ("A.8.16", "CC7.2")}
    rejected = decided["A.5.18", "CC6.2"]
    assert rejected["decision"]["by"] == "Head of compliance"
    assert (rejected["counted"], rejected["soc2_to_iso"], rejected["judgement"]["soc2_to_iso"]) == (
        False,
        "none",
        catalogue.judgements["A.5.18", "CC6.2"].levels[SOC2_TO_ISO],
    )
    assert {s["id"] for s in items(own, "sources") if s.get("own")} == {"gap-assessment", "this-site"}
    assert {i["id"] for i in items(own, "evidence") if i.get("own")} == {"office-round-record"}
    own_rows = {m["source"] for o in items(own, "overlaps") for m in o["mappings"] if m.get("own")}
    assert own_rows == {"gap-assessment"}
    kept = {e["id"]: e["here"] for e in items(own, "entries") if "here" in e}
    assert kept["A.5.18"] == {"owner": "Head of IT", "reviewed": "2026-03-02", "next_review": "2027-03-31"}
    assert set(kept) == {"A.5.18", "CC6.2", "A.5.29", "A.5.30"}


def test_csv_says_who_decided(own: BuiltSite) -> None:
    path = own.folder / "crosswalk/downloads/crosswalk-soc2-to-iso27001.csv"
    rows = {(r["iso27001"], r["soc2"]): r for r in csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))}
    decided = rows["A.8.16", "CC7.2"]
    assert (decided["level"], decided["counted"]) == ("Partial", "yes")
    assert decided["judged_by"] == "This site (Head of compliance, 2026-05-04)"
    assert decided["why"].startswith("We watch the production platform alone")
    assert "Gap assessment (of this site): With additions" in rows["A.5.16", "CC6.2"]["published"]


def test_a_built_in_page_differs_only_where_something_is_said_of_it(own: BuiltSite, tmp_path: Path) -> None:
    folder = company(
        tmp_path,
        {"mkdocs.yml": examples()["mkdocs.yml"].replace("      data: compliance\n", "")},
    )
    assert run(folder).returncode == 0
    before, after = bytes_of(folder / "site"), bytes_of(own.folder)
    gone = {name for name in before if name not in after}
    assert not gone
    assert before["crosswalk/documents/backup-policy.md"] == after["crosswalk/documents/backup-policy.md"]
    assert before["crosswalk/iso27001/a-5-18.md"] != after["crosswalk/iso27001/a-5-18.md"]
    assert sorted(name for name in after if name.endswith(".md") and name not in before) == [
        *(f"crosswalk/controls/{page}.md" for page in ("ec-07", "ec-08", "ec-21", "index")),
        "crosswalk/evidence/office-round-record.md",
        *(f"crosswalk/matrix/{one}-and-controls{end}" for one in ("iso27001", "soc2") for end in (".md", "/all.md")),
        "crosswalk/sources/gap-assessment.md",
        "crosswalk/sources/this-site.md",
    ]


def test_bad_data_stops_the_build_before_the_old_site_is_touched(tmp_path: Path) -> None:
    slip = examples()[f"{FOLDER}/decisions.yml"].replace("CC7.2", "CC7.22")
    folder = company(tmp_path, {f"{FOLDER}/decisions.yml": slip, f"{FOLDER}/owner.yml": "[]\n"})
    written(folder / "site", {"index.html": "the old site"})
    result = run(folder)
    assert result.returncode == 1
    assert f'{FOLDER}/decisions.yml:9:9: unknown criterion "CC7.22" (did you mean CC7.2?)' in result.stderr
    assert f"{FOLDER}/owner.yml:1:1: unknown file (did you mean owners.yml?)" in result.stderr
    assert "Traceback" not in result.stderr
    assert bytes_of(folder / "site") == {"index.html": b"the old site"}


@pytest.mark.parametrize(
    ("value", "message"),
    [("nowhere", "nowhere:1:1: there is no such folder"), ("[compliance, 3]", "Expected type: <class 'str'>")],
)
def test_a_wrong_folder_is_said_in_one_line(tmp_path: Path, value: str, message: str) -> None:
    config = examples()["mkdocs.yml"].replace("data: compliance", f"data: {value}")
    result = run(company(tmp_path, {"mkdocs.yml": config}))
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("folder", "more", "published"),
    [("docs/own", "", True), ("docs/own", "exclude_docs: /own/\n", False), ("docs/.own", "", False)],
)
def test_data_among_the_pages_is_refused_unless_the_site_leaves_it_out(
    tmp_path: Path, folder: str, more: str, published: bool
) -> None:
    config = f"site_name: Small\n{more}plugins: [crosswalk: {{data: {folder}, parts: []}}]\n"
    owners = "- {entry: A.5.1, owner: Ann}\n"
    written(tmp_path, {"mkdocs.yml": config, "docs/index.md": "# Home\n", f"{folder}/owners.yml": owners})
    result = run(tmp_path)
    assert result.returncode == published, result.stderr
    assert ("own/owners.yml would be published with the site" in result.stderr) == published
    assert (tmp_path / "site").exists() != published
    assert not list((tmp_path / "site").rglob("owners.yml"))


def test_exported_pages_carry_own_data_too(tmp_path: Path, catalogue: Catalogue) -> None:
    folder = company(tmp_path)
    command = [sys.executable, "-m", "mkdocs_crosswalk.cli", "export", "out", "--with", FOLDER]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    page = (folder / "out/iso27001/a-5-18.md").read_text("utf-8")
    assert "Decided here by Head of compliance, 4 May 2026." in page
    assert "Owner here" in page and "Head of IT" in page
    assert (
        len(list((folder / "out/evidence").glob("*.md"))) == len(catalogue.evidence) + 3
    )  # and the lists of items and of plans


@pytest.mark.browser
def test_the_matrix_says_in_panel_filter_and_spreadsheet_what_is_decided(own: BuiltSite, browser: Browser) -> None:
    page = browser.new_page()
    with hosted(own.folder, "/") as host:
        for level in ("", "all/"):
            page.goto(f"{host.address}crosswalk/matrix/{level}?pair=A.8.16,CC7.2")
            panel = page.get_by_role("region", name="Chosen pair")
            decided = panel.locator("p", has_text="Decided here")
            decided.wait_for()
            said = "Decided here by Head of compliance, 2026-05-04: We watch the production"
            assert decided.inner_text().startswith(said)
            panel.locator("summary", has_text="Sources").click()
            sources = panel.locator("details").get_by_role("listitem")
            assert "This project" in sources.first.inner_text()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download CSV").click()
        rows = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
        (row,) = (r for r in rows if (r[0], r[2]) == ("A.8.16", "CC7.2"))
        assert row[-2].startswith("This site (Head of compliance, 2026-05-04); This project; ")
        assert row[-1].startswith("We watch the production platform alone")
        offered = page.locator("select option").all_text_contents()
        assert {"This site", "Gap assessment (of this site)"} <= {text.strip() for text in offered}
    page.close()


@pytest.mark.parametrize("more", ["parts: []", "categories: [security]", "leave_out_sources: [gap-assessment]"])
def test_what_a_site_leaves_out_is_gone_from_its_own_data_too(tmp_path: Path, more: str) -> None:
    config = examples()["mkdocs.yml"].replace("data: compliance", f"data: compliance\n      {more}")
    decided = "- {iso: A.5.34, soc2: P1.1, soc2_to_iso: partial, iso_to_soc2: partial, reason: Our notice., by: DPO, "
    decisions = f"{examples()['compliance/decisions.yml']}{decided}reviewed: 2026-05-04}}\n"
    folder = company(tmp_path, {"mkdocs.yml": config, "compliance/decisions.yml": decisions})
    result = run(folder)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    site = BuiltSite(folder / "site")
    assert broken_links(site)[:10] == []
    assert ("crosswalk/soc2/p1-1/" in site.pages) == (more != "categories: [security]")
    assert "Decided here" in site.page("crosswalk/iso27001/a-5-18/").html
    if more == "parts: []":
        assert SITE_PAGE not in site.pages
    else:
        assert ("P1.1" in words(site.page(SITE_PAGE).tree.body)) == ("categories" not in more)
        assert ("crosswalk/sources/gap-assessment/" in site.pages) == ("leave_out" not in more)
