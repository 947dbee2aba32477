"""What stands under `satisfies`: frameworks as keys, ids of frameworks that we have not, titles, and bare numbers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.prose.policies import read_policies, wrong_anchors

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.policies import Policy

URI = "rules/access.md"
BODY = "# Access\n\n## Access reviews\n\n## IT security\n\n## GDPR\n\n## Own { #TSC2 }\n"


def read(catalogue: Catalogue, front: str) -> tuple[Policy, list[str]]:
    """Return the policy of a page with this field, and the messages without the name of the file."""
    found, problems = read_policies(catalogue, [(URI, f"---\nsatisfies: {front}\n---\n{BODY}")])
    return found[0], [str(problem).removeprefix(f"{URI}:") for problem in problems]


def ours(policy: Policy) -> list[str]:
    return [f"{c.entry}{f' #{c.anchor}' if c.anchor else ''}" for c in policy.citations]


def others(policy: Policy) -> list[tuple[str, str]]:
    return [(c.framework, c.id) for c in policy.others]


@pytest.mark.parametrize(
    ("names", "framework"),
    [
        (
            ("TSC", "tsc", "SOC 2", "SOC2", "soc-2", "SOC 2 Type II", "AICPA TSC", "AICPA", "Trust Services Criteria"),
            "soc2-2017",
        ),
        (("2017 Trust Services Criteria", "TSC 2017", "SOC 2 Security", "soc2-2017"), "soc2-2017"),
        (
            ("ISO 27001", "ISO/IEC 27001", "ISO27001", "iso-27001", "27001", "ISO 27001:2022", "ISO/IEC 27001 (2022)"),
            "iso27001-2022",
        ),
        (
            ("ISO 27002", "ISO/IEC 27002:2022", "ISO 27001 Annex A", "DIN EN ISO/IEC 27001", "iso27001-2022"),
            "iso27001-2022",
        ),
        (("ISO 27001:2013", "ISO/IEC 27002:2013", "ISO 27001-2013", "iso27001-2013"), "iso27001-2013"),
        (("NIST CSF 2.0", "nist-csf", "CSF", "CSF v2.0", "NIST Cybersecurity Framework (CSF) 2.0"), "nist-csf-2.0"),
        (("NIST CSF 1.1", "CSF 1.1", "NIST CSF v1.1", "NIST Cybersecurity Framework Version 1.1", "HITRUST CSF"), ""),
        (("PCI DSS", "pci-dss", "PCI DSS v4.0.1", "NIST", "NIST AI RMF", "NIST SP 800-53 Rev. 5", "GDPR", "gdpr"), ""),
        (
            ("ISO 42001", "ISO/IEC 42001:2023", "ISO 27701", "HIPAA Security Rule", "SOC 1", "C5", "NIS2", "ACME-CTRL"),
            "",
        ),
    ],
)
def test_names_of_frameworks_in_their_usual_spellings(
    catalogue: Catalogue, names: tuple[str, ...], framework: str
) -> None:
    found = {text: catalogue.ids.written_frameworks.whole(text) for text in names}
    assert {text: name.framework if name else None for text, name in found.items()} == dict.fromkeys(names, framework)


@pytest.mark.parametrize(
    "text", ["access-reviews", "nist-mapping", "Access reviews", "TCS", "SCO 2", "ISO 27O01", "SOC 20"]
)
def test_what_reads_as_an_anchor_or_as_a_slip_of_ours_is_no_framework(catalogue: Catalogue, text: str) -> None:
    assert catalogue.ids.written_frameworks.whole(text) is None


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("PCI DSS 8.3", "PCI DSS", "8.3"),
        ("NIST CSF 1.1 PR.AC-1", "NIST CSF 1.1", "PR.AC-1"),
        ("CSF PR.AA-05", "CSF", "PR.AA-05"),
        ("NIST SP 800-53 Rev. 5 AC-2(1)", "NIST SP 800-53 Rev. 5", "AC-2(1)"),
        ("GDPR: Art. 32", "GDPR", "Art. 32"),
        ("ISO 42001:2023 A.6.2.4", "ISO 42001:2023", "A.6.2.4"),
        ("SOC2-CC6.1", "SOC2", "CC6.1"),
        ("SOC 2 (CC6.1)", "SOC 2", "CC6.1"),
        ("ISO 27001 Annex A.5.15", "ISO 27001 Annex A", "5.15"),
    ],
)
def test_a_name_stands_before_an_id(catalogue: Catalogue, text: str, name: str, rest: str) -> None:
    found = catalogue.ids.written_frameworks.first(text)
    assert found and (found[0].text, found[1]) == (name, rest)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("{TSC: [CC6.1, A.1.2], 'ISO 27001:2022': [A.5.15, 5.16]}", ["CC6.1", "A1.2", "A.5.15", "A.5.16"]),
        ("{ISO/IEC 27001: [6.1.2, 5.24-5.26]}", ["Clause 6.1.2", "A.5.24", "A.5.25", "A.5.26"]),
        ("{ISO 27002: [5.2], AICPA TSC: CC6.1}", ["A.5.2", "CC6.1"]),
        ("[A.5.15, {SOC 2: [CC6.1]}]", ["A.5.15", "CC6.1"]),
        ("'SOC 2 A1.1, A1.2; C1.1, ISO 27001 A.5.15, CC6.1'", ["A1.1", "A1.2", "C1.1", "A.5.15", "CC6.1"]),
        ("{access-reviews: {TSC: [CC6.2], ISO 27001: A.5.18}}", ["CC6.2 #access-reviews", "A.5.18 #access-reviews"]),
        ("{TSC: {access-reviews: CC6.2, '': CC6.1}}", ["CC6.2 #access-reviews", "CC6.1"]),
        ("{IT security: A.5.1, TSC2: CC6.1, '#gdpr': A.5.34}", ["A.5.1 #it-security", "CC6.1 #TSC2", "A.5.34 #gdpr"]),
    ],
)
def test_a_framework_is_no_section_and_one_may_stand_below_the_other(
    catalogue: Catalogue, front: str, expected: list[str]
) -> None:
    policy, problems = read(catalogue, front)
    assert (ours(policy), others(policy), problems) == (expected, [], [])
    assert wrong_anchors(policy, {"access-reviews", "it-security", "gdpr", "TSC2"}, ()) == []


def test_ids_of_other_frameworks_are_kept_as_they_are_written(catalogue: Catalogue) -> None:
    keys = "{PCI DSS: [8.3, 8.30], NIST: AC-2, GDPR: ['Art. 32(1)(b)'], ISO 42001: [A.6.2.4, A.5.2], ACME: [X 1]}"
    policy, problems = read(catalogue, keys)
    assert (ours(policy), problems) == ([], [])
    assert others(policy) == [
        *(("PCI DSS", "8.3"), ("PCI DSS", "8.30"), ("NIST", "AC-2"), ("GDPR", "Art. 32(1)(b)")),
        *(("ISO 42001", "A.6.2.4"), ("ISO 42001", "A.5.2"), ("ACME", "X 1")),
    ]
    items = "[CC6.1, 'PCI DSS 8.3, 8.4, CC6.2, A.5.15', NIST AC-2, GDPR Art. 32, 'ISO 42001 A.6.2.4, A.5.2']"
    policy, problems = read(catalogue, items)
    assert (ours(policy), problems) == (["CC6.1", "CC6.2", "A.5.15"], [])
    assert others(policy) == [
        *(("PCI DSS", "8.3"), ("PCI DSS", "8.4"), ("NIST", "AC-2"), ("GDPR", "Art. 32")),
        *(("ISO 42001", "A.6.2.4"), ("ISO 42001", "A.5.2")),
    ]
    policy, problems = read(catalogue, "{access-reviews: {PCI DSS: 8.3}}")
    assert [(c.id, c.anchor, c.section) for c in policy.others] == [("8.3", "access-reviews", "Access reviews")]


@pytest.mark.parametrize(
    "front",
    [
        "[A.5.15 Access control, 'CC6.1: Logical access', A.5.18 - Access rights]",
        "[A.5.15 (Access control), CC6.1 Logical access, A.5.18 \N{EN DASH} ACCESS RIGHTS]",
        "['ISO 27001 A.5.15 Access control', SOC 2 CC6.1 our own words, A.5.18]",
        "[A.5.15: Access control, CC6.1: Logical access, A.5.18: ]",
        "{A.5.15, CC6.1, A.5.18}",
        "{A.5.15: Access control, CC6.1: , ISO 27001: {A.5.18}}",
    ],
)
def test_an_id_may_carry_its_title_or_look_like_a_key(catalogue: Catalogue, front: str) -> None:
    policy, problems = read(catalogue, front)
    assert (ours(policy), problems) == (["A.5.15", "CC6.1", "A.5.18"], [])


def test_every_title_of_ours_stands_behind_its_own_id_and_behind_no_other(catalogue: Catalogue) -> None:
    for entry in catalogue.singles:
        policy, problems = read(catalogue, f"['{entry.id} {entry.title}, NIST AC-2']")
        assert (ours(policy), others(policy), problems) == ([entry.id], [("NIST", "AC-2")], [])
    policy, problems = read(catalogue, "['A.5.15 Access rights', 'CC6.1: Change management']")
    assert ours(policy) == []
    assert problems[0] == '2:13: "Access rights" is the title of A.5.18; A.5.15 is "Access control"'


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("[A.5.16: not applicable]", "A.5.16: not applicable"),
        ("{A.5.16: planned, A.5.15: }", "A.5.16: planned"),
        ("[A.5.16: Excluded]", "A.5.16: Excluded"),
        ("[CC6.1: false]", "CC6.1: false"),
        ("[A.5.16: no]", "A.5.16: no"),
        ("['A.5.17 (partly)']", "A.5.17 (partly)"),
        ("['A.5.17 partially implemented, see the plan']", "A.5.17 partially implemented, see the plan"),
        ("['CC6.1 \N{EN DASH} n/a']", "CC6.1 \N{EN DASH} n/a"),
        ("[A.5.16: nicht anwendbar]", "A.5.16: nicht anwendbar"),
        ("[A.5.16: Nein]", "A.5.16: Nein"),
        ("[A.5.24-A.5.26 (not_yet)]", "A.5.24-A.5.26 (not_yet)"),
        ("{ISO 27001: ['A.5.16 (teilweise)']}", "A.5.16 (teilweise)"),
        ("{NIST: ['AC-2(1) (planned)']}", "AC-2(1) (planned)"),
        ("['PCI DSS 8.3: none']", "PCI DSS 8.3: none"),
    ],
)
def test_what_is_said_to_be_unmet_is_not_counted(catalogue: Catalogue, front: str, said: str) -> None:
    policy, problems = read(catalogue, front)
    assert [c for c in ours(policy) if c != "A.5.15"] == [] and others(policy) == []
    assert f'"{said}" is not counted; write "' in problems[0]
    assert problems[0].endswith('" if the policy satisfies it, or take it out')


@pytest.mark.parametrize("note", ["without exceptions", "yes", "open ports", "for planned changes", "non-repudiation"])
def test_a_note_beside_an_id_is_no_state(catalogue: Catalogue, note: str) -> None:
    policy, problems = read(catalogue, f"['A.5.16 ({note})', 'CC6.1: {note}']")
    assert (ours(policy), problems) == (["A.5.16", "CC6.1"], [])


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("", '2:11: "satisfies" is empty; name what the policy satisfies, or write "satisfies: []"'),
        ("{ISO 27001: [5.2]}", '2:25: "5.2" is both A.5.2 and Clause 5.2; write "A.5.2" or "Clause 5.2"'),
        ("[ISO 27001 8.1]", '2:13: "8.1" is both A.8.1 and Clause 8.1; write "A.8.1" or "Clause 8.1"'),
        ("[6.1.1]", '2:13: "6.1.1" is both A.6.1.1 (2013) and Clause 6.1.1; write "A.5.2" or "Clause 6.1.1"'),
        ("{ISO 27002:2013: [6.1.1]}", '2:30: "6.1.1" is a control of ISO/IEC 27001:2013; in 2022 it is A.5.2'),
        ("{'ISO 27001:2013': [A.9.2.1]}", '2:32: "A.9.2.1" is a control of ISO/IEC 27001:2013; in 2022 it is A.5.16'),
        (
            "{ISO 27001:2021: [A.5.15]}",
            '2:13: there is no edition "2021" of ISO/IEC 27001 here; write ISO/IEC 27001:2022',
        ),
        ("{TSC: [A.5.15]}", '2:19: "A.5.15" is a control of ISO/IEC 27001:2022, and stands below "TSC"'),
        ("{TSC: [6.1]}", '2:19: there is no "SOC 2 6.1" (did you mean CC6.1?)'),
        ("{PCI DSS: [CC6.1]}", '2:23: "CC6.1" is an id of SOC 2, and stands below "PCI DSS"'),
        ("{ACME: [A.5.15]}", '2:20: "A.5.15" is an id of ISO/IEC 27001:2022, and stands below "ACME"'),
        ("{TSC: {NIST: AC-2}}", '2:19: "NIST" is a framework below another, "TSC"'),
        ("{SCO 2: [CC6.1]}", '2:13: "SCO 2" is no section of this page, and no known framework (did you mean SOC 2?)'),
        (
            "{Acces reviews: A.5.18}",
            '2:13: "Acces reviews" is no section of this page, and no known framework (did you mean access-reviews?)',
        ),
        (
            "{access-reviews: {TCS: CC6.1}}",
            '2:30: "TCS" is no framework that is known (did you mean TSC?)',
        ),
        ("{TSC: , A.5.15}", '2:13: nothing stands below "TSC"'),
        ("{access-reviews: }", '2:13: nothing stands below "access-reviews"'),
        ("[GDPR]", '2:13: "GDPR" is a framework; name what of it counts, as in "GDPR: [...]"'),
        ("[A.5.51 Access control]", '2:13: there is no "A.5.51 Access control" (did you mean A.5.15?)'),
        ("A.5.15 CC6.1", '2:12: "A.5.15 CC6.1" names A.5.15, CC6.1 together; write a comma between'),
        ("[A.5.15 and CC6.1]", '2:13: "A.5.15 and CC6.1" names A.5.15, CC6.1 together; write a comma between'),
        ("[~, A.5.15]", '2:13: an item of "satisfies" is empty'),
        ("[PCI DSS 8.3, PCI DSS 8.3]", '2:26: "8.3" names PCI DSS 8.3 again (first in line 2)'),
        ('["A.5.15\\u200b"]', "2:13: the character U+200B (zero width space) is not allowed; nobody sees it"),
        ("{? [A.5.15] : x}", "2:15: a list or a mapping as a key is not read here; write the ids out"),
        ("!ids [A.5.15]", "2:12: !ids is not read here; write the ids out"),
        ("{x: &a [A.5.15], '': *a}", "2:33: *a is not read here; write the ids out"),
    ],
)
def test_what_is_doubtful_is_said_and_not_taken(catalogue: Catalogue, front: str, said: str) -> None:
    _, problems = read(catalogue, front)
    assert said in problems


def test_a_key_that_is_nothing_gets_the_closest_anchor_or_framework(catalogue: Catalogue) -> None:
    policy, problems = read(catalogue, "{TCS: [CC6.1], acess-reviews: [A.5.18]}")
    assert problems == []
    wrong = wrong_anchors(policy, {"access-reviews", "gdpr"}, catalogue.ids.written_frameworks.usual)
    assert [*map(str, wrong)] == [
        f'{URI}:2:13: there is no section "#TCS" on this page (did you mean TSC?)',
        f'{URI}:2:27: there is no section "#acess-reviews" on this page (did you mean access-reviews?)',
    ]


@pytest.mark.parametrize(
    "front",
    [
        "{access-reviews: " + "word " * 80_000 + "}",
        "{access-reviews: [" + "word, " * 10_000 + "]}",
        "'" + "word, " * 80_000 + "'",
        "'" + "1-" * 200_000 + "'",
        "'" + "A.5." * 100_000 + "'",
        "\n" + "".join(f"  - A.5.{n}\n" for n in range(38, 4_000)),
        "\n" + "  - A.5.15\n" * 4_000,
    ],
    ids=["words", "items", "commas", "dashes", "letters", "unknown", "twice"],
)
def test_a_field_that_something_else_fills_is_done_with_soon(catalogue: Catalogue, front: str) -> None:
    start = time.process_time()
    _, problems = read(catalogue, front)
    assert 0 < len(problems) <= 101
    assert max(map(len, problems)) < 200
    assert time.process_time() - start < 3
