"""Values that are read as something else, or as nothing: each is refused at its place, and what is right is taken."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.support.own_data import FOLDER, written

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MARK = "¦"
"""Stands in a text where a problem is to be reported; it is not written."""
TODAY = date(2026, 12, 1)

# Each line that holds marks says behind `#!` what is reported at them, in their order.
OWNERS = """\
- entry: [A.5.1, ¦A.5.1, ¦~, ¦"", ¦" "]  #! "A.5.1" stands twice | holds an item | an item | an item
  owner: ¦[Head, of, IT]  #! "owner" must be text, not a list
- {entry: A.5.2, owner: IT, reviewed: ¦2026-12-02}  #! "reviewed" is 2026-12-02, which has not come yet
- {entry: A.5.3, owner: IT, reviewed: ¦0001-01-01}  #! "0001-01-01" is not a date
- {entry: A.5.4, owner: IT, reviewed: ¦2026-11-21x}  #! is not a date
- {entry: A.5.5, owner: IT, reviewed: 2026-05-04, next_review: ¦2026-05-03}  #! 2026-05-03 is before the review
- {entry: A.5.6, owner: IT, reviewed: 2026-12-01, next_review: 2031-01-01}
- {entry: A.5.7, owner: ¦"a\\0b\\u202ec"}  #! the character U+0000 is not allowed & the character U+202E (right-to-left
- {entry: A.5.8, owner: ¦!!timestamp IT}  #! "IT" is not what it says
- {entry: A.5.9, owner: ¦!!int "²"}  #! "²" is not what it says
- {entry: A.5.10, owner: !!str 12}
"""
SOURCES = """\
- {id: one, name: One, title: One, kind: table, address: ¦"javascript:alert(1)"}  #! is no address
- {id: two, name: Two, title: Two, kind: table, address: ¦"data:text/html,x"}  #! is no address
- {id: three, name: Three, title: Three, kind: table, address: ¦//example.com}  #! is no address
- {id: four, name: Four, title: Four, kind: table, address: ¦'https://x" onclick="'}  #! is no address
- {id: five, name: Five, title: Five, kind: table, address: 'HTTPS://example.com:80/a_(b)?c=d#é', year: "2026"}
- {id: ten, name: Ten, title: Ten, kind: table, date: ¦2999-01-01}  #! has not come yet
- id: six
  name: Six
  title: Six
  kind: table
  claims:
    - {id: a, figure: 1, about: b, at: c, numerator: ¦NINES}  #! must be a whole number
    - {id: b, figure: 1, about: b, at: c, numerator: ¦"5"}  #! must be a whole number
    - {id: c, figure: 1, about: b, at: c, numerator: ¦-5}  #! must be a whole number
    - {id: d, figure: 1, about: b, at: c, numerator: ¦012}  #! must be a whole number
    - id: e
      figure: 1
      about: b
      at: c
      recompute: {measure: controls-in-framework, themes: [A.5, ¦A.5], scope: [Security, ¦Security]}  #! twice | twice
"""
EVIDENCE = """\
systems:
  - {id: front-desk, name: Front desk, examples: []}
items:
  - id: visitor-list
    name: Visitor list
    topic: ¦"no\\nERROR mappings/x.yml:1:1: made up"  #! unknown topic "no
    kind: record
    what: Who came.
    collected_from: ¦[]  #! "collected_from" is empty
    how: manual
    example: A sheet.
    rejected: ¦[]  #! "rejected" is empty
    timing: over-a-period
    sampling: All.
    frequency: Daily.
    owner: Front desk.
    serves: [A.7.2, ¦a72, ¦A.7.1-A.7.3]  #! "A.7.2" stands twice | "A.7.2" stands twice
  - id: ¦[key-list]  #! "id" must be text, not a list
    name: Key list
    topic: devices
    kind: record
    what: Who has keys.
    collected_from: [front-desk, ¦front-desk]  #! "front-desk" stands twice
    how: manual
    example: A sheet.
    rejected: [None., ¦null]  #! "rejected" holds an item that is empty
    timing: over-a-period
    sampling: All.
    frequency: Daily.
    owner: Front desk.
    serves: [¦LETTERS]  #! unknown entry
  - id: pass-list
    name: Pass list
    topic: devices
    kind: record
    what: Who has a pass.
    collected_from: [front-desk]
    how: manual
    example: A sheet.
    rejected: [None.]
    timing: over-a-period
    sampling: All.
    frequency: Daily.
    owner: Front desk.
    serves: ¦[]  #! "serves" is empty
"""
ROWS = """\
source: six
direction: soc2-to-iso
levels: {Full: full}
rows:
  - at: Line 1
    published: {soc2: [CC6.2], iso: [A.5.16], level: Full}
    contradicted:
      - {id: ¦[A.5.16], reason: A list.}  #! "id" must be text, not a list
      - {id: A.5.16, reason: One.}
      - {id: ¦A 5.16, reason: Another.}  #! "A.5.16" stands twice
  - ¦at: Line 1  #! the row stands twice (first in line 5)
    published: {soc2: [CC6.2], iso: [A.5.16], level: Full}
  - at: Line 2
    published: {soc2: [CC6.2, ¦CC6.2], iso: [A.5.16], level: Full}  #! "CC6.2" stands twice
  - at: Line 3
    published: {soc2: [CC6.2], iso: [A.9.9], level: Full}
    corrected: {iso: [{id: ¦[A.5.16], confidence: certain}], reason: A list.}  #! "id" must be text, not a list
  - at: Line 4
    published: {soc2: [CC6.2], iso: [A.9.9], level: Full}
    nonexistent: [{id: A.9.9, reason: None.}, {id: ¦A.9.9, reason: None.}]  #! "A.9.9" stands twice
"""
LONG = {"NINES": "9" * 5_000, "LETTERS": "x" * 50_000}
OWN = {"owners.yml": OWNERS, "sources.yml": SOURCES, "evidence.yml": EVIDENCE, "crosswalks/six.yml": ROWS}


@dataclass(frozen=True)
class Marked:
    """A text without its marks, and what is to be reported at each: file, line and column, part of the message."""

    text: str
    expected: tuple[tuple[str, str], ...]


def marked(name: str, text: str) -> Marked:
    lines, expected = [], []
    for number, line in enumerate(text.splitlines(), 1):
        shown, _, said = line.partition("  #! ")
        parts = said.split(" | ")
        for part in parts if said else ():
            place = f"{name}:{number}:{shown.index(MARK) + 1}"
            shown = shown.replace(MARK, "", 1)
            expected += [(place, one) for one in part.split(" & ")]
        assert MARK not in shown
        for short, long in LONG.items():
            shown = shown.replace(short, long)
        lines.append(shown)
    return Marked("\n".join(lines) + "\n", tuple(expected))


def test_every_value_of_own_data_that_is_wrong_is_reported_at_its_place(mappings: Path, tmp_path: Path) -> None:
    files = {name: marked(f"{FOLDER}/{name}", text) for name, text in OWN.items()}
    folder = written(tmp_path / FOLDER, {name: file.text for name, file in files.items()})
    before = time.process_time()
    with pytest.raises(CatalogueError) as caught:
        load(mappings, {FOLDER: folder}, TODAY)
    assert time.process_time() - before < 10
    found = [(str(p.position), p.message) for p in caught.value.problems]
    expected = sorted(((place, part) for file in files.values() for place, part in file.expected), key=_by_place)
    assert [place for place, _ in found] == [place for place, _ in expected]
    for (place, message), (_, part) in zip(found, expected, strict=True):
        assert part in message, place
    lines = str(caught.value).split("\n")
    assert len(lines) == len(found) + 1  # a text of data never makes a line of its own
    assert all(line.isprintable() and len(line) < 1_500 for line in lines)


def _by_place(expected: tuple[str, str]) -> tuple[str, int, int]:
    file, line, column = expected[0].split(":")
    return file, int(line), int(column)


@pytest.fixture
def edited(mappings: Path, tmp_path: Path) -> Callable[..., list[str]]:
    """Return a function that loads a copy of the data with some texts replaced, and gives the problems."""
    folder = tmp_path / "mappings"
    shutil.copytree(mappings, folder)

    def problems(*edits: tuple[str, str, str]) -> list[str]:
        for name, old, new in edits:
            text = (folder / name).read_text("utf-8")
            assert old in text
            (folder / name).write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(CatalogueError) as caught:
            load(folder)
        return [str(problem) for problem in caught.value.problems]

    return problems


ISO = "frameworks/iso27001-2022.yml"
MOVES = "crosswalks/iso27001-2013-to-2022.yml"
TABLE = "crosswalks/iso27001-to-soc2-table.yml"
VERDICTS = "verdicts/soc2-to-iso27001.yml"
GUIDANCE = "guidance/soc2-availability.yml"


def test_values_of_the_built_in_data_are_held_to_what_they_may_be(edited: Callable[..., list[str]]) -> None:
    problems = edited(
        (ISO, "control_type: [Preventive]", "control_type: [Preventve]"),
        (ISO, "capabilities: [", "capabilities: []\n        note: ["),
        (VERDICTS, "by: [", "by: [CC5.3, CC 5.3, "),
        (VERDICTS, "    add:\n", "    adds:\n"),
        (MOVES, "from: A.5.1.2 (2013)", "from: [A.5.1.2 (2013)]"),
        (GUIDANCE, "    mistakes:\n", "    mistakes: [~]\n    mistake:\n"),
    )
    told = [problem.split(": ", 1)[1] for problem in problems]
    assert '"carries-over" needs steps under "add"' not in told
    for expected in (
        'unknown control_type "Preventve" (did you mean Preventive?); allowed: Preventive, Detective, Corrective',
        '"capabilities" is empty',
        '"CC5.3" stands twice',
        'unknown field "adds" (did you mean add?)',
        '"from" must be text, not a list',
        '"mistakes" holds an item that is empty; give it a value or take it out',
    ):
        assert expected in told


def test_a_control_of_2013_that_leads_nowhere_is_named(edited: Callable[..., list[str]]) -> None:
    line = "  - {from: A.5.1.2 (2013), to: [A.5.1]}\n"
    assert edited((MOVES, line, "")) == [f"mappings/{MOVES}:1:1: A.5.1.2 (2013) has no transition"]


@pytest.mark.parametrize("way", ["deleted", "renamed"])
def test_a_source_whose_rows_are_gone_is_named(mappings: Path, tmp_path: Path, way: str) -> None:
    folder = shutil.copytree(mappings, tmp_path / "mappings")
    (folder / TABLE).rename(tmp_path / "away" if way == "deleted" else (folder / TABLE).with_suffix(".YML"))
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    (problem,) = map(str, caught.value.problems)
    if way == "deleted":
        assert problem.startswith("mappings/sources.yml:")
        assert problem.endswith('"iso27001-to-soc2-table" makes claims, and no file in crosswalks/ holds its rows')
    else:
        assert problem.startswith("mappings/crosswalks/iso27001-to-soc2-table.YML:1:1: unknown file (did you mean ")


def test_an_own_source_may_make_claims_without_rows_unless_they_are_counted(mappings: Path, tmp_path: Path) -> None:
    source = "- {id: talk, name: Talk, title: Talk, kind: article, claims: [{id: a, figure: 1, about: b, at: c}]}\n"
    folder = written(tmp_path / FOLDER, {"sources.yml": source})
    assert load(mappings, {FOLDER: folder}).sources["talk"].claims
    written(folder, {"sources.yml": source.replace("at: c", "at: c, recompute: {measure: criteria-with-control}")})
    with pytest.raises(CatalogueError, match=r'compliance/sources.yml:1:3: "talk" makes claims, and no file'):
        load(mappings, {FOLDER: folder})


def test_without_a_day_nothing_is_too_late(mappings: Path, tmp_path: Path) -> None:
    folder = written(tmp_path / FOLDER, {"owners.yml": "- {entry: A.5.1, owner: IT, reviewed: 2999-01-01}\n"})
    assert load(mappings, {FOLDER: folder}).own.entries["A.5.1"].reviewed == date(2999, 1, 1)
