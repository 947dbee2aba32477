"""What things that can be asked have: fields by name, each with its values of a thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

ENTRY, WORD = "id", "word"
ITEM, DOCUMENT, SOURCE = "evidence item", "document", "source"
YES, NO = "yes", "no"
Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A field.

    Attributes:
        name: What it is called in a question.
        about: What it says, in a few words.
        of: What its values are: ids of entries, of items, documents or sources, or words.
        read: Returns its values of a thing, by the id of that.
    """

    name: str
    about: str
    of: str
    read: Callable[[str], Values]

    @property
    def named(self) -> str:
        """Return what a message calls a value."""
        return f"{self.name}" if self.of == WORD else self.of


@dataclass(frozen=True, slots=True)
class Show:
    """Things that can be shown.

    Attributes:
        name: What they are called; `one` is that in the singular.
        ids: Their ids, in reading order.
        columns: Their fields by name; the first is the id.
        find: Returns the one that a text names, in any spelling, or None.
    """

    name: str
    one: str
    ids: Values
    columns: dict[str, Column]
    find: Callable[[str], str | None]

    @property
    def key(self) -> str:
        """Return the field that is shown where no other is asked for."""
        return next(iter(self.columns))


def ids_of(records: Iterable[object]) -> Values:
    """Return the ids of records."""
    return tuple(str(getattr(record, "id", "")) for record in records)


def words_of(values: Iterable[object]) -> Values:
    """Return values as words, each once."""
    return tuple(dict.fromkeys(map(str, values)))


def values_of(value: object) -> Values:
    """Return a value as words: what is true as yes, what is empty as none."""
    if isinstance(value, bool):
        return (YES,) if value else ()
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return (str(value),) if value not in (None, "") else ()


def found_in(records: Collection[str]) -> Callable[[str], str | None]:
    """Return what finds a record by its id, and by nothing else."""
    return lambda text: text if text in records else None


def in_any_spelling(ids: Collection[str], catalogue: Catalogue) -> Callable[[str], str | None]:
    """Return what reads an id in any spelling, if it is clear which of some entries is meant."""

    def find(text: str) -> str | None:
        found = [text] if text in ids else [entry for entry in catalogue.ids.find(text) if entry in ids]
        return found[0] if len(found) == 1 else None

    return find
