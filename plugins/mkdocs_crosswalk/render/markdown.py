"""Pages to Markdown: the second renderer of the same pages, in the Markdown that MkDocs reads without extensions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.published import in_words
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.addresses import Place
from mkdocs_crosswalk.views.blocks import (
    Beside,
    Boxes,
    Bullets,
    Callout,
    Columns,
    CompanyBox,
    Details,
    EntryFilter,
    EntryLines,
    Facts,
    Legend,
    Matrix,
    Notice,
    Paragraph,
    Sheet,
    Short,
    Subheading,
    Table,
)
from mkdocs_crosswalk.views.home import home_blocks
from mkdocs_crosswalk.views.matrix.map_view import Heat, Matches, MatrixMap
from mkdocs_crosswalk.views.programme.blocks import Pages, StateBar, TimeLine, WorkList
from mkdocs_crosswalk.views.reviewed import general_caveat
from mkdocs_crosswalk.views.squares import Squares
from mkdocs_crosswalk.views.text import (
    Help,
    Id,
    Line,
    Link,
)

from .escaping import as_html, as_markdown, at_the_start
from .markdown_lists import ListRenderer, row_of
from .markdown_maps import MapRenderer
from .markdown_marks import marked
from .markdown_programme import ProgrammeRenderer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.matrix.view import MatrixView
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site
    from mkdocs_crosswalk.views.text import Inline, Text

Address = Callable[[Place], str]
"""Turns a place into an address relative to the page being rendered."""

_UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_SLUG = re.compile(r"[^\w\s-]")


class MarkdownRenderer:
    """Renders pages of one site as Markdown with front matter.

    Args:
        site: The site.
        for_generator: Whether a generator makes pages of it. Then what links lead to carries its anchor, as an empty
            `<a id>` that any reader of Markdown keeps, and the front matter is HTML: MkDocs and Zensical print it so.
    """

    def __init__(self, site: Site, *, for_generator: bool = False) -> None:
        self.site = site
        self.for_generator = for_generator

    def render(self, page: Page, address: Address) -> str:
        """Return the Markdown of a page."""
        return PageRenderer(self.site, address, for_generator=self.for_generator).page(page)

    def answer(self, blocks: tuple[Block, ...], address: Address) -> str:
        """Return the Markdown of what a question of a page becomes."""
        return PageRenderer(self.site, address, for_generator=self.for_generator).blocks(blocks)


class PageRenderer:
    """Renders pages from which all places have the same addresses, such as those of a folder."""

    def __init__(self, site: Site, address: Address, *, for_generator: bool = False) -> None:
        self.site = site
        self.address = address
        self.for_generator = for_generator
        self._lists = ListRenderer(self.text, self._link, self._anchor)
        self._matrices = MapRenderer(self._link, self._anchor)
        self._ids: dict[str, str] = {}

    def page(self, page: Page) -> str:
        """Return the Markdown of a page."""
        title, description = page.title, page.description
        if self.for_generator:
            title, description = as_html(title), as_html(description)
        parts = [f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(description)}\n---"]
        parts += [self._block(block) for block in page.above]
        if page.crumbs:
            parts.append(" / ".join(self._link(c) for c in page.crumbs))
        parts.append(f"# {as_markdown(f'{page.heading_id} {page.heading}'.strip())}")
        parts += [*self._head(page), *self._answer(page)]
        if page.template == "home.html":
            parts += [self._block(block) for block in home_blocks(self.site.extent)]
        parts += [self._block(block) for block in page.opening]
        for section in page.sections:
            named = "" if section.anchor == _slug(section.title) else self._anchor(section.anchor)
            parts.append(f"## {named}{as_markdown(section.title)}")
            parts += [self._block(block) for block in section.blocks]
        if page.card and page.card.onward:
            parts += ["## Go on", "\n".join(f"- {self.text(link)}" for link in page.card.onward)]
        parts.append(self._foot(page))
        return "\n\n".join(part for part in parts if part) + "\n"

    def _head(self, page: Page) -> Iterator[str]:
        """Yield what stands under the heading, and of the card what the page is about."""
        chips = (*page.chips, *(page.card.chips if page.card else ()))
        facts = page.card.facts if page.card else ()
        if chips:
            yield at_the_start(" · ".join(as_markdown(c.text) for c in chips))
        if facts:
            yield self._facts(Facts(facts))
        if page.lead:
            yield self.text(page.lead)

    def _answer(self, page: Page) -> Iterator[str]:
        """Yield the verdict, and what the entry asks."""
        if panel := page.panel:
            said = as_markdown(f"{panel.heading} {panel.audience}".strip())
            yield f"**{said}.** {self.text(panel.text)}"
            if panel.share:
                yield as_markdown(panel.share.summary)
            yield from (self.text(panel.more), *map(self.text, panel.scopes))
            if panel.write:
                yield f"**What to write**\n\n```yaml\n{panel.write}\n```"
        if page.asks:
            yield f"**What it asks.** {self.text(page.asks)}"
        if page.about:
            yield f"**In our words.** {self.text(page.about)}"

    def _foot(self, page: Page) -> str:
        steps = [
            f"{word}: {self._link(link)}" for word, link in (("Previous", page.previous), ("Next", page.next)) if link
        ]
        judged = as_markdown(page.judged or general_caveat(self.site.catalogue))
        edition = f", {name}" if (name := in_words(self.site.catalogue)) else ""
        said = wording.OWN_CAVEAT if page.own else f"Reviewed {wording.day(page.updated)}{edition}. {judged}"
        return "\n\n".join([" · ".join(steps), said]).strip()

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return the Markdown of blocks."""
        return "\n\n".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph() | Notice():
                return self.text(block.text)
            case Bullets(items, ordered):
                marks = (f"{number}. " if ordered else "- " for number in range(1, len(items) + 1))
                return "\n".join(f"{mark}{self.text(item)}" for mark, item in zip(marks, items, strict=True))
            case Subheading(text, anchor):
                return f"### {self._anchor(anchor)}{self.text(text)}"
            case Boxes() | Columns():
                return self.blocks(block.facts if isinstance(block, Boxes) else (*block.left, *block.right))
            case Details():
                return f"**{as_markdown(block.summary)}**\n\n{self.blocks(block.blocks)}"
            case Facts() | Table() | Squares() | Matrix() | Legend() | MatrixMap() | Matches() | Heat():
                return self._figure(block)
            case EntryLines() | Callout() | EntryFilter():
                return self._of_entries(block)
            case Pages() | StateBar() | TimeLine() | Sheet() | Beside() | Short() | CompanyBox() | WorkList():
                found = ProgrammeRenderer(self.text, self._link, self._block).render(block)
            case _:
                found = self._lists.render(block)
        return found

    def _of_entries(self, block: EntryLines | Callout | EntryFilter) -> str:
        match block:
            case EntryLines():
                return self._lines(block)
            case Callout(heading, text):
                return f"**{as_markdown(heading)}** {self.text(text)}"
            case EntryFilter():
                return ""

    def _lines(self, lines: EntryLines) -> str:
        """Return a heading and a list with whole titles; what unfolds on a page follows, with the few words in it."""
        catalogue = self.site.catalogue
        head = f"### {self._anchor(lines.anchor)}{as_markdown(lines.heading)}: {lines.count}"
        items = []
        for item in lines.items:
            mark = f"{self._parts(item.mark)}: " if item.mark else ""
            said = " ".join(self._block(block) for block in item.more) or self._parts((item.gist, *item.links))
            told = f": {said}" if said else ""
            title = as_markdown(catalogue.title_apart(catalogue.entries[item.entry]))
            items.append(f"- {self._anchor(item.anchor)}{mark}{self._id(item.entry)} {title}{told}")
        listed = "\n".join(items)
        return f"{head}\n\n{listed}" if lines.heading else listed

    def _figure(self, block: Facts | Table | Squares | Matrix | Legend | MatrixMap | Matches | Heat) -> str:
        match block:
            case MatrixMap() | Matches() | Heat():
                return self._matrices.render(block)
            case Facts():
                return self._facts(block)
            case Table():
                return self._table(block)
            case Squares():
                return f"{self.text(block.text)}: {as_markdown(block.summary)}"
            case Matrix(view):
                return self._matrix(view)
            case Legend():
                return ""

    def _facts(self, facts: Facts) -> str:
        return "\n".join(f"- {as_markdown(term)}: {self.text(said)}" for term, said in facts.items)

    def _table(self, table: Table) -> str:
        lines = [row_of(map(as_markdown, table.columns)), row_of("---" for _ in table.columns)]
        for row in table.rows:
            first, *others = (self.text(cell) for cell in row.cells)
            lines.append(row_of([self._anchor(row.anchor) + first, *others]))
        folded = [
            f"**{self.text(row.cells[0])}** {as_markdown(row.more.summary)}\n\n{self.blocks(row.more.blocks)}"
            for row in table.rows
            if row.more
        ]
        return "\n\n".join(["\n".join(lines), *folded])

    def _matrix(self, view: MatrixView) -> str:
        heads = [as_markdown(view.heads), *(self._id(c.id) for c in view.flat)]
        lines = [row_of(heads), row_of("---" for _ in heads)]
        for group in view.rows:
            anchor = self._anchor(group.anchor) if view.tools else ""
            for row in group.rows:
                cells = (f"[{as_markdown(c.words)}]({self._href(row.id, c.anchor)})" if c else "" for c in row.cells)
                lines.append(row_of([f"{anchor}{self._id(row.id)} {as_markdown(row.title)}", *cells]))
                anchor = ""
        return "\n".join(lines)

    def _anchor(self, name: str) -> str:
        return f'<a id="{name}"></a>' if self.for_generator and name else ""

    def _href(self, target: str, anchor: str = "") -> str:
        place = self.site.places.get(target) or Place(target)
        return self.address(Place(place.uri, anchor) if anchor else place)

    def _id(self, entry: str) -> str:
        if entry not in self._ids:
            self._ids[entry] = self._link(Link(entry))
        return self._ids[entry]

    def _link(self, link: Link) -> str:
        """Return a link, or its text where what it leads to is left out, or stands below in a file without anchors."""
        text = as_markdown(link.text or link.target)
        if not link.target:
            return f"[{text}](#{link.anchor})" if self.for_generator else text
        there = self.site.extent.has(link.target, link.anchor)
        return f"[{text}]({self._href(link.target, link.anchor)})" if there else text

    def text(self, parts: Text) -> str:
        """Return running text."""
        return at_the_start(self._parts(parts))

    def _parts(self, parts: Text) -> str:
        return "".join([self._part(part) for part in parts])

    def _part(self, part: Inline) -> str:
        if isinstance(part, str):
            return as_markdown(part)
        match part:
            case Id(entry):
                return self._id(entry)
            case Link():
                link = self._link(part)
                return f"**{link}**" if part.strong else link
            case Line(inner):
                return f"<br>{self._parts(inner)}"
            case Help():
                return ""
            case _:
                return marked(part)


def _quoted(text: str) -> str:
    """Return a text as YAML reads it in double quotes: JSON, with what YAML takes for a line's end or refuses."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _slug(title: str) -> str:
    """Return the anchor that generators make of a heading."""
    return "-".join(_NO_SLUG.sub("", title).lower().split())
