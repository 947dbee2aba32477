"""Frozen, slotted dataclasses whose methods are made when they are first called.

`dataclass(frozen=True, slots=True)` compiles six methods for each class. There are hundreds of classes, and a build
makes objects of some: what nobody calls is not made. An object is made as one of a twin class that may be changed, and
is then turned into what it is; that takes a third of the time of setting its fields past what refuses it.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """Make a class what `dataclass(frozen=True, slots=True)` would."""
    return with_methods(dataclass(init=False, repr=False, eq=False, slots=True)(kind))


def with_methods(kind: type[T]) -> type[T]:
    """Return a slotted dataclass that has no methods with those of a frozen one."""
    own: Any = kind
    own.__new__ = _once_called(kind, "__new__", _new)
    own.__eq__ = _once_called(kind, "__eq__", _eq)
    own.__hash__ = _once_called(kind, "__hash__", _hash)
    own.__repr__, own.__reduce__ = _repr, _reduce
    own.__setattr__ = own.__delattr__ = _refuse
    return kind


def _once_called(kind: Any, name: str, source: Callable[[Any, dict[str, Any]], str]) -> Callable[..., Any]:
    """Return a method of a class that makes the real one, has it take its place, and calls it."""

    def first(*arguments: Any, **more: Any) -> Any:
        known: dict[str, Any] = {}
        exec(source(kind, known), known)  # noqa: S102 - as dataclasses do it: all words in it are names of fields
        method = known[name]
        method.__qualname__, method.__module__ = f"{kind.__qualname__}.{name}", kind.__module__
        setattr(kind, name, method)
        return method(*arguments, **more)

    return first


def _new(kind: Any, known: dict[str, Any]) -> str:
    """Return the source of what makes an object; what begins with a line under it is no field."""
    changed = {"__slots__": kind.__slots__, "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    known["_Twin"] = type(kind.__name__, kind.__bases__, {**changed, "__new__": object.__new__})
    known["_MISSING"] = MISSING
    in_order, by_name, lines = ["_kind"], ["*"], ["_self = _Twin()"]
    for one in (each for each in fields(kind) if each.init):
        parameter = value = one.name
        if one.default_factory is not MISSING:
            known[f"_make_{one.name}"] = one.default_factory
            parameter = f"{one.name}=_MISSING"
            value = f"_make_{one.name}() if {one.name} is _MISSING else {one.name}"
        elif one.default is not MISSING:
            known[f"_default_{one.name}"] = one.default
            parameter = f"{one.name}=_default_{one.name}"
        (by_name if one.kw_only else in_order).append(parameter)
        lines.append(f"_self.{one.name} = {value}")
    parameters = ", ".join([*in_order, *(by_name if len(by_name) > 1 else [])])
    lines += "_self.__class__ = _kind", *(["_self.__post_init__()"] if hasattr(kind, "__post_init__") else [])
    return "\n ".join((f"def __new__({parameters}):", *lines, "return _self"))


def _eq(kind: Any, known: dict[str, Any]) -> str:  # noqa: ARG001 - it needs nothing else
    alike = f"{_values(kind, 'self')} == {_values(kind, 'other')}"
    return f"def __eq__(self, other):\n return {alike} if self.__class__ is other.__class__ else NotImplemented"


def _hash(kind: Any, known: dict[str, Any]) -> str:  # noqa: ARG001 - likewise
    return f"def __hash__(self):\n return hash({_values(kind, 'self')})"


def _values(kind: Any, name: str) -> str:
    """Return the source of the values that an object is compared by, as a tuple."""
    return f"({''.join(f'{name}.{one.name}, ' for one in fields(kind) if one.compare)})"


def _repr(self: Any) -> str:
    said = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(said)})"


def _reduce(self: Any) -> tuple[Any, ...]:
    """Say how it is copied: made of the same values."""
    return _made_of, (type(self), {one.name: getattr(self, one.name) for one in fields(self) if one.init})


def _made_of(kind: Any, values: dict[str, Any]) -> Any:
    return kind(**values)


def _refuse(self: Any, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r} of {type(self).__qualname__}")
