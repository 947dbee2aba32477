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

    id: str
    figure: Annotated[str, Form("As printed.")]
    numerator: int | None = None
    denominator: int | None = None
    about: str
    at: Annotated[str, Form("The place in the document.")]
    recompute: Annotated[Recompute | None, Form(read=recompute_of, shape=RECOMPUTE, private=True)] = None
    remark: str = ""
    position: Position


@record
class Source:
    """A document that states mappings or claims, a standard, or this project itself."""

    id: str
    name: str
    title: str
    kind: Annotated[str, Form(words=SOURCE_KINDS, published=choice((*SOURCE_KINDS, "site")))]
    author: str = ""
    publisher: str = ""
    date: Annotated[dt.date | None, Form(published=text())] = None
    date_kind: Annotated[str, Form(words=("published", "last reviewed"), private=True)] = ""
    year: Annotated[str, Form(shape=WORD, private=True)] = ""
    address: Annotated[str, Form(read=lambda fields, name, *_: fields.address(name))] = ""
    licence: Annotated[str, Form("The SPDX id of the licence of what it states, where everybody may reuse that.")] = ""
    states: str = ""
    good_for: str = ""
    bad_for: str = ""
    no_voice: Annotated[str, Form("Why it is no independent voice: it sells what it describes, or copies another.")] = (
        ""
    )
    claims: Annotated[tuple[Claim, ...], Form(read=_claims, private=True)] = ()
    position: Position


def read_sources(
    items: tuple[Fields, ...], groups: Groups, problems: Problems, before: Mapping[str, Source] | None = None
) -> dict[str, Source]:
    """Return the sources by id, in the order of the files; those of a site are held against those `before`."""
    found = [read_record(Source, fields, groups) for fields in items]
    check_ids(items, "source", problems, before)
    check_names(items, "source", problems, before)
    return {source.id: source for source in found}
