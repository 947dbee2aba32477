"""The section on overlap: pairs with who says so, then what is published and not counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue import slug

from . import wording
from .blocks import Boxes, Details, Notice, Paragraph, Table, TableRow
from .page import Section
from .provenance import mapping_facts, overlap_details, source_link, statement
from .text import Badge, Id, Line, linked, listing

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.model import Overlap, Row

    from .blocks import Block
    from .subject import Subject
    from .text import Inline, Text


def overlap_section(subject: Subject) -> Section:
    """Return the section of an entry's page about its pairs."""
    return Section("overlap", "Overlap", _overlap_blocks(subject))


def _overlap_blocks(subject: Subject) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if subject.counted:
        side = "Criterion" if subject.iso else "Control or clause"
        columns = (side, wording.REUSE[subject.direction], "What the sources add")
        rows = tuple(_overlap_row(subject, o) for o in subject.counted)
        blocks.append(Table(f"Overlaps of {subject.entry.id}", columns, rows, style="pair"))
    else:
        blocks.append(Notice(_nothing(subject)))
    folded = _uncounted_details(subject)
    if folded:
        blocks.append(folded)
    about_groups = tuple(r for r in subject.statements if r.groups and r.says == "overlap")
    alone = tuple(r for r in subject.statements if r not in about_groups and not _shown_in_notice(subject, r))
    if alone:
        count = wording.number(len(alone), "statement about this entry alone", "statements about this entry alone")
        blocks.append(
            Details(count, tuple(b for r in alone for b in statement(subject.catalogue, r, subject.entry.id)))
        )
    if about_groups:
        count = wording.number(len(about_groups), "statement about a whole group", "statements about whole groups")
        blocks.append(
            Details(
                f"{count}, not counted",
                tuple(b for r in about_groups for b in statement(subject.catalogue, r, subject.entry.id)),
            )
        )
    return tuple(blocks)


def _shown_in_notice(subject: Subject, row: Row) -> bool:
    return row in subject.absent and not subject.counted and not row.remark


def _nothing(subject: Subject) -> Text:
    side = "criterion" if subject.iso else "control or clause"
    if not subject.absent:
        return (f"No source names a {side} for {subject.entry.id}, and none says that there is no counterpart.",)
    who = listing(source_link(subject.catalogue, source) for source in dict.fromkeys(r.source for r in subject.absent))
    notes = dict.fromkeys(r.note for r in subject.absent if r.note)
    said = tuple(part for note in notes for part in (" ", *linked(note, subject.catalogue.ids, but=subject.entry.id)))
    return (*who, f" {'says' if len(who) == 1 else 'say'} that there is no counterpart. No source names a pair.", *said)


def _overlap_row(subject: Subject, overlap: Overlap) -> TableRow:
    other = subject.catalogue.entries[overlap.other(subject.entry.id)]
    name: Text = (Id(other.id), Line((other.title,)))
    level: list[Inline] = []
    if subject.direction in overlap.levels:
        level.append(Badge(overlap.levels[subject.direction]))
    else:
        level.append("Not stated")
    if subject.back in overlap.levels:
        level.append(Line((f"{wording.BACK[subject.back]}: ", Badge(overlap.levels[subject.back], quiet=True))))
    notes = dict.fromkeys(m.row.note for m in overlap.mappings if m.counted and m.row.note)
    parts: list[Inline] = []
    for note in notes:
        text = linked(note, subject.catalogue.ids, but=subject.entry.id)
        parts += [Line(text)] if parts else list(text)
    details = overlap_details(subject.catalogue, overlap, subject.entry.id)
    return TableRow((name, tuple(level), tuple(parts)), details, anchor=slug(other.id))


def _uncounted_details(subject: Subject) -> Details | None:
    if not subject.uncounted:
        return None
    boxes: list[Block] = []
    for overlap in subject.uncounted:
        other = subject.catalogue.entries[overlap.other(subject.entry.id)]
        boxes.append(Paragraph((Id(other.id), f" {other.title}")))
        boxes.append(Boxes(tuple(mapping_facts(subject.catalogue, m, subject.entry.id) for m in overlap.mappings)))
    return Details(f"{wording.number(len(subject.uncounted), 'published pair')}, not counted", tuple(boxes))
