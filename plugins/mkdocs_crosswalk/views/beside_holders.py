"""What each holder does for entries that nobody here judges: which records to bring, and what to do first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from . import addresses, wording
from .beside_answers import called
from .blocks import Details, Paragraph, TableRow, table
from .evidence import systems_of
from .group_answers import share_of, steps_section
from .page import Section
from .text import Link, linked, listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.registers.judgement import Verdict

    from .beside_answers import Beside
    from .blocks import Block
    from .extent import Extent
    from .text import Text

RECORDS = 5
"""How many records a holder is told to begin with."""


def holder_sections(extent: Extent, beside: Beside | None) -> Iterator[Section]:
    """Yield what to do for whoever holds what stands beside some entries, and for whom its verdicts are."""
    if beside is None or not beside.times:
        return
    if blocks := tuple(_records(extent, beside)):
        yield Section("collect-first", wording.holder(beside.way.held), blocks)
    if beside.verdicts:
        yield Section("do-first", beside.who, tuple(_steps(extent, beside)))


def _records(extent: Extent, beside: Beside) -> Iterator[Block]:
    """Yield the records that serve most of the counterparts to start from, or of all, with how many each serves."""
    catalogue = extent.catalogue
    if not extent.has(addresses.EVIDENCE):
        return
    entries = beside.first or beside.entries
    served = Counter(item.id for entry in entries for item in catalogue.items_for(entry.id))
    if not served:
        return
    alone = len(entries) == 1
    rows = []
    for i in _ranked(extent, served):
        item = catalogue.evidence[i]
        name = Link(addresses.evidence_uri(i), item.name, strong=True)
        serves: Text = () if alone else (f"{served[i]} of {len(entries)}",)
        rows.append(TableRow(((name,), (systems_of(catalogue, item),), (wording.TIMINGS[item.timing],), serves)))
    yield Paragraph((_which(beside, entries),), quiet=True)
    columns = ("Record", wording.KEPT, "Shown", "Serves")
    caption = "Records for what stands beside it"
    yield table(caption, columns, tuple(rows[:RECORDS]), style="evidence")
    if rest := rows[RECORDS:]:
        folded = table(f"{caption}, the others", columns, tuple(rest), style="evidence")
        yield Details(wording.number(len(rest), "more record"), (folded,))


def _which(beside: Beside, entries: tuple[Entry, ...]) -> str:
    """Return which records stand in the list, and in which order."""
    alone = len(entries) == 1
    of = entries[0].id if alone else f"the {called(entries)}"
    first = "" if alone else " Those that serve most of them stand first, then by name."
    if beside.agreed:
        agreed = "" if alone else f" that {beside.by} name"
        return f"Bring the records that you keep for {of}{agreed}.{first}"
    return f"Records that you keep for {of}.{first}"


def _steps(extent: Extent, beside: Beside) -> Iterator[Block]:
    """Yield what is judged of the counterparts to start from, their first steps, and the records that these ask for."""
    catalogue, verdicts = extent.catalogue, beside.verdicts
    if len(beside.agreed) == 1:
        base = next(iter(verdicts.values()))
        yield Paragraph((f"{wording.OUTCOMES[base.outcome]}: ", *linked(base.summary, catalogue)))
    else:
        share = share_of(catalogue, beside.agreed)
        yield Paragraph((f"{beside.shares}, of those that {beside.by} name.",))
        yield from (share,) if share else ()
    places = {entry: -place for place, entry in enumerate(beside.agreed)}
    often = f", those that {beside.by} name most often first" if len(set(beside.agreed.values())) > 1 else ""

    def of_first(shown: int, left: list[tuple[Verdict, Entry]]) -> Text:
        some = f"The first {shown} of {len(left)}, each by its first step"
        return (f"{some if shown < len(left) else 'The first step of each'}{often}, by id.",)

    for section in steps_section(extent, beside.first, of_first, 1, places):
        yield from section.blocks
    asked = Counter(item for verdict in verdicts.values() for item in dict.fromkeys(verdict.bring))
    if asked and extent.has(addresses.EVIDENCE):
        links = (Link(addresses.evidence_uri(i), catalogue.evidence[i].name) for i in _ranked(extent, asked)[:RECORDS])
        yield Paragraph(("Then bring: ", *listing(links), "."))


def _ranked(extent: Extent, counted: Counter[str]) -> list[str]:
    """Return the records that are counted most, then by name."""
    return sorted(counted, key=lambda i: (-counted[i], extent.catalogue.evidence[i].name))
