"""The life of a build: data first, then files, navigation and pages; and the builds of further languages within it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mkdocs_crosswalk.engines.memory import long_lived
from mkdocs_crosswalk.render.content_security import with_policy
from mkdocs_crosswalk.render.private_mark import marked

from .added import Added
from .bytecode import keep_compiled
from .data import SiteData
from .files import refuse_collisions
from .first import Left, made_anew, named, unheard
from .navigation import SideNavigation, add_programme
from .neighbours import forget, in_site_map, no_authors, on_print_page, without_finished
from .pages import Pages
from .partials import Partials
from .theme import Theme, plain_templates
from .theme_files import look_at_less

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_crosswalk.engines.kept import Kept
    from mkdocs_crosswalk.engines.view import View

    from .options import CrosswalkConfig


class Build:
    """Builds the crosswalk into a site, once for all its languages.

    Args:
        config: The site's configuration.
        options: The plugin's options.
        view: What of its own data the site shows.
        serving: Whether the site is served: live reload needs what the content-security policy refuses.
        kept: What the build before left.

    Attributes:
        added: What is added to the site.
        nested: Whether a build around this one has made the pages: MkDocs is at work on a further language.
        pages: What happens to each page.

    Raises:
        PluginError: with every problem of the data.
    """

    nested: bool
    pages: Pages

    def __init__(
        self, config: MkDocsConfig, options: CrosswalkConfig, view: View, *, serving: bool, kept: Kept
    ) -> None:
        self.config = config
        self.options = options
        self.view = view
        self.kept = kept
        self._files: Files | None = None
        self._nav: Navigation | None = None
        self._env: jinja2.Environment | None = None
        self._theme: Theme | None = None
        self._several = False
        self._titles: dict[str, str] = {}
        self.secured = options.content_security_policy and not serving
        self.private = view.private
        with long_lived():
            data = SiteData(config, options, view, kept)
            _ = [*data.site.pages.values()]  # they are made now, before MkDocs empties the output folder
        self.added = Added(config, options, data, kept)
        if data.withheld and config.nav is not None:
            config.nav = data.withheld.nav(config.nav)
        cast("list[object]", config.markdown_extensions).append(self.added.prose)  # objects are as good as names
        look_at_less(config.theme)

    def begin(self, *, nested: bool) -> None:
        """Begin with the pages of the site, or of a further language of it."""
        self.nested = nested
        self._several = self._several or nested
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
            self._titles = named(files)
            self.added.navigation = SideNavigation(self.added.site, self.added.options.prefix, files)

    def hide(self, page: Page, nav: Navigation) -> None:
        """Leave search what is worth finding, and take note of the navigation, which plugins may have made anew."""
        self._nav = nav
        if self._theme:
            self._theme.nav = nav
        self.pages.of(page).hide(page)

    def first(self, address: str) -> str | None:
        """Return a page as the next build will make it; None where that cannot be said before it.

        Args:
            address: The page's file in the site.

        Raises:
            PluginError: with every problem of the data.
        """
        if self._files is None or self._env is None or self._nav is None or self._several:
            return None
        file = next((f for f in self._files.documentation_pages() if f.dest_uri == address), None)
        if file is None:
            return None
        with unheard(), long_lived(give_back=False):
            data = SiteData(self.config, self.options, self.view, self.kept)
            added = Added(self.config, self.options, data, self.kept)
            added.put_on(self.added, self._files)
            if file.src_uri in added.generated:
                file.edit_uri = data.edit_uri(added.generated[file.src_uri])
            elif file.src_uri in self.added.generated:
                return None
            extensions = cast("list[object]", self.config.markdown_extensions)
            extensions[extensions.index(self.added.prose)] = added.prose
            self.added, self.pages = added, Pages(added)
            return made_anew(Left(self.config, self._files, self._nav, self._env, self._titles), file)

    def check_files(self, files: Files, env: jinja2.Environment) -> None:
        """Hold what is added against what plugins have made of the site by now, and take note of both."""
        self._files, self._env = files, env
        keep_compiled(env)
        if self.kept.keeps:
            self._theme = Theme(self.config, env, self.added, self.kept)
        elif plain_templates(self.config):
            Partials(self.config, env)
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
