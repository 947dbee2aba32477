"""A reviewer who does not exist, for a catalogue of which nobody has reviewed anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.reviews import last_judged
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.registers.reviewers import Part, Review, Reviewer

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

ALL = tuple(Part)
ENTRY = "A.5.15"


def reviewed(catalogue: Catalogue, *looks: tuple[tuple[Part, ...], int], entry: str = ENTRY) -> Catalogue:
    """Return a catalogue with a reviewer of an entry's parts, each so many days after the last judgement of it."""
    last = max(last_judged(catalogue, entry).values())
    days = ((parts, last + timedelta(days=later)) for parts, later in looks or ((ALL, 0),))
    reviews = tuple(Review(entries=(entry,), parts=parts, reviewed=day) for parts, day in days)
    at = Position("mappings/reviewers.yml", 1, 1)
    ada = Reviewer(name="Ada *Berth*", credential="CISA (ISACA)", reviews=reviews, position=at)
    return replace(catalogue, reviewers=(ada,))
