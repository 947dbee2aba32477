"""The page that leads from any spelling of an id to its entry, and ids as somebody would type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed

from . import addresses
from .blocks import Paragraph
from .page import Page
from .text import Link
from .ways import compared, ended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.ids.forms import Spelling
    from mkdocs_crosswalk.registers.frameworks import Framework

    from .extent import Extent
    from .text import Inline


def examples(extent: Extent) -> str:
    """Return an id of each form, as somebody would type it: first those that mean most entries, last old ones."""
    catalogue = extent.catalogue
    every = [(framework, form) for framework in compared(catalogue) for form in framework.ids]
    current = [(framework, form) for framework, form in every if _typed(framework, form)]
    first = [(framework, framework.ids[0]) for framework in compared(catalogue)]
    old = [(b, form) for b in ended(catalogue).values() if extent.has(addresses.index_of(b)) for form in b.ids]
    forms = (*first, *(pair for pair in current if pair not in first), *old)
    return listed([example(catalogue, framework, form) for framework, form in forms], "or")


def _typed(framework: Framework, form: Spelling) -> bool:
    """Say whether an id of a form is a good example: the data gives one, or it is of single entries."""
    return bool(form.example) or any(framework.kinds[key].single for key in form.kinds)


def example(catalogue: Catalogue, framework: Framework, form: Spelling) -> str:
    """Return an id as somebody would type it: that of the data, or the last kind's first."""
    return form.example or catalogue.framework_entries(framework.id, form.kinds[-1])[0].short


def go_page(extent: Extent) -> Page:
    """Return the page that leads from any spelling of an id to its entry, `/go/?id=…`."""
    return Page(
        uri=addresses.GO,
        title="Go to an id",
        description=f"Type an id in any usual spelling, such as {examples(extent)}, and go to its page.",
        heading="Go to an id",
        place="home",
        updated=extent.catalogue.updated,
        wide=True,
        opening=(Paragraph(tuple(_by_id(extent))),),
        template="go.html",
        searchable=False,
        modules=("go.js",),
    )


def _by_id(extent: Extent) -> Iterator[Inline]:
    """Yield where entries stand by their ids: each framework, its divisions with pages, and the editions before."""
    catalogue = extent.catalogue
    links = []
    for framework in compared(catalogue):
        links.append(Link(addresses.index_of(framework), framework.name))
        for division in (d for d in framework.divisions if d.folder):
            kinds = framework.kinds[division.kinds[0]].many
            links.append(Link(addresses.division_uri(framework, division), f"its {kinds}"))
    old = [b for b in ended(catalogue).values() if extent.has(addresses.index_of(b))]
    yield "Every entry has an address by its id: "
    for number, link in enumerate(links):
        last = number == len(links) - 1
        yield "" if not number else " and " if last and not old else ", "
        yield link
    for before in old:
        yield " and, for old ids, "
        yield Link(addresses.index_of(before), before.name)
    yield "."
