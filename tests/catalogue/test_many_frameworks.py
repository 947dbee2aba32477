"""More than two frameworks: what is there on request alone, what another one leads to, and what goes with one."""

from __future__ import annotations

import shutil
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import pytest
from tests.support.choice import with_frameworks
from tests.support.frameworks import CSF, ISO, ISO_2013, OURS, SOC2
from tests.support.own_data import written

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.catalogue.selection import Selection
from mkdocs_crosswalk.figures.counts import Basis, counterparts
from mkdocs_crosswalk.figures.derived import derived
from mkdocs_crosswalk.figures.gaps import unjudged
from mkdocs_crosswalk.files.home import Home
from mkdocs_crosswalk.files.site_files import site_files
from mkdocs_crosswalk.ids.mentions import IdReader
from mkdocs_crosswalk.registers.levels import Direction
from mkdocs_crosswalk.views.blocks import Bullets, Facts, Paragraph
from mkdocs_crosswalk.views.site import build_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.site import Site

FILES = ("frameworks/nist-csf-2.0.yml", "crosswalks/olir-154.yml", "crosswalks/olir-218.yml")
SOURCES = "- id: nist-csf-2\n"
WORDS = "- words: [nist, nist csf,"


@pytest.fixture(scope="module")
def never(mappings: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the data of a project that has never heard of NIST CSF."""
    folder = tmp_path_factory.mktemp("never") / "mappings"
    shutil.copytree(mappings, folder)
    for name in FILES:
        (folder / name).unlink()
    order = folder / "frameworks/order.yml"
    for path, first in ((folder / "sources.yml", SOURCES), (folder / "search.yml", WORDS)):
        before, found, _ = path.read_text("utf-8").partition(f"\n{first}")
        assert found
        path.write_text(f"{before}\n", "utf-8")
    order.write_text(order.read_text("utf-8").replace(f", {CSF}]", "]"), "utf-8")
    return load(folder)


@pytest.fixture(scope="module")
def usual(catalogue: Catalogue) -> Catalogue:
    return with_frameworks(catalogue)


def site_of(catalogue: Catalogue) -> Site:
    return build_site(catalogue, workbooks=False)


def texts(value: object) -> Iterator[str]:
    """Yield every text of a record of the data, and of those in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from (*texts(key), *texts(one))
    elif isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name)) if field.name != "position" else ()


def test_without_a_framework_that_is_there_on_request_the_site_is_as_if_it_had_no_file(
    usual: Catalogue, never: Catalogue
) -> None:
    ours, theirs = site_of(usual), site_of(never)
    assert ours.pages == theirs.pages
    assert ours.sections == theirs.sections
    home = Home(lambda place: f"{place.uri}#{place.anchor}", site_url="https://example.org/")
    assert site_files(ours, home, "assets/") == site_files(theirs, home, "assets/")


def test_what_is_there_without_request_does_not_speak_of_what_is_not(catalogue: Catalogue, usual: Catalogue) -> None:
    names = catalogue.ids.names
    registers = (usual.evidence, usual.guidance, usual.documents, usual.verdicts, usual.sources, usual.judgements)
    for text in {text for register in registers for one in register.values() for text in texts(one)}:
        spoken = {n.framework for found in names.found.finditer(text) for n in names.spoken(found[0]).ours}
        assert CSF not in spoken, text
        assert not [
            m.text
            for m in IdReader(catalogue.ids, everywhere=True).read(text)
            if m.entry in catalogue.entries and catalogue.entries[m.entry].framework == CSF
        ], text


def test_the_csf_has_its_functions_categories_and_subcategories(catalogue: Catalogue) -> None:
    counts = [len(catalogue.framework_entries(CSF, kind)) for kind in ("function", "csf-category", "subcategory")]
    assert counts == [6, 22, 106]
    assert all(entry.statement for entry in catalogue.framework_entries(CSF))


def test_each_subcategory_has_a_pair_and_none_has_a_level(catalogue: Catalogue) -> None:
    between = (ISO, CSF)
    named = counterparts(catalogue, ("subcategory",), Basis(level=None, between=between))
    assert (named.numerator, named.denominator) == (106, 106)
    assert all(not overlap.levels and overlap.counted for overlap in catalogue.between(*between))
    assert catalogue.spoken == {Direction("soc2", "iso"), Direction("iso", "soc2")}


