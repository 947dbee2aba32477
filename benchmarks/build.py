"""Builds the crosswalk with the plugin, and the same pages from Markdown with plain MkDocs and Material.

Both build every page, those that people wrote as well as those made of data; the plugin also writes what it puts
beside them, such as their JSON and their twins. They run in turn, in memory-backed folders where there are any. It
shows the plugin's wall time as a ratio to plain MkDocs in the same round, and the ratio of the quickest builds, which
says most on a machine whose speed changes. Bound for the median: at most 0.55. Run it with `make benchmark`.

`--large` builds sites of about 2,000 and 10,000 pages of made-up data instead, once each: time and memory as ratios to
plain MkDocs, and the time for a page beside that of a site of 1,000. Bounds: memory 1.3, and the time for a page 1.2.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING, NamedTuple

import growth

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.locations import part_of_package, written_pages
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.render.markdown import MarkdownRenderer
from mkdocs_crosswalk.views.addresses import relative
from mkdocs_crosswalk.views.site import build_site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_crosswalk.views.addresses import Place

BOUND = 0.55
SIZES = (1000, 2000, 10_000)
SECTION = 50
"""The pages of a section of plain MkDocs at most; a longer one would make its pages slow."""
MEMORY, PAGE = 1.3, 1.2
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


class Built(NamedTuple):
    """A build: its seconds, and the most memory that it had."""

    seconds: float
    memory: int


def built(folder: Path) -> Built:
    """Build once into an empty folder, and return what the whole process took."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    return Built(time.perf_counter() - start, used.ru_maxrss)


def seconds(folder: Path) -> float:
    """Build once into an empty folder, and return the wall time of the whole process."""
    return built(folder).seconds


def large(folder: Path, sizes: Sequence[int]) -> bool:
    """Build sites of made-up data of about so many pages, and print the ratios; returns whether the bounds hold."""
    each: list[float] = []
    most = 0.0
    for size in sizes:
        plugin, plain = folder / f"plugin-{size}", folder / f"plain-{size}"
        growth.write(plugin, size - growth.OTHERS - size // SECTION, size // SECTION)
        pages = write_plain(plain, plugin / "mappings")
        ours, theirs = built(plugin), built(plain)
        each.append(ours.seconds / pages)
        most = max(most, ours.memory / theirs.memory)
        shown = f"time {ours.seconds / theirs.seconds:.2f}, memory {ours.memory / theirs.memory:.2f} of plain MkDocs"
        print(f"{pages:6} pages: {shown}; time for a page {each[-1] / each[0]:.2f} of that at {sizes[0]}")
    return most <= MEMORY and each[-1] / each[0] <= PAGE


def main() -> int:
    """Run the rounds and print the ratios; the exit status says whether the bound holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--large", type=int, nargs="*", metavar="PAGES", help="sizes of sites; 1000 2000 10000")
    asked = parser.parse_args()
    rounds = asked.rounds
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder of its own inside it
    with tempfile.TemporaryDirectory(dir=memory) as name:
        if asked.large is not None:
            return 0 if large(Path(name), asked.large or SIZES) else 1
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
