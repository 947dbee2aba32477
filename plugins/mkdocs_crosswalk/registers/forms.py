"""What fields of several registers are: names of entries and evidence items, and days of review."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Protocol

from mkdocs_crosswalk.data.records import Form
from mkdocs_crosswalk.data.shapes import Shape, one_or_more, several, some, text

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields

ENTRY = text("An id, such as A.5.15, Clause 6.1.3 or CC6.1; its title may follow.")
ENTRIES = one_or_more(ENTRY)
EVIDENCE_IDS = one_or_more(text(), "Ids of items in evidence.yml.")
SOURCE = text("An id of sources.yml.")
ID = text('Such as "A.5.15", "Clause 6.1.3", "CC6.1" or "A.9.2.1 (2013)".')
"""The id of an entry in files for machines."""
IDS: Shape = several(ID)
SOME_IDS: Shape = some(ID)
NAMES: Shape = several(text())
"""Names from a register, in files for machines."""


class Judged(Protocol):
    """What is held against a file that says the day on which it was judged."""

    @property
    def reviewed(self) -> date:
        """Return the day."""


def _reviewed(fields: Fields, name: str, _: bool, file: Judged) -> date:
    return fields.day(name, file.reviewed) or file.reviewed


Reviewed = Annotated[date, Form("The day on which a person judged it, as 2026-05-12.", read=_reviewed, kept=True)]
"""The day on which a record was judged; that of its file holds for all that does not say another."""
