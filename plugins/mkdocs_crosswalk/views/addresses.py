"""Where every entry is found: permanent, guessable, lower case."""

from __future__ import annotations

from functools import cache
from posixpath import relpath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.divisions import Division
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

HOME = "index.md"
EVIDENCE = "evidence/index.md"
DOCUMENTS = "documents/index.md"
SOURCES = "sources/index.md"
MATRIX = "matrix.md"
COUNTERPARTS = "counterparts.md"
CORRECTIONS = "corrections.md"
HOW_TO_READ = "about/how-to-read.md"
GAP = "gap/index.md"
GO = "go.md"
DOWNLOADS = "downloads/"
CONTROL_MATRIX = f"{DOWNLOADS}control-matrix.xlsx"
POLICIES = "policies.md"
POLICIES_CSV = f"{DOWNLOADS}policies.csv"
API = "api/v1/"
INVENTORY = "objects.inv"


class Place(NamedTuple):
    """A page and an anchor on it; the anchor may be empty."""

    uri: str
    anchor: str = ""


@cache  # the pages of a folder lead to the same places by the same paths, thousands of times
def relative(target: str, folder: str) -> str:
    """Return an address as seen from a folder, which is empty for the root; one that ends in a slash still does."""
    return relpath(target, folder or ".") + ("/" if target.endswith("/") else "")


def address_of(uri: str) -> str:
    """Return the address of a page: `soc2/cc6-1/` for `soc2/cc6-1.md`, `soc2/` for `soc2/index.md`."""
    return uri.removesuffix("index.md") if f"/{uri}".endswith("/index.md") else f"{uri.removesuffix('.md')}/"


def index_of(framework: Framework) -> str:
    """Return the first page of a framework."""
    return f"{framework.address}/index.md"


def division_uri(framework: Framework, division: Division) -> str:
    """Return the page of a division that has one."""
    return f"{framework.address}/{division.folder}/index.md"


def place_of(entry: Entry) -> Place:
    """Return the page of an entry, and the anchor on it if the page is that of something above it."""
    return Place(f"{entry.address}.md", entry.anchor)


def data_of(entry: Entry) -> str:
    """Return the file for machines of a single entry; its name is the end of the page's address."""
    folder = f"{entry.kind.folder}-" if entry.kind.folder else ""
    return f"{API}entries/{folder}{entry.slug}.json"


def evidence_uri(item: str) -> str:
    """Return the page of an evidence item."""
    return f"evidence/{item}.md"


def document_uri(document: str) -> str:
    """Return the page of a document of the policy set."""
    return f"documents/{document}.md"


def source_uri(source: str) -> str:
    """Return the page of a source."""
    return f"sources/{source}.md"


def own_page(uri: str) -> str:
    """Return how a link names a page of the site that the crosswalk is added to, by its source file."""
    return f"/{uri}"
