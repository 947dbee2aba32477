"""What stands around each text of a Markdown page: which framework headings, heads of tables and lead-ins speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.spoken import NOTHING, Sections, Spoken, cells, column, nearest, spoken_last, spoken_of

from .prose import HEADINGS, is_block

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

CELLS = ("td", "th")

_BELOW_HEADINGS = len(HEADINGS) + 1
_LED_IN = ("dl", "ol", "table", "ul")
_TITLE = "admonition-title"
_LABELS, _BLOCK = "tabbed-labels", "tabbed-content"


def around(root: Element, *, headings: bool) -> dict[Element, Spoken]:
    """Return what is spoken of around each block of a page: the nearest head, lead-in or heading that names anything.

    Args:
        root: The page.
        headings: Whether its headings count.
    """
    found: dict[Element, Spoken] = {}
    _Blocks(found, headings=headings).flow(root, NOTHING)
    return found


class _Blocks:
    """Goes through blocks in their order, and takes note of each."""

    def __init__(self, found: dict[Element, Spoken], *, headings: bool) -> None:
        self.found = found
        self.headings = headings

    def flow(self, parent: Element, here: Spoken, lead: Spoken = NOTHING) -> None:
        """Go through blocks that follow each other; `lead` is what the text right before them speaks of."""
        self.found[parent] = here
        sections = Sections(here)
        for child in parent:
            if not is_block(child):
                continue
            if title := _title(child):
                if self.headings:
                    sections.enter(*title)
                lead = spoken_of(title[1])
                continue
            led = lead.named and child.tag in _LED_IN
            self._block(child, lead if led else sections.spoken)
            lead = self._lead(child, item=parent.tag in ("li", "dd"))

    def _block(self, block: Element, here: Spoken) -> None:
        if block.tag == "table":
            self._table(block, here)
        elif block.tag in ("ul", "ol"):
            for item in block:
                self.flow(item, here, spoken_of(_own_text(item)))
        elif block.tag == "dl":
            self._definitions(block, here)
        elif _class(block) == "tabbed-set":
            self._tabs(block, here)
        else:
            head = next((c for c in block if c.tag == "summary" or _class(c) == _TITLE), None)
            self.flow(block, nearest(spoken_of(_text(head)) if head is not None else NOTHING, here))

    def _table(self, table: Element, here: Spoken) -> None:
        columns = [column(_text(head)) for head in table.iterfind("thead/tr/th")]
        for line in table.iter("tr"):
            for cell, said in zip(line, cells(columns, map(_text, line)), strict=True):
                self.found[cell] = nearest(said if cell.tag == "td" else NOTHING, here)

    def _definitions(self, block: Element, here: Spoken) -> None:
        term = NOTHING
        for child in block:
            self.flow(child, nearest(term, here) if child.tag == "dd" else here)
            if child.tag == "dt":
                term = spoken_of(_text(child))

    def _tabs(self, tabs: Element, here: Spoken) -> None:
        labels = [spoken_of(_text(label)) for part in tabs if _class(part) == _LABELS for label in part]
        blocks = [block for part in tabs if _class(part) == _BLOCK for block in part]
        for label, block in zip(labels, blocks, strict=False):
            self.flow(block, nearest(label, here))

    def _lead(self, block: Element, *, item: bool) -> Spoken:
        """Return what a paragraph says of a list or table right after it: it ends in a colon, or is in an item."""
        text = _text(block).rstrip() if block.tag == "p" else ""
        return spoken_last(text) if text and (item or text.endswith(":")) else NOTHING


def _title(block: Element) -> tuple[int, str] | None:
    """Return level and text of a heading, or of a paragraph that is one by its look: all of it is bold."""
    if block.tag in HEADINGS:
        return HEADINGS[block.tag], _text(block)
    if block.tag == "p" and len(block) == 1 and block[0].tag in ("b", "strong"):
        bare = not f"{block.text or ''}{block[0].tail or ''}".strip(" \n:")
        return (_BELOW_HEADINGS, _text(block)) if bare else None
    return None


def _own_text(item: Element) -> str:
    """Return the text of a list's item before the blocks in it."""
    return "".join(_before_blocks(item))


def _before_blocks(item: Element) -> Iterator[str]:
    yield item.text or ""
    for child in item:
        if is_block(child):
            return
        yield _text(child)
        yield child.tail or ""


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _class(element: Element) -> str:
    return (element.get("class") or "").split(" ")[0]
