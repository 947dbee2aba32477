"""The single entries of a group: squares by verdict, and a table with the verdict and the counterparts of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.figures.counts import outcomes
from mkdocs_crosswalk.registers.judgement import SAID, Outcome

from . import own_fields, wording
from .blocks import Details, EntryLine, EntryLines, Table, TableRow
from .scopes import groups_of, least
from .squares import Squares
from .text import Id, Line, Link, VerdictBadge, id_list
from .ways import judged, spoken_of, way_to

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

    from .blocks import Block
    from .page import Section
    from .text import Inline, Text
    from .ways import Way


MANY = 60
"""From how many rows on a table has a box to look for words in it."""
NAMED = 2
"""How many counterparts a line of a long list names with their titles."""
FULL_LIST = 3
"""How many where the list is short."""
FIRST = 5
"""How many rows of a long table stand in the open."""
FEW_LINES = 12
"""Up to how many entries a list is short."""


def begun(whole: Table, first: int = FIRST) -> tuple[Block, ...]:
    """Return the first rows of a table in the open, and the others folded; a box looks for words in both."""
    if len(whole.rows) <= first + 1:
        return (replace(whole, filtered=False),)
    rest = len(whole.rows) - first
    caption = f"{whole.caption}, the other {rest}"
    return (
        replace(whole, rows=whole.rows[:first], filtered=True),
        Details(f"The other {rest}", (replace(whole, caption=caption, rows=whole.rows[first:], filtered=True),)),
    )


def filters(sections: Iterable[Section]) -> tuple[str, ...]:
    """Return the module that a page needs whose tables are long, or whose entries stand in lists by verdict."""
    blocks = [block for section in sections for block in section.blocks]
    long = any(isinstance(block, Table) and block.filtered for block in blocks)
    lines = any(isinstance(block, EntryLines) and (block.items[0].mark or block.items[0].links) for block in blocks)
    return ("list-filter.js",) if long or lines else ()


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
    carries_over, extend, new = (counts[outcome].numerator for outcome in SAID)
    again = counts[Outcome.JUDGE_AGAIN].numerator if Outcome.JUDGE_AGAIN in counts else 0
    total = counts[Outcome.NEW].denominator
    summary = shares(carries_over, extend, new, str(total), again)
    return (Squares(text, summary, carries_over, extend, new, again),)


def shares(carries_over: int, extend: int, new: int, total: str, again: int = 0) -> str:
    """Return how many of some entries have each outcome, those with most to do first."""
    verb = "carries" if carries_over == 1 else "carry"
    told = ((again, "to judge again"), (new, "new"), (extend, "to extend"), (carries_over, f"{verb} over"))
    (count, word), *others = [(count, word) for count, word in told if count] or told[1:2]
    return ", ".join((f"{count} of {total} {word}", *(f"{count} {word}" for count, word in others)))


def brought_by(catalogue: Catalogue, framework: Framework) -> str:
    """Return who brings something for a framework, within a sentence; empty if it is compared with no other."""
    way = way_to(catalogue, framework.id)
    return wording.a_holder(way.held) if way else ""


def member_table(catalogue: Catalogue, entries: tuple[Entry, ...], caption: str) -> Table:
    """Return single entries with the verdict and the counterparts of each, as far as there are verdicts and pairs."""
    kind, framework = entries[0].kind, catalogue.frameworks[entries[0].framework]
    way = way_to(catalogue, framework.id)
    verdicts = judged(catalogue, framework.id)
    ours = framework.id in catalogue.own.frameworks
    levels = way is not None and spoken_of(catalogue, way)
    rows = []
    for entry in entries:
        name: list[Inline] = [Id(entry.id), Line((entry.title,)), *(Line((w,)) for w in own_fields.listed(entry))]
        cells: list[Text] = [tuple(name)]
        if way and verdicts:
            cells.append(_verdict(catalogue, entry))
        if way:
            every = catalogue.overlaps_of(entry.id) if ours else catalogue.overlaps_with(entry.id, way.held.id)
            overlaps = [o for o in every if (o.reaches(way.direction) if levels else o.counted)]
            cells.append(id_list(o.other(entry.id) for o in overlaps) if overlaps else ("None",))
        rows.append(TableRow(tuple(cells)))
    columns = [wording.begin(kind.one)]
    columns += [wording.holder(way.held, wording.WHOLE)] if way and verdicts else []
    columns += ["Reuse from" if levels else "Satisfies" if ours else "Counterparts"] if way else []
    return Table(caption, tuple(columns), tuple(rows), style="members", filtered=len(rows) > MANY)


def lines_by_outcome(catalogue: Catalogue, entries: tuple[Entry, ...], *, said: bool) -> tuple[EntryLines, ...]:
    """Return entries a line each, those with most to do first, with a few words of their verdicts unless `said`."""
    found = []
    for outcome in reversed(Outcome):
        lines = tuple(
            _line(catalogue, entry, said=said)
            for entry in entries
            if entry.id in catalogue.verdicts and catalogue.verdicts[entry.id].base.outcome == outcome
        )
        if lines:
            count = f"{len(lines)} of {len(entries)}"
            found.append(EntryLines(lines, wording.OUTCOMES[outcome], (VerdictBadge(outcome),), count, outcome))
    return tuple(found)


def in_order(catalogue: Catalogue, entries: tuple[Entry, ...], caption: str, named: int = NAMED) -> EntryLines | Table:
    """Return entries in their own order: with their verdicts, with what is named beside them, or as a table."""
    framework = entries[0].framework
    way = way_to(catalogue, framework)
    if all(entry.id in catalogue.verdicts for entry in entries):
        return verdict_lines(catalogue, entries)
    if way and framework not in catalogue.own.frameworks and not judged(catalogue, framework):
        return counterpart_lines(catalogue, entries, way, named)
    return member_table(catalogue, entries, caption)


def verdict_lines(catalogue: Catalogue, entries: tuple[Entry, ...]) -> EntryLines:
    """Return entries a line each in their own order, with the verdict before each."""
    lines = (replace(_line(catalogue, e), mark=(VerdictBadge(catalogue.verdicts[e.id].base.outcome),)) for e in entries)
    return EntryLines(tuple(lines))


def _line(catalogue: Catalogue, entry: Entry, *, said: bool = False) -> EntryLine:
    verdicts = catalogue.verdicts[entry.id]
    more = (f"With {listed(v.scope)}: {wording.OUTCOMES[v.outcome].lower()}" for v in verdicts.more)
    apart = [said for said, v in zip(more, verdicts.more, strict=True) if v.outcome != verdicts.base.outcome]
    first = () if said else (wording.first_sentence(verdicts.base.summary).removesuffix("."),)
    gist = ". ".join([*apart, *first])
    return EntryLine((), entry.id, catalogue.brief_apart(entry), gist)


def counterpart_lines(
    catalogue: Catalogue, entries: tuple[Entry, ...], way: Way, named: int = NAMED, *, agreed: bool = False
) -> EntryLines:
    """Return entries a line each, with the titles of those that most sources name beside them, so many or one more.

    With `agreed`, those that several name, and the entries that have any, alone.
    """
    lines = []
    for entry in entries:
        others = named_first([o for o in catalogue.overlaps_with(entry.id, way.held.id) if o.counted])
        shown: list[Inline] = []
        rest = len(others) - named if len(others) > named + 1 else 0
        if agreed:
            rest = len(others) - sum(map(agree, others))
        if agreed and rest == len(others):
            continue
        for overlap in others[:-rest] if rest else others:
            other = catalogue.entries[overlap.other(entry.id)]
            shown += [", " if shown else "", Id(other.id), f" {catalogue.brief_apart(other)}"]
        if rest:
            shown += [", ", Link(entry.id, f"{rest}\N{NO-BREAK SPACE}more", "overlap")]
        lines.append(EntryLine((), entry.id, entry.brief, "" if others else "None", links=tuple(shown)))
    return EntryLines(tuple(lines))


def shown_of(entries: tuple[Entry, ...]) -> int:
    """Return how many counterparts a list of some entries names in each line."""
    return FULL_LIST if len(entries) <= FEW_LINES else NAMED


def named_first(overlaps: Iterable[Overlap]) -> tuple[Overlap, ...]:
    """Return pairs by how many sources name them, the most first; else in their own order."""
    return tuple(sorted(overlaps, key=lambda o: (-len(voices(o)), not agree(o))))


def voices(overlap: Overlap) -> set[str]:
    """Return the sources that name a pair."""
    return {m.row.source for m in overlap.mappings if m.counted}


def agree(overlap: Overlap) -> bool:
    """Say whether more than one source names a pair, or the site itself decides it."""
    return len(voices(overlap)) > 1 or overlap.decision is not None


def _verdict(catalogue: Catalogue, entry: Entry) -> Text:
    """Return the outcome, and below it those of larger scopes where they differ."""
    verdicts = catalogue.verdicts[entry.id]
    more = tuple(
        Line((f"With {listed(v.scope)}: {wording.OUTCOMES[v.outcome].lower()}",))
        for v in verdicts.more
        if v.outcome != verdicts.base.outcome
    )
    return (VerdictBadge(verdicts.base.outcome), *more)
