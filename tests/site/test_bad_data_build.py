"""A build with bad data: every problem at once, exit status 1, no traceback, and the old site untouched."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.builds import QUIET, build, bytes_of, copy_of_repository

if TYPE_CHECKING:
    from pathlib import Path

SLIPS = {
    "crosswalks/soc2-to-iso27001-article.yml": ("iso: [A 5.1, A 5.10, A 6.2]", "iso: [A 5.51, A 5.10, A 6.2]"),
    "crosswalks/comparison-guide.yml": ("direction: undirected", "direction: sideways"),
    "evidence.yml": ("kind: record", "kind: recrod"),
    "sources.yml": ("kind: help-page", "kidn: help-page"),
}
MESSAGES = ("(did you mean A.5.15?)", 'unknown direction "sideways"', "(did you mean record?)", "(did you mean kind?)")


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    folder = copy_of_repository(tmp_path / "repository")
    for name, (right, wrong) in SLIPS.items():
        path = folder / "mappings" / name
        text = path.read_text("utf-8")
        assert right in text
        path.write_text(text.replace(right, wrong, 1), "utf-8")
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text("the old site", "utf-8")
    return folder


def check(folder: Path, output: str) -> None:
    for name, message in zip(SLIPS, MESSAGES, strict=True):
        assert any(f"mappings/{name}:" in line and message in line for line in output.splitlines()), (name, output)
    assert "Traceback" not in output
    assert bytes_of(folder / "site") == {"index.html": b"the old site"}


def test_mkdocs_build_shows_every_problem_and_leaves_the_old_site(spoiled: Path) -> None:
    # The plugin of this checkout reads the data beside itself, so the copy's own plugin has to be imported.
    result = build(spoiled, spoiled / "site", {"PYTHONPATH": str(spoiled / "plugins")})
    assert result.returncode == 1
    check(spoiled, result.stderr)


def test_make_site_shows_every_problem_and_leaves_the_old_site(spoiled: Path) -> None:
    from tests.support.builds import ROOT  # noqa: PLC0415 - the environment of this checkout

    command = ["make", "site", "READY=", f"VENV={ROOT / '.venv'}"]
    environment = {**os.environ, **QUIET, "PYTHONPATH": str(spoiled / "plugins")}
    result = subprocess.run(command, cwd=spoiled, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    check(spoiled, result.stderr)


def test_crosswalk_check_shows_every_problem(spoiled: Path) -> None:
    import sys  # noqa: PLC0415

    command = [sys.executable, "-m", "mkdocs_crosswalk.cli", "check", str(spoiled / "mappings")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    check(spoiled, result.stderr)
