"""Tables of the pages that came with the crosswalk: looked at like the generated ones, and stacked on a phone."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views import wording

_OUTCOMES = {word: outcome for outcome, word in wording.OUTCOMES.items()}
_VERDICT = re.compile(rf"(?P<word>{'|'.join(_OUTCOMES)})(?P<rest>(?:[,;.].*)?)\Z", re.DOTALL)
"""A verdict that a cell begins with, and what it adds; "New bottle" is none."""

PRIORITY = 12
"""After ids and terms have become links."""

_LEVELS = {Level.FULL: "full", Level.PARTIAL: "part", Level.NONE: "none"}
_KEYS = {
    **{word: f"xw-v xw-v--{outcome}" for word, outcome in _OUTCOMES.items()},
    **{wording.LEVELS[level]: f"xw-l xw-l--quiet xw-l--{name}" for level, name in _LEVELS.items()},
}
"""What the head of a row may say, and its look."""


class Tables(Treeprocessor):
    """Gives tables the classes of the generated ones, heads for their rows, and labels for a phone."""

    def run(self, root: Element) -> None:
        """Go through the tables of a page."""
        for table in root.iter("table"):
            if table.get("class") is None:
                _dress(table)
        _join(root)


def _join(root: Element) -> None:
    """Mark tables of one row under headings of their own that go on with each other: one shape, with its heads once.

    Such are those with the same heads below one `<h2>`, from two on.
    """
    series: list[Element] = []
    for block in (*root, Element("h2")):
        row = block.tag == "table" and len(block.findall("tbody/tr")) == 1
        if block.tag == "h3" or (row and (not series or _heads(series[0]) == _heads(block))):
            series += [block] if row else []
            continue
        for place, table in enumerate(series if len(series) > 1 else ()):
            table.set("class", f"{table.get('class')} xw-t--one{' xw-t--again' if place else ''}")
            for first in table.findall("tbody/tr/th"):
                first.set("data-l", _heads(table)[0])
        series = [block] if row else []


def _heads(table: Element) -> list[str]:
    """Return what the heads of a table's columns say."""
    return [_text(head) for head in table.findall("thead/tr/*")]


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
        _key(first)
        for name, cell in zip(names[1:], cells, strict=False):
            cell.set("data-l", name)
            _badge(cell)


def _badge(cell: Element) -> None:
    """Give a verdict its shape, where a cell begins with one."""
    if verdict := _VERDICT.match(cell.text or ""):
        badge = Element("span", {"class": f"xw-v xw-v--{_OUTCOMES[verdict['word']]}"})
        badge.text, badge.tail = AtomicString(verdict["word"]), verdict["rest"]
        cell.text = ""
        cell.insert(0, badge)


def _key(head: Element) -> None:
    """Give a verdict or a level its shape, where it is all that the head of a row says."""
    if len(head) or (found := _KEYS.get((head.text or "").strip())) is None:
        return
    badge = Element("span", {"class": found})
    badge.text, head.text = AtomicString((head.text or "").strip()), ""
    head.insert(0, badge)


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
