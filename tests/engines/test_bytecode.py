"""What Jinja makes of an installed theme's templates is kept where it is the same in any site, and only there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import jinja2
import pytest
from mkdocs.utils.templates import url_filter

from mkdocs_crosswalk.engines.mkdocs import bytecode
from mkdocs_crosswalk.engines.mkdocs.bytecode import Kept, keep_compiled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import CodeType

    Change = Callable[[jinja2.Environment], object]

TEXT = "{% if page %}{{ 'a' | upper }} {{ page }}{% endif %}"


class Theme:
    """The templates of a theme, and how often one is compiled."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.kept = root / "installed/theme", root / "kept/theme"
        self.folder.mkdir(parents=True)
        self.write(TEXT)
        monkeypatch.setattr(bytecode, "INSTALLED", str(root / "installed"))
        monkeypatch.setattr(sys, "dont_write_bytecode", False)  # whatever it is here

    def write(self, text: str) -> None:
        """Change the template."""
        (self.folder / "main.html").write_text(text, "utf-8")

    def build(self, change: Change | None = None, templates: Path | None = None) -> tuple[str, bool]:
        """Return a page, and whether its template was compiled for it."""
        compiled = []

        class Watched(jinja2.Environment):
            def _compile(self, source: str, filename: str) -> CodeType:
                compiled.append(filename)
                return super()._compile(source, filename)

        env = Watched(loader=jinja2.FileSystemLoader(templates or self.folder), extensions=["jinja2.ext.i18n"])
        env.filters["url"] = url_filter
        env.bytecode_cache = Kept(self.kept)
        if change:
            change(env)
        return env.get_template("main.html").render(page="b"), bool(compiled)


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Theme:
    return Theme(tmp_path, monkeypatch)


def test_it_is_compiled_once(theme: Theme) -> None:
    assert theme.build() == ("A b", True)
    assert theme.build() == ("A b", False)
    assert len(list(theme.kept.iterdir())) == 1


def test_another_text_takes_its_place(theme: Theme) -> None:
    theme.build()
    theme.write("{{ page }}")
    assert theme.build() == ("b", True)
    assert theme.build() == ("b", False)
    assert len(list(theme.kept.iterdir())) == 1


def test_what_is_of_another_jinja_is_not_taken(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.build()
    monkeypatch.setattr(jinja2, "__version__", "3.999")
    assert theme.build() == ("A b", True)


def test_what_is_damaged_is_not_taken(theme: Theme) -> None:
    theme.build()
    (kept,) = theme.kept.iterdir()
    kept.write_bytes(kept.read_bytes()[:-8])
    assert theme.build() == ("A b", True)
    assert theme.build() == ("A b", False)


def test_a_template_of_the_sites_own_is_not_kept(theme: Theme, tmp_path: Path) -> None:
    own = tmp_path / "overrides"
    own.mkdir()
    (own / "main.html").write_text("{{ page }}", "utf-8")
    for _ in range(2):
        assert theme.build(templates=own) == ("b", True)
    assert not theme.kept.exists()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda env: env.filters.update(upper=lambda _text: "another"), id="filter"),
        pytest.param(lambda env: env.filters.update(more=str), id="new filter"),
        pytest.param(lambda env: env.tests.update(more=bool), id="test"),
        pytest.param(lambda env: env.add_extension("jinja2.ext.do"), id="extension"),
        pytest.param(lambda env: setattr(env, "autoescape", True), id="escaping"),
        pytest.param(lambda env: setattr(env, "finalize", str), id="finalize"),
        pytest.param(lambda env: setattr(env, "newstyle_gettext", True), id="gettext"),
        pytest.param(lambda env: setattr(env, "trim_blocks", True), id="blanks"),
    ],
)
def test_what_a_plugin_compiles_in_another_way_is_compiled_as_ever(theme: Theme, change: Change) -> None:
    theme.build()
    before = {path: path.read_bytes() for path in theme.kept.iterdir()}
    assert theme.build(change)[1]
    assert {path: path.read_bytes() for path in theme.kept.iterdir()} == before


def test_a_filter_that_wants_the_page_decides_nothing_beforehand(theme: Theme) -> None:
    theme.build()
    assert theme.build(lambda env: env.filters.update(more=jinja2.pass_context(lambda *_: ""))) == ("A b", False)


def test_where_nothing_can_be_written_a_build_goes_on(theme: Theme) -> None:
    theme.kept.parent.mkdir()
    theme.kept.write_text("a file in the place of the folder", "utf-8")
    for _ in range(2):
        assert theme.build() == ("A b", True)


def test_where_python_keeps_nothing_neither_does_this(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    theme.build()
    assert not theme.kept.exists()


def test_it_stands_where_python_keeps_its_own() -> None:
    env = jinja2.Environment()  # noqa: S701 - nothing is rendered
    keep_compiled(env)
    assert isinstance(env.bytecode_cache, Kept)
    assert env.bytecode_cache.folder.parent.name == "__pycache__"
