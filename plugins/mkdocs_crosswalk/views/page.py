"""A page as data: what it is called, where it stands, what it shows, and which line of the data it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_crosswalk.data.problems import Position

    from .blocks import Block
    from .checklist import Bar
    from .tally import Meeting
    from .text import Link, Text


@frozen
class Section:
    """A part of a page under an `<h2>` that carries the anchor; unsearchable parts stay out of the search index.

    Attributes:
        folded: Whether a reader has to ask for it, on the screen and on paper.
        named: What lists of the page's sections call it, or "" where its title is short enough.
        count: How many things it lists, which its heading says, or None.
    """

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    searchable: bool = False
    folded: bool = False
    named: str = ""
    count: int | None = None


@frozen
class Panel:
    """The one framed statement at the top: the outcome, for whom, and where on the page to go on.

    Attributes:
        outcome: The outcome that gives the panel its look, or "" where nobody judges the subject itself.
        help: What explains the outcome's word to a reader who sees it for the first time, or ().
        more: What holds beside it, such as what the site has decided otherwise.
        write: Lines of YAML by which a company decides it, folded.
        scopes: What holds in larger scopes, one by one; from two on they are folded under their number.
        share: The entries of a group as a bar, where the panel is that of a group.
        jumps: Ways on, in a line.
    """

    audience: str
    outcome: str
    heading: str
    text: Text
    help: Text = ()
    more: Text = ()
    write: str = ""
    scopes: tuple[Text, ...] = ()
    share: Bar | None = None
    jumps: tuple[Text, ...] = ()


@frozen
class Card:
    """What stands beside a page's text, and below it where there is no room: facts, ways on, its sections.

    Attributes:
        chips: Marks of the entry.
        facts: Terms with their descriptions.
        onward: Other pages that go on with the subject.
        meets: Where a group meets another framework, the most first, under `meets_title`; `meets_said` counts them.
        cited: Other spellings of an entry's id, for search alone: how to read the site lists their forms.
    """

    chips: tuple[Chip, ...] = ()
    facts: tuple[tuple[str, Text], ...] = ()
    onward: tuple[Text, ...] = ()
    meets: tuple[Meeting, ...] = ()
    meets_title: str = ""
    meets_said: str = ""
    cited: tuple[str, ...] = ()


@frozen
class Chip:
    """A short label under the heading."""

    text: str
    strong: bool = False


@frozen
class Page:
    """One generated page.

    Attributes:
        uri: The page's source address, such as `evidence/index.md`.
        title: For the browser's title and for lists; unique.
        description: One sentence for search engines and previews; unique.
        heading: The `<h1>`, without the id.
        heading_id: An entry's id, set lighter before the heading.
        asks: What the entry asks, in a sentence.
        about: What a group is about, in the words of whoever keeps its framework's file.
        card: What stands beside the text.
        above: What stands above its heading.
        opening: What the page shows before its first section.
        place: The navigation group that the page belongs to, see `navigation`.
        position: The line of the data that the page comes from; None if it is made from many.
        data: The file for machines that holds the page's data, such as `api/v1/entries.json`.
        wide: Whether the page takes the whole width, without sidebars.
        listed: Whether a list of its sections stands beside it; not where it opens with one.
        template: The template that renders it.
        modules: The ES modules of `assets/` that the page is better with; it is whole without them.
        alone: Whether its own modules load the common one when it is wanted.
        styles: The stylesheets of `assets/` that it needs beside the common one.
        own: Whether its data is the site's own, and none that this project has judged.
        judged: Whose judgement it holds, and who has reviewed that; "" of what no reviewer looks at alone.
        boost: How much a search of the theme prefers the page, where it can.
        names: Anchors on it that search finds by names of their own, each with its name.
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
    lead: Text = ()
    panel: Panel | None = None
    asks: Text = ()
    about: Text = ()
    card: Card | None = None
    above: tuple[Block, ...] = ()
    opening: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    anchors: tuple[str, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    position: Position | None = None
    data: str = ""
    wide: bool = False
    listed: bool = True
    template: str = "page.html"
    modules: tuple[str, ...] = ()
    alone: bool = False
    styles: tuple[str, ...] = ()
    searchable: bool = True
    own: bool = False
    judged: str = ""
    boost: int = 1
    names: tuple[tuple[str, str], ...] = ()
