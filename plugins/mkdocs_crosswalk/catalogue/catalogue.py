"""The catalogue: everything that was read, with exact indexes both ways."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.crosswalks import Crosswalk, compared
from mkdocs_crosswalk.registers.own_data import OwnData

from .overlaps import build_evidence_links, build_overlaps, links_by

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable

    from mkdocs_crosswalk.data.problems import Problem
    from mkdocs_crosswalk.ids.spelling import Ids
    from mkdocs_crosswalk.registers.changes import Correction, Transition
    from mkdocs_crosswalk.registers.documents import Document, Standing, StandingText
    from mkdocs_crosswalk.registers.evidence import EvidenceItem, System, Topic
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.guidance import Guidance
    from mkdocs_crosswalk.registers.judgement import Judgement, Verdict, Verdicts
    from mkdocs_crosswalk.registers.kinds import Kind
    from mkdocs_crosswalk.registers.levels import Direction
    from mkdocs_crosswalk.registers.points import Unmatched
    from mkdocs_crosswalk.registers.redirects import Redirect
    from mkdocs_crosswalk.registers.reviewers import Reviewer
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.registers.shortcuts import Shortcut
    from mkdocs_crosswalk.registers.sources import Source

    from .overlaps import EvidenceLink, Overlap

PROJECT = "this-project"
"""The source that stands for this project's own judgement and for the date of its last review."""


