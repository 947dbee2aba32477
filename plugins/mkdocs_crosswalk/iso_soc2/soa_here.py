"""The page with the Statement of Applicability of a company, theme by theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Callout, Facts
from mkdocs_crosswalk.views.programme.blocks import Chooser, WorkGroup, WorkList, WorkRow
from mkdocs_crosswalk.views.programme.frame import programme_page
from mkdocs_crosswalk.views.programme.links import Links
from mkdocs_crosswalk.views.programme.said import NOBODY, theme_name
from mkdocs_crosswalk.views.text import Id, Late, Line, Link, StateMark, id_list, linked, listing

from .statement import TITLE
from .statement_here import CSV, PAGE, WORKBOOK, is_there, questions, statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.text import Inline, Text

    from .statement_here import Row, Statement

COLUMNS = ("Control", "Necessary, why", "Status", "How it is done, or why left out", "Evidence", "Owner")
UNDECIDED, OVERDUE, AHEAD, ASKED = "Not decided", "Overdue", "Ahead", "With a question"
SHOWN = 3
"""How many records, own controls and missing items a cell names."""


def soa_here_pages(extent: Extent) -> Iterator[Page]:
    """Yield the page, if the company says anything of a control; it rests on ISO/IEC 27001:2022, 6.1.3 d."""
    if not is_there(extent.programme):
        return
    found = statement(extent.programme)
    decided = found.decided
    yield programme_page(
        extent,
        PAGE,
        title=TITLE,
        description=f"The {TITLE} of this company: {decided[True]} necessary, {decided[False]} excluded.",
        heading=TITLE,
        lead=(_lead(found),),
        opening=(Facts(tuple(_facts(extent, found))), *_questions(found), _list(extent, found)),
        modules=("work-list.js",),
    )


def _lead(found: Statement) -> str:
    decided, total = found.decided, len(found.rows)
    said = (
        f"All {total} controls of Annex A: {decided[True]} of {total} necessary, {decided[False]} of {total} excluded"
    )
    reasons = ", each with its reason" if decided[False] else ""
    open_ = f", {decided[None]} not decided" if decided[None] else ""
    return f"{said}{reasons}{open_}. Nothing is filled in that you did not say."


def _facts(extent: Extent, found: Statement) -> Iterator[tuple[str, Text]]:
    said = extent.programme.organisation
    if said:
        yield "Company and scope", (f"{said.name}{f'; {said.scope}' if said.scope else ''}",)
    yield "Version", (found.version,)
    if said and (approval := said.statement):
        if approval.approved:
            last = f"{approval.last or 'The last one'}, on {wording.day(approval.approved)}"
            yield "Approved", (f"{last}{f', by {approval.approved_by}' if approval.approved_by else ''}",)
        if approval.rests_on:
            yield "Rests on", _risk(extent, approval.rests_on)


def _risk(extent: Extent, record: str) -> Text:
    one = next((r for r in extent.catalogue.own.records if r.id == record), None)
    if one is None:
        return (record,)
    name = extent.catalogue.evidence[one.item].name
    return (Links(extent.programme).record(one, name), f", {record}, of {wording.day(one.end)}")


def _questions(found: Statement) -> Iterator[Block]:
    said: list[Inline] = []
    for question in questions(found):
        said += [*((" · ",) if said else ()), f"{len(question.entries)} of {question.among} {question.text}"]
        if question.entries:
            said += [": ", *id_list(question.entries)]
    if said:
        yield Callout("Look at again.", tuple(said))


def _list(extent: Extent, found: Statement) -> WorkList:
    """Return the controls by themes, and those of the company's own beside them."""
    catalogue = extent.catalogue
    choosers, links = _choosers(catalogue, found), Links(extent.programme)
    themes: dict[str, list[Row]] = {}
    for row in found.rows:
        themes.setdefault(catalogue.group_of(row.entry.id).id, []).append(row)
    groups = []
    for theme, rows in themes.items():
        entry = catalogue.entries[theme]
        necessary = sum(row.necessary is True for row in rows)
        lines = tuple(_row(extent, found, row, choosers, links) for row in rows)
        groups.append(WorkGroup(theme_name(entry), f"{necessary} of {len(rows)} necessary", lines, anchor=entry.slug))
    if found.beside:
        lines = tuple(_row(extent, found, row, choosers, links) for row in found.beside)
        groups.append(WorkGroup("Controls of your own", "beside Annex A", lines, anchor="own"))
    files = (Link(WORKBOOK, "XLSX"), Link(CSV, "CSV"))
    there = tuple(link for link in files if extent.has(link.target))
    return WorkList(COLUMNS, tuple(groups), choosers, there, _counted(found), caption=TITLE, style="soa")


