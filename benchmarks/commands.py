"""Runs commands of the console beside a whole build of this site, and shows their time as ratios to it.

All are whole processes, in turn; compared are the quickest, in seconds of a processor. Bounds: `check` and `explain` at
most 0.3 of a build, and `diff` of two revisions at most 1.5. A check of thirty pages of a site, without a build, takes
at most 0.12 of one more than that of a page, which was a second when a build took eight.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from processes import MEMORY, used
from table import Row, show

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
BOUNDS = {"check": 0.3, "explain": 0.3, "diff": 1.5}
COMMANDS = {
    "check": ("check", "mappings"),
    "explain": ("explain", "A.8.16", "CC7.2"),
    "diff": ("diff", "HEAD~1", "HEAD"),
}
PAGES = 30
MORE = 0.12
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


def write(folder: Path, pages: int) -> Path:
    """Write policies, and return their folder."""
    folder.mkdir()
    for number in range(pages):
        (folder / f"policy-{number}.md").write_text(POLICY.format(number=number), "utf-8")
    return folder


def rows(rounds: int = 2) -> Iterator[Row]:
    """Yield how long each command takes beside a whole build: the quickest of a few rounds."""
    found: dict[str, list[float]] = {name: [] for name in ("build", *COMMANDS, "one", "many")}
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        site = Path(name)
        docs = {"one": write(site / "one", 1), "many": write(site / "many", PAGES)}
        for _ in range(rounds):
            found["build"].append(used(ROOT, "mkdocs", "build", "--quiet", "--site-dir", str(site / "site")).seconds)
            for command, arguments in COMMANDS.items():
                found[command].append(used(ROOT, "mkdocs_crosswalk.cli", *arguments).seconds)
            for number, folder in docs.items():
                found[number].append(used(site, "mkdocs_crosswalk.cli", "check", "--docs", str(folder)).seconds)
    quickest = {command: min(times) for command, times in found.items()}
    for command, bound in BOUNDS.items():
        yield Row(f"crosswalk {command}, beside a whole build", quickest[command] / quickest["build"], bound)
    more = quickest["many"] - quickest["one"]
    yield Row(f"check of {PAGES - 1} pages more, beside a whole build", more / quickest["build"], MORE)


def main() -> int:
    """Print the ratios; the exit status says whether the bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    return show(rows(parser.parse_args().rounds))


if __name__ == "__main__":
    sys.exit(main())
