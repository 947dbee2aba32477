"""The order in which entries are worked off: what has to begin first, and what others rest on before these."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.judgement import Outcome, Runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict

LEFT = (Outcome.NEW, Outcome.EXTEND)
"""The outcomes of what is left to do, and known."""


class Turns:
    """When each of some entries has to be begun, and how many that are left to do rest on it.

    Args:
        catalogue: The catalogue.
        verdicts: The verdict on each entry, by its id.
    """

    def __init__(self, catalogue: Catalogue, verdicts: Mapping[str, Verdict]) -> None:
        self.catalogue = catalogue
        self.when = begins(catalogue, verdicts)
        self.rests = resting_on(catalogue, (entry for entry, verdict in verdicts.items() if verdict.outcome in LEFT))

    def turn(self, verdict: Verdict, entry: Entry) -> tuple[int, ...]:
        """Return what puts entries in the order in which they are worked off, wherever several are listed.

        First what is to judge again, for it may be anything. Then what has to begin earlier, then that on which more
        rests, then what binds everybody, in the order of its framework; of all else then what is more work, by its
        outcome and its size. What begins with a step over time stands behind what has one before it. What is alike
        stays in the order of its framework, which readers know.
        """
        again = verdict.outcome == Outcome.JUDGE_AGAIN
        first = (-again, self.when[entry.id].wait, -self.rests[entry.id], -entry.kind.always, begins_over_time(verdict))
        return first if entry.kind.always else (*first, -verdict.outcome.work, -verdict.size.work)

    def sorted(
        self, found: Iterable[tuple[Verdict, Entry]], times: Mapping[str, int] | None = None
    ) -> list[tuple[Verdict, Entry]]:
        """Return verdicts in that order, each behind those that have to be begun before it.

        Args:
            found: The verdicts, each with its entry, in the order of the framework.
            times: How often each entry is named, where what is named most goes first.
        """
        often = times or {}
        every = sorted(found, key=lambda pair: (-often.get(pair[1].id, 0), self.turn(*pair)))
        return begun(self.catalogue, every)


def begins_over_time(verdict: Verdict) -> bool:
    """Say whether not even the first step of a verdict can be done before a period."""
    return bool(verdict.steps) and verdict.steps[0].runs == Runs.OVER_THE_PERIOD


def begins(catalogue: Catalogue, verdicts: Mapping[str, Verdict]) -> dict[str, Runs]:
    """Return by entry when each has to be begun: no later than any among them that comes after it."""
    when = {entry: verdict.runs for entry, verdict in verdicts.items()}
    left = list(when)
    while left:
        entry = left.pop()
        for before in before_it(catalogue, entry):
            if before in when and when[entry].wait < when[before].wait:
                when[before] = when[entry]
                left.append(before)
    return when


def before_it(catalogue: Catalogue, entry: str) -> tuple[str, ...]:
    """Return the entries that are there and have to be begun before an entry."""
    guidance = catalogue.guidance.get(entry)
    return tuple(before for before in guidance.after if before in catalogue.entries) if guidance else ()


def begun(catalogue: Catalogue, every: Iterable[tuple[Verdict, Entry]]) -> list[tuple[Verdict, Entry]]:
    """Return verdicts in their order, but each behind those of what has to be begun before its entry.

    To judge one again nothing has to be begun.
    """
    left = {entry.id: (verdict, entry) for verdict, entry in every}
    found: list[tuple[Verdict, Entry]] = []

    def take(entry: str) -> None:
        if pair := left.pop(entry, None):
            for before in before_it(catalogue, entry) if pair[0].outcome != Outcome.JUDGE_AGAIN else ():
                take(before)
            found.append(pair)

    for entry in tuple(left):
        take(entry)
    return found


def resting_on(catalogue: Catalogue, entries: Iterable[str]) -> Counter[str]:
    """Return how many of some entries rest on each: come after it, at once or after others between."""
    found: Counter[str] = Counter()
    for entry in entries:
        before: set[str] = set()
        left = [entry]
        while left:
            more = set(before_it(catalogue, left.pop())) - before
            before |= more
            left += more
        found.update(before)
    return found
