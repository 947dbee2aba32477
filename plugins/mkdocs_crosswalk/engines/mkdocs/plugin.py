"""The MkDocs plugin: hooks only, each with its priority and why. What they do is in the modules beside this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from .options import CrosswalkConfig
from .run import Run

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_crosswalk.views.site import Site


class CrosswalkPlugin(BasePlugin[CrosswalkConfig]):  # type: ignore[no-untyped-call]  # see `options`
    """Adds the crosswalk's pages, files and navigation to a site."""

    def __init__(self) -> None:
        self.run = Run()

    @property
    def site(self) -> Site:
        """The pages of the crosswalk; the templates of this project's own site ask what there is."""
        return self.run.build.added.site

    def on_startup(self, /, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool, **_: object) -> None:
        """Remember whether the site is served: one plugin object then lives through all rebuilds."""
        self.run.begin(command, dirty=dirty)

    @event_priority(-100)
    def on_shutdown(self, /, **_: object) -> None:
        """Make the private copy of a public site. Priority -100: others have put away what a build takes up anew."""
        self.run.end()

    def on_serve(self, server: Any, /, **_: object) -> None:
        """Go on serving while the data cannot be used, and show the page that a browser shows before all others."""
        self.run.serve(server)

    @event_priority(100)
    def _move(self, config: MkDocsConfig) -> None:
        """Have a served site made beside the one that is there. Priority 100: others may ask for the folder."""
        self.run.move(config)

    def _configure(self, config: MkDocsConfig) -> None:
        """Load the data before MkDocs empties the output folder, so that bad data leaves the old site as it was."""
        self.run.configure(config, self.config)

    on_config = CombinedEvent(_move, _configure)

    def on_build_error(self, /, **_: object) -> None:
        """Begin anew with the next build, if there is one."""
        self.run.failed()

    @event_priority(90)
    def _add_files(self, files: Files, /, **_: object) -> None:
        """Add pages and files. Priority 90: before others look at what there is, such as redirects, checks of links."""
        self.run.build.add_files(files)

    @event_priority(-99)
    def _step_aside(self, files: Files, /, **_: object) -> None:
        """Hide pages from what lists the site's own folder anew. Priority -99: mkdocs-static-i18n does so at -100."""
        self.run.build.added.files.aside(True)

    @event_priority(-101)
    def _settle_files(self, files: Files, /, **_: object) -> None:
        """Make again what other plugins' pages change, and hold the files against theirs. Priority -101: after all."""
        self.run.build.settle_files(files)

    on_files = CombinedEvent(_add_files, _step_aside, _settle_files)

    def on_nav(self, nav: Navigation, /, *, files: Files, **_: object) -> None:
        """Keep MkDocs' own page objects: those that the site's `nav` names carry the titles it gives them."""
        self.run.build.keep_pages(files, nav)

    @event_priority(100)
    def on_pre_page(self, page: Page, /, **_: object) -> None:
        """Give a generated page its contents. Priority 100: others may ask for them as soon as they see the page."""
        self.run.build.pages.of(page).begin(page)

    @event_priority(100)
    def _open_page(self, markdown: str, /, *, page: Page, **_: object) -> str | None:
        """Open a page. Priority 100: a plugin that renders it in this event, such as Material's blog, finds it so."""
        return self.run.build.pages.of(page).open(page, markdown)

    @event_priority(-100)
    def _give_back(self, markdown: str, /, *, page: Page, **_: object) -> str | None:
        """Give a page of the crosswalk its Markdown back. Priority -100: others had better know nothing of it."""
        return self.run.build.pages.of(page).close(page)

    on_page_markdown = CombinedEvent(_open_page, _give_back)

    @event_priority(100)
    def on_page_content(self, html: str, /, *, page: Page, **_: object) -> str:
        """Give a generated page its HTML, and a policy its box. Priority 100: others may look at what is there."""
        return self.run.build.pages.of(page).content(page, html)

    def on_env(self, env: Any, /, *, files: Files, **_: object) -> None:
        """Look at what plugins have made of the site by now, before it is written."""
        self.run.build.check_files(files, env)

    def on_template_context(self, context: TemplateContext, /, *, template_name: str, **_: object) -> None:
        """See to it that the site map has the crosswalk's pages."""
        self.run.build.complete(template_name, context)

    @event_priority(100)
    def _hide(self, context: TemplateContext, /, *, page: Page, nav: Navigation, **_: object) -> None:
        """Leave search what is worth finding. Priority 100: search plugins read pages in this event."""
        self.run.build.hide(page, nav)

    @event_priority(-100)
    def _show(self, context: TemplateContext, /, *, page: Page, nav: Navigation, **_: object) -> None:
        """Show all of a page, and its part of the navigation. Priority -100: after search and what others change."""
        self.run.build.pages.of(page).show(page, context, nav)

    on_page_context = CombinedEvent(_hide, _show)

    @event_priority(-50)
    def _finish_page(self, html: str, /, *, page: Page, **_: object) -> str:
        """Link stylesheets where they are used. Priority -50: what others have linked by then is not linked again."""
        return self.run.build.pages.of(page).whole(page, html)

    @event_priority(-100)
    def _protect_page(self, html: str, /, *, page: Page, **_: object) -> str:
        """Add the policy to every page of the site. Priority -100: after everything that writes inline scripts."""
        return self.run.build.protected(html)

    on_post_page = CombinedEvent(_finish_page, _protect_page)

    def on_post_template(self, output_content: str, /, *, template_name: str, **_: object) -> str:
        """Add the policy to the theme's own pages, such as 404.html."""
        return self.run.build.protected(output_content) if template_name.endswith(".html") else output_content

    @event_priority(100)
    def _forget_hidden(self, /, **_: object) -> None:
        """Take what search shall not find out of its index. Priority 100: before that is written."""
        self.run.build.forget_hidden()

    @event_priority(-101)
    def _end(self, /, **_: object) -> None:
        """Take note that a build is done. Priority -101: mkdocs-static-i18n builds further languages at -100."""
        self.run.leave()

    on_post_build = CombinedEvent(_forget_hidden, _end)
