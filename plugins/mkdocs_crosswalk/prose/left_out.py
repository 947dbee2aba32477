"""Links of the pages that came with the crosswalk, where a site leaves out what they lead to: their text stays."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from markdown.treeprocessors import Treeprocessor

from .id_links import as_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from mkdocs_crosswalk.views.extent import Extent

PRIORITY = 13
"""After ids and terms have become links, before MkDocs checks them."""


class LeftOut(Treeprocessor):
    """Turns links of one page to what is left out into text.

    Args:
        md: The Markdown of one page.
        uri: The page's source address below the crosswalk's own folder.
        extent: What the site holds.
    """

    def __init__(self, md: Markdown, uri: str, extent: Extent) -> None:
        super().__init__(md)
        self.folder = posixpath.dirname(uri)
        self.extent = extent

    def run(self, root: Element) -> None:
        """Go through the links of a page."""
        for link in list(root.iter("a")):
            if not self._leads(link.get("href") or ""):
                as_text(link)

    def _leads(self, href: str) -> bool:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path:
            return True
        uri = posixpath.normpath(posixpath.join(self.folder, unquote(parts.path)))
        return self.extent.has(uri, parts.fragment)
