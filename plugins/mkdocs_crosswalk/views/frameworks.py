"""The first pages of frameworks and of their divisions: their groups and entries, with the verdict on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed

from . import addresses, wording
from .blocks import Bullets, Paragraph
from .matrix.matrix import in_blocks
from .members import brought_by, member_table, squares
from .page import Page, Section
from .scopes import groups_of
from .text import Link
from .told import numbered, numbered_all, told
from .tree import division_of, tops
from .ways import ended, judged, way_to, ways

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.divisions import Division
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

    from .blocks import Block
    from .extent import Extent
    from .text import Text


def framework_page(extent: Extent, framework: Framework) -> Page:
    """Return the first page of a framework: its groups with their entries, and its divisions that have pages."""
    catalogue = extent.catalogue
    return Page(
        uri=addresses.index_of(framework),
        title=framework.name,
        description=_summary(catalogue, framework),
        heading=framework.name,
        place="",
        updated=catalogue.updated,
        lead=_lead(extent, framework),
        sections=tuple(_sections(catalogue, framework)),
        position=framework.position,
        data=f"{addresses.API}entries.json",
    )


def _summary(catalogue: Catalogue, framework: Framework) -> str:
    if framework.texts.summary:
        return told(catalogue, framework, framework.texts.summary)
    return f"{framework.name}: {numbered_all(catalogue, framework)}, each with its own page."


def _lead(extent: Extent, framework: Framework) -> Text:
    """Return what is here, what is left out or included, and where older ids and lists of what remains are."""
    catalogue = extent.catalogue
    about = told(catalogue, framework, framework.texts.about) or f"{framework.title}: {_counts(catalogue, framework)}."
    here = groups_of(catalogue, framework)
    gone = [group for group in groups_of(catalogue.full, framework) if group not in here]
    before, way = ended(catalogue).get(framework.id), way_to(catalogue, framework.id)
    old = ("Ids of ", before.edition, " are found ", _link(before, "on their own pages"), ". ") if before else ()
    gap = way.page(way.scopes(catalogue)[0]) if way and way in ways(catalogue) else ""
    remains = (Link(gap, f"What remains if you hold {way.held.held}"), ".") if way and gap else ()
    return (
        f"{about} ",
        f"This site leaves out {listed(gone)}. " if gone else "",
        f"Included: {framework.amendment}. " if framework.amendment else "",
        *(old if before and extent.has(addresses.index_of(before)) else ()),
        *(remains if extent.has(gap) else ()),
    )


def _counts(catalogue: Catalogue, framework: Framework) -> str:
    groups = [kind for kind in framework.kinds.values() if not kind.single][:1]
    found = "".join(f" in {numbered(catalogue, framework, kind)}" for kind in groups)
    return f"{numbered_all(catalogue, framework)}{found}"


def _link(framework: Framework, text: str) -> Link:
    return Link(addresses.index_of(framework), text)


def _sections(catalogue: Catalogue, framework: Framework) -> list[Section]:
    """Return a section for each outermost group, one for those that are in none, and one for a division with a page."""
    found: dict[str, Section] = {}
    groups = tops(catalogue, framework)
    if alone := tuple(e for e in groups if e.kind.single):
        found["entries"] = Section("entries", wording.begin(alone[0].kind.many), tuple(_table(catalogue, alone)))
    for group in groups:
        division = division_of(framework, group)
        if division and division.folder:
            found.setdefault(division.key, _chapter(catalogue, framework, division))
        elif not group.kind.single:
            found[group.id] = _group(catalogue, framework, group)
    return list(found.values())


def _group(catalogue: Catalogue, framework: Framework, group: Entry) -> Section:
    paged = group.kind.page == "own"
    blocks: list[Block] = []
    if group.common:
        many, kind = wording.many_of(framework), group.kind.one
        blocks.append(
            Paragraph((f"The common {many}. They belong to every {kind}, so every {framework.report} includes them.",))
        )
    text: Text = (f"What {brought_by(catalogue, framework)} brings to {group.title}",)
    if paged:
        block = ", with its block of the matrix" if in_blocks(catalogue, group) else ""
        text = (Link(group.id, f"The {group.kind.one}{block}", strong=True),)
    shown = squares(catalogue, framework, text, group=group.id)
    blocks += shown or ([Paragraph(text)] if paged else [])
    below = catalogue.children(group.id)
    blocks += _table(catalogue, tuple(e for e in below if e.kind.single))
    for inner in (e for e in below if not e.kind.single):
        blocks.append(Paragraph((Link(inner.id, inner.label, strong=True),)))
        blocks += _table(catalogue, tuple(catalogue.entries[i] for i in catalogue.members(inner.id)))
    return Section(f"{group.kind.key}-{group.slug}" if paged else group.slug, group.label, tuple(blocks))


def _table(catalogue: Catalogue, entries: tuple[Entry, ...]) -> list[Block]:
    """Return a table of entries of one group, if there are any."""
    if not entries:
        return []
    group = catalogue.entries[entries[0].parent] if entries[0].parent else None
    whole = group.label if group else catalogue.frameworks[entries[0].framework].name
    return [member_table(catalogue, entries, f"{wording.begin(entries[0].kind.many)} of {whole}")]


def _chapter(catalogue: Catalogue, framework: Framework, division: Division) -> Section:
    title = wording.begin(division.title)
    said = f"{title}, the {division.name}" if division.name else title
    text: Text = (Link(addresses.division_uri(framework, division), said, strong=True),)
    groups = [e for e in tops(catalogue, framework) if e.kind.key in division.kinds]
    shown = squares(catalogue, framework, text, kinds=_single(framework, division)) or (Paragraph(text),)
    return Section(division.key, title, (*shown, Bullets(tuple((Link(e.id, e.label),) for e in groups))))


def _single(framework: Framework, division: Division) -> tuple[str, ...]:
    return tuple(kind.key for kind in framework.single if kind.key in division.kinds)


def division_page(catalogue: Catalogue, framework: Framework, division: Division) -> Page:
    """Return the page of a division: its groups with their entries."""
    title = wording.begin(division.title)
    sections = []
    for group in (e for e in tops(catalogue, framework) if e.kind.key in division.kinds and not e.kind.single):
        members = tuple(catalogue.entries[i] for i in catalogue.members(group.id))
        caption = f"{wording.begin(members[0].kind.many)} of {group.label}"
        link = Link(group.id, f"The {group.kind.one}, with what is said of the whole")
        blocks: tuple[Block, ...] = (Paragraph((link,)), member_table(catalogue, members, caption))
        sections.append(Section(f"{group.kind.key}-{group.slug}", group.label, blocks))
    kinds = [framework.kinds[key] for key in _single(framework, division)]
    counts = listed([numbered(catalogue, framework, kind) for kind in kinds])
    verdicts = judged(catalogue, framework.id)
    has = f", with what {brought_by(catalogue, framework)} has for each" if verdicts else ""
    return Page(
        uri=addresses.division_uri(framework, division),
        title=title,
        description=told(catalogue, framework, division.summary)
        or f"{framework.name}, {division.title}: {counts}{has}.",
        heading=title,
        place=division.key,
        updated=catalogue.updated,
        crumbs=(_link(framework, framework.name),),
        lead=(told(catalogue, framework, division.about) or f"{counts}.",),
        sections=tuple(sections),
        data=f"{addresses.API}entries.json",
    )
