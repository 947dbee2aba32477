"""What pages of a programme say in the same words: days, dates that are late, entries with their titles, owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.text import Id, Late, Line, Link, StateMark, listing
from mkdocs_crosswalk.views.tree import division_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.programme.programme import Part, Programme
    from mkdocs_crosswalk.programme.state import Standing
    from mkdocs_crosswalk.registers.company_records import CompanyRecord
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.organisation import Window
    from mkdocs_crosswalk.views.text import Inline, Text

NOBODY = "Nobody"
"""In lists by owner, for what nobody answers for."""


def short_day(when: date, today: date) -> str:
    """Return a day as `26 March`, with its year where that is not the year of the build."""
    said = wording.day(when)
    return said.rpartition(" ")[0] if when.year == today.year else said


def day_ahead(when: date, today: date) -> str:
    """Return in how many days a day comes."""
    days = (when - today).days
    return f"in {wording.number(days, 'day')}" if days else "today"


def span(one: CompanyRecord | Window) -> str:
    """Return a day, or from which day to which; the year stands once where it is one."""
    first, last = wording.day(one.begin), wording.day(one.end)
    if first == last:
        return last
    return f"{first.rpartition(' ')[0] if one.begin.year == one.end.year else first} to {last}"


def named_company(programme: Programme) -> str:
    """Return the title above what a company says of something: its name where it gives one."""
    said = programme.organisation
    return f"At {said.name}" if said else "Here"


def due(one: Standing, today: date) -> Text:
    """Return when an entry is due, and by how much it is late."""
    if one.due is None:
        return ()
    said = (short_day(one.due, today),)
    return (*said, Line((Late(one.late),))) if one.late else said


def state(one: Standing) -> Text:
    """Return how far an entry is; nothing where nothing is said of it."""
    return () if one.state == State.UNSAID else (StateMark(one.state),)


def named(catalogue: Catalogue, entry: Entry) -> Text:
    """Return an entry's id and title in a line."""
    return Id(entry.id), f" {catalogue.title_apart(entry)}"


def in_short(catalogue: Catalogue, ids: Iterable[str]) -> Text:
    """Return entries by their bare ids, where it is known of which framework they are."""
    return listing((Link(i, catalogue.entries[i].bare) for i in ids), last=", ")


def items(catalogue: Catalogue, ids: Iterable[str]) -> Text:
    """Return evidence items as links."""
    found: list[Inline] = [Link(addresses.evidence_uri(i), catalogue.evidence[i].name) for i in ids]
    return listing(found, last=", ")


def theme_name(theme: Entry) -> str:
    """Return the group of an entry with its id, as `A.5 Organizational`."""
    return theme.label if theme.label.startswith(theme.id) else f"{theme.id} {theme.label}"


def part_name(programme: Programme, part: Part) -> str:
    """Return what is counted apart: a division with its kind of entries, or else the group or the kind alone."""
    asked = programme.asked
    if asked is None or asked.scope or not part.standings:
        return wording.begin(part.name)
    division = division_of(asked, part.standings[0].entry)
    return wording.begin(division.title) if division else wording.begin(part.name)


def kind_of(part: Part) -> str:
    """Return what the entries of a part are called."""
    return part.standings[0].entry.kind.many if part.standings else part.name


def open_of(programme: Programme) -> str:
    """Return how many entries of each part are open, each of those that are necessary: `2 of 30 clauses and …`."""
    said = []
    for part in programme.parts:
        tally = part.tally
        name = f"{part.name} {kind_of(part)}" if programme.asked and programme.asked.scope else kind_of(part)
        said.append(f"{tally.open} of {tally.necessary} {name}")
    return listed(said)


def report_on(programme: Programme) -> str:
    """Return the groups in the report that next steps are written for, or "" where nothing can be left out."""
    entries = programme.catalogue.entries
    return listed([entries[group].title for group in programme.groups])


def owner_anchors(programme: Programme, more: Iterable[str] = ()) -> dict[str, str]:
    """Return the anchor of everybody on the page of people: letters and digits, no two alike.

    Args:
        programme: The programme; nobody, "", is among its owners.
        more: Owners of what only the engine knows of. They leave the anchors of the others as they are.
    """
    own = programme.catalogue.own
    kept = [*(c.owner for c in own.controls.values()), *(u.owner for u in own.items.values())]
    owners = {*programme.owners, *kept, *(upkeep.owner for upkeep in own.entries.values()), ""}
    return anchors("by", (*_sorted(owners), *_sorted(set(more) - owners)))


def anchors(before: str, names: Iterable[str]) -> dict[str, str]:
    """Return an anchor for each name: a word and the letters and digits of the name, no two alike."""
    found: dict[str, str] = {}
    taken: dict[str, int] = {}
    for name in names:
        words = "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()
        anchor = f"{before}-{'-'.join(words) or 'nobody'}"
        taken[anchor] = taken.get(anchor, 0) + 1
        found[name] = f"{anchor}--{taken[anchor]}" if taken[anchor] > 1 else anchor
    return found


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (name.casefold(), name))


def necessary(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return what is not left out."""
    return tuple(one for one in standings if one.state != State.EXCLUDED)
