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

from .content_security import with_policy
from .exports import Home, can_write_workbooks, policies_csv, site_files
from .head import module_links, with_styles, without_blank_lines
from .locations import part_of_package
from .mkdocs_data import SiteData
from .mkdocs_files import FileMaker, refuse_collisions
from .mkdocs_navigation import as_titles, contents, section_navigation
from .mkdocs_options import CrosswalkConfig
from .mkdocs_policies import STYLES as POLICY_STYLES
from .mkdocs_policies import SitePolicies
from .mkdocs_serve import LastGood
from .pages.addresses import POLICIES_CSV, Place
from .pages.escaping import as_html
from .pages.html import HtmlRenderer, reviewed_line
from .written import HandWritten

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from .pages import Page, Site
    from .pages.html import Address

log = logging.getLogger("mkdocs.plugins.crosswalk")

ASSETS = "assets/crosswalk/"
STYLES = ("crosswalk.css",)
ID_STYLES = ("preview.css",)
MODULES = ("preview.js",)


class CrosswalkPlugin(BasePlugin[CrosswalkConfig]):  # type: ignore[no-untyped-call]  # same
    """Adds the crosswalk's pages, files and navigation to a site."""

    serving = False

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
        self.data = SiteData(config, self.config.data_)
        self.content_folder = part_of_package("content")
        workbooks = can_write_workbooks()
        try:
            self.site: Site = self.data.site(self.config, self.content_folder, workbooks=workbooks)
        except PluginError as error:
            self.last_good.problems = str(error)
            raise
        if not workbooks:
            log.info("No workbooks beside the CSV files; `pip install xlsxwriter` adds them.")
        self.renderer = HtmlRenderer(self.site, config.repo_url or "")
        self.prefix = self.config.prefix
        self.generated: dict[str, Page] = {}
        self.hand_written = HandWritten(self.site, self.prefix, self.content_folder)
        config.markdown_extensions.append(self.hand_written)  # type: ignore[arg-type]  # objects are as good as names

    @event_priority(-50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages and files after those of other plugins, so that a collision with any of them is seen."""
        self.policies = SitePolicies(files, self.site, self.config, config.nav)
        self.site, self.urls = self.policies.site, dict(self.policies.urls)
        make = FileMaker(config, self.prefix, self.site.extent)
        there, added = make.written(self.content_folder, files)
        for page in self.site.pages.values():
            added.append(make.page(page.uri, self.data.edit_uri(page)))
            self.generated[added[-1].src_uri] = page
        added += make.assets(ASSETS, (*ID_STYLES, *STYLES), () if self.policies.found else POLICY_STYLES)
        for file in (*there, *added):
            self._index(file)
        home = Home(self._url, quote(self.prefix), config.site_url or "", config.use_directory_urls)
        contents = site_files(self.site, home, ASSETS)
        if (found := self.policies.found) and self.site.extent.has(POLICIES_CSV):
            contents[POLICIES_CSV] = policies_csv(
                self.site.catalogue, found, lambda place: f"{config.site_url or ''}{self._url(place)}"
            )
        for uri, content in contents.items():
            added.append(make.beside(uri, content))
            self._index(added[-1])
        refuse_collisions(files, added)
        for file in added:
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep MkDocs' own page objects: those that the site's `nav` names carry the titles it gives them."""
        del nav, config
        self.mkdocs_pages = {uri: self._mkdocs_page(files, uri) for uri in self.site.pages}
        self.sections = {section.uri: as_titles(section) for section in self.site.sections}

    def _mkdocs_page(self, files: Files, uri: str) -> MkDocsPage:
        page = files.src_uris[f"{self.prefix}{uri}"].page
        assert page  # noqa: S101 - MkDocs has made one for every documentation page by now
        return page

    def _url(self, place: Place) -> str:
        """Return the address of a place from the site's root, without a leading slash."""
        return self.urls[place.uri] + (f"#{place.anchor}" if place.anchor else "")

    def _index(self, file: File) -> None:
        self.urls[file.src_uri.removeprefix(self.prefix)] = file.url

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
        """Set a generated page's title and description, and the date of any page that says when it was reviewed.

        Runs first: a plugin that renders a page in this event, such as Material's blog, finds it opened.
        """
        del config, files
        ours = self.generated.get(page.file.src_uri)
        if ours is None:
            if isinstance(reviewed := page.meta.get("reviewed"), date):
                page.update_date = reviewed.isoformat()[:10]
            which = page.meta.get("link_ids", self.config.link_ids)
            self.hand_written.open(page.file.src_uri, page.file.abs_src_path, which)
            return None
        self.hand_written.close()
        page.meta = {"title": as_html(ours.title), "description": as_html(ours.description)}
        if ours.wide:
            page.meta["hide"] = ["navigation", "toc"]
        if ours.boost > 1 or not ours.searchable:
            page.meta["search"] = {"boost": ours.boost} if ours.searchable else {"exclude": True}
        page.update_date = ours.updated.isoformat()
        page.content = ""
        page.render = _no_markdown  # type: ignore[method-assign]  # MkDocs makes a new parser for every page
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
        """Give a generated page its HTML, table of contents and anchors, which MkDocs checks links against."""
        del config, files
        ours = self.generated.get(page.file.src_uri)
        if ours is None:
            for problem in self.hand_written.problems(page.file.src_uri, lambda: page.file.content_string):
                log.warning(problem)
            written = self.hand_written.pages.get(page.file.src_uri)
            when = page.meta.get("reviewed")
            if written and written.ours and isinstance(when, date):
                html += reviewed_line(when)
            dressed = self.hand_written.dressed(page.file.src_uri) or self.policies.styles(page)
            html = self.policies.with_box(html, page, self.renderer, self._address_from(page))
            return html + module_links(self._assets_from(page), MODULES if dressed else ())
        page.toc = contents(ours, as_html)
        page.present_anchor_ids = {"top", *(section.anchor for section in ours.sections), *ours.anchors}
        content = self.renderer.render(ours, self._address_from(page), page.canonical_url or "")
        return content + module_links(self._assets_from(page), (*MODULES, *ours.modules))

    def _assets_from(self, page: MkDocsPage) -> str:
        return get_relative_url(f"{quote(self.prefix)}{ASSETS}", page.url)

    def _address_from(self, page: MkDocsPage) -> Address:
        here = page.url
        known: dict[Place, str] = {}

        def address(place: Place) -> str:
            if place not in known:
                url = get_relative_url(self.urls[place.uri], here)
                known[place] = f"{url}#{place.anchor}" if place.anchor else url
            return known[place]

        return address

    @event_priority(100)
    def _offer_to_search(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let search plugins, which read pages at this event, see only what is worth finding. Runs first.

        A cross-linked page names dozens of other entries; indexed whole, every page would answer to every id. Where
        MkDocs' own script shows the results, it takes titles for text; other scripts take them for HTML.
        """
        del nav
        if ours := self.generated.get(page.file.src_uri):
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
        ours = self.generated.get(page.file.src_uri)
        if ours is None:
            return context
        page.content, page.title, page.toc = self.shown
        section = self.site.section_of(ours)
        if section:
            section = self.sections[section.uri]
            context["nav"] = section_navigation(nav, section, ours.place, self.mkdocs_pages)
        address = self._address_from(page)
        cast("dict[str, object]", context)["crosswalk"] = {
            "section": section,
            "place": ours.place,
            "uri": ours.uri,
            "link": lambda uri, anchor="": address(Place(uri, anchor)),
        }
        return context

    on_page_context = CombinedEvent(_offer_to_search, _show_section)

    @event_priority(-50)
    def _link_assets(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """Link stylesheets where they are used, so that a site's own pages get no heavier."""
        del config
        base = self._assets_from(page)
        if ours := self.generated.get(page.file.src_uri):
            has_twin = "twins" in self.site.extent.parts
            twin = get_relative_url(quote(page.file.src_uri), page.url) if has_twin else ""
            return with_styles(without_blank_lines(output), base, (*STYLES, *ours.styles), twin)
        written = self.hand_written.dressed(page.file.src_uri)
        box = self.policies.styles(page)
        if written or box:
            return with_styles(output, base, (*(STYLES if written and written.ours else ID_STYLES), *box))
        return output

    @event_priority(-100)
    def _protect(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Add the policy to every page of the site, after everything that writes inline scripts. Runs last."""
        del page, config
        return self._with_policy(output)

    on_post_page = CombinedEvent(_link_assets, _protect)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add the policy to the theme's own pages, such as 404.html."""
        del config
        return self._with_policy(output_content) if template_name.endswith(".html") else output_content

    def _with_policy(self, html: str) -> str:
        return with_policy(html) if self.config.content_security_policy and not self.serving else html


def _no_markdown(config: MkDocsConfig, files: Files) -> None:
    """Render nothing: a generated page comes as HTML."""
    del config, files
