"""Navigation of MkDocs' own objects, so that any theme draws it: one section of the crosswalk, a page's contents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.toc import AnchorLink, TableOfContents

from .pages.escaping import as_html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.structure.pages import Page as MkDocsPage

    from .pages import Page
    from .pages.navigation import NavSection


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


def section_navigation(nav: Navigation, section: NavSection, place: str, pages: Mapping[str, MkDocsPage]) -> Navigation:
    """Return the site's own items with a section of the crosswalk in the place of its link, or after them.

    Args:
        nav: The site's navigation; it is left as it is.
        section: The section to show.
        place: The key of the group to open; the others are links to their first pages.
        pages: MkDocs' page objects by source address, without the prefix.
    """
    home = pages[section.uri]
    children: list[MkDocsPage | Section] = [home]
    for group in section.groups:
        first = [] if group.uri == section.uri else [pages[group.uri]]
        if group.key == place:
            opened = Section(group.title, [*first, *(pages[item.uri] for item in group.items)])
            opened.active = True
            children.append(opened)
        else:
            children += first
    mine = Section(section.title, [*children])
    mine.active = True
    items = list(nav.items)
    at = next((n for n, item in enumerate(items) if item is home), None)
    if at is None:
        items.append(mine)
    else:
        mine.title = items[at].title or section.title
        items[at] = mine
    shown = Navigation(items, nav.pages)
    shown.homepage = nav.homepage
    return shown
