"""The page on the Statement of Applicability, with an empty one to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Facts, Paragraph, Table, TableRow
from mkdocs_crosswalk.views.checklist import Downloads, Fill
from mkdocs_crosswalk.views.gap.gap import STYLES
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Id, Line, Link, Mark
from mkdocs_crosswalk.views.ways import way_to

from .statement import NAME, SOA, SOA_CSV, SOA_WORKBOOK, controls, has_report, meanings

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text


def soa_page(extent: Extent) -> Page:
    """Return the page; what it says of the Statement rests on ISO/IEC 27001:2022, 6.1.3 d."""
    catalogue = extent.catalogue
    kinds = "CSV and as a workbook" if extent.has(SOA_WORKBOOK) else "CSV"
    document = Link(addresses.document_uri("statement-of-applicability"), "the policy set")
    said = (" requires it. Here is an empty one; ", document, " says what must stand in it and who approves it.")
    return Page(
        uri=SOA,
        title="An empty Statement of Applicability",
        description=(
            f"An empty Statement of Applicability with the 93 controls of ISO/IEC 27001:2022 as {kinds}, and what goes "
            "into each column."
        ),
        heading="An empty Statement of Applicability",
        place=NAME,
        updated=catalogue.updated,
        crumbs=(Link(addresses.GAP, "Gap list"),),
        lead=(
            "The document in which you say, control by control, what is necessary, why, and whether it is done. ",
            Link("Clause 6.1.3", "Clause 6.1.3, item d,"),
            *(said if extent.has(document.target) else (" requires it. Here is an empty one.",)),
        ),
        sections=(
            Section("download", "Take it", _files(extent)),
            Section("filled", "What comes out", _sample(catalogue)),
            Section("holds", "What it has to say", _holds(extent)),
            Section(
                "columns", "The columns", (Facts(tuple((name, (said,)) for name, said in meanings(extent.catalogue))),)
            ),
            Section("mistakes", "Where it goes wrong", _mistakes(extent)),
            *_fill(catalogue),
        ),
        modules=("work-sheet.js",),
        styles=STYLES,
    )


def _fill(catalogue: Catalogue) -> tuple[Section, ...]:
    """Return where a reader fills one in without a file; nothing where no list of what remains has the controls."""
    every = controls(catalogue)
    way = way_to(catalogue, every[0].framework)
    if not way:
        return ()
    said = (
        "Say Yes or No for each control, and why: the risk, law, contract or business need that calls for it, or why "
        "none does. Yes begins as Not started. Who runs it and where the evidence is have their columns in the files."
    )
    names = tuple(f"{entry.id} {entry.brief}" for entry in every)
    return (Section(FILL, "Fill it in here", (Paragraph((said,)), Fill(str(way.direction), names))),)


FILL = "fill"
"""The anchor of the list to fill in."""
SEEN = ("Control", "Necessary", "Why: risk", "Why excluded", "Status", "Owner", "Run by", "Evidence")
"""The columns of the sheet that the page has room for."""
SAMPLE = (
    ("A.5.1", "Yes", "R-02", "", "Implemented", "Head of security", "Us", "Policy, approved on 12 March"),
    ("A.5.23", "Yes", "R-07", "", "Partly", "Head of platform", "Both", "Cloud register; exit plan due in June"),
    ("A.7.1", "Yes", "R-11", "", "Implemented", "Head of platform", "Provider", "Provider's assurance report, 2026"),
    ("A.8.12", "Yes", "R-04", "", "Planned", "Head of IT", "Us", "Treatment plan, line 9"),
    ("A.8.30", "No", "", "Nobody outside develops; no risk or duty calls for it", "Excluded", "", "", ""),
)
"""Rows as a company might fill them, invented."""


def _files(extent: Extent) -> tuple[Downloads | Paragraph, ...]:
    links = [Link(SOA_CSV, "Plain table (CSV)")]
    count = len(controls(extent.catalogue))
    words = f"One row for each of the {count} controls of Annex A, and empty rows for controls of your own. "
    if extent.has(SOA_WORKBOOK):
        links.insert(0, Link(SOA_WORKBOOK, "Workbook (XLSX)"))
        words += (
            "The workbook has a sheet for scope, version and approval, lists to choose from, marks where a reason is "
            "missing, and a sheet with evidence to think of. "
        )
    below = (" Or ", Link("", "fill it in here", FILL), ".") if _fill(extent.catalogue) else ()
    return (Downloads(tuple(links)), Paragraph((f"{words}Nothing is decided in it.", *below)))


def _sample(catalogue: Catalogue) -> tuple[Table | Paragraph, ...]:
    """Return a few rows as they come out, of the controls that a site has."""
    rows = tuple(
        TableRow(((Id(control), Line((catalogue.entries[control].brief,))), *((said,) for said in cells)))
        for control, *cells in SAMPLE
        if control in catalogue.entries
    )
    said = f"{wording.EXAMPLE}: some of the columns, in rows as a company fills them. The files have none of it."
    return (Table("Rows of a filled Statement, invented", SEEN, rows, style="sheet"), Paragraph((said,), quiet=True))


def _holds(extent: Extent) -> tuple[Bullets | Paragraph, ...]:
    items: tuple[Text, ...] = (
        ("the controls that you find necessary, whether they stand in Annex A or not;",),
        ("why each of them is included;",),
        ("whether each is implemented;",),
        ("for each control of Annex A that is left out, why.",),
    )
    guide = Link("guides/clause-6.md", "guide to Clause 6")
    example = (" The ", guide, " has an example with lines filled in.") if extent.has(guide.target) else ()
    return (
        Bullets(items),
        Paragraph(
            (
                "Risk treatment comes first. Then compare with all 93 controls, so that none is overlooked.",
                *example,
            )
        ),
    )


def _mistakes(extent: Extent) -> tuple[Bullets]:
    asked: Text = (
        Mark("strong", "SOC 2 did not ask for it."),
        (
            " The carve-out of a report is no reason. That the activity does not exist is one, if no risk or "
            "requirement calls for the control."
        ),
    )
    return (
        Bullets(
            (
                (
                    Mark("strong", "A provider runs it, so it is excluded."),
                    (
                        " You need power, locks and cooling; somebody else supplies them. Such a control is applicable "
                        "with assurance: name the provider's report, and what remains with you, as for "
                    ),
                    Id("A.7.11"),
                    ".",
                ),
                *((asked,) if has_report(extent.catalogue) else ()),
                (
                    Mark("strong", "Every control is included because it stands in Annex A."),
                    " Annex A is a list to compare with. The reason is a risk, a law, a contract or a need of yours.",
                ),
                (
                    Mark("strong", "Planned counts as implemented."),
                    " Say Planned, and put action and date into the treatment plan.",
                ),
            )
        ),
    )
