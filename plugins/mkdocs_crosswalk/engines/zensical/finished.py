"""The finished pages of the crosswalk as sources in a site's folder, and the files beside them.

The source of a page is its front matter; its HTML lies in a folder that Zensical does not look into, and the Markdown
extension hands it on as it is. In the source itself Zensical would look for links of Markdown, a byte at a time.
"""

from __future__ import annotations

import json
from dataclasses import field
from datetime import date
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import yaml
from markdown import Markdown

from mkdocs_crosswalk.catalogue.published import in_words
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.locations import written_pages
from mkdocs_crosswalk.engines.beside import files_beside
from mkdocs_crosswalk.engines.finished_folder import HIDDEN, MADE_OF
from mkdocs_crosswalk.engines.looks import (
    ASSETS,
    COPY_MODULES,
    GUIDE_STYLES,
    MODULES,
    STATUS,
    STYLES,
    looks,
    modules_of,
    styles_of,
)
from mkdocs_crosswalk.engines.search_text import with_spellings
from mkdocs_crosswalk.files.home import Home
from mkdocs_crosswalk.prose.front_matter import parted
from mkdocs_crosswalk.prose.page_fields import PageFields, read_page_fields
from mkdocs_crosswalk.render.escaping import as_html
from mkdocs_crosswalk.render.head import module_links
from mkdocs_crosswalk.render.html import reviewed_line
from mkdocs_crosswalk.views.addresses import GLOSSARY, Place, own_page
from mkdocs_crosswalk.views.guide_pages import around
from mkdocs_crosswalk.views.taken import with_files

from .addresses import Addresses, page_url, written_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.views.page import Page

    from .prepared import Prepared

MARK = "crosswalk"
"""The field of the front matter that says that a page is finished: where its HTML is, and its table of contents.

What it holds changes with the page, so that no cache takes an old one for it.
"""
WITHOUT = """\
This page is one of the crosswalk's. It is shown by the Markdown extension
`mkdocs_crosswalk.engines.zensical.extension`, which the configuration of this build does not name.
"""
_EXTENSIONS = ("toc", "tables", "fenced_code", "def_list")
"""What the pages that came with the crosswalk are written with."""


