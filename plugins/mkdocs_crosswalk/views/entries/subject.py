"""An entry with what is said of it: the pairs, rows and corrections that its page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.levels import UNDIRECTED
from mkdocs_crosswalk.views.ways import way_to

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.row import Row


class Subject:
    """The entry of a page.

    Attributes:
        other: The framework that it is compared with, or None.
        direction: Whose records are reused for this entry; `back` is the other way round.
        verdicts: Our verdicts for the holder of the other framework, or None; likewise `guidance`.
        counted: The pairs that this project judges to be pairs, in the order of the other side; `uncounted` are the
            rest, published or looked at.
        rows: Every row that speaks of the entry, or of a group that it belongs to or came from.
        statements: Those of the rows that make no pair with it.
        absent: Those of the statements that say that it has no counterpart in this direction.
    """

    def __init__(self, catalogue: Catalogue, entry: Entry) -> None:
        way = way_to(catalogue, entry.framework)
        self.catalogue = catalogue
        self.entry = entry
        self.framework = catalogue.frameworks[entry.framework]
        self.other = way.held if way else None
        self.direction = way.direction if way else UNDIRECTED
        self.back = self.direction.back
        self.verdicts = catalogue.verdicts.get(entry.id)
        self.guidance = catalogue.guidance.get(entry.id)
        overlaps = catalogue.overlaps_of(entry.id)
        self.counted = tuple(o for o in overlaps if o.counted)
        self.uncounted = tuple(o for o in overlaps if not o.counted)
        self.rows = catalogue.rows_of(entry.id)
        alone = ("no-counterpart", "level-only", "adds")
        self.statements = tuple(r for r in self.rows if r.says in alone or self._by_group(r))
        self.absent = tuple(r for r in self.statements if r.says == "no-counterpart" and r.direction == self.direction)
        self.corrections = tuple(c for c in catalogue.corrections if entry.id in c.entries)

    @property
    def reviewed(self) -> date:
        """Return the last day on which any of what is judged of the entry was judged; else that of all the data."""
        judged = (o.judgement for o in (*self.counted, *self.uncounted) if o.judgement)
        said = (*judged, *(self.verdicts or ()), *((self.guidance,) if self.guidance else ()))
        return max((one.reviewed for one in said), default=self.catalogue.updated)

    def _by_group(self, row: Row) -> bool:
        return row.says == "overlap" and bool(row.groups) and not any(r.id == self.entry.id for r in row.left)
