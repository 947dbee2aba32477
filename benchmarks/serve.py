"""Serves this site, saves one edit after another, and shows how soon the page shows it that a browser shows.

All times are ratios to the whole build with which the same server began: from the save until the page is served, and
until the whole site is. Bound for the page: at most 0.3. A site of ten pages is served with the plugin and without it;
bound for an edit of one of its own pages: at most 1.3 times as late. Run it with `make benchmark`.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.builds import QUIET, copy_of_repository, write_site  # noqa: E402 - it is found now
from tests.support.serving import Serving, free_address, serving  # noqa: E402 - likewise

PAGE, LATE = 0.3, 1.3
QUICK, PATIENCE = 0.02, 180
"""Seconds between two requests, and until there is no point in another."""
BUILT = re.compile(r"Documentation built in ([\d.]+) seconds")
OWN = "compliance/owners.yml"
POLICY = "content/about/policy.md"
SAID = "---\nsatisfies: [A.5.18, CC6.2]\nowner: Head of IT\nreviewed: 2026-05-12\n---\n# Access policy\n\nRights end.\n"
TEN = "site_name: Ten\ntheme: {name: material, font: false}\nplugins: [search]\n"


class Edit(NamedTuple):
    """An edit: what it is called, the file, what stands in it, and the page that shows what comes in its place."""

    name: str
    file: str
    old: str
    page: str


EDITS = (
    Edit("a row", "mappings/crosswalks/soc2-to-iso27001-article.yml", "Security table, row CC6.1", "soc2/cc6-1/"),
    Edit("guidance", "mappings/guidance/iso27001-a-5.yml", "Management says in writing", "iso27001/a-5-1/"),
    Edit("evidence", "mappings/evidence.yml", "A periodic check, by the owners", "evidence/user-access-review/"),
    Edit("a written page", "content/guides/choosing.md", "Choose by what your customers ask", "guides/choosing/"),
    Edit("own data", OWN, "Head of IT", "iso27001/a-5-18/"),
    Edit("a policy", POLICY, "Rights end", "about/policy/"),
)


class Took(NamedTuple):
    """Seconds from a save until the page was served, and until the whole site was."""

    page: float
    whole: float


def copied(folder: Path) -> Path:
    """Write this site with own data and a policy."""
    copy_of_repository(folder)
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace('      prefix: ""\n', '      prefix: ""\n      data: compliance\n')
    config.write_text(
        text.replace("  - About the data:\n", "  - Policy: about/policy.md\n  - About the data:\n"), "utf-8"
    )
    (folder / OWN).parent.mkdir()
    (folder / OWN).write_text("- entry: A.5.18\n  owner: Head of IT\n", "utf-8")
    (folder / POLICY).write_text(SAID, "utf-8")
    return folder


def saved(server: Serving, folder: Path, edit: Edit, number: int) -> Took:
    """Save an edit, and return how long it took."""
    path, new = folder / edit.file, f"{edit.old} {number}"
    done = server.said().count("Reloading browsers")
    server.page(edit.page)
    text = path.read_text("utf-8")
    if edit.old not in text:
        raise SystemExit(f'{edit.file} has no "{edit.old}"')
    start = time.perf_counter()
    path.write_text(re.sub(rf"{re.escape(edit.old)}(?: \d+)?", new, text, count=1), "utf-8")
    while new not in server.page(edit.page)[1]:
        time.sleep(QUICK)
        if time.perf_counter() - start > PATIENCE:
            raise SystemExit(f"{edit.page} never showed {new}")
    page = time.perf_counter() - start
    server.until_said("Reloading browsers", times=done + 1)
    took = Took(page, time.perf_counter() - start)
    time.sleep(1)  # until the server looks at the files again
    return took


def of_this_site(folder: Path, rounds: int) -> bool:
    """Print how late each kind of edit is; returns whether the bound holds."""
    address = free_address()
    variables = {**QUIET, "PYTHONPATH": f"{folder / 'plugins'}", "SITE_URL": f"http://{address}/"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    worst = 0.0
    with serving(command, folder, address, variables) as server:
        found = BUILT.search(server.said())
        whole = float(found[1]) if found else 0.0
        for edit in EDITS:
            took = [saved(server, folder, edit, number) for number in range(rounds)]
            page, rest = (statistics.median(times) / whole for times in zip(*took, strict=True))
            worst = max(worst, page)
            print(f"{edit.name:>16}: its page {page:.2f}, the whole site {rest:.2f}")
    print(f"bound for the page: {PAGE:.2f}")
    return worst <= PAGE


def of_ten_pages(folder: Path, rounds: int) -> bool:
    """Print how late an edit is in another site, beside that site without the plugin; returns whether it holds."""
    pages = {f"page-{n}.md": f"# Page {n}\n\n" + "Words of a page. " * 200 for n in range(9)} | {"index.md": "# Home\n"}
    edit = Edit("a page", "docs/page-3.md", "Page 3", "page-3/")
    middles = []
    for name, plugins in (("without", TEN), ("with", TEN.replace("[search]", "[search, crosswalk]"))):
        site, address = write_site(folder / name, plugins, pages), free_address()
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
        with serving(command, site, address, {**QUIET, "PYTHONPATH": str(ROOT / "plugins")}) as server:
            took = [saved(server, site, edit, number).page for number in range(rounds * 3)]
        middles.append(statistics.median(took))
    without, with_plugin = middles
    ratio = with_plugin / without
    print(f"an edit in a site of ten pages: {ratio:.2f} of what it is without the plugin; bound {LATE:.2f}")
    return ratio <= LATE


def main() -> int:
    """Serve both sites and print the ratios; the exit status says whether the bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder of its own inside it
    with tempfile.TemporaryDirectory(dir=memory) as name:
        print(f"{rounds} rounds; from a save until it is served, as a ratio to the whole build in the same server")
        held = of_this_site(copied(Path(name, "this")), rounds)
        held &= of_ten_pages(Path(name, "ten"), rounds)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
