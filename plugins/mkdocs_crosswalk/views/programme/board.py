"""The overview for the board: one page, and one sheet of paper. It counts, and forecasts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.programme.changes import changes
from mkdocs_crosswalk.programme.dates import Dated, ends, nearest, occasions, together
from mkdocs_crosswalk.programme.work import to_judge_again
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Beside, Bullets, Columns, Facts, Notice, Paragraph, Sheet, Titled
from mkdocs_crosswalk.views.text import Mark

from .blocks import StateBar, time_line
from .board_tables import coming, must_run, overdue, records, where_it_stands
from .frame import programme_page
from .links import Links
from .said import in_short, kind_of, named, part_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_crosswalk.programme.programme import Part, Programme
    from mkdocs_crosswalk.programme.state import Standing
    from mkdocs_crosswalk.registers.organisation import Target
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.text import Text

ON_LINE = 8
"""As many days stand on the line of time, with that of the sheet."""
COUNTED = (
    "How this is counted: each entry counts once, by the status that its owner set. Implemented says that it is built "
    "and in use, not that an auditor found it effective. Parts are never added up, what is excluded leaves the "
    "denominator, what nothing is said of counts as not said, and no number here forecasts the outcome of an audit."
)


def board_page(extent: Extent) -> Iterator[Page]:
    """Yield the overview."""
    programme = extent.programme
    said, asked = programme.organisation, programme.asked
    name = said.name if said else "Your programme"
    way = f": the way to {asked.name}" if asked and said and said.wants else f": {asked.name}" if asked else ""
    yield programme_page(
        extent,
        addresses.PROGRAMME,
        title="Overview",
        description=f"How far {name} is{f' with {asked.name}' if asked else ''}, on {wording.day(programme.today)}.",
        heading=f"{name}{way}",
        lead=(),
        opening=(Sheet(tuple(_blocks(programme))),),
        anchors=("overdue", "next", "must-run", "where", "changed", "again", "records"),
    )


def _blocks(programme: Programme) -> Iterator[Block]:
    yield Facts(tuple(_facts(programme)))
    days = _days(programme)
    if len(days) > 1:
        yield time_line(days, programme.today)
    if programme.asked is None:
        says = "Nothing is said yet of what is wanted, or how far anything is: organisation.yml and status.yml say it."
        yield Notice((says,))
    bars = tuple(_bar(programme, part) for part in programme.parts)
    yield from (Columns(bars[::2], bars[1::2]),) if len(bars) > 1 else bars
    if programme.asked:
        links = Links(programme)
        yield Beside(((overdue(programme, links),), (coming(programme, links),)))
    if programme.organisation and programme.organisation.must_run:
        yield Beside(((must_run(programme, _heading(programme)),),))
    aside = (*_changed(programme), *_again(programme), records(programme))
    yield Beside(((where_it_stands(programme),), aside), wider=True) if programme.asked else Beside((aside,))
    yield Paragraph((COUNTED,), quiet=True)
    yield Paragraph((f"As of {wording.day(programme.today)}.",), quiet=True)


def _facts(programme: Programme) -> Iterator[tuple[str, Text]]:
    said = programme.organisation
    if said and said.scope:
        yield "Scope", (said.scope,)
    yield "As of", (wording.day(programme.today),)
    for term, targets in (("Holds", said.holds), ("Wants", said.wants)) if said else ():
        there = [_target(programme, t) for t in targets if t.framework in programme.catalogue.frameworks]
        if there:
            yield term, ("; ".join(there),)
    if said and said.answers:
        yield "Answers for it", (said.answers,)


def _target(programme: Programme, target: Target) -> str:
    """Return what is held or wanted: the framework, its type, groups and period."""
    catalogue = programme.catalogue
    kind = f" type {target.type}" if target.type else ""
    groups = [catalogue.entries[group].title for group in target.groups if group in catalogue.entries]
    on = f": {listed(groups)}" if groups else ""
    period = target.period
    over = f"; {wording.day(period.begin)} to {wording.day(period.end)}" if period else ""
    return f"{catalogue.frameworks[target.framework].name}{kind}{on}{over}"


def _days(programme: Programme) -> tuple[tuple[date, str, str], ...]:
    """Return the days of the line of time: as many as there is room for, those nearest to today."""
    today = programme.today
    others = together(occasions(programme))
    on_it = next((dated.what for dated in others if dated.day == today), ())
    around = nearest(tuple(dated for dated in others if dated.day != today), today, ON_LINE)
    every = together((*around, Dated(today, ("This sheet", *on_it))))
    return tuple((dated.day, _when(dated.day, today), "; ".join(dated.what)) for dated in every)


def _when(day: date, today: date) -> str:
    """Return a day with a short month."""
    number, month, year = wording.day(day).split()
    return f"{number} {month[:3]}" if day.year == today.year and day != today else f"{number} {month[:3]} {year}"


def _bar(programme: Programme, part: Part) -> StateBar:
    tally = part.tally
    name = part_name(programme, part)
    if part.binding:
        return StateBar(f"{name}: {tally.all} {kind_of(part)}", tally, "all bind", "None of these can be left out.")
    return StateBar(f"{name}: {tally.necessary} of {tally.all} {kind_of(part)} necessary", tally)


def _heading(programme: Programme) -> tuple[str, str]:
    """Return the heading of what must have run, and what stands beside it."""
    end = ends(programme)
    if end is None:
        return "Must run", "the rules are yours"
    what = end.what[0][0].lower() + end.what[0][1:]
    weeks = (end.day - programme.today).days // 7
    when = f"{what} is in {wording.number(weeks, 'week')}" if weeks > 0 else f"{what}: {wording.day(end.day)}"
    return f"Must have run before {what}", f"{when}; the rules are yours"


def _changed(programme: Programme) -> Iterator[Titled]:
    found = changes(programme)
    if found is None:
        return
    told = [(f"now {wording.STATES[state].lower()}", ones) for state, ones in found.became.items()]
    told += [("excluded", found.excluded), ("decided again", found.decided)]
    lines = [_line(programme, what, ones) for what, ones in told if ones]
    said: tuple[Block, ...] = (Bullets(tuple(lines)),) if lines else (Paragraph(("Nothing.",), quiet=True),)
    yield Titled("changed", f"Changed since {wording.day(found.since)}", "", said)


def _line(programme: Programme, what: str, ones: tuple[Standing, ...]) -> Text:
    ids = in_short(programme.catalogue, (one.entry.id for one in ones))
    return Mark("strong", str(len(ones))), f" {what}: ", *ids


def _again(programme: Programme) -> Iterator[Titled]:
    found = to_judge_again(programme)
    if found:
        judged = sum(1 for one in programme.standings if programme.verdict(one.entry.id))
        lines = tuple(named(programme.catalogue, one.entry) for one in found)
        yield Titled("again", "To judge again here", f"{len(found)} of {judged}", (Bullets(lines),))
