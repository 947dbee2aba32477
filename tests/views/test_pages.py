"""Pages that are made when they are asked for, and let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mkdocs_crosswalk.views.page import Page
from mkdocs_crosswalk.views.pages import Pages


def test_a_page_that_is_let_go_is_kept_nowhere_and_made_again() -> None:
    times = []

    def make() -> Page:
        times.append("made")
        return Page("a.md", "A", "A page.", "A", "", date(2026, 5, 1))

    first = Pages({"a.md": make})
    own = first.changed({"a.md": lambda page: replace(page, own=True)})
    assert own["a.md"].own and own["a.md"] is own["a.md"] and times == ["made"]
    own.let_go("a.md")
    assert own["a.md"].own and not first["a.md"].own and times == ["made"] * 2
