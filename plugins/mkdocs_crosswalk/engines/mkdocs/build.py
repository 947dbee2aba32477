"""The life of a build: data first, then files, navigation and pages; and the builds of further languages within it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mkdocs_crosswalk.render.content_security import with_policy
from mkdocs_crosswalk.render.private_mark import marked

from .added import Added
from .data import SiteData
from .files import refuse_collisions
from .navigation import SideNavigation, add_programme
from .neighbours import forget, in_site_map, no_authors, on_print_page, without_finished
from .pages import Pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_crosswalk.engines.view import View

    from .options import CrosswalkConfig


class Build:
    """Builds the crosswalk into a site, once for all its languages.

    Args:
        config: The site's configuration.
        options: The plugin's options.
        view: What of its own data the site shows.
        serving: Whether the site is served: live reload needs what the content-security policy refuses.

    Attributes:
        added: What is added to the site.
        nested: Whether a build around this one has made the pages: MkDocs is at work on a further language.
        pages: What happens to each page.

    Raises:
        PluginError: with every problem of the data.
    """

    nested: bool
    pages: Pages

    def __init__(self, config: MkDocsConfig, options: CrosswalkConfig, view: View, *, serving: bool) -> None:
        self.config = config
        self.secured = options.content_security_policy and not serving
        self.private = view.private
        self.added = Added(config, options, data := SiteData(config, options, view))
        if data.withheld and config.nav is not None:
            config.nav = data.withheld.nav(config.nav)
        cast("list[object]", config.markdown_extensions).append(self.added.prose)  # objects are as good as names

    def begin(self, *, nested: bool) -> None:
        """Begin with the pages of the site, or of a further language of it."""
        self.nested = nested
        self.pages = Pages(self.added)

    def add_files(self, files: Files) -> None:
        """Add pages and files, or in a build within another what its pages may link to."""
        without_finished(self.config, self.added.options.prefix, files)
        if not self.nested:
            self.added.make(files)
        self._put(files)
        no_authors(self.config, self.added.options.prefix, self.added.files.made)

    def settle_files(self, files: Files) -> None:
        """Make again what other plugins' pages change, and say what is wrong with the front matter among them."""
        if not self.nested:
            self.added.make(files)
        else:  # the boxes of another language lead to the report, if there is one
            self.added.read_policies(files, shown=self.added.policies.found is not None)
        self._put(files)
        self.added.policies.report()

    def _put(self, files: Files) -> None:
        self.added.files.aside(self.nested)
        self.added.files.put(files)

    def keep_pages(self, files: Files, nav: Navigation) -> None:
        """Keep the page objects that MkDocs has made of the files, and put the company's programme into the `nav`."""
        if not self.nested:
            add_programme(nav, self.added.site, self.added.options.prefix, files)
            self.added.navigation = SideNavigation(self.added.site, self.added.options.prefix, files)

    def check_files(self, files: Files) -> None:
        """Hold what is added against what plugins have made of the site by now."""
        ours = self.added.files.made.values()
        refuse_collisions(files, ours)
        on_print_page(self.config, files, ours, lambda page: self.pages.of(page).scripts(page))

    def complete(self, template: str, context: TemplateContext) -> None:
        """Give a template of the theme what it does not know of."""
        if template == "sitemap.xml":
            in_site_map(context, self.added.files.made.values())

    def forget_hidden(self) -> None:
        """Take what search shall not find out of an index that has it all the same."""
        pages = (file.page for file in self.added.files.made.values() if file.page)
        forget(self.config, {page.url for page in pages if (page.meta.get("search") or {}).get("exclude")})

    def protected(self, html: str) -> str:
        """Return a page with the mark of a private copy, and with the content-security policy, where they are due."""
        html = marked(html) if self.private else html
        return with_policy(html) if self.secured else html
