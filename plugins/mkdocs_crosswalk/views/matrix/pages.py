"""What the pages of a matrix have in common: their words, and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict, Unpack

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Bullets, Paragraph
from mkdocs_crosswalk.views.checklist import Downloads
from mkdocs_crosswalk.views.page import Page, Section
from mkdocs_crosswalk.views.text import Link
from mkdocs_crosswalk.views.ways import both, levelled, matrix_uri, pairs_files, ways, words_of

from .heat import matches
from .tools import overlaps_of

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.registers.crosswalks import Crosswalk
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.text import Text


WHOLE = "The whole table"


class Own(TypedDict):
    """What a page of a matrix has of its own; these are names of arguments of `Page`."""

    uri: str
    title: str
    description: str
    heading: str
    lead: Text
    crumbs: NotRequired[tuple[Link, ...]]
    opening: NotRequired[tuple[Block, ...]]
    modules: tuple[str, ...]
    styles: tuple[str, ...]


def page_of(extent: Extent, crosswalk: Crosswalk, sections: tuple[Section, ...] = (), **own: Unpack[Own]) -> Page:
    """Return a page of a matrix; what is `own` to it is beside what all of them have.

    Args:
        extent: What of the crosswalk the site holds.
        crosswalk: The two frameworks.
        sections: Those that stand before the ways on.
        own: Its address, its words and what it shows.
    """
    catalogue = extent.catalogue
    return Page(
        place=matrix_uri(catalogue, crosswalk),
        updated=catalogue.updated,
        sections=(*sections, *files(extent, crosswalk), *others(catalogue, crosswalk)),
        data=overlaps_of(crosswalk),
        judged=judged_by(catalogue, crosswalk),
        wide=True,
        searchable=False,
        **own,
    )


def by_each_other(crosswalk: Crosswalk) -> str:
    """Return what a list of matrices calls that of two frameworks."""
    return f"{crosswalk.left.name} by {crosswalk.right.name}"


def name_of(catalogue: Catalogue, crosswalk: Crosswalk) -> str:
    """Return what the matrix of two frameworks is called."""
    if matrix_uri(catalogue, crosswalk) == addresses.MATRIX:
        return "Matrix"
    return f"Matrix of {crosswalk.left.name} and {crosswalk.right.name}"


def judged_by(catalogue: Catalogue, crosswalk: Crosswalk) -> str:
    """Return whose judgement a matrix shows, where it is not what the site says of all its pages."""
    pairs = catalogue.between(crosswalk.left.id, crosswalk.right.id)
    return "" if any(o.judgement for o in pairs) else wording.COMPILED


def others(catalogue: Catalogue, crosswalk: Crosswalk) -> tuple[Section, ...]:
    """Return the ways to the matrices of other frameworks, if there are any."""
    links = [
        Link(matrix_uri(catalogue, other), by_each_other(other)) for other in catalogue.crosswalks if other != crosswalk
    ]
    return (Section("others", "Other frameworks", (Bullets(tuple((link,) for link in links)),)),) if links else ()


def all_matches(catalogue: Catalogue, crosswalk: Crosswalk) -> str:
    """Return how many matches there are, whatever their way."""
    counted = sum(o.counted for o in catalogue.between(crosswalk.left.id, crosswalk.right.id))
    return wording.number(counted, *words_of(catalogue, crosswalk))


def said_matches(catalogue: Catalogue, crosswalk: Crosswalk) -> str:
    """Return how many matches there are, and how many of them on each way: what maps and tables count."""
    every = all_matches(catalogue, crosswalk)
    if not levelled(catalogue, crosswalk):
        return f"{every}, named by sources that give no levels"
    counts = ((len(matches(catalogue, crosswalk, way)), way.asked.short) for way in both(crosswalk))
    return f"{every}, of which {listed([f'{count} serve {asked}' for count, asked in counts])}"


def files(extent: Extent, crosswalk: Crosswalk) -> tuple[Section, ...]:
    """Return the section with the files of the pairs, if there are any."""
    catalogue = extent.catalogue
    words = (
        "A row for each pair, with the judgement and its reason, what to add, and what the sources print."
        if levelled(catalogue, crosswalk)
        else "A row for each pair, with who names it."
    )
    links = tuple(Link(file.uri, file.label) for file in pairs_files(catalogue, crosswalk))
    if not ways(catalogue) and extent.has(addresses.CONTROL_MATRIX):
        links = (*links, Link(addresses.CONTROL_MATRIX, "XLSX, a sheet for each framework"))
    if not extent.has(links[0].target):
        return ()
    all_files = Paragraph(("In other formats: ", Link(addresses.EXCHANGE, "all downloads"), "."))
    more = (all_files,) if extent.has(addresses.EXCHANGE) else ()
    return (Section("files", "Files", (Paragraph((words,)), Downloads(links), *more)),)


def kinds_of(catalogue: Catalogue, entries: tuple[str, ...]) -> str:
    """Return how many of each kind some entries are, within a sentence."""
    kinds = [(kind.one, kind.many) for entry in entries for kind in (catalogue.entries[entry].kind,)]
    return listed([wording.number(kinds.count((one, many)), one, many) for one, many in dict.fromkeys(kinds)])
