"""Pages of an edition that another one succeeds: where each of its entries went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed

from . import addresses, wording
from .blocks import Notice, Paragraph, Table, TableRow, table
from .page import Chip, Page, Section
from .provenance import source_link, statement
from .steps import crumbs, step
from .text import Id, Line, Link, id_list
from .tree import with_pages

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.kinds import Kind

    from .blocks import Block
    from .text import Inline, Text

READERS = "This page is for readers who meet an old id."


class Succession:
    """An edition and the one that succeeds it.

    Attributes:
        transitions: Where each entry went, by its id.
        moved: The kind of entries that the transitions move.
        kind: The kind that they became.
    """

    def __init__(self, catalogue: Catalogue, after: Framework, before: Framework) -> None:
        self.catalogue = catalogue
        self.before = before
        self.after = after
        self.moved = next(kind for kind in before.kinds.values() if not kind.holds)
        self.kind = after.single[0]
        full = catalogue.full.entries
        self.transitions = {i: t for i, t in catalogue.transitions.items() if full[i].framework == before.id}
        self.ended = f"{before.texts.ended} {READERS}".strip()

    def groups(self) -> tuple[Entry, ...]:
        """Return the groups that have pages."""
        return with_pages(self.catalogue, self.before)

    def entries(self, kind: Kind) -> tuple[Entry, ...]:
        """Return the entries of a kind of the edition."""
        return self.catalogue.framework_entries(self.before.id, kind.key)


def old_group_page(old: Succession, group: Entry, around: tuple[Entry | None, Entry | None]) -> Page:
    """Return the page of a group: what it holds, each at its anchor, and where that went."""
    catalogue, before, after = old.catalogue, old.before, old.after
    parts = [e for e in catalogue.children(group.id) if e.kind.key != old.moved.key]
    sections = [_part(old, part) for part in parts or (group,)]
    held = [e for e in catalogue.framework_entries(before.id) if catalogue.is_under(e.id, group.id)]
    count = wording.number(len(catalogue.now(group.id)), old.kind.one, old.kind.many)
    return Page(
        uri=addresses.place_of(group).uri,
        title=f"{group.short} {group.title} ({before.edition})",
        description=(
            f"{group.short} {group.title} of {before.name}: where each of its {old.moved.many} went in the "
            f"{after.edition} edition."
        ),
        heading=group.title,
        heading_id=group.id,
        place=before.address,
        updated=catalogue.updated,
        judged=wording.COMPILED,
        crumbs=crumbs(catalogue, group),
        chips=(Chip(f"{before.edition} edition", strong=True), Chip(f"Leads to {count} of {after.edition}")),
        lead=(old.ended,),
        sections=(*sections, _statements(catalogue, group)),
        anchors=tuple(e.anchor for e in held if e.kind.key == old.moved.key),
        previous=step(old.catalogue, around[0]),
        next=step(old.catalogue, around[1]),
        position=group.position,
        data=f"{addresses.API}entries.json",
    )


def _part(old: Succession, part: Entry) -> Section:
    """Return what a part of a group holds, and where each of it went."""
    catalogue, moved = old.catalogue, old.moved
    rows = tuple(_row(old, e) for e in catalogue.children(part.id))
    columns = (
        f"{wording.begin(moved.one)} of {old.before.edition}",
        f"In {old.after.edition}",
        "Lists that differ",
    )
    caption = f"{wording.begin(moved.many)} of {part.label}"
    blocks: tuple[Block, ...] = (
        Paragraph(("Leads to ", *id_list(catalogue.now(part.id)), ".")),
        table(caption, columns, rows, style="legacy"),
    )
    return Section(part.slug, f"{part.short} {part.title}", blocks, searchable=True)


def _row(old: Succession, entry: Entry) -> TableRow:
    transition = old.transitions.get(entry.id)
    now = tuple(Line((Id(i), f" {old.catalogue.entries[i].title}")) for i in (transition.new if transition else ()))
    dissent: Text = (transition.dissent,) if transition and transition.dissent else ()
    return TableRow(((entry.short, Line((entry.title,))), now, dissent), anchor=entry.anchor)


def _statements(catalogue: Catalogue, group: Entry) -> Section:
    statements = tuple(r for r in catalogue.rows if group.id in r.groups)
    blocks: tuple[Block, ...] = tuple(b for r in statements for b in statement(catalogue, r, group.id))
    if not blocks:
        blocks = (Notice((f"No source speaks of {group.short} as a whole.",)),)
    return Section("sources", f"Statements about the whole {group.kind.one}", blocks)


def old_index(old: Succession) -> Page:
    """Return the list of the groups of an edition."""
    catalogue, before, after = old.catalogue, old.before, old.after
    count = len(old.entries(old.moved))
    groups = old.groups()
    return Page(
        uri=addresses.index_of(before),
        title=before.name,
        description=(
            f"The {count} {old.moved.many} of {before.name} in {wording.number(len(groups), *_kind(groups))}, and the "
            f"{old.kind.many} of {after.edition} that each became."
        ),
        heading=before.name,
        place=before.address,
        updated=catalogue.updated,
        judged=wording.COMPILED,
        lead=_lead(old),
        sections=_sections(old),
        position=before.position,
        data=f"{addresses.API}entries.json",
    )


def _kind(groups: tuple[Entry, ...]) -> tuple[str, str]:
    return groups[0].kind.one, groups[0].kind.many


def _lead(old: Succession) -> Text:
    """Return what became of the entries of an edition, and whose table that is."""
    catalogue, before, after = old.catalogue, old.before, old.after
    kinds = [kind for kind in reversed(before.kinds.values()) if kind.holds]
    groups = listed([wording.number(len(old.entries(kind)), kind.one, kind.many) for kind in kinds])
    pairs = sum(len(t.new) for t in old.transitions.values())
    dropped = sum(e.id not in old.transitions for e in old.entries(old.moved))
    split = [t for t in old.transitions.values() if len(t.new) > 1]
    count = wording.number(len(old.entries(old.moved)), old.moved.one, old.moved.many)
    became = f"{old.kind.many} of {after.edition} in {pairs} pairs"
    parts: list[Inline] = [f"{count} in {groups} became {became}. {_dropped(dropped)}"]
    for transition in split:
        parts += ["; ", Id(transition.old), " splits into ", *id_list(transition.new)]
    new = len(_new(old))
    place = f", {before.texts.moved_at}" if before.texts.moved_at else ""
    parts += [
        f". {new} {old.kind.many} of {after.edition} have no ancestor. {old.ended} The table is a fact of ",
        source_link(catalogue, next(iter(old.transitions.values())).source),
        f"{place}.",
    ]
    return tuple(parts)


def _dropped(count: int) -> str:
    return f"{wording.begin(wording.in_words(count))} were dropped" if count else "None was dropped"


def _new(old: Succession) -> tuple[Entry, ...]:
    """Return the entries of the later edition that no older one led to."""
    entries = old.catalogue.framework_entries(old.after.id, old.kind.key)
    return tuple(e for e in entries if not old.catalogue.before(e.id))


def _sections(old: Succession) -> tuple[Section, ...]:
    catalogue, before, after = old.catalogue, old.before, old.after
    groups = old.groups()
    rows = []
    for group in groups:
        held = sum(catalogue.is_under(e.id, group.id) for e in old.entries(old.moved))
        name: Text = (Link(group.id, group.short, strong=True), Line((group.title,)))
        rows.append(TableRow((name, (str(held),), id_list(catalogue.now(group.id)))))
    one, many = _kind(groups)
    columns = (wording.begin(one), wording.begin(old.moved.many), f"In {after.edition}")
    table = Table(f"The {many} of {before.name}", columns, tuple(rows), style="legacy")
    sections = [Section(many, wording.begin(many), (table,))]
    if new := _new(old):
        text = (f"No {old.moved.one} of {before.edition} leads to ", *id_list(e.id for e in new), ".")
        sections.append(Section("new", f"New in {after.edition}", (Paragraph(text),)))
    return tuple(sections)
