"""One fault gives one message: what rests on something refused is silent about it, and other faults are still told."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import CatalogueError

if TYPE_CHECKING:
    from pathlib import Path

EDITORIAL = "crosswalks/editorial.yml"
EVIDENCE = "evidence.yml"
ISO = "frameworks/iso27001-2022.yml"
TABLE = "crosswalks/iso27001-to-soc2-table.yml"
VERDICTS = "verdicts/soc2-to-iso27001.yml"
PAIR = "  - iso: A.8.16\n    soc2: CC7.2\n"
ROWS = "\nrows:\n"


def spoilt(mappings: Path, folder: Path, name: str, old: str, new: str) -> list[str]:
    """Return the problems of a copy of the data in which a text is replaced."""
    copy = folder / "mappings"
    shutil.copytree(mappings, copy)
    path = copy / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(copy)
    return [str(problem) for problem in caught.value.problems]


FAULTS = {
    "a pair with an unknown level": (EDITORIAL, f"{PAIR}    soc2_to_iso: full", f"{PAIR}    soc2_to_iso: ful"),
    "a pair with an unknown criterion": (EDITORIAL, PAIR, PAIR.replace("CC7.2", "CC7.22")),
    "a pair with a misspelt field": (EDITORIAL, PAIR, PAIR.replace("soc2:", "soc22:")),
    "a pair that is no mapping": (EDITORIAL, PAIR, f"  - A.8.16 with CC7.2\n{PAIR}"),
    "the list of pairs misspelt": (EDITORIAL, "\npairs:\n", "\npair:\n"),
    "an item of evidence without an id": (EVIDENCE, "  - id: board-charter\n    name", "  - name"),
    "an item with a misspelt id field": (EVIDENCE, "  - id: board-charter\n", "  - idd: board-charter\n"),
    "an item that serves an unknown entry": (EVIDENCE, "serves: [CC1.2]", "serves: [CC1.22]"),
    "the list of items misspelt": (EVIDENCE, "\nitems:\n", "\nitemz:\n"),
    "the list of systems misspelt": (EVIDENCE, "systems:\n", "systemz:\n"),
    "a source without an id": ("sources.yml", "- id: comparison-guide\n", "- idd: comparison-guide\n"),
    "a control without an id": (ISO, "      - id: A.5.15\n", "      - idd: A.5.15\n"),
    "a control with the id of another": (ISO, "      - id: A.5.16\n", "      - id: A.5.15\n"),
    "a list of controls misspelt": (ISO, "    entries:\n", "    entrees:\n"),
    "the kinds of a framework misspelt": (ISO, "kinds:\n", "kindz:\n"),
    "a field of a kind misspelt": (ISO, "    single: true\n", "    singel: true\n"),
    "a level of the source misspelt": (TABLE, "Full: full", "Full: ful"),
    "no levels of the source": (TABLE, "\nlevels: {Full: full, Partial: partial, Gap: none}", ""),
    "no direction of the file": (TABLE, "\ndirection: iso-to-soc2", ""),
    "an unknown edition": (TABLE, ROWS, f"\nedition: 2014{ROWS}"),
    "an unknown base of a verdict": (VERDICTS, "by: [CC5.3, CC2.2]", "by: [CC5.33, CC2.2]"),
    "the only base of a verdict": (VERDICTS, "by: [CC1.3]", "by: [CC1.33]"),
    "a verdict of an unknown entry": (VERDICTS, "  - entry: A.5.1\n", "  - entry: A.5.111\n"),
    "a verdict without confidence": (VERDICTS, "    confidence: high\n    with:\n", "    with:\n"),
}


OFTEN = ("a pair with an unknown level", "an item that serves an unknown entry", "a control with the id of another")
"""The heads of the three families; the rest takes long, and goes with the audit."""


@pytest.mark.parametrize(
    "fault", [pytest.param(name, marks=() if name in OFTEN else pytest.mark.audit) for name in FAULTS]
)
def test_one_fault_gives_one_message(mappings: Path, tmp_path: Path, fault: str) -> None:
    problems = spoilt(mappings, tmp_path, *FAULTS[fault])
    assert len(problems) == 1, "\n".join(problems)


def test_what_does_not_rest_on_a_refused_pair_is_still_told(mappings: Path, tmp_path: Path) -> None:
    new = PAIR.replace("CC7.2", "CC7.22").replace("  - iso", "  - iso: A.5.1\n    soc2: CC9.99\n  - iso")
    problems = spoilt(mappings, tmp_path, EDITORIAL, PAIR, new)
    assert ["CC7.22" in p or "CC9.99" in p or "missing" in p for p in problems] == [True] * len(problems)
    assert any("CC7.22" in p for p in problems) and any("CC9.99" in p for p in problems)


OWN = {
    "a file of evidence that cannot be read": {
        "evidence.yml": "items: [\n",
        "owners.yml": "- {item: our-record, owner: Head of IT}\n",
    },
    "a source that cannot be read": {
        "sources.yml": "- our-source\n",
        "crosswalks/ours.yml": (
            "source: our-source\ndirection: undirected\n"
            "rows: [{at: Row 1, published: {iso: [A.5.15], soc2: [CC6.1]}}]\n"
        ),
    },
    "a row about unknown evidence": {
        "sources.yml": "- {id: ours, name: Ours, title: Ours, kind: table}\n",
        "crosswalks/ours.yml": (
            "source: ours\n"
            "rows: [{at: Row 1, says: evidence, published: {iso: [A.5.15]}, evidence: [no-such-record]}]\n"
        ),
    },
    "a row whose print is a list": {
        "sources.yml": "- {id: ours, name: Ours, title: Ours, kind: table}\n",
        "crosswalks/ours.yml": "source: ours\ndirection: undirected\nrows: [{at: Row 1, published: [A.5.15, CC6.1]}]\n",
    },
    "a row with an unknown id that is also spoken against": {
        "sources.yml": "- {id: ours, name: Ours, title: Ours, kind: table}\n",
        "crosswalks/ours.yml": (
            "source: ours\ndirection: undirected\nrows:\n- at: Row 1\n  published: {iso: [A.5.15], soc2: [CC6.11]}\n"
            "  contradicted: [{id: CC6.1, reason: It is about another subject.}]\n"
        ),
    },
}


@pytest.mark.parametrize("fault", OWN)
def test_one_fault_of_a_sites_own_data_gives_one_message(mappings: Path, tmp_path: Path, fault: str) -> None:
    for name, text in OWN[fault].items():
        path = tmp_path / "ours" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(mappings, extra={"ours": tmp_path / "ours"})
    assert len(caught.value.problems) == 1, str(caught.value)
