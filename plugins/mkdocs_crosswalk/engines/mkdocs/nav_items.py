"""Items of a navigation, rendered once for all pages of a folder: of Material, whose template for them is known.

An item that is a page, and neither the one that is shown nor below it, is a link: its title and what its metadata says,
to an address that is the same from all pages of a folder. What stands around the items of an open section, and between
two of them, is the same on all pages that show it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.structure.nav import Section

from mkdocs_crosswalk.render.head import without_blank

from .files import CrosswalkFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem

TEMPLATES = ("partials/nav-item.html", "partials/nav.html")
"""The templates that ask for items: those of a section, which makes them too, and those of the top level."""
MACRO = "render"
MOST = 512
"""How many items are kept; pages are built one beside another, so hardly more of them are needed at a time."""


class Open(Section):
    """A section that is open and lit wherever it is shown.

    Args:
        title: Its title.
        children: What stands below it.
        name: What no other section has whose title or first items are others.
    """

    def __init__(self, title: str, children: list[StructureItem], name: object) -> None:
        super().__init__(title, children)
        self.active = True
        self.name = name


class _Frame(NamedTuple):
    """What stands before, between and after the items of a section; one that its heading links is none of them."""

    before: str
    between: str
    after: str
    apart: frozenset[int]


class NavItems:
    """Remembers the items of the navigation that one folder's pages show.

    Args:
        config: The site's configuration.

    Attributes:
        templates: The templates that ask for them; none where it is not known how they are made.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self.templates = _materials(config)
        self._page: Any = None
        self._url = ""
        self._folder: object = None
        self._lean = False
        self._items: dict[int, Any] = {}
        self._texts: dict[int, str] = {}
        self._above: set[str] = set()
        self._over = True
        self._frames: dict[object, _Frame] = {}
        self._within: list[list[tuple[Any, str]]] = []

    def text(self, page: Any, make: Callable[..., str], item: Any, *given: Any) -> str:
        """Return the text of an item on a page.

        Args:
            page: The page.
            make: Makes it of the item and all that is given.
            item: The item.
            given: What the theme gives it: what its place is called, and its level.
        """
        if page is not self._page:
            self._turn_to(page)
        text = self._text(make, item, *given)
        if self._within:
            self._within[-1].append((item, text))
        return text

    def _text(self, make: Callable[..., str], item: Any, *given: Any) -> str:
        if known := self._remembered(item):
            return known
        if self.templates and type(item) is Open:
            return self._section(make, item, *given)
        text = make(item, *given)
        page = self.templates and self._page and item.is_page and not getattr(item, "pages", None)
        if not page or item is self._page or item.active or item.url.startswith(self._url):
            return text
        self._items[id(item)] = item
        self._texts[id(item)] = text = self._kept(text)
        folder = item.url.rstrip("/")
        while folder := folder.rpartition("/")[0]:
            self._above.add(f"{folder}/")
        return text

    def _remembered(self, item: Any) -> str:
        """Return the text of an item that is known, and neither the page, lit nor below the page; or an empty one."""
        text = self._texts.get(id(item), "")
        lit = text and (item is self._page or item.active or (self._over and item.url.startswith(self._url)))
        return "" if lit else text

    def _section(self, make: Callable[..., str], section: Open, place: str, level: int, *more: Any) -> str:
        """Return the text of an open section, of what stands around its items once that is known."""
        name = section.name, section.title, place, level
        frame = self._frames.get(name)
        if frame and id(self._page) not in frame.apart:
            ids = list(map(id, section.children))
            texts = [*map(self._texts.get, ids)]
            for number, item in enumerate(section.children):
                if self._over or texts[number] is None or item is self._page:
                    texts[number] = self._text(make, item, f"{place}_{number + 1}", level + 1, section)
            for one in frame.apart:
                texts[ids.index(one)] = None
            return f"{frame.before}{frame.between.join(text for text in texts if text is not None)}{frame.after}"
        self._within.append([])
        try:
            text = make(section, place, level, *more)
        finally:
            within = self._within.pop()
        if not frame and (found := _frame(section, text, within)):
            before, between, after, apart = found
            self._frames[name] = _Frame(self._kept(before), self._kept(between), self._kept(after), apart)
        return text

    def _kept(self, text: str) -> str:
        """Return a text as it is kept: what pages of the crosswalk lose in the end, each would lose anew."""
        return without_blank(text) if self._lean else text

    def _turn_to(self, page: Any) -> None:
        self._page, self._url = page, page.url if page else ""
        self._lean = bool(page) and isinstance(page.file, CrosswalkFile)
        self._over = not self._url.endswith("/") or self._url in self._above
        folder = self._url.rstrip("/").rpartition("/")[0], self._url.endswith("/"), self._lean
        if folder != self._folder or len(self._items) > MOST:
            self._folder, self._items, self._texts, self._frames = folder, {}, {}, {}


def _frame(section: Open, text: str, within: list[tuple[Any, str]]) -> _Frame | None:
    """Return what stands around the items of a section, or None if that is not the same between any two of them."""
    if len(within) < 2:  # noqa: PLR2004 - there is nothing between fewer
        return None
    texts = [said for _, said in within]
    before, first, rest = text.partition(texts[0])
    between = rest.partition(texts[1])[0]
    items = between.join(texts)
    apart = {id(item) for item in section.children} - {id(item) for item, _ in within}
    if f"{first}{rest}".startswith(items) and len(within) + len(apart) == len(section.children):
        return _Frame(before, between, f"{first}{rest}"[len(items) :], frozenset(apart))
    return None


def _materials(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the templates that ask for Material's items, without one of the site's own that may ask for others."""
    custom, item = config.theme.custom_dir, TEMPLATES[0]
    of_theme = TEMPLATES if config.theme.name == "material" else ()
    found = tuple(name for name in of_theme if not (custom and Path(custom, name).is_file()))
    return found if item in found else ()
