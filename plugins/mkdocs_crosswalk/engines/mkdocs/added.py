"""What the crosswalk adds to a site: pages, the files beside them, the address and the place in the menu of each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_crosswalk.files.policies_csv import policies_csv
from mkdocs_crosswalk.files.site_files import Home, site_files
from mkdocs_crosswalk.prose.extension import HandWritten
from mkdocs_crosswalk.render.html import HtmlRenderer
from mkdocs_crosswalk.views.addresses import POLICIES_CSV

from .addresses import ASSETS, Addresses
from .files import FileMaker
from .policies import STYLES as POLICY_STYLES
from .policies import SitePolicies

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_crosswalk.views.page import Page

    from .data import SiteData
    from .navigation import SideNavigation
    from .options import CrosswalkConfig

STYLES = ("crosswalk.css",)
ID_STYLES = ("preview.css",)


class Added:
    """Makes what is added, from the data and from the policies that a site has.

    Args:
        config: The site's configuration.
        options: The plugin's options.
        data: The data.

    Attributes:
        site: The pages of the crosswalk, with the policies on them.
        renderer: What makes HTML of them.
        prose: The Markdown extension that reads what people write.
        files: The files, which are the same objects to the end of the build.
        generated: The pages that are not written by people, by their source files.
        policies: The policies of the site, or of the language of it that is built.
        addresses: The addresses of all that the crosswalk links to.
        navigation: What pages of the crosswalk show of the site's navigation.
    """

    policies: SitePolicies
    addresses: Addresses
    navigation: SideNavigation

    def __init__(self, config: MkDocsConfig, options: CrosswalkConfig, data: SiteData) -> None:
        self.config = config
        self.options = options
        self.data = data
        self.site = data.site
        self.renderer = HtmlRenderer(data.site, data.reports)
        self.prose = HandWritten(data.site, options.prefix, data.content)
        self.files = FileMaker(config, options.prefix)
        self.generated: dict[str, Page] = {}
        self._theirs: list[tuple[str, str]] | None = None

    def make(self, files: Files) -> None:
        """Make everything, or make it again if the site has other pages than it had then.

        Args:
            files: The site's files, in which none of what is added counts as a page.
        """
        if self._theirs == _pages(files):
            return
        self.files.begin()
        written = self.files.written(self.data.content, files, self.data.site.extent)
        self._theirs = _pages(files)
        self.addresses = Addresses(self.options.prefix)
        self.read_policies(files)
        self.site = self.policies.site
        pages = self.site.pages.values()
        self.generated = {self.files.page(p.uri, self.data.edit_uri(p)).src_uri: p for p in pages}
        self.files.assets(ASSETS, (*ID_STYLES, *STYLES), () if self.policies.found else POLICY_STYLES)
        self.addresses.add((*written, *self.files.made.values()))
        self.addresses.add([self.files.beside(uri, content) for uri, content in self._contents().items()])

    def read_policies(self, files: Files) -> None:
        """Read the policies of the site, or of another language of it."""
        self.policies = SitePolicies(files, self.data.site, self.options, self.config.nav)
        self.addresses.urls |= self.policies.urls

    def _contents(self) -> dict[str, str | bytes]:
        config = self.config
        home = Home(self.addresses.url, quote(self.options.prefix), config.site_url or "", config.use_directory_urls)
        contents = site_files(self.site, home, ASSETS)
        if (found := self.policies.found) and self.site.extent.has(POLICIES_CSV):
            contents[POLICIES_CSV] = policies_csv(self.site.catalogue, found, home.whole)
        return contents


def _pages(files: Files) -> list[tuple[str, str]]:
    return [(file.src_uri, file.url) for file in files.documentation_pages()]
