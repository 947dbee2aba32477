"""The single entries of a group: squares by verdict, and a table with the verdict and the counterparts of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.judgement import Outcome

from . import own_fields, wording
from .blocks import Squares, Table, TableRow
from .scopes import groups_of, least
from .text import Id, Line, VerdictBadge, id_list
from .ways import judged, spoken_of, way_to

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

    from .text import Inline, Text


def squares(
    catalogue: Catalogue, framework: Framework, text: Text, *, group: str = "", kinds: Collection[str] = ()
) -> tuple[Squares, ...]:
    """Return the squares of a group, or of some kinds of entries, by verdict; none where there are no verdicts.

    What is asked for is counted in its widest scope, and for the holder of what has scopes in the least.
    """
    way = way_to(catalogue, framework.id)
    if way is None or not judged(catalogue, framework.id):
        return ()
    every = groups_of(catalogue.full, framework)
    scope = every or (least(catalogue, way.held).groups if way.held.scope else ())
    counts = outcomes(catalogue, kinds or [kind.key for kind in framework.single], scope, (group,) if group else ())
    carries_over, extend, new = (counts[outcome].numerator for outcome in Outcome)
    total = counts[Outcome.NEW].denominator
    verb = "carries over" if carries_over == 1 else "carry over"
    summary = f"{carries_over} of {total} {verb}, {extend} to extend, {new} new"
    return (Squares(text, summary, carries_over, extend, new),)


def brought_by(catalogue: Catalogue, framework: Framework) -> str:
    """Return who brings something for a framework, within a sentence; empty if it is compared with no other."""
    way = way_to(catalogue, framework.id)
    return wording.a_holder(way.held) if way else ""


def member_table(catalogue: Catalogue, entries: tuple[Entry, ...], caption: str) -> Table:
    """Return single entries with the verdict and the counterparts of each, as far as there are verdicts and pairs."""
    kind, framework = entries[0].kind, catalogue.frameworks[entries[0].framework]
    way = way_to(catalogue, framework.id)
    verdicts = judged(catalogue, framework.id)
    levels = way is not None and spoken_of(catalogue, way)
    rows = []
    for entry in entries:
        name: list[Inline] = [Id(entry.id), Line((entry.title,)), *(Line((w,)) for w in own_fields.listed(entry))]
        cells: list[Text] = [tuple(name)]
        if way and verdicts:
            cells.append(_verdict(catalogue, entry))
        if way:
            overlaps = [
                o for o in catalogue.overlaps_of(entry.id) if (o.reaches(way.direction) if levels else o.counted)
            ]
            cells.append(id_list(o.other(entry.id) for o in overlaps) if overlaps else ("None",))
        rows.append(TableRow(tuple(cells)))
    columns = [wording.begin(kind.one)]
    columns += [wording.holder(way.held)] if way and verdicts else []
    columns += ["Reuse from" if levels else "Counterparts"] if way else []
    return Table(caption, tuple(columns), tuple(rows), style="members")


def _verdict(catalogue: Catalogue, entry: Entry) -> Text:
    """Return the outcome, and below it those of larger scopes where they differ."""
    verdicts = catalogue.verdicts[entry.id]
    more = tuple(
        Line((f"With {listed(v.scope)}: {wording.OUTCOMES[v.outcome].lower()}",))
        for v in verdicts.more
        if v.outcome != verdicts.base.outcome
    )
    return (VerdictBadge(verdicts.base.outcome), *more)
