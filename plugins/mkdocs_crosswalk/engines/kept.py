"""What one build leaves to the next while a site is served: each thing with what it was made of."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

T = TypeVar("T")

Bytes = tuple[tuple[str, bytes], ...] | None
"""The folders and files of a folder, each file with what its bytes come to; None for one that is not there."""


class Itself:
    """A thing that is the same as itself alone, however alike another is: quick to compare, and never wrong.

    Args:
        thing: The thing.
    """

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other.thing is self.thing

    def __hash__(self) -> int:
        return id(self.thing)


class _Thing(NamedTuple):
    """A thing, what it was made of, and the names of the things that were asked for while it was made."""

    made_of: object
    thing: object
    within: frozenset[Hashable]


class Kept:
    """Keeps things from build to build in memory, one of each name; what a whole build did not ask for goes.

    Args:
        keeps: Whether there is a next build; otherwise nothing is compared and nothing kept.
    """

    def __init__(self, *, keeps: bool = False) -> None:
        self.keeps = keeps
        self._things: dict[Hashable, _Thing] = {}
        self._asked: set[Hashable] = set()

    def same(self, name: Hashable, made_of: Callable[[], object], make: Callable[[], T]) -> T:
        """Return the thing of a name: that of before if it was made of the same, or else a new one.

        Args:
            name: Its name.
            made_of: Says what it depends on, as something to compare.
            make: Makes it; what it raises, the caller gets, and nothing is kept.
        """
        if not self.keeps:
            return make()
        now, known = made_of(), self._things.get(name)
        if known is None or known.made_of != now:
            known = self._things[name] = self._made(now, make)
        self._asked |= {name, *known.within}
        return cast("T", known.thing)

    def _made(self, made_of: object, make: Callable[[], object]) -> _Thing:
        before, self._asked = self._asked, set()
        try:
            thing = make()
            return _Thing(made_of, thing, frozenset(self._asked))
        finally:
            self._asked |= before

    def end(self) -> None:
        """Forget what the build that ends did not ask for."""
        self._things = {name: thing for name, thing in self._things.items() if name in self._asked}
        self._asked = set()


NOTHING_KEPT = Kept()
"""What a build has that no other follows."""


def bytes_of(folder: Path) -> Bytes:
    """Return what the bytes of the files of a folder come to; None for a folder that is not there."""
    if not folder.is_dir():
        return None
    return tuple((path.relative_to(folder).as_posix(), _bytes_of(path)) for path in sorted(folder.rglob("*")))


def _bytes_of(path: Path) -> bytes:
    try:
        return hashlib.blake2b(path.read_bytes()).digest()
    except OSError as error:  # a folder, or what nobody may read
        return type(error).__name__.encode()
