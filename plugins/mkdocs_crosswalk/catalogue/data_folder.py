"""A folder of data files, each read once, whose trees are asked for by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import Fields, items_of
from .problems import Position
from .yaml_files import Mapping, kind_of, read

if TYPE_CHECKING:
    from pathlib import Path

    from .folders import Listing
    from .problems import Problems


class DataFolder:
    """The files of a folder; each that is missing or unreadable is reported, and then holds nothing.

    Args:
        folder: The folder.
        listing: The files in it.
        problems: Collects what is wrong.
        required: Files that must be there.
    """

    def __init__(self, folder: Path, listing: Listing, problems: Problems, required: tuple[str, ...] = ()) -> None:
        self.shown = listing.shown
        self.problems = problems
        self._trees = {name: read(folder / name, f"{self.shown}/{name}", problems) for name in listing.names}
        for name in required:
            if name not in listing.seen:
                problems.add(self.at(name), "there is no such file")

    @property
    def names(self) -> tuple[str, ...]:
        """Return the files, in order."""
        return tuple(self._trees)

    def part(self, name: str) -> tuple[str, ...]:
        """Return the files of a folder in it."""
        return tuple(file for file in self._trees if file.startswith(f"{name}/"))

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
