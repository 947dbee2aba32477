"""`jump.json`: what the browser needs to lead from a typed id or word to a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.locations import heading_of
from mkdocs_crosswalk.registers.shortcuts import DOCUMENTS, EVIDENCE, gap_page, guide_page
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.addresses import Place, place_of
from mkdocs_crosswalk.views.ways import compared, ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.site import Site


def _pages(site: Site) -> dict[str, str]:
    """Return what search calls each page that words may lead to, by the source addresses, in order."""
    crosswalks = site.catalogue.crosswalks
    guides = {f"{guide_page(c)}.md": f"{c.left.spoken} and {c.right.spoken} compared" for c in crosswalks}
    others = [f"{page.name}.md" for shortcut in site.catalogue.shortcuts for page in shortcut.others]
    called = {
        addresses.COUNTERPARTS: "Counterparts: how many, and what the sources claim",
        addresses.CORRECTIONS: "Corrections to published mappings",
        addresses.MATRIX: "Matrix",
        addresses.GAP: "Gap: what remains, by scope",
        **{
            f"{gap_page(way.held, way.asked)}.md": f"You hold {way.held.held}: what remains for {way.asked.held}"
            for way in ways(site.catalogue)
        },
        **{uri: title for part in site.extent.more for uri, title in part.called.items()},
        addresses.DOCUMENTS: "Documents: the policy set",
        addresses.HOW_TO_READ: "How to read the site",
        **{uri: title for uri, title in guides.items() if uri in site.written},
    }
    found = {uri: heading_of(site.written[uri]) for uri in others if uri in site.written}
    found |= {uri: site.pages[uri].title for uri in others if uri in site.pages}
    called |= {uri: title for uri, title in found.items() if uri not in called}
    return {uri: title for uri, title in called.items() if site.extent.has(uri)}


def jump_file(site: Site, url: Callable[[Place], str]) -> str:
    """Return the text of `jump.json`.

    Args:
        site: The site; the previews say what its pages say first.
        url: Turns a place into its address below the crosswalk's own folder.
    """
    catalogue, has = site.catalogue, site.extent.has
    names = {f.id: f.name for f in catalogue.frameworks.values()}
    places = [_entry(site, e, names[e.framework], url(place_of(e))) for e in catalogue.entries.values()]
    places += [
        _place(f"{DOCUMENTS}{d.id}", d.name, "Document", url(Place(addresses.document_uri(d.id))))
        for d in catalogue.documents.values()
        if has(addresses.document_uri(d.id))
    ]
    places += [
        _place(f"{EVIDENCE}{item.id}", item.name, "Evidence", url(Place(addresses.evidence_uri(item.id))))
        for item in catalogue.evidence.values()
        if has(addresses.evidence_uri(item.id))
    ]
    places += [_place(uri.removesuffix(".md"), title, "Page", url(Place(uri))) for uri, title in _pages(site).items()]
    places += [_place(f.name, f.name, "Framework", url(Place(addresses.index_of(f)))) for f in compared(catalogue)]
    known = {place["id"] for place in places}
    targets = ((s, [t for t in s.targets if t in known]) for s in catalogue.shortcuts)
    words = [[list(s.words), found] for s, found in targets if found]
    return json.dumps({"places": places, "words": words}, ensure_ascii=False, separators=(",", ":"))


def _place(place_id: str, title: str, kind: str, url: str) -> dict[str, str]:
    return {"id": place_id, "title": title, "kind": kind, "url": url}


def _entry(site: Site, entry: Entry, kind: str, url: str) -> dict[str, str]:
    place = _place(entry.id, entry.label, kind, url)
    verdict = site.verdict(entry.id)
    return {**place, "says": verdict} if verdict else place
