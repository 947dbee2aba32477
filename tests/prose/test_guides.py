"""Guides say which entries they treat: every link that follows leads to a heading, and nothing new is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.catalogue.selection import Selection, select
from mkdocs_crosswalk.data.locations import written_pages
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.prose.front_matter import headings, parted
from mkdocs_crosswalk.prose.guides import read_guides
from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.views.site import build_site
from tests.support.builds import ROOT
from tests.support.frameworks import CSF, ISO

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.guides import Guide
    from mkdocs_crosswalk.views.site import Site

CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def whole(catalogue: Catalogue) -> Site:
    written = written_pages(CONTENT)
    return build_site(catalogue, written, offered=OFFERED, guides=read_guides(catalogue, written))


def test_the_guide_on_the_csf_says_what_becomes_of_each_relation_of_the_lists(catalogue: Catalogue) -> None:
    """A relation makes a pair of its own, unless it names a whole clause or one that another part of it makes."""
    text = (CONTENT / "guides" / "nist-csf.md").read_text("utf-8")
    wide = [row for row in catalogue.rows if row.source == "olir-154" and all("-" in i for i in row.published.right)]
    relations = sum(len(row.published.left) * len(row.published.right) for row in wide)
    whole = sum(len(row.published.left) * len(row.published.right) for row in wide if row.groups)
    pairs = {source: set[tuple[str, str]]() for source in ("olir-154", "olir-218")}
    for overlap in catalogue.between(ISO, CSF):
        for mapping in overlap.mappings:
            pairs[mapping.row.source].add((overlap.left, overlap.right))
    wide_pairs, narrow_pairs = pairs.values()
    assert f"| Relations | {relations} at subcategories | {len(narrow_pairs)} |" in text
    both = f"make {len(wide_pairs | narrow_pairs)} pairs, and {len(wide_pairs & narrow_pairs)} of them stand in both. "
    assert relations - len(wide_pairs) == 8
    assert whole == 6
    assert f"{both}Eight relations of list 154 add none: six name Clause 6.1, 9.2 or 9.3 as a whole, and" in text


def read(catalogue: Catalogue, folder: Path, **texts: str) -> tuple[Guide, ...]:
    pages = {f"guides/{name}.md": folder / f"{name}.md" for name in texts}
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return read_guides(catalogue, pages)


def wrong(catalogue: Catalogue, folder: Path, text: str) -> list[str]:
    with pytest.raises(CrosswalkError) as caught:
        read(catalogue, folder, one=text)
    return str(caught.value).splitlines()[1:]


def test_what_is_new_to_anybody_has_a_guide_that_helps(catalogue: Catalogue, whole: Site) -> None:
    verdicts = catalogue.verdicts.items()
    new = [entry for entry, v in verdicts if any(one.outcome == Outcome.NEW for one in (v.base, *v.more))]
    assert new
    assert not [entry for entry in new if not whole.extent.guides_for(entry)]


def test_each_clause_control_of_rooms_and_privacy_criterion_leads_to_its_guide(
    catalogue: Catalogue, whole: Site
) -> None:
    for above, uri in {
        **{f"Clause {number}": f"guides/clause-{number}.md" for number in range(4, 11)},
        "A.7": "guides/physical-controls-without-an-office.md",
        "Privacy": "guides/privacy-and-iso27701.md",
    }.items():
        below = (e.id for e in catalogue.entries.values() if catalogue.is_under(e.id, above))
        for entry in (above, *below):
            assert whole.extent.guides_for(entry)[0].target == uri, entry


def test_the_part_of_a_guide_is_the_one_on_the_entry(whole: Site) -> None:
    link, *_ = whole.extent.guides_for("A.7.4")
    assert link.anchor == "physical-security-monitoring-a74"
    assert link.text == "Physical controls without an office"


def test_every_anchor_is_that_of_a_heading(whole: Site) -> None:
    for guide in whole.extent.guides:
        there = {anchor for _, _, anchor in headings(parted((CONTENT / guide.uri).read_text("utf-8"), guide.uri).body)}
        assert {part.anchor for part in guide.treats} - {""} <= there, guide.uri


def test_every_guide_has_its_place_in_the_index(whole: Site) -> None:
    assert {page for page in written_pages(CONTENT) if page.startswith("guides/")} == {
        guide.uri for guide in whole.extent.guides if guide.group and guide.order and guide.description
    }


def test_guides_that_a_site_leaves_out_help_nobody(catalogue: Catalogue) -> None:
    written = written_pages(CONTENT)
    guides = read_guides(catalogue, written)
    without = build_site(catalogue, written, parts=("gap",), offered=OFFERED, guides=guides)
    assert without.extent.guides_for("Clause 9.2.1") == ()


def test_of_what_a_selection_leaves_out_nothing_is_said(catalogue: Catalogue) -> None:
    security = select(catalogue, Selection(("security",)))
    guides = read_guides(security, written_pages(CONTENT))
    named = {entry for guide in guides for part in guide.treats for entry in part.entries}
    assert named <= security.entries.keys()
    assert "Privacy" not in named


def test_a_group_stands_for_all_below_it_and_the_entry_itself_comes_first(catalogue: Catalogue, tmp_path: Path) -> None:
    guides = read(
        catalogue,
        tmp_path,
        far="---\ntitle: Far\norder: 1\ntreats:\n  top: [A.7]\n---\n# Far\n",
        near="---\ntitle: Near\norder: 2\ntreats:\n  two: [a7.4]\n  top: [A.7, A.7.4]\n---\n# Near\n\n## Two\n",
    )
    extent = build_site(catalogue, guides=guides).extent
    assert [(link.text, link.anchor) for link in extent.guides_for("A.7.4")] == [("Near", "two"), ("Far", "")]
    assert [link.text for link in extent.guides_for("A.7.5")] == ["Near", "Far"]
    assert extent.guides_for("A.8.1") == ()


def test_wrong_front_matter_is_told_with_its_place(catalogue: Catalogue, tmp_path: Path) -> None:
    text = "---\norder: last\ntreats:\n  onw: [A.5.1]\n  one: [A.5.99, {}]\n---\n# A guide\n\n## One\n"
    assert wrong(catalogue, tmp_path, text) == [
        'guides/one.md:2:8: "order" must be a number, not "last"',
        'guides/one.md:4:3: the page has no heading with the anchor "onw" (did you mean one?)',
        'guides/one.md:5:9: there is no "A.5.99" (did you mean A.5.19, A.5.29 or A.5.9?)',
        "guides/one.md:5:17: an id of an entry or of a group must stand here",
    ]
    assert wrong(catalogue, tmp_path, "---\ntreats: [A.5.1]\n---\n# A guide\n") == [
        'guides/one.md:2:9: "treats" must hold anchors of headings, each with a list of ids'
    ]
