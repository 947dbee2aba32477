"""Which stylesheets and scripts pages need, and what those are in a site: the same for every engine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.locations import PACKAGE
from mkdocs_crosswalk.registers.judgement import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site

ASSETS = "assets/crosswalk/"
"""The folder of scripts and stylesheets below the crosswalk's own."""
MODULES = ("every-page.js",)
COPY_MODULES = ("copy.js",)
STYLES = ("crosswalk.css",)
TABLE_STYLES = ("tables.css",)
GUIDE_STYLES = ("guides.css",)
ID_STYLES = ("preview.css",)
ANSWER_STYLES = ("answers.css",)
POLICY_STYLES = ("policy.css",)
BARS = ("bars.css",)
"""A stylesheet that no page asks for by itself."""
STATUS = ("status.css",)
_BEGINS_WITH = {
    "crosswalk.css": ID_STYLES,
    "home.css": ("heat.css", *BARS),
    "evidence.css": BARS,
    "programme.css": STATUS,
}
"""Stylesheets that, in the site, begin with others: one request for all."""
_AGAIN = "judge-again.css"
"""The look of what is to judge again; the common stylesheet begins with it where a site has such an entry."""
_PROGRAMME = ("programme.css", "requests.css", "work-list.js")
"""What pages of a company's programme need, and pages that show its marks."""
SEARCH = ("hold.js", "search.js", "search-engine.js")
"""What draws the search of a theme whose `main.html` loads the first of them, as that of our own site does."""

_SPACE = re.compile(
    r"""(?P<kept>"[^"\n]*"|'[^'\n]*')|\s*;?\s*(?P<mark>\})\s*|\s*(?P<part>[{;>])\s*|(?P<pair>[:,])\s+"""
)
"""The space of a stylesheet that means nothing, and a last semicolon; in strings they may mean something."""
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
"""A comment that has its lines to itself."""
_INDENT = re.compile(r"\n\s+")
"""The space before lines of a script, and lines without anything; no text in our scripts goes over several lines."""


def modules_of(page: Page) -> tuple[str, ...]:
    """Return the ES modules that a generated page is better with: the common one, and its own."""
    return page.modules if page.alone else (*MODULES, *page.modules)


def styles_of(page: Page) -> tuple[str, ...]:
    """Return the stylesheets of a generated page: the common one, that of pages without a verdict, and its own."""
    told = page.asks and page.panel and page.panel.outcome
    lists = () if told or page.template == "home.html" else TABLE_STYLES
    return (*STYLES, *lists, *page.styles)


def looks(site: Site, *, policies: bool, search: bool) -> Iterator[tuple[str, str]]:
    """Yield the scripts and stylesheets of a site by their names, in order.

    Args:
        site: The site.
        policies: Whether pages of policies have a box.
        search: Whether the theme gives its search to the crosswalk.
    """
    again = (_AGAIN,) if Outcome.JUDGE_AGAIN in site.catalogue.outcomes else ()
    begins_with = {**_BEGINS_WITH, **{name: (*_BEGINS_WITH[name], *again) for name in STYLES}}
    left_out = {
        *(() if policies else POLICY_STYLES),
        *(() if search else SEARCH),
        *(() if site.extent.programme.exists else _PROGRAMME),
        *(_AGAIN, *BARS),
    }
    for path in sorted((PACKAGE / "assets").iterdir()):
        if path.name not in left_out and path.suffix != ".json":
            parts = (*(path.with_name(name) for name in begins_with.get(path.name, ())), path)
            yield path.name, "".join(map(_said, parts))


def _said(asset: Path) -> str:
    """Return a script or stylesheet without comments and needless space: it is a tenth of a first visit."""
    text = _COMMENT.sub("", asset.read_text("utf-8"))
    if asset.suffix == ".js":
        return _INDENT.sub("\n", text)
    return _SPACE.sub(lambda m: m["kept"] or m["mark"] or m["part"] or m["pair"], text)