def test_a_clause_that_holds_others_is_a_group_and_makes_no_pair(catalogue: Catalogue) -> None:
    of_group = [row for row in catalogue.rows if row.source == "olir-154" and "Clause 6.1" in row.groups]
    assert {"GV.OC-01", "GV.OC-02"} <= {r.id for row in of_group for r in row.right}
    assert not any("Clause 6.1" in pair for pair in catalogue.overlaps)


def test_a_pair_of_one_framework_is_no_counterpart_in_another(catalogue: Catalogue, usual: Catalogue) -> None:
    """A.7.6 has a subcategory beside it, and no criterion."""
    for found in (catalogue, usual):
        rest = counterparts(found, ("control",), Basis(level=None, between=(ISO, SOC2))).rest
        assert "A.7.6" in rest and len(rest) == 8


def test_a_criterion_is_derived_through_pairs_that_are_full_or_partial_and_counts_nowhere(catalogue: Catalogue) -> None:
    found = derived(catalogue, "PR.AA-05", SOC2)
    through = {one.entry: one.through for one in found}
    assert [len(one.through) for one in found] == sorted((len(one.through) for one in found), reverse=True)
    assert "A.5.18" in through["CC6.3"]
    for criterion, controls in through.items():
        for control in controls:
            assert any(level != "none" for level in catalogue.overlaps[control, criterion].levels.values())
            assert (control, "PR.AA-05") in catalogue.overlaps
    assert not any("PR.AA-05" in pair and criterion in pair for pair in catalogue.overlaps for criterion in through)


def test_what_is_derived_one_way_is_derived_the_other_way(catalogue: Catalogue) -> None:
    there = {one.entry for one in derived(catalogue, "PR.AA-05", SOC2)}
    back = {e.id for e in catalogue.singles if "PR.AA-05" in {one.entry for one in derived(catalogue, e.id, CSF)}}
    assert back == there


def test_frameworks_that_are_compared_derive_nothing_of_each_other(catalogue: Catalogue) -> None:
    assert derived(catalogue, "A.5.15", SOC2) == derived(catalogue, "A.5.15", CSF) == ()


def test_only_pairs_of_frameworks_between_which_we_judge_are_left_to_judge(catalogue: Catalogue) -> None:
    kinds = {catalogue.entries[i].framework for pair in unjudged(catalogue) for i in (pair.left, pair.right)}
    assert kinds == {ISO, SOC2}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See PR.AA-05, DE.CM-01 and RS.MA.", ["PR.AA-05", "DE.CM-01", "RS.MA"]),
        ("NIST CSF 1.1: PR.AC-1, PR.IP-10, ID.RA-1 to ID.RA-5", []),
        ("the ID of a user and the PR of a change, by NIST CSF", []),
        ("PR.AA-051, PR.AA-5 and PR.AA-05.md", []),
        ("A.5.15 (PR.AA-05)", ["A.5.15", "PR.AA-05"]),
    ],
)
def test_ids_of_the_csf_in_prose(catalogue: Catalogue, text: str, found: list[str]) -> None:
    mentions = IdReader(catalogue.ids, everywhere=False).read(text)
    assert [m.entry for m in mentions] == found


def test_an_id_of_a_framework_that_a_site_has_not_is_neither_a_link_nor_wrong(usual: Catalogue) -> None:
    assert IdReader(usual.ids, everywhere=False).read("NIST CSF PR.AA-05 and PR.AA-99") == []
    assert usual.ids.find("PR.AA-05") == ()


@pytest.mark.parametrize("kept", [ISO, SOC2, CSF])
def test_a_site_with_one_framework_speaks_of_no_other(catalogue: Catalogue, kept: str) -> None:
    found = with_frameworks(catalogue, kept)
    others = [f for f in OURS if f not in (kept, ISO_2013)]
    gone = {f for f in others if f != kept}
    names = catalogue.ids.names
    registers = (found.evidence, found.guidance, found.documents, found.sources, found.standings)
    said = {text for register in registers for one in register.values() for text in texts(one)}
    said |= {text for one in (*found.corrections, *found.rows) for text in texts(one)}
    for text in said:
        spoken = {n.framework for m in names.found.finditer(text) for n in names.spoken(m[0]).ours}
        assert not spoken & gone, text
    assert set(found.frameworks) == {kept}
    assert not found.verdicts and not found.judgements and not found.unmatched
    assert set(found.full.frameworks) <= {kept, ISO_2013}


