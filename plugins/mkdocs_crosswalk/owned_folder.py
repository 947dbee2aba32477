"""A folder that the crosswalk writes whole and may replace, and no other: a file in it says what was written."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from .catalogue.problems import CrosswalkError

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKER = ".crosswalk-export"
"""The list of files, one a line, in a folder that the next export may replace."""

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
        with TemporaryDirectory(prefix=".crosswalk-", dir=folder.parent) as aside:
            whole = Path(aside, "new")
            for name, content in sorted(files.items()):
                path = whole / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            (whole / MARKER).write_bytes("".join(f"{name}\n" for name in sorted(files)).encode())
            _swap(whole, folder, Path(aside, "old"))
    except OSError as error:
        raise CrosswalkError(f"{folder} cannot be written: {error.strerror or error}") from error


def _refuse_what_is_not_ours(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CrosswalkError(f"{folder} is a file; name a folder to write to")
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    marker = folder / MARKER
    if not marker.is_file():
        raise CrosswalkError(f"{folder} holds files that `crosswalk export` did not write; name an empty or new folder")
    known = {MARKER, *marker.read_text("utf-8").splitlines()}
    found = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if not path.is_dir())
    if others := [name for name in found if name not in known]:
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        named = ", ".join(others[:_SHOWN]) + more
        raise CrosswalkError(f"{folder} holds files that the export would delete: {named}; move them elsewhere")


def _swap(whole: Path, folder: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        whole.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
