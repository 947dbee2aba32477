"""Items of a navigation that are rendered once for the pages of a folder."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from mkdocs_crosswalk.engines.mkdocs.nav_items import NavItems


def page(uri: str, config: MkDocsConfig) -> Page:
    return Page(uri, File(uri, "docs", "site", use_directory_urls=True), config)


class Shown:
    """Items as pages show them, and how often each was rendered."""

    def __init__(self, theme: str) -> None:
        self.config = MkDocsConfig()
        self.config.load_dict({"docs_dir": "docs"})
        self.config.theme = Theme(name=theme)
        self.items = NavItems(self.config)
        self.times = 0

    def on(self, shown: Page, item: Page | Section) -> None:
        def make() -> str:
            self.times += 1
            return str(item.title)

        assert self.items.text(shown, item, make) == item.title


@pytest.fixture
def shown() -> Shown:
    return Shown("material")


def test_a_page_beside_is_rendered_once_for_a_folder(shown: Shown) -> None:
    a, b, c, other = (page(uri, shown.config) for uri in ("x/a.md", "x/b.md", "x/c.md", "y/d.md"))
    for at in (a, b, a, b):
        shown.on(at, c)
    assert shown.times == 1
    shown.on(other, c)
    assert shown.times == 2


def test_the_page_itself_what_is_lit_and_what_is_below_it_are_rendered_on_each_page(shown: Shown) -> None:
    a, b, below = (page(uri, shown.config) for uri in ("x/a.md", "x/b.md", "x/a/below.md"))
    for at, item in ((b, a), (a, a), (b, below), (a, below), (a, b)):
        shown.on(at, item)
    assert shown.times == 5
    b.active = True
    shown.on(a, b)
    assert shown.times == 6


def test_sections_and_other_themes_are_rendered_as_ever(shown: Shown) -> None:
    a, b = (page(uri, shown.config) for uri in ("x/a.md", "x/b.md"))
    for _ in range(2):
        shown.on(a, Section("Group", [b]))
    assert shown.times == 2
    plain = Shown("mkdocs")
    for _ in range(2):
        plain.on(a, b)
    assert plain.times == 2
