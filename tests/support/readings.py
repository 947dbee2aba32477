"""Copies of the data with one thing changed, and a repository of git that has them one after the other."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.support.builds import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GIT = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
GIT |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_SYSTEM": os.devnull}


def copied(folder: Path) -> Path:
    """Return a copy of the data that has the name of the original."""
    return shutil.copytree(ROOT / "mappings", folder / "mappings")


def edit(path: Path, *changes: tuple[str, str], after: str = "") -> None:
    """Replace texts of a file, each once, behind a text that is in it once."""
    text = path.read_text("utf-8")
    assert not after or text.count(after) == 1
    start = text.index(after) if after else 0
    head, rest = text[:start], text[start:]
    for old, new in changes:
        assert old in rest, old
        rest = rest.replace(old, new, 1)
    path.write_text(head + rest, "utf-8")


def git(folder: Path, *arguments: str) -> None:
    run = subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **GIT}, capture_output=True, check=False)  # noqa: S607
    assert run.returncode == 0, run.stderr.decode()


def commit(folder: Path, message: str = "One") -> None:
    """Commit all of a folder, which becomes a repository if it is none."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
