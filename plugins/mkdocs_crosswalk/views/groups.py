"""Pages of groups, each with its single entries and the verdict on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import addresses, wording
from .blocks import Facts, Matrix
from .matrix.matrix import MATRIX_STYLES, in_blocks, matrix_view
from .members import brought_by, member_table, squares
from .page import Chip, Page, Section
from .provenance import statement
from .scopes import least
from .steps import crumbs, step
from .text import linked
from .tree import outermost, place_in_menu
from .ways import judged, way_to

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry

    from .blocks import Block


def group_page(catalogue: Catalogue, entry: Entry, around: tuple[Entry | None, Entry | None]) -> Page:
    """Return the page of a group."""
    members = tuple(catalogue.entries[i] for i in catalogue.members(entry.id))
    framework = catalogue.frameworks[entry.framework]
    in_matrix = in_blocks(catalogue, entry)
    sections = [_members(catalogue, entry, members)] if members else []
    if in_matrix:
        sections.append(Section("matrix", "Matrix", (Matrix(matrix_view(catalogue, entry)),)))
    if statements := tuple(r for r in catalogue.rows_of(entry.id) if entry.id in r.groups):
        blocks = tuple(b for r in statements for b in statement(catalogue, r, entry.id))
        sections.append(Section("sources", "Statements about the whole", blocks))
    kind = members[0].kind if members else entry.kind
    count = wording.number(len(members), kind.one, kind.many)
    verdicts = ", with what carries over, what to extend and what is new" if judged(catalogue, framework.id) else ""
    return Page(
        uri=addresses.place_of(entry).uri,
        title=entry.label,
        description=f"{entry.label} ({framework.name}): {count}{verdicts}.",
        heading=entry.title,
        heading_id=entry.id,
        place=place_in_menu(catalogue, entry),
        updated=catalogue.updated,
        crumbs=crumbs(catalogue, entry),
        styles=MATRIX_STYLES if in_matrix else (),
        chips=_chips(catalogue, entry, count),
        facts=Facts((("Note", linked(entry.note, catalogue)),)) if entry.note else None,
        sections=tuple(sections),
        previous=step(around[0]),
        next=step(around[1]),
        position=entry.position,
        data=f"{addresses.API}entries.json",
    )


def _members(catalogue: Catalogue, entry: Entry, members: tuple[Entry, ...]) -> Section:
    framework, kind = catalogue.frameworks[entry.framework], members[0].kind
    way = way_to(catalogue, framework.id)
    least_scope = f" with {least(catalogue, way.held).name}" if way and way.held.scope else ""
    text = f"What {brought_by(catalogue, framework)}{least_scope} brings"
    blocks: tuple[Block, ...] = (
        *squares(catalogue, framework, (text,), group=entry.id),
        member_table(catalogue, members, f"The {kind.many} of {entry.label}"),
    )
    return Section("entries", wording.begin(kind.many if len(members) > 1 else kind.one), blocks)


def _chips(catalogue: Catalogue, entry: Entry, count: str) -> tuple[Chip, ...]:
    """Return the number of entries, and the group of scopes that they belong to."""
    framework = catalogue.frameworks[entry.framework]
    chips = [Chip(count, strong=True)]
    group = outermost(catalogue, entry)
    if framework.scope and group is not entry:
        chips.append(Chip(group.title))
        if group.common:
            chips.append(Chip(f"Common {wording.many_of(framework)}, in every {framework.report}"))
    return tuple(chips)
