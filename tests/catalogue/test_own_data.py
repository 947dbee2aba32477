"""What a site adds to the built-in data: each kind is read and counted, and each slip is reported at its place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.support.own_data import FOLDER, GUIDE, examples, written

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.catalogue.selection import Selection, select
from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.data.problems import CatalogueError
from mkdocs_crosswalk.registers.levels import Agreement, Direction, Level
from mkdocs_crosswalk.registers.own_data import SITE, OwnData
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.blocks import Table
from mkdocs_crosswalk.views.site import build_site
from mkdocs_crosswalk.views.text import plain
from mkdocs_crosswalk.views.ways import pairs_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

FORWARD, BACK = Direction("soc2", "iso"), Direction("iso", "soc2")
MARK = "¦"
"""Stands in a file where the problem is to be reported; it is not written."""
DECISION = """\
- iso: A.5.18
  soc2: CC6.2
  soc2_to_iso: none
  iso_to_soc2: none
  reason: Customers grant access themselves.
  by: Head of compliance
  reviewed: 2026-05-04
"""
SOURCE = "- {id: gap-assessment, name: Gap assessment, title: Gap assessment, kind: table}\n"
CLAIMED = f"{SOURCE[:-2]}, claims: [{{id: a, figure: x, about: x, at: x, numerator: 5, denominator: WHOLE}}]}}\n"
ROWS = """\
source: gap-assessment
direction: soc2-to-iso
levels: {Half: partial}
rows:
  - at: Line 1
    published: {soc2: [CC6.2], iso: [A.7.14], level: Half}
"""
ITEM = examples()[f"{FOLDER}/evidence.yml"]


@pytest.fixture
def read(mappings: Path, tmp_path: Path) -> Callable[..., Catalogue]:
    """Return a function that loads the built-in data with files of a site's folder."""

    def load_with(files: dict[str, str], **how: str) -> Catalogue:
        return load(mappings, extra={FOLDER: written(tmp_path / FOLDER, files, **how)})

    return load_with


