"""What an auditor asks for in a window: its figures, and each record by the entries that ask for it or by itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.words import listed
from mkdocs_crosswalk.programme.requests import WORST_FIRST, Requests
from mkdocs_crosswalk.views import addresses, wording
from mkdocs_crosswalk.views.blocks import Facts, Notice, Paragraph
from mkdocs_crosswalk.views.text import Link, RecordsMark, id_list

from .blocks import Pages
from .frame import programme_page
from .requests_lists import by_entry, by_record
from .requests_said import COVERED, span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_crosswalk.registers.organisation import Window
    from mkdocs_crosswalk.views.blocks import Block
    from mkdocs_crosswalk.views.extent import Extent
    from mkdocs_crosswalk.views.page import Page
    from mkdocs_crosswalk.views.text import Text

STYLES = ("requests.css",)
BARE = 18
"""How many entries without a record in the window are named."""
NOTE = (
    "The population is the list that the auditor draws from; never prepare a sample yourself. How many are drawn is "
    "the auditor's matter. In the window says where a record lies by its days, and not whether it is enough."
)


def windows(extent: Extent) -> tuple[Window, ...]:
    """Return the windows that have pages."""
    said = extent.programme.organisation
    return tuple(w for w in said.windows if extent.has(addresses.requests_uri(w.key))) if said else ()


def requests_pages(extent: Extent) -> Iterator[Page]:
    """Yield two pages for each window: what is asked for by entry, and the same by record."""
    for window in windows(extent):
        found = Requests(extent.programme, window)
        yield _page(extent, found, addresses.requests_uri, "entry")
        yield _page(extent, found, addresses.records_asked_uri, "record")


def name(extent: Extent, window: Window) -> str:
    """Return what a window is called: its key in words, where the framework's key stands by the name of that."""
    framework = extent.catalogue.frameworks[window.framework]
    key = window.key.removeprefix(framework.key)
    return f"{framework.name}{key.replace('-', ' ')}" if key != window.key else wording.begin(key.replace("-", " "))


def _page(extent: Extent, found: Requests, uri: Callable[[str], str], by: str) -> Page:
    window, framework = found.window, found.framework
    called = name(extent, window)
    many = _many(found)
    asker = "" if by == "entry" else ", record by record"
    ask = "What the auditor will ask to see, where it lies, and whether it falls into the window. "
    return programme_page(
        extent,
        uri(window.key),
        title=f"Requests for {called}{asker}",
        description=(
            f"What an auditor of {framework.name} asks for in the window {span(window.begin, window.end)}{asker}: "
            f"{wording.number(len(found.items), 'record')} for {many}."
        ),
        heading=f"Requests for {called}",
        lead=(f"{ask}No file is copied; places only.",),
        opening=(*_switches(extent, found, uri), *_figures(found), *_list(extent, found, by)),
        modules=("work-list.js",),
        styles=STYLES,
        here=addresses.requests_uri(windows(extent)[0].key),
    )


def _many(found: Requests) -> str:
    """Return how many entries are asked about: `30 clauses and 81 controls`."""
    kinds = Counter(asked.entry.kind.key for asked in found.entries)
    there = sorted((kind for kind in found.framework.single if kinds[kind.key]), key=lambda kind: not kind.always)
    return listed([wording.number(kinds[kind.key], kind.one, kind.many) for kind in there]) or "no entry"


def _switches(extent: Extent, found: Requests, uri: Callable[[str], str]) -> Iterator[Block]:
    """Yield the ways to the other windows, and to the same one in the other order."""
    key, every = found.window.key, windows(extent)
    if len(every) > 1:
        links = tuple(Link(uri(window.key), name(extent, window)) for window in every)
        yield Pages(links, uri(key), label="Window", style="switch")
    kind = found.framework.single[0].one if len(found.framework.single) == 1 else "entry"
    orders = (
        Link(addresses.requests_uri(key), f"By {kind}"),
        Link(addresses.records_asked_uri(key), "By record"),
    )
    yield Pages(orders, uri(key), label="Order", style="switch")


def _figures(found: Requests) -> Iterator[Block]:
    window, today = found.window, found.programme.today
    left = (window.end - today).days
    ahead = f"; {wording.number(left, 'day')} to go on {wording.day(today)}" if left > 0 else ""
    groups = listed([found.programme.catalogue.entries[group].title for group in found.groups])
    out = len(found.excluded)
    apart = f"; {out} of {out + len(found.entries)} excluded, and not asked about" if out else ""
    asked = f"{len(found.items)} different ones, named by this site or kept by you; your auditor's list may differ"
    facts: list[tuple[str, Text]] = [
        ("Window", (f"{span(window.begin, window.end)}{ahead}",)),
        ("Categories" if groups else "Asked about", (f"{groups}: {_many(found)}" if groups else _many(found) + apart,)),
        ("Records asked for", (asked,)),
        ("None, not even in part", _bare(found)),
    ]
    yield Facts(tuple(facts))
    yield Paragraph(tuple(_counts(found)))


def _bare(found: Requests) -> Text:
    said = f"{len(found.bare)} of {len(found.entries)}"
    if not found.bare:
        return (said,)
    more = f" and {len(found.bare) - BARE} more" if len(found.bare) > BARE else ""
    return (f"{said}: ", *id_list(found.bare[:BARE]), *((more,) if more else ()))


def _counts(found: Requests) -> Iterator[RecordsMark | str]:
    total = len(found.items)
    for number, coverage in enumerate(reversed(WORST_FIRST)):
        yield from (", ",) if number else ()
        yield RecordsMark(coverage, f"{found.counts[coverage]} of {total} {COVERED[coverage]}")


def _list(extent: Extent, found: Requests, by: str) -> Iterator[Block]:
    if not found.items:
        yield Notice(("No record is asked for: no verdict names one, and none of yours serves these entries.",))
        return
    file = addresses.requests_csv(found.window.key)
    files = (Link(file, "CSV"),) if extent.has(file) else ()
    yield by_entry(found, files, NOTE) if by == "entry" else by_record(found, files, NOTE)
