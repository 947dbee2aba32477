"""Every report that holds Security has its lists, and they say what the data files say of it, counted here anew."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from mkdocs_crosswalk.catalogue.selection import Selection, select
from mkdocs_crosswalk.data.problems import CatalogueError, Problems
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.framework_reader import read_framework
from mkdocs_crosswalk.registers.scopes import MOST, every_scope, scope_key
from mkdocs_crosswalk.views.blocks import Bullets
from mkdocs_crosswalk.views.checklist import Checklist, Toggles
from mkdocs_crosswalk.views.scopes import scopes, usual
from mkdocs_crosswalk.views.site import build_site
from mkdocs_crosswalk.views.text import VerdictBadge
from tests.catalogue.test_carries_over import VERDICTS, load_spoilt
from tests.support.builds import ROOT
from tests.support.frameworks import SOC2
from tests.support.gaps import SETS, TO_ISO, TO_SOC2, scope_of, way_of
from tests.support.invented import framework_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site

MAPPINGS = ROOT / "mappings"
WORK = ("carries-over", "extend", "new")
every_set = pytest.mark.parametrize("key", SETS)


@pytest.fixture(scope="module")
def site(catalogue: Catalogue) -> Site:
    return build_site(catalogue)


class Files(NamedTuple):
    """What the data files say: the verdicts of each entry, that for Security first; the category of each criterion."""

    verdicts: dict[str, list[dict[str, Any]]]
    categories: dict[str, str]


@pytest.fixture(scope="module")
def files() -> Files:
    folder = sorted((MAPPINGS / "verdicts").glob("*.yml"))
    items = [item for path in folder for item in yaml.safe_load(path.read_text("utf-8"))["verdicts"]]
    verdicts = {item["entry"]: [{**item, "scope": []}, *item.get("with", [])] for item in items}
    tops = yaml.safe_load((MAPPINGS / "frameworks/soc2-2017.yml").read_text("utf-8"))["entries"]
    categories = {one["id"]: top["id"] for top in tops for series in top["entries"] for one in series["entries"]}
    return Files(verdicts, categories)


def fitting(verdicts: list[dict[str, Any]], groups: tuple[str, ...]) -> dict[str, Any]:
    """Return the one verdict for a report: the least work, and of that the one that speaks of all that matters."""
    names = {group.lower().replace(" ", "-") for group in groups}
    there = [v for v in verdicts if names.issuperset(v["scope"])]
    least = min(WORK.index(v["outcome"]) for v in there)
    best = [v for v in there if WORK.index(v["outcome"]) == least]
    (found,) = [v for v in best if all(set(v["scope"]) >= set(other["scope"]) for other in best)]
    return found


def lists(blocks: tuple[Block, ...]) -> Iterator[Checklist]:
    yield from (block for block in blocks if isinstance(block, Checklist))


def shown(page: Page) -> dict[str, str]:
    """Return the outcome with which a page lists each entry."""
    return {
        check.link.target: check.outcome
        for section in page.sections
        for block in lists(section.blocks)
        for check in block.items
    }


def test_there_are_sixteen(catalogue: Catalogue) -> None:
    found = scopes(catalogue, catalogue.frameworks[SOC2])
    assert {scope.key: scope.groups for scope in found} == SETS
    assert [len(scope.groups) for scope in found] == sorted(len(groups) for groups in SETS.values())
    short = [scope.key for scope in usual(catalogue, catalogue.frameworks[SOC2])]
    assert short == ["security", "availability", "confidentiality", "availability-confidentiality", "all"]


@every_set
def test_a_soc2_holders_list_says_of_each_entry_what_the_files_say(
    site: Site, catalogue: Catalogue, files: Files, key: str
) -> None:
    page = site.pages[way_of(catalogue, TO_ISO).page(scope_of(catalogue, key))]
    asked = {entry: found for entry, found in files.verdicts.items() if entry not in files.categories}
    verdicts = {entry: fitting(found, SETS[key]) for entry, found in asked.items()}
    assert shown(page) == {entry: verdict["outcome"] for entry, verdict in verdicts.items()}
    for check in (c for section in page.sections for block in lists(section.blocks) for c in block.items):
        entry = check.link.target
        steps = verdicts[entry].get("add", asked[entry][0]["add"])
        assert len(check.steps) == len(steps), entry


@every_set
def test_an_iso_holders_list_says_of_each_criterion_of_the_report_what_the_files_say(
    site: Site, catalogue: Catalogue, files: Files, key: str
) -> None:
    page = site.pages[way_of(catalogue, TO_SOC2).page(scope_of(catalogue, key))]
    asked = [one for one, category in files.categories.items() if category in SETS[key]]
    assert shown(page) == {one: files.verdicts[one][0]["outcome"] for one in asked}


@every_set
@pytest.mark.parametrize("way", [TO_ISO, TO_SOC2])
def test_counts_are_those_of_the_files(site: Site, catalogue: Catalogue, files: Files, key: str, way: str) -> None:
    page = site.pages[way_of(catalogue, way).page(scope_of(catalogue, key))]
    kinds: dict[str, str] = {}
    for entry in files.verdicts:
        category = files.categories.get(entry)
        if (category is None) == (way == TO_ISO) and category in (None, *SETS[key]):
            kinds[entry] = category or ("clause" if entry.startswith("Clause") else "control")
    verdicts = {entry: fitting(files.verdicts[entry], SETS[key]) for entry in kinds}
    outcomes = Counter((verdicts[entry]["outcome"], kind) for entry, kind in kinds.items())
    whole = Counter(kinds.values())
    section = next(section for section in page.sections if section.anchor == "outcomes")
    (marks,) = (block for block in section.blocks if isinstance(block, Bullets))
    for mark, said in marks.items:
        assert isinstance(mark, VerdictBadge)
        for kind in whole:
            assert f"{outcomes[mark.outcome, kind]} of {whole[kind]} " in str(said), (mark, kind)
    assert len(marks.items) == len(WORK)


def test_an_entrys_page_has_the_verdict_for_each_report(site: Site, catalogue: Catalogue) -> None:
    for entry, verdicts in catalogue.verdicts.items():
        panel = site.pages[site.places[entry].uri].panel
        assert panel
        sources = next(s for s in site.pages[site.places[entry].uri].sections if s.anchor == "sources")
        said = f"{panel.scopes} {sources.blocks}"
        for groups in SETS.values():
            verdict = catalogue.verdict(entry, groups)
            assert verdict is verdicts.base or f"With {listed(verdict.scope)}" in said, (entry, groups)
            assert verdict is verdicts.base or verdict.summary.partition(".")[0] in said, (entry, groups)
    assert catalogue.verdict("A.8.6", ("Security", "Availability", "Privacy")).outcome == "carries-over"
    assert catalogue.verdict("A.8.6", ("Security", "Privacy")).outcome == "new"
    assert catalogue.verdict("A.5.33", SETS["confidentiality-processing-integrity"]).by == ("CC6.1", "C1.1", "PI1.5")


def test_two_verdicts_that_fit_one_report_alike_are_told(tmp_path: Path) -> None:
    scope = "scope: [confidentiality, processing-integrity]"
    wider = "scope: [availability, confidentiality, processing-integrity]"
    problems = load_spoilt(MAPPINGS, tmp_path, VERDICTS, scope, wider)
    said = "fit a report on Security, Confidentiality and Processing Integrity alike; judge that report too"
    assert [problem.endswith(said) for problem in problems].count(True) == 1
    assert all("two verdicts on A.5.33: this and the one in" in problem for problem in problems)


# In a site with some categories


def test_a_set_has_one_address_in_every_site_and_that_of_all_leads_to_what_is_there(catalogue: Catalogue) -> None:
    here = build_site(select(catalogue, Selection(("security", "privacy"))))
    pages = {uri for uri in here.pages if uri.startswith("gap/soc2-to-iso27001")}
    assert pages == {"gap/soc2-to-iso27001.md", "gap/soc2-to-iso27001/privacy.md"}
    assert here.moved["gap/soc2-to-iso27001/all/"] == "gap/soc2-to-iso27001/privacy.md"
    alone = build_site(select(catalogue, Selection(("security",))))
    assert alone.moved["gap/iso27001-to-soc2/all/"] == "gap/iso27001-to-soc2.md"
    assert not any(isinstance(block, Toggles) for page in alone.pages.values() for block in page.opening)


# In a framework that there is not

SHIP = """\
framework: ship-1
key: ship
name: Ship 1
title: A framework of decks
source: ship
address: ship
kinds:
  deck: {one: deck, many: decks, holds: [rule], page: index, named: true}
  rule: {one: rule, many: rules, single: true}
