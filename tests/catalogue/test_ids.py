"""One parser for every spelling, one sort order, and ranges as documents print them."""

from __future__ import annotations

import re
import string
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_crosswalk.ids.closest import closest
from mkdocs_crosswalk.ids.numbering import numbers_of
from mkdocs_crosswalk.ids.spelling import IdError

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.ids.spelling import Ids

# Numbers that are a control of Annex A and a clause of the management system at once.
CONTROL_AND_CLAUSE = ("5.1", "5.2", "5.3", "6.1", "6.2", "6.3", "7.1", "7.2", "7.3", "7.4", "7.5", "8.1", "8.2", "8.3")
# Numbers that are a control of 2022 and a category of 2013 at once.
IN_BOTH_EDITIONS = ("5.1", "6.1", "6.2", "7.1", "7.2", "7.3", "8.1", "8.2", "8.3")
# Numbers that are a sub-clause and a control of 2013 at once.
CLAUSE_AND_2013 = ("6.1.1", "6.1.2", "6.1.3", "9.2.1", "9.2.2", "9.3.1")

CONTROL_SPELLINGS = (
    "A.{}",
    "A {}",
    "a{}",
    "A{}",
    "{}",
    "Annex A {}",
    "ISO 27001 A.{}",
    "ISO27002 {}",
    "ISO/IEC 27001:2022 A.{}",
)
CLAUSE_SPELLINGS = ("Clause {}", "clause {} d)", "Clause {} d)", "CLAUSE {}", "clauses {}", "Clause {}(a)")
OLD_SPELLINGS = ("A.{} (2013)", "A {} (2013)", "a{} (2013)", "ISO 27001:2013 A.{}", "ISO/IEC 27001:2013 A {}")


@pytest.fixture(scope="module")
def ids(catalogue: Catalogue) -> Ids:
    return catalogue.ids


def numbers(catalogue: Catalogue, framework: str, *kinds: str) -> list[str]:
    """Return the bare numbers of entries: `5.15` for A.5.15, `6.1.3` for Clause 6.1.3, `9.2` for A.9.2 (2013)."""
    found = [e.id for e in catalogue.framework_entries(framework, *kinds)]
    return [i.removesuffix(" (2013)").removeprefix("Clause ").removeprefix("A.") for i in found]


def controls(catalogue: Catalogue) -> list[str]:
    return numbers(catalogue, "iso27001-2022", "control")


def clauses(catalogue: Catalogue) -> list[str]:
    return numbers(catalogue, "iso27001-2022", "clause", "heading", "subclause")


def criteria(catalogue: Catalogue) -> list[str]:
    return [e.id for e in catalogue.framework_entries("soc2-2017", "criterion")]


def side(catalogue: Catalogue, framework: str) -> frozenset[str]:
    return frozenset(e.id for e in catalogue.framework_entries(framework))


@pytest.mark.parametrize("spelling", CONTROL_SPELLINGS)
def test_every_control_comes_first_in_every_usual_spelling(catalogue: Catalogue, ids: Ids, spelling: str) -> None:
    assert len(controls(catalogue)) == 93
    assert {n: ids.find(spelling.format(n))[:1] for n in controls(catalogue)} == {
        n: (f"A.{n}",) for n in controls(catalogue)
    }


@pytest.mark.parametrize("spelling", CONTROL_SPELLINGS)
def test_case_and_stray_blanks_change_nothing_about_a_control(catalogue: Catalogue, ids: Ids, spelling: str) -> None:
    for number in controls(catalogue):
        text = spelling.format(number)
        for other in (text.lower(), text.upper(), f"  {text}\n", text.replace(" ", "\N{NO-BREAK SPACE}")):
            assert ids.find(other) == ids.find(text), other


def test_the_edition_2022_leaves_only_the_control(catalogue: Catalogue, ids: Ids) -> None:
    for number in controls(catalogue):
        assert ids.find(f"ISO/IEC 27001:2022 A.{number}") == (f"A.{number}",)
        assert ids.find(f"A.{number} (2022)") == (f"A.{number}",)


