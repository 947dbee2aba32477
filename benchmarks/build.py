"""Builds the crosswalk with the plugin, and the same pages from Markdown with plain MkDocs and Material.

Both build every page, those that people wrote as well as those made of data; the plugin also writes what it puts
beside them, such as their JSON and their twins. Plain MkDocs has its pages in sections of at most 50, and prunes its
navigation. Processes run in turn, in memory-backed folders where there are any. Compared are the quickest of a few
rounds, in seconds of a processor, and the most memory; of the pages their HTML. Bounds: 0.30 of the time, and 1.30 of
the memory; of large sites also 1.20 of the time for a page at 1,000.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING, NamedTuple

import growth
from processes import MEMORY, built
from table import Row, show

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.locations import part_of_package, written_pages
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.render.markdown import MarkdownRenderer
from mkdocs_crosswalk.views.addresses import relative
from mkdocs_crosswalk.views.site import build_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_crosswalk.views.addresses import Place

TIME, MEMORY_BOUND, PAGE = 0.30, 1.30, 1.20
SIZES = (550,)
"""The pages of sites of made-up data."""
LARGE = (1000, 2000, 10_000)
"""Those of large ones; the time for a page is compared with that of the first."""
MANY = 1000
"""From how many pages on a site is built once."""
SECTION = 50
"""The pages of a section of plain MkDocs at most; a longer one would make its pages slow."""
THEME = """site_name: Crosswalk
site_url: https://example.org/
theme: {name: material, font: false, features: [navigation.prune, navigation.tabs]}
validation: {links: {anchors: ignore}}
markdown_extensions: [tables, toc]
"""


def write_plain(folder: Path, mappings: Path | None = None) -> int:
    """Write every page of the built-in data, or of a folder's, as a Markdown file; returns how many."""
    site = build_site(load(mappings or part_of_package("mappings")), offered=OFFERED)
    renderer = MarkdownRenderer(site)
    docs = folder / "docs"
    for page in site.pages.values():
        here = dirname(page.uri)

        def address(place: Place, here: str = here) -> str:
            return relative(place.uri, here) + (f"#{place.anchor}" if place.anchor else "")

        path = docs / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(renderer.render(page, address), "utf-8")
    people = {} if mappings else written_pages(part_of_package("content"))
    for uri, source in people.items():
        (docs / uri).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, docs / uri)
    written(docs)
    uris = [*site.pages, *people]
    parts = (uris[start : start + SECTION] for start in range(0, len(uris), SECTION))
    nav = "".join(f"  - Part {number}: {json.dumps(part)}\n" for number, part in enumerate(parts, 1))
    (folder / "mkdocs.yml").write_text(f"{THEME}plugins: [search]\nnav:\n{nav}", "utf-8")
    return len(uris)


def write_plugin(folder: Path) -> None:
    """Write a site of the written pages and the plugin."""
    written(folder / "docs")
    plugins = "plugins: [search, {crosswalk: {prefix: x, parts: [all]}}]\n"
    (folder / "mkdocs.yml").write_text(f"{THEME}{plugins}", "utf-8")


def written(docs: Path) -> None:
    """Give both sites one hand-written page to start from."""
    docs.mkdir(parents=True, exist_ok=True)
    if not (docs / "index.md").exists():
        (docs / "index.md").write_text("# Home\n", "utf-8")


class Site(NamedTuple):
    """The pages of a site, and the folders of the two that build them."""

    name: str
    pages: int
    plain: Path
    plugin: Path


def this_site(folder: Path) -> Site:
    """Write the pages of this repository for both."""
    plain, plugin = folder / "plain", folder / "plugin"
    pages = write_plain(plain)
    write_plugin(plugin)
    return Site("this site", pages, plain, plugin)


def made_up(folder: Path, size: int) -> Site:
    """Write a site of about so many pages of made-up data for both."""
    plain, plugin = folder / f"plain-{size}", folder / f"plugin-{size}"
    growth.write(plugin, size - growth.OTHERS - size // SECTION, size // SECTION)
    return Site("made-up data", write_plain(plain, plugin / "mappings"), plain, plugin)


def compared(site: Site, rounds: int) -> tuple[list[Row], float]:
    """Build a site with both, and return the ratios and the plugin's time for a page."""
    took = [(built(site.plain), built(site.plugin)) for _ in range(rounds)]
    plain, plugin = (min(one.seconds for one in runs) for runs in zip(*took, strict=True))
    memory = max(own.memory for _, own in took) / max(other.memory for other, _ in took)
    called = f"{site.name}, {site.pages} pages, beside MkDocs"
    rows = [
        Row(f"cold build of {called}: time", plugin / plain, TIME),
        Row(f"cold build of {called}: memory", memory, MEMORY_BOUND),
        Row(f"pages of {called}: bytes of HTML", weight(site.plugin) / weight(site.plain)),
    ]
    return rows, plugin / site.pages


def weight(folder: Path) -> int:
    """Return the bytes of HTML of a site that is built."""
    return sum(path.stat().st_size for path in (folder / "site").rglob("*.html"))


def rows(sizes: Sequence[int] = SIZES, rounds: int = 2) -> Iterator[Row]:
    """Yield the ratios of this site and of sites of made-up data."""
    each: dict[int, float] = {}
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        yield from compared(this_site(Path(name)), rounds)[0]
        for size in sizes:
            site = made_up(Path(name), size)
            found, each[size] = compared(site, 1 if size > MANY else rounds)
            yield from found
            shutil.rmtree(site.plain)
            shutil.rmtree(site.plugin)
    if each.keys() >= {LARGE[0], LARGE[-1]}:
        yield Row(f"time for a page of {LARGE[-1]} beside {LARGE[0]}", each[LARGE[-1]] / each[LARGE[0]], PAGE)


def main() -> int:
    """Print the ratios; the exit status says whether the bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--sizes", type=int, nargs="*", metavar="PAGES", default=SIZES, help="550 1000 2000 10000")
    asked = parser.parse_args()
    return show(rows(asked.sizes, asked.rounds))


if __name__ == "__main__":
    sys.exit(main())
