"""The blocks of the evidence register's first page: what serves most, where records are kept, every item in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from .checklist import Choice
    from .text import Link, Text


ROOM = 60
"""The width of the longest bar in a row, in CSS pixels."""


@frozen
class Reuse:
    """How many entries of each framework a record serves.

    Attributes:
        counts: The number of each framework.
        most: What the longest bar stands for, at least one.
    """

    counts: tuple[int, ...]
    most: int

    @property
    def total(self) -> int:
        """Return how many entries it serves."""
        return sum(self.counts)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return where the part of each framework begins, and how long it is, in entries."""
        return tuple((sum(self.counts[:n]), count) for n, count in enumerate(self.counts))

    @property
    def percents(self) -> tuple[tuple[str, str], ...]:
        """Return the same in per cent of the longest bar."""
        return tuple((f"{100 * start / self.most:.4g}%", f"{100 * n / self.most:.4g}%") for start, n in self.spans)

    @property
    def pixels(self) -> tuple[tuple[int, int], ...]:
        """Return the same in the pixels of a row."""
        return tuple((round(ROOM * start / self.most), round(ROOM * n / self.most)) for start, n in self.spans)


@frozen
class Bars:
    """Records with a bar each; `names` are what the parts of a bar count, such as frameworks."""

    kind: ClassVar[str] = "bars"
    names: tuple[str, ...]
    items: tuple[tuple[Link, Reuse], ...]

    def after(self, reuse: Reuse) -> str:
        """Return the words after the number of a bar: what it counts, part by part."""
        said = ", ".join(f"{count} of {name}" for count, name in zip(reuse.counts, self.names, strict=True))
        return f" entries: {said}" if len(self.names) > 1 else said.removeprefix(str(reuse.total))


@frozen
class Kept:
    """A system, by its id and name, and how many of the records are usually kept in it."""

    id: str
    name: str
    count: int

    @property
    def anchor(self) -> str:
        """Return where other pages find it."""
        return f"system-{self.id}"


@frozen
class Systems:
    """Where records are usually kept, the fullest first; `records` is the anchor of what a module filters."""

    kind: ClassVar[str] = "systems"
    items: tuple[Kept, ...]
    records: str


@frozen
class Sieve:
    """What leaves rows of the register out and orders them; it works by module alone."""

    kind: ClassVar[str] = "sieve"
    choices: tuple[Choice, ...]
    total: int


@frozen
class Switch:
    """Pages that stand beside each other, atop each of them; `here` is the one that it stands on."""

    kind: ClassVar[str] = "switch"
    label: str
    items: tuple[Link, ...]
    here: str


@frozen
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


@frozen
class Register:
    """Records of a topic; `names` are the frameworks whose entries are counted."""

    kind: ClassVar[str] = "register"
    caption: str
    names: tuple[str, ...]
    items: tuple[Item, ...]
