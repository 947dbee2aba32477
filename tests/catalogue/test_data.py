"""The real data, against facts typed here from the documents and the reference, not from the data."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_crosswalk.catalogue import Agreement, Direction, Level, sort_key

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.model import Overlap, Row

ISO = "iso27001-2022"
ISO_2013 = "iso27001-2013"
SOC2 = "soc2-2017"
ARTICLE = "soc2-to-iso27001-article"
TABLE = "iso27001-to-soc2-table"
GUIDE = "comparison-guide"
HELP = "codex-help-page"

FORWARD, BACK = Direction.SOC2_TO_ISO, Direction.ISO_TO_SOC2


def each(line: str) -> list[str]:
    """Return the words of a line: ids that are easier to check side by side than one below the other."""
    return line.split()


NEW_IN_2022 = each("A.5.7 A.5.23 A.5.30 A.7.4 A.8.9 A.8.10 A.8.11 A.8.12 A.8.16 A.8.23 A.8.28")

TITLES = {
    "A.5.1": "Policies for information security",
    "A.5.2": "Information security roles and responsibilities",
    "A.5.4": "Management responsibilities",
    "A.5.7": "Threat intelligence",
    "A.5.9": "Inventory of information and other associated assets",
    "A.5.10": "Acceptable use of information and other associated assets",
    "A.5.13": "Labelling of information",
    "A.5.15": "Access control",
    "A.5.18": "Access rights",
    "A.5.20": "Addressing information security within supplier agreements",
    "A.5.21": "Managing information security in the information and communication technology (ICT) supply chain",
    "A.5.22": "Monitoring, review and change management of supplier services",
    "A.5.23": "Information security for use of cloud services",
    "A.5.24": "Information security incident management planning and preparation",
    "A.5.25": "Assessment and decision on information security events",
    "A.5.29": "Information security during disruption",
    "A.5.30": "ICT readiness for business continuity",
    "A.5.31": "Legal, statutory, regulatory and contractual requirements",
    "A.5.34": "Privacy and protection of personal identifiable information (PII)",
    "A.5.36": "Compliance with policies, rules and standards for information security",
    "A.5.37": "Documented operating procedures",
    "A.6.1": "Screening",
    "A.6.3": "Information security awareness, education and training",
    "A.6.5": "Responsibilities after termination or change of employment",
    "A.6.6": "Confidentiality or non-disclosure agreements",
    "A.6.7": "Remote working",
    "A.6.8": "Information security event reporting",
    "A.7.1": "Physical security perimeters",
    "A.7.2": "Physical entry",
    "A.7.3": "Securing offices, rooms and facilities",
    "A.7.4": "Physical security monitoring",
    "A.7.5": "Protecting against physical and environmental threats",
    "A.7.7": "Clear desk and clear screen",
    "A.7.8": "Equipment siting and protection",
    "A.7.9": "Security of assets off-premises",
    "A.7.10": "Storage media",
    "A.7.14": "Secure disposal or re-use of equipment",
    "A.8.1": "User end point devices",
    "A.8.8": "Management of technical vulnerabilities",
    "A.8.13": "Information backup",
    "A.8.14": "Redundancy of information processing facilities",
    "A.8.17": "Clock synchronization",
    "A.8.18": "Use of privileged utility programs",
    "A.8.19": "Installation of software on operational systems",
    "A.8.20": "Networks security",
    "A.8.22": "Segregation of networks",
    "A.8.24": "Use of cryptography",
    "A.8.25": "Secure development life cycle",
    "A.8.27": "Secure system architecture and engineering principles",
    "A.8.29": "Security testing in development and acceptance",
    "A.8.31": "Separation of development, test and production environments",
    "A.8.34": "Protection of information systems during audit testing",
    "A.5": "Organizational",
    "A.6": "People",
    "A.7": "Physical",
    "A.8": "Technological",
    "Clause 4": "Context of the organization",
    "Clause 6.1.2": "Information security risk assessment",
    "Clause 6.1.3": "Information security risk treatment",
    "Clause 6.3": "Planning of changes",
    "Clause 9.2.2": "Internal audit programme",
    "Clause 9.3.3": "Management review results",
    "Clause 10.1": "Continual improvement",
    "Clause 10.2": "Nonconformity and corrective action",
    "CC4": "Monitoring Activities",
    "CC8": "Change Management",
    "P4": "Use, Retention, and Disposal",
    "A.5.1 (2013)": "Management direction for information security",
    "A.9.2 (2013)": "User access management",
    "A.10.1 (2013)": "Cryptographic controls",
    "A.11 (2013)": "Physical and environmental security",
    "A.11.2 (2013)": "Equipment",
    "A.12.4 (2013)": "Logging and monitoring",
    "A.13.1.1 (2013)": "Network controls",
    "A.17 (2013)": "Information security aspects of business continuity management",
    "A.18.2.3 (2013)": "Technical compliance review",
}

VOCABULARIES = {
    "control_type": {"Preventive", "Detective", "Corrective"},
    "properties": {"Confidentiality", "Integrity", "Availability"},
    "concepts": {"Identify", "Protect", "Detect", "Respond", "Recover"},
    "capabilities": {
        "Governance",
        "Asset management",
        "Information protection",
        "Human resource security",
        "Physical security",
        "System and network security",
        "Application security",
        "Secure configuration",
        "Identity and access management",
        "Threat and vulnerability management",
        "Continuity",
        "Supplier relationships security",
        "Legal and compliance",
        "Information security event management",
        "Information security assurance",
    },
    "domains": {"Governance and ecosystem", "Protection", "Defence", "Resilience"},
}

# Where controls of 2013 went.
MOVES = {
    "A.5.1.1": "A.5.1",
    "A.6.1.1": "A.5.2",
    "A.6.2.1": "A.8.1",
    "A.6.2.2": "A.6.7",
    "A.7.2.1": "A.5.4",
    "A.8.2.3": "A.5.10",
    "A.8.3.3": "A.7.10",
    "A.9.1.2": "A.5.15",
    "A.9.2.3": "A.8.2",
    "A.9.3.1": "A.5.17",
    "A.9.4.5": "A.8.4",
    "A.10.1.2": "A.8.24",
    "A.11.1.6": "A.7.2",
    "A.11.2.8": "A.8.1",
    "A.12.1.4": "A.8.31",
    "A.12.6.2": "A.8.19",
    "A.13.2.1": "A.5.14",
    "A.13.2.4": "A.6.6",
    "A.14.1.1": "A.5.8",
    "A.16.1.2": "A.6.8",
    "A.17.2.1": "A.8.14",
    "A.18.1.4": "A.5.34",
    "A.18.1.5": "A.5.31",
    "A.18.2.3": "A.5.36 A.8.8",
}
BEFORE = {
    "A.5.17": "A.9.2.4 A.9.3.1 A.9.4.3",
    "A.5.18": "A.9.2.2 A.9.2.5 A.9.2.6",
    "A.5.29": "A.17.1.1 A.17.1.2 A.17.1.3",
    "A.5.36": "A.18.2.2 A.18.2.3",
    "A.7.10": "A.8.3.1 A.8.3.2 A.8.3.3 A.11.2.5",
    "A.8.1": "A.6.2.1 A.11.2.8",
    "A.8.8": "A.12.6.1 A.18.2.3",
    "A.8.32": "A.12.1.2 A.14.2.2 A.14.2.3 A.14.2.4",
}

# The 61 rows of the article's tables, ranges written out; "8.x" is "A 8.x broadly".
ARTICLE_ROWS = {
    "CC1.1": ("Partial", "5.1 5.10 6.2"),
    "CC1.2": ("Partial", "5.1 5.4"),
    "CC1.3": ("Partial", "5.2 5.4"),
    "CC1.4": ("Full", "6.1 6.2 6.3 6.6"),
    "CC1.5": ("Full", "5.4 6.4"),
    "CC2.1": ("Partial", "5.37"),
    "CC2.2": ("Partial", "5.37 5.4"),
    "CC2.3": ("Partial", "5.14 5.6"),
    "CC3.1": ("Full", "6.1.2 5.7"),
    "CC3.2": ("Full", "6.1.2 6.1.3"),
    "CC3.3": ("Partial", "6.1.2"),
    "CC3.4": ("Full", "6.1.2 6.1.3 5.8"),
    "CC4.1": ("Partial", "5.35"),
    "CC4.2": ("Partial", "5.35 5.36"),
    "CC5.1": ("Partial", "6.1.3"),
    "CC5.2": ("Full", "5.3 8.x"),
    "CC5.3": ("Full", "5.1 5.10 5.37"),
    "CC6.1": ("Full", "5.15 5.16 5.17 5.18 8.3 8.5"),
    "CC6.2": ("Full", "5.18 6.5"),
    "CC6.3": ("Full", "5.15 5.18 8.2"),
    "CC6.4": ("Full", "7.1 7.2 7.3 7.4"),
    "CC6.5": ("Full", "8.10 7.14"),
    "CC6.6": ("Full", "8.20 8.21 8.22 5.14"),
    "CC6.7": ("Full", "8.24 8.1"),
    "CC6.8": ("Full", "8.7 8.8 8.25 8.26 8.27 8.28 8.29"),
    "CC7.1": ("Full", "8.8 5.7"),
    "CC7.2": ("Full", "8.15 8.16 8.17"),
    "CC7.3": ("Full", "5.24 5.25"),
    "CC7.4": ("Full", "5.26 5.28"),
    "CC7.5": ("Full", "5.27 8.13 8.14"),
    "CC8.1": ("Full", "8.32 8.31 8.33"),
    "CC9.1": ("Partial", "5.29 8.14"),
    "CC9.2": ("Full", "5.19 5.20 5.21 5.22"),
    "A1.1": ("Full", "8.6"),
    "A1.2": ("Partial", "7.5 7.11 8.14"),
    "A1.3": ("Full", "8.13 5.29 5.30"),
    "C1.1": ("Partial", "5.12 5.13 8.11 8.12"),
    "C1.2": ("Full", "8.10 7.14"),
    "PI1.1": ("Partial", "8.26 8.28"),
    "PI1.2": ("Partial", "8.26 8.27"),
    "PI1.3": ("Partial", "8.26 8.16"),
    "PI1.4": ("Partial", "8.26"),
    "PI1.5": ("Partial", "8.26 8.9"),
    "P1.1": ("Partial", "5.34"),
    "P2.1": ("Additive", ""),
    "P3.1": ("Additive", ""),
    "P3.2": ("Additive", ""),
    "P4.1": ("Additive", ""),
    "P4.2": ("Partial", "5.34 8.10"),
    "P4.3": ("Full", "8.10 7.14"),
    "P5.1": ("Additive", ""),
    "P5.2": ("Additive", ""),
    "P6.1": ("Partial", "5.19 5.20 5.14"),
    "P6.2": ("Partial", "5.19 5.20"),
    "P6.3": ("Partial", "5.24 5.25 5.26"),
    "P6.4": ("Full", "5.19 5.20 5.22"),
    "P6.5": ("Partial", "5.19 5.22"),
    "P6.6": ("Partial", "5.26 5.28"),
    "P6.7": ("Additive", ""),
    "P7.1": ("Additive", ""),
    "P8.1": ("Partial", "5.34 5.36"),
}

# The 27 rows of the ISO to SOC 2 table: id, criteria and level as printed; the control as read, "?" if ambiguous,
# "~" if likely; the criteria of the row that the reference speaks against.
TABLE_ROWS = [
    ("A.5.1", "CC1.2 CC1.3", "Full", "", "CC1.2 CC1.3"),
    ("A.5.7", "CC3.2", "Partial", "", ""),
    ("A.6.1", "CC1.4", "Full", "A.5.2", "CC1.4"),
    ("A.6.3", "CC5.3", "Full", "", "CC5.3"),
    ("A.7.2", "CC6.1", "Full", "", "CC6.1"),
    ("A.8.1", "CC2.1", "Partial", "Clause-8.1", "CC2.1"),
    ("A.8.16", "CC4.1", "Full", "", "CC4.1"),
    ("A.8.28", "CC3.2 CC6.6", "Partial", "", "CC3.2 CC6.6"),
    ("A.9.1", "CC6.2 CC6.3", "Full", "A.5.15", ""),
    ("A.9.2", "CC6.2", "Full", "A.5.16 A.5.17 A.5.18 A.8.2", ""),
    ("A.9.4", "CC6.1 CC6.2", "Full", "A.5.17 A.8.3 A.8.4 A.8.5 A.8.18", ""),
    ("A.10.1", "CC6.1 CC6.7", "Full", "A.8.24", ""),
    ("A.11.1", "CC7.2", "Full", "A.8.15 ~A.8.16", ""),
    ("A.11.2", "CC7.3", "Partial", "~A.5.25 ?A.6.8 ?A.5.26", ""),
    ("A.7.4", "CC6.1 A1.1", "Full", "A.7.3", "CC6.1 A1.1"),
    ("A.8.3", "A1.2", "Full", "A.8.6", "A1.2"),
    ("A.8.14", "A1.3 CC7.2", "Partial", "A.8.32", "A1.3 CC7.2"),
    ("A.8.15", "PI1.2 PI1.3", "Partial", "~A.8.29 ?A.8.33 ?A.8.31", "PI1.2 PI1.3"),
    ("A.8.22", "CC7.1 A1.1", "Full", "A.8.8", "A1.1"),
    ("A.8.24", "CC7.2 A1.3", "Full", "A.8.15", "A1.3"),
    ("A.8.27", "CC3.2 A1.1", "Full", "", "CC3.2 A1.1"),
    ("A.9.3", "CC6.2 C1.1", "Partial", "A.8.2", "C1.1"),
    ("A.9.5", "CC6.6 PI1.1", "Full", "A.8.4", "CC6.6 PI1.1"),
    ("A.10.1", "C1.1", "Full", "A.8.24", "C1.1"),
    ("A.10.2", "C1.1", "Full", "A.8.24", "C1.1"),
    ("A.11.1", "C1.1 CC7.2", "Full", "A.8.15 ~A.8.16", "C1.1"),
    ("A.11.3", "CC7.1", "Full", "~A.5.36 ~A.8.8", ""),
]
# What of these rows counts, worked out by hand.
TABLE_COUNTED = {
    ("A.5.7", "CC3.2"),
    ("A.5.15", "CC6.2"),
    ("A.5.15", "CC6.3"),
    ("A.5.16", "CC6.2"),
    ("A.5.17", "CC6.1"),
    ("A.5.17", "CC6.2"),
    ("A.5.18", "CC6.2"),
    ("A.5.25", "CC7.3"),
    ("A.5.36", "CC7.1"),
    ("A.8.2", "CC6.2"),
    ("A.8.3", "CC6.1"),
    ("A.8.3", "CC6.2"),
    ("A.8.4", "CC6.1"),
    ("A.8.4", "CC6.2"),
    ("A.8.5", "CC6.1"),
    ("A.8.5", "CC6.2"),
    ("A.8.8", "CC7.1"),
    ("A.8.15", "CC7.2"),
    ("A.8.16", "CC7.2"),
    ("A.8.18", "CC6.1"),
    ("A.8.18", "CC6.2"),
    ("A.8.24", "CC6.1"),
    ("A.8.24", "CC6.7"),
}
IN_BOTH = {
    ("A.5.15", "CC6.3"),
    ("A.5.17", "CC6.1"),
    ("A.5.18", "CC6.2"),
    ("A.5.25", "CC7.3"),
    ("A.8.3", "CC6.1"),
    ("A.8.5", "CC6.1"),
    ("A.8.8", "CC7.1"),
    ("A.8.15", "CC7.2"),
    ("A.8.16", "CC7.2"),
    ("A.8.24", "CC6.7"),
}

# The 14 rows of the comparison guide: domain, criteria as printed, and those the reference speaks against.
GUIDE_ROWS = [
    ("A.5", "CC1.2", "CC1.2"),
    ("A.6", "CC1.3", ""),
    ("A.7", "CC1.4 CC5.3", "CC5.3"),
    ("A.8", "CC5.1", "CC5.1"),
    ("A.9", "CC6.1\N{EN DASH}6.7", "CC6.4 CC6.5 CC6.7"),
    ("A.10", "CC6.6", "CC6.6"),
    ("A.11", "CC6.2", "CC6.2"),
    ("A.12", "CC6.7 CC7.1", "CC6.7"),
    ("A.13", "CC6.8 CC6.9", "CC6.8"),
    ("A.14", "CC5.2 CC6.1", "CC6.1"),
    ("A.15", "CC7.2", "CC7.2"),
    ("A.16", "CC7.4", ""),
    ("A.17", "CC7.3", "CC7.3"),
    ("A.18", "CC8.x", ""),
]

AUTOMATIC = each(
    "A.5.7 A.5.10 A.5.16 A.5.18 A.5.23 A.5.24 A.5.25 A.5.26 A.5.27 A.6.1 A.6.3 A.6.5 A.7.1 A.7.2 A.7.7 A.8.1 A.8.2"
    " A.8.3 A.8.5 A.8.6 A.8.7 A.8.8 A.8.9 A.8.10 A.8.11 A.8.12 A.8.13 A.8.15 A.8.16 A.8.20 A.8.21 A.8.22 A.8.23 A.8.24"
    " A.8.25 A.8.26 A.8.27 A.8.28 A.8.29 A.8.30 A.8.31"
)
MANUAL = each("A.5.1 A.5.2 A.5.4 A.5.19 A.5.20 A.5.21 A.5.22 A.6.2 A.6.4 A.6.7 A.6.8")


def rows_of(catalogue: Catalogue, source: str, **wanted: str) -> list[Row]:
    return [r for r in catalogue.rows if r.source == source and all(getattr(r, k) == v for k, v in wanted.items())]


def iso_id(number: str) -> str:
    """Return the id for a number of the article's rows: three parts are a clause."""
    return f"Clause {number}" if number.count(".") == 2 else f"A.{number}"


