"""The first line of a built-in data file, which names the schema by which editors complete and check it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.data_folder import DataFolder
    from mkdocs_crosswalk.data.problems import Problems

_OWN = ("crosswalks/editorial.yml", "editorial"), ("crosswalks/iso27001-2013-to-2022.yml", "transitions")
_FOLDERS = {"crosswalks": "crosswalk", "verdicts": "verdicts", "guidance": "guidance"}


def schema_name(file: str) -> str:
    """Return the name of the schema of a file, relative to the data folder: `crosswalk` for a source's rows."""
    folder, _, name = file.rpartition("/")
    stem = name.rpartition(".")[0]
    return dict(_OWN).get(file) or _FOLDERS.get(folder) or (f"framework-{stem}" if folder else stem)


def head(file: str) -> str:
    """Return the line that a file begins with."""
    return f"# yaml-language-server: $schema={'../' * file.count('/')}schema/{schema_name(file)}.json"


def check_heads(files: DataFolder, problems: Problems) -> None:
    """Report files that do not begin with their line; in one with other problems these go first.

    A site's own files may lie anywhere, so nothing is asked of them.
    """
    wrong = problems.files
    for name in files.names:
        at = files.at(name)
        if at.file not in wrong and files.first_line(name) != head(name):
            problems.add(at, f'the first line does not name the schema of the file for editors; write "{head(name)}"')
