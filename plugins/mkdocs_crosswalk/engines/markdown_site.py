"""The same pages as a folder of Markdown files, for generators that run no MkDocs plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import yaml

from mkdocs_crosswalk.data.locations import written_pages
from mkdocs_crosswalk.files.downloads import can_write_workbooks, download_files
from mkdocs_crosswalk.files.exchange_files import exchange_files
from mkdocs_crosswalk.files.home import Home
from mkdocs_crosswalk.files.json_files import json_files
from mkdocs_crosswalk.files.site_files import index
from mkdocs_crosswalk.prose.broken_links import refuse_broken
from mkdocs_crosswalk.prose.guides import read_told
from mkdocs_crosswalk.prose.id_links import source_link
from mkdocs_crosswalk.prose.plain import PlainPages
from mkdocs_crosswalk.render.markdown import MarkdownRenderer
from mkdocs_crosswalk.views.addresses import address_of
from mkdocs_crosswalk.views.programme.own_data import with_own_data
from mkdocs_crosswalk.views.site import build_site
from mkdocs_crosswalk.views.taken import with_files

from .build_day import build_day
from .menu import menu
from .parts import OFFERED

NAV = ".nav.yml"
"""The navigation of the folder, as mkdocs-awesome-nav and what stands for it elsewhere read it."""

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.page import Page


def markdown_site(catalogue: Catalogue, content: Path, prefix: str = "", site_url: str = "") -> dict[str, bytes]:
    """Return every file by its path below the crosswalk's own folder: pages, downloads and JSON.

    Links between the files are relative and lead to files; addresses inside JSON and CSV are those of a site whose
    pages are folders, as MkDocs and Zensical make them.

    Args:
        catalogue: The catalogue.
        content: The folder of the pages that people wrote.
        prefix: The folder of the site that the files go to, empty or with a slash at the end.
        site_url: The site's own address, for the links in spreadsheets; empty where it is not known.

    Raises:
        CrosswalkError: if a written page names an entry, or links a page, that does not exist.
    """
    sources = written_pages(content)
    told = read_told(catalogue, sources)
    whole = build_site(catalogue, sources, workbooks=can_write_workbooks(), offered=OFFERED, today=build_day(), **told)
    site = with_own_data(whole, build_day())
    refuse_broken(site, content)
    renderer = MarkdownRenderer(site, for_generator=True)
    plain = PlainPages(site)

    def made(page: Page) -> str:
        return renderer.render(page, lambda place: source_link(page.uri, place))

    def url(place: Place) -> str:
        return f"{quote(prefix)}{_address(place)}"

    home = Home(url, quote(prefix), f"{site_url.rstrip('/')}/" if site_url else "")
    files: dict[str, str | bytes] = {**json_files(catalogue, url, site.extent.programme, home.base)}
    files |= {**download_files(site, home.whole), **exchange_files(site, home)}
    files |= index(site, files, home)
    files |= {uri: plain.page(uri, path.read_text("utf-8")) for uri, path in site.written.items()}
    files |= {page.uri: made(page) for page in with_files(site, files).pages.values()}
    files[NAV] = yaml.safe_dump({"nav": menu(site, "")}, allow_unicode=True, sort_keys=False, width=1000)
    return {uri: content.encode() if isinstance(content, str) else content for uri, content in files.items()}


def _address(place: Place) -> str:
    """Return the address of a place below the crosswalk's own folder."""
    path = address_of(place.uri) if place.uri.endswith(".md") else place.uri
    return f"{path}#{place.anchor}" if place.anchor else path
