"""`objects.inv`, parsed back with the expressions of its two readers."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from mkdocs_crosswalk import __version__
from mkdocs_crosswalk.views.addresses import place_of

if TYPE_CHECKING:
    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from tests.support.builds import BuiltSite

SPHINX = re.compile(r"(?x)(.+?)\s+(\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)")
"""How Sphinx reads a line: name, domain and role, priority, address, title."""
MKDOCSTRINGS = re.compile(r"^(.+?)\s+(\S+):(\S+)\s+(-?\d+)\s+(\S+)\s*(.*)$")


def lines_of(data: bytes) -> list[str]:
    *head, body = data.split(b"\n", 4)
    assert head == [
        b"# Sphinx inventory version 2",
        b"# Project: mkdocs-crosswalk",
        f"# Version: {__version__}".encode(),
        b"# The remainder of this file is compressed using zlib.",
    ]
    return zlib.decompress(body).decode().splitlines()


def test_every_entry_document_and_evidence_item_is_a_label_that_leads_to_its_page(
    site: BuiltSite, catalogue: Catalogue
) -> None:
    titles = {i: entry.label for i, entry in catalogue.entries.items()}
    titles |= {f"documents/{i}": document.name for i, document in catalogue.documents.items()}
    titles |= {f"evidence/{i}": item.name for i, item in catalogue.evidence.items()}
    found = {}
    for line in lines_of((site.folder / "objects.inv").read_bytes()):
        match = SPHINX.match(line)
        assert match, line
        name, role, priority, address, title = match.groups()
        assert (role, priority, title) == ("std:label", "-1", titles[name])
        found[name] = address
    assert list(found) == list(titles)
    for name, address in found.items():
        page, _, anchor = address.partition("#")
        assert anchor == (place_of(catalogue.entries[name]).anchor if name in catalogue.entries else "")
        assert not anchor or anchor in site.page(page).ids
        assert page in site.pages


def test_both_readers_understand_every_line_alike(site: BuiltSite) -> None:
    for line in lines_of((site.folder / "objects.inv").read_bytes()):
        sphinx, mkdocstrings = SPHINX.match(line), MKDOCSTRINGS.match(line)
        assert sphinx and mkdocstrings
        name, domain, role, *rest = mkdocstrings.groups()
        assert sphinx.groups() == (name, f"{domain}:{role}", *rest)


def test_no_two_names_differ_by_case_alone(catalogue: Catalogue) -> None:
    assert len({name.lower() for name in catalogue.entries}) == len(catalogue.entries)