@pytest.mark.parametrize(
    "spelling",
    [
        "{letters}{series}.{number}",
        "{letters} {series}.{number}",
        "{letters}{series}{number}",
        "SOC 2 {letters}{series}.{number}",
        "SOC2 {letters}{series}.{number}",
        "TSC {letters}{series}.{number}",
        "AICPA {letters} {series}.{number}",
    ],
)
def test_every_criterion_comes_first_in_every_usual_spelling(catalogue: Catalogue, ids: Ids, spelling: str) -> None:
    assert len(criteria(catalogue)) == 61
    for criterion in criteria(catalogue):
        match = re.fullmatch(r"(?P<letters>[A-Z]+)(?P<series>\d)\.(?P<number>\d)", criterion)
        assert match
        text = spelling.format(**match.groupdict())
        for other in (text, text.lower(), text.upper()):
            assert ids.find(other)[0] == criterion, other


def test_a_criterion_with_its_dot_is_nothing_else(catalogue: Catalogue, ids: Ids) -> None:
    for criterion in criteria(catalogue):
        assert ids.find(criterion) == (criterion,)
        assert ids.find(f"SOC 2 {criterion.replace('.', '')}") == (criterion,)


@pytest.mark.parametrize("spelling", CLAUSE_SPELLINGS)
def test_a_clause_that_is_called_so_is_nothing_else(catalogue: Catalogue, ids: Ids, spelling: str) -> None:
    assert len(clauses(catalogue)) == 41
    for number in clauses(catalogue):
        assert ids.find(spelling.format(number)) == (f"Clause {number}",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maßnahme 5.15", "A.5.15"),
        ("Massnahmen 5.15", "A.5.15"),
        ("MASSNAHME A.5.15", "A.5.15"),
        ("Kapitel 5.1", "Clause 5.1"),
        ("KAP\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}TEL 5.1", "Clause 5.1"),
        ("Abschn\N{LATIN SMALL LETTER DOTLESS I}tt 5.1", "Clause 5.1"),
    ],
)
def test_a_word_before_a_number_may_be_spelled_otherwise(ids: Ids, text: str, found: str) -> None:
    assert ids.find(text) == (found,)


@pytest.mark.parametrize("spelling", ["{}", "ISO 27001 {}", "iso/iec 27001 {}"])
def test_a_sub_clause_comes_first_by_its_bare_number_unless_a_control_has_it(
    catalogue: Catalogue, ids: Ids, spelling: str
) -> None:
    found = {n: ids.find(spelling.format(n)) for n in numbers(catalogue, "iso27001-2022", "subclause")}
    assert len(found) == 30
    taken = {n for n in found if n in CONTROL_AND_CLAUSE}
    assert {n: readings[0] for n, readings in found.items()} == {
        n: f"A.{n}" if n in taken else f"Clause {n}" for n in found
    }
    assert all(readings[1] == f"Clause {n}" for n, readings in found.items() if n in taken)


@pytest.mark.parametrize("spelling", OLD_SPELLINGS)
def test_an_id_marked_2013_is_nothing_else(catalogue: Catalogue, ids: Ids, spelling: str) -> None:
    old = numbers(catalogue, "iso27001-2013")
    assert len(old) == 114 + 35 + 14
    assert {n: ids.find(spelling.format(n)) for n in old} == {n: (f"A.{n} (2013)",) for n in old}


@pytest.mark.parametrize("spelling", ["A.{}", "A {}", "a{}", "Annex A.{}"])
def test_a_control_of_2013_needs_no_mark(catalogue: Catalogue, ids: Ids, spelling: str) -> None:
    for number in numbers(catalogue, "iso27001-2013", "control-2013"):
        assert ids.find(spelling.format(number)) == (f"A.{number} (2013)",)


def test_a_bare_number_of_2013_stands_behind_a_clause_of_that_number_only(catalogue: Catalogue, ids: Ids) -> None:
    old = numbers(catalogue, "iso27001-2013", "control-2013")
    assert {n: ids.find(n) for n in old} == {
        n: ((f"Clause {n}",) if n in CLAUSE_AND_2013 else ()) + (f"A.{n} (2013)",) for n in old
    }


@pytest.mark.parametrize("number", CONTROL_AND_CLAUSE)
def test_of_a_number_with_two_meanings_the_control_is_offered_before_the_clause(ids: Ids, number: str) -> None:
    assert ids.find(number)[:2] == (f"A.{number}", f"Clause {number}")


