"""The matrix as a template needs it: heads and cells, nothing left to look up."""

from __future__ import annotations

from dataclasses import dataclass

FEW_COLUMNS = 10
"""As many as fit beside titles of their full length, with the navigation at the side."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A named pair: the criterion, words for its shape, what a screen reader says, and who names it.

    Shapes: `f`, `p` for the level towards ISO, `o`, `q` for a level back towards SOC 2 alone, `u` without a level,
    `x` if it is no match; `d` where those who name it differ, `m` where two or more agree. `bf`, `bp` keep the
    level back towards SOC 2 for the module, which shows the other direction.
    """

    criterion: str
    shape: str
    words: str
    counted: bool
    anchor: str  # the pair's row on the ISO entry's page
    by: str = ""  # a letter for each source, in the order of the tools' list


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

    @property
    def mapped(self) -> bool:
        """Say whether any cell holds a pair."""
        return any(self.cells)


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of a theme or clause."""

    id: str
    label: str
    count: str
    counts: tuple[int, ...]  # for each criterion, how many of the rows have a counted pair with it
    rows: tuple[RowHead, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter. `holds` are the series of a category, `uri` is the page of a source."""

    value: str
    label: str
    holds: str = ""
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Tools:
    """What the filters offer, and the file that the panel and the spreadsheet read."""

    data: str
    themes: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    sources: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Heads and cells of a matrix; only the whole matrix has tools."""

    caption: str
    heads: str
    columns: tuple[ColumnGroup, ...]
    rows: tuple[RowGroup, ...]
    tools: Tools | None = None

    @property
    def width(self) -> int:
        """Return the number of criterion columns."""
        return sum(len(group.columns) for group in self.columns)

    @property
    def few(self) -> bool:
        """Say whether the columns leave room for whole titles."""
        return self.width <= FEW_COLUMNS

    @property
    def edges(self) -> tuple[str, ...]:
        """Return for each column `k` where a category starts, `s` where a series does, or nothing."""
        return tuple("k" if c.category_starts else "s" if c.starts else "" for c in self.flat)

    @property
    def flat(self) -> tuple[Column, ...]:
        """Return all columns, without their groups."""
        return tuple(column for group in self.columns for column in group.columns)
