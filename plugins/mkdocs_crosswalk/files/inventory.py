"""`objects.inv`: an inventory as Sphinx and mkdocstrings read it, so that other documentation links by id.

The form is version 2 of Sphinx's: four lines of head, then a line an object, compressed with zlib. A line is
`name domain:role priority address title`. The role is `std:label`, which Sphinx's `:ref:` looks up whatever the case,
and which mkdocstrings reads with `domains: [std]`.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from mkdocs_crosswalk import __version__
from mkdocs_crosswalk.registers.shortcuts import DOCUMENTS, EVIDENCE
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.addresses import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.views.site import Site

PRIORITY = -1
"""What Sphinx gives to labels: they are left out of its own search."""


def inventory(site: Site, below: Callable[[Place], str]) -> bytes:
    """Return the inventory, with one object for each entry, document and evidence item that the site has a page of.

    Args:
        site: The site.
        below: Turns a place into its address below the crosswalk's own folder, where the inventory lies.
    """
    head = (
        "# Sphinx inventory version 2\n"
        "# Project: mkdocs-crosswalk\n"
        f"# Version: {__version__}\n"
        "# The remainder of this file is compressed using zlib.\n"
    )
    catalogue, has = site.catalogue, site.extent.has
    named = [(e.id, addresses.place_of(e), e.label) for e in catalogue.entries.values()]
    for folder, items in ((DOCUMENTS, catalogue.documents), (EVIDENCE, catalogue.evidence)):
        named += [(f"{folder}{i}", Place(f"{folder}{i}.md"), one.name) for i, one in items.items()]
    lines = (f"{name} std:label {PRIORITY} {below(place)} {title}\n" for name, place, title in named if has(place.uri))
    return head.encode() + zlib.compress("".join(lines).encode(), 9)