def pairs_named_by(catalogue: Catalogue, source: str, *, counted: bool = True) -> set[tuple[str, str]]:
    return {
        pair
        for pair, overlap in catalogue.overlaps.items()
        if any(m.row.source == source and m.counted is counted for m in overlap.mappings)
    }


# Frameworks


def test_there_are_93_controls_in_four_themes(catalogue: Catalogue) -> None:
    assert [len(catalogue.children(theme)) for theme in ("A.5", "A.6", "A.7", "A.8")] == [37, 8, 14, 34]
    controls = [e.id for e in catalogue.framework_entries(ISO, "control")]
    assert controls == [f"A.{t}.{n}" for t, size in ((5, 37), (6, 8), (7, 14), (8, 34)) for n in range(1, size + 1)]


def test_there_are_61_criteria_in_five_categories(catalogue: Catalogue) -> None:
    sizes = {"CC": (5, 3, 4, 2, 3, 8, 5, 1, 2), "A": (3,), "C": (2,), "PI": (5,), "P": (1, 1, 2, 3, 2, 7, 1, 1)}
    expected = [
        f"{letters}{series}.{number}"
        for letters, counts in sizes.items()
        for series, count in enumerate(counts, 1)
        for number in range(1, count + 1)
    ]
    assert [e.id for e in catalogue.framework_entries(SOC2, "criterion")] == expected
    by_category = Counter(catalogue.category_of(criterion) for criterion in expected)
    assert by_category == {
        "Security": 33,
        "Availability": 3,
        "Confidentiality": 2,
        "Processing Integrity": 5,
        "Privacy": 18,
    }
    assert [e.id for e in catalogue.framework_entries(SOC2, "category") if e.common] == ["Security"]


