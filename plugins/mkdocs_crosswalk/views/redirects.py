"""Moves of pages, held against the pages that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import Problems, closest_word, hint

from .addresses import GAP, PLAN, address_of
from .ways import ways

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.registers.redirects import Redirect

    from .extent import Extent


def moved_pages(redirects: Iterable[Redirect], uris: Iterable[str], extent: Extent) -> dict[str, str]:
    """Return the source address of the page that each left address leads to; a page left out has none.

    Args:
        redirects: The moves of the data.
        uris: The source addresses of all pages, generated or written.
        extent: What the site holds.

    Raises:
        CatalogueError: a move leads nowhere, or from where a page is.
    """
    pages = {address_of(uri): uri for uri in uris}
    moves = {move.old: move.new for move in redirects}
    problems = Problems()
    found = {}
    for move in redirects:
        if move.old in pages:
            problems.add(move.old_at, f'"{move.old}" is the address of a page; nothing moved away from it')
        if move.new in moves:
            near = hint(moves[move.new])
            problems.add(move.new_at, f'"{move.new}" has moved itself; lead to where the page is now{near}')
        elif move.new not in pages and not _is_left_out(move.new, extent):
            near = hint(closest_word(move.new, pages))
            problems.add(move.new_at, f'there is no page at "{move.new}"{near}')
        elif move.new in pages:
            found[move.old] = pages[move.new]
    problems.raise_if_any()
    return found


def shorter_pages(extent: Extent) -> dict[str, str]:
    """Return where the lists of all groups lead in a site that leaves some out: to those of all that are there."""
    here, full = extent.catalogue, extent.catalogue.full
    ends = [(way, way.scopes(full)[-1], way.scopes(here)[-1]) for way in ways(here)]
    ends = [end for end in ends if end[1] != end[2]]
    lists = [(way.page(whole), way.page(left)) for way, whole, left in ends] if extent.has(GAP) else []
    plans = [(way.plan(whole), way.plan(left)) for way, whole, left in ends] if extent.has(PLAN) else []
    return {address_of(whole): left for whole, left in (*lists, *plans) if extent.has(left)}


def _is_left_out(address: str, extent: Extent) -> bool:
    return not (extent.has(f"{address.rstrip('/')}.md") and extent.has(f"{address}index.md"))
