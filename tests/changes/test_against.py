"""`crosswalk check --against`: what was published stays, and what is judged otherwise has a new date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.changes.against import held_against
from mkdocs_crosswalk.changes.reading import Reading
from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.registers.levels import Level
from tests.support.readings import commit, edit
from tests.support.tiny_pair import write_tiny_pair

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.judgement import Judgement

TODAY = date(2026, 12, 24)
PAIR = ("A.8.16", "CC7.2")
ALMANAC, KITCHEN = "mappings/crosswalks/almanac.yml", "mappings/frameworks/kitchen-1.yml"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_tiny_pair(tmp_path / "mappings")
    commit(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    status = main(["check", "mappings", "--against", "HEAD"])
    out, err = capsys.readouterr()
    return status, (out + err).splitlines()


def test_an_id_or_an_address_that_is_gone_is_told_with_the_closest(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(capsys) == (0, ["No problems: 3 rows, 3 counted pairs, 0 evidence items."])
    edit(repository / KITCHEN, ("id: K3", "id: K4"))
    edit(repository / "mappings/sources.yml", ("id: almanac", "id: almanack"))
    edit(repository / ALMANAC, ("source: almanac", "source: almanack"))
    status, lines = check(capsys)
    assert status == 1
    assert lines == [
        "what changed since HEAD has 2 problems:",
        (
            'mappings/frameworks/kitchen-1.yml:17:5: the entry "K3" was published and is gone (did you mean K4?); '
            "keep its id, or lead kitchen/k3/ on in redirects.yml"
        ),
        (
            'mappings/sources.yml:4:3: the source "almanac" was published and is gone (did you mean almanack?); '
            "keep its id, or lead sources/almanac/ on in redirects.yml"
        ),
    ]


def test_a_part_of_a_page_that_is_gone_is_to_look_at(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository / ALMANAC, ("  - {at: line 3, published: {harbour: [H2.1], kitchen: [K1], level: Alike}}\n", ""))
    status, lines = check(capsys)
    assert status == 0
    assert lines == [
        (
            "mappings/frameworks/harbour-2024.yml:25:9: to look at: harbour-code/practices/h2-1/ has no #k1 any more, "
            "and links may lead there"
        ),
        (
            "mappings/frameworks/kitchen-1.yml:15:5: to look at: kitchen/k1/ has no #h2-1 any more, "
            "and links may lead there"
        ),
        "mappings/sources.yml:4:3: to look at: sources/almanac/ has no #row-3 any more, and links may lead there",
        "No problems: 2 rows, 2 counted pairs, 0 evidence items.",
    ]


def judged(catalogue: Catalogue, judgement: Judgement) -> Reading:
    return Reading("x", replace(catalogue, judgements={**catalogue.judgements, PAIR: judgement}))


def test_a_judgement_that_is_another_has_a_new_date(catalogue: Catalogue) -> None:
    old, before = Reading("x", catalogue), catalogue.judgements[PAIR]
    way = next(d for d, level in before.levels.items() if level == Level.PARTIAL)
    other = replace(before, levels={**before.levels, way: Level.FULL})
    (problem,) = held_against(old, judged(catalogue, other), TODAY).problems
    assert problem.position == before.position
    assert problem.message == (
        f"A.8.16 with CC7.2 is judged otherwise than before ({way.field}), "
        f'and "reviewed" is still {before.reviewed}; write reviewed: {TODAY} if it was judged'
    )
    fine = (
        replace(other, reviewed=TODAY),
        replace(before, why="Said in other words.", gist="other words"),
        replace(before, second_look=TODAY),
    )
    assert not any(held_against(old, judged(catalogue, one), TODAY).problems for one in fine)
    assert not held_against(old, judged(catalogue, other), before.reviewed).problems, "it is still that day"
    for wrong in (replace(before, points=()), replace(before, adds={}), replace(before, gist="")):
        assert held_against(old, judged(catalogue, wrong), TODAY).problems


def test_a_verdict_that_is_another_has_a_new_date(catalogue: Catalogue) -> None:
    found = catalogue.verdicts["A.8.16"]

    def said(**changes: object) -> tuple[str, ...]:
        verdicts = {**catalogue.verdicts, "A.8.16": replace(found, base=replace(found.base, **changes))}  # type: ignore[arg-type]
        held = held_against(Reading("x", catalogue), Reading("x", replace(catalogue, verdicts=verdicts)), TODAY)
        return tuple(problem.message for problem in held.problems)

    assert said(summary="Said better.", why="Likewise.") == ()
    assert said(by=found.base.by[::-1], reviewed=TODAY) == ()
    (message,) = said(by=found.base.by[:1])
    assert message.startswith("the verdict of A.8.16 is judged otherwise than before (by), and ")
    steps = tuple(replace(step, do="Do it.") for step in found.base.steps)
    assert said(steps=steps) == ()
    assert len(said(steps=steps[1:])) == 1
