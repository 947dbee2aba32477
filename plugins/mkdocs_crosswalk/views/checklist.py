"""The blocks of a work list: scopes to choose from, one bar, what leaves rows out, files, and entries to tick off."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, ClassVar

from mkdocs_crosswalk.registers.judgement import Outcome

from . import wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Runs, Size, Verdict

    from .text import Link, Text

ORDER = (Outcome.JUDGE_AGAIN, Outcome.NEW, Outcome.EXTEND, Outcome.CARRIES_OVER)
"""The most to do comes first: in bars, in what chooses, and in lists. What is to judge again may be any of the others,
so it is decided before these are worked off."""
_TAKEN = frozenset(("top", *ORDER))


def row_anchor(slug: str) -> str:
    """Return where the row of an entry stands in a list of all of them, by its slug."""
    return f"{slug}-row" if slug in _TAKEN else slug


LETTERS = f"{ascii_lowercase}{ascii_uppercase}"
"""What rows and modules call the things that a `Choice` offers, in order."""


def ordered(counted: Collection[Outcome]) -> tuple[Outcome, ...]:
    """Return some outcomes in order."""
    return tuple(outcome for outcome in ORDER if outcome in counted)


def turn(verdict: Verdict, runs: Runs) -> tuple[int, int, int]:
    """Return what puts verdicts in the order in which they are worked off, wherever several are listed.

    First what has more to do by its outcome, then what has to begin earlier, then what is more work; those that are
    alike stay in the order of the framework. `runs` is when it has to be begun, in view of what comes after it.
    """
    return -verdict.outcome.work, runs.wait, -verdict.size.work


def in_turn(
    catalogue: Catalogue,
    found: Iterable[tuple[Verdict, Entry]],
    times: Mapping[str, int] | None = None,
    when: Mapping[str, Runs] | None = None,
) -> list[tuple[Verdict, Entry]]:
    """Return verdicts in the order in which they are worked off, each behind those that have to be begun before it.

    Args:
        catalogue: The catalogue.
        found: The verdicts, each with its entry, in the order of the framework.
        times: How often each entry is named, where what is named most goes first.
        when: When each entry has to be begun; by the verdicts for the least report, unless given.
    """
    often = times or {}
    runs = when or begins(catalogue, {entry: verdicts.base for entry, verdicts in catalogue.verdicts.items()})
    every = sorted(found, key=lambda pair: (-often.get(pair[1].id, 0), turn(pair[0], runs[pair[1].id])))
    return begun(catalogue, every)


def begins(catalogue: Catalogue, verdicts: Mapping[str, Verdict]) -> dict[str, Runs]:
    """Return by entry when each has to be begun: no later than any among them that comes after it."""
    when = {entry: verdict.runs for entry, verdict in verdicts.items()}
    left = list(when)
    while left:
        entry = left.pop()
        for before in before_it(catalogue, entry):
            if before in when and when[entry].wait < when[before].wait:
                when[before] = when[entry]
                left.append(before)
    return when


def before_it(catalogue: Catalogue, entry: str) -> tuple[str, ...]:
    """Return the entries that are there and have to be begun before an entry."""
    guidance = catalogue.guidance.get(entry)
    return tuple(before for before in guidance.after if before in catalogue.entries) if guidance else ()


def begun(catalogue: Catalogue, every: Iterable[tuple[Verdict, Entry]]) -> list[tuple[Verdict, Entry]]:
    """Return verdicts in their order, but each behind those of what has to be begun before its entry.

    To judge one again nothing has to be begun.
    """
    left = {entry.id: (verdict, entry) for verdict, entry in every}
    found: list[tuple[Verdict, Entry]] = []

    def take(entry: str) -> None:
        if pair := left.pop(entry, None):
            for before in before_it(catalogue, entry) if pair[0].outcome != Outcome.JUDGE_AGAIN else ():
                take(before)
            found.append(pair)

    for entry in tuple(left):
        take(entry)
    return found


@dataclass(frozen=True, slots=True)
class Toggle:
    """A group that a page's scope holds or not.

    Attributes:
        said: What it is called.
        on: Whether the scope holds it.
        target: The page of the scope that differs by it alone, or "" where there is none.
    """

    said: str
    on: bool
    target: str


@dataclass(frozen=True, slots=True)
class Toggles:
    """The groups that scopes are made of, each to add or leave out; `whole` leads to the page of all of them."""

    kind: ClassVar[str] = "toggles"
    label: str
    items: tuple[Toggle, ...]
    whole: Link | None


@dataclass(frozen=True, slots=True)
class Downloads:
    """Files to take away."""

    kind: ClassVar[str] = "downloads"
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """How many entries have each outcome, as one bar; an outcome without a count is not spoken of."""

    kind: ClassVar[str] = "bar"
    counts: dict[Outcome, int]

    @property
    def order(self) -> tuple[Outcome, ...]:
        """Return the outcomes that are counted, in order."""
        return ordered(self.counts)

    @property
    def total(self) -> int:
        """Return how many entries there are."""
        return sum(self.counts.values())

    @property
    def summary(self) -> str:
        """Return the counts in words."""
        return ", ".join(f"{self.counts[o]} of {self.total} {wording.SHARES[o]}" for o in self.order)

    @property
    def parts(self) -> tuple[tuple[Outcome, str, str], ...]:
        """Return each outcome, with where its part of the bar begins and how wide it is, in per cent."""
        found = []
        start = 0
        for outcome in self.order:
            found.append((outcome, _percent(start, self.total), _percent(self.counts[outcome], self.total)))
            start += self.counts[outcome]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Answer:
    """What remains in one scope.

    Attributes:
        groups: The places of the groups in the scope, among all that can be chosen.
        target: The page of its list.
        bar: The counts of all its entries.
        said: What of each kind is new, in words.
    """

    groups: tuple[int, ...]
    target: str
    bar: Bar
    said: str

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the counts in the order of the bar."""
        return tuple(self.bar.counts[outcome] for outcome in self.bar.order)