@pytest.fixture(scope="module")
def guided(mappings: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the data with all that the guide shows."""
    folder = written(tmp_path_factory.mktemp("guide"), examples())
    return load(mappings, extra={FOLDER: folder / FOLDER})


def test_without_a_folder_nothing_is_the_sites_own(catalogue: Catalogue) -> None:
    assert catalogue.own == OwnData()
    assert SITE not in catalogue.sources
    assert all(o.decision is None and o.undecided is None for o in catalogue.overlaps.values())


def test_a_rejected_pair_is_uncounted_and_all_behind_it_stays(guided: Catalogue, catalogue: Catalogue) -> None:
    pair = ("A.5.18", "CC6.2")
    overlap, before = guided.overlaps[pair], catalogue.overlaps[pair]
    assert before.counted and not overlap.counted
    assert overlap.levels == {FORWARD: Level.NONE, BACK: Level.NONE}
    assert (overlap.voices, overlap.level(FORWARD)) == (0, None)
    assert overlap.judgement == before.judgement
    assert overlap.undecided == before
    assert [m.row for m in overlap.mappings] == [m.row for m in before.mappings]
    assert not any(m.counted for m in overlap.mappings)
    assert all(m.why_not for m in overlap.mappings)
    assert any(m.why_not.startswith("This site rejects the pair. Customers grant") for m in overlap.mappings)
    assert overlap.decision and overlap.decision.by == "Head of compliance"
    assert overlap.decision.reviewed == date(2026, 5, 4)


def test_another_level_goes_before_ours_and_before_the_published_ones(guided: Catalogue, catalogue: Catalogue) -> None:
    pair = ("A.8.16", "CC7.2")
    overlap, before = guided.overlaps[pair], catalogue.overlaps[pair]
    assert overlap.levels == {FORWARD: Level.PARTIAL, BACK: Level.PARTIAL}
    assert overlap.counted
    alike = before.levels[FORWARD] == Level.PARTIAL and before.agreement[FORWARD] != Agreement.DIFFER
    assert overlap.agreement[FORWARD] == (Agreement.AGREE if alike else Agreement.DIFFER)
    assert [m.counted for m in overlap.mappings] == [m.counted for m in before.mappings]
    assert overlap.voices == before.voices + 1


def test_a_pair_that_this_project_rejects_can_be_decided_to_be_one(
    read: Callable[..., Catalogue], catalogue: Catalogue
) -> None:
    pair = next(p for p, o in catalogue.overlaps.items() if not o.counted and any(m.sound for m in o.mappings))
    text = DECISION.replace("A.5.18", pair[0]).replace("CC6.2", pair[1]).replace("none", "partial")
    overlap = read({"decisions.yml": text}).overlaps[pair]
    assert overlap.counted
    assert [m.counted for m in overlap.mappings] == [m.sound for m in overlap.mappings]
    assert overlap.voices == len(overlap.sources) + 1
    assert overlap.judgement and overlap.judgement.rejects


def test_a_pair_that_nobody_names_can_be_decided(read: Callable[..., Catalogue], catalogue: Catalogue) -> None:
    pair = next(("A.7.14", c) for c in catalogue.in_scope("soc2-2017") if ("A.7.14", c) not in catalogue.overlaps)
    text = DECISION.replace("A.5.18", pair[0]).replace("CC6.2", pair[1]).replace("none", "partial")
    found = read({"decisions.yml": text})
    overlap = found.overlaps[pair]
    assert overlap.counted and overlap.undecided is None and overlap.voices == 1
    assert set(found.overlaps) == {*catalogue.overlaps, pair}


@pytest.mark.parametrize("other", ["PR.AA-05", "PR.AA-01"])
def test_a_decided_pair_of_a_list_of_names_shows_its_level_and_the_list_stays_one(
    other: str, read: Callable[..., Catalogue], catalogue: Catalogue
) -> None:
    text = DECISION.replace("soc2", "csf").replace("CC6.2", other).replace("none", "partial", 1).replace("none", "full")
    found = read({"decisions.yml": text})
    assert found.spoken == catalogue.spoken
    crosswalk = found.crosswalk_between("A.5.18", other)
    assert pairs_files(found, crosswalk) == pairs_files(catalogue, crosswalk)
    page = build_site(found, workbooks=False).pages[addresses.place_of(found.entries[other]).uri]
    section = next(s for s in page.sections if s.anchor == "overlap")
    row = next(
        row for block in section.blocks if isinstance(block, Table) for row in block.rows if row.anchor == "a-5-18"
    )
    said = plain(row.cells[0])
    assert said == "A.5.18 Access rights For CSF: full For ISO: partial Decided here"
    if ("A.5.18", other) not in catalogue.overlaps:
        assert plain(row.cells[1]) == "This site"


def test_only_decided_pairs_and_pairs_of_own_rows_differ(guided: Catalogue, catalogue: Catalogue) -> None:
    changed = {p for p, o in guided.overlaps.items() if o != catalogue.overlaps.get(p)}
    own = ("gap-assessment", SITE)
    stated = {(one.id, other.id) for r in guided.rows if r.source in own for one in r.left for other in r.right}
    assert changed == {("A.5.18", "CC6.2"), ("A.8.16", "CC7.2")} | stated
    assert set(catalogue.overlaps) <= set(guided.overlaps)


def test_rows_of_an_own_source_are_counted_as_any(read: Callable[..., Catalogue]) -> None:
    found = read({"sources.yml": SOURCE, "crosswalks/gap.yml": ROWS})
    overlap = found.overlaps["A.7.14", "CC6.2"]
    assert overlap.judgement is None
    assert overlap.levels == {FORWARD: Level.PARTIAL}
    assert overlap.counted and overlap.sources == ("gap-assessment",)
    assert list(found.sources)[-2:] == ["gap-assessment", SITE]
    assert found.rows[-1].position == (f"{FOLDER}/crosswalks/gap.yml", 5, 5)


def test_an_own_evidence_item_serves_and_stands_last(guided: Catalogue, catalogue: Catalogue) -> None:
    assert list(guided.evidence) == [*catalogue.evidence, "office-round-record"]
    assert guided.own.evidence == ("office-round-record",)
    assert "office-round-record" in [item.id for item in guided.items_for("A.7.7")]
    assert list(guided.systems) == [*catalogue.systems, "facility-tickets"]
    named = {link.entry for link in guided.served_by("office-round-record")}
    assert named == {"A.7.7", "CC6.4"}


def test_owners_places_and_reviews_of_entries_and_items(guided: Catalogue) -> None:
    entries, items = guided.own.entries, guided.own.items
    assert list(entries) == ["A.5.18", "A.5.29", "A.5.30", "CC6.2", "EC-07", "EC-08"]
    assert entries["A.5.18"].owner == "Head of IT"
    assert entries["A.5.18"].reviewed == date(2026, 3, 2)
    review = items["user-access-review"]
    assert review.records == ("https://records.example.com/access-reviews",)
    assert items["backup-configuration"].records == ("Ticket system", "Shared drive of the platform team")
    assert review.due == date(2026, 6, 30)
    assert not review.late(date(2026, 6, 30)) and review.late(date(2026, 7, 1))
    assert not items["backup-configuration"].late(date.max)


def test_an_owner_of_a_group_is_that_of_all_below_it_and_the_narrower_line_wins(
    read: Callable[..., Catalogue], catalogue: Catalogue
) -> None:
    lines = {"A.7.4": "Guard", "all": "Board", "A.5.36-A.6.2": "People", "A.7": "Site"}
    lines |= {"Clause 9": "Audit", "CC1": "HR"}
    found = read({"owners.yml": "".join(f"- {{entry: {entry}, owner: {who}}}\n" for entry, who in lines.items())})
    owners = {entry: kept.owner for entry, kept in found.own.entries.items()}
    assert set(owners) == {e.id for e in catalogue.singles}
    said = {"A.7.3": "Site", "A.7.4": "Guard", "A.5.35": "Board", "A.5.37": "People", "A.6.1": "People"}
    said |= {"A.6.3": "Board", "Clause 9.2.1": "Audit", "Clause 10.1": "Board", "CC1.5": "HR", "CC2.1": "Board"}
    assert {entry: owners[entry] for entry in said} == said


def test_evidence_of_one_day_needs_no_word_on_sampling(read: Callable[..., Catalogue]) -> None:
    sampled = next(line for line in ITEM.splitlines(keepends=True) if "sampling:" in line)
    dated = ITEM.replace(sampled, "").replace("over-a-period", "point-in-time")
    assert read({"evidence.yml": dated}).evidence["office-round-record"].sampling == ""
    with pytest.raises(CatalogueError, match='the field "sampling" is missing'):
        read({"evidence.yml": ITEM.replace(sampled, "")})


def test_evidence_serves_an_entry_or_is_asked_for_by_another_text(read: Callable[..., Catalogue]) -> None:
    served = next(line for line in ITEM.splitlines(keepends=True) if "serves:" in line)
    found = read({"evidence.yml": ITEM.replace(served, "    outside: The lease\n")})
    item = found.evidence["office-round-record"]
    assert (item.serves, item.outside) == ((), "The lease")
    assert "office-round-record" in select(found, Selection(("security",))).evidence
    with pytest.raises(CatalogueError, match='the field "serves" is missing'):
        read({"evidence.yml": ITEM.replace(served, "")})


@pytest.mark.parametrize(("newline", "encoding"), [("\r\n", "utf-8"), ("\n", "utf-8-sig"), ("\r\n", "utf-8-sig")])
def test_files_of_windows_say_the_same(
    guided: Catalogue, read: Callable[..., Catalogue], newline: str, encoding: str
) -> None:
    files = {n.removeprefix(f"{FOLDER}/"): text for n, text in examples().items() if n.startswith(f"{FOLDER}/")}
    found = read(files, newline=newline, encoding=encoding)
    assert found.own == guided.own
    assert found.overlaps == guided.overlaps
    assert found.evidence == guided.evidence


def test_several_folders_add_up(mappings: Path, tmp_path: Path) -> None:
    one = written(tmp_path / "one", {"decisions.yml": DECISION})
    two = written(tmp_path / "two", {"evidence.yml": ITEM})
    found = load(mappings, extra={"one": one, "two": two})
    assert list(found.own.decisions) == [("A.5.18", "CC6.2")]
    assert found.own.evidence == ("office-round-record",)
    with pytest.raises(
        CatalogueError, match=r"two/decisions.yml:1:3: A.5.18 with CC6.2 is decided twice \(first in one"
    ):
        load(mappings, extra={"one": one, "two": written(two, {"decisions.yml": DECISION})})


def test_hidden_files_backups_and_markdown_are_left_alone(read: Callable[..., Catalogue]) -> None:
    found = read({"decisions.yml": DECISION, "README.md": "#", ".notes/x.yml": "-", "decisions.yml~": "-"})
    assert len(found.own.decisions) == 1


HELD = (
    "controls.yml, decisions.yml, evidence.yml, organisation.yml, owners.yml, records.yml, sources.yml, status.yml, "
    "crosswalks/*.yml and frameworks/*.yml"
)
MAY_HOLD = f"the folder may hold {HELD}"
BOTH = {"sources.yml": SOURCE, "crosswalks/gap.yml": ROWS}
SLIPS: dict[str, tuple[dict[str, str], str]] = {
    "an unknown control": (
        {"decisions.yml": DECISION.replace("A.5.18", "¦A.5.81")},
        'unknown control or clause "A.5.81" (did you mean A.5.18?)',
    ),
    "a group": ({"decisions.yml": DECISION.replace("CC6.2", "¦CC6")}, '"CC6" must be a criterion'),
    "a level in no other direction": (
        {"decisions.yml": DECISION.replace("  iso_to_soc2: none\n", "").replace("- iso", "- ¦iso")},
        'the field "iso_to_soc2" is missing',
    ),
    "a misspelt level": (
        {"decisions.yml": DECISION.replace("soc2_to_iso: none", "soc2_to_iso: ¦ful")},
        'unknown soc2_to_iso "ful" (did you mean full?); allowed: full, partial, none',
    ),
    "levels that cannot be together": (
        {
            "decisions.yml": DECISION.replace(
                "soc2_to_iso: none\n  iso_to_soc2: none", "soc2_to_iso: full\n  iso_to_soc2: ¦none"
            )
        },
        (
            "A.5.18 with CC6.2 is full one way and none the other; records that serve in full do the same work, so "
            "the other way is at least partial"
        ),
    ),
    "no reason": (
        {
            "decisions.yml": DECISION.replace("  reason: Customers grant access themselves.\n", "").replace(
                "- iso", "- ¦iso"
            )
        },
        'the field "reason" is missing',
    ),
    "nobody who decided": (
        {"decisions.yml": DECISION.replace("  by: Head of compliance\n", "").replace("- iso", "- ¦iso")},
        'the field "by" is missing',
    ),
    "a day that is none": (
        {"decisions.yml": DECISION.replace("2026-05-04", "¦4 May 2026")},
        '"4 May 2026" is not a date; write it as 2026-05-12',
    ),
    "an unknown field": (
        {"decisions.yml": DECISION + "  ¦reasn: None.\n"},
        'unknown field "reasn" (did you mean reason?)',
    ),
    "a pair decided twice": (
        {"decisions.yml": DECISION + DECISION.replace("- iso", "- ¦iso")},
        f"A.5.18 with CC6.2 is decided twice (first in {FOLDER}/decisions.yml:1)",
    ),
    "a mapping for a list": (
        {"decisions.yml": "¦iso: A.5.18\n"},
        '"decisions.yml" must be a list, or a mapping with "pairs" or "verdicts"',
    ),
    "an evidence item of the built-in data": (
        {"evidence.yml": ITEM.replace("id: office-round-record", "id: ¦user-access-review")},
        'the built-in data has the evidence item "user-access-review" already, in mappings/evidence.yml:',
    ),
    "a system of the built-in data": (
        {"evidence.yml": ITEM.replace("id: facility-tickets", "id: ¦siem").replace("[facility-tickets]", "[siem]")},
        'the built-in data has the system "siem" already, in mappings/evidence.yml:',
    ),
    "an evidence item that makes no address": (
        {"evidence.yml": ITEM.replace("id: office-round-record", "id: ¦Office round")},
        '"Office round" makes no address; write small letters, digits and dashes',
    ),
    "an evidence item at the address of the list": (
        {"evidence.yml": ITEM.replace("id: office-round-record", "id: ¦index")},
        '"index" is the address of the list; choose another id',
    ),
    "an evidence item at the address of the evidence plan": (
        {"evidence.yml": ITEM.replace("id: office-round-record", "id: ¦plan")},
        '"plan" is the address of the evidence plan; choose another id',
    ),
    "an unknown topic": (
        {"evidence.yml": ITEM.replace("topic: devices", "topic: ¦device")},
        (
            'unknown topic "device" (did you mean devices?); allowed: governance, risk, people, access, devices, data, '
            "changes, network, monitoring, continuity, suppliers, privacy, processing"
        ),
    ),
    "a source of the built-in data": (
        {"sources.yml": SOURCE.replace("gap-assessment", "¦comparison-guide")},
        'the built-in data has the source "comparison-guide" already, in mappings/sources.yml:',
    ),
    "the source that stands for the site": (
        {"sources.yml": SOURCE.replace("gap-assessment", "¦this-site")},
        '"this-site" stands for all that your site adds; choose another id',
    ),
    "a source that stands for a project": (
        {"sources.yml": SOURCE.replace("kind: table", "kind: ¦project")},
        '"project" is a kind of the built-in data alone',
    ),
    "rows of a built-in source": (
        {**BOTH, "crosswalks/gap.yml": ROWS.replace("gap-assessment", "¦comparison-guide")},
        '"comparison-guide" is a source of the built-in data; add one of your own to sources.yml',
    ),
    "rows of an unknown source": (
        {**BOTH, "crosswalks/gap.yml": ROWS.replace("gap-assessment", "¦gap-assesment")},
        'unknown source "gap-assesment" (did you mean gap-assessment?)',
    ),
    "rows of a source in two files": (
        {**BOTH, "crosswalks/more.yaml": ROWS.replace("gap-assessment", "¦gap-assessment")},
        f'the rows of "gap-assessment" stand in {FOLDER}/crosswalks/gap.yml already',
    ),
    "a row with an unknown criterion": (
        {**BOTH, "crosswalks/gap.yml": ROWS.replace("CC6.2", "¦CC6.22")},
        'unknown criterion "CC6.22" (did you mean CC6.2?)',
    ),
    "an owner of nothing": ({"owners.yml": "- ¦owner: Head of IT\n"}, 'say under "entry" or "item" what is owned'),
    "an entry of which nothing is said": (
        {"owners.yml": "- ¦entry: A.5.1\n"},
        "say an owner, where the records are, or a day of review",
    ),
    "an owner of a control of 2013": (
        {"owners.yml": "- {entry: ¦A.9.2.1 (2013), owner: Head of IT}\n"},
        '"A.9.2.1 (2013)" must be a control, sub-clause, criterion or subcategory, or a group of them',
    ),
    "a range from one framework into another": (
        {"owners.yml": "- {entry: ¦A.8.34-CC1.1, owner: Head of IT}\n"},
        "the range from A.8.34 to CC1.1 is over two frameworks, ISO/IEC 27001:2022 and SOC 2; name a part of each",
    ),
    "an unknown item": (
        {"owners.yml": "- {item: ¦user-acess-review, owner: Head of IT}\n"},
        'unknown evidence item "user-acess-review" (did you mean user-access-review?)',
    ),
    "an entry with two owners": (
        {"owners.yml": "- {entry: A.5.1, owner: Head of IT}\n- ¦{entry: [A.5.2, A.5.1], owner: Head of IT}\n"},
        f"A.5.1 stands twice (first in {FOLDER}/owners.yml:1)",
    ),
    "two owners of one group": (
        {"owners.yml": "- {entry: CC8, owner: Head of IT}\n- ¦{entry: CC8.1, owner: Head of IT}\n"},
        f"CC8.1 stands twice (first in {FOLDER}/owners.yml:1)",
    ),
    "two owners of everything": (
        {"owners.yml": "- {entry: all, owner: Head of IT}\n- ¦{entry: all, owner: Head of Risk}\n"},
        f'"all" stands twice (first in {FOLDER}/owners.yml:1)',
    ),
    "an owner of a misspelt field": (
        {"owners.yml": "- {¦entrey: A.5.1, owner: Head of IT}\n"},
        'unknown field "entrey" (did you mean entry?)',
    ),
    "an entry of which a misspelt field is said": (
        {"owners.yml": "- {entry: A.5.1, ¦onwer: Head of IT}\n"},
        'unknown field "onwer" (did you mean owner?)',
    ),
    "a misspelt field of an owner": (
        {"owners.yml": "- {entry: A.5.1, owner: Head of IT, ¦review_by: 2026-05-04}\n"},
        'unknown field "review_by" (did you mean reviewed?)',
    ),
    "an owner of an empty list of entries": (
        {"owners.yml": "- {entry: ¦[], item: user-access-review, owner: Head of IT}\n"},
        '"entry" is empty',
    ),
    "an owner of an empty list of items": (
        {"owners.yml": "- {entry: A.5.1, item: ¦[], owner: Head of IT}\n"},
        '"item" is empty',
    ),
    "records that are nowhere": (
        {"owners.yml": "- {entry: A.5.1, owner: Head of IT, records: ¦[]}\n"},
        '"records" is empty',
    ),
    "digits of another script": (
        {"owners.yml": "- {entry: ¦A.5.\u0664, owner: Head of IT}\n"},
        'unknown entry "A.5.\u0664"',
    ),
    "digits that are wide": (
        {"decisions.yml": DECISION.replace("CC6.2", "¦CC6.\uff12")},
        'unknown criterion "CC6.\uff12"',
    ),
    "a suggestion without a reason": (
        {**BOTH, "crosswalks/gap.yml": f"{ROWS}    suggested: ¦{{soc2: [CC6.4]}}\n"},
        'the field "reason" is missing',
    ),
    "an evidence item whose id is too long for a file": (
        {"evidence.yml": ITEM.replace("id: office-round-record", f"id: ¦{'a' * 300}")},
        f'"{"a" * 40}\N{HORIZONTAL ELLIPSIS}" is too long for the name of a file; write at most 100 letters',
    ),
    "a source whose id is too long for a file": (
        {"sources.yml": SOURCE.replace("gap-assessment", f"¦{'a' * 101}")},
        f'"{"a" * 40}\N{HORIZONTAL ELLIPSIS}" is too long for the name of a file; write at most 100 letters',
    ),
    "an evidence item with the name of a built-in one": (
        {"evidence.yml": ITEM.replace("name: Office round record", "name: ¦User access  Review")},
        'another evidence item has the name "User access Review" (in mappings/evidence.yml:',
    ),
    "a source with the name of another": (
        {"sources.yml": SOURCE + SOURCE.replace("id: gap", "id: new-gap").replace("name: Gap", "name: ¦Gap")},
        'another source has the name "Gap assessment" (in line 1); choose another name',
    ),
    "more than the whole": (
        {"sources.yml": CLAIMED.replace("WHOLE", "¦3")},
        "a share has a denominator of 1 or more, and no more above it",
    ),
    "a part of nothing": (
        {"sources.yml": CLAIMED.replace("WHOLE", "¦0")},
        "a share has a denominator of 1 or more, and no more above it",
    ),
    "an unknown file": ({"decison.yml": "¦[]\n"}, f"unknown file (did you mean decisions.yml?); {MAY_HOLD}"),
    "a folder with another name": (
        {"crosswalk/gap.yml": "¦[]\n"},
        f"unknown file (did you mean crosswalks/gap.yml?); {MAY_HOLD}",
    ),
    "a file that an editor gave another ending": (
        {"decisions.yml.txt": "¦[]\n"},
        f"unknown file (did you mean decisions.yml?); {MAY_HOLD}",
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_reported_once_at_its_place(read: Callable[..., Catalogue], name: str) -> None:
    files, message = SLIPS[name]
    ((marked, text),) = ((n, t) for n, t in files.items() if MARK in t)
    start = text.index(MARK)
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    with pytest.raises(CatalogueError) as caught:
        read({n: t.replace(MARK, "") for n, t in files.items()})
    (problem,) = map(str, caught.value.problems)
    assert problem.startswith(f"{FOLDER}/{marked}:{line}:{column}: {message}")


def test_a_folder_without_data_or_without_being_is_an_error(mappings: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.yml").write_text("[]\n", "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(mappings, extra={name: tmp_path / name for name in ("empty", "nowhere", "notes.yml")})
    assert list(map(str, caught.value.problems)) == [
        f"empty:1:1: the folder is empty; it may hold {HELD}",
        "notes.yml:1:1: this is a file; name the folder that it lies in",
        "nowhere:1:1: there is no such folder",
    ]


def test_all_problems_of_all_files_stand_in_one_error_as_the_guide_shows_them(
    read: Callable[..., Catalogue],
) -> None:
    files = {
        "decisions.yml": DECISION.replace("A.5.18", "A.5.81"),
        "decison.yml": "[]\n",
        "evidence.yml": ITEM[ITEM.index("items:") :]
        .replace("office-round-record", "user-access-review")
        .replace("facility-tickets", "siem"),
    }
    with pytest.raises(CatalogueError) as caught:
        read(files)
    shown = GUIDE.read_text("utf-8").partition("```text\n")[2].partition("```")[0]
    said = "\n".join(map(str, caught.value.problems))
    line = re.compile(r"(?<=mappings/evidence.yml:)\d+")
    assert line.sub("", said).splitlines() == line.sub("", shown).splitlines()


def test_the_command_checks_own_data_with_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path / FOLDER, {"decisions.yml": DECISION})
    assert main(["check", "--with", str(folder)]) == 0
    counted = capsys.readouterr().out
    assert main(["check"]) == 0
    assert counted != capsys.readouterr().out
    written(folder, {"decisions.yml": DECISION.replace("CC6.2", "CC6.22")})
    assert main(["check", "--with", str(folder)]) == 1
    assert f'{folder.as_posix()}/decisions.yml:2:9: unknown criterion "CC6.22"' in capsys.readouterr().err


def test_what_this_project_publishes_is_not_what_a_site_decides(guided: Catalogue, catalogue: Catalogue) -> None:
    assert guided.judgements == catalogue.judgements
    assert {entry: said.judged for entry, said in guided.verdicts.items()} == catalogue.verdicts
    assert guided.verdicts["A.8.16"] != catalogue.verdicts["A.8.16"]
    assert replace(guided, own=OwnData()).overlaps["A.5.18", "CC6.2"] == catalogue.overlaps["A.5.18", "CC6.2"]
