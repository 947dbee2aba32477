"""A page as data: what it is called, where it stands, what it shows, and which line of the data it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_crosswalk.data.problems import Position

    from .blocks import Block, Details, Facts
    from .text import Link, Text


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under an `<h2>` that carries the anchor; unsearchable parts stay out of the search index."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    searchable: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """The one framed statement at the top: for whom, the outcome, and how it was judged."""

    audience: str
    outcome: str
    heading: str
    text: Text
    more: Text
    next: Link  # to the steps on the same page
    judged: Details


@dataclass(frozen=True, slots=True)
class Chip:
    """A short label under the heading."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page.

    Attributes:
        uri: The page's source address, such as `evidence/index.md`.
        title: For the browser's title and for lists; unique.
        description: One sentence for search engines and previews; unique.
        heading: The `<h1>`, without the id.
        heading_id: An entry's id, set lighter before the heading.
        opening: What the page shows before its first section.
        place: The navigation group that the page belongs to, see `navigation`.
        position: The line of the data that the page comes from; None if it is made from many.
        data: The file for machines that holds the page's data, such as `api/v1/entries.json`.
        wide: Whether the page takes the whole width, without sidebars.
        template: The template that renders it.
        modules: The ES modules of `assets/` that the page is better with; it is whole without them.
        styles: The stylesheets of `assets/` that it needs beside the common one.
        own: Whether its data is the site's own, and none that this project has judged.
        judged: Whose judgement it holds, and who has reviewed that; "" of what no reviewer looks at alone.
        boost: How much a search of the theme prefers the page, where it can.
    """

    uri: str
    title: str
    description: str
    heading: str
    place: str
    updated: date
    heading_id: str = ""
    crumbs: tuple[Link, ...] = ()
    chips: tuple[Chip, ...] = ()
    facts: Facts | None = None
    lead: Text = ()
    panel: Panel | None = None
    opening: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    anchors: tuple[str, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    position: Position | None = None
    data: str = ""
    wide: bool = False
    template: str = "page.html"
    modules: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    searchable: bool = True
    own: bool = False
    judged: str = ""
    boost: int = 1
