"""Functions of a catalogue that many pages ask the same: each answer is made once and kept as long as the catalogue."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from .catalogue import Catalogue

P = ParamSpec("P")
T = TypeVar("T")


def once(make: Callable[Concatenate[Catalogue, P], T]) -> Callable[Concatenate[Catalogue, P], T]:
    """Have a function of a catalogue asked once for the same; what it is given beside can be hashed."""

    @wraps(make)
    def asked(catalogue: Catalogue, /, *arguments: P.args, **more: P.kwargs) -> T:
        key = make, *arguments, *more.items()
        if key not in catalogue.answers:
            catalogue.answers[key] = make(catalogue, *arguments, **more)
        return cast("T", catalogue.answers[key])

    return asked
