"""`rules.json`: what pages and scripts have to agree on, with the entries that a reader's list of work may hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.problems import Problems
from mkdocs_crosswalk.data.rules import RULES
from mkdocs_crosswalk.registers.binding import why_binding
from mkdocs_crosswalk.registers.references import References
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.addresses import Place
from mkdocs_crosswalk.views.gap.strip import Places
from mkdocs_crosswalk.views.ways import ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.site import Site
    from mkdocs_crosswalk.views.ways import Way


def rules_file(site: Site, schema: str, url: Callable[[Place], str]) -> str:
    """Return the text of the file.

    Args:
        site: The site; of each of its ways the file has the entries, whatever the scope.
        schema: The address of the schema of a saved list, or "".
        url: Turns a place into its address below the crosswalk's own folder.
    """
    lists = {str(way.direction): _list(site, way, url) for way in ways(site.catalogue)}
    said = {
        **RULES,
        "data": site.catalogue.updated.isoformat(),
        "schema": schema,
        "lists": lists,
        "moved": _moved(site),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _list(site: Site, way: Way, url: Callable[[Place], str]) -> dict[str, Any]:
    """Return the entries of a way: ids, titles and parts in their order, how they are written without words, and more.

    `binding` are the entries that nobody may leave out; `list` is the address of the list of what remains, or "";
    `systems` are those by which its rows may be filtered; `keys` has for each entry their letters, and its group's.
    """
    catalogue = site.catalogue
    entries = way.entries(catalogue, way.scopes(catalogue)[-1])
    places = Places(catalogue, way)
    references = References(catalogue.ids, catalogue.entries, catalogue.frameworks, Problems())
    return {
        "order": [entry.id for entry in entries],
        "titles": [catalogue.title_apart(entry) for entry in entries],
        "parts": _runs([_part(site, entry) for entry in entries]),
        "kinds": _runs([wording.begin(entry.kind.many) for entry in entries]),
        "bare": {entry.bare: entry.id for entry in entries if entry.bare != entry.id},
        "list": url(Place(page)) if site.extent.has(page := way.page(way.scopes(catalogue)[0])) else "",
        "binding": [entry.id for entry in entries if why_binding(entry.id, references)],
        "systems": places.systems,
        "keys": places.keys,
    }


def _part(site: Site, entry: Entry) -> str:
    return site.catalogue.theme_of(entry).label


def _runs(names: list[str]) -> list[tuple[str, int]]:
    """Return each name that follows itself once, with how often."""
    found: list[tuple[str, int]] = []
    for name in names:
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + 1)
        else:
            found.append((name, 1))
    return found


def _moved(site: Site) -> dict[str, str]:
    """Return by the last part of an address that an entry's page has left, the id of the entry that is there now."""
    now = {place.uri.removesuffix(".md"): entry for entry, place in site.places.items() if not place.anchor}
    moves = site.catalogue.redirects
    return {
        move.old.strip("/").rpartition("/")[2]: now[move.new.strip("/")] for move in moves if move.new.strip("/") in now
    }
