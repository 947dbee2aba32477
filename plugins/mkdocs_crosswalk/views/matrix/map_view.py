"""The map of two frameworks as a template needs it, and the list that stands for it on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from .axis import Group


SHORT = 4
"""How many letters of a row's id a narrow screen has room for."""


@frozen
class HeatCell:
    """A block with pairs.

    Attributes:
        count: How many pairs it has.
        step: Which of five colours, from 1.
        full: Whether the level of at least one is full.
        said: The block in words.
        block: Its word in addresses.
        target: What shows it without scripts; `anchor` is where on that page.
    """

    count: int
    step: int
    full: bool
    said: str
    block: str
    target: str
    anchor: str


@frozen
class HeatRow:
    """A group of the left framework; None stands for a block without a pair.

    `anchor` is where links to its division lead, if it is the first of it. `scope` is the number of the group of scopes
    without which it is not asked for or held, or "".
    """

    group: Group
    cells: tuple[HeatCell | None, ...]
    total: int
    anchor: str = ""
    scope: str = ""


@frozen
class Heat:
    """The groups of two frameworks, with the numbers of pairs towards the left one.

    Attributes:
        steps: The least number of pairs of each colour.
        levels: Whether anybody gives levels.
        page: The page of the matrix, which opens a block by its address; empty on that page itself.
        query: The part of that address that says which way is shown, or "".
        scopes: Of each column the number of the group of scopes without which it is not there, or "".
    """

    kind: ClassVar[str] = "heat"
    caption: str
    columns: tuple[Group, ...]
    rows: tuple[HeatRow, ...]
    totals: tuple[int, ...]
    steps: tuple[int, ...]
    levels: bool
    page: str = ""
    query: str = ""
    scopes: tuple[str, ...] = ()

    @property
    def least(self) -> int:
        """Return the number of pairs in the least scope."""
        rows = (row.cells for row in self.rows if not row.scope)
        return sum(cell.count for cells in rows for n, cell in enumerate(cells) if cell and not self.off(n))

    def off(self, column: int) -> bool:
        """Say whether a column is not in the least scope."""
        return bool(self.scopes and self.scopes[column])

    @property
    def long(self) -> bool:
        """Say whether the ids of rows need more room than a narrow screen has beside many columns."""
        return any(len(row.group.label) > SHORT for row in self.rows)

    @property
    def many(self) -> str:
        """Return what is counted: matches, or pairs that are only named."""
        return "matches" if self.levels else "pairs"

    @property
    def total(self) -> int:
        """Return the number of all pairs."""
        return sum(self.totals)

    @property
    def full(self) -> bool:
        """Say whether any block has a pair whose level is full."""
        return any(cell and cell.full for row in self.rows for cell in row.cells)

    @property
    def ranges(self) -> tuple[str, ...]:
        """Return the numbers of pairs of each colour in words."""
        *first, last = self.steps
        ends = (
            str(least) if least == after - 1 else f"{least}\N{EN DASH}{after - 1}"
            for least, after in zip(first, self.steps[1:], strict=True)
        )
        return (*ends, f"{last} and more")


@frozen
class ListedEntry:
    """An entry with what it is a match with: of each the mark of its level, and the id."""

    id: str
    anchor: str
    short: str
    title: str
    matches: tuple[tuple[str, str], ...]


@frozen
class ListedGroup:
    """The entries of a row of the map."""

    group: Group
    entries: tuple[ListedEntry, ...]


@frozen
class MapTools:
    """What the scripts of a map need.

    Attributes:
        file: The file with the groups, entries, pairs and records of both frameworks, beside the scripts.
        data: The file with what is said of each pair.
        sides: What scripts call the two frameworks and their entries, and the directions towards them.
        directions: The directions to choose from, each with its part of the address; none where there are no levels.
        whole: The page of the whole table, or "" where it would be too large.
        ours: The file that says how far a company is, and the side that it speaks of; or "" twice.
    """

    file: str
    data: str
    sides: dict[str, dict[str, str]]
    directions: tuple[tuple[str, str], ...]
    whole: str
    ours: tuple[str, str]


@frozen
class MatrixMap:
    """The map of a matrix, with what its scripts need."""

    kind: ClassVar[str] = "map"
    heat: Heat
    tools: MapTools


@frozen
class Matches:
    """Entry by entry what each is a match with: on paper, and where no scripts run."""

    kind: ClassVar[str] = "matches"
    title: str
    groups: tuple[ListedGroup, ...]
