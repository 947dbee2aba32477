"""Sites of other frameworks, built for real from YAML alone: an invented pair, and a company's controls beside one."""

from __future__ import annotations

import csv
import importlib
import json
import re
import shutil
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.registers.heads import head
from tests.support.builds import ROOT, BuiltSite, build
from tests.support.crawl import broken_links
from tests.support.hosting import hosted
from tests.support.own_data import written

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

EXAMPLE = ROOT / "examples/harbour-and-kitchen"
CONFIG = """\
site_name: Ours
site_url: https://example.org/ours/
theme: {name: material, font: false}
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
plugins: [search, {crosswalk: {prefix: "", frameworks: [FRAMEWORK], data: ours, parts: [all]}}]
"""
CONTROLS = """\
framework: {id: our-controls, title: Our controls, prefix: EC}
controls:
  - id: EC-07
    title: Quarterly review of access rights
    statement: Owners of systems confirm or withdraw every right.
    satisfies: [FIRST]
    owner: Head of IT
    evidence: [user-access-review]
  - {id: EC-08, title: Changes are approved, satisfies: [SECOND]}
"""
OTHERS = re.compile(r"\bsoc ?2\b|\baicpa\b|\btsc\b|trust services", re.IGNORECASE)


def built(folder: Path) -> BuiltSite:
    """Build a site strictly, without a warning, and with no link that leads nowhere."""
    result = build(folder, folder / "site", strict=True)
    assert result.returncode == 0, result.stderr
    assert not [line for line in result.stderr.splitlines() if not line.startswith("INFO")]
    site = BuiltSite(folder / "site", log=result.stderr)
    assert broken_links(site)[:10] == []
    return site


def with_controls(folder: Path, framework: str, first: str, second: str) -> BuiltSite:
    """Build a site of a framework of the built-in data and a company's controls."""
    text = CONTROLS.replace("FIRST", first).replace("SECOND", second)
    files = {"mkdocs.yml": CONFIG.replace("FRAMEWORK", framework), "ours/controls.yml": text}
    written(folder, files)
    (folder / "docs").mkdir()
    return built(folder)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("invented") / "site"
    shutil.copytree(EXAMPLE, folder)
    return built(folder)


@pytest.fixture(scope="module")
def iso(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return with_controls(tmp_path_factory.mktemp("iso"), "iso27001-2022", "A.5.18, A.8.2", "A.8.32")


@pytest.fixture(scope="module")
def csf(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return with_controls(tmp_path_factory.mktemp("csf"), "nist-csf-2.0", "PR.AA-05", "ID.RA-07, PR.PS-02")


def test_a_repository_that_holds_only_yaml_makes_a_whole_site(invented: BuiltSite) -> None:
    pages, files = set(invented.pages), invented.files
    assert {"", "go/", "matrix/", "counterparts/", "sources/", "harbour-code/", "kitchen/"} <= pages
    assert not {
        url for url in pages if url.startswith(("gap", "evidence", "documents", "iso", "soc", "nist", "guides"))
    }
    assert {"api/v2/entries.json", "api/v2/overlaps.json", "downloads/control-matrix.xlsx"} <= files
    assert not any(name.startswith("api/v1/") for name in files)
    entries = json.loads((invented.folder / "api/v2/entries.json").read_text("utf-8"))["items"]
    assert {e["url"] for e in entries if e["kind"] in ("practice", "rule", "quay")} <= pages
    (name, *_) = sorted(n for n in files if n.startswith("downloads/crosswalk-"))
    rows = list(csv.DictReader(StringIO((invented.folder / name).read_text("utf-8-sig"))))
    overlaps = json.loads((invented.folder / "api/v2/overlaps.json").read_text("utf-8"))["items"]
    assert len(rows) == len(overlaps) > 3
    assert "H1.1" in (invented.folder / "search/search_index.json").read_text("utf-8")


@pytest.mark.parametrize("name", ["invented", "iso", "csf"])
def test_a_site_without_soc_2_never_speaks_of_it(name: str, request: pytest.FixtureRequest) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    for url, page in site.pages.items():
        body = page.tree.body
        assert body and not OTHERS.findall(f"{page.title} {page.description} {body.text(separator=' ')}"), url
    for file in sorted(f for f in site.files if f.endswith((".json", ".csv", ".md", ".txt")) and "schema/" not in f):
        assert not OTHERS.findall((site.folder / file).read_text("utf-8")), file


@pytest.mark.parametrize(("name", "entry"), [("iso", "iso27001/a-5-18/"), ("csf", "nist-csf/pr-aa-05/")])
def test_own_controls_stand_where_they_serve_and_the_gaps_on_their_first_page(
    name: str, entry: str, request: pytest.FixtureRequest
) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    overlap = site.page(entry).tree.css_first("h2#overlap")
    assert overlap and overlap.text() == "Our controls"
    assert "controls/ec-07/" in {site.page(entry).to(href)[0] for href in site.page(entry).hrefs()}
    titles = [h2.text() for h2 in site.page("controls/").tree.css("h2")]
    assert any(title.startswith("Not satisfied by a control: ") for title in titles)
    assert {"matrix/", "controls/ec-08/"} <= set(site.pages)
    assert "downloads/control-matrix.xlsx" in site.files
    review = site.page("evidence/user-access-review/")
    assert "controls/ec-07/" in {review.to(href)[0] for href in review.hrefs()}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("parts: [gap]", 'parts: "gap" has nothing to show; nobody gives verdicts. Leave it out'),
        ("parts: [soa]", 'parts: "soa" has nothing to show; its framework is not there. Leave it out'),
        ("mappings: mapping", "mapping/sources.yml:1:1: there is no such file"),
    ],
)
def test_what_a_site_asks_for_and_has_not_is_told(tmp_path: Path, options: str, said: str) -> None:
    folder = tmp_path / "site"
    shutil.copytree(EXAMPLE, folder)
    config = (folder / "mkdocs.yml").read_text("utf-8")
    key = options.partition(":")[0]
    (folder / "mkdocs.yml").write_text(re.sub(rf"{key}: .*", options, config), "utf-8")
    result = build(folder, folder / "site", strict=True)
    assert result.returncode == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert not (folder / "site").exists()


