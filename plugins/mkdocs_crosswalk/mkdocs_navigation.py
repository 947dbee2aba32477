"""A navigation of MkDocs' own objects that shows one section of the crosswalk, so that any theme draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.nav import Navigation, Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.structure.pages import Page

    from .pages.navigation import NavSection


def section_navigation(nav: Navigation, section: NavSection, place: str, pages: Mapping[str, Page]) -> Navigation:
    """Return the site's own items with a section of the crosswalk in the place of its link, or after them.

    Args:
        nav: The site's navigation; it is left as it is.
        section: The section to show.
        place: The key of the group to open; the others are links to their first pages.
        pages: MkDocs' page objects by source address, without the prefix.
    """
    home = pages[section.uri]
    children: list[Page | Section] = [home]
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
