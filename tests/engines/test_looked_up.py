"""Templates find the same by a quicker way."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from mkdocs_crosswalk.engines.mkdocs.looked_up import look_up_quickly


class Own(dict[str, int]):
    """A table of another kind, whose attributes and keys have the same names."""

    key = 2


def test_what_stands_behind_a_dot_is_the_same() -> None:
    config, other = MkDocsConfig(), MkDocsConfig()
    config.load_dict({"site_name": "Ours", "docs_dir": "docs", "extra": {"key": 1, "items": 2}})
    config.theme = Theme(name="mkdocs", key={"items": 3}, name_of="theme")
    extra = LegacyConfig(schema=())
    extra.load_dict({"key": 1, "get": 2})
    things: list[Any] = [config, other, config.theme, extra, {"key": 1, "items": 2}, Own(key=1, more=3), "key", None, 3]
    names = ("site_name", "theme", "plugins", "items", "key", "get", "name", "dirs", "more", "name_of", "missing")
    plain, quick = jinja2.Environment(), jinja2.Environment()  # noqa: S701 - nothing is rendered
    look_up_quickly(quick, config)
    for thing in things:
        for name in names:
            one, two = plain.getattr(thing, name), quick.getattr(thing, name)
            assert type(one) is type(two), (thing, name)
            if isinstance(one, jinja2.Undefined):
                assert one._undefined_message == two._undefined_message  # noqa: SLF001 - it is what an error says
            else:
                assert one == two, (thing, name)


def test_templates_are_those_of_the_environment_whatever_is_asked_with_them() -> None:
    texts = {"page.html": "{{ word }}{% include 'part.html' %}", "part.html": "!"}
    env = jinja2.Environment(loader=jinja2.DictLoader(texts))  # noqa: S701 - what is rendered is this
    env.globals["word"] = "one"
    config = MkDocsConfig()
    config.load_dict({"site_name": "Ours"})
    look_up_quickly(env, config)
    page = env.get_template("page.html")
    assert page is env.get_template("page.html") is env.get_template(page)
    assert page.render() == "one!"
    env.globals["word"] = "two"
    assert page.render() == "two!"
    assert env.get_template("part.html", globals={"word": "three"}).render() == "!"
    with pytest.raises(jinja2.TemplateNotFound):
        env.get_template("none.html")
