"""What plugins beside this one must be told of pages that no file in the site's folder stands for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin

from mkdocs_crosswalk.engines.finished_folder import MADE_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

ASK_GIT = ("git-authors", "git-revision-date-localized")
"""Plugins that ask git who wrote a page, or when, unless their option `exclude` has a pattern for it."""

_LINK = re.compile(r'<a\s(?:[^>]*?\s)?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def no_authors(config: MkDocsConfig, prefix: str, uris: Iterable[str]) -> None:
    """Keep the crosswalk's pages from plugins that would show authors and dates of another file on them.

    Args:
        config: The site's configuration, whose plugins may have begun to work.
        prefix: The crosswalk's own folder, with a slash at its end, or empty for the root.
        uris: The source files of its pages.
    """
    patterns = [f"{prefix}*"] if prefix else list(uris)
    for name in ASK_GIT:
        if plugin := config.plugins.get(name):
            options: Any = plugin.config
            options["exclude"] = [*dict.fromkeys((*(options["exclude"] or ()), *patterns))]


def metadata(config: MkDocsConfig) -> dict[str, Any]:
    """Return what keeps a page of the crosswalk out of a feed of the site's news (mkdocs-rss-plugin)."""
    return {"draft": True} if "rss" in config.plugins else {}


def without_finished(config: MkDocsConfig, prefix: str, files: Files) -> None:
    """Take from a site's files the pages that `crosswalk build --pages` has left in its folder for Zensical."""
    if prefix and (Path(config.docs_dir) / prefix / MADE_OF).is_file():
        for file in [file for file in files if file.src_uri.startswith(prefix)]:
            files.remove(file)


def by_pagefind(config: MkDocsConfig) -> bool:
    """Say whether the site's search is Pagefind, as that of MaterialX is, which reads pages once they are written."""
    return bool((config.extra.get("search_config") or {}).get("provider") == "pagefind")


def in_site_map(context: TemplateContext, files: Iterable[File]) -> None:
    """Name pages to the site map of mkdocs-static-i18n, which knows only those in the site's own folder."""
    there: Any = context
    if languages := there.get("i18n_alternates"):
        there["i18n_alternates"] = {**languages, "": [file for file in files if file.page]}


def on_print_page(config: MkDocsConfig, files: Files, ours: Iterable[File], scripts: Callable[[Page], str]) -> None:
    """Have links to the crosswalk lead to it from the page that mkdocs-print-site-plugin makes of all others.

    Args:
        config: The site's configuration.
        files: The site's files.
        ours: Those of the crosswalk.
        scripts: What the crosswalk has added to a page, and a document to print has no use for.
    """
    if "print-site" not in config.plugins:
        return
    there = {file.url.removeprefix("./") for file in ours}
    site = (config.site_url or "").rstrip("/")
    for file in files:
        page: Any = file.page
        if content := getattr(page, "html", None):
            page.html = for_print(content.replace(scripts(page), ""), page.url, there, site)


def for_print(html: str, page: str, ours: Collection[str], site: str) -> str:
    """Return the content of a page as a document of many pages in one has it, from which the crosswalk is missing.

    mkdocs-print-site-plugin makes each link between pages one within the document. A link to the crosswalk leads
    to the site instead; where the site's address is not known, its words stay.

    Args:
        html: The content of the page.
        page: The address of the page from the site's root.
        ours: The addresses of the crosswalk's pages and files, likewise.
        site: The site's own address without a slash at its end, or an empty text.
    """

    def replaced(match: re.Match[str]) -> str:
        address = urljoin(f"/{page}", match[1])
        if urldefrag(address)[0].removeprefix("/") not in ours:
            return match[0]
        return match[0].replace(f'href="{match[1]}"', f'href="{site}{address}"', 1) if site else match[2]

    return _LINK.sub(replaced, html)


def forget(config: MkDocsConfig, hidden: Collection[str]) -> None:
    """Take pages out of the index of MkDocs' own search, which has no mark for a page that it shall leave out.

    Args:
        config: The site's configuration.
        hidden: The addresses of the pages from the site's root.
    """
    plugin: Any = config.plugins.get("search")
    entries = getattr(getattr(plugin, "search_index", None), "_entries", None)
    if entries:
        entries[:] = [e for e in entries if urldefrag(e["location"])[0] not in hidden]
