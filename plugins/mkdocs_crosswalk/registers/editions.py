"""`editions/*.yml`: the editions in which the data was published, each with what it changed against the one before.

`crosswalk edition` writes a file from what differs, and a person the sentence about it. A file is history: what it
names need not be there any more, so its names are held against nothing.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, read_record, record
from mkdocs_crosswalk.data.shapes import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

FOLDER = "editions"
NAMED = r"[0-9]{4}\.(0[1-9]|1[0-2])(\.[1-9][0-9]*)?"
"""The year and month of an edition; a further one of the same month has a number."""
KINDS = {
    "gone": "Addresses that lead nowhere now",
    "moved": "Addresses that moved",
    "pair": "Pairs",
    "verdict": "Verdicts",
    "evidence": "Evidence items",
    "source": "Rows of sources",
    "other": "Other data",
    "new": "New pages",
}
"""What a change is of, the gravest first, with what readers call it."""
_NAME = text("The year and month, such as 2026.11; a further one of the same month is 2026.11.1.", f"^{NAMED}$")


@record
class EditionChange:
    """What an edition changed.

    Attributes:
        of: The entries that it is about, or the id of another record, or an address.
        says: What became of it, in few words.
    """

    kind: Annotated[str, Form("What it is of.", words=tuple(KINDS))]
    of: Annotated[tuple[str, ...], Form("Ids of entries, of another record, or addresses.")] = ()
    says: Annotated[str, Form("What became of it.")]


def _name(fields: Fields, name: str, must: bool, _: None) -> str:
    said = fields.text(name, required=must)
    if said and not re.fullmatch(NAMED, said):
        fields.problems.add(fields.place(name), f'"{said}" is no edition; write year and month, such as "2026.11"')
        return ""
    return said


@record
class Edition:
    """An edition of the data.

    Attributes:
        changes: What it changed against the one before; nothing in the first.
    """

    name: Annotated[str, Form(key="edition", read=_name, shape=_NAME)]
    day: Annotated[date, Form("The day of the edition, as 2026-05-12.", key="date")]
    about: Annotated[str, Form("What it brings, in a sentence or two.")]
    changes: Annotated[tuple[EditionChange, ...], Form("What it changed against the edition before.")] = ()
    position: Position


def read_editions(files: Iterable[Fields], problems: Problems) -> tuple[Edition, ...]:
    """Return the editions, the first first."""
    found: dict[str, Edition] = {}
    for fields in files:
        edition = read_record(Edition, fields, None)
        first = found.setdefault(edition.name, edition)
        if edition.name and first is not edition:
            problems.add(edition.position, f'the edition "{edition.name}" stands in {first.position.file} already')
    return tuple(sorted(found.values(), key=lambda edition: (edition.day, parts(edition.name))))


def parts(name: str) -> tuple[int, ...]:
    """Return the numbers of an edition's name, by which it is sorted."""
    return tuple(int(part) for part in name.split(".") if part)
