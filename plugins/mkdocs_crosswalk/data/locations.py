"""Where the package's own folders are."""

from __future__ import annotations

import re
from os.path import relpath
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
_HEAD = re.compile(r"---\r?\n(.*?)^---\r?$", re.MULTILINE | re.DOTALL)
_NEEDS = re.compile(r"^needs: \[(.*)\]\r?$", re.MULTILINE)
_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)


def part_of_package(name: str) -> Path:
    """Return a folder that ships with the package: inside it when installed, at the repository's top in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent.parent / name


def written_pages(folder: Path) -> dict[str, Path]:
    """Return the Markdown files of a folder by their source addresses, in order."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.md"))}


def needs_of(page: Path) -> tuple[str, ...]:
    """Return the frameworks that a Markdown file says it needs, in the line `needs: [...]` of its front matter."""
    head = _HEAD.match(page.read_text("utf-8-sig"))
    found = _NEEDS.search(head[1]) if head else None
    return tuple(name.strip() for name in found[1].split(",")) if found else ()


def heading_of(page: Path) -> str:
    """Return the first heading of a Markdown file, or its name where it has none."""
    heading = _HEADING.search(page.read_text("utf-8"))
    return heading[1].strip() if heading else page.stem


def folder_above(folder: Path, home: Path, docs: Path) -> str | None:
    """Return the folder that holds a data folder, relative to the documentation's, if both are in one repository.

    Args:
        folder: The data folder.
        home: The folder of the site's configuration.
        docs: The folder of the site's pages, mostly in `home`.
    """
    if not folder.is_relative_to(home):
        return None
    return f"{Path(relpath(folder.parent, docs)).as_posix()}/"
