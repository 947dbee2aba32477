"""The fields that things have, and what each value of a field is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue

YES, NO = "yes", "no"
Values = tuple[str, ...]


class Of(StrEnum):
    """What the values of a field are: ids of something, days as `2026-05-12`, or words; as messages call them."""

    ENTRY = "id"
    ITEM = "evidence item"
    DOCUMENT = "document"
    SOURCE = "source"
    POLICY = "policy"
    DAY = "day"
    PLACE = "place"
    OUTCOME = "outcome"
    LEVEL = "level"
    STATE = "status"
    SYSTEM = "system"
    FRAMEWORK = "framework"
    WORD = "word"

    @property
    def listed(self) -> bool:
        """Say whether the values are ids of things that there are."""
        return self in (Of.ENTRY, Of.ITEM, Of.DOCUMENT, Of.SOURCE, Of.POLICY)


class Tells(StrEnum):
    """Who says what a field says; a site may keep to itself what its company does."""

    DATA = "data"
    OWN = "own data"
    PROGRAMME = "programme"


@frozen
class Column:
    """A field.

    Attributes:
        name: What it is called in a question.
        about: What it says, in a few words.
        of: What its values are.
        read: Returns its values of a thing, by the id of that.
        words: The words that it may have, where all data has the same; else it has those that it has somewhere.
        tells: Who says it.
        label: What the head of a table calls it, where that is not its name.
    """

    name: str
    about: str
    of: Of
    read: Callable[[str], Values]
    words: Values = ()
    tells: Tells = Tells.DATA
    label: str = ""

    @property
    def named(self) -> str:
        """Return what a message calls a value."""
        return str(self.of) if self.of.listed else self.name

    @property
    def head(self) -> str:
        """Return what the head of a table calls it."""
        said = self.label or self.name.replace("-", " ")
        return said[:1].upper() + said[1:]


@frozen
class Show:
    """Things that can be shown.

    Attributes:
        name: What they are called; `one` is that in the singular.
        ids: Their ids, in reading order.
        columns: Their fields by name; the first is the id.
        find: Returns the one that a text names, in any spelling, or None.
        usual: The fields that a page shows unless others are asked for.
        tells: Who says that there are these things.
    """

    name: str
    one: str
    ids: Values
    columns: dict[str, Column]
    find: Callable[[str], str | None]
    usual: Values = ()
    tells: Tells = Tells.DATA

    @property
    def many(self) -> str:
        """Return what several are called."""
        return f"{self.one}s" if self.name == "evidence" else self.name

    @property
    def key(self) -> str:
        """Return the field that is shown where no other is asked for."""
        return next(iter(self.columns))


def by_name(columns: Iterable[Column]) -> dict[str, Column]:
    """Return fields by their names."""
    return {column.name: column for column in columns}


def ids_of(records: Iterable[object]) -> Values:
    """Return the ids of records."""
    return tuple(str(getattr(record, "id", "")) for record in records)


def words_of(values: Iterable[object]) -> Values:
    """Return values as words, each once."""
    return tuple(dict.fromkeys(map(str, values)))


def values_of(value: object) -> Values:
    """Return the values of a field of a record: none of what is empty or false."""
    if isinstance(value, bool):
        return (YES,) if value else ()
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return (str(value),) if value not in (None, "") else ()


def day_of(day: date | None) -> Values:
    """Return a day as it is written in a question."""
    return (day.isoformat(),) if day else ()


def among(records: Collection[str]) -> Callable[[str], str | None]:
    """Return what finds the id of a record."""
    return lambda text: text if text in records else None


def finder(ids: Collection[str], catalogue: Catalogue) -> Callable[[str], str | None]:
    """Return what reads an id in any spelling, if it is clear which of some entries is meant."""

    def find(text: str) -> str | None:
        found = [text] if text in ids else [entry for entry in catalogue.ids.find(text) if entry in ids]
        return found[0] if len(found) == 1 else None

    return find
