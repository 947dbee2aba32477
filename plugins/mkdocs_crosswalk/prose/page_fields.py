"""What the metadata of any page says to us: the day of its review, and which of its ids become links."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen
from mkdocs_crosswalk.data.problems import Problem
from mkdocs_crosswalk.data.yaml_files import Scalar

from .front_matter import ODD, FrontMatterError, parted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_crosswalk.data.yaml_files import Node

EARLIEST = date(1980, 1, 1)
"""No page was reviewed before; MkDocs cannot date a site map before 1970."""
_TELLING = re.compile(r"reviewed|link_ids", re.IGNORECASE)
_LINK_IDS: dict[str, bool | str] = {
    **dict.fromkeys(("true", "yes", "on"), True),
    **dict.fromkeys(("false", "no", "off"), False),
    "all": "all",
}


@frozen
class PageFields:
    """What a page says of itself.

    Attributes:
        reviewed: The day of its last review.
        link_ids: Which of its ids become links: all, those that can mean nothing else, none; or None, as on all pages.
    """

    reviewed: date | None = None
    link_ids: bool | str | None = None


def read_page_fields(
    pages: Iterable[tuple[str, str]], latest: date, checked: Collection[str] = ()
) -> tuple[dict[str, PageFields], list[Problem]]:
    """Return the fields of those pages that have some, and what is wrong with them.

    Args:
        pages: The source file of each page with its text.
        latest: The day after which no review can have been.
        checked: Pages whose review is spoken of elsewhere.
    """
    found: dict[str, PageFields] = {}
    problems: list[Problem] = []
    for uri, text in pages:
        front = parted(text, uri)
        if not _TELLING.search(front.text):
            continue
        try:
            nodes = {key.text.lower(): value for key, value in front.fields()}
        except FrontMatterError:
            continue
        wrong: list[Problem] = []
        reviewed = _reviewed(nodes.get("reviewed"), latest, wrong)
        problems += () if uri in checked else wrong
        found[uri] = PageFields(reviewed, _link_ids(nodes.get("link_ids"), problems))
    return found, sorted(problems)


def read_day(text: str) -> date | None:
    """Return the day that a text names, or None."""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def wrong_day(name: str, day: date, latest: date) -> str:
    """Return why a field cannot be a day, or nothing."""
    if day < EARLIEST:
        return f'"{name}" is {day}, which lies before {EARLIEST.year}'
    return f'"{name}" is {day}, which has not come yet' if day > latest else ""


def _reviewed(node: Node | None, latest: date, problems: list[Problem]) -> date | None:
    """Return the day of a review; a page that is no policy may keep something else there."""
    day = read_day(node.folded) if isinstance(node, Scalar) and node.tag != ODD else None
    if node and day and (wrong := wrong_day("reviewed", day, latest)):
        problems.append(Problem(node.at, wrong))
        return None
    return day


def _link_ids(node: Node | None, problems: list[Problem]) -> bool | str | None:
    if node is None or (isinstance(node, Scalar) and node.tag == "null"):
        return None
    word = node.folded.lower() if isinstance(node, Scalar) else ""
    if word not in _LINK_IDS:
        problems.append(Problem(node.at, '"link_ids" must be true, false or all'))
    return _LINK_IDS.get(word)