def test_exactly_14_numbers_are_both_control_and_clause(catalogue: Catalogue, ids: Ids) -> None:
    assert [n for n in controls(catalogue) if f"Clause {n}" in ids.find(n)] == list(CONTROL_AND_CLAUSE)


@pytest.mark.parametrize("number", [*IN_BOTH_EDITIONS, "5", "6", "7", "8"])
def test_of_an_id_in_both_editions_2022_comes_first_and_the_mark_reverses(ids: Ids, number: str) -> None:
    assert ids.find(f"A.{number}") == (f"A.{number}", f"A.{number} (2013)")
    assert ids.find(f"A.{number} (2013)") == (f"A.{number} (2013)",)
    assert ids.find(f"a {number} 2013") == (f"A.{number} (2013)",)


def test_exactly_nine_controls_of_2022_share_their_id_with_2013(catalogue: Catalogue, ids: Ids) -> None:
    assert [n for n in controls(catalogue) if len(ids.find(f"A.{n}")) > 1] == list(IN_BOTH_EDITIONS)


def test_a12_is_availability_before_the_domain_of_2013(ids: Ids) -> None:
    assert ids.find("a12") == ("A1.2", "A.12 (2013)")
    assert ids.find("Annex A.12") == ("A.12 (2013)",)


def test_the_number_a_tool_gives_a_point_of_focus_leads_to_its_criterion(catalogue: Catalogue, ids: Ids) -> None:
    assert ids.find("CC6.1.3") == ("CC6.1",)
    for criterion in criteria(catalogue):
        assert ids.find(f"{criterion}.12") == (criterion,)


def test_a_series_is_found_with_and_without_the_zero_of_tools(catalogue: Catalogue, ids: Ids) -> None:
    assert ids.find("P1.0") == ("P1",)
    series = [e.id for e in catalogue.framework_entries("soc2-2017", "series")]
    assert len(series) == 9 + 1 + 1 + 1 + 8
    for one in series:
        assert ids.find(f"{one}.0") == ids.find(one.lower()) == (one,)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "A", "CC", "Clause", "ISO 27001", "ISO/IEC 27001:2022", "SOC 2", "27001"),
        *("A.5.38", "A.5.0", "A.9.1 (2022)", "A.19 (2013)", "CC6.9", "CC10.1", "Clause 11", "Clause 9.2.3"),
        *("access control", "A.5.15 A.5.16"),
    ],
)
def test_what_names_nothing_finds_nothing(ids: Ids, text: str) -> None:
    assert ids.find(text) == ()
    assert ids.one(text) is None


def test_a_framework_in_the_text_excludes_the_others(ids: Ids) -> None:
    assert ids.find("SOC 2 A.5.15") == ()
    assert ids.find("ISO 27001 CC6.1") == ()
    assert ids.find("ISO 27001 A1.2") == ()
    assert ids.find("Clause 5.15") == ()
    assert ids.find("ISO 27002 6.1") == ("A.6.1", "A.6.1 (2013)")


def test_one_takes_the_likeliest_among_the_ids_allowed(catalogue: Catalogue, ids: Ids) -> None:
    assert ids.one("5.1") == "A.5.1"
    assert ids.one("5.1", {"Clause 5.1", "A.5.1 (2013)"}) == "Clause 5.1"
    assert ids.one("A.5.1", side(catalogue, "iso27001-2013")) == "A.5.1 (2013)"
    assert ids.one("A.5.15", side(catalogue, "soc2-2017")) is None


def test_the_written_form_of_every_id_finds_itself_first(catalogue: Catalogue, ids: Ids) -> None:
    assert [ids.find(i)[0] for i in catalogue.entries] == list(catalogue.entries)
    assert all(i in ids for i in catalogue.entries)


