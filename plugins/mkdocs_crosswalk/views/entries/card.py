"""The card beside an entry's text: its facts, and where its subject goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import own_fields, wording
from mkdocs_crosswalk.views.page import Card, Chip
from mkdocs_crosswalk.views.text import Link, listing
from mkdocs_crosswalk.views.tree import outermost

from .lists import lists_with
from .panel import help_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject

SURE = "Confidence"
"""The fact that says how sure this project is of its verdict."""


def card(extent: Extent, subject: Subject) -> Card:
    """Return what stands beside an entry: attributes, older ids, and the ways on."""
    return Card(
        chips=tuple(_chips(subject)),
        facts=tuple(_facts(extent, subject)),
        onward=tuple(onward(extent, subject.entry)),
        cited=subject.entry.cited,
    )


def _chips(subject: Subject) -> Iterator[Chip]:
    entry, framework = subject.entry, subject.framework
    if entry.kind.chip:
        yield Chip(entry.kind.chip)
    if outermost(subject.catalogue, entry).common and framework.scope:
        yield Chip(f"Common {entry.kind.one}, in every {framework.report}")
    yield from own_fields.chips(entry)


def _facts(extent: Extent, subject: Subject) -> Iterator[tuple[str, Text]]:
    entry, catalogue, framework = subject.entry, subject.catalogue, subject.framework
    group = outermost(catalogue, entry)
    if group is not entry:
        name = group.title if group.kind.page != "own" else Link(group.id, group.title)
        yield group.kind.one.capitalize(), (name,)
    yield from own_fields.attributes(entry)
    if before := catalogue.before(entry.id):
        links = (Link(i, catalogue.full.entries[i].short) for i in before)
        yield f"Before {framework.edition}", listing(links, last=", ")
    yield from own_fields.facts(entry)
    verdicts = subject.verdicts
    if verdicts and verdicts is verdicts.judged and subject.other:
        yield SURE, (f"{wording.SURENESS[verdicts.base.sureness]} ", *help_on(extent, SURE))


def onward(extent: Extent, entry: Entry) -> Iterator[Text]:
    """Yield the pages that go on with an entry: the guides that treat it, its place in lists, and what is offered."""
    for guide, part in extent.treatments_of(entry.id):
        said = part.heading if part.heading.endswith("?") else f"Guide: {guide.title}"
        yield (Link(guide.uri, said, part.anchor),)
    for link in lists_with(extent, entry):
        yield (link,)
    for offer in extent.offers(entry.framework):
        members = extent.catalogue.members(entry.id)
        if not any(extent.catalogue.entries[i].kind.always for i in members or (entry.id,)):  # else never left out
            filled = Link(offer.filled, offer.link.text, "" if members else entry.slug)
            yield (filled if offer.filled else offer.link,)
