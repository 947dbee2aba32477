"""The items of `api/v1/documents.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.views import addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.registers.documents import Demand, Document
    from mkdocs_crosswalk.views.addresses import Place


def document_item(document: Document, url: Callable[[Place], str]) -> dict[str, Any]:
    """Return a document of the policy set; the names of its fields are those of the data file, but for `serves`."""
    return {
        "id": document.id,
        "name": document.name,
        "kind": document.kind,
        "purpose": document.purpose,
        "says": [{"point": p.text, "for": list(p.entries)} for p in document.says],
        "required_by": [_demand(d) for d in document.demands],
        "approved_by": document.approved_by,
        "review": document.review,
        "evidence": list(document.evidence),
        "mistakes": list(document.mistakes),
        "serves": list(document.serves),
        "reviewed": document.reviewed.isoformat(),
        "url": url(addresses.Place(addresses.document_uri(document.id))) or None,
    }


def _demand(demand: Demand) -> dict[str, str]:
    who = {"entry": demand.entry} if demand.entry else {"outside": demand.outside}
    return {**who, "how": demand.bond, "why": demand.why}