ids:
  - {kinds: [rule], form: "R{}"}
scopes: {kind: deck, report: voyage}
entries:
"""


def problems_of(*decks: str, common: str = "") -> list[str]:
    lines = []
    for number, deck in enumerate(decks, start=1):
        mark = "    common: true\n" if deck == common else ""
        rules = f"    entries: [{{id: R{number}, title: Rule {number}}}]\n"
        lines.append(f"  - id: {deck}\n    title: Deck\n{mark}{rules}")
    problems = Problems()
    read_framework(framework_of(SHIP + "".join(lines), problems))
    try:
        problems.raise_if_any()
    except CatalogueError as error:
        return [str(problem).partition(": ")[2] for problem in error.problems]
    return []


def test_more_groups_than_lists_can_be_made_for_are_told() -> None:
    letters = "ABCDEFG"
    assert problems_of(*letters[: MOST + 1], common="A") == []
    assert problems_of(*letters[: MOST + 2], common="A") == [
        f"{MOST + 1} decks may be left out; scopes are made of at most {MOST}, as each one more doubles the lists"
    ]


def test_two_scopes_of_one_address_are_told() -> None:
    assert problems_of("A", "B", "C", "B-C", common="A") == ['two scopes make the same address, "b-c"']


def test_where_nothing_is_in_every_report_each_group_is_a_scope(catalogue: Catalogue) -> None:
    _, *groups = catalogue.scope_groups(SOC2)[:4]
    every = [scope_key(scope, groups) for scope in every_scope(groups)]
    one, two, three = "availability", "confidentiality", "processing-integrity"
    assert every == [one, two, three, f"{one}-{two}", f"{one}-{three}", f"{two}-{three}", "all"]
