"""The section on overlap: pairs with who says so, then what was published or looked at and is no match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Details, Notice, Table, TableRow
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.provenance import behind, decided_by, overlap_details, source_link, statement
from mkdocs_crosswalk.views.text import Badge, Id, Line, Mark, linked, listing

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.text import Inline, Text

    from .subject import Subject


def overlap_section(subject: Subject) -> Section:
    """Return the section of an entry's page about its pairs."""
    return Section("overlap", "Overlap", _overlap_blocks(subject))


def _overlap_blocks(subject: Subject) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if subject.counted:
        reuse = f"Reuse {wording.towards(subject.catalogue, subject.direction)}"
        columns = (_side(subject), reuse, "Why, and what to add")
        rows = tuple(_overlap_row(subject, o) for o in subject.counted)
        blocks.append(Table(f"Overlaps of {subject.entry.id}", columns, rows, style="pair"))
    else:
        blocks.append(Notice(_nothing(subject)))
    if subject.uncounted:
        blocks.append(_looked_at(subject))
    about_groups = tuple(r for r in subject.statements if r.groups and r.says == "overlap")
    alone = tuple(r for r in subject.statements if r not in about_groups)
    if alone:
        count = wording.number(len(alone), "statement about this entry alone", "statements about this entry alone")
        blocks.append(Details(count, _statements(subject, alone)))
    if about_groups:
        count = wording.number(len(about_groups), "statement about a whole group", "statements about whole groups")
        blocks.append(Details(f"{count}, not counted", _statements(subject, about_groups)))
    return tuple(blocks)


def _statements(subject: Subject, rows: tuple[Row, ...]) -> tuple[Block, ...]:
    return tuple(b for r in rows for b in statement(subject.catalogue, r, subject.entry.id))


def _side(subject: Subject) -> str:
    """Return what the entries of the other framework are called."""
    return wording.begin(wording.any_of(subject.other) if subject.other else "entry")


def _nothing(subject: Subject) -> Text:
    also = _absent(subject)
    decided = any(o.decision for o in subject.uncounted)
    by = ["this project's judgement"] if subject.catalogue.full.judgements else []
    by += ["this site's decision"] if decided else []
    if not by or not subject.other:
        return (f"Nobody names a counterpart of {subject.entry.id}.", *also)
    doer = wording.any_of(subject.other)
    return (f"No {doer} does the work of {subject.entry.id}, by {listed(by)}.", *also)


def _absent(subject: Subject) -> Text:
    """Return the sources that find no counterpart either; those that are no independent voice do not agree."""
    said: list[Inline] = []
    named = dict.fromkeys(row.source for row in subject.absent)
    silent = [source for source in named if subject.catalogue.sources[source].no_voice]
    for sources, one, many in (
        ([source for source in named if source not in silent], "agrees", "agree"),
        (silent, "says so too, and is no independent voice", "say so too, and are no independent voices"),
    ):
        if sources:
            who = listing(source_link(subject.catalogue, source) for source in sources)
            said += [" ", *who, f" {one if len(sources) == 1 else many}: no counterpart."]
    return tuple(said)


def _overlap_row(subject: Subject, overlap: Overlap) -> TableRow:
    other = subject.catalogue.entries[overlap.other(subject.entry.id)]
    name: Text = (Id(other.id), Line((other.title,)))
    level: list[Inline] = []
    if subject.direction in overlap.levels:
        level.append(Badge(overlap.levels[subject.direction]))
    else:
        level.append("Not stated")
    if overlap.decision:
        level.append(Line((Mark("strong", wording.DECIDED),)))
    if back := overlap.level(subject.back):
        towards = wording.begin(wording.towards(subject.catalogue, subject.back))
        level.append(Line((f"{towards}: ", Badge(back, quiet=True))))
    details = overlap_details(subject.catalogue, overlap, subject.entry.id)
    return TableRow((name, tuple(level), _why(subject, overlap)), details, anchor=other.slug)


def _why(subject: Subject, overlap: Overlap) -> Text:
    """Return the site's reason; else ours and what to add; where neither has judged, the notes of the sources."""
    parts: list[Inline] = []
    if overlap.decision:
        texts = [overlap.decision.reason, decided_by(overlap.decision)]
    elif overlap.judgement:
        texts = [overlap.judgement.why, overlap.judgement.adds.get(subject.direction, "")]
        if overlap.judgement.gist:
            parts.append(Line((Mark("strong", wording.begin(overlap.judgement.gist)),)))
    else:
        texts = list(dict.fromkeys(m.row.note for m in overlap.mappings if m.counted))
    for text in filter(None, texts):
        said = linked(text, subject.catalogue, but=subject.entry.id)
        parts += [Line(said)] if parts else list(said)
    return tuple(parts)


def _why_not(overlap: Overlap) -> str:
    if overlap.decision:
        return overlap.decision.reason
    return overlap.judgement.why if overlap.judgement else overlap.mappings[0].why_not


def _more(subject: Subject, overlap: Overlap) -> Details | None:
    """Return what a pair that is none would be otherwise, or what is published of it."""
    if overlap.decision and overlap.undecided:
        return overlap_details(subject.catalogue, overlap, subject.entry.id)
    if overlap.mappings:
        return Details("As published", behind(subject.catalogue, overlap, subject.entry.id)[-1:])
    return None


def _looked_at(subject: Subject) -> Block:
    """Return the pairs that are none: in the open where they are all there is, else folded."""
    rows = []
    for overlap in subject.uncounted:
        other = subject.catalogue.entries[overlap.other(subject.entry.id)]
        who = listing(source_link(subject.catalogue, s) for s in dict.fromkeys(m.row.source for m in overlap.mappings))
        published: Text = (Line(("Published by ", *who)),) if who else ()
        said = linked(wording.sentence(_why_not(overlap)), subject.catalogue, but=subject.entry.id)
        if overlap.decision:
            said = (*said, Line((Mark("strong", decided_by(overlap.decision)),)))
        rows.append(TableRow(((Id(other.id), Line((other.title,)), *published), said), _more(subject, overlap)))
    table = Table(
        f"Looked at for {subject.entry.id}", (_side(subject), "Why it is no match"), tuple(rows), style="looked"
    )
    count = wording.number(len(subject.uncounted), "pair")
    if not subject.counted:
        return Details(f"Where we looked: {count}", (table,), opened=True)
    return Details(f"{count} looked at, not a match", (table,))
