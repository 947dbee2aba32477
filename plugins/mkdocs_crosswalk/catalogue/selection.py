"""A part of a catalogue: some of the groups that may be left out, some frameworks, and not every source."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import closest_word, hint
from mkdocs_crosswalk.registers.judgement import Verdicts
from mkdocs_crosswalk.registers.shortcuts import DOCUMENTS, EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_crosswalk.registers.changes import Correction
    from mkdocs_crosswalk.registers.documents import Document
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.registers.own_data import OwnData
    from mkdocs_crosswalk.registers.reviewers import Reviewer
    from mkdocs_crosswalk.registers.row import Reading, Row
    from mkdocs_crosswalk.registers.shortcuts import Shortcut

    from .catalogue import Catalogue

STAYING = ("standard", "project", "site")
"""Kinds of sources that cannot be left out: the entries, the judgements and a site's own decisions are theirs."""


@frozen
class Selection:
    """What of a catalogue is wanted, by the names that options use.

    Attributes:
        categories: Groups that scopes are made of, or None for all; what is common to all scopes always is there.
        frameworks: Ids of frameworks, or None for all.
        leave_out_sources: Ids of sources whose rows, figures and corrections are not wanted.
    """

    categories: tuple[str, ...] | None = None
    frameworks: tuple[str, ...] | None = None
    leave_out_sources: tuple[str, ...] = ()

    def problems(self, catalogue: Catalogue) -> list[str]:
        """Return what is wrong with the names, each with the closest right one."""
        sources, frameworks = catalogue.sources, catalogue.frameworks
        named = [frameworks.get(i) for i in self.frameworks or ()]
        none = self.frameworks is not None and not any(f is None or f.single for f in named)
        staying = [s for s in self.leave_out_sources if s in sources and sources[s].kind in STAYING]
        return [
            *unknown("categories", self.categories or (), categories(catalogue)),
            *unknown("frameworks", self.frameworks or (), frameworks),
            *(["frameworks: name one whose entries pairs may join"] if none else []),
            *unknown("leave_out_sources", self.leave_out_sources, sources),
            *(f'leave_out_sources: "{name}" cannot be left out; the data rests on it' for name in staying),
        ]

    def within(self, catalogue: Catalogue) -> Selection:
        """Return what is wanted of a catalogue that may hold less than the one by which the names were checked."""
        groups = categories(catalogue)
        return Selection(
            None if self.categories is None else tuple(name for name in self.categories if name in groups),
            None if self.frameworks is None else tuple(i for i in self.frameworks if i in catalogue.frameworks),
            tuple(name for name in self.leave_out_sources if name in catalogue.sources),
        )

    def has(self, framework: str) -> bool:
        """Say whether a framework is wanted."""
        return self.frameworks is None or framework in self.frameworks


def categories(catalogue: Catalogue) -> dict[str, str]:
    """Return the groups that scopes are made of, by the names that options use."""
    return {group.slug: group.id for framework in catalogue.frameworks for group in catalogue.scope_groups(framework)}


def unknown(option: str, names: Iterable[str], known: Collection[str]) -> list[str]:
    """Return what to say of the names of an option that are not known, each with the closest that is."""
    return [f'{option}: unknown "{name}"{hint(closest_word(name, known))}' for name in names if name not in known]


