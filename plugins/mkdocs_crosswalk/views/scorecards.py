"""Which scorecards there are, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import addresses
from .ways import way_of

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.scorecards import Scorecard

    from .ways import Way


def scorecard_uri(way: Way) -> str:
    """Return the source address of the scorecard of a way."""
    return f"{addresses.SCORECARDS}{way.key}.md"


def scorecards(catalogue: Catalogue) -> dict[str, tuple[Way, Scorecard]]:
    """Return the scorecards that there are, with their ways, by the source addresses of their pages.

    One is there where all that it asks about is: half of its questions would be no score.
    """
    found = {}
    for direction, one in catalogue.scorecards.items():
        way = way_of(catalogue, direction)
        if way and all(entry in catalogue.verdicts for question in one.questions for entry in question.entries):
            found[scorecard_uri(way)] = (way, one)
    return found
