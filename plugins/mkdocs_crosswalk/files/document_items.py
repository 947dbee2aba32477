"""The items of `api/v1/documents.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.records import item_of
from mkdocs_crosswalk.views import addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.registers.documents import Document
    from mkdocs_crosswalk.views.addresses import Place


def document_item(document: Document, url: Callable[[Place], str]) -> dict[str, Any]:
    """Return a document of the policy set; the names of its fields are those of the data file, but for `serves`."""
    return {**item_of(document), "url": url(addresses.Place(addresses.document_uri(document.id))) or None}