@frozen
class Finished:
    """The crosswalk of a site, ready for Zensical.

    Attributes:
        files: What goes into the crosswalk's folder among the site's pages, by path below it.
        late: What goes into its folder in the built site: Markdown, of which Zensical would make pages.
        links: Of each page, where it leads within the site; both as readers have them.
        searchable: Of each page that search finds and that is made of the data, the part that it may index.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    late: dict[str, bytes] = field(default_factory=dict)
    links: dict[str, frozenset[str]] = field(default_factory=dict)
    searchable: dict[str, str] = field(default_factory=dict)


class Maker:
    """Makes the finished pages of one site.

    Args:
        prepared: The crosswalk of the site.
    """

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.settings, self.options = prepared.settings, prepared.options
        self.prefix = self.options.prefix
        self.addresses = Addresses(self.prefix, directory_urls=self.settings.directory_urls)
        self.site = prepared.own.site
        has = self.site.extent.has
        self.written = {uri: path for uri, path in written_pages(prepared.content).items() if has(uri)}
        self.done = Finished()

    def make(self) -> Finished:
        """Return all of it.

        Raises:
            CrosswalkError: A link leads nowhere.
        """
        own, addresses = self.prepared.own, self.addresses
        addresses.add((*self.written, *self.site.pages))
        for policy in own.found.policies if own.found else ():
            addresses.add_own(own_page(policy.uri), policy.uri)
        home = Home(
            addresses.url,
            quote(self.prefix),
            self.settings.site_url,
            self.settings.directory_urls,
            self.prepared.commit,
        )
        contents = files_beside(self.site, home, self.prepared.mappings, own.found)
        shown = looks(self.site, policies=own.found is not None, search=False)
        contents |= {f"{ASSETS}{name}": text for name, text in shown}
        for uri, content in contents.items():
            if uri not in addresses.urls:  # a twin has the name of its page, and links to that lead to the page
                addresses.add_file(uri)
            (self.done.late if uri.endswith(".md") else self.done.files)[uri] = _bytes(content)
        self.site = with_files(self.site, contents)
        for page in self.site.pages.values():
            self._generated(page)
        for uri, path in self.written.items():
            self._shipped(uri, path.read_text("utf-8-sig"))
        self.done.files[MADE_OF] = self.prepared.made_of.encode()
        return self.done

    def _generated(self, page: Page) -> None:
        uri = f"{self.prefix}{page.uri}"
        url = page_url(uri, directory_urls=self.settings.directory_urls)
        home = f"{self.settings.site_url}{url}" if self.settings.site_url else ""
        address = self.addresses.seen_from(uri)
        html = self.prepared.renderer.render(page, address, home, self.prepared.edit_url(page))
        html = self.addresses.as_written(uri, html)
        meta: dict[str, Any] = {"title": as_html(page.title), "description": as_html(page.description)}
        if page.wide:
            meta["hide"] = ["navigation", "toc"]
        elif page.card:
            meta["hide"] = ["toc"]  # it stands in the card
        if not page.searchable:
            meta["search"] = {"exclude": True}
        elif page.boost > 1:
            meta["search"] = {"boost": page.boost}
        if page.searchable and self.options.search:
            self.done.searchable[url] = with_spellings(page, self.prepared.renderer.searchable(page))
        contents = [(1, "top", page.heading), *((2, section.anchor, section.title) for section in page.sections)]
        self._put(page.uri, meta, contents, self._dressed(uri, html, styles_of(page), modules_of(page)))

    def _shipped(self, below: str, text: str) -> None:
        """Make a page that people wrote and that came with the crosswalk, as its own Markdown has it."""
        prepared, uri = self.prepared, f"{self.prefix}{below}"
        front = parted(text, uri)
        said = yaml.safe_load(front.text) or {}
        fields = read_page_fields([(uri, text)], date.max)[0].get(uri, PageFields())
        link_ids = self.options.link_ids if fields.link_ids is None else fields.link_ids
        address = written_in(uri, self.prefix)
        prose = prepared.prose_of_page()
        show = partial(prepared.renderer.answer, address=address)
        written = prose.open(uri, str(prepared.content / below), link_ids, show)
        markdown: Any = Markdown(extensions=[*_EXTENSIONS, prose])
        html = markdown.convert(front.body)
        to_copy = "<pre" in html
        html = html.replace("<pre", "<pre data-search-exclude")  # an example is no answer to a reader's question
        if ways := around(self.site.extent, below):
            above, under = prepared.renderer.ways(ways, address)
            html = f"{above}{html}{under}"
        if fields.reviewed:
            html += reviewed_line(fields.reviewed, "", in_words(self.site.catalogue))
        guide = GUIDE_STYLES if written.drawn or below == GLOSSARY or to_copy else ()
        states = STATUS if written.asks and self.site.extent.programme.exists else ()
        html = self.addresses.checked(uri, html)
        html = self._dressed(uri, html, (*STYLES, *guide, *states), (*MODULES, *(COPY_MODULES if to_copy else ())))
        meta: dict[str, Any] = {n: as_html(str(said[n])) for n in ("title", "description") if n in said}
        if (said.get("search") or {}).get("exclude"):
            meta["search"] = {"exclude": True}
        contents = [(t["level"], t["id"], t["name"]) for t in _flat(markdown.toc_tokens)]
        self._put(below, meta, contents, html)

    def _dressed(self, uri: str, html: str, styles: Iterable[str], modules: Iterable[str]) -> str:
        """Return a page with its looks before it and its scripts behind it; they stand in the content for this."""
        at = written_in(uri, self.prefix)
        base = at(_assets())
        links = "".join(f'<link rel="stylesheet" href="{base}{name}">' for name in styles)
        return f"{links}{html}{module_links(base, modules)}"

    def _put(self, uri: str, meta: dict[str, Any], contents: list[tuple[int, str, str]], html: str) -> None:
        if not self.options.search:
            meta["search"] = {"exclude": True}
        hidden, content = f"{HIDDEN}{uri.removesuffix('.md')}.html", html.encode()
        meta[MARK] = {
            "file": f"{self.prefix}{hidden}",
            "sum": sha256(content).hexdigest(),
            "contents": [[level, anchor, str(as_html(title))] for level, anchor, title in contents],
        }
        lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in meta.items())
        self.done.files[hidden] = content
        self.done.files[uri] = f"---\n{''.join(lines)}---\n\n{WITHOUT}".encode()
        url = page_url(f"{self.prefix}{uri}", directory_urls=self.settings.directory_urls)
        self.done.links[url] = self.addresses.leads(f"{self.prefix}{uri}", html)


def _assets() -> Place:
    return Place(ASSETS)


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _flat(tokens: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the headings of a page in order, as Python-Markdown nests them."""
    for token in tokens:
        yield token
        yield from _flat(token["children"])
