"""Frameworks and their entries."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from .divisions import Division, Texts

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.ids.forms import Spelling
    from mkdocs_crosswalk.ids.framework_names import NamesOf

    from .kinds import Kind
    from .points import Point

_WORDS = re.compile(r"^(?:[^\W\d]+ )+(?=\S*\d)")

NEWEST = 2
"""The version of the files for machines that every framework more stands in."""
Value = tuple[str, ...] | str | bool | int


@frozen
class Entry:
    """A node of a framework: a control, criterion or clause, or a group of them.

    Attributes:
        framework: The id of its framework.
        short: The id where its framework is said already.
        slug: The last part of its address.
        address: Its page, by the source address without `.md`; `anchor` is where on it, or "".
        cited: How else people write the id.
        word: Its title in one word, or "".
        short_title: Its title in few characters where the official one is long, or "".
        about: What a group is about, in the words of whoever keeps the file and not the publisher's, or "".
        common: Whether it belongs to every scope.
        fields: What only its kind has, by the names of the fields.
        points: What guides its reading, in the publisher's order.
        statement: Its text in the publisher's own words, where everybody may print them, or "".
    """

    id: str
    framework: str
    kind: Kind
    title: str
    parent: str | None
    position: Position
    short: str = ""
    slug: str = ""
    address: str = ""
    anchor: str = ""
    cited: tuple[str, ...] = ()
    word: str = ""
    short_title: str = ""
    note: str = ""
    about: str = ""
    common: bool = False
    fields: dict[str, Value] = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    statement: str = ""

    @property
    def label(self) -> str:
        """Return id and title."""
        return self.title if self.kind.named else f"{self.id} {self.title}"

    @property
    def brief(self) -> str:
        """Return the title as it stands in side lists and narrow tables."""
        return self.short_title or self.title

    @property
    def bare(self) -> str:
        """Return the id without words before it."""
        return _WORDS.sub("", self.id)

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the title, and those that other documents give it."""
        others = (self.fields.get(f.name, "") for f in self.kind.fields if f.titles)
        return (self.title, *(t for t in others if isinstance(t, str) and t))

    def text(self, name: str) -> str:
        """Return a field of its kind that is a text or a word, or an empty text."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ""

    def flag(self, name: str) -> bool:
        """Return a field of its kind that is true or false."""
        return self.fields.get(name) is True

    def number(self, name: str) -> int | None:
        """Return a field of its kind that is a number, or None."""
        value = self.fields.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def grouped(self, group: str) -> dict[str, tuple[str, ...]]:
        """Return the fields of a group that are words, by name."""
        names = (f.name for f in self.kind.fields if f.group == group)
        return {name: value for name in names if isinstance(value := self.fields.get(name), tuple)}


@frozen
class Usual:
    """Groups of a framework that many ask for together: a scope that short tables have room for.

    Attributes:
        groups: The groups, with those that belong to every scope.
        figures: Whether only tables of figures have it.
    """

    groups: tuple[str, ...]
    figures: bool = False


@frozen
class Framework:
    """One framework and edition.

    Attributes:
        key: The word for it in rows and directions.
        short: Its name where there is little room; `spoken` is how people say it.
        held: What its holder holds, as in "If you hold …".
        asked: What somebody is asked for.
        address: The folder of its pages.
        labels: `ours` where the titles of its entries are this project's, and its publisher has the wording.
        succeeds: The id of the edition that it follows, or "".
        former: Editions before that one that nobody here has.
        transitions: The file that says where the entries of that edition went, or "".
        rank: Its place among those whose ids are written alike; the first is meant.
        scope: The key of the kind whose groups may be left out, or "".
        mark: The field by which files for machines say that an entry belongs to every scope.
        usual: The scopes of short tables, beside the whole; lists have every scope. `report` is what has a scope.
        grounds: What of it a judgement of a pair may rest on, each word with what pages say for it.
        samples: Whether its auditors take samples of what runs over a period.
        on_request: Whether a site has it only if its options name it.
        version: Of the files for machines that hold it: 1, which takes in no framework more, or 2.
    """

    id: str
    key: str
    name: str
    short: str
    held: str
    asked: str
    title: str
    source: str
    address: str
    position: Position
    edition: str = ""
    publisher: str = ""
    amendment: str = ""
    labels: str = ""
    succeeds: str = ""
    former: tuple[str, ...] = ()
    transitions: str = ""
    rank: int = 0
    scope: str = ""
    mark: str = ""
    usual: tuple[Usual, ...] = ()
    kinds: dict[str, Kind] = field(default_factory=dict)
    ids: tuple[Spelling, ...] = ()
    names: tuple[NamesOf, ...] = ()
    spoken: str = ""
    report: str = ""
    grounds: dict[str, str] = field(default_factory=dict)
    samples: bool = False
    on_request: bool = False
    version: int = NEWEST
    texts: Texts = field(default_factory=Texts)
    divisions: tuple[Division, ...] = ()

    @property
    def single(self) -> tuple[Kind, ...]:
        """Return the kinds that pairs may join."""
        return tuple(kind for kind in self.kinds.values() if kind.single)

    @property
    def among_singles(self) -> tuple[str, ...]:
        """Return the kinds of groups that stand where a single entry may; who names one means what it holds."""
        beside = [kind.holds for kind in self.kinds.values() if any(self.kinds[key].single for key in kind.holds)]
        return tuple(key for holds in beside for key in holds if not self.kinds[key].single)
