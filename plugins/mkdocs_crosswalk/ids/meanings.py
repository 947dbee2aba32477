"""What a piece of text that looks like an id may mean, given the framework that is spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .numbering import numbers_of
from .spelling import IdError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .numbering import Line, Numbering, Numbers
    from .spelling import Ids
    from .spoken import Spoken

DASH = re.compile(r"-{1,2}|\N{EN DASH}")

_RANGE = re.compile(rf"\s?(?:{DASH.pattern}|\N{{EM DASH}})\s?|\s(?:to|through|bis)\s")

Meaning = tuple[tuple[str, ...], bool]
"""Ids, the likeliest first, and whether it is an id most likely, even if none of them exists."""
NONE: Meaning = ((), False)


class Meanings:
    """Reads single tokens, by the numberings that all of this package shares.

    Args:
        ids: The ids that exist.
        everywhere: Whether ids that could mean something else count without a framework's name.
    """

    def __init__(self, ids: Ids, *, everywhere: bool) -> None:
        self.ids = ids
        self.tokens = ids.tokens
        self.everywhere = everywhere
        self._read: dict[tuple[str, Spoken, Spoken], Meaning] = {}

    def speaks_for_itself(self, token: re.Match[str]) -> bool:
        """Say whether a token is an id whatever is said before it: `A.5.15`, `CC6.1`, `CC6`."""
        if letters := token["letters"]:
            return f"{letters}{token['dot']}" in self.tokens.alone and _tells(token)
        return any(_begins(token, line) for line in self.tokens.written) if token["written"] else False

    def looks_like_one(self, token: re.Match[str]) -> bool:
        """Say whether a token is written as an id is, whatever is said."""
        lines = self.tokens.by_letters.get(token["letters"] or "", ())
        plain = any(token["dot"] == line.mark and (line.mark or "." in token["digits"]) for line in lines)
        return plain or bool(token["written"]) or (token["word"] or "").casefold() in self.tokens.own

    def of(self, token: re.Match[str], near: Spoken, spoken: Spoken) -> Meaning:
        """Return what an id with letters, or behind a word, may mean.

        Args:
            token: A match of the pattern of tokens.
            near: What is said right before or behind it.
            spoken: The same; or, if that is nothing, what is said further off.
        """
        key = (token[0], near, spoken)
        if key not in self._read:
            self._read[key] = self._of(token, near, spoken)
        return self._read[key]

    def _of(self, token: re.Match[str], near: Spoken, spoken: Spoken) -> Meaning:
        if token["part"]:
            return self._behind_word(token, near, spoken)
        if token["written"]:
            return self._written(token, near, spoken)
        letters, numbers = token["letters"].upper(), numbers_of(token["digits"])
        lines = self.tokens.by_letters[letters]
        if token["tail"] and (marked := _marked(lines, letters, numbers, token["tail"])):
            return marked
        small = token["letters"].islower() and (token["dot"] == " " or not near.named)
        if small or (token["x"] and len(numbers) > 1):
            return NONE
        likely = False
        for line in lines:
            meaning = self._of_line(line, token, numbers, near, spoken)
            if meaning and meaning[0]:
                return meaning
            likely = meaning[1] if meaning else likely
        return (), likely

    def _of_line(
        self, line: Line, token: re.Match[str], numbers: Numbers, near: Spoken, spoken: Spoken
    ) -> Meaning | None:
        """Read letters and numbers as the editions of one framework write them; None if none of them is meant."""
        letters, dot, several = token["letters"].upper(), token["dot"], len(numbers) > 1
        plain, nobody_elses = dot == line.mark, letters in line.alone
        sure = f"{letters}{dot}" in line.alone and _tells(token)
        anyhow = self.everywhere and not near.named
        named = _names(near, line)
        if several:
            meant = sure or _names(spoken, line) or (anyhow and bool(line.mark or plain or nobody_elses))
        else:
            said = anyhow or named or (token["x"] and _names(spoken, line))
            meant = sure or (plain and bool(line.mark and said))
        of_a_group = several and line.newest.spelling.zero and not numbers[1]
        if not meant or of_a_group or ("." in dot and not line.mark):
            return None
        numberings = _allowed(line, near, spoken)
        if found := _ids(numberings, letters, numbers):
            return found, False
        if own := self._somebodys_own(numberings, letters, numbers):
            return own
        likely = sure or named or (anyhow and (plain or nobody_elses))
        if line.deepest == 1:  # as EC-07 is: one number is all that its ids have
            return (), sure and not several
        return (), several and likely and (nobody_elses or (letters, numbers[0]) in line.chapters)

    def _somebodys_own(self, numberings: Iterable[Numbering], letters: str, numbers: Numbers) -> Meaning | None:
        """Return the entry that a longer number lies in, which is a company's own; nothing if it may lie in several."""
        above = tuple(filter(None, (n.id_of(letters, numbers[:-1]) for n in numberings)))
        if all(map(self.ids.is_group, above)):
            return None
        return above if len(above) == 1 else (), False

    def _behind_word(self, token: re.Match[str], near: Spoken, spoken: Spoken) -> Meaning:
        """Read the number behind a word."""
        numbers, word = numbers_of(token["part"]), token["word"].casefold()
        if near.narrow:
            return _ids(_ranked(near.ours), "", numbers), True
        lines = self.tokens.words[word]
        anyhow = self.everywhere and not near.named
        said = any(_names(spoken, line) for line in lines)
        if not (said if near.named else word in self.tokens.own and (anyhow or said)):
            return NONE
        numberings = [n for line in lines for n in _allowed(line, near, spoken)]
        if found := _ids(numberings, "", numbers):
            return found, False
        if own := self._somebodys_own(numberings, "", numbers):
            return own
        return (), (near.named or anyhow) and any(("", numbers[0]) in line.chapters for line in lines)

    def _written(self, token: re.Match[str], near: Spoken, spoken: Spoken) -> Meaning:
        """Read an id that is more than letters and numbers."""
        likely = False
        for line in self.tokens.written:
            sure = _begins(token, line)
            if sure or _names(spoken, line) or (self.everywhere and not near.named):
                read = (n.read(token["written"]) for n in _allowed(line, near, spoken))
                if found := tuple(filter(None, read)):
                    return found, False
                likely = likely or sure or _names(near, line)
        return (), likely

    def number(self, number: str, near: Spoken, entry: str, gap: str) -> tuple[str, ...]:
        """Return what a bare number means after a name or an id; nothing, where neither says it.

        Args:
            number: The number.
            near: What is said right before it.
            entry: What the id before it in a list or range means, or "".
            gap: What stands between the two.
        """
        numbering = self.ids.numbering_of(entry) if entry else None
        if numbering and not numbering.letters:
            return (numbering.written("", number),) if "." in number or _RANGE.fullmatch(gap) else ()
        if entry and DASH.fullmatch(gap):
            return self._end_of_range(entry, number)
        if "." not in number:
            return ()
        if entry and gap.strip():  # the letters are said once for a list
            return (numbering.written(numbering.parts(entry)[0], number),) if numbering else ()
        return () if near.other else self._bare(number, near)

    def _bare(self, number: str, near: Spoken) -> tuple[str, ...]:
        """Return what a number means behind a name; where that has several numberings, only if there is one in use."""
        bare, numbers = [n for n in _ranked(near.numbers or near.ours) if n.spelling.bare], numbers_of(number)
        if sum(any(n in line.editions for n in bare) for line in self.ids.lines) == 1:
            return _ids(bare, "", numbers)
        found = _ids((n for n in bare if n.current), "", numbers)
        return found if len(found) == 1 else ()

    def _end_of_range(self, first: str, number: str) -> tuple[str, ...]:
        try:
            return (self.ids.range_end(first, number, self.ids.siblings(first)),)
        except IdError:
            return ()


