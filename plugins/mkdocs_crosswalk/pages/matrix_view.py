"""The matrix as a template needs it: heads and cells, nothing left to look up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A named pair: the criterion, a word for its shape, and what a screen reader says.

    Shapes: `f`, `p`, `n` for the level towards ISO, with `b` if only the other one is stated; `u` without a level;
    `x` if no row about the pair is counted; ` m` follows where two or more sources name it.
    """

    criterion: str
    shape: str
    words: str
    counted: bool
    anchor: str  # the pair's row on the ISO entry's page


@dataclass(frozen=True, slots=True)
class Column:
    """A criterion's column."""

    id: str
    title: str
    starts: bool  # the first of its series
    category_starts: bool  # the first of its category


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """The columns of a series; `name` is one word where there is room for it."""

    id: str
    name: str
    title: str
    columns: tuple[Column, ...]
    category_starts: bool


@dataclass(frozen=True, slots=True)
class RowHead:
    """An entry's row."""

    id: str
    title: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of a theme or clause."""

    id: str
    label: str
    count: str
    rows: tuple[RowHead, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Heads and cells of a matrix."""

    caption: str
    heads: str
    columns: tuple[ColumnGroup, ...]
    rows: tuple[RowGroup, ...]

    @property
    def width(self) -> int:
        """Return the number of criterion columns."""
        return sum(len(group.columns) for group in self.columns)

    @property
    def edges(self) -> tuple[str, ...]:
        """Return for each column `k` where a category starts, `s` where a series does, or nothing."""
        return tuple("k" if c.category_starts else "s" if c.starts else "" for c in self.flat)

    @property
    def flat(self) -> tuple[Column, ...]:
        """Return all columns, without their groups."""
        return tuple(column for group in self.columns for column in group.columns)
