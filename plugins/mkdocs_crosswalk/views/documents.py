"""Documents: the index of the policy set, its pages, and the sections on pages of entries and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.documents import Bond, Standing
from mkdocs_crosswalk.registers.frameworks import ISO, SOC2

from . import addresses, wording
from .blocks import Bullets, Columns, Facts, Notice, Paragraph, Table, TableRow
from .page import Chip, Page, Section
from .text import Id, Line, Link, id_list, linked, listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.documents import Demand, Document

    from .blocks import Block
    from .extent import Extent
    from .text import Inline, Text

MEANINGS = {
    Standing.CLAUSE: "Every certified management system has these, because a clause asks for them in writing.",
    Standing.ELSEWHERE: (
        "The text of a control, a criterion or SOC 2's own rules asks for these. A control binds where risk treatment "
        "finds it necessary, and a Privacy criterion where Privacy is in the report."
    ),
    Standing.AUDITORS: (
        "No text asks for these in writing, though some presume that they exist. Auditors ask for them all the same, "
        "because they compare what is done with what was laid down."
    ),
}
EXPECTED = "Required: the text itself asks for something in writing. Expected: only auditors do."


def documents_index(catalogue: Catalogue) -> Page:
    """Return the policy set: every document by who asks for it, with what it serves."""
    documents = tuple(catalogue.documents.values())
    sections = []
    for standing in Standing:
        rows = tuple(_index_row(catalogue, d) for d in documents if d.standing == standing)
        who = "Expected for" if standing == Standing.AUDITORS else "Required by"
        columns = ("Document", who, "ISO 27001", "SOC 2")
        table = Table(wording.STANDINGS[standing], columns, rows, style="documents") if rows else Notice(("None.",))
        sections.append(Section(standing, wording.STANDINGS[standing], (Paragraph((MEANINGS[standing],)), table)))
    sections.append(Section("records", "Clauses that ask for records only", _records(catalogue)))
    return Page(
        uri=addresses.DOCUMENTS,
        title="Documents",
        description=(
            f"The {len(documents)} policies, plans and other documents that serve ISO/IEC 27001 and SOC 2: what each "
            "must say, and whether a text requires it."
        ),
        heading="Documents",
        place="",
        updated=max((d.reviewed for d in documents), default=catalogue.updated),
        lead=(
            (
                f"A policy set of {len(documents)} documents that serves both frameworks. Each page says what the "
                "document must hold, for whom, who asks for it and who approves it. "
                "Merge or split them as you like: what counts is that every point stands somewhere. "
                "The numbers count the entries of each framework that a document serves."
            ),
        ),
        sections=tuple(sections),
        data=f"{addresses.API}documents.json",
    )


def _index_row(catalogue: Catalogue, document: Document) -> TableRow:
    asking = document.required or document.demands
    iso, soc2 = _sides(catalogue, document.serves)
    name: Text = (
        Link(addresses.document_uri(document.id), document.name, strong=True),
        Line((document.kind.capitalize(),)),
    )
    return TableRow((name, listing(map(_asking, asking), last=", "), (str(len(iso)),), (str(len(soc2)),)))


def _asking(demand: Demand) -> Inline:
    return Id(demand.entry) if demand.entry else demand.outside


def _sides(catalogue: Catalogue, entries: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the entries of ISO/IEC 27001 and those of SOC 2."""
    found = tuple(entries)
    return tuple(e for e in found if catalogue.is_iso(e)), tuple(e for e in found if not catalogue.is_iso(e))


def _records(catalogue: Catalogue) -> tuple[Block, ...]:
    """Return the sub-clauses whose documented information is no document of the set."""
    named = {d.entry for document in catalogue.documents.values() for d in document.required}
    asking = tuple(
        e for e in catalogue.framework_entries(ISO, "subclause") if e.text("documented_information") == "required"
    )
    records = tuple(e for e in asking if e.id not in named)
    rows = tuple(TableRow(((Id(e.id), Line((e.title,))), (e.text("document"),))) for e in records)
    text = (
        f"{len(asking)} sub-clauses ask for documented information. {len(asking) - len(records)} of them ask for "
        "documents, which stand above. The others ask for proof that something was done; the page of each lists the "
        "evidence."
    )
    table = Table("Clauses that ask for records", ("Sub-clause", "Records to keep"), rows, style="source")
    return (Paragraph((text,)), table)


