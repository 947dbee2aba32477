"""What a site's own pages say of themselves, and the policies among them, read from the site's folder."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.policies import PolicySet
from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.engines.build_day import build_day, latest_day
from mkdocs_crosswalk.engines.docs import texts_in
from mkdocs_crosswalk.programme.coverage import missed
from mkdocs_crosswalk.prose.page_fields import PageFields, read_page_fields
from mkdocs_crosswalk.prose.policies import read_policies
from mkdocs_crosswalk.prose.withheld import still_wrong
from mkdocs_crosswalk.views.programme.policy_sections import with_policies

from .options import NO_TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.engines.read_site import ReadSite
    from mkdocs_crosswalk.views.site import Site

    from .options import Options
    from .settings import Settings


@frozen
class OwnPages:
    """The pages in a site's own folder.

    Attributes:
        site: The pages of the crosswalk, with the policies on them.
        found: The policies, or None if no page names an entry and no option asks for the report.
        fields: What pages say of themselves, by their source files.
        wrong: What is wrong with what they say, and what policies do not reach.
    """

    site: Site
    found: PolicySet | None = None
    fields: dict[str, PageFields] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()


def read_own_pages(settings: Settings, options: Options, read: ReadSite) -> OwnPages:
    """Return the pages that people write in a site's folder, without those of the crosswalk.

    Raises:
        CrosswalkError: There is no such folder.
    """
    texts, unread = texts_in(settings.docs)
    texts = {uri: text for uri, text in texts.items() if not uri.startswith(options.prefix)}
    latest, names = latest_day(), dict(_titles(settings.nav))
    catalogue = read.site.catalogue
    policies, wrong = read_policies(catalogue, texts.items(), options.policies, names, latest)
    if read.withheld:
        whole = read.withheld.site.catalogue
        wrong = [*still_wrong(wrong, read_policies(whole, texts.items(), options.policies, names, latest)[1])]
    fields, others = read_page_fields(texts.items(), latest, {policy.uri for policy in policies})
    said = [*map(str, (*unread, *wrong, *others))]
    asked = options.policies or options.fail_on != NO_TARGETS
    if not asked and all(policy.silent for policy in policies):
        return OwnPages(read.site, None, fields, tuple(said))
    found = PolicySet(policies, build_day(), options.fail_on)
    if read.withheld is None:
        lacks = missed(found.targets, read.site.extent.programme, found)
        said += (f"fail_on {one.target}: {one.text}" for one in lacks)
    return OwnPages(with_policies(read.site, found), found, fields, tuple(said))


def _titles(nav: object) -> Iterator[tuple[str, str]]:
    """Yield the pages that a `nav` names with a title: source file and title."""
    if isinstance(nav, list):
        for item in nav:
            yield from _titles(item)
    elif isinstance(nav, dict):
        for title, inside in nav.items():
            if isinstance(inside, str):
                yield inside, str(title)
            else:
                yield from _titles(inside)
