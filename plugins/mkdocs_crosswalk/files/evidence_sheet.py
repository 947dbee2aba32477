"""The sheet of evidence items in the control matrix: what each is shown for, and what each auditor wants of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.ways import compared

from .workbooks import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.views.addresses import Place

    from .workbooks import Book

NAME = "Evidence"
FIRST = (Column("Item", 26), Column("Kind", 12), Column("How often", 16), Column("Shown for", 62))
LAST = (Column("Usually owned by", 20), Column("Link", 30))


def add_evidence_sheet(book: Book, catalogue: Catalogue, url: Callable[[Place], str]) -> None:
    """Write a row for each item, with what it shows for each entry on a line of its own."""
    frameworks = compared(catalogue)
    wanting = tuple(Column(f"{f.short} auditor wants", 44) for f in frameworks)
    columns = (*FIRST, *wanting, *LAST)
    sheet = book.sheet(NAME)
    items = tuple(catalogue.evidence.values())
    book.table(sheet, columns, len(items), frozen=1, parts=[len(FIRST)])
    for number, item in enumerate(items, start=1):
        wanted = (item.wanted.get(f.key, "") for f in frameworks)
        address = url(addresses.Place(addresses.evidence_uri(item.id)))
        row = (item.name, wording.EVIDENCE_KINDS[item.kind], _often(item), _shown(item), *wanted, item.owner, address)
        book.row(sheet, number, columns, row, link=len(columns) - 1)


def _often(item: EvidenceItem) -> str:
    return wording.RHYTHMS.get(item.rhythm, "")


def _shown(item: EvidenceItem) -> str:
    lines = [f"{entry}: {item.shows[entry]}" if entry in item.shows else entry for entry in item.serves]
    return "\n".join((*lines, *((item.outside,) if item.outside else ())))
