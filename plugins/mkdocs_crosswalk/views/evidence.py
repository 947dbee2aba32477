"""Evidence: the register's pages and its index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.own_data import SITE

from . import addresses, wording
from .blocks import Bullets, Columns, Facts, Notice, Paragraph, Subheading, Table, TableRow, in_columns, table
from .documents import documents_with
from .page import Chip, Page, Section
from .provenance import row_anchor, source_link, source_name
from .text import Id, Line, Link, linked, listing
from .ways import by_framework, compared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.evidence import EvidenceItem, Topic
    from mkdocs_crosswalk.registers.frameworks import Framework

    from .blocks import Block
    from .text import Inline, Text


def systems_of(catalogue: Catalogue, item: EvidenceItem, said: Iterable[str] = ()) -> str:
    """Return the systems that a source names, or else those of the register."""
    names = [catalogue.systems[i].name for i in dict.fromkeys(said) or dict.fromkeys(item.collected_from)]
    return ", ".join([names[0], *(n if n[1:2].isupper() else n[0].lower() + n[1:] for n in names[1:])])


def registrar(catalogue: Catalogue, item: EvidenceItem) -> str:
    """Return the source that put an item into the register: the site for its own, else this project."""
    return SITE if item.id in catalogue.own.evidence else PROJECT


def own_mark(catalogue: Catalogue, item: EvidenceItem) -> str:
    """Return an item's kind, with a word on it if the item is the site's own."""
    kind = wording.EVIDENCE_KINDS[item.kind]
    return f"{kind}. {wording.OWN}" if item.id in catalogue.own.evidence else kind


def served_entries(catalogue: Catalogue, item: EvidenceItem) -> tuple[str, ...]:
    """Return the entries that an item serves, by this project's judgement or a source's word, in order."""
    named = {link.entry for link in catalogue.served_by(item.id) if link.counted}
    return catalogue.ids.sorted(named.union(item.serves))


def evidence_page(
    catalogue: Catalogue, item: EvidenceItem, around: tuple[EvidenceItem | None, EvidenceItem | None]
) -> Page:
    """Return the page of an evidence item."""
    entries = served_entries(catalogue, item)
    sides = by_framework(catalogue, entries)
    topic = catalogue.topics[item.topic]
    own = (Chip(wording.OWN, strong=True),) if item.id in catalogue.own.evidence else ()
    counts = listed([f"{_counted(f, len(served))} of {f.held}" for f, served in sides])
    named = [(framework, served) for framework, served in sides if served or not item.outside]
    tables = [_serves(catalogue, item, served, framework.name) for framework, served in named]
    serves = tuple(tables) if item.shows else in_columns(tables)
    why = f"that serves {counts}" if entries else f"asked for by {item.outside}"
    outside = (Paragraph((f"Asked for by {item.outside}.",)),) if item.outside else ()
    sections = [
        Section("serves", "Serves", (*outside, *serves)),
        Section("quality", "What it should show", _quality(catalogue, item)),
        Section("collect", "Where to collect it", _collect(catalogue, item)),
    ]
    sections += documents_with(catalogue, item.id)
    if catalogue.served_by(item.id):
        sections.append(Section("sources", "Sources", _named_by(catalogue, item)))
    return Page(
        uri=addresses.evidence_uri(item.id),
        title=f"{item.name} (evidence)",
        description=f"{item.name}: a {item.kind} {why}.",
        heading=item.name,
        place=item.topic,
        updated=catalogue.updated,
        crumbs=(Link(addresses.EVIDENCE, "Evidence"), Link(addresses.EVIDENCE, topic.name, topic.id)),
        chips=(Chip(wording.EVIDENCE_KINDS[item.kind], strong=True), *own, Chip(wording.HOW[item.how])),
        lead=linked(item.what, catalogue),
        sections=tuple(sections),
        previous=_step(around[0]),
        next=_step(around[1]),
        position=item.position,
        data=f"{addresses.API}evidence.json",
    )


def _counted(framework: Framework, count: int) -> str:
    """Return how many entries of a framework there are, by its kind if it has but one."""
    kinds = framework.single
    return wording.number(count, *((kinds[0].one, kinds[0].many) if len(kinds) == 1 else ("entry", "entries")))


def _step(item: EvidenceItem | None) -> Link | None:
    return Link(addresses.evidence_uri(item.id), item.name) if item else None


def _serves(catalogue: Catalogue, item: EvidenceItem, entries: tuple[str, ...], framework: str) -> Block:
    if not entries:
        return Notice((f"It serves no entry of {framework}.",))
    rows = []
    for entry in entries:
        links = [link for link in catalogue.served_by(item.id) if link.entry == entry and link.counted]
        names = list(dict.fromkeys(source_name(catalogue, link.row.source) for link in links))
        if entry in item.serves:
            names.append(source_name(catalogue, registrar(catalogue, item)))
        said = ", ".join(names)
        name: Text = (Id(entry), Line((catalogue.entries[entry].title,)))
        shows = (linked(item.shows.get(entry, wording.SOURCE_ALONE), catalogue, but=entry),) if item.shows else ()
        rows.append(TableRow((name, *shows, (said,))))
    columns = (f"{framework}, {len(entries)}", *(("What it shows there",) if item.shows else ()), "Named by")
    style = "shows" if item.shows else "half"
    return Table(f"{item.name} in {framework}", columns, tuple(rows), style=style)


def _quality(catalogue: Catalogue, item: EvidenceItem) -> tuple[Block, ...]:
    """Return a good example beside what gets it rejected, and how auditors test it."""
    good: tuple[Block, ...] = (Subheading(("A good example",)), Paragraph(linked(item.example, catalogue)))
    bad: tuple[Block, ...] = (
        Subheading(("What gets it rejected",)),
        Bullets(tuple(linked(text, catalogue) for text in item.rejected)),
    )
    often = (f"{wording.RHYTHMS[item.rhythm]}. ",) if item.rhythm else ()
    facts = (
        ("Timing", (wording.TIMINGS[item.timing],)),
        *(((f"How {_testing(catalogue)} tests it", linked(item.sampling, catalogue)),) if item.sampling else ()),
        *(
            (f"{catalogue.framework(key).short} auditor wants", linked(text, catalogue))
            for key, text in item.wanted.items()
        ),
        ("How often", (*often, *linked(item.frequency, catalogue))),
        ("Owned by" if item.id in catalogue.own.evidence else "Usually owned by", (item.owner,)),
    )
    return (Columns(good, bad), Facts(facts))


def _testing(catalogue: Catalogue) -> str:
    """Return the frameworks whose auditors take samples."""
    return listed([f.held for f in compared(catalogue) if f.samples]) or "an auditor"


def _collect(catalogue: Catalogue, item: EvidenceItem) -> tuple[Block, ...]:
    links = [link for link in catalogue.served_by(item.id) if link.row.systems]
    rows = []
    named: dict[str, dict[str, None]] = {}
    for link in links:
        for name in link.row.systems:
            named.setdefault(name, {})[link.row.source] = None
    for system_id in dict.fromkeys((*named, *item.collected_from)):
        system = catalogue.systems[system_id]
        examples = (Line((f"Such as {', '.join(system.examples)}",)),) if system.examples else ()
        who: list[Inline] = list(listing(source_link(catalogue, s) for s in named.get(system_id, ())))
        if system_id in item.collected_from:
            name = catalogue.sources[registrar(catalogue, item)].name
            who += [f" and {name[0].lower()}{name[1:]}"] if who else [f"{name}: where such records are usually kept"]
        rows.append(TableRow(((system.name, *examples), tuple(who))))
    return (Table(f"Where {item.name} is collected", ("System", "Named by"), tuple(rows), style="half"),)


def _named_by(catalogue: Catalogue, item: EvidenceItem) -> tuple[Block, ...]:
    rows = []
    seen = set()
    for link in catalogue.served_by(item.id):
        row = link.row
        if id(row) in seen:
            continue
        seen.add(id(row))
        note = linked(row.note, catalogue) if row.note else ()
        rows.append(TableRow(((source_link(catalogue, row.source, row_anchor(row)),), (row.at,), note)))
    return (table(f"Rows that name {item.name}", ("Source", "Place", "What it adds"), tuple(rows), style="source"),)


def evidence_index(catalogue: Catalogue) -> Page:
    """Return the register: every item by topic, with what it serves."""
    frameworks = compared(catalogue)
    count = len(catalogue.evidence)
    return Page(
        uri=addresses.EVIDENCE,
        title="Evidence",
        description=(
            f"The {count} kinds of record for {listed([f.held for f in frameworks])}, each once, with every "
            "entry it serves, a good example and what gets it rejected."
        ),
        heading="Evidence",
        place="",
        updated=catalogue.updated,
        lead=(
            (
                f"{count} kinds of record that the sources or this project name. Each stands here once, with every "
                f"{wording.every_kind(frameworks)} that it serves. The last {wording.in_words(len(frameworks))} "
                "columns count the entries of each framework; what serves most comes first."
            ),
        ),
        sections=tuple(_topic(catalogue, topic) for topic in catalogue.topics.values()),
        data=f"{addresses.API}evidence.json",
    )


def _topic(catalogue: Catalogue, topic: Topic) -> Section:
    """Return the items on a topic, those that serve most first."""
    items = [item for item in catalogue.evidence.values() if item.topic == topic.id]
    items.sort(key=lambda item: -len(served_entries(catalogue, item)))
    columns = ("Evidence", "Usually collected in", "How", *(f.spoken for f in compared(catalogue)))
    rows = tuple(_index_row(catalogue, item) for item in items)
    return Section(topic.id, topic.name, (Table(f"Evidence on {topic.name.lower()}", columns, rows, style="register"),))


def _index_row(catalogue: Catalogue, item: EvidenceItem) -> TableRow:
    name: Text = (Link(addresses.evidence_uri(item.id), item.name, strong=True), Line((own_mark(catalogue, item),)))
    served = by_framework(catalogue, served_entries(catalogue, item))
    counts = ((str(len(entries)),) for _, entries in served)
    return TableRow((name, (systems_of(catalogue, item),), (wording.HOW[item.how],), *counts))
