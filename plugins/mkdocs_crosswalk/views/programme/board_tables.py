"""The tables of the overview: what is late, what comes next, what must have run, where it stands, and the records."""

from __future__ import annotations

from datetime import date
from itertools import groupby, islice
from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.dates import next_audit, occasions
from mkdocs_crosswalk.programme.fresh import Freshness
from mkdocs_crosswalk.programme.running import runs, window
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Paragraph, Short, Table, TableRow, Titled, table
from mkdocs_crosswalk.views.text import Late, Link, Mark, RecordsMark

from .requests_said import span
from .said import in_short, named, necessary, short_day, theme_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.programme.running import Run
    from mkdocs_crosswalk.programme.state import Standing, Tally
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.text import Text

    from .links import Links

ON_PAPER = 6
"""Rows that paper holds of what is late, and of what comes next."""
ON_SCREEN = 20
"""Rows of what is late on the page itself; the work list has all."""
NEXT, AHEAD = 5, 3
"""Rows of what comes next: of entries, and of the days of the audit."""
COLUMNS = (State.PARTLY, State.PLANNED, State.NOT_STARTED, State.UNSAID)


def overdue(programme: Programme, links: Links) -> Titled:
    """Return what is late, the latest first; paper holds the first rows alone."""
    late = programme.overdue
    note = f"{len(late)} of {wording.number(programme.tally().open, 'open entry', 'open entries')}"
    if not late:
        return Titled("overdue", "Overdue", note, (Paragraph(("Nothing.",), quiet=True),))
    rows = tuple(_late(programme, one, links) for one in late[:ON_SCREEN])
    shown = Table("Overdue", ("What", "Owner", "Was due", "Late by"), rows, style="late")
    blocks: list[Block] = [Short(shown, _more(len(late) - ON_PAPER))]
    if len(late) > ON_SCREEN:
        blocks.append(
            Paragraph((f"{len(late) - ON_SCREEN} more: ", Link(addresses.WORK, "work list"), "."), quiet=True)
        )
    return Titled("overdue", "Overdue", note, tuple(blocks))


def _more(count: int) -> str:
    return f"and {count} more, on the work list" if count > 0 else ""


def _late(programme: Programme, one: Standing, links: Links) -> TableRow:
    day = short_day(one.due, programme.today) if one.due else ""
    return TableRow((named(programme.catalogue, one.entry), links.owned(one.owner), (day,), (Late(one.late),)))


def coming(programme: Programme, links: Links) -> Titled:
    """Return the next dates, of entries and of the audit, in order; entries that are due on one day share a row."""
    today = programme.today
    ahead = [dated for dated in occasions(programme) if dated.day >= today][:AHEAD]
    found: list[tuple[date, Text, str]] = [(dated.day, (Mark("strong", dated.what[0]),), "") for dated in ahead]
    for (day, owner), ones in islice(groupby(sorted(programme.coming, key=_day_and_owner), key=_day_and_owner), NEXT):
        found.append((day, _entries(programme, tuple(one.entry for one in ones)), owner))
    found.sort(key=lambda row: row[0])
    rows = tuple(TableRow(((short_day(day, today),), what, links.owned(owner))) for day, what, owner in found)
    blocks: list[Block] = [Table("Next dates", ("When", "What", "Owner"), rows, style="next")] if rows else []
    if not rows:
        blocks.append(Paragraph(("No date lies ahead.",), quiet=True))
    blocks += _before(programme)
    return Titled("next", "Next dates", "", tuple(blocks))


def _day_and_owner(one: Standing) -> tuple[date, str]:
    return one.due or date.max, one.owner


def _entries(programme: Programme, entries: tuple[Entry, ...]) -> Text:
    """Return one entry with its title, several by their ids."""
    return (
        named(programme.catalogue, entries[0])
        if len(entries) == 1
        else in_short(programme.catalogue, [e.id for e in entries])
    )


def _before(programme: Programme) -> Iterator[Block]:
    """Yield how much is due before the audit comes next, with a link to the work list."""
    audit, open_ = next_audit(programme), programme.tally().open
    due = sum(1 for one in programme.coming if audit and one.due and one.due < audit.day)
    all_of_it = Link(addresses.WORK, "work list")
    if audit and open_:
        what = audit.what[0][0].lower() + audit.what[0][1:]
        yield Paragraph(
            (f"{due} of {open_} open entries are due from today until {what}: ", all_of_it, "."), quiet=True
        )


