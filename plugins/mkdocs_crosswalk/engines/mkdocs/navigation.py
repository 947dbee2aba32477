"""Navigation of MkDocs' own objects, so that any theme draws it: a page of the crosswalk shows its own section.

The site's own part of it is its top level: the page would else carry the titles of a whole site.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mkdocs.structure.nav import Link, Navigation, Section

from mkdocs_crosswalk.render.escaping import as_html
from mkdocs_crosswalk.views.addresses import HOME, PROGRAMME
from mkdocs_crosswalk.views.programme.frame import NAME

from .nav_items import Open

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_crosswalk.views.menu import NavSection
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site

Shown = TypeVar("Shown")
MANY = 60
"""From how many on the pages of a group, and the groups of a section, are shown around the page alone."""
SHOWN = 20
"""How many of them are shown; those around the page itself, the others are a click on the group or section away."""


class SideNavigation:
    """Shows pages of the crosswalk what they need of the site's navigation, which is left as it is.

    Args:
        site: The pages of the crosswalk.
        prefix: The crosswalk's own folder, with a slash at its end, or empty for the root.
        files: The site's files with MkDocs' page objects: those that its `nav` names carry the titles it gives them.

    Attributes:
        at: The place of each page in its group.
        group_at: The place of each group in its section.
        firsts: The first page of each group of a section, or None where that is the section's own.
    """

    def __init__(self, site: Site, prefix: str, files: Files) -> None:
        self.site = site
        self.sections = {section.uri: _as_titles(section) for section in site.sections}
        groups = (group for section in site.sections for group in section.groups)
        self.at = {item.uri: place for group in groups for place, item in enumerate(group.items)}
        self.group_at = {
            section.uri: {group.key: place for place, group in enumerate(section.groups)} for section in site.sections
        }
        pages = ((uri, files.src_uris[f"{prefix}{uri}"].page) for uri in site.pages)
        self.pages: dict[str, MkDocsPage] = {uri: page for uri, page in pages if page}
        self.firsts: dict[str, dict[str, StructureItem | None]] = {
            section.uri: {g.key: None if g.uri == section.uri else self.pages[g.uri] for g in section.groups}
            for section in site.sections
        }

    def section_of(self, page: Page) -> NavSection | None:
        """Return the section that a page belongs to, its titles as HTML, or None for pages that stand alone."""
        section = self.site.section_of(page)
        if section is None:
            return None
        place = self.group_at[section.uri].get(page.place, 0)
        return _near(self.sections[section.uri], page, self.at.get(page.uri, 0), place)

    def beside(self, nav: Navigation, section: NavSection, *, groups: bool = False) -> tuple[StructureItem, ...]:
        """Return the pages, or the groups of pages, that stand beside a section below one title of the top level."""
        home = self.pages[section.uri]
        for item in nav.items:
            if isinstance(item, Section) and home in item.children:
                return tuple(_shallow(child) for child in item.children if isinstance(child, Section) == groups)
        return ()

    def within(self, nav: Navigation, section: NavSection, page: Page) -> Navigation:
        """Return the site's top level with a section in the place of its link, or after it.

        Args:
            nav: The site's navigation.
            section: The section to show, of a large one the groups around the page.
            page: The page that it is shown on, whose group is open; the others are links to their first pages.
        """
        home, firsts = self.pages[section.uri], self.firsts[section.uri]
        shown = {group.key: firsts[group.key] for group in section.groups}
        if group := section.group(page.place):
            items = [self.pages[item.uri] for item in _around(group.items, self.at.get(page.uri, 0))]
            shown = {**shown, group.key: Open(group.title, [*filter(None, [shown[group.key]]), *items], group.key)}
        return _shown(nav, home, Open(section.title, [home, *filter(None, shown.values())], section.uri))

    def overview(self, nav: Navigation) -> Navigation:
        """Return the site's top level, with the crosswalk's home page and sections after it if it has no link there."""
        home = self.pages[HOME]
        firsts = (self.pages[section.uri] for section in self.site.sections)
        return _shown(nav, home, Section(str(home.title), [home, *firsts]) if home not in nav.pages else None)


def add_programme(nav: Navigation, site: Site, prefix: str, files: Files) -> None:
    """Put the first page of a company's programme after the site's home page, unless its `nav` names the page already.

    It stands first where the home page is not at the top level.
    """
    if not site.extent.has(PROGRAMME):
        return
    page = files.src_uris[f"{prefix}{PROGRAMME}"].page
    if page is None or page in nav.pages:
        return
    page.title = NAME
    home = next((number for number, item in enumerate(nav.items) if item is nav.homepage), -1)
    nav.items.insert(home + 1, page)


def _near(section: NavSection, page: Page, at: int, place: int) -> NavSection:
    """Return a section whose open group, if it is a large one, has the pages around one of them alone.

    Args:
        section: The section.
        page: The page whose group is open.
        at: The place of the page in it.
        place: The place of the group; a section of many has those around it alone.
    """
    if len(section.groups) > MANY:
        section = replace(section, groups=_around(section.groups, place), whole=len(section.groups))
    group = section.group(page.place)
    if group is None or len(group.items) <= MANY:
        return section
    near = replace(group, items=_around(group.items, at), whole=len(group.items))
    return replace(section, groups=tuple(near if one is group else one for one in section.groups))


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
                name=as_html(group.name),
                items=tuple(replace(i, short=as_html(i.short), title=as_html(i.title)) for i in group.items),
            )
            for group in section.groups
        ),
    )


def _shown(nav: Navigation, home: MkDocsPage, mine: Section | None) -> Navigation:
    items: list[StructureItem] = []
    placed = mine is None
    for item in nav.items:
        if item is home and mine:
            mine.title = item.title or mine.title
            items.append(mine)
            placed = True
        elif mine and isinstance(item, Section) and home in item.children:
            items.append(_holding(item, home, mine))
            placed = True
        else:
            items.append(_shallow(item))
    if mine and not placed:
        items.append(mine)
    shown = Navigation(items, nav.pages)
    shown.homepage = nav.homepage
    return shown


def _holding(item: Section, home: MkDocsPage, mine: Section) -> Section:
    """Return a title of the top level with a section in the place of one of the links below it."""
    mine.title = home.title or mine.title
    held = Section(item.title, [mine if child is home else _shallow(child) for child in item.children])
    held.active = True
    return held


def _shallow(item: StructureItem) -> StructureItem:
    """Return a link to the first page of a section, by its name, lit where it holds the page; else the item itself."""
    if not isinstance(item, Section) or not item.children:
        return item
    first: StructureItem = item
    while isinstance(first, Section) and first.children:
        first = first.children[0]
    link = Link(str(item.title), getattr(first, "url", ""))
    link.active = item.active
    return link


def _around(items: tuple[Shown, ...], at: int) -> tuple[Shown, ...]:
    """Return as many items of a group, or groups, as are shown, the one at a place in their midst."""
    start = min(max(0, at - SHOWN // 2), max(0, len(items) - SHOWN))
    return items[start : start + SHOWN]
