"""A folder of YAML to a catalogue, or one error that lists everything that is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.data_folder import DataFolder
from mkdocs_crosswalk.data.folders import Layout, Listing
from mkdocs_crosswalk.data.problems import Problems
from mkdocs_crosswalk.ids.spelling import sort_key
from mkdocs_crosswalk.registers.changes import read_corrections, read_transitions
from mkdocs_crosswalk.registers.documents import DocumentReader
from mkdocs_crosswalk.registers.editorial import PAIR, EditorialReader
from mkdocs_crosswalk.registers.evidence import REGISTERED, EvidenceRegister, read_evidence
from mkdocs_crosswalk.registers.forms import Known
from mkdocs_crosswalk.registers.frameworks import ENTRY, read_framework, read_order
from mkdocs_crosswalk.registers.guidance import read_guidance
from mkdocs_crosswalk.registers.heads import check_heads
from mkdocs_crosswalk.registers.own_files import OwnFiles
from mkdocs_crosswalk.registers.redirects import read_redirects
from mkdocs_crosswalk.registers.references import TRANSITION, References
from mkdocs_crosswalk.registers.rows import Registers, RowReader
from mkdocs_crosswalk.registers.shortcuts import read_shortcuts
from mkdocs_crosswalk.registers.sources import ROW_MEASURES, read_sources
from mkdocs_crosswalk.registers.verdicts import VerdictReader

from .catalogue import PROJECT, Catalogue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.guidance import Guidance
    from mkdocs_crosswalk.registers.judgement import Judgement, Verdicts
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.registers.sources import Source

FRAMEWORKS = "frameworks"
ORDER = f"{FRAMEWORKS}/order.yml"
REGISTERS = ("corrections.yml", "documents.yml", "evidence.yml", "redirects.yml", "search.yml", "sources.yml")
TRANSITIONS = "crosswalks/iso27001-2013-to-2022.yml"
EDITORIAL = "crosswalks/editorial.yml"
OWN = ("verdicts", "guidance")
"""Folders of this project's own words; a file of theirs holds a part of the entries."""
REQUIRED = (*REGISTERS, TRANSITIONS, EDITORIAL, ORDER)
LAYOUT = Layout(REGISTERS, (FRAMEWORKS, "crosswalks", *OWN), beside=("schema",))


def load(folder: Path, extra: Mapping[str, Path] | None = None, today: date = date.max) -> Catalogue:
    """Return the catalogue of a data folder, with what the folders of a site add to it.

    Args:
        folder: The folder with `sources.yml`, the registers, `frameworks/`, `crosswalks/`, `verdicts/` and `guidance/`.
        extra: Folders of a site by how messages call them; `own_files` says what they may hold.
        today: The day after which nothing can have been reviewed or published.

    Raises:
        CatalogueError: with every problem of every file.
    """
    return _Loader(folder, extra or {}, today).load()


