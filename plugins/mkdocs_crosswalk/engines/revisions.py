"""The files of a revision of the git repository that the current folder is in, read with git itself."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import CrosswalkError, closest_word, hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REFS = ("refs/heads", "refs/tags", "refs/remotes")
LONGEST = 200
"""The characters of what git says that a message repeats."""


@frozen
class Revision:
    """A commit.

    Attributes:
        top: The top folder of the repository.
        commit: Its hash.
        files: The files in it, by their paths from there.
    """

    top: Path
    commit: str
    files: tuple[str, ...]

    def read(self, folders: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the files below some folders with their bytes; links are left out."""
        packed = _git(self.top, "archive", "--format=tar", self.commit, "--", *folders)
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            yield from files_of(archive)


def files_of(archive: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive with their bytes; what is no plain file is left out."""
    for member in archive:
        if member.isfile() and (file := archive.extractfile(member)):
            yield member.name, file.read()


def revision(name: str) -> Revision:
    """Return the commit that a name means in the repository that the current folder is in.

    Raises:
        CrosswalkError: There is no git, no repository, or no such revision.
    """
    if shutil.which("git") is None:
        raise CrosswalkError(f'"{name}" is no folder or file here, and without git no revision can be read')
    try:
        top = Path(_git(Path(), "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    except CrosswalkError as error:
        raise CrosswalkError(f'"{name}" is no folder or file here, and no revision: {error}') from error
    try:
        found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except CrosswalkError:
        known = _git(top, "for-each-ref", "--format=%(refname:short)", *REFS).decode().split()
        near = hint(closest_word(name, known))
        raise CrosswalkError(f'"{name}" is no folder or file here, and no revision of {top.name}{near}') from None
    commit = found.decode().strip()
    names = _git(top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit).decode(errors="replace")
    return Revision(top, commit, tuple(filter(None, names.split("\0"))))


def repository_of(file: Path) -> Path | None:
    """Return the top folder of the git repository that a file is in, or None."""
    return next((folder for folder in file.absolute().parents if (folder / ".git").exists()), None)


def _git(folder: Path, *arguments: str) -> bytes:
    """Return what git prints.

    Raises:
        CrosswalkError: It ended with an error; the text is its own.
    """
    run = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603, S607
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip().removeprefix("fatal: ").splitlines()
        raise CrosswalkError(f"git says: {said[0][:LONGEST]}" if said else "git says nothing")
    return run.stdout
