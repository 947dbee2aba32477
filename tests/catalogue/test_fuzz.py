"""Whatever a data file becomes, the check ends with a catalogue or with located problems: no crash, no hang."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from typing import IO, TYPE_CHECKING

import pytest
from tests.support.builds import ROOT
from tests.support.fuzz import ACCEPTED, REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 120
"""Seconds after which one file is said to hang; the slowest takes two, and twenty on a busy machine."""


def ends(first: int, stop: int, *options: str) -> Iterator[tuple[int, str, str]]:
    """Yield how each number of a range ends; one that ends its process is told, and the next has a new one."""
    while first < stop:
        command = [sys.executable, "-m", "tests.support.fuzz", str(first), str(stop), *options]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            lines: queue.Queue[str] = queue.Queue()
            Thread(target=_follow, args=(process.stdout, lines), daemon=True).start()
            begun = first - 1
            try:
                while line := lines.get(timeout=PATIENCE):
                    number, end, why = line.rstrip("\n").split(" ", 2)
                    if end == "begins":
                        begun = int(number)
                    else:
                        yield int(number), end, why
                        first = int(number) + 1
            except queue.Empty:
                process.kill()
            assert process.wait() == 0 or begun >= first, "the process does not start"
            if first <= begun:
                yield begun, "hung or killed", f"status {process.returncode}"
                first = begun + 1


def _follow(stream: IO[str], lines: queue.Queue[str]) -> None:
    for line in stream:
        lines.put(line)
    lines.put("")


def wrong(found: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    return [end for end in found if end[1] not in (ACCEPTED, REFUSED)]


def test_a_broken_file_is_refused_with_places_or_accepted() -> None:
    found = list(ends(0, 40))
    assert [number for number, _, _ in found] == list(range(40))
    assert wrong(found) == []
    assert {end for _, end, _ in found} == {ACCEPTED, REFUSED}


def test_a_broken_file_of_a_company_is_refused_with_places_or_accepted() -> None:
    found = list(ends(0, 300, "--company"))
    assert [number for number, _, _ in found] == list(range(300))
    assert wrong(found) == []
    assert {end for _, end, _ in found} == {ACCEPTED, REFUSED}


def each_of_ten_thousand(*options: str) -> list[tuple[int, str, str]]:
    processes = min(os.cpu_count() or 1, 8)
    share = -(-10_000 // processes)
    with ThreadPoolExecutor(processes) as pool:
        runs = [pool.submit(lambda at: list(ends(at, at + share, *options)), n * share) for n in range(processes)]
        found = [end for run in runs for end in run.result()]
    assert len(found) == share * processes
    return found


@pytest.mark.audit
def test_ten_thousand_broken_files_are_refused_with_places_or_make_pages() -> None:
    assert wrong(each_of_ten_thousand("--pages")) == []


@pytest.mark.audit
def test_ten_thousand_broken_files_of_a_company_are_refused_with_places_or_make_a_programme() -> None:
    assert wrong(each_of_ten_thousand("--company")) == []
