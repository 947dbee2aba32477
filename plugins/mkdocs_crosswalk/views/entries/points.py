"""The points that guide the reading of an entry, and what of the other framework does their work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.points import Revision
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Paragraph, TableRow, table
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Id, listing

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.points import Point, PointKind
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject

ANCHOR = "points"
REVISED = {Revision.ADDED: "Added in {}", Revision.CHANGED: "Changed in {}", Revision.DROPPED: "Dropped in {}"}


def points_section(subject: Subject) -> tuple[Section, ...]:
    """Return the section of an entry's points, if it has any."""
    entry, kind = subject.entry, subject.entry.kind.points
    if kind is None or not entry.points:
        return ()
    doing = _doing(subject)
    rows = tuple(
        TableRow(
            (
                (f"{point.number}. {point.label}",),
                listing(map(Id, doing.get(point.id, ())), last=", "),
                marks(point, kind),
            ),
            anchor=point.anchor,
        )
        for point in entry.points
    )
    columns = (wording.begin(kind.one), f"In {subject.other.short}" if subject.other else "", "Marks")
    said = Paragraph((kind.about,), quiet=True)
    title = wording.begin(kind.many)
    shown = table(f"{title} of {entry.id}", columns, rows, style="points")
    return (Section(ANCHOR, title, (said, shown) if kind.about else (shown,), searchable=True),)


def _doing(subject: Subject) -> dict[str, tuple[str, ...]]:
    """Return the entries that do the work of a point, in part at least, by the judgements that name it."""
    found: dict[str, list[str]] = {}
    for overlap in subject.counted:
        for name in overlap.judgement.points if overlap.judgement else ():
            found.setdefault(name, []).append(overlap.other(subject.entry.id))
    return {name: tuple(entries) for name, entries in found.items()}


def marks(point: Point, kind: PointKind) -> Text:
    """Return when and for whom alone a point counts, and what the last revision did with it."""
    said = []
    if point.revision:
        said.append(REVISED[point.revision].format(kind.revision))
    if point.group:
        said.append(f"Only with {point.group}")
    if point.case:
        said.append(kind.cases[point.case])
    if point.roles:
        said.append(f"For {listed(kind.roles[role] for role in point.roles)}")
    first, *others = said or [""]
    return ("; ".join((first, *(part[:1].lower() + part[1:] for part in others))),) if first else ()
