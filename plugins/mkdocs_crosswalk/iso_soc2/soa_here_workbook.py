"""The Statement of Applicability of a company as a workbook: a cover with its counts, and the Statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs

from mkdocs_crosswalk.files.workbooks import Book, Column, row_height
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import wording

from .soa_workbook import CHOICES, COVER, REST, STATEMENT, WIDTHS
from .statement import TITLE
from .statement_here import DONE, DUE, HEADS, WORKBOOK, questions, statement_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .statement_here import Statement

OF_HERE = {
    "Title": 44, "Why: risk": 8, "Why: law": 8, "Why: contract": 9, "Why: business need": 9, DUE: 11, DONE: 30,
    "Why excluded": 28, "Owner": 15, "Evidence": 50,
}  # fmt: skip
"""The widths of its columns: those before and behind the break stand on a sheet each, also in wider letters."""
ACROSS = 80
"""The width of the answers on the cover."""


def filled_workbook(found: Statement) -> dict[str, bytes]:
    """Return the workbook by its source address; its version and day are those of the page."""
    book = Book(TITLE, "ISO/IEC 27001:2022, Clause 6.1.3 d", found.programme.today)
    rows = list(statement_rows(found))
    _cover(book, found, len(rows))
    sheet = book.sheet(STATEMENT)
    columns = tuple(Column(name, OF_HERE.get(name, WIDTHS.get(name, REST)), CHOICES.get(name, ())) for name in HEADS)
    book.table(sheet, columns, len(rows), frozen=2, parts=[HEADS.index("Run by")])
    for number, row in enumerate(rows, start=1):
        book.row(sheet, number, columns, row)
    return {WORKBOOK: book.close()}


def _cover(book: Book, found: Statement, last: int) -> None:
    sheet = book.sheet("Cover")
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, ACROSS)
    sheet.write_string(0, 0, TITLE, book.title)
    said = dict(_terms(found))
    for number, term in enumerate(COVER, start=2):
        sheet.set_row(number, row_height([(said.get(term, ""), ACROSS)]))
        sheet.write_string(number, 0, term, book.term)
        sheet.write_string(number, 1, said.get(term, ""), book.own)
    at = len(COVER) + 3
    for number, (term, formula, value) in enumerate(_counts(found, last), start=at):
        sheet.write_string(number, 0, term, book.term)
        sheet.write_formula(number, 1, formula, book.text_left, value)
    at += len(tuple(_counts(found, last))) + 1
    for number, question in enumerate(questions(found), start=at):
        sheet.write_string(number, 0, f"To look at: {question.text}", book.term)
        names = f": {', '.join(question.entries)}" if question.entries else ""
        sheet.set_row(number, row_height([(f"To look at: {question.text}", 44), (names, ACROSS - 8)]))
        sheet.write_string(number, 1, f"{len(question.entries)} of {question.among}{names}", book.text)


def _terms(found: Statement) -> Iterator[tuple[str, str]]:
    said = found.programme.organisation
    yield "Standard", "ISO/IEC 27001:2022 with Amendment 1:2024"
    yield "Version of this Statement", found.version
    yield "Date", wording.day(found.programme.today)
    if said:
        yield "Organisation", f"{said.name} ({wording.EXAMPLE.lower()})" if said.example else said.name
        yield "Scope of the ISMS", said.scope
    if said and said.statement:
        yield "Approved by", said.statement.approved_by
        yield "Date of approval", wording.day(said.statement.approved) if said.statement.approved else ""
        yield "Risk assessment it rests on", _rests_on(found, said.statement.rests_on)


def _rests_on(found: Statement, record_id: str) -> str:
    """Return a record by its id, with what it is, its day and its place."""
    catalogue = found.programme.catalogue
    one = next((record for record in catalogue.own.records if record.id == record_id), None)
    if one is None:
        return record_id
    return f"{one.id}, {catalogue.evidence[one.item].name} of {wording.day(one.end)}: {one.place}"


def _counts(found: Statement, last: int) -> Iterator[tuple[str, str, int]]:
    """Yield the counts of the controls of Annex A as formulas, each with its value."""
    number, decided = found.tally.number, found.decided
    annex = _column("From", last)
    for term, value in (("Necessary", decided[True]), ("Excluded", decided[False])):
        answer = "Yes" if term == "Necessary" else "No"
        yield term, f'=COUNTIFS({annex},"Annex A",{_column("Necessary", last)},"{answer}")', value
    for state in (State.IMPLEMENTED, State.PARTLY, State.PLANNED, State.NOT_STARTED):
        word = wording.STATES[state]
        yield word, f'=COUNTIFS({annex},"Annex A",{_column("Status", last)},"{word}")', number(state)
    yield "Not decided", f'=COUNTIFS({annex},"Annex A",{_column("Necessary", last)},"")', decided[None]


def _column(name: str, last: int) -> str:
    return f"{STATEMENT}!{xl_range_abs(1, HEADS.index(name), last, HEADS.index(name))}"
