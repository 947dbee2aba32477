"""Slips, damage and malice for data files, from a seed: the same number always gives the same broken file."""

from __future__ import annotations

import os
import re
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

_VALUE = re.compile(r"(?<=\w: )[^\n,\]}]+|(?<=^- )[^\n:{]+$|(?<=  - )[^\n:{]+$", re.MULTILINE)
_KEY = re.compile(r"(?:(?<=^)|(?<=  )|(?<=- )|(?<=[{,] )|(?<={))\w+(?=:(?: |$))", re.MULTILINE)
_LISTED = re.compile(r"\[[^\[\]\n]*\]")

BITS: tuple[str, ...] = (
    *"\0\x07\x1b\x7f\x85\xa0\xad\u2028\u2029\u200b\u200d\u200e\u202e\u2066\ufeff\ufffe\U000e0041\U0001f512é",
    *"\r\t\n[]{}-:#\"'|>&*!%@`?,\\",
    *("\r\n", "- ", ": ", "? ", " #", "---\n", "...\n", "&a ", "*a", "<<: *a", "!!int ", "!!str ", "!!set ", "!odd "),
    *("!!python/object/apply:os.system ", "%YAML 9.9\n", "%TAG ! tag:x,2000:\n", "\\u202e", "]]]]", "}}}}"),
)
VALUES: tuple[str, ...] = (
    *("", "~", "null", "[]", "{}", "''", '" "', "[null]", "['', ~]", "[[]]", "{a: b}", "[{a: b}]", "- a", "true", "no"),
    *(
        "0",
        "-1",
        "1.5",
        "0x1F",
        "1e9",
        "012",
        "1_000",
        ".inf",
        "9" * 12,
        "9" * 5_000,
        "\u0663",
        "²",
        '!!int "²"',
        "!!int x",
    ),
    *("!!float x", "!!timestamp x", "!!bool x", "!!null x", "!!str 5", "!!binary aGk=", "!!seq x", "!!map [a]"),
    *("2999-01-01", "0001-01-01", "2026-02-30", "2026-11-21garbage", "20261121", "2026-W01-1", "\u0662026-01-01"),
    *('"a\\0b"', '"\\x1b[31m"', '"\\u202e"', '"\\uFFFE"', '"\\U000E0041"', '"\\ud800"', '"\\U00110000"', '"\\N\\L\\P"'),
    *('"no\\nERROR mappings/x.yml:1:1: made up"', '"a\\rb"', "<script>alert(1)</script>", "'\" onmouseover=x'"),
    *("javascript:alert(1)", "data:text/html,x", "https://[x", "https://a b", "//x", "../../x", "{{7*7}}", "=1+1"),
    *("A.5.15", "A 5.15", "a515", "CC6.1", "Clause 6.1.3", "A.9.2.1 (2013)", "A.5", "A.5.1-A.5.3", "A.5.9-A.5.1"),
    *("A.5.999", "A.8.x broadly", "A." + "9" * 5_000, "x" * 50_000, "x y " * 20_000, "Ä" * 300, "index", "this-site"),
    *("&a [*a]", "&a x", "*a", "[" * 3_000, "{a: " * 2_000, "- " * 3_000, "'shift [08:00, 16:00), room 1'"),
    *("this-project", ">-", "|", "|9", "? a", "\n\n  - x", "\n  a: b"),
)

NAMES = ("a\nb.yml", "a\u202eb.yml", "a b.yml", "[x].yml", "x" * 200, "nist.yml", os.fsdecode(b"\xff\xfe.yml"))


