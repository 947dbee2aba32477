"""A site that Zensical serves while it is written.

Zensical watches the site's own pages and its configuration. The data it does not know: this looks after them, and
writes the finished pages again that differ. Own pages show what the data say too, and Zensical makes those again alone
whose text differs; so its configuration names the state of the data, and all are made again with it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.processes import end
from mkdocs_crosswalk.files.owned_folder import change_folder, remove_folder

from .configuration import configuration, written
from .finished import Maker
from .prepared import Prepared
from .run import ENGINE, IGNORED, write_pages
from .settings import find_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAUSE = 0.3
"""Seconds between two looks at the files."""
SERVED = ".cache/crosswalk"
"""Where the served site lies: within the project, as Zensical wants it, and in the folder that it keeps for itself."""

_Stamps = dict[Path, int]


class Server:
    """Serves the site of a configuration.

    Args:
        folder: The folder of the configuration.
        file: The configuration, if it is not the one that Zensical takes.
        address: Host and port.
        tell: What is called with all that is to be said.
    """

    def __init__(self, folder: Path, file: Path | None, address: str, tell: Callable[[str], None]) -> None:
        self._where = folder, file
        self._address = address
        self._tell = tell
        self._said: list[str] = []
        self._late: dict[str, bytes] = {}

    def run(self) -> int:
        """Serve until Zensical ends, or this is interrupted; return the exit status of Zensical.

        The built site stays as it is: what is served lies elsewhere.

        Raises:
            CrosswalkError: The site cannot be made as it is at the beginning.
        """
        site = self._prepared()
        home = site.settings.docs / site.options.prefix
        seen = _stamps(site)
        try:
            self._late = write_pages(site).late
            with configuration(site, site_dir=SERVED, pages=_state(site)) as file:
                process = self._start(site, file)
                try:
                    while process.poll() is None:
                        time.sleep(PAUSE)
                        self._put_late(site)
                        now = _stamps(site)
                        if now != seen:
                            seen, site = now, self._follow(site, file)
                    return process.returncode
                finally:
                    end(process)
        finally:
            remove_folder(home)
            shutil.rmtree(site.settings.root / SERVED, ignore_errors=True)

    def _prepared(self) -> Prepared:
        """Read the site, and say what is wrong with it, unless that has been said before."""
        site = Prepared(find_settings(*self._where))
        said = list(map(str, (*site.notes(), *site.own.wrong)))
        for line in said:
            if line not in self._said:
                self._tell(line)
        self._said = said
        return site

    def _start(self, site: Prepared, file: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", ENGINE, "serve", "--config-file", str(file), "--dev-addr", self._address]
        return subprocess.Popen(command, cwd=site.settings.root)  # noqa: S603 - ours

    def _follow(self, before: Prepared, file: Path) -> Prepared:
        """Write what differs after a change of files, and return the site as it is; what is broken waits."""
        try:
            site = self._prepared()
            _refuse_to_move(before, site)
            if site.made_of != before.made_of:
                finished = Maker(site).make()
                change_folder(site.settings.docs / site.options.prefix, {**finished.files, **IGNORED})
                self._take_late(site, finished.late)
            said = written(site, site_dir=SERVED, pages=_state(site))
            if said != file.read_bytes():
                aside = file.with_suffix(".new")
                aside.write_bytes(said)
                aside.replace(file)
        except (CrosswalkError, OSError) as error:
            self._tell(str(error))
            self._tell("What was served before stays until this is mended.")
            return before
        return site

    def _take_late(self, site: Prepared, late: dict[str, bytes]) -> None:
        """Take what is to be written into the served site, and take away what has been written there of it before."""
        for uri, content in self._late.items():
            if late.get(uri) != content:
                (_home(site) / uri).unlink(missing_ok=True)
        self._late = late

    def _put_late(self, site: Prepared) -> None:
        """Write what Zensical would make pages of wherever it lacks: Zensical empties the folder when it likes."""
        home = _home(site)
        for uri, content in self._late.items() if home.is_dir() else ():
            path = home / uri
            if not path.is_file():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def _home(site: Prepared) -> Path:
    return site.settings.root / SERVED / site.options.prefix


def _state(site: Prepared) -> str:
    """Return what tells a site's data and configuration from any other."""
    return sha256(site.made_of.encode() + site.settings.file.read_bytes()).hexdigest()


def _refuse_to_move(before: Prepared, site: Prepared) -> None:
    if site.options.prefix != before.options.prefix or site.settings.docs != before.settings.docs:
        raise CrosswalkError("the pages of the crosswalk have moved; stop this with Ctrl+C and serve again")


def _stamps(site: Prepared) -> _Stamps:
    """Return when each file that a site is made of was changed last, in nanoseconds."""
    found: _Stamps = {}
    for path in _watched(site):
        try:
            found[path] = path.stat().st_mtime_ns
        except OSError:
            continue  # it has gone while we looked
    return found


def _watched(site: Prepared) -> Iterator[Path]:
    settings = site.settings
    yield settings.file
    for folder in (site.mappings, *site.view.own.values()):
        yield from folder.rglob("*.y*ml")
    ours = settings.docs / site.options.prefix
    yield from (path for path in settings.docs.rglob("*.md") if ours not in path.parents)
