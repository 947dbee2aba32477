"""Where every entry is found: permanent, guessable, lower case."""

from __future__ import annotations

from functools import cache
from posixpath import commonprefix, normpath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_crosswalk.registers.divisions import Division
    from mkdocs_crosswalk.registers.frameworks import Entry, Framework

HOME = "index.md"
EVIDENCE = "evidence/index.md"
PLAN = "evidence/plan.md"
PLANS = "evidence/plan/"
"""The folder of the evidence plans: for each way a page, and below it one for each larger scope."""
DOCUMENTS = "documents/index.md"
SOURCES = "sources/index.md"
MATRIX = "matrix.md"
MATRICES = "matrix/"
COUNTERPARTS = "counterparts.md"
CORRECTIONS = "corrections.md"
CHANGES = "changes.md"
HOW_TO_READ = "about/how-to-read.md"
GAP = "gap/index.md"
SCORECARDS = "gap/scorecard/"
"""The folder of the scorecards, one for each way."""
GUIDES = "guides/index.md"
EXCHANGE = "exchange/index.md"
GO = "go.md"
GLOSSARY = "guides/glossary.md"
CONNECTING = "guides/connecting-systems.md"
"""The guide that says in which order systems are set up."""
DOWNLOADS = "downloads/"
WORD = f"{DOWNLOADS}documents/"
"""The documents of the policy set as files for Word."""
PLANS_CSV = f"{DOWNLOADS}evidence-plans.csv"
CONTROL_MATRIX = f"{DOWNLOADS}control-matrix.xlsx"
POLICIES = "policies.md"
PROGRAMME = "programme/index.md"
STATEMENT_HERE = "programme/soa.md"
WORK = "programme/work.md"
PLAN_HERE = "programme/evidence.md"
STATUS_HERE = "programme/status.json"
"""What the scripts of a matrix lay over it."""
PEOPLE = "programme/people.md"
WORK_CSV = f"{DOWNLOADS}programme-work.csv"
WORK_BOOK = f"{DOWNLOADS}programme-work.xlsx"
CALENDAR = f"{DOWNLOADS}programme.ics"
PLAN_HERE_CSV = f"{DOWNLOADS}programme-evidence.csv"
POLICIES_CSV = f"{DOWNLOADS}policies.csv"
API = "api/v1/"
APIS = {1: API, 2: "api/v2/"}
"""The folders of the files for machines. The first holds frameworks that were there from the start, and no others."""
WORK_SCHEMA = f"{API}schema/work.json"
"""The schema of the list of work that a browser saves."""
CHANGES_SCHEMA = f"{API}schema/changes.json"
"""The schema of what `crosswalk diff` says for other programs."""
SCHEMAS = "schema/data/"
"""The folder of the schemas of data files, which belong to no version of the files for machines."""
INVENTORY = "objects.inv"


class Place(NamedTuple):
    """A page and an anchor on it; the anchor may be empty."""

    uri: str
    anchor: str = ""


@cache  # the pages of a folder lead to the same places by the same paths, thousands of times
def relative(target: str, folder: str) -> str:
    """Return an address as seen from a folder, which is empty for the root; one that ends in a slash still does."""
    there, here = _parts(target), _parts(folder)
    shared = len(commonprefix([there, here]))
    path = "/".join((*[".."] * (len(here) - shared), *there[shared:])) or "."
    return path + ("/" if target.endswith("/") else "")


def _parts(path: str) -> list[str]:
    return [part for part in normpath(path).split("/") if part != "."]


def address_of(uri: str) -> str:
    """Return the address of a page: `gap/` for `gap/index.md`, `matrix/` for `matrix.md`."""
    return uri.removesuffix("index.md") if f"/{uri}".endswith("/index.md") else f"{uri.removesuffix('.md')}/"


def index_of(framework: Framework) -> str:
    """Return the first page of a framework."""
    return f"{framework.address}/index.md"


def api(*frameworks: Framework) -> str:
    """Return the folder of the files for machines that hold some frameworks, or what is said of them together."""
    return APIS[max(framework.version for framework in frameworks)]


def common(frameworks: Iterable[Framework]) -> str:
    """Return the folder of the files for machines that hold what no single framework has: the first that there is."""
    return APIS[min(framework.version for framework in frameworks)]


def sides(left: Framework, right: Framework) -> dict[str, str]:
    """Return by what files for machines call two frameworks, which side each is: in the first version by their keys."""
    both = (left.key, right.key) if api(left, right) == API else ("left", "right")
    return dict(zip(both, ("left", "right"), strict=True))


def division_uri(framework: Framework, division: Division) -> str:
    """Return the page of a division that has one."""
    return f"{framework.address}/{division.folder}/index.md"


def place_of(entry: Entry) -> Place:
    """Return the page of an entry, and the anchor on it if the page is that of something above it."""
    return Place(f"{entry.address}.md", entry.anchor)


def data_of(entry: Entry, framework: Framework) -> str:
    """Return the file for machines of a single entry; its name is the end of the page's address."""
    folder = f"{entry.kind.folder}-" if entry.kind.folder else ""
    own = "" if api(framework) == API else f"{framework.address}/"
    return f"{api(framework)}entries/{own}{folder}{entry.slug}.json"


def evidence_uri(item: str) -> str:
    """Return the page of an evidence item."""
    return f"evidence/{item}.md"


def document_uri(document: str) -> str:
    """Return the page of a document of the policy set."""
    return f"documents/{document}.md"


def of_plans(uri: str) -> bool:
    """Say whether an address is that of an evidence plan, of the file of all, or of the page that lists them."""
    return uri in (PLAN, PLANS_CSV) or uri.startswith(PLANS)


def word_uri(document: str) -> str:
    """Return the file for Word of a document of the policy set."""
    return f"{WORD}{document}.docx"


def source_uri(source: str) -> str:
    """Return the page of a source."""
    return f"sources/{source}.md"


def requests_uri(window: str) -> str:
    """Return the page of what an auditor asks for in a window, by the key of that."""
    return f"programme/requests/{window}.md"


def records_asked_uri(window: str) -> str:
    """Return the page of the same record by record."""
    return f"programme/requests/{window}/by-record.md"


def requests_csv(window: str) -> str:
    """Return the file of the same."""
    return f"{DOWNLOADS}programme-requests-{window}.csv"


def own_page(uri: str) -> str:
    """Return how a link names a page of the site that the crosswalk is added to, by its source file."""
    return f"/{uri}"
