"""The sections on the frameworks that an entry is compared with, and on those that others lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.figures.derived import derived
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Details, Paragraph, Table, TableRow
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Id, Line, id_list
from mkdocs_crosswalk.views.ways import compared

from .matches import match_blocks, matches_section
from .own_controls import our_controls, satisfied_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.figures.derived import Derived
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject


def framework_sections(subject: Subject, explained: Text = ()) -> tuple[Section, ...]:
    """Return a section for each framework that the entry is compared with, and for each that others lead to.

    The first of them is open, and so are the company's own controls; those of all others are folded. `explained`
    explains the word "match" where it stands first.
    """
    if subject.ours:
        return (*satisfied_sections(subject), *_derived_sections(subject))
    own = subject.catalogue.own.frameworks
    ordered = sorted(subject.every, key=lambda one: (not one.first, not one.other or one.other.id not in own))
    sections = [
        our_controls(one, one.other) if one.other and one.other.id in own else _beside(one, explained)
        for one in ordered
    ]
    return (*sections, *_derived_sections(subject))


def _beside(subject: Subject, explained: Text) -> Section:
    """Return the section of a framework, folded where there is anything to unfold."""
    other = subject.other
    if other is None or subject.first:
        return matches_section(subject, explained)
    blocks = match_blocks(subject)
    if subject.matches:
        blocks = (Details(_summary(subject, other), blocks),)
    return Section(f"overlap-{other.key}", other.name, blocks)


def _summary(subject: Subject, other: Framework) -> str:
    """Return how many pairs there are, and who names them where nobody judges."""
    count = len(subject.matches)
    said = wording.number(count, wording.any_of(other), wording.many_of(other)) if count else "No counterpart"
    sources = dict.fromkeys(m.row.source for o in subject.counted for m in o.mappings if m.counted)
    if subject.levelled or not sources:
        return wording.begin(said)
    return wording.begin(f"{said} named by {listed(subject.catalogue.sources[s].name for s in sources)}")


def _derived_sections(subject: Subject) -> Iterator[Section]:
    catalogue = subject.catalogue
    for framework in compared(catalogue):
        if found := derived(catalogue, subject.entry.id, framework.id):
            through = dict.fromkeys(catalogue.entries[e].framework for one in found for e in one.through)
            title = f"{framework.name}, through {listed(catalogue.frameworks[f].spoken for f in through)}"
            yield Section(f"derived-{framework.key}", title, _derived(subject, framework, found))


def _derived(subject: Subject, framework: Framework, found: tuple[Derived, ...]) -> tuple[Block, ...]:
    catalogue = subject.catalogue
    between = dict.fromkeys(catalogue.entries[e].framework for one in found for e in one.through)
    names = listed(catalogue.frameworks[f].name for f in between)
    many = wording.many_of(framework)
    said = (
        f"No list read here compares the two. These {many} make a pair with an entry of {names} that makes one with "
        f"{subject.entry.id}: places to look, with no level, and counted nowhere. Those with most paths stand first."
    )
    rows = tuple(
        TableRow(((Id(one.entry), Line((catalogue.entries[one.entry].title,))), id_list(one.through))) for one in found
    )
    heads = (wording.begin(wording.any_of(framework)), "Through")
    count = wording.number(len(found), wording.any_of(framework), many)
    shown = Table(f"{framework.name} beside {subject.entry.id}, derived", heads, rows, style="derived")
    return (Details(f"{count} through {names}", (Paragraph((said,), quiet=True), shown)),)
