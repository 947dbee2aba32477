"""A workbook for one scope: its entries with their steps and evidence, owner, due date and status, and their summary.

The summary counts by formulas, so that it follows what people enter; every formula carries the value of the day of the
build, for programs that compute nothing.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.views import wording

from .workbooks import EDGE, Book, Column, row_height

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SHEET, SUMMARY = "Work", "Summary"
COLUMNS = (
    Column("Id", 10),
    Column("Title", 20),
    Column("Group", 14),
    Column("Outcome", 9),
    Column("Steps", 36),
    Column("Evidence", 26),
    Column("Owner", 13),
    Column("Due", 10),
    Column("Status", 11, wording.STATUSES),
    Column("Notes", 14),
)
"""Narrow enough for letters of 7 points also where a program has none of the usual fonts, and wider columns."""
GROUP, DUE, STATUS = (next(n for n, c in enumerate(COLUMNS) if c.head == head) for head in ("Group", "Due", "Status"))
COUNTS = (Column("Group", 36), *(Column(head, 12) for head in ("Necessary", *wording.STATUSES[:-1])))
SUMMARY_COLUMNS = (*COUNTS, Column("Not said", 12), Column("Overdue", 12), Column("Excluded", 12))
DONE, OUT = wording.STATUSES[0], wording.STATUSES[-1]
EARLIEST = date(2000, 1, 1)


class WorkLine(NamedTuple):
    """A row: an entry; `part` and `group` are what it is counted with, the status one of the site's words or ""."""

    id: str
    link: str
    title: str
    part: str
    group: str
    outcome: str
    steps: str
    evidence: str
    owner: str = ""
    due: date | None = None
    status: str = ""

    def late(self, today: date) -> bool:
        """Say whether it is late."""
        return self.due is not None and self.due < today and self.status not in (DONE, OUT)


class Head(NamedTuple):
    """What a workbook is about: its title, a subject, and lines that explain it."""

    title: str
    subject: str
    said: tuple[str, ...] = ()


def work_book(head: Head, lines: Sequence[WorkLine], today: date) -> bytes:
    """Return the workbook."""
    book = Book(head.title, head.subject, today)
    day = book.format(border=1, border_color=EDGE, valign="top", align="left", num_format="yyyy-mm-dd")
    sheet = book.sheet(SHEET)
    book.table(sheet, COLUMNS, max(1, len(lines)), frozen=1)
    for number, line in enumerate(lines, start=1):
        _write(book, sheet, number, line, day)
    _due_and_late(book, sheet, max(1, len(lines)))
    _summary(book, head, lines, today)
    return book.close()


def _write(book: Book, sheet: Worksheet, number: int, line: WorkLine, day: Format) -> None:
    texts = (line.title, line.group, line.outcome, line.steps, line.evidence, line.owner)
    cells = zip((line.id, *texts), (column.width for column in COLUMNS), strict=False)
    sheet.set_row(number, row_height(cells))
    if "://" in line.link:
        sheet.write_url(number, 0, line.link, book.link, line.id)
    else:
        sheet.write_string(number, 0, line.id, book.strong)
    for column, text in enumerate(texts, start=1):
        sheet.write_string(number, column, text, book.text)
    if line.due:
        sheet.write_datetime(number, DUE, datetime.combine(line.due, time()), day)
    else:
        sheet.write_blank(number, DUE, None, day)
    for column, text in ((STATUS, line.status), (STATUS + 1, "")):
        if text:
            sheet.write_string(number, column, text, book.own)
        else:
            sheet.write_blank(number, column, None, book.own)


def _due_and_late(book: Book, sheet: Worksheet, last: int) -> None:
    """Take only dates for due dates, and mark what is late."""
    rule = {"validate": "date", "criteria": ">=", "value": EARLIEST, "ignore_blank": True}
    sheet.data_validation(1, DUE, last, DUE, {**rule, "error_message": "A date, such as 2027-05-12."})
    due, status = (f"${_letter(column)}2" for column in (DUE, STATUS))
    late = f'=AND({due}<>"",{due}<TODAY(),{status}<>"{DONE}",{status}<>"{OUT}")'
    looks = book.workbook.add_format({"bold": True, "font_color": "#8F3F00"})
    sheet.conditional_format(1, DUE, last, DUE, {"type": "formula", "criteria": late, "format": looks})


def _summary(book: Book, head: Head, lines: Sequence[WorkLine], today: date) -> None:
    """Count by group, and below its groups each part; parts are never added up."""
    sheet = book.sheet(SUMMARY)
    for number, column in enumerate(SUMMARY_COLUMNS):
        sheet.set_column(number, number, column.width)
    sheet.write_string(0, 0, head.title, book.title)
    said = (*head.said, "Overdue is reckoned from today's date, whenever the file is opened.")
    for number, text in enumerate(said, start=1):
        sheet.write_string(number, 0, text, book.format())
    row = len(said) + 2
    for number, column in enumerate(SUMMARY_COLUMNS):
        sheet.write_string(row, number, column.head, book.head_right if number else book.head)
    for part in dict.fromkeys(line.part for line in lines):
        inside = [line for line in lines if line.part == part]
        groups = list(dict.fromkeys(line.group for line in inside))
        for group in groups:
            row += 1
            _group(book, sheet, row, group, (len(lines), [line for line in inside if line.group == group], today))
        row += 1
        _part(book, sheet, row, part, (len(groups), inside, today))


def _group(book: Book, sheet: Worksheet, row: int, group: str, told: tuple[int, list[WorkLine], date]) -> None:
    last, lines, today = told
    number = book.format(border=1, border_color=EDGE)
    sheet.write_string(row, 0, group, book.text)
    here = f"$A{row + 1}"
    among = f"{_range(GROUP, last)},{here}"

    def of(status: str, more: str = "") -> str:
        return f'COUNTIFS({among},{_range(STATUS, last)},"{status}"{more})'

    past = f',{_range(DUE, last)},"<"&TODAY()'
    named = "+".join(f"{_letter(column)}{row + 1}" for column in range(2, 2 + len(wording.STATUSES) - 1))
    formulas = (
        f"COUNTIFS({among})-{of(OUT)}",
        *map(of, wording.STATUSES[:-1]),
        f"B{row + 1}-({named})",
        f"COUNTIFS({among}{past})-{of(DONE, past)}-{of(OUT, past)}",
        of(OUT),
    )
    for column, (formula, value) in enumerate(zip(formulas, counts(lines, today), strict=True), start=1):
        sheet.write_formula(row, column, f"={formula}", number, value)


def _part(book: Book, sheet: Worksheet, row: int, part: str, told: tuple[int, list[WorkLine], date]) -> None:
    groups, lines, today = told
    sheet.write_string(row, 0, part, book.strong)
    for column, value in enumerate(counts(lines, today), start=1):
        letter = _letter(column)
        formula = f"=SUM({letter}{row + 1 - groups}:{letter}{row})"
        sheet.write_formula(row, column, formula, book.strong, value)


def counts(lines: Iterable[WorkLine], today: date) -> tuple[int, ...]:
    """Return what the summary says of some lines, in the order of its columns."""
    found = tuple(lines)
    in_state: Callable[[str], int] = lambda status: sum(line.status == status for line in found)  # noqa: E731
    out = in_state(OUT)
    states = tuple(map(in_state, wording.STATUSES[:-1]))
    late = sum(line.late(today) for line in found)
    return len(found) - out, *states, in_state(""), late, out


def _range(column: int, last: int) -> str:
    return f"{SHEET}!${_letter(column)}$2:${_letter(column)}${last + 1}"


def _letter(column: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]