def must_run(programme: Programme, heading: tuple[str, str]) -> Titled:
    """Return what must have run before the audit, by the company's own rules."""
    begin, _ = window(programme)
    counted = f"Records from {wording.day(begin)} on" if begin else "Records"
    columns = ("What", "Our rule", "Shown without a break", "For", counted)
    rows = tuple(_run(programme.catalogue, run, programme.today) for run in runs(programme))
    return Titled("must-run", *heading, (Table(heading[0], columns, rows, style="run"),))


def _run(catalogue: Catalogue, run: Run, today: date) -> TableRow:
    rule = run.rule
    what: Text = (f"{rule.what} ", *in_short(catalogue, rule.entries)) if rule.entries else (rule.what,)
    shown: Text = ("No record yet",)
    if run.since and run.until:
        shown = (span(run.since, run.until),)
    elif run.due:
        shown = ("No record yet; due ", short_day(run.due, today))
    weeks: Text = (wording.number(run.weeks, "week"),) if run.weeks else ()
    return TableRow((what, (rule.rule,) if rule.rule else (), shown, weeks, _now(run)))


def _now(run: Run) -> Text:
    needed = run.rule.needed
    if run.count <= needed:
        return (RecordsMark(run.coverage, f"{run.count} of {wording.number(needed, 'record')}"),)
    return (
        RecordsMark(run.coverage, f"{needed} of {wording.number(needed, 'record')}"),
        f", {run.count - needed} more",
    )


def where_it_stands(programme: Programme) -> Titled:
    """Return the counts by group; where a report has parts, each stands above its groups."""
    unsaid = any(one.state == State.UNSAID for one in programme.standings)
    states = COLUMNS if unsaid else COLUMNS[:-1]
    heads = ("Part", "Implemented", *(wording.STATES[state] for state in states), "Overdue", "Excluded")
    rows = tuple(_counts(name, tally, states) for name, tally in _named_tallies(programme))
    return Titled("where", "Where it stands", "", (table("Counts by part", heads, rows, style="counts"),))


def _named_tallies(programme: Programme) -> Iterator[tuple[Text, Tally]]:
    """Yield each group; where a report has several parts, each stands above its groups, or for its only one."""
    parts = programme.parts if programme.asked and programme.asked.scope and len(programme.parts) > 1 else ()
    inside = {one.entry.id: part for part in parts for one in part.standings}
    groups: dict[str, int] = {}
    for _, below in programme.themes:
        if part := inside.get(below[0].entry.id):
            groups[part.key] = groups.get(part.key, 0) + 1
    before = ""
    for theme, below in programme.themes:
        part = inside.get(below[0].entry.id)
        if part and part.key != before:
            before = part.key
            alone = f" ({theme.id})" if groups[part.key] == 1 else ""
            yield (Mark("strong", f"{part.name}{alone}"),), part.tally
        if part is None or groups[part.key] > 1:
            yield (theme_name(theme),), programme.tally(below)


def _counts(name: Text, tally: Tally, states: tuple[State, ...]) -> TableRow:
    numbers = [*(tally.number(state) for state in states), tally.late.numerator, tally.number(State.EXCLUDED)]
    first = f"{tally.number(State.IMPLEMENTED)} of {tally.necessary}"
    return TableRow((name, (first,), *((str(n),) if n else () for n in numbers)))


def records(programme: Programme) -> Titled:
    """Return how many records there are, how fresh the latest of each item are, and of how many items there is one."""
    asked = {item for one in necessary(programme.standings) for item in programme.evidence_of(one.entry.id)}
    there = programme.records
    note = f"{len(asked & there.keys())} of {len(asked)} items asked for have one" if asked else ""
    number = sum(map(len, there.values()))
    if not number:
        return Titled("records", "Records", note, (Paragraph(("No record yet.",), quiet=True),))
    latest = [aged[0] for aged in there.values()]
    fresh, soon, old = (sum(one.freshness == state for one in latest) for state in Freshness)
    said = (
        f"{wording.number(number, 'record')}; of the {len(latest)} latest of their items, {fresh} are fresh, "
        f"{soon} run out soon, {old} are too old"
    )
    return Titled("records", "Records", note, (Bullets(((said,),)),))
