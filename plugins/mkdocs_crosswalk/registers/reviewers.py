"""`reviewers.yml`: who outside this project has looked at what it says, at which entries, and when."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, read_record, record
from mkdocs_crosswalk.data.shapes import choice, some

from .forms import ENTRIES, IDS

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Problems

    from .references import References


class Part(StrEnum):
    """What this project says of an entry, and a reviewer may look at: its pairs, its verdicts, its guidance."""

    JUDGEMENTS = "judgements"
    VERDICTS = "verdicts"
    GUIDANCE = "guidance"


def _address(fields: Fields, name: str, *_: object) -> str:
    return fields.address(name)


def _reached(fields: Fields, name: str, must: bool, references: References) -> tuple[str, ...]:
    reached = (entry for scalar in fields.texts(name, required=must) for entry in references.reach(scalar))
    return references.ids.sorted(set(reached))


def _parts(fields: Fields, name: str, *_: object) -> tuple[Part, ...]:
    said = fields.choices(name, tuple(Part))
    return tuple(part for part in Part if part in said)


_REACH = "Ids, groups such as A.7, ranges such as A.5.1-A.8.34, the id of a framework, or the word all."
_PARTS = some(choice(Part))


@record
class Review:
    """What of some entries a reviewer looked at, until which day."""

    entries: Annotated[tuple[str, ...], Form(_REACH, read=_reached, shape=ENTRIES, published=IDS)]
    parts: Annotated[tuple[Part, ...], Form("What was looked at.", read=_parts, shape=_PARTS, published=_PARTS)]
    reviewed: Annotated[date, Form("The day on which the review ended; what is judged later it does not cover.")]


@record
class Reviewer:
    """A person with a credential for audits of these frameworks, who did not write what is reviewed."""

    name: Annotated[str, Form("The reviewer's name, as pages show it.")]
    credential: Annotated[str, Form("As issued, with who issued it, such as CPA (Texas) or CISA (ISACA).")]
    address: Annotated[str, Form("Where the credential can be checked.", read=_address)] = ""
    reviews: Annotated[tuple[Review, ...], Form("What was looked at, and until when.")]
    position: Position

    @property
    def called(self) -> str:
        """Return the name with the credential."""
        return f"{self.name} ({self.credential})"


def read_reviewers(items: tuple[Fields, ...], references: References, problems: Problems) -> tuple[Reviewer, ...]:
    """Return the reviewers in the order of the file, each once."""
    found: dict[str, Reviewer] = {}
    for reviewer in (read_record(Reviewer, fields, references) for fields in items):
        first = found.setdefault(reviewer.name.casefold(), reviewer)
        if reviewer.name and first is not reviewer:
            says = f"stands twice (first in line {first.position.line}); list all reviews there"
            problems.add(reviewer.position, f'"{reviewer.name}" {says}')
    return tuple(found.values())