def select(catalogue: Catalogue, selection: Selection) -> Catalogue:
    """Return the part of a catalogue that is wanted; the whole stays reachable as its `whole`.

    What speaks of several entries keeps those that are there. What spoke of some and has none left is gone: a row with
    an empty side, an evidence item that serves nothing, a document without points. Texts stay as they are.
    """
    maker = _Maker(catalogue, selection)
    if len(maker.entries) == len(catalogue.entries) and len(maker.sources) == len(catalogue.sources):
        return catalogue
    rows = tuple(row for row in map(maker.row, maker.rows) if row)
    verdicts = catalogue.verdicts.items()
    slips = (maker.correction(c) for c in catalogue.corrections if c.source in maker.sources)
    words = map(maker.shortcut, catalogue.shortcuts)
    return replace(
        catalogue,
        frameworks=maker.frameworks,
        entries=maker.entries,
        sources=maker.sources,
        rows=rows,
        topics={
            t: topic for t, topic in catalogue.topics.items() if any(i.topic == t for i in maker.evidence.values())
        },
        evidence=maker.evidence,
        corrections=tuple(c for c in slips if c),
        transitions={old: t for old, t in catalogue.transitions.items() if old in maker.entries},
        judgements={pair: j for pair, j in catalogue.judgements.items() if maker.has(pair) == pair},
        verdicts={entry: maker.verdicts(found) for entry, found in verdicts if entry in maker.entries},
        guidance={entry: g for entry, g in catalogue.guidance.items() if entry in maker.entries},
        documents=maker.documents,
        shortcuts=tuple(w for w in words if w.targets),
        reviewers=tuple(made for r in catalogue.reviewers if (made := maker.reviewer(r)).reviews),
        own=maker.own,
        whole=catalogue.full,
    )