def _choosers(catalogue: Catalogue, found: Statement) -> tuple[Chooser, ...]:
    """Return what rows may be chosen by, of each what there is; `_said` gives what a row is in each."""
    rows = (*found.rows, *found.beside)
    asked = _asked(found)
    every = [_said(catalogue, asked, row) for row in rows]
    states = [wording.STATES[state] for state in State]
    themes = list(dict.fromkeys(said[2] for said in every))
    owners = sorted({said[3] for said in every}, key=lambda owner: (owner == NOBODY, owner.casefold()))
    kinds = (
        ("necessary", "Necessary", "Any", ["Yes", "No", UNDECIDED]),
        ("status", "Status", "Any", states),
        ("theme", "Theme", "All", themes),
        ("owner", "Owner", "Everybody", owners),
        ("due", "Due", "At any time", [OVERDUE, AHEAD]),
        ("again", "To look at", "Any", [ASKED]),
    )
    return tuple(
        Chooser(name, label, whole, tuple(o for o in options if any(said[n] == o for said in every)))
        for n, (name, label, whole, options) in enumerate(kinds)
    )


def _asked(found: Statement) -> frozenset[str]:
    return frozenset(entry for question in questions(found) for entry in question.entries)


def _said(catalogue: Catalogue, asked: frozenset[str], row: Row) -> tuple[str, ...]:
    one = row.standing
    own = row.entry.id in catalogue.own.controls
    return (
        {True: "Yes", False: "No", None: UNDECIDED}[row.necessary],
        wording.STATES[one.state],
        "Controls of your own" if own else theme_name(catalogue.group_of(row.entry.id)),
        one.owner or NOBODY,
        OVERDUE if one.late else AHEAD if one.due else "",
        ASKED if row.entry.id in asked else "",
    )


def _row(extent: Extent, found: Statement, row: Row, choosers: tuple[Chooser, ...], links: Links) -> WorkRow:
    name = (Id(row.entry.id), Line((row.entry.title,)))
    owner = links.owned(row.standing.owner)
    cells = (name, _necessary(row), _status(row), _done(extent, row), _evidence(extent, row, links), owner)
    said = zip(choosers, _said(extent.catalogue, _asked(found), row), strict=True)
    key = tuple(chooser.options.index(word) + 1 if word else 0 for chooser, word in said)
    return WorkRow(cells, key, row.standing.late > 0, anchor=row.entry.slug)


def _necessary(row: Row) -> Text:
    if row.necessary is None:
        return ()
    if not row.necessary:
        return ("No",)
    reasons = wording.begin(", ".join(wording.REASONS[because] for because in row.reasons))
    return ("Yes", *((Line((reasons,)),) if reasons else ()))


def _status(row: Row) -> Text:
    one = row.standing
    if one.state == State.UNSAID:
        return ()
    due = (Line((Late(one.late),)),) if one.late else ()
    if one.due and not one.late:
        due = (Line((f"Due {wording.day(one.due)}",)),)
    run = wording.RUN_BY[one.said.run_by] if one.said and one.said.run_by and one.said.run_by != "us" else ""
    return (StateMark(one.state), *due, *((Line((f"Run by: {run.lower()}",)),) if run else ()))


def _done(extent: Extent, row: Row) -> Text:
    said = row.standing.said
    if row.necessary is False:
        return linked(said.excluded_because, extent.catalogue, but=row.entry.id) if said else ()
    more = (Line((f"and {len(row.own) - SHOWN} more",)),) if len(row.own) > SHOWN else ()
    return (*(Line((Id(own.id), f" {own.title}")) for own in row.own[:SHOWN]), *more)


def _evidence(extent: Extent, row: Row, links: Links) -> Text:
    if row.necessary is False:
        return ()
    evidence, brought = extent.catalogue.evidence, dict(row.brought)
    assured: Text = ()
    if row.assurance:
        when = brought.pop(row.assurance, "no record yet")
        assured = (Line(("Assurance: ", links.item(row.assurance), f" {when}")),)
    there: list[Inline] = []
    for item, when in list(brought.items())[:SHOWN]:
        there += [*((", ",) if there else ()), links.item(item), f" {when}"]
    if len(brought) > SHOWN:
        there.append(f" and {len(brought) - SHOWN} more")
    names = [evidence[item].name for item in row.missing if item != row.assurance]
    missing = listing(names[:SHOWN], last=", ")
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return (*assured, *there, *((Line(("No record yet: ", *missing, more)),) if missing else ()))


def _counted(found: Statement) -> str:
    return (
        "Each control counts once, by the status that its owner gave it. Implemented says that it is built and in use, "
        "not that an auditor found it effective. What is excluded leaves the denominator. "
        f"Held against {wording.day(found.programme.today)}."
    )