def test_the_categories_stand_in_the_order_of_their_criteria(catalogue: Catalogue) -> None:
    categories = [e.id for e in catalogue.framework_entries(SOC2, "category")]
    assert categories == ["Security", "Availability", "Confidentiality", "Processing Integrity", "Privacy"]


def test_there_are_30_sub_clauses_in_seven_clauses(catalogue: Catalogue) -> None:
    clauses = [e.id for e in catalogue.framework_entries(ISO, "clause")]
    assert clauses == [f"Clause {n}" for n in range(4, 11)]
    assert [len(catalogue.members(clause)) for clause in clauses] == [4, 3, 5, 7, 3, 6, 2]
    headings = [e.id for e in catalogue.framework_entries(ISO, "heading")]
    assert headings == ["Clause 6.1", "Clause 7.5", "Clause 9.2", "Clause 9.3"]
    assert [len(catalogue.members(heading)) for heading in headings] == [3, 3, 2, 3]
    assert len(catalogue.framework_entries(ISO, "subclause")) == 30


def test_13_sub_clauses_require_documented_information(catalogue: Catalogue) -> None:
    found: dict[str, list[str]] = {}
    for entry in catalogue.entries.values():
        found.setdefault(entry.documented_information, []).append(entry.id.removeprefix("Clause "))
    required = each("4.3 5.2 6.1.2 6.1.3 6.2 7.2 8.1 8.2 8.3 9.1 9.2.2 9.3.3 10.2")
    assert found["required"] == required
    assert found["conditional"] == ["7.5.1", "7.5.3"]
    assert set(found) == {"", "required", "conditional"}
    assert all(catalogue.entries[f"Clause {n}"].document for n in (*required, "7.5.1", "7.5.3"))


