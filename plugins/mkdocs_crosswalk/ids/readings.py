"""What one spelling of an id may mean, by the numberings of all frameworks."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from .before import words_before
from .numbering import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .before import Before
    from .names import Names
    from .numbering import Line, Numbering, Numbers

_AROUND = " ,.;:[]\N{SECTION SIGN}"
_ITEM = re.compile(r"(?<=\d)[\s,.]*\(?[a-j]\)?$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_PARTED = re.compile(r"\d+\.")


class Readings:
    """Reads spellings.

    Args:
        lines: The numberings, those that are read first before others.
        names: The names of frameworks.

    Attributes:
        numberings: All of them, by their rank.
        dated: Those of frameworks with several editions, of which one may be said.
        edition: What finds an edition at the end of a text.
    """

    def __init__(self, lines: Iterable[Line], names: Names) -> None:
        self.names = names
        self.lines = tuple(lines)
        every = (numbering for line in self.lines for numbering in line.editions)
        self.numberings = tuple(sorted(every, key=lambda numbering: numbering.rank))
        self.dated = frozenset(
            numbering
            for family in names.families
            if family.several
            for numbering in family.numberings(family.editions.values())
        )
        longest = max((len(letters) for line in self.lines for letters in line.letters), default=0)
        self._core = re.compile(
            rf"(?P<letters>[a-z]{{0,{longest}}})(?P<dot>[\s.-]*)(?P<numbers>[0-9]+(?:[\s.-][0-9]+)*)"
        )
        self.edition = re.compile(rf"[\s,:]*\(?\b({names.editions})\)?$")

    def of(self, text: str) -> Iterator[str]:
        """Yield what a text may mean, the likeliest first within a numbering."""
        text, edition = self._without_edition(text.strip(_AROUND))
        name = self.names.before_id(text)
        edition = name.edition or edition
        rest, worded = self._without_word(name.rest)
        among = self._among(name.numberings, worded)
        whole = rest.strip(" .")
        yield from filter(None, (numbering.read(whole) for numbering in among if numbering.pattern))
        core = self._core.fullmatch(_ITEM.sub("", rest).lower().strip(" ."))
        if not core:
            return
        letters, dot, numbers = core["letters"].upper(), core["dot"], core["numbers"]
        takers = [n for n in among if n.takes(letters) or (worded and not letters)]
        if edition:
            takers = [n for n in takers if n in self.dated and n.edition == edition] or [
                n for n in takers if n not in self.dated
            ]
        if letters and name.numberings is None and not worded:
            takers = _by_dot(takers, dot, numbers)
        for reading in _numbers(numbers):
            yield from filter(None, (numbering.id_of(letters, reading) for numbering in takers))

    def _among(self, named: frozenset[Numbering] | None, worded: frozenset[Numbering]) -> list[Numbering]:
        """Return the numberings that a name and a word before an id leave; if none is both, the word counts."""
        said = worded if named is None else (worded & named) or worded or named
        return [n for n in self.numberings if n in said] if worded or named is not None else list(self.numberings)

    def _without_edition(self, text: str) -> tuple[str, str]:
        """Return a text without the edition at its end, unless that is the edition of a name alone."""
        if text.startswith("(") and text.endswith(")"):
            text = text[1:-1].strip()
        match = self.edition.search(text)
        if not match or not _DIGIT.search(text, 0, match.start()) or not self.names.before_id(text).rest:
            return text, ""
        return text[: match.start()].strip(), match[1]

    @cached_property
    def words(self) -> tuple[Before, ...]:
        """What finds a word before numbers, and a word before letters too."""
        return tuple(words_before(line for line in self.lines if bool(line.letters) is s) for s in (False, True))

    def _without_word(self, text: str) -> tuple[str, frozenset[Numbering]]:
        for words in self.words:
            if found := words.of(text):
                match, said = found
                return text[match.end() :], said
        return text, frozenset()


def _by_dot(takers: list[Numbering], dot: str, numbers: str) -> list[Numbering]:
    """Return who reads letters with a dot behind them, where nothing else says whose they are.

    If somebody writes them so, those who do not read them only with a dot between their numbers: A.1.2, but not A.12.
    """
    with_mark = [n for n in takers if n.mark and n.mark in dot]
    return takers if not with_mark or _PARTED.match(numbers) else with_mark


def _numbers(text: str) -> Iterator[Numbers]:
    """`5.15` is (5, 15); a run of digits such as `515` may be split in every way, short first parts first."""
    parts = numbers_of(text)
    yield parts
    if len(parts) == 1 and len(text) > 1:
        for i in range(1, len(text)):
            yield int(text[:i]), int(text[i:])
        for i in range(1, len(text) - 1):
            for j in range(i + 1, len(text)):
                yield int(text[:i]), int(text[i:j]), int(text[j:])
