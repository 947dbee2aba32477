"""Navigation of MkDocs' own objects, so that any theme draws it: one section of the crosswalk, a page's contents.

The site's own part of it is its top level: a page of the crosswalk would else carry the titles of a whole site.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_crosswalk.render.escaping import as_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkdocs.structure import StructureItem
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_crosswalk.views.menu import Item, NavSection
    from mkdocs_crosswalk.views.page import Page

SHOWN = 24
"""How many pages of a group are shown; those around the page itself, the others are a click on the group away."""


def contents(page: Page, written: Callable[[str], str]) -> TableOfContents:
    """Return the table of contents of a page, its titles as `written` gives them."""
    top = AnchorLink(written(page.heading), "top", 1)
    top.children = [AnchorLink(written(section.title), section.anchor, 2) for section in page.sections]
    return TableOfContents([top])


def as_titles(section: NavSection) -> NavSection:
    """Return a section whose titles are HTML, since themes print titles as they stand."""
    return replace(
        section,
        title=as_html(section.title),
        groups=tuple(
            replace(
                group,
                short=as_html(group.short),
                title=as_html(group.title),
                items=tuple(replace(i, short=as_html(i.short), title=as_html(i.title)) for i in group.items),
            )
            for group in section.groups
        ),
    )


def section_navigation(
    nav: Navigation, section: NavSection, place: str, uri: str, pages: Mapping[str, MkDocsPage]
) -> Navigation:
    """Return the site's top level with a section of the crosswalk in the place of its link, or after it.

    Args:
        nav: The site's navigation; it is left as it is.
        section: The section to show.
        place: The key of the group to open; the others are links to their first pages.
        uri: The page that it is shown on.
        pages: MkDocs' page objects by source address, without the prefix.
    """
    home = pages[section.uri]
    children: list[StructureItem] = [home]
    for group in section.groups:
        first = [] if group.uri == section.uri else [pages[group.uri]]
        if group.key == place:
            opened = Section(group.title, [*first, *(pages[item.uri] for item in _around(group.items, uri))])
            opened.active = True
            children.append(opened)
        else:
            children += first
    mine = Section(section.title, children)
    mine.active = True
    return _shown(nav, home, mine)


def overview(nav: Navigation, home: MkDocsPage, firsts: Iterable[MkDocsPage]) -> Navigation:
    """Return the site's top level with the crosswalk's home page and the first pages of its sections after it.

    Args:
        nav: The site's navigation; it is left as it is.
        home: The crosswalk's home page; where the site's navigation has it, that is enough.
        firsts: The first pages of the sections.
    """
    return _shown(nav, home, Section(str(home.title), [home, *firsts]) if home not in nav.pages else None)


def _shown(nav: Navigation, home: MkDocsPage, mine: Section | None) -> Navigation:
    items: list[StructureItem] = []
    for item in nav.items:
        if item is home and mine:
            mine.title = item.title or mine.title
        items.append(mine if item is home and mine else _shallow(item))
    if mine and mine not in items:
        items.append(mine)
    shown = Navigation(items, nav.pages)
    shown.homepage = nav.homepage
    return shown


def _shallow(item: StructureItem) -> StructureItem:
    """Return a link to the first page of a section, by the section's name; anything else is as it is."""
    first = item
    while isinstance(first, Section) and first.children:
        first = first.children[0]
    return Link(str(item.title), getattr(first, "url", "")) if first is not item else item


def _around(items: Sequence[Item], uri: str) -> Sequence[Item]:
    """Return as many items of a group as are shown, the page's own in their midst."""
    at = next((n for n, item in enumerate(items) if item.uri == uri), 0)
    start = min(max(0, at - SHOWN // 2), max(0, len(items) - SHOWN))
    return items[start : start + SHOWN]