def test_17_criteria_are_the_principles_of_coso(catalogue: Catalogue) -> None:
    found = {e.id: e.coso_principle for e in catalogue.entries.values() if e.coso_principle is not None}
    order = [1, 2, 3, 4, 5, 13, 14, 15, 6, 7, 8, 9, 16, 17, 10, 11, 12]
    assert list(found.values()) == order
    assert all(criterion < "CC6" for criterion in found)


def test_eleven_controls_are_new_and_have_no_ancestor(catalogue: Catalogue) -> None:
    controls = catalogue.framework_entries(ISO, "control")
    assert [e.id for e in controls if e.new_in_2022] == NEW_IN_2022
    assert [e.id for e in controls if not catalogue.before(e.id)] == NEW_IN_2022


def test_the_edition_of_2013_has_114_controls_in_35_categories_and_14_domains(catalogue: Catalogue) -> None:
    assert len(catalogue.framework_entries(ISO_2013, "control-2013")) == 114
    assert len(catalogue.framework_entries(ISO_2013, "category-2013")) == 35
    domains = catalogue.framework_entries(ISO_2013, "domain")
    assert [e.id for e in domains] == [f"A.{n} (2013)" for n in range(5, 19)]
    sizes = [
        sum(catalogue.is_under(e.id, domain.id) for e in catalogue.framework_entries(ISO_2013, "control-2013"))
        for domain in domains
    ]
    assert sizes == [2, 7, 6, 10, 14, 2, 15, 14, 7, 13, 5, 7, 4, 8]


def test_every_control_of_2013_leads_somewhere_and_one_splits(catalogue: Catalogue) -> None:
    old = [e.id for e in catalogue.framework_entries(ISO_2013, "control-2013")]
    assert sorted(catalogue.transitions, key=sort_key) == old
    pairs = [(t.old, new) for t in catalogue.transitions.values() for new in t.new]
    assert len(pairs) == len(set(pairs)) == 115
    assert [t.old for t in catalogue.transitions.values() if len(t.new) != 1] == ["A.18.2.3 (2013)"]
    assert all(catalogue.entries[new].kind == "control" for _, new in pairs)
    assert catalogue.transitions_source == "iso27002-2022-standard"


def test_57_ancestors_were_merged_and_58_stayed_alone(catalogue: Catalogue) -> None:
    ancestors = [len(catalogue.before(e.id)) for e in catalogue.framework_entries(ISO, "control")]
    merged = [n for n in ancestors if n > 1]
    assert (len(merged), sum(merged), ancestors.count(1), ancestors.count(0)) == (24, 57, 58, 11)


@pytest.mark.parametrize(("old", "new"), MOVES.items())
def test_a_control_of_2013_went_here(catalogue: Catalogue, old: str, new: str) -> None:
    assert catalogue.now(f"{old} (2013)") == tuple(new.split())


@pytest.mark.parametrize(("new", "old"), BEFORE.items())
def test_a_control_of_2022_came_from_these(catalogue: Catalogue, new: str, old: str) -> None:
    assert catalogue.before(new) == tuple(f"{i} (2013)" for i in old.split())


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("A.5", "A.5.1"),
        ("A.6", "A.5.2 A.5.3 A.5.5 A.5.6 A.5.8 A.6.7 A.8.1"),
        ("A.9", "A.5.15 A.5.16 A.5.17 A.5.18 A.8.2 A.8.3 A.8.4 A.8.5 A.8.18"),
        ("A.10", "A.8.24"),
        ("A.12.4", "A.8.15 A.8.17"),
        ("A.17", "A.5.29 A.8.14"),
        ("A.18", "A.5.31 A.5.32 A.5.33 A.5.34 A.5.35 A.5.36 A.8.8"),
    ],
)
def test_a_domain_or_category_of_2013_leads_to_the_union(catalogue: Catalogue, group: str, expected: str) -> None:
    assert catalogue.now(f"{group} (2013)") == tuple(expected.split())


@pytest.mark.parametrize(("entry", "title"), TITLES.items())
def test_a_title_is_the_official_one(catalogue: Catalogue, entry: str, title: str) -> None:
    assert catalogue.entries[entry].title == title


def test_three_titles_differ_in_iso_27002(catalogue: Catalogue) -> None:
    assert {e.id: e.title_27002 for e in catalogue.entries.values() if e.title_27002} == {
        "A.5.21": "Managing information security in the ICT supply chain",
        "A.5.34": "Privacy and protection of PII",
        "A.8.1": "User endpoint devices",
    }


@pytest.mark.parametrize(("name", "values"), VOCABULARIES.items())
def test_attributes_use_all_of_their_vocabulary_and_nothing_else(
    catalogue: Catalogue, name: str, values: set[str]
) -> None:
    controls = catalogue.framework_entries(ISO, "control")
    assert {value for e in controls for value in e.attributes[name]} == values
    for entry in controls:
        assert entry.attributes[name]
        assert len(set(entry.attributes[name])) == len(entry.attributes[name])
        assert set(entry.attributes) == set(VOCABULARIES)


@pytest.mark.parametrize(
    ("control", "name", "expected"),
    [
        ("A.5.5", "concepts", "Identify, Protect, Respond, Recover"),
        ("A.5.7", "control_type", "Preventive, Detective, Corrective"),
        ("A.5.24", "control_type", "Corrective"),
        ("A.5.30", "properties", "Availability"),
        ("A.5.33", "domains", "Defence"),
        ("A.6.6", "properties", "Confidentiality"),
        ("A.7.4", "domains", "Protection, Defence"),
        ("A.7.13", "domains", "Protection, Resilience"),
        ("A.8.6", "concepts", "Identify, Protect, Detect"),
        ("A.8.8", "domains", "Governance and ecosystem, Protection, Defence"),
        ("A.8.13", "control_type", "Corrective"),
        ("A.8.17", "properties", "Integrity"),
        ("A.8.24", "capabilities", "Secure configuration"),
        ("A.8.29", "concepts", "Identify"),
        ("A.8.33", "properties", "Confidentiality, Integrity"),
    ],
)
def test_an_attribute_has_these_values(catalogue: Catalogue, control: str, name: str, expected: str) -> None:
    assert ", ".join(catalogue.entries[control].attributes[name]) == expected


def test_entries_stand_in_reading_order_and_below_their_parents(catalogue: Catalogue) -> None:
    ordered = [i for i, e in catalogue.entries.items() if e.framework != SOC2 or e.kind != "category"]
    assert all(sort_key(one) < sort_key(other) for one, other in pairwise(ordered))
    for entry in catalogue.entries.values():
        assert entry.parent is None or entry in catalogue.children(entry.parent)
    tops = {e.kind for e in catalogue.entries.values() if e.parent is None}
    assert tops == {"theme", "clause", "category", "domain"}


