"""Items of a navigation, rendered once for all pages of a folder: of Material, whose template for them is known.

An item that is a page, and neither the one that is shown nor below it, is a link: its title and what its metadata says,
to an address that is the same from all pages of a folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

TEMPLATE = "partials/nav-item.html"
MACRO = "render"
MOST = 512
"""How many items are kept; pages are built one beside another, so hardly more of them are needed at a time."""


class NavItems:
    """Remembers the items of the navigation that one folder's pages show.

    Args:
        config: The site's configuration.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._known = _is_materials(config)
        self._page: Any = None
        self._url = ""
        self._folder: object = None
        self._items: dict[int, tuple[Any, str]] = {}

    def text(self, page: Any, item: Any, make: Callable[[], str]) -> str:
        """Return the text of an item on a page.

        Args:
            page: The page.
            item: The item.
            make: Makes it.
        """
        if page is not self._page:
            self._turn_to(page)
        known = self._items.get(id(item))
        if known is None and not (self._known and page and item.is_page and not getattr(item, "pages", None)):
            return make()
        if item is page or item.active or item.url.startswith(self._url):
            return make()
        if known is None:
            known = self._items[id(item)] = item, make()
        return known[1]

    def _turn_to(self, page: Any) -> None:
        self._page, self._url = page, page.url if page else ""
        folder = self._url.rstrip("/").rpartition("/")[0], self._url.endswith("/")
        if folder != self._folder or len(self._items) > MOST:
            self._folder, self._items = folder, {}


def _is_materials(config: MkDocsConfig) -> bool:
    """Say whether the site's template for an item is that of Material."""
    custom = config.theme.custom_dir
    return config.theme.name == "material" and not (custom and Path(custom, TEMPLATE).is_file())
