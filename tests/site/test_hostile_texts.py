"""A site without a content-security policy, whose every text of data and own data tries to be markup: all stay text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape
from typing import TYPE_CHECKING

import markdown
import pytest
import yaml
from jinja2 import Environment
from selectolax.lexbor import LexborHTMLParser

from tests.support.builds import QUIET, BuiltSite, build, copy_of_repository
from tests.support.hostile import MARK, PAYLOAD, PLACES, spoil
from tests.support.hosting import hosted
from tests.support.installed import Clean
from tests.support.own_data import examples, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

CONFIG = """\
site_name: Security
site_url: https://example.org/security/
theme: {name: material, font: false}
plugins:
  - search
  - crosswalk: {data: compliance, parts: [all]}
not_in_nav: policies/
"""
POLICY = f"""\
---
owner: {json.dumps(f"Head of IT{PAYLOAD}")}
satisfies: [A.5.15, CC6.1]
---
# Access policy
"""
ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data")
ZENSICAL = '[project]\nsite_name = "Security"\n'
TWINS = (
    *("index", "iso27001/a-5-18", "soc2/cc7", "iso27001-2013/a-9", "gap/soc2-to-iso27001", "corrections"),
    *("evidence/user-access-review", "documents/statement-of-applicability", "sources/gap-assessment"),
)
"""One page of each form, and those of the company's own data."""
WHOLE = " ".join(PAYLOAD.split())


