"""Rows of sources that were added, taken out or read otherwise; in which order they stand says nothing."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from .values import Turn, counted, plain

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

LEFT_OUT = ("number", "position", "whole")
"""What a row is by its place."""


@frozen
class RowsChange:
    """The rows of a source that differ, by their places in the document.

    Attributes:
        count: How many rows it has.
        changed: Places at which a row says something else.
    """

    source: str
    count: Turn
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def compare_rows(old: Catalogue, new: Catalogue) -> tuple[RowsChange, ...]:
    """Return the sources whose rows differ."""
    before, after = _by_source(old), _by_source(new)
    found = []
    for source in counted({*before, *after}):
        one, other = before.get(source, Counter()), after.get(source, Counter())
        gone, come = _places(one - other), _places(other - one)
        changed = gone & come
        if gone or come:
            count = Turn(one.total(), other.total())
            found.append(RowsChange(source, count, _said(come - changed), _said(gone - changed), _said(changed)))
    return tuple(found)


def _by_source(catalogue: Catalogue) -> dict[str, Counter[tuple[str, str]]]:
    """Return the rows of each source, each by its place in the document and all that it says."""
    found: dict[str, Counter[tuple[str, str]]] = {}
    for row in catalogue.rows:
        said = json.dumps(plain(row, LEFT_OUT), ensure_ascii=False, sort_keys=True)
        found.setdefault(row.source, Counter())[row.at, said] += 1
    return found


def _places(rows: Counter[tuple[str, str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (at, _), count in rows.items():
        found[at] += count
    return found


def _said(places: Counter[str]) -> tuple[str, ...]:
    return tuple(counted(places.elements()))
