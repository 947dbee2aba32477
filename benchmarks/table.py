"""The table that benchmarks print: each thing as a ratio to another, and what it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Row(NamedTuple):
    """A line of the table.

    Attributes:
        what: What is compared, and with what.
        ratio: How many times as much it is.
        bound: How much it may be at most; None where nothing is asked.
    """

    what: str
    ratio: float
    bound: float | None = None

    @property
    def held(self) -> bool:
        """Whether it is within its bound."""
        return self.bound is None or self.ratio <= self.bound


def show(rows: Iterable[Row]) -> int:
    """Print each row as soon as it is there; the exit status says whether all bounds hold."""
    print(f"{'':72} {'ratio':>6} {'bound':>6}", flush=True)
    held = True
    for row in rows:
        bound = "" if row.bound is None else f"{row.bound:.2f}"
        print(f"{row.what:72} {row.ratio:6.2f} {bound:>6}{'' if row.held else '  over'}", flush=True)
        held &= row.held
    return 0 if held else 1
