"""The pages of one build, each with its events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .generated_page import GeneratedPage
from .written_page import ShippedPage, SitePage

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as MkDocsPage

    from .added import Added
    from .page_events import PageEvents


class Pages:
    """Knows what happens to each page; what one event leaves for another stays with its page.

    Args:
        added: What the crosswalk adds to the site.
    """

    def __init__(self, added: Added) -> None:
        self.added = added
        self._known: dict[str, PageEvents] = {}

    def of(self, page: MkDocsPage) -> PageEvents:
        """Return the events of a page."""
        uri = page.file.src_uri
        if uri not in self._known:
            self._known[uri] = self._new(uri)
        return self._known[uri]

    def _new(self, uri: str) -> PageEvents:
        if ours := self.added.generated.get(uri):
            return GeneratedPage(uri, self.added, ours)
        return (ShippedPage if uri in self.added.files.made else SitePage)(uri, self.added)
