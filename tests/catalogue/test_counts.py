"""Figures: a few rows counted by hand, and rules that hold for the rows of all sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_crosswalk.figures.counts import Basis, Count, automatic_evidence, counterparts, no_counterpart, recompute
from mkdocs_crosswalk.registers.levels import UNDIRECTED, Direction, Level

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

ROWS = Basis(sources=("one",), printed_in="table")
EVERY = Basis(published=True)
S, A, C, PI, P = CATEGORIES = ("Security", "Availability", "Confidentiality", "Processing Integrity", "Privacy")
SOC2 = "soc2-2017"
CONTROLS = ("control",)
SIZES = {S: 33, A: 3, C: 2, PI: 5, P: 18}


def controls(catalogue: Catalogue, basis: Basis, *under: str) -> Count:
    return counterparts(catalogue, ("control",), basis, under)


def test_ids_are_counted_as_named_and_each_once(small: Catalogue) -> None:
    assert controls(small, replace(ROWS, scope=(S,))).of == ("A.5.3", "A.5.15", "A.5.18")
    assert controls(small, replace(ROWS, scope=(S, A))).of == ("A.5.3", "A.5.15", "A.5.18", "A.8.13")
    assert controls(small, ROWS) == controls(small, replace(ROWS, scope=(S, A)))
    assert controls(small, ROWS).denominator == 93


def test_a_statement_about_a_group_counts_for_its_members_if_asked_for(small: Catalogue) -> None:
    broad = replace(ROWS, groups=True)
    assert str(controls(small, replace(broad, scope=(S,)))) == "37 of 93"
    assert controls(small, broad, "A.8").rest == ()
    narrowed = replace(small, rows=tuple(replace(r, right=()) if r.groups else r for r in small.rows))
    assert controls(narrowed, broad, "A.8").of == ("A.8.13",)


def test_a_level_is_the_least_that_counts(small: Catalogue) -> None:
    assert controls(small, replace(ROWS, level=Level.FULL)).of == ("A.5.3", "A.5.15", "A.5.18")
    assert "A.8.9" not in controls(small, ROWS).of  # said to be none
    assert "A.8.9" in controls(small, replace(ROWS, level=None)).of


def test_what_is_printed_in_prose_is_counted_apart(small: Catalogue) -> None:
    assert controls(small, replace(ROWS, printed_in="prose")).of == ("A.6.7",)
    assert controls(small, replace(ROWS, printed_in="")).numerator == controls(small, ROWS).numerator + 1


def test_the_direction_decides_which_rows_count(small: Catalogue) -> None:
    back = Basis(direction=Direction("iso", "soc2"))
    assert controls(small, back).of == ("A.5.18", "A.7.14", "A.8.2")
    assert counterparts(small, ("criterion",), back).of == ("CC6.1", "CC6.2", "CC6.5")
    undirected = Basis(direction=UNDIRECTED, level=None, published=True)
    assert controls(small, undirected).of == ("A.8.32",)
    assert [controls(small, replace(undirected, level=level)).numerator for level in Level] == [0] * len(Level)


def test_sub_clauses_and_criteria_are_counted_among_their_own(small: Catalogue) -> None:
    assert str(counterparts(small, ("subclause",), ROWS)) == "1 of 30"
    found = counterparts(small, ("criterion",), replace(ROWS, scope=(S,)))
    assert (found.of, found.denominator) == (("CC3.2", "CC5.2", "CC6.1"), 33)
    assert str(counterparts(small, ("criterion",), ROWS)) == "4 of 61"


def test_themes_and_series_limit_what_is_counted_among(small: Catalogue) -> None:
    assert controls(small, ROWS, "A.6", "A.7").denominator == 22
    assert str(counterparts(small, ("criterion",), ROWS, ("CC6",))) == "1 of 8"
    nothing = controls(small, ROWS, "CC6")
    assert (nothing.of, nothing.among, nothing.percent, nothing.rest) == ((), (), 0.0, ())


def test_a_share_is_in_per_cent(small: Catalogue) -> None:
    assert round(controls(small, ROWS).percent, 2) == 4.3


def test_statements_of_no_counterpart_are_counted_by_side_and_category(small: Catalogue) -> None:
    assert no_counterpart(small, ("criterion",), replace(ROWS, scope=(P,))).of == ("P2.1",)
    assert str(no_counterpart(small, ("criterion",), replace(ROWS, scope=(S,)))) == "0 of 33"
    assert no_counterpart(small, ("control",), Basis(sources=("one",))).of == ("A.5.5",)


def test_evidence_is_automatic_where_a_source_says_so(small: Catalogue) -> None:
    assert automatic_evidence(small, CONTROLS, "help").of == ("A.5.18", "A.8.11", "A.8.13")
    assert str(automatic_evidence(small, CONTROLS, "help", ("A.5",))) == "1 of 37"
    assert automatic_evidence(small, CONTROLS, "one").numerator == 0


@pytest.mark.parametrize(
    ("claim", "named", "with_groups"),
    [
        ("security", "3 of 93", "37 of 93"),
        ("people", "0 of 8", None),
        ("criteria", "2 of 33", None),
        ("none", "1 of 18", None),
    ],
)
def test_a_claim_is_recounted_from_the_tables_of_its_source(
    small: Catalogue, claim: str, named: str, with_groups: str | None
) -> None:
    found = recompute(small, "one", next(c for c in small.sources["one"].claims if c.id == claim))
    assert found
    assert (str(found.named), str(found.with_groups) if found.with_groups else None) == (named, with_groups)


def test_a_claim_without_a_plan_is_not_recounted(small: Catalogue) -> None:
    claims = [(s.id, c) for s in small.sources.values() for c in s.claims if not c.recompute]
    assert claims
    assert all(recompute(small, source, claim) is None for source, claim in claims)


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_category_is_never_without_the_common_criteria(catalogue: Catalogue, category: str) -> None:
    alone = controls(catalogue, replace(EVERY, scope=(category,)))
    assert alone == controls(catalogue, replace(EVERY, scope=tuple({S, category})))


@given(scope=st.sets(st.sampled_from(CATEGORIES)))
@settings(deadline=None)
def test_no_scope_drops_the_common_criteria(catalogue: Catalogue, scope: set[str]) -> None:
    criteria = catalogue.in_scope(SOC2, tuple(scope))
    common = {c for c in criteria if c.startswith("CC")}
    assert len(common) == SIZES[S]
    assert len(criteria) == sum(SIZES[c] for c in ({S, *scope} if scope else CATEGORIES))
    found = counterparts(catalogue, ("criterion",), replace(EVERY, scope=tuple(scope)))
    security = counterparts(catalogue, ("criterion",), replace(EVERY, scope=(S,)))
    assert found.among == criteria
    assert common & set(found.of) == set(security.of)


@given(smaller=st.sets(st.sampled_from(CATEGORIES), min_size=1), more=st.sets(st.sampled_from(CATEGORIES)))
@settings(deadline=None)
def test_a_wider_scope_never_counts_fewer(catalogue: Catalogue, smaller: set[str], more: set[str]) -> None:
    for groups in (False, True):
        for level in (Level.FULL, Level.PARTIAL, None):
            basis = replace(EVERY, groups=groups, level=level)
            narrow = controls(catalogue, replace(basis, scope=tuple(smaller)))
            wide = controls(catalogue, replace(basis, scope=tuple(smaller | more)))
            assert set(narrow.of) <= set(wide.of)
            assert narrow.among == wide.among
            assert not set(wide.of) & set(wide.rest)
            assert sorted(wide.of + wide.rest) == sorted(wide.among)


@given(scope=st.permutations(CATEGORIES), size=st.integers(0, 5))
@settings(deadline=None)
def test_the_order_of_a_scope_changes_nothing(catalogue: Catalogue, scope: list[str], size: int) -> None:
    named = scope[:size]
    assert catalogue.in_scope(SOC2, tuple(named)) == catalogue.in_scope(SOC2, tuple(sorted(named)))


def test_criteria_without_the_common_ones_are_those_of_the_categories_named(catalogue: Catalogue) -> None:
    assert catalogue.in_scope(SOC2, (A,), common=False) == ("A1.1", "A1.2", "A1.3")
    assert len(catalogue.in_scope(SOC2, (S,), common=False)) == SIZES[S]
    assert len(catalogue.in_scope(SOC2, (), common=False)) == sum(SIZES.values())
