"""Frameworks as items of `frameworks.json`, with the kinds of their entries by both of their spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.shapes import flag, maybe, number, record, some, text
from mkdocs_crosswalk.registers.forms import ID
from mkdocs_crosswalk.views import addresses

from .entry_files import without_empty

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.views.addresses import Place

KIND = record(
    {
        "key": text("As JSON calls it, under `kind`."),
        "name": text("As tables and CSV call it, and JSON under `kind_name`."),
        "plural": text(),
        "single": flag("Whether pairs may join entries of this kind."),
        "entries": number("How many there are."),
    }
)
FRAMEWORK = record(
    {
        "id": text("As entries name it, under `framework`."),
        "key": text("As directions name it."),
        "name": text(),
        "title": text("In full."),
        "url": maybe(text("From the root of the site, without a leading slash.")),
        "source": text("The document, by its id among the sources."),
        "kinds": some(KIND, "The kinds of its entries."),
    },
    {
        "edition": text(),
        "amendment": text(),
        "publisher": text(),
        "labels": text("`ours` where the titles of its entries are this project's."),
        "succeeds": ID,
    },
)


def framework_item(catalogue: Catalogue, framework: Framework, url: Callable[[Place], str]) -> dict[str, Any]:
    """Return a framework with the kinds of its entries."""
    kinds = [
        {
            "key": kind.key,
            "name": kind.one,
            "plural": kind.many,
            "single": bool(kind.single),
            "entries": len(catalogue.framework_entries(framework.id, kind.key)),
        }
        for kind in framework.kinds.values()
    ]
    return without_empty(
        {
            "id": framework.id,
            "key": framework.key,
            "name": framework.name,
            "title": framework.title,
            "edition": framework.edition,
            "amendment": framework.amendment,
            "publisher": framework.publisher,
            "labels": framework.labels,
            "succeeds": framework.succeeds,
            "source": framework.source,
            "url": url(addresses.Place(addresses.index_of(framework))) or None,
            "kinds": kinds,
        },
        keep=("url", "kinds"),
    )
