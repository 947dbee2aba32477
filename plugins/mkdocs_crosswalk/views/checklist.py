"""The blocks of a gap page: scopes to choose from, downloads, a bar a group, and entries to tick off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from mkdocs_crosswalk.registers.judgement import Outcome

from . import wording

if TYPE_CHECKING:
    from .text import Link, Text


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
    """Files to take away; on a page that can be `ticked`, also what its module does with the ticks."""

    kind: ClassVar[str] = "downloads"
    links: tuple[Link, ...]
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """One group as a bar: how many of its entries have each outcome."""

    kind: ClassVar[str] = "share"
    title: str
    counts: dict[Outcome, int]

    @property
    def total(self) -> int:
        """Return how many entries there are."""
        return sum(self.counts.values())

    @property
    def summary(self) -> str:
        """Return the counts in words."""
        return ", ".join(f"{count} of {self.total} {wording.SHARES[o]}" for o, count in self.counts.items())

    @property
    def parts(self) -> tuple[tuple[Outcome, str, str], ...]:
        """Return each outcome that occurs, with where its part of the bar begins and how wide it is, in per cent."""
        found = []
        start = 0
        for outcome in Outcome:
            if count := self.counts[outcome]:
                found.append((outcome, _percent(start, self.total), _percent(count, self.total)))
            start += self.counts[outcome]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Shares:
    """Bars beside each other."""

    kind: ClassVar[str] = "shares"
    items: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """An entry to tick off; `value` is its id without words, which addresses may carry."""

    value: str
    link: Link
    step: Text
    more: tuple[Text, ...]
    note: Text


@dataclass(frozen=True, slots=True)
class Checklist:
    """The entries of a group that have one outcome, which may be none; `count` says of how many."""

    kind: ClassVar[str] = "checklist"
    title: str
    count: str
    items: tuple[Check, ...]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}%"
