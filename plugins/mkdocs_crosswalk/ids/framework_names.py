"""Names that people write for frameworks, as data files say them: ours, and those of standards that nobody here has.

A name is a pattern, in which a blank may be a dash, an underscore or nothing, and a stroke may have blanks around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from mkdocs_crosswalk.data.frozen import frozen

from .forms import wrong_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields

NEVER = r"(?!)"
"""A pattern that matches nothing."""

Found = TypeVar("Found")

_BEGINS = re.compile(r"(?:\(\?:[^()]*\)[?*]?)*\w?")
_FIRST = re.compile(r"(?<!\w)\w")
_LETTER = re.compile(r"\\.|\[[^\]]*\]|\(\?[:=!<]+|(?P<letter>[A-Za-z])")
_KEPT = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\\\]])*\]")
"""A set, or a character behind a backslash."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLAIN = re.compile(r"[\w /-]+")


@frozen
class NamesOf:
    """Names that people write for a framework.

    Attributes:
        write: The names.
        letters: The letters of those ids that alone are meant; empty for all.
        brief: Whether they are read only right before an id; elsewhere they mean other things.
    """

    write: tuple[str, ...]
    letters: tuple[str, ...] = ()
    brief: bool = False


@frozen
class OtherNames:
    """Names that people write for standards that nobody here has.

    Attributes:
        write: The names.
        alike: The letters with which their ids begin, as some of ours do.
        listed: Whether they are read only where a name is expected; in running text they mean other things.
    """

    write: tuple[str, ...]
    alike: tuple[str, ...] = ()
    listed: bool = False


def read_names(fields: Fields) -> tuple[NamesOf, ...]:
    """Return the names of a framework, as its file says them."""
    found = []
    for item in fields.items("names"):
        found.append(NamesOf(_written(item), item.lines("letters"), item.flag("brief")))
        item.close()
    return tuple(found)


def read_others(items: Iterable[Fields]) -> tuple[OtherNames, ...]:
    """Return the names of other standards."""
    found = []
    for item in items:
        found.append(OtherNames(_written(item), item.lines("alike"), item.flag("listed")))
        item.close()
    return tuple(found)


def _written(fields: Fields) -> tuple[str, ...]:
    """Return the names that can be read, after reporting the others."""
    right = []
    for scalar in fields.texts("write", required=True):
        if problem := _wrong_name(scalar.folded):
            fields.problems.add(scalar.at, f'"{scalar.folded}" is no pattern: {problem}')
        else:
            right.append(scalar.folded)
    return tuple(right)


def _wrong_name(text: str) -> str:
    """Return what is wrong with a name as a pattern, or an empty text."""
    if problem := wrong_pattern(text):
        return problem
    if any(" " in kept[0] or "/" in kept[0] for kept in _KEPT.finditer(text)):
        return "a blank and a stroke stand for more here, so neither in a set nor behind a backslash"
    return wrong_pattern(pattern_of_name(text))


def none_of(versions: Iterable[str]) -> str:
    """Return a pattern that nothing may match behind a name: an earlier version that counts as another standard.

    A year is no such version, for a national edition bears its own.
    """
    counted = "|".join(re.escape(version) for version in versions if not _YEAR.fullmatch(version))
    return rf"(?![\s:,_(/-]*(?:[vV](?:ersion)?\.?\s*)?(?:{counted})(?![.\d]))" if counted else ""


def is_plain(name: str) -> bool:
    """Say whether a name is no pattern, and more than a number."""
    return bool(_PLAIN.fullmatch(name)) and not name.isdecimal()


def pattern_of_name(name: str) -> str:
    """Return the pattern of a name, whatever stands around it."""
    return name.replace("/", r"\s?/\s?").replace(" ", r"[\s_-]?")


def any_name(names: Iterable[tuple[Found, tuple[str, ...]]], letter: str) -> tuple[str, dict[str, Found]]:
    """Return what matches one of some names, the longest first, and whose name each of its groups is.

    Args:
        names: Names with what they are names of.
        letter: What the names of the groups begin with.
    """
    each = sorted(((pattern_of_name(name), found) for found, written in names for name in written), key=_by_length)
    pattern = "|".join(f"(?P<{letter}{n}>{name})" for n, (name, _) in enumerate(each))
    return f"(?:{pattern or NEVER})", {f"{letter}{n}": found for n, (_, found) in enumerate(each)}


def found_by(match: re.Match[str], groups: Mapping[str, Found]) -> Found | None:
    """Return whose name a match has found, or None."""
    return next((found for group, found in groups.items() if match[group] is not None), None)


def _by_length(each: tuple[str, object]) -> int:
    return -len(each[0])


def beginning(names: Iterable[str]) -> str:
    """Return a pattern of what some names may begin with in running text, by which most places are passed over fast."""
    found: set[str] = set()
    for name in names:
        begin = _BEGINS.match(name)
        if not begin or not begin[0]:
            return ""
        for letter in _FIRST.findall(begin[0]):
            found |= {letter.lower(), letter.upper()} if _in_any_case(name) else {letter}
    return f"(?=[{''.join(sorted(found))}])" if found else ""


def pattern_in_text(name: str) -> str:
    """Return the pattern of a name in running text.

    One word counts as it is written, for in small letters it is most likely another; a number alone, if it is whole.
    """
    pattern = pattern_of_name(name)
    if name.isdecimal():
        return rf"(?<![.,-]){pattern}(?![.,]\d)"
    return _LETTER.sub(_both_cases, pattern) if _in_any_case(name) else pattern


def _both_cases(found: re.Match[str]) -> str:
    """Return a letter of a pattern as a class of both its cases, which is found faster than by ignoring case."""
    return f"[{found['letter'].upper()}{found['letter'].lower()}]" if found["letter"] else found[0]


def _in_any_case(name: str) -> bool:
    """Say whether a name counts in capitals and small letters alike: it is more than one word."""
    return " " in name or "/" in name
