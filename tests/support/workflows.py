"""Steps of workflows and actions, run by bash as GitHub runs them (docs.github.com, "Workflow syntax", `shell`)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")
FILES = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH", "GITHUB_ENV")

BASH = shutil.which("bash") or "bash"


class Runner:
    """Runs steps one after the other in a checkout.

    Args:
        workspace: The checkout.
        temporary: A folder for what GitHub keeps beside it.
        values: What expressions stand for, such as `github.event_name`; another one fails.
    """

    def __init__(self, workspace: Path, temporary: Path, values: Mapping[str, str]) -> None:
        temporary.mkdir(parents=True, exist_ok=True)
        self.workspace = workspace
        self.values = values
        self.files = {name: temporary / name for name in FILES}
        for path in self.files.values():
            path.touch()
        self.environment = {
            **os.environ,
            **{name: str(path) for name, path in self.files.items()},
            "GITHUB_ACTIONS": "true",
            "CI": "true",
            "RUNNER_TEMP": str(temporary),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }

    def wanted(self, step: Mapping[str, Any]) -> bool:
        """Say whether a step runs; comparisons, joined by `&&`, are all that is understood."""
        said = str(step.get("if", "true"))
        return all(self._holds(part) for part in said.split(" && "))

    def _holds(self, said: str) -> bool:
        if said == "true":
            return True
        found = re.fullmatch(r"([\w.]+) (==|!=) '([^']*)'", said)
        assert found, said
        return (self.values[found[1]] == found[3]) is (found[2] == "==")

    def run(self, step: Mapping[str, Any], **more: str) -> subprocess.CompletedProcess[str]:
        """Run a step, and return what it said; paths that it adds hold from the next on."""
        environment = {name: self._filled(str(value)) for name, value in step.get("env", {}).items()}
        assert not EXPRESSION.search(step["run"]), "what others write may stand in an expression: hand it over in env"
        added = self.files["GITHUB_PATH"].read_text("utf-8").split()
        path = os.pathsep.join((*reversed(added), self.environment["PATH"]))
        return subprocess.run(
            [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.workspace,
            env={**self.environment, **environment, "PATH": path, **more},
            capture_output=True,
            text=True,
            check=False,
        )

    def _filled(self, text: str) -> str:
        return EXPRESSION.sub(lambda found: self.values[found[1]], text)
