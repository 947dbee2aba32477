"""`sources.yml`: the documents that statements come from, with the figures that they publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .identity import check_ids, check_names
from .measures import read_recompute

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position, Problems

    from .measures import Groups, Recompute

SOURCE_KINDS = ("article", "guide", "comparison", "table", "help-page", "standard", "project")


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
        recompute=read_recompute(fields.mapping("recompute"), groups),
        remark=fields.text("remark"),
        position=fields.at,
    )
    if claim.denominator is not None and not (claim.numerator or 0) <= claim.denominator > 0:
        fields.problems.add(fields.place("denominator"), "a share has a denominator of 1 or more, and no more above it")
    fields.close()
    return claim
