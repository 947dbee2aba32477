"""All files beside the pages, by their addresses below the crosswalk's own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views.addresses import GAP, INVENTORY, MATRIX, WORK_SCHEMA
from mkdocs_crosswalk.views.taken import with_files

from .downloads import download_files
from .exchange_files import exchange_files
from .home_file import home_files
from .index_file import index_file, index_uri
from .inventory import inventory
from .json_files import json_files
from .jump_file import jump_file
from .llms_file import llms_file
from .map_file import map_files
from .redirect_files import redirect_files
from .rules_file import rules_file
from .twins import make_now, twin_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.site import Site

    from .home import Home
    from .twins import Again


def site_files(
    site: Site, home: Home, assets: str, more: Mapping[str, str | bytes] | None = None, again: Again = make_now
) -> dict[str, str | bytes]:
    """Return each file by its address below the crosswalk's own folder; that of a twin ends in `.md`.

    Args:
        site: The site.
        home: Where the crosswalk lies.
        assets: The folder of scripts and stylesheets.
        more: Files that somebody else has made, which belong among these.
        again: Makes the twin of a page, or knows it.
    """
    has = site.extent.has

    def url(place: Place) -> str:
        return home.url(place) if has(place.uri) else ""

    for_programs = {"llms.txt": llms_file(site, home.base)} if "twins" in site.extent.parts else {}
    found: dict[str, str | bytes] = {
        **_encoded(json_files(site.catalogue, url, site.extent.programme, home.base), has),
        f"{assets}jump.json": jump_file(site, home.below),
        **({f"{assets}rules.json": rules} if (rules := _rules(site, home)) else {}),
        **{f"{assets}{name}": text for name, text in home_files(site, home.below).items()},
        **{f"{assets}{name}": text for name, text in map_files(site, home.below).items()},
        **download_files(site, home.whole),
        **exchange_files(site, home),
        **redirect_files(site, home.below, home.base, directory_urls=home.directory_urls),
        **for_programs,
        **({INVENTORY: inventory(site, home.below)} if has(INVENTORY) else {}),
        **(more or {}),
    }
    found |= index(site, found, home)
    return found | (_encoded(twin_files(with_files(site, found), home.below, again)) if for_programs else {})


def _encoded(texts: dict[str, str], wanted: Callable[[str], bool] = bool) -> dict[str, bytes]:
    """Return those texts that are wanted as files have them, which takes half of the room; a text goes once it is."""
    return {uri: texts.pop(uri).encode() for uri in list(texts) if wanted(uri)}


def index(site: Site, files: Mapping[str, str | bytes], home: Home) -> dict[str, str]:
    """Return the list of the files for machines by its address, where the site has it."""
    uri = index_uri(site.catalogue)
    return {uri: index_file(site.catalogue, files, home.base, home.commit)} if site.extent.has(uri) else {}


def _rules(site: Site, home: Home) -> str:
    """Return what lists in the browser go by; nothing in a site without any page that has one."""
    has = site.extent.has
    if not any(map(has, (GAP, MATRIX))):
        return ""
    return rules_file(site, home.base + WORK_SCHEMA if has(WORK_SCHEMA) else "", home.below)
