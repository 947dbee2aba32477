"""A text that names entries, as people type it into a cell of a table: several ids, and words beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .known import KnownFramework
    from .names import Names
    from .numbering import Line

_BETWEEN = re.compile(r"\s*[,;/&+\n]\s*|\s+and\s+")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[A-Za-z]+[\s.]*(?=\d)")
_WITH_WORDS = re.compile(
    r"^(?P<id>[^(]*?\d(?:\s?\((?:19|20)\d\d\))?)"
    r"(?:\s*\((?P<aside>[A-Za-z][^)\d]*)\)|(?:\s*[:\N{EN DASH}\N{EM DASH}]\s*|\s+-?\s*)(?P<title>[A-Za-z][^\d]{2,}))$"
)
_GROUPS = ("family", "group")


class Named(NamedTuple):
    """One reference of a text: an id or a range as written, with the words beside it.

    Attributes:
        title: Words after the id, which are to be its title.
        aside: Words in parentheses after the id.
    """

    text: str
    title: str = ""
    aside: str = ""


class Cells:
    """Reads cells.

    Args:
        lines: The numberings.
        names: The names of frameworks.
        frameworks: The frameworks; the names of their kinds say what an id is, and are no title.
    """

    def __init__(self, lines: Iterable[Line], names: Names, frameworks: Iterable[KnownFramework]) -> None:
        self.names = names
        lines = tuple(lines)
        words = "|".join(re.escape(word) for line in lines for word in (*line.words, *line.common))
        read = (f"|(?:{line.pattern.pattern})" for line in lines if line.pattern)
        self._begins = re.compile(
            rf"(?:{words or '(?!)'})(?!\w).*\d|[a-z]{{0,3}}[\s.-]*\d{''.join(read)}", re.IGNORECASE
        )
        kinds = (kind for framework in frameworks for kind in framework.kinds.values())
        self._sorts = frozenset((*_GROUPS, *(name.lower() for kind in kinds for name in (kind.one, kind.many))))

    def references(self, text: str) -> tuple[str, ...]:
        """Return the references of a text, one unless each part between commas, strokes and the like begins as an id.

        A number without letters has those before it: `A.5.15, 5.16` and `CC6.1/6.2`.
        """
        parts = [part for part in _BETWEEN.split(text.strip()) if part]
        if len(parts) < 2 or not all(map(self._begins_as_id, parts)):  # noqa: PLR2004 - one is no list
            return (text,)
        found: list[str] = []
        letters = ""
        for part in parts:
            if own := _LETTERS.match(part):
                letters = own[0]
            found.append(f"{letters}{part}" if part[0].isdigit() else part)
        return tuple(found)

    def _begins_as_id(self, part: str) -> bool:
        named = self.names.before_id(part).numberings is not None and _DIGIT.search(part)
        return bool(self._begins.match(part) or named)

    def readings(self, reference: str) -> Iterator[Named]:
        """Yield how one reference may be meant: as it stands, then as an id with words beside it."""
        yield Named(reference)
        if match := _WITH_WORDS.match(" ".join(reference.split())):
            title, aside = (self._words(match[part] or "") for part in ("title", "aside"))
            yield Named(match["id"], title, aside)

    def _words(self, text: str) -> str:
        """Return words beside an id, unless they only say what it is."""
        return "" if text.lower() in self._sorts else text
