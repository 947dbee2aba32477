"""A page through its events: what happens to any page, and to any page of the crosswalk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.render.head import module_links, with_styles, without_blank

from .neighbours import metadata

if TYPE_CHECKING:
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from .added import Added


class PageEvents:
    """What happens to a page, in the order of its methods; each kind of page says what that is.

    Args:
        uri: Its source file.
        added: What the crosswalk adds to the site.
    """

    def __init__(self, uri: str, added: Added) -> None:
        self.uri = uri
        self.added = added

    def begin(self, page: MkDocsPage) -> None:
        """Make a page ready for what other plugins ask it at any time."""

    def open(self, page: MkDocsPage, markdown: str) -> str | None:  # noqa: ARG002 - it stays as it is
        """Return the Markdown that other plugins see instead, or None."""
        self.read(page)
        return None

    def close(self, page: MkDocsPage) -> str | None:
        """Return the Markdown that other plugins did not see, or None."""

    def read(self, page: MkDocsPage) -> None:
        """Take what its metadata says, or say it."""

    def content(self, page: MkDocsPage, html: str) -> str:
        """Return its content, given what MkDocs has made of its Markdown."""
        return html + self.scripts(page)

    def scripts(self, page: MkDocsPage) -> str:
        """Return what loads its modules; it stands at the end of the content."""
        return module_links(self.added.addresses.assets_from(page), self.modules())

    def hide(self, page: MkDocsPage) -> None:
        """Leave search plugins what is worth finding."""

    def show(self, page: MkDocsPage, context: TemplateContext, nav: Navigation) -> None:
        """Show all of it again, and tell its template what stands around it."""

    def whole(self, page: MkDocsPage, html: str) -> str:
        """Return the whole page with links to the stylesheets that it needs, and to its Markdown twin."""
        return with_styles(html, self.added.addresses.assets_from(page), self.styles(), self.twin(page))

    def modules(self) -> tuple[str, ...]:
        """Return the ES modules that it is better with."""
        return ()

    def styles(self) -> tuple[str, ...]:
        """Return the stylesheets that it needs."""
        return ()

    def twin(self, page: MkDocsPage) -> str:  # noqa: ARG002 - of a kind that has one
        """Return where its Markdown twin is, as it links it; empty if there is none."""
        return ""


class CrosswalkPage(PageEvents):
    """A page of the crosswalk: other plugins had better know nothing of its Markdown, and show nothing of its past."""

    markdown = ""

    def open(self, page: MkDocsPage, markdown: str) -> str | None:
        """Return no Markdown, and leave the page out of what the site does not want it in."""
        self.read(page)
        page.meta.update(metadata(self.added.config))
        if not self.added.options.search:
            page.meta["search"] = {"exclude": True}
        self.markdown = markdown
        return ""

    def close(self, page: MkDocsPage) -> str | None:
        """Return the Markdown, and forget what mkdocs-git-revision-date-plugin says: the date of another file."""
        page.meta.pop("revision_date", None)
        return self.markdown

    def show(self, page: MkDocsPage, context: TemplateContext, nav: Navigation) -> None:
        """Show the top level of the site's navigation, and not all of it."""
        super().show(page, context, nav)
        context["nav"] = self.added.navigation.overview(nav)

    def whole(self, page: MkDocsPage, html: str) -> str:
        """Return the whole page, as small as it can be."""
        return super().whole(page, without_blank(html))
