"""What the repository promises about itself: the lock, the requirements, the workflows, the commands."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_crosswalk import __version__
from mkdocs_crosswalk.cli import main
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ADAPTER = ("plugin", "mkdocs_data", "mkdocs_files", "mkdocs_navigation", "mkdocs_options", "mkdocs_policies")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def test_the_package_asks_for_five_things_with_lower_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split(r"[<>=!~]", requirement)[0] for requirement in project["dependencies"]]
    assert names == ["mkdocs", "mkdocs-material", "jinja2", "pyyaml", "markdown"]
    assert all(">=" in requirement for requirement in project["dependencies"])


def test_the_lock_has_a_hash_for_everything_and_names_no_registry() -> None:
    lock = (ROOT / "requirements/lock.txt").read_text("utf-8")
    requirements = re.findall(
        r"^([a-z0-9-]+)==\S+(?: ; [^\\]+)? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n?)+)", lock, re.MULTILINE
    )
    pinned = re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)
    assert [name for name, _ in requirements] == pinned
    assert {"mkdocs", "mkdocs-material", "hatchling", "pytest"} <= set(pinned)
    assert "://" not in lock


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_workflows_pin_actions_and_give_no_rights_by_default(path: Path) -> None:
    text = path.read_text("utf-8")
    assert yaml.safe_load(text)["permissions"] == {}
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action) for action in uses)


def test_only_the_deploy_job_may_write() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))["jobs"]
    writing = {name for name, job in jobs.items() if "write" in job["permissions"].values()}
    assert writing == {"deploy"}
    assert all("run" not in step for step in jobs["deploy"]["steps"])


def test_a_fork_that_changes_its_data_publishes_it_and_upstream_reads_the_difference() -> None:
    def commands(name: str) -> list[str]:
        jobs = yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"))["jobs"]
        return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]

    assert commands("pages") == ["make check", "make site"]
    assert commands("tests") == [".ci/run"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^facts: .*\n\t\$\(BIN\)/python -m tools\.facts$", makefile, re.MULTILINE)
    assert re.search(r"^check: .*\n\t\$\(BIN\)/crosswalk check mappings$", makefile, re.MULTILINE)
    assert "--strict" in makefile.partition("\nsite: ")[2].partition("\n\n")[0]


def test_the_readme_gives_both_commands_and_ci_calls_the_second() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "\nmake serve\n" in readme
    assert "\nmake test\n" in readme
    assert "make test" in (ROOT / ".ci/run").read_text("utf-8")
    for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)|\]\(((?!http)[^)#]+)\)", readme):
        assert (ROOT / (target[0] or target[1])).exists(), target


def test_the_command_checks_the_built_in_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert re.match(r"No problems: \d+ rows, \d+ counted pairs, \d+ evidence items\.", capsys.readouterr().out)


def test_the_command_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_only_the_adapter_imports_mkdocs() -> None:
    package = ROOT / "plugins/mkdocs_crosswalk"
    importing = {
        p.relative_to(package).as_posix()
        for p in package.rglob("*.py")
        if re.search(r"^\s*(?:from|import) mkdocs(?:\.|\s)", p.read_text("utf-8"), re.MULTILINE)
    }
    assert importing == {f"{name}.py" for name in ADAPTER}


def test_the_catalogue_knows_no_pages() -> None:
    for path in (ROOT / "plugins/mkdocs_crosswalk/catalogue").glob("*.py"):
        assert "pages" not in re.findall(
            r"^\s*from mkdocs_crosswalk\.(\w+)|^\s*from \.\.(\w+)", path.read_text("utf-8"), re.MULTILINE
        )
