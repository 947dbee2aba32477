"""What the processes of a run share: the first that asks for a site or an environment makes it, and all read it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from tools.locked import locked

from tests.support.builds import BuiltSite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def shared(temporary: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that is made once in a run; who asks while somebody makes it waits.

    Args:
        temporary: Where the folders of this process lie.
        name: The name of the folder.
        make: Fills the empty folder; if it fails, the next who asks tries again.
    """
    base = temporary.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, made = base / name, base / f"{name}.made"
    with locked(base / f"{name}.lock", wait=lambda: None):
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


def shared_site(temporary: pytest.TempPathFactory, name: str, make: Callable[[Path], BuiltSite]) -> BuiltSite:
    """Return a site that is built once in a run, with nothing yet read of it.

    Args:
        temporary: Where the folders of this process lie.
        name: The name of its folder.
        make: Builds it into a folder.
    """

    def kept(folder: Path) -> None:
        (folder / "log").write_text(make(folder / "site").log, "utf-8")

    folder = shared(temporary, name, kept)
    return BuiltSite(folder / "site", (folder / "log").read_text("utf-8"))
