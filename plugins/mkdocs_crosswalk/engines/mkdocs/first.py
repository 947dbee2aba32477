"""One page of a served site as the next build will make it, long before that is done.

It is made with what the build before has left: its files, navigation and theme. Where anything of these has changed
too, the whole build that follows says it better a moment later.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.commands.build import _populate_page, get_context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage


class Left(NamedTuple):
    """What a whole build has left.

    Attributes:
        config: The site's configuration as the plugins have made it.
        files: The site's files.
        nav: Its navigation.
        env: Its theme.
        titles: The titles that the navigation gives to pages, by their source files.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    titles: Mapping[str, str]


def named(files: Files) -> dict[str, str]:
    """Return the titles that the navigation gives to pages, before any of them says another itself."""
    pages = ((file.src_uri, file.page) for file in files.documentation_pages())
    return {uri: str(vars(page)["title"]) for uri, page in pages if page and "title" in vars(page)}


def made_anew(left: Left, file: File) -> str:
    """Return the whole HTML of a page, made by all plugins of the site."""
    page = _as_new(left, file)
    _populate_page(page, left.config, left.files)
    page.active = True
    try:
        context = get_context(left.nav, left.files, left.config, page)
        template = left.env.get_template(page.meta.get("template", "main.html"))
        context = left.config.plugins.on_page_context(context, page=page, config=left.config, nav=left.nav)
        return left.config.plugins.on_post_page(template.render(context), page=page, config=left.config)
    finally:
        page.active = False


def _as_new(left: Left, file: File) -> MkDocsPage:
    """Return the page of a file, which the navigation holds, as it was before a build found out what is on it."""
    page = file.page
    if page is None:
        raise KeyError(file.src_uri)
    around = page.parent, page.previous_page, page.next_page
    vars(page).pop("title", None)
    page.__init__(left.titles.get(file.src_uri), file, left.config)  # type: ignore[misc]  # the same object, as others hold it
    page.parent, page.previous_page, page.next_page = around
    return page


@contextmanager
def unheard() -> Iterator[None]:
    """Say nothing: the whole build that follows says all of it."""
    before = logging.root.manager.disable
    logging.disable()
    try:
        yield
    finally:
        logging.disable(before)
