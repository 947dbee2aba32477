"""Abbreviations in the guides lead to the glossary, the first time on a page, and show what they mean.

The glossary is a definition list in Markdown; those of its terms that are abbreviations, such as ISMS, are found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .markup import ProseProcessor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown import Markdown

    from .id_links import WrittenPage
    from .markup import Pieces

_ITEM = re.compile(r"^(?P<terms>(?:\w[^\n]*\n)+):[ ]+(?P<meaning>[^\n]+)", re.MULTILINE)
_ABBREVIATION = re.compile(r"[A-Z]\w*[A-Z]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SENTENCE_END = re.compile(r"(?<=\.)\s")


@dataclass(frozen=True, slots=True)
class Term:
    """What an abbreviation means, in a sentence or two, and its anchor in the glossary."""

    meaning: str
    anchor: str


def read_glossary(text: str) -> dict[str, Term]:
    """Return the abbreviations of a glossary; where one stands below its full term, that comes first in its meaning."""
    found = {}
    for item in _ITEM.finditer(text):
        first, *others = item["terms"].splitlines()
        sentence = _SENTENCE_END.split(_LINK.sub(r"\1", item["meaning"]))[0]
        for term in (first, *others):
            if _ABBREVIATION.fullmatch(term):
                found[term] = Term(sentence if term == first else f"{first}. {sentence}", anchor_of(term))
    return found


def anchor_of(term: str) -> str:
    """Return the anchor of a term in the glossary."""
    return slugify(term, "-")


class TermAnchors(Treeprocessor):
    """Gives each term of a definition list its anchor and its look."""

    def run(self, root: Element) -> None:
        """Mark the terms of a page."""
        for term in root.iter("dt"):
            term.set("id", anchor_of("".join(term.itertext())))
            term.set("class", "xw-term")


class TermLinks(ProseProcessor):
    """Links the first mention of each abbreviation on one page to the glossary.

    Args:
        md: The Markdown of one page.
        page: The page, which takes note of what was found.
        terms: What is to be found.
        glossary: The glossary as seen from the page.
    """

    def __init__(self, md: Markdown, page: WrittenPage, terms: Mapping[str, Term], glossary: str) -> None:
        super().__init__(md)
        self.page = page
        self.terms = dict(terms)
        self.glossary = glossary
        self.words = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(terms)))})\b")

    def replaced(self, text: str) -> Pieces:
        """Return a text with links for the terms that the page has not named yet."""
        pieces: Pieces = []
        end = 0
        for match in self.words.finditer(text):
            if term := self.terms.pop(match[0], None):
                link = Element(
                    "a", {"class": "xw-term", "href": f"{self.glossary}#{term.anchor}", "title": term.meaning}
                )
                link.text = AtomicString(match[0])
                pieces += text[end : match.start()], link
                end = match.end()
                self.page.linked = True
        return [*pieces, text[end:]]
