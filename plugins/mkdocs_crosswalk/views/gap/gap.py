"""The gap pages: what remains for the holder of one framework who is asked for the other, as a list to tick off."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed, with_article
from mkdocs_crosswalk.registers.judgement import Outcome, Sureness
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Paragraph
from mkdocs_crosswalk.views.checklist import SETTLE, Bar, Check, Checklist, CheckStep, Toggle, Toggles, row_anchor
from mkdocs_crosswalk.views.decided import decided_note
from mkdocs_crosswalk.views.keeps import IN_PART, NO
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Effort, Link, VerdictBadge, linked, listing
from mkdocs_crosswalk.views.tree import division_of, outermost
from mkdocs_crosswalk.views.ways import ways

from .head import head_note
from .here import Theirs
from .parts import work_order
from .strip import Places, strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.pages import Making
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.text import Inline, Text
    from mkdocs_crosswalk.views.ways import Way

    from .parts import Part, WorkOrder

STYLES = ("status.css", "gap.css")
SEVERAL = 2
"""From more groups than these on, all of them are a click away."""


def gap_pages(extent: Extent) -> Iterator[Making]:
    """Yield what makes the pages of all ways and scopes; what two scopes say alike of an entry is made once."""
    catalogue = extent.catalogue
    for way in ways(catalogue):
        places = Places(catalogue, way)
        made: dict[tuple[object, ...], Check] = {}
        for scope in way.scopes(catalogue):
            yield way.page(scope), partial(_page, extent, places, scope, made)


class _Gap:
    """One way and scope: its groups, the verdict on each entry, and the lines made so far."""

    def __init__(self, extent: Extent, places: Places, scope: Scope, made: dict[tuple[object, ...], Check]) -> None:
        self.extent = extent
        self.catalogue = catalogue = places.catalogue
        self.way = way = places.way
        self.places = places
        self.scope = scope
        self.made = made
        self.theirs = Theirs(extent)
        self.every = tuple(way.entries(catalogue, scope))
        self.left_out = tuple(entry for entry in self.every if self.theirs.left_out(entry))
        self.groups: dict[str, list[Entry]] = {}
        gone = {entry.id for entry in self.left_out}
        for entry in (e for e in self.every if e.id not in gone):
            self.groups.setdefault(self._group(entry), []).append(entry)
        self.order: WorkOrder = work_order(catalogue, way, scope, frozenset(gone))
        self.verdicts = self.order.verdicts
        self.kept = extent.keeps.on(way, scope)

    @property
    def common(self) -> str:
        """Return the title of what belongs to every scope."""
        return f"common {wording.many_of(self.way.asked)}"

    @property
    def report(self) -> str:
        """Return what is held or asked for in this scope, or an empty text where nothing can be left out."""
        scoped = self.way.scoped
        return f"{with_article(scoped.report)} on {self.scope.name}" if scoped else ""

    def _group(self, entry: Entry) -> str:
        """Return the group that an entry stands in on the page: of its scopes, its division, or all of its kind."""
        if self.way.asked.scope:
            group = outermost(self.catalogue, entry)
            return self.common if group.common else group.title
        division = division_of(self.way.asked, entry)
        return division.title if division else entry.kind.many

    def check(self, entry: Entry) -> Check:
        """Return an entry's line: the first step in the open; the others and the evidence behind it."""
        verdict = self.verdicts[entry.id]
        build = tuple(item for item in verdict.bring if self.kept.get(item) == NO)
        part = tuple(item for item in verdict.bring if self.kept.get(item) == IN_PART)
        before = self.order.before(self.catalogue, entry)
        known = (entry.id, verdict.scope, build, part, tuple(one.id for one in before), self.order.period)
        if known not in self.made:
            link = Link(entry.id, self._title(entry))
            notes = (self._reuse(verdict), self._records(verdict, build), self._more(entry, verdict, before))
            self.made[known] = Check(
                entry.bare,
                row_anchor(entry.slug),
                verdict.outcome,
                link,
                tuple(self._steps(entry, verdict)),
                tuple(filter(None, notes)),
                verdict.size,
                len(verdict.bring),
                self.places.key(entry, verdict),
                self.theirs.marks(entry),
            )
        return self.made[known]

    def _steps(self, entry: Entry, verdict: Verdict) -> Iterator[CheckStep]:
        """Yield what to do; a company's own steps say of themselves how much they are."""
        if not verdict.steps:
            yield CheckStep(linked(verdict.summary, self.catalogue, but=entry.id), None)
        for step in verdict.steps:
            effort = None if verdict.project else Effort(step.size, step.runs, self.order.period)
            yield CheckStep(linked(step.do, self.catalogue, but=entry.id), effort)

    def _title(self, entry: Entry) -> str:
        """Return a title that has room in a line, and that no other line has."""
        alike = sum(e.brief == entry.brief for members in self.groups.values() for e in members)
        parent = self.catalogue.entries[entry.parent].brief if entry.parent else entry.bare
        return entry.brief if alike == 1 else f"{parent}: {entry.brief}"

    def _reuse(self, verdict: Verdict) -> Text:
        """Return which entries of what is held serve, and how sure that is."""
        parts: list[Inline] = [*decided_note(self.catalogue, verdict)]
        if verdict.by and not verdict.project:
            parts += ["Reuse from ", *listing((Link(i) for i in verdict.by), last=", "), ". "]
        if verdict.sureness == Sureness.LOW:
            parts.append("Our confidence in this verdict is low.")
        return tuple(parts)

    def _records(self, verdict: Verdict, build: tuple[str, ...]) -> Text:
        """Return the records: those that are likely kept, those that are in part, and those that nothing says are."""
        parts: list[Inline] = []
        there = [item for item in verdict.bring if item not in build]
        whole = [item for item in there if self.kept.get(item) != IN_PART]
        rest = [item for item in there if item not in whole]
        for word, items in (("Bring: ", whole), ("Extend: ", rest), ("Build: ", build)):
            named = [Link(addresses.evidence_uri(item), self.catalogue.evidence[item].name) for item in items]
            parts += [" "] if parts and named else []
            parts += [word, *listing(named, last=", "), "."] if named else []
        return tuple(parts)

    def _more(self, entry: Entry, verdict: Verdict, before: tuple[Entry, ...]) -> Text:
        """Return what goes before, the guide that helps most with what is new, as lists have room, and an owner."""
        link = next(iter(self.extent.guides_for(entry.id)), None) if verdict.outcome == Outcome.NEW else None
        said = (f"After {listed(one.bare for one in before)}. ",) if before else ()
        return (*said, *((replace(link, text="Guide"), ".") if link else ()), *self.theirs.owner(entry))

    def counts(self, members: Sequence[Entry]) -> dict[Outcome, int]:
        """Return how many of some entries have each outcome."""
        found = Counter(self.verdicts[e.id].outcome for e in members)
        return {outcome: found[outcome] for outcome in self.places.order}


