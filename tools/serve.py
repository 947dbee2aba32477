"""`make serve`: MkDocs serves the site, and starts anew when the plugin's own code changes.

MkDocs itself builds again when data, pages or theme change. New code is tried on the data first: while that fails, the
server before it goes on.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Never

from mkdocs_crosswalk.engines.processes import end

if TYPE_CHECKING:
    from collections.abc import Iterable

CODE = ("plugins",)
ALL = (*CODE, "mappings", "content", "theme", "mkdocs.yml")
PAUSE = 0.5
"""Seconds between two looks at the files."""

Stamps = dict[Path, int]


def main() -> int:
    """Serve at the address that the command names until somebody stops it; the exit status is the first server's."""
    # A shell that starts a command in the background lets it, and what it starts, ignore Ctrl+C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _stop)
    try:
        return _serve(sys.argv[1])
    except KeyboardInterrupt:
        return 0


def _serve(address: str) -> int:
    code, tried, first = stamps(CODE), stamps(ALL), True
    server = _start(address)
    try:
        while True:
            time.sleep(PAUSE)
            running = server.poll() is None
            if first and not running:
                return server.returncode
            if running and stamps(CODE) == code:
                continue
            now = stamps(ALL)
            time.sleep(PAUSE)
            if now == tried or now != stamps(ALL):  # known not to do, or still being saved
                continue
            tried = now
            if _data_is_right():
                end(server)
                code, first, server = stamps(CODE), False, _start(address)
            else:
                print("The new code waits until this is mended; what was served before it stays.", flush=True)
    finally:
        end(server)


def stamps(names: Iterable[str]) -> Stamps:
    """Return when each file of some folders was changed last, in nanoseconds; of `plugins` its Python files alone."""
    found: Stamps = {}
    for name in names:
        top = Path(name)
        for path in (top, *top.rglob("*.py" if name in CODE else "*")):
            try:
                found[path] = path.stat().st_mtime_ns if path.is_file() else 0
            except OSError:
                continue  # it has gone while we looked
    return found


def _start(address: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    return subprocess.Popen(command)


def _data_is_right() -> bool:
    command = [sys.executable, "-m", "mkdocs_crosswalk.cli", "check", "mappings"]
    return not subprocess.run(command, check=False).returncode


def _stop(number: int, frame: object) -> Never:
    del number, frame
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
