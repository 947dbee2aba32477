"""Documents: the index of the policy set, its pages, and the sections on pages of entries and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.documents import Bond, Standing

from . import addresses, wording
from .blocks import Bullets, Columns, EntryLine, EntryLines, Facts, Notice, Paragraph, Subheading, Table, TableRow
from .page import Card, Page, Section
from .register import Bars, Reuse, Switch
from .text import Id, Line, Link, id_list, linked, listing
from .ways import by_framework, documented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.documents import Demand, Document
    from mkdocs_crosswalk.registers.frameworks import Framework

    from .blocks import Block
    from .extent import Extent
    from .text import Inline, Text

BOTH = 2
FIRST = 7
"""How many documents that no clause requires are named among those to write first."""
EXPECTED = "Required: the text itself asks for something in writing. Expected: only auditors do."


def beside(extent: Extent, here: str) -> tuple[Switch, ...]:
    """Return the switch between records and documents, which stands atop the list of each, where a site has both."""
    if not (extent.has(addresses.EVIDENCE) and extent.has(addresses.DOCUMENTS)):
        return ()
    links = (Link(addresses.EVIDENCE, "Evidence"), Link(addresses.DOCUMENTS, "Documents"))
    return (Switch("Records and documents", links, here),)


def documents_index(extent: Extent) -> Page:
    """Return the policy set: every document by who asks for it, with what it serves."""
    catalogue = extent.catalogue
    documents = tuple(catalogue.documents.values())
    frameworks = documented(catalogue)
    together = "both" if len(frameworks) == BOTH else "all"
    return Page(
        uri=addresses.DOCUMENTS,
        title="Documents",
        description=(
            f"The {len(documents)} policies, plans and other documents that serve "
            f"{listed([f.held for f in frameworks])}: what each must say, and whether a text requires it."
        ),
        heading="Documents",
        place="",
        updated=max((d.reviewed for d in documents), default=catalogue.updated),
        above=beside(extent, addresses.DOCUMENTS),
        lead=(
            (
                f"A policy set of {len(documents)} documents that serves {together} frameworks. Each page says what "
                "the document must hold, for whom, who asks for it and who approves it. "
                "Merge or split them as you like: each point has only to stand in one of them."
            ),
        ),
        sections=(*_first(catalogue), *(_standing(catalogue, standing) for standing in standings(catalogue))),
        styles=("evidence.css",),
        data=f"{addresses.common(catalogue.frameworks.values())}documents.json",
    )


def standings(catalogue: Catalogue) -> tuple[Standing, ...]:
    """Return the standings that a document of the whole set has, from most to least binding."""
    found = {document.standing for document in catalogue.full.documents.values()}
    return tuple(standing for standing in Standing if standing in found)


def _first(catalogue: Catalogue) -> tuple[Section, ...]:
    """Return what to write first: what binds everybody, in the order of who requires it; then what serves most."""
    binding = _of(catalogue, Standing.CLAUSE)
    others = sorted(
        (d for d in catalogue.documents.values() if d not in binding), key=lambda d: (-len(d.serves), d.name.casefold())
    )[:FIRST]
    if not binding or not others:
        return ()
    asked: Text = ("These rest on each other, in this order.",)
    rows = tuple((_link(d), " (", *listing(map(_asking, d.required), last=", "), ")") for d in binding)
    left = (Subheading(("A clause requires them",)), Paragraph(asked, quiet=True), Bullets(rows, ordered=True))
    frameworks = documented(catalogue)
    counts = {d.id: tuple(len(ids) for _, ids in by_framework(catalogue, d.serves, frameworks)) for d in others}
    most = max(map(sum, counts.values())) or 1
    bars = Bars(tuple(f.short for f in frameworks), tuple((_link(d), Reuse(counts[d.id], most)) for d in others))
    words = Paragraph(("How many entries each serves.",), quiet=True)
    return (
        Section("first", "Write these first", (Columns(left, (Subheading(("Then what serves most",)), words, bars)),)),
    )


def _of(catalogue: Catalogue, standing: Standing) -> tuple[Document, ...]:
    """Return the documents of a standing: those that a clause requires in the order of the clauses."""
    found = [d for d in catalogue.documents.values() if d.standing == standing]
    if standing != Standing.CLAUSE:
        return tuple(found)
    place = catalogue.ids.order
    return tuple(sorted(found, key=lambda d: min((place[r.entry] for r in d.required if r.entry), default=0)))


def _link(document: Document) -> Link:
    return Link(addresses.document_uri(document.id), document.name)


def _standing(catalogue: Catalogue, standing: Standing) -> Section:
    """Return the documents of a standing."""
    text = catalogue.standings[standing]
    rows = tuple(_index_row(catalogue, d) for d in _of(catalogue, standing))
    meaning = (Paragraph((text.meaning,)),) if text.meaning else ()
    columns = ("Document", "Kind", _who(standing), " + ".join(f.spoken for f in documented(catalogue)))
    table = Table(text.name, columns, rows, style="documents") if rows else Notice(("None.",))
    return Section(standing, text.name, (*meaning, table))


def _index_row(catalogue: Catalogue, document: Document) -> TableRow:
    asking = document.required or document.demands
    name: Text = (_link(document),)
    served = (str(len(served)) for _, served in by_framework(catalogue, document.serves, documented(catalogue)))
    kind = document.kind.capitalize()
    return TableRow((name, (kind,), listing(map(_asking, asking), last=", "), (" + ".join(served),)))


def _asking(demand: Demand) -> Inline:
    return Id(demand.entry) if demand.entry else demand.outside


def _counts(sides: Sequence[tuple[Framework, tuple[str, ...]]]) -> str:
    """Return how many entries of each framework there are; the word is said once."""
    (first, served), *others = sides
    said = [f"{wording.number(len(served), 'entry', 'entries')} of {first.held}"]
    return listed([*said, *(f"{len(more)} of {framework.held}" for framework, more in others)])


def document_page(extent: Extent, document: Document, around: tuple[Document | None, Document | None]) -> Page:
    """Return the page of a document."""
    catalogue = extent.catalogue
    sides = by_framework(catalogue, document.serves, documented(catalogue))
    sections = (
        Section("says", "What it must say", _says(catalogue, document)),
        Section("required", "Who asks for it", _demands(catalogue, document)),
        Section("approval", "Approval and review", _approval(catalogue, document)),
        Section("evidence", "Evidence that goes with it", _evidence(catalogue, document)),
        Section(
            "serves",
            "Serves",
            tuple(_serves(catalogue, document, served, framework) for framework, served in sides),
        ),
        Section(
            "mistakes",
            "What goes wrong",
            (Bullets(tuple(linked(text, catalogue) for text in document.mistakes)),) if document.mistakes else (),
        ),
    )
    return Page(
        uri=addresses.document_uri(document.id),
        title=document.name,
        description=f"{document.name}: what it must say for {_counts(sides)}, who asks for it and who approves it.",
        heading=document.name,
        place=document.standing,
        updated=document.reviewed,
        crumbs=(
            Link(addresses.DOCUMENTS, "Documents"),
            Link(addresses.DOCUMENTS, catalogue.standings[document.standing].name, document.standing),
        ),
        card=Card(
            facts=tuple(_facts(catalogue, document, sides)),
            onward=(*_template(extent, document), *_word(extent, document)),
        ),
        lead=linked(document.purpose, catalogue),
        sections=tuple(section for section in sections if section.blocks),
        anchors=tuple(_anchor(n) for n in range(1, len(document.says) + 1)),
        previous=_step(around[0]),
        next=_step(around[1]),
        position=document.position,
        data=f"{addresses.common(catalogue.frameworks.values())}documents.json",
        modules=("copy.js",),
        styles=("guides.css",),
    )


def _template(extent: Extent, document: Document) -> tuple[Text, ...]:
    uri = f"{document.template}.md"
    there = document.template and extent.has(uri)
    return ((Link(uri, "An empty one to fill in"),),) if there else ()


def _word(extent: Extent, document: Document) -> tuple[Text, ...]:
    uri = addresses.word_uri(document.id)
    return ((Link(uri, "A skeleton for Word"),),) if extent.has(uri) else ()


def _step(document: Document | None) -> Link | None:
    return Link(addresses.document_uri(document.id), document.name) if document else None


def _facts(
    catalogue: Catalogue, document: Document, sides: Sequence[tuple[Framework, tuple[str, ...]]]
) -> Iterator[tuple[str, Text]]:
    yield "Kind", (document.kind.capitalize(),)
    asking = document.required or document.demands
    said = listing(map(_asking, asking), last=", ")
    yield _who(document.standing), said or (catalogue.standings[document.standing].name,)
    yield "Serves", (", ".join(f"{len(served)} in {framework.spoken}" for framework, served in sides),)


def _who(standing: Standing) -> str:
    return "Expected for" if standing == Standing.AUDITORS else "Required by"


def _anchor(number: int) -> str:
    return f"point-{number}"


def _says(catalogue: Catalogue, document: Document) -> tuple[Block, ...]:
    rows = []
    for number, point in enumerate(document.says, 1):
        text: Text = (f"{number}. ", *linked(point.text, catalogue))
        served = (id_list(entries) for _, entries in by_framework(catalogue, point.entries, documented(catalogue)))
        rows.append(TableRow((text, *served), anchor=_anchor(number)))
    columns = ("Point", *(f"For {framework.held}" for framework in documented(catalogue)))
    return (Table(f"What the {document.name} must say", columns, tuple(rows), style="says"),)


def _demands(catalogue: Catalogue, document: Document) -> tuple[Block, ...]:
    rows = []
    for demand in document.demands:
        who: Text = (demand.outside,)
        if demand.entry:
            who = (Id(demand.entry), Line((catalogue.entries[demand.entry].title,)))
        rows.append(TableRow((who, (wording.BONDS[demand.bond],), linked(demand.why, catalogue, but=demand.entry))))
    table = Table(f"Who asks for the {document.name}", ("By", "How", "Why"), tuple(rows), style="demands")
    return (table, Paragraph((EXPECTED,), quiet=True))


def _approval(catalogue: Catalogue, document: Document) -> tuple[Block, ...]:
    facts = (
        ("Approved by", linked(document.approved_by, catalogue)),
        ("Reviewed", linked(document.review, catalogue)),
    )
    said = tuple((name, text) for name, text in facts if text)
    return (Facts(said),) if said else ()


def _evidence(catalogue: Catalogue, document: Document) -> tuple[Block, ...]:
    rows = []
    for item in (catalogue.evidence[i] for i in document.evidence):
        name: Text = (
            Link(addresses.evidence_uri(item.id), item.name, strong=True),
            Line((wording.EVIDENCE_KINDS[item.kind],)),
        )
        rows.append(TableRow((name, linked(item.what, catalogue))))
    columns = ("Evidence", "What it is")
    if not rows:
        return ()
    return (Table(f"Evidence that goes with the {document.name}", columns, tuple(rows), style="source"),)


def _serves(catalogue: Catalogue, document: Document, entries: tuple[str, ...], framework: Framework) -> Block:
    name = framework.name
    if not entries:
        return Notice((f"It says nothing for {name}.",))
    lines = []
    for entry in entries:
        points = [str(n) for n, point in enumerate(document.says, 1) if entry in point.entries]
        by = f"By {'point' if len(points) == 1 else 'points'} {', '.join(points)}" if points else "As a whole"
        lines.append(EntryLine((), entry, catalogue.brief_apart(catalogue.entries[entry]), by))
    return EntryLines(tuple(lines), name, count=str(len(lines)))


def documents_named(catalogue: Catalogue, entry: str) -> tuple[Block, ...]:
    """Return the documents which serve an entry, the required ones first: a line, or a list of several."""
    found: list[Text] = []
    for bond in (Bond.REQUIRED, Bond.EXPECTED, None):
        for document in catalogue.documents_for(entry):
            if document.bond(entry) == bond:
                link = Link(addresses.document_uri(document.id), document.name)
                found.append((link, f" ({bond})") if bond else (link,))
    if not found:
        return ()
    if len(found) == 1:
        return (Paragraph(("Documents: ", *found[0], "."), quiet=True),)
    return (Paragraph(("Documents:",), quiet=True), Bullets(tuple(found)))


def documents_with(catalogue: Catalogue, item: str) -> tuple[Section, ...]:
    """Return the section of an evidence page that names the documents which the item goes with, or none."""
    links = [Link(addresses.document_uri(d.id), d.name) for d in catalogue.documents_with(item)]
    if not links:
        return ()
    return (Section("documents", "Documents", (Paragraph(("It goes with ", *listing(links), ".")),)),)
