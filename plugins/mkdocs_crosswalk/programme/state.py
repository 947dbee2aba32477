"""How far a company is with an entry."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.rules import STATES
from mkdocs_crosswalk.figures.counts import Count

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.status import Said


class State(StrEnum):
    """What a company says of an entry; the order of the members is that of bars and lists.

    `unsaid` is an entry of which it says neither a status nor that it is not necessary: never the same as not started.
    """

    IMPLEMENTED = "implemented"
    PARTLY = "partly"
    PLANNED = "planned"
    NOT_STARTED = "not-started"
    UNSAID = "unsaid"
    EXCLUDED = "excluded"

    @property
    def open(self) -> bool:
        """Say whether work is left."""
        return bool(STATES[self]["open"])


COUNTED = tuple(state for state in State if STATES[state]["counted"])
"""The states of what is necessary; what is left out stands apart, and in no denominator."""


def state_of(said: Said | None) -> State:
    """Return the state of an entry."""
    if said is None:
        return State.UNSAID
    if said.excluded:
        return State.EXCLUDED
    return State(said.status) if said.status else State.UNSAID


@frozen
class Standing:
    """How far a company is with an entry, on a day.

    Attributes:
        said: What it says of the entry, or None.
        owner: Who answers for it, or "".
        late: How many days its due date has passed; 0 where it has not, or where nothing is left to do.
    """

    entry: Entry
    state: State
    said: Said | None
    owner: str
    late: int

    @property
    def due(self) -> date | None:
        """Return the day by which what is left is to be done."""
        return self.said.due if self.said and self.state.open else None

    @property
    def action(self) -> str:
        """Return what is done next, or "" where nothing is said or left."""
        return self.said.action if self.said and self.state.open else ""


def standing(entry: Entry, said: Said | None, owner: str, today: date) -> Standing:
    """Return how far a company is with an entry on a day."""
    state = state_of(said)
    due = said.due if said and state.open else None
    return Standing(entry, state, said, owner, (today - due).days if due and due < today else 0)


@frozen
class Tally:
    """How many of some entries are in each state; every number can be checked by its ids.

    Attributes:
        states: By state the entries in it among those that are necessary; those left out among all.
        late: Those that are late, among those that are open.
    """

    states: dict[State, Count]
    late: Count

    @property
    def necessary(self) -> int:
        """Return how many are not left out."""
        return self.states[State.IMPLEMENTED].denominator

    @property
    def all(self) -> int:
        """Return how many there are."""
        return self.states[State.EXCLUDED].denominator

    @property
    def open(self) -> int:
        """Return how many have work left."""
        return self.late.denominator

    def number(self, state: State) -> int:
        """Return how many are in a state."""
        return self.states[state].numerator


def tally(standings: Iterable[Standing]) -> Tally:
    """Return how many of some entries are in each state."""
    found = tuple(standings)
    every = tuple(one.entry.id for one in found)
    necessary = tuple(one.entry.id for one in found if one.state != State.EXCLUDED)
    ids = {state: tuple(one.entry.id for one in found if one.state == state) for state in State}
    states = {state: Count(ids[state], every if state == State.EXCLUDED else necessary) for state in State}
    open_ = tuple(one.entry.id for one in found if one.state.open)
    return Tally(states, Count(tuple(one.entry.id for one in found if one.late), open_))
