"""The table of the guide to the engines: what it says of each is what a site by that engine is found to have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.support.builds import ROOT, BuiltSite, build
from tests.support.hosting import hosted
from tests.support.installed import NO_CHECKOUT, Clean
from tests.support.own_data import PROGRAMME, examples, written

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

GUIDE = (ROOT / "content/about/engines.md").read_text("utf-8")
_ROW = re.compile(r"^\|(?P<cells>.+)\|$", re.MULTILINE)
CONFIG = """\
site_name: Policies
site_url: https://docs.example.org/
theme: {{name: {theme}{font}}}
nav: [index.md, policies/access.md]
plugins:
  - search
  - crosswalk: {{data: compliance, {options}}}
"""
ACCESS = """\
---
owner: Ann
satisfies: [A.5.15, CC6.1]
---
# Access

See A.5.18{wrong}.

```crosswalk
show: controls
where: {{id: A.5.15}}
columns: [id, title, policy]
```
"""
LOOK, IDS, OWN, STRICT, SEARCH, PRIVATE, POLICY = (
    "All pages, with their look, matrix, filters and previews",
    "Ids in your own pages are links, and wrong ones are said",
    "Policies, own data, tables of the data",
    "A strict build fails on broken links and wrong ids",
    "An exact id comes first in the search",
    "A private copy beside a public site",
    "A content-security policy on each page",
)
QUERIES = {
    "A.8.2": "iso27001/a-8-2/",
    "A.5.1": "iso27001/a-5-1/",
    "A.5.15": "iso27001/a-5-15/",
    "CC6.1": "soc2/cc6-1/",
    "PI1.1": "soc2/pi1-1/",
}


class Engine(NamedTuple):
    """An engine: its column, the lock that installs it, its command, its theme, and how its search is asked."""

    name: str
    lock: str
    tool: str
    theme: str
    asks: str

    def built(self, python: Path, folder: Path, *, strict: bool = False) -> subprocess.CompletedProcess[str]:
        """Build the site in a folder."""
        if self.tool == "zensical":
            command = ["-m", "mkdocs_crosswalk.cli", "build", *["--strict"] * strict]
            return Clean.run_in(python, folder, *command)
        return build(folder, folder / "site", NO_CHECKOUT, strict=strict, python=python, tool=self.tool)


ENGINES = (
    Engine("MkDocs with Material", "", "mkdocs", "material", "material"),
    Engine("ProperDocs", "properdocs", "properdocs", "mkdocs", "dialog"),
    Engine("MaterialX", "properdocs-materialx", "properdocs", "materialx", "pagefind"),
    Engine("mkdocs-ng", "mkdocs-ng", "mkdocs", "material", "material"),
    Engine("Zensical", "zensical", "zensical", "material", "zensical"),
)


def table() -> dict[str, dict[str, str]]:
    """Return what the guide says of each engine, row by row."""
    rows = [[cell.strip() for cell in row["cells"].split("|")] for row in _ROW.finditer(GUIDE)]
    start = next(n for n, row in enumerate(rows) if row[0] == "What")
    engines = rows[start][1:]
    said = {row[0]: row[1:] for row in rows[start + 2 :] if len(row) == len(rows[start])}
    return {name: {what: cells[n] for what, cells in said.items()} for n, name in enumerate(engines)}


def test_the_guide_has_a_section_and_a_column_for_each_engine() -> None:
    assert [*table()] == [engine.name for engine in ENGINES]
    assert re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)[2:-1] == [engine.name for engine in ENGINES]
    assert {cell for column in table().values() for cell in column.values()} == {"yes", "no"}
    assert {*table()["Zensical"]} == {LOOK, IDS, OWN, STRICT, SEARCH, PRIVATE, POLICY}


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    chosen: Engine = request.param
    return chosen


def installed(engine: Engine, wheel: Path, clean: Clean, folder: Path) -> Path:
    """Return the Python that has an engine and the crosswalk."""
    if not engine.lock:
        return clean.python
    one = Clean(folder / "engine")
    one.lock(engine.lock)
    one.install(str(wheel))
    return one.python


def site(folder: Path, engine: Engine, options: str, *, wrong: str = "", private: bool = False) -> Path:
    files = {name: text for name, text in examples().items() if name.startswith("compliance/")}
    files |= examples(PROGRAMME) if private else {}
    font = "" if engine.theme == "mkdocs" else ", font: false"
    config = CONFIG.format(theme=engine.theme, font=font, options=options)
    name = "properdocs.yml" if engine.tool == "properdocs" else "mkdocs.yml"
    pages = {"docs/index.md": "# Home\n", "docs/policies/access.md": ACCESS.format(wrong=wrong)}
    return written(folder, {**files, **pages, name: config})


@pytest.mark.audit
@pytest.mark.browser
def test_what_the_table_says_is_so(engine: Engine, wheel: Path, clean: Clean, browser: Browser, tmp_path: Path) -> None:
    python = installed(engine, wheel, clean, tmp_path)
    folder = site(tmp_path / "a", engine, "content_security_policy: true", wrong=" and A.5.99")
    result = engine.built(python, folder)
    assert result.returncode == 0, result.stderr[-2000:]
    said, built = f"{result.stdout}{result.stderr}", BuiltSite(folder / "site")
    control, access = built.page("crosswalk/iso27001/a-5-15/"), built.page("policies/access/")
    small = site(tmp_path / "b", engine, "parts: []", wrong=" and A.5.99")
    kept = site(tmp_path / "c", engine, "parts: []", private=True)
    copied = engine.built(python, kept)
    assert copied.returncode == 0, copied.stderr[-2000:]
    found = {
        LOOK: len([url for url in built.pages if url.startswith("crosswalk/")]) > 500
        and "crosswalk.css" in control.html
        and "every-page.js" in control.html
        and "matrix-map.js" in built.page("crosswalk/matrix/").html,
        IDS: "crosswalk/iso27001/a-5-18/" in {access.to(h)[0] for h in access.hrefs("a.xw-id")}
        and 'no "A.5.99"' in said,
        OWN: bool(access.tree.css_first(".xw-policy") and access.tree.css_first(".xw-answer"))
        and "Policies that address this" in control.html
        and any(url.startswith("crosswalk/controls/") for url in built.pages),
        STRICT: engine.built(python, small, strict=True).returncode != 0,
        SEARCH: all(first_found(engine, browser, built).values()),
        PRIVATE: (kept / "site-private/index.html").is_file(),
        POLICY: "Content-Security-Policy" in control.html,
    }
    assert {what: "yes" if there else "no" for what, there in found.items()} == table()[engine.name]
    for what, words in ((PRIVATE, "makes no private copy"), (POLICY, "content_security_policy: Zensical")):
        assert found[what] or words in f"{said}{copied.stderr}"


def first_found(engine: Engine, browser: Browser, built: BuiltSite) -> dict[str, bool]:
    """Return of each id whether the page of it is the first that the search of a site shows."""
    with hosted(built.folder, "/") as host, browser.new_page() as page:
        page.goto(f"{host.address}policies/access/")
        ask: dict[str, Callable[[Page, str], str]] = {
            "material": by_material,
            "dialog": by_dialog,
            "pagefind": by_pagefind,
            "zensical": by_zensical,
        }
        return {query: f"crosswalk/{url}" in ask[engine.asks](page, query) for query, url in QUERIES.items()}


def first_of(page: Page, query: str, results: str) -> str:
    """Type into the field that has the focus, and return where the first result leads once the list stands still."""
    page.keyboard.type(query)
    first = page.locator(results).first
    first.wait_for(timeout=20_000)
    page.wait_for_timeout(1000)
    return first.get_attribute("href") or ""


def by_material(page: Page, query: str) -> str:
    page.goto(page.url.partition("?")[0])
    page.locator(".md-search__input").click()
    return first_of(page, query, ".md-search-result__link")


def by_dialog(page: Page, query: str) -> str:
    page.goto(page.url.partition("#")[0])
    page.locator("[data-bs-target$='_search_modal']").first.click()
    field = page.locator("[id$=-search-query]")
    page.wait_for_timeout(2000)  # the dialog takes the focus when it is there, and the index has to be read
    field.click()
    return first_of(page, query, "[id$=-search-results] a")


def by_pagefind(page: Page, query: str) -> str:
    script = "async q => (await (await (await import('/search/pagefind.js')).search(q)).results[0].data()).url"
    return str(page.evaluate(script, query))


def by_zensical(page: Page, query: str) -> str:
    field = page.locator("input[role=combobox]")
    if not field.is_visible():
        page.keyboard.press("Control+k")
        field.wait_for()
    field.fill("")
    field.fill(query)
    page.wait_for_timeout(2500)
    return page.locator("[id$=-results] a, ol a").locator("visible=true").first.get_attribute("href") or ""
