"""Which framework a text speaks of, by the names in it.

Other standards number alike: a letter, a dot and two numbers stand for many things. So a name holds for what follows
it, and the nearest name counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .numbering import Numbering

_SEVERAL = 2
_SENTENCE_END = re.compile(r"[.!?][\"')\]\N{RIGHT DOUBLE QUOTATION MARK}]*+\s++(?![a-z])")
_LAST_WORD = re.compile(r"[^\W\d_]{0,8}\Z")
_ABBREVIATION = re.compile(
    r"(?i:[a-z]|abs|abt|al|app|approx|apr|art|aug|bez|ca|co|corp|dec|dept|ed|eg|esp|etc|evtl|excl|exkl|ext|feb|figs?|gem"
    r"|in[ck]l?|insb|inst|int|jan|kap|max|min|nos?|nov|oct|para|prof|ref|resp|rev|sect?|sept?|sog|tab|usw|vers?|vol)"
    r"|[B-DF-HJ-NP-TV-Xb-df-hj-np-tv-xz][b-df-hj-np-tv-xz]+"
)
"""What a stop behind does not make the end of a sentence: well-known ones, and words without a vowel, such as `vgl`."""


@dataclass(frozen=True, slots=True, eq=False)  # found again by what it is, not by what it holds
class Spoken:
    """What a text speaks of.

    Attributes:
        ours: The numberings that are named: all of a framework's, or those of some editions or letters.
        numbers: Those of them that bare numbers mean, where a table's head says it.
        narrow: Whether it names some letters alone; numbers are theirs, whatever word stands before them.
        other: Whether another standard is named; `alike` are the letters with which its ids begin as ours do.
        heads: Whether it stands as if right before the text: nothing but ids is to be expected there.
    """

    ours: frozenset[Numbering] = frozenset()
    numbers: frozenset[Numbering] = frozenset()
    narrow: bool = False
    other: bool = False
    alike: frozenset[str] = frozenset()
    heads: bool = False

    @property
    def named(self) -> bool:
        """Say whether it names anything."""
        return self.other or bool(self.ours)


NOTHING = Spoken()
OTHER = Spoken(other=True)


def together(parts: Iterable[Spoken]) -> Spoken:
    """Return what several names speak of together."""
    found = [part for part in parts if part.named]
    if len(found) < _SEVERAL:
        return found[0] if found else NOTHING
    return Spoken(
        frozenset().union(*(part.ours for part in found)),
        narrow=all(part.narrow for part in found if part.ours),
        other=any(part.other for part in found),
        alike=frozenset().union(*(part.alike for part in found)),
    )


def nearest(*spoken: Spoken) -> Spoken:
    """Return the first that names anything."""
    return next((one for one in spoken if one.named), NOTHING)


def sentence_end(text: str, start: int = 0, end: int | None = None) -> int:
    """Return where the last sentence that begins in a part of a text begins; the part's start, if none does."""
    last = start
    for match in _SENTENCE_END.finditer(text, start, len(text) if end is None else end):
        word = _LAST_WORD.search(text[max(start, match.start() - 8) : match.start()])
        if not (word and _ABBREVIATION.fullmatch(word[0])):
            last = match.end()
    return last
