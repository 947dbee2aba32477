"""What stands right before an id and says whose it is: the name of a framework, or a word such as `clause`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .framework_names import NEVER, any_name, found_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .numbering import Line, Numbering


@dataclass(frozen=True, eq=False)
class Before:
    """Names, or words.

    Attributes:
        pattern: What finds one at the beginning of a text.
        says: The numberings that each of its named groups says; other groups say none.
    """

    pattern: re.Pattern[str]
    says: dict[str, frozenset[Numbering]]

    def of(self, text: str) -> tuple[re.Match[str], frozenset[Numbering]] | None:
        """Return what stands before the rest of a text, and the numberings that it says; None if nothing does."""
        match = self.pattern.match(text)
        said = found_by(match, self.says) if match else None
        return None if match is None or said is None else (match, said)


Named = tuple["frozenset[Numbering]", tuple[str, ...]]
"""What some names say, and the names."""


def names_before(dated: Iterable[Named], others: Iterable[Named], editions: str) -> Before:
    """Return what finds a framework's name.

    Args:
        dated: The names of frameworks with several editions, one of which may stand behind them.
        others: Those of the others.
        editions: The pattern of the words for editions.
    """
    several, says = any_name(dated, "s")
    one, more = any_name(others, "o")
    pattern = rf"(?:{several}(?:\s*:\s*(?P<edition>{editions}))?|{one})[\s,:-]*"
    return Before(re.compile(pattern, re.IGNORECASE), {**says, **more})


def words_before(lines: Iterable[Line]) -> Before:
    """Return what finds a word before numbers, or before letters if the lines have some."""
    says: dict[str, frozenset[Numbering]] = {}
    spelled: dict[str, str] = {}
    letters: dict[str, None] = {}
    for line in lines:
        letters |= dict.fromkeys(line.letters)
        for word in (*line.words, *line.common):
            folded = word.casefold()
            says[folded] = says.get(folded, frozenset()).union(line.editions)
            spelled |= {word.lower(): folded, folded: folded}  # a sharp s, or two
    words = {f"w{n}": word for n, word in enumerate(sorted(spelled, key=len, reverse=True))}
    pattern = "|".join(f"(?P<{group}>{re.escape(word)})" for group, word in words.items())
    ahead = rf"\s+(?=(?:{'|'.join(map(re.escape, letters))})?[\s.]*\d)" if letters else r"\s*(?=\d)"
    found = re.compile(rf"(?:{pattern or NEVER}){ahead}", re.IGNORECASE)
    return Before(found, {group: says[spelled[word]] for group, word in words.items()})
