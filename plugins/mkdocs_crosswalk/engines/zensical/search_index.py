"""What the search of a built site finds of the crosswalk: names, spellings and first words, as under MkDocs.

Its pages link dozens of entries each, and by all of their text they would be found by the id of any of them.
"""

from __future__ import annotations

import json
import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from mkdocs_crosswalk.data.problems import CrosswalkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FILE = "search.json"
_FORM = {"location", "level", "title", "text", "path", "tags"}
_HEADING = re.compile(r'<h(?P<level>[12]) id="(?P<anchor>[^"]*)">(?P<title>.*?)</h[12]>', re.DOTALL)
_TAG = re.compile(r"</?(?!(?:p|ul|ol|li)\b)[^>]*>")
_ANY_TAG = re.compile(r"<[^>]*>")


def index_again(site_dir: Path, pages: Mapping[str, str]) -> None:
    """Have the search of a built site know pages by what they are called.

    Args:
        site_dir: The folder of the built site.
        pages: Of each page, by its address, the part that search may index, as HTML; its headings have anchors.

    Raises:
        CrosswalkError: The index is not there, or has a form that is not known.
    """
    file = site_dir / FILE
    try:
        index = json.loads(file.read_text("utf-8"))
        before = {item["location"]: item for item in index["items"] if item.keys() >= _FORM}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CrosswalkError(f"the index of the search, {FILE}, is not as Zensical wrote it until now") from error
    found: list[Any] = []
    for item in index["items"]:
        url = item["location"].partition("#")[0]
        if url not in pages:
            found.append(item)
        elif item["location"] == url:
            found += _items(url, pages[url], before[url])
    if lost := [url for url in pages if url not in before]:
        raise CrosswalkError(f"the search does not know {len(lost)} pages of the crosswalk, such as {lost[0]}")
    index["items"] = found
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _items(url: str, html: str, first: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the entries of a page: one for each of its headings, with what stands below it."""
    path = [escape(unescape(name), quote=False) for name in first["path"]]  # its script knows no other entities
    headings = [*_HEADING.finditer(html)]
    ends = [*(match.start() for match in headings[1:]), len(html)]
    for match, end in zip(headings, ends, strict=True):
        level = int(match["level"])
        yield {
            **first,
            "path": path,
            "location": url if level == 1 else f"{url}#{unescape(match['anchor'])}",
            "level": level,
            "title": escape(" ".join(unescape(_ANY_TAG.sub("", match["title"])).split()), quote=False),
            "text": " ".join(_TAG.sub("", html[match.end() : end]).split()),
        }
