"""What pages of the crosswalk weigh in a site that is not this one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.builds import BuiltPage, BuiltSite

AROUND = 8 * 1024
"""What a page may have around its article, in bytes, more than an empty page of the site has."""

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)


def too_heavy(site: BuiltSite, empty: str, prefix: str = "crosswalk/") -> dict[str, int]:
    """Return the pages with too much around their article, and how much that is more than on an empty page.

    Args:
        site: A site with the theme Material for MkDocs.
        empty: The address of a page of it that says nothing.
        prefix: The folder of the crosswalk.
    """
    usual = around(site.page(empty))
    pages = {url: around(page) - usual for url, page in site.pages.items() if url.startswith(prefix)}
    return {url: more for url, more in pages.items() if more > AROUND}


def around(page: BuiltPage) -> int:
    """Return the bytes of a page without its article."""
    article = _ARTICLE.search(page.html)
    return len(page.html.encode()) - (len(article[1].encode()) if article else 0)
