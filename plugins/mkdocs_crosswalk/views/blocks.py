"""What a section of a page is made of. Renderers turn blocks into HTML and Markdown; blocks know of neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mkdocs_crosswalk.data.frozen import frozen

from .checklist import Bar, Checklist, Downloads, Fill, Questions, Strip, Toggles
from .matrix.map_view import Heat, Matches, MatrixMap
from .programme.blocks import Pages, StateBar, TimeLine, WorkList
from .questionnaire import Questionnaire
from .register import Bars, Register, Sieve, Switch, Systems
from .squares import Squares
from .tally import Cards, Tally, Tiles

if TYPE_CHECKING:
    from .matrix.view import MatrixView
    from .text import Text


@frozen
class Paragraph:
    """A paragraph; `quiet` sets it as a note."""

    kind: ClassVar[str] = "paragraph"
    text: Text
    quiet: bool = False


@frozen
class Bullets:
    """A plain list; steps that follow each other are `ordered`, and `sizes` explains how much each is."""

    kind: ClassVar[str] = "bullets"
    items: tuple[Text, ...]
    ordered: bool = False
    sizes: Text = ()


@frozen
class Subheading:
    """A heading inside a section."""

    kind: ClassVar[str] = "subheading"
    text: Text
    anchor: str = ""


@frozen
class Facts:
    """Terms with their descriptions."""

    kind: ClassVar[str] = "facts"
    items: tuple[tuple[str, Text], ...]


@frozen
class Boxes:
    """Several lists of facts in one sunken box: who says so."""

    kind: ClassVar[str] = "boxes"
    facts: tuple[Facts, ...]


@frozen
class Notice:
    """A dashed panel where a table would be empty."""

    kind: ClassVar[str] = "notice"
    text: Text


@frozen
class Details:
    """Blocks folded under a summary; `opened` shows them at first."""

    kind: ClassVar[str] = "details"
    summary: str
    blocks: tuple[Block, ...]
    opened: bool = False


@frozen
class TableRow:
    """Cells in the order of the columns; `more` unfolds under the row over its full width."""

    cells: tuple[Text, ...]
    more: Details | None = None
    anchor: str = ""


@frozen
class Table:
    """A table whose first column heads its rows.

    Attributes:
        style: A word for the template's column widths.
        filtered: Whether it is so long that a reader wants to look for words in it.
        dense: Whether it is one of several long ones on a page: its rows stand in one body, and its cells do not say
            their columns, which the stylesheet names on a narrow screen. No row unfolds.
    """

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    style: str = ""
    filtered: bool = False
    dense: bool = False


def table(caption: str, columns: tuple[str, ...], rows: tuple[TableRow, ...], style: str = "") -> Table:
    """Return a table without the columns that would be empty from top to bottom."""
    kept = [n for n in range(len(columns)) if n == 0 or any(row.cells[n] for row in rows)]
    shorter = tuple(TableRow(tuple(row.cells[n] for n in kept), row.more, row.anchor) for row in rows)
    return Table(caption, tuple(columns[n] for n in kept), shorter, style)


@frozen
class EntryLine:
    """One entry on one line: its mark, id, title and a few words; `more` unfolds below them.

    Attributes:
        mark: The mark before it, or () for none.
        gist: A few words on it.
        more: The whole of it.
        links: What is named beside it, in the place of words.
    """

    mark: Text
    entry: str
    title: str
    gist: str = ""
    more: tuple[Block, ...] = ()
    anchor: str = ""
    links: Text = ()


@frozen
class EntryLines:
    """A list of entries, a line each, under a small heading if it has one; `folded` under its heading."""

    kind: ClassVar[str] = "lines"
    items: tuple[EntryLine, ...]
    heading: str = ""
    mark: Text = ()
    count: str = ""
    anchor: str = ""
    help: Text = ()
    folded: bool = False


@frozen
class EntryFilter:
    """What leaves some of the lists of entries below it, by outcome and by words; for a module alone.

    Attributes:
        counts: How many entries have each outcome, those with most to do first.
    """

    kind: ClassVar[str] = "entry-filter"
    counts: tuple[tuple[str, int], ...]


@frozen
class Callout:
    """One thing that some readers must not miss: whom it is for, and what to do then."""

    kind: ClassVar[str] = "callout"
    heading: str
    text: Text


@frozen
class Columns:
    """Two lists of blocks side by side, one below the other where it is narrow."""

    kind: ClassVar[str] = "columns"
    left: tuple[Block, ...]
    right: tuple[Block, ...]


@frozen
class Matrix:
    """Entries of one framework by those of another."""

    kind: ClassVar[str] = "matrix"
    view: MatrixView


@frozen
class Legend:
    """What the shapes of a matrix mean."""

    kind: ClassVar[str] = "legend"
    items: tuple[tuple[str, str], ...]


@frozen
class Titled:
    """Blocks under a heading of their own; `note` stands beside it."""

    anchor: str
    title: str
    note: str
    blocks: tuple[Block, ...]


@frozen
class Beside:
    """Parts of a page side by side, one below the other where it is narrow; `wider` gives the first more room.

    A part of several headings is a column.
    """

    kind: ClassVar[str] = "beside"
    parts: tuple[tuple[Titled, ...], ...]
    wider: bool = False


@frozen
class Sheet:
    """What fits one sheet of paper."""

    kind: ClassVar[str] = "sheet"
    blocks: tuple[Block, ...]


@frozen
class Short:
    """A table of which paper holds the first rows alone; `more` says how many are left, and stands there alone."""

    kind: ClassVar[str] = "short"
    table: Block
    more: str = ""


@frozen
class CompanyBox:
    """What the company of the site says and has of the subject of a page.

    Attributes:
        aside: What stands beside the title, or ().
    """

    kind: ClassVar[str] = "company"
    title: str
    aside: Text
    blocks: tuple[Block, ...]


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
    | Tally
    | Tiles
    | Cards
    | Columns
    | EntryLines
    | Callout
    | EntryFilter
    | Matrix
    | Legend
    | MatrixMap
    | Matches
    | Heat
    | Toggles
    | Downloads
    | Bar
    | Questions
    | Questionnaire
    | Fill
    | Strip
    | Checklist
    | Bars
    | Systems
    | Sieve
    | Switch
    | Register
    | Pages
    | StateBar
    | TimeLine
    | Sheet
    | Beside
    | Short
    | CompanyBox
    | WorkList
)
