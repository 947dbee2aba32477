"""The files in the formats of other tools, as texts and as workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.exchange.files import exchange_texts
from mkdocs_crosswalk.exchange.setting import Setting
from mkdocs_crosswalk.views.addresses import EXCHANGE, place_of

if TYPE_CHECKING:
    from mkdocs_crosswalk.views.site import Site

    from .home import Home


def exchange_files(site: Site, home: Home) -> dict[str, str | bytes]:
    """Return each file by its address below the crosswalk's own folder; none where the site has no such part."""
    if not site.extent.has(EXCHANGE):
        return {}
    setting = Setting(site.catalogue, lambda e: home.whole(place_of(e)) if home.site_url else "", home.base)
    found: dict[str, str | bytes] = {**exchange_texts(setting, lambda entry: home.below(place_of(entry)))}
    if site.extent.workbooks:
        from .strm_workbooks import strm_workbooks  # noqa: PLC0415 - only with the library that it needs

        found |= strm_workbooks(setting)
    return found
