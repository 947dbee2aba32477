"""The prose of a Markdown page: its text outside code, headings, links and raw HTML, as a tree processor meets it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PRIORITY = 15
"""After Python-Markdown's inline patterns (20), before the table of contents (5) and MkDocs' check of links (0)."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

_NOT_PROSE = (
    *("a", "button", "code", *HEADINGS, "kbd", "label", "math", "pre", "samp", "script", "style", "summary", "svg"),
    "textarea",
)
_IN_A_SENTENCE = frozenset(
    ("abbr", "b", "br", "cite", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u")
)
_STASHED = re.compile(f"({STX}[^{ETX}]*{ETX})")
_STASHED_HTML = re.compile(f"{STX}wzxhzdk:(\\d+){ETX}")
_RAW_TAG = re.compile(rf"<(/?)(?:{'|'.join(_NOT_PROSE)})\b", re.IGNORECASE)

Pieces = list["str | Element"]


def is_block(element: Element) -> bool:
    """Say whether an element is a heading or holds prose of its own, such as a paragraph or a cell."""
    return element.tag in HEADINGS or not (element.tag in _NOT_PROSE or element.tag in _IN_A_SENTENCE)


class ProseProcessor(Treeprocessor):
    """Hands each text of the prose to `replaced`, in the order of the page, and puts in what comes back."""

    def replaced(self, text: str) -> Pieces:
        """Return the text with elements in the place of what they stand for."""
        return [text]

    def begin(self, block: Element) -> None:
        """Take note that a paragraph, cell or the like begins, or goes on after another that was in it."""

    def passed(self, text: str) -> None:
        """Take note of something inside a paragraph that is no prose, and of its text, if that is a link's."""

    def run(self, root: Element) -> None:
        """Go through a page."""
        self._begin(root)
        self._walk(root, root)

    def _walk(self, parent: Element, block: Element) -> None:
        children = list(parent)
        parent.text = self._put(parent, 0, parent.text)
        for child in children:
            if child.tag in _NOT_PROSE:
                self.passed("".join(child.itertext()) if child.tag == "a" else "")
            elif child.tag in _IN_A_SENTENCE:
                self._walk(child, block)
            else:
                self._begin(child)
                self._walk(child, child)
                self._begin(block)
            child.tail = self._put(parent, list(parent).index(child) + 1 if child.tail else 0, child.tail)

    def _begin(self, block: Element) -> None:
        self._raw = 0
        self.begin(block)

    def _put(self, parent: Element, index: int, text: str | None) -> str | None:
        """Insert what replaces a text before the child of that index; returns the text before the first of it."""
        if not text or isinstance(text, AtomicString):
            return text
        first, last = "", None
        for piece in self._pieces(text):
            if not isinstance(piece, str):
                parent.insert(index, piece)
                index, last = index + 1, piece
            elif last is None:
                first += piece
            else:
                last.tail = (last.tail or "") + piece
        return first

    def _pieces(self, text: str) -> Pieces:
        if STX not in text:
            return self._piece(text)
        pieces: Pieces = []
        for part in _STASHED.split(text):
            if part.startswith(STX):
                self._pass_stashed(part)
                pieces.append(part)
            elif part:
                pieces += self._piece(part)
        return pieces

    def _piece(self, text: str) -> Pieces:
        if not self._raw:
            return self.replaced(text)
        self.passed(text)
        return [text]

    def _pass_stashed(self, stashed: str) -> None:
        """Note raw HTML, which Python-Markdown keeps aside: inside `<a>` or `<code>` there is no prose."""
        self.passed("")
        if match := _STASHED_HTML.fullmatch(stashed):
            tag = _RAW_TAG.match(str(self.md.htmlStash.rawHtmlBlocks[int(match[1])]))
            if tag:
                self._raw = max(0, self._raw + (-1 if tag[1] else 1))
