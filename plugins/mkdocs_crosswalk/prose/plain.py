"""A page that people wrote as plain Markdown: ids and `crosswalk:` links become links that any generator follows.

A link to what the site leaves out becomes its text, as on the pages that the plugin makes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_crosswalk.ids.mentions import IdReader
from mkdocs_crosswalk.ids.spoken import NOTHING
from mkdocs_crosswalk.render.markdown import MarkdownRenderer
from mkdocs_crosswalk.views.addresses import GLOSSARY
from mkdocs_crosswalk.views.answers import Answers

from .drawings import in_words
from .glossary import anchored
from .id_links import SCHEME, blank_ids, blank_prose, source_link
from .left_out import leads
from .questions import replaced
from .treated import treated_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.ids.heads import Heads
    from mkdocs_crosswalk.ids.spoken import Spoken
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.site import Site

    from .fences import Fence

_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]\n]*)\]\((?P<href>[^)\s]*)\)")
_LINE = re.compile(r".+")
_RUN = re.compile(r"[^|]+")


class PlainPages:
    """Turns the sources of pages into plain Markdown; a link to nothing stays as it is, see `broken_links`.

    Args:
        site: The site with its entries and their places.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.answers = Answers(site.extent)
        self.renderer = MarkdownRenderer(site, for_generator=True)

    def page(self, uri: str, source: str) -> str:
        """Return the Markdown of a page, given its source file's address and text."""
        source = in_words(source, self.site.catalogue)
        lines = replaced(source.split("\n"), lambda fence: self._answer(uri, fence))
        source = "\n".join(lines)
        if uri == GLOSSARY:
            source = anchored(source)
        if guide := self.site.extent.guide(uri):
            source = "\n".join((source.rstrip("\n"), *treated_lines(self.site.extent, guide), ""))
        pieces: list[str] = []
        end = 0
        for start, stop, said in sorted((*self._links(uri, source), *self._ids(uri, source))):
            pieces += source[end:start], said
            end = stop
        return "".join((*pieces, source[end:]))

    def _answer(self, uri: str, fence: Fence) -> list[str]:
        blocks = self.answers.of(fence.text).blocks
        return self.renderer.answer(blocks, lambda place: source_link(uri, place)).rstrip("\n").split("\n")

    def _links(self, uri: str, source: str) -> Iterator[tuple[int, int, str]]:
        ids = self.site.catalogue.ids
        for match in _LINK.finditer(blank_prose(source)):
            text = source[slice(*match.span("text"))]
            if not match["href"].startswith(SCHEME):
                if not leads(match["href"], uri, self.site.extent):
                    yield *match.span(), text
                continue
            name, _, anchor = unquote(match["href"].removeprefix(SCHEME)).partition("#")
            entry, record = ids.one(name), self.site.records.get(name)
            if entry:
                yield *match.span(), self._link(uri, entry, text or entry, anchor)
            elif record:
                yield *match.span(), self._link_to(uri, record.place, text or record.name, anchor)

    def _ids(self, uri: str, source: str) -> Iterator[tuple[int, int, str]]:
        ids = self.site.catalogue.ids
        reader = IdReader(ids, everywhere=True)
        for start, text, around in _runs(blank_ids(source), ids.heads):
            reader.restart(around)
            for mention in reader.read(text):
                if mention.off or mention.entry:
                    said = self._link(uri, mention.entry, mention.text) if mention.entry else mention.text
                    yield start + mention.start, start + mention.end, said

    def _link(self, uri: str, entry: str, text: str, anchor: str = "") -> str:
        place = self.site.places.get(entry)
        return self._link_to(uri, place, text, anchor) if place else text

    def _link_to(self, uri: str, place: Place, text: str, anchor: str) -> str:
        if not self.site.extent.has(place.uri):
            return text
        return f"[{text}]({source_link(uri, place._replace(anchor=anchor or place.anchor))})"


def _runs(source: str, heads: Heads) -> Iterator[tuple[int, str, Spoken]]:
    """Yield the lines of a page, and the cells of its tables with what their heads say, each with its start.

    Headings say nothing here: in the pages that came with the crosswalk they turn no id off.
    """
    columns: list[Spoken] | None = None
    for line in _LINE.finditer(source):
        runs = [(line.start() + run.start(), run[0]) for run in _RUN.finditer(line[0])]
        if not line[0].startswith("|"):
            columns = None
        texts = [text for _, text in runs]
        around = [NOTHING] * len(runs) if columns is None else heads.cells(columns, texts)
        if columns is None and line[0].startswith("|"):
            columns = list(map(heads.column, texts))
        yield from ((start, text, spoken) for (start, text), spoken in zip(runs, around, strict=True))
