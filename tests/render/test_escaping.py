"""A text comes back from what it was handed over as: from Markdown, from HTML, from an address."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from mkdocs_crosswalk.render.escaping import as_html, as_markdown, at_the_start, destination
from mkdocs_crosswalk.views.text import External

CHARACTERS = "ab1. \n\t\\`*_[]()<>|#{}%&;:!?=~+-/\"'@$^x\u2028"
TEXTS = st.text(st.sampled_from(CHARACTERS), max_size=30)


def words_of(html: str) -> str:
    body = LexborHTMLParser(f"<body>{html}").body
    return " ".join(body.text().split()) if body else ""


def as_page(text: str) -> str:
    return markdown.markdown(text, extensions=["tables", "attr_list", "def_list", "fenced_code", "admonition", "toc"])


@given(TEXTS)
def test_any_text_comes_back_from_a_paragraph_of_markdown(text: str) -> None:
    html = as_page(at_the_start(as_markdown(text)))
    assert words_of(html) == " ".join(text.split())
    assert not html or (html.startswith("<p>") and html.count("<") == 2)


@given(TEXTS)
def test_any_text_comes_back_from_a_title(text: str) -> None:
    html = as_html(text)
    assert html.unescape() == text
    assert not {"<", ">", '"', "{"} & set(html)


@given(TEXTS.map(lambda text: f"https://x.example/{text}"))
def test_nothing_in_an_address_ends_its_link(address: str) -> None:
    tree = LexborHTMLParser(as_page(f"a [b]({destination(address)}) c"))
    assert len(tree.css("a")) == len(tree.css("body *")) - 1 == 1
    assert words_of(tree.html or "") == "a b c"


@pytest.mark.parametrize("address", ["https://a.example/x y", "HTTP://a.example", "http://[::1]:80/?a=1#b"])
def test_addresses_of_the_web_are_links(address: str) -> None:
    assert External(address, "a").href == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:x",
        "java\tscript:x",
        "data:text/html,x",
        "//a.example",
        "https:x",
        "ftp://a",
        "",
    ],
)
def test_other_addresses_are_none(address: str) -> None:
    assert External(address, "a").href == ""
