"""Navigation of MkDocs' own objects, so that any theme draws it: a page of the crosswalk shows its own section.

The site's own part of it is its top level: the page would else carry the titles of a whole site.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Link, Navigation, Section

from mkdocs_crosswalk.render.escaping import as_html
from mkdocs_crosswalk.views.addresses import HOME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_crosswalk.views.menu import Item, NavSection
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site

SHOWN = 24
"""How many pages of a group are shown; those around the page itself, the others are a click on the group away."""


class SideNavigation:
    """Shows pages of the crosswalk what they need of the site's navigation, which is left as it is.

    Args:
        site: The pages of the crosswalk.
        prefix: The crosswalk's own folder, with a slash at its end, or empty for the root.
        files: The site's files with MkDocs' page objects: those that its `nav` names carry the titles it gives them.
    """

    def __init__(self, site: Site, prefix: str, files: Files) -> None:
        self.site = site
        self.sections = {section.uri: _as_titles(section) for section in site.sections}
        pages = ((uri, files.src_uris[f"{prefix}{uri}"].page) for uri in site.pages)
        self.pages: dict[str, MkDocsPage] = {uri: page for uri, page in pages if page}

    def section_of(self, page: Page) -> NavSection | None:
        """Return the section that a page belongs to, its titles as HTML, or None for pages that stand alone."""
        section = self.site.section_of(page)
        return self.sections[section.uri] if section else None

    def within(self, nav: Navigation, section: NavSection, page: Page) -> Navigation:
        """Return the site's top level with a section in the place of its link, or after it.

        Args:
            nav: The site's navigation.
            section: The section to show.
            page: The page that it is shown on, whose group is open; the others are links to their first pages.
        """
        home = self.pages[section.uri]
        children: list[StructureItem] = [home]
        for group in section.groups:
            first = [] if group.uri == section.uri else [self.pages[group.uri]]
            if group.key == page.place:
                items = _around(group.items, page.uri)
                opened = Section(group.title, [*first, *(self.pages[item.uri] for item in items)])
                opened.active = True
                children.append(opened)
            else:
                children += first
        mine = Section(section.title, children)
        mine.active = True
        return _shown(nav, home, mine)

    def overview(self, nav: Navigation) -> Navigation:
        """Return the site's top level, with the crosswalk's home page and sections after it if it has no link there."""
        home = self.pages[HOME]
        firsts = (self.pages[section.uri] for section in self.site.sections)
        return _shown(nav, home, Section(str(home.title), [home, *firsts]) if home not in nav.pages else None)


def _as_titles(section: NavSection) -> NavSection:
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
