"""Points that guide the reading of an entry, such as the points of focus of a criterion. They ask for nothing.

Their numbers are those of the publisher's order in its last revision; points that the revision dropped follow. A number
is never given anew, for judgements name points by it, as in `CC7.2/3`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.fields import report_repeats
from mkdocs_crosswalk.data.shapes import choice, record, several, some, table, text

if TYPE_CHECKING:
    from mkdocs_crosswalk.data.fields import Fields
    from mkdocs_crosswalk.data.problems import Position
    from mkdocs_crosswalk.data.shapes import Shape

LONGEST = 10
"""The words of a label; a sentence of the publisher has more."""
_WORD = re.compile(r"(?<!\S)[\w'\u2019-]+[.,;:]?(?!\S)")


POINTS = record(
    {"one": text(), "many": text()},
    {
        "revision": text("The edition that added, changed and dropped some."),
        "about": text("What is said wherever they stand."),
        "roles": table(text()),
        "cases": table(text()),
    },
)
"""What editors check by what a kind says of its points."""


class Revision(StrEnum):
    """What the last revision did with a point; one of which nothing is said stands in both editions alike."""

    ADDED = "added"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class PointKind:
    """What the points of a kind of entries are.

    Attributes:
        one: Their name in the singular; `many` is that in the plural.
        revision: The edition that added, changed and dropped some.
        about: What is said once wherever they stand.
        roles: The parts that a company may play, each with what pages say of a point for it alone.
        cases: When alone a point counts, each word with what pages say.
    """

    one: str
    many: str
    revision: str = ""
    about: str = ""
    roles: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)

    @property
    def shape(self) -> Shape:
        """Return what editors check one of them by."""
        said: dict[str, Shape] = {"with": text("The group with which alone it counts.")}
        if self.revision:
            said["revision"] = choice(Revision, f"What the edition {self.revision} did with it.")
        said |= {"roles": several(choice(self.roles))} if self.roles else {}
        said |= {"where": choice(self.cases)} if self.cases else {}
        return record({"label": text(f"At most {LONGEST} words, our own.")}, said)


@dataclass(frozen=True, slots=True)
class Point:
    """A point of an entry.

    Attributes:
        id: The entry's id and the point's number, as in `CC7.2/3`.
        label: What it is about, in this project's words.
        group: The group of entries, such as a category, with which alone it counts, or "".
        roles: The parts that a company may play for which it counts; all of them if empty.
        case: When alone it counts, or "".
    """

    id: str
    label: str
    position: Position
    revision: Revision | None = None
    group: str = ""
    roles: tuple[str, ...] = ()
    case: str = ""

    @property
    def number(self) -> int:
        """Return its place among the points of its entry, from 1."""
        return int(self.id.rpartition("/")[2])

    @property
    def anchor(self) -> str:
        """Return where it stands on the entry's page."""
        return f"point-{self.number}"


def read_point_kind(fields: Fields) -> PointKind | None:
    """Return what a kind says of its points, or None if its entries have none."""
    table = fields.mapping("points")
    if table is None:
        return None
    kind = PointKind(
        one=table.noun("one", required=True),
        many=table.noun("many", required=True),
        revision=table.text("revision"),
        about=table.text("about"),
        roles=table.words("roles"),
        cases=table.words("cases"),
    )
    table.close()
    return kind


def read_points(fields: Fields, kind: PointKind, entry: str) -> tuple[Point, ...]:
    """Return the points of an entry, in order."""
    items = fields.items("points")
    report_repeats(items, kind.one)
    found = []
    for number, item in enumerate(items, 1):
        label = item.text("label", required=True)
        if len(_WORD.findall(label)) > LONGEST:
            item.problems.add(item.place("label"), f"a label has at most {LONGEST} words, our own")
        revision = item.choice("revision", tuple(Revision)) if kind.revision else ""
        point = Point(
            id=f"{entry}/{number}",
            label=label,
            position=item.at,
            revision=Revision(revision) if revision else None,
            group=item.text("with"),
            roles=item.choices("roles", tuple(kind.roles)) if item.has("roles") else (),
            case=item.choice("where", tuple(kind.cases)),
        )
        item.close()
        found.append(point)
    return tuple(found)


POINT = record(
    {"id": text("The entry and a number, as in CC7.2/3."), "label": text("In this project's words.")},
    {"revision": choice(Revision), "with": text(), "where": text(), "roles": some(text())},
)
"""The shape of a point in files for machines."""
