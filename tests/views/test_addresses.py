"""Addresses as they are seen from a folder."""

from __future__ import annotations

from posixpath import relpath

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_crosswalk.views.addresses import relative

PARTS = st.lists(st.sampled_from(["a", "b", "a-b", "index.md"]), max_size=4)


@given(PARTS, PARTS, st.integers(0, 2), st.booleans())
def test_addresses_lead_where_paths_do(to: list[str], here: list[str], above: int, folder: bool) -> None:
    target, seen = "/".join([".."] * above + to), "/".join(here)
    expected = relpath(target or ".", seen or ".")
    slash = "/" if folder else ""
    assert relative(f"{target or '.'}{slash}", seen) == f"{expected}{slash}"
