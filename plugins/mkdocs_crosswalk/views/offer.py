"""What helps with what a framework asks, and what it needs beside its entries, as lists of what remains say it."""

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


class Beside(NamedTuple):
    """What is needed beside the entries of a framework.

    Attributes:
        said: What it is, as a sentence with the way to the guide on it.
        settle: What of it has to be settled first, in the order in which that is done.
    """

    said: Text
    settle: tuple[Text, ...]