def _marked(lines: Iterable[Line], letters: str, numbers: Numbers, tail: str) -> Meaning | None:
    """Return the id of an edition that is written behind it, or None if no such id has it."""
    mark = " ".join(tail.split())
    numberings = [n for line in lines for n in line.editions if n.tail.strip() == mark]
    return (_ids(numberings, letters, numbers), len(numbers) > 1) if numberings else None


def _tells(token: re.Match[str]) -> bool:
    """Say whether a token is more than a letter and a number."""
    return len(token["letters"]) > 1 or "." in token["digits"]


def _begins(token: re.Match[str], line: Line) -> bool:
    return token["written"].startswith(tuple(line.alone))


def _names(spoken: Spoken, line: Line) -> bool:
    """Say whether a text speaks of ids of a line."""
    return not spoken.ours.isdisjoint(line.editions)


def _allowed(line: Line, near: Spoken, spoken: Spoken) -> Sequence[Numbering]:
    """Return the editions that may be meant: those said right before alone, or those said further off first."""
    if len(line.editions) == 1 or not spoken.ours:
        return line.editions
    said = [n for n in line.editions if n in near.ours]
    return said or sorted(line.editions, key=lambda n: n not in spoken.ours)


def _ranked(numberings: Iterable[Numbering]) -> list[Numbering]:
    return sorted(numberings, key=lambda n: n.rank)


def _ids(numberings: Iterable[Numbering], letters: str, numbers: Numbers) -> tuple[str, ...]:
    """Return the ids of letters and numbers in some numberings."""
    return tuple(i for n in numberings if (i := n.id_of(letters, numbers)))
