"""What searches that read a whole page, or that know nothing of the jump to an id, are given of it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_crosswalk.views.page import Page

_ANCHOR = re.compile(r'(<h[1-6]) id="[^"]*"')
_ID = re.compile(r'<a class="xw-id"[^>]*>.*?</a>')
WEIGHT = 10
"""How much more than other text Pagefind takes what a page is called for; no more is possible."""


def with_spellings(page: Page, searchable: str) -> str:
    """Return what search finds of a page with the other spellings of its id.

    Args:
        page: The page.
        searchable: The part of it that search may index, as HTML.
    """
    cited = page.card.cited if page.card else ()
    return searchable.replace("</h1>", f"</h1><p>{escape(', '.join(cited))}</p>", 1) if cited else searchable


def for_pagefind(page: Page, searchable: str, html: str) -> str:
    """Return a page of which Pagefind finds what it is called alone; it reads finished pages, and not what search may.

    It takes A.5.1 for the beginning of A.5.10 as well, so a list of ids would be found before the page of any of them.

    Args:
        page: The page.
        searchable: The part of it that search may index, as HTML.
        html: All of it.
    """
    name, mark, more = _ANCHOR.sub(r"\1", with_spellings(page, searchable)).partition("<h2>")
    called = f'<div data-pagefind-weight="{WEIGHT}">{name}</div>'
    return f"<div hidden>{called}{mark}{_ID.sub('', more)}</div><div data-pagefind-ignore>{html}</div>"
