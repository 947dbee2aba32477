"""A company's decisions in every list, count, picture and file: real builds of the whole site, place by place."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.judgement import SAID, Outcome
from mkdocs_crosswalk.views.ways import ways
from tests.support.builds import BuiltSite, build, bytes_of
from tests.support.hosting import hosted
from tests.support.own_data import FOLDER, written
from tests.support.spreadsheets import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

ON = {"SOURCE_DATE_EPOCH": "1795219200"}
CONFIG = "site_name: Security\ntheme: material\nplugins:\n  - search\n  - crosswalk:\n      parts: [all]\n"
AGAIN = "To judge again here"
HOSTILE = "Xx</b></script><script>window.xss=1</script><img src=x onerror=window.xss=1> {{ 7*7 }} [c](javascript:xss)"
PAIR = "soc2_to_iso: none, iso_to_soc2: none, by: Head of IT, reviewed: 2026-05-04"
DECISIONS = f"""\
pairs:
  - {{iso: A.8.16, soc2: CC7.2, {PAIR}, reason: {json.dumps(HOSTILE)}}}
verdicts:
  - entry: A.5.18
    scope: [Availability]
    outcome: extend
    by: [CC6.3]
    add: [{json.dumps(HOSTILE)}]
    reason: {json.dumps(HOSTILE)}
    decided_by: {json.dumps(HOSTILE)}
    reviewed: 2026-05-05
"""
API = "crosswalk/api/v1/"


def _built(folder: Path, decisions: str) -> BuiltSite:
    data = {f"{FOLDER}/decisions.yml": decisions} if decisions else {}
    config = CONFIG + (f"      data: {FOLDER}\n" if decisions else "")
    written(folder, {"mkdocs.yml": config, "docs/index.md": "# Home\n", **data})
    result = build(folder, folder / "site", ON, strict=True)
    assert result.returncode == 0, result.stderr
    return BuiltSite(folder / "site", result.stderr)


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return _built(tmp_path_factory.mktemp("again"), DECISIONS)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return _built(tmp_path_factory.mktemp("plain"), "")


def text(site: BuiltSite, name: str) -> str:
    return (site.folder / f"crosswalk/{name}").read_text("utf-8-sig")


def items(site: BuiltSite, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text(site, f"api/v1/{name}.json"))["items"]
    return found


def words(site: BuiltSite, url: str, selector: str) -> str:
    node = site.page(f"crosswalk/{url}").tree.css_first(selector)
    assert node, (url, selector)
    return " ".join(node.text(separator=" ").split())


def lists_of(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return the page and the CSV file of the list of every way and scope."""
    return [(w.page(s), w.csv(s)) for w in ways(catalogue) for s in w.scopes(catalogue)]


def test_gap_pages_twins_and_csv_of_every_way_and_scope(again: BuiltSite, catalogue: Catalogue) -> None:
    for page, file in lists_of(catalogue):
        entry, base = ("A.8.16", "CC7.2") if page.startswith("gap/soc2") else ("CC7.2", "A.8.16")
        url = page.removesuffix(".md") + "/"
        section = again.page(f"crosswalk/{url}").html.partition('<h2 id="judge-again">')[2].partition("<h2 ")[0]
        row = next(li for li in section.split("<li ") if f">{entry}</label>" in li)
        assert "Decided otherwise here:" in row, url
        twin = text(again, page).partition(f"## {AGAIN}")[2].partition("\n## ")[0]
        assert f"- {entry} [" in twin and "Decided otherwise here:" in twin, page
        rows = {r["id"]: r for r in csv.DictReader(io.StringIO(text(again, file)))}
        assert rows[entry]["outcome"] == AGAIN, file
        assert base not in rows[entry]["by"].split(", ")
        assert rows[entry]["why"].startswith(f"Decided otherwise here: {base}, by Head of IT, 4 May 2026: ")
        assert [i for i, r in rows.items() if r["outcome"] == AGAIN] == [entry]


def test_gap_index_counts_one_less_in_every_scope(again: BuiltSite, plain: BuiltSite) -> None:
    heads = "| Report on | To judge again here | New | Extend | Carries over | File |"
    assert text(again, "gap/index.md").count(heads) == 2
    assert AGAIN not in text(plain, "gap/index.md")
    first = again.page("crosswalk/gap/").tree.css(".xw-ask")[0]
    numbers = [(n.attributes["data-n"] or "").split() for n in first.css("li[data-n]")]
    before = plain.page("crosswalk/gap/").tree.css(".xw-ask")[0]
    old = [(n.attributes["data-n"] or "").split() for n in before.css("li[data-n]")]
    assert len(numbers) == len(old) == 16
    for n, (new, was) in enumerate(zip(numbers, old, strict=True)):
        groups = (first.css("li[data-n]")[n].attributes["data-g"] or "").split()
        moved = 1 if "1" not in groups else 2  # with Availability, A.5.18 is to extend by the company's own verdict
        assert new[0] == "1", groups
        assert int(was[2]) - int(new[3]) == moved, groups


