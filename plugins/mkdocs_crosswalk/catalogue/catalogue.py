"""The catalogue: everything that was read, with exact indexes both ways."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.ids.spelling import Ids, sort_key
from mkdocs_crosswalk.registers.crosswalks import Crosswalk
from mkdocs_crosswalk.registers.frameworks import ISO
from mkdocs_crosswalk.registers.own_data import OwnData

from .overlaps import build_evidence_links, build_overlaps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_crosswalk.data.problems import Problem
    from mkdocs_crosswalk.figures.counts import Basis
    from mkdocs_crosswalk.registers.changes import Correction, Transition
    from mkdocs_crosswalk.registers.documents import Document
    from mkdocs_crosswalk.registers.evidence import EvidenceItem, System, Topic
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.guidance import Guidance
    from mkdocs_crosswalk.registers.judgement import Judgement, Verdict, Verdicts
    from mkdocs_crosswalk.registers.kinds import Kind
    from mkdocs_crosswalk.registers.levels import Direction
    from mkdocs_crosswalk.registers.redirects import Redirect
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.registers.shortcuts import Shortcut
    from mkdocs_crosswalk.registers.sources import Source

    from .overlaps import EvidenceLink, Overlap

PROJECT = "this-project"
"""The source that stands for this project's own judgement and for the date of its last review."""


