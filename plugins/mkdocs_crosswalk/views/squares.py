"""Squares, one an entry, that are a bar as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from .text import Text


@frozen
class Squares:
    """One square an entry, those with most to do first, so that a row of squares is also a bar."""

    kind: ClassVar[str] = "squares"
    text: Text
    summary: str
    carries_over: int
    extend: int
    new: int
    again: int = 0

    @property
    def runs(self) -> tuple[str, ...]:
        """Return the squares as `j`, `n`, `e` and `c`, in runs of five that may wrap where it is narrow."""
        kinds = "j" * self.again + "n" * self.new + "e" * self.extend + "c" * self.carries_over
        return tuple(kinds[start : start + 5] for start in range(0, len(kinds), 5))
