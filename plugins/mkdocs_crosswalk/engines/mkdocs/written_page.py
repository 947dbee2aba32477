"""A page that people write, through its events: one of the site's own, or one that came with the crosswalk."""

from __future__ import annotations

import logging
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.published import in_words
from mkdocs_crosswalk.engines.looks import (
    ANSWER_STYLES,
    COPY_MODULES,
    GUIDE_STYLES,
    ID_STYLES,
    MODULES,
    POLICY_STYLES,
    STATUS,
    STYLES,
)
from mkdocs_crosswalk.prose.glossary import as_sections
from mkdocs_crosswalk.prose.id_links import WrittenPage, located
from mkdocs_crosswalk.prose.page_fields import PageFields, read_page_fields
from mkdocs_crosswalk.render.html import reviewed_line
from mkdocs_crosswalk.views.addresses import GLOSSARY
from mkdocs_crosswalk.views.guide_pages import around
from mkdocs_crosswalk.views.programme.policy_box import with_box

from .page_events import CrosswalkPage, PageEvents

if TYPE_CHECKING:
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from .added import Added

log = logging.getLogger("mkdocs.plugins.crosswalk")


class SitePage(PageEvents):
    """A page in the site's own folder: ids in its prose become links, and a policy gets its box.

    Args:
        uri: Its source file.
        added: What the crosswalk adds to the site.
    """

    def __init__(self, uri: str, added: Added) -> None:
        super().__init__(uri, added)
        self.written = WrittenPage(uri, link_ids=False, ours=False)
        self.reviewed: date | None = None
        self.boxed = False
        self.to_copy = False
        self.above = ""
        self.shown: str | None = None

    def read(self, page: MkDocsPage) -> None:
        """Take the date of its review, and open it to the Markdown extension."""
        fields = self.fields(page)
        self.reviewed = fields.reviewed
        if self.reviewed:
            page.update_date = self.reviewed.isoformat()
        link_ids = self.added.options.link_ids if fields.link_ids is None else fields.link_ids
        address = self.added.addresses.seen_from(page)
        show = partial(self.added.renderer.answer, address=address)
        self.written = self.added.prose.open(self.uri, self.source(page), link_ids, show)

    def fields(self, page: MkDocsPage) -> PageFields:
        """Return what it says of itself; what is wrong with it is said before."""
        return self.added.policies.fields(page.file.src_uri)

    def source(self, page: MkDocsPage) -> str | None:
        """Return the file on disk that it was written in, if it was."""
        return page.file.abs_src_path

    def content(self, page: MkDocsPage, html: str) -> str:
        """Return its content with its box, and say what is wrong with its ids."""
        for problem in (
            located(self.written, page.file.content_string) if self.written.wrong or self.written.asks else ()
        ):
            log.warning("%s", problem)
        if self.written.ours:
            self.to_copy = "<pre" in html
            html = html.replace("<pre", "<pre data-search-exclude")  # an example is no answer to a reader's question
        if self.written.ours and (ways := around(self.added.site.extent, self.below)):
            self.above, below = self.added.renderer.ways(ways, self.added.addresses.seen_from(page))
            html += below
        if self.written.ours and self.reviewed:
            html += reviewed_line(self.reviewed, page.edit_url or "", in_words(self.added.site.catalogue))
        return super().content(page, self._with_box(page, html))

    def hide(self, page: MkDocsPage) -> None:
        """Leave search the terms of the glossary one by one; pages that use a word are better answers than it."""
        self.shown = page.content
        if self.glossary:
            page.content = as_sections(page.content or "")

    def show(self, page: MkDocsPage, context: TemplateContext, nav: Navigation) -> None:
        """Show the way up, which search would take for the beginning of the page."""
        super().show(page, context, nav)
        page.content = f"{self.above}{self.shown}" if self.written.ours else page.content

    @property
    def below(self) -> str:
        """Its source address below the crosswalk's own folder."""
        return self.uri.removeprefix(self.added.options.prefix)

    @property
    def glossary(self) -> bool:
        """Whether it is the glossary that came with the crosswalk."""
        return self.written.ours and self.below == GLOSSARY

    def _with_box(self, page: MkDocsPage, html: str) -> str:
        box = self.added.policies.box(page)
        self.boxed = box is not None
        if box is None:
            return html
        said = self.added.renderer.policy_box(box, self.added.addresses.seen_from(page))
        return with_box(html, said, top=self.added.options.policy_box == "top")

    def modules(self) -> tuple[str, ...]:
        """Return what previews the links of ids, and what copies templates."""
        return (*(MODULES if self.written.dressed else ()), *(COPY_MODULES if self.to_copy else ()))

    def styles(self) -> tuple[str, ...]:
        """Return the looks of ids and box, or of all that the crosswalk's own pages may show."""
        ids = ID_STYLES if self.written.linked or self.written.asks or self.boxed else ()
        guide = GUIDE_STYLES if self.written.drawn or self.glossary or self.to_copy else ()
        box = POLICY_STYLES if self.boxed else ()
        return (*(STYLES if self.written.ours else ids), *guide, *box, *self._answer_styles())

    def _answer_styles(self) -> tuple[str, ...]:
        """Return the looks of answers; a page that came with the crosswalk has those of tables."""
        if not self.written.asks:
            return ()
        states = STATUS if self.added.site.extent.programme.exists else ()
        return (*(() if self.written.ours else ANSWER_STYLES), *states)


class ShippedPage(CrosswalkPage, SitePage):
    """A page that people wrote and that came with the crosswalk."""

    def fields(self, page: MkDocsPage) -> PageFields:
        """Return what it says of itself; it is none of the site's own."""
        read, _ = read_page_fields([(self.uri, page.file.content_string)], date.max)
        return read.get(self.uri, PageFields())

    def source(self, page: MkDocsPage) -> str | None:  # noqa: ARG002 - it says the other
        """Return the file that came along; MkDocs is told of another."""
        return str(self.added.files.sources[self.uri])
