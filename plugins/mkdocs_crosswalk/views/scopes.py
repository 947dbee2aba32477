"""What of a framework is held or asked for: every set of groups that a report may have, each with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.once import once
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.registers.scopes import every_scope, scope_key

from . import wording
from .tree import outermost

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

SEVERAL = 3
"""From how many groups on the whole has a name of its own."""


@frozen
class Scope:
    """What of a framework is held or asked for; where nothing can be left out all words of it are empty.

    Attributes:
        key: Its word in addresses and file names, which says the same groups in every site.
        label: What a row of scopes calls it, each after the first as what it adds to that.
        groups: The groups that it holds.
        name: Their names, or that of the whole, such as `Security and Availability`.
        first: Whether it is the least of the framework, whose pages have the shortest addresses.
    """

    key: str = ""
    label: str = ""
    groups: tuple[str, ...] = ()
    name: str = ""
    first: bool = True


def groups_of(catalogue: Catalogue, framework: Framework) -> tuple[str, ...]:
    """Return the groups of a framework that scopes are made of."""
    return tuple(e.id for e in catalogue.framework_entries(framework.id, framework.scope)) if framework.scope else ()


def scopes(catalogue: Catalogue, framework: Framework | None) -> tuple[Scope, ...]:
    """Return every scope that can be made of the groups that are there: the least first, and last all of them.

    Args:
        catalogue: The catalogue; it may be a selection.
        framework: The framework, or None where nothing can be left out.
    """
    return _every(catalogue, framework.id) if framework and framework.scope else (Scope(),)


@once
def _every(catalogue: Catalogue, framework_id: str) -> tuple[Scope, ...]:
    framework = catalogue.full.frameworks[framework_id]
    every = catalogue.full.scope_groups(framework_id)
    least = next(every_scope(every))
    many = framework.kinds[framework.scope].many
    found = every_scope(catalogue.scope_groups(framework_id))
    return tuple(_scope(groups, every, many, first=groups == least) for groups in found)


def _scope(groups: tuple[Entry, ...], every: tuple[Entry, ...], many: str, *, first: bool) -> Scope:
    ids = tuple(g.id for g in groups)
    name, label = listed(ids), f"+ {listed(g.id for g in groups if not g.common)}"
    if len(groups) == len(every) >= SEVERAL:
        count = wording.in_words(len(groups))
        name, label = f"all {count} {many}", f"All {count}"
    return Scope(scope_key(groups, every), name if first else label, ids, name, first)


def usual(catalogue: Catalogue, framework: Framework | None, *, figures: bool = False) -> tuple[Scope, ...]:
    """Return the scopes that short tables have room for: the least, those that the data names, and the whole.

    Args:
        catalogue: The catalogue; it may be a selection.
        framework: The framework, or None where nothing can be left out.
        figures: Whether those are wanted too that only tables of figures have.
    """
    every = scopes(catalogue, framework)
    named = [set(u.groups) for u in framework.usual if figures or not u.figures] if framework else []
    return tuple(s for s in every if s in (every[0], every[-1]) or set(s.groups) in named)


def least(catalogue: Catalogue, framework: Framework) -> Scope:
    """Return the first scope of a framework, which every other one includes."""
    return scopes(catalogue, framework)[0]


def in_scope(catalogue: Catalogue, entry: Entry, scope: Scope) -> bool:
    """Say whether an entry of a framework with scopes belongs to one; what is common to all always does."""
    group = outermost(catalogue, entry)
    return group.common or group.id in scope.groups
