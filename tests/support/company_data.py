"""What a company says of itself, read alone and fast against the frameworks and the evidence of a whole catalogue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.problems import Problems
from mkdocs_crosswalk.registers.evidence import EvidenceRegister
from mkdocs_crosswalk.registers.own_files import OwnFiles
from mkdocs_crosswalk.registers.programme_files import ProgrammeReader
from mkdocs_crosswalk.registers.references import References
from tests.support.own_data import FOLDER, written

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.data.problems import Problem
    from mkdocs_crosswalk.registers.programme_files import ProgrammeData

DAY = date(2027, 3, 15)
MARK = "¦"
"""Stands in a file where the problem is to be reported; it is not written."""


class Read(NamedTuple):
    """What a company's files say, and what is wrong with them."""

    data: ProgrammeData
    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...]


def read_company(catalogue: Catalogue, folder: Path, *more: Path, today: date = DAY) -> Read:
    """Return what is read from folders; the second one's messages call it by its own name."""
    problems = Problems(today)
    folders = {FOLDER: folder, **{path.name: path for path in more}}
    references = References(catalogue.ids, catalogue.entries, catalogue.frameworks, problems)
    references.moves = {old: transition.new for old, transition in catalogue.transitions.items()}
    register = EvidenceRegister(catalogue.systems, catalogue.topics, catalogue.evidence)
    own = OwnFiles(folders, problems)
    data = ProgrammeReader(own.folders, references, register, problems).read((), {})
    return Read(data, tuple(sorted(set(problems.found))), problems.doubts)


def read_files(catalogue: Catalogue, home: Path, files: dict[str, str], **how: str) -> Read:
    """Return what is read from files; a mark in them is not written."""
    return read_company(catalogue, written(home, {n: t.replace(MARK, "") for n, t in files.items()}, **how))


def place(files: dict[str, str]) -> str:
    """Return the place of the mark in files, as messages write it."""
    ((name, before),) = ((n, t.partition(MARK)[0]) for n, t in files.items() if MARK in t)
    return f"{FOLDER}/{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
