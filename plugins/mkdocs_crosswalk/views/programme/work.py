"""The work list: what is open, overdue first, with its next step, its records, who does it and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.dates import next_audit
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.programme.work import Stretch, Work
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Notice
from mkdocs_crosswalk.views.text import Id, Line, Link, linked, listing

from .blocks import Chooser, Person, WorkGroup, WorkList, WorkRow
from .frame import programme_page
from .links import Links
from .said import NOBODY, due, items, open_of, owner_anchors, part_name, report_on, short_day, state, theme_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.programme.work import Task
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.text import Text

LONG = 55
"""From more rows on, a list says how many records are there and which it does not: it would be too large a page."""
AGAIN = "To judge again here"
STATUS = "Status is what the owner says; it is no finding on how well something works."
SHORTENED = "The list is long: the files, and the page of each entry, name the records."
COLUMNS = ("Entry", "Next step, records", "Owner", "Due", "Status")


def work_page(extent: Extent) -> Iterator[Page]:
    """Yield the work list, where it is known what is asked for."""
    programme = extent.programme
    if programme.asked is None:
        return
    work = Work(programme)
    yield programme_page(
        extent,
        addresses.WORK,
        title="Work list",
        description=f"What is open for {programme.asked.name} on {wording.day(programme.today)}: who does it, by when.",
        heading="Work list",
        lead=(_lead(programme, work),),
        opening=(_list(extent, work),),
        modules=("work-list.js",),
    )


def _lead(programme: Programme, work: Work) -> str:
    late = len(work.within(Stretch.OVERDUE))
    when = wording.day(programme.today)
    asked = programme.asked.name if programme.asked else ""
    said = f"Open for {asked}: {open_of(programme)}. {late} of these {len(work.tasks)} are overdue on {when}."
    report = report_on(programme)
    return f"{said} Next steps are those for a report on {report}." if report else said


def _list(extent: Extent, work: Work) -> Block:
    programme = work.programme
    if not work.tasks:
        return Notice(("Nothing is open: all that is necessary is implemented.",))
    choosers = _choosers(work)
    made = Links(programme)
    groups = tuple(group for stretch in Stretch if (group := _group(work, stretch, choosers, made)).rows)
    files = (
        *((Link(addresses.WORK_BOOK, "XLSX"),) if extent.has(addresses.WORK_BOOK) else ()),
        *((Link(addresses.WORK_CSV, "CSV"),) if extent.has(addresses.WORK_CSV) else ()),
        *((Link(addresses.CALENDAR, "Calendar (.ics)"),) if extent.has(addresses.CALENDAR) else ()),
    )
    everybody = Link(addresses.PEOPLE, "Everybody")
    late = len(work.within(Stretch.OVERDUE))
    note = STATUS if len(work.tasks) <= LONG else f"{STATUS} {SHORTENED}"
    people = tuple(_people(programme, work))
    return WorkList(COLUMNS, groups, choosers, files, note, everybody=everybody, people=people, late=late)


def _choosers(work: Work) -> tuple[Chooser, ...]:
    """Return what rows may be chosen by, of each what there is; `_key` gives the place of a row in each."""
    programme, tasks = work.programme, work.tasks
    states = [wording.STATES[s] for s in State if any(task.standing.state == s for task in tasks)]
    parts = list(dict.fromkeys(part_name(programme, task.part) for task in _in_order(tasks)))
    themes = list(dict.fromkeys(theme_name(task.theme) for task in _in_order(tasks)))
    owners = sorted({task.standing.owner for task in tasks}, key=lambda owner: (not owner, owner.casefold()))
    systems = [s for s in (*work.systems, "") if any(task.system == s for task in tasks)]
    stretches = [_title(work, s) for s in Stretch if work.within(s)]
    kinds = {task.theme.kind.one for task in tasks}
    theme = kinds.pop() if len(kinds) == 1 else "theme"
    return (
        Chooser("due", "Due", "At any time", tuple(stretches)),
        Chooser("status", "Status", "Any", tuple(states)),
        Chooser("part", "Part", "All", tuple(parts)),
        Chooser("theme", wording.begin(theme), "All", tuple(themes), order=f"By {theme}"),
        Chooser("owner", "Owner", "Everybody", tuple(owner or NOBODY for owner in owners), order="By person"),
        Chooser("system", "System", "Any", tuple(_system(programme, s) for s in systems), order="By system"),
        *((Chooser("verdict", "Verdict", "Any", (AGAIN,)),) if any(task.again for task in tasks) else ()),
    )


def _system(programme: Programme, system: str) -> str:
    return programme.catalogue.systems[system].name if system else "Nothing left to bring"


def _in_order(tasks: tuple[Task, ...]) -> list[Task]:
    return sorted(tasks, key=lambda task: task.place)


def _title(work: Work, stretch: Stretch) -> str:
    audit = next_audit(work.programme)
    before = f"Before {audit.what[0][0].lower()}{audit.what[0][1:]}" if audit else ""
    return {
        Stretch.OVERDUE: "Overdue",
        Stretch.SOON: "Next three weeks",
        Stretch.AUDIT: before,
        Stretch.LATER: "Later",
        Stretch.UNDATED: "Without a date",
    }[stretch]


def _note(work: Work, stretch: Stretch) -> str:
    programme = work.programme
    audit = next_audit(programme)
    last = f", before {wording.day(audit.day)}" if audit else ""
    until = {
        Stretch.OVERDUE: f", was due before {wording.day(programme.today)}",
        Stretch.SOON: f", to {wording.day(work.soon)}",
        Stretch.AUDIT: last,
    }
    return f"{len(work.within(stretch))} of {len(work.tasks)}{until.get(stretch, '')}"


def _group(work: Work, stretch: Stretch, choosers: tuple[Chooser, ...], links: Links) -> WorkGroup:
    rows = tuple(_row(work, task, choosers, links) for task in work.within(stretch))
    return WorkGroup(_title(work, stretch), _note(work, stretch), rows)


def _row(work: Work, task: Task, choosers: tuple[Chooser, ...], links: Links) -> WorkRow:
    one, catalogue = task.standing, work.programme.catalogue
    what: Text = (Id(task.entry.id), Line((catalogue.title_apart(task.entry),)))
    again = (Line((AGAIN,)),) if task.again else ()
    owner, when = links.owned(one.owner), due(one, work.programme.today)
    cells = (what, _step(work, task, links), owner, when, (*state(one), *again))
    return WorkRow(cells, _key(work, task, choosers), one.late > 0)


def _step(work: Work, task: Task, links: Links) -> Text:
    catalogue = work.programme.catalogue
    step = linked(task.step, catalogue, but=task.entry.id)
    number = len(task.missing) + len(task.there)
    if len(work.tasks) > LONG and number:
        return (*step, Line((f"Still to bring: {len(task.missing)} of {wording.number(number, 'record')}",)))
    missing = Line(("Still to bring: ", *items(catalogue, task.missing)))
    there = Line(("Records are there: ", *listing(map(links.item, task.there), last=", ")))
    return (*step, *((missing,) if task.missing else ()), *((there,) if task.there else ()))


def _key(work: Work, task: Task, choosers: tuple[Chooser, ...]) -> tuple[int, ...]:
    programme = work.programme
    said = (
        _title(work, task.stretch),
        wording.STATES[task.standing.state],
        part_name(programme, task.part),
        theme_name(task.theme),
        task.standing.owner or NOBODY,
        _system(programme, task.system),
        AGAIN if task.again else "",
    )
    places = (chooser.options.index(word) + 1 if word else 0 for chooser, word in zip(choosers, said, strict=False))
    return (*places, task.place)


def _people(programme: Programme, work: Work) -> Iterator[Person]:
    """Yield who answers for what is open, those with something late first, then those with most; nobody last."""
    owners: dict[str, list[Task]] = {}
    for task in work.tasks:
        owners.setdefault(task.standing.owner, []).append(task)
    anchors = owner_anchors(programme)
    late = {owner: sum(task.standing.late > 0 for task in tasks) for owner, tasks in owners.items()}
    for owner in sorted(owners, key=lambda o: (not o, -late[o], -len(owners[o]), o.casefold())):
        ahead = [task.standing.due for task in owners[owner] if task.standing.due and not task.standing.late]
        first = f"next {short_day(min(ahead), programme.today)}" if ahead else ""
        link = Link(addresses.PEOPLE, owner or NOBODY, anchors[owner])
        yield Person(link, len(owners[owner]), late[owner], first)
