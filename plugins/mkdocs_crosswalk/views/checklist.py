"""The blocks of a work list: scopes to choose from, one bar, what leaves rows out, files, and entries to tick off."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, ClassVar

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.judgement import Outcome, Runs, Size

from . import wording

if TYPE_CHECKING:
    from collections.abc import Collection

    from .text import Effort, Link, Text

ORDER = (Outcome.JUDGE_AGAIN, Outcome.NEW, Outcome.EXTEND, Outcome.CARRIES_OVER)
"""The most to do comes first: in bars, in what chooses, and in lists. What is to judge again may be any of the others,
so it is decided before these are worked off."""
SETTLE = "settle"
"""The anchor of what has to be settled beside the entries."""
GROUPS = (
    *(SETTLE, "first", "begin-now", "before-stage-1", "before-stage-2", "at-any-time"),
    *("before-the-period", "over-the-period", "outcomes"),
)
"""The anchors of the groups of a list, beside those of outcomes."""
_TAKEN = frozenset(("top", *ORDER, *GROUPS))


def row_anchor(slug: str) -> str:
    """Return where the row of an entry stands in a list of all of them, by its slug."""
    return f"{slug}-row" if slug in _TAKEN else slug


LETTERS = f"{ascii_lowercase}{ascii_uppercase}"
"""What rows and modules call the things that a `Choice` offers, in order."""


def ordered(counted: Collection[Outcome]) -> tuple[Outcome, ...]:
    """Return some outcomes in order."""
    return tuple(outcome for outcome in ORDER if outcome in counted)


@frozen
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


@frozen
class Toggles:
    """The groups that scopes are made of, each to add or leave out; `whole` leads to the page of all of them."""

    kind: ClassVar[str] = "toggles"
    label: str
    items: tuple[Toggle, ...]
    whole: Link | None


@frozen
class Downloads:
    """Files to take away."""

    kind: ClassVar[str] = "downloads"
    links: tuple[Link, ...]


@frozen
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


@frozen
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


@frozen
class Question:
    """What is held and asked for, with what remains: that of the first scope, and by module that of any other.

    `key` is its anchor.
    """

    key: str
    title: str
    toggles: Toggles | None
    answers: tuple[Answer, ...]


@frozen
class Questions:
    """Every way on which something remains, beside each other."""

    kind: ClassVar[str] = "questions"
    items: tuple[Question, ...]


@frozen
class Choice:
    """Something by which rows are left out.

    Attributes:
        items: What addresses and readers call each thing, or () where a script knows.
    """

    name: str
    whole: str
    items: tuple[tuple[str, str], ...]


@frozen
class Strip:
    """What stays in sight above a long list: its outcomes, what leaves rows out, what is done, and files.

    Attributes:
        key: The word by which devices kept the ticks of the list in earlier editions.
        direction: Whose records are reused for what, by which a device keeps the list now.
        counts: How many entries have each outcome.
        sizes: What explains the sizes of rows, or ().
    """

    kind: ClassVar[str] = "strip"
    key: str
    direction: str
    counts: dict[Outcome, int]
    choices: tuple[Choice, ...]
    files: tuple[Link, ...]
    sizes: Text = ()

    @property
    def chips(self) -> tuple[tuple[Outcome, int], ...]:
        """Return the outcomes with their counts, in order."""
        return tuple((outcome, self.counts[outcome]) for outcome in ordered(self.counts))


_SIZES = {Size.PARAGRAPH: "pa", Size.RECORD: "", Size.PROCESS: "pr"}
_TIMES = {Runs.OVER_THE_PERIOD: "o", Runs.BEFORE_STAGE_1: "1", Runs.BEFORE_STAGE_2: "2", Runs.ANY: ""}


@frozen
class CheckStep:
    """A step of an entry to tick off; `effort` says how much it is and when it has to be done, or is None."""

    said: Text
    effort: Effort | None

    @property
    def mark(self) -> str:
        """Return the class by which `gap.css` says the effort: of most steps it is empty, as there are many."""
        return _SIZES[self.effort.size] + _TIMES[self.effort.runs] if self.effort else ""


@frozen
class Check:
    """An entry to tick off.

    Attributes:
        value: Its id without words, which addresses may carry.
        anchor: Where links to its row lead.
        outcome: What the holder has for it.
        steps: What to do, at least one.
        notes: What it rests on, the records, and what goes before: a line each.
        size: How much its largest step is.
        records: How many kinds of record it names.
        key: A letter for each system that its records are usually kept in, as the strip offers them; "" where they are
            those that `rules.json` says of the entry.
        here: How far the company of the site is with it, who answers for it and by when, or ().
    """

    value: str
    anchor: str
    outcome: Outcome
    link: Link
    steps: tuple[CheckStep, ...]
    notes: tuple[Text, ...]
    size: Size
    records: int
    key: str
    here: Text = ()


@frozen
class Fill:
    """Where a reader fills in a statement with the list of a direction: scripts fill it, `names` are ids and titles."""

    kind: ClassVar[str] = "fill"
    direction: str
    names: tuple[str, ...]


@frozen
class Checklist:
    """Entries to tick off, in the order in which they are worked off.

    Attributes:
        anchors: The outcomes whose links lead to this list.
        in_a_period: Whether what has no time of its own is done before the period of a report.
    """

    kind: ClassVar[str] = "checklist"
    anchors: tuple[Outcome, ...]
    items: tuple[Check, ...]
    in_a_period: bool = False


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}%" if whole else "0%"
