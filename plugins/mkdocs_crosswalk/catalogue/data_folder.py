"""A folder of data files, each read once, whose trees are asked for by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import Fields, items_of
from .problems import Position
from .yaml_files import Mapping, kind_of, read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .problems import Problems
    from .yaml_files import Node


class DataFolder:
    """The files of a folder; each that is missing or unreadable is reported, and then holds nothing.

    Args:
        folder: The folder.
        shown: How messages call it, such as `mappings`.
        names: The files to read, relative to the folder.
        problems: Collects what is wrong.
    """

    def __init__(self, folder: Path, shown: str, names: Iterable[str], problems: Problems) -> None:
        self.folder = folder
        self.shown = shown
        self.problems = problems
        self._trees = {name: self._read(name) for name in sorted(names)}

    @property
    def names(self) -> tuple[str, ...]:
        """Return the files, in order."""
        return tuple(self._trees)

    def at(self, name: str) -> Position:
        """Return the start of a file or folder."""
        return Position(f"{self.shown}/{name}", 1, 1)

    def mapping(self, name: str) -> Fields | None:
        """Return the fields of a file that holds a mapping, or None after reporting why there are none."""
        node = self._trees.get(name)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.problems.add(node.at, f"the file must hold a mapping, not {kind_of(node)}")
            return None
        return Fields(node, self.problems)

    def items(self, name: str) -> tuple[Fields, ...]:
        """Return the mappings of a file that holds a list."""
        node = self._trees.get(name)
        return () if node is None else items_of(node, name, self.problems)

    def _read(self, name: str) -> Node | None:
        path = self.folder / name
        if path.is_file():
            return read(path, f"{self.shown}/{name}", self.problems)
        self.problems.add(self.at(name), "there is no such file")
        return None


def yaml_files(folder: Path, part: str) -> tuple[str, ...]:
    """Return the YAML files of a part of a data folder, by name."""
    files = sorted(p.name for ending in ("yml", "yaml") for p in (folder / part).glob(f"*.{ending}"))
    return tuple(f"{part}/{name}" for name in files)
