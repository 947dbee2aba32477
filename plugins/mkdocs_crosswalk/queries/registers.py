"""The fields of pairs, evidence items, documents and sources, and those of a company's records and policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.programme.fresh import Freshness
from mkdocs_crosswalk.registers.levels import Agreement, Level

from .columns import NO, YES, Column, Of, Show, Tells, among, by_name, day_of, ids_of, values_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.overlaps import Overlap
    from mkdocs_crosswalk.catalogue.policies import Policy
    from mkdocs_crosswalk.programme.fresh import Aged
    from mkdocs_crosswalk.programme.programme import Programme
    from mkdocs_crosswalk.registers.levels import Direction

    from .columns import Values


def pairs(catalogue: Catalogue) -> Show:
    """Return what can be asked of pairs of entries."""
    overlaps = {" ".join(pair): overlap for pair, overlap in catalogue.overlaps.items()}
    agreement = "how its voices stand to each other"
    judged = "whether this project judges it"
    columns = (
        Column("pair", "its two ids", Of.WORD, lambda i: (i,)),
        Column("entry", "either of its entries", Of.ENTRY, lambda i: (overlaps[i].left, overlaps[i].right)),
        Column("left", "its first entry", Of.ENTRY, lambda i: (overlaps[i].left,), label="first entry"),
        Column("right", "its second entry", Of.ENTRY, lambda i: (overlaps[i].right,), label="second entry"),
        Column(
            "level",
            "its level in any direction",
            Of.LEVEL,
            lambda i: words_of(overlaps[i].levels.values()),
            tuple(Level),
        ),
        *_ways(catalogue, overlaps),
        Column(
            "agreement",
            agreement,
            Of.WORD,
            lambda i: words_of(overlaps[i].agreement.values()),
            tuple(map(str, Agreement)),
        ),
        Column("counted", "whether it counts", Of.WORD, lambda i: (YES if overlaps[i].counted else NO,), (YES, NO)),
        Column("judged", judged, Of.WORD, lambda i: (YES if overlaps[i].judgement else NO,), (YES, NO)),
        Column("sources", "the sources that name it", Of.SOURCE, lambda i: overlaps[i].sources),
    )
    usual = ("left", "right", *(column.name for column in _ways(catalogue, overlaps)))
    return Show("pairs", "pair", tuple(overlaps), by_name(columns), among(overlaps), usual)


def _ways(catalogue: Catalogue, overlaps: Mapping[str, Overlap]) -> Iterator[Column]:
    """Yield a field for each direction, by the keys of its two frameworks."""

    def level(way: Direction) -> Callable[[str], Values]:
        return lambda i: words_of([overlaps[i].levels[way]] if way in overlaps[i].levels else [])

    shorts = {framework.key: framework.short for framework in catalogue.frameworks.values()}
    for way in sorted({way for overlap in overlaps.values() for way in overlap.levels}, key=str):
        asked = shorts.get(way.asked, "")
        label = f"for {asked}" if asked else ""
        yield Column(str(way), "its level in this direction", Of.LEVEL, level(way), tuple(Level), label=label)


def evidence(programme: Programme) -> Show:
    """Return what can be asked of evidence items."""
    catalogue = programme.catalogue
    items, kept = catalogue.evidence, catalogue.own.items
    latest = {i: records[0] for i, records in programme.records.items()}
    columns = (
        Column("id", "its id", Of.ITEM, lambda i: (i,), label="evidence"),
        Column("name", "its name", Of.WORD, lambda i: (items[i].name,)),
        Column("topic", "the heading that it stands under", Of.WORD, lambda i: (items[i].topic,)),
        Column("kind", "what it is", Of.WORD, lambda i: (items[i].kind,)),
        Column("system", "where it is collected", Of.SYSTEM, lambda i: items[i].collected_from),
        Column("how", "how it is collected", Of.WORD, lambda i: (items[i].how,)),
        Column("timing", "whether it runs over a period", Of.WORD, lambda i: (items[i].timing,)),
        Column("rhythm", "how often it is made anew", Of.WORD, lambda i: values_of(items[i].rhythm)),
        Column("serves", "the entries that it serves", Of.ENTRY, catalogue.served),
        Column(
            "documents", "the documents that it goes with", Of.DOCUMENT, lambda i: ids_of(catalogue.documents_with(i))
        ),
        Column(
            "owner",
            "who keeps it, by your own data",
            Of.WORD,
            lambda i: values_of(kept[i].owner) if i in kept else (),
            tells=Tells.OWN,
        ),
        Column(
            "records",
            "your records of it, by their ids",
            Of.WORD,
            lambda i: tuple(one.record.id for one in programme.records_of(i)),
            tells=Tells.PROGRAMME,
        ),
        Column(
            "due",
            "the last day on which your latest record of it is new enough",
            Of.DAY,
            lambda i: day_of(latest[i].until) if i in latest else (),
            tells=Tells.PROGRAMME,
        ),
    )
    return Show("evidence", str(Of.ITEM), tuple(items), by_name(columns), among(items), ("id",))


def documents(catalogue: Catalogue) -> Show:
    """Return what can be asked of the documents of the policy set."""
    of = catalogue.documents
    columns = (
        Column("id", "its id", Of.DOCUMENT, lambda i: (i,), label="document"),
        Column("name", "its name", Of.WORD, lambda i: (of[i].name,)),
        Column("kind", "what it is", Of.WORD, lambda i: (str(of[i].kind),)),
        Column("standing", "who asks for it", Of.WORD, lambda i: (str(of[i].standing),)),
        Column("serves", "the entries that it serves", Of.ENTRY, lambda i: tuple(of[i].serves)),
        Column("evidence", "the evidence items that go with it", Of.ITEM, lambda i: tuple(of[i].evidence)),
    )
    return Show("documents", str(Of.DOCUMENT), tuple(of), by_name(columns), among(of), ("id",))


def sources(catalogue: Catalogue) -> Show:
    """Return what can be asked of sources."""
    of, rows = catalogue.sources, catalogue.rows
    named = {i: tuple(dict.fromkeys(e.id for row in rows if row.source == i for e in row.entries)) for i in of}
    voice = "whether it is an independent voice"
    columns = (
        Column("id", "its id", Of.SOURCE, lambda i: (i,), label="source"),
        Column("name", "its name", Of.WORD, lambda i: (of[i].name,)),
        Column("kind", "what it is", Of.WORD, lambda i: (of[i].kind,)),
        Column("voice", voice, Of.WORD, lambda i: (NO if of[i].no_voice else YES,), (YES, NO)),
        Column("names", "the entries that it names", Of.ENTRY, lambda i: named[i]),
    )
    return Show("sources", str(Of.SOURCE), tuple(of), by_name(columns), among(of), ("id",))


def records(programme: Programme) -> Show:
    """Return what can be asked of a company's records; the latest of an item comes first."""
    of = {one.record.id: one for records in programme.records.values() for one in records}
    catalogue = programme.catalogue

    def owner(record: str) -> Values:
        upkeep = catalogue.own.items.get(of[record].record.item)
        return values_of(upkeep.owner if upkeep else "")

    fields: tuple[tuple[str, str, Of, Callable[[str], Values], Values], ...] = (
        ("id", "your own word for it", Of.WORD, lambda i: (i,), ()),
        ("item", "the evidence item that it is one of", Of.ITEM, lambda i: (of[i].record.item,), ()),
        ("date", "its day, or the last of its period", Of.DAY, lambda i: day_of(of[i].record.end), ()),
        (
            "from",
            "the first day of its period",
            Of.DAY,
            lambda i: day_of(of[i].record.begin) if of[i].record.period else (),
            (),
        ),
        ("due", "the last day on which it is new enough, if none is later", Of.DAY, lambda i: _due(of[i]), ()),
        ("late", "whether that day has passed", Of.WORD, lambda i: _late(of[i]), (YES, NO)),
        ("place", "where it is", Of.PLACE, lambda i: values_of(of[i].record.place), ()),
        ("system", "the system that it is from", Of.SYSTEM, lambda i: values_of(of[i].record.system), ()),
        ("collector", "who has collected it", Of.WORD, lambda i: values_of(of[i].record.collected_by), ()),
        ("owner", "who keeps its evidence item", Of.WORD, owner, ()),
        ("serves", "the entries that its item serves", Of.ENTRY, lambda i: catalogue.served(of[i].record.item), ()),
    )
    columns = (
        Column(name, about, of_, read, words, Tells.PROGRAMME, "record" if name == "id" else "")
        for name, about, of_, read, words in fields
    )
    usual = ("id", "item", "date", "due")
    return Show("records", "record", tuple(of), by_name(columns), among(of), usual, Tells.PROGRAMME)


