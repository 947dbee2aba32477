"""Names of frameworks where one is expected, as a key or before an id: ours, those listed, and what reads like one."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import SLIP, distance

from .framework_names import NEVER, any_name, found_by, is_plain, none_of, pattern_of_name

if TYPE_CHECKING:
    from .names import Family, Names
    from .numbering import Line, Numbering

_BODIES = r"(?:(?:DIN|EN|BS|NEN|NF|AS|JIS)[\s/-]+)*"
"""National bodies, whose names stand before that of a standard that they take over."""
_EDITION = r"(?:\s*[:,(\s_-]\s*(?P<edition>(?:19|20)\d\d)(?![.\d])\)?)?"
_AMENDED = r"(?:\s*[/+,]?\s*(?:Amd|Amendment)\.?\s*1(?::2024)?)?"
_VERSION = r"(?:[\s:,_(/-]*(?:v(?:ersion)?\.?\s*\d+(?:\.\d+)*|r(?:ev(?:ision)?)?\.?\s*\d+|(?:19|20)\d\d(?![.\d]))\)?)*"
_SLUG = re.compile(r"[a-z0-9-]+")
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9&]+\b")
_BETWEEN = " \t.,:;/([-\N{EN DASH}\N{EM DASH}\N{MIDDLE DOT}"
_SHORT = 4


@frozen
class FrameworkName:
    """A framework that somebody names.

    Attributes:
        text: The name as written.
        framework: The id of one of ours, or "".
        numberings: What of it is meant.
        edition: The edition of one of ours that is written and that nobody here has, or "".
        known: Whether the name is on a list; if not it only reads like one.
        alike: The letters with which the ids of another begin, as some of ours do.
    """

    text: str
    framework: str = ""
    numberings: frozenset[Numbering] = frozenset()
    edition: str = ""
    known: bool = True
    alike: frozenset[str] = frozenset()


class WrittenFrameworks:
    """Reads names where one is expected.

    Args:
        names: The names of all frameworks.
    """

    def __init__(self, names: Names) -> None:
        self._own = [_Own(family) for family in names.families]
        listed, self._other = any_name(((other, other.write) for other in names.others), "o")
        self._others = re.compile(rf"{listed}(?![A-Za-z]){_VERSION}", re.IGNORECASE)

    @cached_property
    def usual(self) -> tuple[str, ...]:
        """Names of ours to offer where somebody writes one that is none."""
        return tuple(name for own in self._own for name in own.usual)

    def usual_of(self, framework: str) -> str:
        """Return the first name of a framework of ours, by its id; an empty text if no name is said for it."""
        own = next(own for own in self._own if framework in own.family.editions.values())
        return next(iter(own.usual), "")

    def first(self, text: str) -> tuple[FrameworkName, str] | None:
        """Return the framework that a text begins with, and the rest; None if it begins with none that is known."""
        for own in self._own:
            if match := own.pattern.match(text):
                return (own.named(match), _rest(text, match.end())) if _ends(text, match.end()) else None
        match = self._others.match(text)
        if match and _ends(text, match.end()) and (other := found_by(match, self._other)):
            return FrameworkName(match[0].rstrip(_BETWEEN), alike=frozenset(other.alike)), _rest(text, match.end())
        return None

    def whole(self, text: str) -> FrameworkName | None:
        """Return the framework that a whole text names, or None if it reads as something else, such as an anchor.

        A text in small letters and dashes must be a name and nothing more. Any other may go on after a name that is
        known, as in `HIPAA Security Rule`.
        """
        found = self.first(text)
        if found and (not found[1] or not _SLUG.fullmatch(text)):
            return replace(found[0], text=text)
        if _ACRONYM.search(text) and not self._near_ours(text):
            return FrameworkName(text, known=False)
        return None

    def _near_ours(self, text: str) -> bool:
        """Say whether a name is a slip of the keyboard away from one of ours; in a short one, two letters swapped."""
        bare = _bare(text)
        return any(distance(bare, _bare(name)) < (SLIP if len(bare) < _SHORT else SLIP + 1) for name in self.usual)


class _Own:
    """The names of one of ours in all its editions."""

    def __init__(self, family: Family) -> None:
        self.family = family
        names = [names for names in family.names if not names.brief]
        named, self._names = any_name(((found, found.write) for found in names), "n")
        again = "|".join(pattern_of_name(name) for found in names for name in found.write)
        lines = [line for line in family.lines if line.letters and line.words]
        self._lines = {f"w{n}": line for n, line in enumerate(lines)}
        words = "|".join(rf"(?P<{group}>{_words(line)})" for group, line in self._lines.items())
        year = r"(?:20\d\d\W*)?"
        self.pattern = re.compile(
            rf"{_BODIES}{year}{named}{none_of(family.former)}(?:[\s_-]+{year}(?:{again}))*{_EDITION}{_AMENDED}"
            rf"(?:[\s,-]*(?:{words or NEVER})(?!\w))?",
            re.IGNORECASE,
        )
        plain = [name for found in names for name in found.write if is_plain(name)]
        ends = ("", *(f":{edition}" for edition in family.editions if family.several))
        self.usual = tuple(f"{name}{end}" for name in plain for end in ends)

    def named(self, match: re.Match[str]) -> FrameworkName:
        """Return what a match of the pattern names; where there is one edition, no year says another."""
        family, year = self.family, match["edition"] or ""
        names = found_by(match, self._names)
        edition = family.editions.get(year, "") if family.several else family.newest
        framework = edition or family.newest
        numberings = family.numberings((framework,), names.letters if names else ())
        if line := found_by(match, self._lines):
            numberings &= frozenset(line.editions)
        return FrameworkName(match[0], framework, numberings, year if year and not edition else "")


def _words(line: Line) -> str:
    """Return the pattern of a word that says what of a framework is meant, with its letters behind it."""
    return rf"(?:{'|'.join(map(re.escape, line.words))})(?:\s*(?:{'|'.join(line.letters)}))?"


def _ends(text: str, end: int) -> bool:
    """Say whether a name ends where it was found to, and is not the beginning of a longer word."""
    return end == len(text) or not text[end - 1].isalnum() or not text[end].isalnum()


def _rest(text: str, end: int) -> str:
    rest = text[end:].lstrip(_BETWEEN)
    return rest[:-1] if rest.endswith((")", "]")) and rest.count("(") + rest.count("[") == 0 else rest


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
