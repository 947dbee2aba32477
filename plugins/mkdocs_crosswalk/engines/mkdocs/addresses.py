"""The addresses of pages and files in one site, as the pages of that site link them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs.utils import get_relative_url

from mkdocs_crosswalk.engines.looks import ASSETS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_crosswalk.render.html import Address
    from mkdocs_crosswalk.views.addresses import Place


class Addresses:
    """Knows the address of everything that the crosswalk links to.

    Args:
        prefix: The crosswalk's own folder, with a slash at its end, or empty for the root.

    Attributes:
        urls: The addresses from the site's root by the names that links have.
    """

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.urls: dict[str, str] = {}
        self._folder: tuple[str, bool] | None = None
        self._near: dict[str, str] = {}  # from the folder of the last page: pages of a folder are made one by one

    def add(self, files: Iterable[File]) -> None:
        """Take note of files; links name those of the crosswalk as if it had no folder of its own."""
        for file in files:
            self.urls[file.src_uri.removeprefix(self.prefix)] = file.url

    def url(self, place: Place) -> str:
        """Return the address of a place from the site's root, without a leading slash."""
        return _at(self.urls[place.uri], place)

    def seen_from(self, page: MkDocsPage) -> Address:
        """Return what turns a place into its address as a page links it; raises KeyError if nothing is there."""
        here = page.url
        folder = here.rstrip("/").rpartition("/")[0], here.endswith("/")
        if folder != self._folder:
            self._folder, self._near = folder, {}
        near = self._near

        def address(place: Place) -> str:
            to = self.urls[place.uri]
            if to.startswith(here):
                return _at(get_relative_url(to, here), place)
            if to not in near:
                near[to] = get_relative_url(to, here)
            return _at(near[to], place)

        return address

    def assets_from(self, page: MkDocsPage) -> str:
        """Return the folder of scripts and stylesheets as a page links it."""
        return get_relative_url(f"{quote(self.prefix)}{ASSETS}", page.url)


def _at(url: str, place: Place) -> str:
    return f"{url}#{place.anchor}" if place.anchor else url
