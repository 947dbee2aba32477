"""The gap pages: what remains for the holder of one framework who is asked for the other, as a list to tick off."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed, with_article
from mkdocs_crosswalk.registers.judgement import Outcome, Sureness
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Columns, Paragraph
from mkdocs_crosswalk.views.checklist import Check, Checklist, Downloads, Share, Shares, Toggle, Toggles
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Link, id_list, linked, listing
from mkdocs_crosswalk.views.told import told
from mkdocs_crosswalk.views.tree import division_of, outermost
from mkdocs_crosswalk.views.ways import ways

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.text import Inline, Text
    from mkdocs_crosswalk.views.ways import Way

STYLES = ("gap.css",)
ORDER = (Outcome.NEW, Outcome.EXTEND, Outcome.CARRIES_OVER)
"""The most to do comes first."""
SEVERAL = 2
"""From more groups than these on, all of them are a click away."""


def gap_pages(extent: Extent) -> Iterator[Page]:
    """Yield the pages of all ways and scopes; what two scopes say alike of an entry is made once."""
    catalogue = extent.catalogue
    for way in ways(catalogue):
        made: dict[tuple[str, tuple[str, ...]], Check] = {}
        for scope in way.scopes(catalogue):
            yield _page(_Gap(catalogue, way, scope, made), extent)


class _Gap:
    """One way and scope: its groups, the verdict on each entry, and the lines made so far."""

    def __init__(
        self, catalogue: Catalogue, way: Way, scope: Scope, made: dict[tuple[str, tuple[str, ...]], Check]
    ) -> None:
        self.catalogue = catalogue
        self.way = way
        self.scope = scope
        self.made = made
        self.groups: dict[str, list[Entry]] = {}
        for entry in way.entries(catalogue, scope):
            self.groups.setdefault(self._group(entry), []).append(entry)
        self.verdicts = {
            e.id: catalogue.verdict(e.id, scope.groups) for members in self.groups.values() for e in members
        }

    @property
    def common(self) -> str:
        """Return the title of what belongs to every scope."""
        return f"common {wording.many_of(self.way.asked)}"

    @property
    def has_common(self) -> bool:
        """Say whether anything of what is asked for belongs to every scope."""
        asked = self.way.asked
        return any(e.common for e in self.catalogue.framework_entries(asked.id, asked.scope))

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
        """Return an entry's line: the first step in the open, the others behind it, and the evidence."""
        verdict = self.verdicts[entry.id]
        known = (entry.id, verdict.scope)
        if known not in self.made:
            first, *others = (linked(step, self.catalogue, but=entry.id) for step in verdict.add)
            link = Link(entry.id, self.catalogue.title_apart(entry))
            note = (f"{wording.effort(verdict.size, verdict.runs)}. ", *_note(self.catalogue, verdict))
            self.made[known] = Check(entry.bare, link, first, tuple(others), note)
        return self.made[known]

    def of(self, outcome: Outcome, members: Iterable[Entry]) -> tuple[Entry, ...]:
        """Return the entries with an outcome: what has to begin first, then what is more work, goes first."""
        found = ((self.verdicts[e.id], e) for e in members if self.verdicts[e.id].outcome == outcome)
        return tuple(e for _, e in sorted(found, key=lambda pair: (pair[0].runs.wait, -pair[0].size.work)))

    def counts(self, members: Sequence[Entry]) -> dict[Outcome, int]:
        """Return how many of some entries have each outcome."""
        found = Counter(self.verdicts[e.id].outcome for e in members)
        return {outcome: found[outcome] for outcome in Outcome}


def _note(catalogue: Catalogue, verdict: Verdict) -> Text:
    parts: list[Inline] = []
    if verdict.by:
        parts += ["Reuse from ", *id_list(verdict.by), ". "]
    items = tuple(Link(addresses.evidence_uri(item), catalogue.evidence[item].name) for item in verdict.bring)
    if items:
        parts += ["Build: " if verdict.outcome == Outcome.NEW else "Bring: ", *listing(items, last=", "), "."]
    if verdict.sureness == Sureness.LOW:
        parts.append(" We are not sure of this one.")
    return tuple(parts)


