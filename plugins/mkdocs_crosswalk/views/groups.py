"""Pages of groups: what the whole brings, what to do first, and each of its single entries by its verdict."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.state import State

from . import addresses, wording
from .beside_answers import (
    beside_jump,
    beside_most,
    beside_of,
    beside_panel,
    nothing_beside,
)
from .beside_holders import holder_sections
from .blocks import EntryFilter, EntryLines, Matrix, Paragraph
from .entries.lists import chosen_from
from .group_answers import FEW, group_card, group_map, group_panel, heat_styles, records_section, steps_section
from .matrix.table import MATRIX_STYLES, in_blocks, matrix_view
from .members import FEW_LINES, filters, in_order, lines_by_outcome, shown_of
from .page import Page, Section
from .provenance import stated, statement
from .steps import crumbs, step
from .text import Link, linked
from .tree import outermost, place_in_menu
from .ways import judged, way_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict

    from .blocks import Block, Table
    from .extent import Extent
    from .text import Text


def group_page(extent: Extent, entry: Entry, around: tuple[Entry | None, Entry | None]) -> Page:
    """Return the page of a group.

    Args:
        extent: What of the crosswalk the site holds.
        entry: The group.
        around: The groups before and after it in reading order.
    """
    catalogue = extent.catalogue
    members = tuple(catalogue.entries[i] for i in catalogue.members(entry.id))
    framework = catalogue.frameworks[entry.framework]
    sections = tuple(_sections(extent, entry, members))
    styles = MATRIX_STYLES if any(section.anchor == "matrix" for section in sections) else ()
    beside = beside_of(catalogue, entry.framework, members) if members else None
    kind = members[0].kind if members else entry.kind
    count = wording.number(len(members), kind.one, kind.many)
    verdicts = ", with what carries over, what to extend and what is new" if judged(catalogue, framework.id) else ""
    return Page(
        uri=addresses.place_of(entry).uri,
        title=entry.label,
        description=f"{entry.label} ({framework.name}): {count}{verdicts}.",
        heading=entry.title,
        heading_id=entry.id,
        lead=stated(catalogue, entry),
        about=linked(entry.about, catalogue, but=entry.id),
        judged="" if judged(catalogue, framework.id) else wording.COMPILED,
        place=place_in_menu(catalogue, entry),
        updated=catalogue.updated,
        crumbs=crumbs(catalogue, entry),
        styles=(*styles, *heat_styles(sections)),
        panel=group_panel(extent, entry, members)
        or beside_panel(beside, beside_jump(beside, f"The {count}", "entries")),
        card=group_card(extent, entry, members, tuple(_facts(extent, entry, members))),
        opening=(*nothing_beside(beside), *_note(catalogue, entry)),
        sections=sections,
        modules=filters(sections),
        previous=step(catalogue, around[0]),
        next=step(catalogue, around[1]),
        position=entry.position,
        data=f"{addresses.api(framework)}entries.json",
    )


def _sections(extent: Extent, entry: Entry, members: tuple[Entry, ...]) -> Iterator[Section]:
    catalogue = extent.catalogue
    if members:
        necessary = tuple(e for e in members if extent.programme.standing(e.id).state != State.EXCLUDED)
        beside = beside_of(catalogue, entry.framework, members)
        there = necessary or members
        yield from steps_section(extent, there, partial(_of_first, extent, entry, there))
        yield from holder_sections(extent, beside)
        yield from beside_most(beside)
        yield from _map(catalogue, entry)
        yield _members(extent, entry, members)
        yield from records_section(extent, members)
    if in_blocks(catalogue, entry):
        short = catalogue.frameworks[entry.framework].short
        yield Section(
            "matrix", f"Matrix of {entry.id}, for {short}", (Matrix(matrix_view(catalogue, entry)),), folded=True
        )
    if statements := tuple(r for r in catalogue.rows_of(entry.id) if entry.id in r.groups):
        blocks = tuple(b for r in statements for b in statement(catalogue, r, entry.id))
        title = f"Sources: {wording.number(len(statements), 'statement')} about the whole"
        yield Section("sources", title, blocks, folded=True, named="Sources")


def _of_first(
    extent: Extent, group: Entry, members: tuple[Entry, ...], shown: int, left: list[tuple[Verdict, Entry]]
) -> Text:
    """Return of how many entries the first steps are shown, and where all of these are."""
    if shown < len(left):
        outcomes = dict.fromkeys(verdict.outcome for verdict, _ in left)
        every = chosen_from(extent, group, tuple(e for _, e in left), outcomes)
        first = f"The first {shown} of {len(left)}, each by its first step with its own size"
        return (f"{first}, in the order of the gap list; ", replace(every, text=f"all {len(left)}"), ".")
    of = "each" if shown == len(members) else "each that is left to do"
    order = "in the order of the gap list; the page of each has all of them."
    return (f"The first step of {of}, with its own size, {order}",)


def _note(catalogue: Catalogue, entry: Entry) -> tuple[Block, ...]:
    """Return what is to be known of a group itself, below what it brings."""
    return (Paragraph(("Note: ", *linked(entry.note, catalogue)), quiet=True),) if entry.note else ()


def _map(catalogue: Catalogue, entry: Entry) -> Iterator[Section]:
    """Yield where the groups below one meet another framework, where nobody gives verdicts."""
    if found := group_map(catalogue, entry.framework, catalogue.children(entry.id)):
        way = way_to(catalogue, entry.framework)
        yield Section("map", f"Where it meets {way.held.spoken}" if way else "", found)


def _members(extent: Extent, entry: Entry, members: tuple[Entry, ...]) -> Section:
    catalogue, kind = extent.catalogue, members[0].kind
    title = wording.begin(kind.many if len(members) > 1 else kind.one)
    blocks: tuple[Block, ...] = lines_by_outcome(catalogue, members, said=len(members) < FEW)
    if not judged(catalogue, entry.framework):
        blocks = tuple(_in_order(catalogue, entry, members))
        long = len(members) > FEW_LINES and isinstance(blocks[0], EntryLines)
        blocks = (*((EntryFilter(()),) if long else ()), *blocks)
    return Section("entries", title, blocks)


def _in_order(catalogue: Catalogue, entry: Entry, members: tuple[Entry, ...]) -> Iterator[EntryLines | Table]:
    """Yield the entries of a group that nobody judges: under the groups below it, where it holds any."""
    below = [group for group in catalogue.children(entry.id) if not group.kind.single]
    parts = [(group, tuple(catalogue.entries[i] for i in catalogue.members(group.id))) for group in below]
    if sum(len(those) for _, those in parts) != len(members):
        parts = [(entry, members)]
    for group, those in parts:
        caption = f"The {those[0].kind.many} of {group.label}" if those else ""
        lines = in_order(catalogue, those, caption, shown_of(members)) if those else None
        if isinstance(lines, EntryLines) and group is not entry:
            lines = replace(lines, heading=group.label, mark=(Link(group.id, group.label),), count=str(len(those)))
        if lines:
            yield lines


def _facts(extent: Extent, entry: Entry, members: tuple[Entry, ...]) -> Iterator[tuple[str, Text]]:
    """Yield the group of scopes that a group belongs to, and the number of its entries."""
    framework = extent.catalogue.frameworks[entry.framework]
    group = outermost(extent.catalogue, entry)
    if framework.scope and group is not entry:
        always = f"; common, in every {framework.report}" if group.common else ""
        yield wording.begin(group.kind.one), (f"{group.title}{always}",)
    kind = members[0].kind if members else entry.kind
    yield wording.begin(kind.many), (str(len(members)),)