@pytest.mark.parametrize(
    ("framework", "text", "expected"),
    [
        ("iso27001-2022", "A.5.24-27", "A.5.24 A.5.25 A.5.26 A.5.27"),
        ("iso27001-2022", "A 8.26-8.29", "A.8.26 A.8.27 A.8.28 A.8.29"),
        ("iso27001-2022", "A.5.24-A.5.28", "A.5.24 A.5.25 A.5.26 A.5.27 A.5.28"),
        ("iso27001-2022", "a 5.24 - a 5.25", "A.5.24 A.5.25"),
        ("iso27001-2022", "A.7.1-2", "A.7.1 A.7.2"),
        ("iso27001-2022", "A.5.9-11", "A.5.9 A.5.10 A.5.11"),
        ("iso27001-2022", "A.5.24-24", "A.5.24"),
        ("iso27001-2022", "Annex A 5.1 to 5.3", "A.5.1 A.5.2 A.5.3"),
        ("iso27001-2022", "5.1-5.3", "A.5.1 A.5.2 A.5.3"),
        ("iso27001-2022", "Clause 4.1-4.4", "Clause 4.1|Clause 4.2|Clause 4.3|Clause 4.4"),
        ("iso27001-2022", "Clause 6.1.1-3", "Clause 6.1.1|Clause 6.1.2|Clause 6.1.3"),
        ("soc2-2017", "CC6.1-6.7", "CC6.1 CC6.2 CC6.3 CC6.4 CC6.5 CC6.6 CC6.7"),
        ("soc2-2017", "CC6.1\N{EN DASH}6.7", "CC6.1 CC6.2 CC6.3 CC6.4 CC6.5 CC6.6 CC6.7"),
        ("soc2-2017", "cc 6.1 \N{EM DASH} cc 6.2", "CC6.1 CC6.2"),
        ("soc2-2017", "CC6.1 through CC6.3", "CC6.1 CC6.2 CC6.3"),
        ("soc2-2017", "A1.1-A1.3", "A1.1 A1.2 A1.3"),
        ("soc2-2017", "P6.1-7", "P6.1 P6.2 P6.3 P6.4 P6.5 P6.6 P6.7"),
        ("iso27001-2013", "A.9.2.1-A.9.2.3", "A.9.2.1 (2013)|A.9.2.2 (2013)|A.9.2.3 (2013)"),
        ("iso27001-2013", "A.9.2.1-3", "A.9.2.1 (2013)|A.9.2.2 (2013)|A.9.2.3 (2013)"),
        ("iso27001-2013", "A.9.1-A.9.2", "A.9.1 (2013)|A.9.2 (2013)"),
        ("iso27001-2022", "A 8.x broadly", "A.8"),
        ("iso27001-2022", "A.5.x", "A.5"),
        ("iso27001-2013", "A.9.x", "A.9 (2013)"),
        ("soc2-2017", "CC8.x", "CC8"),
        ("iso27001-2022", "A.5.15", "A.5.15"),
        ("iso27001-2013", "A.9", "A.9 (2013)"),
        ("iso27001-2013", "A.5", "A.5 (2013)"),
    ],
)
def test_a_printed_reference_is_expanded(
    catalogue: Catalogue, ids: Ids, framework: str, text: str, expected: str
) -> None:
    wanted = tuple(expected.split("|")) if "|" in expected or "(" in expected else tuple(expected.split())
    assert ids.expand(text, side(catalogue, framework)) == wanted


@pytest.mark.parametrize(
    ("framework", "text", "message"),
    [
        ("iso27001-2022", "A.5.27-24", "the range from A.5.27 to A.5.24 runs backwards"),
        ("iso27001-2022", "A 8.29-8.26", "the range from A.8.29 to A.8.26 runs backwards"),
        ("iso27001-2022", "A.5.28-A.5.24", "the range from A.5.28 to A.5.24 runs backwards"),
        ("iso27001-2022", "A.5.10-A.5.9", "the range from A.5.10 to A.5.9 runs backwards"),
        ("soc2-2017", "CC6.7-6.1", "the range from CC6.7 to CC6.1 runs backwards"),
        ("iso27001-2013", "A.9.2.3-1", r"the range from A.9.2.3 \(2013\) to A.9.2.1 \(2013\) runs backwards"),
        ("iso27001-2022", "A.5.24-A.6.2", "not a range of neighbours"),
        ("soc2-2017", "CC6.1-CC7.2", "not a range of neighbours"),
        ("iso27001-2022", "A.5.24-99", 'there is no end "99" for a range from A.5.24'),
        ("soc2-2017", "CC6.1-6.9", 'there is no end "6.9" for a range from CC6.1'),
        ("iso27001-2022", "A.5.99-100", 'there is no "A.5.99-100"'),
        ("iso27001-2022", "A.9.x", 'there is no group "A.9.x"'),
        ("soc2-2017", "A.5.15", 'there is no "A.5.15"'),
        ("iso27001-2022", "CC6.1-CC6.3", 'there is no "CC6.1-CC6.3"'),
        ("iso27001-2022", "A.9.2.1", 'there is no "A.9.2.1"'),
        ("iso27001-2022", "", 'there is no ""'),
    ],
)
def test_a_reference_to_nothing_says_why(
    catalogue: Catalogue, ids: Ids, framework: str, text: str, message: str
) -> None:
    with pytest.raises(IdError, match=message):
        ids.expand(text, side(catalogue, framework))


