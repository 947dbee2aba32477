"""The links to stylesheets and the Markdown twin in the head of a page, and to modules in its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def with_styles(html: str, base: str, styles: Iterable[str], twin: str = "") -> str:
    """Return a page that links stylesheets below `base`, without those that it links already, and its twin."""
    sheets = (f'href="{base}{name}"' for name in styles)
    links = [f'<link rel="stylesheet" {sheet}>' for sheet in sheets if sheet not in html]
    if twin:
        # Material takes what is exactly `alternate` for the site in another language, and fetches a site map beside it.
        links.append(f'<link rel="alternate " type="text/markdown" href="{twin}">')
    return html.replace("</head>", f"{''.join(links)}</head>", 1)


def module_links(base: str, modules: Iterable[str]) -> str:
    """Return what loads modules below `base`. It stands in the content: a theme that swaps pages runs no other."""
    return "".join(f'<script type="module" src="{base}{name}"></script>' for name in modules)
