"""What rows make of pairs, on a few rows that can be read beside: levels, agreement, what counts and what does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.registers.levels import Agreement, Direction, Level
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Paragraph
from mkdocs_crosswalk.views.site import build_site
from mkdocs_crosswalk.views.text import plain

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

FORWARD, BACK = Direction("soc2", "iso"), Direction("iso", "soc2")


def test_every_pair_that_a_row_states_id_to_id_is_there_and_no_other(small: Catalogue) -> None:
    assert list(small.overlaps) == [
        ("A.5.3", "CC5.2"),
        ("A.5.15", "CC6.1"),
        ("A.5.16", "CC6.2"),
        ("A.5.18", "CC6.1"),
        ("A.5.18", "CC6.2"),
        ("A.6.7", "CC6.6"),
        ("A.7.1", "CC6.1"),
        ("A.7.10", "CC6.5"),
        ("A.7.14", "CC6.5"),
        ("A.8.2", "CC6.2"),
        ("A.8.9", "CC6.7"),
        ("A.8.13", "A1.2"),
        ("A.8.32", "CC8.1"),
        ("Clause 6.1.2", "CC3.2"),
    ]


def test_a_statement_about_a_theme_makes_no_pair_and_shows_at_each_of_its_controls(small: Catalogue) -> None:
    (row,) = [r for r in small.rows if r.groups == ("A.8",)]
    assert (row.published.left, row.level) == (("A 5.3", "A 8.x broadly"), Level.FULL)
    assert [o.left for o in small.overlaps_of("CC5.2")] == ["A.5.3"]
    assert all(row in small.rows_of(control.id) for control in small.children("A.8"))


def test_a_domain_of_2013_shows_at_the_controls_it_became(small: Catalogue) -> None:
    (row,) = [r for r in small.rows if r.source == "domains"]
    shown = [i for i in small.entries if row in small.rows_of(i)]
    assert shown == [*small.now("A.9 (2013)"), "CC6.1", "A.9 (2013)"]
    assert ([r.id for r in row.right], [o.id for o in row.nonexistent]) == (["CC6.1"], ["CC6.9"])


def test_of_two_levels_in_a_direction_the_more_cautious_is_shown(small: Catalogue) -> None:
    overlap = small.overlaps["A.8.2", "CC6.2"]
    assert [m.level for m in overlap.mappings] == [Level.FULL, Level.PARTIAL]
    assert overlap.levels == {BACK: Level.PARTIAL}
    assert overlap.agreement == {BACK: Agreement.DIFFER}


def test_levels_of_two_directions_are_never_compared(small: Catalogue) -> None:
    overlap = small.overlaps["A.5.18", "CC6.1"]
    assert overlap.levels == {FORWARD: Level.FULL, BACK: Level.PARTIAL}
    assert overlap.agreement == {FORWARD: Agreement.ONE, BACK: Agreement.ONE}


def test_several_rows_of_one_source_are_one_voice(small: Catalogue) -> None:
    overlap = small.overlaps["A.5.15", "CC6.1"]
    assert len(overlap.mappings) == 3
    assert (overlap.sources, overlap.agreement) == (("one", "third"), {FORWARD: Agreement.AGREE})


def test_a_source_that_is_no_independent_voice_keeps_its_level_and_agrees_with_nobody(small: Catalogue) -> None:
    third = replace(small.sources["third"], no_voice="It copies the first.")
    overlap = replace(small, sources={**small.sources, "third": third}).overlaps["A.5.15", "CC6.1"]
    assert (overlap.sources, overlap.silent, overlap.voices) == (("one",), ("third",), 1)
    assert (overlap.counted, overlap.levels, overlap.agreement) == (
        *(True, {FORWARD: Level.FULL}),
        {FORWARD: Agreement.ONE},
    )
    said = "1 source names it; named too by 1 source that is no independent voice"
    assert wording.agreement(overlap) == said


def test_a_pair_of_such_sources_alone_has_their_level_and_no_agreement(small: Catalogue) -> None:
    silent = {i: replace(s, no_voice="It sells this.") for i, s in small.sources.items() if i in ("one", "third")}
    overlap = replace(small, sources={**small.sources, **silent}).overlaps["A.5.15", "CC6.1"]
    assert (overlap.sources, overlap.levels, overlap.agreement) == ((), {FORWARD: Level.FULL}, {})
    said = "No independent source; named too by 2 sources that are no independent voice"
    assert wording.agreement(overlap) == said


def test_of_no_counterpart_such_a_source_does_not_agree_either(small: Catalogue) -> None:
    one = replace(small.sources["one"], no_voice="It sells this.")
    for catalogue, word in ((small, "agrees"), (replace(small, sources={**small.sources, "one": one}), "says so too")):
        page = build_site(catalogue, workbooks=False).pages["iso27001/a-5-5.md"]
        sources = next(section for section in page.sections if section.anchor == "sources")
        said = [plain(block.text) for block in sources.blocks if isinstance(block, Paragraph)]
        assert any(f" {word}" in text for text in said)


@pytest.mark.parametrize(
    ("pair", "why"),
    [
        (("A.7.1", "CC6.1"), "CC6.1 is about logical access"),
        (("A.5.16", "CC6.2"), "A.5.16"),
        (("A.7.10", "CC6.5"), "CC6.5"),
    ],
    ids=["spoken against", "an ambiguous control", "an ambiguous criterion"],
)
def test_what_does_not_count_stays_visible_with_the_reason(small: Catalogue, pair: tuple[str, str], why: str) -> None:
    overlap = small.overlaps[pair]
    assert (overlap.counted, overlap.levels, overlap.agreement, overlap.sources) == (False, {}, {}, ())
    assert [why in m.why_not for m in overlap.mappings] == [True]


def test_a_likely_reading_counts(small: Catalogue) -> None:
    assert [m.confidence for m in small.overlaps["A.8.2", "CC6.2"].mappings if m.row.corrected] == ["likely"]
    assert small.overlaps["A.8.2", "CC6.2"].sources == ("other",)


def test_a_criterion_is_corrected_as_a_control_is(small: Catalogue) -> None:
    (mapping,) = small.overlaps["A.7.14", "CC6.5"].mappings
    assert (mapping.counted, mapping.level, mapping.confidence) == (True, Level.FULL, "certain")
    assert (mapping.row.published.right, mapping.row.corrected) == (("c6.5",), ("right",))
    assert [r.id for r in mapping.row.meant] == ["CC6.5"]


def test_a_row_without_direction_names_its_pair_and_gives_no_level(small: Catalogue) -> None:
    overlap = small.overlaps["A.8.32", "CC8.1"]
    assert (overlap.counted, overlap.levels, overlap.agreement) == (True, {}, {})
    assert overlap.sources == ("relations",)
    assert not any(overlap.reaches(direction, Level.NONE) for direction in (FORWARD, BACK))


def test_the_level_of_a_row_without_direction_is_kept_as_printed(small: Catalogue) -> None:
    (mapping,) = small.overlaps["A.8.32", "CC8.1"].mappings
    assert (mapping.row.published.level, mapping.level, mapping.counted) == ("intersect", None, True)


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("A.5.15", "CC6.1"), [True, False, False]),
        (("A.5.3", "CC5.2"), [True]),
        (("A.8.13", "A1.2"), [False]),
        (("A.5.18", "CC6.2"), [True]),
    ],
    ids=["two controls", "a theme beside it", "one of each", "one read as three"],
)
def test_a_level_printed_for_several_entries_is_marked(
    small: Catalogue, pair: tuple[str, str], expected: list[bool]
) -> None:
    assert [m.from_row for m in small.overlaps[pair].mappings] == expected


def test_evidence_serves_both_sides_of_a_row_and_counts_unless_spoken_against(small: Catalogue) -> None:
    links = {(link.item, link.entry): link for link in small.evidence_links}
    assert set(links) == {
        ("user-access-review", "A.5.18"),
        ("user-access-review", "CC6.3"),
        ("backup-configuration", "A.8.11"),
        ("backup-configuration", "A.8.13"),
    }
    uncounted = {key: link.why_not for key, link in links.items() if not link.counted}
    assert uncounted == {("backup-configuration", "A.8.11"): "A.8.11 is masking"}
