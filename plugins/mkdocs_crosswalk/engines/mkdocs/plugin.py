"""The MkDocs plugin: hooks only. This and the modules named `mkdocs_*` are those that import mkdocs."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING, Literal, cast
from urllib.parse import quote

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.utils import get_relative_url

from mkdocs_crosswalk.data.locations import part_of_package
from mkdocs_crosswalk.files.downloads import can_write_workbooks
from mkdocs_crosswalk.prose.extension import HandWritten
from mkdocs_crosswalk.render.content_security import with_policy
from mkdocs_crosswalk.render.head import module_links, with_styles, without_blank
from mkdocs_crosswalk.render.html import HtmlRenderer, reviewed_line
from mkdocs_crosswalk.views.addresses import HOME, Place

from .added import ID_STYLES, STYLES, Added
from .data import SiteData
from .files import refuse_collisions
from .navigation import as_titles, contents, overview, section_navigation
from .neighbours import forget, in_site_map, metadata, no_authors, on_print_page
from .options import CrosswalkConfig
from .pages import set_contents, set_metadata
from .serve import LastGood

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_crosswalk.views.menu import NavSection
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site

log = logging.getLogger("mkdocs.plugins.crosswalk")

MODULES = ("preview.js",)


class CrosswalkPlugin(BasePlugin[CrosswalkConfig]):  # type: ignore[no-untyped-call]  # same
    """Adds the crosswalk's pages, files and navigation to a site."""

    added: Added
    hand_written: HandWritten
    serving = False
    depth = 0  # of builds under way: mkdocs-static-i18n builds each further language within that of the first

    def __init__(self) -> None:
        self.last_good = LastGood()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether the site is served: one plugin object then lives through all rebuilds."""
        del dirty
        self.serving = command == "serve"

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> None:
        """Go on serving while the data cannot be used."""
        del config, builder
        self.last_good.keep(server)

    def on_config(self, config: MkDocsConfig) -> None:
        """Load the data before MkDocs empties the output folder, so that bad data leaves the old site as it was."""
        extensions = cast("list[object]", config.markdown_extensions)  # objects are as good as names
        if self.depth:
            extensions.remove(self.hand_written)
        else:
            self._load(config)
        self.hand_written = HandWritten(self.added.plain, self.added.prefix, self.added.content_folder)
        extensions.append(self.hand_written)

    def _load(self, config: MkDocsConfig) -> None:
        data = SiteData(config, self.config.data_)
        workbooks = can_write_workbooks()
        try:
            site = data.site(self.config, part_of_package("content"), workbooks=workbooks)
        except PluginError as error:
            self.last_good.problems = str(error)
            raise
        if not workbooks:
            log.info("No workbooks beside the CSV files; `pip install xlsxwriter` adds them.")
        self.renderer = HtmlRenderer(site, data.reports)
        self.added = Added(config, self.config, data, site)

    @property
    def site(self) -> Site:
        """The pages of the crosswalk; the templates of this project's own site ask what there is."""
        return self.added.site

    @property
    def nested(self) -> bool:
        """Whether a build around this one has made the pages."""
        return self.depth > 1

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Count the builds that are under way."""
        del config
        self.depth += 1

    def on_build_error(self, *, error: Exception) -> None:
        """Begin anew with the next build, if there is one."""
        del error
        self.depth = 0

    @event_priority(90)
    def _add_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages and files before other plugins look at what there is: redirects, checks of links."""
        if not self.nested:
            self.added.make(files)
        self.added.files.aside(self.nested)
        self.added.files.put(files)
        no_authors(config, self.added.prefix, self.added.files.made)
        return files

    @event_priority(-99)
    def _step_aside(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep pages from plugins that make the list anew of what the site's folder has: mkdocs-static-i18n (-100)."""
        del config
        self.added.files.aside(True)
        return files

    @event_priority(-101)
    def _settle_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Make again what other plugins' pages change, and hold the files against those of all of them."""
        del config
        if self.nested:
            self.added.read_policies(files)
        else:
            self.added.make(files)
        self.added.files.aside(self.nested)
        self.added.files.put(files)
        self.added.policies.report()
        return files

    on_files = CombinedEvent(_add_files, _step_aside, _settle_files)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep MkDocs' own page objects: those that the site's `nav` names carry the titles it gives them."""
        del nav, config
        if not self.nested:
            pages = {uri: files.src_uris[f"{self.added.prefix}{uri}"].page for uri in self.site.pages}
            self.mkdocs_pages = {uri: page for uri, page in pages.items() if page}
            self.sections = {section.uri: as_titles(section) for section in self.site.sections}

    @event_priority(100)
    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
        """Give a generated page its table of contents at the first event that it is seen in."""
        del config, files
        if ours := self.added.generated.get(page.file.src_uri):
            set_contents(page, ours)
        return page

    @event_priority(100)
    def _open(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
        """Set a generated page's title and description, and the date of any page that says when it was reviewed.

        Runs first: a plugin that renders a page in this event, such as Material's blog, finds it opened.
        """
        del files
        uri = page.file.src_uri
        if ours := self.added.generated.get(uri):
            self.hand_written.close()
            set_metadata(page, ours)
        else:
            if isinstance(reviewed := page.meta.get("reviewed"), date):
                page.update_date = reviewed.isoformat()[:10]
            source = self.added.files.sources.get(uri) or page.file.abs_src_path
            link_ids = page.meta.get("link_ids", self.config.link_ids)
            self.hand_written.open(uri, str(source) if source else None, link_ids)
        if not self.added.has(page):
            return None
        page.meta.update(metadata(config))
        if not self.config.search:
            page.meta["search"] = {"exclude": True}
        self.markdown = markdown
        return ""

    @event_priority(-100)
    def _give_back(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
        """Give a page of the crosswalk its Markdown back, of which other plugins had better know nothing."""
        del markdown, config, files
        if not self.added.has(page):
            return None
        page.meta.pop("revision_date", None)  # of mkdocs-git-revision-date-plugin: the date of another file
        return self.markdown

    on_page_markdown = CombinedEvent(_open, _give_back)

    @event_priority(100)
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
        """Give a generated page its HTML, and a policy its box. Runs first: others may look at what is there."""
        del config, files
        if ours := self.added.generated.get(page.file.src_uri):
            content = self.renderer.render(ours, self.added.address_from(page), page.canonical_url or "")
            return content + module_links(self.added.assets_from(page), (*MODULES, *ours.modules))
        for problem in self.hand_written.problems(page.file.src_uri, lambda: page.file.content_string):
            log.warning(problem)
        written = self.hand_written.pages.get(page.file.src_uri)
        when = page.meta.get("reviewed")
        if written and written.ours and isinstance(when, date):
            html += reviewed_line(when)
        dressed = self.hand_written.dressed(page.file.src_uri) or self.added.policies.styles(page)
        html = self.added.policies.with_box(html, page, self.renderer, self.added.address_from(page))
        return html + module_links(self.added.assets_from(page), MODULES if dressed else ())

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Look at what plugins have made of the site by now, before it is written."""
        ours = self.added.files.made.values()
        refuse_collisions(files, ours)
        on_print_page(config, files, ours, lambda page: module_links(self.added.assets_from(page), MODULES))
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """See to it that the site map has the crosswalk's pages."""
        del config
        if template_name == "sitemap.xml":
            in_site_map(context, self.added.files.made.values())
        return context

    @event_priority(100)
    def _offer_to_search(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let search plugins, which read pages at this event, see only what is worth finding. Runs first.

        A cross-linked page names dozens of other entries; indexed whole, every page would answer to every id. Where
        MkDocs' own script shows the results, it takes titles for text; other scripts take them for HTML.
        """
        del nav
        if ours := self.added.generated.get(page.file.src_uri):
            self.shown = (page.content, page.title, page.toc)
            page.content = self.renderer.searchable(ours)
            if not config.theme.get("search_index_only"):
                page.title = page.title.unescape() if isinstance(page.title, Markup) else page.title
                page.toc = contents(ours, str)
        return context

    @event_priority(-100)
    def _show_section(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give a generated page its content back, and its own section instead of the whole site. Runs last."""
        del config
        ours = self.added.generated.get(page.file.src_uri)
        if ours is None:
            if self.added.has(page):
                context["nav"] = self._navigation(nav)
            return context
        page.content, page.title, page.toc = self.shown
        found = self.site.section_of(ours)
        section = self.sections[found.uri] if found else None
        context["nav"] = self._navigation(nav, ours, section)
        address = self.added.address_from(page)
        cast("dict[str, object]", context)["crosswalk"] = {
            "section": section,
            "place": ours.place,
            "uri": ours.uri,
            "link": lambda uri, anchor="": address(Place(uri, anchor)),
        }
        return context

    on_page_context = CombinedEvent(_offer_to_search, _show_section)

    def _navigation(self, nav: Navigation, page: Page | None = None, section: NavSection | None = None) -> Navigation:
        if page and section:
            return section_navigation(nav, section, page.place, page.uri, self.mkdocs_pages)
        return overview(nav, self.mkdocs_pages[HOME], (self.mkdocs_pages[s.uri] for s in self.site.sections))

    @event_priority(-50)
    def _link_assets(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """Link stylesheets where they are used, so that a site's own pages get no heavier."""
        del config
        base = self.added.assets_from(page)
        if ours := self.added.generated.get(page.file.src_uri):
            has_twin = "twins" in self.site.extent.parts
            twin = get_relative_url(quote(page.file.src_uri), page.url) if has_twin else ""
            return with_styles(without_blank(output), base, (*STYLES, *ours.styles), twin)
        if self.added.has(page):
            output = without_blank(output)
        written = self.hand_written.dressed(page.file.src_uri)
        box = self.added.policies.styles(page)
        if written or box:
            return with_styles(output, base, (*(STYLES if written and written.ours else ID_STYLES), *box))
        return output

    @event_priority(-100)
    def _protect(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Add the policy to every page of the site, after everything that writes inline scripts. Runs last."""
        del page, config
        return self._with_policy(output)

    on_post_page = CombinedEvent(_link_assets, _protect)

    @event_priority(100)
    def _forget_pages(self, *, config: MkDocsConfig) -> None:
        """Take what search shall not find out of an index that has it all the same. Runs before it is written."""
        pages = (file.page for file in self.added.files.made.values() if file.page)
        forget(config, {page.url for page in pages if (page.meta.get("search") or {}).get("exclude")})

    @event_priority(-101)
    def _end(self, *, config: MkDocsConfig) -> None:
        """Take note that a build is done, after those within it (-100)."""
        del config
        self.depth = max(0, self.depth - 1)

    on_post_build = CombinedEvent(_forget_pages, _end)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add the policy to the theme's own pages, such as 404.html."""
        del config
        return self._with_policy(output_content) if template_name.endswith(".html") else output_content

    def _with_policy(self, html: str) -> str:
        return with_policy(html) if self.config.content_security_policy and not self.serving else html
