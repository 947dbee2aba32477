"""Tables of the pages that came with the crosswalk: looked at like the generated ones, and stacked on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PRIORITY = 12
"""After ids and terms have become links."""


class Tables(Treeprocessor):
    """Gives tables the classes of the generated ones, heads for their rows, and labels for a phone."""

    def run(self, root: Element) -> None:
        """Go through the tables of a page."""
        for table in root.iter("table"):
            if table.get("class") is None:
                _dress(table)


def _dress(table: Element) -> None:
    table.set("class", "xw-t xw-t--s xw-t--guide")
    heads = table.findall("thead/tr/th")
    for head in heads:
        if _text(head):
            head.set("scope", "col")
        else:
            head.tag = "td"
    names = [_text(head) for head in heads]
    for row in table.findall("tbody/tr"):
        first, *cells = list(row)
        first.tag = "th"
        first.set("scope", "row")
        for name, cell in zip(names[1:], cells, strict=False):
            cell.set("data-l", name)


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
