"""What the workbooks have in common: looks, paper, lists to choose from, and bytes without a clock in them."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter import Workbook

from mkdocs_crosswalk.registers.judgement import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A4 = 9
SCALE = 75
"""Percent of its size at which a table wider than paper is printed; its text of 10 points is then of 7.5."""
PAPER = (29.7 / 2.54 - 0.8) * 72
"""Points across a page of A4 on its side, between the margins."""
LETTERS, SMALLEST = 10, 7
"""Points of letters, and of the smallest that are printed."""
LINE = 15
"""Points of a line of text; letters of 10 points need no more in any usual font."""
_HIGHEST = 409
"""Points of the highest row that Excel has."""
ACCENT = "#15568C"
EDGE = "#C9CED3"
WASH = "#EDF0F3"
OUTCOME_COLOURS = {
    Outcome.CARRIES_OVER: {"bg_color": "#E4F2EF", "font_color": "#0B6A60"},
    Outcome.EXTEND: {"bg_color": "#FBF0D9", "font_color": "#6B4500"},
    Outcome.NEW: {"bg_color": "#EDF0F3", "font_color": "#3A4550"},
    Outcome.JUDGE_AGAIN: {"bg_color": "#FFFFFF", "font_color": "#22292F", "border": 3},
}
"""Those of the site's verdicts; the word stands in the cell, so that nothing hangs on the colour."""


class Column(NamedTuple):
    """A column of a table: its head, its width in characters, and what may be chosen in it, if not anything."""

    head: str
    width: int
    choices: tuple[str, ...] = ()


class Book:
    """A workbook in memory with the formats that its sheets share."""

    def __init__(self, title: str, subject: str, made: date) -> None:
        self.target = BytesIO()
        # Text is text: what looks like a formula or an address is written as it stands.
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.workbook = Workbook(self.target, options)
        created = datetime(made.year, made.month, made.day, tzinfo=UTC)
        self.workbook.set_properties({"title": title, "subject": subject, "created": created})
        self.text = self.format(border=1, border_color=EDGE, text_wrap=True, valign="top")
        self.text_left = self.format(border=1, border_color=EDGE, align="left")
        self.strong = self.format(bold=True, border=1, border_color=EDGE, text_wrap=True, valign="top")
        self.link = self.format(
            border=1, border_color=EDGE, valign="top", text_wrap=True, underline=1, font_color=ACCENT
        )
        self.own = self.format(border=1, border_color=EDGE, text_wrap=True, valign="top", bg_color="#FFFDF5")
        head = {"bold": True, "border": 1, "border_color": ACCENT, "bg_color": ACCENT, "font_color": "#FFFFFF"}
        self.head = self.format(**head, text_wrap=True, valign="top")
        self.head_right = self.format(**head, text_wrap=True, valign="top", align="right")
        self.title = self.format(bold=True, font_size=16)
        self.term = self.format(bold=True, bg_color=WASH, border=1, border_color=EDGE, valign="top", text_wrap=True)

    def format(self, **properties: object) -> Format:
        """Return a format."""
        return self.workbook.add_format({"font_name": "Calibri", "font_size": 10, **properties})

    def sheet(self, name: str) -> Worksheet:
        """Return a new sheet, set up for paper: landscape, one page wide, its name and page numbers at the foot.

        Some programs print the foot as small as the table: its letters of 11 points are then of 7.7.
        """
        sheet: Worksheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&11&A&R&11&P of &N")
        return sheet

    def table(
        self, sheet: Worksheet, columns: Sequence[Column], last: int, frozen: int, parts: Iterable[int] | None = None
    ) -> None:
        """Set up a sheet as a table with heads in its first row, filters, and the first columns always in sight.

        Args:
            sheet: The sheet.
            columns: The columns.
            last: The last row of the table, counted from 0.
            frozen: How many columns stay in sight.
            parts: The columns that begin a new page, where the table is wider than paper; its first then stands on
                each. Unless given, a page holds as many as it can.
        """
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.head, self.head)
            if column.choices:
                sheet.data_validation(1, number, last, number, {"validate": "list", "source": list(column.choices)})
        sheet.set_row(0, row_height([(column.head, column.width) for column in columns], least=2))
        sheet.freeze_panes(1, frozen)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.repeat_rows(0)
        if breaks := list(page_breaks(columns) if parts is None else parts):
            sheet.set_print_scale(SCALE)
            sheet.repeat_columns(0, 0)
            sheet.set_v_pagebreaks(breaks)
            sheet.print_across()

    def row(
        self, sheet: Worksheet, number: int, columns: Sequence[Column], texts: Sequence[str], link: int | None = None
    ) -> None:
        """Write a row of texts, as high as they need: the first in bold, an address as a link, what is behind it own.

        Args:
            sheet: The sheet.
            number: The row, counted from 0.
            columns: The columns of the table.
            texts: A text for each.
            link: The column of the address; those behind it are the company's.
        """
        sheet.set_row(number, row_height((text, c.width) for text, c in zip(texts, columns, strict=True)))
        for column, text in enumerate(texts):
            if column == link and "://" in text:
                sheet.write_url(number, column, text, self.link)
            elif link is not None and column > link and text:
                sheet.write_string(number, column, text, self.own)
            elif link is not None and column > link:
                sheet.write_blank(number, column, None, self.own)
            else:
                sheet.write_string(number, column, text, self.text if column else self.strong)

    def close(self) -> bytes:
        """Return the file."""
        self.workbook.close()
        return self.target.getvalue()


def page_breaks(columns: Sequence[Column]) -> list[int]:
    """Return the columns that begin a new page where a table is so wide that its letters would be too small on one."""
    across = [(7 * column.width + 5) * 0.75 for column in columns]
    if LETTERS * PAPER / sum(across) >= SMALLEST:
        return []
    room, breaks, used = PAPER * 100 / SCALE, [], 0.0
    for number, points in enumerate(across):
        if used + points > room:
            breaks.append(number)
            used = across[0]
        used += points
    return breaks


def row_height(cells: Iterable[tuple[str, int]], least: int = 1) -> int:
    """Return the height in points in which wrapped texts fit.

    Not every program fits rows to their text when it opens a file, so rows of several lines say their height.

    Args:
        cells: The texts with the widths of their columns in characters.
        least: The least number of lines.
    """
    lines = max((lines_of(text, width) for text, width in cells), default=1)
    return min(LINE * max(lines, least), _HIGHEST)


def lines_of(text: str, width: int) -> int:
    """Return on how many lines a text stands at most: a column's width is in digits, and most letters are narrower."""
    lines = text.expandtabs().split("\n")
    return sum(1 if len(line) <= width else _wrapped(line, width) for line in lines)


def _wrapped(line: str, width: int) -> int:
    """Return the lines of one that is too long. Words with a blank between, as in most, are not wrapped but counted."""
    lines, start = 1, 0
    plain = "-" not in line and " ".join(line.split()) == line
    while plain and len(line) - start > width:
        blank = line.rfind(" ", start, start + width + 1)
        lines, start, plain = lines + 1, blank + 1, blank >= 0
    return lines if plain else len(wrap(line, width))
