"""Pages of single entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, own_fields, wording
from mkdocs_crosswalk.views.blocks import Facts
from mkdocs_crosswalk.views.page import Chip, Page
from mkdocs_crosswalk.views.reviewed import caveat
from mkdocs_crosswalk.views.steps import crumbs, step
from mkdocs_crosswalk.views.text import Link, linked, listing
from mkdocs_crosswalk.views.tree import outermost, place_in_menu

from .evidence import evidence_section
from .guidance import guidance_section, steps_section, suggested_section
from .overlap import overlap_section
from .panel import panel
from .points import points_section
from .sources import sources_section
from .subject import Subject

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.text import Text

BOOST = 2
"""Of pages whose id begins others; measured with Material's search over all ids."""


def entry_page(catalogue: Catalogue, entry: Entry, around: tuple[Entry | None, Entry | None]) -> Page:
    """Return the page of a single entry.

    Args:
        catalogue: The catalogue.
        entry: The entry.
        around: The entries before and after it in reading order.
    """
    subject = Subject(catalogue, entry)
    return Page(
        uri=addresses.place_of(entry).uri,
        title=entry.label,
        description=_description(subject),
        heading=entry.title,
        heading_id=entry.id,
        place=place_in_menu(catalogue, entry),
        updated=subject.reviewed,
        crumbs=crumbs(catalogue, entry),
        chips=_chips(subject),
        facts=_facts(subject),
        panel=panel(subject),
        sections=(
            overlap_section(subject),
            *evidence_section(subject),
            *steps_section(subject),
            *suggested_section(subject),
            *guidance_section(subject),
            *points_section(subject),
            sources_section(subject),
        ),
        anchors=tuple(catalogue.entries[o.other(entry.id)].slug for o in subject.counted),
        previous=step(around[0]),
        next=step(around[1]),
        position=entry.position,
        data=addresses.data_of(entry),
        judged=caveat(catalogue, entry.id),
        boost=BOOST if _begins_others(subject) else 1,
    )


def _begins_others(subject: Subject) -> bool:
    """Say whether the id is the beginning of others: a search that completes words takes A.8.20 for A.8.2."""
    start = subject.entry.id
    begun = (e.id.removeprefix(start) for e in subject.catalogue.singles if e.id.startswith(start))
    return any(rest[:1].isdigit() for rest in begun)


def _chips(subject: Subject) -> tuple[Chip, ...]:
    entry, framework = subject.entry, subject.framework
    group = outermost(subject.catalogue, entry)
    first = entry.kind.chip or (group.title if group is not entry else "")
    chips = [Chip(first, strong=True)] if first else []
    if group.common and framework.scope:
        chips.append(Chip(f"Common {entry.kind.one}, in every {framework.report}"))
    return (*chips, *own_fields.chips(entry))


def _facts(subject: Subject) -> Facts | None:
    entry, catalogue, framework = subject.entry, subject.catalogue, subject.framework
    items: list[tuple[str, Text]] = [("Also cited as", (", ".join(entry.cited),))] if entry.cited else []
    if before := catalogue.before(entry.id):
        links = (Link(i, catalogue.full.entries[i].short) for i in before)
        items.append((f"Before {framework.edition}", listing(links, last=", ")))
    items += own_fields.facts(entry)
    if framework.labels == "ours":
        whose = wording.begin(framework.publisher or "its publisher")
        items.append(("Label", (f"Ours. {whose} publishes the wording of the {entry.kind.one}.",)))
    if entry.note:
        items.append(("Note", linked(entry.note, catalogue, but=entry.id)))
    return Facts(tuple(items)) if items else None


def _description(subject: Subject) -> str:
    """Return the verdict in a sentence, or how many counterparts there are."""
    entry, verdicts, held = subject.entry, subject.verdicts, subject.other
    text = f"{entry.label} ({subject.framework.name})"
    if verdicts is None or held is None:
        count = len(subject.counted)
        return f"{text}: {wording.number(count, 'counterpart') if count else 'nobody names a counterpart'}."
    text += f", for a holder of {held.held}: {wording.OUTCOMES[verdicts.base.outcome].lower()}"
    by = f"{text}, from {', '.join(verdicts.base.by)}."
    return by if verdicts.base.by and len(by) <= 155 else f"{text}."  # noqa: PLR2004 - what search engines show
