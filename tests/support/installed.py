"""The built wheel in an environment of its own: what somebody has who installed it, and nothing of this checkout."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
from typing import TYPE_CHECKING, NamedTuple

from tests.support.builds import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NO_CHECKOUT = {"PYTHONPATH": ""}


class Clean(NamedTuple):
    """An environment that has the wheel and nothing of this checkout."""

    python: Path


def installed(folder: Path) -> Clean:
    """Build the wheel into a folder, and install it there with what it asks for, at the versions of the lock file."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", str(folder), str(ROOT)], check=True
    )
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pins = re.sub(r" \\\n( +--hash=\S+( \\)?\n)+", "\n", (ROOT / "requirements/lock.txt").read_text("utf-8"))
    constraints = folder / "constraints.txt"
    constraints.write_text(pins, "utf-8")
    quiet = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*quiet, "--constraint", str(constraints), str(wheel), "properdocs"], check=True)
    return Clean(python)
