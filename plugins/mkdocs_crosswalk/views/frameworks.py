"""The first pages of frameworks and of their divisions: their groups and entries, with the verdict on each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.figures.counts import Basis, counterparts

from . import addresses, wording
from .beside_answers import agreed_section, beside_of, beside_panel, nothing_beside
from .blocks import Bullets, Details, EntryFilter, EntryLines, Paragraph, Subheading
from .checklist import ordered
from .entries.lists import lists_with
from .group_answers import (
    FEW,
    answer,
    beside,
    group_map,
    heat_styles,
    outcomes_of,
    shares_of,
    unless_mapped,
    with_ways,
)
from .members import brought_by, filters, in_order, squares, verdict_lines
from .page import Card, Page, Section
from .scopes import groups_of, in_scope
from .text import Link, id_list
from .told import numbered, numbered_all, told
from .tree import division_of, tops
from .ways import ended, judged, way_to, ways_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.divisions import Division
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

    from .beside_answers import Beside
    from .blocks import Block
    from .extent import Extent
    from .group_answers import Facts
    from .page import Panel
    from .text import Text


LONG = 400
"""From how many entries on the first page of a framework names its groups alone."""


def framework_page(extent: Extent, framework: Framework) -> Page:
    """Return the first page of a framework: its groups with their entries, and its divisions that have pages."""
    catalogue = extent.catalogue
    members = _members(catalogue, framework)
    named = beside_of(catalogue, framework.id, members) if members else None
    sections = (*agreed_section(named), *_sections(catalogue, framework), *_unserved(catalogue, framework))
    where = group_map(catalogue, framework.id, tops(catalogue, framework))
    card = _card(extent, framework)
    return Page(
        uri=addresses.index_of(framework),
        title=framework.name,
        description=_summary(catalogue, framework),
        heading=framework.name,
        place="",
        updated=catalogue.updated,
        lead=_lead(catalogue, framework),
        panel=_panel(extent, framework) or beside_panel(named, _jumps(named, extent, members), whole=True),
        card=unless_mapped(card, where) if card else None,
        opening=(*nothing_beside(named), *where, *_filter(catalogue, sections)),
        sections=sections,
        modules=filters(sections),
        styles=heat_styles(sections, where),
        position=framework.position,
        own=framework.id in catalogue.own.frameworks,
        judged="" if judged(catalogue, framework.id) else wording.COMPILED,
        data=f"{addresses.api(framework)}entries.json",
    )


def _members(catalogue: Catalogue, framework: Framework, kinds: tuple[str, ...] = ()) -> tuple[Entry, ...]:
    """Return the single entries of a framework, or of some of its kinds."""
    return catalogue.framework_entries(framework.id, *(kinds or tuple(kind.key for kind in framework.single)))


def _panel(extent: Extent, framework: Framework, kinds: tuple[str, ...] = ()) -> Panel | None:
    """Return the verdicts on all of a framework, with the lists to go on with."""
    catalogue = extent.catalogue
    members = _members(catalogue, framework, kinds)
    panel = answer(extent, framework.id, members, _lists(extent, members))
    way = way_to(catalogue, framework.id)
    scopes = way.scopes(catalogue) if way and way.scoped is framework else ()
    if panel is None or not scopes[1:]:
        return panel
    least, *_, whole = scopes
    alone = shares_of(catalogue, tuple(e for e in members if in_scope(catalogue, e, least)))
    return replace(panel, text=(f"In {whole.name}: ", *panel.text, f" In {least.name} alone: {alone}."))


def _lists(extent: Extent, members: tuple[Entry, ...]) -> tuple[Text, ...]:
    return tuple((link,) for link in lists_with(extent, members[0], whole=True)) if members else ()


def _jumps(named: Beside | None, extent: Extent, members: tuple[Entry, ...]) -> tuple[Text, ...]:
    """Return the ways on where nobody gives verdicts: to what several lists name, and to the lists of all."""
    first: tuple[Text, ...] = ((Link("", f"Named by {named.by}", "agreed"),),) if named and named.agreed else ()
    return (*first, *_lists(extent, members))


def _card(extent: Extent, framework: Framework, kinds: tuple[str, ...] = ()) -> Card | None:
    """Return what stands beside the entries of a framework, or of some of its kinds."""
    catalogue = extent.catalogue
    members = _members(catalogue, framework, kinds)
    if not members or framework.id in catalogue.own.frameworks:
        return None
    counted = [k for k in framework.kinds.values() if k.key in (kinds or framework.kinds) and (k.single or not kinds)]
    found = ((k, catalogue.framework_entries(framework.id, k.key)) for k in counted)
    named = {kind.many: every for kind, every in reversed(tuple(found)) if every}
    facts: Facts = tuple((wording.begin(many), (str(len(every)),)) for many, every in reversed(named.items()))
    before = ended(catalogue).get(framework.id)
    if before and not kinds and extent.has(addresses.index_of(before)):
        facts = (*facts, (f"Ids of {before.edition}", (_link(before, "On their own pages"),)))
    card = beside(extent, framework.id, members, facts)
    return card if kinds else with_ways(framework, card)


def _filter(catalogue: Catalogue, sections: tuple[Section, ...]) -> tuple[Block, ...]:
    """Return what filters the entries that stand on the page, also by their verdicts if they have some."""
    listed_here = [i.entry for s in sections for b in s.blocks if isinstance(b, EntryLines) for i in b.items]
    by = outcomes_of(catalogue, tuple(catalogue.entries[i] for i in listed_here))
    counts = tuple((outcome.value, len(by[outcome])) for outcome in ordered(by) if any(by.values()))
    return (EntryFilter(counts),) if len(listed_here) > FEW else ()


def _summary(catalogue: Catalogue, framework: Framework) -> str:
    if framework.texts.summary:
        return told(catalogue, framework, framework.texts.summary)
    return f"{framework.name}: {numbered_all(catalogue, framework)}, each with its own page."


def _lead(catalogue: Catalogue, framework: Framework) -> Text:
    """Return what is here, and what is left out or included."""
    about = told(catalogue, framework, framework.texts.about) or f"{framework.title}: {_counts(catalogue, framework)}."
    here = groups_of(catalogue, framework)
    gone = [group for group in groups_of(catalogue.full, framework) if group not in here]
    return (
        f"{about} ",
        f"This site leaves out {listed(gone)}. " if gone else "",
        f"Included: {framework.amendment}. " if framework.amendment else "",
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


def _unserved(catalogue: Catalogue, framework: Framework) -> Iterator[Section]:
    """Yield for each other framework what none of a company's own controls satisfies."""
    for way in ways_to(catalogue, framework.id) if framework.id in catalogue.own.frameworks else ():
        other = way.held
        left, right = sorted((framework.id, other.id), key=list(catalogue.frameworks).index)
        basis = Basis(level=None, between=(left, right))
        counts = [(kind, counterparts(catalogue, (kind.key,), basis)) for kind in other.single]
        said = [(f"{len(count.rest)} of {count.denominator} {kind.many}", count.rest) for kind, count in counts]
        blocks = tuple(Details(text, (Paragraph(id_list(rest)),)) for text, rest in said if rest)
        nothing = (Paragraph((f"Each entry of {other.name} is satisfied by a control.",)),)
        yield Section(f"unserved-{other.key}", f"Not satisfied by a control: {other.name}", blocks or nothing)


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
        text = (Link(group.id, _first_of(catalogue, group)),)
    shown = squares(catalogue, framework, text, group=group.id)
    blocks += shown or ([Paragraph(text, quiet=True)] if paged else [])
    below = catalogue.children(group.id)
    if paged and len(catalogue.framework_entries(framework.id)) > LONG:
        members = catalogue.members(group.id)
        said = catalogue.entries[members[0]].kind if members else group.kind
        blocks.append(Paragraph((f"{wording.begin(wording.number(len(members), said.one, said.many))}.",)))
        return Section(f"{group.kind.key}-{group.slug}", group.label, tuple(blocks))
    blocks += _table(catalogue, tuple(e for e in below if e.kind.single))
    for inner in (e for e in below if not e.kind.single):
        rows = _table(catalogue, tuple(catalogue.entries[i] for i in catalogue.members(inner.id)))
        if judged(catalogue, framework.id):
            blocks += [Subheading((Link(inner.id, inner.label),)), *rows]
        else:
            own = (Link(inner.id, _first_of(catalogue, inner)),)
            count = str(len(catalogue.members(inner.id)))
            folded = (
                replace(row, heading=inner.label, mark=own, count=count, folded=True)
                if isinstance(row, EntryLines)
                else row
                for row in rows
            )
            blocks += folded
    return Section(f"{group.kind.key}-{group.slug}" if paged else group.slug, group.label, tuple(blocks))