def document_page(extent: Extent, document: Document, around: tuple[Document | None, Document | None]) -> Page:
    """Return the page of a document."""
    catalogue = extent.catalogue
    iso, soc2 = _sides(catalogue, document.serves)
    counts = f"{wording.number(len(iso), 'entry', 'entries')} of ISO/IEC 27001 and {len(soc2)} of SOC 2"
    sections = (
        Section("says", "What it must say", _says(catalogue, document)),
        Section("required", "Who asks for it", _demands(catalogue, document)),
        Section("approval", "Approval and review", _approval(catalogue, document)),
        Section("evidence", "Evidence that goes with it", _evidence(catalogue, document)),
        Section(
            "serves",
            "Serves",
            (Columns((_serves(catalogue, document, iso, ISO),), (_serves(catalogue, document, soc2, SOC2),)),),
        ),
        Section(
            "mistakes",
            "What goes wrong",
            (Bullets(tuple(linked(text, catalogue.ids) for text in document.mistakes)),),
        ),
    )
    return Page(
        uri=addresses.document_uri(document.id),
        title=document.name,
        description=f"{document.name}: what it must say for {counts}, who asks for it and who approves it.",
        heading=document.name,
        place=document.standing,
        updated=document.reviewed,
        crumbs=(
            Link(addresses.DOCUMENTS, "Documents"),
            Link(addresses.DOCUMENTS, wording.STANDINGS[document.standing], document.standing),
        ),
        chips=(Chip(document.kind.capitalize(), strong=True), *_chips(document)),
        lead=(*linked(document.purpose, catalogue.ids), *_template(extent, document)),
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


def _chips(document: Document) -> tuple[Chip, ...]:
    if not document.required:
        return (Chip(wording.STANDINGS[document.standing]),)
    return tuple(Chip(f"Required by {d.entry or d.outside}") for d in document.required)


def _anchor(number: int) -> str:
    return f"point-{number}"


def _says(catalogue: Catalogue, document: Document) -> tuple[Block, ...]:
    rows = []
    for number, point in enumerate(document.says, 1):
        iso, soc2 = _sides(catalogue, point.entries)
        text: Text = (f"{number}. ", *linked(point.text, catalogue.ids))
        rows.append(TableRow((text, id_list(iso), id_list(soc2)), anchor=_anchor(number)))
    columns = ("Point", "For ISO/IEC 27001", "For SOC 2")
    return (Table(f"What the {document.name} must say", columns, tuple(rows), style="says"),)


def _demands(catalogue: Catalogue, document: Document) -> tuple[Block, ...]:
    rows = []
    for demand in document.demands:
        who: Text = (demand.outside,)
        if demand.entry:
            who = (Id(demand.entry), Line((catalogue.entries[demand.entry].title,)))
        rows.append(TableRow((who, (wording.BONDS[demand.bond],), linked(demand.why, catalogue.ids, but=demand.entry))))
    table = Table(f"Who asks for the {document.name}", ("By", "How", "Why"), tuple(rows), style="demands")
    return (table, Paragraph((EXPECTED,), quiet=True))


def _approval(catalogue: Catalogue, document: Document) -> tuple[Block, ...]:
    facts = (
        ("Approved by", linked(document.approved_by, catalogue.ids)),
        ("Reviewed", linked(document.review, catalogue.ids)),
    )
    return (Facts(facts),)


def _evidence(catalogue: Catalogue, document: Document) -> tuple[Block, ...]:
    rows = []
    for item in (catalogue.evidence[i] for i in document.evidence):
        name: Text = (
            Link(addresses.evidence_uri(item.id), item.name, strong=True),
            Line((wording.EVIDENCE_KINDS[item.kind],)),
        )
        rows.append(TableRow((name, linked(item.what, catalogue.ids))))
    columns = ("Evidence", "What it is")
    return (Table(f"Evidence that goes with the {document.name}", columns, tuple(rows), style="source"),)


def _serves(catalogue: Catalogue, document: Document, entries: tuple[str, ...], framework: str) -> Block:
    name = "SOC 2" if framework == SOC2 else catalogue.frameworks[framework].name
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
