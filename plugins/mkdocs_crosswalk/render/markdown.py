"""Pages to Markdown: the second renderer of the same pages, in the Markdown that MkDocs reads without extensions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.addresses import Place
from mkdocs_crosswalk.views.blocks import (
    Boxes,
    Bullets,
    Columns,
    Details,
    Facts,
    Legend,
    Matrix,
    Notice,
    Paragraph,
    Squares,
    Subheading,
    Table,
)
from mkdocs_crosswalk.views.checklist import Checklist, Downloads, Shares, Toggle, Toggles
from mkdocs_crosswalk.views.home import home_figure
from mkdocs_crosswalk.views.reviewed import general_caveat
from mkdocs_crosswalk.views.text import Badge, External, Id, Line, Link, Mark, VerdictBadge

from .escaping import as_html, as_markdown, at_the_start, destination

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.matrix.view import MatrixView
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site
    from mkdocs_crosswalk.views.text import Inline, Text

Address = Callable[[Place], str]
"""Turns a place into an address relative to the page being rendered."""

_UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_SLUG = re.compile(r"[^\w\s-]")
_MARKS = {
    "strong": ("**", "**"),
    "struck": ("<del>", "</del>"),
    "corrected": ("**", "**"),
    "code": ("<code>", "</code>"),  # between backticks nothing can be escaped
}


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
        return _PageRenderer(self.site, address, for_generator=self.for_generator).page(page)


class _PageRenderer:
    def __init__(self, site: Site, address: Address, *, for_generator: bool) -> None:
        self.site = site
        self.address = address
        self.for_generator = for_generator

    def page(self, page: Page) -> str:
        title, description = page.title, page.description
        if self.for_generator:
            title, description = as_html(title), as_html(description)
        parts = [f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(description)}\n---"]
        if page.crumbs:
            parts.append(" / ".join(self._link(c) for c in page.crumbs))
        parts.append(f"# {as_markdown(f'{page.heading_id} {page.heading}'.strip())}")
        if page.chips:
            parts.append(at_the_start(" · ".join(as_markdown(c.text) for c in page.chips)))
        if page.facts:
            parts.append(self._facts(page.facts))
        if page.lead:
            parts.append(self.text(page.lead))
        if page.panel:
            panel = page.panel
            parts.append(f"**{as_markdown(panel.audience)}: {as_markdown(panel.heading)}.** {self.text(panel.text)}")
            parts += [self.text(panel.more), self._block(panel.judged)]
        if page.template == "home.html":
            parts += [self._block(row) for row in home_figure(self.site.catalogue)]
        parts += [self._block(block) for block in page.opening]
        for section in page.sections:
            named = "" if section.anchor == _slug(section.title) else self._anchor(section.anchor)
            parts.append(f"## {named}{as_markdown(section.title)}")
            parts += [self._block(block) for block in section.blocks]
        parts.append(self._foot(page))
        return "\n\n".join(part for part in parts if part) + "\n"

    def _foot(self, page: Page) -> str:
        steps = [
            f"{word}: {self._link(link)}" for word, link in (("Previous", page.previous), ("Next", page.next)) if link
        ]
        judged = as_markdown(page.judged or general_caveat(self.site.catalogue))
        said = wording.OWN_CAVEAT if page.own else f"Reviewed {wording.day(page.updated)}. {judged}"
        return "\n\n".join([" · ".join(steps), said]).strip()

    def _blocks(self, blocks: Iterable[Block]) -> str:
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
            case Boxes(facts):
                return self._blocks(facts)
            case Details():
                return f"**{as_markdown(block.summary)}**\n\n{self._blocks(block.blocks)}"
            case Columns(left, right):
                return self._blocks((*left, *right))
            case Toggles() | Downloads() | Shares() | Checklist():
                return self._of_gap(block)
            case _:
                return self._figure(block)

    def _of_gap(self, block: Toggles | Downloads | Shares | Checklist) -> str:
        match block:
            case Toggles(label, toggles, whole):
                items = [*map(self._toggle, toggles), *([self._link(whole)] if whole else [])]
                return f"{as_markdown(label)}: {' · '.join(items)}"
            case Downloads(links):
                return " · ".join(self._link(link) for link in links)
            case Shares(shares):
                return "\n".join(f"- {as_markdown(share.title)}: {as_markdown(share.summary)}" for share in shares)
            case Checklist(title, count, checks):
                lines = [f"### {as_markdown(title)}: {count}", ""]
                for check in checks:
                    lines.append(f"- {as_markdown(check.value)} {self._link(check.link)}: {self.text(check.step)}")
                    lines += [f"    - {self.text(step)}" for step in (*check.more, check.note)]
                return "\n".join(lines)

    def _toggle(self, toggle: Toggle) -> str:
        """Return what is in the scope in bold, and what changes that as a link."""
        said = f"**{as_markdown(toggle.said)}**" if toggle.on else as_markdown(toggle.said)
        link = self._link(Link(toggle.target, "leave out" if toggle.on else "add")) if toggle.target else ""
        return f"{said} ({link})" if link else said

    def _figure(self, block: Facts | Table | Squares | Matrix | Legend) -> str:
        match block:
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
        lines = [_row(map(as_markdown, table.columns)), _row("---" for _ in table.columns)]
        for row in table.rows:
            first, *others = (self.text(cell) for cell in row.cells)
            lines.append(_row([self._anchor(row.anchor) + first, *others]))
        folded = [
            f"**{self.text(row.cells[0])}** {as_markdown(row.more.summary)}\n\n{self._blocks(row.more.blocks)}"
            for row in table.rows
            if row.more
        ]
        return "\n\n".join(["\n".join(lines), *folded])

    def _matrix(self, view: MatrixView) -> str:
        heads = [as_markdown(view.heads), *(self._id(c.id) for c in view.flat)]
        lines = [_row(heads), _row("---" for _ in heads)]
        for group in view.rows:
            for row in group.rows:
                cells = (f"[{as_markdown(c.words)}]({self._href(row.id, c.anchor)})" if c else "" for c in row.cells)
                lines.append(_row([f"{self._id(row.id)} {as_markdown(row.title)}", *cells]))
        return "\n".join(lines)

    def _anchor(self, name: str) -> str:
        return f'<a id="{name}"></a>' if self.for_generator and name else ""

    def _href(self, target: str, anchor: str = "") -> str:
        place = self.site.places.get(target) or Place(target)
        return self.address(Place(place.uri, anchor or place.anchor))

    def _id(self, entry: str) -> str:
        return self._link(Link(entry))

    def _link(self, link: Link) -> str:
        """Return a link, or its text where what it leads to is left out."""
        text = as_markdown(link.text or link.target)
        there = self.site.extent.has(link.target, link.anchor)
        return f"[{text}]({self._href(link.target, link.anchor)})" if there else text

    def text(self, parts: Text) -> str:
        """Return running text."""
        return at_the_start(self._parts(parts))

    def _parts(self, parts: Text) -> str:
        return "".join(self._part(part) for part in parts)

    def _part(self, part: Inline) -> str:
        match part:
            case str():
                return as_markdown(part)
            case Id(entry):
                return self._id(entry)
            case Link():
                link = self._link(part)
                return f"**{link}**" if part.strong else link
            case Line(inner):
                return f"<br>{self._parts(inner)}"
            case _:
                return self._mark(part)

    def _mark(self, part: Badge | VerdictBadge | Mark | External) -> str:
        match part:
            case Badge(level):
                return wording.LEVELS[level]
            case VerdictBadge(outcome):
                return wording.OUTCOMES[outcome]
            case Mark(kind, said):
                before, after = _MARKS[kind]
                return f"{before}{as_markdown(said)}{after}"
            case External(text=said):
                return f"[{as_markdown(said)}]({destination(part.href)})" if part.href else as_markdown(said)


def _quoted(text: str) -> str:
    """Return a text as YAML reads it in double quotes: JSON, with what YAML takes for a line's end or refuses."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _slug(title: str) -> str:
    """Return the anchor that generators make of a heading."""
    return "-".join(_NO_SLUG.sub("", title).lower().split())


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
