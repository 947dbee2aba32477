"""Points that guide the reading of an entry: what they say of themselves, and judgements that rest on them."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tests.support.frameworks import SOC2

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import CatalogueError
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
    "points: [CC1.3/3]": ("points: [CC1.3/33]", 'unknown point of the two "CC1.3/33" (did you mean CC1.3/3?)'),
    "rests_on: point-of-focus-2017\n    points: [CC1.3/3]": (
        "rests_on: point-of-focus-2017",
        '"point-of-focus-2017" needs "points": those that it rests on',
    ),
    "rests_on: point-of-focus-2017\n    points: [CC1.3/3]\n    confidence: medium\n": (
        "rests_on: practise\n    confidence: high\n",
        f'unknown rests_on "practise" (did you mean practice?); allowed: {", ".join(RestsOn)}',
    ),
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
        assert judgement.sureness != Sureness.HIGH or judgement.rests_on != RestsOn.PRACTICE


@pytest.mark.parametrize("old", SLIPS)
def test_a_slip_of_a_judgements_points_is_told_once(mappings: Path, tmp_path: Path, old: str) -> None:
    new, message = SLIPS[old]
    shutil.copytree(mappings, tmp_path / "mappings")
    path = tmp_path / "mappings" / EDITORIAL
    before, pair, rest = path.read_text("utf-8").partition(PAIR)
    assert pair and old.strip() in rest
    path.write_text(before + pair + rest.replace(old.strip(), new, 1), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path / "mappings")
    assert [problem.message for problem in caught.value.problems] == [message]
