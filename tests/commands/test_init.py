"""`crosswalk init` and `crosswalk schemas`: a site from an empty folder, and its workflow step by step."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from mkdocs_crosswalk.catalogue.load import load
from mkdocs_crosswalk.cli import main
from mkdocs_crosswalk.commands.init import starter
from mkdocs_crosswalk.data.shapes import KNOWN
from mkdocs_crosswalk.engines.build_day import latest_day
from tests.support.builds import ROOT
from tests.support.readings import commit, git
from tests.support.schemas import faults
from tests.support.workflows import Runner

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

HEAD = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
WORKFLOW = ".github/workflows/policies.yml"
FIRST = "first"
OWNERS = "compliance/owners.yml"
PUSHED = {"github.event_name": "push", "github.ref": "refs/heads/main"}


class _Loader(yaml.SafeLoader):
    """Reads YAML as editors do: a date is a text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Begun(NamedTuple):
    """A site that was begun in an empty folder, as the first commit of a repository, and its workflow."""

    folder: Path
    jobs: dict[str, Any]

    @property
    def checking(self) -> list[dict[str, Any]]:
        return [step for step in self.jobs["check"]["steps"] if "run" in step]


def uncommented(text: str) -> str:
    """Return a file of own data with its examples taken in."""
    head, _, examples = text.partition("\n#\n")
    return "".join((head, "\n", *(line.removeprefix("# ") + "\n" for line in examples.splitlines())))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    folder = tmp_path_factory.mktemp("begun") / "policies"
    assert main(["init", str(folder), "--policies", "--ci", "github"]) == 0
    commit(folder)
    git(folder, "tag", FIRST)
    return Begun(folder, yaml.safe_load((folder / WORKFLOW).read_text("utf-8"))["jobs"])


def test_the_workflow_checks_and_builds_strictly_at_once(begun: Begun, tmp_path: Path) -> None:
    runner = Runner(begun.folder, tmp_path / "runner", PUSHED)
    install, *steps = [step for step in begun.checking if runner.wanted(step)]
    assert install["run"] == "python -m pip install --requirement requirements.txt"
    assert [step["run"].split()[0] for step in steps] == ["crosswalk", "mkdocs"]
    for step in steps:
        result = runner.run(step)
        assert result.returncode == 0, result.stderr
        assert "WARNING" not in result.stderr
    assert (begun.folder / "site/crosswalk/policies/index.html").is_file()
    (deployed,) = [s["with"]["path"] for s in begun.jobs["check"]["steps"] if "pages-artifact" in s.get("uses", "")]
    assert deployed == "site"


def step_of(begun: Begun, word: str) -> dict[str, Any]:
    (found,) = [step for step in begun.checking if step["run"].find(word) >= 0]
    return found


def asked(begun: Begun, temporary: Path, word: str) -> tuple[Runner, subprocess.CompletedProcess[str]]:
    """Run a step as for a pull request against the first commit."""
    values = {"github.event_name": "pull_request", "github.event.pull_request.base.sha": FIRST}
    runner, step = Runner(begun.folder, temporary, values), step_of(begun, word)
    assert runner.wanted(step)
    return runner, runner.run(step)


def test_a_pull_request_is_told_what_it_means_and_what_is_wrong_on_its_line(begun: Begun, tmp_path: Path) -> None:
    runner, same = asked(begun, tmp_path / "same", "crosswalk diff")
    assert same.returncode == 0, same.stderr
    assert runner.files["GITHUB_OUTPUT"].read_text("utf-8") == "differs=0\n"
    owners = begun.folder / OWNERS
    before = owners.read_text("utf-8")
    try:
        owners.write_text(uncommented(before), "utf-8")
        commit(begun.folder)
        runner, changed = asked(begun, tmp_path / "changed", "crosswalk diff")
        assert changed.returncode == 0, changed.stderr
        assert runner.files["GITHUB_OUTPUT"].read_text("utf-8") == "differs=1\n"
        comment = (begun.folder / "diff.md").read_text("utf-8")
        assert "A.5.18" in comment and comment == runner.files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        owners.write_text(uncommented(before).replace("A.5.18", "A.5.81"), "utf-8")
        _, wrong = asked(begun, tmp_path / "wrong", "crosswalk check")
        assert wrong.returncode == 1
        line = owners.read_text("utf-8").splitlines().index("- entry: [A.5.81, CC6.2]") + 1
        assert wrong.stdout.startswith(f"::error file={OWNERS},line={line},col=11::"), wrong.stdout
    finally:
        owners.write_text(before, "utf-8")
        (begun.folder / "diff.md").unlink(missing_ok=True)
    trouble = Runner(begun.folder, tmp_path / "trouble", {"github.event.pull_request.base.sha": "nowhere"})
    assert trouble.run(step_of(begun, "crosswalk diff")).returncode != 0


