"""Two frameworks of which there are three pairs and nothing more: pages show what there is, and name no others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.exchange.formats import FORMATS
from mkdocs_crosswalk.ids.mentions import IdReader
from mkdocs_crosswalk.render.html import HtmlRenderer
from mkdocs_crosswalk.render.markdown import MarkdownRenderer
from mkdocs_crosswalk.views.blocks import Columns, Details, Table
from mkdocs_crosswalk.views.site import build_site
from tests.support.tiny_pair import write_tiny_pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.site import Site

ENTRY = ("overlap", "sources")
FORMAT = ("files", "levels", "holds")
SECTIONS = {
    "index.md": (),
    "go.md": (),
    "harbour-code/index.md": ("quay-h1", "quay-h2"),
    "harbour-code/quays/h1.md": ("entries", "matrix"),
    "harbour-code/quays/h2.md": ("entries", "matrix"),
    **{f"harbour-code/practices/{name}.md": ENTRY for name in ("h1-1", "h1-2", "h2-1")},
    "kitchen/index.md": ("entries",),
    **{f"kitchen/{name}.md": ENTRY for name in ("k1", "k2", "k3")},
    "matrix.md": ("files",),
    "matrix/all.md": ("table", "files"),
    "sources/index.md": ("documents", "standards"),
    **{f"sources/{name}.md": ("worth", "about") for name in ("pilots", "cooks")},
    "sources/this-project.md": ("about",),
    "sources/almanac.md": ("worth", "rows", "about"),
    "counterparts.md": ("kitchen-to-harbour-code", "unnamed"),
    "exchange/index.md": ("formats",),
    **{f"exchange/{of.key}.md": FORMAT for of in FORMATS},
}
OTHERS = re.compile(r"\biso\b|\biec\b|soc ?2|2700[12]|annex|aicpa|\btsc\b|criteri|sub-clause|\btheme", re.IGNORECASE)
BESIDE = ("about/", "downloads/", "api/")
"""What pages lead to beside each other: the pages that people wrote, and files."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(load(write_tiny_pair(tmp_path_factory.mktemp("tiny") / "data")), offered=OFFERED)


def blocks_of(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Columns(left, right):
                yield from blocks_of((*left, *right))
            case Details(_, inner):
                yield from blocks_of(inner)


def test_pages_have_the_sections_that_the_data_has(site: Site) -> None:
    assert {uri: tuple(s.anchor for s in page.sections) for uri, page in site.pages.items()} == SECTIONS


def test_running_text_is_read_where_no_framework_has_a_name_in_it(site: Site) -> None:
    for text in ("K1 and H1.1, and [moorings](policies/moorings.md).", "Line 1 and 2.1, then K1."):
        assert IdReader(site.catalogue.ids, everywhere=True).read(text) == []


def test_no_section_and_no_table_is_empty(site: Site) -> None:
    for page in site.pages.values():
        for section in page.sections:
            assert section.blocks, (page.uri, section.anchor)
            for block in blocks_of(section.blocks):
                assert not isinstance(block, Table) or block.rows, (page.uri, section.anchor)


def test_pages_lead_to_what_is_there_and_name_no_other_framework(site: Site) -> None:
    asked: set[str] = set()

    def address(place: Place) -> str:
        asked.add(place.uri)
        return place.uri

    html, markdown = HtmlRenderer(site), MarkdownRenderer(site)
    for page in site.pages.values():
        shown = LexborHTMLParser(html.render(page, address)).text(separator=" ")
        said = f"{page.title} {page.description} {shown} {html.searchable(page)} {markdown.render(page, address)}"
        assert not OTHERS.findall(said), page.uri
    assert sorted(uri for uri in asked if uri not in site.pages and not uri.startswith(BESIDE)) == []


def test_the_side_navigation_shows_groups_and_entries_without_any(site: Site) -> None:
    groups = {section.title: [(g.key, len(g.items)) for g in section.groups] for section in site.sections}
    assert groups == {
        "Harbour Code 2024": [("H1", 2), ("H2", 1)],
        "Kitchen Rules": [("kitchen-1", 3)],
        "Matrix": [("matrix.md", 1)],
        "Sources": [("sources", 5)],
        "Downloads": [("formats", 6)],
    }
    assert all(
        site.section_of(page)
        for uri, page in site.pages.items()
        if uri.startswith(("harbour", "kitchen", "matrix", "so"))
    )


def test_the_first_pages_name_the_frameworks_their_kinds_and_ids(site: Site) -> None:
    assert site.pages["index.md"].title == "Crosswalk of Kitchen Rules and Harbour Code 2024"
    assert site.pages["go.md"].description.startswith("Type an id in any usual spelling, such as H1.1 or K1,")
    assert site.pages["matrix.md"].description.startswith("All 3 practices of Harbour Code 2024 by all 3 Kitchen Rules")


def test_a_pair_stands_on_both_of_its_pages(site: Site) -> None:
    for here, there in (("harbour-code/practices/h2-1.md", ["K1", "K2"]), ("kitchen/k1.md", ["H1.1", "H2.1"])):
        text = MarkdownRenderer(site).render(site.pages[here], lambda place: place.uri)
        matches = text.partition("## Matches")[2].partition("\n## ")[0]
        rows = [line for line in matches.splitlines() if line.startswith("- ")]
        assert [found for row in rows for found in re.findall(r"\[([HK][\d.]+)\]", row)[:1]] == there
