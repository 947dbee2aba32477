"""A page that helps with what a framework asks, as lists of what remains offer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .text import Link, Text


class Offer(NamedTuple):
    """A page to go on with from a list of what remains: what the list says of it, and what is there.

    Attributes:
        filled: The company's own of it, where there is one; it has an anchor for each entry that can be left out.
    """

    link: Link
    advice: Text
    holds: str
    filled: str = ""
