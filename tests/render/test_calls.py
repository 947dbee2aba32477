"""What templates write is escaped as Jinja does it, by a shorter way."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from mkdocs_crosswalk.render.calls import OwnTemplates

TEMPLATE = (
    "{% macro said(what, end='>') %}<i>{{ what }}{{ end }}</i>{% endmacro %}"
    "{% macro within(what) %}<b>{{ what }}{{ caller() }}</b>{% endmacro %}"
    "{% macro every() %}{{ varargs | join }}{{ kwargs }}{% endmacro %}"
    "{{ value }} {{ said(value) }} {{ said(value, '<') }} {{ said(value, end=value) }} {{ value ~ '\"<' }}"
    "{% call within(value) %}{{ value }}{% endcall %}{{ every() }}{{ every(value, '<', more=value) }}"
)

OWN = OwnTemplates(autoescape=True).from_string(TEMPLATE)
PLAIN = jinja2.Environment(autoescape=True).from_string(TEMPLATE)


class Word(StrEnum):
    """A text of another kind."""

    ODD = "<'&\">"


def written(value: Any) -> tuple[str, str]:
    """Return what a template writes for a value, and what Jinja's own would."""
    return OWN.render(value=value), PLAIN.render(value=value)


@pytest.mark.parametrize("value", [Markup("<b>&amp;</b>"), Word.ODD, 3, None, ("<", "'"), "", "<a href='\"'>&amp;"])
def test_values_are_escaped_as_jinja_does_it(value: Any) -> None:
    one, other = written(value)
    assert one == other


@given(st.text())
def test_texts_are_escaped_as_jinja_does_it(text: str) -> None:
    one, other = written(text)
    assert one == other