class _Maker:
    """Makes the parts of a selected catalogue; those that others rest on are made once."""

    def __init__(self, catalogue: Catalogue, selection: Selection) -> None:
        self.catalogue = catalogue
        every, wanted = categories(catalogue), selection.categories
        self.groups = frozenset(
            i for name, i in every.items() if wanted is None or name in wanted or catalogue.entries[i].common
        )
        left_out = frozenset(every.values()) - self.groups
        self.frameworks = {f: found for f, found in catalogue.frameworks.items() if selection.has(f)}
        self.entries = {
            e.id: e
            for e in catalogue.entries.values()
            if e.framework in self.frameworks
            and not (e.id in left_out or any(catalogue.is_under(e.id, group) for group in left_out))
        }
        gone = {f.source for f in catalogue.frameworks.values()} - {f.source for f in self.frameworks.values()}
        gone |= set(selection.leave_out_sources)
        self.sources = {s: source for s, source in catalogue.sources.items() if s not in gone}
        self.rows = tuple(row for row in map(self._sides, catalogue.rows) if row)

    def has(self, entries: Iterable[str]) -> tuple[str, ...]:
        """Return those of some entries that are there."""
        return tuple(e for e in entries if e in self.entries)

    def _sides(self, row: Row) -> Row | None:
        """Return a row with the entries that are there, or None if a side of it has none left."""
        left, right = self._readings(row.left), self._readings(row.right)
        groups = self.has(row.groups)
        if row.source not in self.sources:
            return None
        suggested = self.has(row.suggested)
        if (left, right, groups) == (row.left, row.right, row.groups):
            return row if suggested == row.suggested else replace(row, suggested=suggested)
        named = {r.id for r in (*left, *right)} | set(groups)
        if self._frameworks(named) != self._frameworks({r.id for r in row.entries} | set(row.groups)):
            return None
        return replace(
            row,
            left=left,
            right=right,
            groups=groups,
            contradicted=tuple(o for o in row.contradicted if o.id in named),
            suggested=suggested,
            whole=row.full,
        )

    def _frameworks(self, ids: Iterable[str]) -> set[str]:
        """Return the frameworks of some ids, each in its last edition: the sides of a row."""
        after = {f.succeeds: f.id for f in self.catalogue.frameworks.values()}
        found = set()
        for framework in {self.catalogue.entries[i].framework for i in ids}:
            last = framework
            while last in after:
                last = after[last]
            found.add(last)
        return found

    def _readings(self, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
        return tuple(r for r in readings if r.id in self.entries)

    @cached_property
    def evidence(self) -> dict[str, EvidenceItem]:
        """The evidence items that serve an entry by our judgement or by a row; what serves none goes with documents."""
        rows = replace(self.catalogue, entries=self.entries, rows=self.rows)
        named = {link.item for link in rows.evidence_links if link.counted}
        shown: dict[bool, set[str]] = {True: set(), False: set()}
        for document in self.catalogue.documents.values():
            shown[any(self.has(p.entries) for p in document.says)].update(document.evidence)
        lost = shown[False] - shown[True]
        serving = {i.id for i in self.catalogue.evidence.values() if i.serves}
        items = (replace(i, serves=self.has(i.serves)) for i in self.catalogue.evidence.values())
        return {i.id: i for i in items if i.serves or i.id in named or i.id not in serving | lost}

    def row(self, row: Row) -> Row | None:
        """Return a row with the evidence that is there, or None if it is about evidence and none is left."""
        items = tuple(i for i in row.evidence if i in self.evidence)
        return None if row.says == "evidence" and not items else replace(row, evidence=items)

    def verdicts(self, found: Verdicts) -> Verdicts:
        """Return the verdicts of an entry for the reports that there are."""
        more = tuple(self._verdict(v) for v in found.more if self.groups.issuperset(v.scope))
        project = self.verdicts(found.project) if found.project else None
        return Verdicts(self._verdict(found.base), more, project)

    def _verdict(self, verdict: Verdict) -> Verdict:
        bring = tuple(i for i in verdict.bring if i in self.evidence)
        project = self._verdict(verdict.project) if verdict.project else None
        return replace(verdict, by=self.has(verdict.by), bring=bring, project=project)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The documents that say something for an entry."""
        return {d.id: made for d in self.catalogue.documents.values() if (made := self._document(d)).says}

    def _document(self, document: Document) -> Document:
        points = (replace(p, entries=self.has(p.entries)) for p in document.says)
        says = tuple(p for p in points if p.entries)
        demands = tuple(d for d in document.demands if not d.entry or d.entry in self.entries)
        named = {e for p in says for e in p.entries} | {d.entry for d in demands if d.entry}
        evidence = tuple(i for i in document.evidence if i in self.evidence)
        return replace(document, says=says, demands=demands, serves=self.catalogue.ids.sorted(named), evidence=evidence)

    @property
    def own(self) -> OwnData:
        """What the site adds, of what is there."""
        own = self.catalogue.own
        return replace(
            own,
            sources=tuple(s for s in own.sources if s in self.sources),
            evidence=tuple(i for i in own.evidence if i in self.evidence),
            decisions={pair: d for pair, d in own.decisions.items() if self.has(pair) == pair},
            frameworks=tuple(f for f in own.frameworks if f in self.frameworks),
            entries={e: upkeep for e, upkeep in own.entries.items() if e in self.entries},
            items={i: upkeep for i, upkeep in own.items.items() if i in self.evidence},
            status={e: said for e, said in own.status.items() if e in self.entries},
            records=tuple(r for r in own.records if r.item in self.evidence),
            controls={e: control for e, control in own.controls.items() if e in self.entries},
            verdicts=tuple(v for v in own.verdicts if v.entry in self.entries and self.groups.issuperset(v.scope)),
        )

    def reviewer(self, reviewer: Reviewer) -> Reviewer:
        """Return a reviewer with the reviews of what is there."""
        reviews = (replace(r, entries=self.has(r.entries)) for r in reviewer.reviews)
        return replace(reviewer, reviews=tuple(r for r in reviews if r.entries))

    def correction(self, correction: Correction) -> Correction | None:
        """Return a slip with the entries that are there, or None if it concerned some and none is left."""
        entries = self.has(correction.entries)
        return None if correction.entries and not entries else replace(correction, entries=entries)

    def shortcut(self, shortcut: Shortcut) -> Shortcut:
        """Return what words lead to, without what is gone."""
        gone = {
            *(set(self.catalogue.entries) - set(self.entries)),
            *(f"{EVIDENCE}{i}" for i in self.catalogue.evidence if i not in self.evidence),
            *(f"{DOCUMENTS}{d}" for d in self.catalogue.documents if d not in self.documents),
        }
        return replace(shortcut, targets=tuple(t for t in shortcut.targets if t not in gone))
