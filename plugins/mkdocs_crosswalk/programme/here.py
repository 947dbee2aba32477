"""What a company has for one entry: the records of what it asks for, and what is still to be asked about it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .checks import checks

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.organisation import Window

    from .checks import Check
    from .fresh import Aged
    from .programme import Programme


class Here:
    """What a company has, entry by entry and item by item.

    Args:
        programme: The programme.
    """

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.catalogue = programme.catalogue

    def asked(self, entry_id: str) -> tuple[str, ...]:
        """Return the evidence items that are looked at for an entry; none of what is left out."""
        return self.programme.evidence_of(entry_id)

    def records(self, entry_id: str) -> tuple[Aged, ...]:
        """Return the records of what an entry asks for: the latest of each item, and behind them earlier ones."""
        found = [one for item in self.asked(entry_id) for one in self.programme.records_of(item)]
        return tuple(sorted(found, key=lambda one: not one.latest))

    def missing(self, entry_id: str) -> tuple[str, ...]:
        """Return the evidence items that an entry asks for and of which there is no record."""
        return tuple(item for item in self.asked(entry_id) if not self.programme.records_of(item))

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The evidence items that anything asks for that is necessary."""
        return frozenset(item for one in self.programme.standings for item in self.asked(one.entry.id))

    def windows(self, item: str) -> tuple[Window, ...]:
        """Return the windows of audits in which an evidence item serves an entry."""
        said, entries = self.programme.organisation, self.catalogue.entries
        of = {entries[entry].framework for entry in self.catalogue.evidence[item].serves if entry in entries}
        return tuple(window for window in said.windows if window.framework in of) if said else ()

    def checks(self, entry_id: str) -> tuple[Check, ...]:
        """Return what is to be asked about an entry."""
        return tuple(self._checks.get(entry_id, ()))

    @cached_property
    def _checks(self) -> dict[str, list[Check]]:
        found: dict[str, list[Check]] = {}
        for check in checks(self.programme):
            found.setdefault(check.entry, []).append(check)
        return found
