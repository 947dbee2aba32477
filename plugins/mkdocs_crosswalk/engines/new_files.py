"""Files put into a folder of data together: the data is read as it would be, and then all or none is written."""

from __future__ import annotations

import shutil
from bisect import bisect_right
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.locations import part_of_package
from mkdocs_crosswalk.data.problems import CatalogueError, CrosswalkError, Problem

from .build_day import latest_day
from .take_over import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_crosswalk.data.problems import Position


class NewFiles:
    """Files for a folder.

    Args:
        into: The folder.
        own: Folders of a company's own data by how messages call them.
        whole: Whether the folder is a whole set of data; else it adds to the built-in one.
    """

    def __init__(self, into: Path, own: Mapping[str, Path], *, whole: bool) -> None:
        self.into = into
        self.own = dict(own)
        self.whole = whole
        self._texts: dict[str, str] = {}
        self._places: dict[str, dict[int, Position]] = {}

    @property
    def shown(self) -> str:
        """Return how messages call the folder."""
        return self.into.as_posix()

    def now(self) -> tuple[Path, dict[str, Path]]:
        """Return the folder of data as it is, and what adds to it."""
        if self.whole:
            return self.into, self.own
        there = self.into.is_dir() and any(self.into.iterdir())
        others = {name: path for name, path in self.own.items() if path.resolve() != self.into.resolve()}
        return part_of_package("mappings"), {**others, **({self.shown: self.into} if there else {})}

    def text(self, name: str) -> str:
        """Return what a file holds, as it is or is to be; empty where there is none."""
        return self._texts.get(name, text_of(self.into / name))

    def put(
        self, name: str, text: str, places: dict[int, Position] | None = None, *, replace: bool | None = None
    ) -> None:
        """Put a file there.

        Args:
            name: Its path in the folder.
            text: What it holds.
            places: By the line in which something begins: where that was read.
            replace: Whether one that says otherwise may be written anew; None for a register that is added to.

        Raises:
            CrosswalkError: A file is there that says otherwise.
        """
        path = self.into / name
        before = text_of(path)
        if replace is False and before and before != text:
            says = (
                f"{path.as_posix()} is there and says otherwise; --replace writes it anew, without what was added to it"
            )
            raise CrosswalkError(says)
        if text != before:
            self._texts[name] = text
        self._places[name] = places or {}

    def write(self, origin: str) -> Iterator[str]:
        """Write the files, and return what is to be said.

        Raises:
            CrosswalkError: The data would have problems, or a file cannot be written; all files are as before then.
        """
        if not self._texts:
            return iter((f"{self.shown} says all of it already.",))
        self._hold(origin)
        before = {name: path.read_bytes() if (path := self.into / name).is_file() else None for name in self._texts}
        try:
            for name, text in self._texts.items():
                write_file(self.into / name, text)
        except CrosswalkError:
            for name, data in before.items():
                path = self.into / name
                if data is None:
                    path.unlink(missing_ok=True)
                elif path.read_bytes() != data:
                    path.write_bytes(data)
            raise
        return iter(f"{(self.into / name).as_posix()} is written." for name in self._texts)

    def _hold(self, origin: str) -> None:
        """Read the data as it would be."""
        with TemporaryDirectory() as aside:
            copy = Path(aside, self.into.absolute().name)
            if self.into.is_dir():
                shutil.copytree(self.into, copy)
            for name, text in self._texts.items():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (copy / name).write_bytes(text.encode("utf-8"))
            folder, extra = self.now()
            try:
                if self.whole:
                    load(copy, extra, latest_day())
                else:
                    load(folder, {**extra, self.shown: copy}, latest_day())
            except CatalogueError as error:
                problems = sorted({self._placed(problem) for problem in error.problems})
                head = f"{origin} makes no valid data, and nothing was written:"
                raise CrosswalkError("\n".join([head, *map(str, problems)])) from None

    def _placed(self, problem: Problem) -> Problem:
        """Return a problem of a row where the row was read."""
        for name, places in self._places.items():
            lines = sorted(places)
            at = bisect_right(lines, problem.position.line) - 1
            if at >= 0 and problem.position.file.endswith(f"/{name}"):
                return Problem(places[lines[at]], problem.message)
        return problem


def text_of(path: Path) -> str:
    """Return the text of a file as it is, with its ends of lines; empty where it is not there."""
    try:
        return path.read_bytes().decode("utf-8") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise CrosswalkError(f"{path.as_posix()} cannot be read: {error}") from error
