"""Templates that were compiled when the package was installed are taken where they are of the same, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest

from mkdocs_crosswalk.render import compiled
from mkdocs_crosswalk.render.compiled import MADE_OF, compile_into, own_templates

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which what comes of the templates is looked for."""
    monkeypatch.setattr(compiled, "part_of_package", tmp_path.__truediv__)
    return tmp_path / compiled.COMPILED


def taken() -> bool:
    """Say whether templates are those that were compiled, after looking each of them up."""
    env = own_templates()
    for name in own_templates(compiled=False).list_templates():
        env.get_template(name)
    return isinstance(env.loader, jinja2.ModuleLoader)


def test_they_are_the_same_templates(folder: Path) -> None:
    compile_into(folder)
    assert taken()
    ours, sources = own_templates(), own_templates(compiled=False)
    assert isinstance(sources.loader, jinja2.FileSystemLoader)
    for name in sources.list_templates():
        code, path, _ = sources.loader.get_source(sources, name)
        module = folder / jinja2.ModuleLoader.get_module_filename(name)
        assert module.read_text("utf-8") == sources.compile(code, name, path, raw=True, defer_init=True)
        assert ours.get_template(name).blocks.keys() == sources.get_template(name).blocks.keys()


def test_where_there_are_none_templates_are_compiled_as_ever(folder: Path) -> None:
    assert not folder.exists()
    assert not taken()


def test_those_of_other_templates_or_of_another_version_are_not_taken(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_into(folder)
    monkeypatch.setattr(jinja2, "__version__", "3.999")
    assert not taken()
    monkeypatch.undo()
    monkeypatch.setattr(compiled, "part_of_package", folder.parent.__truediv__)
    assert taken()
    monkeypatch.setattr(compiled, "_SOURCES", folder.parent / "templates")
    (folder.parent / "templates").mkdir()
    (folder.parent / "templates/page.html").write_text("{{ page }}", "utf-8")
    assert not taken()
    monkeypatch.undo()
    monkeypatch.setattr(compiled, "part_of_package", folder.parent.__truediv__)
    (folder / MADE_OF).write_text("", "utf-8")
    assert not taken()
