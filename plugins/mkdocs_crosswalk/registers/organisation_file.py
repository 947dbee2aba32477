"""Reads `organisation.yml`, and reports what does not go together in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import closest_word
from mkdocs_crosswalk.data.records import read_record

from .organisation import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields

    from .forms import Known
    from .frameworks import Framework
    from .organisation import Target


def read_organisation(fields: Fields, known: Known) -> Organisation:
    """Return what a file says of a company, after reporting what does not go together."""
    before = len(fields.problems)
    given = {name: fields.items(name) for name in ("holds", "wants")}
    fine = len(fields.problems) == before
    if fields.has("programme"):
        says = '"programme" is an option of the plugin; it stands in the configuration of the site, and not here'
        fields.problems.add(fields.place("programme"), says)
    found = read_record(Organisation, fields, known)
    if fine and not any(given.values()) and not any(closest_word(word, given) for word in fields.unread()):
        fields.problems.add(fields.at, 'say under "holds" or "wants" which framework, by its key')
    for name, items in given.items():
        _check_targets(items, getattr(found, name), known.references.frameworks, held=name == "holds")
    _check_windows(fields, found, known.references.frameworks)
    return found


def _check_targets(
    items: Iterable[Fields], targets: Iterable[Target], frameworks: Mapping[str, Framework], *, held: bool
) -> None:
    """Report a framework that stands twice, days out of order and types that no report is of.

    Doubts are a report of what has none, and days of what is `held` that have not come yet.
    """
    first: dict[str, Target] = {}
    for fields, target in zip(items, targets, strict=True):
        problems = fields.problems
        if target.framework and (before := first.setdefault(target.framework, target)) is not target:
            says = f"this framework stands twice (first in line {before.position.line})"
            problems.add(fields.place("framework"), says)
        days = [(name, day) for name in ("in_force", "stage_1", "stage_2") if (day := getattr(target, name))]
        for (earlier, before_day), (later, day) in pairwise(days):
            if day < before_day:
                problems.add(fields.place(later), f'"{later}", {day}, is before "{earlier}", {before_day}')
                break
        if target.type not in (None, 1, 2) or (target.type is None and fields.has("type") and _is_zero(fields)):
            problems.add(fields.place("type"), f'"type" is {fields.text("type")}; a report is of type 1 or 2')
        if target.framework:
            _doubt_reports(fields, target, frameworks[target.framework])
        if held:
            _doubt_ahead(fields, target)


def _is_zero(fields: Fields) -> bool:
    return fields.text("type") == "0"


def _doubt_reports(fields: Fields, target: Target, framework: Framework) -> None:
    """Say, as a doubt, that something is said of a report where there is none, or of stages of a report."""
    none = {True: ("stage_1", "stage_2"), False: ("type", "period")}[bool(framework.scope)]
    what = "has a report, and no stages" if framework.scope else "has no report"
    for name in none:
        if getattr(target, name) is not None:
            says = f'"{name}" says nothing here: {framework.name} {what}'
            fields.problems.doubt(fields.place(name), says)


def _doubt_ahead(fields: Fields, target: Target) -> None:
    days = {"period": target.period.end if target.period else None, "stage_2": target.stage_2}
    for name, day in days.items():
        if day and day > fields.problems.today:
            says = f"this is held, and ends on {day}, which has not come yet; what is to come stands under wants"
            fields.problems.doubt(fields.place(name), says)


def _check_windows(fields: Fields, found: Organisation, frameworks: Mapping[str, Framework]) -> None:
    """Say, as a doubt, that auditors look at what is neither held nor wanted."""
    named = {target.framework for target in (*found.holds, *found.wants)}
    for window in found.windows:
        if window.framework and window.framework not in named:
            name = frameworks[window.framework].name
            says = f'"{window.key}" is of {name}, which is neither held nor wanted'
            fields.problems.doubt(window.position, says)
