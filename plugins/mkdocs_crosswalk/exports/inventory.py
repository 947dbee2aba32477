"""`objects.inv`: an inventory as Sphinx and mkdocstrings read it, so that other documentation links by id.

The form is version 2 of Sphinx's: four lines of head, then a line an object, compressed with zlib. A line is
`name domain:role priority address title`. The role is `std:label`, which Sphinx's `:ref:` looks up whatever the case,
and which mkdocstrings reads with `domains: [std]`.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from mkdocs_crosswalk import __version__
from mkdocs_crosswalk.pages import addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.catalogue import Catalogue
    from mkdocs_crosswalk.pages.addresses import Place

PRIORITY = -1
"""What Sphinx gives to labels: they are left out of its own search."""


def inventory(catalogue: Catalogue, below: Callable[[Place], str]) -> bytes:
    """Return the inventory, with one object for each entry.

    Args:
        catalogue: The catalogue.
        below: Turns a place into its address below the crosswalk's own folder, where the inventory lies.
    """
    head = (
        "# Sphinx inventory version 2\n"
        "# Project: mkdocs-crosswalk\n"
        f"# Version: {__version__}\n"
        "# The remainder of this file is compressed using zlib.\n"
    )
    lines = (
        f"{entry.id} std:label {PRIORITY} {below(addresses.place_of(entry))} {entry.label}\n"
        for entry in catalogue.entries.values()
    )
    return head.encode() + zlib.compress("".join(lines).encode(), 9)
