"""The folder of frameworks: all files of it that have a place in the order, as frameworks and their entries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .framework_reader import ENTRY, read_framework
from .order import ORDER, check_beside, framework_files, read_order

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.data_folder import DataFolder
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .frameworks import Entry, Framework


def read_frameworks(files: DataFolder, problems: Problems) -> tuple[dict[str, Framework], dict[str, Entry]]:
    """Return the frameworks by id, in the order in which they are shown, and their entries in reading order.

    Raises:
        CatalogueError: entries cannot be read; all that names them would be wrong, so the run ends here.
    """
    before = len(problems)
    named = framework_files(files)
    table = files.mapping(ORDER, ENTRY)
    order = read_order(table, named, files) if table else {}
    tables = [files.mapping(named[name], ENTRY) for name in order]
    whole = len(problems) == before and all(tables)
    read = [(fields, *read_framework(fields)) for fields in tables if fields]
    before = len(problems)
    for fields, framework, _ in read:
        _check_name(fields, framework, problems)
    if whole:  # else what one says of another may be of one that could not be read
        check_beside([(fields, framework) for fields, framework, _ in read], problems)
    entries = _unique([entry for _, _, found in read for entry in found], problems)
    if not whole or len(problems) > before:
        problems.lose(ENTRY)
    if problems.lost(ENTRY):
        problems.raise_if_any()
    places = {name: place for place, name in enumerate(order)}
    ordered = sorted(entries.values(), key=lambda entry: (places[entry.framework], not entry.kind.named))
    return {f.id: replace(f, rank=order[f.id]) for _, f, _ in read}, {entry.id: entry for entry in ordered}


def _check_name(fields: Fields, framework: Framework, problems: Problems) -> None:
    """A file is called as its framework; without its id or its key nothing could name its entries."""
    name = fields.at.file.rpartition("/")[2].rpartition(".")[0]
    if framework.id and framework.id != name:
        rest = f'; the file is that of "{name}"'
        problems.unknown(fields.place("framework"), "framework", framework.id, (name,), rest)
    if framework.id != name or not framework.key:
        problems.lose(ENTRY)


def _unique(entries: list[Entry], problems: Problems) -> dict[str, Entry]:
    """Return entries by id; one that has the id of another was meant for a third."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.id in found:
            first = found[entry.id].position
            problems.add(entry.position, f'"{entry.id}" is defined twice (first in {first.file}:{first.line})')
        found.setdefault(entry.id, entry)
    return found
