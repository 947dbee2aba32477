"""Beside other plugins of a company's site, under other themes, and at other addresses: real builds, links crawled."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_crosswalk.engines.mkdocs.neighbours import for_print
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


SMALL = "parts: [], categories: [security], frameworks: [iso27001-2022, soc2-2017]"


def built(folder: Path, config: str, pages: dict[str, str], allowed: str = "no warning", within: str = "") -> BuiltSite:
    """Build a site strictly; it must be quiet, but for one allowed warning, and leave no link broken."""
    write_site(folder, config + CHECKED, pages)
    result = build(folder, folder / "site", strict=allowed == "no warning")
    assert result.returncode == 0, result.stderr[-2000:]
    site = BuiltSite(folder / "site", log=result.stderr + result.stdout)
    said = [line for line in site.log.splitlines() if line.startswith(("WARNING", "ERROR"))]
    assert not [line for line in said if allowed not in line]
    assert not broken_links(site, within)[:10]
    return site


def run(folder: Path, *command: str) -> None:
    """Run a command as somebody with a name, who has the commands of this environment."""
    who = {f"GIT_{role}_{what}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **QUIET, **who, "PATH": path}
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def committed(folder: Path) -> Path:
    """Put a site under version control."""
    run(folder, "git", "init", "--quiet", "--initial-branch", "main")
    run(folder, "git", "add", "docs", "mkdocs.yml")
    run(folder, "git", "commit", "--quiet", "--message", "Policies")
    return folder


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
        here = article(site.page(name)).rstrip().removesuffix("Edit")  # where it is written
        assert article(beside.page(f"crosswalk/{name}")).split() == here.split(), name


def test_versions_of_mike_are_whole_below_their_own_address(tmp_path: Path) -> None:
    config = f"{MATERIAL}plugins: [search, mike, crosswalk]\nextra: {{version: {{provider: mike}}}}\n"
    committed(write_site(tmp_path, config, PAGES))
    run(tmp_path, str(Path(sys.executable).parent / "mike"), "deploy", "--alias-type", "redirect", "2026", "latest")
    run(tmp_path, "git", "worktree", "add", "--quiet", "published", "gh-pages")
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
    options = "search: false" if theme == "mkdocs" else "search: true"
    config = f"{SITE}theme: {theme}\nplugins: [search, {{crosswalk: {{{options}}}}}]\n{plain}"
    return built(tmp_path_factory.mktemp(theme), config, pages)


def test_it_is_readable_and_whole_under_other_themes(themed: BuiltSite) -> None:
    flat = "policies/access.html" in themed.pages
    page = themed.page("crosswalk/iso27001/a-5-18.html" if flat else "crosswalk/iso27001/a-5-18/")
    assert [h.text().strip() for h in page.tree.css("h1") if h.text().strip()][-1] == "A.5.18 Access rights"
    row = page.tree.css_first('li[id="cc6-2"]')
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


def test_the_search_of_mkdocs_itself_leaves_out_what_it_shall_not_find(themed: BuiltSite) -> None:
    index = json.loads((themed.folder / "search/search_index.json").read_text("utf-8"))["docs"]
    found = {doc["location"].partition("#")[0] for doc in index}
    ours = {location for location in found if location.startswith("crosswalk/")}
    assert found - ours
    assert not ours if "policies/access.html" in themed.pages else "crosswalk/iso27001/a-5-15/" in ours
    assert "crosswalk/go/" not in ours


OLD = "{redirects: {redirect_maps: {old.md: crosswalk/iso27001/a-5-15.md}}}"
CROWD = f"typeset, {OLD}, rss, git-authors, git-revision-date-localized, git-revision-date, print-site"
LAST = "'print-site' should be defined as the *last* plugin"


@pytest.fixture(scope="module", params=["before", "after"])
def crowd(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build a site with plugins that look at files, pages, their headings and their history, on one side of ours."""
    ours = f"{{crosswalk: {{{SMALL}}}}}"
    behind = CROWD.replace("rss,", "{rss: {use_git: false}},")
    order = f"{CROWD}, {ours}" if request.param == "before" else f"{ours}, {behind}"
    config = f"{MATERIAL}plugins: [search, {order}]\nnav: [index.md, access.md, crosswalk/iso27001/a-5-18.md]\n"
    folder = tmp_path_factory.mktemp(str(request.param))
    committed(write_site(folder, config, PAGES))
    return built(folder, config, PAGES, LAST if request.param == "before" else "no warning")


