"""Verdicts that differ, and those that rest on a pair that does and are as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from .values import CHANGED, Field, Turn, differing, how_of, place_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.judgement import Verdict

    from .pairs import PairChange

Key = tuple[str, tuple[str, ...]]
"""An entry, and the groups that a report must include beside what is in every one."""
LEFT_OUT = ("entry", "scope", "add", "position")
"""What a verdict is found by, and its steps once more as texts."""


@frozen
class VerdictChange:
    """A verdict that differs."""

    entry: str
    scope: tuple[str, ...]
    how: str
    outcome: Turn
    fields: tuple[Field, ...] = ()


@frozen
class Resting:
    """A verdict that is as it was, and rests on pairs whose levels are not.

    Attributes:
        on: The other entries of these pairs.
    """

    entry: str
    scope: tuple[str, ...]
    outcome: str
    on: tuple[str, ...]


def compare_verdicts(old: Catalogue, new: Catalogue) -> tuple[VerdictChange, ...]:
    """Return the verdicts that differ, entry by entry and scope by scope."""
    before, after = verdicts_of(old), verdicts_of(new)
    found = []
    for key in sorted({*before, *after}, key=_place):
        one, other = before.get(key), after.get(key)
        outcome = Turn(str(one.outcome) if one else None, str(other.outcome) if other else None)
        how = how_of(Turn(one, other))
        fields = differing(plain(one, LEFT_OUT), plain(other, LEFT_OUT)) if how == CHANGED else ()
        if fields or how != CHANGED:
            found.append(VerdictChange(*key, how, outcome, fields))
    return tuple(found)


def resting_on(
    pairs: Iterable[PairChange], changed: Iterable[VerdictChange], old: Catalogue, new: Catalogue
) -> tuple[Resting, ...]:
    """Return the verdicts of both readings that rest on a pair whose level towards them differs, and are alike.

    Args:
        pairs: The pairs that differ.
        changed: The verdicts that do, which are none of these.
        old: The old reading.
        new: The new one.
    """
    others: dict[str, set[str]] = {}
    for pair in pairs:
        for entry, other in ((pair.left, pair.right), (pair.right, pair.left)):
            if entry in new.verdicts and pair.levelled(str(new.towards(entry))):
                others.setdefault(entry, set()).add(other)
    passed = {(change.entry, change.scope) for change in changed}
    there = {key: v for key, v in verdicts_of(new).items() if key in verdicts_of(old) and key not in passed}
    found = []
    for key in sorted(there, key=_place):
        verdict = there[key]
        if on := tuple(entry for entry in verdict.by if entry in others.get(verdict.entry, ())):
            found.append(Resting(*key, str(verdict.outcome), on))
    return tuple(found)


def verdicts_of(catalogue: Catalogue) -> dict[Key, Verdict]:
    """Return every verdict by what it is for."""
    return {(v.entry, tuple(sorted(v.scope))): v for found in catalogue.verdicts.values() for v in found}


def _place(key: Key) -> tuple[object, ...]:
    return (place_of(key[0]), len(key[1]), key[1])
