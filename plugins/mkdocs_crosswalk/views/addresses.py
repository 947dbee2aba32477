"""Where every entry is found: permanent, guessable, lower case."""

from __future__ import annotations

from functools import cache
from posixpath import relpath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mkdocs_crosswalk.registers.frameworks import Entry

HOME = "index.md"
ISO = "iso27001/index.md"
CLAUSES = "iso27001/clauses/index.md"
SOC2 = "soc2/index.md"
ISO_2013 = "iso27001-2013/index.md"
EVIDENCE = "evidence/index.md"
DOCUMENTS = "documents/index.md"
SOURCES = "sources/index.md"
MATRIX = "matrix.md"
COUNTERPARTS = "counterparts.md"
CORRECTIONS = "corrections.md"
HOW_TO_READ = "about/how-to-read.md"
GAP = "gap/index.md"
GAP_TO_ISO = "gap/soc2-to-iso27001.md"
GAP_TO_SOC2 = "gap/iso27001-to-soc2.md"
SOA = "soa.md"
GO = "go.md"
DOWNLOADS = "downloads/"
CONTROL_MATRIX = f"{DOWNLOADS}control-matrix.xlsx"
CROSSWALK_TO_ISO = f"{DOWNLOADS}crosswalk-soc2-to-iso27001.csv"
CROSSWALK_TO_SOC2 = f"{DOWNLOADS}crosswalk-iso27001-to-soc2.csv"
SOA_CSV = f"{DOWNLOADS}statement-of-applicability.csv"
POLICIES = "policies.md"
POLICIES_CSV = f"{DOWNLOADS}policies.csv"
SOA_WORKBOOK = f"{DOWNLOADS}statement-of-applicability.xlsx"
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


def place_of(entry: Entry) -> Place:
    """Return the page of an entry; a category or control of 2013 is an anchor on its domain's page."""
    name = entry.slug
    match entry.kind.key:
        case "theme" | "control":
            return Place(f"iso27001/{name}.md")
        case "clause" | "heading" | "subclause":
            return Place(f"iso27001/clauses/{name}.md")
        case "series" | "criterion":
            return Place(f"soc2/{name}.md")
        case "category":
            return Place(SOC2, name)
        case "domain":
            return Place(f"iso27001-2013/{name}.md")
        case _:
            domain = "-".join(name.split("-")[:2])
            return Place(f"iso27001-2013/{domain}.md", name)


def data_of(entry: Entry) -> str:
    """Return the file for machines of a control, sub-clause or criterion; its name is the end of the page's address."""
    name = entry.slug
    return f"{API}entries/{f'clauses-{name}' if entry.kind.key == 'subclause' else name}.json"


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
