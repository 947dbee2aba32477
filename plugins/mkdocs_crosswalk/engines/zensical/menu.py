"""The crosswalk's part of a site's navigation, in sections: with pruning a page carries its own section alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.locations import heading_of
from mkdocs_crosswalk.views.addresses import HOME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs_crosswalk.views.menu import Group
    from mkdocs_crosswalk.views.site import Site

NAME = "Crosswalk"


def menu(site: Site, prefix: str, written: Callable[[str], str] = str) -> list[Any]:
    """Return the sections of the crosswalk as a `nav` has them.

    Args:
        site: The pages of the crosswalk.
        prefix: What stands before each of their source files.
        written: Writes a title, which is text, as the engine takes it.
    """
    has, seen = site.extent.has, set[str]()

    def page(uri: str, title: str) -> dict[str, str]:
        seen.add(uri)
        return {written(title): f"{prefix}{uri}"}

    def group(one: Group) -> dict[str, Any] | None:
        first = [] if one.uri in seen else [page(one.uri, one.title)]
        rest = [
            page(i.uri, f"{site.pages[i.uri].heading_id} {i.title}".strip()) for i in one.items if i.uri not in seen
        ]
        return {written(one.title): [*first, *rest]} if first or rest else None

    found: list[Any] = [page(HOME, site.pages[HOME].title)]
    for section in site.sections:
        first = page(section.uri, section.title)
        groups = [made for one in section.groups if (made := group(one))]
        found.append({written(section.title): [first, *groups]} if groups else first)
    guides = [page(guide.uri, guide.title) for guide in site.extent.guides if has(guide.uri)]
    about = [page(uri, heading_of(path)) for uri, path in site.written.items() if has(uri) and uri not in seen]
    found += [{name: pages} for name, pages in (("Guides", guides), ("About", about)) if pages]
    return found


def own_menu(docs: Path, prefix: str) -> list[Any]:
    """Return the pages of a site's own folder as Zensical would list them where no `nav` does."""

    def inside(folder: Path) -> Iterator[Any]:
        paths = sorted(
            folder.iterdir(), key=lambda path: (path.is_dir(), path.stem not in ("index", "README"), path.name)
        )
        for path in paths:
            uri = path.relative_to(docs).as_posix()
            if path.name.startswith(".") or f"{uri}/".startswith(prefix):
                continue
            if path.is_dir():
                if below := [*inside(path)]:
                    yield {path.name.replace("-", " ").replace("_", " ").capitalize(): below}
            elif path.suffix == ".md":
                yield uri

    return [*inside(docs)]


def names(nav: Any, prefix: str) -> bool:
    """Say whether a `nav` names a page below a folder."""
    if isinstance(nav, list):
        return any(names(item, prefix) for item in nav)
    if isinstance(nav, dict):
        return any(names(item, prefix) for item in nav.values())
    return isinstance(nav, str) and nav.startswith(prefix)
