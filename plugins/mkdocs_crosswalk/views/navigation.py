"""The side navigation: a page shows its own section, grouped, with one group open; never the whole site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.exchange.files import page_of
from mkdocs_crosswalk.exchange.formats import FORMATS

from . import addresses, wording
from .documents import standings
from .exchange.pages import PLACE as FORMAT
from .exchange.pages import TITLE
from .group_answers import share_of
from .matrix.pages import WHOLE, by_each_other
from .matrix.table import large
from .menu import Group, Item, NavSection
from .programme.frame import NAME, PLACE, pages
from .scorecards import scorecards
from .tree import division_of, place_in_menu, with_pages
from .ways import compared, ended, matrix_uri, ways, whole_matrix_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.divisions import Division
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

    from .extent import Extent


def navigation(extent: Extent) -> tuple[NavSection, ...]:
    """Return the sections that there are, in the order in which a reader meets them."""
    sections = (_programme(extent), *_sections(extent.catalogue))
    return tuple(_there(section, extent) for section in sections if extent.has(section.uri))


def _there(section: NavSection, extent: Extent) -> NavSection:
    """Return a section with the groups and pages that there are."""
    added = (part.menu[section.uri] for part in extent.more if section.uri in part.menu)
    groups = (g for g in (*section.groups, *added) if extent.has(g.uri))
    return replace(
        section, groups=tuple(replace(g, items=tuple(i for i in g.items if extent.has(i.uri))) for g in groups)
    )


def _sections(catalogue: Catalogue) -> tuple[NavSection, ...]:
    return (
        *(
            NavSection(addresses.index_of(f), f.name, (*_groups(catalogue, f), *_before(catalogue, f)))
            for f in compared(catalogue)
        ),
        NavSection(addresses.MATRIX, "Matrix", tuple(_matrices(catalogue))),
        NavSection(addresses.GAP, "Gap list", _gaps(catalogue)),
        NavSection(addresses.EVIDENCE, "Evidence", (_plans(catalogue), *_topics(catalogue))),
        NavSection(addresses.DOCUMENTS, "Documents", _documents(catalogue)),
        NavSection(addresses.SOURCES, "Sources", (_sources(catalogue),)),
        NavSection(addresses.EXCHANGE, TITLE, (_formats(),)),
    )


def _programme(extent: Extent) -> NavSection:
    """Return the pages of the company's programme as one group."""
    items = tuple(Item(link.target, "", link.text) for link in pages(extent)[1:])
    return NavSection(addresses.PROGRAMME, NAME, (Group(PLACE, addresses.PROGRAMME, "", "Pages", items),))


def _groups(catalogue: Catalogue, framework: Framework) -> Iterator[Group]:
    """Yield the outermost groups that have pages, and each division that has one in the place of its groups.

    Entries that stand in no such group make one for themselves.
    """
    singles = (e for e in catalogue.framework_entries(framework.id) if e.kind.single)
    if alone := [e for e in singles if place_in_menu(catalogue, e) == framework.id]:
        items = tuple(_item(catalogue, e) for e in alone)
        name = wording.begin(wording.many_of(framework))
        yield Group(framework.id, addresses.index_of(framework), framework.short, name, items)
    divisions = []
    for entry in with_pages(catalogue, framework):
        division = division_of(framework, entry)
        if division is None or not division.folder:
            items = tuple(replace(_item(catalogue, e), heads=not e.kind.single) for e in _below(catalogue, entry))
            share = share_of(catalogue, catalogue.members(entry.id))
            yield Group(
                entry.id, _uri(entry), entry.id, entry.label, items, name=entry.word or entry.brief, share=share
            )
        elif division not in divisions:
            divisions.append(division)
            yield _division(catalogue, framework, division)


def _below(catalogue: Catalogue, entry: Entry) -> Iterator[Entry]:
    """Yield the entries with pages below one, in reading order."""
    for child in catalogue.children(entry.id):
        if child.kind.page == "own":
            yield child
        yield from _below(catalogue, child)


