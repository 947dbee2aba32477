"""Blocks of a page that ask something are answered where they stand.

    ```crosswalk
    show: controls
    where: {theme: A.7, outcome: new}
    ```

It happens before any extension looks for code, so that none takes the block for it. The answer is HTML that no other
extension reads, as that of code is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, code_escape

from mkdocs_crosswalk.data.problems import Position, Problem

from .fences import fences
from .front_matter import parted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from mkdocs_crosswalk.views.answers import Answered, Answers
    from mkdocs_crosswalk.views.blocks import Block

    from .fences import Fence

PRIORITY = 28
"""After the lines are made alike (30) and snippets are put in (32), before code is looked for (25)."""
BEFORE_CODE_IS_COLOURED = 40
TAB = 4
"""Blanks for a tabulator, as Python-Markdown makes of it."""


class AskedHere:
    """What one page asks, while it is rendered.

    Args:
        answers: Answers it.
        show: Makes HTML of what a question becomes.
    """

    def __init__(self, answers: Answers, show: Callable[[tuple[Block, ...]], str]) -> None:
        self.answers = answers
        self.show = show
        self.held: dict[str, tuple[Fence, Answered]] = {}

    @property
    def any(self) -> bool:
        """Say whether the page asks something."""
        return bool(self.held)

    def problems(self, uri: str, source: str) -> list[Problem]:
        """Return what is wrong with the questions, at the beginning of the page where their place cannot be told.

        Args:
            uri: The source file of the page.
            source: Its text with its front matter.
        """
        page = parted(source, uri)
        there: dict[str, list[Fence]] = {}
        for fence in fences(page.body.expandtabs(TAB).split("\n")):
            there.setdefault(fence.text, []).append(fence)
        found = []
        for fence, answered in self.held.values():
            places = there.get(fence.text, [])
            place = places.pop(0) if places else None
            found += [_located(problem, uri, page.body_line, place) for problem in answered.problems]
        return found


def _located(problem: Problem, uri: str, body_line: int, fence: Fence | None) -> Problem:
    """Return a problem of the text of a question as one of its page."""
    if fence is None:
        return Problem(Position(uri, 1, 1), problem.message)
    _, line, column = problem.position
    return Problem(Position(uri, body_line + fence.first + line, column + len(fence.before)), problem.message)


class Questions(Preprocessor):
    """Puts the answers into one page.

    Args:
        md: The Markdown of the page.
        asked: What it asks, which is taken note of.
    """

    def __init__(self, md: Markdown, asked: AskedHere) -> None:
        super().__init__(md)
        self.asked = asked

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of the page with a mark for each answer."""
        return replaced(lines, self._mark)

    def _mark(self, fence: Fence) -> Iterable[str]:
        answered = self.asked.answers.of(fence.text)
        mark = self.md.htmlStash.store(self.asked.show(answered.blocks))
        self.asked.held[mark] = fence, answered
        return (mark,)


class AsWritten(Treeprocessor):
    """Gives a block back that stands in code by its indent: what is shown there is how to ask."""

    def __init__(self, md: Markdown, asked: AskedHere) -> None:
        super().__init__(md)
        self.asked = asked

    def run(self, root: Element) -> None:
        """Go through the code of a page."""
        for code in root.iterfind(".//pre/code") if self.asked.held else ():
            for mark, (fence, _) in list(self.asked.held.items()):
                if mark in (code.text or ""):
                    code.text = AtomicString(_given_back(code.text or "", mark, fence))
                    del self.asked.held[mark]


def _given_back(code: str, mark: str, fence: Fence) -> str:
    found = re.compile(rf"\n?(?P<indent>[ ]*){re.escape(mark)}\n?")
    lines = ("```crosswalk", *fence.text.split("\n"), "```")
    return found.sub(lambda m: "\n".join(m["indent"] + code_escape(line) for line in lines), code)


def replaced(lines: list[str], said: Callable[[Fence], Iterable[str]]) -> list[str]:
    """Return the lines of a page with others in the place of each block that asks something."""
    found: list[str] = []
    end = 0
    for fence in fences(lines):
        blank = fence.before.rstrip()
        found += [*lines[end : fence.first], blank, *(f"{fence.before}{line}" for line in said(fence)), blank]
        end = fence.end
    return [*found, *lines[end:]]
