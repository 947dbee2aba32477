"""`status.yml`: what of a framework is necessary at a company, and how far it is; the narrower line wins, by field."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from mkdocs_crosswalk.data import shapes
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, read_record, record, shape_of
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.data.yaml_files import Scalar

from .forms import ENTRIES, EVIDENCE_ID, name_of
from .periods import DAY

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields

STATUS = "status.yml"
REACH = ("entry", "range", "theme")
"""The fields that say what a line is about; all three are read alike."""
_ABOUT = "An id, a group such as A.7, a range such as A.5.19-A.5.23, or the word all; the narrower wins."


class Status(StrEnum):
    """How far the work is. It says that something is built and in use, and nothing of how well it works."""

    IMPLEMENTED = "implemented"
    PARTLY = "partly"
    PLANNED = "planned"
    NOT_STARTED = "not-started"


class Because(StrEnum):
    """Why an entry is necessary."""

    RISK = "risk"
    LAW = "law"
    CONTRACT = "contract"
    BUSINESS = "business"


class RunBy(StrEnum):
    """Who runs it."""

    US = "us"
    PROVIDER = "provider"
    BOTH = "both"


def _named(fields: Fields, name: str, *_: object) -> tuple[Scalar, ...]:
    return fields.texts(name, required=fields.has(name))


def _maybe(fields: Fields, name: str, *_: object) -> bool | None:
    """Return true or false, or None where neither is said, or something else that is reported."""
    before = len(fields.problems)
    said = fields.flag(name)
    return said if fields.has(name) and len(fields.problems) == before else None


def _word(kind: type[StrEnum], about: str) -> Form:
    """Return the form of a word that may be left out, or of a wrong one, which then says nothing."""

    def read(fields: Fields, name: str, *_: object) -> StrEnum | None:
        word = fields.choice(name, tuple(kind))
        return kind(word) if word else None

    return Form(about, read=read, shape=shapes.choice(kind))


def _status(fields: Fields, name: str, *_: object) -> Status | None:
    """Return how far something is; what is said in another field is sent there."""
    word = fields.text(name)
    if says := _ELSEWHERE.get(word.casefold().replace("_", "-").replace(" ", "-")):
        fields.problems.add(fields.place(name), f'"{word}" is no status; {says}')
        return None
    found = fields.choice(name, tuple(Status))
    return Status(found) if found in tuple(Status) else None


_LEFT_OUT = 'write "applicable: false" and, under "excluded_because", why'
_ELSEWHERE = {
    **dict.fromkeys(("excluded", "not-applicable", "n/a", "out-of-scope"), _LEFT_OUT),
    "late": 'what is late follows from "due" and the day of the build',
}


def _reasons(fields: Fields, name: str, *_: object) -> tuple[Because, ...]:
    words = fields.choices(name, tuple(Because)) if fields.has(name) else ()
    return tuple(Because(word) for word in words if word in tuple(Because))


_BECAUSE = Form("Why it is necessary.", read=_reasons, shape=shapes.one_or_more(shapes.choice(Because)))


_ASSURANCE = "The evidence item by which a provider shows what it runs."
_DUE = "The day by which the rest is done; planned needs one, and implemented has none."


@record
class Line:
    """A line of the file.

    Attributes:
        entry: What it is about, as written; `range` and `theme` likewise.
        applicable: Whether it is necessary; None where the line does not say.
        due: The day by which it is to be done.
        assurance: The evidence item by which a provider shows what it runs.
    """

    entry: Annotated[tuple[Scalar, ...], Form(_ABOUT, shape=ENTRIES, read=_named)] = ()
    range: Annotated[tuple[Scalar, ...], Form(_ABOUT, shape=ENTRIES, read=_named)] = ()
    theme: Annotated[tuple[Scalar, ...], Form(_ABOUT, shape=ENTRIES, read=_named)] = ()
    applicable: Annotated[bool | None, Form("Whether it is necessary.", read=_maybe, shape=shapes.flag())] = None
    because: Annotated[tuple[Because, ...], _BECAUSE] = ()
    excluded_because: Annotated[str, Form("Why neither a risk nor a requirement calls for it.")] = ""
    status: Annotated[Status | None, Form("How far the work is.", read=_status, shape=shapes.choice(Status))] = None
    since: Annotated[date | None, Form("The day from which on the status of this line holds.")] = None
    due: Annotated[date | None, Form(_DUE, read=DAY.read, shape=shapes.day())] = None
    action: Annotated[str, Form("What is done next.")] = ""
    owner: Annotated[str, Form("A person or a function.")] = ""
    run_by: Annotated[RunBy | None, _word(RunBy, "Who runs it.")] = None
    assurance: Annotated[str, Form(_ASSURANCE, read=name_of("evidence item"), shape=EVIDENCE_ID)] = ""
    decided_by: Annotated[str, Form("Who decided: a person or a function.")] = ""
    decided: Annotated[date | None, Form("The day of the decision.")] = None
    position: Position

    @property
    def named(self) -> tuple[Scalar, ...]:
        """Return what the line is about."""
        return (*self.entry, *self.range, *self.theme)


SAID = tuple(name for name in Line.__dataclass_fields__ if name not in (*REACH, "position"))
"""The fields that say something of entries."""
WITH_WORK = ("status", "due", "because")
"""What is not said of an entry that is not necessary."""
NOT_DUE = 'what is implemented has no "due"; its next review stands in owners.yml, and its records stand in records.yml'


def of_file(at: Position) -> bool:
    """Say whether a place is in the file `status.yml`."""
    return at.file.rpartition("/")[2] == STATUS


@frozen
class Said:
    """What holds for one entry: of each field what the narrowest line says that has it.

    Attributes:
        places: Where each field is said, by its name.
    """

    applicable: bool | None = None
    because: tuple[Because, ...] = ()
    excluded_because: str = ""
    status: Status | None = None
    since: date | None = None
    due: date | None = None
    action: str = ""
    owner: str = ""
    run_by: RunBy | None = None
    assurance: str = ""
    decided_by: str = ""
    decided: date | None = None
    places: dict[str, Position] = field(default_factory=dict, compare=False)

    @property
    def of_status_file(self) -> bool:
        """Say whether any of it is said in `status.yml`; own controls and owners stand in files of their own."""
        return any(map(of_file, self.places.values()))

    @property
    def excluded(self) -> bool:
        """Say whether the company has left it out."""
        return self.applicable is False

    @property
    def position(self) -> Position:
        """Return where the most telling of its fields is said."""
        first = ("applicable", "status", *SAID) if self.excluded else ("status", "applicable", *SAID)
        return next(self.places[name] for name in first if name in self.places)


def status_shape() -> dict[str, Any]:
    """Return what editors check the file by."""
    line = shapes.any_of(shape_of(Line), *REACH)
    return shapes.record({"entries": shapes.some(line, "The lines; the narrower wins, field by field.")})


def read_line(fields: Fields, known: Any) -> Line:
    """Return a line, after reporting what of it does not go together."""
    line = read_record(Line, fields, known)
    problems = fields.problems
    if not fields.told(*REACH):
        problems.add(fields.at, 'say under "entry", "range" or "theme" what the line is about')
    if not fields.told(*SAID):
        problems.add(fields.at, 'say something of it: "applicable", "status", an owner')
    if line.applicable is False:
        said = [name for name in WITH_WORK if fields.has(name)]
        if said:
            what = listed((f'"{name}"' for name in said), "or")
            problems.add(fields.place(said[0]), f"what is not applicable has no {what}; take it out")
    elif line.applicable and line.excluded_because:
        problems.add(fields.place("excluded_because"), 'what is applicable has no "excluded_because"; say "because"')
    if line.status == Status.IMPLEMENTED and line.due:
        problems.add(fields.place("due"), NOT_DUE)
    if line.since and not fields.told("status"):
        problems.add(fields.place("since"), '"since" is the day of a status; write the "status" beside it')
    return line
