"""`downloads/policies.csv`: every entry, with the policies that name it; an entry that none names has a row too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.frameworks import KIND_NAMES
from mkdocs_crosswalk.pages.addresses import Place, own_page, place_of

from .csv_files import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_crosswalk.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.policies import PolicySet

COLUMNS = (
    *("id", "title", "kind", "link"),
    *("policy", "section", "policy_link", "owner", "reviewed", "next_review", "past_due"),
)


def policies_csv(catalogue: Catalogue, policies: PolicySet, url: Callable[[Place], str]) -> bytes:
    """Return the file: one row for each place where a policy names an entry, in the order of the entries.

    Args:
        catalogue: The catalogue.
        policies: The policies of the site.
        url: Turns a place into its address, with the site's own before it where that is known.
    """
    return csv_bytes([COLUMNS, *_rows(catalogue, policies, url)])


def _rows(catalogue: Catalogue, policies: PolicySet, url: Callable[[Place], str]) -> Iterator[tuple[str, ...]]:
    for entry in catalogue.singles:
        first = (entry.id, catalogue.title_apart(entry), KIND_NAMES[entry.kind][0], url(place_of(entry)))
        if entry.id not in policies.by_entry:
            yield (*first, *("" for _ in COLUMNS[len(first) :]))
        for policy in policies.by_entry.get(entry.id, ()):
            dates = (d.isoformat() if d else "" for d in (policy.reviewed, policy.due))
            last = (policy.owner, *dates, "yes" if policy in policies.overdue else "")
            for citation in policy.of(entry.id):
                place = Place(own_page(policy.uri), citation.anchor)
                yield (*first, policy.title, citation.section or citation.anchor, url(place), *last)
