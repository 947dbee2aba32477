"""A text that names entries, as people type it into a cell of a table: several ids, and words beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = re.compile(r"\s*[,;/&+\n]\s*|\s+and\s+")
_BEGINS = re.compile(
    r"(?:(?:clauses?|cl\.?|section|annex|control|iso|soc|tsc)\b.*\d|[a-z]{0,3}[\s.-]*\d)", re.IGNORECASE
)
_LETTERS = re.compile(r"[A-Za-z]+[\s.]*(?=\d)")
_WITH_WORDS = re.compile(
    r"^(?P<id>[^(]*?\d(?:\s?\(2013\))?)"
    r"(?:\s*\((?P<aside>[A-Za-z][^)\d]*)\)|(?:\s*[:\N{EN DASH}\N{EM DASH}]\s*|\s+-?\s*)(?P<title>[A-Za-z][^\d]{2,}))$"
)
_SORTS = ("series", "domain", "category", "theme", "family", "group", "control", "controls", "clause", "criteria")
"""Words that say what kind of entry an id is, and are no title."""


class Named(NamedTuple):
    """One reference of a text: an id or a range as written, with the words beside it.

    Attributes:
        title: Words after the id, which are to be its title.
        aside: Words in parentheses after the id.
    """

    text: str
    title: str = ""
    aside: str = ""


def references_in(text: str) -> tuple[str, ...]:
    """Return the references of a text, one unless each part between commas, strokes and the like begins as an id.

    A number without letters has those before it: `A.5.15, 5.16` and `CC6.1/6.2`.
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if len(parts) < 2 or not all(map(_BEGINS.match, parts)):  # noqa: PLR2004 - one is no list
        return (text,)
    found: list[str] = []
    letters = ""
    for part in parts:
        own = _LETTERS.match(part)
        letters = own[0] if own else letters
        found.append(part if own else f"{letters}{part}")
    return tuple(found)


def readings(reference: str) -> Iterator[Named]:
    """Yield how one reference may be meant: as it stands, then as an id with words beside it."""
    yield Named(reference)
    if match := _WITH_WORDS.match(" ".join(reference.split())):
        title, aside = match["title"] or "", match["aside"] or ""
        yield Named(match["id"], "" if title.lower() in _SORTS else title, "" if aside.lower() in _SORTS else aside)
