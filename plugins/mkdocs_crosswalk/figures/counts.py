"""Counts with numerator and denominator spelled out, for any scope, strictness and set of sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.once import once
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.registers.judgement import Outcome, shown
from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.registers.measures import Counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.levels import Direction
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.registers.sources import Claim


@frozen
class Count:
    """How many of which entries; both sides are ids in order, so that every figure can be checked."""

    of: tuple[str, ...]
    among: tuple[str, ...]

    @property
    def numerator(self) -> int:
        """Return how many were found."""
        return len(self.of)

    @property
    def denominator(self) -> int:
        """Return among how many."""
        return len(self.among)

    @property
    def percent(self) -> float:
        """Return the share in per cent, 0 where there is nothing to count among."""
        return 100 * self.numerator / self.denominator if self.among else 0.0

    @property
    def rest(self) -> tuple[str, ...]:
        """Return those that were not found."""
        found = set(self.of)
        return tuple(i for i in self.among if i not in found)

    def __str__(self) -> str:
        return f"{self.numerator} of {self.denominator}"


@frozen
class Basis:
    """What a count rests on.

    Attributes:
        direction: Whose records are reused; None counts a pair said in any direction.
        scope: Groups that scopes are made of; what is common to all scopes always belongs to it. Empty means all.
        published: Whether the rows of the sources count as they are printed, instead of the headline of each pair;
            so they do where sources or a kind of print are named.
        groups: Whether a statement about a whole group counts for its members ("A 8.x broadly").
        level: The least level that counts; None also counts pairs without one.
        sources: Ids of sources to count; empty means all.
        printed_in: `table` or `prose` to count only rows printed so; empty means both.
        between: The ids of two frameworks, whose pairs alone count; empty means all.
    """

    direction: Direction | None = None
    scope: tuple[str, ...] = ()
    groups: bool = False
    level: Level | None = Level.PARTIAL
    published: bool = False
    sources: tuple[str, ...] = ()
    printed_in: str = ""
    between: tuple[str, ...] = ()


def counterparts(catalogue: Catalogue, kinds: Collection[str], basis: Basis, under: Collection[str] = ()) -> Count:
    """Count the entries of some kinds that have a counterpart on the other side.

    Args:
        catalogue: The catalogue.
        kinds: The keys of the kinds.
        basis: What counts. Its scope also limits the entries counted among.
        under: Groups to count among; empty means all.
    """
    among = _among(catalogue, kinds, _inside(catalogue, basis.scope), under)
    found = _counted(catalogue, basis)
    return Count(tuple(i for i in among if i in found), among)


@once
def _counted(catalogue: Catalogue, basis: Basis) -> frozenset[str]:
    """Return all entries that have a counterpart."""
    inside = _inside(catalogue, basis.scope)
    pairs = catalogue.between(*basis.between) if basis.between else catalogue.overlaps.values()
    found = frozenset(i for o in pairs if _counts(o, basis, inside) for i in (o.left, o.right))
    return found.union(_group_members(catalogue, basis, inside) if basis.groups else ())


@once
def _inside(catalogue: Catalogue, scope: tuple[str, ...], *, common: bool = True) -> frozenset[str]:
    """Return the single entries of a scope; all of a framework of which it names no group."""
    return frozenset(i for f in catalogue.frameworks for i in catalogue.in_scope(f, scope, common=common))


def _among(
    catalogue: Catalogue, kinds: Collection[str], inside: Collection[str], under: Collection[str] = ()
) -> tuple[str, ...]:
    below = catalogue.ordered(i for group in under for i in catalogue.members(group))
    singles = (catalogue.entries[i] for i in below) if under else catalogue.singles
    return tuple(e.id for e in singles if e.kind.key in kinds and e.id in inside)


def outcomes(
    catalogue: Catalogue, kinds: Collection[str], scope: Collection[str], under: Collection[str] = ()
) -> dict[Outcome, Count]:
    """Count the entries of some kinds by what the holder of the other framework has for them.

    What is to judge again is counted where there is any.

    Args:
        catalogue: The catalogue.
        kinds: The keys of the kinds.
        scope: The groups in the report of the framework that has scopes, held or asked for.
        under: Groups to count among; empty means all.
    """
    among = _among(catalogue, kinds, _inside(catalogue, tuple(scope)), under)
    found = {entry: catalogue.verdict(entry, scope).outcome for entry in among}
    return {o: Count(tuple(entry for entry in among if found[entry] == o), among) for o in shown(found.values())}


def _counts(overlap: Overlap, basis: Basis, inside: frozenset[str]) -> bool:
    if not inside.issuperset((overlap.left, overlap.right)):
        return False
    if basis.published or basis.sources or basis.printed_in:
        return any(m.sound and _fits(m.row, basis) and _reaches(m.level, basis.level) for m in overlap.mappings)
    if basis.level is None:
        return overlap.counted
    directions = (basis.direction,) if basis.direction else tuple(overlap.levels)
    return any(overlap.reaches(direction, basis.level) for direction in directions)


def _fits(row: Row, basis: Basis) -> bool:
    return (
        (basis.direction is None or row.direction == basis.direction)
        and (not basis.sources or row.source in basis.sources)
        and (not basis.printed_in or row.printed_in == basis.printed_in)
    )


def _reaches(level: Level | None, least: Level | None) -> bool:
    return least is None or (level is not None and level.caution <= least.caution)


def _group_members(catalogue: Catalogue, basis: Basis, inside: frozenset[str]) -> Iterator[str]:
    """Yield the members of the groups that a row names beside an entry of the other framework."""
    of = {e.id: e.framework for e in catalogue.entries.values()}
    for row in catalogue.rows:
        if row.says != "overlap" or not row.groups or not _fits(row, basis) or not _reaches(row.level, basis.level):
            continue
        for group in row.groups:
            if any(r.id in inside and of[r.id] != of[group] for r in row.entries):
                yield from catalogue.members(group)


def no_counterpart(catalogue: Catalogue, kinds: Collection[str], basis: Basis) -> Count:
    """Count the entries that a source says have no counterpart; of a scope only those of the groups named."""
    among = _among(catalogue, kinds, _inside(catalogue, basis.scope, common=False))
    said = {r.id for row in catalogue.rows if row.says == "no-counterpart" and _fits(row, basis) for r in row.entries}
    return Count(tuple(i for i in among if i in said), among)


def automatic_evidence(catalogue: Catalogue, kinds: Collection[str], source: str, under: Collection[str] = ()) -> Count:
    """Count the entries for which a source says that evidence is collected automatically."""
    among = _among(catalogue, kinds, _inside(catalogue, ()), under)
    said = {
        r.id
        for row in catalogue.rows
        if row.source == source and row.says == "evidence" and row.how == "automatic"
        for r in row.entries
    }
    return Count(tuple(i for i in among if i in said), among)


@frozen
class Recomputed:
    """A published figure computed anew: by ids as named, and with statements about whole groups where they matter."""

    named: Count
    with_groups: Count | None = None


def recompute(catalogue: Catalogue, source: str, claim: Claim) -> Recomputed | None:
    """Compute a claim anew from the rows of its own source's tables, or None where nothing can be computed.

    It rests on the whole catalogue: a selection of entries must not make a source look wrong.
    """
    if claim.recompute is None:
        return None
    catalogue = catalogue.full
    plan = claim.recompute
    kinds = (plan.measure.kind,)
    basis = Basis(scope=plan.scope, published=True, sources=(source,), printed_in="table")
    match plan.measure.counted:
        case Counted.WITH:
            named = counterparts(catalogue, kinds, basis, plan.under)
            broad = counterparts(catalogue, kinds, replace(basis, groups=True), plan.under)
            return Recomputed(named, broad if broad != named else None)
        case Counted.WITH_KIND:
            return Recomputed(_with_kind(catalogue, kinds, plan.measure.other, basis))
        case Counted.WITHOUT:
            return Recomputed(no_counterpart(catalogue, kinds, Basis(scope=plan.scope, sources=(source,))))
        case Counted.AUTOMATIC:
            return Recomputed(automatic_evidence(catalogue, kinds, source, plan.under))
        case Counted.ALL:
            every = _among(catalogue, kinds, _inside(catalogue, plan.scope, common=False), plan.under)
            return Recomputed(Count(every, every))


def _with_kind(catalogue: Catalogue, kinds: Collection[str], other: str, basis: Basis) -> Count:
    """Count the entries of a scope beside which the source names at least one of another kind."""
    among = _among(catalogue, kinds, _inside(catalogue, basis.scope))
    found = {
        one
        for o in catalogue.overlaps.values()
        if any(m.sound and _fits(m.row, basis) and _reaches(m.level, basis.level) for m in o.mappings)
        for one, its in ((o.left, o.right), (o.right, o.left))
        if catalogue.entries[its].kind.key == other
    }
    return Count(tuple(i for i in among if i in found), among)
