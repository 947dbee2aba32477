"""Where the package's own folders are."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def part_of_package(name: str) -> Path:
    """Return a folder that ships with the package: inside it when installed, at the repository's top in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent.parent / name
