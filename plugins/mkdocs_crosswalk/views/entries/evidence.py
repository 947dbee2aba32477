"""The evidence for an entry: what to bring, what else serves, and, among the sources, what they name besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Details, Paragraph, Subheading, Table, TableRow
from mkdocs_crosswalk.views.documents import documents_named
from mkdocs_crosswalk.views.evidence import own_mark, systems_of
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.programme.upkeep import kept_lines
from mkdocs_crosswalk.views.provenance import row_anchor, source_link
from mkdocs_crosswalk.views.text import Line, Link, Mark, linked, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import EvidenceLink
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject

TO_BUILD = "(to\N{NO-BREAK SPACE}build)"
"""What is said of a record that nothing says a holder keeps, beside others that stand there to be brought."""


def evidence_section(extent: Extent, subject: Subject) -> tuple[Section, ...]:
    """Return the evidence for an entry: what to bring, those to build last, and what else serves."""
    build = to_build(extent, subject)
    blocks = tuple(_blocks(subject, build))
    title = "Build this evidence" if build and len(build) == len(brought(subject)) else "Bring this"
    return (Section("evidence", title, blocks),) if blocks else ()


def to_build(extent: Extent, subject: Subject) -> frozenset[str]:
    """Return those of the records to bring that nothing says a holder of the other framework keeps."""
    if not subject.verdicts or not subject.way:
        return frozenset()
    return extent.keeps.to_build(subject.way, subject.entry, brought(subject))


def brought(subject: Subject) -> tuple[str, ...]:
    """Return the ids of what to bring for an entry: by its verdicts, and what the site itself keeps for it."""
    catalogue = subject.catalogue
    bring = (item for verdict in subject.verdicts or () for item in verdict.bring)
    serving = catalogue.items_for(subject.entry.id)
    ours = (item.id for item in serving if subject.ours or item.id in catalogue.own.evidence)
    return tuple(dict.fromkeys((*bring, *ours)))


def _also(subject: Subject) -> tuple[str, ...]:
    bring = brought(subject)
    return tuple(item.id for item in subject.catalogue.items_for(subject.entry.id) if item.id not in bring)


def _blocks(subject: Subject, build: frozenset[str]) -> Iterator[Block]:
    catalogue = subject.catalogue
    items = [catalogue.evidence[i] for i in sorted(brought(subject), key=build.__contains__)]
    if items:
        columns = ("Record", wording.KEPT, "Shown", "Also serves")
        some = build if len(build) < len(items) else frozenset()
        rows = tuple(_row(subject, item, build=item.id in some) for item in items)
        yield Table(f"Evidence for {subject.entry.id}", columns, rows, style="evidence")
    sampled = (i for i in items if i.sampling)
    if tested := tuple((Mark("strong", f"{i.name}:"), " ", *linked(i.sampling, catalogue)) for i in sampled):
        yield Details("How an auditor samples them", (Bullets(tested),))
    if also := _also(subject):
        count = wording.number(len(also), "more record that serves", "more records that serve")
        yield Details(count, (Paragraph((*_links(catalogue, also), ".")),))
    yield from documents_named(catalogue, subject.entry.id)


def _links(catalogue: Catalogue, items: Iterable[str]) -> Text:
    return listing((Link(addresses.evidence_uri(i), catalogue.evidence[i].name) for i in items), last=", ")


def _row(subject: Subject, item: EvidenceItem, *, build: bool) -> TableRow:
    catalogue = subject.catalogue
    own = (Line((own_mark(catalogue, item),)),) if item.id in catalogue.own.evidence else ()
    mark = (f" {TO_BUILD}",) if build else ()
    name: Text = (Link(addresses.evidence_uri(item.id), item.name, strong=True), *mark, *own)
    systems = systems_of(catalogue, item)
    others = len(catalogue.served(item.id)) - 1
    serves: Text = ("Only this",)
    if others:
        serves = (Link(addresses.evidence_uri(item.id), wording.number(others, "other"), "serves"),)
    kept = kept_lines(catalogue.own.items.get(item.id))
    return TableRow((name, (systems, *kept), (wording.TIMINGS[item.timing],), serves))


def published_evidence(subject: Subject) -> Iterator[Block]:
    """Yield what sources name as evidence and our judgement does not share; with whom it agrees, the items say."""
    catalogue = subject.catalogue
    links = catalogue.evidence_for(subject.entry.id)
    ours = (*brought(subject), *_also(subject))
    blocks: list[Block] = []
    published = tuple(link for link in links if link.counted and link.item not in ours)
    if published:
        count = len({link.item for link in published})
        summary = f"{wording.number(count, 'more item')} that sources name for a whole row of entries"
        blocks.append(Details(summary, tuple(_published(subject, published))))
    doubtful = tuple(link for link in links if not link.counted)
    if doubtful:
        summary = f"{wording.number(len(doubtful), 'item')} named by a source, and not fitting"
        blocks.append(Details(summary, tuple(_doubtful(subject, link) for link in doubtful)))
    if blocks:
        yield Subheading(("Evidence",))
        yield from blocks


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
