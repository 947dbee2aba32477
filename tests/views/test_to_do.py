"""What a verdict asks to do, in a few words: made from the sizes and times of its steps, so that the two agree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.registers.judgement import Outcome, Runs, Size, Step
from mkdocs_crosswalk.views.entries.panel import to_do

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

SIZES = {"p": Size.PARAGRAPH, "r": Size.RECORD, "s": Size.PROCESS}


@pytest.mark.parametrize(
    ("outcome", "steps", "said"),
    [
        (Outcome.CARRIES_OVER, "p", "do 1 small thing"),
        (Outcome.CARRIES_OVER, "ppp", "do 3 small things"),
        (Outcome.CARRIES_OVER, "Ppp", "do 3 small things; begin 1 now"),
        (Outcome.CARRIES_OVER, "ppr", "do 2 small things and add 1 record"),
        (Outcome.CARRIES_OVER, "RpR", "do 1 small thing and add 2 records; begin 2 now"),
        (Outcome.CARRIES_OVER, "prs", "do 1 small thing, add 1 record and set up 1 process"),
        (Outcome.CARRIES_OVER, "RRR", "add 3 records; begin 3 now"),
        (Outcome.EXTEND, "pRs", "add 3 things"),
        (Outcome.NEW, "s", "do 1 thing"),
        (Outcome.JUDGE_AGAIN, "p", "decide, in decisions.yml"),
    ],
)
def test_what_to_do_is_said_by_size_and_time(catalogue: Catalogue, outcome: Outcome, steps: str, said: str) -> None:
    """A company's own verdict may hold a process too; a capital is a step that has to begin now."""
    base = catalogue.verdicts["A.5.18"].base
    made = (
        Step(
            do="Do it.",
            size=SIZES[letter.lower()],
            runs=Runs.OVER_THE_PERIOD if letter.isupper() else Runs.ANY,
            position=base.position,
        )
        for letter in steps
    )
    assert to_do(replace(base, outcome=outcome, steps=tuple(made))) == said
