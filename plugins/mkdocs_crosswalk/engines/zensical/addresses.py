"""The addresses of pages and files: as readers have them, and as sources in the site's folder link them.

Zensical takes each relative address in the HTML of a page for one that is relative to the page's source file, and turns
those of source files into those of pages. So finished HTML is made with the addresses that readers have, as for every
engine, and its links are then written as its source would.
"""

from __future__ import annotations

import re
from html import escape, unescape
from posixpath import dirname, normpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.views.addresses import Place, address_of, relative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.render.html import Address

_LINKS = re.compile(r'(?P<name>\s(?:href|src)=)"(?P<address>[^"]*)"')


def page_url(uri: str, *, directory_urls: bool) -> str:
    """Return the address of a page from the site's root, by its source file."""
    address = address_of(uri)
    if directory_urls:
        return address
    return f"{uri.removesuffix('.md')}.html"


class Addresses:
    """Knows the address of everything that the crosswalk links to.

    Args:
        prefix: The crosswalk's own folder, with a slash at its end.
        directory_urls: Whether the address of a page is a folder.

    Attributes:
        urls: The addresses from the site's root by the names that links have.
    """

    def __init__(self, prefix: str, *, directory_urls: bool) -> None:
        self.prefix = prefix
        self.directory_urls = directory_urls
        self.urls: dict[str, str] = {}
        self._sources: dict[str, str] = {}

    def add(self, uris: Iterable[str]) -> None:
        """Take note of pages and files of the crosswalk, by their source addresses below its own folder."""
        for uri in uris:
            source = f"{self.prefix}{uri}"
            url = page_url(source, directory_urls=self.directory_urls) if uri.endswith(".md") else source
            self.urls[uri] = url
            self._sources[url] = source

    def add_file(self, uri: str) -> None:
        """Take note of a file that is no page, whatever its name."""
        self.urls[uri] = self._sources[f"{self.prefix}{uri}"] = f"{self.prefix}{uri}"

    def add_own(self, name: str, source: str) -> None:
        """Take note of a page of the site's own, by the name that links to it have."""
        self.urls[name] = url = page_url(source, directory_urls=self.directory_urls)
        self._sources[url] = source

    def url(self, place: Place) -> str:
        """Return the address of a place from the site's root, without a leading slash."""
        return _at(quote(self.urls[place.uri]), place)

    def seen_from(self, uri: str) -> Address:
        """Return what turns a place into its address as readers of a page have it."""
        here = page_url(uri, directory_urls=self.directory_urls)
        folder = here if here.endswith("/") or not here else dirname(here)
        known: dict[Place, str] = {}

        def address(place: Place) -> str:
            if place not in known:
                target = self.urls[place.uri]
                seen = relative(target, folder.rstrip("/"))
                known[place] = _at(quote(seen if seen.endswith("/") or target else f"{seen}/"), place)
            return known[place]

        return address

    def as_written(self, uri: str, html: str) -> str:
        """Return the finished HTML of a page with its links as its source would write them.

        Raises:
            CrosswalkError: A link leads to nothing.
        """
        here, folder = page_url(uri, directory_urls=self.directory_urls), dirname(uri)
        lost = []

        def written(match: re.Match[str]) -> str:
            target = _target(unescape(match["address"]), here)
            if target is None:
                return match[0]
            path, rest = target
            if (source := self._sources.get(path)) is None:
                lost.append(match["address"])
                return match[0]
            return f'{match["name"]}"{escape(quote(relative(source, folder)))}{escape(rest)}"'

        said = _LINKS.sub(written, html)
        if lost:
            raise CrosswalkError(f"{uri}: links lead nowhere: {', '.join(sorted(set(lost))[:5])}")
        return said

    def checked(self, uri: str, html: str) -> str:
        """Return the finished HTML of a page whose links its source has written.

        Raises:
            CrosswalkError: A link leads to nothing.
        """
        there = set(self._sources.values())
        if lost := targets(html, uri) - there:
            raise CrosswalkError(f"{uri}: links lead nowhere: {', '.join(sorted(lost)[:5])}")
        return html

    def leads(self, uri: str, html: str) -> frozenset[str]:
        """Return where the links of a page that its source has written lead, as readers have them."""
        urls = {source: url for url, source in self._sources.items()}
        return frozenset(urls[source] for source in targets(html, uri))


def written_in(uri: str, prefix: str) -> Address:
    """Return what turns a place into a link as the source of a page writes it.

    Args:
        uri: The source file of the page.
        prefix: The crosswalk's own folder, with a slash at its end.
    """
    folder = dirname(uri)

    def address(place: Place) -> str:
        own = place.uri.startswith("/")  # as `own_page` names a page of the site's own
        source = place.uri.removeprefix("/") if own else f"{prefix}{place.uri}"
        return _at(quote(relative(source, folder)), place)

    return address


def targets(html: str, here: str) -> frozenset[str]:
    """Return where the links of a page lead within the site, from its root.

    Args:
        html: The page.
        here: Its address, or its source file, from the root.
    """
    found = (_target(unescape(match["address"]), here) for match in _LINKS.finditer(html))
    return frozenset(target[0] for target in found if target)


def _target(address: str, here: str) -> tuple[str, str] | None:
    """Return where an address leads from the site's root, and its query and fragment; None if not to another page."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    folder = here if here.endswith("/") or not here else f"{dirname(here)}/".removeprefix("/")
    path = normpath(f"{folder}{unquote(parts.path)}")
    ends = parts.path.endswith(("/", "..", "/.")) or parts.path == "."
    path = "" if path == "." else f"{path}/" if ends else path
    return path, address[len(parts.path) :]


def _at(url: str, place: Place) -> str:
    return f"{url}#{place.anchor}" if place.anchor else url
