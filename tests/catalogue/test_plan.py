"""The evidence plan: a few records counted by hand, and rules for any entries, records and order of systems."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_crosswalk.figures.plan import Alone, Kept, Step, brought, by_system, evidence_plan
from mkdocs_crosswalk.views.planned import planned

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.figures.plan import Plan

BRING = {
    "A.5.1": ("wide", "early"),
    "A.5.2": ("wide", "late"),
    "A.5.3": ("wide",),
    "A.5.4": ("late", "both"),
    "A.5.5": ("early",),
    "A.5.6": (),
}
"""The records that a few entries ask for; each is kept where `PLACES` says."""
PLACES = {"wide": ("two",), "early": ("one",), "late": ("two",), "both": ("two", "one")}


@pytest.fixture(scope="module")
def invented(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue with four records in two systems."""
    item, system = next(iter(catalogue.evidence.values())), next(iter(catalogue.systems.values()))
    return replace(
        catalogue,
        evidence={i: replace(item, id=i, collected_from=kept) for i, kept in PLACES.items()},
        systems={i: replace(system, id=i) for i in ("one", "two")},
    )


def test_each_step_gives_most_entries_their_first_record(invented: Catalogue) -> None:
    plan = evidence_plan(invented, BRING)
    assert plan.entries == ("A.5.1", "A.5.2", "A.5.3", "A.5.4", "A.5.5")
    assert plan.asked == {
        "wide": ("A.5.1", "A.5.2", "A.5.3"),
        "early": ("A.5.1", "A.5.5"),  # two entries as the next, in an earlier system
        "late": ("A.5.2", "A.5.4"),
        "both": ("A.5.4",),
    }
    assert plan.steps == (
        Step("wide", ("A.5.1", "A.5.2", "A.5.3"), ()),
        Step("both", ("A.5.4",), ()),  # as many as the next, in the earliest system, and first by its id
        Step("early", ("A.5.5",), ("A.5.1",)),
    )
    assert plan.alone == (
        Alone("wide", ("A.5.2", "A.5.3"), "late"),
        Alone("early", ("A.5.5",), ""),
        Alone("both", ("A.5.4",), "late"),
    )
    assert (plan.resting, plan.single) == (4, ("A.5.3", "A.5.5"))


def test_a_given_order_of_systems_decides_between_records_that_serve_as_many(invented: Catalogue) -> None:
    plan = evidence_plan(invented, BRING, systems=["two", "unknown"])
    assert list(plan.asked) == ["wide", "late", "early", "both"]
    assert plan.taken == ("wide", "both", "early")
    only = {"A.5.4": ("late", "both"), "A.5.5": ("early",), "A.5.1": ("early",)}
    assert evidence_plan(invented, only, systems=["two"]).taken == ("early", "both")


def test_what_is_there_is_not_collected_again_and_what_is_left_out_asks_for_nothing(invented: Catalogue) -> None:
    plan = evidence_plan(invented, BRING, there=["early", "unknown"], excluded=["A.5.3"])
    assert plan.there == ("early",)
    assert plan.steps == (Step("late", ("A.5.2", "A.5.4"), ()),)
    assert [one.item for one in plan.alone] == ["early", "late"]
    assert "A.5.3" not in {entry for entries in plan.asked.values() for entry in entries}
    done = evidence_plan(invented, BRING, there=PLACES)
    assert (done.steps, done.resting) == ((), 2)


def test_a_record_stands_at_the_first_system_that_holds_it(invented: Catalogue) -> None:
    items = ("both", "wide", "early")
    assert by_system(invented, items) == (Kept("one", ("both", "early")), Kept("two", ("wide",)))
    assert by_system(invented, items, ["two"]) == (Kept("two", ("both", "wide")), Kept("one", ("early",)))


def test_nothing_that_is_asked_for_makes_an_empty_plan(invented: Catalogue) -> None:
    plan = evidence_plan(invented, {"A.5.6": ()})
    assert (plan.entries, plan.asked, plan.steps, plan.alone, plan.single) == ((), {}, (), (), ())


def test_the_records_are_those_of_the_verdict_in_the_scope(catalogue: Catalogue) -> None:
    scope = ("Security", "Availability")
    found = brought(catalogue, ["A.8.14", "A.5.1"], scope)
    assert found == {entry: catalogue.verdict(entry, scope).bring for entry in ("A.8.14", "A.5.1")}
    assert all(found.values())


def held(plan: Plan, bring: Mapping[str, Collection[str]], there: Collection[str]) -> None:
    """Assert what holds of every plan."""
    waiting = {entry for entry in plan.entries if not set(bring[entry]) & set(there)}
    for step in plan.steps:
        gained = {item: len(waiting.intersection(entries)) for item, entries in plan.asked.items()}
        assert gained[step.item] == len(step.first) == max(gained.values()) > 0
        assert set(step.first) == waiting & set(plan.asked[step.item])
        assert sorted((*step.first, *step.also)) == sorted(plan.asked[step.item])
        waiting -= set(step.first)
    assert not waiting
    chosen = {*plan.there, *plan.taken}
    assert len(plan.taken) == len(set(plan.taken)) and not set(plan.taken) & set(plan.there)
    rests = {entry: found.item for found in plan.alone for entry in found.entries}
    assert rests == {e: next(iter(one)) for e in plan.entries if len(one := set(bring[e]) & chosen) == 1}
    assert plan.resting == len(rests)
    for found in plan.alone:
        besides = {item for entry in found.entries for item in bring[entry]} - {found.item}
        assert found.second in besides or (found.second == "" and not besides)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_any_plan_reaches_every_entry_greedily_and_hangs_on_no_order_of_what_is_given(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    items, entries = list(catalogue.evidence)[:40], [e.id for e in catalogue.singles][:60]
    some = st.lists(st.sampled_from(items), max_size=4, unique=True)
    bring = data.draw(st.dictionaries(st.sampled_from(entries), some, max_size=30))
    there = data.draw(some)
    excluded = data.draw(st.lists(st.sampled_from(entries), max_size=5))
    systems = data.draw(st.lists(st.sampled_from(list(catalogue.systems)), max_size=5, unique=True))
    plan = evidence_plan(catalogue, bring, there=there, excluded=excluded, systems=systems)
    assert set(plan.entries) == {entry for entry, found in bring.items() if found} - set(excluded)
    held(plan, bring, there)
    mixed = {entry: data.draw(st.permutations(bring[entry])) for entry in data.draw(st.permutations(list(bring)))}
    again = evidence_plan(catalogue, mixed, there=there[::-1], excluded=excluded[::-1], systems=systems)
    assert again == plan
    assert list(again.asked) == list(plan.asked)


def test_the_plans_of_all_ways_and_scopes_hold_the_same_rules(catalogue: Catalogue) -> None:
    found = planned(catalogue)
    ways = {one.way.key: one.way for one in found.values()}
    assert len(found) == sum(len(way.scopes(catalogue)) for way in ways.values())
    for way, scope, plan in found.values():
        held(plan, brought(catalogue, (e.id for e in way.entries(catalogue, scope)), scope.groups), ())
        parts = [item for kept in by_system(catalogue, plan.asked) for item in kept.items]
        assert sorted(parts) == sorted(plan.asked)