def test_a_group_of_many_has_a_small_navigation_and_a_filter(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(EXAMPLE, folder)
    path = folder / "mappings/frameworks/harbour-2024.yml"
    more = "".join(f"      - {{id: H1.{n}, title: Made up {n}}}\n" for n in range(100, 400))
    path.write_text(path.read_text("utf-8").replace("  - id: H2\n", f"{more}  - id: H2\n", 1), "utf-8")
    site = built(folder)
    page = site.page("harbour-code/practices/h1-250/")
    shown = [link.text().strip() for link in page.tree.css(".md-sidebar--primary a") if "Made up" in link.text()]
    assert len(shown) <= 24 and "H1.250 Made up 250" in " ".join(" ".join(text.split()) for text in shown)
    sizes = [len(one.html) for url, one in site.pages.items() if re.search(r"/h1-[1-3]\d\d/$", url)]
    assert max(sizes) < 1.2 * min(sizes)
    group = site.page("harbour-code/quays/h1/")
    assert group.tree.css_first(".xw-filter input")
    assert "list-filter.js" in group.html and "list-filter.js" not in page.html


@pytest.mark.browser
def test_the_filter_of_a_long_table_leaves_what_is_looked_for(tmp_path: Path, browser: Browser) -> None:
    folder = tmp_path / "site"
    shutil.copytree(EXAMPLE, folder)
    path = folder / "mappings/frameworks/harbour-2024.yml"
    more = "".join(f"      - {{id: H1.{n}, title: Made up {n}}}\n" for n in range(100, 200))
    path.write_text(path.read_text("utf-8").replace("  - id: H2\n", f"{more}  - id: H2\n", 1), "utf-8")
    site = built(folder)
    with hosted(site.folder) as host:
        page = browser.new_page()
        page.goto(f"{host.address}harbour-code/quays/h1/")
        box = page.locator(".xw-filter input")
        box.fill("made 150")
        page.locator(".xw-filter [role=status]", has_text="1 of").wait_for()
        assert page.locator(".xw-lines > li:visible").count() == 1
        box.fill("")
        page.wait_for_function("document.querySelectorAll('.xw-lines > li[hidden]').length === 0")
        box.fill("made nowhere")
        page.get_by_role("button", name="Show all").click()
        assert not page.locator(".xw-lines > li[hidden]").count()
        assert box.input_value() == "" and page.url == f"{host.address}harbour-code/quays/h1/"
        page.close()


def test_the_files_of_the_example_name_their_schemas() -> None:
    for path in sorted((EXAMPLE / "mappings").rglob("*.yml")):
        first = path.read_text("utf-8").partition("\n")[0]
        assert first == head(path.relative_to(EXAMPLE / "mappings").as_posix()), path


def test_a_section_of_many_groups_shows_those_around_the_page_and_the_way_to_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    importlib.import_module("growth").write(tmp_path, 70, 70)
    result = build(tmp_path, tmp_path / "site", strict=True)
    assert result.returncode == 0, result.stderr
    built = BuiltSite(tmp_path / "site")
    for at, shown in ((1, range(1, 21)), (35, range(25, 45)), (70, range(51, 71))):
        for url in (f"large/l{at}/", f"large/l{at}-1/"):
            links = built.page(url).tree.css(".md-nav--primary .md-nav__link .md-ellipsis")
            families = [int(found[1]) for a in links if (found := re.search(r"Family (\d+) of Large", a.text()))]
            assert list(dict.fromkeys(families)) == list(shown), url
            hrefs = built.page(url).hrefs(".md-nav--primary a.md-nav__link")
            assert "large/" in [built.page(url).to(href)[0] for href in hrefs]
    there = {built.page("large/").to(href)[0] for href in built.page("large/").hrefs("article a[href]")}
    assert {f"large/l{n}/" for n in range(1, 71)} <= there
