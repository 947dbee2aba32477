"""What a site adds to the built-in data, as frozen records: sources, evidence items, decisions, and who keeps what."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, record
from mkdocs_crosswalk.data.yaml_files import Scalar

from .forms import ENTRIES, EVIDENCE_IDS

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields

    from .company_records import CompanyRecord
    from .control import Control
    from .judgement import Decision, OwnVerdict
    from .organisation import Organisation
    from .status import Said

SITE = "this-site"
"""The source that stands for what a site itself decides and adds."""
_REACH = "Ids, groups such as A.7, ranges such as A.5.1-A.8.34, or the word all; the narrower wins."


def _some(given: Fields, name: str, *_: object) -> tuple[Scalar, ...]:
    """Return the values of a list that may be left out, and is not empty."""
    return given.texts(name, required=given.has(name))


def _places(given: Fields, name: str, *_: object) -> tuple[str, ...]:
    return given.lines(name, required=given.has(name))


def _due(fields: Fields, name: str, _: bool, __: None) -> date | None:
    return fields.day(name, ahead=True)


@record
class Upkeep:
    """Who looks after an entry or an evidence item at the site's company, where its records are, and its reviews.

    Attributes:
        entry: What it is said of, as written; `item` likewise.
        records: Places in words, or addresses that begin with `https://` or `http://`.
        due: The day by which it is to be reviewed again.
    """

    entry: Annotated[tuple[Scalar, ...], Form(_REACH, shape=ENTRIES, read=_some)] = ()
    item: Annotated[
        tuple[Scalar, ...],
        Form("Evidence items, by the last part of their address; yours too.", shape=EVIDENCE_IDS, read=_some),
    ] = ()
    owner: Annotated[str, Form("A person or a function.")] = ""
    records: Annotated[
        tuple[str, ...], Form("Where the records are: a place in words, or an address.", read=_places)
    ] = ()
    reviewed: Annotated[date | None, Form("The day of the last review.")] = None
    due: Annotated[date | None, Form("The day by which the next review is due.", key="next_review", read=_due)] = None
    position: Position

    def late(self, today: date) -> bool:
        """Say whether the review was due before a day."""
        return self.due is not None and self.due < today


class Kept(NamedTuple):
    """Who looks after an entry or item, and how many the reference that named it reaches."""

    upkeep: Upkeep
    among: int


@frozen
class OwnData:
    """What a site adds; all of it is empty for the built-in data alone.

    Attributes:
        frameworks: The ids of the site's own frameworks.
        sources: The ids of the site's own sources, and of the one that stands for the site.
        evidence: The ids of the site's own evidence items.
        decisions: The site's decisions by pair.
        verdicts: The site's own verdicts.
        entries: The upkeep of entries that a pair may join by id, in reading order; the owner is the one that holds,
            whichever file names it.
        items: The upkeep of evidence items by id, in the order of the register.
        organisation: What the company says of itself, or None.
        status: What holds for entries, by id, in reading order.
        records: The company's records, in the order of its files.
        controls: What its own controls say beside their entries, by id.
    """

    frameworks: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    decisions: dict[tuple[str, str], Decision] = field(default_factory=dict)
    entries: dict[str, Upkeep] = field(default_factory=dict)
    items: dict[str, Upkeep] = field(default_factory=dict)
    organisation: Organisation | None = None
    status: dict[str, Said] = field(default_factory=dict)
    records: tuple[CompanyRecord, ...] = ()
    controls: dict[str, Control] = field(default_factory=dict)
    verdicts: tuple[OwnVerdict, ...] = ()
