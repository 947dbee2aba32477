"""What the crosswalk adds to a site: pages, the files beside them, the address and the place in the menu of each."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_crosswalk.data.locations import heading_of
from mkdocs_crosswalk.engines.beside import files_beside
from mkdocs_crosswalk.engines.kept import Itself
from mkdocs_crosswalk.engines.looks import ASSETS, SEARCH, looks
from mkdocs_crosswalk.files.home import Home
from mkdocs_crosswalk.prose.extension import HandWritten
from mkdocs_crosswalk.render.html import HtmlRenderer
from mkdocs_crosswalk.views.changes import edition_line
from mkdocs_crosswalk.views.pages import Pages
from mkdocs_crosswalk.views.reviewed import general_caveat
from mkdocs_crosswalk.views.taken import with_files

from .addresses import Addresses
from .files import FileMaker
from .navigation import SideNavigation
from .policies import SitePolicies

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_crosswalk.engines.kept import Kept
    from mkdocs_crosswalk.views.page import Page

    from .data import SiteData
    from .options import CrosswalkConfig

OF_ALL = ("home.html", "go.html")
"""Templates of pages that are made of more of the data than the page itself holds."""


class Added:
    """Makes what is added, from the data and from the policies that a site has.

    Args:
        config: The site's configuration.
        options: The plugin's options.
        data: The data.
        kept: What the build before left.

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

    def __init__(self, config: MkDocsConfig, options: CrosswalkConfig, data: SiteData, kept: Kept) -> None:
        self.kept = kept
        self.config = config
        self.options = options
        self.data = data
        self.site = data.site
        self.renderer = HtmlRenderer(data.site, data.reports)
        self.prose = HandWritten(data.site, options.prefix, data.content, data.withheld, data.kept)
        self.files = FileMaker(config, options.prefix)
        self.generated = Pages()
        self._theirs: list[tuple[str, str]] | None = None
        self._alike: dict[str, object] = {}

    def make(self, files: Files) -> None:
        """Make everything, or make it again if the site has other pages than it had then.

        Args:
            files: The site's files, in which none of what is added counts as a page.
        """
        if self._theirs == _pages(files):
            return
        self._alike = {}
        self.files.begin()
        written = self.files.written(self.data.content, files, self.data.site.extent)
        self._theirs = _pages(files)
        self.addresses = Addresses(self.options.prefix)
        self.read_policies(files, shown=True)
        self.site = self.policies.site
        for page in self.site.pages.values():
            self.files.page(page.uri, self.data.edit_uri(page))
        search = _holds_search(self.config)
        for name, text in looks(self.site, policies=self.policies.found is not None, search=search):
            self.files.beside(f"{ASSETS}{name}", text)
        self.addresses.add((*written, *self.files.made.values()))
        contents = self.kept.same("files", self._made_of, self._contents)
        self.addresses.add([self.files.beside(uri, content) for uri, content in contents.items()])
        self.site = with_files(self.site, contents)
        self._pages_below()

    def put_on(self, before: Added, files: Files) -> None:
        """Put new data on the pages that were made before: one of them can then be made anew.

        Args:
            before: What was made of the data before.
            files: The files of that site.
        """
        self.files, self.addresses = before.files, before.addresses
        self.files.aside(True)
        try:
            self.read_policies(files, shown=True)
        finally:
            self.files.aside(False)
        self.site = self.policies.site
        self._pages_below()
        self.navigation = SideNavigation(self.site, self.options.prefix, files)

    def _pages_below(self) -> None:
        pages = self.site.pages
        self.generated = Pages({f"{self.options.prefix}{uri}": partial(pages.__getitem__, uri) for uri in pages})

    def let_go(self, ours: Page) -> None:
        """Keep a page no longer whose HTML is made, unless there is a next build: a site is as large as its pages."""
        if not self.kept.keeps:
            self.generated.let_go(f"{self.options.prefix}{ours.uri}")
            self.site.pages.let_go(ours.uri)

    def content(self, ours: Page, page: MkDocsPage) -> str:
        """Return the HTML of a generated page."""
        home, edit = page.canonical_url or "", page.edit_url or ""
        make = partial(self.renderer.render, ours, self.addresses.seen_from(page), home, edit)
        if ours.template in OF_ALL:
            return make()
        return self.kept.same(("content", ours.uri), lambda: (self._linked("pages"), ours, home, edit), make)

    def _again(self, uri: str, ours: Page, make: Callable[[], str]) -> str:
        if ours.template in OF_ALL:
            return make()
        return self.kept.same(("twin", uri), lambda: (self._linked("twins"), ours), make)

    def _linked(self, what: str) -> object:
        """Stand for all that pages are rendered of beside themselves: where links lead, and what is alike on all."""
        if what not in self._alike:
            self._alike[what] = self.kept.same(what, self._made_of_all, object)
        return self._alike[what]

    def _made_of_all(self) -> object:
        site, catalogue = self.site, self.site.catalogue
        there = site.places, frozenset(catalogue.everything.entries), dict(self.addresses.urls)
        titles = {entry.id: catalogue.title_apart(entry) for entry in catalogue.entries.values()}
        said = general_caveat(catalogue), edition_line(site.extent), self.data.reports
        return there, titles, said, site.extent.parts, site.extent.workbooks

    def read_policies(self, files: Files, *, shown: bool) -> None:
        """Read what the pages of the site say, or of another language of it, which has no report of its own."""
        self.policies = SitePolicies(
            files, self.data.site, self.options, self.config.nav, shown=shown, withheld=self.data.withheld
        )
        self.addresses.urls |= self.policies.urls
        self.prose.answers.take(self.policies.found)

    def _home(self) -> Home:
        prefix, folders = quote(self.options.prefix), self.config.use_directory_urls
        return Home(self.addresses.url, prefix, self.config.site_url or "", folders, self.data.commit)

    def _made_of(self) -> object:
        """Return all that the contents of the files beside the pages depend on."""
        home = self._home()
        lies = home.prefix, home.site_url, home.directory_urls, home.commit
        headings = {uri: heading_of(path) for uri, path in self.site.written.items()}
        return Itself(self.data.site), self.policies.found, dict(self.addresses.urls), lies, headings

    def _contents(self) -> dict[str, str | bytes]:
        return files_beside(self.site, self._home(), self.data.mappings, self.policies.found, self._again)


def _pages(files: Files) -> list[tuple[str, str]]:
    return [(file.src_uri, file.url) for file in files.documentation_pages()]


def _holds_search(config: MkDocsConfig) -> bool:
    """Say whether the site's theme gives its search to the crosswalk."""
    mains = (Path(folder) / "main.html" for folder in config.theme.dirs)
    return any(main.is_file() and SEARCH[0] in main.read_text("utf-8") for main in mains)
