"""The first page on gaps: both questions, every scope with its counts, and the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Paragraph, TableRow, table
from mkdocs_crosswalk.views.checklist import Downloads
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Line, Link

from .gap import ORDER, STYLES
from .scopes import WAYS, scopes

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text

    from .scopes import Scope, Way


def gap_index(extent: Extent) -> Page:
    """Return the page that leads to the lists."""
    catalogue = extent.catalogue
    count = len(scopes(catalogue.categories))
    reports = f"{wording.in_words(count)} {'scope' if count == 1 else 'scopes'}"
    return Page(
        uri=addresses.GAP,
        title="Gap",
        description=(
            "What remains for ISO/IEC 27001:2022 if you hold SOC 2, and the other way round, "
            f"for {reports}: lists to tick, print and download."
        ),
        heading="What remains?",
        place="",
        updated=catalogue.updated,
        lead=(
            (
                "Choose what you hold and what the report covers. Each list names every entry once, with the next "
                "step and the evidence to bring."
            ),
        ),
        sections=(*(_way(extent, way) for way in WAYS), _files(extent)),
        data=f"{addresses.API}verdicts.json",
        styles=STYLES,
    )


def _way(extent: Extent, way: Way) -> Section:
    catalogue = extent.catalogue
    rows = tuple(
        TableRow((_name(way, s), *_cells(catalogue, way, s), _csv(extent, way, s)))
        for s in scopes(catalogue.categories)
    )
    columns = ("Report on", *(wording.OUTCOMES[outcome] for outcome in ORDER), "File")
    blocks: tuple[Block, ...] = (table(f"What remains for {way.asked}, by scope", columns, rows, style="figures"),)
    return Section(way.key, f"You hold {way.held}, and are asked for {way.asked}", blocks)


def _name(way: Way, scope: Scope) -> Text:
    return (Link(way.page(scope), f"{scope.name[0].upper()}{scope.name[1:]}", strong=True),)


def _csv(extent: Extent, way: Way, scope: Scope) -> Text:
    uri = way.csv(scope)
    return (Link(uri, "CSV"),) if extent.has(uri) else ()


def _cells(catalogue: Catalogue, way: Way, scope: Scope) -> tuple[Text, ...]:
    counts = [(catalogue.kind(k).many, outcomes(catalogue, (k,), scope.categories)) for k in way.kinds]
    return tuple(tuple(Line((f"{count[outcome]} {kind}",)) for kind, count in counts) for outcome in ORDER)


def _files(extent: Extent) -> Section:
    pages = (
        (Link(addresses.SOA, "Statement of Applicability"), ": an empty one to fill in, with all 93 controls."),
        (Link(addresses.MATRIX, "Matrix"), ": the pairs behind the verdicts."),
    )
    items = tuple((link, said) for link, said in pages if extent.has(link.target))
    blocks: list[Block] = [Bullets(items)] if items else []
    if extent.has(addresses.CONTROL_MATRIX):
        words = (
            "One workbook has a row for each control, sub-clause and criterion, the outcome in every scope, and empty "
            "columns for the id, owner and status of your own controls."
        )
        blocks += [Paragraph((words,)), Downloads((Link(addresses.CONTROL_MATRIX, "XLSX, all entries and scopes"),))]
    ticks = "Ticks stand in the address of a list and nowhere else; copy its link to keep or share them."
    blocks.append(Paragraph((ticks,)))
    words = "How a verdict is made, and what it does not say: "
    blocks.append(Paragraph((words, Link(addresses.HOW_TO_READ, "how to read the site"), ".")))
    return Section("files", "To take along", tuple(blocks))
