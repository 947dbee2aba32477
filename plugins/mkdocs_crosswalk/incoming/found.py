"""What a file of somebody else's says, before any id in it is read: statements, each with its place."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Position

if TYPE_CHECKING:
    from collections.abc import Iterable


WAY_LEVEL = re.compile(
    r"(?<![\w-])(?P<held>[a-z][a-z0-9-]*)[_-]to[_-](?P<asked>[a-z][a-z0-9-]*)\s*[=:]\s*(?P<level>[a-z]+)"
)
"""A direction with its level, where a format has no word for them: `a-to-b: full`, `a_to_b=full`."""


class SheetCell(Position):
    """A cell of a workbook; the file is its name and that of the sheet."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self.file}!{letters(self.column)}{self.line}"


def letters(column: int) -> str:
    """Return the letters of a column that counts from 1."""
    text = ""
    while column:
        column, last = divmod(column - 1, 26)
        text = f"{chr(ord('A') + last)}{text}"
    return text


class Cell(NamedTuple):
    """A text of a file, and where it stands; `number` says that a spreadsheet holds it as a number."""

    text: str
    at: Position
    number: bool = False

    @property
    def folded(self) -> str:
        """Return the text with white space folded."""
        return " ".join(self.text.split())


@frozen
class Statement:
    """One line of a table, or one relation of a program's file.

    Attributes:
        place: Its place within the file, as `line 12`.
        sides: The cells of ids of each side, by the key of a framework or by the name that the file has for it.
        direction: The word for it, or "" where the file says none.
        refused: Whether it says that the two do not correspond.
        lone: The side of which it says that nothing of the other corresponds to it, or "".
        tokens: Whether its ids are a program's names for them, and not what somebody printed.
    """

    place: str
    at: Position
    sides: dict[str, tuple[Cell, ...]]
    level: Cell
    direction: str = ""
    refused: bool = False
    lone: str = ""
    note: str = ""
    tokens: bool = False


@frozen
class Found:
    """What a file says.

    Attributes:
        levels: The words for levels whose meaning the format itself says.
        about: What it says of itself: title, publisher, date, address.
        said: What the reader of the file should know of how it was read.
    """

    statements: tuple[Statement, ...]
    levels: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    said: tuple[str, ...] = ()


def runs(numbers: Iterable[int], to: str = "-") -> str:
    """Return numbers as people list them: `2-5, 9`."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1][1:] = [number]
        else:
            found.append([number])
    return ", ".join(to.join(map(str, run)) for run in found)
