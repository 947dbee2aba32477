"""Items of a navigation that are rendered once for the pages of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from mkdocs_crosswalk.engines.mkdocs.files import CrosswalkFile
from mkdocs_crosswalk.engines.mkdocs.nav_items import NavItems, Open
from mkdocs_crosswalk.render.head import without_blank

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def page(uri: str, config: MkDocsConfig, kind: type[File] = File) -> Page:
    return Page(uri, kind(uri, "docs", "site", use_directory_urls=True), config)


class Shown:
    """Items as pages show them, and how often each was rendered."""

    def __init__(self, theme: str, *, apart: bool = False) -> None:
        self.config = MkDocsConfig()
        self.config.load_dict({"docs_dir": "docs"})
        self.config.theme = Theme(name=theme)
        self.items = NavItems(self.config)
        self.apart = apart
        self.times = 0

    def on(self, shown: Page, item: Page | Section) -> str:
        """Show an item on a page, as it would be without what is remembered; one of ours loses blanks in the end."""

        def make(item: Any, *given: Any) -> str:
            self.times += 1
            return self._said(shown, lambda below, *more: self.items.text(shown, make, below, *more), item, *given)

        def plainly(item: Any, *given: Any) -> str:
            return self._said(shown, plainly, item, *given)

        whole = without_blank if isinstance(shown.file, CrosswalkFile) else str
        text = self.items.text(shown, make, item, "nav", 1)
        assert whole(text) == whole(plainly(item, "nav", 1))
        return text

    def _said(self, shown: Page, ask: Callable[..., str], item: Any, place: str, level: int, *_: Any) -> str:
        """Return what a template makes of an item; it links the first of a section by the heading if it is so set."""
        if item is shown:
            return f"<b>{item.title}</b>"
        if item.is_page:
            return f"<a>\n \n  {item.title}</a>\n"
        head = item.children[0] if self.apart and item.children else None
        lit = "!" if head is shown else ""
        below = (
            ask(child, f"{place}_{number}", level + 1, item)
            for number, child in enumerate(item.children, 1)
            if child is not head
        )
        return f"<{place} {level}{lit}>{item.title}\n  {', '.join(below)}\n </{place}>"


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
    assert shown.times == 3
    plain = Shown("mkdocs")
    for _ in range(2):
        plain.on(a, Open("Group", [b], "group"))
    assert plain.times == 4


@pytest.mark.parametrize("apart", [False, True])
def test_what_stands_around_the_items_of_an_open_section_is_rendered_once(apart: bool) -> None:
    shown = Shown("material", apart=apart)
    home, *pages = (page(f"x/{name}.md", shown.config) for name in "habcdefg")
    pages[6].file.url = "x/a/g/"  # below one of them

    def section(at: int) -> Open:
        """Return a section with those of its pages that are beside one."""
        return Open("Whole", [home, pages[6], Open("Group", [home, *pages[at : at + 4]], "group")], "whole")

    for first in range(3):
        for at in pages[first : first + 4]:
            shown.on(at, section(first))
    times = shown.times
    shown.on(pages[2], section(2))
    shown.on(pages[3], section(2))
    assert shown.times == times + 2  # the page that is shown, and nothing else
    shown.on(home, section(2))  # the section's own heading may be lit
    shown.on(page("y/other.md", shown.config), section(2))


def test_blanks_that_a_page_of_ours_loses_in_the_end_are_lost_once(shown: Shown) -> None:
    a, b, c, d = (page(f"x/{name}.md", shown.config) for name in "abcd")
    ours, other = (page(f"x/{name}.md", shown.config, CrosswalkFile) for name in "op")
    section = Open("Three", [b, c, d], "three")
    for at in (a, ours, a, ours):
        shown.on(at, section)
    assert "\n " not in shown.on(other, section)
    assert "\n " in shown.on(a, section)


def test_sections_whose_items_do_not_stand_alike_are_rendered_as_ever(shown: Shown) -> None:
    a, b, c = (page(uri, shown.config) for uri in ("x/a.md", "x/b.md", "x/c.md"))
    for at in (a, b, c):
        shown.on(at, Open("Of one", [a], "one"))
        shown.on(at, Open("Of none", [], "none"))
    b.title = ", "  # what stands between others
    for at in (a, b, c):
        shown.on(at, Open("Of three", [a, b, c], "three"))


@pytest.mark.parametrize(
    ("own", "templates"),
    [
        ("main.html", ("partials/nav-item.html", "partials/nav.html")),
        ("partials/nav.html", ("partials/nav-item.html",)),
        ("partials/nav-item.html", ()),
    ],
)
def test_a_template_of_the_sites_own_asks_for_what_it_likes(
    tmp_path: Path, own: str, templates: tuple[str, ...]
) -> None:
    (tmp_path / own).parent.mkdir(exist_ok=True)
    (tmp_path / own).write_text("")
    config = MkDocsConfig()
    config.theme = Theme(name="material", custom_dir=str(tmp_path))
    assert NavItems(config).templates == templates
