"""A folder that the crosswalk writes whole and may replace, and no other: a file in it says what was written."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import CrosswalkError

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MARKER = ".crosswalk-export"
"""The list of files, each with its checksum, in a folder that the next export may replace."""

_ASIDE = ".crosswalk-"
_LEFT = re.compile(rf"{re.escape(_ASIDE)}[a-z0-9_]{{8}}")
"""The names that `tempfile` gives to folders with this beginning."""
_NEW, _OLD = "new", "old"
_LISTED = re.compile(r"(?P<sum>[0-9a-f]{64})  (?P<name>.+)")
_SHOWN = 3


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder hold these files and no others; it is made beside its place and moved there when it is whole.

    Args:
        folder: A folder that is not there, is empty, or was written by this function before.
        files: What to write, by path below the folder.

    Raises:
        CrosswalkError: if the folder holds anything else, or cannot be written. It is then as it was.
    """
    folder = folder.resolve()
    try:
        _refuse_what_is_not_ours(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _writing_below(folder.parent), TemporaryDirectory(prefix=_ASIDE, dir=folder.parent) as aside:
            whole = Path(aside, _NEW)
            sums = {name: {_checksum(content)} for name, content in files.items()}
            _write(whole, {**files, MARKER: _list(sums)})
            _swap(whole, folder, Path(aside, _OLD))
    except OSError as error:
        raise CrosswalkError(f"{folder} cannot be written: {error.strerror or error}") from error


def change_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder that `write_folder` wrote hold these files and no others; who watches it meets what differs alone.

    Its list names both states of a file until all are moved, so that it may be replaced wherever this is ended.

    Raises:
        CrosswalkError: if the folder holds anything else, or cannot be written.
    """
    folder = folder.resolve()
    try:
        _refuse_what_is_not_ours(folder)
        known, sums = _listed(folder / MARKER), {name: {_checksum(content)} for name, content in files.items()}
        new = {name: files[name] for name in files if known.get(name) != sums[name] or not (folder / name).is_file()}
        both = {name: known.get(name, set()) | sums.get(name, set()) for name in {*known, *sums}}
        with _writing_below(folder.parent), TemporaryDirectory(prefix=_ASIDE, dir=folder.parent) as aside:
            whole = Path(aside, _NEW)
            for files_now in ({MARKER: _list(both)}, new):
                _write(whole, files_now)
                _move(whole, folder, files_now)
            for name in known.keys() - files.keys():
                (folder / name).unlink(missing_ok=True)
            _write(whole, {MARKER: _list(sums)})
            _move(whole, folder, (MARKER,))
    except OSError as error:
        raise CrosswalkError(f"{folder} cannot be written: {error.strerror or error}") from error


def remove_folder(folder: Path) -> None:
    """Take away a folder that `write_folder` wrote.

    Raises:
        CrosswalkError: if it holds anything else, or cannot be taken away.
    """
    try:
        if folder.exists():
            _refuse_what_is_not_ours(folder)
            shutil.rmtree(folder)
    except OSError as error:
        raise CrosswalkError(f"{folder} cannot be taken away: {error.strerror or error}") from error


def _refuse_what_is_not_ours(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CrosswalkError(f"{folder} is a file; name a folder to write to")
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    marker = folder / MARKER
    if not marker.is_file():
        raise CrosswalkError(f"{folder} holds files that the crosswalk did not write; name an empty or new folder")
    known = _listed(marker)
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if not path.is_dir()}
    del found[MARKER]
    if others := [name for name in found if name not in known]:
        raise CrosswalkError(f"{folder} holds files that would be deleted: {_some(others)}; move them elsewhere")
    if changed := [name for name, path in found.items() if _checksum(path.read_bytes()) not in known[name]]:
        raise CrosswalkError(
            f"{folder} holds files of the crosswalk that were changed since: {_some(changed)}; keep what you need of "
            "them elsewhere, delete them, and begin again"
        )


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _checksum(content: bytes) -> str:
    """Return what tells a changed file; the ends of lines are Git's to change."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _list(sums: Mapping[str, set[str]]) -> bytes:
    """Return the list of files by name, each with the checksums that it may have."""
    return "".join(f"{one}  {name}\n" for name in sorted(sums) for one in sorted(sums[name])).encode()


def _listed(marker: Path) -> dict[str, set[str]]:
    """Return the checksums that what was written may have, by name."""
    try:
        lines = [_LISTED.fullmatch(line) for line in marker.read_text("utf-8").splitlines()]
    except UnicodeDecodeError:
        lines = [None]
    if not all(lines):
        raise CrosswalkError(
            f"{marker} is not the list that the crosswalk wrote; name a new folder, or move this one elsewhere"
        )
    found: dict[str, set[str]] = {}
    for line in filter(None, lines):
        found.setdefault(line["name"], set()).add(line["sum"])
    return found


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _move(whole: Path, folder: Path, names: Iterable[str]) -> None:
    """Move files from one folder into another, each in the place of the one before."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (whole / name).replace(folder / name)


def _swap(whole: Path, folder: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        whole.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise


@contextmanager
def _writing_below(parent: Path) -> Iterator[None]:
    """Say to other exports below a folder that this one writes, and clear away what exports that were killed left.

    Each holds a shared lock, which the system ends with the process. Who can have the folder for itself afterwards
    knows that nothing there is in use. Where there are no such locks, nothing is cleared.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(parent, os.O_RDONLY)
    try:
        locked = _lock(handle, fcntl.LOCK_SH)
        yield
        if locked and _lock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB):
            _clear(parent)
    finally:
        os.close(handle)


def _lock(handle: int, kind: int) -> bool:
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(handle, kind)
    except OSError:  # another export writes, or the file system has no locks
        return False
    return True


def _clear(parent: Path) -> None:
    for left in sorted(parent.iterdir()):
        if not _LEFT.fullmatch(left.name) or not left.is_dir() or left.is_symlink():
            continue
        # Both stand there if the export ended between two renames; then one of them may be the only copy.
        if {path.name for path in left.iterdir()} in ({_NEW}, {_OLD}, set()):
            shutil.rmtree(left, ignore_errors=True)
