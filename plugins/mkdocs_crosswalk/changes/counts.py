"""What is counted of two readings: what the holder of a framework has, in each scope, and how much data there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.views.ways import ways

from .values import Turn

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


@frozen
class Outcomes:
    """How many entries of a kind have each outcome on a way, for a report on some groups.

    Attributes:
        held: What the holder holds.
        kind: What the entries are called.
        scope: The groups of the report, or () where it has none.
        first: Whether the scope is the least of its framework.
        counts: The number by each outcome.
    """

    direction: str
    held: str
    kind: str
    scope: tuple[str, ...]
    first: bool
    counts: dict[str, Turn]

    @property
    def differs(self) -> bool:
        """Say whether any number is another one."""
        return any(turn.differs for turn in self.counts.values())


def compare_totals(old: Catalogue, new: Catalogue) -> dict[str, Turn]:
    """Return how much there is of what the check counts, and of what pages list."""
    before, after = _totals(old), _totals(new)
    return {name: Turn(before[name], after[name]) for name in before}


def compare_outcomes(old: Catalogue, new: Catalogue) -> tuple[Outcomes, ...]:
    """Return the numbers of outcomes: those of the least scope of each way, and of others where they differ."""
    before, after = _outcomes(old), _outcomes(new)
    every = dict.fromkeys((*sorted(before), *sorted(after)))
    found = []
    for key in sorted(every):
        heads = after.get(key) or before[key]
        names = dict.fromkeys((*before.get(key, heads)[2], *heads[2]))
        counts = {name: Turn(_count(before, key, name), _count(after, key, name)) for name in names}
        one = Outcomes(key[0], heads[0], key[1], key[2], heads[1], counts)
        if one.first or one.differs:
            found.append(one)
    return tuple(found)


_Key = tuple[str, str, tuple[str, ...]]
"""The direction, what entries of the kind are called, and the groups of the report."""
_Found = tuple[str, bool, dict[str, int]]
"""What is held, whether the scope is the least, and the number of each outcome."""


def _count(found: dict[_Key, _Found], key: _Key, outcome: str) -> int:
    return found[key][2].get(outcome, 0) if key in found else 0


def _outcomes(catalogue: Catalogue) -> dict[_Key, _Found]:
    found: dict[_Key, _Found] = {}
    for way in ways(catalogue):
        for scope in way.scopes(catalogue):
            for kind in way.kinds:
                counts = outcomes(catalogue, (kind.key,), scope.groups)
                numbers = {str(outcome): count.numerator for outcome, count in counts.items()}
                found[str(way.direction), kind.many, scope.groups] = (way.held.held, scope.first, numbers)
    return found


def _totals(catalogue: Catalogue) -> dict[str, int]:
    return {
        "sources": len(catalogue.sources),
        "rows": len(catalogue.rows),
        "pairs": sum(overlap.counted for overlap in catalogue.overlaps.values()),
        "evidence": len(catalogue.evidence),
        "documents": len(catalogue.documents),
    }
