"""Breaks data files by number and tells what the check says: `python -m tests.support.fuzz FIRST STOP [--pages]`.

Each number breaks one file of the built-in data, or of the guides' own data, and loads all of it. With `--pages` what
is accepted is made into pages too. With `--company` it breaks one of the files in which the example companies say what
they are and how far, reads these alone, and asks the programme for all that it knows. For each number a line says that
it begins and one says how it ended, so that whoever reads them knows what ended the process.
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
from dataclasses import replace
from pathlib import Path
from random import Random
from shutil import copytree
from typing import TYPE_CHECKING
from unicodedata import category

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data import data_folder, yaml_files
from mkdocs_crosswalk.data.locations import written_pages
from mkdocs_crosswalk.data.problems import CrosswalkError, Problems
from mkdocs_crosswalk.engines.parts import OFFERED
from mkdocs_crosswalk.programme.checks import checks
from mkdocs_crosswalk.programme.programme import Programme
from mkdocs_crosswalk.views.programme.own_data import with_own_data
from mkdocs_crosswalk.views.site import build_site
from tests.support.builds import ROOT
from tests.support.company_data import DAY, read_company
from tests.support.held_files import HeldFiles
from tests.support.mutations import misplaced, mutated
from tests.support.own_data import FOLDER, PROGRAMME, examples, written

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

LOCATED = re.compile(r"(?:mappings|compliance)(?:/[^:\n]+)?:[1-9]\d*:[1-9]\d*: \S.*")
ACCEPTED, REFUSED, UNLOCATED, CRASHED = "accepted", "refused", "unlocated", "crashed"
_MISPLACED = 0.02


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
        shown = {**examples(), **examples(PROGRAMME)}
        written(self.original, {n: t for n, t in shown.items() if n.startswith(f"{FOLDER}/")})
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


class CompanyBench:
    """The files of the example companies, of which one at a time is broken.

    Args:
        home: A new folder for them.
    """

    NAMES = ("organisation.yml", "records.yml", "status.yml")

    def __init__(self, home: Path) -> None:
        self.home = home
        self.catalogues: dict[str, Catalogue] = {}
        for name in ("company", "report"):
            original = home / "original" / name
            copytree(ROOT / "examples" / name / FOLDER, original)
            self.catalogues[name] = load(ROOT / "mappings", {FOLDER: original}, DAY)
            for other in original.iterdir():
                if other.name not in self.NAMES:
                    other.unlink()
            shutil.copytree(original, home / name)

    def tried(self, number: int) -> tuple[str, str]:
        """Return how the check of a broken file ends, and what is wrong with that."""
        random = Random(number)  # noqa: S311 - chosen by number, to be found again
        company, name = random.choice(list(self.catalogues)), random.choice(self.NAMES)
        folder = self.home / company
        if random.random() < _MISPLACED:
            misplaced(folder / name, random)
        else:
            (folder / name).write_bytes(mutated((folder / name).read_text("utf-8"), random))
        try:
            return self._outcome(company, name)
        finally:
            os.chdir(self.home)
            shutil.rmtree(folder)
            shutil.copytree(self.home / "original" / company, folder)

    def _outcome(self, company: str, name: str) -> tuple[str, str]:
        where = f"{company}/{name}"
        try:
            catalogue = self.catalogues[company]
            found = read_company(catalogue, self.home / company, today=DAY)
            odd = [line for line in map(str, (*found.problems, *found.doubts)) if not _is_one_line(line)]
            if odd:
                return UNLOCATED, f"{where}: {odd[0]}"
            if found.problems:
                return REFUSED, ""
            said = replace(catalogue.own, **found.data._asdict())
            _asked_for_all(Programme(replace(catalogue, own=said), DAY))
        except Exception:  # noqa: BLE001 - this is what is looked for
            return CRASHED, f"{where}: {traceback.format_exc(limit=-3)}"
        return ACCEPTED, ""


def _asked_for_all(programme: Programme) -> None:
    """Ask a programme for all that it knows."""
    for one in programme.standings:
        _ = (one.due, one.action, one.said and one.said.position, programme.evidence_of(one.entry.id))
    _ = (programme.parts, programme.themes, programme.overdue, programme.coming, programme.owners, programme.tally())
    _ = (programme.exists, programme.held, checks(programme))
    for window in programme.organisation.windows if programme.organisation else ():
        for item in programme.catalogue.evidence.values():
            programme.held_against(item, window)


def _is_one_line(message: str) -> bool:
    """Say whether a problem has its place, and holds nothing that a terminal or a log would take for more than text."""
    return bool(LOCATED.fullmatch(message)) and not any(category(c) in ("Cc", "Cs", "Zl", "Zp") for c in message)


def main() -> None:
    """Try the numbers of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("first", type=int)
    parser.add_argument("stop", type=int)
    parser.add_argument("--pages", action="store_true")
    parser.add_argument("--company", action="store_true")
    options = parser.parse_args()
    setattr(data_folder, "read", HeldFiles().read)  # noqa: B010 - it is no name that modules hand on
    gc.disable()
    with tempfile.TemporaryDirectory() as home:
        bench = CompanyBench(Path(home)) if options.company else Bench(Path(home), pages=options.pages)
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
