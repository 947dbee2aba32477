"""The days of a programme: those of the audit, those that the company adds, and the day on which it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_crosswalk.registers.organisation import Target

    from .programme import Programme

STAGE_1, STAGE_2 = "Stage 1", "Stage 2"
BEGINS, ENDS = "Period begins", "Period ends"


@frozen
class Dated:
    """A day that matters, with all that falls on it.

    Attributes:
        what: What is on it, in a few words each.
        key: Of one thing: a word that tells it from the others of the programme.
    """

    day: date
    what: tuple[str, ...]
    key: str = ""


def occasions(programme: Programme) -> tuple[Dated, ...]:
    """Return each day of the audit and of the company's own, one thing each, in order."""
    said = programme.organisation
    if said is None:
        return ()
    several = len([target for target in said.wants if target.framework in programme.catalogue.frameworks]) > 1
    found = [dated for target in _targets(programme) for dated in _of(programme, target, several=several)]
    found += [Dated(stone.day, (stone.what,), f"milestone-{stone.what}") for stone in said.milestones]
    return tuple(sorted(found, key=lambda dated: dated.day))


def _targets(programme: Programme) -> tuple[Target, ...]:
    """Return what is wanted; what is held where nothing is wanted."""
    said = programme.organisation
    wanted = said.wants if said else ()
    there = tuple(target for target in wanted if target.framework in programme.catalogue.frameworks)
    return there or ((programme.target,) if programme.target else ())


def _of(programme: Programme, target: Target, *, several: bool) -> Iterator[Dated]:
    framework = programme.catalogue.frameworks[target.framework]
    period = target.period
    days = (
        ("In force", target.in_force),
        (STAGE_1, target.stage_1),
        (STAGE_2, target.stage_2),
        (BEGINS, period.begin if period else None),
        (ENDS, period.end if period else None),
    )
    for what, day in days:
        if day:
            said = f"{framework.short}: {what[0].lower()}{what[1:]}" if several else what
            yield Dated(day, (said,), f"{framework.key}-{what}")


def together(days: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """Return each day once, with all that falls on it."""
    found: dict[date, list[str]] = {}
    for dated in sorted(days, key=lambda dated: dated.day):
        found.setdefault(dated.day, []).extend(dated.what)
    return tuple(Dated(day, tuple(dict.fromkeys(what))) for day, what in found.items())


def nearest(days: tuple[Dated, ...], today: date, most: int) -> tuple[Dated, ...]:
    """Return as many days as there is room for: those nearest to today, of two as near the one ahead; in order."""
    kept = sorted(days, key=lambda dated: (abs((dated.day - today).days), dated.day < today))[:most]
    return tuple(sorted(kept, key=lambda dated: dated.day))


def ends(programme: Programme) -> Dated | None:
    """Return the day by which things must have run: that of the second stage, or the end of the period."""
    target = programme.target
    if target and target.stage_2:
        return Dated(target.stage_2, (STAGE_2,))
    if target and target.period:
        return Dated(target.period.end, ("the end of the period",))
    return None


def next_audit(programme: Programme) -> Dated | None:
    """Return the next day of the audit that has not passed, or None."""
    target = programme.target
    if target is None:
        return None
    end = target.period.end if target.period else None
    days = ((target.stage_1, STAGE_1), (target.stage_2, STAGE_2), (end, "the end of the period"))
    return next((Dated(day, (what,)) for day, what in days if day and day >= programme.today), None)
