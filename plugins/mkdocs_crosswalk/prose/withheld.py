"""What a company's own data adds, on a site that says nothing of it: pages may name it, and lead nowhere."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_crosswalk.data.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_crosswalk.data.problems import Position, Problem
    from mkdocs_crosswalk.views.site import Site

_HINT = re.compile(r" \(did you mean [^\n]*\?\)$")


@frozen
class Withheld:
    """What is not shown.

    Attributes:
        site: The pages with all that the company adds. Nothing of them is ever printed.
        shown: The pages without it.
        prefix: The folder that they are in, empty or with a slash at the end.
    """

    site: Site
    shown: Site
    prefix: str

    def names(self, text: str) -> bool:
        """Say whether a text is the id of an entry that is not shown, or the name of such an evidence item."""
        return self.site.catalogue.everything.ids.one(text) is not None or (
            text in self.site.records and text not in self.shown.records
        )

    def page(self, uri: str) -> bool:
        """Say whether a source address is that of a page that is not shown."""
        below = uri.removeprefix(self.prefix) if uri.startswith(self.prefix) else ""
        return below in self.site.pages and below not in self.shown.pages

    def leads(self, href: str, uri: str) -> bool:
        """Say whether a link on a page leads to what there is, as far as it is known here.

        Args:
            href: Where the link leads.
            uri: The source file of the page.
        """
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path:
            return True
        return not self.page(posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(parts.path))))

    def nav(self, items: object) -> object:
        """Return the items of a `nav` without those that lead to pages that are not shown."""
        if isinstance(items, list):
            kept = [self.nav(item) for item in items]
            return [item for item, before in zip(kept, items, strict=True) if item or not before]
        if isinstance(items, dict):
            inside = {title: self.nav(below) for title, below in items.items()}
            return {title: below for title, below in inside.items() if below or not items[title]}
        return None if isinstance(items, str) and self.page(items) else items


def still_wrong(problems: Iterable[Problem], with_own: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of pages that are there also where all own data is shown; hints may differ.

    Args:
        problems: What is wrong with the front matter of pages, as a site without own data reads it.
        with_own: The same with own data.
    """
    there: dict[Position, set[str]] = {}
    for place, message in map(_parted, with_own):
        there.setdefault(place, set()).add(message)
    said = list(problems)
    alike = {place for place, message in map(_parted, said) if message in there.get(place, ())}
    for problem in said:
        place, message = _parted(problem)
        if message in there.get(place, ()) or (place in there and place not in alike):
            yield problem


def _parted(problem: Problem) -> tuple[Position, str]:
    """Return where a problem is, and what it is without the closest right thing."""
    return problem.position, _HINT.sub("", problem.message)
