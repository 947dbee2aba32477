"""The memory of a build: what lives until its end need not be looked through for what can be given back."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def long_lived(*, give_back: bool = True) -> Iterator[None]:
    """Keep Python's collector of cycles from what a block makes.

    A site is a hundred thousand objects, none of them to be given back before the site is written; the collector
    would look through all of them again and again.

    Args:
        give_back: Whether to give back what earlier blocks made first, which takes a moment; within another block, what
            that says.
    """
    enabled = gc.isenabled()
    if give_back and enabled and gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
