"""A server that a command has started, and how it ends."""

from __future__ import annotations

import signal
import subprocess
import sys

PATIENCE = 5
"""Seconds that a server has to put its things away."""


def end(server: subprocess.Popen[bytes]) -> None:
    """End a server as Ctrl+C would, and if it does not, at once."""
    if server.poll() is not None:
        return
    server.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
