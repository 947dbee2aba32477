"""Which published addresses vanish between two readings, and which appear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from .values import counted

if TYPE_CHECKING:
    from .reading import Reading


@frozen
class Addresses:
    """What becomes of addresses from the crosswalk's own folder, such as `evidence/alert/` and `evidence/alert/#facts`.

    Attributes:
        vanished: Pages that are gone, and lead nowhere.
        lost: Pages that are still there, each with the anchors that are gone from it.
        moved: Pages that are elsewhere, each with where it leads now.
        appeared: Pages that are new.
    """

    vanished: tuple[str, ...] = ()
    lost: tuple[tuple[str, tuple[str, ...]], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    appeared: tuple[str, ...] = ()

    @property
    def breaking(self) -> tuple[str, ...]:
        """Return what links of others may lead to, and that leads there no longer."""
        return (*self.vanished, *(f"{address}#{anchor}" for address, anchors in self.lost for anchor in anchors))


def compare_addresses(old: Reading, new: Reading) -> Addresses:
    """Return what becomes of the addresses of an old reading; those of written pages only where both have theirs."""
    passed = frozenset() if old.written and new.written else old.written | new.written
    before = [address for address in counted(old.anchors) if address not in passed]
    after = [address for address in counted(new.anchors) if address not in passed]
    reached = {address: new.reached(address) for address in (*before, *counted(old.moved))}
    there = [address for address in before if reached[address] == address]
    gone = {address: tuple(counted(old.anchors[address] - new.anchors[address])) for address in there}
    moved = ((address, now) for address in before if (now := reached[address]) is not None and now != address)
    return Addresses(
        vanished=tuple(address for address, now in reached.items() if now is None and address not in passed),
        lost=tuple((address, anchors) for address, anchors in gone.items() if anchors),
        moved=tuple(moved),
        appeared=tuple(address for address in after if address not in old.anchors),
    )
