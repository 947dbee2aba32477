"""An entry with what is said of it: the pairs, rows and corrections that its page shows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.levels import UNDIRECTED
from mkdocs_crosswalk.views.ways import ways_to

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.views.ways import Way


class Subject:
    """The entry of a page, beside one other framework.

    Args:
        catalogue: The catalogue.
        entry: The entry.
        way: How its framework is asked for, of several; that of its verdicts unless given.

    Attributes:
        other: The framework that it is compared with, or None.
        direction: Whose records are reused for this entry; `back` is the other way round.
        verdicts: Our verdicts for the holder of the other framework, or None; likewise `guidance`.
        counted: The pairs that this project judges to be pairs, in the order of the other side; `uncounted` are the
            rest, published or looked at.
        rows: Every row of the two frameworks that speaks of the entry, or of a group that it belongs to or came from.
        statements: Those of the rows that make no pair with it.
        absent: Those of the statements that say that it has no counterpart in this direction.
        corrections: Slips of sources that concern it, of whatever framework they speak.
    """

    def __init__(self, catalogue: Catalogue, entry: Entry, way: Way | None = None) -> None:
        self.ways = ways_to(catalogue, entry.framework)
        way = way or next(iter(self.ways), None)
        self.way = way
        self.catalogue = catalogue
        self.entry = entry
        self.framework = catalogue.frameworks[entry.framework]
        self.other = way.held if way else None
        self.direction = way.direction if way else UNDIRECTED
        self.back = self.direction.back
        self.verdicts = catalogue.verdicts.get(entry.id)
        self.guidance = catalogue.guidance.get(entry.id)
        overlaps = catalogue.overlaps_with(entry.id, way.held.id) if way else ()
        self.counted = tuple(o for o in overlaps if o.counted)
        self.uncounted = tuple(o for o in overlaps if not o.counted)
        both = {self.direction.held, self.direction.asked}
        self.rows = tuple(r for r in catalogue.rows_of(entry.id) if not way or both.issuperset(r.between))
        alone = ("no-counterpart", "level-only", "adds")
        self.statements = tuple(r for r in self.rows if r.says in alone or self._by_group(r))
        self.absent = tuple(r for r in self.statements if r.says == "no-counterpart" and r.direction == self.direction)
        self.corrections = tuple(c for c in catalogue.corrections if entry.id in c.entries)

    @cached_property
    def beside(self) -> tuple[Subject, ...]:
        """The entry beside each framework more that it is compared with."""
        return tuple(Subject(self.catalogue, self.entry, way) for way in self.ways if way != self.way)

    @property
    def ours(self) -> bool:
        """Say whether the entry is one of the company's own controls."""
        return self.framework.id in self.catalogue.own.frameworks

    @property
    def every(self) -> tuple[Subject, ...]:
        """Return the entry beside each framework that it is compared with."""
        return (self, *self.beside)

    @property
    def first(self) -> bool:
        """Say whether the other framework is the first that the entry is compared with."""
        return self.way == next(iter(self.ways), None)

    @cached_property
    def levelled(self) -> bool:
        """Whether anybody gives levels of the two frameworks, or they are only named beside each other."""
        return not self.catalogue.spoken.isdisjoint((self.direction, self.back))

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Return the pairs with this framework, counted or not."""
        return (*self.counted, *self.uncounted)

    @cached_property
    def matches(self) -> tuple[Overlap, ...]:
        """The pairs whose records are reused for this entry; where nobody gives levels, all that are named."""
        if not self.levelled:
            return self.counted
        return tuple(o for o in self.counted if o.reaches(self.direction) or self.direction not in o.levels)

    @property
    def reviewed(self) -> date:
        """Return the last day on which any of what is judged of the entry was judged; else that of all the data."""
        judged = (o.judgement for s in self.every for o in s.overlaps if o.judgement)
        verdicts = self.verdicts.judged if self.verdicts else ()
        said = (*judged, *verdicts, *((self.guidance,) if self.guidance else ()))
        return max((one.reviewed for one in said), default=self.catalogue.updated)

    def _by_group(self, row: Row) -> bool:
        return row.says == "overlap" and bool(row.groups) and not any(r.id == self.entry.id for r in row.left)
