"""Whole sites by Zensical, which runs no plugin: `crosswalk build`, and the Markdown extension in a configuration."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_crosswalk.cli import main
from tests.site.test_engine_table import by_zensical
from tests.site.test_hostile_texts import POLICY, cut, markup
from tests.site.test_whole_site import usual
from tests.support.builds import BuiltSite, build
from tests.support.crawl import broken_links
from tests.support.hostile import MARK, spoil
from tests.support.hosting import hosted
from tests.support.installed import NO_CHECKOUT, Clean, locked_versions
from tests.support.own_data import examples, written
from tests.support.serving import CHANGE, free_address, serving

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.builds import BuiltPage
    from tests.support.hosting import Host
    from tests.support.serving import Serving

TOML = """\
[project]
site_name = "Policies"
site_url = "https://docs.example.org/"
nav = ["index.md", {{ "Policies" = ["policies/access.md"] }}]

[project.theme]
font = false

[[project.theme.palette]]
media = "(prefers-color-scheme: light)"
scheme = "default"

[[project.theme.palette]]
media = "(prefers-color-scheme: dark)"
scheme = "slate"

[project.plugins.crosswalk]
data = ["compliance"]
{parts}
"""
YAML = """\
site_name: Policies
site_url: https://docs.example.org/
theme:
  name: material
  font: false
  palette:
    - {{media: "(prefers-color-scheme: light)", scheme: default}}
    - {{media: "(prefers-color-scheme: dark)", scheme: slate}}
nav:
  - index.md
  - Policies: [policies/access.md]
plugins:
  - search
  - crosswalk: {{data: compliance{parts}}}
