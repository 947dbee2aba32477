"""`matrix.json`: what the scripts of a matrix draw its blocks from. There is one for each two frameworks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.addresses import Place, place_of
from mkdocs_crosswalk.views.matrix.axis import axis, group_of
from mkdocs_crosswalk.views.matrix.table import entries_of
from mkdocs_crosswalk.views.matrix.tools import file_of, sources
from mkdocs_crosswalk.views.provenance import source_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.registers.levels import Direction
    from mkdocs_crosswalk.views.site import Site

LETTERS = {Level.FULL: "f", Level.PARTIAL: "p"}


def map_files(site: Site, url: Callable[[Place], str]) -> dict[str, str]:
    """Return the text of each file by its name.

    Args:
        site: The site.
        url: Turns a place into its address below the crosswalk's own folder.
    """
    if not site.extent.has(addresses.MATRIX):
        return {}
    catalogue = site.catalogue
    return {file_of(catalogue, c): _text(_found(site, c, url)) for c in catalogue.crosswalks}


def _text(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _found(site: Site, crosswalk: Crosswalk, url: Callable[[Place], str]) -> dict[str, Any]:
    """Return groups, entries, pairs and records; what names another says its number, the right side's own ones."""
    catalogue, has = site.catalogue, site.extent.has
    left, right = crosswalk.left, crosswalk.right
    numbers = [{e.id: n for n, e in enumerate(entries_of(catalogue, f))} for f in (left, right)]
    pairs = catalogue.between(left.id, right.id)
    named = sources(catalogue, crosswalk)
    return {
        "left": _side(site, left, url),
        "right": _side(site, right, url),
        "pairs": [_pair(o, numbers, crosswalk) for o in pairs if o.counted or o.mappings],
        "records": [
            [item.name, url(Place(addresses.evidence_uri(item.id))), served]
            for item in catalogue.evidence.values()
            if has(addresses.evidence_uri(item.id))
            and all(served := [[of[e] for e in item.serves if e in of] for of in numbers])
        ],
        "sources": {
            s: [source_name(catalogue, s), url(Place(uri)) if has(uri := addresses.source_uri(s)) else ""]
            for s in named
        },
    }


def _side(site: Site, framework: Framework, url: Callable[[Place], str]) -> dict[str, Any]:
    catalogue = site.catalogue
    groups = axis(catalogue, framework)
    at = group_of(groups)
    places = [catalogue.entries.get(g.id) for g in groups]
    return {
        "groups": [
            [g.slug, g.label, g.name, g.title, url(place_of(e) if e else Place(g.target)), int(g.starts)]
            for g, e in zip(groups, places, strict=True)
        ],
        "entries": [[e.id, e.title, url(place_of(e)), at[e.id], e.slug] for e in entries_of(catalogue, framework)],
    }


def _pair(overlap: Overlap, numbers: list[dict[str, int]], crosswalk: Crosswalk) -> list[Any]:
    """Return the numbers of both entries, the level towards each side, and 0 if it is no match."""

    def level(direction: Direction) -> str:
        found = overlap.level(direction)
        return LETTERS[found] if found else ""

    to_left, to_right = crosswalk.directions
    left, right = numbers
    return [left[overlap.left], right[overlap.right], level(to_left), level(to_right), int(overlap.counted)]
