"""A folder of YAML to a catalogue, or one error that lists everything that is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.data_folder import DataFolder
from mkdocs_crosswalk.data.folders import Layout, Listing
from mkdocs_crosswalk.data.problems import Problems
from mkdocs_crosswalk.ids.framework_names import read_others
from mkdocs_crosswalk.ids.spelling import Ids
from mkdocs_crosswalk.registers.changes import read_corrections, read_transitions
from mkdocs_crosswalk.registers.crosswalks import compared
from mkdocs_crosswalk.registers.documents import DocumentReader
from mkdocs_crosswalk.registers.editions import FOLDER as EDITIONS
from mkdocs_crosswalk.registers.editions import read_editions
from mkdocs_crosswalk.registers.editorial import PAIR, Editorial, EditorialReader
from mkdocs_crosswalk.registers.evidence import REGISTERED, EvidenceRegister, read_evidence
from mkdocs_crosswalk.registers.framework_files import read_frameworks
from mkdocs_crosswalk.registers.guidance import read_guidance
from mkdocs_crosswalk.registers.heads import EDITORIAL, check_heads
from mkdocs_crosswalk.registers.measures import groups
from mkdocs_crosswalk.registers.order import FOLDER as FRAMEWORKS
from mkdocs_crosswalk.registers.order import ORDER, OTHERS
from mkdocs_crosswalk.registers.own_files import OwnFiles
from mkdocs_crosswalk.registers.own_verdicts import Known, OwnVerdictReader
from mkdocs_crosswalk.registers.redirects import read_redirects
from mkdocs_crosswalk.registers.references import TRANSITION, References
from mkdocs_crosswalk.registers.review_log import REVIEW_LOG, read_review_log
from mkdocs_crosswalk.registers.reviewers import read_reviewers
from mkdocs_crosswalk.registers.rows import Registers, RowReader
from mkdocs_crosswalk.registers.scorecards import read_scorecards
from mkdocs_crosswalk.registers.shortcuts import read_shortcuts
from mkdocs_crosswalk.registers.sources import read_sources
from mkdocs_crosswalk.registers.verdicts import VerdictReader

from .catalogue import PROJECT, Catalogue
from .decided import Grounds, with_site
from .overlaps import statements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.registers.changes import Transition
    from mkdocs_crosswalk.registers.controls import Controls
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.editorial import Pair
    from mkdocs_crosswalk.registers.framework_files import Frameworks
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.registers.sources import Source

REGISTERS = ("corrections.yml", "documents.yml", "evidence.yml", "redirects.yml", "search.yml", "sources.yml")
REVIEWERS = "reviewers.yml"
OWN = ("verdicts", "guidance", "scorecards")
"""Folders of this project's own words; a file of theirs holds a part of the entries."""
NEEDED = ("sources.yml", ORDER)
"""Files without which there is nothing to show."""
JUDGED = (*(name for name in REGISTERS if name not in NEEDED), EDITORIAL, OTHERS)
"""Files of a project that judges: a folder that has one of them, or a folder of its own words, has all of them."""
LAYOUT = Layout((*REGISTERS, REVIEWERS, REVIEW_LOG), (FRAMEWORKS, "crosswalks", EDITIONS, *OWN), beside=("schema",))


def load(
    folder: Path,
    extra: Mapping[str, Path] | None = None,
    today: date = date.max,
    left_out: Collection[str] = (),
) -> Catalogue:
    """Return the catalogue of a data folder, with what the folders of a site add to it.

    Args:
        folder: The folder with `sources.yml`, the registers, `frameworks/`, `crosswalks/`, `verdicts/` and `guidance/`.
        extra: Folders of a site by how messages call them; `own_files` says what they may hold.
        today: The day after which nothing can have been reviewed or published.
        left_out: Files of these folders, by their names, that are as if they were not there.

    Raises:
        CatalogueError: with every problem of every file.
    """
    return _Loader(folder, extra or {}, today, left_out).load()


