"""Figures: verdicts and counterparts in every scope, beside what the sources claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed, with_article
from mkdocs_crosswalk.figures.counts import Basis, counterparts, outcomes
from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Paragraph, Table, TableRow, table
from mkdocs_crosswalk.views.checklist import ordered
from mkdocs_crosswalk.views.members import filters, squares
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.scopes import groups_of, usual
from mkdocs_crosswalk.views.text import Link
from mkdocs_crosswalk.views.told import numbered
from mkdocs_crosswalk.views.tree import tops
from mkdocs_crosswalk.views.ways import both, compared, judged, spoken_of, way_to, weighed

from .unnamed import claims, unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.figures.counts import Count
    from mkdocs_crosswalk.registers.judgement import Outcome
    from mkdocs_crosswalk.registers.kinds import Kind
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.squares import Squares
    from mkdocs_crosswalk.views.text import Text
    from mkdocs_crosswalk.views.ways import Way


_PLAN_WITH = "Plan with the verdicts, which say what is new, what to extend and what carries over. "
_PLACE = "A counterpart is a place to start, and not that the work is done. "


def counterparts_page(extent: Extent) -> Page:
    """Return the page of figures."""
    catalogue = extent.catalogue
    every = (way for crosswalk in catalogue.crosswalks for way in both(crosswalk))
    ways = [way for way in every if spoken_of(catalogue, way)]
    kinds = [kind.many for framework in weighed(catalogue) for kind in framework.single]
    verdicts = any(judged(catalogue, framework.id) for framework in compared(catalogue))
    counted = "carry over or have" if verdicts else "have"
    by_scope = ", by scope" if any(framework.scope for framework in compared(catalogue)) else ""
    claimed = any(s.claims for s in catalogue.sources.values())
    more = [Section("claims", "What the sources claim, beside their own tables", claims(catalogue), folded=True)]
    having = tuple(_answers(catalogue, ways))
    apart = [Section("having", "How many have a counterpart", having, named="Have a counterpart")]
    sections = (
        *(apart if verdicts and having else ()),
        *(
            Section(
                way.key,
                f"{wording.holder(way.held)}: by scope and group",
                _figures(extent, way),
                folded=True,
                named=wording.holder(way.held),
            )
            for way in ways
        ),
        Section("unnamed", "Entries without a counterpart", unnamed(catalogue), folded=True),
        *(more if claimed else ()),
    )
    return Page(
        uri=addresses.COUNTERPARTS,
        title="Counterparts",
        description=(
            f"How many {listed(kinds)} {counted} a counterpart{by_scope}"
            f"{', beside the figures that published sources claim' if claimed else ''}."
        ),
        heading="Counterparts",
        place="sources",
        updated=catalogue.updated,
        crumbs=(Link(addresses.SOURCES, "Sources"),),
        lead=(
            f"{_PLAN_WITH if verdicts else ''}{_PLACE}",
            *((Link(addresses.HOW_TO_READ, "What is counted"), ".") if extent.has(addresses.HOW_TO_READ) else ()),
        ),
        opening=(*_verdict_squares(catalogue, ways), *(having if not verdicts else ())),
        sections=sections,
        modules=filters(sections),
        data=f"{addresses.api(catalogue.crosswalks[0].left, catalogue.crosswalks[0].right)}overlaps.json",
    )


def _verdict_squares(catalogue: Catalogue, ways: list[Way]) -> Iterator[Squares]:
    """Yield our verdicts on each kind of entry, for the holder of the other framework in its first scope."""
    for way in ways:
        if way_to(catalogue, way.asked.id) == way:
            for kind in way.asked.single:
                name = Link(addresses.COUNTERPARTS, _whom(catalogue, way, kind), way.key)
                yield from squares(catalogue, way.asked, (name,), kinds=(kind.key,))


def _whom(catalogue: Catalogue, way: Way, kind: Kind) -> str:
    on = f" with {way.scopes(catalogue)[0].name}" if way.held.scope else ""
    return f"{wording.holder(way.held)}{on}: {kind.many}"


def _answers(catalogue: Catalogue, ways: list[Way]) -> Iterator[Table]:
    """Yield how many entries have a counterpart on each way, in its first scope."""
    rows = []
    for way in ways:
        scope = way.scopes(catalogue)[0]
        for kind in way.asked.single:
            basis = Basis(direction=way.direction, scope=() if way.asked.scope else scope.groups)
            shares = (counterparts(catalogue, (kind.key,), replace(basis, published=p)) for p in (False, True))
            rows.append(TableRow(((_whom(catalogue, way, kind),), *map(_cell, shares))))
    if rows:
        heads = ("Have a counterpart", "As we judge", "As published")
        yield table("Entries with a counterpart", heads, tuple(rows), style="figures")


def _cell(count: Count) -> Text:
    figures = str(count).replace(" ", "\N{NO-BREAK SPACE}")
    return (f"{figures} ({count.percent:.1f}\N{NO-BREAK SPACE}%)",)


def _figures(extent: Extent, way: Way) -> tuple[Block, ...]:
    """Return the figures of a way: by the groups of what is asked for if it has scopes, else by the scopes held."""
    return _by_group(extent.catalogue, way) if way.asked.scope else _by_scope(extent, way)


def _by_scope(extent: Extent, way: Way) -> tuple[Block, ...]:
    catalogue, kinds = extent.catalogue, way.asked.single
    every = usual(catalogue, way.scoped, figures=True)
    blocks: list[Block] = []
    if judged(catalogue, way.asked.id):
        on = listed([numbered(catalogue, way.asked, kind) for kind in kinds])
        lists = (", also as ", Link(addresses.GAP, "lists to tick")) if extent.has(addresses.GAP) else ()
        blocks.append(Paragraph((f"Our verdicts on the {on}", *lists, ".")))
        heads = (_head(way), *(f"{wording.begin(kind.many)}: {o}" for kind in kinds for o in _words(catalogue)))
        rows = tuple(_verdicts(catalogue, way, scope) for scope in every)
        caption = f"Verdicts for {wording.a_holder(way.held)}"
        blocks.append(Table(caption, heads, rows, style="figures"))
    where = f"the {wording.many_of(way.held)} of the {way.held.report}" if way.scoped else way.held.name
    blocks.append(Paragraph((f"Entries with a counterpart among {where}, judged and as published.",)))
    columns = _columns(way)
    rows = tuple(
        TableRow(
            (
                _name(way, scope),
                *(
                    _cell(counterparts(catalogue, (kind.key,), replace(basis, scope=scope.groups)))
                    for _, kind, basis in columns
                ),
            )
        )
        for scope in every
    )
    caption = f"Counterparts of {listed([kind.many for kind in kinds])}"
    blocks.append(Table(caption, (_head(way), *(head for head, _, _ in columns)), rows, style="figures"))
    return (*blocks, *_by_theme(catalogue, way))


def _verdicts(catalogue: Catalogue, way: Way, scope: Scope) -> TableRow:
    found = (_outcomes(catalogue, outcomes(catalogue, (kind.key,), scope.groups)) for kind in way.asked.single)
    return TableRow((_name(way, scope), *(cell for cells in found for cell in cells)))


def _columns(way: Way) -> tuple[tuple[str, Kind, Basis], ...]:
    """Return the columns of counterparts: of the first kind in every strictness, of the others in two."""
    basis = Basis(direction=way.direction)
    published = replace(basis, published=True)
    first, *others = way.asked.single
    many = wording.begin(first.many)
    found = [
        (f"{many}, judged", first, basis),
        (f"{many}, published by id", first, published),
        ("Published, Full only", first, replace(published, level=Level.FULL)),
        ("Published, with group statements", first, replace(published, groups=True)),
    ]
    for kind in others:
        found.append((f"{wording.begin(kind.many)}, judged", kind, basis))
        found.append((f"{wording.begin(kind.many)}, published", kind, published))
    return tuple(found)


def _head(way: Way) -> str:
    return f"{wording.begin(way.scoped.report)} on" if way.scoped else "Held"


def _name(way: Way, scope: Scope) -> Text:
    return (wording.begin(scope.name) or way.held.held,)


def _words(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(wording.OUTCOMES[outcome].lower() for outcome in ordered(catalogue.outcomes))


def _outcomes(catalogue: Catalogue, counts: dict[Outcome, Count]) -> tuple[Text, ...]:
    return tuple((str(counts[o].numerator if o in counts else 0),) for o in ordered(catalogue.outcomes))


def _by_theme(catalogue: Catalogue, way: Way) -> tuple[Table, ...]:
    """Return the counterparts of the first kind by its outermost groups, in the least and the widest scope of lists."""
    first = way.asked.single[0]
    groups = [e for e in tops(catalogue, way.asked) if first.key in e.kind.holds]
    if not groups:
        return ()
    every = _ends(catalogue, way)
    rows = []
    for group in groups:
        bases = (Basis(direction=way.direction, scope=scope.groups) for scope in every)
        cells = (_cell(counterparts(catalogue, (first.key,), basis, (group.id,))) for basis in bases)
        rows.append(TableRow(((Link(group.id, group.label),), *cells)))
    one = groups[0].kind.one
    heads = (wording.begin(one), *(_name(way, scope)[0] for scope in every))
    return (Table(f"Counterparts by {one}", tuple(map(str, heads)), tuple(rows), style="figures"),)


def _ends(catalogue: Catalogue, way: Way) -> tuple[Scope, ...]:
    """Return the least and the last of the usual scopes, and the whole of what is there."""
    every = way.usual(catalogue)
    named = [u.groups for u in way.scoped.usual if not u.figures] if way.scoped else []
    return tuple(s for s in every if s in (every[0], every[-1]) or s.groups in named[-1:])


def _by_group(catalogue: Catalogue, way: Way) -> tuple[Block, ...]:
    kinds = [kind.key for kind in way.asked.single]
    every = groups_of(catalogue.full, way.asked)
    verdicts = judged(catalogue, way.asked.id)
    rows = []
    back = Basis(direction=way.direction)
    for group in catalogue.framework_entries(way.asked.id, way.asked.scope):
        under = (group.id,)
        bases = (back, replace(back, published=True), Basis(published=True))
        figures = (_cell(counterparts(catalogue, kinds, basis, under)) for basis in bases)
        found = _outcomes(catalogue, outcomes(catalogue, kinds, every, under)) if verdicts else ()
        rows.append(TableRow(((group.title,), *found, *figures)))
    many = wording.many_of(way.asked)
    columns = (
        wording.begin(way.asked.kinds[way.asked.scope].one),
        *(f"{wording.begin(many)}: {outcome}" for outcome in (_words(catalogue) if verdicts else ())),
        "Counterparts, judged",
        f"Published, for {way.asked.short}",
        "Published, in either direction",
    )
    what = "Verdicts and counterparts" if verdicts else "Counterparts"
    return (
        Paragraph((f"{_of_groups(way, verdicts=verdicts)}{_voices(catalogue, way)}",)),
        Table(f"{what} of {many}", columns, tuple(rows), style="figures"),
    )


def _of_groups(way: Way, *, verdicts: bool) -> str:
    many = wording.many_of(way.asked)
    counterpart = with_article(listed([kind.one for kind in way.held.single], "or"))
    if verdicts:
        return f"Our verdicts on the {many}, and for how many of them {counterpart} is a counterpart."
    return f"For how many {many} {counterpart} is a counterpart."


def _voices(catalogue: Catalogue, way: Way) -> str:
    """Say so where a single source speaks in a direction."""
    rows = (row for row in catalogue.full.rows if row.says == "overlap" and row.direction == way.direction)
    voices = {row.source for row in rows}
    if len(voices) != 1:
        return ""
    return (
        f" Only one short source speaks in this direction, so what is published for {way.asked.short} says more about "
        "the source than about the frameworks."
    )
