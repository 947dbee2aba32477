"""What the repository promises about itself: the lock, the requirements, the workflows, the commands."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_crosswalk import __version__
from mkdocs_crosswalk.cli import main
from tests.support.builds import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
HAND_OVER = {"pages.yml": {"deploy"}, "release.yml": {"publish", "attest", "release"}}
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TEXTS = sorted(
    path
    for top in ("Makefile", "*.md", "*.toml", ".ci/*", ".github/**/*.yml", "content/**/*.md", "examples/**/*.*")
    for path in ROOT.glob(top)
) + sorted((ROOT / "plugins").rglob("*.py"))
"""What people read, and the messages of the package."""


def test_the_package_asks_for_what_it_imports_with_lower_bounds_and_for_no_engine() -> None:
    project = PYPROJECT["project"]
    names = [re.split(r"[<>=!~]", requirement)[0] for requirement in project["dependencies"]]
    assert names == ["click", "jinja2", "markdown", "pyyaml"]
    extra = project["optional-dependencies"]["material"]
    assert [re.split(r"[<>=!~]", requirement)[0] for requirement in extra] == ["mkdocs", "mkdocs-material"]
    assert all(">=" in requirement for requirement in (*project["dependencies"], *extra))


@pytest.mark.parametrize("path", LOCKS, ids=lambda p: p.name)
def test_a_lock_has_a_hash_for_everything_and_names_no_registry(path: Path) -> None:
    lock = path.read_text("utf-8")
    requirements = re.findall(
        r"^([a-z0-9-]+)==\S+(?: ; [^\\]+)? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n?)+)", lock, re.MULTILINE
    )
    pinned = re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)
    assert [name for name, _ in requirements] == pinned
    assert "://" not in lock


def test_every_engine_that_tests_use_has_a_lock_with_all_that_it_needs() -> None:
    groups = {name: names for name, names in PYPROJECT["dependency-groups"].items() if name != "dev"}
    locked = {path.stem: set(re.findall(r"^([a-z0-9-]+)==", path.read_text("utf-8"), re.MULTILINE)) for path in LOCKS}
    assert set(locked) == {"lock", *groups}
    for group, requirements in groups.items():
        assert {re.split(r"[<>=!~]", requirement)[0] for requirement in requirements} <= locked[group]
    assert {"mkdocs", "mkdocs-material", "click", "jinja2", "pyyaml", "markdown", "xlsxwriter"} <= locked["lock"]
    assert {"hatchling", "pytest"} <= locked["lock"]
    assert "mkdocs" not in locked["mkdocs-ng"] | locked["properdocs"] | locked["zensical"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_workflows_pin_actions_and_give_no_rights_by_default(path: Path) -> None:
    text = path.read_text("utf-8")
    assert yaml.safe_load(text)["permissions"] == {}
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action) for action in uses)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_only_jobs_that_hand_over_may_write_and_they_run_nothing_of_ours(path: Path) -> None:
    jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"]
    writing = {name: job for name, job in jobs.items() if "write" in job["permissions"].values()}
    assert set(writing) == HAND_OVER.get(path.name, set())
    for job in writing.values():
        assert not [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["run"].startswith("gh release create ") for step in job["steps"] if "run" in step)


def test_what_is_released_was_tested_first() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text("utf-8"))["jobs"]
    assert jobs["wheel"]["needs"] == "build"
    assert jobs["publish"]["needs"] == jobs["attest"]["needs"] == "wheel"
    assert jobs["release"]["needs"] == ["publish", "attest"]
    assert jobs["publish"]["environment"] == "release"
    assert jobs["publish"]["permissions"] == {"id-token": "write"}


def test_no_document_or_message_promises_a_release() -> None:
    said = [
        (path.relative_to(ROOT).as_posix(), line)
        for path in TEXTS
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"pip install\b.*mkdocs[-_]crosswalk|^mkdocs-crosswalk\b(?=\[| ?[@=<>~])", line)
    ]
    assert {name for name, _ in said} >= {"README.md", "content/about/hosting.md", "content/about/internal-wiki.md"}
    right = r"mkdocs-crosswalk(\[[a-z,]+\])? @ git\+https://github\.com/example/mkdocs-crosswalk@<commit>"
    assert not [(name, line) for name, line in said if not re.search(right, line)]


def test_no_command_asks_to_be_strict_and_quiet_at_once() -> None:
    quiet = re.compile(r"--quiet|(?<=\s)-[a-z]*q")
    for path in TEXTS:
        for line in re.findall(r"^.*(?:mkdocs|properdocs)\b.* --strict.*$", path.read_text("utf-8"), re.MULTILINE):
            assert not quiet.search(line), (path.name, line)
    assert "Do not add `--quiet` or `-q`" in (ROOT / "content/about/hosting.md").read_text("utf-8")


def test_the_pictures_of_the_readme_are_in_the_source_package() -> None:
    included = PYPROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    for picture in re.findall(r"!\[[^\]]*\]\((?!http)([^)]+)\)", (ROOT / "README.md").read_text("utf-8")):
        assert picture.split("/")[0] in included


def test_a_fork_that_changes_its_data_publishes_it_and_upstream_reads_the_difference() -> None:
    def commands(name: str) -> list[str]:
        jobs = yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"))["jobs"]
        return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]

    names, keep = ".venv/bin/python -m tools.editions", ".venv/bin/python -m tools.editions site"
    assert commands("pages") == ["make check", f'echo "EDITIONS=$({names})" >> "$GITHUB_ENV"', "make site", keep]
    assert commands("tests") == [".ci/run", "make engines"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^facts: .*\n\t\$\(BIN\)/python -m tools\.facts$", makefile, re.MULTILINE)
    assert re.search(r"^check: .*\n\t\$\(BIN\)/crosswalk check mappings$", makefile, re.MULTILINE)
    assert re.search(r"^site: .*\n\t\$\(BIN\)/python -m tools\.build_site$", makefile, re.MULTILINE)
    assert "--strict" in (ROOT / "tools/build_site.py").read_text("utf-8")


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
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"crosswalk {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--wiht", "a"], ["export"], ["export", "a", "b"]])
def test_a_command_that_was_called_wrongly_says_how_to_call_it(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "Usage: crosswalk" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
@pytest.mark.parametrize(("target", "said"), [("| true", ""), ("> /dev/full", "the result cannot be written: ")])
def test_the_command_ends_without_a_traceback_where_nobody_reads_its_result(target: str, said: str) -> None:
    command = f"{shlex.quote(sys.executable)} -m mkdocs_crosswalk.cli check {target}"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602 - a pipe
    assert result.stderr.startswith(said)
    assert len(result.stderr.splitlines()) == bool(said)


def test_only_the_adapter_imports_mkdocs() -> None:
    package = ROOT / "plugins/mkdocs_crosswalk"
    importing = {
        p.relative_to(package).as_posix()
        for p in package.rglob("*.py")
        if re.search(r"^\s*(?:from|import) mkdocs(?:\.|\s)", p.read_text("utf-8"), re.MULTILINE)
    }
    assert {name for name in importing if not name.startswith("engines/mkdocs/")} == set()
    assert "engines/mkdocs/plugin.py" in importing


def test_the_catalogue_knows_no_views() -> None:
    for path in (ROOT / "plugins/mkdocs_crosswalk/catalogue").glob("*.py"):
        imported = re.findall(r"^\s*from (?:mkdocs_crosswalk\.|\.\.)(\w+)", path.read_text("utf-8"), re.MULTILINE)
        assert "views" not in imported
