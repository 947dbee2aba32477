"""The list at the end of a guide: which entries it treats, with their verdicts and where. It is Markdown like the rest.

So the headings of the page know of it, its ids become links, and a generator that runs no plugin has it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_crosswalk.render.escaping import as_markdown
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.guide_pages import TREATED, treated_tables

from .id_links import SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.guide_pages import TreatedEntry, TreatedTable
    from mkdocs_crosswalk.views.guides import Guide, Treated

PRIORITY = 35
"""Before the lines of a page are looked at."""


class TreatedEntries(Preprocessor):
    """Adds the list to one page.

    Args:
        md: The Markdown of the page.
        guide: The page as a guide.
        extent: What the site holds.
    """

    def __init__(self, md: Markdown, guide: Guide, extent: Extent) -> None:
        super().__init__(md)
        self.guide = guide
        self.extent = extent

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of the page with those of the list behind them."""
        return [*lines, *treated_lines(self.extent, self.guide)]


class OutOfSearch(Treeprocessor):
    """Keeps the list out of the index: a guide would be found by each id that it links."""

    def run(self, root: Element) -> None:
        """Mark the heading of the list, and what stands below it."""
        below = False
        for block in root:
            below = below or (block.tag == "h2" and "".join(block.itertext()) == TREATED)
            if below:
                block.set("data-search-exclude", "")


def treated_lines(extent: Extent, guide: Guide) -> list[str]:
    """Return the list as lines of Markdown; none if the guide treats nothing that is there."""
    tables = treated_tables(extent, guide)
    lines = (line for table in tables for line in _table(extent.catalogue, table))
    return ["", f"## {TREATED}", *lines] if tables else []


def _table(catalogue: Catalogue, table: TreatedTable) -> Iterator[str]:
    heads = [as_markdown(head) for head in (table.kind, table.holder, "Where") if head]
    yield ""
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for row in table.rows:
        yield _row(_cells(catalogue, row, verdicts=bool(table.holder)))


def _cells(catalogue: Catalogue, row: TreatedEntry, *, verdicts: bool) -> list[str]:
    name = f"[{as_markdown(row.entry.id)}]({SCHEME}{quote(row.entry.id)})"
    title = "" if row.entry.title == row.entry.id else f" {as_markdown(catalogue.title_apart(row.entry))}"
    outcome = [wording.OUTCOMES[row.outcome] if row.outcome else ""] if verdicts else []
    return [f"{name}{title}", *outcome, ", ".join(map(_where, row.parts))]


def _where(part: Treated) -> str:
    return f"[{as_markdown(part.heading)}](#{part.anchor})" if part.anchor else "The whole guide"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
