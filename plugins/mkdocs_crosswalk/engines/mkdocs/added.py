"""What the crosswalk adds to a site: pages, the files beside them, the address and the place in the menu of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_crosswalk.engines.beside import files_beside
from mkdocs_crosswalk.engines.looks import ASSETS, SEARCH, looks
from mkdocs_crosswalk.files.home import Home
from mkdocs_crosswalk.prose.extension import HandWritten
from mkdocs_crosswalk.render.html import HtmlRenderer
from mkdocs_crosswalk.views.taken import with_files

from .addresses import Addresses
from .files import FileMaker
from .policies import SitePolicies

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_crosswalk.views.page import Page

    from .data import SiteData
    from .navigation import SideNavigation
    from .options import CrosswalkConfig


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
        self.prose = HandWritten(data.site, options.prefix, data.content, data.withheld, data.kept)
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
        self.read_policies(files, shown=True)
        self.site = self.policies.site
        pages = self.site.pages.values()
        self.generated = {self.files.page(p.uri, self.data.edit_uri(p)).src_uri: p for p in pages}
        search = _holds_search(self.config)
        for name, text in looks(self.site, policies=self.policies.found is not None, search=search):
            self.files.beside(f"{ASSETS}{name}", text)
        self.addresses.add((*written, *self.files.made.values()))
        contents = self._contents()
        self.addresses.add([self.files.beside(uri, content) for uri, content in contents.items()])
        self.site = with_files(self.site, contents)
        self.generated = {f"{self.options.prefix}{uri}": page for uri, page in self.site.pages.items()}

    def read_policies(self, files: Files, *, shown: bool) -> None:
        """Read what the pages of the site say, or of another language of it, which has no report of its own."""
        self.policies = SitePolicies(
            files, self.data.site, self.options, self.config.nav, shown=shown, withheld=self.data.withheld
        )
        self.addresses.urls |= self.policies.urls
        self.prose.answers.take(self.policies.found)

    def _contents(self) -> dict[str, str | bytes]:
        config, folders = self.config, self.config.use_directory_urls
        prefix = quote(self.options.prefix)
        home = Home(self.addresses.url, prefix, config.site_url or "", folders, self.data.commit)
        return files_beside(self.site, home, self.data.mappings, self.policies.found)


def _pages(files: Files) -> list[tuple[str, str]]:
    return [(file.src_uri, file.url) for file in files.documentation_pages()]


def _holds_search(config: MkDocsConfig) -> bool:
    """Say whether the site's theme gives its search to the crosswalk."""
    mains = (Path(folder) / "main.html" for folder in config.theme.dirs)
    return any(main.is_file() and SEARCH[0] in main.read_text("utf-8") for main in mains)
