"""The work list of a company as CSV, in the order of its page; and as a workbook, with all that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.programme.work import Work
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.addresses import place_of
from mkdocs_crosswalk.views.programme.said import part_name, report_on, theme_name

from .csv_files import csv_bytes, lines, places
from .programme_requests import plan_here_rows, requests_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.programme.work import Task
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.extent import Extent

    from .work_book import WorkLine

COLUMNS = (
    *("id", "title", "part", "theme", "status", "due", "days_late", "owner", "next_step"),
    *("to_bring", "records_there", "system", "judge_again", "as_of", "link", "records_in", "next_review"),
)


def programme_files(extent: Extent, url: Callable[[Place], str]) -> dict[str, bytes]:
    """Return the files of a programme by their source addresses; the calendar is made where policies are known.

    Args:
        extent: What the site holds.
        url: Turns a place into its address, with the site's own before it where that is known.
    """
    found: dict[str, bytes] = {}
    if extent.has(addresses.WORK_CSV):
        found[addresses.WORK_CSV] = csv_bytes([COLUMNS, *_rows(extent.programme, url)])
    if extent.has(addresses.WORK_BOOK):
        found[addresses.WORK_BOOK] = _book(extent.programme, url)
    if extent.has(addresses.PLAN_HERE_CSV):
        found[addresses.PLAN_HERE_CSV] = csv_bytes(plan_here_rows(extent.programme, url))
    return found | requests_files(extent)


def _rows(programme: Programme, url: Callable[[Place], str]) -> Iterator[tuple[str, ...]]:
    """Yield one row an open entry; lines within a cell part evidence items."""
    catalogue = programme.catalogue
    for task in Work(programme).tasks:
        one = task.standing
        upkeep = catalogue.own.entries.get(task.entry.id)
        yield (
            task.entry.id,
            catalogue.title_apart(task.entry),
            part_name(programme, task.part),
            theme_name(task.theme),
            "" if one.state == State.UNSAID else wording.STATES[one.state],
            one.due.isoformat() if one.due else "",
            str(one.late or ""),
            one.owner,
            task.step,
            _names(catalogue, task.missing),
            _names(catalogue, task.there),
            catalogue.systems[task.system].name if task.system else "",
            "yes" if task.again else "",
            programme.today.isoformat(),
            url(place_of(task.entry)),
            lines(places(programme, task.there)),
            upkeep.due.isoformat() if upkeep and upkeep.due else "",
        )


def _names(catalogue: Catalogue, items: Iterable[str]) -> str:
    return "\n".join(catalogue.evidence[item].name for item in items)


def _book(programme: Programme, url: Callable[[Place], str]) -> bytes:
    from .work_book import Head, work_book  # noqa: PLC0415 - only with the library that it needs

    asked = programme.asked.name if programme.asked else ""
    name = programme.organisation.name if programme.organisation else ""
    report = report_on(programme)
    said = (
        f"As of {wording.day(programme.today)}. Status is what its owner says; it is no finding on how well it works.",
        *((f"Outcomes, steps and evidence are those for a report on {report}.",) if report else ()),
        "Parts are never added up. Excluded entries are not among the necessary ones.",
    )
    head = Head(f"{name}: work for {asked}" if name else f"Work for {asked}", asked, said)
    return work_book(head, tuple(_lines(programme, url)), programme.today)


def _lines(programme: Programme, url: Callable[[Place], str]) -> Iterator[WorkLine]:
    from .work_book import WorkLine  # noqa: PLC0415 - only with the library that it needs

    catalogue = programme.catalogue
    tasks: dict[str, Task] = {task.entry.id: task for task in Work(programme).tasks}
    parts = {one.entry.id: part for part in programme.parts for one in part.standings}
    themes = {one.entry.id: theme for theme, below in programme.themes for one in below}
    for one in programme.standings:
        verdict = programme.verdict(one.entry.id)
        steps = verdict.add if verdict else ()
        action = (one.action,) if one.action else ()
        yield WorkLine(
            id=one.entry.id,
            link=url(place_of(one.entry)),
            title=catalogue.title_apart(one.entry),
            part=part_name(programme, parts[one.entry.id]),
            group=theme_name(themes[one.entry.id]),
            outcome=wording.OUTCOMES[verdict.outcome] if verdict else "",
            steps="\n".join((*action, *steps)),
            evidence=_evidence(programme, one.entry.id, tasks),
            owner=one.owner,
            due=one.due,
            status="" if one.state == State.UNSAID else wording.STATES[one.state],
        )


def _evidence(programme: Programme, entry: str, tasks: dict[str, Task]) -> str:
    """Return the evidence items of an entry with where their records lie, and of an open one which have none yet."""
    missing = tasks[entry].missing if entry in tasks else ()
    said = []
    for item in programme.evidence_of(entry):
        name, where = programme.catalogue.evidence[item].name, "; ".join(places(programme, [item]))
        there = f"{name}: {where}" if where and programme.records_of(item) else name
        said.append(f"{name} (no record yet)" if item in missing else there)
    return "\n".join(said)
