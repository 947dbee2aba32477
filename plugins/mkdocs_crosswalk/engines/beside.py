"""The files beside the pages of a site, in whose policies and programme there may be more of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.files.data_schemas import served_schemas
from mkdocs_crosswalk.files.policies_csv import policies_csv
from mkdocs_crosswalk.files.policy_items import policies_json, policies_uri
from mkdocs_crosswalk.files.programme_calendar import programme_calendar
from mkdocs_crosswalk.files.programme_status import programme_status
from mkdocs_crosswalk.files.site_files import site_files
from mkdocs_crosswalk.files.twins import make_now
from mkdocs_crosswalk.views.addresses import CALENDAR, POLICIES_CSV, STATUS_HERE

from .looks import ASSETS

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.policies import PolicySet
    from mkdocs_crosswalk.files.home import Home
    from mkdocs_crosswalk.files.twins import Again
    from mkdocs_crosswalk.views.site import Site


def files_beside(
    site: Site, home: Home, mappings: Path, found: PolicySet | None, again: Again = make_now
) -> dict[str, str | bytes]:
    """Return each file by its address below the crosswalk's own folder.

    Args:
        site: The pages, with the policies on them.
        home: Where the crosswalk lies.
        mappings: The folder of the data.
        found: The policies of the site, or None if it has no report on them.
        again: Makes the Markdown of a page, or takes what was made before.
    """
    catalogue, has = site.catalogue, site.extent.has
    contents: dict[str, str | bytes] = {}
    if "api" in site.extent.parts:
        contents |= served_schemas(mappings, home.base)
    if found and has(POLICIES_CSV):
        contents[POLICIES_CSV] = policies_csv(catalogue, found, home.whole)
    if found and has(listed := policies_uri(catalogue)):
        contents[listed] = policies_json(catalogue, found, home.url)
    if has(CALENDAR):
        contents[CALENDAR] = programme_calendar(site.extent, home.whole, found.policies if found else ())
    if has(STATUS_HERE):
        contents[STATUS_HERE] = programme_status(site.extent.programme, found.by_entry if found else None)
    return site_files(site, home, ASSETS, contents, again)
