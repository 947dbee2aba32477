"""What an auditor would ask about what a company says: it may be right, and should be looked at."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Problem
from mkdocs_crosswalk.data.words import some_of
from mkdocs_crosswalk.registers.status import RunBy, Status

from .state import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.registers.status import Said

    from .programme import Programme
    from .state import Standing


class Asks(StrEnum):
    """What is asked."""

    ASSURANCE = "assurance"
    ASSURANCE_RECORD = "assurance-record"
    NO_RECORD = "no-record"
    NO_DATE = "no-date"
    CONTROL_OPEN = "control-open"
    NOTHING_SAID = "nothing-said"


QUESTIONS = {
    Asks.ASSURANCE: "A provider runs it, and no assurance of the provider is named.",
    Asks.ASSURANCE_RECORD: "A provider runs it, and there is no record of the assurance that is named.",
    Asks.NO_RECORD: "Implemented, and there is no record that shows it.",
    Asks.NO_DATE: "Partly implemented, without a day by which the rest is done.",
    Asks.CONTROL_OPEN: "Implemented, while a control of your own that satisfies it is not.",
    Asks.NOTHING_SAID: "Nothing is said of it: neither a status, nor that it is not necessary.",
}


@frozen
class Check:
    """A question about an entry, with where the answer goes; `about` names what it is asked about, by its id."""

    entry: str
    asks: Asks
    position: Position | None
    about: str = ""

    @property
    def text(self) -> str:
        """Return the question in a sentence."""
        return QUESTIONS[self.asks]


def checks(programme: Programme) -> tuple[Check, ...]:
    """Return all that is to be asked of what the programme is for, in the order of the entries."""
    return tuple(check for one in programme.standings for check in _checks(programme, one))


def to_look_at(programme: Programme) -> tuple[Problem, ...]:
    """Return the questions as doubts, one for each question and line of the data; of what a reader of it says not.

    That a date is missing is said where the line is read. What no line speaks of is told at the organisation, and only
    to a company that has begun to say how far it is.
    """
    if not any(said.of_status_file for said in programme.catalogue.own.status.values()):
        return ()
    said = programme.organisation
    found: dict[tuple[Position, Asks], list[str]] = {}
    for check in checks(programme):
        at = check.position or (said.position if said else None)
        if at and check.asks != Asks.NO_DATE:
            found.setdefault((at, check.asks), []).append(check.entry)
    return tuple(Problem(at, f"{some_of(entries)}: {QUESTIONS[asks]}") for (at, asks), entries in found.items())


def _checks(programme: Programme, one: Standing) -> Iterator[Check]:
    said = one.said
    if one.state == State.UNSAID:
        yield Check(one.entry.id, Asks.NOTHING_SAID, said.position if said and said.places else None)
    if said is None or one.state == State.EXCLUDED:
        return
    if said.run_by in (RunBy.PROVIDER, RunBy.BOTH):
        yield from _of_provider(programme, one.entry.id, said)
    if said.status == Status.PARTLY and not said.due:
        yield Check(one.entry.id, Asks.NO_DATE, said.places["status"])
    if said.status == Status.IMPLEMENTED:
        yield from _of_implemented(programme, one.entry.id, said)


def _of_provider(programme: Programme, entry: str, said: Said) -> Iterator[Check]:
    if not said.assurance:
        yield Check(entry, Asks.ASSURANCE, said.places["run_by"])
    elif not programme.records_of(said.assurance):
        yield Check(entry, Asks.ASSURANCE_RECORD, said.places["assurance"], said.assurance)


def _of_implemented(programme: Programme, entry: str, said: Said) -> Iterator[Check]:
    asked = programme.evidence_of(entry)
    if asked and not any(programme.records_of(item) for item in asked):
        yield Check(entry, Asks.NO_RECORD, said.places["status"])
    for control in programme.controls_for(entry):
        if control.status and control.status != Status.IMPLEMENTED:
            yield Check(entry, Asks.CONTROL_OPEN, control.position, control.entry)