class _Loader:
    def __init__(self, folder: Path, extra: Mapping[str, Path], today: date, left_out: Collection[str]) -> None:
        self.problems = Problems(today)
        listing = Listing(folder, folder.absolute().name or folder.as_posix(), LAYOUT, self.problems)
        self.judges = not listing.seen.isdisjoint((*JUDGED, *OWN))
        required = (*NEEDED, *JUDGED) if self.judges else NEEDED
        self.files = DataFolder(folder, listing, self.problems, required)
        self.extra = OwnFiles(extra, self.problems, left_out)

    def load(self) -> Catalogue:
        read = read_frameworks(self.files, self.extra.folders, self.problems)
        frameworks, entries = read.frameworks, read.entries
        ids = Ids(entries, frameworks, read_others(self.files.items(OTHERS)))
        references = References(ids, entries, frameworks, self.problems)
        sources = self._sources(read)
        table = self.files.mapping("evidence.yml", *REGISTERED.values())
        built_in = read_evidence([table], references, self.problems) if table else EvidenceRegister({}, {}, {})
        register = self.extra.evidence(built_in, references, read.controls)
        evidence = register.items
        transitions = self._transitions(references, sources)
        references.moves = {old: t.new for old, t in transitions.items()}
        if not self.problems.lost(TRANSITION):
            references.titles.check(self.problems)
        rows = self._rows(references, Registers(sources, evidence, register.systems), read.controls)
        corrections = read_corrections(self.files.items("corrections.yml"), sources, references)
        policies = self.files.mapping("documents.yml", "document")
        policy_set = DocumentReader(references, evidence, self.problems)
        documents = policy_set.read(policies) if policies else {}
        shortcuts = read_shortcuts(self.files.items("search.yml"), references, evidence, documents)
        redirects = read_redirects(self.files.items("redirects.yml"), self.problems)
        reviewers = read_reviewers(self.files.items(REVIEWERS), references, self.problems)
        review_log = read_review_log(self.files.items(REVIEW_LOG), references, self.problems)
        own = self.extra.own_data(references, register, built_in, read)
        reader = EditorialReader(references, self.problems)
        table = self.files.mapping(EDITORIAL, PAIR)
        judgements, unmatched = reader.read(table) if table else Editorial({}, {})
        crosswalks = self._compared(references, rows, own.decisions, judgements)
        judging = VerdictReader(references, evidence, judgements, reader.refused, self.problems, crosswalks=crosswalks)
        verdicts = judging.read(self._part("verdicts"))
        known = Known(evidence, judgements, own.decisions, reader.refused, verdicts)
        said = OwnVerdictReader(references, crosswalks, known).read(self.extra.verdicts)
        guidance = read_guidance(self._part("guidance"), references, self.problems)
        scorecards = read_scorecards(self._part("scorecards"), references, verdicts, self.problems)
        editions = read_editions(self._part(EDITIONS), self.problems)
        if not self.problems:  # else what is missing may only be misspelt
            self._report_moveless(frameworks, entries, transitions)
            judged = {entries[entry].framework for pair in judgements for entry in pair}
            judged = judged or {f.id for c in crosswalks for f in (c.left, c.right)}
            singles = [e.id for e in entries.values() if e.kind.single and e.framework in judged and self.judges]
            self._report_missing("verdict", "verdicts", singles, verdicts)
            self._report_missing("guidance", "guidance", singles, guidance)
            self._report_rowless(sources, rows)
        check_heads(self.files, [f.transitions for f in frameworks.values()], self.problems)
        self.problems.raise_if_any()
        return Catalogue(
            frameworks=frameworks,
            entries=entries,
            ids=ids,
            sources=sources,
            rows=rows,
            systems=register.systems,
            topics=register.topics,
            evidence=evidence,
            corrections=corrections,
            transitions=transitions,
            judgements=judgements,
            unmatched=unmatched,
            verdicts=with_site(verdicts, Grounds(entries, crosswalks, judgements, own.decisions), said),
            guidance=guidance,
            documents=documents,
            standings=policy_set.standings,
            shortcuts=shortcuts,
            redirects=redirects,
            reviewers=reviewers,
            review_log=review_log,
            editions=editions,
            scorecards=scorecards,
            own=replace(own, verdicts=said),
            doubts=self.problems.doubts,
        )

    def _report_missing(self, what: str, name: str, entries: Iterable[str], found: Collection[str]) -> None:
        """Report every entry that has none of something in a file or folder of this name."""
        for entry in entries:
            if entry not in found:
                self.problems.add(self.files.at(name), f"{entry} has no {what}")

    def _report_moveless(
        self, frameworks: dict[str, Framework], entries: dict[str, Entry], found: Collection[str]
    ) -> None:
        """Report every entry of an edition that has been succeeded of which nobody says where it went."""
        for framework in frameworks.values():
            old = [e.id for e in entries.values() if e.framework == framework.succeeds and not e.kind.holds]
            self._report_missing("transition", framework.transitions, old, found)

    def _report_rowless(self, sources: dict[str, Source], rows: tuple[Row, ...]) -> None:
        """Report a source whose figures are counted from rows, and that has none: its file is missing."""
        having = {row.source for row in rows}
        for source in sources.values():
            counted = [c for c in source.claims if c.recompute and c.recompute.measure.rests_on_rows]
            if (counted or (source.claims and source.id not in self.extra.own_sources)) and source.id not in having:
                message = f'"{source.id}" makes claims, and no file in crosswalks/ holds its rows'
                self.problems.add(source.position, message)

    def _sources(self, read: Frameworks) -> dict[str, Source]:
        """Read the sources, and hold the frameworks' own sources against them."""
        countable = groups(read.frameworks.values(), read.entries)
        sources = read_sources(self.files.items("sources.yml", "source"), countable, self.problems)
        if sources and PROJECT not in sources:
            self.problems.add(
                self.files.at("sources.yml"),
                f'the source "{PROJECT}" is missing; it stands for our own judgement',
            )
        every = self.extra.sources(sources, countable)
        for fields in read.files:
            fields.known("source", "source", every)
            fields.known("attributes_source", "source", every)
        return every

    def _transitions(self, references: References, sources: dict[str, Source]) -> dict[str, Transition]:
        """Read where the entries of editions went that have been succeeded."""
        found: dict[str, Transition] = {}
        for framework in references.frameworks.values():
            if framework.transitions:
                self.files.require(framework.transitions)
                table = self.files.mapping(framework.transitions, TRANSITION)
                editions = (references.frameworks[framework.succeeds], framework)
                found |= read_transitions(table, editions, references, sources, self.problems) if table else {}
        return found

    def _rows(self, references: References, registers: Registers, controls: Iterable[Controls]) -> tuple[Row, ...]:
        rows: list[Row] = []
        others = (EDITORIAL, *(f.transitions for f in references.frameworks.values()))
        for name in self.files.part("crosswalks"):
            if name not in others and (fields := self.files.mapping(name)):
                rows += RowReader(references, registers, self.problems).read(fields)
        rows += self.extra.rows(references, registers, controls)
        order = list(registers.sources)
        return tuple(sorted(rows, key=lambda row: order.index(row.source) if row.source in order else len(order)))

    def _compared(
        self, references: References, rows: Iterable[Row], decided: Iterable[Pair], judged: Iterable[Pair]
    ) -> tuple[Crosswalk, ...]:
        """Return the frameworks that rows and rulings compare; where there are none, all that could be compared."""
        of = {entry.id: entry.framework for entry in references.entries.values()}
        stated = ((left.id, right.id) for _, left, right in statements(rows))
        ours = {(of[left], of[right]) for left, right in judged}
        pairs = {(of[left], of[right]) for left, right in (*decided, *stated)}
        return compared(references.frameworks.values(), pairs | ours, ours) or references.crosswalks

    def _part(self, part: str) -> list[Fields]:
        """Return the files of a folder that holds this project's own words."""
        return [fields for name in self.files.part(part) if (fields := self.files.mapping(name))]
