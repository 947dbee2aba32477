"""What a check finds, as lines for people, as data, or as annotations of a pull request."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.characters import shown
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import LocatedError, Problem
from mkdocs_crosswalk.engines.revisions import repository_of

from .telling import say, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_crosswalk.data.problems import CrosswalkError

VERSION = 1
"""Of the data."""


@dataclass(slots=True)
class Findings:
    """What a check found.

    Attributes:
        errors: What is wrong, in the order in which it was looked at.
        doubts: What may be right and should be looked at.
        counts: How much there is where nothing is wrong.
    """

    errors: list[CrosswalkError] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    counts: str = ""


@frozen
class Paths:
    """What files are called from the top of the repository that they are in; outside of one, from where one stands.

    What lies elsewhere is called as messages call it.

    Attributes:
        bases: The folders from which messages may call a file.
    """

    bases: tuple[Path, ...]

    def of(self, problem: Problem) -> Problem:
        """Return a problem with its file called so."""
        there = (base / problem.position.file for base in self.bases)
        file = next((path for path in there if path.is_file()), None)
        if file is None:
            return problem
        whole, top = file.absolute().resolve(), (repository_of(file) or Path()).resolve()
        if not whole.is_relative_to(top):
            return problem
        return Problem(problem.position._replace(file=whole.relative_to(top).as_posix()), problem.message)


def report(form: str, found: Findings, paths: Paths) -> int:
    """Print what was found; returns the exit status."""
    FORMATS[form](found, paths)
    return int(bool(found.errors))


def _text(found: Findings, paths: Paths) -> None:
    for error in found.errors:
        if isinstance(error, LocatedError):
            error = LocatedError(error.what, map(paths.of, error.problems))  # noqa: PLW2901 - the same, called otherwise
        tell(str(error))
    doubts = [_doubtful(paths.of(doubt)) for doubt in found.doubts]
    if doubts or not found.errors:
        say("\n".join((*doubts, *(() if found.errors else (f"No problems: {found.counts}.",)))))


def _doubtful(doubt: Problem) -> str:
    return f"{doubt.position}: to look at: {doubt.message}"


def _json(found: Findings, paths: Paths) -> None:
    problems = [item for error in found.errors for item in _items(error, paths)]
    doubts = [_item(paths.of(doubt)) for doubt in found.doubts]
    say(json.dumps({"schema": VERSION, "problems": problems, "doubts": doubts}, ensure_ascii=False, indent=2))


def _items(error: CrosswalkError, paths: Paths) -> Iterable[dict[str, Any]]:
    if isinstance(error, LocatedError):
        return map(_item, map(paths.of, error.problems))
    return [{"file": None, "line": None, "column": None, "message": str(error)}]


def _item(problem: Problem) -> dict[str, Any]:
    file, line, column = problem.position
    return {"file": file, "line": line, "column": column, "message": problem.message}


def _github(found: Findings, paths: Paths) -> None:
    """Print workflow commands (docs.github.com, "Workflow commands for GitHub Actions")."""
    lines = []
    for error in found.errors:
        if isinstance(error, LocatedError):
            lines += [_command("error", paths.of(problem)) for problem in error.problems]
        else:
            lines += [f"::error::{_data(str(error))}"]
    lines += [_command("warning", paths.of(doubt)) for doubt in found.doubts]
    if lines:
        say("\n".join(lines))


def _command(level: str, problem: Problem) -> str:
    file, line, column = problem.position
    return f"::{level} file={_property(file)},line={line},col={column}::{_data(shown(problem.message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Findings, Paths], None]] = {"text": _text, "json": _json, "github": _github}
