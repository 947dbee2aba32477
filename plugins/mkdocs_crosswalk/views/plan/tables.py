"""The parts of a plan: what runs over a period, the first records in order, the same by system, what rests on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.figures.plan import by_system
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Details, Paragraph, Table, TableRow
from mkdocs_crosswalk.views.evidence import systems_of
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Id, Line, Link, listing

from .said import over_time, record_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.figures.plan import Alone, Kept, Plan
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.text import Inline, Text

NAMED = 2
"""How many entries that ask for a record are named, the most that fit a line."""
SEVERAL = 2
"""From so many entries on what rests on a record has a row."""
OPEN = 10
"""So many records that run over a period have a row in the open: those of most entries. The others are a click away."""
FIRST_OPEN = 15
"""So many of the first records stand in the open."""
FIRST_NAMED = 3
"""How many entries are named that have their first record by one; one more is named too, if it were the only one."""
YOURS = "Yours already?"
FIRST_COLUMNS = (
    "Record, in order",
    "Usually kept in",
    "Collected",
    wording.USUAL_RHYTHM,
)


def begin(catalogue: Catalogue, plan: Plan, kept: Mapping[str, str] | None = None) -> Section:
    """Return the records that build up over time, those that most entries ask for first.

    Args:
        catalogue: The catalogue.
        plan: The plan.
        kept: Whether each record is there already; None where nobody asks.
    """
    items = over_time(catalogue, plan.asked)
    words = (
        f"{wording.number(len(items), 'record')} to start today, in any order: what they miss of their period cannot "
        "be made later."
    )
    words = words if items else "No record that is asked for runs over a period."
    blocks = begin_blocks(catalogue, plan, items, kept)
    return Section("begin", "Begin now", (Paragraph((words,), quiet=True), *blocks))


def begin_blocks(
    catalogue: Catalogue, plan: Plan, items: tuple[str, ...], kept: Mapping[str, str] | None = None
) -> Iterator[Block]:
    """Yield records that run over a period: a table of those that most entries ask for, and a list of the others."""
    if items:
        yield _begin_table(catalogue, plan, items[:OPEN], kept)
    if others := items[OPEN:]:
        yield Details(f"{len(others)} more", (Bullets(tuple(_by_rhythm(catalogue, others))),))


def _begin_table(catalogue: Catalogue, plan: Plan, items: Iterable[str], kept: Mapping[str, str] | None) -> Block:
    rows = (
        TableRow(
            ((record_link(item),), (_often(item),), *_yours(item, kept), _named(catalogue, plan.asked[item.id], NAMED))
        )
        for item in map(catalogue.evidence.__getitem__, items)
    )
    columns = ("Record", wording.USUAL_RHYTHM, *((YOURS,) if kept is not None else ()), "Asked for by")
    return Table("Records built up over time", columns, tuple(rows), "begin", dense=True)


def _by_rhythm(catalogue: Catalogue, items: Iterable[str]) -> Iterator[Text]:
    """Yield the records of each rhythm."""
    found: dict[str, list[EvidenceItem]] = {rhythm: [] for rhythm in (*wording.RHYTHMS, "")}
    for item in map(catalogue.evidence.__getitem__, items):
        found[item.rhythm].append(item)
    for those in filter(None, found.values()):
        yield (f"{_often(those[0])}: ", *listing(map(record_link, those), last=", "), ".")


def _yours(item: EvidenceItem, kept: Mapping[str, str] | None) -> tuple[Text, ...]:
    """Return the cell that says whether a holder keeps a record already."""
    return () if kept is None else ((kept[item.id],),)


def _often(item: EvidenceItem) -> str:
    return wording.RHYTHMS.get(item.rhythm, "No set rhythm")


def first(catalogue: Catalogue, plan: Plan, kept: Mapping[str, str] | None = None) -> Section:
    """Return the records that give each entry its first one, in order: the first few, the others folded.

    Args:
        catalogue: The catalogue.
        plan: The plan.
        kept: Whether each record is there already; None where nobody asks.
    """
    rows = []
    for number, step in enumerate(plan.steps, 1):
        item = catalogue.evidence[step.item]
        cells: tuple[Text, ...] = (
            (f"{number} ", record_link(item)),
            (systems_of(catalogue, item),),
            (wording.COLLECTED[item.how],),
            (_often(item),),
            *_yours(item, kept),
            (*_named(catalogue, step.first), *((f"; {_also(len(step.also))}",) if step.also else ())),
        )
        rows.append(TableRow(cells))
    words = "A short way to one record for every entry; some from above come again."
    if kept is not None:
        words += " Likely yours: an entry that carries over asks for it. In part: one to extend does."
    columns = (*FIRST_COLUMNS, *((YOURS,) if kept is not None else ()), "First record for")
    return Section("first", "Collect in this order", (Paragraph((words,), quiet=True), *_parted(columns, rows)))


def _also(count: int) -> str:
    """Return how many entries ask for a record that have one by then."""
    return f"{wording.number(count, 'more asks', 'more ask')} for it"


def _parted(columns: tuple[str, ...], rows: Sequence[TableRow]) -> Iterator[Block]:
    """Yield the first rows of the order in the open, and the others folded where there are many."""
    shown = FIRST_OPEN if len(rows) > FIRST_OPEN + OPEN // 2 else len(rows)
    yield Table("The first records in order", columns, tuple(rows[:shown]), "plan", dense=True)
    if others := tuple(rows[shown:]):
        table = Table("The records after these, in order", columns, others, "plan", dense=True)
        yield Details(f"{len(others)} more, in order", (table,))


def systems(catalogue: Catalogue, plan: Plan) -> Section:
    """Return the first records by the systems that they are kept in, with the others there; then the other systems."""
    taken = {kept.system: kept.items for kept in by_system(catalogue, plan.taken) if kept.items}
    there = [kept for kept in by_system(catalogue, plan.asked) if kept.items]
    first_there = [kept for kept in there if kept.system in taken]
    rows = tuple(
        _system(catalogue, plan, number, kept, taken[kept.system]) for number, kept in enumerate(first_there, 1)
    )
    columns = ("System, in order of set-up", "Take first", "Over the period")
    found = Table("First records by system", columns, rows, "systems")
    others = tuple(_others(catalogue, plan, [kept for kept in there if kept.system not in taken]))
    title = "By system: what to take from each, in order of set-up"
    return Section("systems", title, (found, *others), folded=True, named="By system")


def _system(catalogue: Catalogue, plan: Plan, number: int, kept: Kept, taken: tuple[str, ...]) -> TableRow:
    firsts = sum(len(step.first) for step in plan.steps if step.item in taken)
    line = f"{_share(plan, len(kept.items))}; first for {wording.number(firsts, 'entry', 'entries')}"
    name: Text = (f"{number} ", _kept_in(catalogue, kept), Line((line,)))
    said = ", ".join(catalogue.evidence[item].name for item in taken)
    rest = [catalogue.evidence[item].name for item in kept.items if item not in taken]
    more = Details(f"{len(rest)} more", (Paragraph((", ".join(rest),)),)) if rest else None
    period = f"{len(over_time(catalogue, kept.items))} of {len(kept.items)}"
    return TableRow((name, (said,), (period,)), more)


def _others(catalogue: Catalogue, plan: Plan, found: Sequence[Kept]) -> Iterator[Block]:
    """Yield what the systems hold that bring no first record."""
    if found:
        links = listing((_kept_in(catalogue, kept) for kept in found), last=", ")
        count = f"{wording.number(len(found), 'more system')} hold{'s' if len(found) == 1 else ''}"
        share = _share(plan, sum(len(kept.items) for kept in found))
        yield Paragraph((f"{count} {share}, none of them first: ", *links, "."), quiet=True)


def _kept_in(catalogue: Catalogue, kept: Kept) -> Link:
    """Return the link to all records of a system."""
    return Link(addresses.EVIDENCE, catalogue.systems[kept.system].name, f"system-{kept.system}")


def _share(plan: Plan, count: int) -> str:
    return f"{count} of {wording.number(len(plan.asked), 'record')}"


def alone(catalogue: Catalogue, plan: Plan) -> Section:
    """Return the records on which entries rest alone once each has one, and what to add to each."""
    shown = [one for one in plan.alone if len(one.entries) >= SEVERAL] or list(plan.alone)
    blocks: list[Block] = [Paragraph(_single(plan), quiet=True)]
    if shown:
        blocks.append(_alone_table(catalogue, shown))
    if others := len(plan.alone) - len(shown):
        words = f"{wording.number(others, 'more record is', 'more records are')} alone for one entry each."
        blocks.append(Paragraph((words,), quiet=True))
    title = f"What then has one record alone: {wording.number(plan.resting, 'entry', 'entries')}"
    return Section("alone", title, tuple(blocks), folded=True, named="What has one record alone")


def _single(plan: Plan) -> Text:
    """Return what rests on one record, and which entries ask for no second one."""
    words = (
        f"With its first record and no other, {wording.number(plan.resting, 'entry has', 'entries have')} nothing to "
        "show if an auditor refuses that one: collect a second one next."
    )
    if not plan.single:
        return (words,)
    return (f"{words} No second one is asked for by ", *listing(map(Id, plan.single)), ".")


def _alone_table(catalogue: Catalogue, found: Iterable[Alone]) -> Block:
    rows = (
        TableRow(
            (
                (catalogue.evidence[one.item].name,),
                _ids(one.entries),
                (catalogue.evidence[one.second].name,) if one.second else (),
            )
        )
        for one in found
    )
    columns = ("Record", "Alone for", "Add as the second")
    return Table("What has one record alone", columns, tuple(rows), "alone", dense=True)


def _named(catalogue: Catalogue, entries: tuple[str, ...], count: int = FIRST_NAMED) -> Text:
    """Return the first of some entries as links, each with its title, and how many more there are."""
    said: list[Inline] = []
    shown = entries[:count] if len(entries) > count + 1 else entries
    for entry in shown:
        said += [", " if said else "", Id(entry), f" {catalogue.brief_apart(catalogue.entries[entry])}"]
    rest = len(entries) - len(shown)
    return (*filter(None, said), *((f", {rest} more",) if rest else ()))


def _ids(entries: Iterable[str]) -> Text:
    """Return entries without links, which they have in the table of the first records."""
    return (found,) if (found := ", ".join(entries)) else ()
