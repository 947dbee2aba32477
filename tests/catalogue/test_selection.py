"""A selection of categories, frameworks and sources: nothing of what is left out is named, nothing else is lost."""

from __future__ import annotations

import re
from itertools import chain, combinations
from typing import TYPE_CHECKING

import pytest
from tests.support.frameworks import ISO_2013, OURS, SOC2

from mkdocs_crosswalk.catalogue.selection import Selection, select
from mkdocs_crosswalk.figures.counts import recompute
from mkdocs_crosswalk.registers.shortcuts import DOCUMENTS, EVIDENCE
from mkdocs_crosswalk.views.ways import ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.registers.row import Row

OPTIONAL = ("availability", "confidentiality", "processing-integrity", "privacy")
IDS = {
    "availability": r"(Availability|A1(\.\d)?)",
    "confidentiality": r"(Confidentiality|C1(\.\d)?)",
    "processing-integrity": r"(Processing Integrity|PI1(\.\d)?)",
    "privacy": r"(Privacy|P\d(\.\d)?)",
}
CRITERIA = {"availability": 3, "confidentiality": 2, "processing-integrity": 5, "privacy": 18}
SUBSETS = tuple(chain.from_iterable(combinations(OPTIONAL, size) for size in range(len(OPTIONAL) + 1)))
WITHOUT_2013 = tuple(framework for framework in OURS if framework != ISO_2013)
CHOICES = [Selection(("security", *kept), frameworks) for kept in SUBSETS for frameworks in (None, WITHOUT_2013)]


def name(selection: Selection) -> str:
    return "-".join((*kept(selection), "2013" if selection.has(ISO_2013) else "no-2013"))


def kept(selection: Selection) -> tuple[str, ...]:
    """Return the categories of a choice."""
    assert selection.categories
    return selection.categories


@pytest.fixture(scope="module", params=CHOICES, ids=name)
def choice(request: pytest.FixtureRequest) -> Selection:
    assert isinstance(request.param, Selection)
    return request.param


@pytest.fixture(scope="module")
def selected(choice: Selection, catalogue: Catalogue) -> Catalogue:
    return select(catalogue, choice)


