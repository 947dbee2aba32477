"""The Statement of Applicability: what it is called, where it is found, and the rows and columns of an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry

FRAMEWORK = "iso27001-2022"
OTHER = "soc2-2017"
NAME = "soa"
TITLE = "Statement of Applicability"
SOA = "soa.md"
SOA_CSV = f"{addresses.DOWNLOADS}statement-of-applicability.csv"
SOA_WORKBOOK = f"{addresses.DOWNLOADS}statement-of-applicability.xlsx"
OWN_ROWS = 20
"""Empty rows of a Statement for controls that are not in Annex A."""

CONTRACT = "Why: contract"
_WORDS = f"{', '.join(wording.STATUSES[:-1])} or {wording.STATUSES[-1]}"
COLUMNS = (
    ("Control", "The id in Annex A, or your own."),
    ("Title", "The title of the control."),
    ("From", "Annex A, or your own list: necessary controls come from any source."),
    ("Necessary", "Yes or No, as your risk treatment finds."),
    ("Why: risk", "The risks that it treats, by their ids in your register."),
    ("Why: law", "The law or regulation that asks for it."),
    (CONTRACT, "The customer contract that asks for it."),
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


def has_report(catalogue: Catalogue) -> bool:
    """Say whether the site has the framework of whose reports customers ask as well."""
    return OTHER in catalogue.frameworks


def meanings(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return the columns, each with what goes into it."""
    owed = {CONTRACT: "The customer contract that asks for it; a SOC 2 report that you owe counts here."}
    return tuple((name, owed.get(name, said) if has_report(catalogue) else said) for name, said in COLUMNS)


def controls(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Return the controls of Annex A."""
    return catalogue.framework_entries(FRAMEWORK, "control")


def soa_entries(catalogue: Catalogue) -> tuple[Entry | None, ...]:
    """Return the controls of Annex A, and as many times None as there are rows for controls of one's own."""
    return (*controls(catalogue), *(None for _ in range(OWN_ROWS)))


def soa_row(catalogue: Catalogue, entry: Entry | None) -> tuple[str, ...]:
    """Return a row of an empty Statement: what the control is, and who answers for it where the site says so."""
    filled = (entry.id, entry.title, "Annex A") if entry else ("", "", "Own")
    upkeep = catalogue.own.entries.get(entry.id) if entry else None
    known = (upkeep.owner, "\n".join(upkeep.records)) if upkeep else ("", "")
    return (*filled, *("" for _ in COLUMNS[len(filled) : -len(known)]), *known)