def _first_of(catalogue: Catalogue, group: Entry) -> str:
    """Return what the page of a group answers."""
    answers = judged(catalogue, group.framework)
    return f"What to do first for {group.label}" if answers else f"{group.label} on its own page"


def _table(catalogue: Catalogue, entries: tuple[Entry, ...]) -> list[Block]:
    """Return the entries of one group, if there are any."""
    if not entries:
        return []
    group = catalogue.entries[entries[0].parent] if entries[0].parent else None
    whole = group.label if group else catalogue.frameworks[entries[0].framework].name
    return [in_order(catalogue, entries, f"{wording.begin(entries[0].kind.many)} of {whole}")]


def _chapter(catalogue: Catalogue, framework: Framework, division: Division) -> Section:
    title = wording.begin(division.title)
    said = f"{title}, the {division.name}" if division.name else title
    text: Text = (Link(addresses.division_uri(framework, division), said, strong=True),)
    groups = [e for e in tops(catalogue, framework) if e.kind.key in division.kinds]
    shown = squares(catalogue, framework, text, kinds=_single(framework, division)) or (Paragraph(text),)
    members = catalogue.framework_entries(framework.id, *_single(framework, division))
    if members and all(member.id in catalogue.verdicts for member in members):
        return Section(division.key, title, (*shown, verdict_lines(catalogue, members)))
    return Section(division.key, title, (*shown, Bullets(tuple((Link(e.id, e.label),) for e in groups))))


