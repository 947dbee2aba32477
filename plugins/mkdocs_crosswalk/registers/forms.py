"""What fields of several registers are: names of entries and of records in other registers, and days of review."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

from mkdocs_crosswalk.data.records import Form, Read
from mkdocs_crosswalk.data.shapes import known, one_or_more, several, some, text

from .allowed import ANY

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_crosswalk.data.fields import Fields

    from .references import References


class Known(NamedTuple):
    """What the fields of a register are held against.

    Attributes:
        references: Resolves the names of entries.
        names: The names of other records, by what messages call these.
        reviewed: The day on which the file was judged.
    """

    references: References
    names: Mapping[str, Collection[str]] = {}
    reviewed: date = date.min


def name_of(what: str, *, told: bool = False) -> Read:
    """Return how the name of another record is read; the message on an unknown one may tell all that there are."""

    def read(fields: Fields, name: str, must: bool, known: Known) -> str:
        names = known.names[what]
        return fields.known(name, what, names, f"; allowed: {', '.join(names)}" if told else "", required=must)

    return read


def names_of(what: str) -> Read:
    """Return how the names of other records are read; those that are unknown are left out."""
    return lambda fields, name, must, known: fields.all_known(name, what, known.names[what], required=must)


def entries_of(fields: Fields, name: str, must: bool, known: Known) -> tuple[str, ...]:
    """Return the entries of a list of ids."""
    return known.references.each(fields.texts(name, required=must), ANY)


def _entry(fields: Fields, name: str, _: bool, known: Known) -> str:
    return known.references.single(fields, name, ANY)


def _reviewed(fields: Fields, name: str, _: bool, known: Known) -> date:
    return fields.day(name, known.reviewed) or known.reviewed


JUDGED_ON = "The day on which a person judged it, as 2026-05-12."
SOURCE = known("source", "An id of sources.yml.")
ENTRY = known("entry", "An id, such as A.5.15, Clause 6.1.3 or CC6.1; its title may follow.")
ENTRIES = one_or_more(ENTRY, "Ids, such as A.5.15, Clause 6.1.3 or CC6.1; their titles may follow.")
EVIDENCE_ID = known("evidence-item")
EVIDENCE_IDS = one_or_more(EVIDENCE_ID, "Ids of items in evidence.yml.")
SYSTEM_ID = known("system")
SYSTEM_IDS = one_or_more(SYSTEM_ID, "Ids of systems in evidence.yml.")
TOPIC_ID = known("topic")
ID = text('Such as "A.5.15", "Clause 6.1.3", "CC6.1" or "A.9.2.1 (2013)".')
"""The id of an entry in files for machines; the others likewise."""
IDS = several(ID)
SOME_IDS = some(ID)
NAMES = several(text())

Single = Annotated[str, Form("An entry, by its id.", read=_entry, shape=ENTRY, published=ID)]
"""A control, sub-clause or criterion."""
Reviewed = Annotated[date, Form(JUDGED_ON, read=_reviewed, kept=True)]
"""The day on which a record was judged; that of its file holds for all that does not say another."""
