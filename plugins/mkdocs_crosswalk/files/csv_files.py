"""CSV for spreadsheets: RFC 4180, UTF-8 with a byte order mark, and no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.state import State
from mkdocs_crosswalk.registers.judgement import Runs
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.decided import decided_words, sureness
from mkdocs_crosswalk.views.gap.parts import work_order
from mkdocs_crosswalk.views.ways import ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.programme.state import Standing
    from mkdocs_crosswalk.registers.judgement import Verdict
    from mkdocs_crosswalk.views.addresses import Place
    from mkdocs_crosswalk.views.gap.parts import WorkOrder
    from mkdocs_crosswalk.views.scopes import Scope
    from mkdocs_crosswalk.views.ways import Way

GAP_COLUMNS = (
    "id",
    "title",
    "kind",
    "outcome",
    "by",
    "steps",
    "evidence",
    "why",
    "confidence",
    "link",
    "together",
    "size",
    "runs",
    "group",
    "after",
)
"""What pages say of an entry, in their words. Columns are only added, behind the others."""

OWN_COLUMNS = ("owner", "due", "status", "next_review", "records_in")
"""What the company of the site says; they stand behind all others, and only where it says anything."""

_HEAD = re.compile("[:,]")
"""What ends the first words of the heading of a group, which a cell has room for."""
_FORMULA = frozenset("=+-@\t\r")


def csv_files(programme: Programme, url: Callable[[Place], str]) -> dict[str, bytes]:
    """Return each file by its source address; lines within a cell part steps and evidence items.

    Args:
        programme: The programme of the company of the site, with the catalogue.
        url: Turns a place into its address, with the site's own before it where that is known.
    """
    catalogue = programme.catalogue
    columns = (*GAP_COLUMNS, *(OWN_COLUMNS if _says_any(programme) else ()))
    return {
        way.csv(scope): csv_bytes([columns, *gap_rows(programme, way, scope, url)])
        for way in ways(catalogue)
        for scope in way.scopes(catalogue)
    }


def _says_any(programme: Programme) -> bool:
    return programme.exists or bool(programme.catalogue.own.entries)


def gap_rows(programme: Programme, way: Way, scope: Scope, url: Callable[[Place], str]) -> Iterator[tuple[str, ...]]:
    """Yield one row an entry, in the order of the list; what the company has left out stands at the end."""
    catalogue, own = programme.catalogue, _says_any(programme)
    every = way.entries(catalogue, scope)
    gone = frozenset(e.id for e in every if programme.standing(e.id).state == State.EXCLUDED)
    order = work_order(catalogue, way, scope, gone)
    listed = [(entry, part.title, order.before(catalogue, entry)) for part in order.parts for entry in part.entries]
    for entry, group, before in (*listed, *((e, wording.STATES[State.EXCLUDED], ()) for e in every if e.id in gone)):
        verdict = catalogue.verdict(entry.id, scope.groups)
        yield (
            entry.id,
            catalogue.title_apart(entry),
            entry.kind.one,
            wording.OUTCOMES[verdict.outcome],
            ", ".join(verdict.by),
            "\n".join(verdict.add),
            "\n".join(catalogue.evidence[item].name for item in verdict.bring),
            decided_words(verdict) or verdict.why,
            sureness(verdict),
            url(addresses.place_of(entry)),
            verdict.together,
            wording.SIZE_WORDS[verdict.size],
            "; ".join(_times(verdict, order)),
            _HEAD.split(group)[0],
            ", ".join(one.id for one in before),
            *(_own(programme, programme.standing(entry.id), verdict.bring) if own else ()),
        )


def _times(verdict: Verdict, order: WorkOrder) -> Iterator[str]:
    """Yield when steps have to be done, each time once, what cannot wait longest first; nothing of any time."""
    there = sorted({step.runs for step in verdict.steps}, key=lambda runs: runs.wait)
    said = {**wording.RUNS, Runs.ANY: wording.BEFORE_PERIOD} if order.period else wording.RUNS
    yield from (said[runs] for runs in there if runs in said)


def _own(programme: Programme, one: Standing, bring: Iterable[str]) -> tuple[str, ...]:
    """Return who answers for an entry, by when the rest is done, how far it is, the next look, where records lie."""
    status = "" if one.state == State.UNSAID else wording.STATES[one.state]
    upkeep = programme.catalogue.own.entries.get(one.entry.id)
    days = (day.isoformat() if day else "" for day in (one.due, upkeep.due if upkeep else None))
    due, review = days
    return one.owner, due, status, review, lines(places(programme, bring))


def places(programme: Programme, items: Iterable[str]) -> Iterator[str]:
    """Yield where the records of evidence items lie: by `owners.yml`, or else where the latest says that it does."""
    for item in items:
        upkeep = programme.catalogue.own.items.get(item)
        yield from (upkeep.records if upkeep else ()) or (one.record.place for one in programme.records_of(item)[:1])


def lines(texts: Iterable[str]) -> str:
    """Return texts as the lines of a cell, each once."""
    return "\n".join(dict.fromkeys(texts))


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a file that no spreadsheet computes: an apostrophe stands before what begins like a formula."""
    text = StringIO()
    harmless = ([f"'{cell}" if cell[:1] in _FORMULA else cell for cell in row] for row in rows)
    csv.writer(text, lineterminator="\r\n").writerows(harmless)
    return text.getvalue().encode("utf-8-sig")
