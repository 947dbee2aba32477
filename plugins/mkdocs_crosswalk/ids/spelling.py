"""The ids of entries: one reader for every spelling in use, one order, and ranges as documents print them.

How ids are written stands in the frameworks' files. What no pattern says is read for all of them alike: digits run
together, the letter of an item, the mark of an edition, a printed range.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from .cells import Cells
from .forms import DOTTED, LONGEST
from .heads import Heads
from .names import Names
from .numbering import lines_of
from .readings import Readings
from .tokens import Tokens
from .written_frameworks import WrittenFrameworks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from .framework_names import OtherNames
    from .known import KnownEntry, KnownFramework
    from .numbering import Line, Numbering

_GROUP = re.compile(r"^(?P<group>.*\d)\.x\b.*$", re.IGNORECASE)
_LAST = r"[A-Za-z]{0,6}[\s.]*\d.*"
"""The end of a range: a whole id, or numbers."""
_DOTTED = re.compile(DOTTED)
_LAST_NUMBER = re.compile(r"\d+$")


class IdError(ValueError):
    """A printed reference that names no entry; the text says why."""


class Ids:
    """Finds the entries that a spelling may mean, among the ids that exist.

    Args:
        entries: The entries by id, in order.
        frameworks: Their frameworks by id.
        others: The names of standards that nobody here has.

    Attributes:
        known: The ids, in order; `order` is the place of each.
        lines: The numberings, those that are read first before others.
        names: The names of frameworks.
        readings: What reads one spelling.
    """

    def __init__(
        self,
        entries: Mapping[str, KnownEntry],
        frameworks: Mapping[str, KnownFramework],
        others: Sequence[OtherNames] = (),
    ) -> None:
        self.known = tuple(entries)
        self.order = {entry_id: place for place, entry_id in enumerate(entries)}
        self.entries = entries
        self.frameworks = frameworks
        self.lines = lines_of(frameworks, entries.values())
        self.names = Names(frameworks, self.lines, others)
        ends = "|".join((*(f"(?:{line.pattern.pattern})" for line in self.lines if line.pattern), _LAST))
        self._range = re.compile(
            rf"^(?P<first>.*?\d)\s*(?:-|\N{{EN DASH}}|\N{{EM DASH}}|\bto\b|\bthrough\b)\s*(?P<last>{ends})$"
        )
        self.readings = Readings(self.lines, self.names)
        self._lines = {i: (line, n) for line in self.lines for n in line.editions for i in n.ids}
        self._succeeded = frozenset(framework.succeeds for framework in frameworks.values())
        self._parents = frozenset(entry.parent for entry in entries.values())

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self.order

    def sorted(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return ids in order, each once."""
        return tuple(sorted(set(ids), key=self.order.__getitem__))

    @cached_property
    def cells(self) -> Cells:
        """What reads the cells of tables."""
        return Cells(self.lines, self.names, self.frameworks.values())

    @cached_property
    def heads(self) -> Heads:
        """What reads the heads of tables and other texts that stand above ids."""
        return Heads(self.lines, self.names, self.frameworks.values())

    @cached_property
    def tokens(self) -> Tokens:
        """What finds ids in running text."""
        return Tokens(self.lines, self.names, self.frameworks.values(), self.entries.values())

    @cached_property
    def written_frameworks(self) -> WrittenFrameworks:
        """What reads the names of frameworks where one is expected."""
        return WrittenFrameworks(self.names)

    def line_of(self, entry_id: str) -> Line | None:
        """Return the numberings of which an id is one, or None for a name without numbers."""
        return self._lines[entry_id][0] if entry_id in self._lines else None

    def numbering_of(self, entry_id: str) -> Numbering | None:
        """Return the numbering of which an id is one, or None for a name without numbers."""
        return self._lines[entry_id][1] if entry_id in self._lines else None

    def is_current(self, entry_id: str) -> bool:
        """Say whether an entry is of an edition that nothing has succeeded."""
        return self.entries[entry_id].framework not in self._succeeded

    def is_group(self, entry_id: str) -> bool:
        """Say whether entries stand below one."""
        return entry_id in self._parents

    def find(self, text: str) -> tuple[str, ...]:
        """Return every entry that the spelling may mean, the likeliest first.

        Editions and frameworks share spellings. The order is: an id written exactly; then the frameworks by their rank,
        and within one as its file says. A framework's name, a word before the number or an edition narrows it.
        """
        text = " ".join(text.split())
        if len(text) > LONGEST:
            return ()
        found = sorted(dict.fromkeys(self.readings.of(text)), key=self._rank)
        return (text, *(i for i in found if i != text)) if text in self else tuple(found)

    def one(self, text: str, among: Collection[str] | None = None) -> str | None:
        """Return the likeliest entry, or None; `among` limits the choice to a set of ids."""
        allowed = self.order if among is None else among
        if text in self and text in allowed:
            return text
        return next((i for i in self.find(text) if i in allowed), None)

    def expand(self, text: str, among: frozenset[str]) -> tuple[str, ...]:
        """Return the entries of a reference as documents print it: one id, a range (`A.5.24-27`), or `A 8.x broadly`.

        Raises:
            IdError: nothing of that name exists among the allowed ids, or a range runs backwards.
        """
        text = " ".join(text.split())
        if len(text) > 2 * LONGEST:  # a range has two ids
            raise IdError(f'there is no "{text}"')
        if group := _GROUP.match(text):
            found = self.one(group["group"], among)
            if found is None:
                raise IdError(f'there is no group "{text}"')
            return (found,)
        match = self._range.match(text)
        if match and "." in (first := self.one(match["first"], among) or ""):
            return self._between(first, match, among)
        if found := self.one(text, among):
            return (found,)
        raise IdError(f'there is no "{text}"')

    def ends(self, text: str, among: frozenset[str]) -> tuple[str, str] | None:
        """Return the first and the last entry of a range, neighbours or not, or None for what is no range."""
        match = self._range.match(" ".join(text.split()))
        first = self.one(match["first"], among) if match else None
        if match is None or first is None:
            return None
        try:
            return first, self.range_end(first, match["last"], among)
        except IdError:
            return None

    def _between(self, first: str, match: re.Match[str], among: frozenset[str]) -> tuple[str, ...]:
        last = self.range_end(first, match["last"], among)
        siblings = [i for i in self.siblings(first) if i in among]
        if last not in siblings:
            raise IdError(f'"{match["first"]}-{match["last"]}" is not a range of neighbours')
        start, end = siblings.index(first), siblings.index(last)
        if end < start:
            raise IdError(f'the range from {first} to {last} runs backwards; write "{last}-{first}"')
        return tuple(siblings[start : end + 1])

    def siblings(self, entry_id: str) -> tuple[str, ...]:
        """Return the ids that are written as one is, and stand in the same group."""
        numbering, parent = self.numbering_of(entry_id), self.entries[entry_id].parent
        return tuple(i for i in numbering.ids if self.entries[i].parent == parent) if numbering else (entry_id,)

    def range_end(self, first: str, last_text: str, among: Collection[str]) -> str:
        """Read `27` in `A.5.24-27`, `6.7` in `CC6.1-6.7`, or a whole id, against the id that the range starts with.

        Of ids that are more than letters and numbers, a number alone is the last part: `05` in `GV.OC-01 to 05`.

        Raises:
            IdError: nothing of that name exists among the allowed ids.
        """
        bare, numbering = last_text.strip(), self.numbering_of(first)
        letters, numbers = numbering.parts(first) if numbering else ("", "")
        if numbering and numbers and _DOTTED.fullmatch(bare):
            group = numbers.rpartition(".")[0]
            for candidate in (f"{group}.{bare}", bare) if group else (bare,):
                if (entry_id := numbering.written(letters, candidate)) in among:
                    return entry_id
        if numbering and numbering.pattern and bare.isdecimal() and (end := _LAST_NUMBER.search(first)):
            entry_id = first[: end.start()] + bare.zfill(len(end[0]))
            if entry_id in among:
                return entry_id
        last = self.one(last_text, among) if re.search(r"[A-Za-z.]", bare) else None
        if last is None:
            raise IdError(f'there is no end "{last_text}" for a range from {first}')
        return last

    def _rank(self, entry_id: str) -> int:
        return self._lines[entry_id][1].rank
