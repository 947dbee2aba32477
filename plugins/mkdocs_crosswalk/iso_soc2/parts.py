"""The parts of a site that only these frameworks have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.files.csv_files import csv_bytes
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.extent import Part
from mkdocs_crosswalk.views.menu import Group
from mkdocs_crosswalk.views.offer import Offer
from mkdocs_crosswalk.views.text import Link

from .beside import beside_certificate, beside_report
from .records import records_section
from .soa import soa_page
from .soa_here import soa_here_pages
from .statement import (
    COLUMNS,
    FRAMEWORK,
    NAME,
    OTHER,
    SOA,
    SOA_CSV,
    SOA_WORKBOOK,
    TITLE,
    controls,
    soa_entries,
    soa_row,
)
from .statement_here import CSV as HERE_CSV
from .statement_here import HEADS, is_there, statement, statement_rows
from .statement_here import PAGE as HERE
from .statement_here import WORKBOOK as HERE_WORKBOOK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.extent import Extent


def _offer(extent: Extent) -> Offer:
    """Return the page for whoever is asked for the standard."""
    link = Link(SOA, TITLE)
    holds = f"an empty one to fill in, with all {len(controls(extent.catalogue))} controls."
    return Offer(link, ("Write each decision into the ", link, ". "), holds, HERE if extent.has(HERE) else "")


def soa_files(extent: Extent, _url: Callable[[Place], str]) -> dict[str, bytes]:
    """Return the empty Statement as CSV, and as a workbook where that can be written."""
    heads = tuple(name for name, _ in COLUMNS)
    found = {
        SOA_CSV: csv_bytes([heads, *(soa_row(extent.catalogue, entry) for entry in soa_entries(extent.catalogue))])
    }
    if extent.workbooks:
        from .soa_workbook import soa_workbook_files  # noqa: PLC0415 - only with the library that it needs

        found |= soa_workbook_files(extent.catalogue)
    if not is_there(extent.programme):
        return found
    here = statement(extent.programme)
    found[HERE_CSV] = csv_bytes([HEADS, *statement_rows(here)])
    if extent.workbooks:
        from .soa_here_workbook import filled_workbook  # noqa: PLC0415 - likewise

        found |= filled_workbook(here)
    return found


def _here(extent: Extent) -> Iterator[str]:
    """Yield the pages and files of a company's own Statement that there are."""
    if is_there(extent.programme):
        yield HERE
        if "downloads" in extent.parts:
            yield from (HERE_CSV, *((HERE_WORKBOOK,) if extent.workbooks else ()))


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
    programme=soa_here_pages,
    here=_here,
)
RECORDS = Part(framework=FRAMEWORK, sections={addresses.DOCUMENTS: records_section})
CERTIFICATE = Part(framework=FRAMEWORK, beside=beside_certificate)
REPORT = Part(framework=OTHER, beside=beside_report)
OFFERED = (STATEMENT, RECORDS, CERTIFICATE, REPORT)
