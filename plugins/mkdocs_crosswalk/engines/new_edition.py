"""A new edition of the data: its file, with what differs from the one before, for a person to complete."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_crosswalk.changes.changes import compare
from mkdocs_crosswalk.changes.notes import notes
from mkdocs_crosswalk.data.problems import CrosswalkError
from mkdocs_crosswalk.registers.editions import FOLDER, parts
from mkdocs_crosswalk.registers.heads import head

from .take_over import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.changes.reading import Reading
    from mkdocs_crosswalk.registers.editions import EditionChange


def new_edition(data: Path, name: str, day: date, *, about: str, old: Reading | None, new: Reading) -> Path:
    """Write the file of an edition; returns it.

    Args:
        data: The data folder.
        name: The name of the edition.
        day: Its day.
        about: What it brings, in a sentence.
        old: The reading of the edition before; None for the first.
        new: The reading of the data now.

    Raises:
        CrosswalkError: There is one of that name, or a later one; or the file cannot be written.
    """
    catalogue = new.catalogue
    file = data / FOLDER / f"{name}.yml"
    _refuse(catalogue, name, day)
    changes = notes(compare(old, new), catalogue) if old else ()
    lines = (head(f"{FOLDER}/{file.name}"), f'edition: "{name}"', f"date: {day}", f"about: {_quoted(about)}")
    write_file(file, "\n".join((*lines, *_listed(changes))) + "\n")
    return file


def _refuse(catalogue: Catalogue, name: str, day: date) -> None:
    for edition in catalogue.editions:
        if edition.name == name:
            raise CrosswalkError(f"the edition {name} is there already: {edition.position}")
        if edition.day > day or parts(edition.name) > parts(name):
            raise CrosswalkError(f"the edition {edition.name} of {edition.day} is later: {edition.position}")


def _listed(changes: tuple[EditionChange, ...]) -> Iterator[str]:
    if not changes:
        yield "changes: []"
        return
    yield "changes:"
    for change in changes:
        yield f"  - kind: {change.kind}"
        yield f"    of: [{', '.join(map(_quoted, change.of))}]"
        yield f"    says: {_quoted(change.says)}"


def _quoted(text: str) -> str:
    """Return a text as YAML that is read as itself."""
    return json.dumps(text, ensure_ascii=False)
