"""The modules of a reader's list in a blank page, on a host that has nothing else: no site is built for them."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.ids.for_browsers import for_browsers
from tests.support.builds import ROOT
from tests.support.hosting import hosted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.hosting import Host

ASSETS = ROOT / "plugins/mkdocs_crosswalk/assets"
MODULES = ("work-rules", "work-file", "work-store", "status-report")
FIXTURES = Path(__file__).parents[1] / "site/saved"
DIRECTION = "soc2-to-iso"
OLD_LIST = "soc2-to-iso27001"
BASE = "/some/where/"
NOW = "2027-03-15T14:05:12Z"
TODAY = NOW[:10]

# What a page hands in, and the modules by their names; `said` is what a reader was told.
LOAD = """async ([site, spellings, kinds, now]) => {
    const load = name => import(new URL(`assets/crosswalk/${name}.js`, location.href));
    const [rules, file, stores, report, { Ids }] =
        await Promise.all(["work-rules", "work-file", "work-store", "status-report", "jump"].map(load));
    const view = file;
    const ids = new Ids(spellings, new Map(kinds.map(([id, kind]) => [id, { kind }])));
    const known = new rules.Known({ ...site, find: text => ids.find(text) });
    const clock = { now: new Date(now) };
    const said = [], heard = [];
    const opened = (more = {}) => {
        const store = new stores.Store(known, { say: text => said.push(text), now: () => clock.now, ...more });
        store.watch((ids, why) => heard.push([why, ...ids]));
        return store;
    };
    const read = async text => {
        const table = await report.inSlices(report.tableOf(text));
        const plan = table && report.planOf(table.head);
        return { table, plan, taken: table && (await report.inSlices(report.take(table, plan, known))) };
    };
    Object.assign(window, { rules, file, view, report, known, clock, said, heard, opened, read });
    window.parse = (text, at = now) => file.parse(text, known, new Date(at));
}"""


@contextmanager
def lone_modules(folder: Path) -> Iterator[Host]:
    """Host the scripts and a page without anything."""
    shutil.copytree(ASSETS, folder / "assets/crosswalk")
    for name in ("index.html", "404.html"):
        (folder / name).write_text('<!doctype html><link rel="icon" href="data:,"><title>Blank</title>', "utf-8")
    with hosted(folder, BASE) as host:
        yield host


def site_of(catalogue: Catalogue, framework: str = "iso27001-2022") -> dict[str, Any]:
    """Return what a page about a framework hands in."""
    order = [entry.id for entry in catalogue.singles if entry.framework == framework]
    clauses = [entry for entry in order if entry.startswith("Clause ")]
    return {
        "order": order,
        "direction": DIRECTION,
        "bare": {clause.removeprefix("Clause "): clause for clause in clauses},
        "binding": clauses,
        "moved": {"A.12.6.1": "A.8.8"},
        "questions": f"{OLD_LIST}-1",
    }


def load_modules(page: Page, host: Host, catalogue: Catalogue, framework: str = "iso27001-2022") -> Page:
    """Open the blank page and load the modules into it, below names of the window."""
    page.goto(host.address)
    ids = catalogue.ids
    kinds = [(entry.id, ids.frameworks[entry.framework].name) for entry in ids.entries.values()]
    page.evaluate(LOAD, [site_of(catalogue, framework), for_browsers(ids), kinds, NOW])
    return page
