"""Who answers for what: entries, own controls, evidence items and policies, by owner, with their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mkdocs_crosswalk.catalogue.policies import Policy
    from mkdocs_crosswalk.registers.control import Control

    from .programme import Programme
    from .state import Standing


@frozen
class Duties:
    """What somebody answers for; the owner is "" for what nobody does.

    Attributes:
        entries: Of what is asked for and necessary.
        reviews: Entries whose next review is theirs, by their ids, each with its day.
        items: Evidence items, by their ids, each with the day of its next review, or None.
        days: Every day by which something of theirs is due, in order.
    """

    owner: str
    entries: tuple[Standing, ...]
    reviews: tuple[tuple[str, date], ...]
    controls: tuple[Control, ...]
    items: tuple[tuple[str, date | None], ...]
    policies: tuple[Policy, ...]
    days: tuple[date, ...]

    @property
    def open(self) -> tuple[Standing, ...]:
        """Return the entries on which work is left, in order of their days."""
        found = (one for one in self.entries if one.state.open)
        return tuple(sorted(found, key=lambda one: (one.due is None, one.due.toordinal() if one.due else 0)))

    def late(self, today: date) -> int:
        """Return how many days have passed by which something was due."""
        return sum(day < today for day in self.days)

    def next(self, today: date) -> date | None:
        """Return the next day by which something is due."""
        return next((day for day in self.days if day >= today), None)


def duties(programme: Programme, policies: Iterable[Policy] = ()) -> tuple[Duties, ...]:
    """Return what everybody answers for, in alphabetical order; what nobody does comes last, and only if there is some.

    Own controls and policies that name no owner are nobody's. An evidence item that the company says nothing of is not
    counted: only what `owners.yml` names is kept by somebody.
    """
    own = programme.catalogue.own
    policies = tuple(policies)
    controls = {control.entry: _owner(programme, control) for control in own.controls.values()}
    owners = {*programme.owners, *controls.values(), *(policy.owner for policy in policies)}
    owners |= {upkeep.owner for upkeep in own.items.values()} | {u.owner for u in own.entries.values() if u.due}
    found = (
        _duties(programme, owner, controls, policies) for owner in sorted(owners, key=lambda o: (not o, o.casefold()))
    )
    return tuple(one for one in found if one.entries or one.controls or one.items or one.policies or one.reviews)


def _owner(programme: Programme, control: Control) -> str:
    upkeep = programme.catalogue.own.entries.get(control.entry)
    return control.owner or (upkeep.owner if upkeep else "")


def _duties(programme: Programme, owner: str, controls: dict[str, str], policies: tuple[Policy, ...]) -> Duties:
    own = programme.catalogue.own
    reviews = tuple((e, u.due) for e, u in own.entries.items() if u.owner == owner and u.due)
    mine = tuple(own.controls[entry] for entry, who in controls.items() if who == owner)
    items = tuple((i, u.due) for i, u in own.items.items() if u.owner == owner)
    named = tuple(policy for policy in policies if policy.owner == owner)
    entries = programme.owners.get(owner, ())
    days = sorted(_days(entries, [day for _, day in reviews], mine, [day for _, day in items], named))
    return Duties(owner, entries, reviews, mine, items, named, tuple(days))


def _days(
    entries: Iterable[Standing],
    reviews: Iterable[date],
    controls: Iterable[Control],
    items: Iterable[date | None],
    policies: Iterable[Policy],
) -> Iterator[date]:
    yield from (one.due for one in entries if one.due)
    yield from reviews
    yield from (one.due for one in controls if one.due and one.status != Status.IMPLEMENTED)
    yield from (day for day in items if day)
    yield from (policy.due for policy in policies if policy.due)
