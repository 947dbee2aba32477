"""Records whose fields are described once: by that they are read, checked by editors, and held by files for machines.

A field's type says its form: `name: str` must be there, `note: str = ""` may be left out. `Annotated[type, Form(...)]`
says what the type cannot. Whether names are known, and what holds between fields, is for the functions that forms name
and for whoever reads the record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    NamedTuple,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from . import shapes
from .fields import Fields
from .frozen import frozen, with_methods
from .problems import Position
from .yaml_files import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .shapes import Shape

T = TypeVar("T")
Read = Callable[[Fields, str, bool, Any], Any]
"""Returns a field by its name; the others are whether it must be there, and what names are held against."""


@frozen
class Form:
    """What a field says of itself beside its type.

    Attributes:
        about: What editors say of it.
        key: Its name in files, where that is not the attribute's.
        words: The words that a text is one of.
        read: Reads it in the place of what its type says; `shape` and `published` likewise.
        kept: Whether files for machines hold it even where it is empty.
        private: Whether they never do.
        derived: Whether no field of the data is it alone: whoever reads the record makes it.
    """

    about: str = ""
    key: str = ""
    words: tuple[str, ...] = ()
    read: Read | None = None
    shape: Shape | None = None
    published: Shape | None = None
    kept: bool = False
    private: bool = False
    derived: bool = False


MADE = Form(private=True, derived=True)
"""Of a field of any type that whoever reads the record makes of what the data has."""


class _Way(NamedTuple):
    """How values of a type are read, checked by editors, and held by files for machines; None where they are not.

    The last is what stands for one that must be there and was refused.
    """

    read: Read
    shape: Shape | None
    published: Shape | None
    empty: Any


_SOME = shapes.some(shapes.text())
_TABLE = shapes.table(shapes.text())
_WAYS: dict[Any, _Way] = {
    Position: _Way(lambda given, name, *_: given.place(name), None, None, None),
    str: _Way(lambda given, name, must, _: given.text(name, required=must), shapes.text(), shapes.text(), ""),
    int: _Way(lambda given, name, must, _: given.number(name, required=must), shapes.number(), shapes.number(), 0),
    bool: _Way(lambda given, name, must, _: given.flag(name, required=must), shapes.flag(), shapes.flag(), False),
    date: _Way(lambda given, name, must, _: given.day(name, required=must), shapes.day(), shapes.day(), date.min),
    tuple[str, ...]: _Way(lambda given, name, must, _: given.lines(name, required=must), shapes.TEXTS, _SOME, ()),
    dict[str, str]: _Way(lambda given, name, *_: given.words(name), _TABLE, _TABLE, {}),
    tuple[Scalar, ...]: _Way(lambda given, name, must, _: given.texts(name, required=must), shapes.TEXTS, None, ()),
}
_MADE = _Way(lambda *_: None, None, None, None)


class _Described(NamedTuple):
    """A field with all that its type and form say of it; what is left out or refused has the default."""

    name: str
    key: str
    required: bool
    default: Any
    form: Form
    way: _Way

    def read(self, given: Fields, known: Any) -> Any:
        """Return its value."""
        if self.form.derived:
            return self.default
        if self.form.read:
            return self.form.read(given, self.key, self.required, known)
        if not self.required and not given.has(self.key):
            return self.default
        found = self.way.read(given, self.key, self.required, known)
        return self.default if found in (None, "", ()) else found

    @property
    def shape(self) -> Shape | None:
        """Return what editors check it by, or None if the data does not have it."""
        shape = None if self.form.derived else self.form.shape or self.way.shape
        return shapes.described(shape, self.form.about) if shape else None

    @property
    def published(self) -> Shape | None:
        """Return its shape in files for machines, or None if they do not have it."""
        return None if self.form.private else self.form.published or self.way.published

    @property
    def always(self) -> bool:
        """Say whether files for machines hold it even where it is empty."""
        return self.required or self.form.kept


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(kind: type[T]) -> type[T]:
    """Make a class a record: frozen, slotted, and made by the names of its fields, in whatever order they stand."""
    return with_methods(dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(kind))


def read_record(kind: type[T], given: Fields, known: Any = None, **ready: Any) -> T:
    """Return a record from the fields of a mapping, after reporting all that is wrong with them.

    Args:
        kind: The class of the record.
        given: The fields.
        known: What names are held against; it is handed to the functions that forms name.
        ready: Values that have been read already.
    """
    values = {f.name: ready[f.name] if f.name in ready else f.read(given, known) for f in _described(kind)}
    given.close()
    return kind(**values)


@cache
def keys_of(kind: Any) -> dict[str, str]:
    """Return what files call the attributes of a record, where that is not the attribute's name; any class has some."""
    if not any(attribute.kw_only for attribute in fields(kind)):  # it is no record, and its types may not be there
        return {}
    return {f.name: f.key for f in _described(kind) if f.key != f.name}


