"""Pages of single entries."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.beside_answers import beside_jump, beside_of, beside_panel
from mkdocs_crosswalk.views.beside_holders import holder_sections
from mkdocs_crosswalk.views.page import Page
from mkdocs_crosswalk.views.provenance import stated, whose_words
from mkdocs_crosswalk.views.reviewed import caveat
from mkdocs_crosswalk.views.steps import crumbs, step
from mkdocs_crosswalk.views.tree import place_in_menu

from .beside import framework_sections
from .card import card
from .evidence import evidence_section
from .guidance import asks, callouts, guidance_section, practice_section, steps_section, suggested_section
from .panel import help_on, panel
from .points import points_section
from .sources import sources_section
from .subject import Subject

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.extent import Extent

_WORD = re.compile(r"\w+")
FEW_MORE = 3
"""So many words more than its title says a statement that does not stand beside it."""
BOOST = 2
"""Of pages whose id begins others; measured with Material's search over all ids."""


def entry_page(extent: Extent, entry: Entry, around: tuple[Entry | None, Entry | None]) -> Page:
    """Return the page of a single entry: the verdict, what it asks, what to do and to bring, and then how it is known.

    Args:
        extent: What of the crosswalk the site holds.
        entry: The entry.
        around: The entries before and after it in reading order.
    """
    catalogue = extent.catalogue
    subject = Subject(catalogue, entry)
    first, *others = framework_sections(subject, help_on(extent, "Match"))
    together, apart = ((first, *others), ()) if subject.ours else ((first,), others)
    beside = beside_of(catalogue, entry.framework, (entry,))
    answering, later = (together, ()) if beside else ((), together)
    alike = bool(entry.statement) and _alike(entry)
    said = whose_words(catalogue, entry) if alike else stated(catalogue, entry)
    all_beside = beside_jump(beside, f"All {len(beside.times)} counterparts" if beside else "", first.anchor)
    borrowed = tuple(holder_sections(extent, beside))
    return Page(
        uri=addresses.place_of(entry).uri,
        title=catalogue.label_apart(entry),
        description=_description(subject),
        heading=entry.statement if alike else catalogue.title_apart(entry),
        heading_id=entry.id,
        place=place_in_menu(catalogue, entry),
        updated=subject.reviewed,
        crumbs=crumbs(catalogue, entry),
        lead=said if alike or not beside else (),
        panel=panel(extent, subject) or beside_panel(beside, all_beside),
        asks=asks(subject) or (said if beside and not alike else ()),
        card=card(extent, subject),
        opening=callouts(extent, subject),
        sections=(
            *answering,
            *borrowed,
            *steps_section(subject, help_on(extent, wording.SIZE_TERM)),
            *evidence_section(extent, subject),
            *guidance_section(subject),
            *later,
            *practice_section(subject),
            *suggested_section(subject),
            *points_section(subject),
            *apart,
            sources_section(subject),
        ),
        anchors=tuple(catalogue.entries[o.other(entry.id)].slug for s in subject.every for o in s.counted),
        previous=step(catalogue, around[0]),
        next=step(catalogue, around[1]),
        position=entry.position,
        data=addresses.data_of(entry, subject.framework),
        judged=caveat(catalogue, entry.id),
        own=subject.ours,
        boost=BOOST if _begins_others(subject) else 1,
    )


def _alike(entry: Entry) -> bool:
    """Say whether the statement of an entry is its title with few words more, so that one of them says both."""
    title = _WORD.findall(entry.title.lower())
    most = len(title) + FEW_MORE
    stated = [word[0] for word in islice(_WORD.finditer(entry.statement.lower()), most + 1)]
    left = iter(stated)
    return len(stated) <= most and all(word in left for word in title)


def _begins_others(subject: Subject) -> bool:
    """Say whether the id is the beginning of others: a search that completes words takes A.8.20 for A.8.2."""
    return subject.entry.id in subject.catalogue.beginnings


def _description(subject: Subject) -> str:
    """Return the verdict in a sentence, or how many counterparts there are."""
    entry, verdicts, held = subject.entry, subject.verdicts, subject.other
    text = f"{subject.catalogue.label_apart(entry)} ({subject.framework.name})"
    if verdicts is None or held is None:
        count = sum(len(one.counted) for one in subject.every)
        if subject.ours and count:
            return f"{text}: satisfies {wording.number(count, 'entry', 'entries')}."
        return f"{text}: {wording.number(count, 'counterpart') if count else 'no counterpart named here'}."
    text += f", for a holder of {held.held}: {wording.OUTCOMES[verdicts.base.outcome].lower()}"
    base = verdicts.base
    here = f", decided here by {base.own.decided_by}" if base.own else ""
    by = f"{text}, from {', '.join(base.by)}{here}."
    return by if base.by and not base.project and len(by) <= 155 else f"{text}."  # noqa: PLR2004 - what search engines show
