"""What is written for Zensical while it serves a site, as data, options and pages change."""

from __future__ import annotations

import os
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.engines.zensical import prepared, server
from mkdocs_crosswalk.engines.zensical.prepared import Prepared
from mkdocs_crosswalk.engines.zensical.server import Server
from mkdocs_crosswalk.engines.zensical.settings import find_settings
from tests.support.builds import ROOT
from tests.support.own_data import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CONFIG = """\
site_name: Policies
nav: [index.md]
markdown_extensions: [tables]
plugins:
  - crosswalk: {data: compliance, parts: []}
"""
PATIENCE = 120
"""Seconds that a change may take on a machine that is busy with other tests."""


class Serving:
    """A server in a thread, with an engine that builds nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[str] = []
        self.ended: list[int | str] = []

    def run(self) -> None:
        try:
            self.ended.append(Server(self.folder, None, "localhost:1", self.told.append).run())
        except CrosswalkError as error:
            self.ended.append(str(error))

    def until(self, right: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not right():
            assert time.monotonic() < end and not self.ended, (self.told, self.ended)
            time.sleep(0.05)

    def files(self) -> dict[str, bytes]:
        """Return the finished pages and their files."""
        home = self.folder / "docs/crosswalk"
        return {p.relative_to(home).as_posix(): p.read_bytes() for p in sorted(home.rglob("*")) if p.is_file()}

    def configuration(self) -> dict[str, object]:
        (file,) = self.folder.glob(".crosswalk-*.yml")
        said: dict[str, object] = yaml.safe_load(file.read_text("utf-8"))
        return said


@contextmanager
def serving(folder: Path) -> Iterator[Serving]:
    one = Serving(folder)
    thread = threading.Thread(target=one.run)
    thread.start()
    try:
        one.until((folder / "called").is_file)
        yield one
    finally:
        (folder / "stop").write_text("3", "utf-8")
        thread.join(PATIENCE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(server, "ENGINE", "tests.support.idle_engine")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", ""))))
    files = {"mkdocs.yml": CONFIG, "docs/index.md": "# Home\n", "compliance/owners.yml": "[]\n"}
    return written(tmp_path, {**files, "site/index.html": "built before"})


def test_pages_follow_the_data_and_what_is_broken_waits(folder: Path) -> None:
    with serving(folder) as site:
        assert (folder / "called").read_text("utf-8").split("\n")[0] == "serve"
        first, configured = site.files(), site.configuration()
        assert configured["site_dir"] == server.SERVED
        (folder / "compliance/owners.yml").write_text("- {entry: A.5.1, owner: Zoe}\n", "utf-8")
        site.until(lambda: site.configuration() != configured)
        second, configured = site.files(), site.configuration()
        differ = {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)}
        assert "iso27001/a-5-1.md" in differ or ".pages/iso27001/a-5-1.html" in differ
        assert "iso27001/a-8-1.md" not in differ

        (folder / "compliance/owners.yml").write_text("- {entry: A.5.99, owner: Zoe}\n", "utf-8")
        site.until(lambda: any("stays until this is mended" in line for line in site.told))
        assert any("owners.yml:1:11" in line and "A.5.99" in line for line in site.told)
        assert site.files() == second and site.configuration() == configured

        (folder / "compliance/owners.yml").write_text("[]\n", "utf-8")
        site.until(lambda: site.configuration() != configured)
        assert site.files() == first

        (folder / "mkdocs.yml").write_text(CONFIG + "site_description: new\n", "utf-8")
        configured = site.configuration()
        site.until(lambda: site.configuration() != configured)
        assert site.files() == first
    assert site.ended == [3]
    assert not (folder / "docs/crosswalk").exists() and not [*folder.glob(".crosswalk-*")]
    assert (folder / "site/index.html").read_text("utf-8") == "built before"


def test_a_folder_that_moves_is_said(folder: Path) -> None:
    with serving(folder) as site:
        (folder / "mkdocs.yml").write_text(CONFIG.replace("parts", "prefix: map, parts"), "utf-8")
        site.until(lambda: any("have moved" in line for line in site.told))
        assert not (folder / "docs/map").exists()
    assert site.ended == [3]


def test_it_begins_with_nothing_that_is_wrong(folder: Path) -> None:
    (folder / "compliance/owners.yml").write_text("- {entry: A.5.99, owner: Zoe}\n", "utf-8")
    site = Serving(folder)
    site.run()
    assert "A.5.99" in str(site.ended[0])
    assert not (folder / "docs/crosswalk").exists() and not (folder / "called").exists()


def test_own_pages_are_read_by_the_data_of_the_pages_that_are_there(folder: Path) -> None:
    file = find_settings(folder).file
    first = prepared.prepared(file, "1")
    assert isinstance(first, Prepared) and prepared.prepared(file, "1") is first
    (folder / "compliance/owners.yml").write_text("- {entry: A.5.99, owner: Zoe}\n", "utf-8")
    assert prepared.prepared(file, "2") is first, "what is broken waits"
    assert prepared.prepared(file, "2") is first
    (folder / "compliance/owners.yml").write_text("- {entry: A.5.1, owner: Zoe}\n", "utf-8")
    assert prepared.prepared(file, "3") is not first
