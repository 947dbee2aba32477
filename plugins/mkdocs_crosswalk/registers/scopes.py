"""What of a framework is held or asked for: groups that belong to every scope, and groups that may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .frameworks import Entry, Framework


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
