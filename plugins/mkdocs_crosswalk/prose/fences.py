"""The fenced blocks of a page that ask something, found as Python-Markdown and its neighbours find fenced code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "crosswalk"
_OPEN = re.compile(r"(?P<before>[ \t]*(?:>[ \t]*)*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)")
_NAMED = re.compile(rf"\{{?[ \t]*\.?{NAME}(?![\w-])")


class Fence(NamedTuple):
    """A block that asks something.

    Attributes:
        first: The number of its first line among those of the page, from 0; that of the fence itself.
        end: The number of the line behind its last.
        before: What stands before it on each line: blanks in a list, or the marks of a quotation.
        text: What stands between its fences, without that.
    """

    first: int
    end: int
    before: str
    text: str


def fences(lines: Sequence[str]) -> Iterator[Fence]:
    """Yield the blocks that ask something, in their order; none that stands inside of other code or of a comment."""
    at = 0
    while at < len(lines):
        line = lines[at]
        opened = _OPEN.fullmatch(line)
        end = _end(lines, at, opened) if opened else None
        if opened and end is not None:
            if _NAMED.match(opened["info"]):
                before = opened["before"]
                inside = (_without(inner, before) for inner in lines[at + 1 : end])
                yield Fence(at, end + 1, before, "\n".join(inside))
            at = end
        elif "<!--" in line and "-->" not in line.partition("<!--")[2]:
            at = next((n for n in range(at + 1, len(lines)) if "-->" in lines[n]), at)
        at += 1


def _end(lines: Sequence[str], first: int, opened: re.Match[str]) -> int | None:
    """Return the number of the line that closes a fence, or None if none does."""
    quoted = ">" if ">" in opened["before"] else ""
    closing = re.compile(rf"[ \t{quoted}]*{re.escape(opened['fence'])}{re.escape(opened['fence'][0])}*[ \t]*")
    return next((n for n in range(first + 1, len(lines)) if closing.fullmatch(lines[n])), None)


def _without(line: str, before: str) -> str:
    """Return a line without what stands before the block, as far as it has that."""
    if line.startswith(before):
        return line[len(before) :]
    kept = 0
    while kept < min(len(line), len(before)) and line[kept] in " \t>":
        kept += 1
    return line[kept:]