@pytest.mark.parametrize("kept", [(ISO,), (SOC2,), (CSF,), (ISO, CSF), (SOC2, CSF)], ids="-and-".join)
def test_what_stays_keeps_its_name_and_says_something(catalogue: Catalogue, kept: tuple[str, ...]) -> None:
    found = with_frameworks(catalogue, *kept)
    for name in ("sources", "evidence", "documents"):
        registered = getattr(found, name)
        assert [record.id for record in registered.values()] == list(registered)
    assert all(point.text for document in found.documents.values() for point in document.says)
    keys = {framework.key for framework in found.frameworks.values()}
    assert {row.source for row in found.rows} <= set(found.sources)
    assert all(keys.issuperset(row.between) for row in found.rows if row.says != "evidence")


@pytest.mark.parametrize("kept", [ISO, SOC2, CSF])
def test_what_is_said_of_a_framework_that_is_gone_leaves_no_heading_over_nothing(
    catalogue: Catalogue, kept: str
) -> None:
    for page in site_of(with_frameworks(catalogue, kept)).pages.values():
        for section in page.sections:
            assert section.blocks, f"{page.uri}#{section.anchor}"
            for block in section.blocks:
                assert not (isinstance(block, Paragraph) and not block.text), f"{page.uri}#{section.anchor}"
                assert not (isinstance(block, Bullets) and not block.items), f"{page.uri}#{section.anchor}"
                said = block.items if isinstance(block, Facts) else ()
                assert all(text for _, text in said), f"{page.uri}#{section.anchor}"


ROWS_OF_ONE = """\
source: help
direction: iso-to-soc2
rows:
  - {at: list, says: evidence, published: {soc2: [CC6.3]}, evidence: [user-access-review], how: automatic}
  - {at: text, says: no-counterpart, published: {soc2: [CC6.2]}}
"""


@pytest.mark.parametrize("frameworks", [(SOC2,), (SOC2, CSF)])
def test_rows_of_evidence_stay_and_what_is_said_beside_a_framework_that_is_gone_goes(
    mappings: Path, tmp_path: Path, frameworks: tuple[str, ...]
) -> None:
    source = "- {id: help, name: Help, title: Help, kind: help-page}\n"
    folder = written(tmp_path, {"sources.yml": source, "crosswalks/help.yml": ROWS_OF_ONE})
    found = with_frameworks(load(mappings, extra={"ours": folder}), *frameworks)
    assert [row.says for row in found.rows] == ["evidence"]
    home = Home(lambda place: place.uri, site_url="https://example.org/")
    assert '"help"' in str(site_files(site_of(found), home, "assets/")["api/v1/sources.json"])


def test_the_pages_and_files_of_a_framework_that_a_site_has_not_are_gone(usual: Catalogue) -> None:
    extent = site_of(usual).extent
    gone = ("nist-csf/index.md", "PR.AA-05", "matrix/iso27001-and-nist-csf.md", "sources/olir-154.md")
    files = ("downloads/crosswalk-iso27001-and-nist-csf.csv", "api/v2/entries/nist-csf/pr-aa-05.json")
    assert not any(map(extent.has, (*gone, *files)))
    assert extent.has("matrix.md") and extent.has("A.5.15") and extent.has("sources/this-project.md")


def test_an_edition_goes_with_the_one_that_succeeds_it(catalogue: Catalogue) -> None:
    assert set(with_frameworks(catalogue, SOC2, ISO_2013).frameworks) == {SOC2}
    assert set(with_frameworks(catalogue, ISO, ISO_2013).frameworks) == {ISO, ISO_2013}


def test_a_site_needs_a_framework_that_can_be_compared(catalogue: Catalogue) -> None:
    problems = Selection(frameworks=(ISO_2013,)).problems(catalogue)
    assert problems == ["frameworks: name one whose entries pairs may join"]
    assert Selection(frameworks=("nist-csf",)).problems(catalogue)[0] == (
        'frameworks: unknown "nist-csf" (did you mean nist-csf-2.0?)'
    )
