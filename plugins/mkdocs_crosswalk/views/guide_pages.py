"""What stands around the guides that people write: their index, the ways between them, and the entries they treat."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from . import addresses, wording
from .blocks import Bullets
from .page import Page, Section
from .text import Line, Link
from .ways import judged, way_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.judgement import Outcome

    from .extent import Extent
    from .guides import Guide, Treated

NAME = "Guides"
REST = "More"
"""The group of guides that name none."""
TREATED = "Entries treated here"


def guides_index(extent: Extent) -> Page:
    """Return the page that lists the guides in groups, each with what it holds."""
    sections = tuple(
        Section(_anchor(name), name, (Bullets(tuple(map(_line, guides))),)) for name, guides in groups(extent.guides)
    )
    names = [name for name, _ in groups(extent.guides)]
    return Page(
        uri=addresses.GUIDES,
        title=NAME,
        description=f"{wording.number(len(extent.guides), 'guide')} in groups, each with what it holds: "
        f"{', '.join(names).lower()}.",
        heading=NAME,
        lead=("Longer answers than an entry can give, with worked examples and templates to copy.",),
        place="",
        updated=extent.catalogue.updated,
        wide=True,
        template="guides.html",
        styles=("guides.css",),
        sections=sections,
        judged=wording.WRITTEN,
    )


def groups(guides: tuple[Guide, ...]) -> tuple[tuple[str, tuple[Guide, ...]], ...]:
    """Return the guides by groups, which stand where their first guides do."""
    found: dict[str, list[Guide]] = {}
    for guide in guides:
        found.setdefault(guide.group or REST, []).append(guide)
    return tuple((name, tuple(members)) for name, members in sorted(found.items(), key=lambda group: group[0] == REST))


def _line(guide: Guide) -> tuple[Link, Line]:
    return Link(guide.uri, guide.title, strong=True), Line((guide.description,))


def _anchor(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


@frozen
class Around:
    """The ways from a guide: up to the index, and to the guides before and after it."""

    crumbs: tuple[Link, ...]
    previous: Link | None = None
    next: Link | None = None


def around(extent: Extent, uri: str) -> Around | None:
    """Return the ways from a page that people wrote, or None if it is no guide."""
    shown = [guide for _, members in groups(extent.guides) for guide in members]
    at = next((place for place, guide in enumerate(shown) if guide.uri == uri), None)
    if at is None:
        return None
    group = shown[at].group or REST
    crumbs = (Link(addresses.GUIDES, NAME), Link(addresses.GUIDES, group, _anchor(group)))
    before, after = shown[at - 1] if at else None, shown[at + 1] if at + 1 < len(shown) else None
    return Around(crumbs, *(Link(guide.uri, guide.title) if guide else None for guide in (before, after)))


@frozen
class TreatedEntry:
    """An entry that a guide treats: its verdict, if it has one, and the parts that speak of it."""

    entry: Entry
    outcome: Outcome | None
    parts: tuple[Treated, ...]


@frozen
class TreatedTable:
    """The entries of one framework that a guide treats, with whom their verdicts are for, or "" without any."""

    kind: str
    holder: str
    rows: tuple[TreatedEntry, ...]


def treated_tables(extent: Extent, guide: Guide) -> tuple[TreatedTable, ...]:
    """Return what a guide treats, a table for each framework; a group stands for its entries if they have verdicts."""
    catalogue = extent.catalogue
    rows = (row for entry in catalogue.entries.values() if (row := _treated(catalogue, guide, entry)))
    return tuple(
        _table(catalogue, catalogue.frameworks[framework], tuple(same))
        for framework, same in groupby(rows, key=lambda row: row.entry.framework)
    )


def _table(catalogue: Catalogue, framework: Framework, rows: tuple[TreatedEntry, ...]) -> TreatedTable:
    way = way_to(catalogue, framework.id)
    has = way is not None and any(row.outcome for row in rows)
    kinds = {row.entry.kind.one for row in rows}
    kind = kinds.pop() if len(kinds) == 1 else "entry"
    return TreatedTable(wording.begin(kind), wording.holder(way.held) if way and has else "", rows)


def _treated(catalogue: Catalogue, guide: Guide, entry: Entry) -> TreatedEntry | None:
    verdicts = catalogue.verdicts.get(entry.id) if judged(catalogue, entry.framework) else None
    named = any(entry.id in part.entries for part in guide.treats)
    if verdicts is None and (not named or any(catalogue.verdicts.get(i) for i in catalogue.members(entry.id))):
        return None
    parts = next(filter(None, _nearest(catalogue, guide, entry)), ())
    return TreatedEntry(entry, verdicts.base.outcome if verdicts else None, parts) if parts else None


def _nearest(catalogue: Catalogue, guide: Guide, entry: Entry) -> Iterator[tuple[Treated, ...]]:
    """Yield the parts that name an entry, then those that name the groups above it, from the nearest on."""
    name = entry.id
    while name:
        yield tuple(part for part in guide.treats if name in part.entries)
        name = catalogue.entries[name].parent or ""
