"""Partial templates of a theme: which are rendered once for many pages, and that each page is what it would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import script_tag_filter, url_filter

from mkdocs_crosswalk.engines.mkdocs.nav_items import Open
from mkdocs_crosswalk.engines.mkdocs.partials import Partials

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATES = {
    "main.html": '{% import "words.html" as words with context %}'
    '{% set colour = "red" %}{% include "head.html" %}|{% include "title.html" %}|{% include "outer.html" %}|'
    '{{ words.say("hello") }}',
    "head.html": "{{ counted('head') }}{{ config.site_name }} {{ 'assets/a.css' | url }} {{ 'a/b/deep/' | url }} "
    "{{ colour }}",
    "title.html": "{{ counted('title') }}{{ page.title }}",
    "outer.html": "{{ counted('outer') }}{% include 'title.html' %}",
    "partials/nav.html": '{% import "partials/nav-item.html" as item with context %}'
    "{% for one in nav.items %}{{ item.render(one, 'nav', 1) }}{% endfor %}",
    "partials/nav-item.html": "{% macro render(item, path, level, parent) %}{{ counted('item') }}"
    "<{{ path }}>{{ '!' if item == page }}{{ item.title }}"
    "{% for one in item.children or () %} {{ render(one, path ~ '_' ~ loop.index, level + 1, item) }}{% endfor %}"
    "</>{% endmacro %}",
    "words.html": "{% macro say(word) %}{{ counted('say') }}{{ config.site_name }}: {{ word }}{% endmacro %}",
}


class Rendered:
    """A theme, what it rendered, and how often it rendered each part."""

    def __init__(self, *, once: bool, theme: str = "mkdocs") -> None:
        self.times: dict[str, int] = {}
        self.env = jinja2.Environment(loader=jinja2.DictLoader(TEMPLATES), auto_reload=False)  # noqa: S701 - as MkDocs makes it
        self.env.filters |= {"url": url_filter, "script_tag": script_tag_filter}
        self.env.globals["counted"] = self._counted
        self.config = MkDocsConfig()
        self.config.load_dict({"site_name": "Ours", "docs_dir": "docs"})
        self.config.theme = Theme(name=theme)
        if once:
            Partials(self.config, self.env)

    def _counted(self, name: str) -> str:
        self.times[name] = self.times.get(name, 0) + 1
        return ""

    def made(self, uri: str) -> Page:
        """Return MkDocs' object of a page."""
        return Page(uri, File(uri, "docs", "site", use_directory_urls=True), self.config)

    def page(self, uri: str) -> str:
        """Return a page."""
        page = self.made(uri)
        given = {
            "page": page,
            "nav": Navigation([], []),
            "config": self.config,
            "base_url": get_relative_url(".", page.url),
        }
        return self.env.get_template("main.html").render(given)


PAGES = ("a/b.md", "a/c.md", "a/d.md", "index.md", "a/b/deep.md", "e.md", "a/b/deep/er.md")


@pytest.fixture
def once() -> Rendered:
    return Rendered(once=True)


def test_each_page_is_what_it_would_be(once: Rendered) -> None:
    ever = Rendered(once=False)
    assert [once.page(uri) for uri in PAGES] == [ever.page(uri) for uri in PAGES]


def test_what_is_alike_is_rendered_once_for_the_pages_of_a_folder(once: Rendered) -> None:
    for uri in ("a/c.md", "a/d.md", "a/e.md"):
        once.page(uri)
    assert once.times == {"head": 1, "title": 6, "outer": 3, "say": 1}


def test_what_leads_below_a_page_is_made_for_it_alone(once: Rendered) -> None:
    assert "../b/deep/" in once.page("a/c.md")
    assert " deep/ " in once.page("a/b.md")
    assert "../b/deep/" in once.page("a/d.md")
    assert once.times["head"] == 2


def test_another_value_is_another_text(once: Rendered) -> None:
    before = once.page("a/c.md")
    once.config.site_name = "Theirs"
    once.config = MkDocsConfig()
    once.config.load_dict({"site_name": "Theirs", "docs_dir": "docs"})
    assert once.page("a/d.md").count("Theirs") == before.count("Ours") == 2


def test_a_template_that_is_never_the_same_is_rendered_as_ever(once: Rendered) -> None:
    render: Callable[[int], str] = lambda n: once.env.from_string(  # noqa: E731 - a template of one line
        "{% set colour = n %}{% include 'head.html' %}"
    ).render(n=[n], config=once.config, base_url=".", page=None)
    texts = [render(number) for number in range(200)]
    assert len(set(texts)) == once.times["head"] == 200


def test_an_open_section_at_the_top_of_the_navigation_is_rendered_once() -> None:
    once, ever = (Rendered(once=once, theme="material") for once in (True, False))
    pages = [once.made(uri) for uri in ("a/b.md", "a/c.md", "a/d.md")]

    def shown(on: Rendered, page: Page) -> str:
        nav = Navigation([Open("Whole", [*pages], "whole")], [])
        return on.env.get_template("partials/nav.html").render(page=page, nav=nav, config=on.config, base_url="../..")

    for page in pages:
        assert shown(once, page) == shown(ever, page)
    times = once.times["item"]
    assert "<nav_2>!a/c.md</>" in shown(once, pages[1])
    assert once.times["item"] == times + 1  # the page itself
