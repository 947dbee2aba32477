"""Builds the crosswalk with the plugin, and the same pages from Markdown with plain MkDocs and Material.

Both build every page, those that people wrote as well as those made of data; the plugin also writes what it puts
beside them, such as their JSON and their twins. They run in turn, in memory-backed folders where there are any. It
shows the plugin's wall time as a ratio to plain MkDocs in the same round, and the ratio of the quickest builds, which
says most on a machine whose speed changes. Bound for the median: at most 0.55. Run it with `make benchmark`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.locations import part_of_package, written_pages
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.render.markdown import MarkdownRenderer
from mkdocs_crosswalk.views.addresses import relative
from mkdocs_crosswalk.views.site import build_site

if TYPE_CHECKING:
    from mkdocs_crosswalk.views.addresses import Place

BOUND = 0.55
THEME = """site_name: Crosswalk
site_url: https://example.org/
theme: {name: material, font: false, features: [navigation.prune, navigation.tabs]}
validation: {links: {anchors: ignore}}
markdown_extensions: [tables, toc]
"""


def write_plain(folder: Path) -> int:
    """Write every page as a Markdown file; returns how many."""
    site = build_site(load(part_of_package("mappings")), offered=OFFERED)
    renderer = MarkdownRenderer(site)
    docs = folder / "docs"
    for page in site.pages.values():
        here = dirname(page.uri)

        def address(place: Place, here: str = here) -> str:
            return relative(place.uri, here) + (f"#{place.anchor}" if place.anchor else "")

        path = docs / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(renderer.render(page, address), "utf-8")
    people = written_pages(part_of_package("content"))
    for uri, source in people.items():
        (docs / uri).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, docs / uri)
    written(docs)
    (folder / "mkdocs.yml").write_text(f"{THEME}plugins: [search]\n", "utf-8")
    return len(site.pages) + len(people)


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


def seconds(folder: Path) -> float:
    """Build once into an empty folder, and return the wall time of the whole process."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, env=environment, check=True)
    return time.perf_counter() - start


def main() -> int:
    """Run the rounds and print the ratios; the exit status says whether the bound holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder of its own inside it
    with tempfile.TemporaryDirectory(dir=memory) as name:
        plain, plugin = Path(name, "plain"), Path(name, "plugin")
        pages = write_plain(plain)
        write_plugin(plugin)
        print(f"{pages} pages, {rounds} rounds; wall time as a ratio to plain MkDocs and Material in the same round")
        seconds(plain), seconds(plugin)
        took = [(seconds(plain), seconds(plugin)) for _ in range(rounds)]
        size = {
            folder.name: sum(p.stat().st_size for p in (folder / "site").rglob("*.html")) for folder in (plain, plugin)
        }
    found = [own / reference for reference, own in took]
    middle = statistics.median(found)
    quickest = min(own for _, own in took) / min(reference for reference, _ in took)
    spread = f"{min(found):.2f} to {max(found):.2f}"
    print(f"median {middle:.2f} ({spread}), quickest {quickest:.2f}; bound {BOUND:.2f}")
    print(f"HTML: {size['plugin'] / size['plain']:.2f} of plain")
    return 0 if middle <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
