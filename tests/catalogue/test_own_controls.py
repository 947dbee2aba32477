"""A company's own controls: in their short form, as a framework file, and each slip at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.choice import with_frameworks
from tests.support.frameworks import ISO, OURS, SOC2
from tests.support.own_data import FOLDER, written
from tests.support.spreadsheets import read_workbook

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.figures.counts import Basis, counterparts
from mkdocs_crosswalk.files.control_matrix import control_matrix_files
from mkdocs_crosswalk.ids.mentions import IdReader
from mkdocs_crosswalk.registers.frameworks import NEWEST
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views.site import build_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

MARK = "¦"
"""Stands in a file where the problem is to be reported; it is not written."""
HEAD = "framework: {id: ours, title: Our controls, prefix: EC}\n"
CONTROLS = """\
controls:
  - id: EC-07
    title: Quarterly review of access rights
    statement: Owners confirm or withdraw every right.
    satisfies: [A.5.18, A.8.2-A.8.3, CC6.3, PR.AA-05]
    owner: Head of IT
    theme: Access
    evidence: [user-access-review]
  - id: EC-08
    title: Changes are approved before release
    satisfies: [A.8.32 Change management]
"""
FRAMEWORK = """\
framework: rules-1
key: rules
name: House rules
title: House rules
source: house
address: rules
kinds:
  rule: {one: rule, many: rules, single: true}
ids: [{kinds: [rule], FORM}]
entries:
  - {id: R1, title: Doors are shut}
  - {id: R2, title: Lamps are off}
"""
SOURCES = "- {id: house, name: House rules, title: House rules, kind: standard}\n"
ROWS = "- {id: walk, name: Walk, title: A walk through the house, kind: table}\n"


@pytest.fixture
def read(mappings: Path, tmp_path: Path) -> Callable[..., Catalogue]:
    """Return a function that loads the built-in data with files of a site's folder."""

    def load_with(files: dict[str, str], **how: str) -> Catalogue:
        return load(mappings, extra={FOLDER: written(tmp_path / FOLDER, files, **how)})

    return load_with


