"""A page that people wrote as plain Markdown: ids and `crosswalk:` links become links that any generator follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_crosswalk.catalogue import IdReader

from .id_links import NEWLINE, SCHEME, blank_ids, blank_prose, source_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.pages import Site

_OURS = re.compile(rf"\[(?P<text>[^\]\n]*)\]\({SCHEME}(?P<target>[^)\s]*)\)")
_RUN = re.compile(r"[^\n|]+")


class PlainPages:
    """Turns the sources of pages into plain Markdown, and collects what is wrong with their links.

    Args:
        site: The site with its entries and their places.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.problems: list[str] = []

    def page(self, uri: str, source: str) -> str:
        """Return the Markdown of a page, given its source file's address and text."""
        pieces: list[str] = []
        end = 0
        for start, stop, said in sorted((*self._links(uri, source), *self._ids(uri, source))):
            pieces += source[end:start], said
            end = stop
        return "".join((*pieces, source[end:]))

    def _links(self, uri: str, source: str) -> Iterator[tuple[int, int, str]]:
        ids = self.site.catalogue.ids
        for match in _OURS.finditer(blank_prose(source)):
            name, _, anchor = unquote(match["target"]).partition("#")
            entry = ids.one(name)
            if entry is None:
                line = source[: match.start()].count(NEWLINE) + 1
                self.problems.append(f'{uri}:{line}: there is no "{SCHEME}{name}"')
            else:
                yield *match.span(), self._link(uri, entry, match["text"] or entry, anchor)

    def _ids(self, uri: str, source: str) -> Iterator[tuple[int, int, str]]:
        reader = IdReader(self.site.catalogue.ids, everywhere=True)
        for run in _RUN.finditer(blank_ids(source)):
            reader.restart()
            for mention in reader.read(run[0]):
                if mention.off or mention.entry:
                    said = self._link(uri, mention.entry, mention.text) if mention.entry else mention.text
                    yield run.start() + mention.start, run.start() + mention.end, said

    def _link(self, uri: str, entry: str, text: str, anchor: str = "") -> str:
        place = self.site.places.get(entry)
        if place is None:
            return text
        return f"[{text}]({source_link(uri, place._replace(anchor=anchor or place.anchor))})"
