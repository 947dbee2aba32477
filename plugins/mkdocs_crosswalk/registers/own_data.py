"""What a site adds to the built-in data, as frozen records: sources, evidence items, decisions, and who keeps what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_crosswalk.data.problems import Position

    from .judgement import Decision

SITE = "this-site"
"""The source that stands for what a site itself decides and adds."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Who looks after an entry or an evidence item at the site's company, where its records are, and its reviews.

    Attributes:
        records: Places in words, or addresses that begin with `https://` or `http://`.
        due: The day by which it is to be reviewed again.
    """

    owner: str
    records: tuple[str, ...]
    reviewed: date | None
    due: date | None
    position: Position

    def late(self, today: date) -> bool:
        """Say whether the review was due before a day."""
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class OwnData:
    """What a site adds; all of it is empty for the built-in data alone.

    Attributes:
        sources: The ids of the site's own sources, and of the one that stands for the site.
        evidence: The ids of the site's own evidence items.
        decisions: The site's decisions by pair.
        entries: The upkeep of entries that a pair may join by id, in reading order.
        items: The upkeep of evidence items by id, in the order of the register.
    """

    sources: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    decisions: dict[tuple[str, str], Decision] = field(default_factory=dict)
    entries: dict[str, Upkeep] = field(default_factory=dict)
    items: dict[str, Upkeep] = field(default_factory=dict)
