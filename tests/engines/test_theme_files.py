"""The files of a theme are those that MkDocs finds, also where nobody looks into its hidden folders."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from mkdocs_crosswalk.engines.mkdocs.theme_files import look_at_less

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def theme(name: str, custom: Path) -> Theme:
    for uri in ("a.css", ".own/b.css", "c/.own/d.css", "c/e.css", ".f.css", "partials/.g.html"):
        (custom / uri).parent.mkdir(parents=True, exist_ok=True)
        (custom / uri).write_text("", "utf-8")
    return Theme(name=name, custom_dir=str(custom))


def files(theme: Theme) -> list[str]:
    """Return the files that MkDocs finds, in order."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Ours", "docs_dir": "docs", "site_dir": "site"})
    config.theme = theme
    found = Files([])
    found.add_files_from_theme(theme.get_env(), config)
    return [file.abs_src_path or "" for file in found]


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the folders that are looked into."""
    found: list[str] = []
    walk = os.walk

    def noted(*given: Any, **more: Any) -> Iterator[Any]:
        for one in walk(*given, **more):
            found.append(one[0])
            yield one

    monkeypatch.setattr(os, "walk", noted)
    return found


@pytest.mark.parametrize("name", ["material", "mkdocs", "readthedocs"])
def test_mkdocs_finds_the_same_files(name: str, tmp_path: Path, looked: list[str]) -> None:
    plain, less = theme(name, tmp_path / "own"), theme(name, tmp_path / "own")
    expected = files(plain)
    every = len(looked)
    look_at_less(less)
    assert files(less) == expected
    assert str(tmp_path / "own/a.css") in expected
    own = [os.path.relpath(folder, tmp_path / "own") for folder in looked[every:] if folder.startswith(str(tmp_path))]
    assert sorted(own) == [".", "c", "partials"]


@pytest.mark.parametrize(
    "wanted",
    [None, lambda name: name.endswith(".css"), lambda name: name.startswith(".own/"), lambda name: "/." not in name],
)
def test_who_wants_what_is_hidden_gets_it(wanted: Callable[[str], bool] | None, tmp_path: Path) -> None:
    plain, less = theme("mkdocs", tmp_path), theme("mkdocs", tmp_path)
    look_at_less(less)
    assert less.get_env().list_templates(filter_func=wanted) == plain.get_env().list_templates(filter_func=wanted)
    assert less.get_env().list_templates(["css"]) == plain.get_env().list_templates(["css"])
