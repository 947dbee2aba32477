"""Points that guide the reading of an entry, such as the points of focus of a criterion. They ask for nothing.

Their numbers are those of the publisher's order in its last revision; points that the revision dropped follow. A number
is never given anew, for judgements name points by it, as in `CC7.2/3`.
"""

from __future__ import annotations

import re
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from mkdocs_crosswalk.data import shapes
from mkdocs_crosswalk.data.fields import report_repeats
from mkdocs_crosswalk.data.problems import Position
from mkdocs_crosswalk.data.records import Form, read_record, record, shape_fields

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.shapes import Shape

NO_MATCH = "no_match"
"""The field that says in files for machines why a point has no match."""
LONGEST = 10
"""The words of a label; a sentence of the publisher has more."""
_WORD = re.compile(r"(?<!\S)[\w'\u2019-]+[.,;:]?(?!\S)")


class Revision(StrEnum):
    """What the last revision did with a point; one of which nothing is said stands in both editions alike."""

    ADDED = "added"
    CHANGED = "changed"
    DROPPED = "dropped"


def _noun(fields: Fields, name: str, must: bool, _: object) -> str:
    return fields.noun(name, required=must)


@record
class PointKind:
    """What the points of a kind of entries are.

    Attributes:
        one: Their name in the singular; `many` is that in the plural.
        revision: The edition that added, changed and dropped some.
        about: What is said once wherever they stand.
        roles: The parts that a company may play, each with what pages say of a point for it alone.
        cases: When alone a point counts, each word with what pages say.
    """

    one: Annotated[str, Form("Their name in the singular.", read=_noun)]
    many: Annotated[str, Form("Their name in the plural.", read=_noun)]
    revision: Annotated[str, Form("The edition that added, changed and dropped some.")] = ""
    about: Annotated[str, Form("What is said wherever they stand.")] = ""
    roles: Annotated[
        dict[str, str], Form("The parts that a company may play, each with what pages say of a point for it alone.")
    ] = field(default_factory=dict)
    cases: Annotated[dict[str, str], Form("When alone a point counts, each word with what pages say.")] = field(
        default_factory=dict
    )

    @property
    def shape(self) -> Shape:
        """Return what editors check one of the points by."""
        must, may = shape_fields(Point)
        own = {"roles": shapes.several(shapes.choice(self.roles)), "where": shapes.choice(self.cases)}
        return shapes.record(must, {n: shapes.described(own.get(n, s), s["description"]) for n, s in may.items()})


def _label(fields: Fields, name: str, must: bool, _: PointKind) -> str:
    label = fields.text(name, required=must)
    if len(_WORD.findall(label)) > LONGEST:
        fields.problems.add(fields.place(name), f"a label has at most {LONGEST} words, our own")
    return label


def _roles(fields: Fields, name: str, _: bool, kind: PointKind) -> tuple[str, ...]:
    return fields.choices(name, tuple(kind.roles)) if fields.has(name) else ()


def _case(fields: Fields, name: str, _: bool, kind: PointKind) -> str:
    return fields.choice(name, tuple(kind.cases))


@record
class Point:
    """A point of an entry.

    Attributes:
        id: The entry's id and the point's number, as in `CC7.2/3`.
        label: What it is about, in this project's words.
        group: The group of entries, such as a category, with which alone it counts, or "".
        roles: The parts that a company may play for which it counts; all of them if empty.
        case: When alone it counts, or "".
    """

    id: Annotated[str, Form(derived=True, published=shapes.text("The entry and a number, as in CC7.2/3."))]
    label: Annotated[str, Form(f"At most {LONGEST} words, our own.", read=_label)]
    revision: Annotated[Revision | None, Form("What the last revision did with it.")] = None
    group: Annotated[str, Form("The group with which alone it counts.", key="with")] = ""
    case: Annotated[str, Form("When alone it counts.", key="where", read=_case)] = ""
    roles: Annotated[tuple[str, ...], Form("For whom it counts.", read=_roles)] = ()
    position: Position

    @property
    def number(self) -> int:
        """Return its place among the points of its entry, from 1."""
        return int(self.id.rpartition("/")[2])

    @property
    def anchor(self) -> str:
        """Return where it stands on the entry's page."""
        return f"point-{self.number}"


def owner(point: str) -> str:
    """Return the entry of a point, by the point's id."""
    return point.rpartition("/")[0]


def read_point_kind(fields: Fields) -> PointKind | None:
    """Return what a kind says of its points, or None if its entries have none."""
    table = fields.mapping("points")
    return read_record(PointKind, table) if table else None


def read_points(fields: Fields, kind: PointKind, entry: str) -> tuple[Point, ...]:
    """Return the points of an entry, in order."""
    items = fields.items("points")
    report_repeats(items, kind.one)
    return tuple(read_record(Point, item, kind, id=f"{entry}/{number}") for number, item in enumerate(items, 1))


@record
class Unmatched:
    """Points of which no entry of the other framework does the work, with the reason.

    Attributes:
        points: Their ids, such as `CC1.2/2`.
    """

    points: Annotated[tuple[str, ...], Form("Their ids, such as CC1.2/2.")]
    why: Annotated[str, Form("Why no entry of the other framework does their work.")]
    position: Position
