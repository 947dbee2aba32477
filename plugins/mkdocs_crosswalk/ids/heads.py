"""What stands above ids, and says whose they are: headings, the heads of a table's columns, the cells of its rows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .spoken import NOTHING, Spoken, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .known import KnownFramework
    from .names import Names
    from .numbering import Line

_WORD = re.compile(r"[^\W\d_]+")
_FOR_IDS = re.compile(
    r"an?|the|to|common|ids?|mappings?|n[or]|number|ref(?:erence)?s?|requirements?|sections?"
    r"|anforderung(?:en)?|referenz(?:en)?",
    re.IGNORECASE,
)
"""Words in the head of a column of ids, beside those that frameworks have for their entries."""


class Heads:
    """Reads what stands above ids.

    Args:
        lines: The numberings.
        names: The names of frameworks.
        frameworks: The frameworks, whose kinds have names.
    """

    def __init__(self, lines: Iterable[Line], names: Names, frameworks: Iterable[KnownFramework]) -> None:
        self.names = names
        self._words: dict[str, frozenset[Line]] = {}
        for line in lines:
            for word in (*line.words, *line.common):
                bare = word.removesuffix(".").casefold()
                self._words[bare] = self._words.get(bare, frozenset()) | {line}
        kinds = (kind for framework in frameworks for kind in framework.kinds.values())
        called = " ".join(name for kind in kinds for name in (kind.one, kind.many))
        self._kinds = frozenset(word.casefold() for word in _WORD.findall(called))

    def column(self, head: str) -> Spoken:
        """Return what a column's head says of its cells; a name with words for ids announces ids, with others not."""
        spoken = self.names.spoken_of(head)
        if not spoken.ours or spoken.other:
            return spoken
        words = [word.casefold() for word in _WORD.findall(self.names.found.sub(" ", head))]
        lines = frozenset(line for word in words for line in self._words.get(word, ()))
        said = spoken.ours.intersection(next(iter(lines)).editions) if len(lines) == 1 else frozenset()
        heads = all(word in self._words or word in self._kinds or _FOR_IDS.fullmatch(word) for word in words)
        return replace(spoken, heads=heads, numbers=said)

    def cells(self, columns: Sequence[Spoken], texts: Iterable[str]) -> list[Spoken]:
        """Return what is said of each cell of a table's row: by its column's head, or else by its row.

        In a row the nearest cell counts that is a name and nothing else, or else the first cell.

        Args:
            columns: What the heads say.
            texts: The texts of the cells.
        """
        bare = [text.strip(" \t\n*_:") for text in texts]
        names = [i for i, text in enumerate(bare) if self.names.found.fullmatch(text)]
        first = self.names.spoken_of(bare[0]) if bare else NOTHING
        found = []
        for i in range(len(bare)):
            said = bare[max((n for n in names if n <= i), default=names[0])] if names else ""
            row = self.names.spoken_of(said) if names else first if i else NOTHING
            found.append(nearest(columns[i] if i < len(columns) else NOTHING, row))
        return found

    def sections(self, around: Spoken = NOTHING) -> Sections:
        """Return the headings above a place, of which there are none yet.

        Args:
            around: What is spoken of where there is no such heading.
        """
        return Sections(self.names, around)


class Sections:
    """The headings above a place, and what the nearest that names a framework speaks of."""

    def __init__(self, names: Names, around: Spoken) -> None:
        self._names = names
        self._open: list[tuple[int, Spoken]] = [(0, around)]

    @property
    def spoken(self) -> Spoken:
        """What the section speaks of."""
        return self._open[-1][1]

    def enter(self, level: int, heading: str) -> None:
        """Begin a section; one whose heading names nothing is about what the section around it is about."""
        while self._open[-1][0] >= level:
            self._open.pop()
        spoken = self._names.spoken_of(heading)
        self._open.append((level, spoken if spoken.named else self.spoken))
