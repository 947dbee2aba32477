"""The wheel without any engine, and with each engine that the registry serves: nothing of theirs is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.support.builds import QUIET, BuiltSite, build, write_site
from tests.support.installed import NO_CHECKOUT, Clean, locked_versions

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "index.md": "# Policies\n\n[Access](access.md)\n",
    "access.md": "# Access\n\nSee A.5.15, [reviews](crosswalk:A.5.18) and [CC6.1](crosswalk/soc2/cc6-1.md#overlap).\n",
}
OURS = "mkdocs-crosswalk"


class Engine(NamedTuple):
    """An engine with a theme, as the lock of that name installs it."""

    lock: str
    tool: str
    theme: str
    article: str


ENGINES = [
    Engine("properdocs", "properdocs", "mkdocs", "[role=main]"),
    pytest.param(Engine("properdocs-materialx", "properdocs", "materialx", "article"), marks=pytest.mark.audit),
    pytest.param(Engine("mkdocs-ng", "mkdocs", "material", "article"), marks=pytest.mark.audit),
]


@pytest.fixture(scope="module")
def alone(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Clean:
    """Install the wheel with what it asks for itself."""
    clean = Clean(tmp_path_factory.mktemp("alone"))
    clean.install("--constraint", str(locked_versions(clean.folder)), str(wheel))
    return clean


def test_the_wheel_brings_no_engine_and_no_theme(alone: Clean) -> None:
    assert alone.distributions() == {OURS, "click", "jinja2", "markupsafe", "markdown", "pyyaml"}


def test_the_command_works_without_any_engine(alone: Clean, tmp_path: Path) -> None:
    checked = alone.run("-m", "mkdocs_crosswalk.cli", "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("No problems: ")
    exported = alone.run("-m", "mkdocs_crosswalk.cli", "export", "docs", "--prefix", "crosswalk", folder=tmp_path)
    assert (exported.returncode, exported.stderr) == (0, "")
    assert "# A.5.15 Access control" in (tmp_path / "docs/crosswalk/iso27001/a-5-15.md").read_text("utf-8")


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.lock)
def test_it_runs_beside_an_engine_and_replaces_nothing(engine: Engine, wheel: Path, tmp_path: Path) -> None:
    clean = Clean(tmp_path)
    clean.lock(engine.lock)
    before, there = clean.files(), clean.distributions()
    clean.install(str(wheel))
    assert clean.distributions() - there == {OURS}
    assert {name: at for name, at in clean.files().items() if name in before} == before

    config = f"site_name: Policies\ntheme: {{name: {engine.theme}}}\nplugins: [search, crosswalk: {{parts: []}}]\n"
    folder = write_site(tmp_path / "policies", config, PAGES)
    (folder / "mkdocs.yml").rename(folder / f"{engine.tool}.yml")
    variables = {**NO_CHECKOUT, **QUIET}
    result = build(folder, folder / "site", variables, strict=True, python=clean.python, tool=engine.tool)
    assert result.returncode == 0, result.stdout + result.stderr
    built = BuiltSite(folder / "site")
    links = built.page("access/").tree.css(f"{engine.article} a.xw-id")
    assert [(n.text(), built.page("access/").to(n.attributes["href"] or "")[0]) for n in links] == [
        ("A.5.15", "crosswalk/iso27001/a-5-15/")
    ]
    row = built.page("crosswalk/iso27001/a-5-15/").tree.css_first('li[id="cc6-1"]')
    assert row and "Partial" in row.text()
