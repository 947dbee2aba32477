"""The first page on gaps: what remains on each way, every scope with its counts, and the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Details, Paragraph, TableRow, table
from mkdocs_crosswalk.views.checklist import Downloads
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Line, Link
from mkdocs_crosswalk.views.ways import compared, ways

from .gap import ORDER, STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.blocks import Block, Table
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.text import Text
    from mkdocs_crosswalk.views.ways import Way


def gap_index(extent: Extent) -> Page:
    """Return the page that leads to the lists."""
    catalogue = extent.catalogue
    first, *others = ways(catalogue)
    count = len(first.scopes(catalogue))
    scopes = f"{wording.in_words(count)} {'scope' if count == 1 else 'scopes'}"
    round_ = ", and the other way round" if first.back in others else ""
    each = "Each list names every entry once, with the next step and the evidence to bring."
    covers = f" and what the {first.scoped.report} covers" if first.scoped else ""
    return Page(
        uri=addresses.GAP,
        title="Gap",
        description=(
            f"What remains for {first.asked.asked} if you hold {first.held.held}{round_}, "
            f"for {scopes}: lists to tick, print and download."
        ),
        heading="What remains?",
        place="",
        updated=catalogue.updated,
        lead=(f"Choose what you hold{covers}. {each}",),
        sections=(*(_way(extent, way) for way in (first, *others)), _files(extent)),
        data=f"{addresses.API}verdicts.json",
        styles=STYLES,
    )


def _way(extent: Extent, way: Way) -> Section:
    """Return the usual scopes with their counts, and the others folded."""
    usual = way.usual(extent.catalogue)
    others = tuple(scope for scope in way.scopes(extent.catalogue) if scope not in usual)
    caption = f"What remains for {way.asked.asked}{', by scope' if way.scoped else ''}"
    blocks: list[Block] = [_table(extent, way, caption, usual)]
    if others:
        summary = f"The other {wording.in_words(len(others))} scopes"
        blocks.append(Details(summary, (_table(extent, way, f"{caption}: the others", others),)))
    return Section(way.key, f"You hold {way.held.held}, and are asked for {way.asked.asked}", tuple(blocks))


def _table(extent: Extent, way: Way, caption: str, scopes: Iterable[Scope]) -> Table:
    head = f"{wording.begin(way.scoped.report)} on" if way.scoped else "List"
    columns = (head, *(wording.OUTCOMES[outcome] for outcome in ORDER), "File")
    rows = (TableRow((_name(way, s), *_cells(extent.catalogue, way, s), _csv(extent, way, s))) for s in scopes)
    return table(caption, columns, tuple(rows), style="figures")


def _name(way: Way, scope: Scope) -> Text:
    return (Link(way.page(scope), wording.begin(scope.name) or way.asked.name, strong=True),)


def _csv(extent: Extent, way: Way, scope: Scope) -> Text:
    uri = way.csv(scope)
    return (Link(uri, "CSV"),) if extent.has(uri) else ()


def _cells(catalogue: Catalogue, way: Way, scope: Scope) -> tuple[Text, ...]:
    counts = [(kind.many, outcomes(catalogue, (kind.key,), scope.groups)) for kind in way.kinds]
    return tuple(tuple(Line((f"{count[outcome]} {kind}",)) for kind, count in counts) for outcome in ORDER)


def _files(extent: Extent) -> Section:
    items = tuple((link, f": {said}") for link, said in _pages(extent) if extent.has(link.target))
    blocks: list[Block] = [Bullets(items)] if items else []
    if extent.has(addresses.CONTROL_MATRIX):
        kinds = listed([kind.one for framework in compared(extent.catalogue) for kind in framework.single])
        words = (
            f"One workbook has a row for each {kinds}, the outcome in every scope, and empty "
            "columns for the id, owner and status of your own controls."
        )
        blocks += [Paragraph((words,)), Downloads((Link(addresses.CONTROL_MATRIX, "XLSX, all entries and scopes"),))]
    ticks = "Ticks stand in the address of a list and nowhere else; copy its link to keep or share them."
    blocks.append(Paragraph((ticks,)))
    words = "How a verdict is made, and what it does not say: "
    blocks.append(Paragraph((words, Link(addresses.HOW_TO_READ, "how to read the site"), ".")))
    return Section("files", "To take along", tuple(blocks))


def _pages(extent: Extent) -> Iterator[tuple[Link, str]]:
    """Yield the pages to go on with, each with what is there."""
    for framework in compared(extent.catalogue):
        yield from ((offer.link, offer.holds) for offer in extent.offers(framework.id))
    yield Link(addresses.MATRIX, "Matrix"), "the pairs behind the verdicts."
