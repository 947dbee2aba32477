"""`jump.json`: what the browser needs to lead from a typed id or word to a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.locations import heading_of
from mkdocs_crosswalk.ids.for_browsers import for_browsers
from mkdocs_crosswalk.registers.shortcuts import DOCUMENTS, EVIDENCE, gap_page, guide_page
from mkdocs_crosswalk.views import addresses, found, wording
from mkdocs_crosswalk.views.addresses import Place, place_of
from mkdocs_crosswalk.views.programme.frame import NAME
from mkdocs_crosswalk.views.programme.frame import pages as programme_links
from mkdocs_crosswalk.views.programme.links import records
from mkdocs_crosswalk.views.reuse import reuse_of
from mkdocs_crosswalk.views.ways import compared, ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.found import FoundKind
    from mkdocs_crosswalk.views.site import Site

RECORDS = "records/"
"""Before the id of a record of a company, as the key of its place."""


def _pages(site: Site) -> dict[str, str]:
    """Return what search calls each page that words may lead to, by the source addresses, in order."""
    crosswalks = site.catalogue.crosswalks
    guides = {f"{guide_page(c)}.md": f"{c.left.spoken} and {c.right.spoken} compared" for c in crosswalks}
    others = [f"{page.name}.md" for shortcut in site.catalogue.shortcuts for page in shortcut.others]
    called = {
        addresses.COUNTERPARTS: "Counterparts: how many, and what the sources claim",
        addresses.CORRECTIONS: "Corrections to published mappings",
        addresses.CHANGES: "What changed, edition by edition",
        addresses.MATRIX: "Matrix",
        addresses.GAP: "Gap: what remains, by scope",
        **{
            f"{gap_page(way.held, way.asked)}.md": f"You hold {way.held.held}: what remains for {way.asked.held}"
            for way in ways(site.catalogue)
        },
        addresses.PLAN: "Evidence plan: what to collect first, by scope",
        **{
            way.plan(way.scopes(site.catalogue)[0]): f"You hold {way.held.held}: evidence plan for {way.asked.held}"
            for way in ways(site.catalogue)
        },
        **{uri: title for part in site.extent.more for uri, title in part.called.items()},
        addresses.DOCUMENTS: "Documents: the policy set",
        addresses.HOW_TO_READ: "How to read the site",
        **{uri: title for uri, title in guides.items() if uri in site.written},
    }
    called |= {link.target: f"{NAME}: {link.text[0].lower()}{link.text[1:]}" for link in programme_links(site.extent)}
    titles = {uri: heading_of(site.written[uri]) for uri in others if uri in site.written}
    titles |= {uri: site.pages[uri].title for uri in others if uri in site.pages}
    called |= {uri: title for uri, title in titles.items() if uri not in called}
    return {uri: title for uri, title in called.items() if site.extent.has(uri)}


def jump_file(site: Site, url: Callable[[Place], str]) -> str:
    """Return the text of `jump.json`.

    Args:
        site: The site; the previews say what its pages say first.
        url: Turns a place into its address below the crosswalk's own folder.
    """
    places = list(_places(site, url))
    known = {place["id"] for place in places}
    targets = ((s, [t for t in s.targets if t in known]) for s in site.catalogue.shortcuts)
    words = [[list(s.words), found] for s, found in targets if found]
    words += [[[record], [f"{RECORDS}{record}"]] for record, *_ in _records(site)]
    kinds = list(dict.fromkeys([*(kind for _, kind in _kinds(site)), *found.fixed(site)]))
    numbers = {key: kinds.index(kind) for key, kind in _kinds(site)}
    for place in places:
        if place["id"] in site.catalogue.entries:
            place["what"] = numbers[_key(site.catalogue.entries[str(place["id"])])]
    said = {
        "places": places,
        "words": words,
        "ids": for_browsers(site.catalogue.ids),
        "kinds": [[kind.word, kind.sign, kind.group] for kind in kinds],
        "groups": found.GROUPS,
        "folders": [[f"{_at(url, uri)}{more}", kinds.index(kind)] for uri, more, kind in found.folders(site)],
        "outcomes": {outcome: wording.OUTCOMES[outcome] for outcome in site.catalogue.outcomes},
        "suggested": found.suggestions(site),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _at(url: Callable[[Place], str], uri: str) -> str:
    """Return the beginning of the addresses of a folder, or the address of a page."""
    return url(Place(uri)) if uri.endswith(".md") else uri


def _key(entry: Entry) -> tuple[str, str]:
    return entry.framework, entry.kind.key


def _kinds(site: Site) -> Iterator[tuple[tuple[str, str], FoundKind]]:
    """Yield each kind of entries that is there, by its framework and its key."""
    one = {_key(entry): entry for entry in site.catalogue.entries.values()}
    for key, entry in one.items():
        yield key, found.kind_of(site, entry)


def _places(site: Site, url: Callable[[Place], str]) -> Iterator[dict[str, str | int]]:
    """Yield what ids and words lead to: entries, documents, evidence, pages, and frameworks by their names."""
    catalogue, has = site.catalogue, site.extent.has
    names = {f.id: f.name for f in catalogue.frameworks.values()}
    for entry in catalogue.entries.values():
        yield _entry(site, entry, names[entry.framework], url(place_of(entry)))
    for document in catalogue.documents.values():
        if has(addresses.document_uri(document.id)):
            at = url(Place(addresses.document_uri(document.id)))
            yield _place(f"{DOCUMENTS}{document.id}", document.name, "Document", at)
    served = reuse_of(catalogue)
    for item in catalogue.evidence.values():
        if has(addresses.evidence_uri(item.id)):
            at = url(Place(addresses.evidence_uri(item.id)))
            yield {**_place(f"{EVIDENCE}{item.id}", item.name, "Evidence", at), "serves": served[item.id].total}
    for uri, title in _pages(site).items():
        yield _place(uri.removesuffix(".md"), title, "Page", url(Place(uri)))
    for record, place, title in _records(site):
        yield _place(f"{RECORDS}{record}", title, "Record", url(place))
    for framework in compared(catalogue):
        yield _place(framework.name, framework.name, "Framework", url(Place(addresses.index_of(framework))))


def _records(site: Site) -> Iterator[tuple[str, Place, str]]:
    """Yield the id of each record of a company, where it stands, and what search calls it."""
    for record, anchor, name in records(site.extent.programme):
        if site.extent.has(addresses.evidence_uri(record.item)):
            yield record.id, Place(addresses.evidence_uri(record.item), anchor), name


def _place(place_id: str, title: str, kind: str, url: str) -> dict[str, str | int]:
    return {"id": place_id, "title": title, "kind": kind, "url": url}


def _entry(site: Site, entry: Entry, kind: str, url: str) -> dict[str, str | int]:
    place, panel = _place(entry.id, entry.label, kind, url), site.panel(entry.id)
    if panel is None:
        return place
    said = {
        "says": site.verdict(entry.id),
        "outcome": panel.outcome,
        "mostly": panel.heading if panel.heading not in wording.OUTCOMES.values() else "",
        "line": found.line(site, entry.id),
    }
    return {**place, **{key: text for key, text in said.items() if text}}