@pytest.mark.parametrize("text", ["A.5.27-24", "A 8.29-8.26", "A.5.28-A.5.24", "Clause 6.1.3-1", "A.5.10-A.5.9"])
def test_the_range_proposed_for_one_that_runs_backwards_is_a_range(catalogue: Catalogue, ids: Ids, text: str) -> None:
    iso = side(catalogue, "iso27001-2022")
    with pytest.raises(IdError) as caught:
        ids.expand(text, iso)
    proposed = re.search(r'write "(.+)"', str(caught.value))
    ends = re.search(r"from (.+) to (.+) runs", str(caught.value))
    assert proposed
    assert ends
    found = ids.expand(proposed[1], iso)
    assert (found[-1], found[0]) == (ends[1], ends[2])


@pytest.mark.parametrize("text", ["A.5.1-52", "A.5.24-528", "A.8.1-83", "A.5.24-72"])
def test_the_end_of_a_range_is_not_taken_apart_into_another_id(catalogue: Catalogue, ids: Ids, text: str) -> None:
    with pytest.raises(IdError, match="there is no end"):
        ids.expand(text, side(catalogue, "iso27001-2022"))


@pytest.mark.parametrize("dash", ["-", " - ", "\N{EN DASH}", " to ", " through "])
@pytest.mark.parametrize(
    ("framework", "kind"),
    [("iso27001-2022", "control"), ("soc2-2017", "criterion"), ("iso27001-2013", "control-2013")],
)
def test_a_range_between_neighbours_holds_them_and_all_between(
    catalogue: Catalogue, ids: Ids, framework: str, kind: str, dash: str
) -> None:
    allowed = side(catalogue, framework)
    single = catalogue.framework_entries(framework, kind)
    for first in single:
        siblings = [e.id for e in single if e.parent == first.parent]
        start = siblings.index(first.id)
        for length, last in enumerate(siblings[start + 1 :], 2):
            plain = first.id.removesuffix(" (2013)"), last.removesuffix(" (2013)")
            for end in (plain[1], plain[1].rpartition(".")[2]):
                assert list(ids.expand(f"{plain[0]}{dash}{end}", allowed)) == siblings[start : start + length]


def test_a_5_2_comes_before_a_5_10(ids: Ids) -> None:
    assert ids.sorted(["A.5.10", "A.5.2", "A.5.1", "A.5.2"]) == ("A.5.1", "A.5.2", "A.5.10")
    assert ids.sorted(["Clause 10", "Clause 4", "Clause 9.3.3"]) == ("Clause 4", "Clause 9.3.3", "Clause 10")
    assert ids.sorted(["A.10.1 (2013)", "A.9.4.5 (2013)"]) == ("A.9.4.5 (2013)", "A.10.1 (2013)")


def test_a_group_comes_before_its_members_and_frameworks_keep_their_order(ids: Ids) -> None:
    ordered = ["A.5", "A.5.1", "A.8.34", "Clause 4", "Clause 4.1", "Security", "Privacy", "CC1", "CC1.1", "CC9.2"]
    ordered += ["A1", "A1.1", "C1.1", "PI1.5", "P1.1", "P8.1"]
    ordered += ["A.5 (2013)", "A.5.1 (2013)", "A.5.1.1 (2013)", "A.18.2.3 (2013)"]
    assert list(ids.sorted(reversed(ordered))) == ordered


