"""One statement of a source as a frozen record: what was printed, and how it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from .levels import Confidence, Direction, Level

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.problems import Position


@frozen
class Reading:
    """An entry as this project reads it in a row, with how sure that is."""

    id: str
    confidence: Confidence = Confidence.CERTAIN


@frozen
class Objection:
    """An entry of a row that the reference speaks against, or that does not exist, with the reason."""

    id: str
    reason: str


@frozen
class Published:
    """What the source printed: ids and level as they stand there, and titles where they are not the official ones.

    Attributes:
        title: One title for all of the row.
        titles: Printed ids with the title beside each.
    """

    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    level: str = ""
    title: str = ""
    titles: tuple[tuple[str, str], ...] = ()


@frozen
class Row:
    """One source's statement at one place, as published and as read."""

    source: str
    at: str
    number: int  # counts from 1 within the source
    position: Position
    between: tuple[str, str]  # the keys of its two frameworks
    says: str  # overlap, no-counterpart, level-only, adds, evidence
    printed_in: str  # table, prose
    direction: Direction | None
    published: Published
    left: tuple[Reading, ...]  # single entries as read
    right: tuple[Reading, ...]
    groups: tuple[str, ...]  # groups of entries as read
    level: Level | None
    corrected: tuple[str, ...] = ()  # the sides that were printed wrong: left, right
    correction_reason: str = ""
    contradicted: tuple[Objection, ...] = ()
    nonexistent: tuple[Objection, ...] = ()
    suggested: tuple[str, ...] = ()
    suggested_reason: str = ""
    narrowing: tuple[str, ...] = ()
    topic: str = ""
    evidence: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    how: str = ""
    note: str = ""
    remark: str = ""
    whole: Row | None = None  # the row before entries were left out

    @property
    def full(self) -> Row:
        """Return the row with nothing left out."""
        return self.whole or self

    def objection(self, entry_id: str) -> Objection | None:
        """Return why the reference speaks against an entry of this row, or None."""
        return next((o for o in self.contradicted if o.id == entry_id), None)

    @property
    def entries(self) -> tuple[Reading, ...]:
        """Return the single entries of both sides."""
        return self.left + self.right

    @property
    def meant(self) -> tuple[Reading, ...]:
        """Return the single entries of the sides that were printed wrong."""
        return tuple(reading for side in self.corrected for reading in (self.left if side == "left" else self.right))