def test_what_writes_runs_nothing_of_a_pull_request(begun: Begun) -> None:
    text = (begun.folder / WORKFLOW).read_text("utf-8")
    assert yaml.safe_load(text)["permissions"] == {}
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action) for action in re.findall(r"uses: (\S+)", text))
    ours = "\n".join(path.read_text("utf-8") for path in (ROOT / ".github/workflows").glob("*.yml"))
    assert set(re.findall(r"uses: (\S+)", text)) <= set(re.findall(r"uses: (\S+)", ours)), "kept up to date there"
    writing = {name: job for name, job in begun.jobs.items() if "write" in job["permissions"].values()}
    assert set(writing) == {"comment", "deploy"}
    for job in writing.values():
        assert not any(step.get("uses", "").startswith("actions/checkout@") for step in job["steps"])
        assert all(step["run"].startswith("gh pr comment ") for step in job["steps"] if "run" in step)
    assert "head.repo.full_name == github.repository" in begun.jobs["comment"]["if"]
    assert "--strict" in step_of(begun, "mkdocs build")["run"]


def test_the_first_lines_of_its_data_name_schemas_that_are_there_and_fit_the_examples(begun: Begun) -> None:
    files = sorted((begun.folder / "compliance").glob("*.yml"))
    assert len(files) == 7
    for path in files:
        text = path.read_text("utf-8")
        head = HEAD.match(text)
        assert head and not [line for line in text.splitlines() if not line.startswith("#")]
        schema = json.loads((path.parent / head[1]).read_text("utf-8"))
        value = yaml.load(uncommented(text), _Loader)  # noqa: S506 - a SafeLoader
        assert faults(schema, value) == [], path.name
        refs = set(re.findall(r'"\$ref": "([^#"]+)#', json.dumps(schema)))
        assert refs <= {KNOWN} and all((path.parent / head[1]).with_name(name).is_file() for name in refs)


def test_the_examples_are_right_as_soon_as_they_are_taken_in(begun: Begun, tmp_path: Path) -> None:
    for path in (begun.folder / "compliance").glob("*.yml"):
        (tmp_path / path.name).write_text(uncommented(path.read_text("utf-8")), "utf-8")
    assert main(["check", "--with", str(tmp_path)]) == 0
    found = load(ROOT / "mappings", {"compliance": tmp_path}, latest_day()).own
    assert found.organisation and found.status and found.records and found.controls and found.decisions
    assert found.entries["A.7.4"].owner == "Office manager" and "office-round-record" in found.evidence
    assert not load(ROOT / "mappings", {"compliance": begun.folder / "compliance"}).own.sources, "they say nothing yet"


def test_nothing_is_written_over_and_all_that_is_in_the_way_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "compliance").write_text("a file\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\n", "utf-8")
    (tmp_path / "requirements.txt").symlink_to("elsewhere.txt")
    assert main(["init", str(tmp_path)]) == 1
    head, *named = capsys.readouterr().err.splitlines()
    assert head == f"{tmp_path} has 3 of these already, and nothing is written over:"
    assert [name.strip() for name in named] == ["compliance", "mkdocs.yml", "requirements.txt"]
    assert {path.name for path in tmp_path.iterdir()} == {"compliance", "mkdocs.yml", "requirements.txt"}
    assert (tmp_path / "mkdocs.yml").read_text("utf-8") == "site_name: Ours\n"


def test_two_runs_are_the_same_bytes_and_options_add_files_alone(begun: Begun) -> None:
    made = starter(policies=True, ci="github")
    assert made == starter(policies=True, ci="github")
    assert {n: (begun.folder / n).read_text("utf-8") for n in made} == made
    plain = starter()
    assert set(made) - set(plain) == {WORKFLOW, "docs/policies/index.md", "docs/policies/access-control.md"}
    assert {name for name in plain if plain[name] != made[name]} == {"mkdocs.yml", "docs/index.md"}


def test_schemas_are_written_anew_and_offer_what_is_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, target = tmp_path / "compliance", tmp_path / "schema"
    own.mkdir()
    (own / "controls.yml").write_text(uncommented(starter()["compliance/controls.yml"]), "utf-8")
    assert main(["schemas", str(target)]) == 0
    assert {f"schema/{path.name}" for path in target.iterdir()} == {n for n in starter() if n.startswith("schema/")}
    assert main(["schemas", str(target), "--with", str(own)]) == 0
    offered = json.loads((target / KNOWN).read_text("utf-8"))["$defs"]["entry"]["anyOf"][0]["enum"]
    assert {"EC-01", "A.5.18"} <= set(offered)
    assert main(["schemas", str(tmp_path / "all"), "--all"]) == 0
    assert {p.name for p in (tmp_path / "all").iterdir()} == {p.name for p in (ROOT / "mappings/schema").iterdir()}
    (target / "owners.json").write_text("{}\n", "utf-8")
    (target / "status.json").write_text("no JSON\n", "utf-8")
    capsys.readouterr()
    assert main(["schemas", str(target)]) == 1
    assert [line.strip() for line in capsys.readouterr().err.splitlines()[1:]] == ["owners.json", "status.json"]
