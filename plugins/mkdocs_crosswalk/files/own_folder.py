"""Files written into a folder of somebody's own: all of them, or none where one would be written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.problems import CrosswalkError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def write_new(folder: Path, files: Mapping[str, str], replaces: Callable[[Path], bool] = lambda _: False) -> None:
    """Write files below a folder that need not be there.

    Args:
        folder: The folder.
        files: The text of each file by its path below the folder.
        replaces: Says of a file that is there whether it may be written over.

    Raises:
        CrosswalkError: with every file that is in the way, or what cannot be written. Nothing is written over.
    """
    there = (_in_the_way(folder, name) for name in files if not replaces(folder / name))
    if in_the_way := sorted({name for name in there if name}):
        head = f"{folder} has {len(in_the_way)} of these already, and nothing is written over:"
        raise CrosswalkError("\n".join((head, *(f"  {name}" for name in in_the_way))))
    try:
        for name, text in sorted(files.items()):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise CrosswalkError(f"{path} cannot be written: {error.strerror or error}") from error


def _in_the_way(folder: Path, name: str) -> str | None:
    """Return what is where a file or a folder above it has to be, from the folder; None where there is room."""
    path = folder / name
    if path.exists() or path.is_symlink():
        return name
    above = next((p for p in path.parents if p.exists() or p.is_symlink()), folder)
    if above.is_dir():
        return None
    return above.relative_to(folder).as_posix() if above.is_relative_to(folder) else str(above)
