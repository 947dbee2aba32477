"""The first page of a matrix: the map of two frameworks, which leads to its blocks and to the whole table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Paragraph
from mkdocs_crosswalk.views.text import Link
from mkdocs_crosswalk.views.told import numbered_all
from mkdocs_crosswalk.views.ways import both, levelled, matrix_uri, whole_matrix_uri, words_of

from .heat import heat, matches
from .listing import listing
from .map_view import MapTools, Matches, MatrixMap
from .pages import all_matches, kinds_of, name_of, page_of, said_matches
from .table import entries_of, large
from .tools import directions, file_of, ours_of, overlaps_of, sides_of, styles_of

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.text import Inline, Text
    from mkdocs_crosswalk.views.ways import Way

STYLES = ("matrix.css", "heat.css", "matrix-map.css", "status.css")


def matrix_page(extent: Extent, crosswalk: Crosswalk) -> Page:
    """Return the page of a matrix: how many pairs each two groups have, each a way to its block."""
    catalogue = extent.catalogue
    left, right = crosswalk.left, crosswalk.right
    title = name_of(catalogue, crosswalk)
    whose = "" if right.id in catalogue.own.frameworks else f"{right.name} "
    every = f"{len(entries_of(catalogue, right))} {whose}{wording.many_of(right)}"
    level = ", with its level" if levelled(catalogue, crosswalk) else ""
    whole = "" if large(catalogue, crosswalk) else whole_matrix_uri(catalogue, crosswalk)
    tools = MapTools(
        file=file_of(catalogue, crosswalk),
        data=overlaps_of(crosswalk),
        sides=sides_of(crosswalk),
        directions=directions(catalogue, crosswalk),
        whole=whole,
        ours=ours_of(extent, crosswalk),
    )
    return page_of(
        extent,
        crosswalk,
        uri=matrix_uri(catalogue, crosswalk),
        title=title,
        description=(
            f"All {numbered_all(catalogue, left)} of {left.name} by all {every}: every pair "
            f"that this project or a source names{level}."
        ),
        heading=title,
        lead=(_lead(extent, crosswalk),),
        opening=(
            MatrixMap(heat(catalogue, crosswalk), tools),
            Paragraph((_counted(extent, crosswalk), *_without(extent, crosswalk, whole)), quiet=True),
            Matches(f"Every match of {left.name}", listing(catalogue, crosswalk)),
        ),
        modules=("matrix-map.js",),
        styles=(*STYLES, *styles_of(extent, crosswalk)),
    )


def _lead(extent: Extent, crosswalk: Crosswalk) -> str:
    counted = all_matches(extent.catalogue, crosswalk)
    return f"{counted} between {crosswalk.left.name} and {crosswalk.right.name}, group by group."


def _counted(extent: Extent, crosswalk: Crosswalk) -> str:
    catalogue = extent.catalogue
    left, right = crosswalk.left, crosswalk.right
    both_sides = f"{numbered_all(catalogue, left)} with {numbered_all(catalogue, right)}"
    return f"{both_sides}: {said_matches(catalogue, crosswalk)}. "


def _without(extent: Extent, crosswalk: Crosswalk, whole: str) -> Text:
    """Return how many entries have no match, each way round, and where they are."""
    catalogue = extent.catalogue
    one, _ = words_of(catalogue, crosswalk)
    ways = both(crosswalk) if levelled(catalogue, crosswalk) else both(crosswalk)[:1]
    said = [part for way in ways if (part := _alone(extent, crosswalk, way))]
    parts: list[Inline] = [f"Without a {one}{';'.join(said)}."] if said else []
    if said and whole:
        parts += [" The ", Link(whole, "whole table"), " has them."]
    return tuple(parts)


def _alone(extent: Extent, crosswalk: Crosswalk, way: Way) -> str:
    """Return how many entries are in no pair of a way, with what that is for; nothing where there are none."""
    catalogue = extent.catalogue
    named = {entry for o in matches(catalogue, crosswalk, way) for entry in (o.left, o.right)}
    sides = (crosswalk.left, crosswalk.right)
    rest = tuple(e.id for f in sides for e in entries_of(catalogue, f) if e.id not in named)
    if not rest:
        return ""
    towards = f" {wording.towards(catalogue, way.direction)}" if levelled(catalogue, crosswalk) else ""
    return f"{towards}: {kinds_of(catalogue, rest)}"
