"""A folder of YAML to a catalogue, or one error that lists everything that is wrong with it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from .catalogue import PROJECT, Catalogue
from .documents import DocumentReader
from .editorial import EditorialReader, report_missing
from .fields import Fields, items_of
from .frameworks import SINGLE, read_framework
from .ids import sort_key
from .problems import Position, Problems
from .redirects import read_redirects
from .references import References
from .registers import Groups, read_corrections, read_evidence, read_sources, read_transitions
from .rows import Registers, RowReader
from .shortcuts import read_shortcuts
from .yaml_files import Mapping, cache_folder, kind_of, read

if TYPE_CHECKING:
    from pathlib import Path

    from .evidence import EvidenceItem
    from .judgement import Guidance, Judgement, Verdicts
    from .model import Entry, Framework, Row, Source
    from .yaml_files import Node

FRAMEWORKS = ("frameworks/iso27001-2022.yml", "frameworks/soc2-2017.yml", "frameworks/iso27001-2013.yml")
REGISTERS = ("corrections.yml", "documents.yml", "evidence.yml", "redirects.yml", "search.yml", "sources.yml")
TRANSITIONS = "crosswalks/iso27001-2013-to-2022.yml"
EDITORIAL = "crosswalks/editorial.yml"
OWN = ("verdicts", "guidance")
"""Folders of this project's own words; a file of theirs holds a part of the entries."""


def load(folder: Path, cache: Path | None = None) -> Catalogue:
    """Return the catalogue of a data folder.

    Args:
        folder: The folder with `sources.yml`, the registers, `frameworks/`, `crosswalks/`, `verdicts/` and `guidance/`.
        cache: Where parsed files are kept; the user's cache folder unless given.

    Raises:
        CatalogueError: with every problem of every file.
    """
    return _Loader(folder, cache or cache_folder()).load()


class _Loader:
    def __init__(self, folder: Path, cache: Path | None) -> None:
        self.folder = folder
        self.name = folder.resolve().name
        self.problems = Problems()
        self.crosswalks = _yaml_files(folder, "crosswalks")
        self.own = {part: _yaml_files(folder, part) for part in OWN}
        names = {*FRAMEWORKS, TRANSITIONS, EDITORIAL, *REGISTERS, *self.crosswalks, *chain(*self.own.values())}
        self.trees = {name: self._read(name, cache) for name in sorted(names)}

    def load(self) -> Catalogue:
        frameworks, entries = self._frameworks()
        references = References(entries, frameworks, self.problems)
        sources = self._sources(entries)
        register = self._mapping("evidence.yml")
        systems, topics, evidence = read_evidence(register, references, self.problems) if register else ({}, {}, {})
        table = self._mapping(TRANSITIONS)
        transitions_source, transitions = (
            read_transitions(table, references, sources, self.problems) if table else ("", {})
        )
        references.transitions = transitions
        rows = self._rows(references, Registers(sources, evidence, systems))
        corrections = read_corrections(self._list("corrections.yml"), sources, references)
        policies = self._mapping("documents.yml")
        documents = DocumentReader(references, evidence, self.problems).read(policies) if policies else {}
        shortcuts = read_shortcuts(self._list("search.yml"), references, evidence, documents)
        redirects = read_redirects(self._list("redirects.yml"), self.problems)
        judgements, verdicts, guidance = self._own_words(references, evidence)
        self.problems.raise_if_any()
        return Catalogue(
            frameworks=frameworks,
            entries=entries,
            sources=sources,
            rows=rows,
            systems=systems,
            topics=topics,
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
        )

    def _sources(self, entries: dict[str, Entry]) -> dict[str, Source]:
        """Read the sources, and hold the frameworks' own sources against them."""
        groups = Groups(*(tuple(e.id for e in entries.values() if e.kind == kind) for kind in ("category", "theme")))
        sources = read_sources(self._list("sources.yml"), groups, self.problems)
        if sources and PROJECT not in sources:
            self.problems.add(
                Position(f"{self.name}/sources.yml", 1, 1),
                f'the source "{PROJECT}" is missing; it stands for our own judgement',
            )
        for name in FRAMEWORKS:
            if fields := self._mapping(name):
                fields.known("source", "source", sources)
                fields.known("attributes_source", "source", sources)
        return sources

    def _frameworks(self) -> tuple[dict[str, Framework], dict[str, Entry]]:
        """Read the frameworks; if one is unreadable every id of it would be unknown, so the run ends here."""
        frameworks: dict[str, Framework] = {}
        found: list[Entry] = []
        for name in FRAMEWORKS:
            fields = self._mapping(name)
            framework, entries = read_framework(fields) if fields else (None, [])
            if framework:
                frameworks[framework.id] = framework
            found += entries
        unique: dict[str, Entry] = {}
        for entry in found:
            if entry.id in unique:
                first = unique[entry.id].position
                self.problems.add(entry.position, f'"{entry.id}" is defined twice (first in {first.file}:{first.line})')
            unique.setdefault(entry.id, entry)
        if len(frameworks) < len(FRAMEWORKS):
            self.problems.raise_if_any()
        return frameworks, dict(sorted(unique.items(), key=lambda item: sort_key(item[0])))

    def _rows(self, references: References, registers: Registers) -> tuple[Row, ...]:
        rows: list[Row] = []
        for name in self.crosswalks:
            if name not in (TRANSITIONS, EDITORIAL) and (fields := self._mapping(name)):
                rows += RowReader(references, registers, self.problems).read(fields)
        order = list(registers.sources)
        return tuple(sorted(rows, key=lambda row: order.index(row.source) if row.source in order else len(order)))

    def _own_words(
        self, references: References, evidence: dict[str, EvidenceItem]
    ) -> tuple[dict[tuple[str, str], Judgement], dict[str, Verdicts], dict[str, Guidance]]:
        """Read what this project judges; every control, sub-clause and criterion needs a verdict and guidance."""
        reader = EditorialReader(references, evidence, self.problems)
        table = self._mapping(EDITORIAL)
        judgements = reader.pairs(table) if table else {}
        files = {part: [f for name in names if (f := self._mapping(name))] for part, names in self.own.items()}
        verdicts = reader.verdicts(files["verdicts"], judgements)
        guidance = reader.guidance(files["guidance"])
        if not self.problems:
            singles = [e.id for e in references.entries.values() if e.kind in SINGLE]
            for part, found in (("verdicts", verdicts), ("guidance", guidance)):
                at = Position(f"{self.name}/{part}", 1, 1)
                report_missing("verdict" if part == "verdicts" else part, singles, found, at, self.problems)
        return judgements, verdicts, guidance

    def _mapping(self, name: str) -> Fields | None:
        node = self.trees[name]
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.problems.add(node.at, f"the file must hold a mapping, not {kind_of(node)}")
            return None
        return Fields(node, self.problems)

    def _list(self, name: str) -> tuple[Fields, ...]:
        node = self.trees[name]
        return () if node is None else items_of(node, name, self.problems)

    def _read(self, name: str, cache: Path | None) -> Node | None:
        path = self.folder / name
        shown = f"{self.name}/{name}"
        if path.is_file():
            return read(path, shown, self.problems, cache)
        self.problems.add(Position(shown, 1, 1), "there is no such file")
        return None


def _yaml_files(folder: Path, part: str) -> tuple[str, ...]:
    """Return the YAML files of a part of the data folder, by name."""
    files = sorted(p.name for ending in ("yml", "yaml") for p in (folder / part).glob(f"*.{ending}"))
    return tuple(f"{part}/{name}" for name in files)