# Sources


def test_five_documents_four_standards_and_this_project_are_sources(catalogue: Catalogue) -> None:
    kinds = {source.id: source.kind for source in catalogue.sources.values()}
    documents = [HELP, ARTICLE, GUIDE, "sorena-comparison", TABLE]
    assert [i for i, kind in kinds.items() if kind not in ("standard", "project")] == documents
    assert [i for i, kind in kinds.items() if kind == "standard"] == [
        "iso27001-2022-standard",
        "iso27002-2022-standard",
        "iso27001-2013-standard",
        "aicpa-tsc-2017",
    ]
    assert [i for i, kind in kinds.items() if kind == "project"] == ["this-project"]


def test_rows_come_by_source_and_are_numbered_within_it(catalogue: Catalogue) -> None:
    order = list(catalogue.sources)
    places = [(order.index(row.source), row.number) for row in catalogue.rows]
    assert places == sorted(places)
    for source in (HELP, ARTICLE, GUIDE, TABLE):
        assert [row.number for row in rows_of(catalogue, source)] == list(range(1, len(rows_of(catalogue, source)) + 1))


def test_the_comparison_of_sorena_maps_nothing(catalogue: Catalogue) -> None:
    assert rows_of(catalogue, "sorena-comparison") == []
    assert catalogue.sources["sorena-comparison"].claims == ()


# The mapping article


def article_table(catalogue: Catalogue) -> list[Row]:
    return rows_of(catalogue, ARTICLE, printed_in="table")


def test_the_articles_tables_have_a_row_for_each_criterion_in_order(catalogue: Catalogue) -> None:
    rows = article_table(catalogue)
    assert [row.published.soc2 for row in rows] == [(criterion,) for criterion in ARTICLE_ROWS]
    assert [(c,) for c in catalogue.criteria_of()] == [row.published.soc2 for row in rows]
    assert [row.at.rsplit(" ", 1)[1] for row in rows] == list(ARTICLE_ROWS)


def test_the_articles_levels_are_27_full_26_partial_and_8_additive(catalogue: Catalogue) -> None:
    rows = article_table(catalogue)
    assert [row.published.level for row in rows] == [level for level, _ in ARTICLE_ROWS.values()]
    assert Counter(row.published.level for row in rows) == {"Full": 27, "Partial": 26, "Additive": 8}


@pytest.mark.parametrize("criterion", ARTICLE_ROWS)
def test_a_row_of_the_article_is_read_as_printed(catalogue: Catalogue, criterion: str) -> None:
    level, numbers = ARTICLE_ROWS[criterion]
    row = next(r for r in article_table(catalogue) if r.published.soc2 == (criterion,))
    assert [r.id for r in row.iso] == [iso_id(n) for n in numbers.split() if n != "8.x"]
    assert row.groups == (("A.8",) if "8.x" in numbers else ())
    assert [r.id for r in row.soc2] == [criterion]
    assert row.level == {"Full": Level.FULL, "Partial": Level.PARTIAL, "Additive": None}[level]
    assert (row.corrected, row.contradicted, row.nonexistent) == ((), (), ())


def test_the_articles_tables_name_122_control_pairs_and_7_clause_pairs(published: Catalogue) -> None:
    expected = {
        (iso_id(number), criterion)
        for criterion, (_, numbers) in ARTICLE_ROWS.items()
        for number in numbers.split()
        if number != "8.x"
    }
    found = {
        pair
        for pair, overlap in published.overlaps.items()
        if any(m.row.source == ARTICLE and m.row.printed_in == "table" and m.counted for m in overlap.mappings)
    }
    assert found == expected
    assert sum(pair[0].startswith("A.") for pair in found) == 122
    assert sum(pair[0].startswith("Clause ") for pair in found) == 7
    assert pairs_named_by(published, ARTICLE) - found == {("A.6.7", "CC6.6")}
    assert pairs_named_by(published, ARTICLE, counted=False) == set()


def test_a_statement_about_a_theme_makes_no_pair(published: Catalogue) -> None:
    group_rows = [r for r in published.rows if r.source == ARTICLE and r.says == "overlap" and r.groups]
    assert [(r.published.iso, r.groups, r.level) for r in group_rows] == [
        (("A 5.3", "A 8.x broadly"), ("A.8",), Level.FULL)
    ]
    assert [o.iso for o in published.overlaps_of("CC5.2")] == ["A.5.3"]
    assert all(group_rows[0] in published.rows_of(f"A.8.{n}") for n in range(1, 35))


def test_eight_privacy_criteria_have_no_counterpart_for_a_holder_of_iso(published: Catalogue) -> None:
    rows = [r for r in article_table(published) if r.says == "no-counterpart"]
    assert [r.soc2[0].id for r in rows] == ["P2.1", "P3.1", "P3.2", "P4.1", "P5.1", "P5.2", "P6.7", "P7.1"]
    assert all(r.direction == BACK and r.published.level == "Additive" and r.level is None for r in rows)
    assert all(not published.overlaps_of(r.soc2[0].id) for r in rows)


def test_eleven_controls_have_no_counterpart_for_a_holder_of_soc_2(catalogue: Catalogue) -> None:
    rows = [r for r in rows_of(catalogue, ARTICLE, printed_in="prose") if r.says == "no-counterpart"]
    controls = [r.iso[0].id for r in rows if r.iso and r.iso[0].id.startswith("A.")]
    expected = each("A.5.5 A.5.6 A.5.11 A.5.31 A.5.32 A.7.5 A.7.7 A.7.8 A.7.11 A.7.12 A.7.13")
    assert sorted(controls, key=sort_key) == expected
    assert all(r.direction == FORWARD and r.level is None for r in rows)


def test_the_articles_prose_speaks_of_clauses_as_net_new(catalogue: Catalogue) -> None:
    rows = [r for r in rows_of(catalogue, ARTICLE, printed_in="prose") if r.says == "no-counterpart"]
    single = [r.iso[0].id for r in rows if r.iso and r.iso[0].id.startswith("Clause")]
    groups = [r.groups for r in rows if r.groups]
    assert single == ["Clause 10.1", "Clause 10.2"]
    assert groups == [("Clause 9.2",), ("Clause 9.3",), tuple(f"Clause {n}" for n in range(4, 11))]
    assert {r.source for r in catalogue.rows_of("Clause 9.2.1")} == {ARTICLE}


def test_six_controls_are_called_partial_in_prose(catalogue: Catalogue) -> None:
    rows = rows_of(catalogue, ARTICLE, says="level-only")
    assert [r.iso[0].id for r in rows] == each("A.8.11 A.8.12 A.8.17 A.8.18 A.8.23 A.8.34")
    assert all(r.level == Level.PARTIAL for r in rows)


def test_pairs_with_several_rows_of_the_article_do_not_exist(catalogue: Catalogue) -> None:
    mappings = [m for o in catalogue.overlaps.values() for m in o.mappings if m.row.source == ARTICLE]
    assert len(mappings) == 122 + 7 + 1


# The ISO to SOC 2 table


