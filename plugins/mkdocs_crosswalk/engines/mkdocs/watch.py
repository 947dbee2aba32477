"""Folders that a server watches, and that go and come back, as with a checkout or a stash: they are watched again.

The server's own watching ends with the folder, and says nothing of it.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.livereload import LiveReloadServer

_INSIDE = ("_rebuild_cond", "_want_rebuild", "_watch_refs", "_watched_paths", "observer")
"""What it is asked by; hardly any of it is public."""
PAUSE = 0.5
"""Seconds between two looks, as the server itself takes."""


class Watch:
    """Looks after the folders of a server.

    Args:
        server: MkDocs' server.
        folders: The folders that it watches.
    """

    def __init__(self, server: LiveReloadServer, folders: Iterable[str]) -> None:
        self._server: Any = server
        self._folders = tuple(dict.fromkeys(map(os.path.abspath, folders)))
        self._gone: set[str] = set()
        self._over = threading.Event()

    def start(self) -> None:
        """Begin to look, unless the server is of another kind than MkDocs' own."""
        if all(hasattr(self._server, name) for name in _INSIDE):
            threading.Thread(target=self._look_on, name="crosswalk-watch", daemon=True).start()

    def end(self) -> None:
        """Look no more."""
        self._over.set()

    def _look_on(self) -> None:
        while not self._over.wait(PAUSE):
            if self._server.observer.is_alive():
                self.look()

    def look(self) -> None:
        """Watch folders again that are back, and have the site built with or without those that came or went."""
        alive = {emitter.watch.path for emitter in self._server.observer.emitters if emitter.is_alive()}
        there = {folder for folder in self._folders if Path(folder).exists()}
        back = there - alive
        for folder in back:
            self._watch_again(folder)
        gone = set(self._folders) - there
        if back or gone != self._gone:
            self._gone = gone
            with self._server._rebuild_cond:  # noqa: SLF001 - there is no public way to ask for a build
                self._server._want_rebuild = True  # noqa: SLF001 - likewise
                self._server._rebuild_cond.notify_all()  # noqa: SLF001 - likewise

    def _watch_again(self, folder: str) -> None:
        """Have the server watch a folder that it takes for one that it still watches."""
        if ended := self._server._watch_refs.pop(folder, None):  # noqa: SLF001 - it has no other way to forget it
            self._server.observer.unschedule(ended)
        self._server._watched_paths.pop(folder, None)  # noqa: SLF001 - likewise
        self._server.watch(folder)
