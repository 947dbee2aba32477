"""`sources.yml`: the documents that statements come from, with the figures that they publish."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, read_record, record
from mkdocs_crosswalk.data.shapes import WORD, choice, text

from .identity import check_ids, check_names
from .measures import RECOMPUTE, Recompute, recompute_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .measures import Groups

SOURCE_KINDS = ("article", "guide", "comparison", "table", "help-page", "unread", "standard", "project")


def _claims(fields: Fields, name: str, _: bool, groups: Groups) -> tuple[Claim, ...]:
    items = fields.items(name)
    check_ids(items, "claim", fields.problems)
    return tuple(_claim(item, groups) for item in items)


def _claim(fields: Fields, groups: Groups) -> Claim:
    claim = read_record(Claim, fields, groups)
    if claim.denominator is not None and not (claim.numerator or 0) <= claim.denominator > 0:
        fields.problems.add(fields.place("denominator"), "a share has a denominator of 1 or more, and no more above it")
    return claim


@record
class Claim:
    """A figure that a source publishes."""

    id: Annotated[str, Form("The name of the claim: small letters, digits and dashes.")]
    figure: Annotated[str, Form("As printed.")]
    numerator: Annotated[int | None, Form("How many there are, where the figure is a share.")] = None
    denominator: Annotated[int | None, Form("Of how many, where the figure is a share.")] = None
    about: Annotated[str, Form("What the figure says, in our words.")]
    at: Annotated[str, Form("The place in the document.")]
    recompute: Annotated[
        Recompute | None,
        Form("How the figure is counted anew from the rows.", read=recompute_of, shape=RECOMPUTE, private=True),
    ] = None
    remark: Annotated[str, Form("Our comment.")] = ""
    position: Position


@record
class Source:
    """A document that states mappings or claims, a standard, or this project itself."""

    id: Annotated[str, Form("The last part of its address: small letters, digits and dashes.")]
    name: Annotated[str, Form("What pages call it, in few words.")]
    title: Annotated[str, Form("Its title, as printed.")]
    kind: Annotated[
        str, Form("What kind of document it is.", words=SOURCE_KINDS, published=choice((*SOURCE_KINDS, "site")))
    ]
    author: Annotated[str, Form("Who wrote it.")] = ""
    publisher: Annotated[str, Form("Who published it.")] = ""
    date: Annotated[dt.date | None, Form("The day that it gives, as 2026-05-12.", published=text())] = None
    date_kind: Annotated[str, Form("What that day is of.", words=("published", "last reviewed"), private=True)] = ""
    year: Annotated[str, Form("The year, where there is no day.", shape=WORD, private=True)] = ""
    address: Annotated[str, Form("Where it is on the web.", read=lambda fields, name, *_: fields.address(name))] = ""
    licence: Annotated[str, Form("The SPDX id of the licence of what it states, where everybody may reuse that.")] = ""
    states: Annotated[str, Form("What it states, in our words.")] = ""
    good_for: Annotated[str, Form("What it is worth reading for.")] = ""
    bad_for: Annotated[str, Form("What it does not do.")] = ""
    no_voice: Annotated[str, Form("Why it is no independent voice: it sells what it describes, or copies another.")] = (
        ""
    )
    claims: Annotated[tuple[Claim, ...], Form("The figures that it publishes.", read=_claims, private=True)] = ()
    position: Position


def read_sources(
    items: tuple[Fields, ...], groups: Groups, problems: Problems, before: Mapping[str, Source] | None = None
) -> dict[str, Source]:
    """Return the sources by id, in the order of the files; those of a site are held against those `before`."""
    found = [read_record(Source, fields, groups) for fields in items]
    check_ids(items, "source", problems, before)
    check_names(items, "source", problems, before)
    return {source.id: source for source in found}
