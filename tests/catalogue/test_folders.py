"""What may lie in a folder of data: each thing that nobody reads is named, and nothing is passed over in silence."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.own_data import FOLDER, written

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.data.folders import Layout, Listing
from mkdocs_crosswalk.data.problems import CatalogueError, Problems

if TYPE_CHECKING:
    from collections.abc import Callable

OWNER = "- {entry: A.5.1, owner: Head of IT}\n"
LAYOUT = Layout(("a.yml", "deep/b.yml"), ("rows",), beside=("schema",))
MAY_HOLD = "the folder may hold a.yml, deep/b.yml and rows/*.yml"
PIPE = "this is no file but a pipe, a socket or a device"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these")


def listed(folder: Path) -> tuple[tuple[str, ...], list[str]]:
    problems = Problems()
    names = Listing(folder, "data", LAYOUT, problems).names
    try:
        problems.raise_if_any()
    except CatalogueError as error:
        return names, [str(problem) for problem in error.problems]
    return names, []


def test_files_that_are_read_are_found_and_what_editors_leave_is_left_alone(tmp_path: Path) -> None:
    names = ["a.yml", "deep/b.yml", "rows/x.yml", "rows/y.yaml"]
    beside = [".git/x.yml", "a.yml~", "#a.yml#", "README.md", "rows/.x.yml.swp", "rows/README.md", "schema/a.json"]
    written(tmp_path, dict.fromkeys([*names, *beside], ""))
    assert listed(tmp_path) == (tuple(names), [])
    assert listed(tmp_path / "nowhere") == ((), [])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("b.yml", f"unknown file (did you mean a.yml?); {MAY_HOLD}"),
        ("a.YML", f"unknown file (did you mean a.yml?); {MAY_HOLD}"),
        ("a.yaml", f"unknown file (did you mean a.yml?); {MAY_HOLD}"),
        ("rows/x.yml.txt", f"unknown file (did you mean rows/x.yml?); {MAY_HOLD}"),
        ("row/x.yml", f"unknown file (did you mean rows/x.yml?); {MAY_HOLD}"),
        ("deep/c.yml", f"unknown file (did you mean deep/b.yml?); {MAY_HOLD}"),
    ],
)
def test_a_file_that_nobody_reads_is_named(tmp_path: Path, name: str, message: str) -> None:
    written(tmp_path, {name: ""})
    assert listed(tmp_path) == ((), [f"data/{name}:1:1: {message}"])


def test_a_folder_within_a_folder_of_files_is_named(tmp_path: Path) -> None:
    written(tmp_path, {"rows/more/x.yml": ""})
    assert listed(tmp_path)[1] == [f"data/rows/more:1:1: unknown folder; {MAY_HOLD}"]


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener, pytest.MonkeyPatch.context() as patch:
        patch.chdir(path.parent)  # the name of a socket is short
        listener.bind(path.name)


@posix
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (Path.mkdir, "this is a folder, and must be a file"),
        (os.mkfifo, PIPE),
        (_socket, PIPE),
        (lambda path: path.symlink_to("/dev/null"), PIPE),
        (
            lambda path: path.symlink_to("nowhere"),
            "the file cannot be read: a link that cannot be followed: No such file",
        ),
        (lambda path: path.symlink_to(path.name), "the file cannot be read: a link that cannot be followed: Too many"),
    ],
    ids=["folder", "pipe", "socket", "device", "link to nothing", "link to itself"],
)
@pytest.mark.parametrize("name", ["a.yml", "rows/x.yml"])
def test_something_else_of_the_name_of_a_file_is_named(
    tmp_path: Path, name: str, make: Callable[[Path], None], message: str
) -> None:
    written(tmp_path, {"rows/y.yml": ""})
    make(tmp_path / name)
    names, (problem,) = listed(tmp_path)
    assert names == ("rows/y.yml",)
    assert problem.startswith(f"data/{name}:1:1: {message}")


@posix
@pytest.mark.parametrize(
    ("name", "shown", "code"),
    [
        (b"\xff.yml", "\\udcff.yml", "U+DCFF"),
        (b"a\nb.yml", "a\\nb.yml", "U+000A"),
        ("a\u202eb.yml".encode(), "a\\u202eb.yml", "U+202E"),
    ],
    ids=["not UTF-8", "line end", "mark of direction"],
)
def test_a_name_that_cannot_be_shown_is_spelt_out(tmp_path: Path, name: bytes, shown: str, code: str) -> None:
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / os.fsdecode(name)).write_bytes(b"")
    assert listed(tmp_path) == (
        (),
        [f"data/rows/{shown}:1:1: the name of the file holds the character {code}; give it another"],
    )


def test_a_link_to_a_good_file_is_read(tmp_path: Path) -> None:
    written(tmp_path, {"elsewhere/x.yml": OWNER})
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.yml").symlink_to(tmp_path / "elsewhere/x.yml")
    assert listed(tmp_path / "data") == (("a.yml",), [])


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_read_is_named(
    mappings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    folder = written(tmp_path / FOLDER, {"owners.yml": OWNER, "crosswalks/x.yml": "-"})
    locked = folder / ("owners.yml" if what == "file" else "crosswalks")
    method = "read_bytes" if what == "file" else "iterdir"
    right = getattr(Path, method)

    def refusing(path: Path) -> object:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return right(path)

    monkeypatch.setattr(Path, method, refusing)
    with pytest.raises(CatalogueError) as caught:
        load(mappings, {FOLDER: folder})
    shown = f"{FOLDER}/{locked.name}"
    assert f"{shown}:1:1: the {what} cannot be read: Permission denied" in map(str, caught.value.problems)


@pytest.mark.parametrize("name", ["zz.yml", "frameworks/nist.yml", "Evidence.yml", "guidance/old/x.yml"])
def test_a_file_of_the_built_in_data_that_nobody_reads_is_named(mappings: Path, tmp_path: Path, name: str) -> None:
    folder = written(shutil.copytree(mappings, tmp_path / "mappings"), {name: "a: b\n"})
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    (problem,) = map(str, caught.value.problems)
    place = "guidance/old" if name.startswith("guidance") else name
    assert problem.startswith(f"mappings/{place}:1:1: unknown f")
