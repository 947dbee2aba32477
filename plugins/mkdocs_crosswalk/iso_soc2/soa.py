"""The Statement of Applicability: a page on it, with an empty one to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.files.csv_files import csv_bytes
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Facts, Paragraph
from mkdocs_crosswalk.views.checklist import Downloads
from mkdocs_crosswalk.views.extent import Offer, Part
from mkdocs_crosswalk.views.gap.gap import STYLES
from mkdocs_crosswalk.views.menu import Group
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Id, Link, Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text

FRAMEWORK = "iso27001-2022"
NAME = "soa"
TITLE = "Statement of Applicability"
SOA = "soa.md"
SOA_CSV = f"{addresses.DOWNLOADS}statement-of-applicability.csv"
SOA_WORKBOOK = f"{addresses.DOWNLOADS}statement-of-applicability.xlsx"
OWN_ROWS = 20
"""Empty rows of a Statement for controls that are not in Annex A."""

_WORDS = f"{', '.join(wording.STATUSES[:-1])} or {wording.STATUSES[-1]}"
COLUMNS = (
    ("Control", "The id in Annex A, or your own."),
    ("Title", "The title of the control."),
    ("From", "Annex A, or your own list: necessary controls come from any source."),
    ("Necessary", "Yes or No, as your risk treatment finds."),
    ("Why: risk", "The risks that it treats, by their ids in your register."),
    ("Why: law", "The law or regulation that asks for it."),
    ("Why: contract", "The customer contract that asks for it; a SOC 2 report that you owe counts here."),
    ("Why: business need", "Any other reason of your own."),
    ("Status", f"{_WORDS}. What is planned or partly done has its line in the treatment plan."),
    ("Run by", "Us, Provider or Both. What a provider runs is necessary all the same."),
    (
        "Why excluded",
        "Only where Necessary is No: why neither a risk nor a requirement calls for it.",
    ),
    ("Owner", "Who answers for the control."),
    ("Evidence", "Where the records are, or which report of the provider shows it."),
)
"""The columns of the empty Statement, in order, each with what goes into it."""


def controls(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Return the controls of Annex A."""
    return catalogue.framework_entries(FRAMEWORK, "control")


def soa_entries(catalogue: Catalogue) -> tuple[Entry | None, ...]:
    """Return the controls of Annex A, and as many times None as there are rows for controls of one's own."""
    return (*controls(catalogue), *(None for _ in range(OWN_ROWS)))


def soa_row(entry: Entry | None) -> tuple[str, ...]:
    """Return a row of an empty Statement: what the control is, and nothing decided."""
    filled = (entry.id, entry.title, "Annex A") if entry else ("", "", "Own")
    return (*filled, *("" for _ in COLUMNS[len(filled) :]))


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
        crumbs=(Link(addresses.GAP, "Gap"),),
        lead=(
            "The document in which you say, control by control, what is necessary, why, and whether it is done. ",
            Link("Clause 6.1.3", "Clause 6.1.3, item d,"),
            *(said if extent.has(document.target) else (" requires it. Here is an empty one.",)),
        ),
        sections=(
            Section("download", "An empty Statement", _files(extent)),
            Section("holds", "What it has to say", _holds(extent)),
            Section("columns", "The columns", (Facts(tuple((name, (said,)) for name, said in COLUMNS)),)),
            Section("mistakes", "Where it goes wrong", _mistakes()),
        ),
        styles=STYLES,
    )


def _files(extent: Extent) -> tuple[Paragraph | Downloads, ...]:
    links = [Link(SOA_CSV, "CSV")]
    count = len(controls(extent.catalogue))
    words = f"One row for each of the {count} controls of Annex A, and empty rows for controls of your own. "
    if extent.has(SOA_WORKBOOK):
        links.insert(0, Link(SOA_WORKBOOK, "XLSX"))
        words += (
            "The workbook has a sheet for scope, version and approval, lists to choose from, marks where a reason is "
            "missing, and a sheet with evidence to think of. "
        )
    return (Paragraph((f"{words}Nothing is decided in it.",)), Downloads(tuple(links)))


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
        Paragraph(("Four things:",)),
        Bullets(items),
        Paragraph(
            (
                "Risk treatment comes first. Then compare with all 93 controls, so that none is overlooked.",
                *example,
            )
        ),
    )


def _mistakes() -> tuple[Bullets]:
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
                (
                    Mark("strong", "SOC 2 did not ask for it."),
                    (
                        " The carve-out of a report is no reason. That the activity does not exist is one, if no risk "
                        "or requirement calls for the control."
                    ),
                ),
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


def _offer(extent: Extent) -> Offer:
    """Return the page for whoever is asked for the standard."""
    link = Link(SOA, TITLE)
    holds = f"an empty one to fill in, with all {len(controls(extent.catalogue))} controls."
    return Offer(link, ("Write each decision into the ", link, ". "), holds)


def soa_files(extent: Extent, _url: Callable[[Place], str]) -> dict[str, bytes]:
    """Return the empty Statement as CSV, and as a workbook where that can be written."""
    heads = tuple(name for name, _ in COLUMNS)
    found = {SOA_CSV: csv_bytes([heads, *map(soa_row, soa_entries(extent.catalogue))])}
    if extent.workbooks:
        from .soa_workbook import soa_workbook_files  # noqa: PLC0415 - only with the library that it needs

        found |= soa_workbook_files(extent.catalogue)
    return found


STATEMENT = Part(
    framework=FRAMEWORK,
    name=NAME,
    uris=(SOA, SOA_CSV, SOA_WORKBOOK),
    workbooks=(SOA_WORKBOOK,),
    pages=(soa_page,),
    menu={addresses.GAP: Group(NAME, SOA, "", TITLE, ())},
    offer=_offer,
    files=soa_files,
)
