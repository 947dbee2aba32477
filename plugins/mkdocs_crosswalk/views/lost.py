"""Where the entries of each framework are, for whoever comes to an address without a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from . import addresses
from .ways import compared, ended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.frameworks import Framework

    from .extent import Extent


@frozen
class Folder:
    """The pages of a framework.

    Attributes:
        examples: Addresses of entries, one for each form of ids; none of an edition that has ended.
        old: An id of such an edition as somebody would type it, or "".
    """

    name: str
    address: str
    examples: tuple[str, ...] = ()
    old: str = ""


def folders(extent: Extent) -> Iterator[Folder]:
    """Yield the folder of each framework that is there, those of editions that have ended last."""
    for framework in compared(extent.catalogue):
        yield Folder(framework.name, _address(framework), tuple(_examples(extent, framework)))
    for framework in ended(extent.catalogue).values():
        if extent.has(addresses.index_of(framework)):
            old = next((form.example for form in framework.ids if form.example), "")
            yield Folder(framework.name, _address(framework), old=old)


def _address(framework: Framework) -> str:
    return addresses.address_of(addresses.index_of(framework))


def _examples(extent: Extent, framework: Framework) -> Iterator[str]:
    """Yield the address of an entry for each form of ids that single entries have."""
    catalogue = extent.catalogue
    for form in framework.ids:
        there = [e.id for e in catalogue.framework_entries(framework.id, *form.kinds) if e.kind.single]
        if there:
            example = catalogue.ids.one(form.example, there) if form.example else None
            yield addresses.address_of(addresses.place_of(catalogue.entries[example or there[0]]).uri)
