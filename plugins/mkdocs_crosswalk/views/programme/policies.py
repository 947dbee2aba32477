"""The report on policies: which entries no policy names, which policies name nothing, which are late for review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.programme.coverage import excluded, missed
from mkdocs_crosswalk.registers.documents import Bond
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Notice, Paragraph, Table, TableRow, table
from mkdocs_crosswalk.views.checklist import Downloads
from mkdocs_crosswalk.views.gap.gap import STYLES
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Id, Line, Link, Mark, id_list, listing
from mkdocs_crosswalk.views.tree import place_in_menu, with_pages
from mkdocs_crosswalk.views.ways import by_framework, compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.policies import OtherCitation, Policy, PolicySet
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.own_data import Upkeep
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Inline, Text

CLAIM = (
    "A policy names an entry in its own front matter; nobody has judged here whether it does what the entry asks. "
    "Not every entry needs a policy: many are met by practice and its records."
)


def policies_page(extent: Extent, policies: PolicySet) -> Page:
    """Return the report."""
    catalogue = extent.catalogue
    files = (Downloads((Link(addresses.POLICIES_CSV, "CSV, all entries"),)),)
    every = policies.policies
    silent = tuple(p for p in every if p.silent)
    sections = [
        *_targets(extent.programme, policies),
        Section("all", "Policies", _all(catalogue, every)),
        Section("review", "Past their review date", _late(policies)),
        Section("nothing", "Policies that name nothing", _silent(silent, len(every))),
        Section("asked", "Documents without a policy", _asked(catalogue, policies)),
        *(Section(f.id, f"Not named: {f.name}", _missing(extent.programme, policies, f)) for f in compared(catalogue)),
    ]
    if policies.others:
        sections.append(Section("others", "Other frameworks", tuple(_others(policies))))
    return Page(
        uri=addresses.POLICIES,
        title="Policies",
        description=(
            f"Which entries of {listed([f.held for f in compared(catalogue)])} the policies of this site name, "
            "and which none names."
        ),
        heading="Policies",
        place="",
        updated=catalogue.updated,
        lead=(
            f"{wording.number(len(every), 'policy', 'policies')} of this site: {_counts(extent.programme, policies)}. ",
            f"{CLAIM} Review dates are held against {wording.day(policies.today)}.",
        ),
        opening=files if extent.has(addresses.POLICIES_CSV) else (),
        sections=tuple(sections),
        styles=STYLES,
    )


def _counts(programme: Programme, policies: PolicySet) -> str:
    """Return how many entries of each kind are named, of how many; those that the company leaves out do not count."""
    said = []
    catalogue = programme.catalogue
    for framework in compared(catalogue):
        for kind in framework.single:
            every = catalogue.framework_entries(framework.id, kind.key)
            entries = [e for e in every if not excluded(programme, e)]
            named = sum(e.id in policies.by_entry for e in entries)
            said.append(f"{named} of {len(entries)} {kind.many}")
    return f"they name {listed(said)}"


def _all(catalogue: Catalogue, every: tuple[Policy, ...]) -> tuple[Block, ...]:
    if not every:
        return (Notice(("No page of this site is a policy yet.",)),)
    rows = []
    for policy in every:
        named = ((str(len(entries)),) for _, entries in by_framework(catalogue, policy.entries, compared(catalogue)))
        counts = (*named, (str(len(policy.others)),) if policy.others else ())
        rows.append(TableRow((_link(policy), (policy.owner,) if policy.owner else (), review(policy), *counts)))
    columns = ("Policy", "Owner", "Review", *(f.spoken for f in compared(catalogue)), "Others")
    return (table("Policies of this site", columns, tuple(rows), style="register"),)


def _link(policy: Policy) -> Text:
    return (Link(addresses.own_page(policy.uri), policy.title, strong=True),)


def review(kept: Policy | Upkeep) -> Text:
    """Return when something is due for review, and when it was last reviewed, as far as it says so."""
    parts: list[Inline] = [f"Due {wording.day(kept.due)}"] if kept.due else []
    if kept.reviewed:
        said = f"Reviewed {wording.day(kept.reviewed)}"
        parts.append(Line((said,)) if parts else said)
    return tuple(parts)


def _late(policies: PolicySet) -> tuple[Block, ...]:
    dated = sum(p.due is not None for p in policies.policies)
    late = policies.overdue
    count = (
        f"{len(late)} of {dated} with a date. "
        f"{len(policies.policies) - dated} of {len(policies.policies)} give no date for the next review."
    )
    rows = tuple(
        TableRow((_link(p), (wording.day(p.due) if p.due else "",), (p.owner,) if p.owner else ())) for p in late
    )
    found = (
        (table("Policies past their review date", ("Policy", "Due", "Owner"), rows, style="documents"),) if rows else ()
    )
    return (Paragraph((count,)), *found)


def _silent(silent: tuple[Policy, ...], total: int) -> tuple[Block, ...]:
    links = tuple((*_link(p), Line((p.owner,))) if p.owner else _link(p) for p in silent)
    return (Paragraph((f"{len(silent)} of {total}.",)), *((Bullets(links),) if links else ()))


def _asked(catalogue: Catalogue, policies: PolicySet) -> tuple[Block, ...]:
    """Return the documents of the policy set none of whose asking entries any policy names."""
    documents = tuple(catalogue.documents.values())
    rows = []
    for document in documents:
        asking = tuple(d for d in document.demands if d.entry)
        if not asking or any(d.entry in policies.by_entry for d in asking):
            continue
        link = Link(addresses.document_uri(document.id), document.name, strong=True)
        required = id_list(d.entry for d in asking if d.bond == Bond.REQUIRED)
        rows.append(TableRow(((link,), required, id_list(d.entry for d in asking if d.bond == Bond.EXPECTED))))
    text = (
        f"{len(rows)} of {len(documents)} documents of ",
        Link(addresses.DOCUMENTS, "the policy set"),
        " are asked for by entries that no policy names. They may stand elsewhere, or in a page that does not say so.",
    )
    columns = ("Document", wording.BONDS[Bond.REQUIRED] + " by", wording.BONDS[Bond.EXPECTED] + " for")
    found = (table("Documents that no policy answers to", columns, tuple(rows), style="documents"),) if rows else ()
    return (Paragraph(text), *found)


def _missing(programme: Programme, policies: PolicySet, framework: Framework) -> tuple[Block, ...]:
    """Return the entries of a framework that no policy names, by outermost groups; below, what is left out and why."""
    catalogue = programme.catalogue
    rows = []
    out: list[Entry] = []
    total = named = 0
    for name, every in _groups(catalogue, framework):
        members = [e for e in every if not excluded(programme, e)]
        out += (e for e in every if e not in members)
        missing = [e for e in members if e.id not in policies.by_entry]
        total, named = total + len(members), named + len(members) - len(missing)
        count = f"{len(members) - len(missing)} of {len(members)}" if members else "None is necessary"
        rows.append(TableRow((name, (count,), _ids(missing))))
    text = f"Policies name {named} of {total} {'necessary ' if out else ''}entries."
    return (
        Paragraph((text,)),
        Table(f"Entries of {framework.id}", ("Group", "Named", "Not named"), tuple(rows), style="rows"),
        *_left_out(programme, out),
    )


def _left_out(programme: Programme, out: list[Entry]) -> Iterator[Block]:
    """Yield what the company leaves out, with each reason once."""
    reasons: dict[str, list[str]] = {}
    for entry in out:
        said = programme.standing(entry.id).said
        reasons.setdefault(said.excluded_because if said else "", []).append(entry.id)
    if out:
        yield Paragraph((f"Left out by the company, and not counted: {len(out)}.",))
        yield Bullets(tuple(_because(ids, reason) for reason, ids in reasons.items()))


def _because(ids: list[str], reason: str) -> Text:
    return (*id_list(ids), f": {reason}")


def _targets(programme: Programme, policies: PolicySet) -> Iterator[Section]:
    """Yield what the site sets for its policies, each with whether it is reached."""
    targets = policies.targets
    found: dict[str, list[str]] = {}
    for one in missed(targets, programme, policies):
        found.setdefault(one.target, []).append(one.text)
    share = f"below {targets.share}" if targets.below is not None else ""
    words = (
        ("uncovered", "No entry that is asked for is without a policy", targets.uncovered),
        (share, f"Policies name at least {targets.share} of each part of what is asked for", bool(share)),
        ("late", "No policy is past the day of its next review", targets.late),
        ("checks", "Nothing is to be looked at again in the programme", targets.checks),
    )
    lines = tuple(_target(said, found.get(name, [])) for name, said, asked in words if asked)
    if lines:
        yield Section("targets", "Targets", (Bullets(lines),))


def _target(said: str, against: list[str]) -> Text:
    reached = Mark("strong", "not reached" if against else "reached")
    return (f"{said}: ", reached, *(Line((wording.begin(text),)) for text in against))


def _groups(catalogue: Catalogue, framework: Framework) -> Iterator[tuple[Text, list[Entry]]]:
    """Yield each outermost group that has a page with its single entries, and all that stand in none."""
    for group in with_pages(catalogue, framework):
        yield (Id(group.id), Line((group.title,))), [catalogue.entries[i] for i in catalogue.members(group.id)]
    singles = (e for e in catalogue.framework_entries(framework.id) if e.kind.single)
    if alone := [e for e in singles if place_in_menu(catalogue, e) == framework.id]:
        yield (framework.name,), alone


def _others(policies: PolicySet) -> Iterator[Block]:
    """Yield what policies name of frameworks that this site has not, a table each."""
    yield Paragraph(("This site does not have these frameworks: their ids are shown as the policies write them.",))
    for framework, named in policies.others.items():
        rows = []
        for other, places in named.items():
            links = listing((_place(policy, citation) for policy, citation in places), last=", ")
            rows.append(TableRow(((other,), links)))
        yield Table(f"Ids of {framework}", (framework, "Policies"), tuple(rows), style="source")


def _place(policy: Policy, citation: OtherCitation) -> Link:
    title = f"{policy.title} ({citation.section or citation.anchor})" if citation.anchor else policy.title
    return Link(addresses.own_page(policy.uri), title, citation.anchor)


def _ids(entries: list[Entry]) -> Text:
    return listing((Id(e.id) for e in entries), last=", ") or ("None",)
