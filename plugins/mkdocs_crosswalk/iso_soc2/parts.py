"""The parts of a site that only these frameworks have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.files.csv_files import csv_bytes
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.extent import Offer, Part
from mkdocs_crosswalk.views.menu import Group
from mkdocs_crosswalk.views.text import Link

from .records import records_section
from .soa import soa_page
from .statement import COLUMNS, FRAMEWORK, NAME, SOA, SOA_CSV, SOA_WORKBOOK, TITLE, controls, soa_entries, soa_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.extent import Extent


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
    called={SOA: f"{TITLE}, an empty one to fill in"},
    offer=_offer,
    files=soa_files,
)
RECORDS = Part(framework=FRAMEWORK, sections={addresses.DOCUMENTS: records_section})
OFFERED = (STATEMENT, RECORDS)
