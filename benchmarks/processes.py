"""What a whole process takes: seconds of a processor, which other work on the machine changes little, and memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - each takes a folder of its own inside
"""A folder in memory, where there is one."""


class Used(NamedTuple):
    """What a process took: seconds of a processor, seconds by the clock, and the most memory that it had."""

    seconds: float
    clock: float
    memory: int


def used(folder: Path, *command: str) -> Used:
    """Run a module of Python in a folder; status 1 is an answer too.

    A small process starts it: what one begins with, and counts as its own, is the memory of whoever starts it.
    """
    run = subprocess.run([sys.executable, __file__, str(folder), *command], stdout=subprocess.PIPE, check=True)
    return Used(*json.loads(run.stdout))


def _measured(folder: str, *command: str) -> Used:
    """Run it and wait. Python keeps what it has compiled, as it does for whoever installs a package."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, took = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(process.returncode)
    return Used(took.ru_utime + took.ru_stime, time.perf_counter() - start, took.ru_maxrss)


def built(folder: Path) -> Used:
    """Build the site of a folder once, into a folder that is empty."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    return used(folder, "mkdocs", "build", "--quiet")


if __name__ == "__main__":
    print(json.dumps(_measured(*sys.argv[1:])))