def test_the_table_has_27_rows_of_which_20_are_corrected(catalogue: Catalogue) -> None:
    rows = rows_of(catalogue, TABLE)
    assert [r.published.iso for r in rows] == [(iso,) for iso, *_ in TABLE_ROWS]
    assert [r.published.soc2 for r in rows] == [tuple(soc2.split()) for _, soc2, *_ in TABLE_ROWS]
    assert [r.published.level for r in rows] == [level for _, _, level, *_ in TABLE_ROWS]
    assert [r.corrected for r in rows] == [("iso",) if read else () for *_, read, _ in TABLE_ROWS]
    assert sum(bool(r.corrected) for r in rows) == 20
    assert all(r.correction_reason for r in rows if r.corrected)
    assert all(r.direction == BACK for r in rows)


@pytest.mark.parametrize("number", range(27))
def test_a_row_of_the_table_is_read_so(catalogue: Catalogue, number: int) -> None:
    printed, soc2, _, read, against = TABLE_ROWS[number]
    row = rows_of(catalogue, TABLE)[number]
    marks = {"certain": "", "likely": "~", "ambiguous": "?"}
    found = [f"{marks[r.confidence]}{r.id.replace(' ', '-')}" for r in row.iso]
    assert found == (read or printed).split()
    assert [r.id for r in row.soc2] == soc2.split()
    assert [o.id for o in row.contradicted] == against.split()
    assert all(o.reason for o in row.contradicted)


def test_the_table_counts_for_23_pairs(published: Catalogue) -> None:
    assert len(TABLE_COUNTED) == 23
    assert pairs_named_by(published, TABLE) == TABLE_COUNTED
    assert ("A.5.18", "CC6.2") in TABLE_COUNTED
    assert ("A.5.1", "CC1.2") not in TABLE_COUNTED


def test_what_the_table_does_not_count_stays_visible_with_a_reason(catalogue: Catalogue) -> None:
    silent = [
        (m.row.number, o.iso, o.soc2)
        for o in catalogue.overlaps.values()
        for m in o.mappings
        if not m.counted and not m.why_not
    ]
    assert silent == []
    uncounted = pairs_named_by(catalogue, TABLE, counted=False)
    assert {("A.5.1", "CC1.2"), ("A.6.8", "CC7.3"), ("A.5.26", "CC7.3"), ("Clause 8.1", "CC2.1")} <= uncounted
    printed = sum(len((read or iso).split()) * len(soc2.split()) for iso, soc2, _, read, _ in TABLE_ROWS)
    assert sum(m.row.source == TABLE for o in catalogue.overlaps.values() for m in o.mappings) == printed


def test_an_ambiguous_reading_is_shown_and_not_counted(published: Catalogue) -> None:
    overlap = published.overlaps["A.6.8", "CC7.3"]
    assert not overlap.counted
    assert (overlap.levels, overlap.agreement, overlap.sources) == ({}, {}, ())
    assert [m.confidence for m in overlap.mappings] == ["ambiguous"]


def test_exactly_ten_pairs_are_counted_by_two_sources(published: Catalogue) -> None:
    assert {pair for pair, o in published.overlaps.items() if len(o.sources) > 1} == IN_BOTH
    assert all(published.overlaps[pair].sources == (ARTICLE, TABLE) for pair in IN_BOTH)


def test_four_controls_of_the_table_have_their_2022_title_or_id_right(catalogue: Catalogue) -> None:
    right = [r.published.iso[0] for r in rows_of(catalogue, TABLE) if not r.corrected]
    assert right == ["A.5.1", "A.5.7", "A.6.3", "A.7.2", "A.8.16", "A.8.28", "A.8.27"]


# Levels and agreement


def test_of_two_levels_in_a_direction_the_more_cautious_is_shown(published: Catalogue) -> None:
    overlap = published.overlaps["A.8.2", "CC6.2"]
    assert [m.level for m in overlap.mappings if m.row.source == TABLE] == [Level.FULL, Level.PARTIAL]
    assert overlap.levels == {BACK: Level.PARTIAL}
    assert overlap.agreement == {BACK: Agreement.DIFFER}


def test_no_other_pair_has_levels_that_differ(published: Catalogue) -> None:
    found = [(pair, d) for pair, o in published.overlaps.items() for d, a in o.agreement.items() if a == "differ"]
    assert found == [(("A.8.2", "CC6.2"), BACK)]


def test_levels_of_two_directions_are_never_compared(published: Catalogue) -> None:
    overlap = published.overlaps["A.5.25", "CC7.3"]
    assert overlap.levels == {FORWARD: Level.FULL, BACK: Level.PARTIAL}
    assert overlap.agreement == {FORWARD: Agreement.ONE, BACK: Agreement.ONE}


def test_three_rows_of_one_source_are_one_voice(published: Catalogue) -> None:
    overlap = published.overlaps["A.8.15", "CC7.2"]
    assert [m.row.published.iso[0] for m in overlap.mappings if m.row.source == TABLE] == ["A.11.1", "A.8.24", "A.11.1"]
    assert overlap.agreement == {FORWARD: Agreement.ONE, BACK: Agreement.ONE}


@pytest.mark.parametrize(
    ("pair", "source", "expected"),
    [
        (("A.5.7", "CC3.1"), ARTICLE, True),
        (("A.5.37", "CC2.1"), ARTICLE, False),
        (("A.8.6", "A1.1"), ARTICLE, False),
        (("A.5.3", "CC5.2"), ARTICLE, True),
        (("A.5.7", "CC3.2"), TABLE, False),
        (("A.5.15", "CC6.3"), TABLE, True),
        (("A.5.16", "CC6.2"), TABLE, True),
    ],
)
def test_a_level_printed_for_several_entries_is_marked(
    catalogue: Catalogue, pair: tuple[str, str], source: str, expected: bool
) -> None:
    assert [m.from_row for m in catalogue.overlaps[pair].mappings if m.row.source == source] == [expected]


def test_levels_belong_to_counted_rows_with_a_direction(published: Catalogue) -> None:
    for overlap in published.overlaps.values():
        said: dict[Direction | None, set[Level]] = {}
        for mapping in overlap.mappings:
            if mapping.counted and mapping.level:
                said.setdefault(mapping.row.direction, set()).add(mapping.level)
        assert set(overlap.levels) == set(overlap.agreement) == set(said)
        cautious = {d: Level.PARTIAL if Level.PARTIAL in levels else Level.FULL for d, levels in said.items()}
        assert overlap.levels == cautious
        assert bool(overlap.sources) is overlap.counted is bool(said)


# Our own judgement beside what is published


def test_every_published_pair_has_our_judgement(catalogue: Catalogue, published: Catalogue) -> None:
    assert set(published.overlaps) <= set(catalogue.judgements)
    assert set(catalogue.overlaps) == set(catalogue.judgements)


