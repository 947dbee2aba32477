"""What people type and documents print: cells with several ids, bare numbers, relations, titles beside ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.ids.cells import Named
from mkdocs_crosswalk.ids.closest import closest_id
from mkdocs_crosswalk.registers.titles import Titles

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

HEAD = "source: ours\ndirection: undirected\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    (folder / "crosswalks").mkdir(parents=True)
    (folder / "sources.yml").write_text("- {id: ours, name: Ours, title: Ours, kind: table}\n", "utf-8")
    return folder


def read(mappings: Path, own: Path, text: str) -> tuple[Catalogue | None, list[str]]:
    """Return the catalogue with a site's rows, or None and what is wrong with them."""
    (own / "crosswalks/ours.yml").write_text(text, "utf-8")
    try:
        return load(mappings, extra={"ours": own}), []
    except CatalogueError as error:
        return None, [str(problem) for problem in error.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A.5.15", ("A.5.15",)),
        ("CC6.1, CC6.2", ("CC6.1", "CC6.2")),
        ("A.5.15; A.5.16", ("A.5.15", "A.5.16")),
        ("A.5.15 and A 5.18", ("A.5.15", "A 5.18")),
        ("A.5.1 (Policies), A.5.2 (Roles)", ("A.5.1 (Policies)", "A.5.2 (Roles)")),
        ("A.5.15, 5.16 and 5.18", ("A.5.15", "A.5.16", "A.5.18")),
        ("CC6.1/6.2", ("CC6.1", "CC6.2")),
        ("Clause 6.1.3, 8.3", ("Clause 6.1.3", "Clause 8.3")),
        ("A.5.24-27", ("A.5.24-27",)),
        ("A.5.10 Acceptable use of information, and assets", ("A.5.10 Acceptable use of information, and assets",)),
        ("ISO/IEC 27001 A.5.15", ("ISO/IEC 27001 A.5.15",)),
    ],
)
def test_a_cell_holds_one_reference_or_several(catalogue: Catalogue, text: str, expected: tuple[str, ...]) -> None:
    assert catalogue.ids.cells.references(text) == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("CC6.1 (Logical access)", Named("CC6.1", aside="Logical access")),
        ("A.8.3: User access management", Named("A.8.3", title="User access management")),
        ("A.8.3 - User access management", Named("A.8.3", title="User access management")),
        ("A.10.1 Series", Named("A.10.1")),
        ("A.9.2 (2013) User access management", Named("A.9.2 (2013)", title="User access management")),
    ],
)
def test_words_beside_an_id_are_told_from_it(catalogue: Catalogue, text: str, named: Named) -> None:
    assert list(catalogue.ids.cells.readings(text)) == [Named(text), named]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("c6.5", "CC6.5"),
        ("c6.5.1", "CC6.5"),
        ("C 7.2", "CC7.2"),
        ("i1.2", "PI1.2"),
        ("CC8.2", "CC8.1"),
        ("CC6.11", "CC6.1"),
    ],
)
def test_a_letter_left_out_is_likelier_than_another_number(catalogue: Catalogue, wrong: str, right: str) -> None:
    assert closest_id(wrong, [e.id for e in catalogue.framework_entries("soc2-2017", "criterion")]) == right


def test_rows_are_read_as_they_are_printed(mappings: Path, own: Path) -> None:
    rows = (
        'rows:\n- {at: row 1, published: {soc2: ["CC6.1, CC6.2"], iso: ["A.5.15; A.5.16"]}}\n'
        '- {at: row 2, published: {soc2: ["CC6.3 (Roles)"], iso: ["A.8.2 Privileged access rights"]}}\n'
        "- at: row 3\n  published: {soc2: [c6.5], iso: [A.7.14]}\n"
        "  corrected: {soc2: [{id: CC6.5, confidence: certain}], reason: A letter is missing.}\n"
    )
    catalogue, wrong = read(mappings, own, HEAD + rows)
    assert catalogue, wrong
    found = [[r.id for r in row.entries] for row in catalogue.rows if row.source == "ours"]
    assert found == [["A.5.15", "A.5.16", "CC6.1", "CC6.2"], ["A.8.2", "CC6.3"], ["A.7.14", "CC6.5"]]
    assert not catalogue.doubts


@pytest.mark.parametrize(("said", "expected"), [("controls", "A.5.2"), ("clauses", "Clause 5.2")])
def test_a_bare_number_is_told_once_a_file_or_said_once_what_it_is(
    mappings: Path, own: Path, said: str, expected: str
) -> None:
    rows = 'rows:\n- {at: row 1, published: {soc2: [CC1.3], iso: ["5.2", "7.2", "6.1.3", "5.15"]}}\n'
    _, wrong = read(mappings, own, HEAD + rows)
    assert len(wrong) == 1
    assert wrong[0].startswith('ours/crosswalks/ours.yml:4:48: "5.2" may be A.5.2 or Clause 5.2; write which it is')
    assert "bare_numbers: clauses" in wrong[0]
    catalogue, wrong = read(mappings, own, f"{HEAD}bare_numbers: {said}\n{rows}")
    assert catalogue, wrong
    (row,) = [r for r in catalogue.rows if r.source == "ours"]
    assert row.left[0].id == expected
    assert [r.id for r in row.left[2:]] == ["Clause 6.1.3", "A.5.15"]
    (own / "decisions.yml").write_text(
        "- {iso: 5.2, soc2: CC1.3, soc2_to_iso: full, iso_to_soc2: full, reason: R., by: B, reviewed: 2026-01-01}\n",
        "utf-8",
    )
    _, wrong = read(mappings, own, f"{HEAD}bare_numbers: {said}\n{rows}")
    assert [p.partition(";")[0] for p in wrong] == ['ours/decisions.yml:1:9: "5.2" may be A.5.2 or Clause 5.2']