def _page(extent: Extent, places: Places, scope: Scope, made: dict[tuple[object, ...], Check]) -> Page:
    gap = _Gap(extent, places, scope, made)
    way, catalogue = gap.way, gap.catalogue
    return Page(
        uri=way.page(scope),
        title=f"Gap list from {way.held.held} to {way.asked.asked}{f': {scope.name}' if scope.name else ''}",
        description=_description(gap),
        heading=f"Gap list: you hold {way.held.held}, what remains for {way.asked.asked}?",
        place=way.key,
        updated=catalogue.updated,
        crumbs=(Link(addresses.GAP, "Gap list"),),
        opening=_opening(gap),
        sections=_sections(gap),
        anchors=tuple(row_anchor(e.slug) for e in (*(e for m in gap.groups.values() for e in m), *gap.left_out)),
        next=_other_way(gap),
        data=f"{addresses.API}verdicts.json",
        wide=True,
        searchable=scope == way.scopes(catalogue)[0],
        modules=("gap.js",),
        styles=(*STYLES, *gap.theirs.styles),
    )


def _other_way(gap: _Gap) -> Link | None:
    back = gap.way.back
    if back not in ways(gap.catalogue):
        return None
    scope = gap.scope if back.scoped is gap.way.scoped else back.scopes(gap.catalogue)[0]
    return Link(back.page(scope), f"The other way round: you hold {back.held.held}")


