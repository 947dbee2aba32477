"""The ids that a wrong one may have meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import SLIP, distance

from .forms import LONGEST
from .numbering import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .numbering import Line
    from .spelling import Ids

_LETTERED = re.compile(r"(?P<letters>[A-Za-z]+)(?P<dot>\.?\s?)(?P<numbers>\d.*)")
_WORDED = re.compile(r"(?P<word>[^\W\d_]+\.?)\s*\d")
_PARTED = re.compile(r"\d+\.")
_PART = re.compile(r"([a-z]{1,2}\d+\.\d+)\.\d+")
_WHOLE = re.compile(r"[a-z]{1,2}\d+\.\d+")


def closest(wrong: str, ids: Ids) -> tuple[str, ...]:
    """Return the ids that a wrong one may have meant, the likeliest first, in an older edition if it looks so.

    A text that is longer than any id means none.
    """
    text = " ".join(wrong.split())
    if len(text) > LONGEST:
        return ()
    if (match := _WORDED.match(text)) and (lines := ids.tokens.words.get(match["word"].casefold())):
        numbers = ".".join(map(str, numbers_of(text)))
        return closest_ids(lines[0].newest.written("", numbers), lines[0].newest.ids)
    match = _LETTERED.match(text)
    line = _line(match, ids) if match else None
    if match is None or line is None:
        return closest_ids(text, filter(ids.is_current, ids.known))
    letters, newest, older = match["letters"], line.newest, line.editions[1:]
    marked = next((n for n in older if n.tail and text.endswith(n.tail)), None)
    numbers = match["numbers"].removesuffix(marked.tail) if marked else match["numbers"]
    read, name = numbers_of(numbers), f"{letters}{line.mark}{numbers}"
    long = len(read) > newest.deepest
    if older and (marked or long or read[0] > max(first for _, first in newest.chapters)):
        whole = newest.id_of(letters, read[:-1]) if long else None
        edition = marked or older[0]
        near = closest_ids(name, (i.removesuffix(edition.tail) for i in edition.ids))
        return (*filter(None, (whole,)), *(f"{i}{edition.tail}" for i in near))
    return closest_ids(name, (i for i in newest.ids if newest.parts(i)[0] in ("", letters)))


def _line(match: re.Match[str], ids: Ids) -> Line | None:
    """Return how a text with letters and numbers is most likely meant to be written; None if its letters are nobody's.

    A letter without its mark is one that has a mark if its number is a chapter there: `A 5.51`, but not `A 1.9`.
    """
    lines = ids.tokens.by_letters.get(match["letters"], ())
    chapter = match["letters"], numbers_of(match["numbers"])[0]
    parted = _PARTED.match(match["numbers"])
    for line in lines:
        if line.mark and (line.mark in match["dot"] or (parted and chapter in line.chapters)):
            return line
    return next((line for line in lines if not line.mark and "." not in match["dot"]), None)


def closest_ids(wrong: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known ids that a slip of the keyboard may have meant, the likeliest first."""
    ids = tuple(known)
    bare = _bare(wrong)
    limit = max(1, len(bare) // 3)
    near = sorted(
        (_apart(bare, other), abs(len(other) - len(bare)), _away(bare, other), n)
        for n, other in enumerate(map(_bare, ids))
        if abs(len(other) - len(bare)) <= limit or _PART.fullmatch(bare)
    )
    return tuple(ids[n] for slips, _, _, n in near[:most] if slips <= SLIP * limit)


def closest_id(wrong: str, known: Iterable[str]) -> str | None:
    """Return the known id that a slip of the keyboard most likely meant, or None if nothing is near."""
    return next(iter(closest_ids(wrong, known, 1)), None)


def _apart(wrong: str, known: str) -> int:
    """Return how far an id is from a known one; that is also what a tool's number for a part of it begins with."""
    part = _PART.fullmatch(wrong) if _WHOLE.fullmatch(known) else None
    return min(distance(wrong, known), distance(part[1], known) + 1) if part else distance(wrong, known)


def _away(wrong: str, known: str) -> bool:
    """Say whether an id lies in another group: of two slips as likely, the one in the last number is the likelier."""
    return wrong.rpartition(".")[0] != known.rpartition(".")[0]


def _bare(entry_id: str) -> str:
    """An id without what people write differently: case, spaces, the dot after the letters."""
    return re.sub(r"^([a-z]+)[\s.]+", r"\1", entry_id.strip().lower())
