"""The blocks of the evidence register's first page: what serves most, where records are kept, every item in a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from .checklist import Choice
    from .text import Link, Text


ROOM = 60
"""The width of the longest bar in a row, in CSS pixels."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """How many entries of each framework a record serves.

    Attributes:
        counts: The number of each framework.
        most: What the longest bar stands for, at least one.
        first: The place of the framework in question, whose part begins a bar; None where all count alike.
    """

    counts: tuple[int, ...]
    most: int
    first: int | None = None

    @property
    def total(self) -> int:
        """Return how many entries it serves."""
        return sum(self.counts)

    @property
    def count(self) -> int:
        """Return how many entries of the framework in question it serves, or of all."""
        return self.total if self.first is None else self.counts[self.first]

    @property
    def order(self) -> tuple[int, ...]:
        """Return the places of the frameworks in the order of the parts of a bar."""
        return tuple(sorted(range(len(self.counts)), key=lambda n: n != self.first))

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return where the part of each framework begins, and how long it is, in entries."""
        order = self.order
        return tuple((sum(self.counts[m] for m in order[: order.index(n)]), c) for n, c in enumerate(self.counts))

    @property
    def percents(self) -> tuple[tuple[str, str], ...]:
        """Return the same in per cent of the longest bar."""
        return tuple((f"{100 * start / self.most:.4g}%", f"{100 * n / self.most:.4g}%") for start, n in self.spans)

    @property
    def pixels(self) -> tuple[tuple[int, int], ...]:
        """Return the same in the pixels of a row."""
        return tuple((round(ROOM * start / self.most), round(ROOM * n / self.most)) for start, n in self.spans)


@dataclass(frozen=True, slots=True)
class Bars:
    """Records with a bar each; `names` are the frameworks that the parts of a bar stand for."""

    kind: ClassVar[str] = "bars"
    names: tuple[str, ...]
    items: tuple[tuple[Link, Reuse], ...]

    def after(self, reuse: Reuse) -> str:
        """Return the words after the number of a bar: what it counts, and the number of each other framework."""
        said = ", ".join(f"{reuse.counts[n]} of {self.names[n]}" for n in reuse.order)
        return f" entries: {said}" if reuse.first is None else said.removeprefix(str(reuse.count))


@dataclass(frozen=True, slots=True)
class Kept:
    """A system, by its id and name, and how many of the records are usually kept in it."""

    id: str
    name: str
    count: int

    @property
    def anchor(self) -> str:
        """Return where other pages find it."""
        return f"system-{self.id}"


@dataclass(frozen=True, slots=True)
class Systems:
    """Where records are usually kept, the fullest first; `records` is the anchor of what a module filters."""

    kind: ClassVar[str] = "systems"
    items: tuple[Kept, ...]
    records: str


@dataclass(frozen=True, slots=True)
class Sieve:
    """What leaves rows of the register out and orders them; it works by module alone."""

    kind: ClassVar[str] = "sieve"
    choices: tuple[Choice, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Item:
    """A record in a line.

    Attributes:
        own: A word on what is the site's own, or "".
        what: Its kind.
        systems: Where it is usually kept, and at the company of the site.
        way: How it is collected, as the data says it; `how` says it to readers.
        timing: When it is shown, likewise; `when` says it to readers.
        key: The letters of these systems, as the sieve offers them.
    """

    link: Link
    own: str
    what: str
    systems: Text
    way: str
    how: str
    timing: str
    when: str
    reuse: Reuse
    key: str


@dataclass(frozen=True, slots=True)
class Register:
    """Records of a topic; `names` are the frameworks whose entries are counted."""

    kind: ClassVar[str] = "register"
    caption: str
    names: tuple[str, ...]
    items: tuple[Item, ...]
