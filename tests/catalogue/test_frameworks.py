"""Frameworks as files say what they are: one more is read like the others, and each slip of one is told once."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.support.own_data import written

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.registers.levels import Direction, Level

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

MARK = "¦"
"""Stands in a text where the problem is to be reported; it is not written."""
ISO = "frameworks/iso27001-2022.yml"
SOC2 = "frameworks/soc2-2017.yml"
ORDER = "frameworks/order.yml"
TIDES = "frameworks/tides-1.yml"
EDITORIAL = "crosswalks/editorial.yml"
FILE = """\
# yaml-language-server: $schema=../schema/framework-tides-1.json
framework: tides-1
key: tides
name: Tides 1
title: Rules for harbours
source: tides-standard
address: tides
kinds:
  part: {one: part, many: parts, holds: [rule]}
  rule: {one: rule, many: rules, single: true}
ids:
  - {kinds: [part, rule], form: "T{}"}
entries:
  - id: T1
    title: Moorings
    entries:
      - {id: T1.1, title: Ropes in a storm}
      - {id: T1.2, title: Anchors at night}
"""
SOURCE = "\n- {id: tides-standard, name: Tides 1, title: Rules for harbours, kind: standard}\n"
PAIR = """\
  - iso: A.5.15
    tides: T1.1
    tides_to_iso: partial
    iso_to_tides: none
    add_for_iso: Say who may tie a rope.
    why: A rope keeps a ship and nothing else.
    rests_on: practice
    confidence: low
"""
VERDICT = """\
  - entry: {entry}
    outcome: new
    summary: Nothing of it is there.
    add: [{{do: Buy it., size: process, runs: any}}]
    bring: []
    why: Harbours are no offices.
    confidence: high
"""
GUIDANCE = """\
  - entry: {entry}
    purpose: Ships stay.
    practice: [Tie them.]
    auditor_asks: [Who ties them?]
    mistakes: [Short ropes.]
"""
ENTRIES = ("T1.1", "T1.2")


def words(text: str) -> str:
    """Return a file of our own words on every entry."""
    said = "".join(text.format(entry=entry) for entry in ENTRIES)
    name, head = ("verdicts", "verdicts") if "outcome" in text else ("guidance", "entries")
    return f"# yaml-language-server: $schema=../schema/{name}.json\nreviewed: 2026-11-21\n{head}:\n{said}"


@pytest.fixture
def data(mappings: Path, tmp_path: Path) -> Path:
    """Return a copy of the data with one framework more, which nothing is compared with."""
    folder = shutil.copytree(mappings, tmp_path / "mappings")
    replaced(folder, ORDER, "]\nread", ", tides-1]\nread")
    replaced(folder, ORDER, "read: [", "read: [tides-1, ")
    replaced(folder, "sources.yml", "", SOURCE)
    return written(folder, {TIDES: FILE})


def replaced(folder: Path, name: str, old: str, new: str) -> str:
    """Replace the first `old`, or append if it is empty; return the place of the mark as messages write it."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    text = text.replace(old, new, 1) if old else text + new
    path.write_text(text.replace(MARK, ""), "utf-8")
    start = text.find(MARK)
    return f"mappings/{name}:{text.count(chr(10), 0, start) + 1}:{start - text.rfind(chr(10), 0, start)}"


def problems(folder: Path) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    return [str(problem) for problem in caught.value.problems]


def compared(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(c.left.key, c.right.key) for c in catalogue.crosswalks]