def test_a_redirect_leads_into_the_crosswalk(crowd: BuiltSite) -> None:
    assert crowd.page("old/").hrefs() == ["../crosswalk/iso27001/a-5-15/"]


def test_a_feed_has_the_sites_own_pages_alone(crowd: BuiltSite) -> None:
    feed = (crowd.folder / "feed_rss_created.xml").read_text("utf-8")
    links = set(re.findall(r"<link>(.*?)</link>", feed))
    assert links == {f"https://example.org/policies/{path}" for path in ("", "access/")}


def test_no_page_of_the_crosswalk_shows_the_history_of_another_file(crowd: BuiltSite) -> None:
    assert crowd.page("access/").tree.css(".md-source-file")
    assert not [url for url, page in crowd.pages.items() if "crosswalk/" in url and page.tree.css(".md-source-file")]


def test_links_of_a_printed_document_lead_to_the_crosswalk(crowd: BuiltSite) -> None:
    document = crowd.page("print_page/")
    site = "https://example.org/policies/"
    inside = [href for href in document.hrefs("article a[href^='#']") if href.removeprefix("#") not in document.ids]
    assert not inside
    targets = [h.removeprefix(site).partition("#") for h in document.hrefs("article a") if h.startswith(f"{site}c")]
    assert {"crosswalk/iso27001/a-5-15/", "crosswalk/soc2/cc6-1/", "crosswalk/iso27001/a-5-18/"} <= {
        path for path, _, _ in targets
    }
    assert not [path for path, _, anchor in targets if anchor and anchor not in crowd.page(path).ids]
    assert not document.tree.css("article script[type=module]")


def test_a_printed_document_of_a_site_without_an_address_has_words_for_links() -> None:
    html = '<p><a href="../b/">B</a> <a class="xw-id" href="../x/a/#c" title="A">A.5.15</a>, <a href="#d">d</a></p>'
    assert for_print(html, "p/", {"x/a/"}, "") == '<p><a href="../b/">B</a> A.5.15, <a href="#d">d</a></p>'


def in_two_languages(folder: Path, structure: str, order: str) -> BuiltSite:
    languages = "[{locale: en, default: true, name: English}, {locale: de, name: Deutsch}]"
    i18n = f"{{i18n: {{docs_structure: {structure}, languages: {languages}}}}}"
    ours = f"{{crosswalk: {{{SMALL}}}}}"
    plugins = f"{i18n}, {ours}" if order == "before" else f"{ours}, {i18n}"
    satisfies = "---\nsatisfies: [A.5.15]\n---\n"
    texts = {"en": f"{satisfies}# Start\n\nA.5.18\n", "de": f"{satisfies}# Anfang\n\nA.5.18, [](crosswalk:CC6.1)\n"}
    names = {"en": "index.md", "de": "index.de.md"} if structure == "suffix" else {n: f"{n}/index.md" for n in texts}
    pages = {names[language]: text for language, text in texts.items()}
    # The switch of languages in the header has whole addresses.
    return built(folder, f"{MATERIAL}plugins: [search, {plugins}]\n", pages, within="article")


ORDERS = [
    ("suffix", "before"),
    ("folder", "after"),
    pytest.param("suffix", "after", marks=pytest.mark.audit),
    pytest.param("folder", "before", marks=pytest.mark.audit),
]


