"""`policies.json`: the policies of the site, each with the entries that it names and where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.shapes import day, record, several, text
from mkdocs_crosswalk.registers.forms import ID
from mkdocs_crosswalk.views import addresses
from mkdocs_crosswalk.views.addresses import Place, own_page

from .entry_files import one_line, without_empty

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.policies import Policy, PolicySet

_AT = {"section": text("The heading of the section."), "url": text("From the root of the site, without a slash.")}
POLICY = record(
    {"title": text(), "url": _AT["url"], "names": several(record({"entry": ID, **_AT}), "Where it names an entry.")},
    {"owner": text(), "reviewed": day(), "next_review": day()},
)


def policies_uri(catalogue: Catalogue) -> str:
    """Return the address of the file: it is in the first version of the site."""
    return f"{addresses.common(catalogue.frameworks.values())}policies.json"


def policies_json(catalogue: Catalogue, policies: PolicySet, url: Callable[[Place], str]) -> str:
    """Return the file.

    Args:
        catalogue: The catalogue.
        policies: The policies of the site.
        url: Turns a place into its address within the site, without a leading slash.
    """
    version = min(framework.version for framework in catalogue.frameworks.values())
    lines = ",\n".join(one_line(_item(policy, url)) for policy in policies.policies)
    return f'{{"schema": {version}, "items": [\n{lines}\n]}}\n'


def _item(policy: Policy, url: Callable[[Place], str]) -> dict[str, Any]:
    page = own_page(policy.uri)
    names = [
        {"entry": c.entry, "section": c.section or c.anchor or policy.title, "url": url(Place(page, c.anchor))}
        for entry in policy.entries
        for c in policy.of(entry)
    ]
    return without_empty(
        {
            "title": policy.title,
            "url": url(Place(page)),
            "owner": policy.owner,
            "reviewed": policy.reviewed.isoformat() if policy.reviewed else "",
            "next_review": policy.due.isoformat() if policy.due else "",
            "names": names,
        },
        keep=("names",),
    )
