"""Figures: what the tables of the mapping article name, counted anew, and every published claim beside it.

The numbers were worked out from the 61 printed rows by hand and by a separate program, not by this package.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_crosswalk.catalogue import (
    Basis,
    Catalogue,
    Count,
    Direction,
    Level,
    counterparts,
    no_counterpart,
    recompute,
)
from mkdocs_crosswalk.catalogue.counts import automatic_evidence
from mkdocs_crosswalk.catalogue.model import Reading

ARTICLE = "soc2-to-iso27001-article"
HELP = "codex-help-page"
TABLE = "iso27001-to-soc2-table"
ROWS = Basis(sources=(ARTICLE,), printed_in="table")
THEMES = ("A.5", "A.6", "A.7", "A.8")

S, A, C, PI, P = CATEGORIES = ("Security", "Availability", "Confidentiality", "Processing Integrity", "Privacy")

# Scope: by id only, then with "A 8.x broadly" as all 34; each as total and as A.5, A.6, A.7, A.8.
BY_SCOPE = [
    ((S,), (61, 26, 6, 5, 24), (71, 26, 6, 5, 34)),
    ((S, A), (65, 27, 6, 7, 25), (74, 27, 6, 7, 34)),
    ((S, A, C), (69, 29, 6, 7, 27), (76, 29, 6, 7, 34)),
    ((S, A, C, PI), (70, 29, 6, 7, 28), (76, 29, 6, 7, 34)),
    ((S, A, C, PI, P), (71, 30, 6, 7, 28), (77, 30, 6, 7, 34)),
    ((), (71, 30, 6, 7, 28), (77, 30, 6, 7, 34)),
    ((S, C), (65, 28, 6, 5, 26), (73, 28, 6, 5, 34)),
    ((S, PI), (62, 26, 6, 5, 25), (71, 26, 6, 5, 34)),
    ((S, P), (62, 27, 6, 5, 24), (72, 27, 6, 5, 34)),
]
FULL_ONLY = [((S,), 56, 66), ((S, A, C), 59, 68), ((), 59, 68)]

NEVER_NAMED = [
    "A.5.5",
    "A.5.9",
    "A.5.11",
    "A.5.23",
    "A.5.31",
    "A.5.32",
    "A.5.33",
    "A.6.7",
    "A.6.8",
    "A.7.6",
    "A.7.7",
    "A.7.8",
    "A.7.9",
    "A.7.10",
    "A.7.12",
    "A.7.13",
]
NEVER_NAMED_BY_ID = [*NEVER_NAMED, *["A.8.4", "A.8.18", "A.8.19", "A.8.23", "A.8.30", "A.8.34"]]


def controls(catalogue: Catalogue, basis: Basis, *under: str) -> Count:
    return counterparts(catalogue, ("control",), basis, under)


@pytest.mark.parametrize(("scope", "by_id", "broadly"), BY_SCOPE)
def test_the_article_names_so_many_controls_in_each_scope(
    catalogue: Catalogue, scope: tuple[str, ...], by_id: tuple[int, ...], broadly: tuple[int, ...]
) -> None:
    for basis, expected in ((replace(ROWS, scope=scope), by_id), (replace(ROWS, scope=scope, groups=True), broadly)):
        total = controls(catalogue, basis)
        assert (total.numerator, total.denominator) == (expected[0], 93)
        by_theme = [controls(catalogue, basis, theme) for theme in THEMES]
        assert tuple(c.numerator for c in by_theme) == expected[1:]
        assert [c.denominator for c in by_theme] == [37, 8, 14, 34]
        assert total.of == tuple(i for c in by_theme for i in c.of)


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_category_is_never_without_the_common_criteria(catalogue: Catalogue, category: str) -> None:
    alone = controls(catalogue, replace(ROWS, scope=(category,)))
    with_security = controls(catalogue, replace(ROWS, scope=tuple({S, category})))
    assert alone == with_security


@pytest.mark.parametrize(("scope", "by_id", "broadly"), FULL_ONLY)
def test_rows_marked_full_name_fewer(catalogue: Catalogue, scope: tuple[str, ...], by_id: int, broadly: int) -> None:
    basis = replace(ROWS, scope=scope, level=Level.FULL)
    assert controls(catalogue, basis).numerator == by_id
    assert controls(catalogue, replace(basis, groups=True)).numerator == broadly


@pytest.mark.parametrize(
    ("scope", "percent"), [((S,), (65.6, 76.3)), ((S, A), (69.9, 79.6)), ((S, A, C), (74.2, 81.7)), ((), (76.3, 82.8))]
)
def test_shares_are_of_all_93_controls(
    catalogue: Catalogue, scope: tuple[str, ...], percent: tuple[float, float]
) -> None:
    basis = replace(ROWS, scope=scope)
    found = (controls(catalogue, basis).percent, controls(catalogue, replace(basis, groups=True)).percent)
    assert tuple(round(p, 1) for p in found) == percent


@pytest.mark.parametrize(
    ("category", "by_id", "broadly"),
    [
        (A, "A.5.30 A.7.5 A.7.11 A.8.6", "A.5.30 A.7.5 A.7.11"),
        (C, "A.5.12 A.5.13 A.8.11 A.8.12", "A.5.12 A.5.13"),
        (PI, "A.8.9", ""),
        (P, "A.5.34", "A.5.34"),
    ],
)
def test_a_category_adds_these_controls_to_security(
    catalogue: Catalogue, category: str, by_id: str, broadly: str
) -> None:
    for groups, expected in ((False, by_id), (True, broadly)):
        basis = replace(ROWS, groups=groups)
        security = controls(catalogue, replace(basis, scope=(S,)))
        both = controls(catalogue, replace(basis, scope=(S, category)))
        assert [i for i in both.of if i not in security.of] == expected.split()


def test_the_controls_that_no_row_names(catalogue: Catalogue) -> None:
    assert len(NEVER_NAMED) == 16
    assert len(NEVER_NAMED_BY_ID) == 22
    assert list(controls(catalogue, replace(ROWS, groups=True)).rest) == NEVER_NAMED
    assert list(controls(catalogue, ROWS).rest) == NEVER_NAMED_BY_ID


def test_the_controls_that_no_security_row_names(catalogue: Catalogue) -> None:
    security = replace(ROWS, scope=(S,))
    literal = {*NEVER_NAMED, "A.5.12", "A.5.13", "A.5.30", "A.5.34", "A.7.5", "A.7.11"}
    strict = {
        *literal,
        *["A.8.4", "A.8.6", "A.8.9", "A.8.11", "A.8.12", "A.8.18", "A.8.19", "A.8.23", "A.8.30", "A.8.34"],
    }
    assert (len(literal), len(strict)) == (22, 32)
    assert set(controls(catalogue, replace(security, groups=True)).rest) == literal
    assert set(controls(catalogue, security).rest) == strict


@pytest.mark.parametrize("scope", [(S,), (S, A, C), ()])
def test_the_prose_adds_one_control(catalogue: Catalogue, scope: tuple[str, ...]) -> None:
    table = controls(catalogue, replace(ROWS, scope=scope))
    both = controls(catalogue, Basis(scope=scope, sources=(ARTICLE,)))
    assert set(both.of) - set(table.of) == {"A.6.7"}
    assert both.numerator == table.numerator + 1
    prose = Basis(scope=scope, sources=(ARTICLE,), printed_in="prose")
    assert controls(catalogue, prose).of == ("A.6.7",)
    assert counterparts(catalogue, ("criterion",), prose).of == ("CC6.6",)


def test_two_sub_clauses_have_a_counterpart(catalogue: Catalogue) -> None:
    found = counterparts(catalogue, ("subclause",), ROWS)
    assert found.of == ("Clause 6.1.2", "Clause 6.1.3")
    assert str(found) == "2 of 30"
    full = counterparts(catalogue, ("subclause",), replace(ROWS, level=Level.FULL))
    assert full == found


@pytest.mark.parametrize(
    ("scope", "of", "among"), [((S,), 33, 33), ((S, A), 36, 36), ((S, A, C), 38, 38), ((S, P), 43, 51), ((), 53, 61)]
)
def test_criteria_are_counted_among_those_of_the_scope(
    catalogue: Catalogue, scope: tuple[str, ...], of: int, among: int
) -> None:
    found = counterparts(catalogue, ("criterion",), replace(ROWS, scope=scope))
    assert (found.numerator, found.denominator) == (of, among)


def test_the_direction_decides_which_rows_count(published: Catalogue) -> None:
    forward = controls(published, replace(ROWS, direction=Direction.SOC2_TO_ISO))
    assert forward == controls(published, ROWS)
    assert controls(published, replace(ROWS, direction=Direction.ISO_TO_SOC2)).numerator == 0
    assert controls(published, Basis(direction=Direction.UNDIRECTED, level=None, published=True)).numerator == 0
    back = Basis(direction=Direction.ISO_TO_SOC2)
    expected = (
        "A.5.7 A.5.15 A.5.16 A.5.17 A.5.18 A.5.25 A.5.36 A.8.2 A.8.3 A.8.4 A.8.5 A.8.8 A.8.15 A.8.16 A.8.18 A.8.24"
    )
    assert controls(published, back).of == tuple(expected.split())
    criteria = counterparts(published, ("criterion",), back)
    assert criteria.of == ("CC3.2", "CC6.1", "CC6.2", "CC6.3", "CC6.7", "CC7.1", "CC7.2", "CC7.3")


def test_all_sources_together_name_74_controls(published: Catalogue) -> None:
    # 71 of the article's rows, A.6.7 of its prose, and A.8.4 and A.8.18 of the ISO to SOC 2 table.
    found = controls(published, Basis())
    assert set(found.of) == {*controls(published, ROWS).of, "A.6.7", "A.8.4", "A.8.18"}
    assert found.numerator == 74


def test_a_statement_about_a_group_counts_in_the_scope_of_its_criterion_only(catalogue: Catalogue) -> None:
    rows = tuple(
        replace(row, soc2=(Reading("PI1.4"),)) if row.says == "overlap" and row.groups == ("A.8",) else row
        for row in catalogue.rows
    )
    moved = replace(catalogue, rows=rows)
    # A.5.3 leaves Security with the row; A.8 as a whole is there with Processing Integrity alone.
    assert controls(moved, replace(ROWS, scope=(S,), groups=True)).numerator == 60
    assert controls(moved, replace(ROWS, scope=(S, A, C), groups=True)).numerator == 68
    assert controls(moved, replace(ROWS, scope=(S, PI), groups=True)).numerator == 71


def test_themes_and_series_limit_what_is_counted_among(catalogue: Catalogue) -> None:
    assert controls(catalogue, ROWS, "A.6", "A.7").denominator == 22
    cc6 = counterparts(catalogue, ("criterion",), ROWS, ("CC6",))
    assert (cc6.numerator, cc6.denominator) == (8, 8)
    privacy = counterparts(catalogue, ("criterion",), ROWS, (P,))
    assert (privacy.numerator, privacy.denominator) == (10, 18)


def test_a_count_of_nothing_has_a_share_of_nothing(catalogue: Catalogue) -> None:
    nothing = counterparts(catalogue, ("control",), ROWS, ("CC6",))
    assert (nothing.of, nothing.among, nothing.percent, nothing.rest) == ((), (), 0.0, ())


def test_eight_privacy_criteria_are_said_to_have_no_counterpart(catalogue: Catalogue) -> None:
    found = no_counterpart(catalogue, ("criterion",), replace(ROWS, scope=(P,)))
    assert found.of == ("P2.1", "P3.1", "P3.2", "P4.1", "P5.1", "P5.2", "P6.7", "P7.1")
    assert found.denominator == 18
    assert no_counterpart(catalogue, ("criterion",), replace(ROWS, scope=(S,))).numerator == 0
    assert no_counterpart(catalogue, ("criterion",), ROWS).denominator == 61


def test_evidence_is_automatic_for_38_of_79_and_41_of_93(catalogue: Catalogue) -> None:
    without_physical = automatic_evidence(catalogue, HELP, ("A.5", "A.6", "A.8"))
    assert str(without_physical) == "38 of 79"
    assert round(without_physical.percent) == 48
    everything = automatic_evidence(catalogue, HELP, ())
    assert str(everything) == "41 of 93"
    by_theme = [automatic_evidence(catalogue, HELP, (theme,)).numerator for theme in THEMES]
    assert by_theme == [9, 3, 3, 26]
    assert automatic_evidence(catalogue, ARTICLE, ()).numerator == 0


# Claim: recomputed by id, and with statements about whole groups where they change the figure.
CLAIMS: dict[tuple[str, str], tuple[str, str | None]] = {
    (HELP, "first-month"): ("38 of 79", None),
    (HELP, "soc2-size"): ("61 of 61", None),
    (HELP, "annex-a-size"): ("93 of 93", None),
    (HELP, "organisational-controls"): ("37 of 37", None),
    (HELP, "people-controls"): ("8 of 8", None),
    (HELP, "physical-controls"): ("14 of 14", None),
    (HELP, "technological-controls"): ("34 of 34", None),
    (ARTICLE, "security-only"): ("61 of 93", "71 of 93"),
    (ARTICLE, "security-availability-confidentiality"): ("69 of 93", "76 of 93"),
    (ARTICLE, "organisational-controls"): ("29 of 37", None),
    (ARTICLE, "people-controls"): ("6 of 8", None),
    (ARTICLE, "physical-controls"): ("7 of 14", None),
    (ARTICLE, "technological-controls"): ("27 of 34", "34 of 34"),
    (ARTICLE, "security-criteria"): ("30 of 33", None),
    (ARTICLE, "privacy-without-equivalent"): ("8 of 18", None),
    (ARTICLE, "privacy-criteria"): ("18 of 18", None),
    (ARTICLE, "controls-without-counterpart"): ("11 of 93", None),
    (TABLE, "prepared"): ("8 of 33", None),
}


def test_these_claims_and_no_others_are_recomputed(catalogue: Catalogue) -> None:
    planned = {(s.id, c.id) for s in catalogue.sources.values() for c in s.claims if c.recompute}
    assert planned == set(CLAIMS)


def test_a_claim_without_a_plan_is_not_recomputed(catalogue: Catalogue) -> None:
    rest = [(s.id, c) for s in catalogue.sources.values() for c in s.claims if not c.recompute]
    assert len(rest) == 12
    assert all(recompute(catalogue, source, claim) is None for source, claim in rest)


@pytest.mark.parametrize(("source", "claim_id"), CLAIMS)
def test_a_claim_is_recomputed_from_the_rows_of_its_source(catalogue: Catalogue, source: str, claim_id: str) -> None:
    claim = next(c for c in catalogue.sources[source].claims if c.id == claim_id)
    found = recompute(catalogue, source, claim)
    assert found is not None
    groups = str(found.with_groups) if found.with_groups else None
    assert (str(found.named), groups) == CLAIMS[source, claim_id]


@pytest.mark.parametrize(
    ("source", "claim_id", "printed"),
    [
        (ARTICLE, "security-only", ("74 %", 69, 93)),
        (ARTICLE, "security-availability-confidentiality", ("88 %", 82, 93)),
        (ARTICLE, "organisational-controls", ("86 %", 32, 37)),
        (ARTICLE, "people-controls", ("100 %", 8, 8)),
        (ARTICLE, "physical-controls", ("57 %", 8, 14)),
        (ARTICLE, "technological-controls", ("100 %", 34, 34)),
        (ARTICLE, "security-criteria", ("33 of 33", 33, 33)),
        (ARTICLE, "privacy-without-equivalent", ("9 of 18", 9, 18)),
        (TABLE, "prepared", ("60-75 %", None, None)),
        (HELP, "first-month", ("~75 %", None, None)),
    ],
)
def test_a_claim_keeps_the_figure_as_printed(
    catalogue: Catalogue, source: str, claim_id: str, printed: tuple[str, int | None, int | None]
) -> None:
    claim = next(c for c in catalogue.sources[source].claims if c.id == claim_id)
    assert (claim.figure, claim.numerator, claim.denominator) == printed


@given(scope=st.sets(st.sampled_from(CATEGORIES)))
@settings(deadline=None)
def test_no_scope_drops_the_common_criteria(catalogue: Catalogue, scope: set[str]) -> None:
    sizes = {S: 33, A: 3, C: 2, PI: 5, P: 18}
    criteria = catalogue.criteria_of(tuple(scope))
    common = [c for c in criteria if c.startswith("CC")]
    assert len(common) == 33
    assert len(criteria) == sum(sizes[c] for c in ({S, *scope} if scope else CATEGORIES))
    found = counterparts(catalogue, ("criterion",), replace(ROWS, scope=tuple(scope)))
    assert found.among == criteria
    assert {c for c in found.of if c.startswith("CC")} == set(common)


@given(smaller=st.sets(st.sampled_from(CATEGORIES), min_size=1), more=st.sets(st.sampled_from(CATEGORIES)))
@settings(deadline=None)
def test_a_wider_scope_never_counts_fewer(catalogue: Catalogue, smaller: set[str], more: set[str]) -> None:
    for groups in (False, True):
        for level in (Level.FULL, Level.PARTIAL, None):
            basis = replace(ROWS, groups=groups, level=level)
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
    assert catalogue.criteria_of(tuple(named)) == catalogue.criteria_of(tuple(sorted(named)))


def test_criteria_without_the_common_ones_are_those_of_the_categories_named(catalogue: Catalogue) -> None:
    assert catalogue.criteria_of((A,), common=False) == ("A1.1", "A1.2", "A1.3")
    assert len(catalogue.criteria_of((S,), common=False)) == 33
    assert len(catalogue.criteria_of((), common=False)) == 61
