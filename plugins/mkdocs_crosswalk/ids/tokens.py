"""What finds ids in running text: patterns of the numberings and names of all frameworks, made once for all texts."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from .framework_names import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .known import KnownEntry, KnownFramework
    from .names import Names
    from .numbering import Line

_BEHIND = (
    r"of|in|from|under|per|by|within|according\sto|pursuant\sto|in\s(?:accordance|line)\swith"
    r"|as\s(?:per|in|of|(?:required|defined|described|listed|stated|set\sout)\s(?:by|in))"
    r"|der|des|von|vom|nach|aus|laut|lt\.|gem\."
    r"|gem\N{LATIN SMALL LETTER A WITH DIAERESIS}(?:\N{LATIN SMALL LETTER SHARP S}|ss)|entsprechend|im\sSinne"
)
"""What stands between an id and the name of its framework."""
_USUAL_MARKS = ("", ".")
_END_OF_WORD = 2
_LONGEST_ASIDE = 60
_OF_A_NAME = r"requirements?|sections?|anforderung(?:en)?|ref(?:erence)?s?\.?"
"""Words between a framework's name and an id, beside those that frameworks have for their entries."""


class Tokens:
    """The patterns.

    Attributes:
        pattern: A framework's name, or what may be an id: `letters` with `digits`, the `part` behind a `word`, what is
            `written` in a way of its own, a `number`.
        candidate: What a text must hold for an id to be in it; most texts hold nothing of it.
        after_name: What may stand between a name and an id.
        behind: A name behind an id, and `in_brackets` one in brackets.
        words: The numberings that each word before numbers says, without a dot at its end.
        own: Those of these words that documents do not have for their own parts.
    """

    def __init__(
        self, lines: Iterable[Line], names: Names, frameworks: Iterable[KnownFramework], entries: Iterable[KnownEntry]
    ) -> None:
        self.lines = tuple(lines)
        worded = [line for line in self.lines if not line.letters]
        self.words: defaultdict[str, list[Line]] = defaultdict(list)
        for line in worded:
            for word in (*line.words, *line.common):
                self.words[word.casefold()].append(line)
        self.own = frozenset(word.casefold() for line in worded for word in line.words)
        self.by_letters: defaultdict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            for letters in line.letters:
                self.by_letters[letters].append(line)
        self.written = [line for line in self.lines if line.pattern]
        self.alone = frozenset(letters for line in self.lines for letters in line.alone)
        name = names.in_text
        self.pattern = re.compile(rf"(?P<name>{name})|{self._id()}")
        self.candidate = re.compile("|".join((rf"\d(?:\.[\dxX]|{'|'.join(self._before())})", *self._patterns())))
        self.behind = re.compile(
            rf"(?:\s[(\[][^()\[\]]{{1,{_LONGEST_ASIDE}}}[)\]])?,?\s(?i:{_BEHIND})\s(?i:(?:the|our|der|des|dem)\s)?(?P<name>{name})"
        )
        narrowed = _any_of(_with_letters(line) for line in self.lines if line.letters and line.words)
        said = f"{narrowed}|{_any_of(map(_flexible, _for_entries(frameworks, entries)))}"
        self.after_name = re.compile(
            rf"(?:['\N{{RIGHT SINGLE QUOTATION MARK}}]s)?[\s,:(\[/\N{{EN DASH}}\N{{EM DASH}}-]*"
            rf"(?:(?:{said}|{_OF_A_NAME})[\s:.,\N{{EN DASH}}-]+){{0,3}}[(\[]?",
            re.IGNORECASE,
        )
        self.in_brackets = re.compile(rf"\s?[(\[](?P<name>{name})(?:,?\s(?i:{narrowed}))?[)\]]")

    def _id(self) -> str:
        """Return the pattern of what may be an id."""
        deepest = max((n.deepest for line in self.lines for n in line.editions), default=1)
        numbers = rf"\d+(?:\.\d+){{0,{max(deepest - 1, 0)}}}"
        marks = (re.escape(line.mark) for line in self.lines if line.mark not in _USUAL_MARKS)
        dot = "|".join((r"\.\s?", r"\s", *dict.fromkeys(marks), ""))
        tails = {n.tail for line in self.lines for n in line.editions if n.tail}
        written = _any_of(self._patterns())
        words = _any_of(re.escape(word) for word in self.words)
        first = {letter for text in (*self._letters(), *self.words, *map(str.upper, self.words)) for letter in text[0]}
        begin = "" if self.written else rf"(?=[\\\d{re.escape(''.join(sorted(first)))}])"
        return (
            rf"(?<![\w.#@\\]){begin}(?P<off>\\)?(?:(?P<written>{written})|(?P<letters>{_any_of(self._letters())})(?P<dot>{dot})"
            rf"(?P<digits>{numbers})(?P<x>\.[xX])?(?P<tail>{_any_of(map(_flexible, tails))})?"
            rf"|(?P<word>(?i:{words}))\s*(?P<part>{numbers})[a-j]?"
            rf"|(?P<number>{numbers}))(?!\w|\.\w)"
        )

    def _letters(self) -> Iterator[str]:
        """Yield the letters before numbers; small ones only where capitals speak for themselves."""
        for line in self.lines:
            for letters in line.newest.spelling.letters:
                yield letters
                if line.alone.intersection((letters, f"{letters}{line.mark}")):
                    yield letters.lower()

    def _patterns(self) -> Iterator[str]:
        """Yield the patterns of ids that are more than letters and numbers."""
        return (line.newest.spelling.read for line in self.written)

    def _before(self) -> Iterator[str]:
        """Yield what stands before a digit that may be the whole number of an id, by the ends of words."""
        direct = {f"{letters}{line.mark}" for line in self.lines if line.mark for letters in line.letters}
        for letters in self.alone:
            direct |= {letters, letters.lower()} if letters.isalpha() else set()
        ends = {word[-_END_OF_WORD:] for word in self.words}
        direct |= {end for end in ends if not end.isalpha() and not end.endswith(".")}
        for found, blank in ((direct, ""), (direct | ends | {end.upper() for end in ends}, r"\s")):
            for length in sorted(set(map(len, found))):
                same = "|".join(re.escape(end) for end in sorted(found) if len(end) == length)
                yield rf"(?<=(?:{same}){blank}\d)"


def _with_letters(line: Line) -> str:
    """Return the pattern of a word that says whose numbers follow, with its letters behind it."""
    return rf"{_any_of(map(re.escape, line.words))}(?:\s(?:{'|'.join(line.letters)}))?"


def _for_entries(frameworks: Iterable[KnownFramework], entries: Iterable[KnownEntry]) -> Iterator[str]:
    """Yield words for entries: the names of their kinds, and the titles of groups that are called by those alone."""
    for framework in frameworks:
        for kind in framework.kinds.values():
            yield from (kind.one, kind.many)
    yield from (entry.title for entry in entries if entry.kind.named)


def _flexible(text: str) -> str:
    """Return the pattern of a text whose blanks may be any white space."""
    return re.escape(text).replace("\\ ", r"\s")


def _any_of(patterns: Iterable[str]) -> str:
    """Return what matches one of some patterns, the longest first."""
    return f"(?:{'|'.join(sorted(set(patterns), key=lambda p: (-len(p), p))) or NEVER})"
