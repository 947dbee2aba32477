"""No sentence of a standard in ours: no eight words in a row that its requirements, controls, criteria or points have.

`tools/runs.py` says which copies were read, and which texts could not be had.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.catalogue.test_words import prose, texts, written
from tools.runs import SIZE, read, runs

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

HELD = 16_000
"""Runs that the file has at least."""


def test_no_eight_words_are_those_of_a_standard(catalogue: Catalogue) -> None:
    theirs = read()
    assert len(theirs) > HELD
    points = ((point.id, point.label) for entry in catalogue.entries.values() for point in entry.points)
    documents = (
        (f"document {d.id}", text)
        for d in catalogue.documents.values()
        for text in (d.purpose, *(p.text for p in d.says))
    )
    pages = ((page.name, prose(page)) for page in written())
    ours = (*texts(catalogue), *points, *documents, *pages)
    assert [(where, run) for where, text in ours for digest, run in runs(text) if digest in theirs] == []


def test_runs_are_told_whatever_stands_between_their_words() -> None:
    one = [digest for digest, _ in runs("The entity's one, two - three; four. FIVE six")]
    assert one == [digest for digest, _ in runs("the entity s one two three\nfour five six")]
    assert len(one) == 2
    assert {len(digest) for digest in one} == {SIZE}
