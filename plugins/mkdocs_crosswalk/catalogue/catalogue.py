"""The catalogue: everything that was read, with exact indexes both ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.crosswalks import Crosswalk, compared
from mkdocs_crosswalk.registers.judgement import shown
from mkdocs_crosswalk.registers.own_data import OwnData

from .made_on import suspects
from .overlaps import build_evidence_links, build_overlaps, links_by
from .structure import Structure

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_crosswalk.data.problems import Problem
    from mkdocs_crosswalk.registers.changes import Correction, Transition
    from mkdocs_crosswalk.registers.documents import Document, Standing, StandingText
    from mkdocs_crosswalk.registers.editions import Edition
    from mkdocs_crosswalk.registers.evidence import EvidenceItem, System, Topic
    from mkdocs_crosswalk.registers.guidance import Guidance
    from mkdocs_crosswalk.registers.judgement import Judgement, Outcome, Verdict, Verdicts
    from mkdocs_crosswalk.registers.levels import Direction
    from mkdocs_crosswalk.registers.points import Unmatched
    from mkdocs_crosswalk.registers.redirects import Redirect
    from mkdocs_crosswalk.registers.review_log import Confirmed
    from mkdocs_crosswalk.registers.reviewers import Reviewer
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.registers.scorecards import Scorecard
    from mkdocs_crosswalk.registers.shortcuts import Shortcut
    from mkdocs_crosswalk.registers.sources import Source

    from .made_on import Judged, Suspect
    from .overlaps import EvidenceLink, Overlap, Pair

PROJECT = "this-project"
"""The source that stands for this project's own judgement and for the date of its last review."""


