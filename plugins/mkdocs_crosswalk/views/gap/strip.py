"""What stays in sight above a list of what remains: by what rows are left out, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.judgement import Runs, Size
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.checklist import LETTERS, Choice, Strip, ordered
from mkdocs_crosswalk.views.entries.panel import help_on
from mkdocs_crosswalk.views.text import Link
from mkdocs_crosswalk.views.tree import group_of

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Outcome, Verdict
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.ways import Way


NONE = "-"
"""The letter of no system."""


def order_of(catalogue: Catalogue, way: Way) -> tuple[Outcome, ...]:
    """Return the outcomes of a way's lists in order: those that verdicts say, and any other that an entry has."""
    kinds = [kind.key for kind in way.kinds]
    return ordered({o for scope in way.scopes(catalogue) for o in outcomes(catalogue, kinds, scope.groups)})


class Places:
    """The groups and systems by which the lists of a way may be filtered; a row names each by its place."""

    def __init__(self, catalogue: Catalogue, way: Way) -> None:
        self.catalogue = catalogue
        self.way = way
        self._first: dict[str, Scope] = {}
        for scope in way.scopes(catalogue):
            for entry in way.entries(catalogue, scope):
                self._first.setdefault(entry.id, scope)
        self.order = order_of(catalogue, way)
        *_, whole = way.scopes(catalogue)
        every = way.entries(catalogue, whole)
        self._groups = list(dict.fromkeys(group_of(catalogue, e).id for e in every))
        bring = {i for e in every for v in catalogue.verdicts[e.id] for i in v.bring}
        used = {system for i in bring for system in catalogue.evidence[i].collected_from}
        self._systems = [i for i in sorted(catalogue.systems, key=self._name) if i in used]

    def key(self, entry: Entry, verdict: Verdict) -> str:
        """Return the letters of the systems that the records of a verdict are kept in; "" if `keys` has the same."""
        letters = self._letters(verdict)
        return letters if letters != self._usual(entry) else ""

    @property
    def keys(self) -> list[str]:
        """Return the letters of each entry in the least scope that has it, and last that of its group."""
        *_, whole = self.way.scopes(self.catalogue)
        return [f"{self._usual(e)}{self._group(e)}" for e in self.way.entries(self.catalogue, whole)]

    def _usual(self, entry: Entry) -> str:
        return self._letters(self.catalogue.verdict(entry.id, self._first[entry.id].groups))

    def _letters(self, verdict: Verdict) -> str:
        found = {system for item in verdict.bring for system in self.catalogue.evidence[item].collected_from}
        return "".join(LETTERS[n] for n, system in enumerate(self._systems) if system in found) or NONE

    def _group(self, entry: Entry) -> str:
        return LETTERS[self._groups.index(group_of(self.catalogue, entry).id)]

    def choices(self, *, period: bool) -> tuple[Choice, ...]:
        """Return by what rows may be left out; what all of them share is no choice.

        `period` says that what has no time of its own is done before the period of a report.
        """
        groups = tuple((e.slug, _said(e)) for e in map(self.catalogue.entries.__getitem__, self._groups))
        sizes = tuple((size.value, wording.SIZE_WORDS[size]) for size in sorted(Size, key=lambda s: -s.work))
        said = {Runs.ANY: wording.BEFORE_PERIOD, **wording.RUNS} if period else wording.RUNS
        times = tuple((runs.value, wording.begin(words)) for runs, words in said.items())
        kinds = {self.catalogue.entries[i].kind.one for i in self._groups}
        group = kinds.pop() if len(kinds) == 1 else "part"
        every = [Choice("group", f"Any {group}", groups), Choice("size", "Any size", sizes)]
        every += [Choice("time", "Any time", times)]
        found = tuple(choice for choice in every if len(choice.items) > 1)
        return (*found, Choice("system", "Any system", ())) if len(self.systems) > 1 else found

    @property
    def systems(self) -> tuple[tuple[str, str], ...]:
        """Return the systems with their names; they stand in the file that the script reads, and on no page."""
        return tuple((i, self._name(i)) for i in self._systems)

    def _name(self, system: str) -> str:
        return self.catalogue.systems[system].name


def _said(group: Entry) -> str:
    return f"{group.id} {group.title}" if group.id != group.title else group.title


def strip(places: Places, scope: Scope, counts: dict[Outcome, int], extent: Extent, *, period: bool) -> Strip:
    """Return the strip of a list; in one of a `period` all else is done before it."""
    way = places.way
    files = (
        Link(way.csv(scope), "Whole list (CSV)"),
        Link(addresses.CONTROL_MATRIX, "All entries and scopes (XLSX)"),
    )
    there = tuple(file for file in files if extent.has(file.target))
    return Strip(
        way.key, str(way.direction), counts, places.choices(period=period), there, help_on(extent, wording.SIZE_TERM)
    )
