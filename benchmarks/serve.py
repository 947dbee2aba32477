"""Serves this site, saves one edit after another, and shows how soon the page shows it that a browser shows.

An edit counts from the save until the page is served. It is shown beside the whole build with which the same server
began, of which it may be at most 0.3; and beside an edit of the same pages as Markdown under MkDocs' own server with
Material, and under Zensical's, which reads no data and only makes pages anew. A site of ten pages is served with the
plugin and without it; bound for an edit of one of its own pages: at most 1.3 times as late.

Zensical is installed from `requirements/` into an environment of its own. Times are by the clock.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import build
from processes import MEMORY
from table import Row, show

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.builds import QUIET, copy_of_repository, write_site  # noqa: E402 - it is found now
from tests.support.installed import Clean  # noqa: E402 - likewise
from tests.support.serving import Serving, free_address, serving  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE, LATE = 0.3, 1.3
QUICK, PATIENCE = 0.02, 180
"""Seconds between two requests, and until there is no point in another."""
BUILT = re.compile(r"Documentation built in ([\d.]+) seconds")
OWN = "compliance/owners.yml"
POLICY = "content/about/policy.md"
SAID = "---\nsatisfies: [A.5.18, CC6.2]\nowner: Head of IT\nreviewed: 2026-05-12\n---\n# Access policy\n\nRights end.\n"
MARKDOWN, MARKDOWN_PAGE = "docs/iso27001/a-5-1.md", "iso27001/a-5-1/"
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


def mkdocs(address: str) -> list[str]:
    """Return the command that serves a site at an address."""
    return [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]


def of_this_site(folder: Path, rounds: int) -> tuple[list[Row], float]:
    """Return how late each kind of edit is beside a whole build, and the seconds of that of a row."""
    address = free_address()
    variables = {**QUIET, "PYTHONPATH": f"{folder / 'plugins'}", "SITE_URL": f"http://{address}/"}
    with serving(mkdocs(address), folder, address, variables) as server:
        found = BUILT.search(server.said())
        whole = float(found[1]) if found else 0.0
        took = {edit: [saved(server, folder, edit, number) for number in range(rounds)] for edit in EDITS}
    middles = {edit: statistics.median(one.page for one in times) for edit, times in took.items()}
    late = max(statistics.median(one.whole for one in times) for times in took.values())
    rows = [
        Row(f"edit of {edit.name}, its page beside the whole build", s / whole, PAGE) for edit, s in middles.items()
    ]
    return [*rows, Row("edit, the latest whole site beside the whole build", late / whole)], middles[EDITS[0]]


def of_markdown(folder: Path, command: list[str], address: str, rounds: int) -> float:
    """Return the seconds until an edit of one of the same pages as Markdown is served."""
    path = folder / MARKDOWN
    with serving(command, folder, address, QUIET) as server:
        server.until(lambda text: "</h1>" in text, MARKDOWN_PAGE)
        times = []
        for number in range(rounds):
            time.sleep(1)  # until the server looks at the files again
            word = f"Edited {number}"
            start = time.perf_counter()
            path.write_text(f"{path.read_text('utf-8')}\n\n{word}\n", "utf-8")
            while word not in server.page(MARKDOWN_PAGE)[1]:
                time.sleep(QUICK)
                if time.perf_counter() - start > PATIENCE:
                    raise SystemExit(f"{MARKDOWN_PAGE} never showed {word}")
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def of_ten_pages(folder: Path, rounds: int) -> Row:
    """Return how late an edit is in another site, beside that site without the plugin."""
    pages = {f"page-{n}.md": f"# Page {n}\n\n" + "Words of a page. " * 200 for n in range(9)} | {"index.md": "# Home\n"}
    edit = Edit("a page", "docs/page-3.md", "Page 3", "page-3/")
    middles = []
    for name, plugins in (("without", TEN), ("with", TEN.replace("[search]", "[search, crosswalk]"))):
        site, address = write_site(folder / name, plugins, pages), free_address()
        with serving(mkdocs(address), site, address, {**QUIET, "PYTHONPATH": str(ROOT / "plugins")}) as server:
            took = [saved(server, site, edit, number).page for number in range(rounds * 2)]
        middles.append(statistics.median(took))
    without, with_plugin = middles
    return Row("edit in a site of ten pages, beside it without the plugin", with_plugin / without, LATE)


def rows(rounds: int = 2) -> Iterator[Row]:
    """Serve all of them, and yield the ratios."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        folder = Path(name)
        found, ours = of_this_site(copied(folder / "this"), rounds)
        yield from found
        build.write_plain(folder / "plain")
        address = free_address()
        theirs = of_markdown(folder / "plain", mkdocs(address), address, rounds)
        yield Row("edit of a row, its page beside MkDocs with the same pages as Markdown", ours / theirs)
        environment, address = Clean(folder), free_address()
        environment.lock("zensical")
        command = [str(environment.python), "-m", "zensical", "serve", "--dev-addr", address]
        theirs = of_markdown(folder / "plain", command, address, rounds)
        yield Row("edit of a row, its page beside Zensical with the same pages as Markdown", ours / theirs)
        yield of_ten_pages(folder / "ten", rounds)


def main() -> int:
    """Print the ratios; the exit status says whether the bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    return show(rows(parser.parse_args().rounds))


if __name__ == "__main__":
    sys.exit(main())