@dataclass(frozen=True)
class Catalogue(Structure):
    """Frameworks, sources, rows and evidence, and what follows from them. Every mapping is in reading order.

    Attributes:
        unmatched: Points by their id of which no entry of the other framework does the work.
    """

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
    review_log: tuple[Confirmed, ...] = ()
    editions: tuple[Edition, ...] = ()
    scorecards: dict[Direction, Scorecard] = field(default_factory=dict)
    own: OwnData = field(default_factory=OwnData)
    doubts: tuple[Problem, ...] = ()  # what may be right and should be looked at
    whole: Catalogue | None = None  # what this is a selection from
    complete: Catalogue | None = None  # the whole with those frameworks that this is made without

    @property
    def full(self) -> Catalogue:
        """Return the catalogue with nothing left out."""
        return self.whole or self

    @property
    def everything(self) -> Catalogue:
        """Return the catalogue with nothing left out, not even the frameworks that this is made without."""
        return self.complete or self.full

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
        """The frameworks that are compared two by two: those that a judgement joins, then those of rows and decisions.

        An entry has a verdict for the holder of the first other one.
        """
        full, entries = self.full, self.full.entries
        judged = {(entries[left].framework, entries[right].framework) for left, right in full.judgements}
        return compared(full.frameworks.values(), full._between, judged)  # noqa: SLF001 - of its own class

    @cached_property
    def _between(self) -> dict[tuple[str, str], tuple[Overlap, ...]]:
        entries = self.full.entries
        found: dict[tuple[str, str], list[Overlap]] = {}
        for overlap in self.overlaps.values():
            frameworks = entries[overlap.left].framework, entries[overlap.right].framework
            found.setdefault(frameworks, []).append(overlap)
        return {frameworks: tuple(overlaps) for frameworks, overlaps in found.items()}

    def between(self, left: str, right: str) -> tuple[Overlap, ...]:
        """Return the pairs of two frameworks, by their ids in the order in which frameworks are shown."""
        return self._between.get((left, right), ())

    @cached_property
    def spoken(self) -> frozenset[Direction]:
        """The directions in which anybody gives a level: a source, this project or the site.

        A list that others have made of names alone does not become one of levels by what the site says of a few pairs.
        """
        entries = self.full.entries
        found: set[Direction] = set()
        named: set[Pair] = set()
        sites: set[tuple[Pair, Direction]] = set()
        for overlap in self.overlaps.values():
            between = entries[overlap.left].framework, entries[overlap.right].framework
            said = [m for m in overlap.mappings if m.row.source not in self.own.sources]
            if overlap.judgement:
                found.update(overlap.levels)
            found.update(way for m in said if m.sound and m.level and (way := m.row.direction))
            if overlap.judgement or said:
                named.add(between)
            sites.update((between, direction) for direction in overlap.levels)
        return frozenset(found.union(direction for between, direction in sites if between not in named))

    def crosswalk_of(self, framework: str) -> Crosswalk:
        """Return the first crosswalk of a framework, by its id."""
        return next(c for c in self.crosswalks if framework in c)

    def crosswalk_between(self, left: str, right: str) -> Crosswalk:
        """Return the crosswalk of two entries that make a pair."""
        one, other = (self.full.entries[entry].framework for entry in (left, right))
        return next(c for c in self.crosswalks if one in c and other in c)

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
    def recorded(self) -> frozenset[str]:
        """The ids of the frameworks that evidence serves."""
        return frozenset(self.entries[e].framework for item in self.evidence for e in self.served(item))

    @cached_property
    def documented(self) -> frozenset[str]:
        """The ids of the frameworks that a document of the policy set serves."""
        return frozenset(self.entries[e].framework for one in self.documents.values() for e in one.serves)

    @cached_property
    def judged(self) -> frozenset[str]:
        """The ids of the frameworks of which any entry has a verdict."""
        return frozenset(entry.framework for entry in self.singles if entry.id in self.verdicts)

    @cached_property
    def _overlaps_by_entry(self) -> dict[str, tuple[Overlap, ...]]:
        found: dict[str, list[Overlap]] = {}
        for overlap in self.overlaps.values():
            found.setdefault(overlap.left, []).append(overlap)
            found.setdefault(overlap.right, []).append(overlap)
        order = self.ids.order
        return {one: tuple(sorted(overlaps, key=lambda o: order[o.other(one)])) for one, overlaps in found.items()}

    @cached_property
    def _overlaps_beside(self) -> dict[tuple[str, str], tuple[Overlap, ...]]:
        entries = self.full.entries
        found: dict[tuple[str, str], list[Overlap]] = {}
        for entry, overlaps in self._overlaps_by_entry.items():
            for overlap in overlaps:
                found.setdefault((entry, entries[overlap.other(entry)].framework), []).append(overlap)
        return {beside: tuple(overlaps) for beside, overlaps in found.items()}

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

    @cached_property
    def suspects(self) -> dict[Judged, Suspect]:
        """The judgements to look at again, since what they were made on has changed."""
        return suspects(self.everything)

    def overlaps_of(self, entry_id: str) -> tuple[Overlap, ...]:
        """Return the pairs of an entry, in the order of the other side."""
        return self._overlaps_by_entry.get(entry_id, ())

    def overlaps_with(self, entry_id: str, framework: str) -> tuple[Overlap, ...]:
        """Return the pairs of an entry with those of another framework, by its id, in the order of that one."""
        return self._overlaps_beside.get((entry_id, framework), ())

    def rows_of(self, entry_id: str) -> tuple[Row, ...]:
        """Return the rows that speak of an entry: by its id, or of a group that it belongs to or came from."""
        return self._rows_by_entry.get(entry_id, ())

    @cached_property
    def _served(self) -> dict[str, tuple[str, ...]]:
        brought: dict[str, set[str]] = {}
        for entry, verdicts in self.verdicts.items():
            for item in (i for verdict in verdicts for i in verdict.bring):
                brought.setdefault(item, set()).add(entry)
        return {i: self.ids.sorted(brought.get(i, set()).union(item.serves)) for i, item in self.evidence.items()}

    def served(self, item_id: str) -> tuple[str, ...]:
        """Return the entries that an evidence item serves: by the register, or by a verdict that asks to bring it.

        By this, and nothing else, records are counted and ranked; what a source alone names is not among it.
        """
        return self._served[item_id]

    @cached_property
    def _items_by_entry(self) -> dict[str, tuple[EvidenceItem, ...]]:
        found: dict[str, list[EvidenceItem]] = {}
        for item in self.evidence.values():
            for entry in self.served(item.id):
                found.setdefault(entry, []).append(item)
        return {entry: tuple(items) for entry, items in found.items()}

    def items_for(self, entry_id: str) -> tuple[EvidenceItem, ...]:
        """Return the evidence items that serve an entry, in the register's order."""
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

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes that verdicts say, and that to judge again where a site has made any so."""
        return shown({v.outcome for found in self.verdicts.values() for v in found})

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
