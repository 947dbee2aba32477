"""`home.json`: the squares of the first page that are not in it, and where the list of each scope is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.views.addresses import Place, place_of
from mkdocs_crosswalk.views.card import FILE, card
from mkdocs_crosswalk.views.home import turn
from mkdocs_crosswalk.views.reuse import begun_by, most_reused
from mkdocs_crosswalk.views.ways import ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.views.card import CardRow, CardWay, Square
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.home import Turn
    from mkdocs_crosswalk.views.site import Site


def home_files(site: Site, url: Callable[[Place], str]) -> dict[str, str]:
    """Return the text of the file by its name; nothing where the first page has no squares.

    Args:
        site: The site.
        url: Turns a place into its address below the crosswalk's own folder.
    """
    found = card(site.extent)
    if found is None:
        return {}

    def square(of: Square) -> list[str]:
        return [url(place_of(site.catalogue.entries[of.id])), of.mark, of.said, of.larger]

    def row(of: CardRow) -> dict[str, Any]:
        link, after = of.text
        entry = site.catalogue.entries.get(link.target)
        place = url(place_of(entry) if entry else Place(link.target))
        return {"head": [place, link.text, after], "scope": of.scope, "squares": [square(s) for s in of.squares]}

    turns = {way.key: turn(site.extent, way) for way in ways(site.catalogue)}
    said = {
        way.key: {
            "lists": {key: url(Place(uri)) for key, uri in way.lists},
            "rows": [row(r) for r in way.rows] if number else [],
            "band": _band(turns[way.key], url) if number else None,
            "plans": _plans(site.extent, way, url),
        }
        for number, way in enumerate(found.ways)
    }
    return {FILE: json.dumps(said, ensure_ascii=False, separators=(",", ":"))}


def _band(of: Turn, url: Callable[[Place], str]) -> dict[str, Any]:
    """Return what stands below the squares: of the map each cell as number, colour and whether one is full."""
    heat = of.heat
    return {
        "meet": of.meet,
        "first": of.first,
        "page": f"{url(Place(heat.page))}?{heat.query}{'&' if heat.query else ''}block=" if heat else "",
        "cells": [[[c.count, c.step, int(c.full), c.block] if c else 0 for c in r.cells] for r in heat.rows]
        if heat
        else [],
    }


def _plans(extent: Extent, of: CardWay, url: Callable[[Place], str]) -> dict[str, Any]:
    """Return with which records the plan of each scope begins, by the key of its list: each once, then by its place."""
    keys = {uri: key for key, uri in of.lists}
    way = next(way for way in ways(extent.catalogue) if way.key == of.key)
    begun = {key: b for b in begun_by(extent, way) if (key := keys.get(way.page(b.scope))) is not None}
    reused = most_reused(extent.catalogue).items if begun else ()
    links = list(
        dict.fromkeys(link for items in (*(b.bars.items for b in begun.values()), reused) for link, _ in items)
    )
    return {
        "records": [[url(Place(link.target)), link.text] for link in links],
        "scopes": {
            key: [url(Place(b.link.target)), b.link.text, [[links.index(link), r.total] for link, r in b.bars.items]]
            for key, b in begun.items()
        },
        "reused": [[links.index(link), reuse.total] for link, reuse in reused],
    }
