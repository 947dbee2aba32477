"""What a section of a page is made of. Renderers turn blocks into HTML and Markdown; blocks know of neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from .checklist import Checklist, Downloads, Shares, Toggles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .matrix.view import MatrixView
    from .text import Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `quiet` sets it as a note."""

    kind: ClassVar[str] = "paragraph"
    text: Text
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A plain list; steps that follow each other are `ordered`."""

    kind: ClassVar[str] = "bullets"
    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    kind: ClassVar[str] = "subheading"
    text: Text
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms with their descriptions."""

    kind: ClassVar[str] = "facts"
    items: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Several lists of facts in one sunken box: who says so."""

    kind: ClassVar[str] = "boxes"
    facts: tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A dashed panel where a table would be empty."""

    kind: ClassVar[str] = "notice"
    text: Text


@dataclass(frozen=True, slots=True)
class Details:
    """Blocks folded under a summary; `opened` shows them at first."""

    kind: ClassVar[str] = "details"
    summary: str
    blocks: tuple[Block, ...]
    opened: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells in the order of the columns; `more` unfolds under the row over its full width."""

    cells: tuple[Text, ...]
    more: Details | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column heads its rows. `style` is a word for the template's column widths."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    style: str = ""


def table(caption: str, columns: tuple[str, ...], rows: tuple[TableRow, ...], style: str = "") -> Table:
    """Return a table without the columns that would be empty from top to bottom."""
    kept = [n for n in range(len(columns)) if n == 0 or any(row.cells[n] for row in rows)]
    shorter = tuple(TableRow(tuple(row.cells[n] for n in kept), row.more, row.anchor) for row in rows)
    return Table(caption, tuple(columns[n] for n in kept), shorter, style)


@dataclass(frozen=True, slots=True)
class Squares:
    """One square an entry, sorted by verdict, so that a row of squares is also a bar."""

    kind: ClassVar[str] = "squares"
    text: Text
    summary: str
    carries_over: int
    extend: int
    new: int

    @property
    def runs(self) -> tuple[str, ...]:
        """Return the squares as `c`, `e` and `n`, in runs of five that may wrap where it is narrow."""
        kinds = "c" * self.carries_over + "e" * self.extend + "n" * self.new
        return tuple(kinds[start : start + 5] for start in range(0, len(kinds), 5))


@dataclass(frozen=True, slots=True)
class Columns:
    """Two lists of blocks side by side, one below the other where it is narrow."""

    kind: ClassVar[str] = "columns"
    left: tuple[Block, ...]
    right: tuple[Block, ...]


def in_columns(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return a block for each of two or more frameworks side by side, one alone as it is."""
    return (Columns(tuple(blocks[::2]), tuple(blocks[1::2])),) if len(blocks) > 1 else tuple(blocks)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Entries of one framework by those of another."""

    kind: ClassVar[str] = "matrix"
    view: MatrixView


@dataclass(frozen=True, slots=True)
class Legend:
    """What the shapes of a matrix mean."""

    kind: ClassVar[str] = "legend"
    items: tuple[tuple[str, str], ...]


Block = (
    Paragraph
    | Bullets
    | Subheading
    | Facts
    | Boxes
    | Notice
    | Details
    | Table
    | Squares
    | Columns
    | Matrix
    | Legend
    | Toggles
    | Downloads
    | Shares
    | Checklist
)
