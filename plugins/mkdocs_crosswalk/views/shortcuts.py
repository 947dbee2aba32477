"""Pages that words lead to, held against the pages that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_crosswalk.registers.shortcuts import Shortcut

    from .extent import Extent

BY_PEOPLE = ("about/", "guides/")
"""Folders of pages that people write."""


def refuse_unknown(
    shortcuts: Iterable[Shortcut], pages: Iterable[str], written: Collection[str], extent: Extent
) -> None:
    """Refuse words that lead to a page that is not there, unless it may have been left out.

    Args:
        shortcuts: What readers call things.
        pages: The source addresses of the generated pages.
        written: Those of the pages that people wrote; if none are known, words may lead to any in their folders.
        extent: What the site holds.

    Raises:
        CatalogueError: with the place of each, and the closest page.
    """
    problems = Problems()
    names = [uri.removesuffix(".md") for uri in (*pages, *written)]
    for page in (other for shortcut in shortcuts for other in shortcut.others):
        unknown = page.name not in names and extent.has(f"{page.name}.md")
        if unknown and (written or not page.name.startswith(BY_PEOPLE)):
            problems.unknown(page.at, "page", page.name, names)
    problems.raise_if_any()
