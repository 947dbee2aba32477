"""A plain Markdown twin of each generated page, at the page's own source address."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from posixpath import dirname
from typing import TYPE_CHECKING

from mkdocs_crosswalk.render.markdown import PageRenderer
from mkdocs_crosswalk.views.addresses import Place, relative

if TYPE_CHECKING:
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site

Again = Callable[[str, "Page", Callable[[], str]], str]
"""Makes the text of the twin of a page, which has an address, or returns what was made of the same before."""


def make_now(uri: str, page: Page, make: Callable[[], str]) -> str:  # noqa: ARG001 - it knows none
    """Make the text of a twin."""
    return make()


def twin_files(site: Site, below: Callable[[Place], str], again: Again = make_now) -> dict[str, str]:
    """Return the text of each twin by its address.

    A twin links to twins, to files, and to the pages that people wrote, which have no twin.

    Args:
        site: The site.
        below: Turns a place into its address below the crosswalk's own folder.
        again: Makes a text, or knows it.
    """
    folders = {folder: PageRenderer(site, _Links(site, folder, below)) for folder in set(map(dirname, site.pages))}
    return {uri: again(uri, page, partial(folders[dirname(uri)].page, page)) for uri, page in site.pages.items()}


class _Links:
    """Addresses relative to the twins of a folder, which link to each other thousands of times: each is made once."""

    def __init__(self, site: Site, folder: str, below: Callable[[Place], str]) -> None:
        self.pages = site.pages
        self.folder = folder
        self.below = below
        self.known: dict[Place, str] = {}

    def __call__(self, place: Place) -> str:
        if place not in self.known:
            self.known[place] = self._address(place)
        return self.known[place]

    def _address(self, place: Place) -> str:
        written = place.uri.endswith(".md") and place.uri not in self.pages
        target = self.below(Place(place.uri)) if written else place.uri
        return f"{relative(target, self.folder)}{f'#{place.anchor}' if place.anchor else ''}"
