"""Pairs that follow from others: two entries that both make a pair with a third, of a framework between theirs.

A derived pair lives nowhere in the data. It has no level, counts nowhere, and is never stronger than what it comes
through; it is a place to look, and the more paths lead to it the likelier one finds something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap


class Derived(NamedTuple):
    """An entry of another framework, and the entries through which it is reached, in reading order."""

    entry: str
    through: tuple[str, ...]


def derived(catalogue: Catalogue, entry_id: str, framework: str) -> tuple[Derived, ...]:
    """Return the entries of a framework that others lead to, those with most paths first, then in reading order.

    A path has two pairs. Each is counted; and where anybody gives levels of its two frameworks, somebody gives it one
    that is full or partial. Where the two frameworks are compared themselves, nothing is derived.

    Args:
        catalogue: The catalogue.
        entry_id: The entry.
        framework: The id of the other framework.
    """
    own = catalogue.entries[entry_id].framework
    if own == framework or any(own in c and framework in c for c in catalogue.crosswalks):
        return ()
    found: dict[str, list[str]] = {}
    for between in _reached(catalogue, entry_id):
        for end in _reached(catalogue, between):
            if catalogue.entries[end].framework == framework:
                found.setdefault(end, []).append(between)
    order = catalogue.ids.order
    ends = sorted(found, key=lambda end: (-len(found[end]), order[end]))
    return tuple(Derived(end, tuple(found[end])) for end in ends)


def _reached(catalogue: Catalogue, entry_id: str) -> Iterator[str]:
    """Yield the entries that make a pair with one, as strong as a path asks for."""
    for overlap in catalogue.overlaps_of(entry_id):
        if overlap.counted and _carries(catalogue, overlap):
            yield overlap.other(entry_id)


def _carries(catalogue: Catalogue, overlap: Overlap) -> bool:
    levels = catalogue.spoken.intersection(catalogue.crosswalk_between(overlap.left, overlap.right).directions)
    return not levels or any(overlap.reaches(direction) for direction in levels)
