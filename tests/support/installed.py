"""The built wheel in environments of their own: what somebody has who installed it, and nothing of this checkout."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
from functools import cached_property
from pathlib import Path

from tests.support.builds import ROOT

NO_CHECKOUT = {"PYTHONPATH": ""}
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
REQUIREMENTS = ROOT / "requirements"


class Clean:
    """An environment that starts with nothing, pip included.

    Args:
        folder: Where to make it, or where it is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        if not self.python.exists():
            venv.create(folder / "venv")

    def install(self, *arguments: str) -> None:
        """Install with the pip of this checkout."""
        subprocess.run([*PIP, "--python", str(self.python), "install", *arguments], check=True)

    def lock(self, name: str) -> None:
        """Install what a file of `requirements/` holds."""
        self.install("--require-hashes", "-r", str(REQUIREMENTS / f"{name}.txt"))

    def run(self, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run Python there."""
        return self.run_in(self.python, folder or self.folder, *arguments)

    @staticmethod
    def run_in(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a Python in a folder."""
        return subprocess.run([str(python), *arguments], cwd=folder, capture_output=True, text=True, check=False)

    @cached_property
    def packages(self) -> Path:
        """Return the folder that packages are installed into."""
        return Path(self.run("-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip())

    def distributions(self) -> set[str]:
        """Return the names of what is installed."""
        return {path.name.split("-")[0].replace("_", "-") for path in self.packages.glob("*.dist-info")}

    def files(self) -> dict[str, tuple[int, int]]:
        """Return the size and the time of every installed file."""
        found = ((p, p.stat()) for p in self.packages.rglob("*") if p.is_file() and p.suffix != ".pyc")
        return {path.relative_to(self.packages).as_posix(): (stat.st_size, stat.st_mtime_ns) for path, stat in found}


def built_wheel(folder: Path) -> Path:
    """Build the wheel into a folder."""
    subprocess.run(
        [*PIP, "wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", str(folder), str(ROOT)], check=True
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def locked_versions(folder: Path) -> Path:
    """Write the versions of the lock as constraints, which leave it to pip what is needed."""
    pins = re.sub(r" \\\n( +--hash=\S+( \\)?\n)+", "\n", (REQUIREMENTS / "lock.txt").read_text("utf-8"))
    constraints = folder / "constraints.txt"
    constraints.write_text(pins, "utf-8")
    return constraints


def documented(wheel: Path) -> str:
    """Return the requirement that README.md names, with this wheel in the place of the repository."""
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r'^pip install "(mkdocs-crosswalk\[[a-z,]+\] @ )git\+', readme, re.MULTILINE)
    assert found
    return f"{found[1]}{wheel.as_uri()}"
