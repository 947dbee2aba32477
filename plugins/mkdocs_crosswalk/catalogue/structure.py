"""The entries of all frameworks as trees: what stands below and above each, kind by kind, in reading order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable

    from mkdocs_crosswalk.ids.spelling import Ids
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework
    from mkdocs_crosswalk.registers.kinds import Kind


@dataclass(frozen=True)
class Structure:
    """Frameworks and their entries, by id.

    Attributes:
        ids: The finder for all ids, also of entries left out: to read one as another would be wrong.
    """

    frameworks: dict[str, Framework]
    entries: dict[str, Entry]
    ids: Ids = field(compare=False, repr=False)

    @property
    def full(self) -> Structure:
        """Return the structure with nothing left out."""
        return self

    def framework(self, key: str) -> Framework:
        """Return the framework of a key."""
        return next(f for f in self.full.frameworks.values() if f.key == key)

    @cached_property
    def answers(self) -> dict[Hashable, object]:
        """What was answered of it, by what was asked; `once` keeps it here."""
        return {}

    @cached_property
    def singles(self) -> tuple[Entry, ...]:
        """The entries that a pair may join."""
        return tuple(e for e in self.entries.values() if e.kind.single)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What stands before each digit of the ids of single entries: some of these are ids themselves."""
        return frozenset(e.id[:n] for e in self.singles for n, letter in enumerate(e.id) if letter.isdigit())

    def kind(self, key: str) -> Kind:
        """Return a kind of entries."""
        return next(f.kinds[key] for f in self.full.frameworks.values() if key in f.kinds)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entry: n for n, entry in enumerate(self.full.entries)}

    def ordered(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return ids, each once, in the order of the entries."""
        return tuple(sorted(set(ids), key=self._places.__getitem__))

    @cached_property
    def _called(self) -> Counter[tuple[str, str]]:
        return Counter((e.framework, e.title) for e in self.singles)

    def title_apart(self, entry: Entry) -> str:
        """Return the title of an entry as it stands in a list, with that of what is above it where several have it."""
        if self._called[entry.framework, entry.title] < 2 or not entry.parent:  # noqa: PLR2004 - several
            return entry.title
        return f"{entry.title} ({self.entries[entry.parent].title})"

    def label_apart(self, entry: Entry) -> str:
        """Return id and title of an entry where it is not beside what is above it."""
        return entry.label if entry.kind.named else f"{entry.id} {self.title_apart(entry)}"

    def brief_apart(self, entry: Entry) -> str:
        """Return the title of an entry as it stands in side lists and in lists of a line each."""
        apart = self.title_apart(entry)
        if entry.short_title or apart == entry.title or not entry.parent:
            return entry.brief
        return f"{entry.title} ({self.entries[entry.parent].brief})"

    @cached_property
    def _children(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            if entry.parent:
                found.setdefault(entry.parent, []).append(entry)
        return {parent: tuple(entries) for parent, entries in found.items()}

    def children(self, entry_id: str) -> tuple[Entry, ...]:
        """Return the entries directly below a group, in order."""
        return self._children.get(entry_id, ())

    def is_under(self, entry_id: str, group: str) -> bool:
        """Say whether an entry is a group's child, or a child's child."""
        return group in self._above[entry_id]

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        """The groups above each entry; an entry stands behind what is above it."""
        found: dict[str, frozenset[str]] = {}
        for entry in self.entries.values():
            found[entry.id] = found[entry.parent] | {entry.parent} if entry.parent else frozenset()
        return found

    def members(self, group: str) -> tuple[str, ...]:
        """Return the single entries below a group."""
        return self._members.get(group, ())

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for entry in self.singles:
            for group in self._above[entry.id]:
                found.setdefault(group, []).append(entry.id)
        return {group: tuple(entries) for group, entries in found.items()}

    def group_of(self, entry_id: str) -> Entry:
        """Return the outermost group of an entry."""
        entry = self.entries[entry_id]
        while entry.parent:
            entry = self.entries[entry.parent]
        return entry

    def scope_groups(self, framework: str) -> tuple[Entry, ...]:
        """Return the groups that the scopes of a framework are made of; none where nothing can be left out."""
        scope = self.frameworks[framework].scope
        return self.framework_entries(framework, scope) if scope else ()

    def in_scope(self, framework: str, groups: Collection[str] = (), *, common: bool = True) -> tuple[str, ...]:
        """Return the single entries of a framework that are in some of its groups, all of them if none is named.

        What is common to all scopes belongs to every one; `common=False` leaves it out unless it is named.
        """
        every = self.full.scope_groups(framework)
        named = {group.id for group in every if group.id in groups}
        wanted = named | {group.id for group in every if group.common and common}
        singles = (e.id for e in self.singles if e.framework == framework)
        return tuple(i for i in singles if not named or not wanted.isdisjoint(self._above[i]))

    def framework_entries(self, framework: str, *kinds: str) -> tuple[Entry, ...]:
        """Return the entries of a framework, of some kinds if any are given, in order."""
        every = self._of_framework.get(framework, ())
        return tuple(e for e in every if e.kind.key in kinds) if kinds else every

    @cached_property
    def _of_framework(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.framework, []).append(entry)
        return {framework: tuple(entries) for framework, entries in found.items()}

    def theme_of(self, entry: Entry) -> Entry:
        """Return the outermost group of an entry below those that scopes are made of, or the entry itself."""
        scope = self.frameworks[entry.framework].scope
        found = entry
        while found.parent and self.entries[found.parent].kind.key != scope:
            found = self.entries[found.parent]
        return found
