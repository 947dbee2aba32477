"""A served site after any edits: it is, to the byte, what a server that has just been started serves."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.commands.serve import serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from tests.support.builds import bytes_of
from tests.support.edits import Edits, write_edited

if TYPE_CHECKING:
    from collections.abc import Callable

Bytes = dict[str, bytes]
THEMES = ("material", "mkdocs")


def with_server(folder: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[LiveReloadServer], None]) -> None:
    """Run MkDocs' own command, with something else in the place of waiting for requests and saved files."""
    # MkDocs keeps the plugins of a server in a memory of the process, of which a server mostly is the only one.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")
    monkeypatch.setattr(vars(MkDocsConfig)["plugins"], "plugin_cache", {})
    monkeypatch.setattr(LiveReloadServer, "serve", lambda server, **_: act(server))
    serve(str(folder / "mkdocs.yml"), dev_addr="127.0.0.1:8000")


def fresh(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Bytes:
    """Return what a server that has just been started serves."""
    found: Bytes = {}
    with monkeypatch.context() as another:
        with_server(folder, another, lambda server: found.update(bytes_of_root(server)))
    return found


def bytes_of_root(server: LiveReloadServer) -> Bytes:
    return bytes_of(Path(server.root))


def ask(server: LiveReloadServer, path: str) -> str:
    """Return the status of an answer to a request, as a browser makes it."""
    environ: dict[str, Any] = {"PATH_INFO": path}
    setup_testing_defaults(environ)
    said: list[str] = []
    app = server.get_app()
    assert app
    list(app(environ, lambda status, _headers, _=None: said.append(status)))  # type: ignore[arg-type]
    return said[0]


def rebuild(server: LiveReloadServer) -> None:
    """Do what the server does after a file was saved."""
    inside: Any = server
    inside._wanted_epoch += 1000  # noqa: SLF001 - nothing of it is public
    server.builder()
    inside._visible_epoch = inside._wanted_epoch  # noqa: SLF001 - likewise


def check(folder: Path, monkeypatch: pytest.MonkeyPatch, seed: int, edits: int, every: int = 1) -> None:
    random = Random(seed)  # noqa: S311 - the same edits each time
    editing = Edits(folder, random)

    def act(server: LiveReloadServer) -> None:
        good = bytes_of_root(server)
        made = []
        for number in range(edits):
            pages = sorted(name for name in good if name.endswith(".html"))
            assert ask(server, f"/{random.choice(pages)}") == "200 OK"
            made.append(editing.edit())
            rebuild(server)
            now = bytes_of_root(server)
            if editing.broken:
                assert now == good, made
            elif number % every == every - 1 or number == edits - 1:
                right = fresh(folder, monkeypatch)
                assert now.keys() == right.keys(), made
                assert [name for name, content in now.items() if content != right[name]] == [], made
            good = now

    with_server(folder, monkeypatch, act)


@pytest.mark.parametrize("theme", THEMES)
def test_after_edits_the_served_site_is_that_of_a_new_server(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(write_edited(tmp_path, theme), monkeypatch, seed=1, edits=4)


@pytest.mark.audit
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("seed", range(2, 7))
def test_after_many_edits_the_served_site_is_that_of_a_new_server(
    theme: str, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(write_edited(tmp_path, theme), monkeypatch, seed, edits=40, every=4)
