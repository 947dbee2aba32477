"""What an auditor asks for in a window, entry by entry, with the company's records held against it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.company_records import OVER_A_PERIOD
from mkdocs_crosswalk.registers.periods import DAYS

from .fresh import Coverage, Freshness

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.organisation import Window

    from .fresh import Aged, Held
    from .programme import Programme

WORST_FIRST = (Coverage.MISSING, Coverage.OUTSIDE, Coverage.PART, Coverage.IN)


@frozen
class Request:
    """A record that is asked for, of one entry.

    Attributes:
        held: How the company's records of it lie in the window.
        owner: Who keeps it: by `owners.yml`, else whoever collected the latest record, else who owns the entry; or "".
        places: Where its records are: by `owners.yml`, and where each record says it is.
        before: Of what is of a day, the latest record, if that was made before the window; else None.
    """

    item: EvidenceItem
    held: Held
    owner: str
    places: tuple[str, ...]
    before: Aged | None = None

    @property
    def over_a_period(self) -> bool:
        """Say whether only time makes it."""
        return self.item.timing == OVER_A_PERIOD

    @property
    def still_fresh(self) -> bool:
        """Say whether it was made before the window, and is not too old on the day of the build."""
        return self.before is not None and self.before.freshness != Freshness.OLD

    @property
    def rounds(self) -> tuple[int, int]:
        """Return how many records there are of how many rounds, if there are too few; else `(0, 0)`.

        What is of a day is looked at once. One record of a period may hold several rounds, such as the log of half a
        year of what is done each week. In neither case are rounds counted.
        """
        there, passed = self.held.rounds
        most = DAYS.get(self.item.rhythm, 0)
        longer = any((one.end - one.begin).days > most for one in self.held.records)
        return (there, passed) if self.over_a_period and 0 < there < passed and not longer else (0, 0)

    @property
    def populations(self) -> tuple[str, ...]:
        """Return of what its records speak, each once."""
        said = (f"None: {one.statement}" if one.none else one.population for one in self.held.records)
        return tuple(dict.fromkeys(text for text in said if text))


@frozen
class Asked:
    """An entry with the records that are asked for, the worst of them first."""

    entry: Entry
    requests: tuple[Request, ...]

    @property
    def inside(self) -> int:
        """Return how many of them lie in the window."""
        return sum(one.held.coverage == Coverage.IN for one in self.requests)

    @property
    def partly(self) -> int:
        """Return how many of them lie in the window in part."""
        return sum(one.held.coverage == Coverage.PART for one in self.requests)


@dataclass(frozen=True)
class Requests:
    """What an auditor asks for in a window.

    It is what the verdict of each entry names, what shows the company's own controls that satisfy it, and what the
    company has a record of that serves the entry. An auditor's own list may differ.

    Attributes:
        programme: The programme.
        window: The window.
    """

    programme: Programme
    window: Window

    @property
    def framework(self) -> Framework:
        """Return the framework that is audited."""
        return self.programme.catalogue.frameworks[self.window.framework]

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups in the report that is audited, by their ids; none where nothing can be left out."""
        said = self.programme.organisation
        every = (*said.wants, *said.holds) if said else ()
        found = next((t.groups for t in every if t.framework == self.window.framework), ())
        return tuple(group for group in found if group in self.programme.catalogue.entries)

    @cached_property
    def entries(self) -> tuple[Asked, ...]:
        """Every entry of the framework in scope that the company has not left out, in the order of lists."""
        programme, catalogue = self.programme, self.programme.catalogue
        inside = set(catalogue.in_scope(self.framework.id, self.groups))
        kinds = sorted(self.framework.single, key=lambda kind: not kind.always)
        there = [e for k in kinds for e in catalogue.framework_entries(self.framework.id, k.key) if e.id in inside]
        kept = (entry for entry in there if not ((said := programme.standing(entry.id).said) and said.excluded))
        return tuple(Asked(entry, self._requests(entry)) for entry in kept)

    def _requests(self, entry: Entry) -> tuple[Request, ...]:
        items = self.programme.evidence_of(entry.id, self._scope)
        found = [self.request(entry, self.programme.catalogue.evidence[item]) for item in items]
        return tuple(sorted(found, key=lambda one: WORST_FIRST.index(one.held.coverage)))

    @cached_property
    def _scope(self) -> tuple[str, ...]:
        """The groups by which verdicts are read: of this report, or of the one that is held beside it."""
        return self.groups or self.programme.groups

    def request(self, entry: Entry, item: EvidenceItem) -> Request:
        """Return what is asked for of an item."""
        programme = self.programme
        upkeep = programme.catalogue.own.items.get(item.id)
        records = programme.records_of(item.id)
        collected = records[0].record.collected_by if records else ""
        owner = (upkeep.owner if upkeep else "") or collected or programme.standing(entry.id).owner
        places = (*(upkeep.records if upkeep else ()), *(one.record.place for one in records))
        held = programme.held_against(item, self.window)
        outside = item.timing != OVER_A_PERIOD and held.coverage == Coverage.OUTSIDE
        before = next((one for one in records if outside and one.record.end < self.window.begin), None)
        return Request(item, held, owner, tuple(dict.fromkeys(places)), before)

    @cached_property
    def items(self) -> dict[str, Request]:
        """Each record that is asked for once, by its id, in the order of the register."""
        found = {one.item.id: one for asked in self.entries for one in asked.requests}
        return {item: found[item] for item in self.programme.catalogue.evidence if item in found}

    @cached_property
    def askers(self) -> dict[str, tuple[str, ...]]:
        """The entries that ask for each record, by its id, in the order of lists."""
        found: dict[str, list[str]] = {}
        for asked in self.entries:
            for one in asked.requests:
                found.setdefault(one.item.id, []).append(asked.entry.id)
        return {item: tuple(entries) for item, entries in found.items()}

    @cached_property
    def excluded(self) -> tuple[str, ...]:
        """The entries in scope that the company has left out."""
        inside = self.programme.catalogue.in_scope(self.framework.id, self.groups)
        kept = {asked.entry.id for asked in self.entries}
        entries = self.programme.catalogue.entries
        return tuple(i for i in inside if entries[i].kind.single and i not in kept)

    @cached_property
    def counts(self) -> Counter[Coverage]:
        """How many of these lie how in the window."""
        return Counter(one.held.coverage for one in self.items.values())

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """The entries of which no record lies in the window, not even in part."""
        good = (Coverage.IN, Coverage.PART)
        return tuple(a.entry.id for a in self.entries if not any(r.held.coverage in good for r in a.requests))
