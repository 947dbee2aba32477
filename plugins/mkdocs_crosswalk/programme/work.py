"""The work list: what is open, with its next step and its records, and when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.days import days_from
from mkdocs_crosswalk.data.frozen import frozen

from .dates import next_audit

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.frameworks import Entry

    from .programme import Part, Programme
    from .state import Standing

SOON = 3 * 7  # days
"""What is due within this time comes next."""
AGAIN = "judge-again"
"""The outcome of a verdict that rests on a pair which the company has decided otherwise."""


class Stretch(StrEnum):
    """When something is due; the order of the members is that of the list."""

    OVERDUE = "overdue"
    SOON = "soon"
    AUDIT = "audit"
    LATER = "later"
    UNDATED = "undated"


@frozen
class Task:
    """An entry on which work is left.

    Attributes:
        step: What is done next: the company's own words, or else the first step of the verdict; may be "".
        missing: Evidence items that it asks for and of which there is no record, by their ids; `there` are the others.
        system: The first system, in the order of set-up, that what is missing is collected from, by its id, or "".
        again: Whether its verdict is to be judged again.
        place: Its place among all that is asked for.
    """

    standing: Standing
    step: str
    missing: tuple[str, ...]
    there: tuple[str, ...]
    system: str
    again: bool
    stretch: Stretch
    part: Part
    theme: Entry
    place: int

    @property
    def entry(self) -> Entry:
        """Return the entry."""
        return self.standing.entry


@dataclass(frozen=True)
class Work:
    """The work that a programme has left."""

    programme: Programme

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """What is open: overdue first, the latest of it at the top; then by due date; then what has none."""
        places = {one.entry.id: place for place, one in enumerate(self.programme.standings)}
        parts = {one.entry.id: part for part in self.programme.parts for one in part.standings}
        themes = {one.entry.id: theme for theme, below in self.programme.themes for one in below}
        found = [
            self._task(one, parts[one.entry.id], themes[one.entry.id], places[one.entry.id])
            for one in self.programme.standings
            if one.state.open
        ]
        return tuple(sorted(found, key=_by_due))

    def within(self, stretch: Stretch) -> tuple[Task, ...]:
        """Return what is due in a stretch of time."""
        return tuple(task for task in self.tasks if task.stretch == stretch)

    @cached_property
    def systems(self) -> tuple[str, ...]:
        """The systems, by their ids: the company's in the order in which it sets them up, then the others."""
        said = self.programme.organisation
        return tuple(dict.fromkeys((*(said.systems if said else ()), *self.programme.catalogue.systems)))

    @cached_property
    def soon(self) -> date:
        """The last day of what comes next."""
        return days_from(self.programme.today, SOON)

    def _task(self, one: Standing, part: Part, theme: Entry, place: int) -> Task:
        programme = self.programme
        verdict = programme.verdict(one.entry.id)
        step = one.action or (verdict.add[0] if verdict and verdict.add else "")
        items = programme.evidence_of(one.entry.id)
        missing = tuple(item for item in items if not programme.records_of(item))
        there = tuple(item for item in items if item not in missing)
        again = verdict is not None and verdict.outcome.value == AGAIN
        system = self._first_system(missing)
        return Task(one, step, missing, there, system, again, self._stretch(one), part, theme, place)

    def _first_system(self, items: tuple[str, ...]) -> str:
        evidence = self.programme.catalogue.evidence
        sources = {system for item in items for system in evidence[item].collected_from}
        return next((system for system in self.systems if system in sources), "")

    def _stretch(self, one: Standing) -> Stretch:
        if one.due is None:
            return Stretch.UNDATED
        if one.late:
            return Stretch.OVERDUE
        if one.due <= self.soon:
            return Stretch.SOON
        audit = next_audit(self.programme)
        return Stretch.AUDIT if audit and one.due < audit.day else Stretch.LATER


def _by_due(task: Task) -> tuple[date, int]:
    return task.standing.due or date.max, task.place


def to_judge_again(programme: Programme) -> tuple[Standing, ...]:
    """Return the entries whose verdict is to be judged again."""
    found = ((one, programme.verdict(one.entry.id)) for one in programme.standings)
    return tuple(one for one, verdict in found if verdict and verdict.outcome.value == AGAIN)
