"""Counts with numerator and denominator spelled out, for any scope, strictness and set of sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.registers.levels import ISO_TO_SOC2, SOC2_TO_ISO, Direction, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.registers.sources import Claim


@dataclass(frozen=True, slots=True)
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
        return tuple(i for i in self.among if i not in set(self.of))

    def __str__(self) -> str:
        return f"{self.numerator} of {self.denominator}"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a count rests on.

    Attributes:
        direction: Whose records are reused; None counts a pair said in any direction.
        scope: SOC 2 categories in the report; the common criteria always belong to it. Empty means all.
        published: Whether the rows of the sources count as they are printed, instead of the headline of each pair;
            so they do where sources or a kind of print are named.
        groups: Whether a statement about a whole theme or series counts for its members ("A 8.x broadly").
        level: The least level that counts; None also counts pairs without one.
        sources: Ids of sources to count; empty means all.
        printed_in: `table` or `prose` to count only rows printed so; empty means both.
    """

    direction: Direction | None = None
    scope: tuple[str, ...] = ()
    groups: bool = False
    level: Level | None = Level.PARTIAL
    published: bool = False
    sources: tuple[str, ...] = ()
    printed_in: str = ""


def counterparts(catalogue: Catalogue, kinds: Collection[str], basis: Basis, under: Collection[str] = ()) -> Count:
    """Count the entries of some kinds that have a counterpart on the other side.

    Args:
        catalogue: The catalogue.
        kinds: `control`, `subclause` or `criterion`.
        basis: What counts. Its scope also limits the criteria counted among.
        under: Groups (themes, series, categories) to count among; empty means all.
    """
    criteria = frozenset(catalogue.criteria_of(basis.scope))
    among = _among(catalogue, kinds, criteria, under)
    found = catalogue.counted.get(basis)
    if found is None:
        found = {i for o in catalogue.overlaps.values() if _counts(o, basis, criteria) for i in (o.left, o.right)}
        if basis.groups:
            found |= set(_group_members(catalogue, basis, criteria))
        catalogue.counted[basis] = found
    return Count(tuple(i for i in among if i in found), among)


def _among(
    catalogue: Catalogue, kinds: Collection[str], criteria: Collection[str], under: Collection[str]
) -> tuple[str, ...]:
    return tuple(
        e.id
        for e in catalogue.singles
        if e.kind.key in kinds
        and (not under or any(catalogue.is_under(e.id, group) for group in under))
        and (e.kind.key != "criterion" or e.id in criteria)
    )


def outcomes(
    catalogue: Catalogue, kinds: Collection[str], scope: Collection[str], under: Collection[str] = ()
) -> dict[Outcome, Count]:
    """Count the entries of some kinds by what the holder of the other framework has for them.

    Args:
        catalogue: The catalogue.
        kinds: `control`, `subclause` or `criterion`.
        scope: The categories in the report: held, for controls and sub-clauses; asked for, for criteria.
        under: Groups (themes, series, categories) to count among; empty means all.
    """
    among = _among(catalogue, kinds, catalogue.criteria_of(scope), under)
    found = {entry: catalogue.verdict(entry, scope).outcome for entry in among}
    return {o: Count(tuple(entry for entry in among if found[entry] == o), among) for o in Outcome}


def _counts(overlap: Overlap, basis: Basis, criteria: frozenset[str]) -> bool:
    if overlap.right not in criteria:
        return False
    if basis.published or basis.sources or basis.printed_in:
        return any(m.sound and _fits(m.row, basis) and _reaches(m.level, basis.level) for m in overlap.mappings)
    if basis.level is None:
        return overlap.counted
    directions = (basis.direction,) if basis.direction else (SOC2_TO_ISO, ISO_TO_SOC2)
    return any(overlap.reaches(direction, basis.level) for direction in directions)


def _fits(row: Row, basis: Basis) -> bool:
    return (
        (basis.direction is None or row.direction == basis.direction)
        and (not basis.sources or row.source in basis.sources)
        and (not basis.printed_in or row.printed_in == basis.printed_in)
    )


def _reaches(level: Level | None, least: Level | None) -> bool:
    return least is None or (level is not None and level.caution <= least.caution)


def _group_members(catalogue: Catalogue, basis: Basis, criteria: frozenset[str]) -> Iterator[str]:
    for row in catalogue.rows:
        if row.says != "overlap" or not row.groups or not _fits(row, basis) or not _reaches(row.level, basis.level):
            continue
        if any(r.id in criteria for r in row.right):
            for group in row.groups:
                yield from catalogue.members(group)


def no_counterpart(catalogue: Catalogue, kinds: Collection[str], basis: Basis) -> Count:
    """Count the entries that a source says have no counterpart; criteria only of the categories named."""
    criteria = frozenset(catalogue.criteria_of(basis.scope, common=False))
    among = tuple(
        e.id for e in catalogue.singles if e.kind.key in kinds and (e.kind.key != "criterion" or e.id in criteria)
    )
    said = {r.id for row in catalogue.rows if row.says == "no-counterpart" and _fits(row, basis) for r in row.entries}
    return Count(tuple(i for i in among if i in said), among)


def automatic_evidence(catalogue: Catalogue, source: str, themes: Collection[str]) -> Count:
    """Count the controls for which a source says that evidence is collected automatically."""
    among = _controls(catalogue, themes)
    said = {
        r.id
        for row in catalogue.rows
        if row.source == source and row.says == "evidence" and row.how == "automatic"
        for r in row.left
    }
    return Count(tuple(i for i in among if i in said), among)


@dataclass(frozen=True, slots=True)
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
    basis = Basis(scope=plan.scope, published=True, sources=(source,), printed_in="table")
    if plan.measure == "controls-with-counterpart":
        named = counterparts(catalogue, ("control",), basis, plan.themes)
        broad = counterparts(catalogue, ("control",), replace(basis, groups=True), plan.themes)
        return Recomputed(named, broad if broad != named else None)
    measures: dict[str, Callable[[], Count]] = {
        "criteria-with-counterpart": lambda: counterparts(catalogue, ("criterion",), basis),
        "criteria-with-control": lambda: _criteria_with_control(catalogue, basis),
        "criteria-without-counterpart": lambda: no_counterpart(catalogue, ("criterion",), basis),
        "controls-without-counterpart": lambda: no_counterpart(catalogue, ("control",), Basis(sources=(source,))),
        "controls-with-automatic-evidence": lambda: automatic_evidence(catalogue, source, plan.themes),
        "criteria-in-framework": lambda: _all(catalogue.criteria_of(plan.scope, common=not plan.scope)),
        "controls-in-framework": lambda: _all(_controls(catalogue, plan.themes)),
    }
    return Recomputed(measures[plan.measure]())


def _all(entries: tuple[str, ...]) -> Count:
    return Count(entries, entries)


def _controls(catalogue: Catalogue, themes: Collection[str]) -> tuple[str, ...]:
    return tuple(e.id for e in catalogue.singles if e.kind.key == "control" and (not themes or e.parent in themes))


def _criteria_with_control(catalogue: Catalogue, basis: Basis) -> Count:
    """Criteria of the scope for which the source names at least one Annex A control; clauses do not count here."""
    among = catalogue.criteria_of(basis.scope)
    found = {
        o.right
        for o in catalogue.overlaps.values()
        if catalogue.entries[o.left].kind.key == "control"
        and any(m.sound and _fits(m.row, basis) and _reaches(m.level, basis.level) for m in o.mappings)
    }
    return Count(tuple(i for i in among if i in found), among)
