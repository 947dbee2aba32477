"""Editions of the data that were published before, kept beside the site: `python -m tools.editions [FOLDER]`.

An edition is at the last tag `v*` whose data has it. Each is built from its own checkout into `FOLDER/editions/NAME/`,
with a line above every page that leads to the same page of today's site. Without a folder their names are printed, with
commas between: as `EDITIONS` takes them when today's site is built.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = "editions"
DATA = f"mappings/{FOLDER}/"


def editions(root: Path) -> dict[str, str]:
    """Return the tag of each edition that was published before that of the checkout, by its name, the first first."""
    today = {file.stem for file in (root / DATA).glob("*.yml")}
    current = max(today, key=_place, default="")
    tags = _git(root, "tag", "--list", "v*", "--sort=version:refname").split()
    found = {}
    for tag in tags:
        files = _git(root, "ls-tree", "--name-only", tag, DATA).split()
        if names := [Path(file).stem for file in files if file.endswith(".yml")]:
            found[max(names, key=_place)] = tag
    return {name: found[name] for name in sorted(found, key=_place) if name != current}


def keep(root: Path, site: Path) -> None:
    """Build each edition before into a folder of a site.

    Raises:
        CalledProcessError: One of them cannot be built.
    """
    for name, tag in editions(root).items():
        with TemporaryDirectory() as aside:
            checkout = Path(aside, "checkout")
            _git(root, "worktree", "add", "--detach", str(checkout), tag)
            try:
                said = {**os.environ, "SUPERSEDED": "true"}
                subprocess.run(["make", "site"], cwd=checkout, env=said, check=True)  # noqa: S607 - as a person would
                shutil.copytree(checkout / "site", site / FOLDER / name)
            finally:
                _git(root, "worktree", "remove", "--force", str(checkout))


def _git(root: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, text=True).stdout  # noqa: S607


def _place(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.split("."))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        keep(Path.cwd(), Path(sys.argv[1]))
    else:
        print(",".join(editions(Path.cwd())))
