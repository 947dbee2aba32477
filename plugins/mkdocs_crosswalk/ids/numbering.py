"""The numberings of all frameworks: how each writes the ids of some of its entries, and which of them there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .forms import LETTERS, LONGEST, NUMBERS, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .forms import Spelling
    from .known import KnownEntry, KnownFramework

Numbers = tuple[int, ...]

_DIGITS = re.compile(r"\d+")


class Numbering:
    """One spelling of one framework, with the ids that are written so.

    Attributes:
        framework: The id of the framework.
        edition: Its edition.
        current: Whether nothing has succeeded that edition.
        rank: Its place among all; of numberings that read a text alike, the first is meant.
        letters: The letters that may stand before the numbers, in capitals.
        mark: What stands between letters and numbers; `tail` is what stands behind the numbers.
        chapters: Letters and first number of all its ids.
        deepest: How many numbers its longest id has.
        pattern: What reads ids that are more than letters and numbers, or None.
    """

    def __init__(self, spelling: Spelling, framework: KnownFramework, *, current: bool, rank: int) -> None:
        self.spelling = spelling
        self.framework = framework.id
        self.edition = framework.edition
        self.current = current
        self.rank = rank
        head, _, self.tail = spelling.form.partition(NUMBERS)
        self.letters = tuple(letters.upper() for letters in spelling.letters)
        begin = LETTERS if LETTERS in head else "".join(spelling.letters[:1])
        self._usual = "".join(self.letters[:1])  # where none are written
        self.mark = head.removeprefix(begin) if self.letters else ""
        self.chapters: set[tuple[str, int]] = set()
        self.deepest = 0
        self.pattern = re.compile(spelling.read, re.IGNORECASE) if spelling.read else None
        self._by_parts: dict[tuple[str, Numbers], str] = {}
        self._parts: dict[str, tuple[str, str]] = {}
        self._by_text: dict[str, str] = {}

    def add(self, entry_id: str) -> None:
        """Take in an id; one that is written otherwise is found only as it stands."""
        self._by_text[entry_id.casefold()] = entry_id
        match = self.spelling.pattern.fullmatch(entry_id) if self.spelling.form else None
        if match:
            written = match.groupdict().get("letters") or ""
            letters, numbers = written.upper() or self._usual, numbers_of(match["numbers"])
            self._by_parts[letters, numbers] = entry_id
            self._parts[entry_id] = written, match["numbers"]
            self.chapters.add((letters, numbers[0]))
            self.deepest = max(self.deepest, len(numbers))

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids, in order."""
        return tuple(self._by_text.values())

    def takes(self, letters: str) -> bool:
        """Say whether numbers with such letters before them, or with none, may mean its ids."""
        return letters in self.letters if letters else self.spelling.bare

    def id_of(self, letters: str, numbers: Numbers) -> str | None:
        """Return the id of letters, or none, and numbers, if there is one."""
        letters, spelling = letters or self._usual, self.spelling
        found = self._by_parts.get((letters, numbers))
        if found is None and (spelling.deepest or spelling.zero):
            numbers = numbers[: spelling.deepest] if spelling.deepest else numbers
            numbers = numbers[:-1] if spelling.zero and len(numbers) > 1 and not numbers[-1] else numbers
            found = self._by_parts.get((letters, numbers))
        return found

    def read(self, text: str) -> str | None:
        """Return the id that a text means to the pattern, if there is one."""
        match = self.pattern.fullmatch(text) if self.pattern else None
        return self._by_text.get(self.spelling.meant(match).casefold()) if match else None

    def parts(self, entry_id: str) -> tuple[str, str]:
        """Return the letters of an id, if they are not the same in all, and its numbers with dots between."""
        return self._parts.get(entry_id, ("", ""))

    def written(self, letters: str, numbers: str) -> str:
        """Return letters and numbers with dots between as an id, whether it exists or not."""
        return filled(self.spelling.form, letters, numbers)


class Line:
    """The numberings of the editions of one framework that are written alike, the newest first.

    Attributes:
        words: Words before bare numbers that say that such an id is meant; `common` are those of every document.
        alone: The letters with which an id is one in running text, whatever is said around it.
        chapters: Letters and first number of all ids.
        deepest: How many numbers the longest of all ids has.
    """

    def __init__(self, editions: tuple[Numbering, ...]) -> None:
        self.editions = editions
        self.newest = newest = editions[0]
        self.letters, self.mark, self.pattern = newest.letters, newest.mark, newest.pattern
        spellings = [numbering.spelling for numbering in editions]
        self.words = tuple(dict.fromkeys(word for s in spellings for word in s.after))
        self.common = tuple(dict.fromkeys(word for s in spellings for word in s.beside))
        self.alone = frozenset(letters for s in spellings for letters in s.alone)
        self.chapters = frozenset().union(*(numbering.chapters for numbering in editions))
        self.deepest = max(numbering.deepest for numbering in editions)

    @property
    def nobody_elses(self) -> frozenset[str]:
        """The letters that speak for themselves without a mark behind them."""
        return self.alone.intersection(self.letters)


def numbers_of(dotted: str) -> Numbers:
    """Return the numbers of a text, whatever stands between them; one that no id is long enough for is cut short."""
    return tuple(int(digits[:LONGEST]) for digits in _DIGITS.findall(dotted))


def newest_of(frameworks: Mapping[str, KnownFramework]) -> dict[str, str]:
    """Return the newest edition of each framework: the one that nothing has succeeded."""
    after = {f.succeeds: f.id for f in frameworks.values() if f.succeeds}
    found = {}
    for framework in frameworks:
        newest, seen = framework, {framework}
        while (later := after.get(newest)) and later not in seen:
            newest = later
            seen.add(later)
        found[framework] = newest
    return found


def lines_of(frameworks: Mapping[str, KnownFramework], entries: Iterable[KnownEntry]) -> tuple[Line, ...]:
    """Return the numberings of all frameworks, those that are read first before others."""
    newest = newest_of(frameworks)
    ranked = sorted(frameworks.values(), key=lambda f: f.rank)
    found: dict[tuple[object, ...], list[Numbering]] = {}
    by_kind: dict[tuple[str, str], Numbering] = {}
    for numbering in _numberings(ranked, newest):
        spelling = numbering.spelling
        alike = (newest[numbering.framework], numbering.letters, spelling.form.partition(NUMBERS)[0], spelling.read)
        found.setdefault(alike, []).append(numbering)
        by_kind |= {(numbering.framework, kind): numbering for kind in spelling.kinds}
    for entry in entries:
        if kind := by_kind.get((entry.framework, entry.kind.key)):
            kind.add(entry.id)
    return tuple(Line(tuple(editions)) for editions in found.values())


def _numberings(frameworks: Iterable[KnownFramework], newest: Mapping[str, str]) -> Iterator[Numbering]:
    rank = 0
    for framework in frameworks:
        for spelling in framework.ids:
            yield Numbering(spelling, framework, current=newest[framework.id] == framework.id, rank=rank)
            rank += 1
