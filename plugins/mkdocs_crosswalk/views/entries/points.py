"""The points that guide the reading of an entry, and what of the other framework does their work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.points import Revision
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Paragraph, TableRow, table
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Id, linked, listing

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
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
    rows = tuple(
        TableRow(
            (
                (f"{point.number}. {point.label}",),
                _match(subject, point),
                marks(point, kind),
            ),
            anchor=point.anchor,
        )
        for point in entry.points
    )
    columns = (wording.begin(kind.one), f"In {subject.other.short}" if subject.other else "", "Marks")
    said = Paragraph((kind.about,), quiet=True)
    title = wording.begin(kind.many)
    head = f"{title} ({len(entry.points)})"
    shown = table(f"{title} of {entry.id}", columns, rows, style="focus")
    blocks = (said, shown) if kind.about else (shown,)
    return (Section(ANCHOR, head, blocks, searchable=True, folded=True, named=title),)


def _match(subject: Subject, point: Point) -> Text:
    """Return the entries that do the work of a point, in part at least, or why none does."""
    named = [o for o in subject.overlaps if o.judgement and point.id in o.judgement.points]
    key = subject.framework.key
    if doing := [_other(subject, o) for o in named if o.counted and o.judgement and o.judgement.works(key)]:
        return listing(doing, last=", ")
    if unmatched := subject.catalogue.unmatched.get(point.id):
        return ("No match. ", *linked(unmatched.why, subject.catalogue, but=subject.entry.id))
    if helped := [_other(subject, o) for o in named if o.counted]:
        return ("No match; its records help ", *listing(helped), ".")
    against = [_other(subject, o) for o in named]
    return ("No match. Looked at: ", *listing(against, ", "), ".") if against else ("No match.",)


def _other(subject: Subject, overlap: Overlap) -> Id:
    return Id(overlap.other(subject.entry.id))


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
