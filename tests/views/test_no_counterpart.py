"""What is said of an entry that is in no pair with a framework: what was read, and what is said of its group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views.blocks import Notice
from mkdocs_crosswalk.views.entries.matches import match_blocks
from mkdocs_crosswalk.views.entries.subject import Subject
from mkdocs_crosswalk.views.text import plain
from tests.support.frameworks import CSF, ISO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


def _unnamed(catalogue: Catalogue) -> Iterator[tuple[Subject, str]]:
    """Yield the entries of ISO/IEC 27001 that no list names beside NIST CSF, with what their pages say of that."""
    for entry in catalogue.singles:
        for one in Subject(catalogue, entry).every if entry.framework == ISO else ():
            if one.other and one.other.id == CSF and not one.matches:
                (notice,) = match_blocks(one)
                assert isinstance(notice, Notice)
                yield one, plain(notice.text).strip()


def test_where_only_a_group_is_named_the_sentence_says_who_names_it_beside_what(catalogue: Catalogue) -> None:
    said = {one.entry.id: (one, text) for one, text in _unnamed(catalogue)}
    assert said["Clause 9.2.2"][1] == (
        "None in NIST CSF 2.0 by its own id. OLIR 154 (Razilio) names Clause 9.2 as a whole beside ID.IM-01, ID.IM-02."
    )
    for one, text in said.values():
        groups = {group for row in one.statements for group in row.groups}
        assert bool(groups) == text.startswith("None")
        assert all(group in text for group in groups if one.entry.id in catalogue.members(group))


def test_what_was_not_read_is_not_denied(catalogue: Catalogue) -> None:
    texts = [text for one, text in _unnamed(catalogue) if not one.statements]
    assert texts
    assert all(text.startswith("No list read here names a counterpart") for text in texts)