def _page(gap: _Gap, extent: Extent) -> Page:
    way, scope, catalogue = gap.way, gap.scope, gap.catalogue
    return Page(
        uri=way.page(scope),
        title=f"Gap from {way.held.held} to {way.asked.asked}{f': {scope.name}' if scope.name else ''}",
        description=_description(gap),
        heading=f"You hold {way.held.held}. What remains for {way.asked.asked}?",
        place=way.key,
        updated=catalogue.updated,
        crumbs=(Link(addresses.GAP, "Gap"),),
        lead=_lead(gap),
        opening=_opening(gap, extent),
        sections=tuple(_section(gap, outcome) for outcome in ORDER),
        next=_other_way(gap),
        data=f"{addresses.API}verdicts.json",
        wide=True,
        searchable=scope == way.scopes(catalogue)[0],
        modules=("gap.js",),
        styles=STYLES,
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


def _lead(gap: _Gap) -> Text:
    way, scoped = gap.way, gap.way.scoped
    kinds = listed([kind.one for kind in way.kinds])
    if scoped is None:
        return (f"Every {kinds}, as new, to extend or carried over.",)
    many = scoped.kinds[scoped.scope].many
    if scoped is way.held:
        said = f"Every {kinds}, as new, to extend or carried over, for {gap.report}."
        choose = f"Choose the {many} in your {scoped.report}."
    else:
        said = f"Every {kinds} of {gap.report}, as new, to extend or carried over."
        every = f"; the {gap.common} are in every one" if gap.has_common else ""
        choose = f"Choose the {many} that the {scoped.report} shall include{every}."
    return (f"{said} {choose}" if len(way.scopes(gap.catalogue)) > 1 else said,)


def _opening(gap: _Gap, extent: Extent) -> tuple[Block, ...]:
    way = gap.way
    files = (Link(way.csv(gap.scope), "CSV"), Link(addresses.CONTROL_MATRIX, "XLSX, all scopes"))
    shares = tuple(_share(gap, title, members) for title, members in gap.groups.items())
    return (
        *_toggles(gap),
        Downloads(tuple(f for f in files if extent.has(f.target)), ticked=True),
        Shares(shares),
        Paragraph(_caveat(gap, extent), quiet=True),
    )


def _toggles(gap: _Gap) -> tuple[Toggles, ...]:
    """Return what adds groups to the scope and leaves them out, where there are several scopes."""
    way, scoped = gap.way, gap.way.scoped
    every = {frozenset(s.groups): s for s in way.scopes(gap.catalogue)}
    if scoped is None or len(every) == 1:
        return ()
    held = frozenset(gap.scope.groups)
    items = []
    for group in gap.catalogue.scope_groups(scoped.id):
        other = every.get(held ^ {group.id})
        items.append(Toggle(group.title, group.id in held, way.page(other) if other else ""))
    *_, whole = every.values()
    link = Link(way.page(whole), wording.begin(whole.label)) if whole != gap.scope else None
    label = f"{wording.begin(scoped.kinds[scoped.scope].many)} in the {scoped.report}"
    return (Toggles(label, tuple(items), link if len(items) > SEVERAL else None),)


def _share(gap: _Gap, title: str, members: Sequence[Entry]) -> Share:
    number = wording.number(len(members), members[0].kind.one, members[0].kind.many)
    return Share(f"{wording.begin(title)}: {number}", gap.counts(members))


def _caveat(gap: _Gap, extent: Extent) -> Text:
    asked = gap.way.asked
    caveat = told(gap.catalogue, asked, asked.texts.caveat)
    return (
        f"{caveat} " if caveat else "",
        *(inline for offer in extent.offers(asked.id) for inline in offer.advice),
        "Judged by this project, not by a certified auditor.",
    )


def _section(gap: _Gap, outcome: Outcome) -> Section:
    lists = []
    counted = []
    for title, members in gap.groups.items():
        found = gap.of(outcome, members)
        where = f"in {f'the {title}' if title == gap.common else title}"
        of = where if gap.way.asked.scope else members[0].kind.many
        lists.append(
            Checklist(wording.begin(title), f"{len(found)} of {len(members)}", tuple(gap.check(e) for e in found))
        )
        counted.append(f"{len(found)} of {len(members)} {of}")
    words = (
        f"{', '.join(counted)}. {wording.begin(wording.OUTCOME_MEANINGS[outcome])}. What has to begin first is first."
    )
    body: tuple[Block, ...] = (Columns((lists[0],), tuple(lists[1:])),) if len(lists) > 1 else (lists[0],)
    return Section(outcome, wording.OUTCOMES[outcome], (Paragraph((words,), quiet=True), *body))
