"""The files that readers take along: CSV, documents for Word, and workbooks where XlsxWriter is installed."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from .crosswalk_csv import crosswalk_files
from .csv_files import csv_files
from .plan_csv import plan_files
from .programme_work import programme_files
from .word_documents import word_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.site import Site


def can_write_workbooks() -> bool:
    """Say whether the library that writes workbooks is there (the extra `xlsx`)."""
    return find_spec("xlsxwriter") is not None


def download_files(site: Site, url: Callable[[Place], str]) -> dict[str, bytes]:
    """Return each file that the site holds by its source address.

    Args:
        site: The site.
        url: Turns a place into its address, with the site's own before it where that is known; what the site leaves
            out has none.
    """

    def known(place: Place) -> str:
        return url(place) if site.extent.has(place.uri) else ""

    found = csv_files(site.extent.programme, known) | crosswalk_files(site.catalogue, known)
    found |= plan_files(site.extent, known)
    found |= programme_files(site.extent, known)
    found |= word_files(site.extent, known)
    for part in site.extent.more:
        found |= part.files(site.extent, known) if part.files else {}
    if site.extent.workbooks:
        from .control_matrix import control_matrix_files  # noqa: PLC0415 - only with the library that it needs

        found |= control_matrix_files(site.catalogue, known)
    return {uri: content for uri, content in found.items() if site.extent.has(uri)}
