"""Which published addresses vanish between two readings, and which appear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .values import counted

if TYPE_CHECKING:
    from .edition import Edition


@dataclass(frozen=True, slots=True)
class Addresses:
    """What becomes of addresses from the crosswalk's own folder, such as `soc2/cc7-2/` or `soc2/cc7-2/#a-8-16`.

    Attributes:
        vanished: Pages that are gone, and lead nowhere.
        lost: Anchors that are gone from pages that are still there.
        moved: Pages that are elsewhere, each with where it leads now.
        appeared: Pages that are new.
    """

    vanished: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    appeared: tuple[str, ...] = ()

    @property
    def breaking(self) -> tuple[str, ...]:
        """Return what links of others may lead to, and that leads there no longer."""
        return (*self.vanished, *self.lost)


def compare_addresses(old: Edition, new: Edition) -> Addresses:
    """Return what becomes of the addresses of an old reading; those of written pages only where both have theirs."""
    passed = frozenset() if old.written and new.written else old.written | new.written
    before = [address for address in counted(old.anchors) if address not in passed]
    after = [address for address in counted(new.anchors) if address not in passed]
    reached = {address: new.reached(address) for address in (*before, *counted(old.moved))}
    lost = (
        f"{address}#{anchor}"
        for address in before
        if reached[address] == address
        for anchor in counted(old.anchors[address] - new.anchors[address])
    )
    moved = ((address, reached[address]) for address in before if reached[address] not in ("", address))
    return Addresses(
        vanished=tuple(address for address, now in reached.items() if not now and address not in passed),
        lost=tuple(lost),
        moved=tuple(moved),
        appeared=tuple(address for address in after if address not in old.anchors),
    )
