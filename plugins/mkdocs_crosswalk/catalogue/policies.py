"""A company's policies: what each says that it satisfies, who owns it, and when it is due for review."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .ids import sort_key

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Citation:
    """An entry that a policy names, for the whole page or for the section at an anchor."""

    entry: str
    anchor: str
    section: str  # the heading of that section, or "" if it is not found
    line: int  # of the page's source, counted from 1


@dataclass(frozen=True, slots=True)
class Policy:
    """A page that says which entries it satisfies; one that says none is a policy by its type or its folder.

    Attributes:
        uri: The source file of the page.
        due: The day by which it is to be reviewed again.
    """

    uri: str
    title: str
    citations: tuple[Citation, ...] = ()
    owner: str = ""
    reviewed: date | None = None
    due: date | None = None

    @property
    def entries(self) -> tuple[str, ...]:
        """Return the entries that it names, each once, in order."""
        return tuple(sorted({c.entry for c in self.citations}, key=sort_key))

    def of(self, entry: str) -> tuple[Citation, ...]:
        """Return where it names an entry."""
        return tuple(c for c in self.citations if c.entry == entry)


@dataclass(frozen=True)
class PolicySet:
    """All policies of a site, in the order of their titles, and the day that review dates are held against."""

    policies: tuple[Policy, ...]
    today: date

    @cached_property
    def by_entry(self) -> dict[str, tuple[Policy, ...]]:
        """The policies that name an entry, for every entry that one names."""
        found: dict[str, list[Policy]] = {}
        for policy in self.policies:
            for entry in policy.entries:
                found.setdefault(entry, []).append(policy)
        return {entry: tuple(found[entry]) for entry in sorted(found, key=sort_key)}

    @cached_property
    def by_uri(self) -> dict[str, Policy]:
        """The policies by source file."""
        return {policy.uri: policy for policy in self.policies}

    @property
    def overdue(self) -> tuple[Policy, ...]:
        """Return those whose review was due before that day, the longest overdue first."""
        late = [(p.due, p) for p in self.policies if p.due and p.due < self.today]
        return tuple(p for _, p in sorted(late, key=lambda pair: pair[0]))
