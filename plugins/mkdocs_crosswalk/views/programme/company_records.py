"""The records of a company on pages of entries and evidence items: what each is of, how new, and in which window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.fresh import Coverage, Freshness
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Details, Paragraph, TableRow, table
from mkdocs_crosswalk.views.text import External, Line, Link, Mark, RecordsMark

from .said import items, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.programme.fresh import Aged, Held
    from mkdocs_crosswalk.programme.here import Here
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text

    from .links import Links

SHOWN = 3
"""Rows of records on the page of an entry before the rest is folded."""
OF_ITEM = 6
"""The same on the page of an evidence item."""
NAMED = 2
"""How many gaps of a window are named."""
HEADS = ("Record, place", "Date or period", "Population", "State")
SHAPES = {Freshness.FRESH: Coverage.IN, Freshness.SOON: Coverage.PART, Freshness.OLD: Coverage.OUTSIDE}
"""The marks of records, said of how new one is."""


def of_entry(here: Here, entry_id: str, links: Links) -> tuple[Block, ...]:
    """Return the records of what an entry asks for, and what has none; nothing where it asks for nothing."""
    asked, missing, records = here.asked(entry_id), here.missing(entry_id), here.records(entry_id)
    if not asked:
        return ()
    catalogue = here.catalogue
    have = f"{len(asked) - len(missing)} of {wording.number(len(asked), 'item')} asked for"
    count = f" {have}; {wording.number(len(records), 'record')}." if records else f" {have}."
    none: Text = (" No record yet: ", *items(catalogue, missing), ".") if missing else ()
    rows = tuple(_of_entry(one, catalogue.evidence[one.record.item].name, links) for one in records)
    return (Paragraph((Mark("strong", "Records"), count, *none)), *_tables(rows, f"Records for {entry_id}", SHOWN))


def item_records(programme: Programme, item_id: str, links: Links) -> tuple[Block, ...]:
    """Return the company's records of an evidence item, or that there is none."""
    records = programme.records_of(item_id)
    if not records:
        return (Paragraph((Mark("strong", "Records"), " No record yet.")),)
    rows = tuple(_of_item(one, links) for one in records)
    name = programme.catalogue.evidence[item_id].name
    return _tables(rows, f"Records: {name}", OF_ITEM)


def _tables(rows: tuple[TableRow, ...], caption: str, shown: int) -> tuple[Block, ...]:
    if not rows:
        return ()
    whole = table(caption, HEADS, rows, style="here")
    first, more = replace(whole, rows=whole.rows[:shown]), whole.rows[shown:]
    if not more:
        return (first,)
    folded = replace(whole, caption=f"{caption}: the others", rows=more)
    return (first, Details(wording.number(len(more), "more record"), (folded,)))


def _of_entry(one: Aged, name: str, links: Links) -> TableRow:
    """Return a record by the name of what it is one of, which leads to where it stands there."""
    record = one.record
    where = Line((f"{record.id}, ", External(record.place, record.place)))
    return TableRow(((links.record(record, name), where), *_cells(one)))


def _of_item(one: Aged, links: Links) -> TableRow:
    """Return a record by its id, with who collected it; links to records lead to this row."""
    record = one.record
    by: Text = ("; ", *links.owned(record.collected_by)) if record.collected_by else ()
    name: Text = (Mark("strong", record.id), Line((External(record.place, record.place), *by)))
    return TableRow((name, *_cells(one)), anchor=links.anchor(record))


def _cells(one: Aged) -> tuple[Text, ...]:
    """Return the days of a record, of what it speaks, and how new it is."""
    record = one.record
    of: Text = (f"None. {record.statement}",) if record.none else ((record.population,) if record.population else ())
    return (span(record),), of, state(one)


def state(one: Aged) -> Text:
    """Return how new a record is; of one that a later one follows only that."""
    if not one.latest:
        return ("Earlier",)
    if one.until is None:
        return ("Latest",)
    next_ = "was due by" if one.freshness == Freshness.OLD else "next by"
    fresh = RecordsMark(SHAPES[one.freshness], wording.FRESHNESS[one.freshness])
    return (fresh, Line((f"{next_} {wording.day(one.until)}",)))


def newest(programme: Programme, item_id: str) -> tuple[Line, ...]:
    """Return the newest record of an evidence item, with how new it is, and its place where no other is given."""
    found = programme.records_of(item_id)[:1]
    upkeep = programme.catalogue.own.items.get(item_id)
    places = found if not (upkeep and upkeep.records) else ()
    here = (Line((Mark("strong", "Here: "), External(one.record.place, one.record.place))) for one in places)
    return (*here, *(Line(_newest(one)) for one in found))


def _newest(one: Aged) -> Text:
    said = f"Newest here: {one.record.id}, {wording.day(one.record.end)}"
    if one.until is None:
        return (said,)
    return (f"{said} ", RecordsMark(SHAPES[one.freshness], wording.FRESHNESS[one.freshness]))


def windows(extent: Extent, here: Here, item_id: str) -> Iterator[tuple[str, Text]]:
    """Yield how the records of an evidence item lie in each window in which it serves an entry."""
    item = extent.catalogue.evidence[item_id]
    for window in here.windows(item_id):
        held = here.programme.held_against(item, window)
        framework = extent.catalogue.frameworks[window.framework]
        uri = addresses.requests_uri(window.key)
        asked: Text = (", ", Link(uri, "requests")) if extent.has(uri) else ()
        mark = RecordsMark(held.coverage, wording.COVERAGES[held.coverage])
        yield f"{framework.short} window", (f"{span(window)}: ", mark, *_gaps(held), *asked)


def _gaps(held: Held) -> Text:
    """Return how many rounds of its rhythm have a record, and which times have none."""
    have, rounds = held.rounds
    said = f"; {have} of {wording.number(rounds, 'round')}" if rounds else ""
    if held.coverage == Coverage.PART and held.gaps:
        named = ", ".join(f"{wording.day(begin)} to {wording.day(end)}" for begin, end in held.gaps[:NAMED])
        more = f" and {len(held.gaps) - NAMED} more" if len(held.gaps) > NAMED else ""
        said += f"; no record of {named}{more}"
    return (said,) if said else ()
