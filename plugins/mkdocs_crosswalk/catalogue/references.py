"""Ids in data files, resolved against the frameworks, with a located problem and the closest right id for each slip."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from .frameworks import ISO, ISO_2013, KIND_NAMES, SINGLE, SOC2
from .ids import OLD, IdError, Ids
from .problems import closest_id, hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .fields import Fields
    from .model import Entry, Framework, Transition
    from .problems import Position, Problems
    from .yaml_files import Scalar

_WITH_TITLE = re.compile(
    r"^(?P<id>(?:Clause [\d.]*\d|A\.[\d.]*\d|[A-Z]{1,2}\d[\d.]*)(?: \(2013\))?)\s+(?P<title>[A-Za-z].*)$"
)
NEARLY = 0.9
"""The likeness from which a printed title is taken for a slip of an official one."""
_SIDES = {
    "iso": ((ISO,), "controls and clauses"),
    "iso-2013": ((ISO_2013,), "domains, categories and controls"),
    "soc2": ((SOC2,), "criteria"),
    "any": ((ISO, SOC2, ISO_2013), "entries"),
}


def normal_title(title: str) -> str:
    """Return a title without case, punctuation and the small differences between editions of one text."""
    return " ".join(re.findall(r"[a-z0-9]+", title.lower().replace("&", "and")))


class References:
    """Resolves ids; every method reports what does not fit and returns what does."""

    def __init__(self, entries: Mapping[str, Entry], frameworks: Mapping[str, Framework], problems: Problems) -> None:
        self.entries = entries
        self.frameworks = frameworks
        self.problems = problems
        self.ids = Ids(entries)
        self.transitions: Mapping[str, Transition] = {}
        self._near: dict[tuple[str, str], str | None] = {}  # a file cut short makes one id unknown in many places
        self._sides = {
            side: frozenset(e.id for e in entries.values() if e.framework in wanted)
            for side, (wanted, _) in _SIDES.items()
        }
        self._by_title: dict[str, list[str]] = {}
        for entry in entries.values():
            for title in {entry.title, entry.title_27002} - {""}:
                self._by_title.setdefault(normal_title(title), []).append(entry.id)

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
        if len(found) == 1 and self.entries[found[0]].kind in SINGLE:
            return found[0]
        if found:
            wanted = "a criterion" if side == "soc2" else "a control or sub-clause"
            self.problems.add(fields.place(name), f'"{fields.text(name)}" must be {wanted}')
        return ""

    def expand(self, scalar: Scalar, side: str) -> tuple[str, ...]:
        """Return the entries of one written reference, or none after reporting why."""
        text = " ".join(scalar.text.split())
        title = ""
        if match := _WITH_TITLE.match(text):
            text, title = match["id"], match["title"]
        try:
            found = self.ids.expand(text, self._sides[side])
        except IdError as error:
            self.problems.add(scalar.at, self._explain(text, side, error))
            return ()
        if title:
            self._check_title(found[0], title, scalar.at)
        return found

    def printed(self, text: str, side: str) -> tuple[str, ...]:
        """Return the entries of a reference as a source printed it.

        Raises:
            IdError: it names nothing in that framework and edition.
        """
        return self.ids.expand(text, self._sides[side])

    def explain(self, scalar: Scalar, side: str, error: IdError) -> None:
        """Report a printed reference that names nothing."""
        self.problems.add(scalar.at, self._explain(scalar.text, side, error))

    def _explain(self, text: str, side: str, error: IdError) -> str:
        wanted, what = _SIDES[side]
        if "backwards" in str(error) or "range" in str(error):
            return str(error)
        elsewhere = self.ids.one(text)
        if elsewhere and (entry := self.entries[elsewhere]).framework not in wanted:
            name = self.frameworks[entry.framework].name
            says = (
                f'"{text}" is a {KIND_NAMES[entry.kind][0]} of {name}; this list takes {what} of {self._names(wanted)}'
            )
            if entry.id.endswith(OLD) and side == "iso" and (now := self.now(entry.id)):
                says += f"; in 2022 it is {', '.join(now)}"
            return says
        kind = "criterion" if side == "soc2" else "control or clause" if side == "iso" else "entry"
        if (text, side) not in self._near:
            self._near[text, side] = closest_id(text, self.ids_of(side))
        return f'unknown {kind} "{text}"{hint(self._near[text, side])}'

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
        owners = self._by_title.get(normal_title(title), [])
        if entry_id in owners:
            return
        entry = self.entries[entry_id]
        whose = f"; that is the title of {owners[0]}" if owners else ""
        self.problems.add(at, f'the title "{title}" does not belong to {entry_id}, which is "{entry.title}"{whose}')

    def foreign_title(self, title: str, own: Iterable[str]) -> str | None:
        """Return the 2022 entry whose title this is, exactly or nearly, unless it is one of `own`."""
        own = tuple(own)
        exact = [i for i in self._by_title.get(normal_title(title), []) if i in self._sides["iso"]]
        if exact:
            return None if set(exact) & set(own) else exact[0]
        titles = [t for t, owners in self._by_title.items() if owners[0] in self._sides["iso"]]
        near = difflib.get_close_matches(normal_title(title), titles, n=1, cutoff=NEARLY)
        if not near:
            return None
        owners = self._by_title[near[0]]
        return None if set(owners) & set(own) else owners[0]
