"""The sheet of set theory relationships as a workbook: what holds for all of it, then a row for each pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.exchange.files import strm_workbook
from mkdocs_crosswalk.exchange.strm import COLUMNS, general, strm_rows

from .workbooks import Book, Column

if TYPE_CHECKING:
    from mkdocs_crosswalk.exchange.setting import Setting
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk

_WIDTHS = (12, 34, 12, 34, 12, 16, 12, 70)
_TERMS = (Column("Field", 30), Column("Value", 90))


def strm_workbooks(setting: Setting) -> dict[str, bytes]:
    """Return the workbook of each two frameworks by its source address."""
    return {strm_workbook(c): _workbook(setting, c) for c in setting.catalogue.crosswalks}


def _workbook(setting: Setting, crosswalk: Crosswalk) -> bytes:
    name = f"{crosswalk.left.name} and {crosswalk.right.name}"
    book = Book(name, "Set theory relationship mapping", setting.catalogue.updated)
    terms, pairs = book.sheet("General Information"), book.sheet("Relationships")
    said = general(setting, crosswalk)
    book.table(terms, _TERMS, len(said), 1)
    for number, term in enumerate(said, 1):
        book.row(terms, number, _TERMS, term)
    columns = tuple(Column(head, width) for head, width in zip(COLUMNS, _WIDTHS, strict=True))
    rows = tuple(strm_rows(setting, crosswalk))
    book.table(pairs, columns, len(rows), 3)
    for number, texts in enumerate(rows, 1):
        book.row(pairs, number, columns, texts)
    return book.close()
