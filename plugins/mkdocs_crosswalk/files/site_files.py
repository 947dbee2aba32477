"""All files beside the pages, by their addresses below the crosswalk's own folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views.addresses import INVENTORY, WORK_SCHEMA

from .downloads import download_files
from .home_file import home_files
from .inventory import inventory
from .json_files import json_files
from .jump_file import jump_file
from .llms_file import llms_file
from .map_file import map_files
from .redirect_files import redirect_files
from .rules_file import rules_file
from .twins import twin_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.site import Site


@dataclass(frozen=True, slots=True)
class Home:
    """Where the crosswalk lies.

    Attributes:
        url: Turns a place into its address from the site's root, without a leading slash.
        prefix: The crosswalk's own folder, with a slash at its end, or empty for the root.
        site_url: The site's own address, or empty where it is not known.
        directory_urls: Whether the address of a page is a folder.
    """

    url: Callable[[Place], str]
    prefix: str = ""
    site_url: str = ""
    directory_urls: bool = True

    def below(self, place: Place) -> str:
        """Return the address of a place below the crosswalk's own folder."""
        return self.url(place).removeprefix(self.prefix) or "./"

    def whole(self, place: Place) -> str:
        """Return the address of a place with the site's own before it, where that is known."""
        return f"{self.site_url}{self.url(place)}"

    @property
    def base(self) -> str:
        """Return the address of the crosswalk's own folder, or an empty text where the site's is not known."""
        return f"{self.site_url.rstrip('/')}/{self.prefix}" if self.site_url else ""


def site_files(site: Site, home: Home, assets: str) -> dict[str, str | bytes]:
    """Return each file by its address below the crosswalk's own folder; that of a twin ends in `.md`.

    Args:
        site: The site.
        home: Where the crosswalk lies.
        assets: The folder of scripts and stylesheets.
    """
    has = site.extent.has

    def url(place: Place) -> str:
        return home.url(place) if has(place.uri) else ""

    for_programs = {"llms.txt": llms_file(site, home.base)} if "twins" in site.extent.parts else {}
    return {
        **{uri: text for uri, text in json_files(site.catalogue, url, site.extent.programme).items() if has(uri)},
        f"{assets}jump.json": jump_file(site, home.below),
        f"{assets}rules.json": rules_file(site, home.base + WORK_SCHEMA if has(WORK_SCHEMA) else ""),
        **{f"{assets}{name}": text for name, text in home_files(site, home.below).items()},
        **{f"{assets}{name}": text for name, text in map_files(site, home.below).items()},
        **download_files(site, home.whole),
        **(twin_files(site, home.below) if for_programs else {}),
        **redirect_files(site, home.below, home.base, directory_urls=home.directory_urls),
        **for_programs,
        **({INVENTORY: inventory(site, home.below)} if has(INVENTORY) else {}),
    }
