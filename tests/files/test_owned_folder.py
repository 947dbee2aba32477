"""A folder that the crosswalk keeps up to date while somebody watches it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.files.owned_folder import MARKER, change_folder, remove_folder, write_folder
from tests.support.builds import bytes_of

if TYPE_CHECKING:
    from collections.abc import Callable

BEFORE = {"index.md": b"home", "a/b.md": b"b", "a/c.md": b"c", ".pages/b.html": b"<p>b"}
AFTER = {"index.md": b"home", "a/b.md": b"new b", "d/e.md": b"e", ".pages/b.html": b"<p>new b"}


class Killed(BaseException):
    """The end of a process, as far as a test can have it."""


def written(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in bytes_of(folder).items() if name != MARKER}


def test_what_says_the_same_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    write_folder(folder, BEFORE)
    same = (folder / "index.md").stat()
    change_folder(folder, AFTER)
    assert written(folder) == AFTER
    assert (folder / "index.md").stat() == same
    (folder / "a/b.md").unlink()
    change_folder(folder, AFTER)
    assert written(folder) == AFTER
    remove_folder(folder)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("file", ["notes.md", "a/b.md"])
def test_what_others_wrote_is_refused(tmp_path: Path, file: str) -> None:
    write_folder(tmp_path / "docs", BEFORE)
    (tmp_path / "docs" / file).write_bytes(b"mine")
    before = bytes_of(tmp_path)
    with pytest.raises(CrosswalkError, match=file):
        change_folder(tmp_path / "docs", AFTER)
    assert bytes_of(tmp_path) == before


def ended_at(monkeypatch: pytest.MonkeyPatch, step: int) -> list[str]:
    """Let a change of files be the last that is made; return the list of those that are asked for."""
    asked: list[str] = []

    def until(change: Callable[..., Any]) -> Callable[..., Any]:
        def made(*arguments: Any, **options: Any) -> Any:
            asked.append(change.__name__)
            if len(asked) > step:
                raise Killed
            return change(*arguments, **options)

        return made

    for name in ("write_bytes", "replace", "unlink"):
        monkeypatch.setattr(Path, name, until(getattr(Path, name)))
    return asked


def test_wherever_it_ends_the_next_run_has_it_whole(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        steps = ended_at(patch, 1_000)
        write_folder(tmp_path / "counted", BEFORE)
        first = len(steps)
        change_folder(tmp_path / "counted", AFTER)
    assert len(steps) - first > 8
    for step in range(len(steps) - first):
        for again in (change_folder, write_folder):
            folder = tmp_path / f"{again.__name__}-{step}"
            write_folder(folder, BEFORE)
            with pytest.MonkeyPatch.context() as patch, suppress(Killed):
                ended_at(patch, step)
                change_folder(folder, AFTER)
            assert written(folder).items() <= (BEFORE.items() | AFTER.items())
            again(folder, AFTER)
            assert written(folder) == AFTER
