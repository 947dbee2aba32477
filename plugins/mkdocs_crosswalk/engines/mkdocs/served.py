"""The folder that a server serves: the next site is made beside it, and what differs takes its place at the end.

MkDocs lets every request wait until a build is done. Where the page that a browser shows is made before, requests are
answered again with that page and the site as it was, and wait once more for the moment in which the whole takes its
place.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs.livereload import LiveReloadServer

_EPOCHS = ("_epoch_cond", "_visible_epoch", "_wanted_epoch")
"""What MkDocs' server counts builds by; nothing of it is public, so a server that has it not does without."""
REMEMBERED = 3
"""How many pages that browsers show are remembered."""


class Served:
    """Knows what is served, and what of it browsers show.

    Args:
        server: MkDocs' server.

    Attributes:
        root: The folder that is served.
        next: The folder in which the next site is made.
    """

    def __init__(self, server: LiveReloadServer) -> None:
        self.root = Path(server.root)
        self.next = self.root.with_name(f"{self.root.name}-next")
        self._server: Any = server
        self._counts = all(hasattr(server, name) for name in _EPOCHS)
        self._shown: dict[str, None] = {}
        self._asked: set[str] = set()
        self._ahead = False

    def address(self, path: str) -> str:
        """Return the file below the root that a request's path asks for."""
        below = path.removeprefix(self._server.mount_path)
        return f"{below}index.html" if path.endswith("/") else below

    def ask(self, address: str) -> None:
        """Take note that a file is asked for."""
        self._asked.add(address)

    def show(self, address: str) -> None:
        """Take note that a browser shows a page."""
        self._shown.pop(address, None)
        self._shown[address] = None
        for other in list(self._shown)[:-REMEMBERED]:
            del self._shown[other]

    @property
    def shown(self) -> Iterator[str]:
        """The pages that browsers show, the last one first."""
        return reversed(tuple(self._shown)) if self._counts else iter(())

    def put_first(self, address: str, page: str) -> bool:
        """Serve a page before the others, unless it is what it was; say whether it is another now."""
        path, content = self.root / address, page.encode("utf-8", errors="xmlcharrefreplace")
        if path.is_file() and path.read_bytes() == content:
            return False
        beside = path.with_name(f"{path.name}-next")
        beside.write_bytes(content)
        beside.replace(path)
        self._asked.clear()
        with self._server._epoch_cond:  # noqa: SLF001 - see _EPOCHS
            self._server._visible_epoch = self._server._wanted_epoch  # noqa: SLF001 - likewise
            self._server._epoch_cond.notify_all()  # noqa: SLF001 - likewise
        self._ahead = True
        return True

    def take_over(self) -> None:
        """Put what differs of the next site in its place; browsers load anew where they show something else."""
        if not self.next.is_dir():
            return
        before = self._server._wanted_epoch if self._counts else 0  # noqa: SLF001 - see _EPOCHS
        if self._ahead:
            with self._server._epoch_cond:  # noqa: SLF001 - likewise
                self._server._wanted_epoch = before + 1  # noqa: SLF001 - likewise
        names = set(_files(self.next))
        changed = {*_replaced(self.next, self.root), *_removed(names, self.root)}
        shutil.rmtree(self.next, ignore_errors=True)
        if self._ahead and changed.isdisjoint(self._asked):
            self._server._wanted_epoch = before  # noqa: SLF001 - likewise
        self._ahead = False

    def end(self) -> None:
        """Remove what was made and not taken over."""
        shutil.rmtree(self.next, ignore_errors=True)


def _files(folder: Path) -> Iterator[str]:
    for top, _, names in os.walk(folder):
        below = os.path.relpath(top, folder)
        yield from (name if below == "." else f"{below}/{name}".replace(os.sep, "/") for name in names)


def _replaced(new: Path, old: Path) -> Iterator[str]:
    """Move the files of a folder that another has not, or otherwise, into that; yield their names."""
    for name in sorted(_files(new)):
        source, target = new / name, old / name
        if target.is_file() and source.read_bytes() == target.read_bytes():
            continue
        _make_room(target, old)
        source.replace(target)
        yield name


def _make_room(target: Path, top: Path) -> None:
    """See to it that a file can be put somewhere: nothing else stands there, or where its folders are to be."""
    if target.is_dir():
        shutil.rmtree(target)
    for folder in target.relative_to(top).parents:
        if (top / folder).is_file():
            (top / folder).unlink()
    target.parent.mkdir(parents=True, exist_ok=True)


def _removed(names: Collection[str], folder: Path) -> Iterator[str]:
    """Remove all files of a folder but some, and the folders that are empty then; yield the names of those files."""
    for name in sorted(_files(folder)):
        if name not in names:
            (folder / name).unlink()
            yield name
    for top, _, _ in os.walk(folder, topdown=False):
        if top != str(folder) and not any(Path(top).iterdir()):
            Path(top).rmdir()
