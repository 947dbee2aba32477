"""A page that people write, through its events: one of the site's own, or one that came with the crosswalk."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_crosswalk.prose.id_links import WrittenPage, located
from mkdocs_crosswalk.render.html import reviewed_line
from mkdocs_crosswalk.views.programme.policy_box import with_box

from .added import ID_STYLES, STYLES
from .page_events import MODULES, CrosswalkPage, PageEvents
from .policies import STYLES as POLICY_STYLES

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as MkDocsPage

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
        self.boxed = False

    def read(self, page: MkDocsPage) -> None:
        """Take the date of its review, and open it to the Markdown extension."""
        if isinstance(reviewed := page.meta.get("reviewed"), date):
            page.update_date = reviewed.isoformat()[:10]
        link_ids = page.meta.get("link_ids", self.added.options.link_ids)
        self.written = self.added.prose.open(self.uri, self.source(page), link_ids)

    def source(self, page: MkDocsPage) -> str | None:
        """Return the file on disk that it was written in, if it was."""
        return page.file.abs_src_path

    def content(self, page: MkDocsPage, html: str) -> str:
        """Return its content with its box, and say what is wrong with its ids."""
        for problem in located(self.written, page.file.content_string) if self.written.wrong else ():
            log.warning(problem)
        if self.written.ours and isinstance(when := page.meta.get("reviewed"), date):
            html += reviewed_line(when)
        return super().content(page, self._with_box(page, html))

    def _with_box(self, page: MkDocsPage, html: str) -> str:
        box = self.added.policies.box(page)
        self.boxed = box is not None
        if box is None:
            return html
        said = self.added.renderer.policy_box(box, self.added.addresses.seen_from(page))
        return with_box(html, said, top=self.added.options.policy_box == "top")

    def modules(self) -> tuple[str, ...]:
        """Return what previews the links of ids."""
        return MODULES if self.written.dressed else ()

    def styles(self) -> tuple[str, ...]:
        """Return the looks of ids and box, or of all that the crosswalk's own pages may show."""
        ids = ID_STYLES if self.written.linked or self.boxed else ()
        return (*(STYLES if self.written.ours else ids), *(POLICY_STYLES if self.boxed else ()))


class ShippedPage(CrosswalkPage, SitePage):
    """A page that people wrote and that came with the crosswalk."""

    def source(self, page: MkDocsPage) -> str | None:  # noqa: ARG002 - it says the other
        """Return the file that came along; MkDocs is told of another."""
        return str(self.added.files.sources[self.uri])
