"""The evidence plan: which records to collect first, so that each entry soon has one, and what then rests on one alone.

It counts the records that verdicts name under `bring`, and no others that could serve. One record for an entry is a
beginning: a verdict asks for all that it names. So three figures are kept apart: what is asked for, what gives each
entry its first record, and the entries that then rest on one record.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


@frozen
class Step:
    """A record to collect.

    Attributes:
        item: The id of the evidence item.
        first: The entries whose first record it is, in reading order.
        also: The other entries that ask for it; they have a record by then.
    """

    item: str
    first: tuple[str, ...]
    also: tuple[str, ...]


@frozen
class Alone:
    """A record that is the only one of some entries, once each has one.

    Attributes:
        item: The id of the evidence item.
        entries: The entries that rest on it alone, in reading order.
        second: The record that most of them ask for besides, or "" if none asks for another.
    """

    item: str
    entries: tuple[str, ...]
    second: str


@frozen
class Plan:
    """Which records to collect, in order.

    Attributes:
        entries: The entries that ask for records, in reading order.
        asked: Every record that they ask for, with the entries that do: those of most entries first.
        there: The records among them that are there already, in the same order.
        steps: What gives each entry its first record, in order.
        alone: The records on which entries then rest alone: those of most entries first.
        single: The entries that ask for one record only, in reading order.
    """

    entries: tuple[str, ...]
    asked: dict[str, tuple[str, ...]]
    there: tuple[str, ...]
    steps: tuple[Step, ...]
    alone: tuple[Alone, ...]
    single: tuple[str, ...]

    @property
    def resting(self) -> int:
        """Return how many entries rest on one record, once each has one."""
        return sum(len(one.entries) for one in self.alone)

    @property
    def taken(self) -> tuple[str, ...]:
        """Return the records of the steps, in order."""
        return tuple(step.item for step in self.steps)


@frozen
class Kept:
    """A system, and those of some records that are kept in it and in none before it, in the order of the records."""

    system: str
    items: tuple[str, ...]


def brought(catalogue: Catalogue, entries: Iterable[str], groups: Collection[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return the records that the verdict of each entry names, by the entry.

    Args:
        catalogue: The catalogue.
        entries: The ids of entries that have a verdict.
        groups: The groups in the report beside those that are in every one.
    """
    return {entry: catalogue.verdict(entry, groups).bring for entry in entries}


def evidence_plan(
    catalogue: Catalogue,
    bring: Mapping[str, Collection[str]],
    *,
    there: Collection[str] = (),
    excluded: Collection[str] = (),
    systems: Iterable[str] = (),
) -> Plan:
    """Return the plan for some entries; the order in which anything is given changes nothing, but for the systems.

    Each step takes the record that gives most entries their first one. Of several it takes the one that is kept in the
    earliest system, and of these the one whose id comes first.

    Args:
        catalogue: The catalogue.
        bring: The ids of the records that each entry asks for; one that asks for none is left out.
        there: The ids of records that are there already: no step takes one, and its entries have a record.
        excluded: Entries to leave out.
        systems: The ids of systems in order of set-up; the others follow in the order of the register.
    """
    wanted = {e: frozenset(bring[e]) for e in catalogue.ids.sorted(set(bring) - set(excluded)) if bring[e]}
    rank = _rank(catalogue, systems)
    asked = _asked(wanted, rank)
    ready = tuple(item for item in asked if item in set(there))
    steps = tuple(_steps(wanted, asked, ready, rank))
    chosen = {*ready, *(step.item for step in steps)}
    single = tuple(entry for entry, items in wanted.items() if len(items) == 1)
    return Plan(tuple(wanted), asked, ready, steps, _alone(wanted, asked, chosen), single)


def by_system(catalogue: Catalogue, items: Iterable[str], systems: Iterable[str] = ()) -> tuple[Kept, ...]:
    """Return every system in order of set-up, each with the records that no system before it holds.

    Args:
        catalogue: The catalogue.
        items: The ids of records; of each system they stay in this order.
        systems: The ids of the first systems in order; the others follow in the order of the register.
    """
    places = _places(catalogue, systems)
    found: dict[str, list[str]] = {system: [] for system in places}
    for item in items:
        if kept := catalogue.evidence[item].collected_from:
            found[min(kept, key=places.__getitem__)].append(item)
    return tuple(Kept(system, tuple(new)) for system, new in found.items())


def _places(catalogue: Catalogue, systems: Iterable[str]) -> dict[str, int]:
    """Return the place of each system in order of set-up, by its id; those named first that there are."""
    named = (system for system in systems if system in catalogue.systems)
    return {system: place for place, system in enumerate(dict.fromkeys((*named, *catalogue.systems)))}


Rank = tuple[int, str]


def _rank(catalogue: Catalogue, systems: Iterable[str]) -> Callable[[str], Rank]:
    """Return what orders records of which the same number of entries ask: the earliest system, then the id."""
    places = _places(catalogue, systems)

    def rank(item: str) -> Rank:
        kept = catalogue.evidence[item].collected_from
        return min((places[system] for system in kept), default=len(places)), item

    return rank


def _asked(wanted: Mapping[str, Collection[str]], rank: Callable[[str], Rank]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for entry, items in wanted.items():
        for item in items:
            found.setdefault(item, []).append(entry)
    return {item: tuple(found[item]) for item in sorted(found, key=lambda i: (-len(found[i]), *rank(i)))}


def _steps(
    wanted: Mapping[str, Collection[str]],
    asked: Mapping[str, tuple[str, ...]],
    ready: Collection[str],
    rank: Callable[[str], Rank],
) -> Iterator[Step]:
    """Yield the records to collect until every entry has one."""
    waiting = {entry for entry, items in wanted.items() if not any(item in ready for item in items)}
    fresh = {item: sum(entry in waiting for entry in asked[item]) for item in sorted(asked, key=rank)}
    while waiting:
        item = max(fresh, key=fresh.__getitem__)  # of several the first
        first = tuple(entry for entry in asked[item] if entry in waiting)
        yield Step(item, first, tuple(entry for entry in asked[item] if entry not in waiting))
        waiting.difference_update(first)
        for other in (i for entry in first for i in wanted[entry]):
            fresh[other] -= 1


def _alone(
    wanted: Mapping[str, Collection[str]], asked: Mapping[str, tuple[str, ...]], chosen: Collection[str]
) -> tuple[Alone, ...]:
    found: dict[str, list[str]] = {}
    for entry, items in wanted.items():
        held = [item for item in items if item in chosen]
        if len(held) == 1:
            found.setdefault(held[0], []).append(entry)
    order = {item: place for place, item in enumerate(asked)}
    ranked = sorted(found, key=lambda item: (-len(found[item]), order[item]))
    return tuple(Alone(item, tuple(found[item]), _second(wanted, order, item, found[item])) for item in ranked)


def _second(wanted: Mapping[str, Collection[str]], order: Mapping[str, int], item: str, entries: Iterable[str]) -> str:
    """Return the record that most of some entries ask for beside one; of several the one that most entries ask for."""
    counts = Counter(other for entry in entries for other in wanted[entry] if other != item)
    return min(counts, key=lambda other: (-counts[other], order[other]), default="")
