"""The pairs of an entry with a framework that is only named beside its own: no level, and who names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.own_data import SITE
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Table, TableRow, table
from mkdocs_crosswalk.views.members import named_first
from mkdocs_crosswalk.views.provenance import decided_by, overlap_details, row_anchor, source_link, source_name
from mkdocs_crosswalk.views.text import Badge, Id, Line, Link, Mark, VerdictBadge, linked, listing
from mkdocs_crosswalk.views.ways import way_to

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.row import Row
    from mkdocs_crosswalk.views.text import Text

    from .subject import Subject

BOTH = 2


def named(subject: Subject) -> Table:
    """Return the pairs of frameworks that are only named beside each other: those of most sources first."""
    catalogue, sources = subject.catalogue, _sources(subject)
    columns = sources if len(sources) > 1 else []
    rows = []
    way = way_to(catalogue, subject.other.id) if subject.other else None
    judged = way is not None and any(o.other(subject.entry.id) in catalogue.verdicts for o in subject.counted)
    for overlap in named_first(subject.counted):
        other = catalogue.entries[overlap.other(subject.entry.id)]
        name: Text = (Id(other.id), Line((catalogue.brief_apart(other),)), *_decided(subject, overlap))
        details = overlap_details(catalogue, overlap, subject.entry.id) if overlap.decision else None
        voices = _voices(overlap)
        ticks = (_tick(voices[source]) if source in voices else () for source in columns)
        has = ((VerdictBadge(catalogue.verdict(other.id).outcome),),) if judged else ()
        rows.append(TableRow((name, *has, *ticks, _notes(subject, overlap)), details, anchor=other.slug))
    called = subject.other.name if subject.other else ""
    holder = (wording.holder(way.held, wording.WHOLE),) if judged and way else ()
    heads = (side(subject), *holder, *(source_name(catalogue, source) for source in columns), "Note")
    return table(f"{subject.entry.id} and {called}", heads, tuple(rows), style="named")


def who_names(subject: Subject) -> Text:
    """Return who names the pairs, and how many of them all do."""
    sources = _sources(subject)
    names = listing(source_link(subject.catalogue, source) for source in sources)
    if len(sources) == 1:
        return ("Named by ", *names, ".")
    together = sum(len(_voices(overlap)) == len(sources) for overlap in subject.counted)
    every = "both" if len(sources) == BOTH else "all"
    first = f" What {every} name stands first, then by id." if 0 < together < len(subject.counted) else ""
    return ("Named by ", *names, f"; {together or 'none'} of {len(subject.counted)} by {every}.{first}")


def _sources(subject: Subject) -> list[str]:
    """Return who names any of the pairs."""
    every = {source for overlap in subject.counted for source in _voices(overlap)}
    return [source for source in subject.catalogue.sources if source in every]


def _voices(overlap: Overlap) -> dict[str, Row | None]:
    """Return who names a pair, each with its first row; the site's own word has none."""
    found: dict[str, Row | None] = {m.row.source: m.row for m in reversed(overlap.mappings) if m.counted}
    return found or {SITE: None}


def _tick(row: Row | None) -> Text:
    return (Link(addresses.source_uri(row.source), "Yes", row_anchor(row)),) if row else ("Yes",)


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
