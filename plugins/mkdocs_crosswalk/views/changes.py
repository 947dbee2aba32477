"""What changed: each edition of the data with what it says otherwise than the one before, the last first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.published import in_words
from mkdocs_crosswalk.registers.editions import KINDS

from . import addresses, wording
from .blocks import Paragraph, Subheading, Table, TableRow
from .members import filters
from .page import Page, Section
from .sources.worth import ours
from .tally import Tiles
from .text import Id, Link, listing
from .ways import whole_matrix_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.editions import Edition, EditionChange

    from .blocks import Block
    from .extent import Extent
    from .text import Inline, Text

TITLE = "What changed"
LONG = 10
"""A table with more rows has a filter."""
_OF = {"pair": "Pair", "verdict": "Verdict on", "evidence": "Evidence item", "source": "Source"}


def edition_anchor(edition: Edition) -> str:
    """Return where an edition stands on the page."""
    return f"e{edition.name.replace('.', '-')}"


def changes_page(extent: Extent) -> Page:
    """Return the page of what each edition changed."""
    catalogue = extent.catalogue
    editions = tuple(reversed(catalogue.editions))
    sections = tuple(
        Section(edition_anchor(one), _called(one), tuple(_blocks(extent, one)), folded=bool(number), named=one.name)
        for number, one in enumerate(editions)
    )
    last = editions[0]
    return Page(
        uri=addresses.CHANGES,
        title=TITLE,
        description=f"{wording.number(len(editions), 'edition')} of the data, each with what it changed, by entry.",
        heading=TITLE,
        place="sources",
        updated=last.day,
        crumbs=(Link(addresses.SOURCES, "Sources"),),
        lead=(_lead(last),),
        opening=tuple(_here(extent)),
        sections=sections,
        modules=filters(sections),
        styles=("gap.css",),
        searchable=False,
        judged="Listed from what the data said before and says now.",
    )


def _lead(last: Edition) -> str:
    """Return which edition the data is of, and what to look for."""
    if not last.changes:
        return (
            f"Edition {last.name} of {wording.day(last.day)} is the first, so nothing has changed yet. Each later one "
            "says here what it changed, entry by entry. Look here before you take a newer edition over."
        )
    return (
        f"The data is of edition {last.name}, {wording.day(last.day)}. It changed what stands below against the "
        "edition before, what breaks links first. Look for the entries that you rely on."
    )


def _here(extent: Extent) -> Iterator[Block]:
    """Yield how much the edition of today holds: what a number comes from in a sentence, the others as they are."""
    found = tuple(ours(extent))
    for link, count, said in found:
        if said:
            yield Paragraph((link, f" today: {count}. Of these, {said}.", *_table(extent)))
    if others := tuple((count, link) for link, count, said in found if not said):
        yield Tiles(others)


def _table(extent: Extent) -> Text:
    """Return where the pairs stand, and where the reasons do."""
    uri = whole_matrix_uri(extent.catalogue, extent.catalogue.crosswalks[0])
    if not extent.has(uri):
        return ()
    return (
        " ",
        Link(uri, "The whole table"),
        " has the first two kinds; each page of an entry has its own of all three.",
    )


def _called(edition: Edition) -> str:
    count = wording.number(len(edition.changes), "change") if edition.changes else "the first"
    return f"Edition {edition.name}, {wording.day(edition.day)}: {count}"


def _blocks(extent: Extent, edition: Edition) -> Iterator[Block]:
    """Yield what an edition brings, then a table for each kind of change, those that break links first."""
    if edition.about:
        yield Paragraph((edition.about,))
    order = list(KINDS)
    changes = sorted(edition.changes, key=lambda change: order.index(change.kind))
    for kind, found in groupby(changes, key=lambda change: change.kind):
        rows = tuple(TableRow((_of(extent, change), (change.says,))) for change in found)
        yield Subheading((f"{KINDS[kind]} ({len(rows)})",))
        columns = (_OF.get(kind, "Of"), "What changed")
        yield Table(f"{KINDS[kind]}, edition {edition.name}", columns, rows, style="changes", filtered=len(rows) > LONG)


def _of(extent: Extent, change: EditionChange) -> Text:
    """Return what a change is of; what is there is linked."""
    return listing((_name(extent, change.kind, name) for name in change.of), last=" with ")


def _name(extent: Extent, kind: str, name: str) -> Inline:
    catalogue = extent.catalogue
    if name in catalogue.entries:
        return Id(name)
    if kind == "evidence" and name in catalogue.evidence and extent.has(uri := addresses.evidence_uri(name)):
        return Link(uri, catalogue.evidence[name].name)
    if kind == "source" and name in catalogue.sources and extent.has(uri := addresses.source_uri(name)):
        return Link(uri, catalogue.sources[name].name)
    return name


def changed_in(catalogue: Catalogue, entry: str) -> tuple[Edition, ...]:
    """Return the editions that changed what is said of an entry, the last first."""
    return tuple(e for e in reversed(catalogue.editions) if any(entry in change.of for change in e.changes))


def edition_line(extent: Extent) -> Text:
    """Return of which edition the data is, within a sentence; nothing where there is none."""
    said = in_words(extent.catalogue)
    if not said or not extent.has(addresses.CHANGES):
        return (said,) if said else ()
    words, _, name = said.rpartition(" ")
    return (f"{words} ", Link(addresses.CHANGES, name))
