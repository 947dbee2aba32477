"""Numbers with a bar each, and what leads to what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .checklist import Toggles
    from .text import Link, Text


@frozen
class Meeting:
    """A number of a list, as a bar.

    Attributes:
        link: What is counted.
        count: How often.
        width: The width of its bar, in per cent of the longest.
        said: A few words behind the number.
    """

    link: Link
    count: int
    width: str
    said: str = ""


@frozen
class Tally:
    """Numbers of one kind below each other."""

    kind: ClassVar[str] = "tally"
    items: tuple[Meeting, ...]


@frozen
class Tiles:
    """Numbers of different kinds beside each other, each with what it counts."""

    kind: ClassVar[str] = "tiles"
    items: tuple[tuple[int, Link], ...]


@frozen
class Card:
    """A choice with what it leads to: numbers and what they are of; `key` is its anchor, `first` what to begin with."""

    key: str
    title: str
    toggles: Toggles | None
    tiles: Tiles
    link: Link
    first: Text = ()


@frozen
class Cards:
    """Choices beside each other."""

    kind: ClassVar[str] = "cards"
    items: tuple[Card, ...]


def meetings(found: Iterable[tuple[Link, int, str]]) -> tuple[Meeting, ...]:
    """Return numbers, each with what is counted and a few words, as bars of which the greatest is the longest."""
    every = tuple(found)
    longest = max((count for _, count, _ in every), default=0) or 1
    return tuple(Meeting(link, count, f"{100 * count / longest:.1f}%", said) for link, count, said in every)