"""
PAGES = {
    "docs/index.md": "# Home\n\n[Access](policies/access.md), and [its page](crosswalk/iso27001/a-5-18.md#overlap).\n",
    "docs/policies/access.md": (
        "---\nowner: Ann\nreviewed: 2026-05-01\nsatisfies: [A.5.15, CC6.1]\n---\n# Access\n\n## Reviews of A.5.18\n\n"
        "See A.5.18, [reviews](crosswalk:CC6.2) and `A.5.1`.\n\n"
        "```crosswalk\nshow: controls\nwhere: {id: A.5.15}\ncolumns: [id, title, policy]\n```\n"
    ),
}
OWN = {name: text for name, text in examples().items() if name.startswith("compliance/")}


@dataclass(frozen=True)
class Site:
    """A site's folder, and where Zensical is installed beside the crosswalk."""

    folder: Path
    engine: Clean

    def crosswalk(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.engine.run("-m", "mkdocs_crosswalk.cli", *arguments, folder=self.folder)

    @property
    def built(self) -> BuiltSite:
        return BuiltSite(self.folder / "site")


@pytest.fixture(scope="module")
def engine(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Clean:
    clean = Clean(tmp_path_factory.mktemp("engine"))
    clean.lock("zensical")
    clean.install("--constraint", str(locked_versions(clean.folder)), f"{wheel}[xlsx]")
    return clean


def site_with(folder: Path, engine: Clean, **files: str) -> Site:
    names = {"toml": "zensical.toml", "yml": "mkdocs.yml", "access": "docs/policies/access.md"}
    return Site(written(folder, {**PAGES, **OWN, **{names[name]: text for name, text in files.items()}}), engine)


def built(site: Site) -> Site:
    result = site.crosswalk("build", "--strict")
    assert result.returncode == 0, result.stderr[-3000:]
    return site


@pytest.fixture(scope="module")
def small(engine: Clean, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the frameworks alone, strictly."""
    return built(site_with(tmp_path_factory.mktemp("small"), engine, toml=TOML.format(parts="parts = []")))


@pytest.fixture(scope="module")
def by_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return mkdocs_site(tmp_path_factory.mktemp("by_mkdocs"), ", parts: []")


def mkdocs_site(folder: Path, parts: str) -> BuiltSite:
    """Build the same site by MkDocs."""
    written(folder, {**PAGES, **OWN, "mkdocs.yml": YAML.format(parts=parts)})
    result = build(folder, folder / "site", strict=True)
    assert result.returncode == 0, result.stderr[-3000:]
    return BuiltSite(folder / "site")


def said(page: BuiltPage) -> str:
    """Return the words of a page's content."""
    article = page.tree.css_first("article")
    assert article
    for node in article.css("script, style, .headerlink, .md-content__button"):
        node.decompose()
    return re.sub(r"\s+", "", article.text().replace("¶", ""))


def assert_alike(site: BuiltSite, other: BuiltSite, least: int) -> None:
    """Hold the pages of the crosswalk in two sites against each other: addresses, words, titles, descriptions."""
    assert site.pages.keys() == other.pages.keys()
    ours = [url for url in other.pages if url.startswith("crosswalk/")]
    assert len(ours) > least
    assert [url for url in ours if said(site.page(url)) != said(other.page(url))] == []
    heads = {url: (other.page(url).title, other.page(url).description) for url in ours}
    assert {url: (site.page(url).title, site.page(url).description) for url in ours} == heads


def test_its_pages_are_those_that_mkdocs_builds_and_say_the_same(small: Site, by_mkdocs: BuiltSite) -> None:
    assert_alike(small.built, by_mkdocs, 150)


def test_no_link_of_it_is_dead(small: Site) -> None:
    assert broken_links(small.built) == []


def test_own_pages_have_links_for_ids_boxes_and_answers(small: Site, by_mkdocs: BuiltSite) -> None:
    page, other = small.built.page("policies/access/"), by_mkdocs.page("policies/access/")
    linked = [(a.text(), page.to(a.attributes["href"] or "")[0]) for a in page.tree.css("article a.xw-id")]
    assert ("A.5.18", "crosswalk/iso27001/a-5-18/") in linked
    assert said(page) == said(other)
    assert page.tree.css_first(".xw-policy") and page.tree.css_first(".xw-answer")
    assert "Policies that address this" in small.built.page("crosswalk/iso27001/a-5-15/").html
    assert [h.text() for h in page.tree.css("h2") if "A.5.18" in h.text()], "a heading stays one"


def test_a_page_carries_its_own_part_of_the_navigation_alone(small: Site) -> None:
    nav = [a.text(strip=True) for a in small.built.page("crosswalk/iso27001/a-5-15/").tree.css(".md-nav--primary a")]
    assert "A.5.14 Information transfer" in nav
    assert not [title for title in nav if title.startswith("A.8.1 ")]
    assert max(len(page.html) for url, page in small.built.pages.items() if "a-5-" in url) < 90_000


def test_the_table_of_contents_is_that_of_the_page(small: Site) -> None:
    page = small.built.page("crosswalk/soc2/cc6/")
    listed = {a.attributes["href"] for a in page.tree.css(".md-nav--secondary a")}
    assert listed
    assert listed <= {f"#{anchor}" for anchor in page.ids}


def test_a_build_leaves_nothing_among_the_pages_of_the_site(small: Site) -> None:
    assert {path.name for path in small.folder.iterdir()} == {".cache", "compliance", "docs", "site", "zensical.toml"}
    assert {path.name for path in (small.folder / "docs").iterdir()} == {"index.md", "policies"}
    assert not [name for name in small.built.files if "/." in name]


@pytest.mark.audit
def test_pages_that_are_left_there_are_no_repositorys_and_no_pages_to_mkdocs(tmp_path: Path) -> None:
    written(tmp_path, {**PAGES, **OWN, "mkdocs.yml": YAML.format(parts=", parts: []")})
    assert main(["build", str(tmp_path), "--pages"]) == 0
    assert (tmp_path / "docs/crosswalk/.gitignore").read_text("utf-8") == "*\n"
    (tmp_path / "docs/crosswalk/mine.md").write_text("# Mine\n", "utf-8")
    assert main(["build", str(tmp_path), "--pages"]) == 1
    (tmp_path / "docs/crosswalk/mine.md").unlink()
    result = build(tmp_path, tmp_path / "site", strict=True)
    assert result.returncode == 0, result.stderr
    assert "every-page.js" in BuiltSite(tmp_path / "site").page("crosswalk/soc2/cc6-1/").html


def test_its_search_knows_pages_by_their_names(small: Site) -> None:
    items = json.loads((small.folder / "site/search.json").read_text("utf-8"))["items"]
    texts = {item["location"]: item["text"] for item in items}
    assert "5.15" in texts["crosswalk/iso27001/a-5-15/"]
    assert not [location for location, text in texts.items() if "CC6.3" in text and "/a-" in location]


def test_what_is_wrong_with_a_page_is_said_with_its_place_and_fails_a_strict_build(
    engine: Clean, tmp_path: Path
) -> None:
    page = "---\nsatisfies: [A.5.15, A.5.77]\n---\n# Access\n\nSee A.5.99.\n"
    site = site_with(
        tmp_path, engine, toml=TOML.format(parts="parts = []\ncontent_security_policy = true"), access=page
    )
    result = site.crosswalk("build", "--strict")
    assert result.returncode == 1
    assert 'policies/access.md:2:21: there is no "A.5.77"' in result.stderr
    assert 'policies/access.md:6:5: there is no "A.5.99"' in result.stderr
    assert "content_security_policy: Zensical writes the pages, so they carry no policy." in result.stderr
    assert result.stderr.rstrip().endswith("3 warnings in strict mode")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ('prefx = "map"', 'zensical.toml:19:1: unknown option "prefx" (did you mean prefix?)'),
        ('prefix = ""', "zensical.toml:19:1: prefix: under Zensical the crosswalk needs a folder of its own"),
        ("parts = 3", "zensical.toml:19:1: parts: it must be a list of names, and not 3"),
        ('policy_box = "topp"', 'zensical.toml:19:1: policy_box: unknown "topp" (did you mean top?)'),
        ('parts = ["matrx"]', 'parts: unknown "matrx" (did you mean matrix?)'),
        ("parts = [", "zensical.toml: "),
    ],
)
def test_options_that_cannot_be_used_are_refused_with_their_place(
    tmp_path: Path, options: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {**PAGES, **OWN, "zensical.toml": TOML.format(parts=options)})
    assert main(["build", str(tmp_path)]) == 1
    assert message in capsys.readouterr().err
    assert not (tmp_path / "docs/crosswalk").exists()


def test_a_site_that_does_not_name_the_crosswalk_is_told_how(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {**PAGES, "mkdocs.yml": "site_name: Policies\nplugins: [search]\n"})
    assert main(["build", str(tmp_path)]) == 1
    assert "mkdocs.yml does not name the crosswalk" in capsys.readouterr().err
    assert main(["build", str(tmp_path / "docs")]) == 1
    assert "there is no zensical.toml, mkdocs.yml" in capsys.readouterr().err


@pytest.mark.audit
def test_pages_that_zensical_leaves_out_are_missed(engine: Clean, tmp_path: Path) -> None:
    left_out = TOML.replace("nav =", 'exclude_docs = "/crosswalk/soc2/"\nnav =').format(parts="parts = []")
    result = site_with(tmp_path, engine, toml=left_out).crosswalk("build")
    assert result.returncode == 1
    assert "the search does not know" in result.stderr or "there is no such page" in result.stderr


@pytest.mark.audit
def test_a_configuration_that_names_the_extension_builds_what_is_there_and_no_other_data(
    small: Site, engine: Clean, tmp_path: Path
) -> None:
    config = YAML.format(parts=", parts: []") + "markdown_extensions: [tables, crosswalk]\n"
    site = site_with(tmp_path, engine, yml=config)
    none = engine.run("-m", "zensical", "build", "--clean", folder=site.folder)
    assert none.returncode == 1
    assert "the pages of the crosswalk are not in" in none.stderr and "run `crosswalk build`" in none.stderr
    assert site.crosswalk("build", "--pages").returncode == 0
    result = engine.run("-m", "zensical", "build", "--clean", "--strict", folder=site.folder)
    assert result.returncode == 0, result.stderr[-2000:]
    for url in ("crosswalk/iso27001/a-5-18/", "policies/access/"):
        assert said(site.built.page(url)) == said(small.built.page(url))
    (site.folder / "compliance/owners.yml").write_text("- {entry: A.5.1, owner: Zoe}\n", "utf-8")
    other = engine.run("-m", "zensical", "build", "--clean", folder=site.folder)
    assert other.returncode == 1
    assert "are made of other data, policies or options; run `crosswalk build`" in other.stderr


def until_shown(server: Serving, words: str, path: str) -> None:
    """Wait until a page says something; Zensical does not answer while it reads its configuration again."""
    end = time.monotonic() + CHANGE
    while time.monotonic() < end:
        with suppress(OSError):
            if words in server.page(path)[1]:
                return
        time.sleep(0.2)
    raise AssertionError(f"{path} does not say {words}: {server.said()}")


@pytest.mark.audit
@pytest.mark.skipif(sys.platform == "win32", reason="what is interrupted is a group of processes")
@pytest.mark.parametrize("form", ["toml", "yml"])
def test_a_site_that_is_served_follows_the_data(engine: Clean, tmp_path: Path, form: str) -> None:
    text = TOML.format(parts="parts = []") if form == "toml" else YAML.format(parts=", parts: []")
    site, address = site_with(tmp_path, engine, **{form: text}), free_address()
    command = [str(engine.python), "-m", "mkdocs_crosswalk.cli", "serve", "--dev-addr", address]
    controls, access = tmp_path / "compliance/controls.yml", tmp_path / "docs/policies/access.md"
    control, before, after = "crosswalk/iso27001/a-5-18/", "Access rights are reviewed", "Rights are looked at"
    with serving(command, site.folder, address, NO_CHECKOUT) as server:
        until_shown(server, before, control)
        access.write_text(f"{access.read_text('utf-8')}\nAlso A.8.5 and A.5.99.\n", "utf-8")
        until_shown(server, "iso27001/a-8-5/", "policies/access/")
        server.until_said('there is no "A.5.99"')
        text = controls.read_text("utf-8")
        controls.write_text(text.replace(before, after), "utf-8")
        until_shown(server, after, control)
        controls.write_text(f"{text}  - {{id: EC-99, title: Lamps, satisfies: [A.5.98]}}\n", "utf-8")
        server.until_said("stays until this is mended")
        assert "A.5.98" in server.said()
        until_shown(server, after, control)
        controls.write_text(text, "utf-8")
        until_shown(server, before, control)
        os.killpg(server.process.pid, signal.SIGINT)
        assert server.process.wait(60) == 0
        assert "Traceback" not in server.said()
    assert not (tmp_path / "docs/crosswalk").exists()
    assert not (tmp_path / "site").exists() and not [*tmp_path.glob(".crosswalk-*")]


# What follows takes minutes.


@pytest.fixture(scope="module")
def whole(engine: Clean, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build all of it, of a configuration in YAML."""
    return built(site_with(tmp_path_factory.mktemp("whole"), engine, yml=YAML.format(parts=", parts: [all]")))


@pytest.mark.audit
def test_the_whole_of_it_has_the_pages_and_files_of_this_site(whole: Site, site: BuiltSite) -> None:
    below = {url.removeprefix("crosswalk/") for url in whole.built.pages if url.startswith("crosswalk/")}
    assert usual(site.pages) - {"404.html"} <= below
    files = {name.removeprefix("crosswalk/") for name in whole.built.files if name.startswith("crosswalk/")}
    assert {name for name in usual(site.files) if name.startswith(("api/", "downloads/", "exchange/"))} <= files
    assert {"iso27001/a-5-15.md", "soc2/cc6-1.md", "llms.txt", "objects.inv"} <= files
    assert broken_links(whole.built) == []


@pytest.mark.audit
def test_all_of_its_pages_say_what_those_by_mkdocs_say(whole: Site, tmp_path: Path) -> None:
    assert_alike(whole.built, mkdocs_site(tmp_path, ", parts: [all]"), 550)


@pytest.mark.audit
def test_texts_stay_texts(engine: Clean, tmp_path: Path) -> None:
    site = site_with(tmp_path, engine, toml=TOML.format(parts=""), access=POLICY)
    spoil(site.folder / "compliance")
    result = site.crosswalk("build")
    assert result.returncode == 0, result.stderr[-3000:]
    named = 0
    for page in site.built.pages.values():
        assert not list(markup(page.tree)), page.url
        assert not any(map(cut, (page.title, page.description, page.tree.body.text() if page.tree.body else "")))
        named += MARK in page.html
    assert named > 20
    for item in json.loads((site.folder / "site/search.json").read_text("utf-8"))["items"]:
        assert not list(markup(LexborHTMLParser(f"{item['title']}<br>{item['text']}"))), item["location"]


@pytest.fixture(scope="module")
def host(whole: Site) -> Iterator[Host]:
    with hosted(whole.folder / "site", "/") as served:
        yield served


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda response: errors.append(response.url) if response.status >= 400 else None)
    yield page
    page.close()
    assert errors == []


QUERIES = {
    "A.8.2": "iso27001/a-8-2/",
    **dict.fromkeys(("A.5.15", "5.15", "A5.15"), "iso27001/a-5-15/"),
    **dict.fromkeys(("CC6.1", "cc61"), "soc2/cc6-1/"),
    "A.5.1": "iso27001/a-5-1/",
    "PI1.1": "soc2/pi1-1/",
    "Clause 6.1.3": "iso27001/clauses/6-1-3/",
}


@pytest.mark.audit
@pytest.mark.browser
@pytest.mark.parametrize("query", QUERIES)
def test_an_id_is_found_first(opened: Page, host: Host, query: str) -> None:
    opened.goto(f"{host.address}policies/access/")
    assert f"/crosswalk/{QUERIES[query]}" in f"/{by_zensical(opened, query)}"


@pytest.mark.audit
@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "url", ["", "iso27001/a-5-15/", "soc2/cc6-1/", "matrix/", "gap/soc2-to-iso27001/", "guides/clause-6/"]
)
def test_a_page_fits_and_has_its_look(opened: Page, host: Host, url: str, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 844})
    opened.goto(f"{host.address}crosswalk/{url}")
    assert opened.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert opened.locator("article h1").first.bounding_box()
    rules = opened.evaluate("document.querySelector('link[href$=\"crosswalk.css\"]').sheet.cssRules.length")
    assert rules > 50, "the stylesheet is at work"


@pytest.mark.audit
@pytest.mark.browser
def test_scripts_work_and_ids_lead_on(opened: Page, host: Host) -> None:
    opened.goto(f"{host.address}crosswalk/matrix/")
    opened.get_by_role("button", name="Your status").wait_for()
    opened.goto(f"{host.address}crosswalk/")
    opened.get_by_role("textbox", name="An id or a word").fill("a5.18")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/crosswalk/iso27001/a-5-18/")
    opened.goto(f"{host.address}policies/access/")
    opened.locator("article a.xw-id", has_text="A.5.18").last.hover()
    opened.locator(".xw-peek").wait_for()
    opened.locator("article a.xw-id", has_text="A.5.18").last.click()
    opened.wait_for_url("**/crosswalk/iso27001/a-5-18/")


@pytest.mark.audit
@pytest.mark.browser
def test_colours_follow_the_reader(browser: Browser, host: Host) -> None:
    found = set()
    for scheme in ("light", "dark"):
        with browser.new_page(color_scheme=scheme) as page:
            page.goto(f"{host.address}crosswalk/iso27001/a-5-15/")
            assert page.locator("body").get_attribute("data-md-color-scheme") == {"light": "default"}.get(
                scheme, "slate"
            )
            page.wait_for_timeout(600)  # the theme blends one colour into the other
            found.add(page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor"))
    assert len(found) == 2
