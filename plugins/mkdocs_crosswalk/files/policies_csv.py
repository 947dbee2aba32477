"""`downloads/policies.csv`: every entry, with the policies that name it; an entry that none names has a row too.

Behind them stand the ids of other frameworks that a policy names, without title, kind and link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_crosswalk.views.addresses import Place, own_page, place_of

from .csv_files import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_crosswalk.catalogue.catalogue import Catalogue
    from mkdocs_crosswalk.catalogue.policies import Citation, OtherCitation, Policy, PolicySet

COLUMNS = (
    *("id", "title", "kind", "link"),
    *("policy", "section", "policy_link", "owner", "reviewed", "next_review", "past_due", "framework"),
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
    late = {policy.uri for policy in policies.overdue}

    def named(policy: Policy, citation: Citation | OtherCitation) -> tuple[str, ...]:
        place = url(Place(own_page(policy.uri), citation.anchor))
        dates = (d.isoformat() if d else "" for d in (policy.reviewed, policy.due))
        past = "yes" if policy.uri in late else ""
        return (policy.title, citation.section or citation.anchor, place, policy.owner, *dates, past)

    for entry in catalogue.singles:
        first = (entry.id, catalogue.title_apart(entry), entry.kind.one, url(place_of(entry)))
        framework = catalogue.frameworks[entry.framework].name
        if entry.id not in policies.by_entry:
            yield (*first, *("" for _ in COLUMNS[len(first) : -1]), framework)
        for policy in policies.by_entry.get(entry.id, ()):
            for citation in policy.of(entry.id):
                yield (*first, *named(policy, citation), framework)
    for framework, others in policies.others.items():
        for other, places in others.items():
            for policy, place in places:
                yield (other, "", "", "", *named(policy, place), framework)
