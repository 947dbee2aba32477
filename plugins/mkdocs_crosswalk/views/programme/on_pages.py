"""What a company's programme adds to the pages of entries, groups and evidence items."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.views import addresses

from .blocks import StateBar
from .company_box import Boxes
from .frame import STYLES
from .links import records
from .said import named_company

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site


def with_programme(site: Site) -> dict[str, Callable[[Page], Page]]:
    """Return what the programme adds to the pages on which it shows anything, by their source addresses.

    Verdicts stay what they are, as they say what the other framework gives; how far the company is stands beside them.
    """
    found: dict[str, list[Block]] = {}
    for uri, block in (*_boxes(site), *_bars(site)):
        if uri in site.pages:
            found.setdefault(uri, []).append(block)
    names: dict[str, list[tuple[str, str]]] = {}
    for record, anchor, name in records(site.extent.programme):
        names.setdefault(addresses.evidence_uri(record.item), []).append((anchor, name))
    return {uri: partial(_with, blocks=blocks, names=names.get(uri, ())) for uri, blocks in found.items()}


def _with(page: Page, blocks: Iterable[Block], names: Iterable[tuple[str, str]]) -> Page:
    styles = tuple(dict.fromkeys((*page.styles, *STYLES)))
    return replace(page, opening=(*page.opening, *blocks), styles=styles, names=tuple(names))


def _boxes(site: Site) -> Iterator[tuple[str, Block]]:
    """Yield the box of each single entry with a page of its own, and of each evidence item."""
    boxes = Boxes(site.extent)
    for entry in site.catalogue.singles:
        place = site.places[entry.id]
        if not place.anchor and (box := boxes.entry(entry.id)):
            yield place.uri, box
    for item in site.catalogue.evidence:
        if box := boxes.item(item):
            yield addresses.evidence_uri(item), box


def _bars(site: Site) -> Iterator[tuple[str, Block]]:
    """Yield how far the company is with the entries of each group, division and framework that has a page."""
    catalogue, programme = site.catalogue, site.extent.programme
    for framework in catalogue.frameworks.values():
        kinds = {kind.key for kind in framework.single}
        yield from _bar(programme, addresses.index_of(framework), _ids(site, framework.id, kinds))
        for division in framework.divisions:
            if division.folder:
                uri = addresses.division_uri(framework, division)
                yield from _bar(programme, uri, _ids(site, framework.id, kinds & set(division.kinds)))
    for group in catalogue.entries.values():
        if not group.kind.single and not site.places[group.id].anchor:
            yield from _bar(programme, site.places[group.id].uri, catalogue.members(group.id))


def _ids(site: Site, framework: str, kinds: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(kinds)
    return tuple(e.id for e in site.catalogue.framework_entries(framework, *wanted)) if wanted else ()


def _bar(programme: Programme, uri: str, entries: Iterable[str]) -> Iterator[tuple[str, Block]]:
    standings = tuple(programme.standing(entry) for entry in entries)
    if any(one.state != State.UNSAID for one in standings):
        yield uri, StateBar(named_company(programme), programme.tally(standings))
