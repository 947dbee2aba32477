"""The first page: what transfers, and where to go, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue import Outcome, outcomes
from mkdocs_crosswalk.catalogue.frameworks import ISO

from . import addresses
from .blocks import Paragraph
from .groups import SECURITY, squares
from .page import Page
from .text import Link

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue import Catalogue

    from .blocks import Squares

BY_ID = (
    "Every entry has an address by its id: ",
    Link(addresses.ISO, "ISO/IEC 27001:2022"),
    ", ",
    Link(addresses.CLAUSES, "its clauses"),
    ", ",
    Link(addresses.SOC2, "SOC 2"),
    " and, for old ids, ",
    Link(addresses.ISO_2013, "ISO/IEC 27001:2013"),
    ".",
)


def home_page(catalogue: Catalogue) -> Page:
    """Return the home page; its template takes the figure from `home_figure`."""
    return Page(
        uri=addresses.HOME,
        title="What carries over between SOC 2 and ISO/IEC 27001",
        description=(
            "For each of the 93 controls, 30 sub-clauses and 61 criteria: what carries over between SOC 2 and "
            "ISO/IEC 27001, what to add, the evidence to bring, and on whose word."
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
    }


def go_page(catalogue: Catalogue) -> Page:
    """Return the page that leads from any spelling of an id to its entry, `/go/?id=…`."""
    return Page(
        uri=addresses.GO,
        title="Go to an id",
        description=(
            "Type an id in any usual spelling, such as A.5.15, CC 6.1, Clause 6.1.3 or A.9.2.1, and go to its page."
        ),
        heading="Go to an id",
        place="home",
        updated=catalogue.updated,
        wide=True,
        opening=(Paragraph(BY_ID),),
        template="go.html",
        searchable=False,
        modules=("go.js",),
    )