def test_workbook_has_it_on_every_sheet(again: BuiltSite, plain: BuiltSite) -> None:
    def rows(site: BuiltSite, sheet: str) -> list[list[str]]:
        path = site.folder / "crosswalk/downloads/control-matrix.xlsx"
        return read_workbook(path.read_bytes())[sheet].rows

    found = next(r for r in rows(again, "Entries") if r[0] == "A.8.16")
    assert AGAIN in found
    assert "Carries over" not in found
    assert any("Decided otherwise here: CC7.2, by Head of IT" in cell for cell in found)
    every = next(r for r in rows(again, "Every scope") if r[0] == "A.8.16")
    assert set(every[2:]) == {AGAIN}
    assert AGAIN in [r[0] for r in rows(again, "About")]
    assert AGAIN not in [r[0] for r in rows(plain, "About")]
    own = next(r for r in rows(again, "Entries") if r[0] == "A.5.18")
    assert any(cell.startswith("With Availability: extend. Xx") for cell in own)


def test_home_card_and_its_file(again: BuiltSite, plain: BuiltSite) -> None:
    assert words(again, "", '.xw-tot [data-n="j"]') == "1"
    assert not plain.page("crosswalk/").tree.css_first('[data-n="j"]')
    square = again.page("crosswalk/").tree.css_first('.xw-sqs a[href$="a-8-16/"]')
    assert square and square.attributes["class"] == "j" and square.text() == f"A.8.16: {AGAIN}"
    own = again.page("crosswalk/").tree.css_first('.xw-sqs a[href$="a-5-18/"]')
    assert own and own.attributes["data-x"] == "1E"
    back = json.loads(text(again, "assets/crosswalk/home.json"))["iso27001-to-soc2"]["rows"]
    marks = {said: mark for row in back for _, mark, said, _ in row["squares"]}
    assert marks[f"CC7.2: {AGAIN}"] == "j"
    assert "to judge again" in text(again, "index.md")
    assert "to judge again" not in text(plain, "index.md")


@pytest.mark.browser
def test_home_card_draws_each_scope_as_the_lists_say(again: BuiltSite, browser: Browser) -> None:
    with hosted(again.folder, "/") as host:
        page = browser.new_page()
        page.goto(f"{host.address}crosswalk/")
        page.hover(".xw-bring h2")
        page.locator(".xw-bring[data-ready]").wait_for()
        square = page.locator('.xw-way.on .xw-sqs a[href$="a-5-18/"]')
        assert square.get_attribute("class") == "c"
        page.check("input[name=availability]")
        assert square.get_attribute("class") == "e"
        page.check("input[name=privacy]")
        assert square.get_attribute("class") == "e"
        assert page.inner_text('.xw-way.on [data-n="j"]') == "1"
        page.close()


@pytest.mark.parametrize(("page", "entry"), [("iso27001/a-8", "A.8.16"), ("soc2/cc7", "CC7.2")])
def test_pages_of_themes_and_series(again: BuiltSite, page: str, entry: str) -> None:
    assert re.match(r"1 of \d+ \w+ to judge again", words(again, f"{page}/", ".xw-says__main p"))
    tree = again.page(f"crosswalk/{page}/").tree
    bar = tree.css_first(".xw-says svg.xw-bar")
    assert bar and "1 of " in (bar.attributes["aria-label"] or "") and bar.css_first("rect.judge-again")
    twin = text(again, f"{page}.md")
    assert f"### {AGAIN}: 1 of " in twin
    assert entry in twin.partition(f"### {AGAIN}")[2].partition("###")[0]
    assert f"1. [{entry}]" in twin and "Judge it again: write in decisions.yml" in twin


def test_first_pages_of_frameworks(again: BuiltSite) -> None:
    assert words(again, "iso27001/", ".xw-says__main p").startswith("1 of 123 entries to judge again")
    page = again.page("crosswalk/soc2/")
    assert page.tree.css_first('.xw-filter [data-outcome="judge-again"]') or "judge-again" in page.html
    assert "1 of 123 entries to judge again" in text(again, "iso27001/index.md")


def test_entry_to_judge_again(again: BuiltSite) -> None:
    page = again.page("crosswalk/iso27001/a-8-16/")
    assert page.description.endswith("for a holder of SOC 2: to judge again here.")
    said = words(again, "iso27001/a-8-16/", ".xw-says")
    assert f"{AGAIN} if you hold SOC 2 with Security" in said
    assert "The project says “Carries over”, by CC7.2 and CC7.3 . You decided otherwise on CC7.2" in said
    assert "Until you decide, A.8.16 counts as open in every list." in said
    assert "Decided here: CC7.2 is not a match. Head of IT, 4 May 2026. Your reason: Xx" in said
    code = page.tree.css_first(".xw-says details pre")
    assert code and "  - entry: A.8.16\n    outcome: extend  # or carries-over, new\n    by: [CC7.3]\n" in code.text()
    assert "The verdict of this project" in words(again, "iso27001/a-8-16/", ".xw-fold")
    assert "```yaml\n# decisions.yml" in text(again, "iso27001/a-8-16.md")
    assert "The project&#39;s verdict rests on" in page.html or "The project's verdict rests on" in page.html


