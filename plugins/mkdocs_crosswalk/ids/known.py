"""What ids are read against: the frameworks and entries that exist, as far as this room asks anything of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .forms import Spelling
    from .framework_names import NamesOf


class KnownKind(Protocol):
    """A kind of entries."""

    @property
    def key(self) -> str:
        """The word for it in the framework's file."""

    @property
    def one(self) -> str:
        """Its name in the singular."""

    @property
    def many(self) -> str:
        """Its name in the plural."""

    @property
    def named(self) -> bool:
        """Whether an entry is called by its title alone."""


class KnownEntry(Protocol):
    """An entry."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def framework(self) -> str:
        """The id of its framework."""

    @property
    def kind(self) -> KnownKind:
        """Its kind."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def parent(self) -> str | None:
        """The id of the group that it stands in."""


class KnownFramework(Protocol):
    """A framework in one edition."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def edition(self) -> str:
        """Its edition."""

    @property
    def succeeds(self) -> str:
        """The id of the edition that it follows, or ""."""

    @property
    def former(self) -> tuple[str, ...]:
        """Editions before it that nobody here has."""

    @property
    def rank(self) -> int:
        """Its place among those whose ids are written alike; the first is meant."""

    @property
    def kinds(self) -> Mapping[str, KnownKind]:
        """Its kinds of entries."""

    @property
    def ids(self) -> tuple[Spelling, ...]:
        """How its ids are written."""

    @property
    def names(self) -> tuple[NamesOf, ...]:
        """How people write its name."""
