"""What the search says that things are: the kind of each with its sign, and the groups in which they are shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_crosswalk.data.frozen import frozen

from . import addresses, wording
from .ways import compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_crosswalk.registers.frameworks import Entry

    from .site import Site

GROUPS = (
    "In the frameworks",
    "Evidence",
    "Documents",
    "Guides",
    "Glossary",
    "Lists and tools",
    "Editions that have ended",
    "Sources and corrections",
    "About this site",
)
"""The groups in the order in which they are shown: what readers look for first, what maintainers do last."""
_NEXT_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
SHAPES = ("square", "circle", "diamond", "hexagon")
"""The signs of entries, a framework after the other."""


@frozen
class FoundKind:
    """What a hit is.

    Attributes:
        word: What it is called.
        sign: The name of its sign in `hits.js`.
        group: The place of its group in `GROUPS`.
    """

    word: str
    sign: str
    group: int


EVIDENCE = FoundKind("Evidence", "record", 1)
DOCUMENT = FoundKind("Document", "document", 2)
GUIDE = FoundKind("Guide", "book", 3)
TERM = FoundKind("Term", "letter", 4)
PAGE = FoundKind("Page", "page", 5)
SOURCE = FoundKind("Source", "quote", 7)
ABOUT = FoundKind("About", "about", 8)
PROGRAMME = FoundKind("Programme", "page", 5)
FRAMEWORK = FoundKind("Framework", "group", 0)
PROGRAMME_FOLDER = "programme/"
FIXED = (EVIDENCE, DOCUMENT, GUIDE, TERM, PAGE, SOURCE, ABOUT, FRAMEWORK)


def fixed(site: Site) -> tuple[FoundKind, ...]:
    """Return the kinds beside those of entries."""
    return (*FIXED, PROGRAMME) if site.extent.programme.exists else FIXED


def kind_of(site: Site, entry: Entry) -> FoundKind:
    """Return what an entry is: its kind's name, and the sign of its framework or that of a group of entries."""
    catalogue = site.catalogue
    among = [framework.id for framework in compared(catalogue)]
    word = wording.begin(entry.kind.one)
    if entry.framework not in among:
        return FoundKind(word, "old", 6)
    sign = SHAPES[among.index(entry.framework) % len(SHAPES)] if entry.kind.single else "group"
    return FoundKind(word, sign, 0)


def folders(site: Site) -> Iterator[tuple[str, str, FoundKind]]:
    """Yield a page or folder by its source address, what its address goes on with, and what stands there."""
    has = site.extent.has
    if site.extent.programme.exists:
        yield PROGRAMME_FOLDER, "", PROGRAMME
    if addresses.GLOSSARY in site.written and has(addresses.GLOSSARY):
        yield addresses.GLOSSARY, "#", TERM
    if has(addresses.PLAN):
        yield addresses.PLAN, "", PAGE
        yield addresses.PLANS, "", PAGE
    if has(addresses.EXCHANGE):
        yield "exchange/", "", PAGE
    for uri in (addresses.COUNTERPARTS, addresses.CORRECTIONS, addresses.CHANGES):
        if has(uri):
            yield uri, "", SOURCE
    for folder, kind in (
        ("evidence/", EVIDENCE),
        ("documents/", DOCUMENT),
        ("guides/", GUIDE),
        ("sources/", SOURCE),
        ("about/", ABOUT),
    ):
        yield folder, "", kind


def line(site: Site, entry_id: str) -> str:
    """Return the first sentence of an entry's verdict, or an empty text where it has none."""
    verdicts = site.catalogue.verdicts.get(entry_id)
    said = verdicts.base.summary if verdicts else ""
    return _NEXT_SENTENCE.split(said, maxsplit=1)[0]


def suggestions(site: Site, most: int = 6) -> tuple[str, ...]:
    """Return what an empty search box offers: an id of each of two frameworks, then words that the data marks so."""
    catalogue = site.catalogue
    ids = [
        next((form.example for form in framework.ids if form.example), "")
        or next((e.id for e in catalogue.framework_entries(framework.id) if e.kind.single), "")
        for framework in compared(catalogue)
    ]
    words = [shortcut.words[0] for shortcut in catalogue.shortcuts if shortcut.suggested]
    return tuple(filter(None, (*ids[:2], *words, *ids[2:])))[:most]
