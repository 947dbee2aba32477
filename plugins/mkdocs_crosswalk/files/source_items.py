"""Sources as items of `api/v1/sources.json`, each claim beside what the same source's rows give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.figures.counts import recompute
from mkdocs_crosswalk.views import addresses

from .entry_files import without_empty
from .own_items import own_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.figures.counts import Count
    from mkdocs_crosswalk.views.addresses import Place


def source_item(catalogue: Catalogue, source_id: str, url: Callable[[Place], str]) -> dict[str, Any]:
    """Return a source with its claims."""
    source = catalogue.sources[source_id]
    return without_empty(
        {
            "id": source.id,
            **own_mark(source_id in catalogue.own.sources),
            "name": source.name,
            "title": source.title,
            "kind": source.kind,
            "author": source.author,
            "publisher": source.publisher,
            "date": source.date.isoformat() if source.date else source.year,
            "address": source.address,
            "states": source.states,
            "good_for": source.good_for,
            "bad_for": source.bad_for,
            "url": url(addresses.Place(addresses.source_uri(source.id))) or None,
            "claims": [_claim(catalogue, source_id, c.id) for c in source.claims],
        },
        keep=("claims", "url"),
    )


def _claim(catalogue: Catalogue, source_id: str, claim_id: str) -> dict[str, Any]:
    claim = next(c for c in catalogue.sources[source_id].claims if c.id == claim_id)
    result = recompute(catalogue, source_id, claim)
    return without_empty(
        {
            "id": claim.id,
            "figure": claim.figure,
            "numerator": claim.numerator,
            "denominator": claim.denominator,
            "about": claim.about,
            "at": claim.at,
            "recomputed": _counts(result.named) if result else None,
            "recomputed_with_groups": _counts(result.with_groups) if result and result.with_groups else None,
            "remark": claim.remark,
        }
    )


def _counts(count: Count) -> dict[str, int]:
    return {"numerator": count.numerator, "denominator": count.denominator}
