"""What MkDocs is told of a generated page, whose HTML is made already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.render.escaping import as_html

from .navigation import contents

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_crosswalk.views.page import Page


def set_contents(page: MkDocsPage, ours: Page) -> None:
    """Give a page its table of contents, and the anchors that MkDocs checks links against."""
    page.toc = contents(ours, as_html)
    page.present_anchor_ids = {"top", *(section.anchor for section in ours.sections), *ours.anchors}


def set_metadata(page: MkDocsPage, ours: Page) -> None:
    """Give a page its title, description and date, and keep it from being rendered."""
    page.meta = {"title": as_html(ours.title), "description": as_html(ours.description)}
    if ours.wide:
        page.meta["hide"] = ["navigation", "toc"]
    if ours.boost > 1 or not ours.searchable:
        page.meta["search"] = {"boost": ours.boost} if ours.searchable else {"exclude": True}
    page.update_date = ours.updated.isoformat()
    page.content = ""
    page.render = _no_markdown  # type: ignore[method-assign]  # MkDocs makes a new parser for every page


def _no_markdown(config: MkDocsConfig, files: Files) -> None:
    """Render nothing: a generated page comes as HTML."""
    del config, files
