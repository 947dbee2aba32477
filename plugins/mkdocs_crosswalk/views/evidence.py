"""Evidence: the page of each kind of record, and what lists say of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.own_data import SITE

from . import addresses, wording
from .blocks import Bullets, Columns, EntryLine, EntryLines, Facts, Notice, Paragraph, Subheading, TableRow, table
from .checklist import ordered
from .documents import documents_with
from .page import Card, Page, Section
from .provenance import row_anchor, source_link, source_name
from .text import Id, Link, VerdictBadge, id_list, linked, listing
from .ways import by_framework, recorded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.evidence import EvidenceItem
    from mkdocs_crosswalk.registers.frameworks import Framework

    from .blocks import Block
    from .text import Inline, Text


KEY = "The mark is the verdict on the entry, for whoever holds the other framework: "


def systems_of(catalogue: Catalogue, item: EvidenceItem) -> str:
    """Return the systems that an item is usually kept in, as the register has them."""
    names = [catalogue.systems[i].name for i in dict.fromkeys(item.collected_from)]
    return ", ".join([names[0], *(n if n[1:2].isupper() else n[0].lower() + n[1:] for n in names[1:])])


def registrar(catalogue: Catalogue, item: EvidenceItem, entry: str = "") -> str:
    """Return the source that says what an item serves: the site for its own, its own controls and its own verdicts."""
    ours = entry and (entry not in item.serves or catalogue.entries[entry].framework in catalogue.own.frameworks)
    return SITE if ours or item.id in catalogue.own.evidence else PROJECT


def own_mark(catalogue: Catalogue, item: EvidenceItem) -> str:
    """Return an item's kind, with a word on it if the item is the site's own."""
    kind = wording.EVIDENCE_KINDS[item.kind]
    return f"{kind}. {wording.OWN}" if item.id in catalogue.own.evidence else kind


def _named_alone(catalogue: Catalogue, item: EvidenceItem) -> tuple[str, ...]:
    """Return the entries for which only a source names an item: nobody here says what it shows there."""
    named = {link.entry for link in catalogue.served_by(item.id) if link.counted}
    return catalogue.ids.sorted(named.difference(catalogue.served(item.id)))


def evidence_page(
    catalogue: Catalogue, item: EvidenceItem, around: tuple[EvidenceItem | None, EvidenceItem | None]
) -> Page:
    """Return the page of an evidence item."""
    entries = catalogue.served(item.id)
    ours = catalogue.own.frameworks
    sides = by_framework(catalogue, entries, recorded(catalogue))
    sides = tuple((f, served) for f, served in sides if served or f.id not in ours)
    topic = catalogue.topics[item.topic]
    counts = listed([f"{_counted(f, len(served))} of {f.held}" for f, served in sides])
    named = [(framework, served) for framework, served in sides if served or not item.outside]
    shown = [block for framework, served in named for block in _serves(catalogue, item, served, framework)]
    shown = [*_key(catalogue, entries), *shown, *_apart(catalogue, item)]
    why = f"that serves {counts}" if entries else f"asked for by {item.outside}"
    outside = (Paragraph((f"Asked for by {item.outside}.",)),) if item.outside else ()
    return Page(
        uri=addresses.evidence_uri(item.id),
        title=f"{item.name} (evidence)",
        description=f"{item.name}: a {item.kind} {why}.",
        heading=item.name,
        place=item.topic,
        updated=catalogue.updated,
        crumbs=(Link(addresses.EVIDENCE, "Evidence"), Link(addresses.EVIDENCE, topic.name, topic.id)),
        card=Card(facts=tuple(_facts(catalogue, item))),
        lead=linked(item.what, catalogue),
        sections=(
            Section("serves", "What it shows there" if item.shows else "Serves", (*outside, *shown)),
            *_wanted(catalogue, item),
            Section("quality", "What passes, and what does not", _quality(catalogue, item)),
            Section("collect", wording.KEPT, _collect(catalogue, item)),
            *documents_with(catalogue, item.id),
            _sources(catalogue, item),
        ),
        previous=_step(around[0]),
        next=_step(around[1]),
        position=item.position,
        data=f"{addresses.common(catalogue.frameworks.values())}evidence.json",
    )


def _facts(catalogue: Catalogue, item: EvidenceItem) -> Iterator[tuple[str, Text]]:
    """Yield what a reader wants to know first: when it is shown, how it is collected, and by whom."""
    yield "Kind", (own_mark(catalogue, item),)
    yield "Shown", (wording.TIMINGS[item.timing],)
    if framework := next((f for f in catalogue.frameworks.values() if f.key == item.made_for), None):
        yield "Made for", (f"{framework.short} alone",)
    own = item.id in catalogue.own.evidence
    if item.rhythm:
        yield "How often" if own else wording.USUAL_RHYTHM, (wording.RHYTHMS[item.rhythm],)
    yield "Collected", (wording.COLLECTED[item.how],)
    yield wording.owned_by(own=own), (item.owner,)


def _counted(framework: Framework, count: int) -> str:
    """Return how many entries of a framework there are, by its kind if it has but one."""
    kinds = framework.single
    return wording.number(count, *((kinds[0].one, kinds[0].many) if len(kinds) == 1 else ("entry", "entries")))


def _step(item: EvidenceItem | None) -> Link | None:
    return Link(addresses.evidence_uri(item.id), item.name) if item else None


def _serves(
    catalogue: Catalogue, item: EvidenceItem, entries: tuple[str, ...], framework: Framework
) -> Iterator[Block]:
    """Yield each entry of a framework that an item serves, with its own verdict and what the item shows there."""
    if not entries:
        yield Notice((f"It serves no entry of {framework.name}.",))
        return
    lines = []
    for entry in entries:
        verdicts = catalogue.verdicts.get(entry)
        mark: Text = (VerdictBadge(verdicts.base.outcome),) if verdicts else ()
        shows = linked(item.shows[entry], catalogue, but=entry) if entry in item.shows else ()
        lines.append(EntryLine(mark, entry, catalogue.brief_apart(catalogue.entries[entry]), links=shows))
    yield EntryLines(tuple(lines), framework.name, count=str(len(lines)))


def _key(catalogue: Catalogue, entries: tuple[str, ...]) -> Iterator[Block]:
    """Yield what the marks before entries mean: the verdict on each, whatever the item is for it."""
    found = {catalogue.verdicts[i].base.outcome for i in entries if i in catalogue.verdicts}
    said: list[Inline] = []
    for outcome in ordered(found):
        said += [", " if said else KEY, VerdictBadge(outcome)]
    if said:
        yield Paragraph((*said, "."), quiet=True)


def _apart(catalogue: Catalogue, item: EvidenceItem) -> Iterator[Block]:
    """Yield the entries for which only a source names an item; they are in no count."""
    if alone := _named_alone(catalogue, item):
        yield Paragraph((f"{wording.SOURCE_ALONE} ", *id_list(alone), "."), quiet=True)


def _wanted(catalogue: Catalogue, item: EvidenceItem) -> tuple[Section, ...]:
    """Return what each auditor wants of an item, and what both look at: its time, the sample and the rhythm."""
    said = ((f"How {_testing(catalogue)} tests it", item.sampling), ("Rhythm", item.frequency))
    items = tuple((name, linked(text, catalogue)) for name, text in said if text)
    facts = (Facts(items),) if items else ()
    texts = [(catalogue.framework(key).short, linked(text, catalogue)) for key, text in item.wanted.items()]
    sides: list[tuple[Block, ...]] = [(Subheading((f"{name} auditor",)), Paragraph(text)) for name, text in texts]
    both = len(sides) == len(("left", "right"))
    words: tuple[Block, ...] = (Columns(*sides),) if both else tuple(block for side in sides for block in side)
    title = "What both auditors want of it" if both else "What an auditor wants of it"
    return (Section("wanted", title, (*words, *facts)),) if words or facts else ()


def _quality(catalogue: Catalogue, item: EvidenceItem) -> tuple[Block, ...]:
    """Return a good example beside what gets it rejected."""
    good: tuple[Block, ...] = (Subheading(("A good example",)), Paragraph(linked(item.example, catalogue)))
    bad: tuple[Block, ...] = (
        Subheading(("What gets it rejected",)),
        Bullets(tuple(linked(text, catalogue) for text in item.rejected)),
    )
    return (Columns(good, bad),)


def _testing(catalogue: Catalogue) -> str:
    """Return the frameworks whose auditors take samples."""
    return listed([f.held for f in recorded(catalogue) if f.samples]) or "an auditor"


def _collect(catalogue: Catalogue, item: EvidenceItem) -> tuple[Block, ...]:
    """Return the systems that it comes from; each leads to the other records that are kept there."""
    named = (name for link in catalogue.served_by(item.id) for name in link.row.systems)
    rows: list[Text] = []
    for system in (catalogue.systems[i] for i in dict.fromkeys((*item.collected_from, *named))):
        kept = system.id in item.collected_from
        link = Link(addresses.EVIDENCE, system.name, f"system-{system.id}")
        such = f", such as {listed(list(system.examples), 'or')}" if system.examples else ""
        rows.append((link if kept else system.name, such))
    return (Bullets(tuple(rows)),)


def _sources(catalogue: Catalogue, item: EvidenceItem) -> Section:
    """Return who names the item, for which entries and in which systems, folded."""
    links = catalogue.served_by(item.id)
    ours = catalogue.sources[registrar(catalogue, item)]
    who = dict.fromkeys((*((registrar(catalogue, item),)), *(link.row.source for link in links)))
    rows = []
    served = catalogue.served(item.id)
    for entry in catalogue.ids.sorted({*served, *_named_alone(catalogue, item)}):
        named: dict[str, None] = dict.fromkeys(k.row.source for k in links if k.entry == entry and k.counted)
        if entry in served:
            named[registrar(catalogue, item, entry)] = None
        said = listing((source_name(catalogue, source) for source in named), last=", ")
        rows.append(TableRow(((Id(entry),), said)))
    said_of = {system: source_link(catalogue, k.row.source) for k in links for system in k.row.systems}
    systems = tuple((catalogue.systems[i].name, (link,)) for i, link in said_of.items())
    others = tuple((catalogue.systems[i].name, (ours.name,)) for i in item.collected_from if i not in said_of)
    blocks: list[Block] = (
        [table(f"Who names {item.name}", ("Entry", "Named by"), tuple(rows), style="half")] if rows else []
    )
    blocks += [Facts((*systems, *others)), *(_named_by(catalogue, item) if links else ())]
    return Section("sources", f"Sources ({len(who)})", tuple(blocks), folded=True, named="Sources")


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