@dataclass(frozen=True, slots=True)
class Question:
    """What is held and asked for, with what remains: that of the first scope, and by module that of any other.

    `key` is its anchor.
    """

    key: str
    title: str
    toggles: Toggles | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Every way on which something remains, beside each other."""

    kind: ClassVar[str] = "questions"
    items: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something by which rows are left out; `items` are what addresses and readers call each thing."""

    name: str
    whole: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """What stays in sight above a long list: its outcomes, what leaves rows out, what is done, and files.

    Attributes:
        key: The word by which devices kept the ticks of the list in earlier editions.
        direction: Whose records are reused for what, by which a device keeps the list now.
        counts: How many entries have each outcome.
    """

    kind: ClassVar[str] = "strip"
    key: str
    direction: str
    counts: dict[Outcome, int]
    choices: tuple[Choice, ...]
    files: tuple[Link, ...]

    @property
    def chips(self) -> tuple[tuple[Outcome, int], ...]:
        """Return the outcomes with their counts, in order."""
        return tuple((outcome, self.counts[outcome]) for outcome in ordered(self.counts))


@dataclass(frozen=True, slots=True)
class Check:
    """An entry to tick off.

    Attributes:
        value: Its id without words, which addresses may carry.
        anchor: Where links to its row lead.
        more: The steps after the first.
        note: What it rests on, and the evidence.
        size: How much its largest step is.
        records: How many kinds of record it names.
        key: A letter for its group, and one for each system that its records are usually kept in, as the strip offers
            them.
        here: How far the company of the site is with it, who answers for it and by when, or ().
    """

    value: str
    anchor: str
    link: Link
    step: Text
    more: tuple[Text, ...]
    note: Text
    size: Size
    records: int
    key: str
    here: Text = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """Where a reader fills in a statement with the list of a direction: scripts fill it, `names` are ids and titles."""

    kind: ClassVar[str] = "fill"
    direction: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The entries with one outcome that have to begin at one time."""

    kind: ClassVar[str] = "checklist"
    title: str
    items: tuple[Check, ...]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}%" if whole else "0%"
