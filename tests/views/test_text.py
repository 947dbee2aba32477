"""Running text: which ids in prose become links, and how lists read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_crosswalk.views.text import Id, Inline, Link, linked, listing, plain

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("See A.5.15.", ("See ", Id("A.5.15"), ".")),
        ("A.5.15 and CC6.1", (Id("A.5.15"), " and ", Id("CC6.1"))),
        ("clause 6.1.3 d asks", (Link("Clause 6.1.3", "clause 6.1.3"), " d asks")),
        ("Clause 9.2", (Id("Clause 9.2"),)),
        ("A.9.2.1 moved", (Link("A.9.2.1 (2013)", "A.9.2.1"), " moved")),
        ("clauses 4.1 and 4.2", (Link("Clause 4.1", "clauses 4.1"), " and ", Link("Clause 4.2", "4.2"))),
        ("A.8, of either edition", ("A.8, of either edition",)),
        ("A.9.2.1 (2013) moved", (Id("A.9.2.1 (2013)"), " moved")),
        ("P1.1, PI1.2 and A1.3", (Id("P1.1"), ", ", Id("PI1.2"), " and ", Id("A1.3"))),
        ("no A.5.99 here", ("no A.5.99 here",)),
        ("CC6.9 never existed", ("CC6.9 never existed",)),
        ("version 5.15 is bare", ("version 5.15 is bare",)),
        ("A.5.151 is none", ("A.5.151 is none",)),
        ("xA.5.15", ("xA.5.15",)),
        ("", ()),
    ],
)
def test_ids_in_prose_become_links(catalogue: Catalogue, text: str, parts: tuple[Inline, ...]) -> None:
    assert linked(text, catalogue) == parts


def test_a_page_does_not_link_to_itself(catalogue: Catalogue) -> None:
    assert linked("A.5.15 beside CC6.1", catalogue, but="A.5.15") == ("A.5.15 beside ", Id("CC6.1"))


def test_linking_keeps_every_word(catalogue: Catalogue) -> None:
    texts = [t for row in catalogue.rows for t in (row.note, row.remark, row.correction_reason) if t]
    assert len(texts) > 100
    assert [plain(linked(text, catalogue)) for text in texts] == texts


def test_lists_read_as_sentences() -> None:
    assert plain(listing(["a"])) == "a"
    assert plain(listing(["a", "b"])) == "a and b"
    assert plain(listing(["a", "b", "c"])) == "a, b and c"
    assert plain(listing(["a", "b", "c"], last=", ")) == "a, b, c"