@pytest.mark.parametrize(("structure", "order"), ORDERS)
def test_in_a_site_of_two_languages_the_crosswalk_stands_once(tmp_path: Path, structure: str, order: str) -> None:
    site = in_two_languages(tmp_path, structure, order)
    assert [url for url in site.pages if "a-5-15" in url] == ["crosswalk/iso27001/a-5-15/"]
    control = site.page("crosswalk/iso27001/a-5-15/")
    assert control.tree.css("html[lang=en]")
    assert [control.to(href)[0] for href in control.hrefs("h2#policies ~ table a")][:1] == [""]
    assert control.hrefs("a[hreflang]") == ["/policies/", "/policies/de/"]
    ids = site.page("de/").hrefs("article a.xw-id")
    assert {"../crosswalk/iso27001/a-5-15/", "../crosswalk/iso27001/a-5-18/", "../crosswalk/soc2/cc6-1/"} <= set(ids)
    assert (site.folder / "sitemap.xml").read_text("utf-8").count("/policies/crosswalk/iso27001/a-5-15/<") == 1


@pytest.mark.audit
@pytest.mark.parametrize("order", ["before", "after"])
def test_a_check_of_links_finds_the_pages_of_the_crosswalk(tmp_path: Path, order: str) -> None:
    proofer, ours = (
        "{htmlproofer: {validate_external_urls: false, strict_anchors: true}}",
        f"{{crosswalk: {{{SMALL}}}}}",
    )
    plugins = f"{proofer}, {ours}" if order == "before" else f"{ours}, {proofer}"
    built(tmp_path, f"{MATERIAL}plugins: [search, {plugins}]\n", PAGES)


HOOK = """
from pathlib import Path
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

{more}

def seen(files):
    return {{f.src_uri for f in files if f.is_documentation_page() and Path(f.abs_src_path).is_file()}}

@event_priority({priority})
def on_files(files, config):
    assert "crosswalk/iso27001/a-5-15.md" in seen(files)
    assert len([f for f in files if f.abs_src_path is None]) == 0

@event_priority({priority})
def on_pre_page(page, config, files):
    assert page.file.src_uri[:10] != "crosswalk/" or page.file.src_uri in seen(files)
    assert page.file.src_uri != "crosswalk/iso27001/a-5-15.md" or page.toc.items[0].children

@event_priority({priority})
def on_page_markdown(markdown, page, config, files):
    assert page.file.src_uri[:10] != "crosswalk/" or not markdown

@event_priority({priority})
def on_page_content(html, page, config, files):
    assert page.file.src_uri[:10] != "crosswalk/" or "<h1" in html
"""
LATER = """
@event_priority({0})
def on_{1}(*args, config, files=None, **kwargs):
    files = files or args[0]
    file = File.generated(config, "{2}", content="# Theirs")
    if file.src_uri in files.src_uris:
        files.remove(files.src_uris[file.src_uri])
    files.append(file)
    if "{1}" == "nav":
        Page(None, file, config)
    return args[0]
"""


def with_hook(folder: Path, hook: str) -> subprocess.CompletedProcess[str]:
    config = f"{MATERIAL}plugins: [search, {{crosswalk: {{{SMALL}}}}}]\nhooks: [hook.py]\n"
    write_site(folder, config, {"index.md": "# Policies\n"})
    (folder / "hook.py").write_text(hook, "utf-8")
    return build(folder, folder / "site", strict=True)


@pytest.mark.parametrize("priority", [50, pytest.param(-50, marks=pytest.mark.audit)])
def test_whenever_a_plugin_looks_pages_are_there_with_a_file_and_contents(tmp_path: Path, priority: int) -> None:
    result = with_hook(tmp_path, HOOK.format(priority=priority, more=""))
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("priority", "event", "name"),
    [
        (0, "files", "soc2/cc6-1.md"),
        (0, "nav", "soc2/cc6-1/index.md"),
        pytest.param(-150, "files", "soc2/cc6-1/index.md", marks=pytest.mark.audit),
    ],
)
def test_a_page_that_another_plugin_makes_later_is_not_replaced_either(
    tmp_path: Path, priority: int, event: str, name: str
) -> None:
    imports = HOOK.format(priority=0, more="").partition("def seen")[0]
    result = with_hook(tmp_path, imports + LATER.format(priority, event, f"crosswalk/{name}"))
    assert result.returncode == 1
    assert f'"crosswalk/soc2/cc6-1.md" of the crosswalk would replace "crosswalk/{name}"' in result.stderr
    assert "Traceback" not in result.stderr
