"""What lies in a folder of data: the files that are read, and a located problem for each thing that nobody reads."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from .frozen import frozen
from .problems import Position, closest_word, hint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .problems import Problems

ENDINGS = (".yml", ".yaml")


@frozen
class Layout:
    """What a folder of data may hold.

    Attributes:
        files: Files, by their paths in the folder.
        parts: Folders that hold any number of YAML files.
        beside: Folders that are not data.
    """

    files: tuple[str, ...]
    parts: tuple[str, ...]
    beside: tuple[str, ...] = ()

    def __str__(self) -> str:
        *most, last = (*self.files, *(f"{part}/*.yml" for part in self.parts))
        return f"{', '.join(most)} and {last}"

    def holds(self, name: str) -> bool:
        """Say whether a file of this name is read."""
        part, _, file = name.rpartition("/")
        return name in self.files or (part in self.parts and file.endswith(ENDINGS))

    def names(self, file: str) -> tuple[str, ...]:
        """Return the names that a file may have been meant to have."""
        stem = file.partition(".")[0]
        return (*self.files, *(f"{part}/{stem}.yml" for part in self.parts))

    def has_folder(self, name: str) -> bool:
        """Say whether files in a folder are read."""
        return name in self.parts or any(file.startswith(f"{name}/") for file in self.files)


class Listing:
    """Finds the files of a folder; hidden files, backups of editors and Markdown are left alone.

    A folder that is not there has none; whether it must be is for the caller.

    Args:
        folder: The folder.
        shown: How messages call it, such as `mappings`.
        layout: What it may hold.
        problems: Collects what is wrong.
    """

    def __init__(self, folder: Path, shown: str, layout: Layout, problems: Problems) -> None:
        self.shown = shown
        self.layout = layout
        self.problems = problems
        self.seen: set[str] = set()
        """Everything that is there, read or not."""
        self.names = tuple(sorted(self._files(folder, "")))

    def _files(self, folder: Path, inside: str) -> Iterator[str]:
        """Yield the files of a folder that are read; `inside` is its path with a slash behind, or nothing."""
        try:
            paths = sorted(folder.iterdir())
        except (FileNotFoundError, NotADirectoryError, ValueError):  # a path with a NUL is no folder
            return
        except OSError as error:
            self._report(inside.rstrip("/"), f"the folder cannot be read: {error.strerror}")
            return
        for path in paths:
            name = f"{inside}{path.name}"
            if path.name.startswith((".", "#")) or path.name.endswith(("~", ".md")) or name in self.layout.beside:
                continue
            self.seen.add(name)
            try:
                mode = path.stat().st_mode
            except OSError as error:
                link = "a link that cannot be followed: " if path.is_symlink() else ""
                self._report(name, f"the file cannot be read: {link}{error.strerror}")
                continue
            if stat.S_ISDIR(mode):
                yield from self._folder(path, name)
            elif odd := next((c for c in path.name if not c.isprintable()), ""):
                self._report(name, f"the name of the file holds the character U+{ord(odd):04X}; give it another")
            elif not self.layout.holds(name):
                near = hint(closest_word(name, self.layout.names(path.name)))
                self._report(name, f"unknown file{near}; the folder may hold {self.layout}")
            elif not stat.S_ISREG(mode):
                self._report(name, "this is no file but a pipe, a socket or a device")
            else:
                yield name

    def _folder(self, path: Path, name: str) -> Iterator[str]:
        if self.layout.holds(name):
            self._report(name, "this is a folder, and must be a file")
        elif self.layout.has_folder(name):
            yield from self._files(path, f"{name}/")
        elif "/" in name or path.is_symlink():
            self._report(name, f"unknown folder; the folder may hold {self.layout}")
        else:
            yield from self._files(path, f"{name}/")

    def _report(self, name: str, message: str) -> None:
        where = f"{self.shown}/{name}" if name else self.shown
        self.problems.add(Position(where, 1, 1), message)
