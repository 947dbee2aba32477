"""The programme of one company, as pages and files ask for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from .fresh import aged, held_against
from .state import State, standing, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.company_records import CompanyRecord
    from mkdocs_crosswalk.registers.control import Control
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.registers.organisation import Organisation, Target, Window

    from .fresh import Aged, Held
    from .state import Standing, Tally


@frozen
class Part:
    """Entries that are counted together, and never with those of another part.

    Attributes:
        key: What addresses call it.
        binding: Whether none of them can be left out.
    """

    key: str
    name: str
    standings: tuple[Standing, ...]
    binding: bool

    @property
    def tally(self) -> Tally:
        """Return how many are in each state."""
        return tally(self.standings)


@dataclass(frozen=True)
class Programme:
    """What a company says of itself, held against a day; it is there, and empty, where a company says nothing.

    Attributes:
        catalogue: The catalogue; it may be a selection.
        today: The day.
    """

    catalogue: Catalogue
    today: date
    _known: dict[str, Standing] = field(default_factory=dict, compare=False, repr=False)

    @property
    def exists(self) -> bool:
        """Say whether the company says how far it is, or what it is."""
        own = self.catalogue.own
        return bool(own.organisation or own.records or any(said.of_status_file for said in own.status.values()))

    @property
    def organisation(self) -> Organisation | None:
        """Return what the company says of itself as a whole."""
        return self.catalogue.own.organisation

    @cached_property
    def target(self) -> Target | None:
        """What the company wants first; if it wants nothing, what it holds first. Only of frameworks that are there."""
        said = self.organisation
        every = (*said.wants, *said.holds) if said else ()
        return next((t for t in every if t.framework in self.catalogue.frameworks), None)

    @cached_property
    def held(self) -> Target | None:
        """What the company holds beside its target, whose records are reused."""
        said, target = self.organisation, self.target
        every = said.holds if said else ()
        there = (t for t in every if t.framework in self.catalogue.frameworks)
        return next((t for t in there if target and t.framework != target.framework), None)

    @cached_property
    def asked(self) -> Framework | None:
        """The framework that the programme is for; the one of most statuses where the company does not say."""
        if self.target:
            return self.catalogue.frameworks[self.target.framework]
        of = [self.catalogue.entries[entry].framework for entry in self.catalogue.own.status]
        others = [framework for framework in of if framework not in self.catalogue.own.frameworks]
        return self.catalogue.frameworks[max(others, key=others.count)] if others else None

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups in the report that is held or wanted, by their ids: the scope that verdicts are read in."""
        for target in (self.target, self.held):
            if target and self.catalogue.frameworks[target.framework].scope:
                return tuple(g for g in target.groups if g in self.catalogue.entries)
        return ()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What is asked for: first what binds everybody, each kind in order, without groups that are left out."""
        asked = self.asked
        if asked is None:
            return ()
        inside = set(self.catalogue.in_scope(asked.id, self.target.groups if self.target else ()))
        kinds = sorted(asked.single, key=lambda kind: not kind.always)
        there = self.catalogue.framework_entries(asked.id)
        return tuple(e for kind in kinds for e in there if e.kind.key == kind.key and e.id in inside)

    def standing(self, entry_id: str) -> Standing:
        """Return how far the company is with an entry, also with one of another framework or of its own controls."""
        if entry_id not in self._known:
            upkeep = self.catalogue.own.entries.get(entry_id)
            said = self.catalogue.own.status.get(entry_id)
            owner = upkeep.owner if upkeep else ""
            self._known[entry_id] = standing(self.catalogue.entries[entry_id], said, owner, self.today)
        return self._known[entry_id]

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """How far the company is with all that is asked for."""
        return tuple(self.standing(entry.id) for entry in self.entries)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What is counted apart: where a report has groups, each of them, or else each kind of entries."""
        asked = self.asked
        if asked is None:
            return ()
        if asked.scope:
            groups = self.catalogue.scope_groups(asked.id)
            found = ((g.slug, g.title, self._below(g.id), g.common) for g in groups)
        else:
            found = ((k.key, k.many, self._of_kind(k.key), k.always) for k in asked.single)
        made = (Part(key, name, standings, binding) for key, name, standings, binding in found if standings)
        return tuple(sorted(made, key=lambda part: not part.binding))

    def _below(self, group: str) -> tuple[Standing, ...]:
        return tuple(one for one in self.standings if self.catalogue.is_under(one.entry.id, group))

    def _of_kind(self, kind: str) -> tuple[Standing, ...]:
        return tuple(one for one in self.standings if one.entry.kind.key == kind)

    @cached_property
    def themes(self) -> tuple[tuple[Entry, tuple[Standing, ...]], ...]:
        """The groups directly above what is asked for, or above that, that have pages: each with what is below it."""
        found: dict[str, list[Standing]] = {}
        for one in self.standings:
            found.setdefault(self.catalogue.theme_of(one.entry).id, []).append(one)
        return tuple((self.catalogue.entries[group], tuple(below)) for group, below in found.items())

    @cached_property
    def overdue(self) -> tuple[Standing, ...]:
        """What is late, the latest first; then in reading order."""
        return tuple(sorted((one for one in self.standings if one.late), key=lambda one: -one.late))

    @cached_property
    def coming(self) -> tuple[Standing, ...]:
        """What is due on the day of the build or after it, the nearest first."""
        found = [(one.due, one) for one in self.standings if one.due and not one.late]
        return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))

    def verdict(self, entry_id: str) -> Verdict | None:
        """Return the verdict of an entry in the scope of the programme, if it has one."""
        return self.catalogue.verdict(entry_id, self.groups) if entry_id in self.catalogue.verdicts else None

    def evidence_of(self, entry_id: str, groups: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return the evidence items that are looked at for an entry, by their ids; none where it is left out.

        First what its verdict names; then what shows the company's own controls that satisfy it, or the control that
        it is; then the assurance of a provider who runs it; then what else serves it and the company has a record of.
        Every list, count and file goes by this.

        Args:
            entry_id: The entry.
            groups: The groups of the report in whose scope the verdict is read; if left out, those of the programme.
        """
        one = self.standing(entry_id)
        if one.state == State.EXCLUDED:
            return ()
        assured = (one.said.assurance,) if one.said and one.said.assurance else ()
        kept = (item.id for item in self.catalogue.items_for(entry_id) if item.id in self.records)
        return tuple(dict.fromkeys((*self._brought(entry_id, groups), *self._shown(entry_id), *assured, *kept)))

    def _brought(self, entry_id: str, groups: tuple[str, ...] | None) -> tuple[str, ...]:
        if entry_id not in self.catalogue.verdicts:
            return ()
        return self.catalogue.verdict(entry_id, self.groups if groups is None else groups).bring

    def _shown(self, entry_id: str) -> Iterator[str]:
        """Yield the evidence items that show the company's own controls that satisfy an entry, or that it is."""
        itself = self.catalogue.own.controls.get(entry_id)
        named = (s.text for c in (*self.controls_for(entry_id), *((itself,) if itself else ())) for s in c.evidence)
        yield from (item for item in named if item in self.catalogue.evidence)

    @cached_property
    def _controls_by_entry(self) -> dict[str, tuple[Control, ...]]:
        own = self.catalogue.own
        found: dict[str, list[Control]] = {}
        for overlap in self.catalogue.overlaps.values():
            for one, other in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
                if one in own.controls:
                    found.setdefault(other, []).append(own.controls[one])
        return {entry: tuple(controls) for entry, controls in found.items()}

    def controls_for(self, entry_id: str) -> tuple[Control, ...]:
        """Return the company's own controls that satisfy an entry."""
        return self._controls_by_entry.get(entry_id, ())

    @cached_property
    def records(self) -> dict[str, tuple[Aged, ...]]:
        """The company's records by evidence item, the latest of each first; items in the order of the register."""
        found: dict[str, list[CompanyRecord]] = {}
        for record in self.catalogue.own.records:
            found.setdefault(record.item, []).append(record)
        evidence = self.catalogue.evidence
        return {i: aged(found[i], item, self.today) for i, item in evidence.items() if i in found}

    def records_of(self, item: str) -> tuple[Aged, ...]:
        """Return the company's records of an evidence item, the latest first."""
        return self.records.get(item, ())

    def held_against(self, item: EvidenceItem, window: Window) -> Held:
        """Return how the company's records of an item lie in what an auditor looks at."""
        return held_against([one.record for one in self.records_of(item.id)], item, window, self.today)

    @cached_property
    def owners(self) -> dict[str, tuple[Standing, ...]]:
        """What is asked for and necessary by who answers for it, in alphabetical order; "" for what nobody does."""
        found: dict[str, list[Standing]] = {}
        for one in self.standings:
            if one.state != State.EXCLUDED:
                found.setdefault(one.owner, []).append(one)
        return {owner: tuple(found[owner]) for owner in sorted(found, key=str.casefold)}

    def tally(self, standings: Iterable[Standing] | None = None) -> Tally:
        """Return how many of some entries, or of all that is asked for, are in each state."""
        return tally(self.standings if standings is None else standings)
