"""The section on sources: who speaks of an entry, in a few words each, and which slips concern it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Details, Paragraph, Table, TableRow
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.provenance import source_link
from mkdocs_crosswalk.views.text import linked

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.changes import Correction
    from mkdocs_crosswalk.views.blocks import Block

    from .subject import Subject


def sources_section(subject: Subject) -> Section:
    """Return the section of an entry's page about its sources."""
    return Section("sources", "Sources", _source_blocks(subject))


def _source_blocks(subject: Subject) -> tuple[Block, ...]:
    rows = []
    for source in dict.fromkeys(r.source for r in subject.rows):
        said = _said_by(subject, source)
        date = wording.source_date(subject.catalogue.sources[source])
        rows.append(TableRow(((source_link(subject.catalogue, source),), (said,), (date,))))
    if says := _judged(subject):
        rows.append(TableRow(((source_link(subject.catalogue, PROJECT),), (says,), (wording.day(_reviewed(subject)),))))
    if decided := sum(o.decision is not None for o in (*subject.counted, *subject.uncounted)):
        said = f"{wording.number(decided, 'pair')} decided"
        rows.append(TableRow(((source_link(subject.catalogue, SITE),), (said,), ())))
    framework = subject.framework.source
    what = "Id and structure; the label is ours" if subject.framework.labels == "ours" else "Id, title and structure"
    rows.append(
        TableRow(
            (
                (source_link(subject.catalogue, framework),),
                (what,),
                (wording.source_date(subject.catalogue.sources[framework]),),
            )
        )
    )
    blocks: list[Block] = [
        Table(f"Sources on {subject.entry.id}", ("Source", "Says", "Date"), tuple(rows), style="source")
    ]
    if subject.corrections:
        count = wording.number(
            len(subject.corrections), "slip of a source about this entry", "slips of sources about this entry"
        )
        blocks.append(
            Details(count, tuple(_correction(subject.catalogue, c, subject.entry.id) for c in subject.corrections))
        )
    return tuple(blocks)


def _judged(subject: Subject) -> str:
    """Sum up what this project says of this entry, or return an empty text."""
    pairs = sum(o.judgement is not None for o in (*subject.counted, *subject.uncounted))
    written = [word for word, there in (("verdict", subject.verdicts), ("guidance", subject.guidance)) if there]
    said = [listed(written)] if written else []
    if pairs or written:
        said.append(f"{wording.number(pairs, 'pair')} judged")
    return wording.begin(", ".join(said))


def _reviewed(subject: Subject) -> date:
    """Return the day on which this project last judged this entry."""
    days = [verdict.reviewed for verdict in subject.verdicts or ()]
    return max(days, default=subject.catalogue.updated)


def _said_by(subject: Subject, source: str) -> str:
    """Sum up in a few words what a source says of this entry."""
    rows = [r for r in subject.rows if r.source == source]
    counted = [o for o in subject.counted if any(m.row.source == source and m.counted for m in o.mappings)]
    rejected = [
        o
        for o in (*subject.counted, *subject.uncounted)
        if any(m.row.source == source for m in o.mappings) and o not in counted
    ]
    said = []
    if counted:
        said.append(wording.number(len(counted), "pair"))
    if rejected:
        said.append(f"{wording.number(len(rejected), 'pair')} not counted")
    absent = [r for r in rows if r.says == "no-counterpart"]
    if any(r.id == subject.entry.id for row in absent for r in row.entries):
        said.append("no counterpart")
    elif absent:
        said.append("no counterpart for the whole group")
    if any(r.says == "level-only" for r in rows):
        said.append("a level without a counterpart")
    if any(r.says == "adds" for r in rows):
        said.append("what it asks beyond the other framework")
    if any(r.groups and r.says == "overlap" and r in subject.statements for r in rows):
        said.append("a statement about a whole group")
    if any(r.says == "evidence" for r in rows):
        said.append("where evidence is collected")
    if any(r.corrected for r in rows):
        said.append("id corrected")
    text = ", ".join(said)
    return text[:1].upper() + text[1:]


def _correction(catalogue: Catalogue, correction: Correction, page: str) -> Paragraph:
    """Return a slip of a source, and what is right, as one paragraph."""
    source = source_link(catalogue, correction.source)
    says = linked(wording.sentence(correction.says), catalogue, but=page)
    correct = linked(wording.sentence(correction.correct), catalogue, but=page)
    return Paragraph((source, f" ({correction.at}): ", *says, " ", *correct))
