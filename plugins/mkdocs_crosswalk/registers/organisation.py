"""`organisation.yml`: what a company says of itself as a whole; what it holds and wants, by when, and with what."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from mkdocs_crosswalk.data import shapes
from mkdocs_crosswalk.data.problems import Position, closest_word, hint
from mkdocs_crosswalk.data.records import Form, read_record, record, shape_of
from mkdocs_crosswalk.data.words import some_of

from .forms import ENTRIES, EVIDENCE_IDS, SYSTEM_IDS, names_of
from .identity import LONGEST
from .periods import DAY, PERIOD, Period, checked, day_ahead, period_of
from .scopes import Scopes

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields

    from .forms import Known

ORGANISATION = "organisation.yml"
_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY = shapes.known("framework", "The key of a framework, as in rows and directions.")


class Preset(StrEnum):
    """What a company has not. It proposes lines for `status.yml`, and decides nothing."""

    OFFICE = "office"
    OWN_HARDWARE = "own-hardware"
    OUTSOURCED_DEVELOPMENT = "outsourced-development"


def _framework(fields: Fields, name: str, must: bool, known: Known) -> str:
    """Return the id of a framework that is named by its key, or an empty text."""
    frameworks = [f for f in known.references.frameworks.values() if f.single]
    ids = {f.key: f.id for f in frameworks}
    text = fields.text(name, required=must)
    if text and text not in ids:
        meant = next((f.key for f in frameworks if text in (f.id, f.name, f.short)), None) or closest_word(text, ids)
        says = f'unknown key of a framework "{text}"{hint(meant)}; allowed: {", ".join(ids)}'
        fields.problems.add(fields.place(name), says)
    return ids.get(text, "")


def _groups(fields: Fields, name: str, _: bool, known: Known) -> tuple[str, ...]:
    """Return the groups in the report, by their ids and in order: those that are named, and those of every report."""
    framework = known.references.frameworks.get(_framework(fields, "framework", False, known))
    words = fields.texts(name, required=fields.has(name))
    if framework is None:
        return ()
    scopes = Scopes(framework, known.references.entries)
    groups = {**{i.casefold(): i for i in scopes.always}, **{w.casefold(): i for w, i in scopes.offered.items()}}
    groups |= {i.casefold(): i for i in scopes.offered.values()}
    named: set[str] = set()
    for word in words:
        if not groups:
            fields.problems.add(word.at, f"nothing of {framework.name} can be left out; take this field out")
        elif found := groups.get(word.folded.casefold()):
            if found in named:
                fields.problems.add(word.at, f'"{found}" stands twice')
            named.add(found)
        else:
            near = hint(closest_word(word.text, groups.values()))
            fields.problems.add(word.at, f'unknown {scopes.one} "{word.text}"{near}')
    return tuple(i for i in dict.fromkeys(groups.values()) if i in named or i in scopes.always)


_CATEGORIES = "The categories in the report by their names; those of every report need not be named."


def _day(about: str) -> Form:
    """Return the form of a day that may lie ahead."""
    return Form(about, read=day_ahead, shape=shapes.day())


@record
class Target:
    """A framework that a company holds a report or certificate of, or wants one of.

    Attributes:
        framework: Its id.
        groups: The groups in the report, by their ids, also those of every report; none where nothing can be left out.
        type: Of a report: 1 for its design on a day, 2 for its working over a period.
        in_force: The day on which the company began to work so.
    """

    framework: Annotated[str, Form(read=_framework, shape=_KEY)]
    groups: Annotated[tuple[str, ...], Form(_CATEGORIES, key="categories", read=_groups, shape=shapes.TEXTS)] = ()
    type: Annotated[int | None, Form("Of a report: 1 or 2.")] = None
    period: Annotated[Period | None, Form("The days that a report is on.", read=period_of(), shape=PERIOD)] = None
    in_force: Annotated[date | None, _day("The day from which on the company works so.")] = None
    stage_1: Annotated[date | None, _day("The day of the first stage of the audit of a certificate.")] = None
    stage_2: Annotated[date | None, _day("The day of its second stage.")] = None
    position: Position


@record
class Window:
    """What an auditor looks at: the records of a time, for a framework.

    Attributes:
        key: The last part of the address of its page.
        framework: Its id.
    """

    key: Annotated[str, Form(derived=True)] = ""
    framework: Annotated[str, Form(read=_framework, shape=_KEY)]
    begin: Annotated[date, Form("Its first day.", key="from", read=DAY.read, shape=shapes.day())]
    end: Annotated[date, Form("Its last day.", key="to", read=DAY.read, shape=shapes.day())]
    position: Position


def _reached(fields: Fields, name: str, must: bool, known: Known) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for scalar in fields.texts(name, required=must or fields.has(name)):
        reached = known.references.reach(scalar)
        if twice := [entry for entry in reached if entry in found]:
            fields.problems.add(scalar.at, f"{some_of(twice)} stands twice")
        found |= dict.fromkeys(reached)
    return tuple(found)


def _at_least(fields: Fields, name: str, *_: object) -> int | None:
    number = fields.number(name)
    if number == 0:
        fields.problems.add(fields.place(name), f'"{name}" is 0; what must run has a record or more')
    return number or None


_MANY = "How many records of it there have to be; 1 unless given."


@record
class MustRun:
    """What has to have run before the audit, by a rule that the company gives itself."""

    what: Annotated[str, Form("What it is, in a few words.")]
    entries: Annotated[tuple[str, ...], Form("The entries that it is for.", read=_reached, shape=ENTRIES)] = ()
    rule: Annotated[str, Form("How often, and of what, in words.")] = ""
    records: Annotated[
        tuple[str, ...], Form("Evidence items that show it.", read=names_of("evidence item"), shape=EVIDENCE_IDS)
    ]
    at_least: Annotated[int | None, Form(_MANY, read=_at_least, shape=shapes.number())] = None
    position: Position

    @property
    def needed(self) -> int:
        """Return how many records of it there have to be."""
        return 1 if self.at_least is None else self.at_least


@record
class Milestone:
    """A day that matters beside those of the audit."""

    what: Annotated[str, Form("What happens, in a few words.")]
    day: Annotated[date, _day("The day, past or ahead.")]
    position: Position


@record
class Approval:
    """The version of the company's statement of what is necessary, and who approved the last one.

    Attributes:
        last: The version that was approved last, or "".
        rests_on: The id of the record of the risk assessment that it rests on, or "".
    """

    version: Annotated[str, Form("The version that is being written.")] = ""
    last: Annotated[str, Form("The version that was approved last.")] = ""
    approved_by: Annotated[str, Form("Who approved it: a person or a function.")] = ""
    approved: Annotated[date | None, Form("The day of the approval.")] = None
    rests_on: Annotated[str, Form("The id of a record in records.yml.")] = ""
    position: Position


def _fault_of_part(key: str) -> str:
    """Say why a key is no last part of an address, or return an empty text."""
    if key == "index":
        return '"index" is the address of a list; choose another name'
    if not _PART.fullmatch(key):
        return f'"{key}" makes no address; write small letters, digits and dashes'
    return f"this name is too long for that of a file; write at most {LONGEST} letters" if len(key) > LONGEST else ""


def _windows(fields: Fields, name: str, _: bool, known: Known) -> tuple[Window, ...]:
    table = fields.mapping(name)
    found = []
    for key in table.names() if table else ():
        if (given := table.mapping(key)) is None:  # type: ignore[union-attr]  # there is no key without it
            continue
        if fault := _fault_of_part(key):
            given.problems.add(given.at, fault)
        window = read_record(Window, given, known, key=key)
        if checked(given, Period(begin=window.begin, end=window.end)):
            found.append(window)
    return tuple(found)


def _presets(fields: Fields, name: str, *_: object) -> tuple[Preset, ...]:
    words = tuple(Preset)
    found = fields.texts(name, required=fields.has(name))
    for word in found:
        if word.folded not in words:
            near = hint(closest_word(word.folded, words))
            says = f'unknown word "{word.folded}"{near}; what a company may not have: {", ".join(words)}'
            fields.problems.add(word.at, says)
    return tuple(Preset(word.folded) for word in found if word.folded in words)


_SYSTEMS = "The kinds of systems that the company uses, by their ids, in the order in which they are set up."
_HAS_NOT = "What the company has not; `crosswalk propose` then prints lines for status.yml, and nothing is decided."


@record
class Organisation:
    """What a company says of itself.

    Attributes:
        example: Whether it is invented; every page of it then says so.
        answers: Who answers for the programme.
        systems: The ids of the kinds of systems that it uses, in the order in which they are set up.
        changes_since: The day from which on changes are shown.
    """

    name: Annotated[str, Form("The company's name; pages of the programme say it, and no others.")]
    example: Annotated[bool, Form("Whether the company is invented.")] = False
    scope: Annotated[str, Form("What the programme is for, in a sentence.")] = ""
    people: Annotated[int | None, Form("How many work there.")] = None
    answers: Annotated[str, Form("Who answers for it.")] = ""
    holds: Annotated[tuple[Target, ...], Form("The reports and certificates that the company has.")] = ()
    wants: Annotated[tuple[Target, ...], Form("Those that it wants; the first is what the programme is for.")] = ()
    windows: Annotated[tuple[Window, ...], Form("What auditors look at.", read=_windows, shape=shapes.table({}))] = ()
    systems: Annotated[tuple[str, ...], Form(_SYSTEMS, read=names_of("system"), shape=SYSTEM_IDS)] = ()
    has_not: Annotated[
        tuple[Preset, ...], Form(_HAS_NOT, read=_presets, shape=shapes.one_or_more(shapes.choice(Preset)))
    ] = ()
    must_run: Annotated[tuple[MustRun, ...], Form("What has to have run before the audit, by your own rules.")] = ()
    milestones: Annotated[tuple[Milestone, ...], Form("Further days of the time line.")] = ()
    statement: Annotated[Approval | None, Form("The version of the statement of what is necessary.")] = None
    changes_since: Annotated[date | None, Form("The day from which on changes are shown.")] = None
    position: Position


def organisation_shape() -> dict[str, Any]:
    """Return what editors check the file by."""
    shape = shape_of(Organisation)
    shape["properties"]["windows"] = shapes.table(shape_of(Window), "What auditors look at, by the name of its page.")
    return shape
