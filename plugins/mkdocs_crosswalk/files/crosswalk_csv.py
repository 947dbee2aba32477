"""The crosswalk as CSV, a file for each direction: a row is a pair, with our judgement and what sources print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.registers.levels import UNDIRECTED, Level
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.provenance import source_name
from mkdocs_crosswalk.views.ways import pairs_files

from .csv_files import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Mapping, Overlap
    from mkdocs_crosswalk.registers.levels import Direction
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.ways import Way

ABOUT = ("level", "counted", "judged_by", "published", "why", "add", "confidence")
GIST = "gist"
"""The last column, which came later."""


def crosswalk_files(catalogue: Catalogue, url: Callable[[Place], str]) -> dict[str, bytes]:
    """Return each file by its source address; lines within a cell part what sources print.

    Args:
        catalogue: The catalogue.
        url: Turns a place into its address, with the site's own before it where that is known.
    """
    return {
        file.uri: csv_bytes([_heads(file.way), *crosswalk_rows(catalogue, file.way, url)])
        for crosswalk in catalogue.crosswalks
        for file in pairs_files(catalogue, crosswalk)
    }


def _heads(way: Way) -> tuple[str, ...]:
    """Return the heads of a file; the side whose records are reused stands first."""
    one, other = way.held.address, way.asked.address
    return (one, f"{one}_title", other, f"{other}_title", *ABOUT, f"{one}_link", f"{other}_link", GIST)


def crosswalk_rows(catalogue: Catalogue, way: Way, url: Callable[[Place], str]) -> Iterator[tuple[str, ...]]:
    """Yield one row a pair, counted or not, in the order of the side whose records are reused."""
    direction, held = way.direction, way.held.id
    overlaps = catalogue.between(held, way.asked.id) or catalogue.between(way.asked.id, held)
    pairs = ((o.left, o.right) for o in overlaps)
    sides = {pair: pair if catalogue.entries[pair[0]].framework == held else (pair[1], pair[0]) for pair in pairs}
    order = catalogue.ids.order
    for pair, (one, other) in sorted(sides.items(), key=lambda item: [order[i] for i in item[1]]):
        overlap = catalogue.overlaps[pair]
        entry, partner = catalogue.entries[one], catalogue.entries[other]
        yield (
            *(one, catalogue.title_apart(entry), other, catalogue.title_apart(partner)),
            *_said(catalogue, overlap, direction),
            *(url(addresses.place_of(entry)), url(addresses.place_of(partner))),
            overlap.judgement.gist if overlap.judgement and overlap.judgement.levels[direction] != Level.NONE else "",
        )


def _said(catalogue: Catalogue, overlap: Overlap, direction: Direction) -> tuple[str, ...]:
    level, judgement = overlap.levels.get(direction), overlap.judgement
    printed = [m for m in overlap.mappings if m.row.direction in (direction, UNDIRECTED)]
    judges = [PROJECT] if judgement else list(dict.fromkeys(m.row.source for m in printed if m.counted))
    decision = overlap.decision
    said = wording.LEVELS[level] if level else ""
    if direction not in catalogue.spoken:  # of two that are only named beside each other, a site may decide some
        every = overlap.levels.items()
        said = "; ".join(f"{wording.LEVELS[level]} {wording.towards(catalogue, way)}" for way, level in every)
    head = (said, "yes" if overlap.counted else "no")
    prints = "\n".join(_printed(catalogue, m) for m in printed)
    if decision:
        who = f"{source_name(catalogue, SITE)} ({decision.by}, {decision.reviewed.isoformat()})"
        return (*head, who, prints, decision.reason, "", "")
    return (
        *head,
        ", ".join(source_name(catalogue, s) for s in judges),
        prints,
        judgement.why if judgement else "",
        judgement.adds.get(direction, "") if judgement else "",
        wording.SURENESS[judgement.sureness] if judgement else "",
    )


def _printed(catalogue: Catalogue, mapping: Mapping) -> str:
    """Return what a source prints, as `Mapping article, 2026: Full (Security table, row CC6.1)`."""
    row = mapping.row
    text = f"{source_name(catalogue, row.source)}: {row.published.level or 'no level'} ({row.at})"
    return f"{text}; not counted: {mapping.why_not}" if mapping.why_not else text
