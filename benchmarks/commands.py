"""Runs commands of the console beside a whole build of this site, and shows their wall time as ratios to it.

All are whole processes, in turn, in the same round. Bounds for the medians: `check` and `explain` at most 0.3 of a
build, and `diff` of two revisions at most 1.5. It also shows how long the pages of a site take without a build, which
is the time of a check of thirty of them beside that of one: at most a second. Run it with `make benchmark`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BOUNDS = {"check": 0.3, "explain": 0.3, "diff": 1.5}
COMMANDS = {
    "check": ("check", "mappings"),
    "explain": ("explain", "A.8.16", "CC7.2"),
    "diff": ("diff", "HEAD~1", "HEAD"),
}
PAGES = 30
SECOND = 1.0
POLICY = """---
satisfies: {{reviews: [A.5.18, CC6.2, CC6.3], keys: [A.8.24, CC6.1]}}
owner: Head of IT
reviewed: 2026-05-12
---
# Policy {number}

## Reviews

Rights are reviewed as A.5.15 and A.5.18 ask, and as SOC 2 CC6.1 does.

## Keys

Keys are kept as A.8.24 asks; [more](crosswalk:A.5.17).
"""


def seconds(folder: Path, *command: str) -> float:
    """Return the wall time of a process that runs a module of Python; status 1 is an answer too."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, check=False
    )
    took = time.perf_counter() - start
    if run.returncode > 1:
        raise SystemExit(run.stderr.decode())
    return took


def write(folder: Path, pages: int) -> Path:
    """Write policies, and return their folder."""
    folder.mkdir()
    for number in range(pages):
        (folder / f"policy-{number}.md").write_text(POLICY.format(number=number), "utf-8")
    return folder


def main() -> int:
    """Run the rounds and print the ratios; the exit status says whether the bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    found: dict[str, list[float]] = {name: [] for name in COMMANDS}
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder of its own inside it
    with tempfile.TemporaryDirectory(dir=memory) as name:
        site = Path(name)
        one, many = write(site / "one", 1), write(site / "many", PAGES)
        pages = []
        for _ in range(rounds):
            whole = seconds(ROOT, "mkdocs", "build", "--quiet", "--site-dir", str(site / "site"))
            for command, arguments in COMMANDS.items():
                found[command].append(seconds(ROOT, "mkdocs_crosswalk.cli", *arguments) / whole)
            docs = (seconds(site, "mkdocs_crosswalk.cli", "check", "--docs", str(folder)) for folder in (many, one))
            pages.append(next(docs) - next(docs))
    print(f"{rounds} rounds; wall time as a ratio to a whole build in the same round")
    middles = {command: statistics.median(ratios) for command, ratios in found.items()}
    for command, middle in middles.items():
        spread = f"{min(found[command]):.2f} to {max(found[command]):.2f}"
        print(f"{command:>8}: median {middle:.2f} ({spread}); bound {BOUNDS[command]:.2f}")
    print(f"{PAGES - 1} pages more without a build: {statistics.median(pages):.2f} s; bound {SECOND:.2f} s")
    held = all(middles[command] <= BOUNDS[command] for command in BOUNDS)
    return 0 if held and statistics.median(pages) <= SECOND else 1


if __name__ == "__main__":
    sys.exit(main())
