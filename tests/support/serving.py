"""A command that serves a site, from its start to its end, and what it says."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

ANSWER, CHANGE = 60, 180
"""Seconds that an answer, and what follows from a saved file, may take on a machine that is busy with other tests."""


@dataclass(frozen=True)
class Serving:
    """A running server; `log` is the file of what it says."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def page(self, path: str = "") -> tuple[int, str]:
        """Return status and text of a page."""
        try:
            with urlopen(f"{self.address}{path}", timeout=ANSWER) as answer:  # noqa: S310 - of our own
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def until(self, right: Callable[[str], bool], path: str = "") -> str:
        """Return a page as soon as it is right; every request on the way there is answered."""
        end = time.monotonic() + CHANGE
        while time.monotonic() < end:
            status, text = self.page(path)
            assert status in (200, 404)
            if right(text):
                return text
            time.sleep(0.2)
        raise AssertionError(self.said())

    def said(self) -> str:
        return self.log.read_text("utf-8", errors="replace")

    def until_said(self, words: str, times: int = 1) -> None:
        end = time.monotonic() + CHANGE
        while self.said().count(words) < times:
            assert time.monotonic() < end and self.process.poll() is None, self.said()
            time.sleep(0.1)


def free_address() -> str:
    """Return an address that nobody listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{listening.getsockname()[1]}"


@contextmanager
def serving(command: Sequence[str], folder: Path, address: str, variables: dict[str, str]) -> Iterator[Serving]:
    """Start a command in a folder, and end it and all that it started."""
    log = folder / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **variables}, stdout=output, stderr=output, start_new_session=True
        )
    server = Serving(f"http://{address}/", log, process)
    try:
        end = time.monotonic() + CHANGE
        while True:
            assert process.poll() is None and time.monotonic() < end, server.said()
            try:
                server.page()
                break
            except URLError:
                time.sleep(0.1)
        yield server
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
