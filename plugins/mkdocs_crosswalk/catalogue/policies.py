"""A company's policies: what each says that it satisfies, who owns it, and when it is due for review."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from mkdocs_crosswalk.data.problems import Position

_DIGITS = re.compile(r"([0-9]{1,9})")


@frozen
class Citation:
    """An entry that a policy names, for the whole page or for the section at an anchor."""

    entry: str
    anchor: str
    section: str  # the heading of that section, or "" if it is not found


@frozen
class OtherCitation:
    """What a policy names of a framework that this site has not, as the policy writes it; nobody has checked it."""

    framework: str
    id: str
    anchor: str
    section: str


@dataclass(frozen=True)
class Policy:
    """A page that says which entries it satisfies; one that says none is a policy by its type or its folder.

    Attributes:
        uri: The source file of the page.
        due: The day by which it is to be reviewed again.
        entries: The entries that it names, each once, in order.
        others: What it names of frameworks that this site has not.
        anchors: Every anchor that its front matter names, with the place of the first naming.
    """

    uri: str
    title: str
    citations: tuple[Citation, ...] = ()
    owner: str = ""
    reviewed: date | None = None
    due: date | None = None
    others: tuple[OtherCitation, ...] = ()
    anchors: tuple[tuple[str, Position], ...] = ()
    entries: tuple[str, ...] = ()

    @property
    def silent(self) -> bool:
        """Say whether it names nothing at all."""
        return not (self.citations or self.others)

    def of(self, entry: str) -> tuple[Citation, ...]:
        """Return where it names an entry."""
        return tuple(c for c in self.citations if c.entry == entry)


@frozen
class Targets:
    """What a site sets for its policies: what shall not be.

    Attributes:
        uncovered: An entry that is asked for and that no policy names.
        below: Of a part of what is asked for, less than this share named by a policy.
        late: A policy past the day of its next review.
        checks: Something to look at again in what the company says of itself.
    """

    uncovered: bool = False
    below: Fraction | None = None
    late: bool = False
    checks: bool = False

    @property
    def share(self) -> str:
        """Return the share in percent, as far as there is one."""
        return f"{float(100 * (self.below or 0)):g} %"


@dataclass(frozen=True)
class PolicySet:
    """All policies of a site, in the order of their titles, and the day that review dates are held against."""

    policies: tuple[Policy, ...]
    today: date
    targets: Targets = field(default_factory=Targets)

    @cached_property
    def by_entry(self) -> dict[str, tuple[Policy, ...]]:
        """The policies that name an entry, for every entry that one names."""
        found: dict[str, list[Policy]] = {}
        for policy in self.policies:
            for entry in policy.entries:
                found.setdefault(entry, []).append(policy)
        return {entry: tuple(policies) for entry, policies in found.items()}

    @cached_property
    def by_uri(self) -> dict[str, Policy]:
        """The policies by source file."""
        return {policy.uri: policy for policy in self.policies}

    @cached_property
    def others(self) -> Others:
        """What they name of frameworks that this site has not."""
        return others_of(self.policies)

    @cached_property
    def overdue(self) -> tuple[Policy, ...]:
        """Those whose review was due before that day, the longest overdue first."""
        late = [(p.due, p) for p in self.policies if p.due and p.due < self.today]
        return tuple(p for _, p in sorted(late, key=lambda pair: pair[0]))

    @property
    def overdue_titles(self) -> tuple[str, ...]:
        """Return the titles of these."""
        return tuple(policy.title for policy in self.overdue)


Others = dict[str, dict[str, tuple[tuple[Policy, OtherCitation], ...]]]
"""By framework and id: each place where a policy names that id."""


def others_of(policies: Iterable[Policy]) -> Others:
    """Return what policies name of frameworks that this site has not, frameworks and ids in order.

    Frameworks whose names differ in case, spaces and dashes alone are one; it is called as it is first.
    """
    names: dict[str, str] = {}
    found: dict[str, dict[str, list[tuple[Policy, OtherCitation]]]] = {}
    for policy in policies:
        for citation in policy.others:
            name = names.setdefault("".join(filter(str.isalnum, citation.framework.casefold())), citation.framework)
            found.setdefault(name, {}).setdefault(citation.id, []).append((policy, citation))
    return {
        name: {i: tuple(found[name][i]) for i in sorted(found[name], key=_as_counted)}
        for name in sorted(found, key=str.casefold)
    }


def _as_counted(text: str) -> tuple[tuple[int, str], ...]:
    """Order ids of any form as a reader counts: 8.3 before 8.10."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in _DIGITS.split(text))