def test_entry_with_an_own_verdict_for_some_reports(again: BuiltSite) -> None:
    said = words(again, "iso27001/a-5-18/", ".xw-says")
    assert said.startswith("Carries over if you hold SOC 2 with Security")
    assert "With Availability in the report: extend. Decided here by Xx" in said
    behind = words(again, "iso27001/a-5-18/", ".xw-fold")
    assert "By this site, with Availability Extend, by CC6.3 . Decided here by Xx" in behind


def test_search_previews_and_programs(again: BuiltSite, plain: BuiltSite) -> None:
    jump = json.loads(text(again, "assets/crosswalk/jump.json"))
    assert jump["outcomes"]["judge-again"] == AGAIN
    assert list(json.loads(text(plain, "assets/crosswalk/jump.json"))["outcomes"]) == list(SAID)
    place = next(p for p in jump["places"] if p["id"] == "A.8.16")
    assert place["outcome"] == "judge-again"
    assert place["says"] == f"If you hold SOC 2 with Security: {AGAIN}"
    assert place["line"].startswith("The project's “Carries over” rests on CC7.2, decided otherwise here")
    verdict = next(v for v in items(again, "verdicts") if v["entry"] == "A.8.16")
    assert verdict["outcome"] == "judge-again" and verdict["by"] == ["CC7.3"]
    assert verdict["project"]["outcome"] == "carries-over"
    assert verdict["project"]["decided_otherwise"][0]["entry"] == "CC7.2"
    one = json.loads(text(again, "api/v1/entries/a-8-16.json"))
    assert one["verdicts"][0]["outcome"] == "judge-again"
    own = [v for v in items(again, "verdicts") if v["entry"] == "A.5.18" and v["scope"]]
    assert own[0]["decided"] == {"by": " ".join(HOSTILE.split()), "reviewed": "2026-05-05", "reason": HOSTILE}
    for name, said in (("verdicts", items), ("entry", None)):
        schema = json.loads(text(again, f"api/v1/schema/{name}.json"))
        whole = json.loads(text(again, "api/v1/verdicts.json")) if said else one
        assert Draft202012Validator(schema).is_valid(whole)
    assert "judge-again" not in text(plain, "api/v1/schema/verdicts.json")


def test_counterparts_evidence_guides_and_own_page(again: BuiltSite, plain: BuiltSite) -> None:
    assert "| Controls: to judge again here |" in text(again, "counterparts.md")
    assert "to judge again" not in text(plain, "counterparts.md")
    assert AGAIN in text(again, "evidence/on-call-ticket.md")
    guides = [url for url, page in again.pages.items() if "/guides/" in url and AGAIN in page.html]
    assert guides
    own = words(again, "sources/this-site/", "article")
    assert "Verdicts" in own and "Extend Otherwise: Carries over" in own


def test_nothing_names_a_lost_ground_without_a_mark(again: BuiltSite) -> None:
    """No row of a list or file has A.8.16 carry over, or rest on CC7.2 unmarked."""
    for path in again.folder.rglob("*"):
        name = path.relative_to(again.folder / "crosswalk").as_posix() if "crosswalk" in path.parts else ""
        if not name.startswith(("gap/", "downloads/gap-", "index", "iso27001/a-8.md")) or path.is_dir():
            continue
        for line in path.read_text("utf-8").split("<li"):
            if re.search(r"A\.8\.16\b", line) and "CC7.2" in line and path.suffix == ".html" and "data-k" in line:
                assert "Decided otherwise here" in line, name


def test_texts_of_the_company_are_no_markup(again: BuiltSite) -> None:
    for url in ("iso27001/a-8-16/", "iso27001/a-5-18/", "gap/soc2-to-iso27001/availability/", "sources/this-site/"):
        page = again.page(f"crosswalk/{url}")
        assert "<script>window.xss" not in page.html and "<img src=x" not in page.html, url
        assert html.escape("<img src=x onerror=window.xss=1> {{ 7*7 }}", quote=False) in page.html, url
        assert not page.tree.css('a[href^="javascript:"]')


def test_a_decision_that_no_verdict_rests_on_changes_no_list(plain: BuiltSite, tmp_path: Path) -> None:
    other = _built(tmp_path, f"- {{iso: A.8.16, soc2: CC7.1, {PAIR}, reason: So.}}\n")
    before, after = bytes_of(plain.folder), bytes_of(other.folder)
    changed = {name for name in before if before[name] != after.get(name)}
    assert not {n for n in changed if "/gap/" in n or "/downloads/gap" in n or "verdicts.json" in n}
    written = ("/about/", "/guides/")  # what people write explains the words
    made = [n for n in after if n.endswith((".html", ".css")) and not any(part in n for part in written)]
    assert not {n for n in made if b"judge-again" in after[n]}


def test_without_own_data_nobody_speaks_of_it(plain: BuiltSite, catalogue: Catalogue) -> None:
    assert Outcome.JUDGE_AGAIN not in outcomes(catalogue, ["control"], [])
    assert not (plain.folder / "crosswalk/assets/crosswalk/judge-again.css").exists()
    assert "judge-again" not in text(plain, "assets/crosswalk/crosswalk.css")
