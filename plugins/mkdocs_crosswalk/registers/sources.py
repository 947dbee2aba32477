"""`sources.yml`: the documents that statements come from, with the figures that they publish."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, read_record, record
from mkdocs_crosswalk.data.shapes import WORD, choice, text

from .forms import Known, names_of
from .identity import check_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

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


def _claims(fields: Fields, name: str, _: bool, known: Known) -> tuple[Claim, ...]:
    items = fields.items(name)
    check_ids(items, "claim", fields.problems)
    return tuple(read_record(Claim, item, known) for item in items)


@record
class Recompute:
    """How a published figure is computed anew from the same source's rows; see `counts.recompute`."""

    measure: Annotated[str, Form(words=MEASURES)]
    scope: Annotated[tuple[str, ...], Form(read=names_of("category"))] = ()
    themes: Annotated[tuple[str, ...], Form(read=names_of("theme"))] = ()


@record
class Claim:
    """A figure that a source publishes."""

    id: str
    figure: Annotated[str, Form("As printed.")]
    numerator: int | None = None
    denominator: int | None = None
    about: str
    at: Annotated[str, Form("The place in the document.")]
    recompute: Annotated[Recompute | None, Form("How the figure is recounted.", private=True)] = None
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
    states: str = ""
    good_for: str = ""
    bad_for: str = ""
    claims: Annotated[tuple[Claim, ...], Form(read=_claims, private=True)] = ()
    position: Position


def read_sources(
    items: tuple[Fields, ...], known: Known, problems: Problems, before: Mapping[str, Source] | None = None
) -> dict[str, Source]:
    """Return the sources by id, in the order of the files; those of a site are held against those `before`."""
    found = [read_record(Source, fields, known) for fields in items]
    check_ids(items, "source", problems, before)
    return {source.id: source for source in found}
