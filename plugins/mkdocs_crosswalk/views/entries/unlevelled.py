"""The pairs of an entry with a framework that is only named beside its own: no level, and who names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import wording
from mkdocs_crosswalk.views.blocks import Table, TableRow, table
from mkdocs_crosswalk.views.provenance import decided_by, overlap_details, row_anchor, source_link
from mkdocs_crosswalk.views.text import Badge, Id, Line, Mark, linked, listing

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject


def named(subject: Subject) -> Table:
    """Return the pairs of frameworks that are only named beside each other."""
    rows = []
    for overlap in subject.counted:
        other = subject.catalogue.entries[overlap.other(subject.entry.id)]
        names = [source_link(subject.catalogue, m.row.source, row_anchor(m.row)) for m in overlap.mappings if m.counted]
        who = listing(names or [source_link(subject.catalogue, SITE)])
        name: Text = (Id(other.id), Line((other.title,)), *_decided(subject, overlap))
        details = overlap_details(subject.catalogue, overlap, subject.entry.id) if overlap.decision else None
        rows.append(TableRow((name, who, _notes(subject, overlap)), details, anchor=other.slug))
    called = subject.other.name if subject.other else ""
    return table(f"{subject.entry.id} and {called}", (side(subject), "Named by", "Note"), tuple(rows), style="named")


def side(subject: Subject) -> str:
    """Return what the entries of the other framework are called."""
    return wording.begin(wording.any_of(subject.other) if subject.other else "entry")


def _decided(subject: Subject, overlap: Overlap) -> Text:
    """Return the levels that the site itself gives a pair."""
    levels = [(way, overlap.level(way)) for way in (subject.direction, subject.back)]
    said = [
        Line((f"{wording.begin(wording.towards(subject.catalogue, way))}: ", Badge(level)))
        for way, level in levels
        if level
    ]
    return (*said, Line((Mark("strong", wording.DECIDED),))) if overlap.decision else tuple(said)


def _notes(subject: Subject, overlap: Overlap) -> Text:
    """Return the site's reason, or else the notes of the sources."""
    if overlap.decision:
        texts = [overlap.decision.reason, decided_by(overlap.decision)]
    else:
        texts = list(dict.fromkeys(m.row.note for m in overlap.mappings if m.counted))
    first, *others = [linked(text, subject.catalogue, but=subject.entry.id) for text in texts if text] or [()]
    return (*first, *map(Line, others))
