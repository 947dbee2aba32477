"""All that differs between two readings of the data, made from two catalogues and never from their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from .addresses import compare_addresses
from .counts import compare_outcomes, compare_totals
from .pairs import compare_pairs
from .registers import EVIDENCE, compare_records
from .rows import compare_rows
from .verdicts import compare_verdicts, resting_on

if TYPE_CHECKING:
    from .addresses import Addresses
    from .counts import Outcomes
    from .pairs import PairChange
    from .reading import Reading
    from .rows import RowsChange
    from .values import Change, Turn
    from .verdicts import Resting, VerdictChange


@frozen
class Changes:
    """What differs. Everything is in an order that no reading decides.

    Attributes:
        old: What the old reading is called; `new` likewise.
        resting: Verdicts that are as they were, and rest on a pair whose levels are not.
        records: What differs in the registers, evidence items among it.
        totals: How much there is, also where it is as much as before; `outcomes` likewise.
    """

    old: str
    new: str
    pairs: tuple[PairChange, ...]
    verdicts: tuple[VerdictChange, ...]
    resting: tuple[Resting, ...]
    records: tuple[Change, ...]
    rows: tuple[RowsChange, ...]
    totals: dict[str, Turn]
    outcomes: tuple[Outcomes, ...]
    addresses: Addresses

    @property
    def evidence(self) -> tuple[Change, ...]:
        """Return the evidence items that differ."""
        return tuple(change for change in self.records if change.kind == EVIDENCE)

    @property
    def others(self) -> tuple[Change, ...]:
        """Return the records of all other registers that differ."""
        return tuple(change for change in self.records if change.kind != EVIDENCE)

    @property
    def any(self) -> bool:
        """Say whether anything differs."""
        addresses = self.addresses
        said = (self.pairs, self.verdicts, self.records, self.rows)
        return any(said) or any((addresses.breaking, addresses.moved, addresses.appeared))


def compare(old: Reading, new: Reading) -> Changes:
    """Return what differs between an old reading and a new one."""
    before, after = old.catalogue, new.catalogue
    pairs, verdicts = compare_pairs(before, after), compare_verdicts(before, after)
    return Changes(
        old=old.name,
        new=new.name,
        pairs=pairs,
        verdicts=verdicts,
        resting=resting_on(pairs, verdicts, before, after),
        records=compare_records(before, after),
        rows=compare_rows(before, after),
        totals=compare_totals(before, after),
        outcomes=compare_outcomes(before, after),
        addresses=compare_addresses(old, new),
    )
