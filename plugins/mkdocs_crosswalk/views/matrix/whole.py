"""The page of the whole table: every entry of one framework by every one of another, with filters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed, with_article
from mkdocs_crosswalk.figures.counts import Basis, counterparts
from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Legend, Matrix, Paragraph
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Link
from mkdocs_crosswalk.views.told import numbered_all
from mkdocs_crosswalk.views.ways import both, levelled, matrix_uri, whole_matrix_uri, words_of

from .pages import WHOLE, name_of, page_of, said_matches
from .table import MATRIX_STYLES, entries_of, table_view
from .tools import styles_of, tools

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.text import Text

LEGEND = (
    ("f", f"Full: {wording.LEVEL_MEANINGS[Level.FULL]}"),
    ("p", "Partial: extend them"),
    ("x", "Not a match"),
    ("o", "Only the other way round"),
)
"""Marks with their meanings. Levels are those of the direction chosen; without scripts, towards the left framework."""

NAMED_LEGEND = (("u", "Named beside each other; no list read here gives a level"),)


def whole_matrix_page(extent: Extent, crosswalk: Crosswalk) -> Page:
    """Return the page of the whole table of two frameworks."""
    catalogue = extent.catalogue
    left, right = crosswalk.left, crosswalk.right
    rows, columns = entries_of(catalogue, left), entries_of(catalogue, right)
    name = name_of(catalogue, crosswalk)
    many = f"{wording.many_of(left)} by {wording.many_of(right)}"
    caption = f"{wording.begin(wording.many_of(left))} of {left.name} by {wording.many_of(right)} of {right.name}"
    view = table_view(catalogue, both(crosswalk)[0], caption, wording.any_of(left), (rows, columns))
    view = replace(view, tools=tools(extent, crosswalk, rows, columns))
    levels = levelled(catalogue, crosswalk)
    legend = Legend(LEGEND if levels else _named(catalogue, crosswalk))
    title = f"{name}: the whole table"
    return page_of(
        extent,
        crosswalk,
        (
            Section(
                "table",
                wording.begin(many),
                (legend, Matrix(view), Paragraph((_counted(extent, crosswalk),), quiet=True)),
            ),
        ),
        uri=whole_matrix_uri(catalogue, crosswalk),
        title=title,
        description=(
            f"{wording.begin(name)} as one table: {numbered_all(catalogue, left)} of {left.name} by "
            f"{numbered_all(catalogue, right)} of {right.name}, with filters."
        ),
        heading=WHOLE,
        crumbs=(Link(matrix_uri(catalogue, crosswalk), name),),
        lead=_lead(extent, crosswalk),
        modules=("matrix.js",),
        styles=(*MATRIX_STYLES, "status.css", *styles_of(extent, crosswalk)),
    )


def _lead(extent: Extent, crosswalk: Crosswalk) -> Text:
    said = f"Every {wording.any_of(crosswalk.left)} by every {wording.any_of(crosswalk.right)}. "
    read = (Link(addresses.HOW_TO_READ, "How to read it"), ".") if extent.has(addresses.HOW_TO_READ) else ()
    return (said, *read)


def _counted(extent: Extent, crosswalk: Crosswalk) -> str:
    catalogue = extent.catalogue
    left, right = crosswalk.left, crosswalk.right
    kinds = tuple(kind.key for kind in left.single)
    mapped = counterparts(catalogue, kinds, Basis(level=None, between=(left.id, right.id)))
    some = with_article(words_of(catalogue, crosswalk)[0])
    many = listed([kind.loose_many for kind in left.single])
    where = " one way at least" if levelled(catalogue, crosswalk) else ""
    return (
        f"{mapped.numerator} of {mapped.denominator} {many} have {some}{where}: {said_matches(catalogue, crosswalk)}."
    )


def _named(catalogue: Catalogue, crosswalk: Crosswalk) -> tuple[tuple[str, str], ...]:
    """Return what the marks mean where others only name pairs, and the site itself may give levels of some."""
    decided = any(o.levels for o in catalogue.between(crosswalk.left.id, crosswalk.right.id))
    return (*NAMED_LEGEND, *(LEGEND[:2] if decided else ()))
