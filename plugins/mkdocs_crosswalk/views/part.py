"""What a site has only with one framework: a room of its own brings it, so that no other has to name it."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .addresses import Place
    from .extent import Extent
    from .menu import Group
    from .offer import Offer
    from .page import Page, Section
    from .text import Text


@frozen
class Part:
    """What a site has only with one framework. A room of its own brings it, so that nothing here names it.

    Attributes:
        framework: The id of the framework without which there is none of it.
        name: What options call it, or "" if it goes with what it is added to.
        uris: Its pages, and the files that go with them.
        workbooks: Those of its files that only the library for workbooks can write.
        pages: What makes each of its pages.
        menu: What it adds to sections of the side navigation, by their first pages.
        sections: What it adds to the ends of other pages, by their source addresses.
        called: What search calls its pages, by their source addresses.
        offer: What of it helps with what the framework asks.
        files: What makes its files, by their source addresses; it is told how a place becomes a whole address.
        programme: What makes its pages of a company's programme; each makes none where there is nothing to show.
        here: The pages and files of the programme that it makes in a site.
        beside: Says in a sentence what is needed beside the entries of the framework, with the way to the guide on it.
        settle: What of it has to be settled first, in the order in which that is done.
    """

    framework: str
    name: str = ""
    uris: tuple[str, ...] = ()
    workbooks: tuple[str, ...] = ()
    pages: tuple[Callable[[Extent], Page], ...] = ()
    menu: dict[str, Group] = field(default_factory=dict)
    sections: dict[str, Callable[[Extent], Section]] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    offer: Callable[[Extent], Offer] | None = None
    files: Callable[[Extent, Callable[[Place], str]], dict[str, bytes]] | None = None
    programme: Callable[[Extent], Iterator[Page]] | None = None
    here: Callable[[Extent], Iterator[str]] | None = None
    beside: Callable[[Extent], Text] | None = None
    settle: Callable[[Extent], tuple[Text, ...]] | None = None
