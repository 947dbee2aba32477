"""Pages that words lead to, held against the pages that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.registers.shortcuts import Shortcut

    from .extent import Extent
    from .page import Page


def refuse_unknown(shortcuts: Iterable[Shortcut], pages: Mapping[str, Page], extent: Extent) -> None:
    """Refuse words that lead to a page that is not there, unless it may have been left out.

    Raises:
        CatalogueError: with the place of each, and the closest page.
    """
    problems = Problems()
    names = [uri.removesuffix(".md") for uri in pages]
    for page in (other for shortcut in shortcuts for other in shortcut.others):
        if page.name not in names and extent.has(f"{page.name}.md"):
            problems.unknown(page.at, "page", page.name, names)
    problems.raise_if_any()
