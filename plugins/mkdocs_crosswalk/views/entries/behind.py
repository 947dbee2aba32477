"""What is behind the matches of an entry: who printed what, what was looked at and is none, statements on groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Bullets, Details, Subheading, Table, TableRow
from mkdocs_crosswalk.views.provenance import (
    behind,
    decided_by,
    judgement_text,
    overlap_details,
    source_link,
    statement,
)
from mkdocs_crosswalk.views.text import Id, Line, Mark, linked, listing

from .unlevelled import side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject


def behind_matches(subject: Subject) -> Iterator[Block]:
    """Yield who says what of each match, in the open: all of it is folded already.

    Those that nobody else names, and that are judged alike, stand together.
    """
    if not subject.levelled:
        return
    matches = {overlap.other(subject.entry.id) for overlap in subject.matches}
    ours: dict[Text, list[str]] = {}
    for overlap in subject.counted:
        other_id = overlap.other(subject.entry.id)
        if overlap.judgement and other_id in matches and not (overlap.mappings or overlap.decision):
            said = judgement_text(subject.catalogue, overlap.judgement)
            ours.setdefault(said, []).append(other_id)
    if ours:
        yield Subheading((wording.ALONE,))
        yield Bullets(tuple((f"{', '.join(others)}: ", *said) for said, others in ours.items()))
    together = {other for others in ours.values() for other in others}
    for overlap in subject.counted:
        if overlap.other(subject.entry.id) in together:
            continue
        blocks = behind(subject.catalogue, overlap, subject.entry.id)
        other = subject.catalogue.entries[overlap.other(subject.entry.id)]
        listed = other.id in matches
        only = "" if listed else f", {wording.towards(subject.catalogue, subject.back)} alone"
        if blocks or not listed:
            anchor = "" if listed else other.slug
            yield Subheading((Id(other.id), f"{only}: {_lower(wording.agreement(overlap))}"), anchor)
            yield from blocks


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def looked_at(subject: Subject) -> tuple[Block, ...]:
    """Return the pairs that were published or looked at, and are no match."""
    if not subject.uncounted:
        return ()
    rows = tuple(_looked_at(subject, overlap) for overlap in subject.uncounted)
    heading = Subheading((f"Looked at, no match ({len(rows)})",))
    columns = (side(subject), "Why it is no match")
    return (heading, Table("Looked at", columns, rows, style="looked"))


def _looked_at(subject: Subject, overlap: Overlap) -> TableRow:
    other = subject.catalogue.entries[overlap.other(subject.entry.id)]
    who = listing(source_link(subject.catalogue, s) for s in dict.fromkeys(m.row.source for m in overlap.mappings))
    published: Text = (Line(("Published by ", *who)),) if who else ()
    said = linked(wording.sentence(_why_not(overlap)), subject.catalogue, but=subject.entry.id)
    if overlap.decision:
        said = (*said, Line((Mark("strong", decided_by(overlap.decision)),)))
    return TableRow(((Id(other.id), Line((other.title,)), *published), said), _more(subject, overlap))


def _why_not(overlap: Overlap) -> str:
    if overlap.decision:
        return overlap.decision.reason
    if overlap.judgement:
        return overlap.judgement.why
    return overlap.mappings[0].why_not or "A source says that it is no match"


def _more(subject: Subject, overlap: Overlap) -> Details | None:
    """Return what a pair that is none would be otherwise, or what is published of it."""
    if overlap.decision and overlap.undecided:
        return overlap_details(subject.catalogue, overlap, subject.entry.id)
    if overlap.mappings:
        return Details("As published", behind(subject.catalogue, overlap, subject.entry.id)[-1:])
    return None


def statement_blocks(subject: Subject) -> tuple[Block, ...]:
    """Return what is said of an entry that makes no pair: of it alone, or of a group that it is in."""
    blocks: list[Block] = []
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