@dataclass(frozen=True)
class Catalogue:
    """Frameworks, sources, rows and evidence, and what follows from them. Every mapping is in reading order.

    Attributes:
        ids: The finder for all ids, also of entries left out: to read one as another would be wrong.
        unmatched: Points by their id of which no entry of the other framework does the work.
    """

    frameworks: dict[str, Framework]
    entries: dict[str, Entry]
    ids: Ids = field(compare=False, repr=False)
    sources: dict[str, Source]
    rows: tuple[Row, ...]
    systems: dict[str, System]
    topics: dict[str, Topic]
    evidence: dict[str, EvidenceItem]
    corrections: tuple[Correction, ...]
    transitions: dict[str, Transition]
    judgements: dict[tuple[str, str], Judgement]
    unmatched: dict[str, Unmatched]
    verdicts: dict[str, Verdicts]
    guidance: dict[str, Guidance]
    documents: dict[str, Document]
    standings: dict[Standing, StandingText]
    shortcuts: tuple[Shortcut, ...]
    redirects: tuple[Redirect, ...]
    reviewers: tuple[Reviewer, ...] = ()
    own: OwnData = field(default_factory=OwnData)
    doubts: tuple[Problem, ...] = ()  # what may be right and should be looked at
    whole: Catalogue | None = None  # what this is a selection from

    @property
    def full(self) -> Catalogue:
        """Return the catalogue with nothing left out."""
        return self.whole or self

    @property
    def updated(self) -> date:
        """Return the day on which this project last reviewed the data; pages carry it instead of the clock's."""
        return self.sources[PROJECT].date or date.min

    @cached_property
    def overlaps(self) -> dict[tuple[str, str], Overlap]:
        """Every pair stated, judged or decided id to id, counted or not, by its left and its right entry."""
        keys = {e.id: self.full.frameworks[e.framework].key for e in self.full.entries.values()}
        silent = {source.id for source in self.sources.values() if source.no_voice}
        return build_overlaps(self.rows, self.judgements, self.own.decisions, keys, silent)

    @cached_property
    def crosswalks(self) -> tuple[Crosswalk, ...]:
        """The frameworks that are compared two by two: those that a row, a judgement or a decision joins."""
        of = {e.id: e.framework for e in self.full.entries.values()}
        joined = {(of[left], of[right]) for left, right in self.full.overlaps}
        return compared(self.full.frameworks.values(), joined)

    def framework(self, key: str) -> Framework:
        """Return the framework of a key."""
        return next(f for f in self.full.frameworks.values() if f.key == key)

    def crosswalk_of(self, framework: str) -> Crosswalk:
        """Return the first crosswalk of a framework, by its id."""
        return next(c for c in self.crosswalks if framework in c)

    def towards(self, entry_id: str) -> Direction:
        """Return the direction in which an entry is asked for: whose records are reused for it."""
        framework = self.entries[entry_id].framework
        return self.crosswalk_of(framework).towards(framework)

    @cached_property
    def evidence_links(self) -> tuple[EvidenceLink, ...]:
        """Every naming of an evidence item for an entry, in the order of the rows."""
        among = {key for f in self.frameworks.values() for key in f.among_singles}
        below = {e.id: self.members(e.id) for e in self.entries.values() if e.kind.key in among}
        return build_evidence_links(self.rows, below)

    @cached_property
    def counted(self) -> dict[Hashable, set[str]]:
        """What `counts` has found so far, by what the count rested on; every group of a site asks the same."""
        return {}

    @cached_property
    def singles(self) -> tuple[Entry, ...]:
        """The entries that a pair may join."""
        return tuple(e for e in self.entries.values() if e.kind.single)

    def kind(self, key: str) -> Kind:
        """Return a kind of entries."""
        return next(f.kinds[key] for f in self.full.frameworks.values() if key in f.kinds)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entry: n for n, entry in enumerate(self.full.entries)}

    def ordered(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return ids, each once, in the order of the entries."""
        return tuple(sorted(set(ids), key=self._places.__getitem__))

    @cached_property
    def _called(self) -> Counter[tuple[str, str]]:
        return Counter((e.framework, e.title) for e in self.singles)

    def title_apart(self, entry: Entry) -> str:
        """Return the title of an entry as it stands in a list, with that of what is above it where several have it."""
        if self._called[entry.framework, entry.title] < 2 or not entry.parent:  # noqa: PLR2004 - several
            return entry.title
        return f"{entry.title} ({self.entries[entry.parent].title})"

    @cached_property
    def _children(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            if entry.parent:
                found.setdefault(entry.parent, []).append(entry)
        return {parent: tuple(entries) for parent, entries in found.items()}

    @cached_property
    def _overlaps_by_entry(self) -> dict[str, tuple[Overlap, ...]]:
        found: dict[str, list[Overlap]] = {}
        for overlap in self.overlaps.values():
            found.setdefault(overlap.left, []).append(overlap)
            found.setdefault(overlap.right, []).append(overlap)
        order = self.ids.order
        return {
            entry: tuple(sorted(overlaps, key=lambda o: order[o.other(entry)])) for entry, overlaps in found.items()
        }

    @cached_property
    def _rows_by_entry(self) -> dict[str, tuple[Row, ...]]:
        found: dict[str, dict[int, Row]] = {}
        for row in self.rows:
            for reading in row.entries:
                found.setdefault(reading.id, {})[id(row)] = row
            for group in row.groups:
                for entry in (group, *self.members(group), *self.now(group)):
                    found.setdefault(entry, {})[id(row)] = row
        return {entry: tuple(rows.values()) for entry, rows in found.items()}

    @cached_property
    def _links_by_entry(self) -> dict[str, tuple[EvidenceLink, ...]]:
        return links_by("entry", self.evidence_links)

    @cached_property
    def _links_by_item(self) -> dict[str, tuple[EvidenceLink, ...]]:
        return links_by("item", self.evidence_links)

    @cached_property
    def _before(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for transition in self.transitions.values():
            for new in transition.new:
                found.setdefault(new, []).append(transition.old)
        return {new: self.ids.sorted(old) for new, old in found.items()}

    def children(self, entry_id: str) -> tuple[Entry, ...]:
        """Return the entries directly below a group, in order."""
        return self._children.get(entry_id, ())

    def overlaps_of(self, entry_id: str) -> tuple[Overlap, ...]:
        """Return the pairs of an entry, in the order of the other side."""
        return self._overlaps_by_entry.get(entry_id, ())

    def rows_of(self, entry_id: str) -> tuple[Row, ...]:
        """Return the rows that speak of an entry: by its id, or of a group that it belongs to or came from."""
        return self._rows_by_entry.get(entry_id, ())

    @cached_property
    def _items_by_entry(self) -> dict[str, tuple[EvidenceItem, ...]]:
        found: dict[str, list[EvidenceItem]] = {}
        for item in self.evidence.values():
            for entry in item.serves:
                found.setdefault(entry, []).append(item)
        return {entry: tuple(items) for entry, items in found.items()}

    def items_for(self, entry_id: str) -> tuple[EvidenceItem, ...]:
        """Return the evidence items that serve an entry by this project's judgement, in the register's order."""
        return self._items_by_entry.get(entry_id, ())

    def documents_for(self, entry_id: str) -> tuple[Document, ...]:
        """Return the documents of the policy set that serve an entry."""
        return tuple(d for d in self.documents.values() if entry_id in d.serves)

    def documents_with(self, item_id: str) -> tuple[Document, ...]:
        """Return the documents of the policy set that an evidence item goes with."""
        return tuple(d for d in self.documents.values() if item_id in d.evidence)

    def verdict(self, entry_id: str, groups: Collection[str] = ()) -> Verdict:
        """Return the verdict of an entry for a report on some groups beside those that are in every one."""
        return self.verdicts[entry_id].within(groups)

    def evidence_for(self, entry_id: str) -> tuple[EvidenceLink, ...]:
        """Return the links from evidence items to an entry, counted or not."""
        return self._links_by_entry.get(entry_id, ())

    def served_by(self, item_id: str) -> tuple[EvidenceLink, ...]:
        """Return the links of an evidence item to the entries that it serves."""
        return self._links_by_item.get(item_id, ())

    def before(self, entry_id: str) -> tuple[str, ...]:
        """Return the entries of the edition before that led to an entry."""
        return self._before.get(entry_id, ())

    def now(self, old: str) -> tuple[str, ...]:
        """Return the entries that one of an edition leads to in the next, or all below a group of it."""
        found = {new for t in self.transitions.values() if t.old == old or self.is_under(t.old, old) for new in t.new}
        return self.ids.sorted(found)

    def is_under(self, entry_id: str, group: str) -> bool:
        """Say whether an entry is a group's child, or a child's child."""
        return group in self._above[entry_id]

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        """The groups above each entry; an entry stands behind what is above it."""
        found: dict[str, frozenset[str]] = {}
        for entry in self.entries.values():
            found[entry.id] = found[entry.parent] | {entry.parent} if entry.parent else frozenset()
        return found

    def members(self, group: str) -> tuple[str, ...]:
        """Return the single entries below a group."""
        return tuple(e.id for e in self.singles if self.is_under(e.id, group))

    def group_of(self, entry_id: str) -> Entry:
        """Return the outermost group of an entry."""
        entry = self.entries[entry_id]
        while entry.parent:
            entry = self.entries[entry.parent]
        return entry

    def scope_groups(self, framework: str) -> tuple[Entry, ...]:
        """Return the groups that the scopes of a framework are made of; none where nothing can be left out."""
        scope = self.frameworks[framework].scope
        return self.framework_entries(framework, scope) if scope else ()

    def in_scope(self, framework: str, groups: Collection[str] = (), *, common: bool = True) -> tuple[str, ...]:
        """Return the single entries of a framework that are in some of its groups, all of them if none is named.

        What is common to all scopes belongs to every one; `common=False` leaves it out unless it is named.
        """
        every = self.full.scope_groups(framework)
        named = {group.id for group in every if group.id in groups}
        wanted = named | {group.id for group in every if group.common and common}
        singles = (e.id for e in self.singles if e.framework == framework)
        return tuple(i for i in singles if not named or any(self.is_under(i, group) for group in wanted))

    def framework_entries(self, framework: str, *kinds: str) -> tuple[Entry, ...]:
        """Return the entries of a framework, of some kinds if any are given, in order."""
        every = self._of_framework.get(framework, ())
        return tuple(e for e in every if e.kind.key in kinds) if kinds else every

    @cached_property
    def _of_framework(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.framework, []).append(entry)
        return {framework: tuple(entries) for framework, entries in found.items()}