def _division(catalogue: Catalogue, framework: Framework, division: Division) -> Group:
    entries = catalogue.framework_entries(framework.id, *division.kinds)
    items = tuple(_item(catalogue, e) for e in entries if e.kind.page == "own")
    short = division.short.replace(" to ", "\N{EN DASH}")
    uri = addresses.division_uri(framework, division)
    share = share_of(catalogue, [e.id for e in entries if e.kind.single])
    name = wording.begin(division.title)
    return Group(division.key, uri, short, name, items, name=name, share=share)


def _before(catalogue: Catalogue, framework: Framework) -> Iterator[Group]:
    """Yield the edition before a framework's, if it is there."""
    if before := ended(catalogue).get(framework.id):
        items = tuple(_item(catalogue, e) for e in with_pages(catalogue, before))
        uri, edition = addresses.index_of(before), before.edition
        yield Group(before.address, uri, edition, before.name, items, name="The edition before")


def _matrices(catalogue: Catalogue) -> Iterator[Group]:
    """Yield the matrix of each two frameworks, with the page of its whole table."""
    for crosswalk in catalogue.crosswalks:
        uri = matrix_uri(catalogue, crosswalk)
        whole = () if large(catalogue, crosswalk) else (Item(whole_matrix_uri(catalogue, crosswalk), "", WHOLE),)
        yield Group(uri, uri, "", by_each_other(crosswalk), whole)


def _gaps(catalogue: Catalogue) -> tuple[Group, ...]:
    found = []
    for way in ways(catalogue):
        first, *others = way.usual(catalogue)
        scores = (Item(uri, "", "Scorecard") for uri, (of, _) in scorecards(catalogue).items() if of == way)
        items = (*scores, *(Item(way.page(s), "", wording.begin(s.name)) for s in others))
        found.append(Group(way.key, way.page(first), "", f"You hold {way.held.held}", items))
    return tuple(found)


def _plans(catalogue: Catalogue) -> Group:
    """Return the evidence plans, one for each way."""
    first = ((way, way.scopes(catalogue)[0]) for way in ways(catalogue))
    items = tuple(Item(way.plan(scope), "", f"You hold {way.held.held}") for way, scope in first)
    return Group(addresses.PLAN, addresses.PLAN, "", "Evidence plan", items)


def _topics(catalogue: Catalogue) -> tuple[Group, ...]:
    return tuple(
        Group(
            topic.id,
            addresses.EVIDENCE,
            "",
            topic.name,
            tuple(
                Item(addresses.evidence_uri(i.id), "", i.name)
                for i in sorted(catalogue.evidence.values(), key=lambda item: item.name.casefold())
                if i.topic == topic.id
            ),
            anchor=topic.id,
        )
        for topic in catalogue.topics.values()
    )


def _documents(catalogue: Catalogue) -> tuple[Group, ...]:
    return tuple(
        Group(
            standing,
            addresses.DOCUMENTS,
            "",
            catalogue.standings[standing].name,
            tuple(
                Item(addresses.document_uri(d.id), "", d.name)
                for d in catalogue.documents.values()
                if d.standing == standing
            ),
            anchor=standing,
        )
        for standing in standings(catalogue)
    )


def _sources(catalogue: Catalogue) -> Group:
    pages = (
        Item(addresses.COUNTERPARTS, "", "Counterparts"),
        Item(addresses.CORRECTIONS, "", "Corrections"),
        Item(addresses.CHANGES, "", "What changed"),
    )
    documents = tuple(
        Item(addresses.source_uri(s.id), "", s.name) for s in catalogue.sources.values() if s.id != PROJECT
    )
    project = (Item(addresses.source_uri(PROJECT), "", catalogue.sources[PROJECT].name),)
    return Group("sources", addresses.SOURCES, "", "Sources", (*pages, *documents, *project))


def _formats() -> Group:
    """Return the formats of other tools, each with its page."""
    items = tuple(Item(page_of(of), "", of.short) for of in FORMATS)
    return Group(FORMAT, addresses.EXCHANGE, "", "Formats", items)


def _uri(entry: Entry) -> str:
    return addresses.place_of(entry).uri


def _item(catalogue: Catalogue, entry: Entry) -> Item:
    verdicts = catalogue.verdicts.get(entry.id)
    return Item(_uri(entry), entry.short, catalogue.brief_apart(entry), verdicts.base.outcome if verdicts else "")
