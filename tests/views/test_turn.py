"""The order in which verdicts are worked off: what has to be begun before another stands before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.registers.judgement import Outcome, Runs
from mkdocs_crosswalk.views.turns import Turns, begins, begun, resting_on
from mkdocs_crosswalk.views.ways import ways

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict


def told(catalogue: Catalogue, after: dict[str, tuple[str, ...]]) -> Catalogue:
    """Return the catalogue where the guidance says of some entries what has to be begun before them."""
    plain = {entry: replace(guidance, after=after.get(entry, ())) for entry, guidance in catalogue.guidance.items()}
    return replace(catalogue, guidance=plain)


def verdicts(catalogue: Catalogue, *entries: str) -> list[tuple[Verdict, Entry]]:
    return [(catalogue.verdicts[entry].base, catalogue.entries[entry]) for entry in entries]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({}, "A.5.5 A.5.6 A.5.13"),
        ({"A.5.5": ("A.5.13",)}, "A.5.13 A.5.5 A.5.6"),
        ({"A.5.6": ("A.5.13",), "A.5.13": ("A.5.5",)}, "A.5.5 A.5.13 A.5.6"),
        ({"A.5.5": ("A.5.6", "A.5.13")}, "A.5.6 A.5.13 A.5.5"),
        ({"A.5.5": ("A.5.1",)}, "A.5.5 A.5.6 A.5.13"),  # of what is not in the list nothing is said
        ({"A.5.5": ("A.5.6",), "A.5.6": ("A.5.5",)}, "A.5.6 A.5.5 A.5.13"),  # each is named once, whatever data says
    ],
)
def test_what_has_to_be_begun_before_stands_before(
    catalogue: Catalogue, after: dict[str, tuple[str, ...]], expected: str
) -> None:
    data = told(catalogue, after)
    found = begun(data, verdicts(data, "A.5.5", "A.5.6", "A.5.13"))
    assert " ".join(entry.id for _, entry in found) == expected


def test_to_judge_an_entry_again_nothing_has_to_be_begun(catalogue: Catalogue) -> None:
    (first, other), (verdict, entry) = verdicts(catalogue, "A.8.15", "A.8.16")
    assert "A.8.15" in catalogue.guidance["A.8.16"].after
    found = begun(catalogue, [(replace(verdict, outcome=Outcome.JUDGE_AGAIN), entry), (first, other)])
    assert [e.id for _, e in found] == ["A.8.16", "A.8.15"]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({}, {}),
        ({"A.5.5": ("A.5.6",)}, {}),  # which waits as long
        ({"A.8.12": ("A.5.12",)}, {"A.5.12": Runs.OVER_THE_PERIOD}),
        (
            {"A.8.12": ("A.5.12",), "A.5.12": ("A.5.5",)},
            {"A.5.12": Runs.OVER_THE_PERIOD, "A.5.5": Runs.OVER_THE_PERIOD},
        ),
        ({"A.8.12": ("A.5.1",)}, {}),  # of what is not in the list nothing is said
    ],
)
def test_what_comes_before_a_thing_to_begin_now_begins_now(
    catalogue: Catalogue, after: dict[str, tuple[str, ...]], expected: dict[str, Runs]
) -> None:
    found = verdicts(catalogue, "A.5.5", "A.5.6", "A.5.12", "A.8.12")
    judged = {entry.id: verdict for verdict, entry in found}
    own = {entry: verdict.runs for entry, verdict in judged.items()}
    assert own["A.8.12"] == Runs.OVER_THE_PERIOD and own["A.5.12"] != Runs.OVER_THE_PERIOD
    assert begins(told(catalogue, after), judged) == own | expected


def test_in_every_list_what_has_to_be_begun_before_stands_before(catalogue: Catalogue) -> None:
    """Each way and scope, and the entries of each group together, as lists show them."""
    lists = [
        [(catalogue.verdict(e.id, scope.groups), e) for e in way.entries(catalogue, scope)]
        for way in ways(catalogue)
        for scope in way.scopes(catalogue)
    ]
    lists += [
        verdicts(catalogue, *(m for m in catalogue.members(e.id) if m in catalogue.verdicts))
        for e in catalogue.entries.values()
        if not e.kind.single
    ]
    held = set()
    for there in lists:
        turns = Turns(catalogue, {entry.id: verdict for verdict, entry in there})
        runs = turns.when
        ids = [entry.id for _, entry in turns.sorted(there)]
        for entry in ids:
            for before in set(ids).intersection(catalogue.guidance[entry].after):
                assert ids.index(before) < ids.index(entry), (before, entry)
                assert runs[before].wait <= runs[entry].wait, (before, entry)
                held.add((before, entry))
    assert {("A.5.12", "A.5.13"), ("Clause 6.1.2", "Clause 6.1.3"), ("Clause 9.2.2", "Clause 9.2.1")} <= held


def test_a_programme_stands_before_its_audits(catalogue: Catalogue) -> None:
    found = turned(catalogue, "Clause 9.1", "Clause 9.2.1", "Clause 9.2.2")
    assert found == ["Clause 9.1", "Clause 9.2.2", "Clause 9.2.1"]


def turned(catalogue: Catalogue, *entries: str) -> list[str]:
    found = verdicts(catalogue, *entries)
    turns = Turns(catalogue, {entry.id: verdict for verdict, entry in found})
    return [entry.id for _, entry in turns.sorted(found)]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({}, {}),
        ({"A.5.5": ("A.5.6",)}, {"A.5.6": 1}),
        ({"A.5.5": ("A.5.6",), "A.5.6": ("A.5.13",)}, {"A.5.6": 1, "A.5.13": 2}),
        ({"A.5.5": ("A.5.6", "A.5.13"), "A.5.6": ("A.5.13",)}, {"A.5.6": 1, "A.5.13": 2}),  # each counts once
        ({"A.5.5": ("A.5.1",), "A.5.1": ("A.5.13",)}, {"A.5.1": 1, "A.5.13": 1}),  # through what is not in the list
        ({"A.8.7": ("A.5.5",)}, {}),  # which is not in the list
        ({"A.5.5": ("A.5.6",), "A.5.6": ("A.5.5",)}, {"A.5.5": 2, "A.5.6": 2}),  # it ends, whatever data says
    ],
)
def test_on_each_entry_rests_what_comes_after_it(
    catalogue: Catalogue, after: dict[str, tuple[str, ...]], expected: dict[str, int]
) -> None:
    assert resting_on(told(catalogue, after), ("A.5.5", "A.5.6", "A.5.13")) == expected


def test_that_on_which_more_rests_goes_before_what_is_more_work(catalogue: Catalogue) -> None:
    plain = told(catalogue, {})
    assert turned(plain, "A.5.8", "A.5.10", "A.5.28", "A.7.5") == ["A.5.28", "A.7.5", "A.5.8", "A.5.10"], (
        "of what is alike, by id"
    )
    more = told(catalogue, {"A.5.28": ("A.5.8",), "A.7.5": ("A.5.8", "A.5.10")})
    assert turned(more, "A.5.8", "A.5.10", "A.5.28", "A.7.5") == ["A.5.8", "A.5.10", "A.5.28", "A.7.5"]


def test_what_is_to_judge_again_goes_first(catalogue: Catalogue) -> None:
    (verdict, entry), *others = verdicts(catalogue, "A.5.9", "Clause 4.1", "Clause 4.2")
    found = [*others, (replace(verdict, outcome=Outcome.JUDGE_AGAIN), entry)]
    turns = Turns(catalogue, {e.id: v for v, e in found})
    assert [e.id for _, e in turns.sorted(found)] == ["A.5.9", "Clause 4.1", "Clause 4.2"]


def test_what_carries_over_gives_no_weight(catalogue: Catalogue) -> None:
    data = told(catalogue, {"A.5.15": ("A.5.9",), "A.5.16": ("A.5.9",), "A.5.31": ("A.5.10",)})
    assert {catalogue.verdicts[i].base.outcome for i in ("A.5.15", "A.5.16")} == {Outcome.CARRIES_OVER}
    assert turned(data, "A.5.9", "A.5.10", "A.5.15", "A.5.16", "A.5.31")[0] == "A.5.10"
