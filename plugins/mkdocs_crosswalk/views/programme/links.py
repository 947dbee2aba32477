"""Links to people and to records: to all that somebody answers for, and to where a record stands with its place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.people import duties
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.text import Link

from .said import anchors, owner_anchors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.registers.company_records import CompanyRecord
    from mkdocs_crosswalk.views.text import Inline, Text


class Links:
    """Links of a company's programme.

    Args:
        programme: The programme.
    """

    def __init__(self, programme: Programme) -> None:
        self.programme = programme

    @cached_property
    def _people(self) -> dict[str, str]:
        """The anchors of those who have a section on the page of people."""
        named = owner_anchors(self.programme)
        return {one.owner: named[one.owner] for one in duties(self.programme) if one.owner}

    @cached_property
    def _records(self) -> dict[str, str]:
        return {record.id: anchor for record, anchor, _ in records(self.programme)}

    def owner(self, name: str) -> Inline:
        """Return a name with a link to all that this one answers for, or the name alone of whom nothing is listed."""
        return Link(addresses.PEOPLE, name, self._people[name]) if name in self._people else name

    def owned(self, name: str) -> Text:
        """Return the same as a text, which is empty where nobody is named."""
        return (self.owner(name),) if name else ()

    def record(self, record: CompanyRecord, text: str) -> Link:
        """Return a link to a record, on the page of what it is one of."""
        return Link(addresses.evidence_uri(record.item), text, self._records[record.id])

    def anchor(self, record: CompanyRecord) -> str:
        """Return the anchor of a record on the page of what it is one of."""
        return self._records[record.id]

    def item(self, item: str) -> Link:
        """Return the name of an evidence item with a link to the latest record of it, or to its page if it has none."""
        latest, name = self.programme.records_of(item)[:1], self.programme.catalogue.evidence[item].name
        return self.record(latest[0].record, name) if latest else Link(addresses.evidence_uri(item), name)


def records(programme: Programme) -> Iterator[tuple[CompanyRecord, str, str]]:
    """Yield each record of a company, its anchor on the page of its evidence item, and what search calls it."""
    there, evidence = programme.catalogue.own.records, programme.catalogue.evidence
    named = anchors("rec", (record.id for record in there))
    for record in there:
        yield record, named[record.id], f"{record.id}, {evidence[record.item].name}, {wording.day(record.end)}"
