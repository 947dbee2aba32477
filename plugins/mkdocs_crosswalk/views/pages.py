"""Pages by their source addresses, each made when it is first asked for: whoever wants one need not wait for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from .page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Make = Callable[[], Page]
"""What makes a page."""
Making = tuple[str, Make]
"""The source address of a page, and what makes it."""


class Pages(Mapping[str, Page]):
    """The pages of a site, in order; each is made once.

    Args:
        making: What makes each page, by its source address.
        before: The pages that they are made of.
    """

    def __init__(self, making: Mapping[str, Make] | None = None, before: Pages | None = None) -> None:
        self._making = dict(making or {})
        self._made: dict[str, Page] = {}
        self._before = before

    def __getitem__(self, uri: str) -> Page:
        if uri not in self._made:
            self._made[uri] = self._making[uri]()
        return self._made[uri]

    def __iter__(self) -> Iterator[str]:
        return iter(self._making)

    def __len__(self) -> int:
        return len(self._making)

    def __contains__(self, uri: object) -> bool:
        return uri in self._making

    def let_go(self, uri: str) -> None:
        """Keep a page no longer; it would be made again."""
        self._made.pop(uri, None)
        if self._before is not None:
            self._before.let_go(uri)

    def changed(self, changes: Mapping[str, Callable[[Page], Page]], new: Iterable[Page] = ()) -> Pages:
        """Return these pages with some changed, once they are made, and with others in their place or behind them.

        Args:
            changes: What makes the page that stands at an address from the one that stands there now.
            new: Pages that are made already.
        """
        making: dict[str, Make] = {uri: partial(self.__getitem__, uri) for uri in self}
        making |= {uri: partial(_changed, change, self, uri) for uri, change in changes.items()}
        return Pages(making | dict(made(new)), self)


def made(pages: Iterable[Page]) -> Iterator[Making]:
    """Yield pages that are made already as those that are still to make."""
    for page in pages:
        yield page.uri, partial(_same, page)


def _same(page: Page) -> Page:
    return page


def _changed(change: Callable[[Page], Page], pages: Pages, uri: str) -> Page:
    return change(pages[uri])
