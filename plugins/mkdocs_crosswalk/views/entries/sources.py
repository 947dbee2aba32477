"""The section in which all provenance of an entry's page is folded: how it was judged, who says what, which slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Details, Facts, Paragraph, Subheading, Table, TableRow
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.provenance import source_link
from mkdocs_crosswalk.views.text import linked, listing

from .behind import behind_matches, looked_at, statement_blocks
from .evidence import published_evidence
from .judged import judged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.changes import Correction
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject


def sources_section(subject: Subject) -> Section:
    """Return the section of an entry's page in which all of its provenance is folded: how it was judged, who says what.

    What belongs to a match stands under the match's id, so that a reader finds who disagrees.
    """
    count = len(sources_on(subject))
    how = " and how we judged" if subject.verdicts else ""
    blocks: list[Block] = [*judged(subject), *_notes(subject)]
    for one in subject.every:
        if one.other and one.other.id in subject.catalogue.own.frameworks:
            continue
        said = (*behind_matches(one), *_absent(one), *looked_at(one), *statement_blocks(one))
        if said and not one.first and one.other:
            blocks.append(Subheading((one.other.name,)))
        blocks += said
    blocks += published_evidence(subject)
    blocks += [Subheading(("All sources",)), *_source_blocks(subject)]
    return Section("sources", f"Sources ({count}){how}", tuple(blocks), folded=True, named="Sources")


def _notes(subject: Subject) -> Iterator[Facts]:
    """Yield what is to be said of an entry's title, label and attributes."""
    entry, framework = subject.entry, subject.framework
    items: list[tuple[str, Text]] = []
    if framework.labels == "ours" and entry.title != entry.statement:
        whose = framework.publisher or "its publisher"
        said = f"Ours. {wording.begin(whose)} publishes the wording of the {entry.kind.one}."
        stands = f"Ours. The text of the {entry.kind.one}, at the top of the page, is that of {whose}."
        items.append(("Label", (stands if entry.statement else said,)))
    if entry.note:
        items.append(("Note", linked(entry.note, subject.catalogue, but=entry.id)))
    if items:
        yield Facts(tuple(items))


def _absent(subject: Subject) -> Iterator[Paragraph]:
    """Yield the sources that find no counterpart either; those that are no independent voice do not agree."""
    if subject.counted:
        return
    named = dict.fromkeys(row.source for row in subject.absent)
    silent = [source for source in named if subject.catalogue.sources[source].no_voice]
    for sources, one, many in (
        ([source for source in named if source not in silent], "agrees", "agree"),
        (silent, "says so too, and is no independent voice", "say so too, and are no independent voices"),
    ):
        if sources:
            who = listing(source_link(subject.catalogue, source) for source in sources)
            yield Paragraph((*who, f" {one if len(sources) == 1 else many}: no counterpart."))


def sources_on(subject: Subject) -> tuple[str, ...]:
    """Return the sources whose rows speak of an entry."""
    return tuple(dict.fromkeys(r.source for s in subject.every for r in s.rows))


def _source_blocks(subject: Subject) -> tuple[Block, ...]:
    rows = []
    for source in sources_on(subject):
        said = _said_by(subject, source)
        date = wording.source_date(subject.catalogue.sources[source])
        rows.append(TableRow(((source_link(subject.catalogue, source),), (said,), (date,))))
    if says := _said_by_us(subject):
        rows.append(TableRow(((source_link(subject.catalogue, PROJECT),), (says,), (wording.day(_reviewed(subject)),))))
    if decided := _decided(subject):
        said = f"{listed(decided)} decided"
        rows.append(TableRow(((source_link(subject.catalogue, SITE),), (said,), ())))
    framework = subject.framework.source
    if framework == SITE:  # which has its line already
        return _with_corrections(subject, rows)
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
    return _with_corrections(subject, rows)


def _decided(subject: Subject) -> list[str]:
    """Return what the site has decided on the entry."""
    pairs = sum(o.decision is not None for s in subject.every for o in s.overlaps)
    verdicts = sum(v.own is not None for v in subject.verdicts or ())
    counts = ((pairs, "pair"), (verdicts, "verdict"))
    return [wording.number(count, what) for count, what in counts if count]


def _with_corrections(subject: Subject, rows: list[TableRow]) -> tuple[Block, ...]:
    """Return the table of sources, and below it the slips of sources."""
    blocks: list[Block] = [Table("All sources", ("Source", "Says", "Date"), tuple(rows), style="source")]
    if subject.corrections:
        count = wording.number(
            len(subject.corrections), "error of a source about this entry", "errors of sources about this entry"
        )
        blocks.append(
            Details(count, tuple(_correction(subject.catalogue, c, subject.entry.id) for c in subject.corrections))
        )
    return tuple(blocks)


def _said_by_us(subject: Subject) -> str:
    """Sum up what this project says of this entry, or return an empty text."""
    pairs = sum(o.judgement is not None for s in subject.every for o in s.overlaps)
    written = [word for word, there in (("verdict", subject.verdicts), ("guidance", subject.guidance)) if there]
    said = [listed(written)] if written else []
    if pairs or written:
        said.append(f"{wording.number(pairs, 'pair')} judged")
    return wording.begin(", ".join(said))


def _reviewed(subject: Subject) -> date:
    """Return the day on which this project last judged this entry."""
    days = [verdict.reviewed for verdict in (subject.verdicts.judged if subject.verdicts else ())]
    return max(days, default=subject.catalogue.updated)


def _said_by(subject: Subject, source: str) -> str:
    """Sum up in a few words what a source says of this entry."""
    rows = [r for s in subject.every for r in s.rows if r.source == source]
    statements = [r for s in subject.every for r in s.statements]
    named = [o for s in subject.every for o in s.overlaps if any(m.row.source == source for m in o.mappings)]
    counted = sum(o.counted and any(m.row.source == source and m.counted for m in o.mappings) for o in named)
    rejected = len(named) - counted
    said = []
    if counted:
        said.append(wording.number(counted, "pair"))
    if rejected:
        said.append(f"{wording.number(rejected, 'pair')} not counted")
    absent = [r for r in rows if r.says == "no-counterpart"]
    if any(r.id == subject.entry.id for row in absent for r in row.entries):
        said.append("no counterpart")
    elif absent:
        said.append("no counterpart for the whole group")
    if any(r.says == "level-only" for r in rows):
        said.append("a level without a counterpart")
    if any(r.says == "adds" for r in rows):
        said.append("what it asks beyond the other framework")
    if any(r.groups and r.says == "overlap" and r in statements for r in rows):
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
