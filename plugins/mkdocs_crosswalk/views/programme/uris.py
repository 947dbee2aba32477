"""Which pages and files of a company's programme there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.programme.programme import Programme


def programme_uris(programme: Programme, *, files: bool, workbooks: bool, matrix: bool) -> Iterator[str]:
    """Yield the pages, and the files where there are any, that a programme has whatever its frameworks are."""
    yield from (addresses.PROGRAMME, addresses.PEOPLE)
    if matrix and any(one.state != State.UNSAID for one in programme.standings):
        yield addresses.STATUS_HERE
    yield from (addresses.CALENDAR,) if files else ()
    if programme.asked:
        yield addresses.WORK
        yield from (addresses.WORK_CSV,) if files else ()
        yield from (addresses.WORK_BOOK,) if files and workbooks else ()
    if any(programme.evidence_of(entry.id) for entry in programme.entries):
        yield addresses.PLAN_HERE
        yield from (addresses.PLAN_HERE_CSV,) if files else ()
    said = programme.organisation
    for window in said.windows if said else ():
        if window.framework in programme.catalogue.frameworks:
            yield addresses.requests_uri(window.key)
            yield addresses.records_asked_uri(window.key)
            yield from (addresses.requests_csv(window.key),) if files else ()
