"""Ids in running text: which are found, what they name, which are wrong, and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_crosswalk.catalogue import IdReader, closest

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue import Catalogue

ALWAYS = [
    ("See A.5.15.", ["A.5.15"]),
    ("(A.5.15), [A.5.18]; CC6.1!", ["A.5.15", "A.5.18", "CC6.1"]),
    ("A.5.15's owner, A.5.15-based", ["A.5.15", "A.5.15"]),
    ("A.5.24-A.5.28", ["A.5.24", "A.5.28"]),
    ("A.5.24\N{EN DASH}A.5.28", ["A.5.24", "A.5.28"]),
    ("A.5.24--A.5.28", ["A.5.24", "A.5.28"]),
    ("A.5.24 to A.5.28", ["A.5.24", "A.5.28"]),
    ("A.5.24-28", ["A.5.24", "A.5.28"]),
    ("CC6.1-6.3 and CC7.1 through CC7.3", ["CC6.1", "CC6.3", "CC7.1", "CC7.3"]),
    ("CC6.1/CC6.2", ["CC6.1", "CC6.2"]),
    ("CC6 and CC6.1.3", ["CC6", "CC6.1"]),
    ("A.9.2.1", ["A.9.2.1 (2013)"]),
    ("A.9.2 and A.9.2.1 (2013), A.9 (2013)", ["A.9.2 (2013)", "A.9.2.1 (2013)", "A.9 (2013)"]),
    ("A.5.1 and A.5.1 (2013)", ["A.5.1", "A.5.1 (2013)"]),
    ("ISO 27001:2013 A.5.1 and A.6.1", ["A.5.1 (2013)", "A.6.1 (2013)"]),
    ("A.5.1 of ISO/IEC 27001:2013", ["A.5.1 (2013)"]),
    ("ISO 27001 Clause 6.1.3", ["Clause 6.1.3"]),
    ("ISO/IEC 27001:2022 Clause 6.1.3 d)", ["Clause 6.1.3"]),
    ("ISO 27001, clauses 9.2.1 and 9.2.2", ["Clause 9.2.1", "Clause 9.2.2"]),
    ("ISO 27001 Clauses 4 to 10", ["Clause 4", "Clause 10"]),
    ("Clause 6.1.3 of ISO 27001", ["Clause 6.1.3"]),
    ("SOC 2 A1.2", ["A1.2"]),
    ("SOC 2 Type II criterion P1.1", ["P1.1"]),
    ("TSC C1.1 and PI1.1", ["C1.1", "PI1.1"]),
    ("Trust Services Criteria (A1.1, A1.2)", ["A1.1", "A1.2"]),
    ("ISO 27002 5.15 and 5.16", ["A.5.15", "A.5.16"]),
    ("ISO/IEC 27002 clause 5.15", ["A.5.15"]),
    ("ISO 27001 Annex A 5.15", ["A.5.15"]),
    ("ISO 27001 A.5", ["A.5"]),
    ("ISO 42001 A.5.2 and A.5.3, but A.5.34", ["A.5.34"]),
]
ONLY_ALL = [
    ("Clause 6.1.3 d)", ["Clause 6.1.3"]),
    ("clause\n6.1.3", ["Clause 6.1.3"]),
    ("Clauses 9.2 and 9.3", ["Clause 9.2", "Clause 9.3"]),
    ("clauses 4 to 10", ["Clause 4", "Clause 10"]),
    ("Clause 6, Clause 9.2", ["Clause 6", "Clause 9.2"]),
    ("A1.2, C1.1, PI1.1 and P1.1", ["A1.2", "C1.1", "PI1.1", "P1.1"]),
    ("P1.1 to P8.1", ["P1.1", "P8.1"]),
    ("themes A.5 to A.8", ["A.5", "A.8"]),
    ("the domain A.9", ["A.9 (2013)"]),
]
NEVER = [
    "version 5.15 of 6.1.3",
    "a P1 incident, A1 paper, C1 and PI1",
    "SOC 2 P1",
    "xA.5.15, A.5.15x, docs/A.5.15, A.5.15.md, CC6.1.pdf, POL-CC6.1, #CC6.1",
    "CC8.x and A.8.x",
    "CC4.0",
    "Table A.5.15, Figure A.7.2, Appendix A.5.1 and A.5.2",
    "ISO 42001 A.5.2, ISO/IEC 27701:2019 A.7.2.1 and PCI DSS A1.2",
    "ISO 9001 Clause 6.1 and Clause 6.1 of ISO 9001",
    "ISO 27001:2013 Clause 6.1.3",
    "ISO 27001 5.1, which is a control and a clause",
    "Clause 3, Clause 12 and Clause 2.1 of the contract",
    "A.1.2 and A.19.1.1",
    "Clauses of 5 or 6 pages",
    "",
]
WRONG = [
    ("A.5.51", "A.5.15"),
    ("CC6.9", "CC6.1"),
    ("CC10.1", "CC1.1"),
    ("A.9.2.9", "A.9.2.1 (2013)"),
    ("A.5.15.1", "A.5.15"),
    ("ISO 27001 Clause 6.1.9", "Clause 6.1.1"),
    ("ISO/IEC 27001:2022 A.9.2.1", "A.9.2.1 (2013)"),
    ("SOC 2 A1.9", "A1.1"),
    ("A.9.2.7 (2013)", "A.9.2.1 (2013)"),
]


def found(catalogue: Catalogue, text: str, *, everywhere: bool) -> list[str]:
    mentions = IdReader(catalogue.ids, everywhere=everywhere).read(text)
    assert not [m for m in mentions if m.wrong]
    return [m.entry for m in mentions if m.entry]


@pytest.mark.parametrize(("text", "entries"), ALWAYS)
@pytest.mark.parametrize("everywhere", [False, True])
def test_what_can_mean_one_thing_is_found(
    catalogue: Catalogue, text: str, entries: list[str], *, everywhere: bool
) -> None:
    assert found(catalogue, text, everywhere=everywhere) == entries


@pytest.mark.parametrize(("text", "entries"), ONLY_ALL)
def test_what_can_mean_other_things_is_found_where_that_is_wanted(
    catalogue: Catalogue, text: str, entries: list[str]
) -> None:
    assert found(catalogue, text, everywhere=True) == entries
    assert found(catalogue, text, everywhere=False) == []


@pytest.mark.parametrize("text", NEVER)
@pytest.mark.parametrize("everywhere", [False, True])
def test_what_is_no_id_is_left_alone(catalogue: Catalogue, text: str, *, everywhere: bool) -> None:
    assert found(catalogue, text, everywhere=everywhere) == []


@pytest.mark.parametrize(("text", "right"), WRONG)
def test_what_looks_like_an_id_and_names_nothing_is_wrong(catalogue: Catalogue, text: str, right: str) -> None:
    (mention,) = IdReader(catalogue.ids, everywhere=False).read(text)
    assert mention.wrong
    assert text.endswith(mention.text)
    assert right in closest(mention.text, catalogue.ids)


@pytest.mark.parametrize("text", [r"\A.5.15", r"\CC6.1", r"\Clause 6.1.3", r"\P1.1", r"\A.5.51"])
@pytest.mark.parametrize("everywhere", [False, True])
def test_a_backslash_turns_one_off(catalogue: Catalogue, text: str, *, everywhere: bool) -> None:
    off, on = IdReader(catalogue.ids, everywhere=everywhere).read(f"{text} and CC6.2")
    assert (off.off, off.entry, off.text) == (True, None, text[1:])
    assert on.entry == "CC6.2"


def test_a_name_reaches_over_parts_of_a_paragraph_and_no_further(catalogue: Catalogue) -> None:
    reader = IdReader(catalogue.ids, everywhere=False)
    parts = ["SOC 2 ", "A1.1", " and ", "A1.2"]
    assert [m.entry for part in parts for m in reader.read(part)] == ["A1.1", "A1.2"]
    reader.interrupt()
    assert reader.read(", A1.3") == []
    reader.read("SOC 2 ")
    reader.restart()
    assert reader.read("A1.3") == []


def test_every_id_is_found_as_it_is_written(catalogue: Catalogue) -> None:
    texts = [i for i in catalogue.ids.known if any(c.isdigit() for c in i)]
    series = {e.id for e in catalogue.framework_entries("soc2-2017", "series") if not e.id.startswith("CC")}
    assert len(texts) > 250
    assert {i for i in texts if found(catalogue, f"({i}), so", everywhere=True) != [i]} == series


@given(st.text(alphabet="AC.P1569 -\\cClause02738:ISO()", max_size=40))
def test_mentions_lie_in_their_text_in_order(catalogue: Catalogue, text: str) -> None:
    end = 0
    for mention in IdReader(catalogue.ids, everywhere=True).read(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].removeprefix("\\") == mention.text
        assert mention.entry is None or mention.entry in catalogue.ids
        end = mention.end
