"""The order in which verdicts are worked off: what has to be begun before another stands before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.registers.judgement import Outcome, Runs
from mkdocs_crosswalk.views.checklist import begins, begun, in_turn
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
        runs = begins(catalogue, {entry.id: verdict for verdict, entry in there})
        ids = [entry.id for _, entry in in_turn(catalogue, there, when=runs)]
        for entry in ids:
            for before in set(ids).intersection(catalogue.guidance[entry].after):
                assert ids.index(before) < ids.index(entry), (before, entry)
                assert runs[before].wait <= runs[entry].wait, (before, entry)
                held.add((before, entry))
    assert {("A.5.12", "A.5.13"), ("Clause 6.1.2", "Clause 6.1.3"), ("Clause 9.2.2", "Clause 9.2.1")} <= held


def test_a_programme_stands_before_its_audits(catalogue: Catalogue) -> None:
    found = in_turn(catalogue, verdicts(catalogue, "Clause 9.1", "Clause 9.2.1", "Clause 9.2.2"))
    assert [entry.id for _, entry in found] == ["Clause 9.2.2", "Clause 9.2.1", "Clause 9.1"]
