"""The frame of every page of a company's programme: its row of pages, the mark of an invented one, the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Callout
from mkdocs_crosswalk.views.page import Page
from mkdocs_crosswalk.views.text import Link

from .blocks import Pages

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.frameworks import Framework
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.page import Section
    from mkdocs_crosswalk.views.text import Text

STYLES = ("programme.css",)
NAME = "Your programme"
PLACE = "programme"
"""The group of the navigation that its pages are in."""
INVENTED = "The company is invented, and so are its status, dates, owners and records. Ids, titles and steps are real."


def programme_page(
    extent: Extent,
    uri: str,
    *,
    title: str,
    description: str,
    heading: str,
    lead: Text,
    opening: tuple[Block, ...] = (),
    sections: tuple[Section, ...] = (),
    anchors: tuple[str, ...] = (),
    modules: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
    here: str = "",
) -> Page:
    """Return a page of the programme; `title` is that of the page alone, without the company's name.

    `here` is the page that stands in the row of pages, where this one itself does not.
    """
    programme = extent.programme
    organisation = programme.organisation
    name = organisation.name if organisation else NAME
    invented = (Callout(f"{wording.EXAMPLE}.", (INVENTED,)),) if organisation and organisation.example else ()
    return Page(
        uri=uri,
        title=f"{title}: {name}",
        description=description,
        heading=heading,
        place=PLACE,
        updated=programme.today,
        lead=lead,
        above=(*invented, Pages(pages(extent), here or uri)),
        opening=opening,
        sections=sections,
        anchors=anchors,
        wide=True,
        own=True,
        modules=modules,
        styles=(*STYLES, *styles),
    )


def pages(extent: Extent) -> tuple[Link, ...]:
    """Return the pages of the programme that there are, in their order."""
    said = extent.programme.organisation
    windows = (addresses.requests_uri(window.key) for window in said.windows) if said else ()
    requests = tuple(Link(uri, "Requests") for uri in windows if extent.has(uri))[:1]
    every = (
        Link(addresses.PROGRAMME, "Overview"),
        Link(addresses.STATEMENT_HERE, "Statement of Applicability"),
        Link(addresses.WORK, "Work list"),
        Link(addresses.PLAN_HERE, "Evidence plan"),
        *requests,
        *(Link(addresses.index_of(f), f.name) for f in _own(extent)),
        Link(addresses.PEOPLE, "People"),
    )
    return tuple(link for link in every if extent.has(link.target))


def _own(extent: Extent) -> list[Framework]:
    catalogue = extent.catalogue
    return [catalogue.frameworks[f] for f in catalogue.own.frameworks if f in catalogue.frameworks]
