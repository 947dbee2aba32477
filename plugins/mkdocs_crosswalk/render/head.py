"""What a page gets around its content: stylesheets and its Markdown twin in the head, modules; and nothing blank."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT = re.compile(r"<(pre|script|style|textarea)\b.*?</\1>", re.DOTALL)
_BLANK = re.compile(r"\n[ \t\r\n]+")

ALTERNATE = "alternate "
"""The space is the same to browsers; without it Material takes the twin for a translated site, and asks for its map."""


def with_styles(html: str, base: str, styles: Iterable[str], twin: str = "") -> str:
    """Return a page that links stylesheets below `base`, without those that it links already, and its twin."""
    sheets = (f'href="{escape(f"{base}{name}")}"' for name in styles)
    links = [f'<link rel="stylesheet" {sheet}>' for sheet in sheets if sheet not in html]
    if twin:
        links.append(f'<link rel="{ALTERNATE}" type="text/markdown" href="{escape(twin)}">')
    return html.replace("</head>", f"{''.join(links)}</head>", 1)


def module_links(base: str, modules: Iterable[str]) -> str:
    """Return what loads modules below `base`. It stands in the content: a theme that swaps pages runs no other."""
    return "".join(f'<script type="module" src="{escape(f"{base}{name}")}"></script>' for name in modules)


def without_blank(html: str) -> str:
    """Return a page without the blank lines and indents that themes leave; where they mean something, they stay."""
    parts: list[str] = []
    end = 0
    for kept in _KEPT.finditer(html):
        parts += _BLANK.sub("\n", html[end : kept.start()]), kept[0]
        end = kept.end()
    return "".join((*parts, _BLANK.sub("\n", html[end:])))