def test_a_relation_without_direction_is_one_message_a_file_or_kept_as_printed(mappings: Path, own: Path) -> None:
    rows = "rows:\n" + "".join(
        f"- {{at: row {n}, published: {{soc2: [CC6.{n}], iso: [A.5.15], level: intersect}}}}\n" for n in range(1, 4)
    )
    _, wrong = read(mappings, own, f"{HEAD}levels: {{intersect: partial}}\n{rows}")
    assert len(wrong) == 1
    assert wrong[0].startswith(
        "ours/crosswalks/ours.yml:3:9: a level says whose records are reused, and 3 undirected rows"
    )
    catalogue, wrong = read(mappings, own, HEAD + rows)
    assert catalogue, wrong
    assert {r.published.level for r in catalogue.rows if r.source == "ours"} == {"intersect"}


def test_a_title_that_is_anothers_is_a_problem_and_one_that_looks_so_is_only_named(mappings: Path, own: Path) -> None:
    titles = {
        "A.7.8": "Independent Review",
        "A.8.3": "User Access Management",
        "A.7.7": "Monitoring",
        "A.5.25": "Incident Reporting",
        "A.8.13": "Backups",
        "A.5.16": "User registration and de-registration",
    }
    printed = ", ".join(f"{entry}: {title}" for entry, title in titles.items())
    iso = ", ".join(titles)
    row = f"rows:\n- at: row 1\n  published:\n    soc2: [CC6.1]\n    iso: [{iso}]\n    titles: {{{printed}}}\n"
    _, wrong = read(mappings, own, HEAD + row)
    assert len(wrong) == 1
    assert 'the printed title "User Access Management" belongs to A.9.2 (2013)' in wrong[0]
    catalogue, wrong = read(mappings, own, HEAD + row.replace("User Access Management", "Restriction of access"))
    assert catalogue, wrong
    told = [(d.message.split('"')[1], d.message.partition("looks like that of ")[2][:6]) for d in catalogue.doubts]
    assert {title for title, _ in told} == {"Independent Review", "Monitoring", "Incident Reporting"}
    assert ("Independent Review", "A.5.35") in told
    looked_at, wrong = read(mappings, own, HEAD + row.replace("User Access Management", "Access") + "  remark: Seen.\n")
    assert looked_at and not looked_at.doubts, wrong


def test_an_unknown_id_is_known_by_its_title(mappings: Path, own: Path) -> None:
    row = "rows: [{at: row 1, published: {soc2: [CC9.2], iso: [A.6.9], title: Managing Supplier Relationships}}]\n"
    _, wrong = read(mappings, own, HEAD + row)
    assert [p.partition(": ")[2] for p in wrong] == ['unknown control or clause "A.6.9" (did you mean A.5.19?)']


def test_words_around_ids_are_told_with_what_to_write(mappings: Path, own: Path) -> None:
    row = 'rows: [{at: row 1, published: {soc2: ["CC6.1 or so, see CC6.2"], iso: [A.5.15]}}]\n'
    _, wrong = read(mappings, own, HEAD + row)
    said = 'unknown criterion "CC6.1 or so, see CC6.2"; write the ids alone: CC6.1, CC6.2'
    assert [p.partition(": ")[2] for p in wrong] == [said]


def test_a_title_is_that_of_one_entry_of_its_framework(catalogue: Catalogue) -> None:
    from dataclasses import replace  # noqa: PLC0415

    from mkdocs_crosswalk.data.problems import Problems  # noqa: PLC0415

    def told(**titles: str) -> list[str]:
        entries = dict(catalogue.entries)
        for name, title in titles.items():
            entry = entries[name.replace("_", ".").replace("Clause.", "Clause ")]
            entries[entry.id] = replace(entry, title=title)
        problems = Problems()
        Titles(entries, catalogue.frameworks, catalogue.now).check(problems)
        try:
            problems.raise_if_any()
        except CatalogueError as error:
            return [problem.message.partition(", in ")[0] for problem in error.problems]
        return []

    assert told() == []
    assert told(A_5_15="Logging") == ['the title "Logging" of A.8.15 is that of A.5.15']
    assert told(Clause_6_1_2="General") == ['the title "General" of Clause 6.1.2 is that of Clause 6.1.1']
    assert told(A_5_18="User endpoint devices") == ['the title "User end point devices" of A.8.1 is that of A.5.18']
    assert told(A_5_17="Event logging") == [
        'the title "Event logging" of A.5.17 is that of A.12.4.1 (2013), which in 2022 is A.8.15'
    ]