def shape_of(kind: type) -> Shape:
    """Return what editors check a record by."""
    return shapes.record(*shape_fields(kind))


def shape_fields(kind: type) -> tuple[dict[str, Shape], dict[str, Shape]]:
    """Return what editors check the fields of a record by that must be there, and those that may."""
    return _parted((f.required, f.key, f.shape) for f in _described(kind))


def published_of(kind: type) -> Shape:
    """Return the shape of a record in files for machines."""
    return shapes.record(*published_fields(kind))


def published_fields(kind: type) -> tuple[dict[str, Shape], dict[str, Shape]]:
    """Return the shapes of the fields that files for machines always hold of a record, and of those that they may."""
    return _parted((f.always, f.key, f.published) for f in _described(kind))


def _parted(found: Iterable[tuple[bool, str, Shape | None]]) -> tuple[dict[str, Shape], dict[str, Shape]]:
    parts: tuple[dict[str, Shape], dict[str, Shape]] = ({}, {})
    for must, key, shape in found:
        if shape:
            parts[not must][key] = shape
    return parts


def item_of(one: Any, *, whole: bool = False) -> dict[str, Any]:
    """Return what files for machines hold of a record; the `whole` has what it leaves out too, as nothing."""
    values = [(f, _plain(getattr(one, f.name))) for f in _described(type(one)) if f.published]
    return {f.key: value for f, value in values if whole or f.always or value not in (None, "", [], {})}


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return item_of(value) if is_dataclass(value) else value


def _described(kind: type) -> tuple[_Described, ...]:
    """Return the fields of a record, in order."""
    return _description(kind)


@cache
def _description(kind: Any) -> tuple[_Described, ...]:
    types = get_type_hints(kind, include_extras=True)
    found = []
    for attribute in fields(kind):
        said = types[attribute.name]
        said, form = get_args(said)[:2] if get_origin(said) is Annotated else (said, Form())
        required = attribute.default is MISSING and attribute.default_factory is MISSING
        way = _way(said, form, required=required)
        made = attribute.default_factory
        default = way.empty if required else attribute.default if made is MISSING else made()
        found.append(_Described(attribute.name, form.key or attribute.name, required, default, form, way))
    return tuple(found)


def _way(said: Any, form: Form, *, required: bool) -> _Way:
    """Return how values of a type are read; that they may be None changes nothing."""
    kind: Any = next((part for part in get_args(said) if NoneType in get_args(said) and part is not NoneType), said)
    if form.words:
        return _one_of(form.words)
    if form == MADE:
        return _MADE
    if kind in _WAYS:
        return _WAYS[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _member(kind)
    if form.read and form.shape:
        return _Way(form.read, form.shape, form.published, None)
    held: Any = next(iter(get_args(kind)), None)
    if get_origin(kind) is tuple and _is_record(held):
        several = shapes.some if required else shapes.several
        return _Way(_each(held), several(shape_of(held)), several(published_of(held)), ())
    if _is_record(kind) and not required:
        return _Way(_one(kind), shape_of(kind), published_of(kind), None)
    raise TypeError(f"no form is known for {said}; a mapping may be left out")


def _is_record(kind: Any) -> bool:
    return is_dataclass(kind)


def _one_of(words: tuple[str, ...]) -> _Way:
    shape = shapes.choice(words)
    return _Way(lambda given, name, must, _: given.choice(name, words, required=must), shape, shape, "")


def _member(kind: type[StrEnum]) -> _Way:
    """Return how members are read; one that was refused counts as the last, the least."""

    def read(given: Fields, name: str, required: bool, _: Any) -> StrEnum | None:
        word = given.choice(name, tuple(kind), required=required)
        return kind(word) if word else None

    return _Way(read, shapes.choice(kind), shapes.choice(kind), list(kind)[-1])


def _each(kind: type) -> Read:
    return lambda given, name, required, known: tuple(
        read_record(kind, item, known) for item in given.items(name, required=required)
    )


def _one(kind: type) -> Read:
    return lambda given, name, *rest: read_record(kind, table, rest[-1]) if (table := given.mapping(name)) else None