def test_the_headline_is_our_judgement_and_what_is_published_stays(catalogue: Catalogue, published: Catalogue) -> None:
    for pair, overlap in catalogue.overlaps.items():
        judgement = catalogue.judgements[pair]
        assert overlap.levels == judgement.levels
        assert overlap.counted is (set(judgement.levels.values()) != {Level.NONE})
        before = published.overlaps[pair].mappings if pair in published.overlaps else ()
        assert [(m.row, m.level, m.sound) for m in overlap.mappings] == [(m.row, m.level, m.sound) for m in before]


def test_a_rejected_pair_counts_nowhere_and_says_why(catalogue: Catalogue) -> None:
    rejected = [o for o in catalogue.overlaps.values() if o.mappings and not o.counted]
    assert len(rejected) > 40
    for overlap in rejected:
        assert overlap.judgement
        assert not overlap.sources
        assert not any(overlap.reaches(d) for d in (FORWARD, BACK))
        for mapping in overlap.mappings:
            assert not mapping.counted
            assert not mapping.sound or overlap.judgement.why in mapping.why_not


def test_agreement_compares_our_judgement_with_the_rows_of_the_same_direction(catalogue: Catalogue) -> None:
    for overlap in catalogue.overlaps.values():
        for direction in (FORWARD, BACK):
            said = {m.level for m in overlap.mappings if m.counted and m.level and m.row.direction == direction}
            alike = Agreement.AGREE if said == {overlap.levels[direction]} else Agreement.DIFFER
            assert overlap.agreement[direction] == (alike if said else Agreement.ONE)


# The comparison guide


def test_the_guide_has_a_row_for_each_domain_of_2013(catalogue: Catalogue) -> None:
    rows = rows_of(catalogue, GUIDE)
    assert [r.published.iso for r in rows] == [(domain,) for domain, *_ in GUIDE_ROWS]
    assert [r.published.soc2 for r in rows] == [tuple(soc2.split()) for _, soc2, _ in GUIDE_ROWS]
    assert [r.groups for r in rows] == [(f"{domain} (2013)",) for domain, *_ in GUIDE_ROWS]
    assert [[o.id for o in r.contradicted] for r in rows] == [against.split() for *_, against in GUIDE_ROWS]
    assert all(r.direction == Direction.UNDIRECTED and r.level is None and not r.iso for r in rows)


def test_two_criteria_of_the_guide_do_not_exist(catalogue: Catalogue) -> None:
    assert {r.published.iso: [o.id for o in r.nonexistent] for r in catalogue.rows if r.nonexistent} == {
        ("A.13",): ["CC6.9"],
        ("A.18",): ["CC8.x"],
    }
    by_domain = {r.published.iso[0]: [s.id for s in r.soc2] for r in rows_of(catalogue, GUIDE)}
    assert by_domain["A.13"] == ["CC6.8"]
    assert by_domain["A.18"] == []
    assert by_domain["A.9"] == [f"CC6.{n}" for n in range(1, 8)]


def test_a_domain_makes_no_pair(catalogue: Catalogue) -> None:
    assert pairs_named_by(catalogue, GUIDE) == pairs_named_by(catalogue, GUIDE, counted=False) == set()


def test_a_row_about_a_domain_shows_at_the_controls_it_became(catalogue: Catalogue) -> None:
    access = next(r for r in rows_of(catalogue, GUIDE) if r.published.iso == ("A.9",))
    at = [i for i in catalogue.entries if access in catalogue.rows_of(i)]
    controls = each("A.5.15 A.5.16 A.5.17 A.5.18 A.8.2 A.8.3 A.8.4 A.8.5 A.8.18")
    assert at == [*controls, *(f"CC6.{n}" for n in range(1, 8)), "A.9 (2013)"]


# Evidence


def test_the_help_page_names_52_controls(catalogue: Catalogue) -> None:
    rows = rows_of(catalogue, HELP)
    automatic = [r.id for row in rows if row.how == "automatic" for r in row.iso]
    manual = [r.id for row in rows if row.how == "manual" for r in row.iso]
    assert automatic == AUTOMATIC
    assert manual == MANUAL
    assert (len(automatic), len(manual), len({*automatic, *manual})) == (41, 11, 52)
    assert all(row.says == "evidence" for row in rows)
    assert [len([i for i in automatic if i.startswith(f"A.{t}.")]) for t in (5, 6, 7, 8)] == [9, 3, 3, 26]


def test_every_name_of_evidence_is_an_item_and_every_entry_is_served(catalogue: Catalogue) -> None:
    named = {item for row in catalogue.rows for item in row.evidence}
    assert named < set(catalogue.evidence)
    assert {i for e in catalogue.evidence.values() for i in e.serves} == {e.id for e in catalogue.singles}
    assert {e.topic for e in catalogue.evidence.values()} == set(catalogue.topics)
    used = {s for e in catalogue.evidence.values() for s in e.collected_from}
    used |= {s for row in catalogue.rows for s in row.systems}
    assert used == set(catalogue.systems)


def test_evidence_is_indexed_both_ways_and_exactly(catalogue: Catalogue) -> None:
    by_item = [link for item in catalogue.evidence for link in catalogue.served_by(item)]
    by_entry = [link for entry in catalogue.entries for link in catalogue.evidence_for(entry)]
    found = Counter((link.item, link.entry, link.row.source, link.row.number) for link in by_item)
    assert found == Counter((link.item, link.entry, link.row.source, link.row.number) for link in by_entry)
    assert set(found.values()) == {1}
    assert all(link.item == item for item in catalogue.evidence for link in catalogue.served_by(item))
    assert all(link.entry == entry for entry in catalogue.entries for link in catalogue.evidence_for(entry))


def test_evidence_serves_every_entry_of_its_row_and_none_beside(catalogue: Catalogue) -> None:
    links = {(link.item, link.entry, link.row.source, link.row.number) for link in catalogue.evidence_links}
    for row in catalogue.rows:
        named = {r.id for r in row.entries}
        below = {i for group in row.groups for i in (group, *catalogue.members(group))}
        for item in row.evidence:
            served = {e for i, e, *rest in links if i == item and rest == [row.source, row.number]}
            assert named <= served <= named | below, (row.at, item)


@pytest.mark.parametrize("item", ["internal-audit-programme", "internal-audit-report", "management-review-record"])
def test_evidence_for_a_clause_that_heads_others_serves_it_or_them(catalogue: Catalogue, item: str) -> None:
    rows = [row for row in catalogue.rows if item in row.evidence]
    clause = rows[0].groups[0]
    served = {link.entry for link in catalogue.served_by(item)}
    assert served
    assert served <= {clause, *catalogue.members(clause)}


def test_evidence_serves_both_sides_of_a_row(catalogue: Catalogue) -> None:
    review = {link.entry for link in catalogue.served_by("user-access-review")}
    assert {"CC6.2", "A.5.18", "A.6.5"} <= review


@pytest.mark.parametrize("control", ["A.8.11", "A.8.23", "A.8.30"])
def test_evidence_that_the_reference_speaks_against_is_shown_and_not_counted(
    catalogue: Catalogue, control: str
) -> None:
    links = [link for link in catalogue.evidence_for(control) if link.row.source == HELP]
    assert links
    assert all(not link.counted and link.why_not for link in links)


