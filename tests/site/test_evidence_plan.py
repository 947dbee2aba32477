"""The evidence plans as built: figures, tables and files are those of the function; where one is, and where none is."""

from __future__ import annotations

import csv
import gzip
import re
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.figures.plan import by_system
from mkdocs_crosswalk.registers.judgement import Verdicts
from mkdocs_crosswalk.views.addresses import PLANS_CSV
from mkdocs_crosswalk.views.planned import planned
from mkdocs_crosswalk.views.scopes import Scope
from mkdocs_crosswalk.views.site import build_site
from tests.site.test_whole_site import url_of
from tests.support.gaps import SCOPES, TO_ISO, WAYS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.planned import Planned
    from tests.support.builds import BuiltPage, BuiltSite

INDEX = "evidence/plan/"
HTML = 64 * 1024
COMPRESSED = 12 * 1024
ALL = [f"evidence/plan/{way}{'' if scope == 'security' else f'/{scope}'}.md" for way in WAYS for scope in SCOPES]
HOW = {"automatic": "Automatic", "both": "In part", "manual": "By hand"}


@pytest.fixture(scope="module")
def plans(catalogue: Catalogue) -> dict[str, Planned]:
    return planned(catalogue)


def words(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def rows(page: BuiltPage, style: str) -> list[list[str]]:
    """Return the cells of a table's rows; what unfolds below a row is none."""
    found = page.tree.css(f"table.xw-t--{style} > tbody > tr:not(.xw-t__more)")
    return [[words(cell) for cell in row.css("th, td")] for row in found]


def inside(node: LexborNode, tag: str) -> bool:
    """Say whether an element stands in another of a kind."""
    above = node.parent
    while above and above.tag != tag:
        above = above.parent
    return bool(above)


def names(catalogue: Catalogue, item: str) -> str:
    return catalogue.evidence[item].name


def test_there_is_a_page_for_each_way_and_scope(site: BuiltSite, plans: dict[str, Planned]) -> None:
    assert list(plans) == ALL
    built = {url for url in site.pages if url.startswith(INDEX)}
    assert built == {INDEX, *map(url_of, ALL)}


@pytest.mark.parametrize("uri", ALL)
def test_a_page_answers_first_with_its_figures_each_by_itself_and_what_to_begin_now(
    site: BuiltSite, catalogue: Catalogue, plans: dict[str, Planned], uri: str
) -> None:
    plan = plans[uri].plan
    page = site.page(url_of(uri))
    period = sum(catalogue.evidence[i].timing == "over-a-period" for i in plan.asked)
    tiles = page.tree.css("h2#begin").pop().parent.css(".xw-tiles > li")  # type: ignore[union-attr]
    figures = [int(words(tile.css_first("b"))) for tile in tiles]
    assert figures == [len(plan.asked), period, len(plan.steps), plan.resting]
    leads = [(tile.css_first("a").attributes["href"] or "").rpartition("#")[2] for tile in tiles]  # type: ignore[union-attr]
    assert leads == ["systems", "begin", "first", "alone"]
    said = [words(tile.css_first("a")) for tile in tiles]
    assert said[:3] == ["records asked for in all", "built up over time", "enough for one record each"]
    begun = page.tree.css(".xw-t--begin tbody tr")
    assert begun and all(len(row.css("td:last-child a")) for row in begun), "what asks for a record is a link"
    assert f" {len(plan.entries)} " in words(page.tree.css_first(".xw-lede"))
    assert not page.tree.css("#begin ~ .xw-tiles")
    assert words(page.tree.css_first("#begin + p")).startswith(f"{period} records to start today, in any order")
    assert "one record for every entry; some from above come again" in words(page.tree.css_first("#first + p"))
    first_screen = f"{words(page.tree.css_first('.xw-lede'))} {' '.join(map(words, tiles))}"
    assert len(re.findall(rf"\b{len(plan.asked)}\b", first_screen)) == 2, "once in a sentence, once as a figure"
    heads = [h.attributes["id"] for h in page.tree.css("article h2")]
    assert heads == ["begin", "first", "systems", "alone"]
    assert ("evidence/plan/", "counted") in {page.to(href) for href in page.hrefs("article a[href]")}


@pytest.mark.parametrize("uri", ALL)
def test_the_table_has_a_row_a_step(site: BuiltSite, catalogue: Catalogue, plans: dict[str, Planned], uri: str) -> None:
    plan = plans[uri].plan
    found = rows(site.page(url_of(uri)), "plan")
    assert len(found) == len(plan.steps)
    for number, (step, row) in enumerate(zip(plan.steps, found, strict=True), 1):
        assert row[0] == f"{number} {names(catalogue, step.item)}"
        shown = step.first if len(step.first) <= 4 else step.first[:3]
        named = ", ".join(f"{i} {catalogue.brief_apart(catalogue.entries[i])}" for i in shown)
        rest = len(step.first) - len(shown)
        ask = f"; {len(step.also)} more ask{'s' if len(step.also) == 1 else ''} for it" if step.also else ""
        assert row[5:] == [f"{named}{f', {rest} more' if rest else ''}{ask}"]


@pytest.mark.parametrize("uri", ALL)
def test_a_plan_says_of_each_record_whether_its_holder_is_likely_to_keep_it(
    site: BuiltSite, catalogue: Catalogue, plans: dict[str, Planned], uri: str
) -> None:
    way, scope, plan = plans[uri]
    theirs = scope if way.held.scope else Scope()
    held = {e.id for e in way.back.entries(catalogue, theirs)}
    told = {}
    for item, entries in plan.asked.items():
        outcomes = {str(catalogue.verdict(entry, scope.groups).outcome) for entry in entries}
        usual = any(item in catalogue.verdict(entry, theirs.groups).bring for entry in held)
        word = "Likely" if "carries-over" in outcomes else "In part" if usual or "extend" in outcomes else "No"
        other = catalogue.evidence[item].made_for not in ("", way.held.key)
        told[catalogue.evidence[item].name] = word if held & set(catalogue.served(item)) and not other else "No"
    page = site.page(url_of(uri))
    lines = [(row[0], row[2]) for row in rows(page, "begin")]
    lines += [(row[0].partition(" ")[2], row[4]) for row in rows(page, "plan")]
    for name, said in lines:
        assert said == told[name], name
    words_of = list(told.values())
    lead = words(page.tree.css_first(".xw-lede"))
    assert f"likely keep {words_of.count('Likely')} of them, and {words_of.count('In part')} in part" in lead
    for name in ("Internal audit programme", "Statement of Applicability", "Management review record"):
        assert way.held.key != "soc2" or told[name] == "No"
    assert way.held.key == "soc2" or told["System description"] == "No"


@pytest.mark.parametrize("uri", ALL)
def test_a_plan_stands_open_as_far_as_one_reads_it_at_once(site: BuiltSite, uri: str) -> None:
    page = site.page(url_of(uri))
    opened = [row for row in page.tree.css("table.xw-t--plan > tbody > tr") if not inside(row, "details")]
    assert 0 < len(opened) <= 20
    folded = [h.attributes["id"] for h in page.tree.css("article details.xw-fold > summary > h2")]
    assert folded == ["systems", "alone"]


def test_the_tables_of_a_page_are_those_of_the_function_cell_by_cell(
    site: BuiltSite, catalogue: Catalogue, plans: dict[str, Planned]
) -> None:
    uri = ALL[0]
    plan, page = plans[uri].plan, site.page(url_of(uri))
    for row, step in zip(rows(page, "plan"), plan.steps, strict=True):
        item = catalogue.evidence[step.item]
        kept = ", ".join(catalogue.systems[i].name for i in item.collected_from)
        assert (row[1].lower(), row[2]) == (kept.lower(), HOW[item.how])
    period = [i for i in plan.asked if catalogue.evidence[i].timing == "over-a-period"]
    shared = period[:10]
    assert min(len(plan.asked[i]) for i in shared) >= max(len(plan.asked[i]) for i in period[10:])
    begin = rows(page, "begin")
    assert [row[0] for row in begin] == [names(catalogue, i) for i in shared]
    for row, record in zip(begin, shared, strict=True):
        *named, last = re.split(", (?=Clause|A\\.|\\d+ more$)", row[3])
        more = re.fullmatch(r"(\d+) more", last)
        asked = plan.asked[record][: len(named) if more else len(named) + 1]
        assert [*named, *(() if more else (last,))] == [
            f"{i} {catalogue.brief_apart(catalogue.entries[i])}" for i in asked
        ]
        assert len(asked) + int(more[1] if more else 0) == len(plan.asked[record])
    fold = page.tree.css_first("table.xw-t--begin + details")
    assert words(fold.css_first("summary") if fold else None).startswith(f"{len(period) - len(shared)} more")
    links = [words(a) for a in fold.css("li a")] if fold else []
    assert sorted(links) == sorted(names(catalogue, i) for i in set(period) - set(shared))
    alone = [one for one in plan.alone if len(one.entries) > 1]
    assert rows(page, "alone") == [
        [names(catalogue, one.item), ", ".join(one.entries), names(catalogue, one.second)] for one in alone
    ]


def test_the_same_by_system_names_every_record_once(
    site: BuiltSite, catalogue: Catalogue, plans: dict[str, Planned]
) -> None:
    uri = ALL[0]
    plan, page = plans[uri].plan, site.page(url_of(uri))
    taken = [kept for kept in by_system(catalogue, plan.taken) if kept.items]
    every = {kept.system: kept.items for kept in by_system(catalogue, plan.asked)}
    found = rows(page, "systems")
    assert [row[1] for row in found] == [", ".join(names(catalogue, i) for i in kept.items) for kept in taken]
    for number, (row, kept) in enumerate(zip(found, taken, strict=True), 1):
        first = sum(len(step.first) for step in plan.steps if step.item in kept.items)
        name = f"{number} {catalogue.systems[kept.system].name}"
        share = f"{len(every[kept.system])} of {len(plan.asked)} records"
        assert row[0].startswith(f"{name}{share}; first for {first} entr")
    more = [words(p) for p in page.tree.css("table.xw-t--systems .xw-t__more p")]
    rest = [[names(catalogue, i) for i in every[k.system] if i not in k.items] for k in taken]
    assert more == [", ".join(those) for those in rest if those]


@pytest.mark.parametrize("uri", ALL)
def test_pages_keep_to_what_they_may_weigh(site: BuiltSite, uri: str) -> None:
    html = site.page(url_of(uri)).html
    assert len(html.encode()) <= HTML
    assert len(gzip.compress(html.encode(), 6, mtime=0)) <= COMPRESSED


def test_the_list_of_plans_has_the_figures_of_each(
    site: BuiltSite, catalogue: Catalogue, plans: dict[str, Planned]
) -> None:
    page = site.page(INDEX)
    found = {}
    for row in page.tree.css("table.xw-t--figures tbody tr"):
        (link,) = row.css("th a")
        found[page.to(link.attributes["href"] or "")[0]] = [words(td) for td in row.css("td")]
    assert set(found) == set(map(url_of, ALL))
    for uri, (_, _, plan) in plans.items():
        period = sum(catalogue.evidence[i].timing == "over-a-period" for i in plan.asked)
        figures = [len(plan.steps), len(plan.asked), period, f"{plan.resting} of {len(plan.entries)}"]
        assert found[url_of(uri)] == list(map(str, figures))


@pytest.mark.parametrize("uri", ALL)
def test_the_file_has_every_record_that_is_asked_for(
    site: BuiltSite, catalogue: Catalogue, plans: dict[str, Planned], uri: str
) -> None:
    way, scope, plan = plans[uri]
    text = (site.folder / PLANS_CSV).read_text("utf-8-sig")
    which = {"hold": way.held.short, "asked_for": way.asked.short, "report_on": scope.name}
    found = [row for row in csv.DictReader(StringIO(text, newline="")) if which.items() <= row.items()]
    assert [row["id"] for row in found] == [*plan.taken, *(i for i in plan.asked if i not in plan.taken)]
    assert [row["step"] for row in found] == [str(n + 1) if n < len(plan.steps) else "" for n in range(len(plan.asked))]
    alone = {one.item: one for one in plan.alone}
    for row in found:
        first = next((step.first for step in plan.steps if step.item == row["id"]), ())
        assert row["first_for"] == ", ".join(first)
        both = [*row["first_for"].split(", "), *row["also_for"].split(", ")]
        assert sorted(filter(None, both)) == sorted(plan.asked[row["id"]])
        assert row["alone_for"] == ", ".join(alone[row["id"]].entries if row["id"] in alone else ())
    assert found[0]["record"] == names(catalogue, plan.taken[0])
    assert PLANS_CSV.rpartition("/")[2] in site.page("evidence/plan/").html


def test_lists_of_what_remains_the_register_and_the_first_page_lead_to_them(site: BuiltSite) -> None:
    for way in WAYS:
        for scope in SCOPES:
            folder = f"{way}/" if scope == "security" else f"{way}/{scope}/"
            page = site.page(f"gap/{folder}")
            links = {page.to(a.attributes["href"] or "")[0] for a in page.tree.css("article p a")}
            assert f"{INDEX}{folder}" in links
    for url in ("", "evidence/", "guides/connecting-systems/"):
        page = site.page(url)
        assert INDEX in {page.to(a.attributes["href"] or "")[0] for a in page.tree.css("article a")}, url


def test_a_switch_adds_or_leaves_out_one_category(site: BuiltSite) -> None:
    page = site.page(f"{INDEX}{TO_ISO}/availability/")
    links = [page.to(a.attributes["href"] or "")[0] for a in page.tree.css("nav.xw-scopes a")]
    assert f"{INDEX}{TO_ISO}/" in links and f"{INDEX}{TO_ISO}/availability-privacy/" in links
    assert f"{INDEX}{TO_ISO}/all/" in links


@pytest.mark.parametrize("parts", [("evidence",), ("gap",), ("evidence", "gap"), ("evidence", "gap", "downloads")])
def test_plans_need_evidence_and_verdicts(catalogue: Catalogue, parts: tuple[str, ...]) -> None:
    built = build_site(catalogue, parts=parts, offered=OFFERED)
    there = {uri for uri in built.pages if uri.startswith("evidence/plan")}
    assert bool(there) == ({"evidence", "gap"} <= set(parts))
    assert built.extent.has("evidence/plan.md") == bool(there)
    assert built.extent.has(PLANS_CSV) == ("downloads" in parts)


def test_where_no_verdict_names_a_record_there_is_no_plan(catalogue: Catalogue) -> None:
    verdicts = {
        entry: Verdicts(replace(found.base, bring=()), tuple(replace(v, bring=()) for v in found.more))
        for entry, found in catalogue.verdicts.items()
    }
    built = build_site(replace(catalogue, verdicts=verdicts), offered=OFFERED)
    assert {"gap/index.md", "evidence/index.md"} <= set(built.pages)
    assert not [uri for uri in built.pages if uri.startswith("evidence/plan")]
    assert not built.extent.has("evidence/plan.md")