def _single(framework: Framework, division: Division) -> tuple[str, ...]:
    return tuple(kind.key for kind in framework.single if kind.key in division.kinds)


def division_page(extent: Extent, framework: Framework, division: Division) -> Page:
    """Return the page of a division: its groups with their entries."""
    catalogue = extent.catalogue
    single = _single(framework, division)
    title = wording.begin(division.title)
    sections = []
    for group in (e for e in tops(catalogue, framework) if e.kind.key in division.kinds and not e.kind.single):
        members = tuple(catalogue.entries[i] for i in catalogue.members(group.id))
        caption = f"{wording.begin(members[0].kind.many)} of {group.label}"
        link = Link(group.id, _first_of(catalogue, group))
        blocks: tuple[Block, ...] = (Paragraph((link,), quiet=True), in_order(catalogue, members, caption))
        sections.append(Section(f"{group.kind.key}-{group.slug}", group.label, blocks))
    kinds = [framework.kinds[key] for key in single]
    counts = listed([numbered(catalogue, framework, kind) for kind in kinds])
    has = f", with what {brought_by(catalogue, framework)} has for each" if judged(catalogue, framework.id) else ""
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
        panel=_panel(extent, framework, single),
        card=_card(extent, framework, single),
        opening=_filter(catalogue, tuple(sections)),
        sections=tuple(sections),
        modules=filters(sections),
        data=f"{addresses.api(framework)}entries.json",
    )
