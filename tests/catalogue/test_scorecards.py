"""Scorecards in the data: what is read, and what is refused with its place."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.support.builds import ROOT

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.catalogue.selection import Selection
from mkdocs_crosswalk.catalogue.without import chosen
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.views.scorecards import scorecards

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

NAME = "scorecards/soc2-to-iso27001.yml"


def test_every_question_is_of_a_part_and_its_first_entry_has_a_step(catalogue: Catalogue) -> None:
    assert len(catalogue.scorecards) == 2
    for one in catalogue.scorecards.values():
        parts = [part.id for part in one.parts]
        assert [q.part for q in one.questions] == sorted((q.part for q in one.questions), key=parts.index)
        assert {q.part for q in one.questions} == set(parts)
        assert len({q.asks for q in one.questions}) == len(one.questions)
        for question in one.questions:
            assert question.first in question.entries
            assert catalogue.verdict(question.first).add


SLIPS = [
    ("first: Clause 4.3", "first: Clause 6.2", '"first" is Clause 6.2, which is not among the entries'),
    ("entries: [Clause 6.2]", "entries: [Clause 6.22]", "6.22"),
    ("entries: [Clause 6.2]", "entries: [CC6.1]", "CC6.1 is of SOC 2, which soc2-to-iso does not ask for"),
    ("- part: stage-1", "- part: stage1", 'unknown part "stage1" (did you mean stage-1?)'),
    ("direction: soc2-to-iso", "direction: soc-to-iso", "soc2-to-iso"),
    ("    why: SOC 2 looks", "    wy: SOC 2 looks", 'unknown field "wy" (did you mean why?)'),
    ("edition: 1\n", "", 'the field "edition" is missing'),
]


@pytest.mark.parametrize(("right", "wrong", "says"), SLIPS)
def test_a_slip_is_told_with_its_place(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    data = shutil.copytree(ROOT / "mappings", tmp_path / "mappings")
    text = (data / NAME).read_text("utf-8")
    assert right in text
    (data / NAME).write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(CatalogueError) as error:
        load(data)
    assert any(says in p.message and p.position.file == f"mappings/{NAME}" for p in error.value.problems)


def test_there_is_no_scorecard_where_not_all_that_it_asks_about_is_there(catalogue: Catalogue) -> None:
    assert len(scorecards(catalogue)) == 2
    alone = chosen(catalogue, Selection(frameworks=("iso27001-2022",)))
    assert not scorecards(alone)
