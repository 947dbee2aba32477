"""What published figures count: entries of a kind that a measure names, such as `controls-with-counterpart`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.shapes import TEXTS, Shape, choice, described, record
from mkdocs_crosswalk.data.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.data.fields import Fields

    from .frameworks import Entry, Framework
    from .kinds import Kind


class Counted(StrEnum):
    """What of the entries of a kind is counted, as the end of a measure says it."""

    WITH = "with-counterpart"
    WITHOUT = "without-counterpart"
    AUTOMATIC = "with-automatic-evidence"
    ALL = "in-framework"
    WITH_KIND = "with"


@frozen
class Measure:
    """What a figure counts.

    Attributes:
        kind: The key of the kind of the entries that are counted.
        other: That of the kind that a counterpart must have, or "".
    """

    kind: str
    counted: Counted
    other: str = ""

    @property
    def rests_on_rows(self) -> bool:
        """Say whether rows of the source that makes the claim are counted."""
        return self.counted != Counted.ALL


@frozen
class Recompute:
    """How a published figure is computed anew from the same source's rows; see `counts.recompute`.

    Attributes:
        scope: The groups that scopes are made of and that are counted; all of them if none is named.
        under: Other groups to count among, likewise.
    """

    measure: Measure
    scope: tuple[str, ...] = ()
    under: tuple[str, ...] = ()


class Groups(NamedTuple):
    """What claims may be about.

    Attributes:
        measures: The measures by their words.
        scope: What the groups are called that scopes are made of, and their ids.
        under: Fields that name other groups: what these are called, and their ids.
    """

    measures: dict[str, Measure]
    scope: tuple[str, tuple[str, ...]]
    under: dict[str, tuple[str, tuple[str, ...]]]


def measures(frameworks: Iterable[Framework]) -> dict[str, Measure]:
    """Return the measures by their words, for the kinds that pairs may join; of two of one name the first is meant."""
    there = [f for f in frameworks if f.single]
    found: dict[str, Measure] = {}
    for framework in there:
        for kind in framework.single:
            many = _word(kind.many)
            for counted in (Counted.WITH, Counted.WITHOUT, Counted.AUTOMATIC, Counted.ALL):
                found.setdefault(f"{many}-{counted}", Measure(kind.key, counted))
            for other in (other for f in there if f is not framework for other in f.single):
                word = f"{many}-{Counted.WITH_KIND}-{_word(other.one)}"
                found.setdefault(word, Measure(kind.key, Counted.WITH_KIND, other.key))
    return found


def groups(frameworks: Iterable[Framework], entries: Mapping[str, Entry]) -> Groups:
    """Return what claims may be about."""
    there = [f for f in frameworks if f.single]
    scoped = [f.kinds[f.scope] for f in there if f.scope]
    held = {key for f in there for kind in f.kinds.values() for key in kind.holds}
    outer = [kind for f in there for kind in f.kinds.values() if kind.key not in held and kind not in scoped]
    return Groups(
        measures(there),
        (listed((kind.one for kind in scoped), "or") if scoped else "group", _ids(entries, scoped)),
        {_word(kind.many): (kind.one, _ids(entries, [kind])) for kind in outer if not kind.single},
    )


RECOMPUTE: Shape = {"$ref": "#/$defs/recompute"}
"""Its shape; the frameworks say the words, so that the schema of the file has it."""


def shape_of_recompute(about: Groups) -> Shape:
    """Return what editors check it by."""
    scope = described(TEXTS, "Groups of which the scope is made that is counted in.")
    under = dict.fromkeys(about.under, described(TEXTS, "Groups whose entries alone are counted."))
    measure = choice(about.measures, "What is counted.")
    return record({"measure": measure}, {"scope": scope, **under}, "How the figure is recounted.")


def recompute_of(fields: Fields, name: str, _: bool, about: Groups) -> Recompute | None:
    """Return how a figure is computed anew, or None where nothing is said or what is said cannot be read."""
    table = fields.mapping(name)
    if table is None:
        return None
    measure = table.choice("measure", tuple(about.measures), required=True)
    scope = _among(table, "scope", *about.scope)
    under = tuple(i for name, (what, ids) in about.under.items() for i in _among(table, name, what, ids))
    table.close()
    return Recompute(about.measures[measure], scope, under) if measure else None


def _among(table: Fields, name: str, what: str, known: tuple[str, ...]) -> tuple[str, ...]:
    scalars = table.texts(name)
    for scalar in scalars:
        if scalar.text not in known:
            table.problems.unknown(scalar.at, what, scalar.text, known)
    return tuple(s.text for s in scalars)


def _ids(entries: Mapping[str, Entry], kinds: Iterable[Kind]) -> tuple[str, ...]:
    keys = {kind.key for kind in kinds}
    return tuple(e.id for e in entries.values() if e.kind.key in keys)


def _word(name: str) -> str:
    return name.replace(" ", "-")
