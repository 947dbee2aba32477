"""The real data: what the standards say, typed here from the documents, and rules that hold whatever sources say.

The standards do not change, so no right contribution breaks the first; what the data says of them today stands in
`tests/facts.txt`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.choice import with_frameworks

from mkdocs_crosswalk.registers.levels import UNDIRECTED, Agreement, Direction, Level

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.row import Row

ISO = "iso27001-2022"
ISO_2013 = "iso27001-2013"
SOC2 = "soc2-2017"
FORWARD, BACK = Direction("soc2", "iso"), Direction("iso", "soc2")


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
    by_category = Counter(catalogue.group_of(criterion).id for criterion in expected)
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
        found.setdefault(entry.text("documented_information"), []).append(entry.id.removeprefix("Clause "))
    required = each("4.3 5.2 6.1.2 6.1.3 6.2 7.2 8.1 8.2 8.3 9.1 9.2.2 9.3.3 10.2")
    assert found["required"] == required
    assert found["conditional"] == ["7.5.1", "7.5.3"]
    assert set(found) == {"", "required", "conditional"}
    assert all(catalogue.entries[f"Clause {n}"].text("document") for n in (*required, "7.5.1", "7.5.3"))


def test_17_criteria_are_the_principles_of_coso(catalogue: Catalogue) -> None:
    found = {
        e.id: e.number("coso_principle") for e in catalogue.entries.values() if e.number("coso_principle") is not None
    }
    order = [1, 2, 3, 4, 5, 13, 14, 15, 6, 7, 8, 9, 16, 17, 10, 11, 12]
    assert list(found.values()) == order
    assert all(criterion < "CC6" for criterion in found)


def test_eleven_controls_are_new_and_have_no_ancestor(catalogue: Catalogue) -> None:
    controls = catalogue.framework_entries(ISO, "control")
    assert [e.id for e in controls if e.flag("new_in_2022")] == NEW_IN_2022
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
    assert list(catalogue.ids.sorted(catalogue.transitions)) == old
    pairs = [(t.old, new) for t in catalogue.transitions.values() for new in t.new]
    assert len(pairs) == len(set(pairs)) == 115
    assert [t.old for t in catalogue.transitions.values() if len(t.new) != 1] == ["A.18.2.3 (2013)"]
    assert all(catalogue.entries[new].kind.key == "control" for _, new in pairs)
    assert {t.source for t in catalogue.transitions.values()} == {"iso27002-2022-standard"}


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
    assert {e.id: e.text("title_27002") for e in catalogue.entries.values() if e.text("title_27002")} == {
        "A.5.21": "Managing information security in the ICT supply chain",
        "A.5.34": "Privacy and protection of PII",
        "A.8.1": "User endpoint devices",
    }


@pytest.mark.parametrize(("name", "values"), VOCABULARIES.items())
def test_attributes_use_all_of_their_vocabulary_and_nothing_else(
    catalogue: Catalogue, name: str, values: set[str]
) -> None:
    controls = catalogue.framework_entries(ISO, "control")
    assert {value for e in controls for value in e.grouped("attributes")[name]} == values
    for entry in controls:
        assert entry.grouped("attributes")[name]
        assert len(set(entry.grouped("attributes")[name])) == len(entry.grouped("attributes")[name])
        assert set(entry.grouped("attributes")) == set(VOCABULARIES)


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
    assert ", ".join(catalogue.entries[control].grouped("attributes")[name]) == expected


def test_entries_stand_below_their_parents(catalogue: Catalogue) -> None:
    for entry in catalogue.entries.values():
        assert entry.parent is None or entry in catalogue.children(entry.parent)
    tops = {e.kind.key for e in catalogue.entries.values() if e.parent is None}
    assert tops == {"theme", "clause", "category", "domain", "function"}


# Sources


def test_rows_come_by_source_and_are_numbered_within_it(catalogue: Catalogue) -> None:
    order = list(catalogue.sources)
    places = [(order.index(row.source), row.number) for row in catalogue.rows]
    assert places == sorted(places)
    for source in catalogue.sources:
        numbers = [row.number for row in catalogue.rows if row.source == source]
        assert numbers == list(range(1, len(numbers) + 1))


def test_what_does_not_count_says_why(catalogue: Catalogue) -> None:
    silent = [
        (m.row.position, o.left, o.right)
        for o in catalogue.overlaps.values()
        for m in o.mappings
        if not m.counted and not m.why_not
    ]
    assert silent == []


def test_levels_belong_to_counted_rows_with_a_direction(published: Catalogue) -> None:
    for overlap in published.overlaps.values():
        said: dict[Direction | None, set[Level]] = {}
        for mapping in overlap.mappings:
            if mapping.counted and mapping.level:
                said.setdefault(mapping.row.direction, set()).add(mapping.level)
        assert set(overlap.levels) == set(overlap.agreement) == set(said)
        cautious = {d: max(levels, key=lambda level: level.caution) for d, levels in said.items()}
        assert overlap.levels == cautious
        named = any(m.counted and m.row.direction == UNDIRECTED for m in overlap.mappings)
        assert bool(overlap.sources) is overlap.counted is (named or bool(said))


# Our own judgement beside what is published


def test_the_headline_is_our_judgement_and_what_is_published_stays(catalogue: Catalogue, published: Catalogue) -> None:
    for pair, judgement in catalogue.judgements.items():
        overlap = catalogue.overlaps[pair]
        assert overlap.levels == judgement.levels
        assert overlap.counted is (set(judgement.levels.values()) != {Level.NONE})
        before = published.overlaps[pair].mappings if pair in published.overlaps else ()
        assert [(m.row, m.level, m.sound) for m in overlap.mappings] == [(m.row, m.level, m.sound) for m in before]


def test_a_rejected_pair_counts_nowhere_and_says_why(catalogue: Catalogue) -> None:
    rejected = [o for o in catalogue.overlaps.values() if o.mappings and not o.counted and o.judgement]
    assert rejected
    for overlap in rejected:
        assert overlap.judgement
        assert not overlap.sources
        assert not any(overlap.reaches(d) for d in (FORWARD, BACK))
        for mapping in overlap.mappings:
            assert not mapping.counted
            assert not mapping.sound or overlap.judgement.why in mapping.why_not


def test_agreement_compares_our_judgement_with_the_rows_of_the_same_direction(catalogue: Catalogue) -> None:
    for overlap in (o for o in catalogue.overlaps.values() if o.judgement):
        for direction in (FORWARD, BACK):
            said = {m.level for m in overlap.mappings if m.counted and m.level and m.row.direction == direction}
            alike = Agreement.AGREE if said == {overlap.levels[direction]} else Agreement.DIFFER
            assert overlap.agreement[direction] == (alike if said else Agreement.ONE)


# Evidence


def test_every_name_of_evidence_is_an_item_and_every_entry_that_every_site_has_is_served(catalogue: Catalogue) -> None:
    named = {item for row in catalogue.rows for item in row.evidence}
    assert named < set(catalogue.evidence)
    usual = with_frameworks(catalogue)
    assert {i for e in catalogue.evidence.values() for i in e.serves} == {e.id for e in usual.singles}
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


def test_a_verdict_brings_something_that_serves_what_it_rests_on(catalogue: Catalogue) -> None:
    for verdict in (v for found in catalogue.verdicts.values() for v in found if v.by):
        served = {entry for item in verdict.bring for entry in catalogue.evidence[item].serves}
        assert served.intersection(verdict.by), (verdict.entry, verdict.scope)


def test_what_another_text_asks_for_goes_with_a_document_that_it_asks_for(catalogue: Catalogue) -> None:
    asked = [item for item in catalogue.evidence.values() if item.outside]
    assert asked
    for item in asked:
        texts = {d.outside for document in catalogue.documents_with(item.id) for d in document.required}
        assert item.outside in texts, item.id


# Documents


def test_somebody_asks_for_each_document(catalogue: Catalogue) -> None:
    assert all(d.demands and d.says for d in catalogue.documents.values())


def test_a_sub_clause_that_requires_documented_information_has_a_document_or_records(catalogue: Catalogue) -> None:
    written = {demand.entry for document in catalogue.documents.values() for demand in document.required}
    for entry in catalogue.framework_entries(ISO, "subclause"):
        if entry.text("documented_information") == "required" and entry.id not in written:
            assert {"record", "report", "register"} & {i.kind for i in catalogue.items_for(entry.id)}, entry.id
            assert catalogue.documents_for(entry.id), entry.id


def test_guidance_and_documents_agree_on_what_must_be_in_writing(catalogue: Catalogue) -> None:
    written = {demand.entry for document in catalogue.documents.values() for demand in document.required}
    assert [entry for entry in written - {""} if not catalogue.guidance[entry].documented] == []
    controls = {e.id for e in catalogue.framework_entries(ISO, "control") if catalogue.guidance[e.id].documented}
    assert controls == {entry for entry in written if entry.startswith("A.")}


def test_every_entry_that_every_site_has_is_served_by_a_document(catalogue: Catalogue) -> None:
    usual = with_frameworks(catalogue)
    assert {e for d in catalogue.documents.values() for e in d.serves} == {e.id for e in usual.singles}
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
            assert catalogue.overlaps[overlap.left, overlap.right] is overlap
            listed[entry, overlap.left, overlap.right] += 1
    expected = Counter((entry, *pair) for pair in catalogue.overlaps for entry in pair)
    assert listed == expected


def test_the_pairs_of_an_entry_stand_in_the_order_of_the_other_side(catalogue: Catalogue) -> None:
    position = {entry: n for n, entry in enumerate(catalogue.entries)}
    for entry in catalogue.entries:
        places = [position[o.other(entry)] for o in catalogue.overlaps_of(entry)]
        assert places == sorted(places)
    pairs = [(position[iso], position[soc2]) for iso, soc2 in catalogue.overlaps]
    assert pairs == sorted(pairs)


def test_a_pair_joins_a_control_or_sub_clause_with_a_criterion_or_subcategory(published: Catalogue) -> None:
    assert {published.entries[left].kind.key for left, _ in published.overlaps} == {"control", "subclause"}
    assert {published.entries[right].kind.key for _, right in published.overlaps} == {"criterion", "subcategory"}
    for pair, overlap in published.overlaps.items():
        assert (overlap.left, overlap.right) == pair
        assert (overlap.other(overlap.left), overlap.other(overlap.right)) == (overlap.right, overlap.left)
        assert overlap.mappings


@given(data=st.data())
@settings(deadline=None)
def test_a_pair_exists_exactly_if_a_row_names_both(published: Catalogue, data: st.DataObject) -> None:
    iso = data.draw(st.sampled_from([e.id for e in published.singles if e.framework == ISO]))
    soc2 = data.draw(st.sampled_from(published.in_scope(SOC2)))

    def names(row: Row) -> bool:
        return row.says == "overlap" and iso in [r.id for r in row.left] and soc2 in [r.id for r in row.right]

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


def test_the_day_of_the_last_review_is_that_of_the_last_judgement_or_a_later_one(catalogue: Catalogue) -> None:
    """Pages about many entries carry it, and must not look older than the pages that they lead to."""
    days = [one.reviewed for one in catalogue.judgements.values()]
    days += [one.reviewed for many in catalogue.verdicts.values() for one in many]
    days += [one.reviewed for one in catalogue.guidance.values()]
    days += [one.reviewed for one in catalogue.documents.values()]
    assert max(days) <= catalogue.updated
