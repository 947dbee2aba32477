"""Figures: verdicts and counterparts in every scope, beside what the sources claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.figures.counts import Basis, counterparts, outcomes
from mkdocs_crosswalk.registers.frameworks import ISO, SOC2
from mkdocs_crosswalk.registers.judgement import Outcome
from mkdocs_crosswalk.registers.levels import ISO_TO_SOC2, SOC2_TO_ISO, Level
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Details, Paragraph, Table, TableRow
from mkdocs_crosswalk.views.groups import ALL_CATEGORIES, SECURITY
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Link, id_list

from .sources import claims_table

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.figures.counts import Count
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text

SCOPES = (
    SECURITY,
    ("Security", "Availability"),
    ("Security", "Confidentiality"),
    ("Security", "Availability", "Confidentiality"),
    ("Security", "Availability", "Confidentiality", "Processing Integrity"),
    ALL_CATEGORIES,
)
BY_THEME = (SCOPES[0], SCOPES[3])


def counterparts_page(extent: Extent) -> Page:
    """Return the page of figures."""
    catalogue = extent.catalogue
    sections = (
        Section("soc2-to-iso27001", "If you hold SOC 2", _to_iso(extent)),
        Section("iso27001-to-soc2", "If you hold ISO/IEC 27001", _to_soc2(catalogue)),
        Section("unnamed", "Entries without a counterpart", _unnamed(catalogue)),
        Section("claims", "What the sources claim", _claims(catalogue)),
    )
    return Page(
        uri=addresses.COUNTERPARTS,
        title="Counterparts",
        description=(
            "How many controls, sub-clauses and criteria carry over or have a counterpart, by scope, beside the "
            "figures that published sources claim."
        ),
        heading="Counterparts",
        place="sources",
        updated=catalogue.updated,
        crumbs=(Link(addresses.SOURCES, "Sources"),),
        lead=(
            (
                "What carries over by our verdicts, and how many entries have a counterpart, by our judgement and by "
                "the rows that sources print. A counterpart is a place to start; it does not say that the work is "
                "done. "
            ),
            Link(addresses.HOW_TO_READ, "What is counted"),
            ".",
        ),
        sections=sections,
        data=f"{addresses.API}overlaps.json",
    )


def _cell(count: Count) -> Text:
    figures = str(count).replace(" ", "\N{NO-BREAK SPACE}")
    return (f"{figures} ({count.percent:.1f}\N{NO-BREAK SPACE}%)",)


def _there(scopes: tuple[tuple[str, ...], ...], categories: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the scopes whose categories are all there, and last the whole of what is there."""
    found = (s for s in scopes if set(s) <= set(categories))
    return tuple(dict.fromkeys((*found, categories)))


def _to_iso(extent: Extent) -> tuple[Block, ...]:
    catalogue = extent.catalogue
    verdicts, pairs = [], []
    for scope in _there(SCOPES, catalogue.categories):
        name: Text = (_scope(scope),)
        judged = (_outcomes(outcomes(catalogue, (kind,), scope)) for kind in ("control", "subclause"))
        verdicts.append(TableRow((name, *(cell for cells in judged for cell in cells))))
        basis = Basis(direction=SOC2_TO_ISO, scope=scope)
        published = replace(basis, published=True)
        columns = (
            ("control", basis),
            ("control", published),
            ("control", replace(published, level=Level.FULL)),
            ("control", replace(published, groups=True)),
            ("subclause", basis),
            ("subclause", published),
        )
        pairs.append(TableRow((name, *(_cell(counterparts(catalogue, (kind,), b)) for kind, b in columns))))
    return (
        Paragraph(
            (
                f"Our verdicts on the {_among(catalogue, 'control')} and {_among(catalogue, 'subclause')}",
                *((", also as ", Link(addresses.GAP, "lists to tick")) if extent.has(addresses.GAP) else ()),
                ".",
            )
        ),
        Table(
            "Verdicts for a SOC 2 holder",
            ("Report on", *(f"{kind}: {o}" for kind in ("Controls", "Sub-clauses") for o in _OUTCOMES)),
            tuple(verdicts),
            style="figures",
        ),
        Paragraph(("Entries with a counterpart among the criteria of the report, judged and as published.",)),
        Table(
            "Counterparts of controls and sub-clauses",
            (
                "Report on",
                "Controls, judged",
                "Controls, published by id",
                "Published, Full only",
                "Published, with group statements",
                "Sub-clauses, judged",
                "Sub-clauses, published",
            ),
            tuple(pairs),
            style="figures",
        ),
        _by_theme(catalogue),
    )


_OUTCOMES = tuple(wording.OUTCOMES[outcome].lower() for outcome in Outcome)


def _outcomes(counts: dict[Outcome, Count]) -> tuple[Text, ...]:
    return tuple((str(counts[outcome].numerator),) for outcome in Outcome)


def _among(catalogue: Catalogue, kind: str) -> str:
    return wording.number(
        sum(e.kind.key == kind for e in catalogue.singles), catalogue.kind(kind).one, catalogue.kind(kind).many
    )


def _scope(scope: tuple[str, ...]) -> str:
    return "All five categories" if scope == ALL_CATEGORIES else wording.series(scope)


def _by_theme(catalogue: Catalogue) -> Table:
    rows = []
    scopes = _there(BY_THEME, catalogue.categories)
    for theme in catalogue.framework_entries(ISO, "theme"):
        cells: list[Text] = [(Link(theme.id, theme.label),)]
        bases = [Basis(direction=SOC2_TO_ISO, scope=scope) for scope in scopes]
        cells += [_cell(counterparts(catalogue, ("control",), basis, (theme.id,))) for basis in bases]
        rows.append(TableRow(tuple(cells)))
    return Table(
        "Counterparts by theme",
        ("Theme", *(_scope(s) for s in scopes)),
        tuple(rows),
        style="figures",
    )


def _to_soc2(catalogue: Catalogue) -> tuple[Block, ...]:
    rows = []
    back = Basis(direction=ISO_TO_SOC2)
    for category in catalogue.framework_entries(SOC2, "category"):
        under = (category.id,)
        bases = (back, replace(back, published=True), Basis(published=True))
        figures = (_cell(counterparts(catalogue, ("criterion",), basis, under)) for basis in bases)
        judged = _outcomes(outcomes(catalogue, ("criterion",), ALL_CATEGORIES, under))
        rows.append(TableRow(((category.title,), *judged, *figures)))
    columns = (
        "Category",
        *(f"Criteria: {outcome}" for outcome in _OUTCOMES),
        "Counterparts, judged",
        "Published, for SOC 2",
        "Published, in either direction",
    )
    return (
        Paragraph(
            (
                (
                    "Our verdicts on the criteria, and for how many of them a control or sub-clause is a counterpart. "
                    "Only one short source speaks in this direction, so what is published for SOC 2 says more about "
                    "the source than about the frameworks."
                ),
            )
        ),
        Table("Verdicts and counterparts of criteria", columns, tuple(rows), style="figures"),
    )


def _unnamed(catalogue: Catalogue) -> tuple[Block, ...]:
    kinds = {"controls": "control", "sub-clauses": "subclause", "criteria": "criterion"}
    found = {name: counterparts(catalogue, (kind,), Basis(level=None)) for name, kind in kinds.items()}
    return tuple(
        Details(f"{len(count.rest)} of {count.denominator} {name}", (Paragraph(id_list(count.rest) or ("None.",)),))
        for name, count in found.items()
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
