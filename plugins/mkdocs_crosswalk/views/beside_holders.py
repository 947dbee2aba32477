"""What each holder does for entries that nobody here judges: which records to bring, and what to do first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from . import addresses, wording
from .blocks import Paragraph, TableRow, table
from .evidence import systems_of
from .group_answers import share_of, steps_section
from .page import Section
from .text import Link, linked, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """Yield the records that serve most counterparts, with how many each serves."""
    catalogue = extent.catalogue
    if not extent.has(addresses.EVIDENCE):
        return
    served = Counter(item.id for entry in beside.times for item in catalogue.items_for(entry))
    if not served:
        return
    alone = len(beside.times) == 1
    rows = []
    for i in _ranked(extent, served):
        item = catalogue.evidence[i]
        name = Link(addresses.evidence_uri(i), item.name, strong=True)
        serves: Text = () if alone else (f"{served[i]} of {len(beside.times)}",)
        rows.append(TableRow(((name,), (systems_of(catalogue, item),), (wording.TIMINGS[item.timing],), serves)))
    first = " Those that serve most of them stand first, then by name." if not alone else ""
    yield Paragraph(
        (f"Bring the records that you keep for {'it' if alone else 'the counterparts'}.{first}",), quiet=True
    )
    columns = ("Record", wording.KEPT, "Shown", "Serves")
    yield table("Records for what stands beside it", columns, tuple(rows), style="evidence")
    if rest := len(served) - len(rows):
        where = "its page" if alone else "the pages of the counterparts"
        yield Paragraph((f"{wording.number(rest, 'more record')} on {where}.",), quiet=True)


def _steps(extent: Extent, beside: Beside) -> Iterator[Block]:
    """Yield what is judged of the counterparts, the first step for each, and the records that these ask for."""
    catalogue, verdicts = extent.catalogue, beside.verdicts
    if len(beside.times) == 1:
        base = next(iter(verdicts.values()))
        yield Paragraph((f"{wording.OUTCOMES[base.outcome]}: ", *linked(base.summary, catalogue)))
        said = ""
    else:
        share = share_of(catalogue, beside.times)
        yield Paragraph((f"{beside.shares}.",))
        yield from (share,) if share else ()
        said = "The first step for each counterpart, those named most first."
    for section in steps_section(catalogue, beside.entries, 1, beside.times, said):
        yield from section.blocks
    asked = Counter(item for verdict in verdicts.values() for item in dict.fromkeys(verdict.bring))
    if asked and extent.has(addresses.EVIDENCE):
        links = (Link(addresses.evidence_uri(i), catalogue.evidence[i].name) for i in _ranked(extent, asked))
        yield Paragraph(("Then bring: ", *listing(links), "."))


def _ranked(extent: Extent, counted: Counter[str]) -> Iterable[str]:
    """Return the records that are counted most, then by name."""
    return sorted(counted, key=lambda i: (-counted[i], extent.catalogue.evidence[i].name))[:RECORDS]
