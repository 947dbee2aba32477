"""Documents: the index of the policy set, its pages, and the sections on pages of entries and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.documents import Bond, Standing

from . import addresses, wording
from .blocks import Bullets, Facts, Notice, Paragraph, Table, TableRow, in_columns
from .page import Chip, Page, Section
from .text import Id, Line, Link, id_list, linked, listing
from .ways import by_framework, compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.documents import Demand, Document
    from mkdocs_crosswalk.registers.frameworks import Framework

    from .blocks import Block
    from .extent import Extent
    from .text import Inline, Text

BOTH = 2
EXPECTED = "Required: the text itself asks for something in writing. Expected: only auditors do."


def documents_index(catalogue: Catalogue) -> Page:
    """Return the policy set: every document by who asks for it, with what it serves."""
    documents = tuple(catalogue.documents.values())
    frameworks = compared(catalogue)
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
        lead=(
            (
                f"A policy set of {len(documents)} documents that serves {together} frameworks. Each page says what "
                "the document must hold, for whom, who asks for it and who approves it. "
                "Merge or split them as you like: what counts is that every point stands somewhere. "
                "The numbers count the entries of each framework that a document serves."
            ),
        ),
        sections=tuple(_standing(catalogue, standing) for standing in standings(catalogue)),
        data=f"{addresses.API}documents.json",
    )


def standings(catalogue: Catalogue) -> tuple[Standing, ...]:
    """Return the standings that a document of the whole set has, from most to least binding."""
    found = {document.standing for document in catalogue.full.documents.values()}
    return tuple(standing for standing in Standing if standing in found)


def _standing(catalogue: Catalogue, standing: Standing) -> Section:
    """Return the documents of a standing."""
    text = catalogue.standings[standing]
    rows = tuple(_index_row(catalogue, d) for d in catalogue.documents.values() if d.standing == standing)
    who = "Expected for" if standing == Standing.AUDITORS else "Required by"
    columns = ("Document", who, *(f.spoken for f in compared(catalogue)))
    table = Table(text.name, columns, rows, style="documents") if rows else Notice(("None.",))
    return Section(standing, text.name, (Paragraph((text.meaning,)), table))


def _index_row(catalogue: Catalogue, document: Document) -> TableRow:
    asking = document.required or document.demands
    name: Text = (
        Link(addresses.document_uri(document.id), document.name, strong=True),
        Line((document.kind.capitalize(),)),
    )
    counts = ((str(len(served)),) for _, served in by_framework(catalogue, document.serves))
    return TableRow((name, listing(map(_asking, asking), last=", "), *counts))


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
    sides = by_framework(catalogue, document.serves)
    sections = (
        Section("says", "What it must say", _says(catalogue, document)),
        Section("required", "Who asks for it", _demands(catalogue, document)),
        Section("approval", "Approval and review", _approval(catalogue, document)),
        Section("evidence", "Evidence that goes with it", _evidence(catalogue, document)),
        Section(
            "serves",
            "Serves",
            in_columns([_serves(catalogue, document, served, framework) for framework, served in sides]),
        ),
        Section(
            "mistakes",
            "What goes wrong",
            (Bullets(tuple(linked(text, catalogue) for text in document.mistakes)),),
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
        chips=(Chip(document.kind.capitalize(), strong=True), *_chips(catalogue, document)),
        lead=(*linked(document.purpose, catalogue), *_template(extent, document)),
        sections=sections,
        anchors=tuple(_anchor(n) for n in range(1, len(document.says) + 1)),
        previous=_step(around[0]),
        next=_step(around[1]),
        position=document.position,
        data=f"{addresses.API}documents.json",
    )


def _template(extent: Extent, document: Document) -> Text:
    uri = f"{document.template}.md"
    there = document.template and extent.has(uri)
    return (" ", Link(uri, "An empty one to fill in"), ".") if there else ()


def _step(document: Document | None) -> Link | None:
    return Link(addresses.document_uri(document.id), document.name) if document else None


def _chips(catalogue: Catalogue, document: Document) -> tuple[Chip, ...]:
    if not document.required:
        return (Chip(catalogue.standings[document.standing].name),)
    return tuple(Chip(f"Required by {d.entry or d.outside}") for d in document.required)


def _anchor(number: int) -> str:
    return f"point-{number}"


def _says(catalogue: Catalogue, document: Document) -> tuple[Block, ...]:
    rows = []
    for number, point in enumerate(document.says, 1):
        text: Text = (f"{number}. ", *linked(point.text, catalogue))
        served = (id_list(entries) for _, entries in by_framework(catalogue, point.entries))
        rows.append(TableRow((text, *served), anchor=_anchor(number)))
    columns = ("Point", *(f"For {framework.held}" for framework in compared(catalogue)))
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
    return (Facts(facts),)


def _evidence(catalogue: Catalogue, document: Document) -> tuple[Block, ...]:
    rows = []
    for item in (catalogue.evidence[i] for i in document.evidence):
        name: Text = (
            Link(addresses.evidence_uri(item.id), item.name, strong=True),
            Line((wording.EVIDENCE_KINDS[item.kind],)),
        )
        rows.append(TableRow((name, linked(item.what, catalogue))))
    columns = ("Evidence", "What it is")
    return (Table(f"Evidence that goes with the {document.name}", columns, tuple(rows), style="source"),)


def _serves(catalogue: Catalogue, document: Document, entries: tuple[str, ...], framework: Framework) -> Block:
    name = framework.name
    if not entries:
        return Notice((f"It says nothing for {name}.",))
    rows = []
    for entry in entries:
        points = [str(n) for n, point in enumerate(document.says, 1) if entry in point.entries]
        rows.append(
            TableRow(((Id(entry), Line((catalogue.entries[entry].title,))), (", ".join(points) or "As a whole",)))
        )
    return Table(f"{document.name} in {name}", (f"{name}, {len(entries)}", "By point"), tuple(rows), style="points")


def documents_line(catalogue: Catalogue, entry: str) -> tuple[Paragraph, ...]:
    """Return the line of an entry's page that names the documents which serve it, the required ones first."""
    parts: list[Inline] = []
    for bond in (Bond.REQUIRED, Bond.EXPECTED, None):
        for document in catalogue.documents_for(entry):
            if document.bond(entry) == bond:
                link = Link(addresses.document_uri(document.id), document.name)
                parts += [", " if parts else "Documents: ", link, f" ({bond})" if bond else ""]
    return (Paragraph((*parts, "."), quiet=True),) if parts else ()


def documents_with(catalogue: Catalogue, item: str) -> tuple[Section, ...]:
    """Return the section of an evidence page that names the documents which the item goes with, or none."""
    links = [Link(addresses.document_uri(d.id), d.name) for d in catalogue.documents_with(item)]
    if not links:
        return ()
    return (Section("documents", "Documents", (Paragraph(("It goes with ", *listing(links), ".")),)),)
