"""Which way round two frameworks are compared, for which scopes, and where the lists of each are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.levels import Direction
from mkdocs_crosswalk.registers.shortcuts import gap_page

from . import addresses, wording
from .tree import outermost

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.kinds import Kind

WHOLE = "all"
SEVERAL = 3
"""From how many groups on the whole has a name of its own."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a framework is held or asked for; where nothing can be left out all words of it are empty.

    Attributes:
        key: Its word in addresses and file names.
        label: What a row of scopes calls it, each after the first as what it adds to that.
        groups: The groups that it holds.
        name: Their names, or that of the whole, such as `Security and Availability`.
    """

    key: str = ""
    label: str = ""
    groups: tuple[str, ...] = ()
    name: str = ""


def groups_of(catalogue: Catalogue, framework: Framework) -> tuple[str, ...]:
    """Return the groups of a framework that scopes are made of."""
    return tuple(e.id for e in catalogue.framework_entries(framework.id, framework.scope)) if framework.scope else ()


def scopes(catalogue: Catalogue, framework: Framework | None, *, figures: bool = False) -> tuple[Scope, ...]:
    """Return the scopes whose groups are all there, the least first, and last the whole of what is there.

    Args:
        catalogue: The catalogue; it may be a selection.
        framework: The framework, or None where nothing can be left out.
        figures: Whether those are wanted too that only figures are given for.
    """
    if framework is None or not framework.scope:
        return (Scope(),)
    there, every = (groups_of(c, framework) for c in (catalogue, catalogue.full))
    offered = [s for s in framework.scopes if set(s.groups) <= set(there) and (figures or not s.figures)]
    found = tuple(Scope(s.key, s.label, s.groups, listed(s.groups)) for s in offered)
    whole = there == every and len(there) >= SEVERAL
    count = wording.in_words(len(there))
    name = f"all {count} {framework.kinds[framework.scope].many}" if whole else listed(there)
    label = f"All {count}" if whole else f"+ {listed(there[1:] or there)}"
    return found if any(s.groups == there for s in found) else (*found, Scope(WHOLE, label, there, name))


def least(catalogue: Catalogue, framework: Framework) -> Scope:
    """Return the first scope of a framework, which every other one includes."""
    return scopes(catalogue, framework)[0]


def in_scope(catalogue: Catalogue, entry: Entry, scope: Scope) -> bool:
    """Say whether an entry of a framework with scopes belongs to one; what is common to all always does."""
    group = outermost(catalogue, entry)
    return group.common or group.id in scope.groups


@dataclass(frozen=True, slots=True)
class Way:
    """What the holder of one framework has for another that is asked for."""

    held: Framework
    asked: Framework

    @property
    def key(self) -> str:
        """Return its word in addresses and file names."""
        return f"{self.held.address}-to-{self.asked.address}"

    @property
    def direction(self) -> Direction:
        """Return the direction of levels."""
        return Direction(self.held.key, self.asked.key)

    @property
    def back(self) -> Way:
        """Return the other way round."""
        return Way(self.asked, self.held)

    @property
    def scoped(self) -> Framework | None:
        """Return the one of the two that has scopes."""
        return next((f for f in (self.asked, self.held) if f.scope), None)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds of what is asked for; first those that bind everybody."""
        return tuple(sorted(self.asked.single, key=lambda kind: not kind.always))

    def scopes(self, catalogue: Catalogue) -> tuple[Scope, ...]:
        """Return the scopes of its lists."""
        return scopes(catalogue, self.scoped)

    def page(self, scope: Scope) -> str:
        """Return the source address of the list for a scope; that of the first has the shortest."""
        offered = self.scoped.scopes if self.scoped else ()
        first = offered[0].key if offered else WHOLE
        page = gap_page(self.held, self.asked)
        return f"{page}.md" if scope.key in ("", first) else f"{page}/{scope.key}.md"

    def csv(self, scope: Scope) -> str:
        """Return the address of the same rows as CSV; the name says what it is in a folder of downloads."""
        return f"{addresses.DOWNLOADS}gap-{'-'.join(part for part in (self.key, scope.key) if part)}.csv"

    @property
    def pairs_csv(self) -> str:
        """Return the address of the pairs as CSV."""
        return f"{addresses.DOWNLOADS}crosswalk-{self.key}.csv"

    def entries(self, catalogue: Catalogue, scope: Scope) -> tuple[Entry, ...]:
        """Return what is asked for, kind by kind."""
        there = [e for e in catalogue.singles if e.framework == self.asked.id]
        found = (e for kind in self.kinds for e in there if e.kind.key == kind.key)
        return tuple(e for e in found if not self.asked.scope or in_scope(catalogue, e, scope))


def both(crosswalk: Crosswalk) -> tuple[Way, Way]:
    """Return the two ways of a crosswalk: towards its left framework, and towards its right one."""
    return Way(crosswalk.right, crosswalk.left), Way(crosswalk.left, crosswalk.right)


def way_to(catalogue: Catalogue, framework: str) -> Way | None:
    """Return the way on which a framework is asked for, by its id, or None if it is compared with no other.

    A framework that is compared with several has verdicts for the first of them.
    """
    if not any(framework in crosswalk for crosswalk in catalogue.crosswalks):
        return None
    crosswalk = catalogue.crosswalk_of(framework)
    return next(way for way in both(crosswalk) if way.asked.id == framework)


def way_of(catalogue: Catalogue, direction: Direction | None) -> Way | None:
    """Return the way of a direction, or None of one that is none."""
    every = (way for crosswalk in catalogue.crosswalks for way in both(crosswalk))
    return next((way for way in every if way.direction == direction), None)


def spoken_of(catalogue: Catalogue, way: Way) -> bool:
    """Say whether anybody gives a level on a way: a source, this project or the site."""
    return any(way.direction in overlap.levels for overlap in catalogue.overlaps.values())


def judged(catalogue: Catalogue, framework: str) -> bool:
    """Say whether there are verdicts on the entries of a framework."""
    return any(entry.framework == framework and entry.id in catalogue.verdicts for entry in catalogue.singles)


def ways(catalogue: Catalogue) -> tuple[Way, ...]:
    """Return the ways for which there are verdicts, in the order of the crosswalks."""
    every = (way for crosswalk in catalogue.crosswalks for way in both(crosswalk))
    return tuple(w for w in every if way_to(catalogue, w.asked.id) == w and judged(catalogue, w.asked.id))


def compared(catalogue: Catalogue) -> tuple[Framework, ...]:
    """Return the frameworks whose entries pairs may join, in order."""
    return tuple(framework for framework in catalogue.frameworks.values() if framework.single)


def title(catalogue: Catalogue) -> str:
    """Return what files that hold all of it are called."""
    return f"Crosswalk of {listed([framework.name for framework in compared(catalogue)])}"


def by_framework(catalogue: Catalogue, entries: Iterable[str]) -> tuple[tuple[Framework, tuple[str, ...]], ...]:
    """Return each framework that is compared with those of some entries that are its own."""
    found = tuple(entries)
    return tuple((f, tuple(e for e in found if catalogue.entries[e].framework == f.id)) for f in compared(catalogue))


def ended(catalogue: Catalogue) -> dict[str, Framework]:
    """Return each edition that another one succeeds, by the id of that one."""
    every = catalogue.frameworks
    return {f.id: every[f.succeeds] for f in every.values() if f.succeeds in every and not every[f.succeeds].single}
