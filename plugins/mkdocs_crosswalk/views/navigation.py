"""The side navigation: a page shows its own section, grouped, with one group open; never the whole site."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.catalogue import PROJECT
from mkdocs_crosswalk.registers.documents import Standing
from mkdocs_crosswalk.registers.frameworks import ISO, ISO_2013, SOC2

from . import addresses, wording
from .gap.scopes import WAYS, scopes

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry

    from .extent import Extent


@dataclass(frozen=True, slots=True)
class Item:
    """A page in a group; `short` is its id where it has one."""

    uri: str
    short: str
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group of pages; `short` labels it in a row of groups, and is empty where titles stand in a list."""

    key: str
    uri: str
    short: str
    title: str
    items: tuple[Item, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class NavSection:
    """A part of the site with its first page and its groups."""

    uri: str
    title: str
    groups: tuple[Group, ...]

    def group(self, key: str) -> Group | None:
        """Return the group of a key, or None."""
        return next((g for g in self.groups if g.key == key), None)


def navigation(extent: Extent) -> tuple[NavSection, ...]:
    """Return the sections that there are, in the order in which a reader meets them."""
    return tuple(_there(section, extent) for section in _sections(extent.catalogue) if extent.has(section.uri))


def _there(section: NavSection, extent: Extent) -> NavSection:
    """Return a section with the groups and pages that there are."""
    groups = (g for g in section.groups if extent.has(g.uri))
    return replace(
        section, groups=tuple(replace(g, items=tuple(i for i in g.items if extent.has(i.uri))) for g in groups)
    )


def _sections(catalogue: Catalogue) -> tuple[NavSection, ...]:
    return (
        NavSection(
            addresses.ISO,
            catalogue.frameworks[ISO].name,
            (*_themes(catalogue), _clauses(catalogue), *_domains(catalogue)),
        ),
        NavSection(addresses.SOC2, catalogue.frameworks[SOC2].name, _series(catalogue)),
        NavSection(addresses.GAP, "Gap", _gaps(catalogue)),
        NavSection(addresses.EVIDENCE, "Evidence", _topics(catalogue)),
        NavSection(addresses.DOCUMENTS, "Documents", _documents(catalogue)),
        NavSection(addresses.SOURCES, "Sources", (_sources(catalogue),)),
    )


def _themes(catalogue: Catalogue) -> tuple[Group, ...]:
    return tuple(
        Group(t.id, _uri(t), t.id, t.label, tuple(_item(e, e.id.removeprefix("A.")) for e in catalogue.children(t.id)))
        for t in catalogue.framework_entries(ISO, "theme")
    )


def _clauses(catalogue: Catalogue) -> Group:
    entries = catalogue.framework_entries(ISO, "clause", "heading", "subclause")
    items = tuple(_item(e, e.id.removeprefix("Clause ")) for e in entries)
    return Group("clauses", addresses.CLAUSES, "4\N{EN DASH}10", "Clauses 4 to 10", items)


def _series(catalogue: Catalogue) -> tuple[Group, ...]:
    return tuple(
        Group(s.id, _uri(s), s.id, s.label, tuple(_item(e, e.id) for e in catalogue.children(s.id)))
        for s in catalogue.framework_entries(SOC2, "series")
    )


def _gaps(catalogue: Catalogue) -> tuple[Group, ...]:
    first, *others = scopes(catalogue.categories)
    ways = (
        Group(
            way.key,
            way.page(first),
            "",
            f"You hold {way.held}",
            tuple(Item(way.page(s), "", f"{s.name[0].upper()}{s.name[1:]}") for s in others),
        )
        for way in WAYS
    )
    return (*ways, Group("soa", addresses.SOA, "", "Statement of Applicability", ()))


def _topics(catalogue: Catalogue) -> tuple[Group, ...]:
    return tuple(
        Group(
            topic.id,
            addresses.EVIDENCE,
            "",
            topic.name,
            tuple(
                Item(addresses.evidence_uri(i.id), "", i.name)
                for i in catalogue.evidence.values()
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
            wording.STANDINGS[standing],
            tuple(
                Item(addresses.document_uri(d.id), "", d.name)
                for d in catalogue.documents.values()
                if d.standing == standing
            ),
            anchor=standing,
        )
        for standing in Standing
    )


def _domains(catalogue: Catalogue) -> tuple[Group, ...]:
    if ISO_2013 not in catalogue.frameworks:
        return ()
    domains = catalogue.framework_entries(ISO_2013, "domain")
    items = tuple(_item(d, d.short) for d in domains)
    return (Group("iso27001-2013", addresses.ISO_2013, "2013", catalogue.frameworks[ISO_2013].name, items),)


def _sources(catalogue: Catalogue) -> Group:
    pages = (Item(addresses.COUNTERPARTS, "", "Counterparts"), Item(addresses.CORRECTIONS, "", "Corrections"))
    documents = tuple(
        Item(addresses.source_uri(s.id), "", s.name) for s in catalogue.sources.values() if s.id != PROJECT
    )
    project = (Item(addresses.source_uri(PROJECT), "", catalogue.sources[PROJECT].name),)
    return Group("sources", addresses.SOURCES, "", "Sources", (*pages, *documents, *project))


def _uri(entry: Entry) -> str:
    return addresses.place_of(entry).uri


def _item(entry: Entry, short: str) -> Item:
    return Item(_uri(entry), short, entry.title)
