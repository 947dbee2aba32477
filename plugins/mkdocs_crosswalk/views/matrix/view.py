"""The matrix as a template needs it: heads and cells, nothing left to look up."""

from __future__ import annotations

from mkdocs_crosswalk.data.frozen import frozen

LONG_ID = 6
"""The letters of an id that heads have room for, such as those of CC6.10; those of PR.AA-05 need more."""
FEW_COLUMNS = 10
"""As many as fit beside titles of their full length, with the navigation at the side."""


@frozen
class Cell:
    """A named pair: the column's entry, words for its shape, what a screen reader says, and who names it.

    Shapes: `f`, `p` for the level on the way of the table, `o`, `q` for a level the other way round alone, `u`
    without a level, `x` if it is no match; `d` where those who name it differ, `m` where two or more agree. `bf`, `bp`
    keep the level back for the module, which shows the other direction. `match` says whether it is one on that way.
    """

    column: str
    shape: str
    words: str
    match: bool
    anchor: str  # the pair's row on the page of the left entry
    by: str = ""  # a letter for each source, in the order of the tools' list


@frozen
class Column:
    """The column of an entry of the right framework."""

    id: str
    title: str
    starts: bool  # the first of its group
    outer_starts: bool  # the first of its outermost group


@frozen
class ColumnGroup:
    """The columns of a group.

    Attributes:
        name: One word that stands beside its id where there is room for it.
        below: The word in any case, with soft hyphens, for heads with a line more.
    """

    target: str
    label: str
    title: str
    name: str
    below: str
    columns: tuple[Column, ...]
    outer_starts: bool


@frozen
class RowHead:
    """An entry's row; `short` is its id without words, `brief` its title in few characters."""

    id: str
    short: str
    brief: str
    title: str
    cells: tuple[Cell | None, ...]

    @property
    def mapped(self) -> bool:
        """Say whether any cell holds a pair."""
        return any(self.cells)


@frozen
class RowGroup:
    """The rows of an outermost group.

    Attributes:
        before: The words that the ids of its rows begin with, and that their heads leave out.
        anchor: Where links to the group lead on a page that has the whole table.
    """

    target: str
    label: str
    count: str
    counts: tuple[int, ...]  # for each column, how many of the rows are a match with it
    rows: tuple[RowHead, ...]
    before: str = ""
    anchor: str = ""


@frozen
class Choice:
    """One option of a filter. `holds` are the heads of the columns of a group, `uri` is the page of a source."""

    value: str
    label: str
    holds: str = ""
    uri: str = ""


@frozen
class Choices:
    """The options of a filter by groups, with the kind of these."""

    one: str
    many: str
    options: tuple[Choice, ...]


@frozen
class Tools:
    """What the filters offer, and the file that the panel and the spreadsheet read.

    Attributes:
        file: The file with the entries and records of both frameworks, beside the scripts.
        csv: The name of the spreadsheet.
        sides: What scripts call the two frameworks and their entries, and the directions towards them.
        directions: The directions to choose from, each with its part of the address; none where there are no levels.
        many: What is counted, in the plural.
        levels: Whether anybody gives levels.
        rows: The groups of rows; `columns` are those of columns.
        ours: The file that says how far a company is, and the side that it speaks of; or "" twice.
    """

    file: str
    data: str
    csv: str
    sides: dict[str, dict[str, str]]
    directions: tuple[tuple[str, str], ...]
    rows: Choices
    columns: Choices
    sources: tuple[Choice, ...]
    many: str
    levels: bool = True
    ours: tuple[str, str] = ("", "")


@frozen
class MatrixView:
    """Heads and cells of a matrix, with what it counts in the singular; only the whole matrix has tools."""

    caption: str
    heads: str
    columns: tuple[ColumnGroup, ...]
    rows: tuple[RowGroup, ...]
    one: str = ""
    tools: Tools | None = None

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return sum(len(group.columns) for group in self.columns)

    @property
    def long(self) -> bool:
        """Say whether the ids over the columns need higher heads than usual."""
        return any(len(column.id) > LONG_ID for column in self.flat)

    @property
    def few(self) -> bool:
        """Say whether the columns leave room for whole titles."""
        return self.width <= FEW_COLUMNS

    @property
    def edges(self) -> tuple[str, ...]:
        """Return for each column `k` where an outermost group starts, `s` where a group does, or nothing."""
        return tuple("k" if c.outer_starts else "s" if c.starts else "" for c in self.flat)

    @property
    def alone(self) -> bool:
        """Say whether a group has one column, so that only its word stands over that, upright."""
        return any(len(group.columns) == 1 and group.below for group in self.columns)

    @property
    def flat(self) -> tuple[Column, ...]:
        """Return all columns, without their groups."""
        return tuple(column for group in self.columns for column in group.columns)
