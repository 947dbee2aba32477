"""Abbreviations in the guides lead to the glossary, the first time on a page, and show what they mean.

The glossary is a definition list in Markdown; those of its terms that are abbreviations, such as ISMS, are found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_crosswalk.views.glossary import Term

from .markup import ProseProcessor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown import Markdown

    from .id_links import WrittenPage
    from .markup import Pieces

_ITEM = re.compile(r"^(?P<terms>(?:\w[^\n]*\n)+):[ ]+(?P<meaning>[^\n]+)", re.MULTILINE)
_ABBREVIATION = re.compile(r"[A-Z]\w*[A-Z]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_TERM = re.compile(r'<dt class="xw-term" id="([^"]*)">(.*?)</dt>', re.DOTALL)
_DEFINITION = re.compile(
    r'(?P<terms>(?:<dt class="xw-term" id="[^"]*">(?:(?!</dt>).)*</dt>\s*)+)'
    r"(?P<meanings>(?:<dd>(?:(?!</dd>).)*</dd>\s*)+)",
    re.DOTALL,
)
_PARTS = re.compile(r"<(/?)dd>")
_SENTENCE_END = re.compile(r"(?<=\.)\s")


def read_terms(text: str) -> dict[str, Term]:
    """Return every term of a glossary; where one stands below its full term, that comes first in its meaning."""
    found = {}
    for item in _ITEM.finditer(text):
        first, *others = item["terms"].splitlines()
        sentence = _SENTENCE_END.split(_LINK.sub(r"\1", item["meaning"]))[0]
        for name in (first, *others):
            found[name] = Term(name, sentence if name == first else f"{first}. {sentence}", anchor_of(name))
    return found


def read_glossary(text: str) -> dict[str, Term]:
    """Return those terms of a glossary that are abbreviations."""
    return {name: term for name, term in read_terms(text).items() if _ABBREVIATION.fullmatch(name)}


def anchor_of(term: str) -> str:
    """Return the anchor of a term in the glossary."""
    return slugify(term, "-")


def anchored(text: str) -> str:
    """Return the Markdown of a glossary with the anchors that `TermAnchors` gives its terms, for other generators."""
    return _ITEM.sub(_with_anchors, text)


def _with_anchors(item: re.Match[str]) -> str:
    terms = "".join(f'<a id="{anchor_of(name)}"></a>{name}\n' for name in item["terms"].splitlines())
    return f"{terms}{item[0].removeprefix(item['terms'])}"


def as_sections(html: str) -> str:
    """Return a glossary for search plugins, which find what stands under headings: each term with its meaning is one.

    Terms of one meaning stand in one heading, with the anchor of the first.
    """
    return _DEFINITION.sub(_as_section, html)


def _as_section(match: re.Match[str]) -> str:
    terms = _TERM.findall(match["terms"])
    heading = ", ".join(term for _, term in terms)
    return f'<h3 id="{terms[0][0]}">{heading}</h3>' + _PARTS.sub(r"<\1p>", match["meanings"])


class TermAnchors(Treeprocessor):
    """Gives each term of the glossary its anchor and its look, and puts a bar of first letters above them."""

    def run(self, root: Element) -> None:
        """Mark the terms of a page."""
        letters: dict[str, str] = {}
        for term in root.iter("dt"):
            name = "".join(term.itertext())
            term.set("id", anchor_of(name))
            term.set("class", "xw-term")
            letters.setdefault(name[0].upper(), anchor_of(name))
        for place, block in enumerate(root):
            if block.tag == "dl":
                block.set("class", "xw-terms")
                root.insert(place, _bar(letters))
                break


def _bar(letters: dict[str, str]) -> Element:
    bar = Element("nav", {"class": "xw-az", "aria-label": "A to Z", "data-search-exclude": ""})
    for letter, anchor in sorted(letters.items()):
        SubElement(bar, "a", {"href": f"#{anchor}"}).text = letter
    return bar


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
