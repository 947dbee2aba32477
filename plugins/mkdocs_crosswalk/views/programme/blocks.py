"""The blocks of the pages of a company's programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.programme.state import COUNTED, State

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_crosswalk.programme.state import Tally
    from mkdocs_crosswalk.views.text import Link, Text


@frozen
class Pages:
    """Pages in a row; `here` is the address of the one that shows it, or that it belongs to.

    Attributes:
        label: What the row is called.
        style: The word for its look: `pages` for those of the programme, `switch` for the same in another way.
    """

    kind: ClassVar[str] = "pages"
    links: tuple[Link, ...]
    here: str
    label: str = "Your programme"
    style: str = "pages"


@frozen
class StateBar:
    """How many of what is necessary is in each state, as a bar with its numbers; what is left out stands apart.

    Attributes:
        title: What is counted.
        aside: What is said beside it, or "".
        note: What is said below where nothing is left out, or "".
    """

    kind: ClassVar[str] = "states"
    title: str
    tally: Tally
    aside: str = ""
    note: str = ""

    @property
    def out(self) -> int:
        """Return how many are left out."""
        return self.tally.number(State.EXCLUDED)

    def end(self, start: str, width: str) -> str:
        """Return where a part of the bar ends."""
        return f"{float(start[:-1]) + float(width[:-1]):.2f}%"

    @property
    def parts(self) -> tuple[tuple[State, int, str, str], ...]:
        """Return each state that some are in: how many, and where its part of the bar begins and how wide it is."""
        found: list[tuple[State, int, str, str]] = []
        start = 0
        for state in COUNTED:
            count = self.tally.number(state)
            begins, width = (_percent(n, self.tally.necessary) for n in (start, count))
            found += [(state, count, begins, width)] if count else []
            start += count
        return tuple(found)


@frozen
class Moment:
    """A day on a line of time.

    Attributes:
        when: The day in a few words.
        what: What is on it.
        side: `past`, `now` or `ahead`.
        at: Where the day is on the line, to scale.
        under: Where its words stand: all have the same room, so that near days do not collide.
    """

    when: str
    what: str
    side: str
    at: str
    under: str


@frozen
class TimeLine:
    """Days in order: points to scale on a line, each joined to its words; a list where it is narrow.

    Attributes:
        now: Where today is on the line.
        first: Where it begins; `last` where it ends.
    """

    kind: ClassVar[str] = "timeline"
    moments: tuple[Moment, ...]
    now: str
    first: str
    last: str


def time_line(days: tuple[tuple[date, str, str], ...], today: date) -> TimeLine:
    """Return a line of time.

    Args:
        days: Each day with how it is written and what is on it, in order; today is one of them.
        today: Today.
    """
    number = len(days)
    edge = 50 / number
    start, length = days[0][0], max(1, (days[-1][0] - days[0][0]).days)

    def at(day: date) -> str:
        return f"{edge + (100 - 2 * edge) * (day - start).days / length:.2f}%"

    moments = tuple(
        Moment(when, what, _side(day, today), at(day), f"{edge * (2 * place + 1):.2f}%")
        for place, (day, when, what) in enumerate(days)
    )
    return TimeLine(moments, at(today), at(start), at(days[-1][0]))


def _side(day: date, today: date) -> str:
    return "now" if day == today else "past" if day < today else "ahead"


@frozen
class Person:
    """Somebody who answers for work that is left.

    Attributes:
        link: Where all that they answer for is; its text is their name.
        count: How many entries.
        late: How many of them are late.
        next: The next day on which one is due, in words, or "".
    """

    link: Link
    count: int
    late: int
    next: str


@frozen
class WorkRow:
    """A row of a list to choose from.

    Attributes:
        cells: What it is first; where there are fewer than columns, the last has the room of those that are missing.
        key: Its place among the options of each chooser, counted from 1 and in their order, or 0 where it is none of
            them; then, in a list that has other orders, its place among all rows.
        anchor: Where links to it lead, or "".
    """

    cells: tuple[Text, ...]
    key: tuple[int, ...]
    late: bool
    anchor: str = ""


@frozen
class WorkGroup:
    """Rows under a heading; `entry` is what they are of, by its id, where that is before the title.

    `anchor` is where links to it lead, or "".
    """

    title: str
    note: str
    rows: tuple[WorkRow, ...]
    entry: str = ""
    anchor: str = ""


@frozen
class Chooser:
    """What a reader may choose from; `every` leaves everything.

    Attributes:
        order: What the order by it is called, or "" where there is none.
    """

    name: str
    label: str
    every: str
    options: tuple[str, ...]
    order: str = ""


@frozen
class WorkList:
    """Rows in groups, with what leaves rows out above them, and maybe who answers for what at the side.

    Attributes:
        caption: What the rows are.
        style: `work` for the work list, `soa` for a Statement of Applicability, and `asked` for a list whose mark is
            drawn by the first number of a row's key. The last two are so long that their cells have no end tags.
        heads: Whether what a reader looks for may stand in the head of a group.
        everybody: Where all that has an owner is; without it nothing stands at the side.
        late: How many of the rows are late.
    """

    kind: ClassVar[str] = "work"
    dense: ClassVar[bool] = False
    columns: tuple[str, ...]
    groups: tuple[WorkGroup, ...]
    choosers: tuple[Chooser, ...]
    files: tuple[Link, ...]
    note: str
    caption: str = "What is open"
    style: str = "work"
    heads: bool = False
    everybody: Link | None = None
    people: tuple[Person, ...] = ()
    late: int = 0

    @property
    def total(self) -> int:
        """Return how many rows there are."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def orders(self) -> tuple[Chooser, ...]:
        """Return the choosers that rows may be ordered by."""
        return tuple(chooser for chooser in self.choosers if chooser.order)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}%" if whole else "0%"
