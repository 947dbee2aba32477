"""What a site's own pages say of themselves, and the policies among them, during one build.

All is read before any page is rendered, and a policy is checked when its page is.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs_crosswalk.catalogue.policies import PolicySet
from mkdocs_crosswalk.engines.build_day import build_day, latest_day
from mkdocs_crosswalk.engines.fail_on import read_targets
from mkdocs_crosswalk.programme.coverage import missed
from mkdocs_crosswalk.prose.page_fields import PageFields, read_page_fields
from mkdocs_crosswalk.prose.policies import read_policies, wrong_anchors
from mkdocs_crosswalk.prose.withheld import still_wrong
from mkdocs_crosswalk.views.addresses import own_page
from mkdocs_crosswalk.views.programme.policy_box import policy_box
from mkdocs_crosswalk.views.programme.policy_sections import with_policies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_crosswalk.prose.withheld import Withheld
    from mkdocs_crosswalk.views.programme.policy_box import PolicyBox
    from mkdocs_crosswalk.views.site import Site

    from .options import CrosswalkConfig

log = logging.getLogger("mkdocs.plugins.crosswalk")


class SitePolicies:
    """Reads the policies of a site, and says what is wrong with their front matter.

    Args:
        files: The site's files, without those of the crosswalk.
        site: The pages of the crosswalk.
        options: The plugin's options.
        nav: The site's `nav` as its configuration has it, or None.
        shown: Whether what is found may be shown; a further language of a site whose pages are made shows no more.
        withheld: What a public copy of the site keeps for itself: to name it is not wrong.

    Attributes:
        found: The policies, or None if no page names an entry and no option asks for the report.
        site: The pages of the crosswalk, with the policies on them.
        urls: The address of each policy by the name that links to it have.
    """

    def __init__(
        self,
        files: Files,
        site: Site,
        options: CrosswalkConfig,
        nav: object,
        *,
        shown: bool,
        withheld: Withheld | None = None,
    ) -> None:
        self.options = options
        self.site = site
        self.found: PolicySet | None = None
        self.urls: dict[str, str] = {}
        names = dict(_titles(nav, files))
        latest = latest_day()
        policies, wrong = read_policies(site.catalogue, _texts(files), options.policies, names, latest)
        if withheld and wrong:
            catalogue = withheld.site.catalogue
            wrong = [*still_wrong(wrong, read_policies(catalogue, _texts(files), options.policies, names, latest)[1])]
        self._fields, others = read_page_fields(_texts(files), latest, {policy.uri for policy in policies})
        self.problems = (*wrong, *others)
        self._judged = withheld is None
        if shown and (options.policies or options.fail_on or any(not policy.silent for policy in policies)):
            self.found = PolicySet(policies, build_day(), read_targets(options.fail_on))
            self.site = with_policies(site, self.found)
            self.urls = {own_page(policy.uri): files.src_uris[policy.uri].url for policy in policies}

    def fields(self, uri: str) -> PageFields:
        """Return what a page says of itself."""
        return self._fields.get(uri, PageFields())

    def report(self) -> None:
        """Say what is wrong with the front matter, and what the site sets for its policies and they do not reach.

        A public copy of a site does not know what is left out; the private one says it.
        """
        for problem in self.problems:
            log.warning("%s", problem)
        if self.found and self._judged:
            for one in missed(self.found.targets, self.site.extent.programme, self.found):
                log.warning("fail_on %s: %s", one.target, one.text)

    def box(self, page: Page) -> PolicyBox | None:
        """Return the box of a page if it is a policy and shall have one; wrong anchors are said in any case."""
        policy = self.found.by_uri.get(page.file.src_uri) if self.found else None
        if policy is None:
            return None
        frameworks = self.site.catalogue.ids.written_frameworks.usual
        for problem in wrong_anchors(policy, page.present_anchor_ids or (), frameworks):
            log.warning("%s", problem)
        return policy_box(self.site.catalogue, policy) if self.options.policy_box in ("top", "bottom") else None


def _texts(files: Files) -> Iterator[tuple[str, str]]:
    """Yield each page that people write with its text; of one that cannot be read MkDocs speaks later."""
    for file in files.documentation_pages():
        with suppress(OSError, ValueError):
            yield file.src_uri, file.content_string


def _titles(nav: object, files: Files) -> Iterator[tuple[str, str]]:
    """Yield the pages that a `nav` names with a title: source file and title."""
    if isinstance(nav, list):
        for item in nav:
            yield from _titles(item, files)
    elif isinstance(nav, dict):
        for title, inside in nav.items():
            if isinstance(inside, str) and (file := files.get_file_from_path(inside)):
                yield file.src_uri, str(title)
            else:
                yield from _titles(inside, files)
