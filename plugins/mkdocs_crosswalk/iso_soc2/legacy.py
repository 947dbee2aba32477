"""Pages of the 2013 edition: where each old id went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.frameworks import ISO_2013
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Notice, Paragraph, Table, TableRow, table
from mkdocs_crosswalk.views.page import Chip, Page, Section
from mkdocs_crosswalk.views.provenance import source_link, statement
from mkdocs_crosswalk.views.text import Id, Line, Link, id_list

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry
    from mkdocs_crosswalk.views.blocks import Block

ENDED = "Certificates on the 2013 edition ended on 31 October 2025. This page is for readers who meet an old id."


def domain_page(catalogue: Catalogue, domain: Entry, around: tuple[Entry | None, Entry | None]) -> Page:
    """Return the page of a domain: its categories and controls, each at its anchor, and where they went."""
    short = domain.short
    sections = []
    anchors = []
    for category in catalogue.children(domain.id):
        rows = []
        for control in catalogue.children(category.id):
            anchor = addresses.place_of(control).anchor
            anchors.append(anchor)
            transition = catalogue.transitions[control.id]
            now = [part for i in transition.new for part in (Line((Id(i), f" {catalogue.entries[i].title}")),)]
            rows.append(
                TableRow(
                    (
                        (control.short, Line((control.title,))),
                        tuple(now),
                        (transition.dissent,) if transition.dissent else (),
                    ),
                    anchor=anchor,
                )
            )
        leads = id_list(catalogue.now(category.id))
        blocks: tuple[Block, ...] = (
            Paragraph(("Leads to ", *leads, ".")),
            table(
                f"Controls of {category.label}",
                ("Control of 2013", "In 2022", "Lists that differ"),
                tuple(rows),
                style="legacy",
            ),
        )
        sections.append(
            Section(
                addresses.place_of(category).anchor,
                f"{category.short} {category.title}",
                blocks,
                searchable=True,
            )
        )
    statements = tuple(r for r in catalogue.rows if domain.id in r.groups)
    blocks = (
        tuple(b for r in statements for b in statement(catalogue, r, domain.id))
        if statements
        else (Notice((f"No source speaks of {short} as a whole.",)),)
    )
    sections.append(Section("sources", "Statements about the whole domain", blocks))
    return Page(
        uri=addresses.place_of(domain).uri,
        title=f"{short} {domain.title} (2013)",
        description=(
            f"{short} {domain.title} of ISO/IEC 27001:2013: where each of its controls went in the 2022 edition."
        ),
        heading=domain.title,
        heading_id=domain.id,
        place="iso27001-2013",
        updated=catalogue.updated,
        crumbs=(Link(addresses.ISO_2013, catalogue.frameworks[ISO_2013].name),),
        chips=(
            Chip("2013 edition", strong=True),
            Chip(f"Leads to {wording.number(len(catalogue.now(domain.id)), 'control')} of 2022"),
        ),
        lead=(ENDED,),
        sections=tuple(sections),
        anchors=tuple(anchors),
        previous=Link(around[0].id, around[0].label) if around[0] else None,
        next=Link(around[1].id, around[1].label) if around[1] else None,
        position=domain.position,
        data=f"{addresses.API}entries.json",
    )


def legacy_index(catalogue: Catalogue) -> Page:
    """Return the list of the 14 domains of 2013."""
    framework = catalogue.frameworks[ISO_2013]
    domains = catalogue.framework_entries(ISO_2013, "domain")
    controls = catalogue.framework_entries(ISO_2013, "control-2013")
    categories = catalogue.framework_entries(ISO_2013, "category-2013")
    pairs = sum(len(t.new) for t in catalogue.transitions.values())
    split = [t for t in catalogue.transitions.values() if len(t.new) > 1]
    new = [e for e in catalogue.entries.values() if e.flag("new_in_2022")]
    rows = []
    for domain in domains:
        under = [c for c in controls if catalogue.is_under(c.id, domain.id)]
        rows.append(
            TableRow(
                (
                    (Link(domain.id, domain.short, strong=True), Line((domain.title,))),
                    (str(len(under)),),
                    id_list(catalogue.now(domain.id)),
                )
            )
        )
    domains_table = Table(
        "The domains of ISO/IEC 27001:2013", ("Domain", "Controls", "In 2022"), tuple(rows), style="legacy"
    )
    return Page(
        uri=addresses.ISO_2013,
        title=framework.name,
        description=(
            f"The {len(controls)} controls of ISO/IEC 27001:2013 in {len(domains)} domains, and the controls of "
            "2022 that each became."
        ),
        heading=framework.name,
        place="iso27001-2013",
        updated=catalogue.updated,
        lead=(
            (
                f"{len(controls)} controls in {len(categories)} categories and {len(domains)} domains became "
                f"controls of 2022 in {pairs} pairs. None was dropped; "
            ),
            *(part for t in split for part in (Id(t.old), " splits into ", *id_list(t.new))),
            f". {len(new)} controls of 2022 have no ancestor. {ENDED} The table is a fact of ",
            source_link(catalogue, catalogue.transitions_source),
            ", Annex B.",
        ),
        sections=(
            Section("domains", "Domains", (domains_table,)),
            Section(
                "new", "New in 2022", (Paragraph(("No control of 2013 leads to ", *id_list(e.id for e in new), ".")),)
            ),
        ),
        position=framework.position,
        data=f"{addresses.API}entries.json",
    )
