"""`make site`: strict, one at a time, and whatever happens one whole site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from random import Random
from typing import TYPE_CHECKING

import pytest
from tools.build_site import LOCK, NEW, OLD, SITE, build

from mkdocs_crosswalk.cli import main
from tests.support.builds import QUIET, ROOT, bytes_of, copy_of_repository, write_site

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {f"page-{n}.md": f"# Page {n}\n\nWords.\n" for n in range(20)} | {"index.md": "# Home\n"}
KILLS = 100
COMMAND = (sys.executable, "-m", "tools.build_site")
VARIABLES = {**os.environ, **QUIET, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "0"}
NOWHERE = ("[Nowhere](nowhere.md)", "A.5.51", "[Rights]({}iso27001/a-5-18.md#nowhere)")
"""What a strict build warns of: a page, an id and a section that do not exist."""
WARNED = dict(zip(("about/linking.md", "about/options.md", "about/data.md"), NOWHERE, strict=True))
AROUND = """\
site_name: Small
theme: {name: mkdocs}
plugins: [crosswalk: {parts: []}]
validation: {anchors: warn}
"""


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(COMMAND, cwd=folder, env=VARIABLES, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("small"), "site_name: Small\ntheme: {name: mkdocs}\n", PAGES)


@pytest.fixture(scope="module")
def whole(small: Path) -> dict[str, bytes]:
    """Return what a build that nothing disturbs makes."""
    result = run(small)
    assert result.returncode == 0, result.stderr
    return bytes_of(small / SITE)


def left_over(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} & {NEW, OLD}


def test_two_builds_at_once_both_end_well_and_leave_one_whole_site(small: Path, whole: dict[str, bytes]) -> None:
    running = [
        subprocess.Popen(COMMAND, cwd=small, env=VARIABLES, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(2)
    ]
    said = [process.communicate()[0].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert sum("another build is at work here" in text for text in said) == 1
    assert bytes_of(small / SITE) == whole
    assert not left_over(small)


def killed(folder: Path, after: float) -> None:
    """Begin a build, and kill it after so many seconds."""
    process = subprocess.Popen(COMMAND, cwd=folder, env=VARIABLES, stdout=subprocess.DEVNULL)
    time.sleep(after)
    process.kill()
    process.wait()


def test_a_killed_build_leaves_a_whole_site_and_no_lock(small: Path, whole: dict[str, bytes]) -> None:
    start = time.monotonic()
    assert run(small).returncode == 0
    lasts = time.monotonic() - start
    for part in (0.3, 0.7, 0.9):
        killed(small, lasts * part)
        assert bytes_of(small / (SITE if (small / SITE).is_dir() else OLD)) == whole
    assert run(small).returncode == 0
    assert bytes_of(small / SITE) == whole
    assert not left_over(small)


@pytest.mark.audit
def test_however_often_builds_are_killed_one_whole_site_is_there(small: Path, whole: dict[str, bytes]) -> None:
    start = time.monotonic()
    assert run(small).returncode == 0
    lasts = time.monotonic() - start
    random = Random(0)  # noqa: S311 - the same moments each time, as far as a machine goes
    for _ in range(KILLS):
        # Late moments are those in which one site takes the place of the other.
        killed(small, lasts * random.choice((random.uniform(0, 0.8), random.uniform(0.8, 1.1))))
        assert bytes_of(small / (SITE if (small / SITE).is_dir() else OLD)) == whole
    assert run(small).returncode == 0
    assert bytes_of(small / SITE) == whole
    assert not left_over(small)


@pytest.mark.parametrize("status", [0, 1])
def test_a_site_that_a_kill_between_two_renames_took_away_is_put_back_first(tmp_path: Path, status: int) -> None:
    (tmp_path / OLD).mkdir()
    (tmp_path / OLD / "index.html").write_text("old", "utf-8")
    (tmp_path / NEW).mkdir()

    def make(folder: Path) -> int:
        assert (tmp_path / SITE / "index.html").read_text("utf-8") == "old"
        folder.mkdir()
        (folder / "index.html").write_text("new", "utf-8")
        return status

    assert build(tmp_path, make) == status
    assert bytes_of(tmp_path / SITE) == {"index.html": b"old" if status else b"new"}
    assert not left_over(tmp_path)


def test_a_site_that_cannot_be_put_in_place_leaves_the_old_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / SITE).mkdir()
    (tmp_path / SITE / "index.html").write_text("old", "utf-8")
    assert build(tmp_path, lambda _: 0) == 1  # nothing was made, so nothing can be renamed
    assert bytes_of(tmp_path / SITE) == {"index.html": b"old"}
    assert "site/ is as it was" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {SITE, LOCK}


def refused(folder: Path, variables: dict[str, str]) -> None:
    """Build by `make site`, and hold that the warnings failed it and the old site stands."""
    (folder / SITE).mkdir()
    (folder / SITE / "index.html").write_text("the old site", "utf-8")
    command = ["make", "site", "READY=", f"VENV={ROOT / '.venv'}"]
    result = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    said = result.stdout + result.stderr
    assert result.returncode != 0
    assert f"Aborted with {len(NOWHERE)} warnings in strict mode!" in said
    assert "nowhere.md" in said and '"A.5.51"' in said and "#nowhere" in said
    assert bytes_of(folder / SITE) == {"index.html": b"the old site"}
    assert not left_over(folder)


def test_make_site_fails_on_a_warning_and_keeps_the_old_site(tmp_path: Path) -> None:
    folder = write_site(tmp_path, AROUND, {"index.md": "\n\n".join(NOWHERE).format("crosswalk/")})
    shutil.copy(ROOT / "Makefile", folder)
    refused(folder, VARIABLES)


def test_check_and_export_fail_on_what_a_strict_build_warns_of_in_our_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    plant(tmp_path / "content")
    for command in ("check", "export"):
        monkeypatch.setattr(
            f"mkdocs_crosswalk.commands.{command}.part_of_package",
            lambda name: {"content": tmp_path}.get(name, ROOT) / name,
        )
    for arguments in (["check"], ["export", str(tmp_path / "docs")]):
        assert main(arguments) == 1
        said = capsys.readouterr().err.splitlines()
        assert said[0] == f"the written pages have {len(WARNED)} problems:"
        lines = {name: (tmp_path / "content" / name).read_text("utf-8").count("\n") for name in WARNED}
        assert sorted(line.partition(": ")[0].rpartition(":")[0] for line in said[1:]) == sorted(
            f"content/{name}:{line}" for name, line in lines.items()
        )
    assert not (tmp_path / "docs").exists()


@pytest.mark.audit
def test_make_site_of_this_repository_fails_on_a_warning(tmp_path: Path) -> None:
    folder = copy_of_repository(tmp_path / "repository")
    plant(folder / "content")
    refused(folder, {**VARIABLES, "PYTHONPATH": str(folder / "plugins")})


def plant(content: Path) -> None:
    for name, text in WARNED.items():
        with (content / name).open("a", encoding="utf-8") as page:
            page.write(f"\n{text.format('../')}\n")
