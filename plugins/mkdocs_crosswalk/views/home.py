"""The first page: what transfers, and where to go, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.frameworks import ISO, SOC2
from mkdocs_crosswalk.registers.judgement import Outcome

from . import addresses
from .blocks import Paragraph
from .groups import SECURITY, squares
from .page import Page
from .text import Link

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

    from .blocks import Squares
    from .extent import Extent


def home_page(catalogue: Catalogue) -> Page:
    """Return the home page; its template takes the figure from `home_figure`."""
    totals = home_totals(catalogue)
    return Page(
        uri=addresses.HOME,
        title="What carries over between SOC 2 and ISO/IEC 27001",
        description=(
            f"For each of the {totals['controls']} controls, {totals['subclauses']} sub-clauses and "
            f"{totals['criteria']} criteria: what carries over between SOC 2 and ISO/IEC 27001, what to add, "
            "the evidence to bring, and on whose word."
        ),
        heading="What carries over between SOC 2 and ISO/IEC 27001",
        place="home",
        updated=catalogue.updated,
        wide=True,
        template="home.html",
    )


def home_figure(catalogue: Catalogue) -> tuple[Squares, ...]:
    """Return one row of squares for each theme and one for the clauses."""
    themes = tuple(
        squares(catalogue, t.id, (Link(t.id, t.id, strong=True), f" {t.title}"))
        for t in catalogue.framework_entries(ISO, "theme")
    )
    clauses = squares(catalogue, "clauses", (Link(addresses.CLAUSES, "4 to 10", strong=True), " Management system"))
    return (*themes, clauses)


def home_totals(catalogue: Catalogue) -> dict[str, int]:
    """Return how many controls and sub-clauses carry over, are to extend and are new for a SOC 2 holder."""
    counts = outcomes(catalogue, ("control", "subclause"), SECURITY)
    return {
        "carries_over": counts[Outcome.CARRIES_OVER].numerator,
        "extend": counts[Outcome.EXTEND].numerator,
        "new": counts[Outcome.NEW].numerator,
        "controls": len(catalogue.framework_entries(ISO, "control")),
        "subclauses": len(catalogue.framework_entries(ISO, "subclause")),
        "categories": len(catalogue.categories),
        "criteria": len(catalogue.framework_entries(SOC2, "criterion")),
    }


def home_ways(extent: Extent) -> tuple[tuple[Link, str], ...]:
    """Return the parts of the site that the home page leads to, each with what is there."""
    totals = home_totals(extent.catalogue)
    pairs = f"All {totals['controls']} controls by all {totals['criteria']} criteria on one page"
    ways = (
        (Link(addresses.MATRIX, "Matrix"), pairs),
        (Link(addresses.GAP, "Gap checklist"), "What is left to do, by scope, to tick and print"),
        (Link(addresses.EVIDENCE, "Evidence"), "Each record once, with every entry it serves"),
        (Link(addresses.CORRECTIONS, "Corrections"), "Slips in published mappings, and how we read them"),
    )
    return tuple((link, said) for link, said in ways if extent.has(link.target))


def go_page(extent: Extent) -> Page:
    """Return the page that leads from any spelling of an id to its entry, `/go/?id=…`."""
    old = extent.has(addresses.ISO_2013)
    such = ", Clause 6.1.3 or A.9.2.1" if old else " or Clause 6.1.3"
    by_id = (
        "Every entry has an address by its id: ",
        Link(addresses.ISO, "ISO/IEC 27001:2022"),
        ", ",
        Link(addresses.CLAUSES, "its clauses"),
        ", " if old else " and ",
        Link(addresses.SOC2, "SOC 2"),
        *((" and, for old ids, ", Link(addresses.ISO_2013, "ISO/IEC 27001:2013")) if old else ()),
        ".",
    )
    return Page(
        uri=addresses.GO,
        title="Go to an id",
        description=(f"Type an id in any usual spelling, such as A.5.15, CC 6.1{such}, and go to its page."),
        heading="Go to an id",
        place="home",
        updated=extent.catalogue.updated,
        wide=True,
        opening=(Paragraph(by_id),),
        template="go.html",
        searchable=False,
        modules=("go.js",),
    )
