"""What is asked of a catalogue again and again is made once for each catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.once import once
from mkdocs_crosswalk.views.text import Id, linked

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue


def test_an_answer_is_made_once_for_each_catalogue_and_question(small: Catalogue) -> None:
    made: list[tuple[Catalogue, str, bool]] = []

    @once
    def ask(catalogue: Catalogue, what: str, *, loud: bool = False) -> int:
        made.append((catalogue, what, loud))
        return len(made)

    other = replace(small)
    assert [ask(small, "a"), ask(small, "a"), ask(small, "b"), ask(small, "a", loud=True)] == [1, 1, 2, 3]
    assert [ask(other, "a"), ask(small, "a")] == [4, 1]


def test_a_text_on_many_pages_leaves_out_the_id_of_each(small: Catalogue) -> None:
    text = "A.5.15 with CC6.1"
    assert linked(text, small) == (Id("A.5.15"), " with ", Id("CC6.1"))
    assert linked(text, small, but="A.5.15") == ("A.5.15 with ", Id("CC6.1"))
    assert linked(text, small, but="CC6.1") == (Id("A.5.15"), " with CC6.1")
