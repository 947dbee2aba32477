"""A company's own controls: on the pages of what they satisfy, and what each of them satisfies on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Notice, TableRow, table
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.provenance import source_link
from mkdocs_crosswalk.views.text import Id, Line, linked, listing

from .behind import statement_blocks

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.views.blocks import Block

    from .subject import Subject


def our_controls(subject: Subject, ours: Framework) -> Section:
    """Return the own controls of a framework that satisfy an entry, or that none does."""
    blocks: tuple[Block, ...] = (Notice((f"No control of {ours.name} satisfies {subject.entry.id}.",)),)
    if subject.counted:
        blocks = (_table(subject, f"{ours.name} that satisfy {subject.entry.id}", wording.begin(wording.any_of(ours))),)
    return Section(_anchor(subject, ours), ours.name, (*blocks, *statement_blocks(subject)))


def satisfied_sections(subject: Subject) -> tuple[Section, ...]:
    """Return what an own control satisfies of each framework that it is compared with."""
    found = []
    for one in subject.every:
        if one.other and one.counted:
            head = wording.begin(wording.any_of(one.other))
            shown = _table(one, f"What {one.entry.id} satisfies of {one.other.name}", head)
            title = f"Satisfies of {one.other.name}"
            found.append(Section(_anchor(one, one.other), title, (shown, *statement_blocks(one))))
    if not found:
        nothing = Notice((f"Nothing is said of what {subject.entry.id} satisfies.",))
        found.append(Section("overlap", "Satisfies", (nothing,)))
    return tuple(found)


def _anchor(subject: Subject, other: Framework) -> str:
    return "overlap" if subject.first else f"overlap-{other.key}"


def _table(subject: Subject, caption: str, head: str) -> Block:
    rows = tuple(_row(subject, overlap) for overlap in subject.counted)
    return table(caption, (head, "What it says", "Owner", "Also named by"), rows, style="own")


def _row(subject: Subject, overlap: Overlap) -> TableRow:
    catalogue = subject.catalogue
    other = catalogue.entries[overlap.other(subject.entry.id)]
    upkeep = catalogue.own.entries.get(other.id)
    ours = other.framework in catalogue.own.frameworks
    said = linked(other.statement, catalogue) if ours else ()
    others = dict.fromkeys(m.row.source for m in overlap.mappings if m.counted and m.row.source != SITE)
    who = listing(source_link(catalogue, source) for source in others)
    owner = (upkeep.owner,) if ours and upkeep and upkeep.owner else ()
    return TableRow(((Id(other.id), Line((other.title,))), said, owner, who), anchor=other.slug)
