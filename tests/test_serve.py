"""A served site while its data is wrong: every request is answered, and the problems stand on top of the last pages."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.support.builds import QUIET, ROOT, copy_of_repository, write_site
from tests.support.serving import free_address, serving

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
site_name: Policies
theme: {name: mkdocs}
plugins: [{crosswalk: {data: compliance, parts: []}}]
"""
OWNERS = "- entry: A.5.18\n  owner: Head of IT\n"
SLIP = f"{OWNERS}  <script>alert(1)</script>: A.5.18\n"
SERVE = (sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr")
DATA = "compliance/owners.yml"
BANNER = "These are the last good pages"
SOON = 2
WHERE = f"{DATA}:3:3: "


def test_the_last_good_pages_carry_the_problems_until_they_are_mended(tmp_path: Path) -> None:
    folder = site_with(tmp_path, OWNERS)
    owners, address = folder / DATA, free_address()
    with serving([*SERVE, address], folder, address, QUIET) as server:
        status, good = server.page()
        assert status == 200
        assert BANNER not in good
        owners.write_text(SLIP, "utf-8")
        shown = server.until(lambda page: BANNER in page)
        assert WHERE in shown
        assert "&lt;script&gt;alert" in shown and "<script>alert" not in shown
        assert re.search(r"<body[^>]*>\s*<div role=\"alert\"", shown)
        for path in ("crosswalk/iso27001/a-5-18/", "nowhere/"):
            assert BANNER in server.page(path)[1]
        assert BANNER not in server.page("crosswalk/assets/crosswalk/crosswalk.css")[1]
        assert WHERE in server.said() and "Traceback" not in server.said()
        owners.write_text(OWNERS.replace("Head of IT", "Head of Security"), "utf-8")
        server.until(lambda page: BANNER not in page)  # the page that was shown last; the others follow
        server.until(lambda page: "Head of Security" in page, "crosswalk/iso27001/a-5-18/")


def test_a_folder_of_own_data_that_goes_and_comes_back_is_watched_again(tmp_path: Path) -> None:
    folder = site_with(tmp_path, OWNERS)
    owners, aside, address = folder / DATA, folder / "aside", free_address()
    entry = "crosswalk/iso27001/a-5-18/"
    with serving([*SERVE, address], folder, address, QUIET) as server:
        assert "Head of IT" in server.page(entry)[1]
        owners.parent.rename(aside)
        shown = server.until(lambda page: BANNER in page)
        assert "compliance" in shown
        owners.parent.mkdir()
        owners.write_text(OWNERS.replace("Head of IT", "Head of Security"), "utf-8")
        server.until(lambda page: "Head of Security" in page, entry)
        owners.write_text(OWNERS.replace("Head of IT", "Head of Risk"), "utf-8")
        server.until(lambda page: "Head of Risk" in page, entry)
        assert BANNER not in server.page()[1] and "Traceback" not in server.said()


def test_the_page_that_a_browser_shows_is_served_before_the_site_is_done(tmp_path: Path) -> None:
    folder = site_with(tmp_path, OWNERS)
    owners, address = folder / DATA, free_address()
    entry, other = "crosswalk/iso27001/a-5-18/", "crosswalk/iso27001/"
    with serving([*SERVE, address], folder, address, QUIET) as server:
        server.page(other), server.page(entry)
        owners.write_text(OWNERS.replace("Head of IT", "Head of Risk"), "utf-8")
        server.until(lambda page: "Head of Risk" in page, entry)
        server.until_said("Documentation built", times=2)
        said = server.said().partition("Documentation built")[2]
        assert said.index("a-5-18/index.html is there; the others follow") < said.index("Documentation built")
        assert server.page(other)[0] == 200
        assert "Head of Risk" in server.page(entry)[1]


def site_with(folder: Path, owners: str) -> Path:
    """Write a small site with data of its own."""
    write_site(folder, CONFIG, {"index.md": "# Policies\n\nA.5.18\n"})
    (folder / DATA).parent.mkdir()
    (folder / DATA).write_text(owners, "utf-8")
    return folder


def test_bad_data_at_the_start_ends_the_command_with_its_problems(tmp_path: Path) -> None:
    folder = site_with(tmp_path, SLIP)
    result = subprocess.run(
        [*SERVE, free_address()], cwd=folder, env={**os.environ, **QUIET}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert WHERE in result.stderr and "Traceback" not in result.stderr


@pytest.mark.audit
def test_make_serve_goes_on_while_data_or_code_is_wrong(tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path / "repository")
    evidence, code = folder / "mappings/evidence.yml", folder / "plugins/mkdocs_crosswalk/__init__.py"
    right, version = evidence.read_text("utf-8"), code.read_text("utf-8")
    address = free_address()
    command = ["make", "serve", "READY=", f"VENV={ROOT / '.venv'}", f"ADDRESS={address}"]
    with serving(command, folder, address, {"PYTHONPATH": str(folder / "plugins")}) as server:
        assert BANNER not in server.page()[1]
        evidence.write_text(right.replace("kind: record", "kind: recrod", 1), "utf-8")
        assert re.search(r"mappings/evidence\.yml:\d+:\d+: ", server.until(lambda page: BANNER in page))
        code.write_text(f"{version}\nNEW = 1\n", "utf-8")
        server.until_said("The new code waits until this is mended")
        assert BANNER in server.page("soc2/cc6-1/")[1]
        evidence.write_text(right, "utf-8")
        server.until_said("Serving on", times=2)
        assert BANNER not in server.until(lambda page: "<h1" in page)
        code.write_text(f"{version}\nNEW = (\n", "utf-8")
        server.until_said("The new code waits until this is mended", times=2)
        assert server.page("soc2/cc6-1/")[0] == 200
        code.write_text(version, "utf-8")
        server.until_said("Serving on", times=3)


def test_make_says_at_once_that_it_installs(tmp_path: Path) -> None:
    slow = tmp_path / "python"
    slow.write_text('#!/bin/sh\nif [ "$1" = -m ]; then sleep 30; fi\n', "utf-8")
    slow.chmod(0o755)
    (tmp_path / "requirements").mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements/lock.txt"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    start = time.monotonic()
    process = subprocess.Popen(
        ["make", "serve", f"PYTHON={slow}"],  # noqa: S607 - as a person calls it
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        assert process.stdout
        assert b"Installing what requirements/lock.txt holds" in process.stdout.readline()
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    assert time.monotonic() - start < SOON
