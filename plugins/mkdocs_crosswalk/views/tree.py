"""Where an entry stands in its framework: the groups above it, and the divisions that a framework is read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.divisions import Division
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework


def above(catalogue: Catalogue, entry: Entry) -> tuple[Entry, ...]:
    """Return the groups above an entry, the nearest first."""
    found = []
    parent = entry.parent
    while parent:
        found.append(catalogue.entries[parent])
        parent = found[-1].parent
    return tuple(found)


def outermost(catalogue: Catalogue, entry: Entry) -> Entry:
    """Return the group that an entry and all above it stand in, or the entry itself."""
    return (entry, *above(catalogue, entry))[-1]


def tops(catalogue: Catalogue, framework: Framework) -> tuple[Entry, ...]:
    """Return the entries of a framework that stand in no other, in order."""
    return tuple(e for e in catalogue.framework_entries(framework.id) if not e.parent)


def with_pages(catalogue: Catalogue, framework: Framework) -> tuple[Entry, ...]:
    """Return the outermost groups that have a page of their own, in order."""
    groups = (e for e in catalogue.framework_entries(framework.id) if not e.kind.single and e.kind.page == "own")
    return tuple(e for e in groups if all(g.kind.page != "own" for g in above(catalogue, e)))


def group_of(catalogue: Catalogue, entry: Entry) -> Entry:
    """Return the outermost group with a page that an entry stands in; without one, that which holds it, or itself."""
    groups = above(catalogue, entry)
    paged = [g for g in groups if g.kind.page == "own" and not g.kind.single]
    return (*paged[-1:], *groups, entry)[0]


def division_of(framework: Framework, entry: Entry) -> Division | None:
    """Return the division that an entry belongs to, or None in a framework that has none."""
    return next((d for d in framework.divisions if entry.kind.key in d.kinds), None)


def chapter(catalogue: Catalogue, entry: Entry) -> Division | None:
    """Return the division of an entry if it has a page of its own, between that of the framework and the entry's."""
    division = division_of(catalogue.frameworks[entry.framework], entry)
    return division if division and division.folder else None


def place_in_menu(catalogue: Catalogue, entry: Entry) -> str:
    """Return the group of the side navigation that an entry stands in.

    It is its outermost group with a page, its division if that has one, or the whole framework.
    """
    if division := chapter(catalogue, entry):
        return division.key
    paged = [e for e in (entry, *above(catalogue, entry)) if e.kind.page == "own" and not e.kind.single]
    return paged[-1].id if paged else entry.framework
