"""Scorecards in the data: what is read, and what is refused with its place."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.support.builds import ROOT
from tests.support.own_data import written

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.catalogue.selection import Selection
from mkdocs_crosswalk.catalogue.without import chosen
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.views.extent import Extent
from mkdocs_crosswalk.views.questionnaire import Questionnaire
from mkdocs_crosswalk.views.scorecard import scorecard_pages
from mkdocs_crosswalk.views.scorecards import scorecards
from mkdocs_crosswalk.views.text import plain

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

NAME = "scorecards/soc2-to-iso27001.yml"


def test_every_question_is_of_a_part_and_its_steps_are_not_those_that_need_no_naming(catalogue: Catalogue) -> None:
    assert len(catalogue.scorecards) == 2
    for one in catalogue.scorecards.values():
        parts = [part.id for part in one.parts]
        assert [q.part for q in one.questions] == sorted((q.part for q in one.questions), key=parts.index)
        assert {q.part for q in one.questions} == set(parts)
        assert len({q.asks for q in one.questions}) == len(one.questions)
        for question in one.questions:
            firsts = {catalogue.verdict(entry).add[0] for entry in question.entries}
            assert {step.folded for step in question.steps} != firsts, "the first step of each needs no naming"


SLIPS = [
    ("entries: [Clause 6.2]", "entries: [Clause 6.22]", "6.22"),
    ("entries: [Clause 6.2]", "entries: [CC6.1]", "CC6.1 is of SOC 2; ISO/IEC 27001:2022 is asked for here"),
    ("part: stage-1", "part: stage1", 'unknown part "stage1" (did you mean stage-1?)'),
    ("direction: soc2-to-iso", "direction: soc-to-iso", "soc2-to-iso"),
    ("    why: SOC 2 looks", "    wy: SOC 2 looks", 'unknown field "wy" (did you mean why?)'),
    (
        "Run one full cycle before the stage 2 audit.",
        "Run a full cycle before stage 2.",
        'before stage 2." (did you mean "Run one full cycle before the stage 2 audit."?)',
    ),
    (
        "Run one full cycle before the stage 2 audit.",
        "Zzz",
        'no step of Clause 8.1 or Clause 6.3 or Clause 4.4: "Zzz"; the first is "Set criteria for each ISMS',
    ),
    (
        "Run one full cycle before the stage 2 audit.",
        "Write a measurement plan with metric, method, time, who measures and who judges.",
        "; it is one of Clause 9.1, which the question is not about",
    ),
    ("edition: 2\n", "", 'the field "edition" is missing'),
]


@pytest.mark.parametrize(("right", "wrong", "says"), SLIPS)
def test_a_slip_is_told_at_its_line(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    data = shutil.copytree(ROOT / "mappings", tmp_path / "mappings")
    text = (data / NAME).read_text("utf-8")
    assert right in text
    (data / NAME).write_text(text.replace(right, wrong, 1), "utf-8")
    line = text.partition(right if wrong else "reviewed:")[0].count("\n") + 1  # what is missing has no line
    with pytest.raises(CatalogueError) as error:
        load(data)
    found = [p.position for p in error.value.problems if says in p.message]
    assert {(at.file, at.line) for at in found} == {(f"mappings/{NAME}", line)}


def test_a_verdict_that_lost_its_steps_is_one_slip_and_not_one_of_the_question(tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "mappings", tmp_path / "mappings")
    verdicts = data / "verdicts/soc2-to-iso27001.yml"
    before, entry, after = verdicts.read_text("utf-8").partition("entry: Clause 4.4\n")
    verdicts.write_text(before + entry + re.sub(r"    add:\n(?:      .*\n)+", "", after, count=1), "utf-8")
    with pytest.raises(CatalogueError) as error:
        load(data)
    assert {p.position.file for p in error.value.problems} == {"mappings/verdicts/soc2-to-iso27001.yml"}


OWN = """\
verdicts:
  - {entry: Clause 4.4, outcome: new, add: [Do ours.], reason: So., decided_by: Boss, reviewed: 2026-05-04}
  - {entry: Clause 4.1, outcome: new, reason: None of it., decided_by: Boss, reviewed: 2026-05-04}
  - entry: Clause 5.2
    outcome: new
    add: [{do: Begin ours., size: record, runs: over-the-period}]
    reason: So.
    decided_by: Boss
    reviewed: 2026-05-04
pairs:
  - {iso: A.5.18, soc2: CC6.2, iso_to_soc2: none, soc2_to_iso: none, reason: So, decided_by: Us, reviewed: 2026-05-04}
"""


def test_the_steps_of_a_companys_own_verdict_stand_in_the_place_of_ours(tmp_path: Path) -> None:
    catalogue = load(ROOT / "mappings", extra={"compliance": written(tmp_path / "compliance", {"decisions.yml": OWN})})
    pages = scorecard_pages(Extent(catalogue, frozenset(), workbooks=False, offered=()))
    blocks = [block for page in pages for block in page.opening if isinstance(block, Questionnaire)]
    asked = [q for block in blocks for *_, part in block.parts for q in part]
    said = {plain(step.text): (step.size, step.when) for q in asked for step in q.steps}
    assert said["Clause 4.4 Do ours."] == ("Small", "") and said["Clause 4.1 None of it."] == ("", "")
    assert any(step.startswith("A.5.18 ") for step in said), "its verdict is to be judged again"
    assert said["Clause 5.2 Begin ours."] == ("Medium", "over time")


def test_there_is_no_scorecard_where_not_all_that_it_asks_about_is_there(catalogue: Catalogue) -> None:
    assert len(scorecards(catalogue)) == 2
    alone = chosen(catalogue, Selection(frameworks=("iso27001-2022",)))
    assert not scorecards(alone)
