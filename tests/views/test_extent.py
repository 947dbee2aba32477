"""Sites that hold a part of the crosswalk: every page renders, and every link in any form leads to what is there."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from selectolax.lexbor import LexborHTMLParser

from mkdocs_crosswalk.catalogue.selection import Selection, select
from mkdocs_crosswalk.data.locations import written_pages
from mkdocs_crosswalk.data.problems import CatalogueError, Position
from mkdocs_crosswalk.engines.parts import OFFERED, PARTS
from mkdocs_crosswalk.files.home import Home
from mkdocs_crosswalk.files.home_file import home_files
from mkdocs_crosswalk.files.site_files import site_files
from mkdocs_crosswalk.registers.redirects import Redirect
from mkdocs_crosswalk.render.html import HtmlRenderer
from mkdocs_crosswalk.render.markdown import MarkdownRenderer
from mkdocs_crosswalk.views.register import Sieve
from mkdocs_crosswalk.views.site import build_site
from mkdocs_crosswalk.views.ways import ways
from tests.catalogue.test_selection import CHOICES, name
from tests.support.builds import ROOT
from tests.support.choice import with_frameworks
from tests.support.frameworks import CSF, ISO, SOC2
from tests.support.seldom import seldom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site

SOME = [*CHOICES[0::8], *CHOICES[5::8]]
"""Eight subsets of the categories, from none to all but one, half of them without the 2013 edition."""
FIRST = {
    "matrix": ("matrix.md",),
    "gap": ("gap/index.md",),
    "soa": ("downloads/statement-of-applicability.xlsx",),
    "evidence": ("evidence/user-access-review.md",),
    "documents": ("documents/access-control-policy.md",),
    "sources": ("sources/this-project.md",),
    "counterparts": ("counterparts.md",),
    "corrections": ("corrections.md",),
    "changes": ("changes.md",),
    "guides": ("guides/choosing.md",),
    "downloads": ("downloads/control-matrix.xlsx", "downloads/crosswalk-soc2-to-iso27001.csv"),
    "exchange": ("exchange/oscal/catalog-iso27001-2022.json", "exchange/strm/iso27001-and-soc2.xlsx"),
    "word": ("downloads/documents/access-control-policy.docx",),
    "api": ("api/v1/entries.json",),
    "twins": ("llms.txt",),
}
"""A page or file of each part; those to download go with the pages that offer them."""
ALONE = [(part,) for part in PARTS]
ALL_BUT_ONE = [tuple(p for p in PARTS if p != part) for part in PARTS]


def url(place: Place) -> str:
    """Return an address as MkDocs makes it, with the source file kept recognisable."""
    return f"{place.uri}#{place.anchor}" if place.anchor else place.uri


def followed(site: Site) -> tuple[set[str], list[str]]:
    """Return what a site holds, and the places that its pages and files lead to and that are not there."""
    files = site_files(site, Home(url), "assets/crosswalk/")
    written = {uri for uri in written_pages(ROOT / "content") if site.extent.has(uri)}
    there = {*site.pages, *files, *written}
    asked: set[tuple[str, str]] = set()

    def noting(page: str) -> Callable[[Place], str]:
        def address(place: Place) -> str:
            asked.add((page, place.uri))
            return url(place)

        return address

    html, markdown = HtmlRenderer(site), MarkdownRenderer(site)
    for page in site.pages.values():
        html.render(page, noting(page.uri))
        html.searchable(page)
        markdown.render(page, noting(page.uri))
    asked |= {("navigation", uri) for uri in navigation_uris(site)}
    asked |= {("jump.json", place["url"].partition("#")[0]) for place in jump(files)["places"]}
    asked |= {("moved", uri) for uri in site.moved.values()}
    if "llms.txt" in files:
        asked |= {("llms.txt", uri) for uri in re.findall(r"\]\((\S+)\)", str(files["llms.txt"]))}
    for address, text in files.items():
        if address.endswith(".json") and "/schema/" not in address:
            asked |= {(address, uri) for uri in re.findall(r'"url": ?"([^"#]+)', str(text))}
    return there, sorted(f"{page} -> {uri}" for page, uri in asked if uri not in there)


def navigation_uris(site: Site) -> Iterable[str]:
    for section in site.sections:
        yield section.uri
        for group in section.groups:
            yield group.uri
            yield from (item.uri for item in group.items)


def jump(files: dict[str, str | bytes]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads(files["assets/crosswalk/jump.json"])
    return found


def words(page: Page) -> str:
    return f"{page.title} {page.description} {page.heading}"


@pytest.mark.parametrize("choice", seldom(SOME, (0, 3, 6)), ids=name)
def test_a_selection_renders_and_leads_nowhere_else(catalogue: Catalogue, choice: Selection) -> None:
    site = build_site(select(catalogue, choice), written_pages(ROOT / "content"), workbooks=True, offered=OFFERED)
    assert followed(site)[1] == []


@pytest.mark.parametrize(
    "frameworks",
    [(), (ISO,), (SOC2,), (CSF,), (ISO, CSF), (SOC2, CSF)],
    ids=lambda names: "-and-".join(names) or "usual",
)
def test_a_site_of_some_frameworks_renders_and_leads_nowhere_else(
    catalogue: Catalogue, frameworks: tuple[str, ...]
) -> None:
    chosen = with_frameworks(catalogue, *frameworks)
    site = build_site(chosen, written_pages(ROOT / "content"), workbooks=True, offered=OFFERED)
    there, dead = followed(site)
    assert dead == []
    assert not [uri for uri in there if "/." in uri]


def test_every_part_has_something_to_look_for() -> None:
    assert tuple(FIRST) == PARTS


@pytest.mark.parametrize("parts", [(), *seldom(ALONE, (0, 3)), *seldom(ALL_BUT_ONE, (3, 5))], ids="-".join)
def test_parts_render_and_lead_nowhere_else(catalogue: Catalogue, parts: tuple[str, ...]) -> None:
    site = build_site(catalogue, written_pages(ROOT / "content"), parts=parts, workbooks=True, offered=OFFERED)
    there, dead = followed(site)
    assert dead == []
    assert {"index.md", "go.md", "iso27001/index.md", "soc2/index.md", "soc2/cc6-1.md"} <= set(site.pages)
    offered = {part for part in parts if part != "downloads" or {"gap", "matrix"}.intersection(parts)}
    offered -= set() if {"documents", "downloads"} <= set(parts) else {"word"}
    assert {part for part, uris in FIRST.items() if there.intersection(uris)} == offered


def test_without_guides_a_gap_list_says_what_to_settle_and_links_none(catalogue: Catalogue) -> None:
    for parts, linked in ((("gap",), False), (("gap", "guides"), True)):
        site = build_site(catalogue, written_pages(ROOT / "content"), parts=parts, offered=OFFERED)
        for way in ways(catalogue):
            page = HtmlRenderer(site).render(site.pages[way.page(way.scopes(catalogue)[0])], url)
            said = LexborHTMLParser(page).css("#settle + ol > li")
            assert len(said) >= 3 and all(re.fullmatch(r"[A-Z][\w ]+: .+\.", li.text()) for li in said)
            assert any("guides/" in (a.attributes["href"] or "") for li in said for a in li.css("a")) == linked


def test_the_register_of_evidence_offers_what_some_record_has(catalogue: Catalogue) -> None:
    there = {i: replace(item, how=item.how.replace("both", "manual")) for i, item in catalogue.evidence.items()}
    page = build_site(replace(catalogue, evidence=there), offered=OFFERED).pages["evidence/index.md"]
    (sieve,) = (block for section in page.sections for block in section.blocks if isinstance(block, Sieve))
    offered = {choice.name: {key for key, _ in choice.items} for choice in sieve.choices}
    for kind in ("how", "kind", "timing"):
        assert offered[kind] == {getattr(item, kind) for item in there.values()}


def test_the_matrix_keeps_the_file_that_its_panel_reads(catalogue: Catalogue) -> None:
    for among, versions in ((catalogue, ("v1", "v2")), (with_frameworks(catalogue), ("v1",))):
        alone = site_files(build_site(among, parts=("matrix",)), Home(url), "assets/")
        assert [uri for uri in alone if uri.startswith("api/")] == [f"api/{v}/overlaps.json" for v in versions]
    assert not any(uri.startswith("api/") for uri in site_files(build_site(catalogue, parts=()), Home(url), "assets/"))


@pytest.mark.parametrize("choice", seldom(CHOICES[0::6], (0, 3)), ids=name)
def test_the_json_of_a_part_fits_its_own_schemas(catalogue: Catalogue, choice: Selection) -> None:
    files = site_files(build_site(select(catalogue, choice), parts=("api",)), Home(url), "assets/")
    schemas = {k: Draft202012Validator(json.loads(text)) for k, text in files.items() if "/schema/" in k}
    data = {uri: json.loads(text) for uri, text in files.items() if uri.startswith("api/") and uri not in schemas}
    assert len(data) > 100
    for uri, said in data.items():
        _, version, rest = uri.split("/", 2)
        kind = "entry" if rest.startswith("entries/") else rest.removesuffix(".json")
        errors = [e.message[:200] for e in schemas[f"api/{version}/schema/{kind}.json"].iter_errors(said)]
        assert errors == [], uri
    assert all(item["url"] is None for item in data["api/v1/documents.json"]["items"])
    assert all(item["url"] for v in ("v1", "v2") for item in data[f"api/{v}/entries.json"]["items"])


AT = Position("mappings/redirects.yml", 1, 1)
MOVES = tuple(
    Redirect(old=f"old/{n}/", new=new, old_at=AT, new_at=AT)
    for n, new in enumerate(("guides/choosing/", "evidence/", "evidence/user-access-review/", "soc2/p4-1/", "soc2/"))
)


def test_an_old_address_of_what_is_left_out_leads_nowhere(catalogue: Catalogue) -> None:
    moved = replace(catalogue, redirects=MOVES)
    written = written_pages(ROOT / "content")
    targets = [
        "guides/choosing.md",
        "evidence/index.md",
        "evidence/user-access-review.md",
        "soc2/p4-1.md",
        "soc2/index.md",
    ]
    assert list(build_site(moved, written).moved.values()) == targets
    assert list(build_site(moved, written, parts=("guides",)).moved.values()) == [targets[0], *targets[3:]]
    security = select(moved, Selection(("security",)))
    assert list(build_site(security, written, parts=()).moved.values()) == ["soc2/index.md"]


def test_a_move_to_a_page_that_never_was_is_an_error_whatever_is_left_out(catalogue: Catalogue) -> None:
    wrong = replace(catalogue, redirects=(Redirect(old="old/", new="soc2/p4-9/", old_at=AT, new_at=AT),))
    with pytest.raises(CatalogueError, match=re.escape('there is no page at "soc2/p4-9/"')):
        build_site(select(wrong, Selection(("security",))), parts=())


@pytest.mark.parametrize("choice", CHOICES[0::6], ids=name)
def test_texts_give_the_numbers_of_what_is_there(catalogue: Catalogue, choice: Selection) -> None:
    selected = select(catalogue, choice)
    site = build_site(selected)
    criteria = len(selected.in_scope(SOC2))
    home = site.pages["index.md"]
    assert f" {criteria} criteria" in home.description
    said = HtmlRenderer(site).render(home, lambda _place: "x")
    squares = json.loads(home_files(site, lambda place: place.uri)["home.json"])["iso27001-to-soc2"]["rows"]
    assert sum(len(row["squares"]) for row in squares) == criteria
    groups = len(selected.scope_groups(SOC2))
    assert said.count('type="checkbox"') == (groups if groups > 1 else 0)
    assert f"by all {criteria} SOC 2 criteria" in site.pages["matrix.md"].description
    count = ("", "one category", "two categories", "three categories", "four categories", "five categories")
    assert (
        f"{criteria} Trust Services Criteria in {count[len(selected.scope_groups(SOC2))]}"
        in site.pages["soc2/index.md"].description
    )
    every = len(selected.scope_groups(SOC2)) == 5
    for page in site.pages.values():
        assert every or not re.search(r"\bfive categories\b|\ball five\b", words(page), re.IGNORECASE), page.uri
    scopes = {uri for uri in site.pages if uri.startswith("gap/iso27001-to-soc2")}
    assert len(scopes) == 2 ** (len(selected.scope_groups(SOC2)) - 1)
    numbers = {1: "one scope", 2: "two scopes", 4: "four scopes", 8: "eight scopes", 16: "16 scopes"}
    assert f"for {numbers[len(scopes)]}:" in site.pages["gap/index.md"].description


def test_a_verdict_that_a_category_left_out_would_change_is_not_said_to_hold_in_every_scope(
    catalogue: Catalogue,
) -> None:
    assert catalogue.verdicts["A.5.34"].more
    site = build_site(select(catalogue, Selection(("security",))))
    page = site.pages["iso27001/a-5-34.md"]
    assert page.panel and not page.panel.scopes
    said = str(next(section for section in page.sections if section.anchor == "sources").blocks)
    assert "New with Security alone; more categories change it" in said
    assert "in every scope" not in said
