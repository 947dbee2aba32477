"""Every match of two frameworks as a list, entry by entry: for paper, and where no scripts run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.levels import Level
from mkdocs_crosswalk.views.checklist import row_anchor

from .axis import axis
from .heat import matches
from .map_view import ListedEntry, ListedGroup

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk

MARKS = {Level.FULL: "f", Level.PARTIAL: "p", Level.NONE: "u", None: "u"}


def listing(catalogue: Catalogue, crosswalk: Crosswalk) -> tuple[ListedGroup, ...]:
    """Return every entry of the left framework with its matches, the full ones first."""
    towards = crosswalk.directions[0]
    found: dict[str, list[tuple[str, str]]] = {}
    for overlap in matches(catalogue, crosswalk):
        found.setdefault(overlap.left, []).append((MARKS[overlap.level(towards)], overlap.right))
    groups: list[ListedGroup] = []
    for group in axis(catalogue, crosswalk.left):
        members = [catalogue.entries[member] for member in group.members]
        entries = tuple(
            ListedEntry(
                e.id, row_anchor(e.slug), e.bare, e.title, tuple(sorted(found.get(e.id, ()), key=lambda m: m[0] != "f"))
            )
            for e in members
        )
        groups.append(ListedGroup(group, entries))
    return tuple(groups)
