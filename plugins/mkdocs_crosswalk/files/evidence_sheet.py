"""The sheet of evidence items in the control matrix: what each is shown for, and what each auditor wants of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.ways import recorded

from .workbooks import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.views.addresses import Place

    from .workbooks import Book

NAME = "Evidence"
FIRST = (Column("Item", 26), Column("Kind", 12), Column("How often", 16), Column("Shown for", 62))
OURS = (Column("Owner here", 18), Column("Records are in", 30), Column("Newest record", 26))
"""What the company says of an item; they stand behind all others, and only where it says anything."""
LAST = (Column("Usually owned by", 20), Column("Link", 30))


def add_evidence_sheet(book: Book, catalogue: Catalogue, url: Callable[[Place], str]) -> None:
    """Write a row for each item, with what it shows for each entry on a line of its own."""
    frameworks = [f for f in recorded(catalogue) if any(f.key in item.wanted for item in catalogue.evidence.values())]
    wanting = tuple(Column(f"{f.short} auditor wants", 44) for f in frameworks)
    ours = OURS if catalogue.own.items or catalogue.own.records else ()
    columns = (*FIRST, *wanting, *LAST, *ours)
    link = len(columns) - len(ours) - 1
    sheet = book.sheet(NAME)
    items = tuple(catalogue.evidence.values())
    book.table(sheet, columns, len(items), frozen=1, parts=[len(FIRST)])
    for number, item in enumerate(items, start=1):
        wanted = (item.wanted.get(f.key, "") for f in frameworks)
        address = url(addresses.Place(addresses.evidence_uri(item.id)))
        row = (item.name, wording.EVIDENCE_KINDS[item.kind], _often(item), _shown(item), *wanted, item.owner, address)
        book.row(sheet, number, columns, (*row, *(_ours(catalogue, item) if ours else ())), link=link)


def _ours(catalogue: Catalogue, item: EvidenceItem) -> tuple[str, str, str]:
    """Return who keeps an item at the company, where its records are, and the newest of them."""
    upkeep = catalogue.own.items.get(item.id)
    records = [record for record in catalogue.own.records if record.item == item.id]
    newest = max(records, key=lambda record: (record.end, record.begin), default=None)
    places = upkeep.records if upkeep and upkeep.records else dict.fromkeys(record.place for record in records)
    said = f"{newest.id}, {newest.end.isoformat()}" if newest else ""
    return upkeep.owner if upkeep else "", "\n".join(places), said


def _often(item: EvidenceItem) -> str:
    return wording.RHYTHMS.get(item.rhythm, "")


def _shown(item: EvidenceItem) -> str:
    lines = [f"{entry}: {item.shows[entry]}" if entry in item.shows else entry for entry in item.serves]
    return "\n".join((*lines, *((item.outside,) if item.outside else ())))