def categories(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(group.id for group in catalogue.scope_groups(SOC2))


def verdicts(catalogue: Catalogue) -> Iterator[Verdict]:
    return (verdict for found in catalogue.verdicts.values() for verdict in found)


def row_entries(row: Row) -> set[str]:
    return {r.id for r in row.entries} | set(row.groups)


def named_entries(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield every entry that a record names, with what names it."""
    for row in catalogue.rows:
        said = (*row_entries(row), *row.suggested, *row.narrowing, *(o.id for o in row.contradicted))
        yield from ((f"row {row.position}", entry) for entry in said)
    yield from (("judgement", entry) for pair in catalogue.judgements for entry in pair)
    yield from (("overlap", entry) for pair in catalogue.overlaps for entry in pair)
    yield from (("verdict", entry) for v in verdicts(catalogue) for entry in (v.entry, *v.by, *v.scope))
    yield from (("guidance", entry) for entry in catalogue.guidance)
    yield from ((f"evidence {i.id}", entry) for i in catalogue.evidence.values() for entry in i.serves)
    yield from ((f"link {link.item}", link.entry) for link in catalogue.evidence_links)
    for document in catalogue.documents.values():
        points = chain.from_iterable(p.entries for p in document.says)
        demands = (d.entry for d in document.demands if d.entry)
        yield from ((document.id, entry) for entry in (*points, *demands, *document.serves))
    yield from ((f"correction {c.position}", entry) for c in catalogue.corrections for entry in c.entries)
    yield from (("transition", entry) for t in catalogue.transitions.values() for entry in (t.old, *t.new))
    yield from (("parent", e.parent) for e in catalogue.entries.values() if e.parent)


def test_nothing_chosen_is_the_catalogue_itself(catalogue: Catalogue) -> None:
    assert select(catalogue, Selection()) is catalogue
    assert catalogue.full is catalogue


def test_the_entries_are_those_of_the_frameworks_and_categories(
    choice: Selection, selected: Catalogue, catalogue: Catalogue
) -> None:
    gone = [IDS[c] for c in OPTIONAL if c not in kept(choice)]
    gone += [] if choice.has(ISO_2013) else [r".* \(2013\)"]
    expected = [e for e in catalogue.entries if not any(re.fullmatch(pattern, e) for pattern in gone)]
    assert list(selected.entries) == expected
    assert len(selected.in_scope(SOC2)) == 33 + sum(CRITERIA[c] for c in kept(choice)[1:])
    assert selected.full is catalogue


def test_no_record_names_what_is_left_out(selected: Catalogue) -> None:
    assert [(what, entry) for what, entry in named_entries(selected) if entry not in selected.entries] == []
    for verdict in verdicts(selected):
        assert verdict.bring, verdict.entry
        assert set(verdict.bring) <= set(selected.evidence), verdict.entry
    for row in selected.rows:
        assert set(row.evidence) <= set(selected.evidence), row.position
        assert row.source in selected.sources
    for document in selected.documents.values():
        assert document.says, document.id
        assert set(document.evidence) <= set(selected.evidence), document.id
    plans = ("plan", *(f"plan/{way.key}" for way in ways(selected)))
    folders = {EVIDENCE: {*selected.evidence, *plans}, DOCUMENTS: {*selected.documents, "index"}}
    for target in chain.from_iterable(s.targets for s in selected.shortcuts):
        assert not re.fullmatch("|".join(IDS.values()), target) or target in selected.entries
        assert all(target.removeprefix(f) in found for f, found in folders.items() if target.startswith(f))
    assert all(s.targets for s in selected.shortcuts)
    assert {item.topic for item in selected.evidence.values()} == set(selected.topics)


def test_no_record_is_lost_that_speaks_of_what_is_there_alone(selected: Catalogue, catalogue: Catalogue) -> None:
    there = set(selected.entries)
    rows = {(r.source, r.number): r for r in selected.rows}
    for row in catalogue.rows:
        if row_entries(row) <= there and row.source in selected.sources:
            kept = rows[row.source, row.number]
            assert (kept.entries, kept.groups, kept.level, kept.full) == (row.entries, row.groups, row.level, kept)
    pairs = {pair for pair in catalogue.judgements if set(pair) <= there}
    assert set(selected.judgements) == pairs
    items = {i.id for i in catalogue.evidence.values() if there.intersection(i.serves)}
    assert items <= set(selected.evidence)
    assert {d.id for d in catalogue.documents.values() if any(there.intersection(p.entries) for p in d.says)} == set(
        selected.documents
    )


def test_a_pair_has_the_levels_that_it_has_in_the_whole(selected: Catalogue, catalogue: Catalogue) -> None:
    for pair, overlap in selected.overlaps.items():
        whole = catalogue.overlaps[pair]
        said = (overlap.levels, overlap.agreement, overlap.counted, overlap.sources)
        assert said == (whole.levels, whole.agreement, whole.counted, whole.sources), pair
        assert [m.from_row for m in overlap.mappings] == [m.from_row for m in whole.mappings], pair


def test_a_verdict_is_the_one_that_the_whole_gives_in_the_same_scope(selected: Catalogue, catalogue: Catalogue) -> None:
    for entry in selected.verdicts:
        now, whole = (c.verdict(entry, categories(selected)) for c in (selected, catalogue))
        assert (now.outcome, now.scope, now.add) == (whole.outcome, whole.scope, whole.add), entry


def test_published_figures_are_recomputed_from_the_whole(selected: Catalogue, catalogue: Catalogue) -> None:
    claims = [(s.id, claim) for s in selected.sources.values() for claim in s.claims]
    assert len(claims) == sum(len(s.claims) for s in catalogue.sources.values())
    for source, claim in claims:
        assert recompute(selected, source, claim) == recompute(catalogue, source, claim), claim.id


def test_an_id_left_out_is_still_known_and_read_as_nothing_else(selected: Catalogue, catalogue: Catalogue) -> None:
    for spelling in ("a12", "A.9.2.1", "P1", "PI1.1", "c11"):
        assert selected.ids.one(spelling) == catalogue.ids.one(spelling)


def test_a_level_printed_for_a_row_of_which_one_pair_is_left_is_still_from_a_row(catalogue: Catalogue) -> None:
    security = select(catalogue, Selection(("security",)))
    alone = [
        m
        for o in security.overlaps.values()
        for m in o.mappings
        if len(m.row.left) * len(m.row.right) == 1 and not m.row.groups and m.row.whole
    ]
    assert alone
    assert all(m.from_row for m in alone)


def test_the_common_criteria_are_in_every_selection(catalogue: Catalogue) -> None:
    privacy = select(catalogue, Selection(("privacy",)))
    assert categories(privacy) == ("Security", "Privacy")
    assert len(privacy.in_scope(SOC2, ("Privacy",))) == 33 + 18


def test_the_2013_edition_takes_its_moves_and_its_standard_along(catalogue: Catalogue) -> None:
    without = select(catalogue, Selection(frameworks=WITHOUT_2013))
    assert not without.transitions
    assert not any(without.before(e.id) for e in without.singles)
    assert set(catalogue.sources) - set(without.sources) == {"iso27001-2013-standard"}


@pytest.mark.parametrize("source", ["comparison-guide", "soc2-to-iso27001-article", "codex-help-page"])
def test_a_source_takes_its_rows_figures_and_slips_along(catalogue: Catalogue, source: str) -> None:
    without = select(catalogue, Selection(leave_out_sources=(source,)))
    assert set(catalogue.sources) - set(without.sources) == {source}
    assert len(without.rows) == sum(r.source != source for r in catalogue.rows) < len(catalogue.rows)
    assert len(without.corrections) == sum(c.source != source for c in catalogue.corrections)
    assert not any(source in o.sources for o in without.overlaps.values())
    assert without.entries == catalogue.entries
    assert without.judgements == catalogue.judgements
    assert set(without.verdicts) == set(catalogue.verdicts)
    for left in without.sources.values():
        for claim in left.claims:
            assert recompute(without, left.id, claim) == recompute(catalogue, left.id, claim)


def test_every_wrong_name_is_said_with_the_closest_right_one(catalogue: Catalogue) -> None:
    wrong = Selection(
        ("Privacy", "securty", "privacy"),
        ("iso27001-2013", "soc2"),
        ("comparison-guid", "this-project", "aicpa-tsc-2017"),
    )
    assert wrong.problems(catalogue) == [
        'categories: unknown "Privacy" (did you mean privacy?)',
        'categories: unknown "securty" (did you mean security?)',
        'frameworks: unknown "soc2" (did you mean soc2-2017?)',
        'leave_out_sources: unknown "comparison-guid" (did you mean comparison-guide?)',
        'leave_out_sources: "this-project" cannot be left out; the data rests on it',
        'leave_out_sources: "aicpa-tsc-2017" cannot be left out; the data rests on it',
    ]
    assert Selection().problems(catalogue) == []
