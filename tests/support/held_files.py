"""Data files that are parsed once for many tests: most of them change one file of all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data import yaml_files
from mkdocs_crosswalk.data.problems import Problems

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_crosswalk.data.yaml_files import Node


FORMS = 3
"""How many trees of a file are held: as it is, and as the last tests have changed it."""


class HeldFiles:
    """Stands in for `yaml_files.read`, and holds the trees of files that it has read last without a problem."""

    def __init__(self) -> None:
        self._trees: defaultdict[str, dict[bytes, Node]] = defaultdict(dict)

    def read(self, path: Path, name: str, problems: Problems) -> Node | None:
        try:
            data = path.read_bytes()
        except OSError:
            return yaml_files.read(path, name, problems)
        held = self._trees[name]
        tree = held.pop(data, None)
        if tree is None:
            found = Problems()
            tree = yaml_files.read(path, name, found)
            if tree is None or found:
                return yaml_files.read(path, name, problems)
        held[data] = tree
        if len(held) > FORMS:
            del held[next(iter(held))]
        return tree
