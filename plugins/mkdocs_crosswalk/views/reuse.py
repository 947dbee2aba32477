"""The records that serve most entries: what is worth collecting first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from . import addresses
from .register import Bars, Reuse
from .text import Link
from .ways import by_framework, recorded

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Framework


FIRST = 10
"""How many records are to be collected first."""


def reuse_of(catalogue: Catalogue) -> dict[str, Reuse]:
    """Return how many entries each record serves, by its id: what serves most first, then by name."""
    frameworks = recorded(catalogue)
    found = {
        item: tuple(len(ids) for _, ids in by_framework(catalogue, catalogue.served(item), frameworks))
        for item in catalogue.evidence
    }
    most = max(1, *map(sum, found.values())) if found else 1
    ranked = sorted(found, key=lambda i: (-sum(found[i]), catalogue.evidence[i].name.casefold()))
    return {i: Reuse(found[i], most) for i in ranked}


def most_reused(catalogue: Catalogue, count: int = FIRST, asked: Framework | None = None) -> Bars:
    """Return the records that serve most entries, with a bar each: of what is asked if that is given, then of all."""
    frameworks = recorded(catalogue)
    first = frameworks.index(asked) if asked in frameworks else None
    every = ((catalogue.evidence[i], replace(r, first=first)) for i, r in reuse_of(catalogue).items() if r.total)
    ranked = sorted(every, key=lambda found: -found[1].count)[:count]
    items = ((Link(addresses.evidence_uri(item.id), item.name), reuse) for item, reuse in ranked)
    return Bars(tuple(f.short for f in frameworks), tuple(items))
