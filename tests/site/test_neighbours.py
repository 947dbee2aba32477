"""Beside other plugins of a company's site, under other themes, and at other addresses: real builds, links crawled."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.builds import QUIET, BuiltPage, BuiltSite, build, write_site
from tests.support.crawl import broken_links

PAGES = {
    "index.md": "# Policies\n\n[Access](access.md)\n",
    "access.md": (
        "# Access control policy\n\n"
        "People follow A.5.15 and [rules](crosswalk:CC6.1#overlap). See [A.5.18](crosswalk/iso27001/a-5-18.md).\n"
    ),
}
SITE = "site_name: Policies\nsite_url: https://example.org/policies/\n"
MATERIAL = f"{SITE}theme: {{name: material, font: false}}\n"
CHECKED = "validation: {absolute_links: warn, unrecognized_links: warn, anchors: warn}\n"


def built(folder: Path, config: str, pages: dict[str, str]) -> BuiltSite:
    """Build a site strictly; it must be quiet and leave no link broken."""
    write_site(folder, config + CHECKED, pages)
    result = build(folder, folder / "site", strict=True)
    assert result.returncode == 0, result.stderr[-2000:]
    site = BuiltSite(folder / "site", log=result.stderr + result.stdout)
    assert not [line for line in site.log.splitlines() if line.startswith(("WARNING", "ERROR"))]
    assert not broken_links(site)[:10]
    return site


def article(page: BuiltPage) -> str:
    node = page.tree.css_first("article")
    assert node
    return node.text()


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build a site with three plugins that touch navigation, links and Markdown."""
    config = f"{MATERIAL}plugins: [search, awesome-nav, autorefs, macros, crosswalk]\nextra: {{company: Example Ltd}}\n"
    pages = {
        ".nav.yml": "nav: [people.md, index.md, access.md]\n",
        "index.md": PAGES["index.md"],
        "access.md": PAGES["access.md"].replace("People", "{{ company }} and [leavers][joiners-and-leavers]"),
        "people.md": "# People\n\n## Joiners and leavers\n\nSee A.6.5.\n",
    }
    return built(tmp_path_factory.mktemp("beside"), config, pages)


def test_awesome_nav_orders_the_sites_own_pages_and_no_others(beside: BuiltSite) -> None:
    links = [n.text().strip() for n in beside.page("").tree.css(".md-nav--primary a.md-nav__link")]
    assert links == ["People", "Policies", "Access control policy"]


def test_awesome_nav_leaves_a_crosswalk_page_its_section(beside: BuiltSite) -> None:
    links = beside.page("crosswalk/iso27001/a-5-15/").tree.css(".md-nav--primary a.md-nav__link")
    assert [n.text().strip() for n in links][:2] == ["People", "Policies"]
    assert any("A.5.15 Access control" in n.text() for n in links)


def test_macros_and_ids_work_on_one_page(beside: BuiltSite) -> None:
    access = beside.page("access/")
    assert "Example Ltd and leavers follow A.5.15" in article(access)
    assert access.hrefs("article a.xw-id") == ["../crosswalk/iso27001/a-5-15/"]
    assert "../crosswalk/soc2/cc6-1/#overlap" in access.hrefs("article a")


def test_autorefs_resolves_its_links_and_leaves_ours(beside: BuiltSite) -> None:
    assert "../people/#joiners-and-leavers" in beside.page("access/").hrefs("article a.autorefs")
    assert not [page.url for page in beside.pages.values() if "<autoref" in page.html]


def test_guides_are_as_they_are_elsewhere(beside: BuiltSite, site: BuiltSite) -> None:
    for name in ("guides/glossary/", "about/linking/", "guides/reusing-evidence/"):
        assert article(beside.page(f"crosswalk/{name}")).split() == article(site.page(name)).split(), name


def test_versions_of_mike_are_whole_below_their_own_address(tmp_path: Path) -> None:
    config = f"{MATERIAL}plugins: [search, mike, crosswalk]\nextra: {{version: {{provider: mike}}}}\n"
    write_site(tmp_path, config, PAGES)
    folder_of_commands = Path(sys.executable).parent
    who = {f"GIT_{role}_{what}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path = f"{folder_of_commands}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **QUIET, **who, "PATH": path}

    def run(*command: str) -> None:
        result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr

    run("git", "init", "--quiet", "--initial-branch", "main")
    run("git", "add", "docs", "mkdocs.yml")
    run("git", "commit", "--quiet", "--message", "Policies")
    run(str(folder_of_commands / "mike"), "deploy", "--alias-type", "redirect", "2026", "latest")
    run("git", "worktree", "add", "--quiet", "published", "gh-pages")
    version = BuiltSite(tmp_path / "published/2026")
    assert len([url for url in version.pages if url.startswith("crosswalk/")]) > 300
    assert not broken_links(version)[:10]
    canonical = version.page("crosswalk/iso27001/a-5-15/").hrefs("link[rel=canonical]")
    assert canonical == ["https://example.org/policies/2026/crosswalk/iso27001/a-5-15/"]
    assert (tmp_path / "published/latest/crosswalk/iso27001/a-5-15/index.html").is_file()


@pytest.fixture(scope="module", params=["mkdocs", "readthedocs"])
def themed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    theme = str(request.param)
    deeper = "# Access below\n\nSee A.5.15 and [CC6.1](../crosswalk/soc2/cc6-1.md#overlap).\n"
    pages = {**PAGES, "policies/access.md": deeper}
    # One of the two also ends its addresses in .html, so that hand-written pages are seen with both kinds.
    plain = "use_directory_urls: false\n" if theme == "mkdocs" else ""
    config = f"{SITE}theme: {theme}\nplugins: [search, crosswalk]\n{plain}"
    return built(tmp_path_factory.mktemp(theme), config, pages)


def test_it_is_readable_and_whole_under_other_themes(themed: BuiltSite) -> None:
    flat = "policies/access.html" in themed.pages
    page = themed.page("crosswalk/iso27001/a-5-18.html" if flat else "crosswalk/iso27001/a-5-18/")
    assert [h.text().strip() for h in page.tree.css("h1") if h.text().strip()][-1] == "A.5.18 Access rights"
    row = page.tree.css_first('tr[id="cc6-2"]')
    assert row and re.search("Full|Partial", row.text())
    sheets = [page.to(href)[0] for href in page.hrefs("link[rel=stylesheet]") if "://" not in href]
    assert "crosswalk/assets/crosswalk/crosswalk.css" in sheets
    assert set(sheets) <= themed.files


def test_hand_written_pages_link_ids_at_both_kinds_of_address(themed: BuiltSite) -> None:
    flat = "policies/access.html" in themed.pages
    page = themed.page("policies/access.html" if flat else "policies/access/")
    targets = [page.to(href) for href in page.hrefs("a.xw-id")]
    ending = ".html" if flat else "/"
    assert targets == [(f"crosswalk/iso27001/a-5-15{ending}", "")]
    modules = [n.attributes["src"] or "" for n in page.tree.css("script[type=module]")]
    assert modules and all(page.to(src)[0] in themed.files for src in modules)