def _description(gap: _Gap) -> str:
    way = gap.way
    kinds = listed([kind.one for kind in way.asked.single])
    asked = gap.report if way.asked.scope else way.asked.asked
    who = f"the holder of {gap.report}" if way.scoped is way.held else wording.a_holder(way.held)
    return f"Every {kinds} of {asked} for {who}: what to do and bring."


def _opening(gap: _Gap) -> tuple[Block, ...]:
    """Return what stands above the groups."""
    every = gap.counts([e for members in gap.groups.values() for e in members])
    note = head_note(gap.extent, gap.way, gap.scope, gap.order, (*gap.theirs.note(gap.every), *gap.theirs.day()))
    choose = toggles(gap.catalogue, gap.way, gap.scope)
    return (*choose, note, Bar(every), strip(gap.places, gap.scope, every, gap.extent, period=gap.order.period))


def toggles(
    catalogue: Catalogue, way: Way, scope: Scope, page: Callable[[Scope], str] | None = None
) -> tuple[Toggles, ...]:
    """Return what adds groups to a scope and leaves them out, where there are several scopes.

    Args:
        catalogue: The catalogue.
        way: The way.
        scope: The scope of the page that they stand on.
        page: Says which page of a scope they lead to, "" if to none; that of what remains, unless given.
    """
    scoped, page = way.scoped, page or way.page
    every = {frozenset(s.groups): s for s in way.scopes(catalogue)}
    if scoped is None or len(every) == 1:
        return ()
    held = frozenset(scope.groups)
    items = []
    for group in catalogue.scope_groups(scoped.id):
        other = every.get(held ^ {group.id})
        items.append(Toggle(group.title, group.id in held, page(other) if other else ""))
    *_, whole = every.values()
    link = Link(page(whole), wording.begin(whole.label)) if whole != scope and page(whole) else None
    label = f"{wording.begin(scoped.kinds[scoped.scope].many)} in the {scoped.report}"
    return (Toggles(label, tuple(items), link if len(items) > SEVERAL else None),)


def _sections(gap: _Gap) -> tuple[Section, ...]:
    """Return what no entry asks for, the groups of the list, what its marks mean, and what the company has left out."""
    settle = tuple(said for beside in gap.extent.beside(gap.way.asked.id) for said in beside.settle)
    first = (Section(SETTLE, wording.SETTLE, (Bullets(settle, ordered=True),)),) if settle else ()
    parts = gap.order.parts
    found = tuple(Section(p.anchor, p.title, tuple(_blocks(gap, p)), count=len(p.entries)) for p in parts)
    return (*first, *found, _outcomes(gap), *gap.theirs.sections(gap.left_out, gap.every))


def _blocks(gap: _Gap, part: Part) -> Iterator[Block]:
    """Yield what a group of a list shows; links to an outcome lead to the first list that has it, or to the first."""
    if part.anchor == Outcome.JUDGE_AGAIN:
        yield Paragraph((f"{wording.begin(wording.OUTCOME_MEANINGS[Outcome.JUDGE_AGAIN])}.",), quiet=True)
    anchors, parts = [], gap.order.parts
    for outcome in (o for o in gap.places.order if all(p.anchor != o for p in parts)):
        there = (p for p in parts if any(gap.verdicts[e.id].outcome == outcome for e in p.entries))
        if next(there, parts[0]) == part:
            anchors.append(outcome)
    yield Checklist(tuple(anchors), tuple(gap.check(entry) for entry in part.entries), gap.order.period)


def _outcomes(gap: _Gap) -> Section:
    """Return how many of each kind have each outcome and what it means, and what helps besides."""
    items = tuple((VerdictBadge(outcome), f" {_counted(gap, outcome)}.") for outcome in gap.places.order)
    advice = tuple(inline for offer in gap.extent.offers(gap.way.asked.id) for inline in offer.advice)
    more = Paragraph((f"{wording.SIZES} ", *advice), quiet=True)
    return Section("outcomes", "What the marks mean", (Bullets(items), more))


def _counted(gap: _Gap, outcome: Outcome) -> str:
    counted = []
    for title, members in gap.groups.items():
        where = f"in {f'the {title}' if title == gap.common else title}"
        of = where if gap.way.asked.scope else members[0].kind.many
        counted.append(f"{gap.counts(members)[outcome]} of {len(members)} {of}")
    return f"{', '.join(counted)}: {wording.BRIEFLY[outcome]}"
