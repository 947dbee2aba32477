"""The section on evidence of an entry's page: what to bring, what else serves, and what sources name besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Details, Paragraph, Table, TableRow
from mkdocs_crosswalk.views.documents import documents_line
from mkdocs_crosswalk.views.evidence import own_mark, served_entries, systems_of
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.programme.upkeep import kept_lines
from mkdocs_crosswalk.views.provenance import row_anchor, source_link, source_name
from mkdocs_crosswalk.views.text import Line, Link, linked, listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import EvidenceLink
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject


def evidence_section(subject: Subject) -> tuple[Section, ...]:
    """Return the evidence for an entry: what to bring, the most telling first, what else serves, what is published."""
    blocks = _blocks(subject)
    build = subject.verdicts is not None and subject.verdicts.base.outcome == Outcome.NEW
    return (Section("evidence", "Evidence to build" if build else "Evidence to bring", blocks),) if blocks else ()


def _blocks(subject: Subject) -> tuple[Block, ...]:
    catalogue = subject.catalogue
    links = catalogue.evidence_for(subject.entry.id)
    bring = tuple(dict.fromkeys(item for verdict in subject.verdicts or () for item in verdict.bring))
    columns = ("Evidence", "Collected in", "How", "Also serves")
    serving = catalogue.items_for(subject.entry.id)
    bring = (*bring, *(item.id for item in serving if item.id in catalogue.own.evidence))
    rows = tuple(_row(subject, catalogue.evidence[i], [link for link in links if link.item == i]) for i in bring)
    blocks: list[Block] = [Table(f"Evidence for {subject.entry.id}", columns, rows, style="evidence")] if rows else []
    also = tuple(item.id for item in serving if item.id not in bring)
    if also:
        blocks.append(Paragraph(("Also serving, by our judgement: ", *_links(catalogue, also), "."), quiet=True))
    published = tuple(link for link in links if link.counted and link.item not in (*bring, *also))
    if published:
        count = len({link.item for link in published})
        summary = f"{wording.number(count, 'more item')} that sources name for a whole row of entries"
        blocks.append(Details(summary, tuple(_published(subject, published))))
    doubtful = tuple(link for link in links if not link.counted)
    if doubtful:
        summary = f"{wording.number(len(doubtful), 'item')} named by a source, and not fitting"
        blocks.append(Details(summary, tuple(_doubtful(subject, link) for link in doubtful)))
    return (*blocks, *documents_line(catalogue, subject.entry.id))


def _links(catalogue: Catalogue, items: Iterable[str]) -> Text:
    return listing((Link(addresses.evidence_uri(i), catalogue.evidence[i].name) for i in items), last=", ")


def _row(subject: Subject, item: EvidenceItem, named: list[EvidenceLink]) -> TableRow:
    catalogue = subject.catalogue
    who = listing(source_name(catalogue, s) for s in dict.fromkeys(link.row.source for link in named if link.counted))
    kind = own_mark(catalogue, item)
    name: Text = (
        Link(addresses.evidence_uri(item.id), item.name, strong=True),
        Line((f"{kind}. Also named by ", *who) if who else (kind,)),
    )
    systems = systems_of(catalogue, item, (s for link in named for s in link.row.systems))
    others = len(served_entries(catalogue, item)) - 1
    serves: Text = (f"Only {subject.entry.id}",)
    if others:
        serves = (Link(addresses.evidence_uri(item.id), wording.number(others, "other"), "serves"),)
    kept = kept_lines(catalogue.own.items.get(item.id))
    return TableRow((name, (systems, *kept), (_how(item, named),), serves))


def _how(item: EvidenceItem, named: list[EvidenceLink]) -> str:
    said = {link.row.how for link in named if link.row.how}
    return wording.HOW[said.pop()] if len(said) == 1 else wording.HOW[item.how]


def _published(subject: Subject, links: tuple[EvidenceLink, ...]) -> Iterable[Paragraph]:
    """Return one paragraph a source: its items for this entry, which our judgement does not share."""
    catalogue = subject.catalogue
    for source in dict.fromkeys(link.row.source for link in links):
        items = dict.fromkeys(link.item for link in links if link.row.source == source)
        yield Paragraph((source_link(catalogue, source), ": ", *_links(catalogue, items), "."))


def _doubtful(subject: Subject, link: EvidenceLink) -> Paragraph:
    catalogue = subject.catalogue
    item = catalogue.evidence[link.item]
    who = source_link(catalogue, link.row.source, row_anchor(link.row))
    reason = linked(wording.sentence(link.why_not), catalogue, but=subject.entry.id)
    return Paragraph((Link(addresses.evidence_uri(item.id), item.name), ", named by ", who, ". ", *reason))
