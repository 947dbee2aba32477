"""Parts of a page that a reader has to ask for: what stands under a heading with a mark behind it is folded under it.

The mark is a comment, so that a page reads as before wherever this is not at work.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

MARK = "<!-- folded -->"
FIRST = 40
"""Before comments are put aside."""
PRIORITY = 30
"""Before ids and terms become links, and headings get their anchors."""

_KEPT = "\u2060folded\u2060"
"""What stands for the mark in between; word joiners, so that no text of a page is taken for it."""


class FoldMarks(Preprocessor):
    """Keeps the marks of a page, which Markdown would put aside as HTML."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with each mark as a paragraph."""
        return [_KEPT if line.strip() == MARK else line for line in lines]


class Folds(Treeprocessor):
    """Folds what stands under each heading that is followed by a mark, up to the next heading."""

    def run(self, root: Element) -> None:
        """Go through the blocks of a page."""
        blocks = list(root)
        fold: Element | None = None
        for block, after in zip(blocks, [*blocks[1:], None], strict=True):
            if _heading(block):
                fold = None
                if after is not None and _marks(after):
                    fold = Element("details", {"class": "xw-fold"})
                    root.insert(list(root).index(block), fold)
                    root.remove(block)
                    SubElement(fold, "summary").append(block)
            elif _marks(block):
                root.remove(block)
            elif fold is not None:
                root.remove(block)
                fold.append(block)


def _heading(block: Element) -> bool:
    return block.tag in ("h1", "h2", "h3", "h4")


def _marks(block: Element) -> bool:
    return block.tag == "p" and (block.text or "").strip() == _KEPT
