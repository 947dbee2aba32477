"""What is judged, as frozen records: pairs and verdicts by this project, decisions by a site itself."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import MADE, Form, record, shape_of
from mkdocs_crosswalk.data.shapes import choice, either, one_or_more, several, text

from .forms import ENTRIES, ENTRY, EVIDENCE_IDS, ID, IDS, JUDGED_ON, NAMES, Reviewed
from .levels import Direction, Level

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_crosswalk.data.fields import Fields


class RestsOn(StrEnum):
    """What a judgement of a pair rests on: an entry's own subject, one of its points of focus, or habit."""

    CRITERION = "criterion"
    FOCUS_2017 = "point-of-focus-2017"
    FOCUS_2022 = "point-of-focus-2022"
    PRACTICE = "practice"

    @property
    def is_point(self) -> bool:
        """Say whether it is a point, which a judgement names."""
        return self in (RestsOn.FOCUS_2017, RestsOn.FOCUS_2022)


class Sureness(StrEnum):
    """How sure a judgement is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Outcome(StrEnum):
    """What the holder of the other framework has; the order of the members is from most to least.

    `carries-over` rests on at least one pair that is full in its direction, or says why partial ones do together. No
    data says `judge-again`: it follows where a site decides otherwise on what a verdict rests on. Nobody knows then
    what is left to do, so it counts as the most.
    """

    CARRIES_OVER = "carries-over"
    EXTEND = "extend"
    NEW = "new"
    JUDGE_AGAIN = "judge-again"

    @cached_property
    def work(self) -> int:
        """A rank by which the outcome with more to do is the greater."""
        return list(Outcome).index(self)


SAID = tuple(outcome for outcome in Outcome if outcome != Outcome.JUDGE_AGAIN)
"""The outcomes that data may say, and that are shown wherever outcomes are."""


def shown(found: Collection[Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes to show where some are found: what is to judge again stands nowhere without such an entry."""
    return tuple(outcome for outcome in Outcome if outcome in SAID or outcome in found)


class Size(StrEnum):
    """How much a step is; the order of the members is from least to most.

    `paragraph`: something comes to a text or a list that is there. `record`: a record is started. `process`: people
    work in a new way again and again, or go through all controls, or all that is in scope, once.
    """

    PARAGRAPH = "paragraph"
    RECORD = "record"
    PROCESS = "process"

    @cached_property
    def work(self) -> int:
        """A rank by which the larger of two sizes is the greater."""
        return list(Size).index(self)


class Runs(StrEnum):
    """When a step has to be done; the order of the members is from what has to begin first to what can wait."""

    OVER_THE_PERIOD = "over-the-period"
    BEFORE_STAGE_1 = "before-stage-1"
    BEFORE_STAGE_2 = "before-stage-2"
    ANY = "any"

    @cached_property
    def wait(self) -> int:
        """A rank by which what can wait longer is the greater."""
        return list(Runs).index(self)


@record
class Step:
    """A step of a verdict: what to do, how much it is, and when it has to be done."""

    do: Annotated[str, Form("What to do, as one thing that somebody can begin.")]
    size: Annotated[Size, Form("How much it is: small, a record to make, or a process to set up.")]
    runs: Annotated[Runs, Form("When it has to be done.")]
    position: Position


@record
class Ruling:
    """A level of a pair in both directions that goes before what is published. Both `none` rejects the pair.

    The keys of its frameworks are the names of the fields that hold its entries and levels.
    """

    left: Annotated[str, MADE]
    right: Annotated[str, MADE]
    levels: Annotated[dict[Direction, Level], MADE]
    position: Position

    @property
    def rejects(self) -> bool:
        """Say whether neither side does the work of the other."""
        return set(self.levels.values()) == {Level.NONE}

    def works(self, asked: str) -> bool:
        """Say whether records of the other side do a part of the work at least of a framework, by its key."""
        return any(d.asked == asked and level != Level.NONE for d, level in self.levels.items())


GIST = 60  # characters


def _gist(fields: Fields, name: str, _: bool, __: object) -> str:
    return fields.short(name, GIST)


@record
class Judgement(Ruling):
    """This project's own ruling, with the reason.

    Attributes:
        gist: What of the one does the work of the other, or "".
        second_look: The day on which a second reader held it against the entry's words, or None.
        adds: What to add to the records that are reused in a direction.
    """

    why: Annotated[str, Form("What in the one does the work of the other.")]
    rests_on: Annotated[RestsOn, Form("What it rests on: the entry's own words, points of it, or practice.")]
    sureness: Annotated[Sureness, Form("How sure the judgement is.", key="confidence")]
    reviewed: Reviewed = date.min
    points: Annotated[tuple[str, ...], Form("The points that it rests on or speaks of, such as CC7.2/3.")] = ()
    gist: Annotated[str, Form(f"What does the work, in at most {GIST} characters.", read=_gist)] = ""
    second_look: Annotated[date | None, Form("The day of a second reader's look at the entry's words.")] = None
    adds: Annotated[dict[Direction, str], MADE]


def _decider(fields: Fields, name: str, must: bool, _: object) -> str:
    """Return who decided; the word that own verdicts have for it is good here too."""
    other = "decided_by"
    if not fields.has(other):
        return fields.text(name, required=must)
    if fields.has(name):
        fields.problems.add(fields.place(other), f'"{name}" says who decided already')
    return fields.text(other)


@record
class Decision(Ruling):
    """The ruling of a site's company, which goes before our judgement, with who made it and why."""

    reason: Annotated[str, Form("Why it is so at your company.")]
    by: Annotated[str, Form("Who decided: a person or a function.", read=_decider)]
    reviewed: Annotated[date, Form(JUDGED_ON)]


