"""The commit of the repository that holds the data, where it says what the data is."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 10
"""Seconds that git is given; a build goes on without it."""


def commit_of(folder: Path) -> str:
    """Return the commit whose state a folder has, or "" if it is in no repository, or was changed since."""
    commit = _git(folder, "rev-parse", "--verify", "HEAD")
    changed = _git(folder, "status", "--porcelain", "--", ".")
    return commit if commit and changed == "" else ""


def _git(folder: Path, *command: str) -> str | None:
    """Return what a command of git says, or None where it cannot be asked."""
    whole = ("git", "-C", str(folder), *command)
    try:
        result = subprocess.run(whole, capture_output=True, text=True, timeout=_PATIENCE, check=False)  # noqa: S603 - ours
    except (OSError, subprocess.SubprocessError):
        return None
    return None if result.returncode else result.stdout.strip()
