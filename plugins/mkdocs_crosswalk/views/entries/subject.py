"""An entry with what is said of it: the pairs, rows and corrections that its page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.levels import ISO_TO_SOC2, SOC2_TO_ISO

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.row import Row


class Subject:
    """The entry of a page.

    Attributes:
        direction: Whose records are reused for this entry; `back` is the other way round.
        verdicts: Our verdicts for the holder of the other framework; `reviewed` is the day of the last of them.
        counted: The pairs that this project judges to be pairs, in the order of the other side; `uncounted` are the
            rest, published or looked at.
        rows: Every row that speaks of the entry, or of a group that it belongs to or came from.
        statements: Those of the rows that make no pair with it.
        absent: Those of the statements that say that it has no counterpart in this direction.
    """

    def __init__(self, catalogue: Catalogue, entry: Entry) -> None:
        self.catalogue = catalogue
        self.entry = entry
        self.iso = catalogue.is_iso(entry.id)
        self.direction = SOC2_TO_ISO if self.iso else ISO_TO_SOC2
        self.back = ISO_TO_SOC2 if self.iso else SOC2_TO_ISO
        self.verdicts = catalogue.verdicts[entry.id]
        overlaps = catalogue.overlaps_of(entry.id)
        self.counted = tuple(o for o in overlaps if o.counted)
        self.uncounted = tuple(o for o in overlaps if not o.counted)
        self.rows = catalogue.rows_of(entry.id)
        alone = ("no-counterpart", "level-only", "adds")
        self.statements = tuple(r for r in self.rows if r.says in alone or self._by_group(r))
        self.absent = tuple(r for r in self.statements if r.says == "no-counterpart" and r.direction == self.direction)
        self.reviewed = max(verdict.reviewed for verdict in self.verdicts)
        self.corrections = tuple(c for c in catalogue.corrections if entry.id in c.entries)

    def _by_group(self, row: Row) -> bool:
        return row.says == "overlap" and bool(row.groups) and not any(r.id == self.entry.id for r in row.left)
