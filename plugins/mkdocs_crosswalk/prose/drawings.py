"""Drawings in the guides: `![What it shows.](drawing:scope)`, alone in its paragraph, shows `drawings/scope.svg`.

A drawing is an SVG file beside the guides. It has classes and no styles, so that it follows light and dark; see
`guides.css`. Where there is a `scope-narrow.svg` too, a phone shows that one. The words between the brackets stand
below it, and are all that a generator without plugins shows.

One is made from the data: `drawing:flow`. Its numbers stand below it in a table.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_crosswalk.data.problems import closest_word
from mkdocs_crosswalk.render.flow import flow_svg, flow_table
from mkdocs_crosswalk.views.flow import flow

from .id_links import DRAWING, Wrong

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from markdown import Markdown

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

    from .id_links import WrittenPage

FOLDER = "drawings"
NARROW = "-narrow"
FLOW = "flow"
PRIORITY = 16
"""Before ids become links: those in the words below a drawing do."""
_IN_TEXT = re.compile(rf"^!\[(?P<words>[^\]\n]*)\]\({DRAWING}(?P<name>[^)\n]*)\)$", re.MULTILINE)

Drawn = tuple[str, str]
"""The SVG for wide screens and for paper, and that for phones, which may be the same."""


def read_drawings(content: Path) -> dict[str, Drawn]:
    """Return the drawings that are files, by their names."""
    files = {path.stem: path.read_text("utf-8") for path in sorted((content / FOLDER).glob("*.svg"))}
    return {name: (svg, files.get(f"{name}{NARROW}", svg)) for name, svg in files.items() if not name.endswith(NARROW)}


def in_words(source: str, catalogue: Catalogue) -> str:
    """Return the Markdown of a page with the words of its drawings in their place, and their numbers."""
    return _IN_TEXT.sub(lambda found: "\n".join((f"*{found['words']}*", *_below(found["name"], catalogue))), source)


def _below(name: str, catalogue: Catalogue) -> list[str]:
    """Return the numbers of a drawing that is made from the data, as lines of Markdown."""
    shown = flow(catalogue) if name == FLOW else None
    return flow_table(shown) if shown else []


class Numbers(Preprocessor):
    """Adds to one page the numbers of the drawing that is made from the data.

    Args:
        md: The Markdown of the page.
        catalogue: The catalogue.
    """

    def __init__(self, md: Markdown, catalogue: Catalogue) -> None:
        super().__init__(md)
        self.catalogue = catalogue

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of the page, with those of the table below the drawing."""
        found: list[str] = []
        for line in lines:
            drawing = _IN_TEXT.fullmatch(line)
            found += (line, *(_below(drawing["name"], self.catalogue) if drawing else ()))
        return found


class Drawings(Treeprocessor):
    """Puts the drawings of one page in.

    Args:
        md: The Markdown of the page.
        page: The page, which takes note of what was found.
        files: The drawings that are files, by their names.
        catalogue: The catalogue.
    """

    def __init__(self, md: Markdown, page: WrittenPage, files: Mapping[str, Drawn], catalogue: Catalogue) -> None:
        super().__init__(md)
        self.page = page
        self.files = files
        self.catalogue = catalogue

    def run(self, root: Element) -> None:
        """Go through the paragraphs that hold a drawing alone."""
        for parent in list(root.iter()):
            for block, below in pairwise((*parent, Element("p"))):
                image = block.find("img") if block.tag == "p" else None
                if image is not None and len(block) == 1 and (image.get("src") or "").startswith(DRAWING):
                    if image.get("src") == f"{DRAWING}{FLOW}":
                        below.set("data-search-exclude", "")  # numbers answer no search
                    self._draw(block, image)

    def _draw(self, block: Element, image: Element) -> None:
        name = (image.get("src") or "").removeprefix(DRAWING)
        known = (*self.files, FLOW)
        if name not in known:
            near = closest_word(name, known)
            self.page.wrong.append(Wrong(f"{DRAWING}{name}", (f"{DRAWING}{near}",) if near else (), 0))
            return
        drawn = self.files.get(name) or self._flow()
        if drawn is None:  # nothing is compared
            block.clear()
            return
        wide, narrow = drawn
        self.page.drawn = True
        block.clear()
        block.tag = "figure"
        block.set("class", "xw-draw")
        parts = [(wide, "")] if wide == narrow else [(wide, " xw-draw--wide"), (narrow, " xw-draw--narrow")]
        for svg, kind in parts:
            frame = SubElement(block, "div", {"class": f"xw-draw__in{kind}", "data-search-exclude": ""})
            frame.text = self.md.htmlStash.store(svg.strip())
        # The text beside a drawing says the same, and is what a search should find.
        SubElement(block, "figcaption", {"data-search-exclude": ""}).text = image.get("alt")
        block.tail = "\n"

    def _flow(self) -> Drawn | None:
        shown = flow(self.catalogue)
        return (flow_svg(shown), flow_svg(shown, narrow=True)) if shown else None
