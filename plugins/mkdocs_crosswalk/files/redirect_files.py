"""A small page at each address that a page has left; it leads on without a script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views.addresses import Place, relative

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.views.site import Site

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved: {title}</title>
<link rel="canonical" href="{canonical}">
<meta http-equiv="refresh" content="0; url={href}">
</head>
<body>
<p>This page has moved: <a href="{href}">{title}</a>.</p>
</body>
</html>
"""


def redirect_files(
    site: Site, below: Callable[[Place], str], base: str, *, directory_urls: bool = True
) -> dict[str, str]:
    """Return the text of each page by the address of its file.

    Args:
        site: The site.
        below: Turns a place into its address below the crosswalk's own folder.
        base: The address of that folder, or an empty text if the site's is not known.
        directory_urls: Whether the address of a page is a folder.
    """
    found = {}
    for old, uri in site.moved.items():
        target = below(Place(uri))
        folder = old if directory_urls else old.rstrip("/").rpartition("/")[0]
        href = relative(target, folder)
        title = site.pages[uri].title if uri in site.pages else target
        canonical = f"{base}{target.removeprefix('./')}" if base else href
        name = f"{old}index.html" if directory_urls else f"{old.rstrip('/')}.html"
        found[name] = PAGE.format(title=escape(title), canonical=escape(canonical), href=escape(href))
    return found