class _Loader:
    def __init__(self, folder: Path, extra: Mapping[str, Path], today: date) -> None:
        self.problems = Problems(today)
        listing = Listing(folder, folder.absolute().name or folder.as_posix(), LAYOUT, self.problems)
        self.files = DataFolder(folder, listing, self.problems, REQUIRED)
        self.extra = OwnFiles(extra, self.problems)

    def load(self) -> Catalogue:
        frameworks, entries = self._frameworks()
        references = References(entries, frameworks, self.problems)
        sources = self._sources(references)
        table = self.files.mapping("evidence.yml", *REGISTERED.values())
        built_in = read_evidence([table], references, self.problems) if table else EvidenceRegister({}, {}, {})
        register = self.extra.evidence(built_in, references)
        evidence = register.items
        table = self.files.mapping(TRANSITIONS, TRANSITION)
        transitions_source, transitions = (
            read_transitions(table, references, sources, self.problems) if table else ("", {})
        )
        references.transitions = transitions
        if not self.problems.lost(TRANSITION):
            references.titles.check(self.problems)
        rows = self._rows(references, Registers(sources, evidence, register.systems))
        corrections = read_corrections(self.files.items("corrections.yml"), sources, references)
        policies = self.files.mapping("documents.yml", "document")
        documents = DocumentReader(references, evidence, self.problems).read(policies) if policies else {}
        shortcuts = read_shortcuts(self.files.items("search.yml"), references, evidence, documents)
        redirects = read_redirects(self.files.items("redirects.yml"), self.problems)
        judgements, verdicts, guidance = self._own_words(references, evidence)
        own = self.extra.own_data(references, register, built_in)
        if not self.problems:  # else what is missing may only be misspelt
            old = [e.id for e in entries.values() if e.kind.key == "control-2013"]
            singles = [e.id for e in entries.values() if e.kind.single]
            self._report_missing("transition", TRANSITIONS, old, transitions)
            self._report_missing("verdict", "verdicts", singles, verdicts)
            self._report_missing("guidance", "guidance", singles, guidance)
            self._report_rowless(sources, rows)
        check_heads(self.files, self.problems)
        self.problems.raise_if_any()
        return Catalogue(
            frameworks=frameworks,
            entries=entries,
            sources=sources,
            rows=rows,
            systems=register.systems,
            topics=register.topics,
            evidence=evidence,
            corrections=corrections,
            transitions=transitions,
            transitions_source=transitions_source,
            judgements=judgements,
            verdicts=verdicts,
            guidance=guidance,
            documents=documents,
            shortcuts=shortcuts,
            redirects=redirects,
            own=own,
            doubts=self.problems.doubts,
        )

    def _report_missing(self, what: str, name: str, entries: Iterable[str], found: Collection[str]) -> None:
        """Report every entry that has none of something in a file or folder of this name."""
        for entry in entries:
            if entry not in found:
                self.problems.add(self.files.at(name), f"{entry} has no {what}")

    def _report_rowless(self, sources: dict[str, Source], rows: tuple[Row, ...]) -> None:
        """Report a source whose figures are counted from rows, and that has none: its file is missing."""
        having = {row.source for row in rows}
        for source in sources.values():
            counted = [c for c in source.claims if c.recompute and c.recompute.measure in ROW_MEASURES]
            if (counted or (source.claims and source.id not in self.extra.own_sources)) and source.id not in having:
                message = f'"{source.id}" makes claims, and no file in crosswalks/ holds its rows'
                self.problems.add(source.position, message)

    def _sources(self, references: References) -> dict[str, Source]:
        """Read the sources, and hold the frameworks' own sources against them."""
        every = references.entries.values()
        groups = {kind: tuple(e.id for e in every if e.kind.key == kind) for kind in ("category", "theme")}
        known = Known(references, groups)
        sources = read_sources(self.files.items("sources.yml", "source"), known, self.problems)
        if sources and PROJECT not in sources:
            self.problems.add(
                self.files.at("sources.yml"),
                f'the source "{PROJECT}" is missing; it stands for our own judgement',
            )
        for name in self._framework_files():
            if fields := self.files.mapping(name):
                fields.known("source", "source", sources)
                fields.known("attributes_source", "source", sources)
        return self.extra.sources(sources, known)

    def _framework_files(self) -> tuple[str, ...]:
        return tuple(name for name in self.files.part(FRAMEWORKS) if name != ORDER)

    def _frameworks(self) -> tuple[dict[str, Framework], dict[str, Entry]]:
        """Read the frameworks; if entries cannot be read all that names them would be wrong, so the run ends here."""
        frameworks: dict[str, Framework] = {}
        found: list[Entry] = []
        for name in self._framework_files():
            fields = self.files.mapping(name)
            if fields is None:
                self.problems.lose(ENTRY)
                continue
            framework, entries = read_framework(fields)
            if framework.id in frameworks:
                where = frameworks[framework.id].position.file
                self.problems.add(fields.place("framework"), f'"{framework.id}" stands in {where} already')
            frameworks.setdefault(framework.id, framework)
            found += entries
        unique: dict[str, Entry] = {}
        for entry in found:
            if entry.id in unique:
                first = unique[entry.id].position
                self.problems.add(entry.position, f'"{entry.id}" is defined twice (first in {first.file}:{first.line})')
                self.problems.lose(ENTRY)  # it was meant for another
            unique.setdefault(entry.id, entry)
        order = self.files.mapping(ORDER)
        ordered = read_order(order, frameworks, self.problems) if order else {}
        if len(ordered) < len(frameworks) or self.problems.lost(ENTRY):
            self.problems.raise_if_any()
        return ordered, dict(sorted(unique.items(), key=lambda item: sort_key(item[0])))

    def _rows(self, references: References, registers: Registers) -> tuple[Row, ...]:
        rows: list[Row] = []
        for name in self.files.part("crosswalks"):
            if name not in (TRANSITIONS, EDITORIAL) and (fields := self.files.mapping(name)):
                rows += RowReader(references, registers, self.problems).read(fields)
        rows += self.extra.rows(references, registers)
        order = list(registers.sources)
        return tuple(sorted(rows, key=lambda row: order.index(row.source) if row.source in order else len(order)))

    def _own_words(
        self, references: References, evidence: dict[str, EvidenceItem]
    ) -> tuple[dict[tuple[str, str], Judgement], dict[str, Verdicts], dict[str, Guidance]]:
        """Read what this project judges."""
        reader = EditorialReader(references, self.problems)
        table = self.files.mapping(EDITORIAL, PAIR)
        judgements = reader.pairs(table) if table else {}
        files = {part: [f for name in self.files.part(part) if (f := self.files.mapping(name))] for part in OWN}
        verdict_reader = VerdictReader(references, evidence, judgements, reader.refused, self.problems)
        verdicts = verdict_reader.read(files["verdicts"])
        guidance = read_guidance(files["guidance"], references, self.problems)
        return judgements, verdicts, guidance
