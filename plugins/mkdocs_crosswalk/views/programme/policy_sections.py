"""The sections "Policies that address this" on pages of entries and documents, in a site that has policies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.blocks import Paragraph, TableRow, table
from mkdocs_crosswalk.views.menu import NavSection
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Line, Link, id_list

from .people import people_page
from .policies import policies_page, review

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.policies import Policy, PolicySet
    from mkdocs_crosswalk.registers.documents import Document
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.site import Site
    from mkdocs_crosswalk.views.text import Text

ANCHOR = "policies"
TITLE = "Policies that address this"


def with_policies(site: Site, policies: PolicySet) -> Site:
    """Return a site with the report on policies, and with each policy on the pages of what it names."""
    catalogue = site.catalogue
    pages = dict(site.pages)
    for entry in catalogue.ids.sorted(policies.by_entry):
        naming = policies.by_entry[entry]
        uri = site.places[entry].uri
        pages[uri] = _added(pages[uri], _for_entry(entry, naming))
    for document in catalogue.documents.values():
        uri = addresses.document_uri(document.id)
        if uri in pages and (naming := _asked_for(document, policies)):
            pages[uri] = _added(pages[uri], _for_document(document, naming))
    if index := pages.get(addresses.DOCUMENTS):
        lead = (*index.lead, " ", Link(addresses.POLICIES, "What the policies of this site name"), ".")
        pages[addresses.DOCUMENTS] = replace(index, lead=lead)
    pages[addresses.POLICIES] = policies_page(site.extent, policies)
    pages |= {page.uri: page for page in people_page(site.extent, policies.policies) if page.uri in pages}
    report = NavSection(addresses.POLICIES, pages[addresses.POLICIES].title, ())
    return replace(site, pages=pages, sections=(*site.sections, report))


def _added(page: Page, blocks: tuple[Block, ...]) -> Page:
    """Return a page with the section behind its evidence, or behind what stands first on one that has none."""
    at = next((n for n, section in enumerate(page.sections) if section.anchor == "evidence"), 0) + 1
    section = Section(ANCHOR, TITLE, (*blocks, Paragraph((Link(addresses.POLICIES, "All policies"), "."), quiet=True)))
    return replace(page, sections=(*page.sections[:at], section, *page.sections[at:]))


def _for_entry(entry: str, naming: tuple[Policy, ...]) -> tuple[Block, ...]:
    rows = tuple(TableRow((_name(p, entry), (p.owner,) if p.owner else (), review(p))) for p in naming)
    return (table(f"Policies that name {entry}", ("Policy", "Owner", "Review"), rows, style="documents"),)


def _name(policy: Policy, entry: str) -> Text:
    """Return a policy's title, and below it the sections that name an entry."""
    uri = addresses.own_page(policy.uri)
    sections = (c for c in policy.of(entry) if c.anchor)
    lines = (Line((Link(uri, c.section or f"#{c.anchor}", c.anchor),)) for c in sections)
    return (Link(uri, policy.title, strong=True), *lines)


def _asked_for(document: Document, policies: PolicySet) -> tuple[Policy, ...]:
    """Return the policies that name an entry which asks for a document, the best fitting first."""
    asked = (p for p in policies.policies if any(document.bond(e) for e in p.entries))
    return tuple(sorted(asked, key=lambda p: -_served(document, p)))


def _served(document: Document, policy: Policy) -> int:
    """Return how many of the entries that a document serves a policy names."""
    return sum(e in document.serves for e in policy.entries)


def _for_document(document: Document, naming: tuple[Policy, ...]) -> tuple[Block, ...]:
    rows = []
    for policy in naming:
        name = (Link(addresses.own_page(policy.uri), policy.title, strong=True), Line((policy.owner,)))
        asking = id_list(e for e in policy.entries if document.bond(e))
        count = f"{_served(document, policy)} of {len(document.serves)}"
        rows.append(TableRow((name if policy.owner else name[:1], asking, (count,))))
    columns = ("Policy", "Names, of those who ask", "Of all it serves")
    text = "Policies of this site that name an entry which asks for this document."
    return (Paragraph((text,)), table(f"Policies for the {document.name}", columns, tuple(rows), style="documents"))
