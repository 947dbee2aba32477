"""Which way round two frameworks are compared, and where the lists of each are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.levels import Direction
from mkdocs_crosswalk.registers.shortcuts import gap_page, plan_page

from . import addresses
from .scopes import in_scope, scopes, usual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.kinds import Kind

    from .scopes import Scope


@frozen
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
        """Return the scopes of its lists: every one."""
        return scopes(catalogue, self.scoped)

    def usual(self, catalogue: Catalogue) -> tuple[Scope, ...]:
        """Return those of its scopes that short tables have room for."""
        return usual(catalogue, self.scoped)

    def page(self, scope: Scope) -> str:
        """Return the source address of the list for a scope; that of the first has the shortest."""
        page = gap_page(self.held, self.asked)
        return f"{page}.md" if scope.first else f"{page}/{scope.key}.md"

    def csv(self, scope: Scope) -> str:
        """Return the address of the same rows as CSV; the name says what it is in a folder of downloads."""
        return f"{addresses.DOWNLOADS}gap-{'-'.join(part for part in (self.key, scope.key) if part)}.csv"

    def plan(self, scope: Scope) -> str:
        """Return the source address of the evidence plan for a scope; that of the first has the shortest."""
        page = plan_page(self.held, self.asked)
        return f"{page}.md" if scope.first else f"{page}/{scope.key}.md"

    @property
    def pairs_csv(self) -> str:
        """Return the address of the pairs as CSV."""
        return f"{addresses.DOWNLOADS}crosswalk-{self.key}.csv"

    def entries(self, catalogue: Catalogue, scope: Scope) -> tuple[Entry, ...]:
        """Return what is asked for, kind by kind."""
        there = [entry for entry in catalogue.singles if self.asks_for(catalogue, entry, scope)]
        return tuple(entry for kind in self.kinds for entry in there if entry.kind.key == kind.key)

    def asks_for(self, catalogue: Catalogue, entry: Entry, scope: Scope) -> bool:
        """Say whether an entry is asked for in a scope."""
        there = entry.framework == self.asked.id and entry.kind.single
        return there and (not self.asked.scope or in_scope(catalogue, entry, scope))


def both(crosswalk: Crosswalk) -> tuple[Way, Way]:
    """Return the two ways of a crosswalk: towards its left framework, and towards its right one."""
    return Way(crosswalk.right, crosswalk.left), Way(crosswalk.left, crosswalk.right)


def crosswalk_of(catalogue: Catalogue, way: Way) -> Crosswalk:
    """Return the crosswalk of the two frameworks of a way."""
    return next(crosswalk for crosswalk in catalogue.crosswalks if way in both(crosswalk))


class PairsFile(NamedTuple):
    """The pairs of two frameworks as CSV: a file for each direction, or one where nobody gives levels."""

    way: Way
    uri: str
    label: str


def pairs_files(catalogue: Catalogue, crosswalk: Crosswalk) -> tuple[PairsFile, ...]:
    """Return the files with the pairs of a crosswalk."""
    if levelled(catalogue, crosswalk):
        return tuple(PairsFile(w, w.pairs_csv, f"CSV, {w.held.held} to {w.asked.held}") for w in both(crosswalk))
    left, right = crosswalk.left, crosswalk.right
    uri = f"{addresses.DOWNLOADS}crosswalk-{left.address}-and-{right.address}.csv"
    return (PairsFile(both(crosswalk)[1], uri, f"CSV, {left.held} and {right.held}"),)


def matrix_uri(catalogue: Catalogue, crosswalk: Crosswalk) -> str:
    """Return the page of the matrix of two frameworks; that of the first has the shortest address."""
    if crosswalk == catalogue.crosswalks[0]:
        return addresses.MATRIX
    return f"{addresses.MATRICES}{crosswalk.left.address}-and-{crosswalk.right.address}.md"


def whole_matrix_uri(catalogue: Catalogue, crosswalk: Crosswalk) -> str:
    """Return the page of the whole table of two frameworks, below that of their matrix."""
    return f"{matrix_uri(catalogue, crosswalk).removesuffix('.md')}/all.md"


def way_to(catalogue: Catalogue, framework: str) -> Way | None:
    """Return the way on which a framework is asked for, by its id, or None if it is compared with no other.

    A framework that is compared with several has verdicts for the first of them.
    """
    return next(iter(ways_to(catalogue, framework)), None)


def ways_to(catalogue: Catalogue, framework: str) -> tuple[Way, ...]:
    """Return every way on which a framework is asked for, by its id: first that of its verdicts."""
    every = (way for crosswalk in catalogue.crosswalks for way in both(crosswalk))
    return tuple(way for way in every if way.asked.id == framework)


def way_of(catalogue: Catalogue, direction: Direction | None) -> Way | None:
    """Return the way of a direction, or None of one that is none."""
    every = (way for crosswalk in catalogue.crosswalks for way in both(crosswalk))
    return next((way for way in every if way.direction == direction), None)


def spoken_of(catalogue: Catalogue, way: Way) -> bool:
    """Say whether anybody gives a level on a way: a source, this project or the site."""
    return way.direction in catalogue.spoken


def levelled(catalogue: Catalogue, crosswalk: Crosswalk) -> bool:
    """Say whether anybody gives levels of two frameworks, or they are only named beside each other."""
    return not catalogue.spoken.isdisjoint(crosswalk.directions)


def words_of(catalogue: Catalogue, crosswalk: Crosswalk) -> tuple[str, str]:
    """Return what is counted of two frameworks, in the singular and the plural."""
    return ("match", "matches") if levelled(catalogue, crosswalk) else ("pair", "pairs")


def matched(catalogue: Catalogue, way: Way, overlap: Overlap) -> bool:
    """Say whether a pair is a match on a way: it serves what is asked for, or counts at all if nobody gives levels."""
    direction = way.direction
    spoken = catalogue.spoken
    return overlap.reaches(direction) if direction in spoken or direction.back in spoken else overlap.counted


def judged(catalogue: Catalogue, framework: str) -> bool:
    """Say whether there are verdicts on the entries of a framework."""
    return framework in catalogue.judged


def ways(catalogue: Catalogue) -> tuple[Way, ...]:
    """Return the ways for which there are verdicts, in the order of the crosswalks."""
    every = (way for crosswalk in catalogue.crosswalks for way in both(crosswalk))
    return tuple(w for w in every if way_to(catalogue, w.asked.id) == w and judged(catalogue, w.asked.id))


def compared(catalogue: Catalogue) -> tuple[Framework, ...]:
    """Return the frameworks whose entries pairs may join, in order."""
    return tuple(framework for framework in catalogue.frameworks.values() if framework.single)


def weighed(catalogue: Catalogue) -> tuple[Framework, ...]:
    """Return the frameworks that the verdicts are about; where there are none, all that are compared."""
    found = {f.id for way in ways(catalogue) for f in (way.held, way.asked)}
    return tuple(f for f in compared(catalogue) if not found or f.id in found)


def recorded(catalogue: Catalogue) -> tuple[Framework, ...]:
    """Return the frameworks that evidence serves; all that are compared, where there is none."""
    return tuple(f for f in compared(catalogue) if f.id in catalogue.recorded) or compared(catalogue)


def documented(catalogue: Catalogue) -> tuple[Framework, ...]:
    """Return the frameworks that the policy set serves; all that are compared, where there is none."""
    return tuple(f for f in compared(catalogue) if f.id in catalogue.documented) or compared(catalogue)


def title(catalogue: Catalogue) -> str:
    """Return what files that hold all of it are called."""
    return f"Crosswalk of {listed([framework.name for framework in compared(catalogue)])}"


def by_framework(
    catalogue: Catalogue, entries: Iterable[str], frameworks: Iterable[Framework]
) -> tuple[tuple[Framework, tuple[str, ...]], ...]:
    """Return each of some frameworks with those of some entries that are its own."""
    found = tuple(entries)
    return tuple((f, tuple(e for e in found if catalogue.entries[e].framework == f.id)) for f in frameworks)


def ended(catalogue: Catalogue) -> dict[str, Framework]:
    """Return each edition that another one succeeds, by the id of that one."""
    every = catalogue.frameworks
    return {f.id: every[f.succeeds] for f in every.values() if f.succeeds in every and not every[f.succeeds].single}