def test_only_those_three_are_spoken_against(catalogue: Catalogue) -> None:
    doubted = {link.entry for link in catalogue.evidence_links if not link.counted}
    assert doubted == {"A.8.11", "A.8.23", "A.8.30"}


# Documents

# What each text asks to have in writing, by the sub-clause, control or criterion that says so.
REQUIRED = {
    "Clause 4.3": "isms-scope-statement",
    "Clause 5.2": "information-security-policy",
    "Clause 6.1.2": "risk-management-procedure",
    "Clause 6.1.3": "risk-management-procedure statement-of-applicability risk-treatment-plan",
    "Clause 6.2": "security-objectives-plan",
    "Clause 9.2.2": "internal-audit-programme",
    "A.5.10": "acceptable-use-policy asset-and-information-handling-policy",
    "A.5.26": "incident-response-plan",
    "A.5.31": "legal-and-contractual-requirements-register",
    "A.5.37": "operating-procedures",
    "A.6.6": "confidentiality-agreement",
    "A.8.9": "configuration-baseline-standard",
    "A.8.27": "secure-development-policy",
    "P2.1": "privacy-policy-and-notice",
    "": "system-description",
}
# Sub-clauses whose documented information is proof that something was done.
RECORDS = ["Clause 7.2", "Clause 8.1", "Clause 8.2", "Clause 8.3", "Clause 9.1", "Clause 9.3.3", "Clause 10.2"]


def test_there_are_33_documents_with_somebody_who_asks_for_each(catalogue: Catalogue) -> None:
    assert len(catalogue.documents) == 33
    assert sum(len(d.says) for d in catalogue.documents.values()) == 252
    assert all(d.demands and 4 <= len(d.says) <= 9 for d in catalogue.documents.values())


def test_what_a_text_asks_to_have_in_writing_is_a_document(catalogue: Catalogue) -> None:
    found: dict[str, list[str]] = {}
    for document in catalogue.documents.values():
        for demand in document.required:
            found.setdefault(demand.entry, []).append(document.id)
    assert found == {entry: each(documents) for entry, documents in REQUIRED.items()}
    assert catalogue.documents["system-description"].required[0].outside.startswith("AICPA description criteria")


def test_a_sub_clause_that_requires_documented_information_has_a_document_or_records(catalogue: Catalogue) -> None:
    subclauses = catalogue.framework_entries(ISO, "subclause")
    asking = [e.id for e in subclauses if e.documented_information == "required"]
    assert asking == [i for i in (e.id for e in subclauses) if i in REQUIRED or i in RECORDS]
    for entry in RECORDS:
        assert {"record", "report", "register"} & {i.kind for i in catalogue.items_for(entry)}, entry
        assert catalogue.documents_for(entry), entry


def test_guidance_and_documents_agree_on_what_must_be_in_writing(catalogue: Catalogue) -> None:
    assert [entry for entry in REQUIRED if entry and not catalogue.guidance[entry].documented] == []
    controls = [e.id for e in catalogue.framework_entries(ISO, "control") if catalogue.guidance[e.id].documented]
    assert sorted(controls) == sorted(entry for entry in REQUIRED if entry.startswith("A."))


def test_every_entry_is_served_by_a_document(catalogue: Catalogue) -> None:
    assert {e for d in catalogue.documents.values() for e in d.serves} == {e.id for e in catalogue.singles}
    for entry in catalogue.singles:
        for document in catalogue.documents_for(entry.id):
            assert any(entry.id in p.entries for p in document.says) or document.bond(entry.id)


def test_every_policy_procedure_and_plan_of_the_register_goes_with_a_document(catalogue: Catalogue) -> None:
    written = [i.id for i in catalogue.evidence.values() if i.kind in ("policy", "procedure", "plan")]
    assert [i for i in written if not catalogue.documents_with(i)] == []


def test_a_document_names_its_own_item_of_the_register_first(catalogue: Catalogue) -> None:
    own = [d for d in catalogue.documents.values() if d.id in catalogue.evidence]
    assert own
    assert [d.id for d in own if d.evidence[0] != d.id] == []


# Indexes


def test_every_pair_is_listed_at_both_of_its_entries_and_nowhere_else(catalogue: Catalogue) -> None:
    listed: Counter[tuple[str, str, str]] = Counter()
    for entry in catalogue.entries:
        for overlap in catalogue.overlaps_of(entry):
            assert catalogue.overlaps[overlap.iso, overlap.soc2] is overlap
            listed[entry, overlap.iso, overlap.soc2] += 1
    expected = Counter((entry, *pair) for pair in catalogue.overlaps for entry in pair)
    assert listed == expected


def test_the_pairs_of_an_entry_stand_in_the_order_of_the_other_side(catalogue: Catalogue) -> None:
    position = {entry: n for n, entry in enumerate(catalogue.entries)}
    for entry in catalogue.entries:
        places = [position[o.other(entry)] for o in catalogue.overlaps_of(entry)]
        assert places == sorted(places)
    pairs = [(position[iso], position[soc2]) for iso, soc2 in catalogue.overlaps]
    assert pairs == sorted(pairs)


def test_a_pair_joins_a_control_or_sub_clause_with_a_criterion(published: Catalogue) -> None:
    assert {published.entries[iso].kind for iso, _ in published.overlaps} == {"control", "subclause"}
    assert {published.entries[soc2].kind for _, soc2 in published.overlaps} == {"criterion"}
    for pair, overlap in published.overlaps.items():
        assert (overlap.iso, overlap.soc2) == pair
        assert (overlap.other(overlap.iso), overlap.other(overlap.soc2)) == (overlap.soc2, overlap.iso)
        assert overlap.mappings


@given(data=st.data())
@settings(deadline=None)
def test_a_pair_exists_exactly_if_a_row_names_both(published: Catalogue, data: st.DataObject) -> None:
    iso = data.draw(st.sampled_from([e.id for e in published.singles if e.framework == ISO]))
    soc2 = data.draw(st.sampled_from(published.criteria_of()))

    def names(row: Row) -> bool:
        return row.says == "overlap" and iso in [r.id for r in row.iso] and soc2 in [r.id for r in row.soc2]

    rows = [row for row in published.rows if names(row)]
    overlap: Overlap | None = published.overlaps.get((iso, soc2))
    assert (overlap is not None) is bool(rows)
    if overlap:
        assert [m.row for m in overlap.mappings] == rows


@given(data=st.data())
@settings(deadline=None)
def test_a_row_is_listed_at_the_entries_it_speaks_of(catalogue: Catalogue, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(catalogue.rows))
    groups = {i for group in row.groups for i in (group, *catalogue.members(group), *catalogue.now(group))}
    expected = {r.id for r in row.entries} | groups
    assert {i for i in catalogue.entries if row in catalogue.rows_of(i)} == expected


def test_the_rows_of_an_entry_stand_in_the_order_of_all_rows_each_once(catalogue: Catalogue) -> None:
    position = {(row.source, row.number): n for n, row in enumerate(catalogue.rows)}
    for entry in catalogue.entries:
        places = [position[row.source, row.number] for row in catalogue.rows_of(entry)]
        assert places == sorted(set(places))
