"""Rows of workbooks are as high as their texts need."""

from __future__ import annotations

from textwrap import wrap

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_crosswalk.files.workbooks import lines_of

TEXTS = st.text(st.sampled_from("aaaab  -\n\t/.\xa0"), max_size=80)
WORDS = st.lists(st.sampled_from(["a", "of", "bring", "records", "reviewed"]), max_size=30).map(" ".join)


@given(TEXTS | WORDS, st.integers(1, 30))
def test_a_text_has_the_lines_that_it_wraps_to(text: str, width: int) -> None:
    lines = text.expandtabs().split("\n")
    assert lines_of(text, width) == sum(len(wrap(line, width)) if len(line) > width else 1 for line in lines)
