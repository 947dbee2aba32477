"""An empty Statement of Applicability as a workbook: a cover, the Statement, and evidence to think of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from mkdocs_crosswalk.files.workbooks import LINE, Book, Column, row_height
from mkdocs_crosswalk.views import wording

from .statement import COLUMNS, SOA_WORKBOOK, controls, soa_entries, soa_row

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

STATEMENT = "Statement"
CHOICES = {
    "Necessary": ("Yes", "No"),
    "Status": wording.STATUSES,
    "Run by": ("Us", "Provider", "Both"),
}
WIDTHS = {"Control": 9, "Title": 34, "From": 8, "Necessary": 11, "Status": 13, "Run by": 9, "Owner": 13}
REST = 17
"""The width of the other columns, so that all of them stand on one sheet of paper in letters of 7 points."""
COVER = (
    "Organisation",
    "Scope of the ISMS",
    "Standard",
    "Version of this Statement",
    "Date",
    "Prepared by",
    "Approved by",
    "Date of approval",
    "Risk assessment it rests on",
    "Next review",
)


def soa_workbook_files(catalogue: Catalogue) -> dict[str, bytes]:
    """Return the workbook by its source address."""
    book = Book("Statement of Applicability", "ISO/IEC 27001:2022, Clause 6.1.3 d", catalogue.updated)
    entries = soa_entries(catalogue)
    _cover(book, controls=sum(entry is not None for entry in entries), rows=len(entries))
    _statement(book, tuple(soa_row(catalogue, entry) for entry in entries))
    _evidence(book, catalogue)
    return {SOA_WORKBOOK: book.close()}


def _cover(book: Book, controls: int, rows: int) -> None:
    sheet = book.sheet("Cover")
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, "Statement of Applicability", book.title)
    for number, term in enumerate(COVER, start=2):
        said = "ISO/IEC 27001:2022 with Amendment 1:2024" if term == "Standard" else ""
        sheet.write_string(number, 0, term, book.term)
        sheet.write_string(number, 1, said, book.own)
    answers, ids = (f"{STATEMENT}!{xl_range_abs(1, _at(name), rows, _at(name))}" for name in ("Necessary", "Control"))
    counts = (
        ("Necessary", f'=COUNTIF({answers},"Yes")', 0),
        ("Excluded", f'=COUNTIF({answers},"No")', 0),
        ("Still to decide", f"=COUNTA({ids})-COUNTA({answers})", controls),
    )
    for number, (term, formula, value) in enumerate(counts, start=len(COVER) + 3):
        sheet.write_string(number, 0, term, book.term)
        sheet.write_formula(number, 1, formula, book.text_left, value)


def _statement(book: Book, rows: tuple[tuple[str, ...], ...]) -> None:
    sheet = book.sheet(STATEMENT)
    columns = tuple(Column(name, WIDTHS.get(name, REST), CHOICES.get(name, ())) for name, _ in COLUMNS)
    book.table(sheet, columns, len(rows), frozen=2)
    for number, row in enumerate(rows, start=1):
        height = row_height((text, c.width) for text, c in zip(row, columns, strict=True))
        if height > LINE:  # the others grow with what is written into them
            sheet.set_row(number, height)
        for column, text in enumerate(row):
            if text:
                sheet.write_string(number, column, text, book.text if column else book.strong)
            else:
                sheet.write_blank(number, column, None, book.own)
    _mark_missing(book, sheet, len(rows))


def _mark_missing(book: Book, sheet: Worksheet, last: int) -> None:
    """Mark what is missing or contradicts itself.

    What is necessary has one of four reasons, what is not has that of its exclusion, and nothing is both.
    """
    first, end, excluded, state = (_at(n) for n in ("Why: risk", "Why: business need", "Why excluded", "Status"))
    necessary, status = (f"${xl_col_to_name(_at(name))}2" for name in ("Necessary", "Status"))
    reasons = f"${xl_col_to_name(first)}2:${xl_col_to_name(end)}2"
    missing = book.workbook.add_format({"bg_color": "#FBF0D9"})
    for columns, formula in (
        ((first, end), f'=AND({necessary}="Yes",COUNTA({reasons})=0)'),
        (
            (excluded, excluded),
            f'=AND(OR({necessary}="No",{status}="Excluded"),${xl_col_to_name(excluded)}2="")',
        ),
        (
            (state, state),
            f'=OR(AND({necessary}="Yes",{status}="Excluded"),AND({necessary}="No",{status}<>"",{status}<>"Excluded"))',
        ),
    ):
        rule = {"type": "formula", "criteria": formula, "format": missing}
        sheet.conditional_format(1, columns[0], last, columns[1], rule)


def _evidence(book: Book, catalogue: Catalogue) -> None:
    """Write what evidence there could be on a sheet of its own, so that the Statement itself decides nothing."""
    sheet = book.sheet("Evidence to think of")
    every = controls(catalogue)
    book.table(sheet, (Column("Control", 10), Column("Title", 50), Column("Evidence", 90)), len(every), frozen=1)
    for number, control in enumerate(every, start=1):
        brought = (item for verdict in catalogue.verdicts.get(control.id, ()) for item in verdict.bring)
        items = dict.fromkeys(brought) or dict.fromkeys(item.id for item in catalogue.items_for(control.id))
        names = "; ".join(catalogue.evidence[item].name for item in items)
        sheet.set_row(number, row_height(((control.title, 50), (names, 90))))
        for column, text in enumerate((control.id, control.title, names)):
            sheet.write_string(number, column, text, book.text if column else book.strong)


def _at(name: str) -> int:
    """Return the number of a column of the Statement, counted from 0."""
    return next(number for number, (head, _) in enumerate(COLUMNS) if head == name)
