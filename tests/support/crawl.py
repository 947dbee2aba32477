"""Whether the links of a built site lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.builds import BuiltPage, BuiltSite


def broken_links(site: BuiltSite, within: str = "", skip: Callable[[BuiltPage], bool] | None = None) -> list[str]:
    """Return every link of a site's pages to a page, file or anchor that is not there, as `page -> href`.

    Args:
        site: The built site.
        within: A selector for the part of each page to look at, such as `article`; all of it unless given.
        skip: Which pages to leave out; `404.html`, whose links are absolute, always is.
    """
    found = []
    for page in site.pages.values():
        if page.url.endswith("404.html") or (skip and skip(page)):
            continue
        for href in dict.fromkeys(page.hrefs(f"{within} a[href]")):
            if "://" in href or href.startswith(("mailto:", "javascript:")):
                continue
            path, fragment = page.to(href)
            target = site.pages.get(path) or site.pages.get(path.removesuffix("index.html"))
            if not (target or path in site.files) or (target and fragment and fragment not in target.ids):
                found.append(f"{page.url} -> {href}")
    return found
