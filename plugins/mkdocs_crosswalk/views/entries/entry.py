"""Pages of single entries: controls, sub-clauses and criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Facts
from mkdocs_crosswalk.views.page import Chip, Page
from mkdocs_crosswalk.views.text import Link, linked, listing

from .evidence import evidence_section
from .guidance import guidance_section, steps_section
from .overlap import overlap_section
from .panel import panel
from .sources import sources_section
from .subject import Subject

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.text import Text

BOOST = 2
"""Of pages whose id begins others; measured with Material's search over all ids."""


def entry_page(catalogue: Catalogue, entry: Entry, around: tuple[Entry | None, Entry | None]) -> Page:
    """Return the page of a control, sub-clause or criterion.

    Args:
        catalogue: The catalogue.
        entry: The entry.
        around: The entries before and after it in reading order.
    """
    subject = Subject(catalogue, entry)
    parents = _parents(subject)
    return Page(
        uri=addresses.place_of(entry).uri,
        title=entry.label,
        description=_description(subject),
        heading=entry.title,
        heading_id=entry.id,
        place=navigation_group(entry, parents),
        updated=catalogue.updated,
        crumbs=_crumbs(subject, parents),
        chips=_chips(subject),
        facts=_facts(subject),
        panel=panel(subject),
        sections=(
            overlap_section(subject),
            evidence_section(subject),
            steps_section(subject),
            guidance_section(subject),
            sources_section(subject),
        ),
        anchors=tuple(subject.catalogue.entries[o.other(entry.id)].slug for o in subject.counted),
        previous=step(around[0]),
        next=step(around[1]),
        position=entry.position,
        data=addresses.data_of(entry),
        boost=BOOST if _begins_others(subject) else 1,
    )


def _begins_others(subject: Subject) -> bool:
    """Say whether the id is the beginning of others: a search that completes words takes A.8.20 for A.8.2."""
    begun = (e.id.removeprefix(subject.entry.id) for e in subject.catalogue.singles)
    return any(rest[:1].isdigit() for rest in begun)


def _parents(subject: Subject) -> tuple[Entry, ...]:
    """Return the groups above, the nearest first and the one that navigation opens last."""
    found = []
    parent = subject.entry.parent
    while parent:
        above = subject.catalogue.entries[parent]
        if above.kind.key != "category":
            found.append(above)
        parent = above.parent
    return tuple(found)


def _crumbs(subject: Subject, parents: tuple[Entry, ...]) -> tuple[Link, ...]:
    framework = subject.catalogue.frameworks[subject.entry.framework]
    top = [Link(addresses.ISO if subject.iso else addresses.SOC2, framework.name)]
    if subject.entry.kind.key == "subclause":
        top.append(Link(addresses.CLAUSES, "Clauses"))
    return (*top, *(Link(p.id, p.label) for p in reversed(parents)))


def _chips(subject: Subject) -> tuple[Chip, ...]:
    entry = subject.entry
    chips: list[Chip] = []
    if entry.kind.key == "control":
        chips.append(Chip(subject.catalogue.entries[entry.parent or ""].title, strong=True))
        if entry.flag("new_in_2022"):
            chips.append(Chip("New in 2022", strong=True))
        listed = entry.grouped("attributes").values()
        chips += [Chip(v[0] + "".join(f", {o[0].lower()}{o[1:]}" for o in v[1:])) for v in listed]
    elif entry.kind.key == "criterion":
        category = subject.catalogue.entries[subject.catalogue.category_of(entry.id)]
        chips.append(Chip(category.title, strong=True))
        if category.common:
            chips.append(Chip("Common criterion, in every report"))
        if entry.number("coso_principle"):
            chips.append(Chip(f"COSO principle {entry.number('coso_principle')}"))
    else:
        chips.append(Chip("Requirement of the management system", strong=True))
        if entry.text("documented_information"):
            chips.append(Chip(wording.DOCUMENTED[entry.text("documented_information")]))
    return tuple(chips)


def _facts(subject: Subject) -> Facts:
    entry = subject.entry
    items: list[tuple[str, Text]] = [("Also cited as", (", ".join(spellings(entry)),))]
    if before := subject.catalogue.before(entry.id):
        short = (Link(i, subject.catalogue.full.entries[i].short) for i in before)
        items.append(("Before 2022", listing(short, last=", ")))
    if entry.text("title_27002"):
        items.append(("In ISO/IEC 27002", (entry.text("title_27002"),)))
    if entry.text("document"):
        items.append(("To be documented", (entry.text("document"),)))
    if entry.kind.key == "criterion":
        items.append(("Label", ("Ours. The AICPA publishes the wording of the criterion.",)))
    if entry.note:
        items.append(("Note", linked(entry.note, subject.catalogue.ids, but=entry.id)))
    return Facts(tuple(items))


def _description(subject: Subject) -> str:
    entry = subject.entry
    framework = "ISO/IEC 27001:2022" if subject.iso else "SOC 2"
    verdict = subject.verdicts.base
    holder = wording.HOLDER[subject.direction].removeprefix("If you hold ")
    text = f"{entry.label} ({framework}), for a holder of {holder}: {wording.OUTCOMES[verdict.outcome].lower()}"
    by = f"{text}, from {', '.join(verdict.by)}."
    return by if verdict.by and len(by) <= 155 else f"{text}."  # noqa: PLR2004 - what search engines show


def spellings(entry: Entry) -> tuple[str, ...]:
    """Return how else people write an id; each is found by the search."""
    bare = entry.id.removeprefix("A.").removeprefix("Clause ")
    if entry.kind.key == "control":
        return (f"A {bare}", bare, f"A{bare}", f"Annex A {bare}", f"ISO 27002 {bare}")
    if entry.kind.key == "criterion":
        letters = entry.id.rstrip("0123456789.")
        digits = entry.id.removeprefix(letters)
        return (f"{letters} {digits}", entry.id.lower().replace(".", ""), f"TSC {entry.id}", f"SOC 2 {entry.id}")
    return (bare, f"ISO 27001 {bare}", f"clause {bare}")


def navigation_group(entry: Entry, parents: tuple[Entry, ...]) -> str:
    """Return the group of the side navigation that an entry stands in: its theme or series, or all clauses together."""
    return "clauses" if entry.id.startswith("Clause ") else (parents[-1].id if parents else entry.id)


def step(entry: Entry | None) -> Link | None:
    """Return the link to the entry before or after, if there is one."""
    return Link(entry.id, entry.label) if entry else None
