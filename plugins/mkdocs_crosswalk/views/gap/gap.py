"""The gap pages: what remains for the holder of one framework who is asked for the other, as a list to tick off."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.judgement import Outcome, Sureness
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Columns, Paragraph
from mkdocs_crosswalk.views.checklist import Check, Checklist, Choices, Downloads, Share, Shares
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Link, id_list, linked, listing

from .scopes import SECURITY_ALONE, TO_ISO, WAYS, scopes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Inline, Text

    from .scopes import Scope, Way

STYLES = ("gap.css",)
ORDER = (Outcome.NEW, Outcome.EXTEND, Outcome.CARRIES_OVER)
"""The most to do comes first."""


def gap_pages(extent: Extent) -> Iterator[Page]:
    """Yield the pages of both ways and all scopes; what two scopes say alike of an entry is made once."""
    catalogue = extent.catalogue
    for way in WAYS:
        made: dict[tuple[str, tuple[str, ...]], Check] = {}
        for scope in scopes(catalogue.categories):
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
            e.id: catalogue.verdict(e.id, scope.categories) for members in self.groups.values() for e in members
        }

    def _group(self, entry: Entry) -> str:
        if entry.kind.key != "criterion":
            return "Clauses 4 to 10" if entry.kind.key == "subclause" else "Annex A"
        category = self.catalogue.entries[self.catalogue.category_of(entry.id)]
        return "Common criteria" if category.common else category.title

    def check(self, entry: Entry) -> Check:
        """Return an entry's line: the first step in the open, the others behind it, and the evidence."""
        verdict = self.verdicts[entry.id]
        known = (entry.id, verdict.scope)
        if known not in self.made:
            first, *others = (linked(step, self.catalogue.ids, but=entry.id) for step in verdict.add)
            link = Link(entry.id, self.catalogue.title_apart(entry))
            note = _note(self.catalogue, verdict)
            self.made[known] = Check(entry.id.removeprefix("Clause "), link, first, tuple(others), note)
        return self.made[known]

    def counts(self, members: Sequence[Entry]) -> dict[Outcome, int]:
        """Return how many of some entries have each outcome."""
        found = Counter(self.verdicts[e.id].outcome for e in members)
        return {outcome: found[outcome] for outcome in Outcome}


def _note(catalogue: Catalogue, verdict: Verdict) -> Text:
    parts: list[Inline] = []
    if verdict.by:
        parts += ["Reuse from ", *id_list(verdict.by), ". "]
    items = (Link(addresses.evidence_uri(item), catalogue.evidence[item].name) for item in verdict.bring)
    parts += ["Build: " if verdict.outcome == Outcome.NEW else "Bring: ", *listing(items, last=", "), "."]
    if verdict.sureness == Sureness.LOW:
        parts.append(" We are not sure of this one.")
    return tuple(parts)


def _page(gap: _Gap, extent: Extent) -> Page:
    way, scope = gap.way, gap.scope
    (other,) = (w for w in WAYS if w != way)
    return Page(
        uri=way.page(scope),
        title=f"Gap from {way.held} to {way.asked}: {scope.name}",
        description=_description(gap),
        heading=f"You hold {way.held}. What remains for {way.asked}?",
        place=way.key,
        updated=gap.catalogue.updated,
        crumbs=(Link(addresses.GAP, "Gap"),),
        lead=_lead(gap),
        opening=_opening(gap, extent),
        sections=tuple(_section(gap, outcome) for outcome in ORDER),
        next=Link(other.page(scope), f"The other way round: you hold {other.held}"),
        data=f"{addresses.API}verdicts.json",
        wide=True,
        searchable=scope == SECURITY_ALONE,
        modules=("gap.js",),
        styles=STYLES,
    )


def _description(gap: _Gap) -> str:
    report = f"a report on {gap.scope.name}"
    if gap.way == TO_ISO:
        return (
            f"Every control and sub-clause of ISO/IEC 27001:2022 for the holder of {report}: what to do, what to bring."
        )
    return f"Every criterion of {report} for an ISO/IEC 27001 holder: what to do, what to bring."


def _lead(gap: _Gap) -> Text:
    report = f"a report on {gap.scope.name}"
    if gap.way == TO_ISO:
        said = f"Every sub-clause and control, as new, to extend or carried over, for {report}."
        choose = "Choose the categories in your report."
    else:
        said = f"Every criterion of {report}, as new, to extend or carried over."
        choose = "Choose the categories that the report shall include; the common criteria are in every one."
    several = len(scopes(gap.catalogue.categories)) > 1
    return (f"{said} {choose}" if several else said,)


def _opening(gap: _Gap, extent: Extent) -> tuple[Block, ...]:
    way = gap.way
    every = scopes(gap.catalogue.categories)
    files = (Link(way.csv(gap.scope), "CSV"), Link(addresses.CONTROL_MATRIX, "XLSX, all scopes"))
    shares = tuple(_share(gap, title, members) for title, members in gap.groups.items())
    links = tuple(Link(way.page(s), s.label) for s in every)
    return (
        *((Choices("Categories in the report", links, every.index(gap.scope)),) if len(every) > 1 else ()),
        Downloads(tuple(f for f in files if extent.has(f.target)), ticked=True),
        Shares(shares),
        Paragraph(_caveat(gap, extent), quiet=True),
    )


def _share(gap: _Gap, title: str, members: Sequence[Entry]) -> Share:
    number = wording.number(len(members), members[0].kind.one, members[0].kind.many)
    return Share(f"{title}: {number}", gap.counts(members))


def _caveat(gap: _Gap, extent: Extent) -> Text:
    judged = "Judged by this project, not by a certified auditor."
    if gap.way == TO_ISO:
        statement = (
            "Write each decision into the ",
            Link(addresses.SOA, "Statement of Applicability"),
            ". ",
        )
        return (
            "An Annex A control binds only where your risk treatment needs it; the clauses bind always. ",
            *(statement if extent.has(addresses.SOA) else ()),
            judged,
        )
    return (f"Your records serve where the ISO scope holds the system of the report, over its whole period. {judged}",)


def _section(gap: _Gap, outcome: Outcome) -> Section:
    lists = []
    counted = []
    for title, members in gap.groups.items():
        found = tuple(e for e in members if gap.verdicts[e.id].outcome == outcome)
        kinds = members[0].kind.many
        lists.append(Checklist(title, f"{len(found)} of {len(members)}", tuple(gap.check(e) for e in found)))
        counted.append(f"{len(found)} of {len(members)} {kinds if gap.way == TO_ISO else f'in {_lower(title)}'}")
    meaning = wording.OUTCOME_MEANINGS[outcome]
    words = f"{', '.join(counted)}. {meaning[0].upper()}{meaning[1:]}."
    body: tuple[Block, ...] = (Columns((lists[0],), tuple(lists[1:])),) if len(lists) > 1 else (lists[0],)
    return Section(outcome, wording.OUTCOMES[outcome], (Paragraph((words,), quiet=True), *body))


def _lower(title: str) -> str:
    return title if title != "Common criteria" else "the common criteria"
