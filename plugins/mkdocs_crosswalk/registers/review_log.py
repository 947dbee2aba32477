"""`review-log.yml`: what each judgement was made on, and who has confirmed it since. Lines are only ever added.

A judgement is that of a pair, by both ids, or the verdicts of an entry, by its own. What it was made on stands as one
fingerprint for each kind of thing that it rests on; `catalogue.made_on` says what these are. The last line of a
judgement is the one that holds.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, read_record, record
from mkdocs_crosswalk.data.shapes import text

from .allowed import ANY
from .forms import ENTRIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .references import References

REVIEW_LOG = "review-log.yml"
MAIL, NO_MAIL = "@", "pages name who looked; write a name or a function, without an address"
PAIR = 2
"""The ids that name a pair; a verdict has one."""
_MADE_ON = "[a-z]+=[0-9a-f]{8}( [a-z]+=[0-9a-f]{8})*"
_WHO = text("Who looked at it: a person or a function; no address.", f"^[^{MAIL}]+$")
_SHAPE = text("Fingerprints, as `crosswalk review` writes them.", f"^{_MADE_ON}$")


def _judged(fields: Fields, name: str, must: bool, references: References) -> tuple[str, ...]:
    """Return the entry of a verdict, or both of a pair in the order of their frameworks."""
    before = len(references.problems)
    found = references.each(fields.texts(name, required=must), ANY)
    if len(references.problems) == before and not (
        0 < len(found) <= PAIR and all(references.entries[entry].kind.single for entry in found)
    ):
        fields.problems.add(fields.place(name), f'"{name}" names one entry for its verdicts, or two for a pair')
    return references.ids.sorted(found)


def _made_on(fields: Fields, name: str, must: bool, _: References) -> dict[str, str]:
    said = fields.text(name, required=must)
    if said and not re.fullmatch(_MADE_ON, said):
        fields.problems.add(fields.place(name), f'"{said}" is no list of fingerprints; `crosswalk review` writes it')
        return {}
    return dict(part.split("=") for part in said.split())


def _by(fields: Fields, name: str, must: bool, _: References) -> str:
    said = fields.text(name, required=must)
    if MAIL in said:
        fields.problems.add(fields.place(name), NO_MAIL)
    return said


def fingerprints(made_on: Mapping[str, str]) -> str:
    """Return fingerprints as a line of the log has them."""
    return " ".join(f"{part}={value}" for part, value in made_on.items())


@record
class Confirmed:
    """A line of the log.

    Attributes:
        of: The entry of the verdicts, or both of the pair, in the order of their frameworks.
        made_on: The fingerprint of each kind of thing that the judgement rests on.
        by: Who looked at it, or "" where the line only keeps what the data said on that day.
    """

    of: Annotated[tuple[str, ...], Form("The ids of a pair, or that of an entry.", read=_judged, shape=ENTRIES)]
    day: Annotated[date, Form("The day of the look, as 2026-05-12.", key="date")]
    by: Annotated[str, Form("Who looked at it: a person or a function.", read=_by, shape=_WHO)] = ""
    made_on: Annotated[dict[str, str], Form(read=_made_on, shape=_SHAPE, private=True)]
    position: Position


def read_review_log(items: tuple[Fields, ...], references: References, problems: Problems) -> tuple[Confirmed, ...]:
    """Return the lines in the order of the file, which is that of the days."""
    found = tuple(read_record(Confirmed, fields, references) for fields in items)
    last: dict[tuple[str, ...], Confirmed] = {}
    for line in found:
        before = last.get(line.of)
        if line.of and before and line.day < before.day:
            says = f"was looked at later already (line {before.position.line}); lines are added at the end"
            problems.add(line.position, f"{' with '.join(line.of)} {says}")
        last[line.of] = line
    return found
