"""`sources.yml`: the documents that statements come from, with the figures that they publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from .identity import check_ids, check_names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

SOURCE_KINDS = ("article", "guide", "comparison", "table", "help-page", "standard", "project")


MEASURES = (
    "controls-with-counterpart",
    "criteria-with-counterpart",
    "criteria-with-control",
    "criteria-without-counterpart",
    "controls-without-counterpart",
    "controls-with-automatic-evidence",
    "criteria-in-framework",
    "controls-in-framework",
)


ROW_MEASURES = tuple(measure for measure in MEASURES if not measure.endswith("-in-framework"))
"""Those that count rows of the source that makes the claim."""


@dataclass(frozen=True, slots=True)
class Recompute:
    """How a published figure is computed anew from the same source's rows; see `counts.recompute`."""

    measure: str
    scope: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that a source publishes."""

    id: str
    figure: str
    about: str
    at: str
    position: Position
    numerator: int | None = None
    denominator: int | None = None
    recompute: Recompute | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that states mappings or claims, a standard, or this project itself."""

    id: str
    name: str
    title: str
    kind: str
    position: Position
    author: str = ""
    publisher: str = ""
    date: date | None = None
    date_kind: str = ""
    year: str = ""
    address: str = ""
    states: str = ""
    good_for: str = ""
    bad_for: str = ""
    claims: tuple[Claim, ...] = ()


class Groups(NamedTuple):
    """The names that the scope of a claim may use."""

    categories: tuple[str, ...]
    themes: tuple[str, ...]


def read_sources(
    items: tuple[Fields, ...], groups: Groups, problems: Problems, known: Mapping[str, Source] | None = None
) -> dict[str, Source]:
    """Return the sources by id, in the order of the files; those of a site are held against those `known`."""
    found = {}
    seen = []
    for fields in items:
        source_id = fields.text("id", required=True)
        seen.append((source_id, fields))
        claims = fields.items("claims")
        source = Source(
            id=source_id,
            name=fields.text("name", required=True),
            title=fields.text("title", required=True),
            kind=fields.choice("kind", SOURCE_KINDS, required=True),
            author=fields.text("author"),
            publisher=fields.text("publisher"),
            date=fields.day("date"),
            date_kind=fields.choice("date_kind", ("published", "last reviewed")),
            year=fields.text("year"),
            address=fields.address("address"),
            states=fields.text("states"),
            good_for=fields.text("good_for"),
            bad_for=fields.text("bad_for"),
            claims=tuple(_claim(item, groups) for item in claims),
            position=fields.at,
        )
        check_ids([(c.id, f) for c, f in zip(source.claims, claims, strict=True)], "claim", problems)
        fields.close()
        found[source_id] = source
    check_ids(seen, "source", problems, known)
    check_names(items, "source", problems, known)
    return found


def _claim(fields: Fields, groups: Groups) -> Claim:
    claim = Claim(
        id=fields.text("id", required=True),
        figure=fields.text("figure", required=True),
        about=fields.text("about", required=True),
        at=fields.text("at", required=True),
        numerator=fields.number("numerator"),
        denominator=fields.number("denominator"),
        recompute=_recompute(fields.mapping("recompute"), groups),
        remark=fields.text("remark"),
        position=fields.at,
    )
    if claim.denominator is not None and not (claim.numerator or 0) <= claim.denominator > 0:
        fields.problems.add(fields.place("denominator"), "a share has a denominator of 1 or more, and no more above it")
    fields.close()
    return claim


def _recompute(table: Fields | None, groups: Groups) -> Recompute | None:
    if table is None:
        return None
    measure = table.choice("measure", MEASURES, required=True)
    scope = _among(table, "scope", "category", groups.categories)
    themes = _among(table, "themes", "theme", groups.themes)
    table.close()
    return Recompute(measure, scope, themes) if measure else None


def _among(table: Fields, name: str, what: str, known: tuple[str, ...]) -> tuple[str, ...]:
    scalars = table.texts(name)
    for scalar in scalars:
        if scalar.text not in known:
            table.problems.unknown(scalar.at, what, scalar.text, known)
    return tuple(s.text for s in scalars)
