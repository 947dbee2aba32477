"""The crosswalk's part of a site's navigation, in sections: with pruning a page carries its own section alone.

The plugin of MkDocs needs none of it. It is for generators that make a page's navigation of that of the site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.locations import heading_of
from mkdocs_crosswalk.render.escaping import as_html
from mkdocs_crosswalk.views.addresses import GUIDES, HOME

if TYPE_CHECKING:
    from mkdocs_crosswalk.views.menu import Group
    from mkdocs_crosswalk.views.site import Site

NAME = "Crosswalk"


def menu(site: Site, prefix: str) -> list[Any]:
    """Return the sections of the crosswalk as a `nav` has them, their titles as HTML, which themes print as it stands.

    The lists and plans of larger scopes are not in it, as switches lead to them, nor is the page that asks for an id.

    Args:
        site: The pages of the crosswalk.
        prefix: What stands before each of their source files.
    """
    has, seen = site.extent.has, set[str]()

    def page(uri: str, title: str) -> dict[str, str]:
        seen.add(uri)
        return {str(as_html(title)): f"{prefix}{uri}"}

    def group(one: Group) -> dict[str, Any] | None:
        first = [] if one.uri in seen else [page(one.uri, one.title)]
        rest = [
            page(i.uri, f"{site.pages[i.uri].heading_id} {i.title}".strip()) for i in one.items if i.uri not in seen
        ]
        return {str(as_html(one.title)): [*first, *rest]} if first or rest else None

    found: list[Any] = [page(HOME, site.pages[HOME].title)]
    for section in site.sections:
        first = page(section.uri, section.title)
        groups = [made for one in section.groups if (made := group(one))]
        found.append({str(as_html(section.title)): [first, *groups]} if groups else first)
    index = [page(GUIDES, site.pages[GUIDES].title)] if GUIDES in site.pages else []
    guides = [*index, *(page(guide.uri, guide.title) for guide in site.extent.guides if has(guide.uri))]
    about = [page(uri, heading_of(path)) for uri, path in site.written.items() if has(uri) and uri not in seen]
    found += [{name: pages} for name, pages in (("Guides", guides), ("About", about)) if pages]
    return found
