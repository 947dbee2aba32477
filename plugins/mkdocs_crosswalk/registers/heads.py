"""The first line of a built-in data file, which names the schema by which editors complete and check it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_crosswalk.data.data_folder import DataFolder
    from mkdocs_crosswalk.data.problems import Problems

EDITORIAL = "crosswalks/editorial.yml"
_FOLDERS = {
    "crosswalks": "crosswalk",
    "verdicts": "verdicts",
    "guidance": "guidance",
    "scorecards": "scorecard",
    "editions": "edition",
}


def schema_name(file: str, transitions: Collection[str] = ()) -> str:
    """Return the name of the schema of a file, relative to the data folder: `crosswalk` for a source's rows."""
    folder, _, name = file.rpartition("/")
    stem = name.rpartition(".")[0]
    own = {EDITORIAL: "editorial", **dict.fromkeys(transitions, "transitions")}
    return own.get(file) or _FOLDERS.get(folder) or (f"framework-{stem}" if folder else stem)


_OWN = {"evidence.yml": "own-evidence"}
_OWN_FOLDERS = {"crosswalks": "crosswalk", "frameworks": "framework"}
OWN_SCHEMAS = ("controls", "decisions", "organisation", "owners", "records", "sources", "status")
"""The schemas of files of a site that have the name of the file; with the others those that its data names."""


def own_schemas() -> tuple[str, ...]:
    """Return the names of all schemas that files of a site's own data have."""
    return tuple(sorted((*OWN_SCHEMAS, *_OWN.values(), *_OWN_FOLDERS.values())))


def head(file: str, transitions: Collection[str] = ()) -> str:
    """Return the line that a file begins with."""
    return f"# yaml-language-server: $schema={'../' * file.count('/')}schema/{schema_name(file, transitions)}.json"


def check_heads(files: DataFolder, transitions: Collection[str], problems: Problems) -> None:
    """Report files that do not begin with their line; in one with other problems these go first.

    A site's own files may lie anywhere, so nothing is asked of them.

    Args:
        files: The data.
        transitions: Those of its files that say where the entries of an edition went.
        problems: Collects what is wrong.
    """
    wrong = problems.files
    for name in files.names:
        at = files.at(name)
        if at.file not in wrong and files.first_line(name) != (line := head(name, transitions)):
            problems.add(at, f'the first line does not name the schema of the file for editors; write "{line}"')
