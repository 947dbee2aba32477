"""Data files that are parsed once for many tests: most of them change one file of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data import yaml_files
from mkdocs_crosswalk.data.problems import Problems

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.data.yaml_files import Node


class HeldFiles:
    """Stands in for `yaml_files.read`, and holds the tree of each file that it has read without a problem."""

    def __init__(self) -> None:
        self._trees: dict[tuple[str, bytes], Node] = {}

    def read(self, path: Path, name: str, problems: Problems) -> Node | None:
        try:
            key = (name, path.read_bytes())
        except OSError:
            return yaml_files.read(path, name, problems)
        if key not in self._trees:
            found = Problems()
            tree = yaml_files.read(path, name, found)
            if tree is None or found:
                return yaml_files.read(path, name, problems)
            self._trees[key] = tree
        return self._trees[key]
