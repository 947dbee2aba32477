"""How far a company's policies cover what is asked of it, and whether they reach what the site sets for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.words import some_of

from .checks import to_look_at
from .state import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.catalogue.policies import PolicySet, Targets
    from mkdocs_crosswalk.registers.frameworks import Entry

    from .programme import Programme


@frozen
class Covered:
    """Entries that are counted together, as far as policies name them; what is left out is not among them.

    Attributes:
        name: What they are, as in `81 of 81 controls`.
        asked: Their ids; `without` are those that no policy names.
    """

    name: str
    asked: tuple[str, ...]
    without: tuple[str, ...]

    @property
    def named(self) -> int:
        """Return how many a policy names."""
        return len(self.asked) - len(self.without)


@frozen
class Missed:
    """A target that is not reached, with what stands against it in a sentence."""

    target: str
    text: str


def excluded(programme: Programme, entry: Entry) -> bool:
    """Say whether the company leaves an entry out."""
    return programme.standing(entry.id).state == State.EXCLUDED


def coverage(programme: Programme, policies: PolicySet) -> tuple[Covered, ...]:
    """Return how far policies cover what is asked for, each part apart.

    A company's programme says what that is. Without one it is every kind of entry of each framework of which a policy
    names an entry.
    """
    named = policies.by_entry
    if programme.exists and programme.asked:
        scope = programme.asked.scope
        parts = [
            (f"criteria of {part.name}" if scope else part.name, tuple(one.entry for one in part.standings))
            for part in programme.parts
        ]
    else:
        catalogue = programme.catalogue
        of = {catalogue.entries[entry].framework for entry in named}
        parts = [
            (f"{kind.many} of {framework.name}", catalogue.framework_entries(framework.id, kind.key))
            for framework in catalogue.frameworks.values()
            if framework.id in of
            for kind in framework.single
        ]
    asked = ((name, tuple(e.id for e in entries if not excluded(programme, e))) for name, entries in parts)
    return tuple(Covered(name, ids, tuple(i for i in ids if i not in named)) for name, ids in asked if ids)


def missed(targets: Targets, programme: Programme, policies: PolicySet) -> Iterator[Missed]:
    """Yield each target that is not reached; of a share, once for each part that is below it."""
    covered = coverage(programme, policies)
    if targets.uncovered:
        yield from (Missed("uncovered", _of(one)) for one in covered if one.without)
    if targets.below is not None:
        short = (one for one in covered if one.named < targets.below * len(one.asked))
        yield from (Missed(f"below {targets.share}", _of(one)) for one in short)
    if targets.late and policies.overdue:
        yield Missed("late", f"{_some(policies.overdue_titles)} past the day of the next review")
    if targets.checks:
        yield from (Missed("checks", str(problem)) for problem in to_look_at(programme))


def _of(one: Covered) -> str:
    return f"policies name {one.named} of {len(one.asked)} {one.name}; not {some_of(one.without)}"


def _some(titles: Iterable[str]) -> str:
    return some_of([f'"{title}"' for title in titles])
