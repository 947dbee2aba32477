"""The sub-clauses that ask for records only, on the page of the policy set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views.blocks import EntryLine, EntryLines, Paragraph
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Id, listing

from .statement import FRAMEWORK

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent


def records_section(extent: Extent) -> Section:
    """Return the section."""
    return Section("records", "Clauses that ask for records only", _records(extent.catalogue))


def _records(catalogue: Catalogue) -> tuple[Block, ...]:
    """Return the sub-clauses whose documented information is no document of the set."""
    demands = [demand for document in catalogue.documents.values() for demand in document.required]
    named = {demand.entry for demand in demands if not demand.part}
    asking = tuple(
        e for e in catalogue.framework_entries(FRAMEWORK, "subclause") if e.text("documented_information") == "required"
    )
    records = tuple(e for e in asking if e.id not in named)
    lines = tuple(EntryLine((), e.id, catalogue.brief_apart(e), e.text("document")) for e in records)
    text = (
        f"{len(asking)} sub-clauses ask for documented information. {len(asking) - len(records)} of them ask for "
        "documents, which stand above. The others ask for proof that something was done; the page of each lists the "
        "evidence."
    )
    parts = [Id(e.id) for e in records if e.id in {demand.entry for demand in demands if demand.part}]
    more = (" A document above is part of the proof for ", *listing(parts), ".") if parts else ()
    return (Paragraph((text, *more)), EntryLines(lines))