@dataclass(frozen=True)
class Catalogue:
    """Frameworks, sources, rows and evidence, and what follows from them. Every mapping is in reading order."""

    frameworks: dict[str, Framework]
    entries: dict[str, Entry]
    sources: dict[str, Source]
    rows: tuple[Row, ...]
    systems: dict[str, System]
    topics: dict[str, Topic]
    evidence: dict[str, EvidenceItem]
    corrections: tuple[Correction, ...]
    transitions: dict[str, Transition]
    transitions_source: str
    judgements: dict[tuple[str, str], Judgement]
    verdicts: dict[str, Verdicts]
    guidance: dict[str, Guidance]
    documents: dict[str, Document]
    shortcuts: tuple[Shortcut, ...]
    redirects: tuple[Redirect, ...]
    own: OwnData = field(default_factory=OwnData)
    doubts: tuple[Problem, ...] = ()  # what may be right and should be looked at
    whole: Catalogue | None = None  # what this is a selection from

    @property
    def full(self) -> Catalogue:
        """Return the catalogue with nothing left out."""
        return self.whole or self

    @cached_property
    def ids(self) -> Ids:
        """Return the finder for all ids, also of entries left out: to read one as another would be wrong."""
        return Ids(self.full.entries)

    @property
    def updated(self) -> date:
        """Return the day on which this project last reviewed the data; pages carry it instead of the clock's."""
        return self.sources[PROJECT].date or date.min

    @cached_property
    def overlaps(self) -> dict[tuple[str, str], Overlap]:
        """Every pair stated, judged or decided id to id, counted or not, by (ISO entry, criterion)."""
        return build_overlaps(self.rows, self.judgements, self.own.decisions)

    @cached_property
    def crosswalks(self) -> tuple[Crosswalk, ...]:
        """The frameworks that are compared two by two: those that a row, a judgement or a decision joins."""
        joined = {tuple(self.full.entries[i].framework for i in pair) for pair in self.full.overlaps}
        there = [f for f in self.full.frameworks.values() if f.single]
        pairs = ((left, right) for n, left in enumerate(there) for right in there[n + 1 :])
        return tuple(Crosswalk(*pair) for pair in pairs if (pair[0].id, pair[1].id) in joined)

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
        below = {e.id: self.members(e.id) for e in self.entries.values() if e.kind.key == "heading"}
        return build_evidence_links(self.rows, below)

    @cached_property
    def counted(self) -> dict[Basis, set[str]]:
        """What `counts` has found so far, by what the count rested on; every group of a site asks the same."""
        return {}

    @cached_property
    def singles(self) -> tuple[Entry, ...]:
        """Controls, sub-clauses and criteria: the entries that a pair may join."""
        return tuple(e for e in self.entries.values() if e.kind.single)

    def kind(self, key: str) -> Kind:
        """Return a kind of entries."""
        return next(f.kinds[key] for f in self.full.frameworks.values() if key in f.kinds)

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
        return {
            entry: tuple(sorted(overlaps, key=lambda o: sort_key(o.other(entry)))) for entry, overlaps in found.items()
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
        return _grouped(self.evidence_links, "entry")

    @cached_property
    def _links_by_item(self) -> dict[str, tuple[EvidenceLink, ...]]:
        return _grouped(self.evidence_links, "item")

    @cached_property
    def _before(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for transition in self.transitions.values():
            for new in transition.new:
                found.setdefault(new, []).append(transition.old)
        return {new: tuple(sorted(old, key=sort_key)) for new, old in found.items()}

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

    def verdict(self, entry_id: str, categories: Collection[str] = ()) -> Verdict:
        """Return the verdict of an entry for a report on Security and some more categories."""
        return self.verdicts[entry_id].within(categories)

    def evidence_for(self, entry_id: str) -> tuple[EvidenceLink, ...]:
        """Return the links from evidence items to an entry, counted or not."""
        return self._links_by_entry.get(entry_id, ())

    def served_by(self, item_id: str) -> tuple[EvidenceLink, ...]:
        """Return the links of an evidence item to the entries that it serves."""
        return self._links_by_item.get(item_id, ())

    def before(self, entry_id: str) -> tuple[str, ...]:
        """Return the 2013 controls that led to a 2022 control."""
        return self._before.get(entry_id, ())

    def now(self, old: str) -> tuple[str, ...]:
        """Return the 2022 controls that a 2013 control, category or domain leads to."""
        found = {new for t in self.transitions.values() if t.old == old or self.is_under(t.old, old) for new in t.new}
        return tuple(sorted(found, key=sort_key))

    def is_under(self, entry_id: str, group: str) -> bool:
        """Say whether an entry is a group's child, or a child's child."""
        parent = self.entries[entry_id].parent
        while parent:
            if parent == group:
                return True
            parent = self.entries[parent].parent
        return False

    def members(self, group: str) -> tuple[str, ...]:
        """Return the single entries below a group."""
        return tuple(e.id for e in self.singles if self.is_under(e.id, group))

    def category_of(self, criterion: str) -> str:
        """Return the category of a criterion or series."""
        entry = self.entries[criterion]
        while entry.parent:
            entry = self.entries[entry.parent]
        return entry.id

    @property
    def categories(self) -> tuple[str, ...]:
        """Return the SOC 2 categories, Security first."""
        return tuple(e.id for e in self.entries.values() if e.kind.key == "category")

    def criteria_of(self, scope: Collection[str] = (), *, common: bool = True) -> tuple[str, ...]:
        """Return the criteria of a report on some categories, all of them if none is named.

        The common criteria belong to every category; `common=False` leaves them out unless Security is named.
        """
        return tuple(
            e.id
            for e in self.singles
            if e.kind.key == "criterion"
            and (
                not scope or self.category_of(e.id) in scope or (common and self.entries[self.category_of(e.id)].common)
            )
        )

    def framework_entries(self, framework: str, *kinds: str) -> tuple[Entry, ...]:
        """Return the entries of a framework, of some kinds if any are given, in order."""
        return tuple(
            e for e in self.entries.values() if e.framework == framework and (not kinds or e.kind.key in kinds)
        )

    def is_iso(self, entry_id: str) -> bool:
        """Say whether an entry belongs to ISO/IEC 27001:2022."""
        return self.entries[entry_id].framework == ISO


def _grouped(links: Iterable[EvidenceLink], name: str) -> dict[str, tuple[EvidenceLink, ...]]:
    found: dict[str, list[EvidenceLink]] = {}
    for link in links:
        found.setdefault(getattr(link, name), []).append(link)
    return {key: tuple(values) for key, values in found.items()}
