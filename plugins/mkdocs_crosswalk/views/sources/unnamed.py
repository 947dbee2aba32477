"""What figures leave open: the entries without a counterpart, and what sources claim beside their own tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.figures.counts import Basis, counterparts
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Details, Paragraph
from mkdocs_crosswalk.views.text import id_list

from .sources import claims_table

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.blocks import Block


def unnamed(catalogue: Catalogue) -> tuple[Block, ...]:
    """Return the entries of each framework without a counterpart in those that it is compared with."""
    found = []
    for crosswalk in catalogue.crosswalks:
        between = (crosswalk.left.id, crosswalk.right.id)
        for framework in (crosswalk.left, crosswalk.right):
            other = crosswalk.other(framework.id).name
            where = "" if crosswalk == catalogue.crosswalks[0] else f" in {other}"
            for kind in framework.single:
                count = counterparts(catalogue, (kind.key,), Basis(level=None, between=between))
                said = f"{len(count.rest)} of {count.denominator} {kind.many}{where}"
                found.append(Details(said, (Paragraph(id_list(count.rest) or ("None.",)),)))
    return tuple(found)


def claims(catalogue: Catalogue) -> tuple[Block, ...]:
    """Return the figures that sources claim, each beside what the same source's tables give."""
    sources = tuple(s for s in catalogue.sources.values() if s.claims)
    figures = wording.number(sum(len(s.claims) for s in sources), "figure")
    said = f"{figures} of {wording.number(len(sources), 'source')}, each beside what the same source's tables give."
    return (Paragraph((said,)), claims_table(catalogue, sources))
