"""Ids in data files, resolved against the frameworks, with a located problem and the closest right id for each slip."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.problems import hint
from mkdocs_crosswalk.ids.closest import closest_id
from mkdocs_crosswalk.ids.spelling import IdError

from .frameworks import ISO, ISO_2013, SOC2
from .levels import UNDIRECTED, Direction
from .titles import Titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems
    from mkdocs_crosswalk.data.yaml_files import Scalar
    from mkdocs_crosswalk.ids.spelling import Ids

    from .changes import Transition
    from .frameworks import Entry, Framework

ALL = "all"
"""The word for every control, sub-clause and criterion."""
BARE = {"controls": "A.", "clauses": "Clause "}
"""What a file may say that its bare numbers are, and what is put before them."""
TRANSITION = "transition"
"""What is lost if the ways from 2013 to 2022 cannot be read."""
_WITHIN = re.compile(r"\b(?:Clause\s|[A-Za-z]{1,2}[\s.]?)\d+(?:\.\d+)*")
_FIRST = re.compile(r"^[\d.\s]*\d")
_SIDES = {
    "iso": ((ISO,), "controls and clauses"),
    "iso-2013": ((ISO_2013,), "domains, categories and controls"),
    "soc2": ((SOC2,), "criteria"),
    "any": ((ISO, SOC2, ISO_2013), "entries"),
}


class BareNumberError(IdError):
    """A number that is both a control and a clause; carries the two."""

    def __init__(self, text: str, both: tuple[str, ...]) -> None:
        super().__init__(f'"{text}" may be {" or ".join(both)}')


class Found(NamedTuple):
    """What a written reference names: entries, and the words beside its id."""

    entries: tuple[str, ...]
    title: str
    aside: str


class References:
    """Resolves ids; every method reports what does not fit and returns what does."""

    def __init__(
        self, ids: Ids, entries: Mapping[str, Entry], frameworks: Mapping[str, Framework], problems: Problems
    ) -> None:
        self.ids = ids
        self.entries = entries
        self.frameworks = frameworks
        self.problems = problems
        self.transitions: Mapping[str, Transition] = {}
        self._near: dict[tuple[str, str], str | None] = {}  # a file cut short makes one id unknown in many places
        self._sides = {
            side: frozenset(e.id for e in entries.values() if e.framework in wanted)
            for side, (wanted, _) in _SIDES.items()
        }
        self._bare_in: set[str] = set()

    @cached_property
    def titles(self) -> Titles:
        """The titles of all entries."""
        return Titles(self.entries, self.now)

    @cached_property
    def directions(self) -> dict[str, Direction]:
        """The directions between frameworks that pairs may join, and that of what has none, by their words."""
        keys = [f.key for f in self.frameworks.values() if f.single]
        pairs = [Direction(held, asked) for n, asked in enumerate(keys) for held in keys[n + 1 :]]
        every = (*(d for one in pairs for d in (one, one.back)), UNDIRECTED)
        return {str(direction): direction for direction in every}

    def direction(self, fields: Fields) -> Direction | None:
        """Return the direction that a file or row says, or None."""
        return self.directions.get(fields.choice("direction", tuple(self.directions)))

    def side(self, name: str) -> frozenset[str]:
        """Return the ids that a side takes: `iso`, `iso-2013`, `soc2` or `any`."""
        return self._sides[name]

    def each(self, scalars: Iterable[Scalar], side: str) -> tuple[str, ...]:
        """Return the entries of a list of ids, each written as `A.5.15` or `A.5.15 Access control`, ranges expanded.

        An entry that two of them name is reported.
        """
        found: dict[str, None] = {}
        for scalar in scalars:
            for entry in self.expand(scalar, side):
                if entry in found:
                    self.problems.add(scalar.at, f'"{entry}" stands twice')
                found[entry] = None
        return tuple(found)

    def single(self, fields: Fields, name: str, side: str) -> str:
        """Return a control, sub-clause or criterion, or an empty text after reporting why there is none."""
        if not fields.text(name, required=True):
            return ""
        found = self.each(fields.texts(name), side)
        if len(found) == 1 and self.entries[found[0]].kind.single:
            return found[0]
        if found:
            wanted = "a criterion" if side == "soc2" else "a control or sub-clause"
            self.problems.add(fields.place(name), f'"{fields.text(name)}" must be {wanted}')
        return ""

    def expand(self, scalar: Scalar, side: str) -> tuple[str, ...]:
        """Return the entries of a text, or of those of its references that name some after reporting the others."""
        return tuple(
            entry for text in self.ids.cells.references(scalar.text) for entry in self._expand(text, scalar.at, side)
        )

    def reach(self, scalar: Scalar) -> tuple[str, ...]:
        """Return the controls, sub-clauses and criteria that a reference reaches, or none after reporting why.

        It is one of them, a group for all below it, a range, also from one group into another, or the word `all`.
        """
        singles = [e.id for e in self.entries.values() if e.kind.single]
        if scalar.text.strip().lower() == ALL:
            return tuple(singles)
        ends = self.ids.ends(scalar.text, frozenset(singles))
        if ends and self.entries[ends[0]].kind == self.entries[ends[1]].kind:
            start, end = map(singles.index, ends)
            if start <= end:
                return tuple(singles[start : end + 1])
        found: list[str] = []
        for entry in self.expand(scalar, "any"):
            below = [i for i in singles if i == entry or self._below(i, entry)]
            if not below:
                kinds = "a control, sub-clause or criterion, or a group of them"
                self.problems.add(scalar.at, f'"{entry}" must be {kinds}')
            found += below
        return tuple(found)

    def _expand(self, text: str, at: Position, side: str) -> tuple[str, ...]:
        try:
            found = self.read(text, side)
        except IdError as error:
            self.explain(text, at, side, error)
            return ()
        if found.title:
            self._check_title(found.entries[0], found.title, at)
        return found.entries

    def read(self, reference: str, side: str, bare: str = "") -> Found:
        """Return what one reference names.

        Args:
            reference: An id or a range, perhaps with words beside it.
            side: The ids that are allowed.
            bare: A key of `BARE`: what numbers are that are both a control and a clause.

        Raises:
            IdError: it names nothing in that framework and edition.
            BareNumberError: it is both a control and a clause.
        """
        problem: IdError | None = None
        for named in self.ids.cells.readings(reference):
            try:
                return Found(self._named(named.text, side, bare), named.title, named.aside)
            except IdError as error:
                problem = problem or error
        raise problem or IdError(f'there is no "{reference}"')

    def _named(self, text: str, side: str, bare: str) -> tuple[str, ...]:
        text = " ".join(text.split())
        allowed = self._sides[side]
        number = _FIRST.match(text)
        both = tuple(i for i in self.ids.find(number[0]) if i in allowed and self.ids.is_current(i)) if number else ()
        if any(i.startswith("A.") for i in both) and any(i.startswith("Clause ") for i in both):
            if not bare:
                raise BareNumberError(text, both)
            text = f"{BARE[bare]}{text}"
        return self.ids.expand(text, allowed)

    def explain(self, text: str, at: Position, side: str, error: IdError, *, title: str = "", rest: str = "") -> None:
        """Report a reference that names nothing.

        Args:
            text: The reference.
            at: Where it stands.
            side: The ids that were allowed.
            error: Why it names nothing.
            title: The title printed beside it, by which the right id may be known.
            rest: What else may be written for bare numbers; they are reported once a file.
        """
        if not isinstance(error, BareNumberError):
            self.problems.add(at, self._explained(text, side, error, title))
        elif at.file in self._bare_in:
            self.problems.pass_over()
        else:
            self._bare_in.add(at.file)
            self.problems.add(at, f"{error}; write which it is, here and wherever this file has such a number{rest}")

    def _explained(self, text: str, side: str, error: IdError, title: str) -> str:
        wanted, what = _SIDES[side]
        if "backwards" in str(error) or "range" in str(error):
            return str(error)
        bare = next((n.text for n in self.ids.cells.readings(text) if self.ids.one(n.text)), text)
        elsewhere = self.ids.one(bare)
        if elsewhere and (entry := self.entries[elsewhere]).framework not in wanted:
            name = self.frameworks[entry.framework].name
            says = f'"{text}" is a {entry.kind.one} of {name}; this list takes {what} of {self._names(wanted)}'
            if not self.ids.is_current(entry.id) and side == "iso" and (now := self.now(entry.id)):
                says += f"; in 2022 it is {', '.join(now)}"
            return says
        kind = "criterion" if side == "soc2" else "control or clause" if side == "iso" else "entry"
        within = [found for part in _WITHIN.findall(text) if (found := self.ids.one(part, self._sides[side]))]
        if within:
            return f'unknown {kind} "{text}"; write the ids alone: {", ".join(dict.fromkeys(within))}'
        *_, words = self.ids.cells.readings(text)
        title = words.title or words.aside or title
        by_title = self.titles.likely(title) if title and side == "iso" else None
        return f'unknown {kind} "{text}"{hint(by_title or self._closest(words.text, side))}'

    def _closest(self, text: str, side: str) -> str | None:
        """Return the closest id of a side; the same slip may stand in a thousand places."""
        if (text, side) not in self._near:
            self._near[text, side] = closest_id(text, self.ids_of(side))
        return self._near[text, side]

    def ids_of(self, side: str) -> tuple[str, ...]:
        """Return the ids of a side, in order."""
        return tuple(i for i in self.ids.known if i in self._sides[side])

    def now(self, old: str) -> tuple[str, ...]:
        """Return the 2022 controls that a control, category or domain of 2013 leads to, in order."""
        found = {
            new: None
            for control, transition in self.transitions.items()
            if control == old or self._below(control, old)
            for new in transition.new
        }
        return tuple(i for i in self.ids.known if i in found)

    def _below(self, entry_id: str, ancestor: str) -> bool:
        parent = self.entries[entry_id].parent
        while parent:
            if parent == ancestor:
                return True
            parent = self.entries[parent].parent
        return False

    def _names(self, frameworks: tuple[str, ...]) -> str:
        return " or ".join(self.frameworks[f].name for f in frameworks if f in self.frameworks)

    def _check_title(self, entry_id: str, title: str, at: Position) -> None:
        owners = self.titles.owners(title)
        if entry_id in owners:
            return
        entry = self.entries[entry_id]
        whose = f"; that is the title of {owners[0]}" if owners else ""
        self.problems.add(at, f'the title "{title}" does not belong to {entry_id}, which is "{entry.title}"{whose}')
