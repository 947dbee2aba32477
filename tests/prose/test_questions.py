"""Blocks of a page that ask something, beside what other extensions make of code."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.engines.view import View
from mkdocs_crosswalk.engines.visibility import Visibility
from mkdocs_crosswalk.prose.extension import HandWritten
from mkdocs_crosswalk.prose.fences import fences
from mkdocs_crosswalk.prose.plain import PlainPages
from mkdocs_crosswalk.queries.columns import Tells
from mkdocs_crosswalk.queries.days import days
from mkdocs_crosswalk.render.html import HtmlRenderer
from mkdocs_crosswalk.views.answers import KEPT, Answers
from mkdocs_crosswalk.views.blocks import Notice, Table
from mkdocs_crosswalk.views.site import site_without_pages
from mkdocs_crosswalk.views.text import plain
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.site import Site
    from tests.support.programmes import Company

ASKS = "```crosswalk\nshow: controls\nwhere: {theme: A.7, outcome: new}\n```"
WRONG = "```crosswalk\nshow: contrls\n```"
PLAIN = ["fenced_code", "tables", "toc"]
RICH = [
    *("tables", "toc", "admonition", "attr_list", "md_in_html", "footnotes", "abbr", "smarty", "def_list"),
    *("pymdownx.superfences", "pymdownx.highlight", "pymdownx.tabbed", "pymdownx.details", "pymdownx.snippets"),
]


def within(text: str, before: str) -> str:
    return "\n".join(f"{before}{line}".rstrip() for line in text.split("\n"))


PLACES = {
    "alone": ASKS,
    "between": f"Before\n{ASKS}\nafter.",
    "tildes": ASKS.replace("```", "~~~~").replace("~~~~cross", "~~~~ {.cross").replace("walk", "walk}", 1),
    "list": f"- one\n\n{within(ASKS, '    ')}\n- two",
    "quotation": within(ASKS, "> "),
    "list in a quotation": f"> - one\n>\n{within(ASKS, '>     ')}",
}
ONLY_RICH = {"note": f"!!! note\n{within(ASKS, '    ')}", "tabs": f'=== "One"\n\n{within(ASKS, "    ")}'}


@pytest.fixture(scope="module")
def asked(catalogue: Catalogue) -> Site:
    return site_without_pages(catalogue, OFFERED)


def made(site: Site, text: str, extensions: list[str]) -> tuple[LexborHTMLParser, HandWritten]:
    prose, renderer = HandWritten(site, "", ROOT / "content"), HtmlRenderer(site)
    prose.open("page.md", None, True, lambda blocks: renderer.answer(blocks, lambda place: place.uri))
    return LexborHTMLParser(Markdown(extensions=[*extensions, prose]).convert(text)), prose


@pytest.mark.parametrize(
    ("extensions", "text"),
    [(e, t) for e, places in ((PLAIN, PLACES), (RICH, PLACES | ONLY_RICH)) for t in places.values()],
)
def test_a_block_is_answered_wherever_it_stands(
    asked: Site, catalogue: Catalogue, extensions: list[str], text: str
) -> None:
    tree, prose = made(asked, text, extensions)
    new = [e for e in catalogue.members("A.7") if catalogue.verdict(e).outcome == "new"]
    assert [node.text() for node in tree.css("table.xw-t th > a")] == new
    assert not tree.css("pre, code") and "crosswalk" not in (tree.body.text() if tree.body else "")
    assert prose.page and prose.page.asks


@pytest.mark.parametrize("extensions", [PLAIN, RICH])
@pytest.mark.parametrize("text", [f"````\n{WRONG}\n````", f"Code:\n\n{within(WRONG, '    ')}", f"<!--\n{WRONG}\n-->"])
def test_what_shows_how_to_ask_is_left_alone(asked: Site, text: str, extensions: list[str]) -> None:
    tree, prose = made(asked, text, extensions)
    assert [node.text().strip() for node in tree.css("pre")] == ([] if "<!--" in text else [WRONG])
    assert prose.page and prose.page.asked and not prose.page.asked.problems("page.md", text)
    assert not tree.css(".xw-answer")


def test_a_row_without_its_first_value_has_a_head_all_the_same(asked: Site) -> None:
    tree, _ = made(asked, "```crosswalk\nshow: controls\nwhere: {theme: A.7}\ncolumns: [owner, id]\n```", PLAIN)
    assert {head.text() for head in tree.css("tbody th")} == {"\N{EN DASH}"}
    tree, _ = made(asked, "```crosswalk\nshow: controls\ncolumns: owner\nas: list\n```", PLAIN)
    assert {item.text() for item in tree.css("li")} == {"\N{EN DASH}"}
    tree, _ = made(asked, "```crosswalk\nshow: controls\nwhere: {policy: any}\n```", PLAIN)
    assert [note.text() for note in tree.css(".xw-empty p")] == ["None of the 93 controls fits."]


@given(st.lists(st.sampled_from(["```crosswalk", "```", "~~~", "````", "> ```crosswalk", "    ```", "a: b", "<!--"])))
def test_blocks_are_found_in_their_order_and_never_overlap(lines: list[str]) -> None:
    end = 0
    for fence in fences(lines):
        assert end <= fence.first < fence.end <= len(lines)
        end = fence.end


VALUES = st.recursive(
    st.sampled_from(
        ["controls", "records", "none", "A.7", "new", "before 2026", "", "~", "yes", "count", "{count}", "&a x"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from(["id", "outcome", "due", "late", "xx", "[a]"]), inner, max_size=3).map(
            lambda pairs: f"{{{', '.join(f'{key}: {value}' for key, value in pairs.items())}}}"
        ),
    ),
    max_leaves=4,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.sampled_from(["show", "where", "columns", "as", "scope", "text", "tex"]), VALUES))
def test_anything_is_answered_or_told_in_its_lines(asked: Site, fields: dict[str, str]) -> None:
    text = "\n".join(f"{name}: {value}" for name, value in fields.items())
    answered = Answers(asked.extent).of(text)
    assert answered.blocks
    assert all(1 <= problem.position.line <= max(len(fields), 1) for problem in answered.problems)


def test_a_generator_without_plugins_gets_the_answer_as_markdown(asked: Site) -> None:
    text = PlainPages(asked).page("about/x.md", f"# Asked\n\n{ASKS}\n\n```\ncode\n```\n")
    assert "[A.7.5](../iso27001/a-7-5.md)" in text and "crosswalk" not in text and "```\ncode\n```" in text


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2026-05-12", "2026-05-12", "2026-05-12"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("before 2026-06", "0001-01-01", "2026-05-31"),
        ("after 2026-06", "2026-07-01", "9999-12-31"),
        ("from 2026-06", "2026-06-01", "9999-12-31"),
        ("until 2026-06", "0001-01-01", "2026-06-30"),
        ("2026-04 to 2026-06", "2026-04-01", "2026-06-30"),
        ("Before today", "0001-01-01", "2026-11-29"),
        ("before 0001-01-01", "0001-01-01", "0001-01-01"),
    ],
)
def test_days_in_a_condition(said: str, first: str, last: str) -> None:
    found = days(said, date(2026, 11, 30))
    assert found and (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "said", ["", "soon", "2026-13", "2026-02-30", "0000", "before", "before 2026 to 2027", "26-05"]
)
def test_what_names_no_day(said: str) -> None:
    assert days(said, date(2026, 11, 30)) is None


def test_a_site_without_its_programme_answers_nothing_of_it(example_company: Company) -> None:
    extent = site_without_pages(example_company.catalogue, OFFERED).extent
    kept = View({}, Visibility.OFF).kept
    assert kept == (Tells.PROGRAMME,)

    def block(text: str) -> object:
        (found,) = Answers(extent, kept).of(text).blocks
        return found

    for text in (
        "show: controls\ncolumns: [id, due]",
        "show: controls\nwhere: {status: partly, owner: any}\nas: count",
        "show: evidence\nwhere: {records: R-001}",
        "show: records\nas: count",
        "show: records\nwhere: {id: nothing}",
    ):
        found = block(text)
        assert isinstance(found, Notice) and plain(found.text) == KEPT, text
    assert isinstance(block("show: controls\nwhere: {owner: Head of IT}"), Table)