def test_the_order_is_that_in_which_a_reader_counts(catalogue: Catalogue, ids: Ids) -> None:
    assert ids.known == tuple(catalogue.entries)
    for numbering in (n for line in ids.lines for n in line.editions if not n.pattern):
        letters = ("", *numbering.spelling.letters)
        parts = map(numbering.parts, sorted(numbering.ids, key=ids.known.index))
        counted = [(letters.index(one), [int(number) for number in dotted.split(".")]) for one, dotted in parts]
        assert counted == sorted(counted)


@pytest.mark.parametrize(
    ("entry_id", "expected"),
    [
        ("A.5.15", "a-5-15"),
        ("A.5", "a-5"),
        ("Clause 6.1.3", "6-1-3"),
        ("Clause 6", "6"),
        ("CC6.1", "cc6-1"),
        ("CC6", "cc6"),
        ("PI1.5", "pi1-5"),
        ("A.9.2.1 (2013)", "a-9-2-1"),
        ("A.9 (2013)", "a-9"),
        ("Processing Integrity", "processing-integrity"),
    ],
)
def test_an_address_ends_in_a_plain_lower_case_slug(catalogue: Catalogue, entry_id: str, expected: str) -> None:
    assert catalogue.entries[entry_id].slug == expected


def test_no_two_entries_of_a_framework_share_a_slug(catalogue: Catalogue) -> None:
    pairs = [(e.framework, e.slug) for e in catalogue.entries.values()]
    assert len(set(pairs)) == len(pairs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", last) for _, last in pairs)


@st.composite
def like_ids(draw: st.DrawFn) -> str:
    """Draw texts that come close to ids: the right letters, digits and marks in any order."""
    word = st.sampled_from(
        [
            *("A", "a.", "CC", "cc ", "P", "PI", "C", "Clause ", "Annex A ", "ISO 27001", "SOC 2 ", "TSC "),
            *(":2022 ", ":2013 ", " (2013)", ".", " ", "-", "\N{EN DASH}", "x", " d)", "(", ")", "/"),
            *("\t", "\N{NO-BREAK SPACE}"),
        ]
    )
    number = st.integers(0, 20).map(str) | st.text("0123456789²٣५", max_size=4)
    return "".join(draw(st.lists(word | number, max_size=8)))


@given(text=st.text() | st.text(string.printable) | like_ids())
@example("A.5.٣")
@example("A.5.²")
@example("\0")
@example("A.5.15" * 200)
@settings(deadline=None, max_examples=400)
def test_any_text_finds_only_known_ids_each_once(catalogue: Catalogue, ids: Ids, text: str) -> None:
    found = ids.find(text)
    assert all(i in catalogue.entries for i in found)
    assert len(set(found)) == len(found)
    assert ids.one(text) == (found[0] if found else None)


@given(text=st.text() | like_ids(), framework=st.sampled_from(["iso27001-2022", "soc2-2017", "iso27001-2013"]))
@settings(deadline=None, max_examples=400)
def test_any_text_expands_to_ids_of_the_side_or_is_refused(
    catalogue: Catalogue, ids: Ids, text: str, framework: str
) -> None:
    allowed = side(catalogue, framework)
    try:
        found = ids.expand(text, allowed)
    except IdError:
        return
    assert found
    assert set(found) <= allowed


@pytest.mark.parametrize("text", ["9" * 5000, "CC" + "9" * 5000, "A.5." + "9" * 5000, "Clause " + "1" * 4301])
def test_a_number_of_thousands_of_digits_names_nothing(ids: Ids, text: str) -> None:
    assert ids.find(text) == ()
    assert closest(text, ids) == ()
    assert len(numbers_of(text)) <= len(text.split("."))


@pytest.mark.parametrize("text", ["1" * 1000, "a" + "5" * 1000, "1 " * 4000, "1.1-" * 4000, "(2013)" * 4000])
def test_a_long_text_is_answered_at_once(ids: Ids, text: str) -> None:
    before = time.perf_counter()
    assert ids.find(text) == ()
    assert time.perf_counter() - before < 0.5
