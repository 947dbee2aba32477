r"""Patterns that stand in data: Python reads them, and so do browsers, which must find the same.

What JavaScript writes otherwise is translated: `\d`, `\w` and `\b` are of all scripts, and other characters need a
backslash. What it has not, or reads otherwise, is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<set>\[(?P<but>\^?)(?P<held>\]?(?:\\.|[^\\\]])*)\])"
    r"|(?P<open>\((?:\?(?:[:=!]|<[=!]|P<\w+>)|(?!\?)))|(?P<close>\))"
    r"|(?P<times>(?:[*+?]|\{(?=[0-9,])[0-9]*,?[0-9]*\})\??)"
    r"|(?P<escaped>\\.)|(?P<odd>\(\?.?)|(?P<plain>.)",
    re.DOTALL,
)
_IN_SET = re.compile(r"\\.|.", re.DOTALL)
_ONCE = ("?", "??")
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
"""What may have a backslash before it; of other characters a browser refuses it."""
_ALIKE = frozenset("nrtfvxu")
"""Letters after a backslash that mean one character, and the same in both."""
_WORD = r"\p{L}\p{N}_"
_SPECIAL = {
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "w": f"[{_WORD}]",
    "W": f"[^{_WORD}]",
    "s": " ",
    "S": "[^ ]",
    "b": f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))",
    "B": f"(?:(?<=[{_WORD}])(?=[{_WORD}])|(?<![{_WORD}])(?![{_WORD}]))",
}
_SPECIAL_IN_SET = {"d": r"\p{Nd}", "D": r"\P{Nd}", "w": _WORD, "s": " "}


class UnlikeError(ValueError):
    """A pattern that a browser would not read as Python does; the text says why."""


@dataclass(slots=True)
class _Group:
    """A group that is open: whether it looks ahead or behind, and whether one that is taken stands in it."""

    looks: bool
    holds: bool = False


def in_javascript(pattern: str) -> str:
    r"""Return a pattern of Python as one that finds the same in JavaScript, with the flag `u`.

    Texts have no white space but blanks when they are read, so `\s` is a blank.

    Raises:
        UnlikeError: there is none.
    """
    around: list[_Group] = []
    closed: _Group | None = None
    found: list[str] = []
    last = ""
    for token in _TOKEN.finditer(pattern):
        if token["times"]:
            _check_times(token[0], last, closed)
        closed = around.pop() if token["close"] else None
        if token["open"]:
            for group in around if token[0] == "(" else ():
                group.holds = True
            around.append(_Group(looks=token[0].endswith(("=", "!"))))
        found.append(_translated(token))
        last = token.lastgroup or ""
    return "".join(found)


def _check_times(times: str, last: str, closed: _Group | None) -> None:
    """Refuse what a browser does not repeat, or reads otherwise after it was repeated."""
    if last == "times":
        raise UnlikeError(f'browsers do not know "{times}" behind what repeats already')
    if closed and closed.looks:
        raise UnlikeError(f'browsers do not know "{times}" behind a group that looks ahead or behind')
    if closed and closed.holds and times not in _ONCE:
        raise UnlikeError(f'browsers read a group in one that "{times}" repeats otherwise; begin it with "(?:"')


def _translated(token: re.Match[str]) -> str:
    text: str = token[0]
    match token.lastgroup:
        case "set":
            return f"[{token['but']}{''.join(map(_in_set, _IN_SET.findall(token['held'])))}]"
        case "open":
            return text.replace("?P<", "?<")
        case "times":
            return text.replace("{,", "{0,")
        case "escaped":
            return _SPECIAL.get(text[1]) or _escaped(text)
        case "odd":
            raise UnlikeError(f'browsers do not know "{text}" here, or read it otherwise')
        case "plain" if text in "{}]":
            return f"\\{text}"
    return text


def _in_set(text: str) -> str:
    r"""Return a character of a set; a `]` that stands first needs a backslash."""
    if text.startswith("\\"):
        return _SPECIAL_IN_SET.get(text[1]) or (text if text == r"\-" else _escaped(text))
    return r"\]" if text == "]" else text


def _escaped(text: str) -> str:
    """Return a character with a backslash before it, without it where a browser wants none."""
    character = text[1]
    if character in _SYNTAX or character in _ALIKE:
        return text
    if character == "_" or not (character.isascii() and character.isalnum()):
        return character
    raise UnlikeError(f'browsers do not know "{text}" here, or read it otherwise')
