"""Points that guide the reading of an entry: what they say of themselves, and judgements that rest on them."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.support.frameworks import SOC2

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.figures.gaps import ITEMS, unanswered, unjudged
from mkdocs_crosswalk.registers.judgement import RestsOn, Sureness
from mkdocs_crosswalk.registers.points import LONGEST, Revision

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

EDITORIAL = "crosswalks/editorial.yml"
PAIR = """\
  - iso: A.5.3
    soc2: CC1.3
    soc2_to_iso: partial
    iso_to_soc2: partial
"""
SLIPS = {
    "points: [CC1.3/3]": ("points: [CC1.3/33]", 'unknown point of A.5.3 or CC1.3 "CC1.3/33" (did you mean CC1.3/3?)'),
    "rests_on: point-of-focus-2017\n    points: [CC1.3/3]": (
        "rests_on: point-of-focus-2017",
        '"point-of-focus-2017" needs "points": those that it rests on',
    ),
    "rests_on: point-of-focus-2017\n    points: [CC1.3/3]\n    confidence: medium\n": (
        "rests_on: practise\n    confidence: high\n",
        f'unknown rests_on "practise" (did you mean practice?); allowed: {", ".join(RestsOn)}',
    ),
    "points: [CC1.3/3]  ": ("points: []", '"point-of-focus-2017" needs "points": those that it rests on'),
    "rests_on: point-of-focus-2017 ": ("rests_on: practice", '"practice" is what rests on no point'),
    "rests_on: point-of-focus-2017": (
        "rests_on: point-of-focus-2022",
        '"point-of-focus-2022", and none of these points was added or changed in the revision',
    ),
    "points: [CC1.3/3] ": (
        "points: [CC1.3/6]",
        '"point-of-focus-2017", and none of these points stands in the first edition',
    ),
    "rests_on: point-of-focus-2017\n    points: [CC1.3/3]\n    confidence: medium": (
        "rests_on: practice\n    confidence: high",
        '"high" does not go with "practice", which is habit',
    ),
    "rests_on: point-of-focus-2017\n    points: [CC1.3/3]\n    confidence: medium\n    reviewed": (
        "rests_on: criterion\n    confidence: high\n    reviewed",
        '"high" with "criterion" needs "second_look": the day of a second look at the words',
    ),
}


def test_each_point_has_its_entry_a_number_and_a_label_of_its_own(catalogue: Catalogue) -> None:
    found = [point for entry in catalogue.entries.values() for point in entry.points]
    assert len(found) > 300
    assert not [p for p in found if len(p.label.split()) > LONGEST]
    for entry in catalogue.framework_entries(SOC2, "criterion"):
        assert [p.id for p in entry.points] == [f"{entry.id}/{n + 1}" for n in range(len(entry.points))]
        assert entry.points, entry.id
        assert max(Counter(p.label for p in entry.points).values()) == 1
        dropped = [p.revision == Revision.DROPPED for p in entry.points]
        assert dropped == sorted(dropped), entry.id  # those of the first edition alone stand behind the others


def test_a_judgement_that_rests_on_points_names_some_and_habit_is_never_sure(catalogue: Catalogue) -> None:
    known = {point.id for entry in catalogue.entries.values() for point in entry.points}
    for judgement in catalogue.judgements.values():
        assert set(judgement.points) <= known
        assert bool(judgement.points) or not judgement.rests_on.is_point
        if judgement.sureness == Sureness.HIGH:
            assert judgement.rests_on.is_point or (judgement.rests_on != RestsOn.PRACTICE and judgement.second_look)


def test_each_point_has_a_pair_or_a_reason_for_none_and_no_likely_pair_is_left(catalogue: Catalogue) -> None:
    assert not unanswered(catalogue)
    assert not [pair for pair in unjudged(catalogue) if pair.likely]
    works = {p for j in catalogue.judgements.values() for p in j.points if j.works("soc2")}
    assert works.isdisjoint(catalogue.unmatched)


def test_a_pair_is_likely_by_two_records_a_like_point_or_a_source_until_it_is_judged(catalogue: Catalogue) -> None:
    """Each pair that is judged and shares two records or a point would be likely if it were not."""
    pair = ("A.5.26", "CC7.4")
    fewer = {name: judged for name, judged in catalogue.judgements.items() if name != pair}
    without = replace(catalogue, judgements=fewer)
    found = next(p for p in unjudged(without) if (p.left, p.right) == pair)
    assert found.likely and len(found.items) >= ITEMS and found.near
    both = {i.id for i in catalogue.evidence.values() if set(pair) <= set(i.serves)}
    assert set(found.items) == both
    named = ("A.5.2", "CC1.3")
    without = replace(catalogue, judgements={n: j for n, j in catalogue.judgements.items() if n != named})
    assert next(p for p in unjudged(without) if (p.left, p.right) == named).sources == ("soc2-to-iso27001-article",)
    alike = ("A.5.22", "P6.6")
    without = replace(catalogue, judgements={n: j for n, j in catalogue.judgements.items() if n != alike})
    assert next(p for p in unjudged(without) if (p.left, p.right) == alike).points == ("P6.6/3",)


def test_a_point_without_an_answer_is_told(catalogue: Catalogue) -> None:
    without = replace(catalogue, unmatched={})
    named = {point for judged in catalogue.judgements.values() for point in judged.points}
    assert {point.id for point in unanswered(without)} == set(catalogue.unmatched) - named


UNMATCHED = {
    "CC1.1/3": ("CC1.1/33", 'unknown point "CC1.1/33" (did you mean CC1.1/3?)'),
    "CC1.2/2, CC1.2/3": ("CC1.2/2, CC1.1/3", "CC1.1/3 stands here twice (first in line {line})"),
    "CC1.3/6": ("CC1.1/4", "CC1.1/4 has a match, for a pair rests on it (A.6.4 with CC1.1, line {pair})"),
}


@pytest.mark.parametrize("old", UNMATCHED)
def test_a_slip_of_points_without_a_match_is_told_once(
    mappings: Path, tmp_path: Path, catalogue: Catalogue, old: str
) -> None:
    new, message = UNMATCHED[old]
    shutil.copytree(mappings, tmp_path / "mappings")
    path = tmp_path / "mappings" / EDITORIAL
    before, mark, rest = path.read_text("utf-8").partition("unmatched:\n")
    assert mark and old in rest
    path.write_text(before + mark + rest.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path / "mappings")
    first = catalogue.unmatched["CC1.1/3"].position.line
    pair = catalogue.judgements["A.6.4", "CC1.1"].position.line
    assert [problem.message for problem in caught.value.problems] == [message.format(line=first, pair=pair)]


@pytest.mark.parametrize("old", SLIPS)
def test_a_slip_of_a_judgements_points_is_told_once(mappings: Path, tmp_path: Path, old: str) -> None:
    new, message = SLIPS[old]
    shutil.copytree(mappings, tmp_path / "mappings")
    path = tmp_path / "mappings" / EDITORIAL
    before, pair, rest = path.read_text("utf-8").partition(PAIR)
    assert pair and old.strip() in rest
    if "CC1.3/6" in new:  # else it would be said to have no match as well
        before = re.sub(r"  - points: \[CC1\.3/6\]\n.*?(?=  - points)", "", before, count=1, flags=re.DOTALL)
    path.write_text(before + pair + rest.replace(old.strip(), new, 1), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path / "mappings")
    assert [problem.message for problem in caught.value.problems] == [message]


@pytest.mark.parametrize("file", ["evidence.yml", "reviewers.yml"])
def test_a_point_is_no_entry(mappings: Path, tmp_path: Path, file: str) -> None:
    shutil.copytree(mappings, tmp_path / "mappings")
    path = tmp_path / "mappings" / file
    text = path.read_text("utf-8")
    if file == "evidence.yml":
        text = text.replace("serves: [CC1.2]", "serves: [CC1.2, CC7.2/3]", 1)
    else:
        text = text.splitlines()[0] + (
            "\n- name: Ada\n  credential: CPA\n  reviews:\n"
            "    - {entries: [CC7.2/3], parts: [verdicts], reviewed: 2026-11-28}\n"
        )
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path / "mappings")
    assert [problem.message for problem in caught.value.problems] == ['"CC7.2/3" is a point of CC7.2; write CC7.2']


def test_an_edition_that_has_ended_is_served_by_nothing(mappings: Path, tmp_path: Path) -> None:
    shutil.copytree(mappings, tmp_path / "mappings")
    path = tmp_path / "mappings/evidence.yml"
    path.write_text(path.read_text("utf-8").replace("serves: [CC1.2]", "serves: [CC1.2, A.9.2.1]", 1), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path / "mappings")
    assert [problem.message for problem in caught.value.problems] == [
        "A.9.2.1 (2013) is of an edition that has ended; name what it became"
    ]
