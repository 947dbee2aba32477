"""The pages that came with the crosswalk, held against the site without MkDocs: ids and links lead somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_crosswalk.data.locations import written_pages
from mkdocs_crosswalk.data.problems import LocatedError, Problem, closest_word, hint, position_in
from mkdocs_crosswalk.views.addresses import API, DOWNLOADS
from mkdocs_crosswalk.views.pages import Pages

from .extension import HandWritten
from .front_matter import parted
from .id_links import WrittenPage, located

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site

_AFTER_ALL_ELSE = -1000


class _Targets(Treeprocessor):
    """Takes note of where the links of one page lead, and of what on it can be led to."""

    def run(self, root: Element) -> None:
        self.hrefs = [node.get("href") or node.get("src") or "" for node in root.iter() if node.tag in ("a", "img")]
        self.ids = frozenset(node.get("id", "") for node in root.iter())


class _Read(NamedTuple):
    """A page as written, what was found of ids on it, and what its links and anchors are."""

    source: str
    page: WrittenPage
    targets: _Targets


class _Anchors(Mapping[str, frozenset[str]]):
    """What on each page can be led to; a generated page is made only if a link asks for a part of it.

    Args:
        written: That of the pages that people wrote.
        pages: The generated pages.
    """

    def __init__(self, written: Mapping[str, frozenset[str]], pages: Mapping[str, Page]) -> None:
        self._written = written
        self._pages = pages

    def __getitem__(self, uri: str) -> frozenset[str]:
        if uri in self._pages:
            page = self._pages[uri]
            return frozenset(("top", *(section.anchor for section in page.sections), *page.anchors))
        return self._written[uri]

    def __contains__(self, uri: object) -> bool:
        return uri in self._written or uri in self._pages

    def __iter__(self) -> Iterator[str]:
        yield from {**dict.fromkeys(self._written), **dict.fromkeys(self._pages)}

    def __len__(self) -> int:
        return len({*self._written, *self._pages})


def refuse_broken(site: Site, content: Path) -> None:
    """Hold every page of a folder against the site: what a strict build would warn of is refused here too.

    Args:
        site: The site with its pages and entries.
        content: The folder of the pages that came with the crosswalk.

    Raises:
        LocatedError: with every wrong id and every broken link, each with file, line and column.
    """
    # What links say of a page is nothing to a check, and no page is made for it.
    hand_written = HandWritten(replace(site, pages=Pages()), "", content)
    read = {uri: _read(hand_written, uri, path) for uri, path in written_pages(content).items() if site.extent.has(uri)}
    anchors = _Anchors({uri: found.targets.ids for uri, found in read.items()}, site.pages)
    problems: list[Problem] = []
    for uri, found in read.items():
        problems += located(found.page, found.source)
        problems += _broken(uri, found, anchors)
    if problems:
        raise LocatedError("the written pages have", (problem.below(content.name) for problem in problems))


def _read(hand_written: HandWritten, uri: str, path: Path) -> _Read:
    source = path.read_text("utf-8")
    page = hand_written.open(uri, str(path), link_ids=True)
    md = Markdown(extensions=["fenced_code", "tables", "toc", hand_written])
    targets = _Targets(md)
    md.treeprocessors.register(targets, "crosswalk-targets", _AFTER_ALL_ELSE)
    md.convert(parted(source, uri).body)
    return _Read(source, page, targets)


def _broken(uri: str, found: _Read, anchors: _Anchors) -> Iterator[Problem]:
    for href in dict.fromkeys(found.targets.hrefs):
        if wrong := _wrong(uri, href, anchors):
            yield Problem(_place(found.source, href, uri), wrong)


def _wrong(uri: str, href: str, anchors: _Anchors) -> str:
    """Return what is wrong with a link, or nothing; files that are made beside the pages are left to the build."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return ""
    if parts.path.startswith("/"):
        return f'"{href}" begins at the root of the host; write where it leads from this page'
    path = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(parts.path))) if parts.path else uri
    if path.startswith((API, DOWNLOADS)):
        return ""
    if path not in anchors:
        return f'there is no page "{path}"{hint(closest_word(path, anchors))}'
    if parts.fragment and unquote(parts.fragment) not in anchors[path]:
        return f'there is no "#{parts.fragment}" on {path}{hint(closest_word(parts.fragment, anchors[path]))}'
    return ""


def _place(source: str, href: str, uri: str) -> Position:
    """Return where a link is; one that was written with an entry's id is known by its fragment."""
    at = source.find(href)
    return position_in(source, at if at >= 0 else max(source.find(f"#{urlsplit(href).fragment}"), 0), uri)
