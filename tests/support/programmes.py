"""Sites of companies with a programme: the examples of the repository, and small ones that a test writes."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.catalogue.selection import Selection
from mkdocs_crosswalk.catalogue.without import chosen
from mkdocs_crosswalk.data.locations import part_of_package
from mkdocs_crosswalk.programme.programme import Programme
from tests.support.builds import ROOT, BuiltSite, build

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

DAY = date(2027, 3, 15)
"""The day of the examples."""
EPOCH = "1805112000"
"""Noon of it, as SOURCE_DATE_EPOCH."""
CONFIG = """\
site_name: A company
site_url: https://company.example.com/
theme: {{name: material, font: false, features: [navigation.tabs]}}
plugins:
  - search
  - crosswalk: {{data: compliance, programme: site{options}}}
"""


@dataclass(frozen=True)
class Company:
    """A folder with a site and the data of a company."""

    folder: Path

    @cached_property
    def catalogue(self) -> Catalogue:
        """Return the catalogue, as a build of the site reads it."""
        own = {"compliance": self.folder / "compliance"}
        return chosen(load(part_of_package("mappings"), own, DAY), Selection())

    @property
    def programme(self) -> Programme:
        """Return the programme on the day of the examples."""
        return Programme(self.catalogue, DAY)

    def built(self, target: Path) -> BuiltSite:
        """Build the site strictly."""
        result = build(self.folder, target, {"SOURCE_DATE_EPOCH": EPOCH}, strict=True)
        assert result.returncode == 0, result.stderr[-3000:]
        return BuiltSite(target, result.stderr)


def example(name: str, folder: Path) -> Company:
    """Copy an example of the repository; `folder` must not exist."""
    shutil.copytree(ROOT / "examples" / name, folder)
    return Company(folder)


def company(folder: Path, files: dict[str, str], options: str = "") -> Company:
    """Write a small site with files of a company's data.

    Args:
        folder: Where.
        files: Their texts by their names.
        options: Further options of the plugin, as in a mapping of YAML.
    """
    (folder / "docs").mkdir(parents=True)
    (folder / "compliance").mkdir()
    (folder / "docs/index.md").write_text("# Home\n\nWords.\n", "utf-8")
    more = f", programme: site{f', {options}' if options else ''}"
    (folder / "mkdocs.yml").write_text(CONFIG.format(options=more), "utf-8")
    for name, text in files.items():
        (folder / "compliance" / name).write_text(text, "utf-8")
    return Company(folder)
