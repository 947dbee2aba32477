"""What other repositories take from this one at GitHub, run as far as that goes here: action, matcher and hook."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mkdocs_crosswalk.cli import main
from tests.support.builds import ROOT, write_site
from tests.support.readings import commit
from tests.support.workflows import BASH, Runner

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
MATCHER = ROOT / ".github/crosswalk-matcher.json"
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
OWNERS = "compliance/owners.yml"
WRONG = f"::error file={OWNERS},line=1,col=10::"


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """Return a repository of a company with a slip in its data and one in its pages."""
    folder = write_site(tmp_path / "company", "site_name: Ours\nplugins: [crosswalk]\n", {"index.md": "A.5.81\n"})
    (folder / "compliance").mkdir()
    (folder / OWNERS).write_text('- entry: "A.5.81 %"\n  owner: IT\n', "utf-8")
    commit(folder)
    return folder


def inputs(**given: str) -> dict[str, str]:
    """Return what expressions of the action stand for: what a workflow gives, or else the defaults."""
    values = {name: given.get(name, said["default"]) for name, said in ACTION["inputs"].items()}
    return {f"inputs.{name}": value for name, value in values.items()}


def test_the_action_names_what_is_wrong_on_its_line_and_takes_what_it_is_given(company: Path, tmp_path: Path) -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert all(step["shell"] == "bash" for step in STEPS)
    assert all(re.fullmatch(r"\S.*\.", said["description"]) for said in ACTION["inputs"].values())
    values = inputs(**{"install": "false", "with": f"{company / 'compliance'}\n\n", "docs": "docs"})
    runner = Runner(company, tmp_path / "runner", values)
    matcher, check = [step for step in STEPS if runner.wanted(step)]
    said = runner.run(matcher, GITHUB_ACTION_PATH=str(ROOT)).stdout.strip()
    assert Path(said.removeprefix("::add-matcher::")) == MATCHER and MATCHER.is_file()
    result = runner.run(check)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.startswith(WRONG)
    (company / OWNERS).write_text("- entry: A.5.18\n  owner: IT\n", "utf-8")
    result = runner.run(check)
    assert result.returncode == 1
    assert result.stdout.startswith("::error file=docs/index.md,line=1,col=1::")
    (company / "docs/index.md").write_text("A.5.18\n", "utf-8")
    assert runner.run(check).returncode == 0


def test_the_action_reads_data_in_the_place_of_that_of_the_package(company: Path, tmp_path: Path) -> None:
    (company / "mappings").mkdir()
    runner = Runner(company, tmp_path / "runner", inputs(install="false", data="mappings", against="HEAD"))
    result = runner.run(STEPS[-1])
    assert result.returncode == 1
    assert "::error file=mappings/sources.yml,line=1,col=1::there is no such file\n" in result.stdout


PYTHON = """#!/bin/sh
echo "$@" >> "$RUNNER_TEMP/said"
mkdir -p "$RUNNER_TEMP/crosswalk/bin"
test -e "$RUNNER_TEMP/crosswalk/bin/python" || cp "$0" "$RUNNER_TEMP/crosswalk/bin/python"
"""
"""Stands for `python3`, which would ask a registry: it notes how it is called."""


def test_the_action_installs_its_own_revision_where_nothing_else_is(company: Path, tmp_path: Path) -> None:
    runner = Runner(company, tmp_path / "runner", inputs())
    install = next(step for step in STEPS if runner.wanted(step))
    stub = tmp_path / "stub/python3"
    stub.parent.mkdir()
    stub.write_text(PYTHON, "utf-8")
    stub.chmod(0o755)
    runner.environment["PATH"] = f"{stub.parent}{os.pathsep}{runner.environment['PATH']}"
    assert runner.run(install, GITHUB_ACTION_PATH=str(ROOT)).returncode == 0
    made, installed = (tmp_path / "runner/said").read_text("utf-8").splitlines()
    home = tmp_path / "runner/crosswalk"
    assert made == f"-m venv {home}"
    assert installed.startswith("-m pip install ") and installed.endswith(f" {ROOT}")
    assert runner.files["GITHUB_PATH"].read_text("utf-8") == f"{home / 'bin'}\n"


def matched(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what the matchers find in an output, line by line, as the severity and the fields that they name."""
    for line in text.splitlines():
        for matcher in json.loads(MATCHER.read_text("utf-8"))["problemMatcher"]:
            (pattern,) = matcher["pattern"]
            if found := re.search(pattern["regexp"], line):
                names = ("file", "line", "column", "message")
                yield matcher["severity"], {name: found[pattern[name]] for name in names}


def test_the_matcher_finds_each_problem_of_real_output_once_and_nothing_else(
    company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(company)
    status = company / "compliance/status.yml"
    status.write_text("entries:\n  - {entry: A.5.18, status: dnoe, aplicable: yes}\n", "utf-8")
    told(capsys, 1, "error", "problems")
    (company / OWNERS).unlink()
    status.write_text("entries:\n  - {entry: [A.5.18, A.8.2], status: implemented}\n", "utf-8")
    told(capsys, 0, "warning", "doubts")


def told(capsys: pytest.CaptureFixture[str], status: int, severity: str, kind: str) -> None:
    """Hold what the matcher finds in the lines against the same as data."""
    assert main(["check", "--with", "compliance", "--format", "json"]) == status
    items = json.loads(capsys.readouterr().out)[kind]
    assert main(["check", "--with", "compliance"]) == status
    found = [*matched("".join(capsys.readouterr()))]
    assert items and [said for said, _ in found] == [severity] * len(items)
    assert sorted(map(str, ({**f, "line": int(f["line"]), "column": int(f["column"])} for _, f in found))) == sorted(
        str({name: item[name] for name in ("file", "line", "column", "message")}) for item in items
    )


def test_the_matcher_takes_no_line_of_a_command_for_a_problem() -> None:
    others = ("::error file=a.yml,line=1,col=2::x", "No problems: 400 rows.", "INFO    -  a.md:1:2: x", "12:30:01: a")
    assert not [*matched("\n".join(others))]


def test_the_hook_fails_where_the_command_does(company: Path, tmp_path: Path) -> None:
    (hook,) = HOOKS
    assert hook["id"] == "crosswalk-check" and hook["language"] == "python" and hook["pass_filenames"] is False
    assert [re.search(hook["files"], name) is not None for name in (OWNERS, "docs/a.md", "a.py")] == [True, True, False]
    guide = (ROOT / "content/about/internal-wiki.md").read_text("utf-8")
    (shown,) = map(yaml.safe_load, re.findall(r"```yaml\n(repos:.*?)```", guide, re.DOTALL))
    (used,) = shown["repos"][0]["hooks"]
    assert used["id"] == hook["id"]
    words = shlex.join((*shlex.split(hook["entry"]), *used["args"]))
    environment = Runner(company, tmp_path / "runner", {}).environment
    run = subprocess.run([BASH, "-c", words], cwd=company, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert f"{OWNERS}:1:10: " in run.stderr


def test_each_folder_of_the_data_has_somebody_who_is_asked() -> None:
    lines = [line for line in (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines() if not line.startswith("#")]
    for path, *owners in map(str.split, lines):
        assert (ROOT / path.lstrip("/")).exists() and path.startswith("/"), path
        assert owners and all(re.fullmatch(r"@example/[a-z-]+", owner) for owner in owners)
    assert lines[0].startswith("/mappings/ ")
