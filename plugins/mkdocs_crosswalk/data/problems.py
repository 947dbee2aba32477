"""What is wrong with the data: located problems, collected so that one run shows them all."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from .characters import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class CrosswalkError(Exception):
    """Base of every error that this package raises on purpose."""


class Position(NamedTuple):
    """A place in a data file; line and column count from 1, `file` is relative to the data folder's parent."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def position_in(text: str, start: int, file: str) -> Position:
    """Return the place of a character of a text, by how many stand before it."""
    return Position(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, and where."""

    position: Position
    message: str

    def __str__(self) -> str:
        return shown(f"{self.position}: {self.message}")

    def below(self, folder: str) -> Problem:
        """Return the same as it is called from above a folder that holds the file."""
        return Problem(self.position._replace(file=f"{folder}/{self.position.file}"), self.message)


class LocatedError(CrosswalkError):
    """Something cannot be used. The text lists every problem, one a line, in the order of files and lines.

    Args:
        what: What cannot be used, with its verb, as in "the guides have".
        problems: What is wrong with it.
    """

    def __init__(self, what: str, problems: Iterable[Problem]) -> None:
        self.what = what
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        head = f"{what} {count} problem{'' if count == 1 else 's'}:"
        super().__init__("\n".join([head, *map(str, self.problems)]))


class CatalogueError(LocatedError):
    """The data cannot be used."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__("the crosswalk data has", problems)


class Problems:
    """Collects problems while data is read, so that the reader meets all of them at once.

    Args:
        today: The day after which nothing can have happened yet.
    """

    def __init__(self, today: date = date.max) -> None:
        self.today = today
        self._found: list[Problem] = []
        self._lost: set[str] = set()
        self._silent = 0
        self._doubts: list[Problem] = []

    def __bool__(self) -> bool:
        """Say whether anything is wrong so far."""
        return bool(self._found)

    def add(self, position: Position, message: str) -> None:
        """Note one problem."""
        self._found.append(Problem(position, message))

    def doubt(self, position: Position, message: str) -> None:
        """Note something that may be right and should be looked at; it stops nothing."""
        self._doubts.append(Problem(position, message))

    @property
    def found(self) -> tuple[Problem, ...]:
        """Return what is wrong, as it was noted."""
        return tuple(self._found)

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """Return the doubts in the order of files and lines."""
        return tuple(sorted(set(self._doubts)))

    @property
    def files(self) -> frozenset[str]:
        """Return the files in which something is wrong so far."""
        return frozenset(problem.position.file for problem in self._found)

    def lose(self, *what: str) -> None:
        """Note that something was refused, and so stands nowhere: what rests on it is no problem of its own."""
        self._lost.update(what)

    def lost(self, what: str) -> bool:
        """Say whether something of a kind was refused; then nobody can say that a name of that kind is unknown."""
        return what in self._lost

    def unknown(self, position: Position, what: str, name: str, known: Iterable[str], rest: str = "") -> None:
        """Note a name that is not among the known ones, unless it may be one that was refused."""
        if self.lost(what):
            self.pass_over()
        else:
            self.add(position, f'unknown {what} "{name}"{hint(closest_word(name, known))}{rest}')

    def pass_over(self) -> None:
        """Note that something is refused for a reason that is said elsewhere."""
        self._silent += 1

    def __len__(self) -> int:
        """Return how often something was refused so far, said or passed over."""
        return len(self._found) + self._silent

    def raise_if_any(self) -> None:
        """Raise `CatalogueError` with everything collected so far, if anything was."""
        if self._found:
            raise CatalogueError(self._found)


SLIP = 10
SWAP = 9
"""Two neighbours swapped are the likeliest slip of a hand that types digits."""
LONGEST_WORD = 200
"""No name in the data is longer; to compare what is would take seconds."""
MISSED = 8
"""A letter left out is likelier still: `c6.5` is CC6.5, and not another number behind another letter."""


def distance(one: str, other: str) -> int:
    """Return how far apart two short strings are.

    It is `SLIP` for each insertion, deletion or change, `SWAP` for a swap, `MISSED` for a letter that is left out.
    """
    before: list[int] = []
    row = list(accumulate((MISSED if b.isalpha() else SLIP for b in other), initial=0))
    for i, a in enumerate(one, 1):
        current = [SLIP * i]
        for j, b in enumerate(other, 1):
            missing = MISSED if b.isalpha() else SLIP
            cost = min(row[j] + SLIP, current[j - 1] + missing, row[j - 1] + SLIP * (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + SWAP)
            current.append(cost)
        before, row = row, current
    return row[-1]


def closest_word(wrong: str, known: Iterable[str]) -> str | None:
    """Return the known word or phrase most like the wrong one, or None if nothing is near."""
    if len(wrong) > LONGEST_WORD:
        return None
    found = difflib.get_close_matches(wrong.strip().lower(), {k.lower(): k for k in known}, n=1, cutoff=0.55)
    return next((k for k in known if found and k.lower() == found[0]), None)


def hint(right: str | None) -> str:
    """Return the tail of a message that names the closest right thing."""
    return f" (did you mean {right}?)" if right else ""


def hints(right: Sequence[str]) -> str:
    """Return the tail of a message that names the closest right things, the likeliest first."""
    if len(right) < 2:  # noqa: PLR2004 - one needs no "or"
        return hint(right[0] if right else None)
    return hint(f"{', '.join(right[:-1])} or {right[-1]}")
