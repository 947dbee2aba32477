"""What an auditor asks for in each window as CSV, entry by entry; and the evidence plan of the company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.fresh import Coverage
from mkdocs_crosswalk.programme.plan import own_plan
from mkdocs_crosswalk.programme.requests import Requests
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.programme.evidence import not_begun
from mkdocs_crosswalk.views.programme.requests import windows
from mkdocs_crosswalk.views.programme.requests_said import missing

from .csv_files import csv_bytes
from .plan_csv import PLAN_COLUMNS, plan_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.programme.requests import Request
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.extent import Extent

REQUEST_COLUMNS = (
    *("entry", "title", "record", "record_ids", "timing", "population", "sampling", "frequency"),
    *("owner", "place", "from", "to", "state", "missing"),
)
PLAN_HERE_COLUMNS = (*PLAN_COLUMNS, "record_ids", "begin_now")


def requests_files(extent: Extent) -> dict[str, bytes]:
    """Return the file of each window by its source address."""
    return {
        uri: csv_bytes([REQUEST_COLUMNS, *request_rows(Requests(extent.programme, window))])
        for window in windows(extent)
        if extent.has(uri := addresses.requests_csv(window.key))
    }


def request_rows(found: Requests) -> Iterator[tuple[str, ...]]:
    """Yield one row for each record of each entry; an entry for which none is named has a row without one."""
    for asked in found.entries:
        head = (asked.entry.id, found.programme.catalogue.title_apart(asked.entry))
        for one in asked.requests:
            yield (*head, *_row(found, one))
        if not asked.requests:
            yield (*head, *("" for _ in REQUEST_COLUMNS[2:]))


def _row(found: Requests, one: Request) -> tuple[str, ...]:
    """Return what a row says of a record; lines within a cell part records and places."""
    records = one.held.records
    return (
        one.item.name,
        "\n".join(record.id for record in records),
        wording.TIMINGS[one.item.timing],
        "\n".join(one.populations),
        one.item.sampling,
        one.item.frequency,
        one.owner,
        "\n".join(one.places),
        min(record.begin for record in records).isoformat() if records else "",
        max(record.end for record in records).isoformat() if records else "",
        wording.COVERAGES[one.held.coverage],
        "" if one.held.coverage == Coverage.MISSING else missing(one, found.window, every=True),
    )


def plan_here_rows(programme: Programme, url: Callable[[Place], str]) -> Iterator[tuple[str, ...]]:
    """Yield the heads and one row a record that is asked for, with the company's records of it."""
    plan = own_plan(programme)
    start = frozenset(not_begun(programme, plan))
    yield PLAN_HERE_COLUMNS
    for row in plan_rows(programme.catalogue, plan, url):
        item = row[PLAN_COLUMNS.index("id")]
        ids = "\n".join(one.record.id for one in programme.records_of(item))
        yield (*row, ids, "yes" if item in start else "")
