"""The groups of a gap list: what the rest builds on, then by time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.once import once
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.judgement import Outcome, Runs
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.turns import LEFT, Turns, before_it, begins_over_time
from mkdocs_crosswalk.views.ways import Way

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.views.scopes import Scope

    Pairs = Sequence[tuple[Verdict, Entry]]

NEARLY_ALL = 0.75
"""From this share of all on, a group by time sorts nothing."""
_TIMES = {
    Runs.OVER_THE_PERIOD: "begin-now",
    Runs.BEFORE_STAGE_1: "before-stage-1",
    Runs.BEFORE_STAGE_2: "before-stage-2",
    Runs.ANY: "at-any-time",
}
_LATEST = ("at-any-time", "over-the-period")
_PERIOD = {Runs.ANY: "before-the-period", Runs.OVER_THE_PERIOD: "over-the-period"}


@frozen
class Part:
    """A group of a list."""

    anchor: str
    title: str
    entries: tuple[Entry, ...]


@frozen
class WorkOrder:
    """What a list holds, in the order in which it is worked off.

    Attributes:
        verdicts: The verdict on each entry, by its id, in the order of the framework.
        parts: The groups.
        period: Whether nearly all of what is left runs over the period of a report.
    """

    verdicts: dict[str, Verdict]
    parts: tuple[Part, ...]
    period: bool

    def before(self, catalogue: Catalogue, entry: Entry) -> tuple[Entry, ...]:
        """Return what has to be begun before an entry. What carries over is there, to be checked."""
        if self.verdicts[entry.id].outcome == Outcome.CARRIES_OVER:
            return ()
        done = {one for one, verdict in self.verdicts.items() if verdict.outcome == Outcome.CARRIES_OVER}
        return tuple(catalogue.entries[one] for one in before_it(catalogue, entry.id) if one not in done)


def work_order(catalogue: Catalogue, way: Way, scope: Scope, gone: frozenset[str] = frozenset()) -> WorkOrder:
    """Return the order of the list of a way and a scope; `gone` are the ids of entries that it leaves out."""
    return _ordered(catalogue, way.held.id, way.asked.id, scope, gone)


@once
def _ordered(catalogue: Catalogue, held: str, asked: str, scope: Scope, gone: frozenset[str]) -> WorkOrder:
    every = Way(catalogue.frameworks[held], catalogue.frameworks[asked]).entries(catalogue, scope)
    pairs = [(catalogue.verdict(entry.id, scope.groups), entry) for entry in every if entry.id not in gone]
    verdicts = {entry.id: verdict for verdict, entry in pairs}
    turns = Turns(catalogue, verdicts)
    return WorkOrder(verdicts, tuple(parted(turns, pairs)), in_a_period(turns, pairs))


def parted(turns: Turns, every: Pairs) -> Iterator[Part]:
    """Yield the groups of a list, each in the order in which it is worked off.

    What is to judge again may be anything, so it goes first. What carries over is checked early, before what can wait
    longest; its group alone may be empty.
    """
    again = tuple(entry for verdict, entry in every if verdict.outcome == Outcome.JUDGE_AGAIN)
    if again:
        yield Part(Outcome.JUDGE_AGAIN, wording.OUTCOMES[Outcome.JUDGE_AGAIN], again)
    left = turns.sorted(pair for pair in every if pair[0].outcome in LEFT)
    period = in_a_period(turns, left)
    parts = [*(_by_period(turns, left) if period else _by_time(turns, left))]
    kept = turns.sorted(pair for pair in every if pair[0].outcome == Outcome.CARRIES_OVER)
    title = wording.CHECK_EARLY if period else wording.CHECK
    waits = bool(parts) and parts[-1].anchor in _LATEST
    yield from parts[:-1] if waits else parts
    yield Part(Outcome.CARRIES_OVER, title, _entries(kept))
    yield from parts[-1:] if waits else ()


def in_a_period(turns: Turns, every: Pairs) -> bool:
    """Say whether nearly all of what is left runs over the period of a report, so that its time sorts nothing."""
    left = [entry for verdict, entry in every if verdict.outcome in LEFT]
    return sum(turns.when[entry.id] == Runs.OVER_THE_PERIOD for entry in left) > NEARLY_ALL * len(left)


def _by_time(turns: Turns, left: Pairs) -> Iterator[Part]:
    """Yield a group for each time; before them, what has to begin now because others build on it."""
    first = [pair for pair in left if turns.when[pair[1].id] == Runs.OVER_THE_PERIOD and _for_others(turns, *pair)]
    if first:
        yield Part("first", wording.FIRST, _entries(first))
    for runs, anchor in _TIMES.items():
        if found := [pair for pair in left if turns.when[pair[1].id] == runs and pair not in first]:
            yield Part(anchor, wording.RUNS_FIRST[runs], _entries(found))


def _by_period(turns: Turns, left: Pairs) -> Iterator[Part]:
    """Yield what others build on, and then all by how it begins: before the period, or not until then."""
    first = [pair for pair in left if _for_others(turns, *pair)]
    if first:
        yield Part("first", wording.FIRST, _entries(first))
    for runs, anchor in _PERIOD.items():
        waits = runs == Runs.OVER_THE_PERIOD
        if found := [pair for pair in left if begins_over_time(pair[0]) == waits and pair not in first]:
            yield Part(anchor, wording.IN_A_PERIOD[runs], _entries(found))


def _for_others(turns: Turns, verdict: Verdict, entry: Entry) -> bool:
    """Say whether others are left that rest on an entry, or what comes after it has to be begun earlier than itself."""
    return turns.rests[entry.id] > 0 or turns.when[entry.id] != verdict.runs


def _entries(pairs: Pairs) -> tuple[Entry, ...]:
    return tuple(entry for _, entry in pairs)
