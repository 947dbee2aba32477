"""Ids of a file read against the frameworks: as they stand, as a part of an entry, or with a correction to propose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.problems import hint
from mkdocs_crosswalk.data.words import listed, with_article
from mkdocs_crosswalk.ids.closest import closest_id
from mkdocs_crosswalk.ids.forms import LONGEST
from mkdocs_crosswalk.ids.spelling import IdError
from mkdocs_crosswalk.registers.levels import Confidence
from mkdocs_crosswalk.registers.references import BareNumberError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.references import References

    from .found import Cell

LONGEST_CELL = 2_000
"""Characters of a cell of ids."""
_SIGNS = re.compile(r"[\s_-]+")
_POINT = re.compile(r"(?P<entry>.*\d)(?:[.,/]|[\s_-]*(?P<word>[A-Za-z][A-Za-z ]*?)[\s_.-]*|[\s_-]+)(?P<number>\d{1,3})")


class Part(NamedTuple):
    """One id of a cell.

    Attributes:
        printed: The id as the data keeps it.
        entries: What it names.
        point: The id where it names a part of an entry, or "".
        meant: Where it is a slip: the entries that are proposed, each with how sure that is.
        reason: Why.
    """

    printed: str
    entries: tuple[str, ...]
    point: str = ""
    meant: tuple[tuple[str, Confidence], ...] = ()
    reason: str = ""


class IdReader:
    """Reads ids, and reports each that names nothing.

    Args:
        references: Resolves ids.
        bare: What numbers are with which several entries are written, or "".
        slips: Whether the closest id is proposed for one that does not exist.
    """

    def __init__(self, references: References, *, bare: str = "", slips: bool = False) -> None:
        self.references = references
        self.problems = references.problems
        self.bare = bare
        self.slips = slips
        self.older: dict[str, None] = {}
        """Ids of an edition that has been succeeded."""
        self.shared: dict[str, None] = {}
        """Ids that this edition has, and one that it has succeeded too."""

    def key_of(self, tokens: Iterable[str], share: float = 0.5) -> str | None:
        """Return the key of the framework that has most of some ids, or None if none has such a share of them."""
        tokens = list(dict.fromkeys(tokens))
        frameworks = [f for f in self.references.frameworks.values() if f.single]
        counts = {f.key: sum(self._readable(token, f) for token in tokens) for f in frameworks}
        best = max(counts, key=counts.__getitem__, default=None)
        return best if best and counts[best] >= share * len(tokens) else None

    def _readable(self, token: str, framework: Framework) -> bool:
        allowed = self.references.allowed[framework.key].ids
        return len(token) <= LONGEST and any(self.references.ids.one(text, allowed) for text in _spellings(token))

    def read(self, cells: Iterable[Cell], key: str, *, tokens: bool = False) -> list[Part]:
        """Return the ids of some cells, each once; those that cannot be read are reported."""
        found: dict[Part, None] = {}
        for cell in cells:
            if len(cell.text) > LONGEST_CELL:
                says = f"the cell has {len(cell.text):,} characters, and no list of ids has more than {LONGEST_CELL:,}"
                self.problems.add(cell.at, f'{says}; it begins "{cell.folded[:40]}"')
                continue
            if cell.number and "." in cell.text:
                says = f"the cell holds the number {cell.text}, and 5.10 as a number is 5.1; make the column text"
                self.problems.add(cell.at, says)
                continue
            for text in self.references.ids.cells.references(cell.text.strip()):
                if part := self._part(text.strip(" \t\r\n"), cell, key, tokens=tokens):
                    found[part] = None
        return list(found)

    def _part(self, text: str, cell: Cell, key: str, *, tokens: bool) -> Part | None:
        if point := self._point(text, key):
            return Part(point, (point,), text)
        try:
            return self._direct(text, key, tokens=tokens)
        except IdError as error:
            part = self._respelt(text, key) or self._moved(text, key) or (self._slip(text, key) if self.slips else None)
            if part is None:
                self._explain(text, cell, key, error)
            return part

    def _direct(self, text: str, key: str, *, tokens: bool) -> Part:
        found = self.references.read(text, key, self.bare)
        words = found.title or found.aside
        readings = self.references.ids.cells.readings(text)
        printed = next((n.text for n in readings if words in (n.title, n.aside)), text) if words else text
        for entry in found.entries:
            older = [i for i in self.references.ids.find(printed) if i != entry and not self.references.asked(i)]
            if older:
                self.shared[printed] = None
        if tokens:
            return Part(", ".join(found.entries) if len(found.entries) == 1 else printed, found.entries)
        return self._titled(printed, found.entries, words, key) or Part(printed, found.entries)

    def _titled(self, printed: str, entries: tuple[str, ...], title: str, key: str) -> Part | None:
        """Return a correction where the title beside an id is that of another entry."""
        references = self.references
        if not title or references.frameworks[references.entries[entries[0]].framework].labels == "ours":
            return None
        owner = references.titles.foreign(title, entries)
        meant = () if owner is None else (owner,) if owner in references.allowed[key].ids else references.now(owner)
        meant = tuple(entry for entry in meant if references.entries[entry].kind.single)
        if not meant:
            return None
        sure = Confidence.LIKELY if len(meant) == 1 else Confidence.AMBIGUOUS
        reason = f"The title beside {printed} is that of {owner}."
        return Part(printed, entries, meant=tuple((entry, sure) for entry in meant), reason=reason)

    def _point(self, text: str, key: str) -> str | None:
        """Return the entry of which an id names a numbered part, if entries of its kind have such parts."""
        match = _POINT.fullmatch(text)
        allowed = self.references.allowed[key].ids
        if match is None or len(text) > LONGEST:
            return None
        entry = next((e for one in _spellings(match["entry"]) if (e := self.references.ids.one(one, allowed))), None)
        points = self.references.entries[entry].kind.points if entry else None
        if entry is None or points is None or entry == self._whole(text, allowed, match["word"]):
            return None
        if not 0 < int(match["number"]) <= len(self.references.entries[entry].points):
            return None
        word = (match["word"] or "").strip().casefold()
        names = ("", "p", "point", points.one, points.many, "".join(part[0] for part in points.one.split()))
        return entry if word in (name.casefold() for name in names) else None

    def _whole(self, text: str, allowed: frozenset[str], word: str | None) -> str | None:
        """Return the entry that a text is the id of, where no number of it is one too many: `CC 6 1` is CC6.1."""
        if word:
            return None
        numbers = len(re.findall(r"\d+", text))
        found = (self.references.ids.one(one, allowed) for one in _spellings(text))
        return next((e for e in found if e and len(re.findall(r"\d+", e)) == numbers), None)

    def _respelt(self, text: str, key: str) -> Part | None:
        """Return what an id means as programs write it: `cc_6_1`, `clause-4.1`; the data keeps the usual spelling."""
        allowed = self.references.allowed[key].ids
        entry = next((e for one in _spellings(text)[1:] if (e := self.references.ids.one(one, allowed))), None)
        return Part(entry, (entry,)) if entry else None

    def _moved(self, text: str, key: str) -> Part | None:
        """Return a correction for an id of an edition that has been succeeded."""
        references = self.references
        named = next((n.text for n in references.ids.cells.readings(text) if references.ids.one(n.text)), text)
        old = references.ids.one(named)
        after = references.allowed[key].follows(references.entries[old].framework) if old else None
        if old is None or after is None:
            return None
        meant = tuple(entry for entry in references.now(old) if references.entries[entry].kind.single)
        if not meant:
            return None
        self.older[named] = None
        sure = Confidence.LIKELY if len(meant) == 1 else Confidence.AMBIGUOUS
        edition = references.frameworks[references.entries[old].framework].edition
        reason = f"{named} is an id of {edition}; in {after.edition} it is {listed(meant)}."
        return Part(named, (), meant=tuple((entry, sure) for entry in meant), reason=reason)

    def _slip(self, text: str, key: str) -> Part | None:
        near = self._closest(text, key)
        if near is None:
            return None
        reason = f"There is no {text}; the closest id is {near}."
        return Part(text, (), meant=((near, Confidence.LIKELY),), reason=reason)

    def _closest(self, text: str, key: str) -> str | None:
        allowed = self.references.allowed[key].ids
        singles = (i for i in self.references.entries if i in allowed and self.references.entries[i].kind.single)
        elsewhere = self.references.ids.one(text)
        return closest_id(text, singles) if len(text) <= LONGEST and not elsewhere else None

    def _explain(self, text: str, cell: Cell, key: str, error: IdError) -> None:
        if len(text) > LONGEST:
            one = with_article(self.references.allowed[key].one)
            self.problems.add(cell.at, f'"{text[:40]} …" has {len(text):,} characters and is not the id of {one}')
            return
        if isinstance(error, BareNumberError):
            names = listed((f"--bare {name}" for name in self.references.bare), "or")
            self.problems.add(cell.at, f"{error}; say which with {names}, or write it")
            return
        before = len(self.problems.found)
        self.references.explain(text, cell.at, key, error)
        near = self._closest(text, key)
        if near and len(self.problems.found) > before and hint(near) in self.problems.found[-1].message:
            self.proposable = True

    proposable = False
    """Whether an id was refused for which there is a closest one."""


def _spellings(text: str) -> tuple[str, ...]:
    """Return an id as it stands, and as programs mean it that know no dot or no blank."""
    return tuple(dict.fromkeys((text, _SIGNS.sub(" ", text.replace("-", " ")))))


def parts_of(parts: Iterable[Part]) -> Iterator[tuple[str, Confidence]]:
    """Yield what the ids of a side mean together, where one of them is a slip: single entries, each once."""
    found: dict[str, Confidence] = {}
    for part in parts:
        for entry, sure in part.meant or tuple((entry, Confidence.CERTAIN) for entry in part.entries):
            found.setdefault(entry, sure)
    yield from found.items()
