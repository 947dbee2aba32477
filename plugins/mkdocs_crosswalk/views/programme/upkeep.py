"""Where records are at the company of a site, and who keeps them, as running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views.text import External, Line, Mark, listing

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.own_data import Upkeep
    from mkdocs_crosswalk.views.text import Text


def kept_lines(upkeep: Upkeep | None) -> tuple[Line, ...]:
    """Return where the records of an evidence item are at the site's company, and who keeps them."""
    if upkeep is None:
        return ()
    records = (Line((Mark("strong", "Here: "), *places(upkeep))),) if upkeep.records else ()
    return (*records, *((Line((f"Owner here: {upkeep.owner}",)),) if upkeep.owner else ()))


def places(upkeep: Upkeep) -> Text:
    """Return where records are; addresses are links."""
    return listing((External(text, text) for text in upkeep.records), last=", ")