def test_one_framework_more_is_read_and_asks_for_nothing(
    data: Path, catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    found = load(data)
    assert list(found.frameworks) == [*catalogue.frameworks, "tides-1"]
    assert [f.rank for f in found.frameworks.values()] == [*(f.rank + 1 for f in catalogue.frameworks.values()), 0]
    assert [i for i in found.entries if i not in catalogue.entries] == ["T1", *ENTRIES]
    assert [e.id for e in found.singles][-2:] == list(ENTRIES)
    assert compared(found) == compared(catalogue)
    assert set(found.verdicts) == set(catalogue.verdicts)
    assert main(["check", str(data)]) == 0, capsys.readouterr().err


def test_a_pair_with_one_framework_more_asks_for_verdicts_and_guidance(data: Path) -> None:
    replaced(data, EDITORIAL, "", PAIR)
    wanted = (("guidance", "guidance"), ("verdicts", "verdict"))
    assert problems(data) == [f"mappings/{part}:1:1: {e} has no {what}" for part, what in wanted for e in ENTRIES]


def test_one_framework_more_is_compared_like_the_others(data: Path, catalogue: Catalogue) -> None:
    replaced(data, EDITORIAL, "", PAIR)
    replaced(data, "sources.yml", "", "- {id: pilots, name: Pilots, title: Pilots, kind: table}\n")
    rows = (
        "# yaml-language-server: $schema=../schema/crosswalk.json\nsource: pilots\ndirection: iso-to-tides\n"
        "levels: {Good: full}\nrows:\n"
        "  - {at: Row 1, published: {tides: [T1.2], iso: [A.5.15], level: Good}}\n"
        "  - {at: Row 2, direction: tides-to-soc2, published: {tides: [T1], soc2: [CC6.1], level: Good}}\n"
        "  - {at: Row 3, says: no-counterpart, published: {tides: [T1.1]}}\n"
    )
    verdicts, guidance = (f"{folder}/tides.yml" for folder in ("verdicts", "guidance"))
    written(data, {"crosswalks/pilots.yml": rows, verdicts: words(VERDICT), guidance: words(GUIDANCE)})
    found = load(data)
    assert compared(found)[:2] == [("iso", "soc2"), ("iso", "tides")]
    assert set(compared(found)) == {*compared(catalogue), ("iso", "tides")}
    said = [(r.direction, *([i.id for i in side] for side in (r.left, r.right)), r.groups) for r in found.rows[-3:]]
    to_tides = Direction("iso", "tides")
    assert said == [
        (to_tides, ["A.5.15"], ["T1.2"], ()),
        (Direction("tides", "soc2"), ["CC6.1"], [], ("T1",)),
        (to_tides, [], ["T1.1"], ()),
    ]
    judged = found.overlaps["A.5.15", "T1.1"]
    assert judged.levels == {to_tides.back: Level.PARTIAL, to_tides: Level.NONE}
    assert judged.judgement and judged.judgement.adds == {to_tides.back: "Say who may tie a rope."}
    assert found.overlaps["A.5.15", "T1.2"].levels == {to_tides: Level.FULL}
    assert found.towards("T1.2") == to_tides
    assert [o.right for o in found.overlaps_of("A.5.15")][-2:] == list(ENTRIES)


OVERSEE = "- {label: The board knows and takes on its duty to oversee}\n"
SLIPS: dict[str, tuple[str, str, str, str]] = {
    "an entry of an unknown kind": (
        ISO,
        "  - id: A.6\n    kind: theme\n",
        "  - id: A.6\n    kind: ¦thema\n",
        'unknown kind "thema" (did you mean theme?); allowed: theme, clause',
    ),
    "an entry that says no kind": (
        ISO,
        "  - id: A.6\n    kind: theme\n",
        "  - ¦id: A.6\n",
        'the field "kind" is missing',
    ),
    "an id that is not written as those of its kind": (
        TIDES,
        "id: T1.2",
        "id: ¦T1-2",
        '"T1-2" is not written as a rule is: "T{}", with numbers and dots for {}',
    ),
    "an id with letters that its kind has not": (
        SOC2,
        "- id: CC1.2\n",
        "- id: ¦CD1.2\n",
        '"CD1.2" is not written as a criterion is: "CC{}", "A{}", "C{}", "PI{}" or "P{}", with numbers and dots for {}',
    ),
    "a kind that holds an unknown one": (
        TIDES,
        "holds: [rule]",
        "holds: [¦ruel]",
        'unknown holds "ruel" (did you mean rule?); allowed: part, rule',
    ),
    "a kind with a misspelt field": (
        TIDES,
        "single: true",
        "¦singel: true",
        'unknown field "singel" (did you mean single?)',
    ),
    "a spelling of an unknown kind": (
        TIDES,
        "kinds: [part, rule]",
        "kinds: [part, ¦ruel]",
        'unknown kinds "ruel" (did you mean rule?); allowed: part, rule',
    ),
    "a form without numbers": (
        TIDES,
        'form: "T{}"',
        "form: ¦T",
        '"T" must have {} once, where the numbers of an id stand',
    ),
    "a form with letters that nobody names": (
        TIDES,
        'form: "T{}"',
        'form: ¦"{letters}{}"',
        '"{letters}{}" needs "letters", which stand where it says so',
    ),
    "no kinds": (
        TIDES,
        "kinds:\n  part",
        "¦kindz:\n  part",
        'unknown field "kindz" (did you mean kinds?)',
    ),
    "no key": (TIDES, "framework: tides-1\nkey: tides\n", "¦framework: tides-1\n", 'the field "key" is missing'),
    "a key that is no word": (
        TIDES,
        "key: tides",
        "key: ¦tides-to-go",
        '"tides-to-go" is no key; write small letters, digits and dashes, and no "-to-"',
    ),
    "a key that is another field": (
        TIDES,
        "key: tides",
        "key: ¦level",
        '"level" is the name of another field; choose another key',
    ),
    "the key of another framework": (
        TIDES,
        "key: tides",
        "key: ¦soc2",
        'the key "soc2" is taken already, in mappings/frameworks/soc2-2017.yml:LINE',
    ),
    "the address of another framework": (
        TIDES,
        "address: tides",
        "address: ¦soc2",
        'the address "soc2" is taken already, in mappings/frameworks/soc2-2017.yml:LINE',
    ),
    "an address outside": (
        TIDES,
        "address: tides",
        "address: ¦../tides",
        '"../tides" makes no address; write small letters, digits and dashes',
    ),
    "a kind whose name is markup": (
        TIDES,
        "one: rule, many",
        "one: ¦<b>rule</b>, many",
        '"<b>rule</b>" is no noun; write words alone, with blanks or dashes between',
    ),
    "a usual scope without what is in every report": (
        SOC2,
        "{groups: [Security, Availability]}",
        "{groups: ¦[Availability]}",
        "Security is in every report; name it too",
    ),
    "a point with a label that is a sentence": (
        SOC2,
        "{label: Board and managers act as examples of integrity}",
        "{label: ¦Board and managers of the company act as examples of integrity to all}",
        "a label has at most 10 words, our own",
    ),
    "a point with an unknown mark": (
        SOC2,
        "revision: added, with: Privacy}",
        "revision: ¦aded, with: Privacy}",
        'unknown revision "aded" (did you mean added?); allowed: added, changed, dropped',
    ),
    "a point with an unknown category": (
        SOC2,
        "- {label: Privacy law and contracts count when lines are drawn, revision: added, with: Privacy}",
        "- ¦{label: Privacy law and contracts count when lines are drawn, revision: added, with: Privcy}",
        'unknown category "Privcy" (did you mean Privacy?)',
    ),
    "a point that stands twice": (
        SOC2,
        OVERSEE,
        f"{OVERSEE}              - ¦{OVERSEE.removeprefix('- ')}",
        "the point of focus stands twice (first in line LINE)",
    ),
    "a kind of another framework": (
        TIDES,
        "holds: [rule]}\n",
        "holds: [rule, control]}\n  control: ¦{one: control, many: controls}\n",
        'the kind "control" is taken already, in mappings/frameworks/iso27001-2022.yml:LINE',
    ),
    "an id of another name than the file": (
        TIDES,
        "framework: tides-1",
        "framework: ¦tides-2",
        'unknown framework "tides-2" (did you mean tides-1?); the file is that of "tides-1"',
    ),
    "an unknown group in a scope": (
        SOC2,
        "{groups: [Security]}",
        "{groups: [¦Securty]}",
        'unknown category "Securty" (did you mean Security?)',
    ),
    "a scope of an unknown kind": (
        SOC2,
        "  kind: category\n",
        "  kind: ¦categori\n",
        'unknown kind "categori" (did you mean category?); allowed: category, series, criterion',
    ),
    "an edition that is not there": (
        ISO,
        "succeeds: iso27001-2013",
        "succeeds: ¦iso27001-2015",
        'unknown framework "iso27001-2015" (did you mean iso27001-2013?)',
    ),
    "an edition without the file of where it went": (
        ISO,
        "succeeds: iso27001-2013\ntransitions: crosswalks/iso27001-2013-to-2022.yml\n",
        "succeeds: ¦iso27001-2013\n",
        '"succeeds" needs "transitions": the edition before, and where its entries went',
    ),
    "an edition that follows itself": (
        ISO,
        "succeeds: iso27001-2013",
        "succeeds: ¦iso27001-2022",
        '"iso27001-2022" follows itself',
    ),
    "an order that misspells a framework once": (
        ORDER,
        "shown: [iso27001-2022",
        "shown: [¦iso27001-2202",
        'unknown framework "iso27001-2202" (did you mean iso27001-2022?)',
    ),
    "a first version of files for machines that misspells a framework": (
        ORDER,
        "api_v1: [iso27001-2022",
        "api_v1: [¦iso27001-2202",
        'unknown framework "iso27001-2202" (did you mean iso27001-2022?)',
    ),
    "an order that leaves out a framework in one list": (
        ORDER,
        "read: [tides-1, ",
        "read: ¦[",
        '"tides-1" has no place under "read"',
    ),
    "an order with an unknown list": (
        ORDER,
        "read: [",
        "¦raed: [",
        'unknown field "raed" (did you mean read?)',
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_a_framework_is_reported_once_where_it_stands(data: Path, slip: str) -> None:
    name, old, new, message = SLIPS[slip]
    place = replaced(data, name, old, new)
    assert [re.sub(r"(\.yml:|line )\d+(\)?)$", r"\1LINE\2", problem) for problem in problems(data)] == [
        f"{place}: {message}"
    ]


def test_a_framework_without_a_place_in_the_order_is_told(data: Path) -> None:
    path = data / ORDER
    path.write_text(path.read_text("utf-8").replace(", tides-1", "").replace("tides-1, ", ""), "utf-8")
    says = f'unknown framework "tides-1"; give it a place under "shown" and "read" in mappings/{ORDER}'
    assert problems(data) == [f"mappings/{TIDES}:1:1: {says}"]


def test_an_order_that_names_no_file_is_told(data: Path) -> None:
    (data / TIDES).unlink()
    (problem,) = problems(data)
    assert re.fullmatch(rf'mappings/{ORDER}:\d+:\d+: there is no file "{TIDES}"', problem)


@pytest.mark.parametrize("name", ["https://[x", "javascript:alert(1)", "no: plain name", "../../x"])
def test_an_order_that_names_what_no_file_is_called_is_told_where_it_does(data: Path, name: str) -> None:
    path = data / ORDER
    path.write_text(path.read_text("utf-8").replace("tides-1", f'"{name}"'), "utf-8")
    told = problems(data)
    assert [re.sub(r":\d+:\d+: ", ": ", problem) for problem in told if name in problem] == [
        f'mappings/{ORDER}: there is no file "frameworks/{name}.yml"'
    ]


def test_a_missing_order_is_told(data: Path) -> None:
    (data / ORDER).unlink()
    assert problems(data) == [f"mappings/{ORDER}:1:1: there is no such file"]


def test_a_file_with_both_endings_is_told(data: Path) -> None:
    shutil.copy(data / TIDES, data / "frameworks/tides-1.yaml")
    assert problems(data) == [f'mappings/{TIDES}:1:1: "tides-1" stands in mappings/frameworks/tides-1.yaml already']


def test_nothing_to_compare_is_told(data: Path) -> None:
    for framework in load(data).frameworks.values():
        if framework.single and framework.key != "iso":
            replaced(data, f"frameworks/{framework.id}.yml", "single: true", "single: false")
    assert [problem.partition(": ")[2] for problem in problems(data)] == [
        'nothing can be compared: fewer than 2 frameworks have kinds that are "single"'
    ]


def test_a_direction_is_one_between_the_frameworks_of_the_row(data: Path) -> None:
    rows = (
        "source: pilots\ndirection: soc2-to-iso\nlevels: {Good: full}\nrows:\n"
        "  - {at: Row 1, published: {tides: [T1.2], iso: [A.5.15], level: Good}}\n"
    )
    replaced(data, "sources.yml", "", "- {id: pilots, name: Pilots, title: Pilots, kind: table}\n")
    written(data, {"crosswalks/pilots.yml": rows})
    assert problems(data) == [
        'mappings/crosswalks/pilots.yml:5:28: the direction soc2-to-iso is not one between "iso" and "tides"'
    ]
