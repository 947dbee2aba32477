"""Rows of workbooks are as high as their texts need."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_crosswalk.files.workbooks import LINE, lines_of, row_height

TEXTS = st.text(st.sampled_from("aab-- \n\t/."), max_size=80)
CELLS = st.lists(st.tuples(TEXTS, st.integers(1, 12)), max_size=4)


@given(CELLS, st.integers(1, 3))
def test_a_row_has_the_lines_of_its_longest_text(cells: list[tuple[str, int]], least: int) -> None:
    lines = max([least, *(lines_of(text, width) for text, width in cells)])
    assert row_height(cells, least) == min(LINE * lines, 409)
