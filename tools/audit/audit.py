"""Checks that need Node and Java: valid HTML (vnu), Lighthouse, and the types of the scripts (TypeScript).

Run it with `make audit`. It builds the site, prints what is wrong, and exits with 1 if anything is.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.browsers import find_browser
from tests.support.builds import ROOT, BuiltSite, built_site
from tests.support.hosting import base_of, hosted

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
ASSETS = ROOT / "plugins/mkdocs_crosswalk/assets"

PAGES = ("", "iso27001/a-5-18/", "matrix/")
LEAST = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 98}
RUNS = 3
"""Performance is measured on a machine that does other things too: the best of so many runs counts."""

ALLOWED = {
    "Attribute “autocomplete” is only allowed when the input type is": (
        "the theme's check boxes of drawer and search carry it, so that Firefox does not restore them"
    ),
    "The value of the “for” attribute of the “label” element must be": (
        "the theme's label of the table of contents, which has a box only where a page in the menu holds one"
    ),
    "Resource violates Content Security Policy (meta tag): external": (
        "the check reads files, where 'self' is nothing; browser tests hold the policy against a host"
    ),
    "Inline style violates Content Security Policy (meta tag)": (
        "the 404 page's style, whose hash is in the policy; a browser applies it"
    ),
    "Inline script violates Content Security Policy (meta tag)": (
        "a block of JSON, which does not run and so needs no hash; browser tests see no violation"
    ),
}


def main() -> int:
    """Run every check; returns the exit status."""
    with built_site() as site:
        problems = [*validity(site.folder), *types(), *lighthouse(site)]
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else "No problems.")
    return 1 if problems else 0


def run(*command: str | Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it says."""
    return subprocess.run(
        [str(part) for part in command],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def validity(folder: Path) -> list[str]:
    """Return what vnu says about the pages, and which exceptions have become needless."""
    java = shutil.which("java")
    if not java:
        return ["vnu: Java is needed and not on the PATH"]
    jar = MODULES / "vnu-jar/build/dist/vnu.jar"
    found = run(java, "-jar", jar, "--format", "json", "--skip-non-html", "--exit-zero-always", folder)
    try:
        messages = json.loads(found.stderr)["messages"]
    except ValueError:
        return [f"vnu: {found.stderr.strip()[:500] or 'no answer'}"]
    used: set[str] = set()
    problems = []
    for message in messages:
        said = message["message"]
        allowed = next((start for start in ALLOWED if said.startswith(start)), None)
        if allowed:
            used.add(allowed)
        else:
            where = message.get("url", "").rpartition(f"{folder.name}/")[2]
            problems.append(f"vnu: {where}:{message.get('lastLine', 0)}: {said}")
    needless = sorted(set(ALLOWED) - used)
    print(f"vnu: {sum(1 for _ in folder.rglob('*.html'))} pages, {len(problems)} problems")
    return problems + [f"vnu: the exception “{start}…” has nothing to except" for start in needless]


def types() -> list[str]:
    """Return what TypeScript says about the scripts and their JSDoc types."""
    scripts = sorted(ASSETS.glob("*.js"))
    options = "--allowJs --checkJs --strict --noEmit --target es2022 --module esnext --moduleResolution bundler"
    found = run(
        MODULES / ".bin/tsc",
        *options.split(),
        *("--moduleDetection", "force", "--lib", "es2024,dom,dom.iterable"),
        *scripts,
    )
    problems = [f"tsc: {line.strip()}" for line in found.stdout.splitlines() if line.strip()]
    print(f"tsc: {len(scripts)} scripts, {len(problems)} problems")
    if found.returncode and not problems:
        problems.append(f"tsc: {found.stderr.strip()[:500]}")
    return problems


def lighthouse(site: BuiltSite) -> list[str]:
    """Return the scores of a few pages that are too low, each with the audits that cost most."""
    problems = []
    with hosted(site.folder, base_of(site)) as host:
        for page in PAGES:
            reports: list[dict[str, Any]] = []
            while len(reports) < RUNS and (not reports or best(reports, "performance") < LEAST["performance"]):
                reports.append(lighthouse_report(host.address + page))
            scores = {name: best(reports, name) for name in LEAST}
            print(f"lighthouse: {page or 'home'}: {scores}")
            problems += [
                f"lighthouse: {page or 'home'}: {name} is {score}, at least {LEAST[name]} is wanted; "
                f"{costs(reports[-1], name)}"
                for name, score in scores.items()
                if score < LEAST[name]
            ]
    return problems


def lighthouse_report(address: str) -> dict[str, Any]:
    """Run Lighthouse on one page, as a phone on a slow network."""
    flags = ["--headless=new", "--disable-background-networking", "--no-first-run"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    found = run(
        MODULES / ".bin/lighthouse",
        address,
        *("--quiet", "--output=json", "--output-path=stdout", "--no-enable-error-reporting"),
        f"--only-categories={','.join(LEAST)}",
        f"--chrome-flags={' '.join(flags)}",
        environment={"CHROME_PATH": str(find_browser())},
    )
    if found.returncode:
        raise SystemExit(f"lighthouse: {found.stderr.strip()[:1000]}")
    report: dict[str, Any] = json.loads(found.stdout)
    return report


def best(reports: list[dict[str, Any]], name: str) -> int:
    """Return the best score of a category, in hundredths."""
    return max(round(100 * (report["categories"][name]["score"] or 0)) for report in reports)


def costs(report: dict[str, Any], name: str) -> str:
    """Return the audits of a category that are not perfect."""
    weights = {ref["id"]: ref["weight"] for ref in report["categories"][name]["auditRefs"]}
    audits = [report["audits"][audit] for audit, weight in weights.items() if weight]
    poor = [a for a in audits if a["score"] is not None and a["score"] < 1]
    return ", ".join(f"{a['id']} {a.get('displayValue', '')}".strip() for a in poor)


if __name__ == "__main__":
    sys.exit(main())
