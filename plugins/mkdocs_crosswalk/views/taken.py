"""A site whose page of downloads says how large each file is: files are made from pages, so they are known last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .exchange.pages import exchange_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .site import Site


def with_files(site: Site, files: Mapping[str, str | bytes]) -> Site:
    """Return a site whose pages list these files, by their source addresses; those that it lacks are not spoken of."""
    sizes = {uri: len(content.encode() if isinstance(content, str) else content) for uri, content in files.items()}
    pages = tuple(exchange_pages(site.extent, sizes))
    return replace(site, pages=site.pages.changed({}, pages)) if pages else site