def mutated(text: str, random: Random) -> bytes:
    """Return a text with one to three changes, as the bytes of a file."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        text = random.choice(_CHANGES)(text, random)
    if random.random() < _RARELY:
        return random.choice(_ENCODINGS)(text)
    return text.encode("utf-8", "surrogatepass")


_RARELY = 0.06
_ENCODINGS: tuple[Callable[[str], bytes], ...] = (
    lambda text: text.replace("\n", "\r").encode(),
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: text.replace("\n", "\x85").encode(),
    lambda text: b"\xef\xbb\xbf" + text.encode(),
    lambda text: text.encode("utf-16"),
    lambda text: text.encode("utf-16-le", "replace"),
    lambda text: text.encode("cp1252", "replace").replace(b"e", b"\xe9", 1),
    lambda text: text.encode()[: len(text) // 2] + b"\xf0\x9f" + text.encode()[len(text) // 2 :],
)


def _span(lines: list[str], random: Random) -> tuple[int, int]:
    start = random.randrange(len(lines))
    return start, min(len(lines), start + random.choice((1, 1, 1, 2, 5, 20)))


def _without_lines(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    start, end = _span(lines, random)
    return "".join(lines[:start] + lines[end:])


def _lines_again(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    start, end = _span(lines, random)
    return "".join(lines[:end] + lines[start:])


def _lines_elsewhere(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    start, end = _span(lines, random)
    rest = lines[:start] + lines[end:]
    at = random.randrange(len(rest) + 1)
    return "".join(rest[:at] + lines[start:end] + rest[at:])


def _indented(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = random.randrange(len(lines))
    more: str = random.choice((" ", "  ", "\t", ""))
    lines[at] = more + lines[at] if more else lines[at].removeprefix("  ")
    return "".join(lines)


def _cut(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def _with_bit(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(BITS) + text[at + random.choice((0, 0, 1)) :]


def _at_match(pattern: re.Pattern[str], change: Callable[[str, Random], str]) -> Callable[[str, Random], str]:
    """Return a change of one of the places that a pattern finds."""

    def changed(text: str, random: Random) -> str:
        places = list(pattern.finditer(text))
        if not places:
            return text
        place = random.choice(places)
        return f"{text[: place.start()]}{change(place[0], random)}{text[place.end() :]}"

    return changed


def _value(_old: str, random: Random) -> str:
    return random.choice(VALUES)


def _tagged(old: str, random: Random) -> str:
    return random.choice(("!!int ", "!!str ", "!!timestamp ", "!!null ", "&a ", "!odd ")) + old


def _listed(old: str, random: Random) -> str:
    return random.choice((f"[{old}]", f"{{id: {old}}}", f"[{old}, {old}]", f"- {old}", f'"{old}"'))


def _slipped(old: str, random: Random) -> str:
    """Return a word with a slip of the keyboard."""
    at = random.randrange(len(old))
    swapped = old[:at] + old[at + 1 : at + 2] + old[at] + old[at + 2 :]
    return random.choice((old[:at] + old[at + 1 :], old[: at + 1] + old[at:], swapped, old.upper(), f'"{old}"', "id"))


def _list(old: str, random: Random) -> str:
    """Return a list with one item changed, or something else for it."""
    items = old[1:-1].split(", ")
    at = random.randrange(len(items))
    item = items[at]
    changes = (f"{item}, {item}", "~", "", "''", f"[{item}]", f"{{a: {item}}}", random.choice(VALUES), item.lower())
    items[at] = random.choice(changes)
    return random.choice((f"[{', '.join(items)}]",) * 4 + ("[]", "~", "{}", item))


_CHANGES: tuple[Callable[[str, Random], str], ...] = (
    *(_without_lines, _lines_again, _lines_elsewhere, _indented, _cut, _with_bit, _with_bit),
    *(_at_match(_VALUE, _value), _at_match(_VALUE, _value), _at_match(_VALUE, _tagged), _at_match(_VALUE, _listed)),
    *(_at_match(_VALUE, _slipped), _at_match(_KEY, _slipped), _at_match(_LISTED, _list), _at_match(_LISTED, _list)),
)


def misplaced(path: Path, random: Random) -> None:
    """Put something else where a data file was, or the file elsewhere."""
    text = path.read_bytes()
    path.unlink()
    match random.randrange(8):
        case 0:
            path.symlink_to("nothing")
        case 1:
            path.mkdir()
        case 2:
            os.mkfifo(path)
        case 3:
            path.symlink_to(path.name)
        case 4:
            path.with_suffix(random.choice((".YML", ".yaml", ".json", ".yml.txt", ""))).write_bytes(text)
        case 5:
            path.with_name(random.choice(NAMES)).write_bytes(text)
        case 6:
            path.symlink_to("/proc/self/mem")
        case _:
            with socket.socket(socket.AF_UNIX) as listener:
                os.chdir(path.parent)
                listener.bind(path.name)
