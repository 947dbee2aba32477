"""A generated page through its events: its HTML is made already, and MkDocs is told what it would find out itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from markupsafe import Markup
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from mkdocs_crosswalk.engines.looks import modules_of, styles_of
from mkdocs_crosswalk.engines.search_text import for_pagefind
from mkdocs_crosswalk.render.escaping import as_html
from mkdocs_crosswalk.views.addresses import Place
from mkdocs_crosswalk.views.page import Card

from .neighbours import by_pagefind
from .page_events import CrosswalkPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_crosswalk.views.page import Page

    from .added import Added


class GeneratedPage(CrosswalkPage):
    """A page that is made from the data.

    Args:
        uri: Its source file, which is none on disk.
        added: What the crosswalk adds to the site.
        ours: The page itself.
    """

    def __init__(self, uri: str, added: Added, ours: Page) -> None:
        super().__init__(uri, added)
        self.ours = ours
        self.looks = modules_of(ours), styles_of(ours)
        self.found = ""

    def begin(self, page: MkDocsPage) -> None:
        """Give it its table of contents, and the anchors that MkDocs checks links against."""
        page.toc = _contents(self.ours, as_html)
        page.present_anchor_ids = {"top", *(section.anchor for section in self.ours.sections), *self.ours.anchors}

    def read(self, page: MkDocsPage) -> None:
        """Give it its title, description and date, and keep it from being rendered."""
        ours = self.ours
        self.added.prose.close()
        page.meta = {"title": as_html(ours.title), "description": as_html(ours.description)}
        if ours.wide:
            page.meta["hide"] = ["navigation", "toc"]
        elif ours.card or not ours.listed:
            page.meta["hide"] = ["toc"]  # it stands in the card, or is what the page opens with
        if ours.boost > 1 or not ours.searchable:
            page.meta["search"] = {"boost": ours.boost} if ours.searchable else {"exclude": True}
        page.update_date = ours.updated.isoformat()
        page.content = ""
        page.render = _no_markdown  # type: ignore[method-assign]  # MkDocs makes a new parser for every page

    def content(self, page: MkDocsPage, html: str) -> str:
        """Return its HTML, and let go what it was made of."""
        html = super().content(page, self.added.content(self.ours, page))
        self.found = self.added.renderer.searchable(self.ours)
        self.added.let_go(self.ours)
        self.ours = _outline(self.ours)
        return html

    def hide(self, page: MkDocsPage) -> None:
        """Leave its names and first words: it links dozens of entries, and would be found by the id of each.

        Where MkDocs' own script shows the results, it takes titles for text; other scripts take them for HTML.
        """
        self.shown = page.content, page.title, page.toc
        page.content = self.found
        if not self.added.config.theme.get("search_index_only"):
            page.title = page.title.unescape() if isinstance(page.title, Markup) else page.title
            page.toc = _contents(self.ours, str)

    def show(self, page: MkDocsPage, context: TemplateContext, nav: Navigation) -> None:
        """Show all of it again, and its own section instead of the whole site."""
        searchable, (page.content, page.title, page.toc) = page.content, self.shown
        if by_pagefind(self.added.config) and self.ours.searchable:
            page.content = for_pagefind(self.ours, searchable or "", page.content or "")
        if page.meta.get("hide") and (self.added.config.theme.name or "").startswith("material"):
            page.toc = TableOfContents([_heading(self.ours, as_html)])  # where its link past all lists leads to
        section = self.added.navigation.section_of(self.ours)
        beside = self.added.navigation.beside(nav, section) if section else ()
        after = self.added.navigation.beside(nav, section, groups=True) if section else ()
        if section:
            context["nav"] = self.added.navigation.within(nav, section, self.ours)
        else:
            super().show(page, context, nav)
        address = self.added.addresses.seen_from(page)
        cast("dict[str, object]", context)["crosswalk"] = {
            "section": section,
            "beside": beside,
            "after": after,
            "place": self.ours.place,
            "uri": self.ours.uri,
            "link": lambda uri, anchor="": address(Place(uri, anchor)),
        }

    def modules(self) -> tuple[str, ...]:
        """Return the common module, and those that are its own."""
        return self.looks[0]

    def styles(self) -> tuple[str, ...]:
        """Return the common stylesheet, that of pages without a verdict, and those that are its own."""
        return self.looks[1]

    def twin(self, page: MkDocsPage) -> str:
        """Return where its Markdown twin is: at its source address."""
        return get_relative_url(quote(self.uri), page.url) if "twins" in self.added.site.extent.parts else ""


def _contents(page: Page, written: Callable[[str], str]) -> TableOfContents:
    """Return the table of contents of a page, its titles as `written` gives them."""
    top = _heading(page, written)
    top.children = [AnchorLink(written(section.title), section.anchor, 2) for section in page.sections]
    return TableOfContents([top])


def _outline(page: Page) -> Page:
    """Return a page without its blocks: what is asked of it when its HTML is made."""
    card = page.card and Card(facts=page.card.facts)
    sections = tuple(replace(section, blocks=()) for section in page.sections)
    return replace(page, lead=(), panel=None, card=card, above=(), opening=(), sections=sections)


def _heading(page: Page, written: Callable[[str], str]) -> AnchorLink:
    """Return the link to the heading of a page, without its sections."""
    return AnchorLink(written(page.heading), "top", 1)


def _no_markdown(config: MkDocsConfig, files: Files) -> None:
    """Render nothing."""
