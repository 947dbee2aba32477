"""A folder of data files, each read once, whose trees are asked for by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fields import Fields, items_of
from .problems import Position
from .words import listed
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
        self.folder = folder
        self.shown = listing.shown
        self.problems = problems
        self._trees = {name: read(folder / name, f"{self.shown}/{name}", problems) for name in listing.names}
        self._seen = listing.seen
        self._expected = set(self._trees)
        for name in required:
            self.require(name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the files, in order."""
        return tuple(self._trees)

    def part(self, name: str) -> tuple[str, ...]:
        """Return the files of a folder in it."""
        return tuple(file for file in self._trees if file.startswith(f"{name}/"))

    def require(self, name: str, named: Position | None = None) -> None:
        """Report a file that must be there, and is not: where it is `named`, or else at its own place."""
        if name not in self._seen and name not in self._expected:
            says = f'there is no file "{name}"' if named else "there is no such file"
            self.problems.add(named or self.at(name), says)
        self._expected.add(name)

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
        if name in self._expected:
            self.problems.lose(*what)
        return None

    def items(self, name: str, *what: str) -> tuple[Fields, ...]:
        """Return the mappings of a file that holds a list; what cannot be read of them is lost."""
        node = self._trees.get(name)
        before = len(self.problems)
        found = () if node is None else items_of(node, name, self.problems)
        if name in self._expected and (node is None or len(self.problems) > before):
            self.problems.lose(*what)
        return found

    def lists(self, name: str, *parts: str) -> dict[str, tuple[Fields, ...]]:
        """Return the mappings of the lists of a file by their names; a list that stands alone is the first of them."""
        fields = self.mapping(name) if isinstance(self._trees.get(name), Mapping) else None
        if fields is None:
            return {parts[0]: self.items(name)}
        if not fields.told(*parts):
            names = listed([f'"{part}"' for part in parts], "or")
            self.problems.add(fields.at, f'"{name}" must be a list, or a mapping with {names}')
            return {}
        found = {part: fields.items(part, required=True) for part in parts if fields.has(part)}
        fields.close()
        return found
