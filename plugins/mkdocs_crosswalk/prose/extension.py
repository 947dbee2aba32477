"""The Markdown extension for pages that people wrote: ids become links, abbreviations lead to the glossary.

Blocks that ask something of the data are answered.

It knows no MkDocs. Whoever renders a page opens it first, and asks afterwards what was found on it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markdown.extensions import Extension

from mkdocs_crosswalk.views.addresses import GLOSSARY, Place
from mkdocs_crosswalk.views.answers import Answers

from .drawings import PRIORITY as DRAW
from .drawings import Drawings, Numbers, read_drawings
from .folds import FIRST as BEFORE_COMMENTS
from .folds import PRIORITY as FOLD
from .folds import FoldMarks, Folds
from .glossary import TermAnchors, TermLinks, read_glossary
from .id_links import IdLinks, WrittenPage, source_link
from .left_out import PRIORITY as BEFORE_CHECKS
from .left_out import LeftOut, leads
from .markup import PRIORITY
from .questions import BEFORE_CODE_IS_COLOURED, AskedHere, AsWritten, Questions
from .questions import PRIORITY as BEFORE_CODE
from .tables import PRIORITY as AFTER_LINKS
from .tables import Tables
from .treated import PRIORITY as FIRST
from .treated import OutOfSearch, TreatedEntries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown import Markdown

    from mkdocs_crosswalk.queries.columns import Tells
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.site import Site

    from .withheld import Withheld


class HandWritten(Extension):
    """Registers what a page needs with its Markdown.

    Args:
        site: The site with its entries and their places.
        prefix: The folder that the site's pages are in, empty or with a slash at the end.
        content: The folder of the pages that came with the crosswalk.
        withheld: What pages may name although the site does not show it.
        kept: Whose words the site keeps to itself.

    Attributes:
        answers: Answers what pages ask.
    """

    def __init__(
        self, site: Site, prefix: str, content: Path, withheld: Withheld | None = None, kept: Iterable[Tells] = ()
    ) -> None:
        super().__init__()
        self.answers = Answers(site.extent, kept, withheld.site.extent if withheld else None)
        self.withheld = withheld
        self.site = site
        self.prefix = prefix
        self.content = content
        glossary = content / GLOSSARY
        self.terms = read_glossary(glossary.read_text("utf-8")) if glossary.is_file() else {}
        self.drawings = read_drawings(content)
        self.page: WrittenPage | None = None

    def open(
        self,
        uri: str,
        file: str | None,
        link_ids: bool | str,
        show: Callable[[tuple[Block, ...]], str] = lambda _: "",
    ) -> WrittenPage:
        """Return the page that is rendered next, which takes note of what is found on it.

        Args:
            uri: Its source file.
            file: Where that is on disk, if it is.
            link_ids: Which ids become links; in the pages that came with the crosswalk it is all or none.
            show: Makes HTML of what a question of the page becomes; where pages are only checked, of nothing.
        """
        ours = file is not None and Path(file).is_relative_to(self.content)
        self.page = WrittenPage(uri, "all" if ours and link_ids else link_ids, ours)
        self.page.asked = AskedHere(self.answers, show)
        return self.page

    def close(self) -> None:
        """Take note that what is rendered next is no page that people wrote."""
        self.page = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register tree processors that belong to the page of this Markdown, however late they run."""
        if self.page is None:
            return
        if self.page.asked:
            md.preprocessors.register(Questions(md, self.page.asked), "crosswalk-questions", BEFORE_CODE)
            written = AsWritten(md, self.page.asked)
            md.treeprocessors.register(written, "crosswalk-questions", BEFORE_CODE_IS_COLOURED)
        if self.page.ours:
            md.registerExtensions(["def_list"], {})  # the glossary is one, and other sites need not know
            md.preprocessors.register(FoldMarks(md), "crosswalk-folds", BEFORE_COMMENTS)
            md.treeprocessors.register(Folds(md), "crosswalk-folds", FOLD)
            md.treeprocessors.register(Tables(md), "crosswalk-tables", AFTER_LINKS)
            uri = self.page.uri.removeprefix(self.prefix)
            there = partial(leads, uri=uri, extent=self.site.extent)
            md.treeprocessors.register(LeftOut(md, there), "crosswalk-left-out", BEFORE_CHECKS)
            catalogue = self.site.catalogue
            md.preprocessors.register(Numbers(md, catalogue), "crosswalk-numbers", FIRST)
            md.treeprocessors.register(Drawings(md, self.page, self.drawings, catalogue), "crosswalk-drawings", DRAW)
            if guide := self.site.extent.guide(uri):
                md.preprocessors.register(TreatedEntries(md, guide, self.site.extent), "crosswalk-treated", FIRST)
                md.treeprocessors.register(OutOfSearch(md), "crosswalk-treated", AFTER_LINKS)
        elif self.withheld:
            there = partial(self.withheld.leads, uri=self.page.uri)
            md.treeprocessors.register(LeftOut(md, there), "crosswalk-left-out", BEFORE_CHECKS)
        links = IdLinks(md, self.site, self.prefix, self.page, self.withheld)
        md.treeprocessors.register(links, "crosswalk-ids", PRIORITY)
        glossary = f"{self.prefix}{GLOSSARY}"
        if self.page.ours and self.page.uri == glossary:
            md.treeprocessors.register(TermAnchors(md), "crosswalk-terms", PRIORITY - 1)
        elif self.page.ours and self.terms and self.site.extent.has(GLOSSARY):
            terms = TermLinks(md, self.page, self.terms, source_link(self.page.uri, Place(glossary)))
            md.treeprocessors.register(terms, "crosswalk-terms", PRIORITY - 1)