ASKED = "# Asked\n" + "".join(
    f"\n```crosswalk\nshow: {show}\ncolumns: [{columns}]\n```\n"
    for show, columns in {
        "controls": "id, title, owner, status, evidence, documents, sources, policy",
        "evidence": "id, name, system, owner, records",
        "documents": "id, name",
        "sources": "id, name",
        "records": "id, item, place, collector, owner",
        "policies": "id, title, owner",
    }.items()
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return hostile_site(tmp_path_factory.mktemp("hostile"), CONFIG)


def hostile_site(folder: Path, config: str, tool: str = "mkdocs") -> BuiltSite:
    """Build a company's site with spoiled data."""
    company, environment = spoiled(folder, {"mkdocs.yml": config, "properdocs.yml": config})
    result = build(company, folder / "site", environment, tool=tool)
    assert result.returncode == 0, result.stderr[-3000:]
    return BuiltSite(folder / "site")


def spoiled(folder: Path, files: dict[str, str]) -> tuple[Path, dict[str, str]]:
    """Spoil the data of a copy of the repository and of a company; return the company's folder, and what finds both."""
    repository = copy_of_repository(folder / "repository")
    spoil(repository / "mappings")
    company = {name: text for name, text in examples().items() if name.startswith("compliance/")}
    pages = {"docs/index.md": "# Home\n", "docs/policies/access.md": POLICY, "docs/asked.md": ASKED}
    site = written(folder / "company", {**company, **pages, **files})
    spoil(site / "compliance")
    return site, {"PYTHONPATH": str(repository / "plugins")}


def cut(text: str) -> bool:
    """Say whether the payload stands anywhere in a text, and not all of it; soft hyphens are no text."""
    text = text.replace("\N{SOFT HYPHEN}", "")
    return text.count(MARK) != " ".join(text.split()).count(WHOLE)


def markup(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield what of the payload has become an element, an attribute or an address."""
    for node in tree.css("*"):
        if node.tag == "script" and (node.text() or "").lstrip().startswith("window.xss"):
            yield node.html or ""
        if node.tag == "staging" or (node.tag == "img" and node.attributes.get("src") == "x"):
            yield node.html or ""
        for name, value in node.attributes.items():
            address = name in ADDRESSES and re.match(r"\s*(javascript|data|vbscript)\s*:", value or "", re.IGNORECASE)
            if name.startswith("on") or address:
                yield f"{name}={value}"


def test_no_text_becomes_an_element_a_handler_or_an_address_that_runs(hostile: BuiltSite) -> None:
    assert {url: found for url, page in hostile.pages.items() if (found := list(markup(page.tree)))} == {}


def test_texts_are_whole_in_titles_descriptions_navigation_and_content(hostile: BuiltSite) -> None:
    named = 0
    for page in hostile.pages.values():
        assert not cut(page.title), page.url
        assert not cut(page.description), page.url
        assert not cut(page.tree.body.text() if page.tree.body else ""), page.url
        named += MARK in page.title and MARK in page.description
        for node in page.tree.css("[title], [aria-label], [data-l]"):
            assert not any(cut(value or "") for value in node.attributes.values()), page.url
    assert named > len(hostile.pages) / 2


def test_an_address_of_records_that_is_none_of_the_web_is_text(hostile: BuiltSite) -> None:
    page = hostile.page("crosswalk/evidence/user-access-review/")
    runs, breaks = PLACES
    assert any(runs in node.text() for node in page.tree.css(".xw-facts dd"))
    assert page.hrefs(".xw-facts a[rel=external]") == [breaks]


def test_search_shows_names_as_they_are(hostile: BuiltSite) -> None:
    documents = json.loads((hostile.folder / "search/search_index.json").read_text("utf-8"))["docs"]
    named = [unescape(document["title"]) for document in documents if MARK in document["title"]]
    assert named
    assert not [title for title in named if cut(title)]
    for document in documents:
        assert not list(markup(LexborHTMLParser(f"{document['title']}<br>{document['text']}"))), document["location"]


def test_twins_have_front_matter_that_yaml_reads(hostile: BuiltSite) -> None:
    for path in sorted(hostile.folder.glob("crosswalk/**/*.md")):
        fields = yaml.safe_load(path.read_text("utf-8").split("\n---\n")[0])
        url = path.relative_to(hostile.folder).as_posix().removesuffix("index.md")
        page = hostile.pages[url if url.endswith("/") else f"{url.removesuffix('.md')}/"]
        assert " ".join(page.title.split()) == " ".join(f"{fields['title']} - Security".split())
        assert " ".join(page.description.split()) == " ".join(fields["description"].split())


def test_twins_are_text_to_a_reader_of_markdown_and_to_what_fills_in_templates(hostile: BuiltSite) -> None:
    environment = Environment(autoescape=False)  # noqa: S701 - as plugins that run over Markdown have it
    for name in TWINS:
        path = hostile.folder / f"crosswalk/{name}.md"
        body = path.read_text("utf-8").split("\n---\n", 1)[1]
        assert environment.from_string(body).render() == body.removesuffix("\n")
        html = markdown.markdown(body, extensions=["tables", "attr_list", "def_list", "admonition", "fenced_code"])
        tree = LexborHTMLParser(html)
        assert not list(markup(tree)), path.name
        assert not cut(tree.body.text() if tree.body else ""), path.name


def test_link_texts_of_llms_txt_end_where_their_links_begin(hostile: BuiltSite) -> None:
    html = markdown.markdown((hostile.folder / "crosswalk/llms.txt").read_text("utf-8"), extensions=["tables"])
    tree = LexborHTMLParser(html)
    assert not list(markup(tree))
    assert [a for a in tree.css("li > a") if cut(a.text())] == []
    assert sum(MARK in a.text() for a in tree.css("li > a")) > 300


@pytest.mark.browser
def test_no_script_of_a_text_runs(hostile: BuiltSite, browser: Browser) -> None:
    page = browser.new_page()
    with hosted(hostile.folder) as host:
        for url in ("", "crosswalk/", "crosswalk/iso27001/a-5-18/", "crosswalk/evidence/user-access-review/"):
            page.goto(f"{host.address}{url}", wait_until="load")
            assert page.evaluate("window.xss") is None, url
    page.close()


@pytest.mark.audit
@pytest.mark.parametrize(
    ("theme", "tool"), [("mkdocs", "mkdocs"), ("readthedocs", "mkdocs"), ("material", "properdocs")]
)
def test_texts_stay_texts_in_other_themes_and_engines(tmp_path: Path, theme: str, tool: str) -> None:
    config = CONFIG.replace("material", theme).replace(", font: false", "" if theme != "material" else ", font: false")
    site = hostile_site(tmp_path, config, tool)
    for page in site.pages.values():
        assert not list(markup(page.tree)), page.url
        assert not any(map(cut, (page.title, page.tree.body.text() if page.tree.body else ""))), page.url
    documents = json.loads((site.folder / "search/search_index.json").read_text("utf-8"))["docs"]
    shown = unescape if theme == "material" else str  # the script of the other themes escapes titles itself
    named = [shown(document["title"]) for document in documents if MARK in document["title"]]
    assert len(named) > 300
    assert not [title for title in named if cut(title)]


@pytest.mark.audit
@pytest.mark.parametrize("tool", ["mkdocs", "zensical"])
def test_texts_stay_texts_in_what_generators_make_of_an_export(tmp_path: Path, tool: str) -> None:
    config = (
        CONFIG.replace("  - crosswalk: {data: compliance, parts: [all]}\n", "") + "markdown_extensions: [attr_list]\n"
    )
    company, environment = spoiled(tmp_path, {"mkdocs.yml": config, "zensical.toml": ZENSICAL})
    command = [sys.executable, "-m", "mkdocs_crosswalk.cli", "export", "docs", "--prefix", "crosswalk"]
    variables = {**os.environ, **environment, **QUIET}
    result = subprocess.run(
        [*command, "--with", "compliance"], cwd=company, env=variables, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr[-3000:]
    python = sys.executable
    if tool == "zensical":
        clean = Clean(tmp_path / "engine")
        clean.lock(tool)
        python = str(clean.python)
    subprocess.run([python, "-m", tool, "build"], cwd=company, env=variables, check=True, capture_output=True)
    site = BuiltSite(company / "site")
    named = 0
    for page in site.pages.values():
        assert not list(markup(page.tree)), page.url
        assert not any(map(cut, (page.title, page.description))), page.url
        assert not cut(page.tree.body.text() if page.tree.body else ""), page.url
        named += MARK in page.title
    assert named > 300
