"""Ids in data files, resolved against the frameworks, with a located problem and the closest right id for each slip."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.problems import hint
from mkdocs_crosswalk.data.words import with_article
from mkdocs_crosswalk.ids.closest import closest_id
from mkdocs_crosswalk.ids.spelling import IdError

from .allowed import ANY, allowed, bare_spellings
from .crosswalks import crosswalks, no_direction
from .levels import UNDIRECTED, Direction
from .titles import Titles
from .wide import below, reached_by, under

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems
    from mkdocs_crosswalk.data.yaml_files import Scalar
    from mkdocs_crosswalk.ids.spelling import Ids

    from .frameworks import Entry, Framework

TRANSITION = "transition"
"""What is lost if the ways from one edition to the next cannot be read."""
_WITHIN = re.compile(r"\b(?:[A-Za-z]{1,12}\s|[A-Za-z]{1,2}[\s.]?)\d+(?:\.\d+)*")
_FIRST = re.compile(r"^[\d.\s]*\d")


class BareNumberError(IdError):
    """A number that several entries of a framework are written with; carries them."""

    def __init__(self, text: str, both: tuple[str, ...]) -> None:
        super().__init__(f'"{text}" may be {" or ".join(both)}')


class Found(NamedTuple):
    """What a written reference names: entries, and the words beside its id."""

    entries: tuple[str, ...]
    title: str
    aside: str


class References:
    """Resolves ids; every method reports what does not fit and returns what does.

    Which ids a list takes is said by the key of a framework, or by `ANY`.
    """

    def __init__(
        self, ids: Ids, entries: Mapping[str, Entry], frameworks: Mapping[str, Framework], problems: Problems
    ) -> None:
        self.ids = ids
        self.entries = entries
        self.frameworks = frameworks
        self.problems = problems
        self.crosswalks = crosswalks(frameworks.values())
        self.moves: Mapping[str, tuple[str, ...]] = {}
        """By entry of an edition that has been succeeded: what it became."""
        self.allowed = {f.key: allowed([f], entries) for f in frameworks.values()}
        self.allowed[ANY] = allowed(frameworks.values(), entries)
        self._by_key = {f.key: f for f in frameworks.values()}
        self._near: dict[tuple[str, str], str | None] = {}  # a file cut short makes one id unknown in many places
        self._bare_in: set[str] = set()

    @cached_property
    def titles(self) -> Titles:
        """The titles of all entries."""
        return Titles(self.entries, self.frameworks, self.now)

    @cached_property
    def directions(self) -> dict[str, Direction]:
        """The directions between frameworks that pairs may join, and that of what has none, by their words."""
        every = (*(d for crosswalk in self.crosswalks for d in crosswalk.directions), UNDIRECTED)
        return {str(direction): direction for direction in every}

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions of the frameworks that have several."""
        after = [f for f in self.frameworks.values() if f.succeeds]
        return tuple(sorted({e for f in after for e in (f.edition, self.frameworks[f.succeeds].edition)}))

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """What a file may say that its bare numbers are."""
        return tuple(dict.fromkeys(name for f in self.frameworks.values() for name in bare_spellings(f)))

    def in_edition(self, key: str, edition: str) -> str:
        """Return the key of an edition of a framework, or its own if it has no such edition."""
        framework = self._by_key[key]
        while framework.edition != edition and framework.succeeds:
            framework = self.frameworks[framework.succeeds]
        return framework.key if framework.edition == edition else key

    def direction(self, fields: Fields) -> Direction | None:
        """Return the direction that a file or row says, or None."""
        text = fields.text("direction")
        if text and text not in self.directions:
            keys = [f.key for f in self.frameworks.values() if f.single]
            fields.problems.add(fields.place("direction"), no_direction(text, self.directions, keys))
        return self.directions.get(text)

    @cached_property
    def _points(self) -> dict[str, str]:
        """The entry of each point; a reader of ids would take `CC7.2/3` for an entry and a group."""
        return {point.id: entry.id for entry in self.entries.values() for point in entry.points}

    def each(self, scalars: Iterable[Scalar], key: str) -> tuple[str, ...]:
        """Return the entries of a list of ids, each written as `A.5.15` or `A.5.15 Access control`, ranges expanded.

        An entry that two of them name is reported.
        """
        found: dict[str, None] = {}
        for scalar in scalars:
            for entry in self.expand(scalar, key):
                if entry in found:
                    self.problems.add(scalar.at, f'"{entry}" stands twice')
                found[entry] = None
        return tuple(found)

    def _is_point(self, scalar: Scalar) -> bool:
        """Say whether a text names a point, after reporting that it is no entry."""
        text = scalar.text.strip()
        if owner := self._points.get(text):
            self.problems.add(scalar.at, f'"{text}" is a point of {owner}; write {owner}')
        return bool(owner)

    def asked(self, entry: str) -> bool:
        """Say whether an entry is of a framework that pairs may join, and not of an edition that has ended."""
        return bool(self.frameworks[self.entries[entry].framework].single)

    def single(self, fields: Fields, name: str, key: str) -> str:
        """Return an entry that a pair may join, or an empty text after reporting why there is none."""
        if not fields.text(name, required=True):
            return ""
        found = self.each(fields.texts(name), key)
        if len(found) == 1 and self.entries[found[0]].kind.single:
            return found[0]
        if found:
            self.problems.add(fields.place(name), f'"{fields.text(name)}" must be {self.allowed[key].single}')
        return ""

    def expand(self, scalar: Scalar, key: str) -> tuple[str, ...]:
        """Return the entries of a text, or of those of its references that name some after reporting the others."""
        if self._is_point(scalar):
            return ()
        return tuple(
            entry for text in self.ids.cells.references(scalar.text) for entry in self._expand(text, scalar.at, key)
        )

    def reach(self, scalar: Scalar) -> tuple[str, ...]:
        """Return the entries that a pair may join and that a reference reaches, or none after reporting why.

        It names one of them, a group for all below it, a range, also from one group into another, a framework by its
        id, or the word `all`.
        """
        if self._is_point(scalar):
            return ()
        try:
            wide = reached_by(scalar.text, self.ids, self.entries, self.frameworks)
        except IdError as error:
            self.problems.add(scalar.at, str(error))
            return ()
        if wide is not None:
            return wide
        found = {entry: below(entry, self.entries) for entry in self.expand(scalar, ANY)}
        for entry in [entry for entry, singles in found.items() if not singles][:1]:
            what = f"{self.allowed[ANY].single}, or a group of them{self.moved(entry)}"
            self.problems.add(scalar.at, f'"{entry}" must be {what}')
        return tuple(dict.fromkeys(entry for singles in found.values() for entry in singles))

    def _expand(self, text: str, at: Position, key: str) -> tuple[str, ...]:
        try:
            found = self.read(text, key)
        except IdError as error:
            self.explain(text, at, key, error)
            return ()
        if found.title:
            self._check_title(found.entries[0], found.title, at)
        return found.entries

    def read(self, reference: str, key: str, bare: str = "") -> Found:
        """Return what one reference names.

        Args:
            reference: An id or a range, perhaps with words beside it.
            key: Which ids are allowed.
            bare: Of `bare`: what numbers are that several entries are written with.

        Raises:
            IdError: it names nothing in that framework and edition.
            BareNumberError: several entries are written with it.
        """
        problem: IdError | None = None
        for named in self.ids.cells.readings(reference):
            try:
                return Found(self._named(named.text, key, bare), named.title, named.aside)
            except IdError as error:
                problem = problem or error
        raise problem or IdError(f'there is no "{reference}"')

    def _named(self, text: str, key: str, bare: str) -> tuple[str, ...]:
        text = " ".join(text.split())
        ids = self.allowed[key].ids
        number = _FIRST.match(text)
        both = [self.entries[i] for i in self.ids.find(number[0]) if i in ids] if number else []
        if both:
            both = [entry for entry in both if entry.framework == both[0].framework]
            spellings = bare_spellings(self.frameworks[both[0].framework])
            if sum(any(entry.kind.key in s.kinds for entry in both) for s in spellings.values()) > 1:
                if bare not in spellings:
                    raise BareNumberError(text, tuple(entry.id for entry in both))
                text = f"{spellings[bare].form.partition('{')[0]}{text}"
        return self.ids.expand(text, ids)

    def explain(self, text: str, at: Position, key: str, error: IdError, *, title: str = "", rest: str = "") -> None:
        """Report a reference that names nothing.

        Args:
            text: The reference.
            at: Where it stands.
            key: Which ids were allowed.
            error: Why it names nothing.
            title: The title printed beside it, by which the right id may be known.
            rest: What else may be written for bare numbers; they are reported once a file.
        """
        if not isinstance(error, BareNumberError):
            self.problems.add(at, self._explained(text, key, error, title))
        elif at.file in self._bare_in:
            self.problems.pass_over()
        else:
            self._bare_in.add(at.file)
            self.problems.add(at, f"{error}; write which it is, here and wherever this file has such a number{rest}")

    def _explained(self, text: str, key: str, error: IdError, title: str) -> str:
        allowed = self.allowed[key]
        if "backwards" in str(error) or "range" in str(error):
            return str(error)
        bare = next((n.text for n in self.ids.cells.readings(text) if self.ids.one(n.text)), text)
        elsewhere = self.ids.one(bare)
        if elsewhere and not allowed.holds((entry := self.entries[elsewhere]).framework):
            what = f"{with_article(entry.kind.one)} of {self.frameworks[entry.framework].name}"
            return f'"{text}" is {what}; this list takes {allowed.many} of {allowed.names}{self.moved(elsewhere, key)}'
        within = [found for part in _WITHIN.findall(text) if (found := self.ids.one(part, allowed.ids))]
        if within:
            return f'unknown {allowed.one} "{text}"; write the ids alone: {", ".join(dict.fromkeys(within))}'
        *_, words = self.ids.cells.readings(text)
        by_title = self.titles.likely(words.title or words.aside or title, self._by_key.get(key))
        return f'unknown {allowed.one} "{text}"{hint(by_title or self._closest(words.text, key))}'

    def _closest(self, text: str, key: str) -> str | None:
        """Return the closest id of those allowed; the same slip may stand in a thousand places."""
        if (text, key) not in self._near:
            ids = self.allowed[key].ids
            self._near[text, key] = closest_id(text, (i for i in self.entries if i in ids))
        return self._near[text, key]

    def moved(self, old: str, key: str = ANY) -> str:
        """Return the tail of a message on an entry of another edition: what it is in the one that a list takes."""
        after = self.allowed[key].follows(self.entries[old].framework)
        now = self.now(old) if after else ()
        return f"; in {after.edition} it is {', '.join(now)}" if after and now else ""

    def now(self, old: str) -> tuple[str, ...]:
        """Return the entries that one of an edition leads to in the next, or all below a group of it, in order."""
        found = {new for i, became in self.moves.items() if i == old or under(i, old, self.entries) for new in became}
        return tuple(i for i in self.entries if i in found)

    def _check_title(self, entry_id: str, title: str, at: Position) -> None:
        owners = self.titles.owners(title)
        if entry_id in owners:
            return
        entry = self.entries[entry_id]
        whose = f"; that is the title of {owners[0]}" if owners else ""
        self.problems.add(at, f'the title "{title}" does not belong to {entry_id}, which is "{entry.title}"{whose}')
