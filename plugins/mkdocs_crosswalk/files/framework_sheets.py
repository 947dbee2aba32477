"""Sheets of the workbook for frameworks without verdicts: each entry with its counterparts; and for own controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.state import State, state_of
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.ways import ways_to

from .workbooks import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.ways import Way

    from .workbooks import Book

LONGEST_NAME = 31
"""The characters that a sheet's name may have."""
_REFUSED = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
OURS = (Column("Our control id", 16), Column("Owner", 16), Column("Status", 14, wording.STATUSES))
"""The company's columns, which stand behind all others."""


def add_framework_sheet(book: Book, catalogue: Catalogue, framework: Framework, url: Callable[[Place], str]) -> None:
    """Write a row for each entry of a framework, with its counterparts in every other."""
    own = framework.id in catalogue.own.frameworks
    others = [way for way in ways_to(catalogue, framework.id) if way.held.id not in catalogue.own.frameworks]
    entries = [e for e in catalogue.singles if e.framework == framework.id]
    states = {entry.id: state for entry in entries if own and (state := _status(catalogue, entry))}
    columns = (
        Column("Id", 12),
        Column("Title", 34),
        *((Column("What it says", 54),) if any(e.statement for e in entries) else ()),
        *(Column(f"{'Satisfies of' if own else 'Beside'} {way.held.name}", 34) for way in others),
        *((Column("Evidence", 44), Column("Owner", 16), *(OURS[-1:] if states else ())) if own else ()),
        Column("Link", 30),
        *(() if own else OURS),
    )
    sheet = book.sheet(_name(framework.name))
    book.table(sheet, columns, len(entries), frozen=1)
    link = len(columns) - 1 - (0 if own else len(OURS))
    for number, entry in enumerate(entries, start=1):
        said = (entry.statement,) if any(c.head == "What it says" for c in columns) else ()
        beside = tuple(_beside(catalogue, entry, way) for way in others)
        evidence = "\n".join(item.name for item in catalogue.items_for(entry.id))
        upkeep = catalogue.own.entries.get(entry.id)
        status = (states.get(entry.id, ""),) if states else ()
        kept = (evidence, upkeep.owner if upkeep else "", *status) if own else ()
        title = catalogue.title_apart(entry)
        texts = (entry.id, title, *said, *beside, *kept, url(addresses.place_of(entry)))
        book.row(sheet, number, columns, (*texts, *(() if own else our_columns(catalogue, entry))), link=link)


def our_columns(catalogue: Catalogue, entry: Entry) -> tuple[str, str, str]:
    """Return what the company says of an entry: its controls for it, who keeps it, and how far it is."""
    of_own = catalogue.own.frameworks
    pairs = (o.other(entry.id) for o in catalogue.overlaps_of(entry.id) if o.counted)
    controls = [i for i in pairs if catalogue.entries[i].framework in of_own]
    upkeep = catalogue.own.entries.get(entry.id)
    return "\n".join(controls), upkeep.owner if upkeep else "", _status(catalogue, entry)


def _status(catalogue: Catalogue, entry: Entry) -> str:
    """Return how far the company is with an entry, or "" where it does not say."""
    state = state_of(catalogue.own.status.get(entry.id))
    return "" if state == State.UNSAID else wording.STATES[state]


def _beside(catalogue: Catalogue, entry: Entry, way: Way) -> str:
    return ", ".join(o.other(entry.id) for o in catalogue.overlaps_with(entry.id, way.held.id) if o.counted)


def _name(text: str) -> str:
    """Return a text as the name of a sheet, which may not hold some characters."""
    return " ".join(text.translate(_REFUSED).split())[:LONGEST_NAME].strip("'") or "Framework"
