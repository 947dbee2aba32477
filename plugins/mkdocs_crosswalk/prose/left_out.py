"""Links of pages that people wrote, where a site leaves out what they lead to: their text stays."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from markdown.treeprocessors import Treeprocessor

from .id_links import as_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from mkdocs_crosswalk.views.extent import Extent

PRIORITY = 13
"""After ids and terms have become links, before MkDocs checks them."""


class LeftOut(Treeprocessor):
    """Turns links of one page to what is left out into text.

    Args:
        md: The Markdown of one page.
        there: Says whether a link, by its address, leads to what there is.
    """

    def __init__(self, md: Markdown, there: Callable[[str], bool]) -> None:
        super().__init__(md)
        self.there = there

    def run(self, root: Element) -> None:
        """Go through the links of a page."""
        for link in list(root.iter("a")):
            if not self.there(link.get("href") or ""):
                as_text(link)


def leads(href: str, uri: str, extent: Extent) -> bool:
    """Say whether a link on a page leads to what there is; one that leads out of the crosswalk does.

    Args:
        href: Where the link leads.
        uri: The page's source address below the crosswalk's own folder.
        extent: What the site holds.
    """
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return True
    target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(parts.path)))
    return extent.has(target, parts.fragment)
