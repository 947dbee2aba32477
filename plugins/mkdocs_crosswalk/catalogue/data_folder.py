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
        cache: Where parsed files are kept, or None to parse anew.
    """

    def __init__(self, folder: Path, shown: str, names: Iterable[str], problems: Problems, cache: Path | None) -> None:
        self.folder = folder
        self.shown = shown
        self.problems = problems
        self.cache = cache
        self._trees = {name: self._read(name) for name in sorted(names)}

    @property
    def names(self) -> tuple[str, ...]:
        """Return the files, in order."""
        return tuple(self._trees)

    def at(self, name: str) -> Position:
        """Return the start of a file or folder."""
        return Position(f"{self.shown}/{name}", 1, 1)

    def first_line(self, name: str) -> str:
        """Return the first line of a file."""
        with (self.folder / name).open(encoding="utf-8-sig") as lines:
            return lines.readline().rstrip("\n")

    def mapping(self, name: str, *what: str) -> Fields | None:
        """Return the fields of a file that holds a mapping, or None after reporting why there are none.

        Args:
            name: The file.
            what: What messages call the things that stand in it; they are lost if it cannot be read.
        """
        node = self._trees.get(name)
        if isinstance(node, Mapping):
            return Fields(node, self.problems)
        if node is not None:
            self.problems.add(node.at, f"the file must hold a mapping, not {kind_of(node)}")
        if name in self._trees:
            self.problems.lose(*what)
        return None

    def items(self, name: str, *what: str) -> tuple[Fields, ...]:
        """Return the mappings of a file that holds a list; what cannot be read of them is lost."""
        node = self._trees.get(name)
        before = len(self.problems)
        found = () if node is None else items_of(node, name, self.problems)
        if name in self._trees and (node is None or len(self.problems) > before):
            self.problems.lose(*what)
        return found

    def _read(self, name: str) -> Node | None:
        path = self.folder / name
        if path.is_file():
            return read(path, f"{self.shown}/{name}", self.problems, self.cache)
        self.problems.add(self.at(name), "there is no such file")
        return None


def yaml_files(folder: Path, part: str) -> tuple[str, ...]:
    """Return the YAML files of a part of a data folder, by name."""
    files = sorted(p.name for ending in ("yml", "yaml") for p in (folder / part).glob(f"*.{ending}"))
    return tuple(f"{part}/{name}" for name in files)