def _due(one: Aged) -> Values:
    return day_of(one.until) if one.latest else ()


def _late(one: Aged) -> Values:
    return (YES if one.freshness == Freshness.OLD else NO,) if _due(one) else ()


def policies(found: Mapping[str, Policy], programme: Programme) -> Show:
    """Return what can be asked of the policies among the pages of a site, by their source files."""
    today = programme.today

    def late(uri: str) -> Values:
        due = found[uri].due
        return (YES if due < today else NO,) if due else ()

    columns = (
        Column("id", "its page", Of.POLICY, lambda i: (i,), label="policy"),
        Column("title", "its title", Of.WORD, lambda i: (found[i].title,)),
        Column("owner", "who answers for it, by its page", Of.WORD, lambda i: values_of(found[i].owner)),
        Column("reviewed", "when it was last looked at", Of.DAY, lambda i: day_of(found[i].reviewed)),
        Column("due", "when it is to be looked at again", Of.DAY, lambda i: day_of(found[i].due), label="next review"),
        Column("late", "whether that day has passed", Of.WORD, late, (YES, NO)),
        Column("names", "the entries that it satisfies, by its page", Of.ENTRY, lambda i: found[i].entries),
    )
    return Show("policies", str(Of.POLICY), tuple(found), by_name(columns), among(found), ("id", "owner", "due"))
