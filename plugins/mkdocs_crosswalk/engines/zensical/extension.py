"""The Markdown extension for Zensical: finished pages go on as they are, and own pages are read as in any site.

It does nothing under other engines, so that a configuration can be theirs too.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_crosswalk.data.problems import CrosswalkError

from .finished import MARK
from .own_page import OwnPage
from .prepared import AGAIN, prepared
from .settings import find_settings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

FIRST = 1000
LAST = -1000
NAME = "crosswalk"
SAID = "crosswalk: "
"""What each line begins with that says what is wrong with a page."""


class CrosswalkExtension(Extension):
    """Reads the pages of a site.

    Args:
        config: The site's configuration, as seen from its folder; left out, the one that Zensical takes.
        pages: Where a server keeps the finished pages up to date, what tells those that are there from those before;
            left out, they must be of the data as they are.
    """

    def __init__(self, config: str = "", pages: str = "") -> None:
        super().__init__()
        self.file = config
        self.pages = pages

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register what the page of this Markdown needs."""
        context = _context(md)
        if context is None or NAME in md.postprocessors:  # both the site and `crosswalk build` may name it
            return
        page, root = context.page, Path(context.config["root_dir"])
        if MARK in page.meta:
            finished = Finished(md, root / context.config["docs_dir"], page.meta[MARK], changing=bool(self.pages))
            md.preprocessors.register(finished, "crosswalk-finished", FIRST)
            md.postprocessors.register(GiveBack(md, finished), NAME, LAST)
            return
        site = prepared(root / self.file if self.file else find_settings(root).file, self.pages)
        if not self.pages:
            site.refuse_other_pages()
        own = OwnPage(site, page.path)
        own.prose.extendMarkdown(md)
        whole = Whole(md)
        md.treeprocessors.register(whole, "crosswalk-whole", LAST)
        md.postprocessors.register(Dressed(md, whole, own), NAME, LAST)


class Finished(Preprocessor):
    """Leaves nothing of a finished page for anybody to read as Markdown.

    Args:
        md: The Markdown of the page.
        docs: The folder of the site's pages.
        said: What its front matter says: where its HTML is, and its headings.
        changing: Whether a server writes pages meanwhile; then one is read again when its front matter has followed.
    """

    def __init__(self, md: Markdown, docs: Path, said: dict[str, Any], *, changing: bool) -> None:
        super().__init__(md)
        file = docs / said["file"]
        self.html = file.read_bytes() if file.is_file() else b""
        self.contents = said["contents"]
        if not changing and sha256(self.html).hexdigest() != said["sum"]:
            raise CrosswalkError(f"{said['file']} is of another build; {AGAIN}")

    def run(self, lines: list[str]) -> list[str]:  # noqa: ARG002 - they say what is wrong where this is not at work
        """Return nothing."""
        return []


class GiveBack(Postprocessor):
    """Gives a finished page its HTML, after everybody, and its table of contents.

    Args:
        md: The Markdown of the page.
        finished: What has them.
    """

    def __init__(self, md: Markdown, finished: Finished) -> None:
        super().__init__(md)
        self.finished = finished

    def run(self, text: str) -> str:  # noqa: ARG002 - of the page nothing is left
        """Return the HTML."""
        md: Any = self.md
        md.toc_tokens = _nested(self.finished.contents)
        return self.finished.html.decode()


class Whole(Treeprocessor):
    """Takes note that a page is whole: before that, single headings go through what is meant for it.

    Args:
        md: The Markdown of the page.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.reached = False

    def run(self, root: Element) -> None:  # noqa: ARG002 - it is only met
        """Change nothing."""
        self.reached = True


class Dressed(Postprocessor):
    """Gives an own page what the crosswalk adds, and says what is wrong with it.

    Args:
        md: The Markdown of the page.
        whole: What knows whether the page is whole.
        own: The page.
    """

    def __init__(self, md: Markdown, whole: Whole, own: OwnPage) -> None:
        super().__init__(md)
        self.whole = whole
        self.own = own

    def run(self, text: str) -> str:
        """Return the page with its box, its looks and its scripts."""
        if not self.whole.reached:
            return text
        for problem in self.own.problems(text):
            sys.stderr.write(f"{SAID}{problem}\n")
        return self.own.dressed(text)


def makeExtension(**said: Any) -> CrosswalkExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension, as a configuration asks for it."""
    return CrosswalkExtension(**said)


def _context(md: Markdown) -> Any:
    """Return what Zensical says of the page that is rendered, or None under any other engine."""
    try:
        context = import_module("zensical.extensions.context")
    except ImportError:
        return None
    return context.ContextPreprocessor.from_markdown(md)


def _nested(contents: list[tuple[int, str, str]]) -> list[dict[str, Any]]:
    """Return headings as Python-Markdown gives them to themes: each holds those below it."""
    whole: list[dict[str, Any]] = []
    above: list[dict[str, Any]] = []
    for level, anchor, title in contents:
        heading = {"level": level, "id": anchor, "name": title, "html": title, "data-toc-label": "", "children": []}
        while above and above[-1]["level"] >= level:
            above.pop()
        (above[-1]["children"] if above else whole).append(heading)
        above.append(heading)
    return whole
