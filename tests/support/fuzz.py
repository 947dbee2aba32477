"""Breaks data files by number and tells what the check says: `python -m tests.support.fuzz FIRST STOP [--pages]`.

Each number breaks one file of the built-in data, or of the guide's own data, and loads all of it. With `--pages` what
is accepted is made into pages too. For each number a line says that it begins and one says how it ended, so that
whoever reads them knows what ended the process.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import shutil
import sys
import tempfile
import traceback
from datetime import date
from pathlib import Path
from random import Random
from unicodedata import category

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data import data_folder, yaml_files
from mkdocs_crosswalk.data.locations import written_pages
from mkdocs_crosswalk.data.problems import CrosswalkError, Problems
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.views.programme.own_data import with_own_data
from mkdocs_crosswalk.views.site import build_site
from tests.support.builds import ROOT
from tests.support.held_files import HeldFiles
from tests.support.mutations import misplaced, mutated
from tests.support.own_data import FOLDER, examples, written

LOCATED = re.compile(r"(?:mappings|compliance)(?:/[^:\n]+)?:[1-9]\d*:[1-9]\d*: \S.*")
ACCEPTED, REFUSED, UNLOCATED, CRASHED = "accepted", "refused", "unlocated", "crashed"
_MISPLACED = 0.02
DAY = date(2026, 12, 1)


class Bench:
    """A copy of the data, of which one file at a time is broken.

    Args:
        home: A new folder for it.
        pages: Whether what is accepted is made into pages.
    """

    def __init__(self, home: Path, *, pages: bool) -> None:
        self.home = home
        self.pages = pages
        self.original = home / "original"
        shutil.copytree(ROOT / "mappings", self.original / "mappings")
        written(self.original, {n: t for n, t in examples().items() if n.startswith(f"{FOLDER}/")})
        self.names = sorted(p.relative_to(self.original).as_posix() for p in self.original.rglob("*.yml"))
        self.unreadable: set[str] = set()
        self.folder = home / "data"
        shutil.copytree(self.original, self.folder)

    def tried(self, number: int) -> tuple[str, str]:
        """Return how the check of a broken file ends, and what is wrong with that."""
        random = Random(number)  # noqa: S311 - chosen by number, to be found again
        name = random.choice(self.names)
        path = self.folder / name
        if random.random() < _MISPLACED:
            misplaced(path, random)
        else:
            path.write_bytes(mutated(path.read_text("utf-8"), random))
        try:
            return self._outcome(name)
        finally:
            self._mend(path.parent)

    def _outcome(self, name: str) -> tuple[str, str]:
        found = Problems()
        try:
            if (self.folder / name).is_file() and yaml_files.read(self.folder / name, name, found) is None:
                if name in self.unreadable:  # without this file all others are read alike, each time
                    found.raise_if_any()
                self.unreadable.add(name)
            catalogue = load(self.folder / "mappings", {FOLDER: self.folder / FOLDER}, DAY)
            if self.pages:
                with_own_data(build_site(catalogue, written_pages(ROOT / "content"), offered=OFFERED), DAY)
        except CrosswalkError as error:
            odd = [line for line in str(error).split("\n")[1:] if not _is_one_line(line)]
            return (UNLOCATED, f"{name}: {odd[0]}") if odd else (REFUSED, "")
        except Exception:  # noqa: BLE001 - this is what is looked for
            return CRASHED, f"{name}: {traceback.format_exc(limit=-3)}"
        return ACCEPTED, ""

    def _mend(self, folder: Path) -> None:
        """Put the files of a folder back."""
        os.chdir(self.home)
        shutil.rmtree(folder)
        shutil.copytree(self.original / folder.relative_to(self.folder), folder)


def _is_one_line(message: str) -> bool:
    """Say whether a problem has its place, and holds nothing that a terminal or a log would take for more than text."""
    return bool(LOCATED.fullmatch(message)) and not any(category(c) in ("Cc", "Cs", "Zl", "Zp") for c in message)


def main() -> None:
    """Try the numbers of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("first", type=int)
    parser.add_argument("stop", type=int)
    parser.add_argument("--pages", action="store_true")
    options = parser.parse_args()
    setattr(data_folder, "read", HeldFiles().read)  # noqa: B010 - it is no name that modules hand on
    gc.disable()
    with tempfile.TemporaryDirectory() as home:
        bench = Bench(Path(home), pages=options.pages)
        for number in range(options.first, options.stop):
            _say(number, "begins", "")
            outcome, why = bench.tried(number)
            _say(number, outcome, why.encode("unicode_escape").decode("ascii"))
            if number % 50 == 0:
                gc.collect()


def _say(*parts: object) -> None:
    sys.stdout.write(" ".join(map(str, parts)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
