"""Ids in running text: which are found, what they name, which are wrong, and what is left alone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.choice import with_frameworks

from mkdocs_crosswalk.ids.closest import closest
from mkdocs_crosswalk.ids.mentions import IdReader
from mkdocs_crosswalk.ids.names import Family

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

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
    ("ISO 42001 A.5.2 and A.5.3. A.5.34 too.", ["A.5.34"]),
    ("CC8.x", ["CC8"]),
]
SPELLED = [
    ("ISO 27001 A5.15, A 5.16 and Annex A 5.17", ["A.5.15", "A.5.16", "A.5.17"]),
    ("ISO/IEC 27001:2022 Annex A 5.29 and A 5.30.", ["A.5.29", "A.5.30"]),
    ("ISO/IEC 27002:2022 controls A 5.15 through A 5.18", ["A.5.15", "A.5.18"]),
    ("ISO/IEC 27001:2022, Anhang A 5.15 bis A 5.18", ["A.5.15", "A.5.18"]),
    ("SOC 2 CC 6.1, CC 6.2-6.3, CC6.x", ["CC6.1", "CC6.2", "CC6.3", "CC6"]),
    ("SOC2-CC6.1, ISO27001-A.5.15, SOC-2 A1.2", ["CC6.1", "A.5.15", "A1.2"]),
    ("A.5.15, 5.16 and 5.18; A.9.2.1, 9.2.2", ["A.5.15", "A.5.16", "A.5.18", "A.9.2.1 (2013)", "A.9.2.2 (2013)"]),
    ("CC6.1/6.2, CC7.1, 7.2 & 7.3", ["CC6.1", "CC6.2", "CC7.1", "CC7.2", "CC7.3"]),
    ("A.5.24 - 5.28 and CC6.1 to 6.3", ["A.5.24", "A.5.28", "CC6.1", "CC6.3"]),
    ("SOC 2 availability criteria A1.1 to A1.3", ["A1.1", "A1.3"]),
    ("AICPA A1.2, TSC 2017 PI1.1, Trust Services Criteria: C1.1", ["A1.2", "PI1.1", "C1.1"]),
    ("Our SOC 2 report covers availability, see A1.2", ["A1.2"]),
    ("A1.2 (SOC 2), Clause 6.1.3 (ISO 27001)", ["A1.2", "Clause 6.1.3"]),
    ("ISO 27001 section 6.1.3, ISO 27001 \N{SECTION SIGN} 6.1.3", ["Clause 6.1.3", "Clause 6.1.3"]),
    ("ISO 27001 cl. 6.1.3 and 27001:2022 clause 6.1.3", ["Clause 6.1.3", "Clause 6.1.3"]),
    ("ISO 27001 Abschnitt 6.1.3; ISO 27001, Kapitel 9.2", ["Clause 6.1.3", "Clause 9.2"]),
    ("section 6.1.3 of ISO 27001", ["Clause 6.1.3"]),
    ("ISO 27001 \N{EN DASH} Annex A.16", ["A.16 (2013)"]),
    ("ISO 27001 themes A.8.x", ["A.8"]),
    (
        "ISO 27001:2013 / 2022 A.5.15, ISO 27001:2013 and 2022: A.9.2.1; A.5.18 below",
        ["A.5.15", "A.9.2.1 (2013)", "A.5.18"],
    ),
    ("DIN EN ISO/IEC 27001:2024-01 A.5.1, EN ISO/IEC 27001:2017 A.5.1", ["A.5.1", "A.5.1 (2013)"]),
    ("ISO/IEC 27001:2022/Amd 1:2024 Clause 4.1", ["Clause 4.1"]),
    ("A.5.14.1 is ours, ISO 27001 Clause 4.1.1 too", ["A.5.14", "Clause 4.1"]),
    ("A.5.15 (NIST AC-2), A.5.18 (PCI DSS 8.3) and A.8.2", ["A.5.15", "A.5.18", "A.8.2"]),
    ("ISO 27001 and the GDPR ask for A.5.34", ["A.5.34"]),
    ("ISO 42001 A.6.2.4, ISO 27001 A.8.29", ["A.8.29"]),
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
    ("A 5.15, A5.16 and Annex A 5.17", ["A.5.15", "A.5.16", "A.5.17"]),
    ("CC 6.1, CC 6.2", ["CC6.1", "CC6.2"]),
    ("A.8.x", ["A.8"]),
]
NEVER = [
    "version 5.15 of 6.1.3",
    "a P1 incident, A1 paper, C1 and PI1",
    "SOC 2 P1",
    "xA.5.15, A.5.15x, docs/A.5.15, A.5.15.md, CC6.1.pdf, POL-CC6.1, #CC6.1",
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
    "ISO 42001 requires A.6.1.2, and A.6.2.4 as well",
    "ISO 42001, Annex A, control A.6.2.2, cf. A.6.2.4; also A.5.2",
    "ISO/IEC 27701:2019 \N{EM DASH} A.7.2.1",
    "ISO 42001 (see A.5.4), 27018 A.10.1",
    "A.6.2.4 (ISO 42001), A.6.2.2 and A.6.2.4 of ISO 42001",
    "AI systems (ISO 42001): A.2.2, A.6.2.4",
    "ISO 27001 and ISO 42001 both have A.6.1.2",
    "ISO 27001 / ISO 42001: A.6.1.2",
    "ISO 22301 Clause 8.4, Clause 8.2 and Clause 9.1",
    "NIST AC-2, PCI DSS A1.2, CIS 5.1, BSI A.5.1, TISAX 5.1.1, HIPAA, GDPR, then A.6.2.4",
    "ISO 27001:2005 A.11.2.4, A.5.1 and ISO/IEC 27001 (2005) A.9.2.1",
    "figure A.5.1, Fig. A.5.1, FIGURE A.5.1, table A.5.1 and A.5.2, appendix A.5.1, Appendices A.5.1 to A.5.3",
    "section A.5.1, \N{SECTION SIGN} A.5.1, chapter A.5.1, Schedule A.5.1, Exhibit CC6.1, attachment A.5.1",
    "Tabelle A.5.1, Abb. A.5.1, Anlage A.5.1, Kapitel A.5.1",
    "Annex A.5.1 to the contract, A.5.1 and A.5.2 of this Agreement, ANNEX A.5.1 to the master services agreement",
    "ISO 27001 certified. Section 6.1.3 of ours. ISO 27001 asks for a contract: Clause 5.1 of the agreement",
    "ISO 27001 is asked for in Clause 7.2 above, or by Clause 5.1 of this agreement",
    "A.6.1.9, which may be below either edition's",
    "ISO 27001 grew by 5.15 %, SOC 2 by A 1.2 percent, see version 5.15",
]
ONLY_NAMED = [
    "section 6.1.3 and Abschnitt 9.2",
    "A.5.15 5.16, A.5.15 and 7.2 million, A.5.15, 8.2 %",
]
WRONG = [
    ("A.5.51", "A.5.15"),
    ("CC6.9", "CC6.1"),
    ("CC10.1", "CC1.1"),
    ("A.9.2.9", "A.9.2.1 (2013)"),
    ("ISO 27001 A 5.51", "A.5.15"),
    ("SOC 2 CC 6.9", "CC6.1"),
    ("ISO 27001:2013 A.5.14.1", "A.5.1.1 (2013)"),
    ("ISO 27001 Clause 6.1.9", "Clause 6.1.1"),
    ("ISO/IEC 27001:2022 A.9.2.1", "A.9.2.1 (2013)"),
    ("SOC 2 A1.9", "A1.1"),
    ("A.9.2.7 (2013)", "A.9.2.1 (2013)"),
]
OTHERS = [
    *(
        "ISO 42001",
        "ISO/IEC 42001:2023",
        "ISO 27701",
        "ISO/IEC 27018",
        "iso 22301",
        "ISO 9001:2015",
        "ISO/IEC TS 27006-2",
    ),
    *(
        "42001",
        "NIST",
        "NIST CSF",
        "NIST CSF 2.0",
        "NIST SP 800-53",
        "PCI DSS",
        "PCI DSS v4.0",
        "PCI",
        "CIS Controls v8",
    ),
    *("HIPAA", "GDPR", "DSGVO", "COBIT", "COBIT 2019", "ITIL", "TISAX", "VDA ISA", "BSI", "BSI C5", "C5:2020", "DORA"),
    *("NIS2", "NIS 2", "CSA CCM", "FedRAMP", "CMMC", "SOX", "HITRUST CSF", "Essential Eight", "Cyber Essentials"),
]


def found(catalogue: Catalogue, text: str, *, everywhere: bool) -> list[str]:
    mentions = IdReader(catalogue.ids, everywhere=everywhere).read(text)
    assert not [m for m in mentions if m.wrong]
    return [m.entry for m in mentions if m.entry]


@pytest.mark.parametrize(("text", "entries"), ALWAYS + SPELLED)
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


@pytest.mark.parametrize("text", ONLY_NAMED)
@pytest.mark.parametrize("everywhere", [False, True])
def test_sections_and_numbers_are_nobodys(catalogue: Catalogue, text: str, *, everywhere: bool) -> None:
    assert set(found(catalogue, text, everywhere=everywhere)) <= {"A.5.15"}


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
    reader.hear()
    assert [m.wrong for m in reader.read(", A1.3, A1.9")] == [False]
    assert reader.read(". Then A1.3") == []
    reader.read("SOC 2 ")
    reader.restart()
    assert reader.read("A1.3") == []


def test_a_link_names_what_follows_it(catalogue: Catalogue) -> None:
    reader = IdReader(catalogue.ids, everywhere=False)
    reader.hear("ISO 42001")
    assert not any(m.entry or m.wrong for m in reader.read(": A.6.2.2 and A.6.2.4"))
    reader.restart()
    reader.hear("SOC 2")
    assert [m.entry for m in reader.read(" A1.2")] == ["A1.2"]


def test_what_is_around_counts_where_nothing_is_nearer(catalogue: Catalogue) -> None:
    reader = IdReader(catalogue.ids, everywhere=False)

    def entries(around: str, text: str) -> list[str]:
        reader.restart(catalogue.ids.names.spoken_of(around))
        mentions = reader.read(text)
        assert not any(m.wrong for m in mentions)
        return [m.entry for m in mentions if m.entry]

    assert entries("SOC 2 availability", "We read A1.2 and A 5.15 so") == ["A1.2"]
    assert entries("ISO 27001 controls", "A 5.15: access. A1.2") == ["A.5.15"]
    assert entries("ISO 27001:2013", "As A.5.1 and A.5.15 say") == ["A.5.1 (2013)", "A.5.15"]
    assert entries("ISO 42001", "A.5.2 and A.6.2.4; ISO 27001 A.5.15. A.5.4") == ["A.5.15"]
    assert entries("ISO 27001 / ISO 42001", "A.5.2, A.6.2.4, CC6.1; ISO 27001 A.5.15") == ["CC6.1", "A.5.15"]
    assert entries("SOC 2 and HIPAA", "A.5.15, CC6.1, A.5.51 and A1.2") == ["A.5.15", "CC6.1"]


def test_a_columns_head_says_what_its_numbers_are(catalogue: Catalogue) -> None:
    reader = IdReader(catalogue.ids, everywhere=False)

    def entries(head: str, cell: str) -> list[str | None]:
        reader.restart(catalogue.ids.heads.column(head), cell=True)
        return [m.entry for m in reader.read(cell)]

    assert entries("ISO 27001 clause", "5.1, 6.1.3") == ["Clause 5.1", "Clause 6.1.3"]
    assert entries("ISO 27001 Annex A", "5.1") == ["A.5.1"]
    assert entries("ISO 27002", "5.1 and 8.34") == ["A.5.1", "A.8.34"]
    assert entries("ISO 27001", "5.1, 5.15, 4.2") == []
    assert entries("ISO 27001 maturity", "4.2") == []
    assert entries("SOC 2 TSC Ref", "A1.9") == [None]
    assert entries("SOC 2 since", "A1.9") == []


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("everywhere", [False, True])
def test_no_id_behind_another_standards_name_is_ours_or_wrong(
    catalogue: Catalogue, name: str, *, everywhere: bool
) -> None:
    catalogue = with_frameworks(catalogue)
    reader = IdReader(catalogue.ids, everywhere=everywhere)
    for text in (
        f"{name} A.5.2, A.6.2.4",
        f"{name} requires A.6.1.2 (and A.6.2.4), e.g. Clause 8.2, A1.2, A 5.15 and CC6.1",
        f"As {name} says, it is A.5.51: C1.1",
    ):
        reader.restart()
        assert not any(m.entry or m.wrong for m in reader.read(text)), text
        reader.restart(catalogue.ids.names.spoken_of(name))
        assert not any(m.entry or m.wrong for m in reader.read(text.replace(name, "It"))), text
    reader.restart()
    assert [m.entry for m in reader.read(f"{name} is another. A.5.15")] == ["A.5.15"]


@pytest.mark.parametrize(
    "text",
    [
        "A.9.2 (suppliers) of ISO 42001 applies",
        "A.9.2 laut ISO 42001; A.9.3 gem\u00e4\u00df ISO 42001",
        "A.9.2, A.9.3 according to the ISO 42001",
        "A.9.2 as required by ISO/IEC 42001",
        "A.9.2 per ISO/SAE 21434, A.9.3 under NIST",
        "ISO 42001 gem. A.9.2, Rev. A.9.3, lt. A.9.2.1, vgl. A.9.3",
    ],
)
def test_a_name_behind_an_id_or_an_abbreviation_counts(catalogue: Catalogue, text: str) -> None:
    assert found(catalogue, text, everywhere=True) == []


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


@given(st.text(alphabet="A.5 CI"), st.sampled_from(["ISO 27001 {}", "ISO 42001 {}", "{} of the agreement"]))
def test_what_is_said_before_changes_no_text(catalogue: Catalogue, text: str, frame: str) -> None:
    said = frame.format(text)
    for mention in IdReader(catalogue.ids, everywhere=False).read(said):
        assert said[mention.start : mention.end] == mention.text
        assert not (mention.wrong and "42001" in frame)


@pytest.mark.parametrize(
    "piece",
    ["A.5.", "A.5.15 ", "A.5.15, 7, ", "P1.1, ", "ISO 42001 ", "A.5.15 (", "A.5.1 of the ", "NIST ", ". ", "1.", "x"],
)
@pytest.mark.parametrize("frame", ["{}", "ISO 42001 A.5.2 {} A.5.3"])
def test_a_long_line_takes_no_longer_than_its_length(catalogue: Catalogue, piece: str, frame: str) -> None:
    reader = IdReader(catalogue.ids, everywhere=True)
    start = time.process_time()
    reader.read(frame.format(piece * (20_000 // len(piece))))
    assert time.process_time() - start < 4  # its square would be minutes


def test_an_edition_of_many_digits_is_no_year() -> None:
    family = Family(newest="x-2", editions={"9" * 5_000: "x-2", "2013": "x-1"}, former=(), names=(), lines=())
    assert family.of_year(2022) == "x-1"
    assert family.of_year(2012) is None
