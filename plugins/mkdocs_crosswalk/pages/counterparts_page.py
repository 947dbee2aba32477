"""Figures: how many entries have a counterpart, in every scope, beside what the sources claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue import Basis, Direction, Level, counterparts
from mkdocs_crosswalk.catalogue.frameworks import ISO, SOC2

from . import addresses, wording
from .blocks import Details, Paragraph, Table, TableRow
from .page import Page, Section
from .source_pages import claims_table
from .text import Link, id_list

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue import Catalogue, Count

    from .blocks import Block
    from .text import Text

SCOPES = (
    ("Security",),
    ("Security", "Availability"),
    ("Security", "Confidentiality"),
    ("Security", "Availability", "Confidentiality"),
    ("Security", "Availability", "Confidentiality", "Processing Integrity"),
    ("Security", "Availability", "Confidentiality", "Processing Integrity", "Privacy"),
)

THEME_SCOPES = (SCOPES[0], SCOPES[3], SCOPES[5])


def counterparts_page(catalogue: Catalogue) -> Page:
    """Return the page of figures."""
    sections = (
        Section("soc2-to-iso27001", "If you hold SOC 2", _to_iso(catalogue)),
        Section("iso27001-to-soc2", "If you hold ISO/IEC 27001", _to_soc2(catalogue)),
        Section("unnamed", "Entries for which nothing is named", _unnamed(catalogue)),
        Section("claims", "What the sources claim", _claims(catalogue)),
    )
    return Page(
        uri=addresses.COUNTERPARTS,
        title="Counterparts",
        description=(
            "How many controls, sub-clauses and criteria have a named counterpart, by scope, beside the figures "
            "that published sources claim."
        ),
        heading="Counterparts",
        place="sources",
        updated=catalogue.updated,
        crumbs=(Link(addresses.SOURCES, "Sources"),),
        lead=(
            (
                "How many entries have a counterpart that a source names, counted from the rows on this site. "
                "A counterpart is a place to start; it does not say that the work is done. "
            ),
            Link(addresses.HOW_TO_READ, "What is counted"),
            ".",
        ),
        sections=sections,
        data=f"{addresses.API}overlaps.json",
    )


def _cell(count: Count) -> Text:
    return (f"{count} ({count.percent:.1f}\N{NO-BREAK SPACE}%)",)


def _to_iso(catalogue: Catalogue) -> tuple[Block, ...]:
    rows = []
    for scope in SCOPES:
        named = Basis(direction=Direction.SOC2_TO_ISO, scope=scope)
        full = Basis(direction=Direction.SOC2_TO_ISO, scope=scope, level=Level.FULL)
        broad = Basis(direction=Direction.SOC2_TO_ISO, scope=scope, groups=True)
        rows.append(
            TableRow(
                (
                    (_scope(scope),),
                    _cell(counterparts(catalogue, ("control",), named)),
                    _cell(counterparts(catalogue, ("control",), full)),
                    _cell(counterparts(catalogue, ("control",), broad)),
                    _cell(counterparts(catalogue, ("subclause",), named)),
                )
            )
        )
    columns = ("Report on", "Controls, by id", "Controls, Full only", "Controls, with group statements", "Sub-clauses")
    return (
        Paragraph(
            ("Controls of Annex A and sub-clauses of clauses 4 to 10 for which a criterion of the report is named.",)
        ),
        Table("Counterparts of controls and sub-clauses", columns, tuple(rows), style="figures"),
        _by_theme(catalogue),
    )


def _scope(scope: tuple[str, ...]) -> str:
    return (
        scope[0]
        if len(scope) == 1
        else f"{', '.join(scope[:-1])} and {scope[-1]}"
        if len(scope) < len(SCOPES[-1])
        else "All five categories"
    )


def _by_theme(catalogue: Catalogue) -> Table:
    rows = []
    for theme in catalogue.framework_entries(ISO, "theme"):
        cells: list[Text] = [(Link(theme.id, theme.label),)]
        bases = [Basis(direction=Direction.SOC2_TO_ISO, scope=scope) for scope in THEME_SCOPES]
        cells += [_cell(counterparts(catalogue, ("control",), basis, (theme.id,))) for basis in bases]
        rows.append(TableRow(tuple(cells)))
    return Table(
        "Counterparts by theme",
        ("Theme", *(_scope(s) for s in THEME_SCOPES)),
        tuple(rows),
        style="figures",
    )


def _to_soc2(catalogue: Catalogue) -> tuple[Block, ...]:
    rows = []
    for category in catalogue.framework_entries(SOC2, "category"):
        back = Basis(direction=Direction.ISO_TO_SOC2)
        full = Basis(direction=Direction.ISO_TO_SOC2, level=Level.FULL)
        either = Basis()
        under = (category.id,)
        rows.append(
            TableRow(
                (
                    (category.title,),
                    _cell(counterparts(catalogue, ("criterion",), back, under)),
                    _cell(counterparts(catalogue, ("criterion",), full, under)),
                    _cell(counterparts(catalogue, ("criterion",), either, under)),
                )
            )
        )
    columns = ("Category", "Criteria, for SOC 2", "Criteria, Full only", "Criteria, in either direction")
    return (
        Paragraph(
            (
                (
                    "Criteria for which a control or clause is named. Only one short source speaks in this "
                    "direction, so the first two columns say more about the source than about the frameworks."
                ),
            )
        ),
        Table("Counterparts of criteria", columns, tuple(rows), style="figures"),
    )


def _unnamed(catalogue: Catalogue) -> tuple[Block, ...]:
    controls = counterparts(catalogue, ("control",), Basis(level=None))
    clauses = counterparts(catalogue, ("subclause",), Basis(level=None))
    criteria = counterparts(catalogue, ("criterion",), Basis(level=None))
    return tuple(
        Details(
            f"{len(count.rest)} of {count.denominator} {kind}",
            (Paragraph(id_list(count.rest) or ("None.",)),),
        )
        for kind, count in (("controls", controls), ("sub-clauses", clauses), ("criteria", criteria))
    )


def _claims(catalogue: Catalogue) -> tuple[Block, ...]:
    sources = tuple(s for s in catalogue.sources.values() if s.claims)
    figures = sum(len(s.claims) for s in sources)
    return (
        Paragraph(
            (
                (
                    f"{wording.number(figures, 'figure')} of {wording.number(len(sources), 'source')}, each beside "
                    "what the same source's tables give."
                ),
            )
        ),
        claims_table(catalogue, sources),
    )
