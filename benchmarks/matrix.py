"""Types into the filter of the matrix, and into that of a plain table of the same size whose script is naive.

The naive page has the same theme, heads, marks and answers, as Markdown would make the table: bare cells, and a script
that sets `hidden` on every row and cell at each keystroke. Both are opened in turn in the same browser with its
processor slowed down four times; a keystroke counts from the key to the end of the frame that shows its result, layout
and painting included. In the matrix that is the rows in view; rows out of view and columns follow when typing pauses.
A keystroke is the quickest of the rounds, since a busy machine only ever makes one slower; compared are the worst of
them. Bound: at most 0.35 of the naive page's.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from processes import used
from table import Row, show

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.browsers import find_browser  # noqa: E402
from tests.support.frameworks import ISO, SOC2  # noqa: E402
from tests.support.server import served  # noqa: E402

from mkdocs_crosswalk.catalogue.load import load  # noqa: E402
from mkdocs_crosswalk.data.locations import part_of_package  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

BOUND = 0.35
SLOWER = 4
WORDS = ("access", "cc6.1", "a.8.2", "policies", "incident")
WATCH = """() => {
    window.times = [];
    document.addEventListener("keydown", event => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.times.push(performance.now() - event.timeStamp);
        requestAnimationFrame(() => channel.port2.postMessage(0));
    }, true);
}"""
NAIVE = """
const rows = [...document.querySelectorAll("article tbody tr")];
const heads = [...document.querySelectorAll("article thead th")].slice(1);
const has = (node, text) => ` ${node.textContent.toLowerCase()}`.includes(` ${text}`);
document.querySelector("article input").addEventListener("input", event => {
    const text = event.target.value.toLowerCase();
    const rowHits = rows.map(tr => has(tr.cells[0], text));
    const columnHits = heads.map(th => has(th, text));
    const keptRows = rows.map((tr, r) =>
        rowHits[r] || heads.some((_, c) => columnHits[c] && tr.cells[c + 1].textContent));
    const keptColumns = heads.map((_, c) =>
        columnHits[c] || rows.some((tr, r) => rowHits[r] && tr.cells[c + 1].textContent));
    rows.forEach((tr, r) => {
        tr.hidden = !keptRows[r];
        heads.forEach((_, c) => { tr.cells[c + 1].hidden = !keptColumns[c]; });
    });
    heads.forEach((th, c) => { th.hidden = !keptColumns[c]; });
});
"""
STYLE = """
.pane { max-height: 30rem; overflow: auto; }
.pane th { position: sticky; left: 0; background: #fff; white-space: nowrap; }
.pane thead th { top: 0; left: auto; }
"""


def write_naive(folder: Path) -> None:
    """Add a page to the built site: the same theme around the same controls, criteria and marks in bare cells."""
    catalogue = load(part_of_package("mappings"))
    controls = catalogue.framework_entries(ISO, "control", "subclause")
    criteria = catalogue.framework_entries(SOC2, "criterion")
    lines = []
    for control in controls:
        pairs = (catalogue.overlaps.get((control.id, c.id)) for c in criteria)
        shown = (pair is not None and (pair.counted or pair.mappings) for pair in pairs)
        cells = "".join(f"<td>{'F' if mark else ''}</td>" for mark in shown)
        lines.append(f"<tr><th>{control.id} {escape(control.title)}</th>{cells}</tr>")
    heads = "".join(f"<th>{c.id} <span hidden>{escape(c.title)}</span></th>" for c in criteria)
    table = f"<table><thead><tr><th>Control</th>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    page = folder.joinpath("matrix/all/index.html").read_text("utf-8")
    page = re.sub(r"<(?:link|script)[^>]*assets/crosswalk/[^>]*>(?:</script>)?", "", page)
    page = page.replace("</head>", '<link rel="stylesheet" href="naive.css"></head>')
    start = page.index("<article")
    start = page.index(">", start) + 1
    inside = f'<input type="search" name="text"><div class="pane">{table}</div><script type="module" src="naive.js">'
    page = f"{page[:start]}{inside}</script>{page[page.index('</article>') :]}"
    folder.joinpath("naive").mkdir()
    folder.joinpath("naive/index.html").write_text(page, "utf-8")
    folder.joinpath("naive/naive.js").write_text(NAIVE, "utf-8")
    folder.joinpath("naive/naive.css").write_text(STYLE, "utf-8")


def keystrokes(browser: Browser, url: str) -> list[float]:
    """Return the milliseconds of each keystroke, from the key to the painted answer."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(url, wait_until="load")
    field = page.locator("article input[name=text]")
    field.click()
    page.wait_for_timeout(500)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(WATCH)
    pressed = 0
    for word in WORDS:
        for key in (*word, *["Backspace"] * len(word)):
            page.keyboard.press(key)
            pressed += 1
            page.wait_for_function("n => window.times.length === n", arg=pressed)
            page.wait_for_timeout(20)
    times: list[float] = page.evaluate("window.times")
    page.close()
    return times


def rows(rounds: int = 8) -> Iterator[Row]:
    """Type into both, and yield the ratio of the worst keystrokes."""
    times: dict[str, list[list[float]]] = {"naive": [], "matrix": []}
    with tempfile.TemporaryDirectory() as folder:
        used(ROOT, "mkdocs", "build", "--quiet", "--site-dir", folder)
        write_naive(Path(folder))
        with served(Path(folder)) as address, sync_playwright() as playwright:
            arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=str(find_browser()), args=arguments)
            for _ in range(rounds):
                for name, url in (("naive", "naive/"), ("matrix", "matrix/all/")):
                    times[name].append(keystrokes(browser, address + url))
            browser.close()
    worst = {name: max(map(min, zip(*presses, strict=True))) for name, presses in times.items()}
    yield Row("worst keystroke in the matrix, beside a naive table", worst["matrix"] / worst["naive"], BOUND)


def main() -> int:
    """Print the comparison; the exit status says whether the bound holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=8)
    return show(rows(parser.parse_args().rounds))


if __name__ == "__main__":
    sys.exit(main())