@pytest.fixture(scope="module")
def controls(mappings: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = written(tmp_path_factory.mktemp("controls") / FOLDER, {"controls.yml": HEAD + CONTROLS})
    return load(mappings, extra={FOLDER: folder})


def test_a_control_is_an_entry_with_text_group_owner_and_evidence(controls: Catalogue) -> None:
    entry = controls.entries["EC-07"]
    assert (entry.title, entry.statement) == (
        "Quarterly review of access rights",
        "Owners confirm or withdraw every right.",
    )
    assert controls.group_of("EC-07").title == "Access"
    assert controls.group_of("EC-08").id == "EC-08"
    assert controls.own.frameworks == ("ours",)
    assert controls.own.entries["EC-07"].owner == "Head of IT"
    assert [item.id for item in controls.items_for("EC-07")] == ["user-access-review"]


def test_what_a_control_satisfies_is_a_pair_that_the_site_names_without_a_level(controls: Catalogue) -> None:
    named = {o.other("EC-07"): o for o in controls.overlaps_of("EC-07")}
    assert list(named) == ["A.5.18", "A.8.2", "A.8.3", "CC6.3", "PR.AA-05"]
    assert all(o.counted and not o.levels and o.sources == (SITE,) for o in named.values())


def test_the_pairs_of_others_stay_what_they_were(controls: Catalogue, catalogue: Catalogue) -> None:
    """A control is no counterpart in another framework."""
    for one in (controls, catalogue):
        assert len(counterparts(one, ("control",), Basis(level=None, between=(ISO, SOC2))).rest) == 8
    assert controls.between(ISO, SOC2) == catalogue.between(ISO, SOC2)


def test_a_controls_id_is_read_in_prose_and_where_ids_are_typed(controls: Catalogue) -> None:
    mentions = IdReader(controls.ids, everywhere=False).read("By EC-07 and EC-99, see REC-07.")
    assert [(m.entry, m.wrong) for m in mentions] == [("EC-07", False), (None, True)]
    assert [controls.ids.find(text) for text in ("ec-07", "EC 07", "EC-7")] == [("EC-07",)] * 3


def test_controls_are_there_whatever_frameworks_a_site_names(controls: Catalogue) -> None:
    for named in ((), (ISO,), OURS):
        found = with_frameworks(controls, *named)
        assert "EC-07" in found.entries
    alone = with_frameworks(controls, ISO)
    assert [o.other("EC-07") for o in alone.overlaps_of("EC-07")] == ["A.5.18", "A.8.2", "A.8.3"]


def test_pages_say_what_controls_satisfy_and_what_none_does(controls: Catalogue) -> None:
    site = build_site(with_frameworks(controls, *OURS))
    pages = site.pages
    assert [s.title for s in pages["controls/ec-07.md"].sections if "overlap" in s.anchor] == [
        "Satisfies of ISO/IEC 27001:2022",
        "Satisfies of SOC 2",
        "Satisfies of NIST CSF 2.0",
    ]
    assert "overlap-own" in {s.anchor for s in pages["iso27001/a-5-18.md"].sections}
    unserved = {s.anchor: s for s in pages["controls/index.md"].sections if s.anchor.startswith("unserved")}
    assert set(unserved) == {"unserved-iso", "unserved-soc2", "unserved-csf"}
    assert "89 of 93 controls" in str(unserved["unserved-iso"].blocks)
    assert "matrix/iso27001-and-controls.md" in pages
    assert pages["controls/ec-07.md"].own and pages["controls/index.md"].own


def test_a_framework_file_of_the_site_is_one_like_others(read: Callable[..., Catalogue]) -> None:
    rows = "source: walk\ndirection: rules-to-iso\nlevels: {Yes: partial}\n"
    rows += "rows: [{at: Line 1, published: {rules: [R1], iso: [A.7.2], level: 'Yes'}}]\n"
    found = read(
        {
            "frameworks/rules-1.yml": FRAMEWORK.replace("FORM", "form: 'R{}', letters: [R]"),
            "sources.yml": SOURCES + ROWS,
            "crosswalks/walk.yml": rows,
        }
    )
    assert found.own.frameworks == ("rules-1",)
    assert {str(d): level for d, level in found.overlaps["A.7.2", "R1"].levels.items()} == {"rules-to-iso": "partial"}


def test_a_sites_own_order_leaves_the_first_version_of_the_files_as_it_is(
    read: Callable[..., Catalogue], catalogue: Catalogue
) -> None:
    names = ", ".join(("ours", *reversed(catalogue.frameworks)))
    order = f"shown: [{names}]\nread: [{names}]\n"
    found = read({"controls.yml": HEAD + CONTROLS, "frameworks/order.yml": order})
    assert list(found.frameworks) == ["ours", *reversed(catalogue.frameworks)]
    versions = {f.id: f.version for f in catalogue.frameworks.values()}
    assert {f.id: f.version for f in found.frameworks.values()} == {"ours": NEWEST, **versions}
    assert set(versions.values()) == {1, NEWEST}


def test_windows_line_endings_change_nothing(read: Callable[..., Catalogue], controls: Catalogue) -> None:
    found = read({"controls.yml": HEAD + CONTROLS}, newline="\r\n")
    assert found.overlaps == controls.overlaps


WRONG = {
    "prefix of others": (
        {"controls.yml": f"framework: {{id: ours, prefix: {MARK}CC}}\ncontrols:\n  - {{id: CC-07, title: Review}}\n"},
        "ids of Our controls may be read as CC1 of SOC 2; choose other letters, or say under",
    ),
    "no prefix": (
        {"controls.yml": f"framework: {MARK}{{id: ours}}\ncontrols:\n  - {{id: EC-07, title: Review}}\n"},
        'the field "prefix" is missing',
    ),
    "no framework": (
        {"controls.yml": f"{MARK}controls:\n  - {{id: EC-07, title: Review}}\n"},
        'the field "framework" is missing: an id, a title and the prefix of all ids',
    ),
    "another prefix": (
        {"controls.yml": f"{HEAD}controls:\n  - {{id: {MARK}XX-07, title: Review}}\n"},
        '"XX-07" must be the prefix and numbers, such as EC-07; this file has EC-',
    ),
    "another sign": (
        {"controls.yml": f"{HEAD}controls:\n  - {{id: EC-07, title: One}}\n  - {{id: {MARK}EC8, title: Two}}\n"},
        '"EC8" is not written as the ids before it; write EC-8',
    ),
    "twice": (
        {"controls.yml": f"{HEAD}controls:\n  - {{id: EC-07, title: One}}\n  - {MARK}{{id: EC-07, title: Two}}\n"},
        '"EC-07" is defined twice (first in compliance/controls.yml:3)',
    ),
    "a group": (
        {"controls.yml": f"{HEAD}controls:\n  - {{id: EC-07, title: One, satisfies: [{MARK}A.5]}}\n"},
        '"A.5" is a theme; name each control or sub-clause that the control satisfies, or a range of them',
    ),
    "an old edition": (
        {"controls.yml": f"{HEAD}controls:\n  - {{id: EC-07, title: One, satisfies: [{MARK}A.9.2.1]}}\n"},
        '"A.9.2.1 (2013)" is of an edition that has ended; in 2022 it is A.5.16',
    ),
    "an unknown id": (
        {"controls.yml": f"{HEAD}controls:\n  - {{id: EC-07, title: One, satisfies: [A.5.18, {MARK}A.5.81]}}\n"},
        'unknown entry "A.5.81" (did you mean A.5.18?)',
    ),
    "itself": (
        {"controls.yml": f"{HEAD}controls:\n  - {{id: EC-07, title: One, satisfies: [{MARK}EC-07]}}\n"},
        '"EC-07" is one of Our controls; a control satisfies entries of other frameworks',
    ),
    "one entry twice": (
        {"controls.yml": f"{HEAD}controls:\n  - {{id: EC-07, title: One, satisfies: [A.5.18, {MARK}A.5.18]}}\n"},
        '"A.5.18" stands twice',
    ),
    "unknown evidence": (
        {"controls.yml": f"{HEAD}controls:\n  - {{id: EC-07, title: One, evidence: [{MARK}user-acess-review]}}\n"},
        'unknown evidence item "user-acess-review" (did you mean user-access-review?)',
    ),
    "the id of a built-in framework": (
        {"controls.yml": f"framework: {{id: {MARK}soc2-2017, prefix: EC}}\ncontrols:\n  - {{id: EC-07, title: One}}\n"},
        '"soc2-2017" is a framework of the built-in data; give yours another id',
    ),
    "the address of another": (
        {
            "controls.yml": f"framework: {{id: ours, prefix: EC, address: {MARK}soc2}}\n"
            "controls:\n  - {id: EC-07, title: One}\n"
        },
        'the address "soc2" is taken already, in mappings/frameworks/soc2-2017.yml:',
    ),
    "an unknown kind": (
        {
            "frameworks/rules-1.yml": FRAMEWORK.replace("FORM", "form: 'R{}'").replace(
                "shut}", f"shut, kind: {MARK}rul}}"
            ),
            "sources.yml": SOURCES,
        },
        'unknown kind "rul" (did you mean rule?); allowed: rule',
    ),
    "two entries with one id": (
        {
            "frameworks/rules-1.yml": FRAMEWORK.replace("FORM", "form: 'R{}'").replace("{id: R2", f"{MARK}{{id: R1"),
            "sources.yml": SOURCES,
        },
        '"R1" is defined twice (first in compliance/frameworks/rules-1.yml:',
    ),
    "a pattern of other ids": (
        {
            "frameworks/rules-1.yml": FRAMEWORK.replace("[{kinds", f"{MARK}[{{kinds").replace(
                "FORM", "read: '[A-Z]+[.]?[0-9.]+'"
            ),
            "sources.yml": SOURCES,
        },
        "ids of House rules may be read as A.5 of ISO/IEC 27001:2022 and CC1 of SOC 2; choose other letters, or say",
    ),
    "a pair inside a framework": (
        {
            "frameworks/rules-1.yml": FRAMEWORK.replace("FORM", "form: 'R{}'"),
            "sources.yml": SOURCES + ROWS,
            "crosswalks/walk.yml": f"source: walk\ndirection: {MARK}rules-to-rules\n"
            "rows: [{at: x, published: {rules: [R1, R2]}}]\n",
        },
        '"rules-to-rules" names one framework twice; a direction leads from one of iso, soc2, csf and rules to another',
    ),
    "a pair inside a framework, undirected": (
        {
            "frameworks/rules-1.yml": FRAMEWORK.replace("FORM", "form: 'R{}'"),
            "sources.yml": SOURCES + ROWS,
            "crosswalks/walk.yml": "source: walk\ndirection: undirected\n"
            f"rows: [{{at: x, published: {MARK}{{rules: [R1, R2]}}}}]\n",
        },
        'an overlap needs entries on both sides; for one side say "no-counterpart"',
    ),
    "a direction that does not exist": (
        {
            "sources.yml": ROWS,
            "crosswalks/walk.yml": f"source: walk\ndirection: {MARK}csf-to-isso\n"
            "rows: [{at: x, published: {csf: [PR.AA-05], iso: [A.5.18]}}]\n",
        },
        'unknown direction "csf-to-isso" (did you mean csf-to-iso?); allowed: soc2-to-iso, iso-to-soc2, csf-to-iso',
    ),
    "three frameworks in a row": (
        {
            "sources.yml": ROWS,
            "crosswalks/walk.yml": "source: walk\ndirection: undirected\n"
            f"rows: [{{at: x, published: {{iso: [A.5.18], soc2: [CC6.3], csf: {MARK}[PR.AA-05]}}}}]\n",
        },
        "a row joins two frameworks, and this one names iso, soc2 and csf; write a row for each two of them",
    ),
    "a place in the order for some": (
        {"controls.yml": HEAD + CONTROLS, "frameworks/order.yml": f"shown: {MARK}[ours]\nread: [ours, soc2-2017]\n"},
        '"soc2-2017" has no place under "shown"',
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_slip_is_told_at_its_place(case: str, read: Callable[..., Catalogue]) -> None:
    files, message = WRONG[case]
    name, text = next((n, t) for n, t in files.items() if MARK in t)
    before = text.partition(MARK)[0]
    place = f"{FOLDER}/{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    with pytest.raises(CatalogueError) as error:
        read({n: t.replace(MARK, "") for n, t in files.items()})
    found = [str(problem) for problem in error.value.problems]
    assert [problem for problem in found if problem.startswith(f"{place}: {message}")], found
    assert len(found) == 1 or case == "a place in the order for some", found


def test_the_workbook_has_the_controls_beside_what_they_serve_and_on_a_sheet(controls: Catalogue) -> None:
    chosen = with_frameworks(controls, *OURS)
    book = read_workbook(control_matrix_files(chosen, lambda place: place.uri)["downloads/control-matrix.xlsx"])
    assert list(book)[:2] == ["Entries", "Every scope"]
    heads, *rows = book["Entries"].rows
    review = next(row for row in rows if row[0] == "A.5.18")
    assert review[heads.index("Our control id")] == "EC-07"
    heads, *rows = book["Our controls"].rows
    assert [row[:2] for row in rows] == [
        ["EC-07", "Quarterly review of access rights"],
        ["EC-08", "Changes are approved before release"],
    ]
    assert rows[0][heads.index("Satisfies of ISO/IEC 27001:2022")] == "A.5.18, A.8.2, A.8.3"
    assert rows[0][heads.index("Owner")] == "Head of IT"
    heads, *rows = book["NIST CSF 2.0"].rows
    access = next(row for row in rows if row[0] == "PR.AA-05")
    assert "A.5.18" in access[heads.index("Beside ISO/IEC 27001:2022")].split(", ")
    assert access[heads.index("Our control id")] == "EC-07"


def test_a_control_has_its_place_in_the_side_navigation_with_all_others(controls: Catalogue) -> None:
    site = build_site(controls, workbooks=False)
    (section,) = (s for s in site.sections if s.title == "Our controls")
    (group,) = section.groups
    assert (group.title, [item.short for item in group.items]) == ("Own controls", ["EC-07", "EC-08"])
    assert site.pages["controls/ec-07.md"].place == group.key
