"""What the crosswalk adds to a site in one build: the pages, the files beside them, and the address of each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs.utils import get_relative_url

from mkdocs_crosswalk.data.locations import part_of_package
from mkdocs_crosswalk.files.policies_csv import policies_csv
from mkdocs_crosswalk.files.site_files import Home, site_files
from mkdocs_crosswalk.views.addresses import POLICIES_CSV, Place

from .files import FileMaker
from .policies import STYLES as POLICY_STYLES
from .policies import SitePolicies

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_crosswalk.render.html import Address
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site

    from .data import SiteData
    from .options import CrosswalkConfig

ASSETS = "assets/crosswalk/"
STYLES = ("crosswalk.css",)
ID_STYLES = ("preview.css",)


class Added:
    """Makes what is added, from the data and from the policies that a site has.

    Args:
        config: The site's configuration.
        options: The plugin's options.
        data: The data, for the lines that pages come from.
        site: The pages of the crosswalk, without policies.

    Attributes:
        site: The pages of the crosswalk, with the policies on them.
        prefix: The crosswalk's own folder, with a slash at its end, or empty for the root.
        files: The files, which are the same objects to the end of the build.
        generated: The pages that are not written by people, by their source files.
        urls: The addresses from the site's root by the names that links have.
    """

    policies: SitePolicies

    def __init__(self, config: MkDocsConfig, options: CrosswalkConfig, data: SiteData, site: Site) -> None:
        self.config = config
        self.options = options
        self.data = data
        self.plain = self.site = site
        self.content_folder = part_of_package("content")
        self.prefix = options.prefix
        self.files = FileMaker(config, self.prefix)
        self.generated: dict[str, Page] = {}
        self.urls: dict[str, str] = {}
        self.theirs: list[tuple[str, str]] | None = None

    def has(self, page: MkDocsPage) -> bool:
        """Say whether a page is one that was added."""
        return page.file.src_uri in self.files.made

    def make(self, files: Files) -> None:
        """Make everything, or make it again if the site has other pages than it had then.

        Args:
            files: The site's files, in which none of what is added counts as a page.
        """
        if self.theirs == _pages(files):
            return
        self.files.begin()
        there = self.files.written(self.content_folder, files, self.plain.extent)
        self.theirs = _pages(files)
        self.policies = SitePolicies(files, self.plain, self.options, self.config.nav)
        self.site, self.urls = self.policies.site, dict(self.policies.urls)
        pages = self.site.pages.values()
        self.generated = {self.files.page(p.uri, self.data.edit_uri(p)).src_uri: p for p in pages}
        self.files.assets(ASSETS, (*ID_STYLES, *STYLES), () if self.policies.found else POLICY_STYLES)
        for file in (*there, *self.files.made.values()):
            self._index(file)
        for uri, content in self._contents().items():
            self._index(self.files.beside(uri, content))

    def read_policies(self, files: Files) -> None:
        """Read the policies of another language, if there is a report that theirs boxes lead to."""
        if self.policies.found:
            self.policies = SitePolicies(files, self.plain, self.options, self.config.nav)
            self.urls |= self.policies.urls

    def _contents(self) -> dict[str, str | bytes]:
        address = self.config.site_url or ""
        home = Home(self._url, quote(self.prefix), address, self.config.use_directory_urls)
        contents = site_files(self.site, home, ASSETS)
        if (found := self.policies.found) and self.site.extent.has(POLICIES_CSV):
            contents[POLICIES_CSV] = policies_csv(self.site.catalogue, found, home.whole)
        return contents

    def _index(self, file: File) -> None:
        self.urls[file.src_uri.removeprefix(self.prefix)] = file.url

    def _url(self, place: Place) -> str:
        """Return the address of a place from the site's root, without a leading slash."""
        return self.urls[place.uri] + (f"#{place.anchor}" if place.anchor else "")

    def assets_from(self, page: MkDocsPage) -> str:
        """Return the folder of scripts and stylesheets as a page links it."""
        return get_relative_url(f"{quote(self.prefix)}{ASSETS}", page.url)

    def address_from(self, page: MkDocsPage) -> Address:
        """Return what turns a place into its address as a page links it."""
        here = page.url
        known: dict[Place, str] = {}

        def address(place: Place) -> str:
            if place not in known:
                url = get_relative_url(self.urls[place.uri], here)
                known[place] = f"{url}#{place.anchor}" if place.anchor else url
            return known[place]

        return address


def _pages(files: Files) -> list[tuple[str, str]]:
    return [(file.src_uri, file.url) for file in files.documentation_pages()]
