"""What of a framework is held or asked for: groups that belong to every scope, and groups that may be left out."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from .frameworks import Entry, Framework
    from .kinds import Kind

WHOLE = "all"
"""The word for all groups in addresses and file names."""
MOST = 5
"""How many groups may be left out at most: there is a list for every scope, and one more doubles them."""


def every_scope(groups: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    """Yield every scope that can be made of some groups, in their order: the least first, and last all of them."""
    found = tuple(groups)
    common, others = [g for g in found if g.common], [g for g in found if not g.common]
    for count in range(0 if common or not others else 1, len(others) + 1):
        for chosen in combinations(others, count):
            yield tuple(g for g in found if g.common or g in chosen)


def scope_key(scope: Iterable[Entry], every: Collection[Entry]) -> str:
    """Return the word for a scope in addresses and file names: what it adds to what is common to all.

    Args:
        scope: Its groups.
        every: All groups of the framework.
    """
    found = tuple(scope)
    others = [g.slug for g in found if not g.common]
    if len(found) == len(every) > 1 and others:
        return WHOLE
    return "-".join(others or [g.slug for g in found])


def scope_problems(kind: Kind, groups: Collection[Entry]) -> Iterator[str]:
    """Yield why no lists can be made for every scope: too many groups, or two scopes of one address."""
    others = [g for g in groups if not g.common]
    if len(others) > MOST:
        many = f"{len(others)} {kind.many} may be left out"
        yield f"{many}; scopes are made of at most {MOST}, as each one more doubles the lists"
        return
    keys = Counter(scope_key(scope, groups) for scope in every_scope(groups))
    yield from (f'two scopes make the same address, "{key}"' for key, count in keys.items() if count > 1)


class Scopes:
    """The groups that the scopes of a framework are made of; there are none where nothing can be left out.

    Args:
        framework: The framework.
        entries: The entries of all frameworks by id.

    Attributes:
        one: What such a group is called; `many` in the plural.
        always: The groups that belong to every scope.
        offered: The others, by the words that name them.
    """

    def __init__(self, framework: Framework, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self.kind = framework.kinds.get(framework.scope)
        self.one, self.many = (self.kind.one, self.kind.many) if self.kind else ("group", "groups")
        groups = [e for e in entries.values() if e.framework == framework.id and e.kind.key == framework.scope]
        self.always = tuple(e.id for e in groups if e.common)
        self.offered = {e.slug: e.id for e in groups if not e.common}

    def hold(self, entry_id: str, groups: Collection[str]) -> bool:
        """Say whether an entry is in a scope that holds some groups."""
        entry = self.entries[entry_id]
        while self.kind and entry.parent and entry.kind.key != self.kind.key:
            entry = self.entries[entry.parent]
        return self.kind is None or entry.common or entry.id in groups