_RESTS = "Entries of the other framework whose records do the work; of each the pair has a level in this direction."
_STEPS = several(either((text(), shape_of(Step))), "What to do; a text alone is a small step at any time.")
_HOLDER = "The key of the framework whose holder it is for; there is one, so it may be left out."
_REPORTS = one_or_more(text(), "Categories that a report must cover; left out, the verdict is for every report.")


@record
class OwnVerdict:
    """What a site's company says of an entry itself, in the place of this project's verdict.

    Attributes:
        scope: Groups that the report must include beside what is in every one.
    """

    entry: Annotated[str, Form(shape=ENTRY)]
    holder_of: Annotated[str, Form(_HOLDER)] = ""
    scope: Annotated[tuple[str, ...], Form(shape=_REPORTS)] = ()
    outcome: Annotated[Outcome, Form(shape=choice(SAID, "What the holder has by your own judgement."))]
    by: Annotated[tuple[str, ...], Form(_RESTS, shape=ENTRIES)] = ()
    steps: Annotated[tuple[Step, ...], Form(key="add", shape=_STEPS)] = ()
    bring: Annotated[tuple[str, ...], Form(shape=EVIDENCE_IDS)] = ()
    reason: Annotated[str, Form("Why it is so at your company.")]
    decided_by: Annotated[str, Form("Who decided: a person or a function.")]
    reviewed: Annotated[date, Form(JUDGED_ON)]
    position: Position


_SCOPE = several(text(), "Categories of the report beside Security.")
_REACH = "carries-over rests on a pair that is full in this direction"
_OUTCOME = choice(SAID, f"{_REACH}, or on all of them.")
_MEANT = f"{_REACH}, or says why partial ones do together."
_BY, _ADD = "Entries of the other framework whose records do the work.", several(shape_of(Step))
_BRING = several(text(), "Evidence items, the most telling first.")
_TOGETHER = "Why the entries under by carry it over together, although each pair with them is partial."
_CARRIES = text("Why they carry it over, where every pair that it rests on is partial.")


@record
class Verdict:
    """What the holder of the other framework has for an entry, for a report with some groups.

    Attributes:
        scope: Groups that the report must include beside what is in every one.
        add: What to do, step by step; `steps` says of each how much it is and when.
        bring: Evidence items, the most telling first.
        together: Why pairs that are all partial carry the entry over, or "".
        project: This project's verdict, where a site's decisions on pairs make it one to judge again.
        otherwise: These decisions.
        own: What the site's company says itself, where this is its verdict.
        before: This project's outcome, where that of the company is another.
    """

    entry: Annotated[str, Form(shape=ENTRY, published=ID)]
    scope: Annotated[tuple[str, ...], Form(derived=True, published=_SCOPE, kept=True)]
    outcome: Annotated[Outcome, Form(_MEANT, shape=choice(SAID), published=_OUTCOME)]
    by: Annotated[tuple[str, ...], Form(_BY, shape=ENTRIES, published=IDS, kept=True)] = ()
    summary: Annotated[str, Form("The verdict in a sentence or two, for whoever reads no more.")]
    add: Annotated[tuple[str, ...], Form("What to do, step by step.", shape=_ADD, published=NAMES, kept=True)] = ()
    steps: Annotated[tuple[Step, ...], Form(derived=True)] = ()
    bring: Annotated[tuple[str, ...], Form(shape=EVIDENCE_IDS, published=_BRING, kept=True)] = ()
    why: Annotated[str, Form("What the verdict rests on, and what speaks against it.")]
    together: Annotated[str, Form(_TOGETHER, published=_CARRIES)] = ""
    sureness: Annotated[Sureness, Form("How sure the judgement is.", key="confidence")]
    reviewed: Reviewed = date.min
    position: Position
    project: Annotated[Verdict | None, MADE] = None
    otherwise: Annotated[tuple[Decision, ...], MADE] = ()
    own: Annotated[OwnVerdict | None, MADE] = None
    before: Annotated[Outcome | None, MADE] = None

    @property
    def size(self) -> Size:
        """Return the size of its largest step; without any, the least."""
        return max((step.size for step in self.steps), key=lambda size: size.work, default=Size.PARAGRAPH)

    @property
    def runs(self) -> Runs:
        """Return when its first step to begin has to be done; without any, at any time."""
        return min((step.runs for step in self.steps), key=lambda runs: runs.wait, default=Runs.ANY)

    @property
    def settled(self) -> Outcome:
        """Return what was judged, whatever a site has decided since on what it rests on."""
        return self.project.outcome if self.project else self.outcome


@frozen
class Verdicts:
    """The verdict of an entry for the least report, and those for reports with more groups.

    Attributes:
        project: This project's own, where a site says anything else of the entry.
    """

    base: Verdict
    more: tuple[Verdict, ...] = ()
    project: Verdicts | None = None

    def __iter__(self) -> Iterator[Verdict]:
        return iter((self.base, *self.more))

    @property
    def judged(self) -> Verdicts:
        """Return what this project says, whatever a site does."""
        return self.project or self

    def within(self, groups: Collection[str]) -> Verdict:
        """Return the verdict for a report: of those whose groups it includes, the one with the least to do.

        Of several, the one that rests on most groups says most about the report. What a site's company says itself goes
        before that, the one on most groups first. What is to judge again is chosen as what it was judged to be.
        """
        if not self.more:
            return self.base
        fitting = [v for v in self if not v.scope or set(v.scope) <= set(groups)]
        if own := [v for v in fitting if v.own]:
            return min(own, key=lambda v: (-len(v.scope), v.outcome.work))
        return min(fitting, key=lambda v: (v.settled.work, -len(v.scope)))
