"""The links to stylesheets, modules and the Markdown twin in the head of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def with_assets(html: str, base: str, styles: Iterable[str], modules: Iterable[str], twin: str = "") -> str:
    """Return a page that links assets below `base`, without those stylesheets that it links already, and its twin."""
    sheets = (f'href="{base}{name}"' for name in styles)
    links = [f'<link rel="stylesheet" {sheet}>' for sheet in sheets if sheet not in html]
    links += [f'<script type="module" src="{base}{name}"></script>' for name in modules]
    if twin:
        links.append(f'<link rel="alternate" type="text/markdown" href="{twin}">')
    return html.replace("</head>", f"{''.join(links)}</head>", 1)
