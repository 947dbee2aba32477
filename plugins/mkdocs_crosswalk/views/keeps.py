"""Which of the records that are asked for the holder of the other framework keeps already, as far as verdicts tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.registers.judgement import Outcome

from .scopes import Scope

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.frameworks import Entry

    from .planned import Planned
    from .ways import Way

LIKELY, IN_PART, NO = "Likely", "In part", "No"
"""Whether a record is kept already."""


def yours(catalogue: Catalogue, one: Planned) -> dict[str, str]:
    """Return for each record of a plan what the verdicts say of it to whoever holds the other framework.

    It is likely kept where an entry that carries over asks for it, and in part where one to extend does, or where a
    verdict on what is held names it. Its holder has no reason to keep what only new entries ask for besides, what
    serves nothing of what is held, and what is made for another framework alone.
    """
    scope = one.scope if one.way.held.scope else Scope()
    held = {entry.id for entry in one.way.back.entries(catalogue, scope)}
    judged = held & catalogue.verdicts.keys()
    usual = {item for entry in judged for item in catalogue.verdict(entry, scope.groups).bring}
    found = {}
    for item, entries in one.plan.asked.items():
        outcomes = {catalogue.verdict(entry, one.scope.groups).outcome for entry in entries}
        other = catalogue.evidence[item].made_for not in ("", one.way.held.key)
        if other or held.isdisjoint(catalogue.served(item)) or (outcomes == {Outcome.NEW} and item not in usual):
            found[item] = NO
        else:
            found[item] = LIKELY if Outcome.CARRIES_OVER in outcomes else IN_PART
    return found


class Keeps:
    """What is said of the records of each plan, worked out once.

    Args:
        catalogue: The catalogue.
        plans: The plans, by the source addresses of their pages.
        there: The records that the company of the site has, by its own word.
    """

    def __init__(self, catalogue: Catalogue, plans: Mapping[str, Planned], there: Collection[str] = ()) -> None:
        self.catalogue = catalogue
        self.plans = plans
        self.there = there
        self._on: dict[str, dict[str, str]] = {}

    def on(self, way: Way, scope: Scope) -> Mapping[str, str]:
        """Return what is said of each record that is asked for on a way, in a scope; nothing where none is."""
        uri = way.plan(scope)
        if uri not in self._on:
            found = yours(self.catalogue, self.plans[uri]) if uri in self.plans else {}
            self._on[uri] = found | {item: LIKELY for item in found if item in self.there}
        return self._on[uri]

    def to_build(self, way: Way, entry: Entry, items: Iterable[str]) -> frozenset[str]:
        """Return those of an entry's records that nothing says its holder keeps, in the least scope that has the entry.

        A record that no verdict of the scope names is the company's own: it is there.
        """
        every = way.scopes(self.catalogue)
        scope = next((s for s in every if way.asks_for(self.catalogue, entry, s)), every[-1])
        return frozenset(item for item in items if self.on(way, scope).get(item) == NO)
