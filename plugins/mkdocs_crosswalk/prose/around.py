"""What stands around each text of a Markdown page: which framework headings, heads of tables and lead-ins speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.ids.spoken import NOTHING, Spoken, nearest

from .markup import HEADINGS, is_block

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from mkdocs_crosswalk.ids.spelling import Ids

CELLS = ("td", "th")

_BELOW_HEADINGS = len(HEADINGS) + 1
_LED_IN = ("dl", "ol", "table", "ul")
_TITLE = "admonition-title"
_LABELS, _BLOCK = "tabbed-labels", "tabbed-content"


def around(root: Element, ids: Ids, *, headings: bool) -> dict[Element, Spoken]:
    """Return what is spoken of around each block of a page: the nearest head, lead-in or heading that names anything.

    Args:
        root: The page.
        ids: The ids that exist, and the names of their frameworks.
        headings: Whether its headings count.
    """
    found: dict[Element, Spoken] = {}
    _Blocks(found, ids, headings=headings).flow(root, NOTHING)
    return found


class _Blocks:
    """Goes through blocks in their order, and takes note of each."""

    def __init__(self, found: dict[Element, Spoken], ids: Ids, *, headings: bool) -> None:
        self.found = found
        self.ids = ids
        self.names = ids.names
        self.headings = headings

    def flow(self, parent: Element, here: Spoken, before: str = "") -> None:
        """Go through blocks that follow each other; `before` is the text before them, which may lead to a list."""
        self.found[parent] = here
        sections = self.ids.heads.sections(here)
        lead, item = before, parent.tag in ("li", "dd")
        for child in parent:
            if not is_block(child):
                continue
            if title := _title(child):
                if self.headings:
                    sections.enter(*title)
                lead = title[1]
                continue
            led = self.names.spoken_last(lead) if lead and child.tag in _LED_IN else NOTHING
            self._block(child, nearest(led, sections.spoken))
            lead = _text(child).rstrip() if child.tag == "p" else ""
            lead = lead if item or lead.endswith(":") else ""

    def _block(self, block: Element, here: Spoken) -> None:
        if block.tag == "table":
            self._table(block, here)
        elif block.tag in ("ul", "ol"):
            for item in block:
                self.flow(item, here, _own_text(item))
        elif block.tag == "dl":
            self._definitions(block, here)
        elif _class(block) == "tabbed-set":
            self._tabs(block, here)
        else:
            head = next((c for c in block if c.tag == "summary" or _class(c) == _TITLE), None)
            self.flow(block, nearest(self.names.spoken_of(_text(head)) if head is not None else NOTHING, here))

    def _table(self, table: Element, here: Spoken) -> None:
        columns = [self.ids.heads.column(_text(head)) for head in table.iterfind("thead/tr/th")]
        for line in table.iter("tr"):
            texts = list(map(_text, line))
            if any(map(self.ids.tokens.candidate.search, texts)):
                for cell, said in zip(line, self.ids.heads.cells(columns, texts), strict=True):
                    self.found[cell] = nearest(said if cell.tag == "td" else NOTHING, here)

    def _definitions(self, block: Element, here: Spoken) -> None:
        term = NOTHING
        for child in block:
            self.flow(child, nearest(term, here) if child.tag == "dd" else here)
            if child.tag == "dt":
                term = self.names.spoken_of(_text(child))

    def _tabs(self, tabs: Element, here: Spoken) -> None:
        labels = [self.names.spoken_of(_text(label)) for part in tabs if _class(part) == _LABELS for label in part]
        blocks = [block for part in tabs if _class(part) == _BLOCK for block in part]
        for label, block in zip(labels, blocks, strict=False):
            self.flow(block, nearest(label, here))


def _title(block: Element) -> tuple[int, str] | None:
    """Return level and text of a heading, or of a paragraph that is one by its look: all of it is bold."""
    if block.tag in HEADINGS:
        return HEADINGS[block.tag], _text(block)
    if block.tag == "p" and len(block) == 1 and block[0].tag in ("b", "strong"):
        bare = not f"{block.text or ''}{block[0].tail or ''}".strip(" \n:")
        return (_BELOW_HEADINGS, _text(block)) if bare else None
    return None


def _own_text(item: Element) -> str:
    """Return the text of a list's item before the first block in it; nothing, if there is none."""
    own = item.text or ""
    for child in item:
        if is_block(child):
            return own
        own += _text(child) + (child.tail or "")
    return ""


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _class(element: Element) -> str:
    return (element.get("class") or "").split(" ")[0]
