"""Who answers for what: a line for everybody, then all that each of them has; what nobody owns stands last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.people import duties
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Notice, TableRow, table
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Id, Late, Link, Mark, id_list

from .frame import programme_page
from .links import Links
from .said import NOBODY, due, named, owner_anchors, short_day, state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mkdocs_crosswalk.catalogue.policies import Policy
    from mkdocs_crosswalk.programme.people import Duties
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.registers.control import Control
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.text import Text

COLUMNS = ("Who", "Entries", "Open", "Own controls", "Evidence", "Policies", "Overdue of all", "Next date")
"""What is overdue counts reviews, own controls, evidence and policies too; the work list has the entries alone."""


def people_page(extent: Extent, policies: Iterable[Policy] = ()) -> Iterator[Page]:
    """Yield the page; the policies of a site are known only where it is built."""
    programme = extent.programme
    found = duties(programme, policies)
    anchors = owner_anchors(programme, (one.owner for one in found))
    nobody = next((len(one.entries) for one in found if not one.owner), 0)
    necessary = len(programme.tally().states[State.IMPLEMENTED].among)
    lead = f"Who answers for what, on {wording.day(programme.today)}. "
    lead += f"{nobody} of {necessary} necessary entries have no owner." if necessary else ""
    links = Links(programme)
    sections = tuple(_section(programme, one, anchors[one.owner], links) for one in found)
    glance: tuple[Block, ...] = (_glance(programme, found, anchors),) if found else (Notice(("Nobody is named yet.",)),)
    yield programme_page(
        extent,
        addresses.PEOPLE,
        title="People",
        description=f"Who answers for which entries, controls and records, on {wording.day(programme.today)}.",
        heading="People",
        lead=(lead.strip(),),
        opening=glance,
        sections=sections,
    )


def _glance(programme: Programme, found: tuple[Duties, ...], anchors: dict[str, str]) -> Block:
    rows = tuple(_line(programme.today, one, anchors[one.owner]) for one in found)
    return table("Who answers for how much", COLUMNS, rows, style="people")


def _line(today: date, one: Duties, anchor: str) -> TableRow:
    first, late = one.next(today), one.late(today)
    numbers = (len(one.entries), f"{len(one.open)} of {len(one.entries)}" if one.entries else 0)
    after = (len(one.controls), len(one.items), len(one.policies))
    return TableRow(
        (
            (Link("", one.owner or NOBODY, anchor),),
            *map(_number, (*numbers, *after)),
            (Mark("strong", str(late)),) if late else _number(0),
            (short_day(first, today),) if first else _number(0),
        )
    )


def _number(count: int | str) -> Text:
    return (str(count),) if count else ()


def _section(programme: Programme, one: Duties, anchor: str, links: Links) -> Section:
    return Section(anchor, one.owner or NOBODY, tuple(_of(programme, one, links)))


def _of(programme: Programme, one: Duties, links: Links) -> Iterator[Block]:
    catalogue, today = programme.catalogue, programme.today
    lines: list[Text] = []
    if one.open:
        rows = tuple(TableRow((named(catalogue, o.entry), due(o, today), state(o))) for o in one.open)
        yield table(f"Open entries: {one.owner or NOBODY}", ("Open", "Due", "Status"), rows, style="open")
    if done := [o.entry.id for o in one.entries if not o.state.open]:
        lines.append((Mark("strong", f"{len(done)} of {len(one.entries)} implemented: "), *id_list(done)))
    if one.reviews:
        lines.append(_joined("Reviews: ", [(Id(entry), *_by(day, today)) for entry, day in one.reviews]))
    if one.controls:
        lines.append(_joined("Own controls: ", [_control(control, today) for control in one.controls]))
    if one.items:
        kept = [(links.item(item), *(_by(day, today) if day else ())) for item, day in one.items]
        lines.append(_joined("Evidence: ", kept))
    if one.policies:
        lines.append(_joined("Policies: ", [_policy(policy, today) for policy in one.policies]))
    if lines:
        yield Bullets(tuple(lines))


def _joined(term: str, texts: list[Text]) -> Text:
    found: list[Text] = [(Mark("strong", term),)]
    for number, text in enumerate(texts):
        found.append((", ", *text) if number else text)
    return tuple(part for text in found for part in text)


def _by(day: date, today: date) -> Text:
    """Return when something is due, and by how much it is late."""
    late = (today - day).days
    return (f" by {short_day(day, today)}", *((" ", Late(late)) if late > 0 else ()))


def _control(control: Control, today: date) -> Text:
    how_far = (f" ({wording.STATES[State(control.status)].lower()})",) if control.status else ()
    by = _by(control.due, today) if control.due and control.status and State(control.status).open else ()
    return (Id(control.entry), *how_far, *by)


def _policy(policy: Policy, today: date) -> Text:
    return (Link(addresses.own_page(policy.uri), policy.title), *(_by(policy.due, today) if policy.due else ()))
