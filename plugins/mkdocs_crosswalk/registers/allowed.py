"""What a list of ids takes: entries of one framework or of all, and what messages call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.words import listed, with_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_crosswalk.ids.forms import Spelling

    from .frameworks import Entry, Framework
    from .kinds import Kind

ANY = "any"
"""Stands for the entries of every framework, where else a framework's key does."""


@frozen
class Allowed:
    """The entries that a list of ids takes: those of one framework, or of all.

    Attributes:
        ids: The ids of the entries.
    """

    frameworks: tuple[Framework, ...]
    ids: frozenset[str]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds that pairs may join; of an edition that has ended, all kinds."""
        single = tuple(kind for framework in self.frameworks for kind in framework.single)
        return single or tuple(kind for framework in self.frameworks for kind in framework.kinds.values())

    @property
    def one(self) -> str:
        """Return what an id of the list is called: `control or clause`."""
        single = [kind.loose for framework in self.frameworks for kind in framework.single]
        return listed(single, "or") if single and len(self.frameworks) == 1 else "entry"

    @property
    def many(self) -> str:
        """Return what the ids of the list are called: `controls and clauses`."""
        return listed(kind.loose_many for kind in self.kinds)

    @property
    def single(self) -> str:
        """Return what a single entry of the list is called: `a control or sub-clause`."""
        return with_article(listed((kind.one for kind in self.kinds), "or"))

    @property
    def names(self) -> str:
        """Return the names of the frameworks."""
        return listed((framework.name for framework in self.frameworks), "or")

    def holds(self, framework: str) -> bool:
        """Say whether the list takes entries of a framework, by its id."""
        return any(framework == f.id for f in self.frameworks)

    def follows(self, framework: str) -> Framework | None:
        """Return the framework of the list that has succeeded an edition, by the id of that one."""
        return next((f for f in self.frameworks if f.succeeds == framework), None)


def allowed(frameworks: Iterable[Framework], entries: Mapping[str, Entry]) -> Allowed:
    """Return the entries of some frameworks."""
    wanted = tuple(frameworks)
    names = {f.id for f in wanted}
    return Allowed(wanted, frozenset(e.id for e in entries.values() if e.framework in names))


def bare_spellings(framework: Framework) -> dict[str, Spelling]:
    """Return the ways to write ids that a bare number may mean, by what the entries are called; none if all are one."""
    found: dict[str, Spelling] = {}
    for spelling in framework.ids:
        names = [kind.loose_many for kind in framework.single if kind.key in spelling.kinds]
        if spelling.bare and names:
            found[names[0]] = spelling
    return found if len(found) > 1 else {}
