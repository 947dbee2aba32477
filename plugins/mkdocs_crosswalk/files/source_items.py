"""Sources as items of `api/v1/sources.json`, each claim beside what the same source's rows give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.records import item_of
from mkdocs_crosswalk.figures.counts import recompute
from mkdocs_crosswalk.views import addresses

from .entry_files import without_empty
from .own_items import own_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.figures.counts import Count
    from mkdocs_crosswalk.registers.sources import Claim
    from mkdocs_crosswalk.views.addresses import Place


def source_item(catalogue: Catalogue, source_id: str, url: Callable[[Place], str]) -> dict[str, Any]:
    """Return a source with its claims."""
    source = catalogue.sources[source_id]
    return without_empty(
        {
            "id": source.id,
            **own_mark(source_id in catalogue.own.sources),
            **item_of(source, whole=True),
            "date": source.date.isoformat() if source.date else source.year,
            "url": url(addresses.Place(addresses.source_uri(source.id))) or None,
            "claims": [_claim(catalogue, source_id, claim) for claim in source.claims],
        },
        keep=("claims", "url"),
    )


def _claim(catalogue: Catalogue, source_id: str, claim: Claim) -> dict[str, Any]:
    result = recompute(catalogue, source_id, claim)
    said = item_of(claim, whole=True)
    recounted = {
        "recomputed": _counts(result.named) if result else None,
        "recomputed_with_groups": _counts(result.with_groups) if result and result.with_groups else None,
        "remark": said.pop("remark"),
    }
    return without_empty({**said, **recounted})


def _counts(count: Count) -> dict[str, int]:
    return {"numerator": count.numerator, "denominator": count.denominator}
