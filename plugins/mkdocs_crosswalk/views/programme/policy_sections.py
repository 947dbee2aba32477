"""The sections "Policies that address this" on pages of entries and documents, in a site that has policies."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.blocks import Paragraph, TableRow, table
from mkdocs_crosswalk.views.menu import NavSection
from mkdocs_crosswalk.views.page import Section
from mkdocs_crosswalk.views.text import Line, Link, id_list

from .people import people_page
from .policies import policies_page, review

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
    catalogue, pages = site.catalogue, site.pages
    added: dict[str, list[tuple[Block, ...]]] = {}
    for entry in catalogue.ids.sorted(policies.by_entry):
        added.setdefault(site.places[entry].uri, []).append(_for_entry(entry, policies.by_entry[entry]))
    for document in catalogue.documents.values():
        uri = addresses.document_uri(document.id)
        if uri in pages and (naming := _asked_for(document, policies)):
            added.setdefault(uri, []).append(_for_document(document, naming))
    changes: dict[str, Callable[[Page], Page]] = {uri: partial(_added, several=some) for uri, some in added.items()}
    if addresses.DOCUMENTS in pages:
        changes[addresses.DOCUMENTS] = _leading
    people = (page for page in people_page(site.extent, policies.policies) if page.uri in pages)
    report = policies_page(site.extent, policies)
    pages = pages.changed(changes, (report, *people))
    return replace(site, pages=pages, sections=(*site.sections, NavSection(addresses.POLICIES, report.title, ())))


def _leading(index: Page) -> Page:
    """Return the list of documents with a link to the report."""
    link = Link(addresses.POLICIES, "What the policies of this site name")
    return replace(index, lead=(*index.lead, " ", link, "."))


def _added(page: Page, several: Iterable[tuple[Block, ...]]) -> Page:
    """Return a page with sections behind its evidence, or behind what stands first on one that has none."""
    for blocks in several:
        at = next((n for n, section in enumerate(page.sections) if section.anchor == "evidence"), 0) + 1
        every = Paragraph((Link(addresses.POLICIES, "All policies"), "."), quiet=True)
        section = Section(ANCHOR, TITLE, (*blocks, every))
        page = replace(page, sections=(*page.sections[:at], section, *page.sections[at:]))
    return page


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
